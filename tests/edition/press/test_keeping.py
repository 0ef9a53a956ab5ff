"""The version of what is kept: another one where any byte is another, the same one where none is."""

from __future__ import annotations

import json
from pathlib import Path

from edition.press.keeping import CLASSES, KEEPER, KEPT, SCRIPT, keeper
from edition.press.shelf import address

ROOT = Path(__file__).parent.parent.parent.parent
STATIC, FOLDER = ROOT / "theme" / "static", "static-0a"
MADE = {"index.html": b"<p>One", "letter/index.html": b"<p>Two", "404.html": b"<p>None", "letter/letter.txt": b"Two", "x/x.json": b"{}"}


def test_what_is_kept_are_the_pages_by_their_addresses_and_what_they_ask_for() -> None:
    kept = json.loads(keeper(MADE, STATIC, FOLDER, "letter")[KEPT])
    assert kept["pages"] == {"": "<p>One", "404.html": "<p>None", "letter/": "<p>Two"}
    asked = {"letter/letter.txt", "static-0a/css/base.css", "static-0a/js/search.js", "static/fonts/literata-first.woff2"}
    assert asked <= set(kept["files"])
    assert {"x/x.json", address(SCRIPT, FOLDER), KEPT, KEEPER} & set(kept["files"]) == set()
    assert all((STATIC.parent / path.replace(FOLDER, "static")).exists() for path in kept["files"] if path.startswith("static"))
    assert f'importScripts("{FOLDER}/js/keeper.js")' in keeper(MADE, STATIC, FOLDER, "letter")[KEEPER].decode()


def test_what_is_for_classes_is_kept_apart_with_what_it_asks_for_alone() -> None:
    sheets = {
        "lessons/who/key/index.html": b"<p>Key",
        "assign/index.html": b"<p>Choose",
        "static/js/aids.json": b"{}",
        "static/js/x.json": b"{}",
    }
    made = keeper(MADE | sheets, STATIC, FOLDER, "letter")
    kept, classes = json.loads(made[KEPT]), json.loads(made[CLASSES])
    assert classes["pages"] == {"assign/": "<p>Choose", "lessons/who/key/": "<p>Key"}
    assert {"static/js/aids.json", f"{FOLDER}/js/check/page.js"} <= set(classes["files"])
    assert [path for path in classes["files"] if "check" not in path] == ["static/js/aids.json"]
    assert set(kept["pages"]) == {"", "404.html", "letter/"}
    assert {"static/js/x.json", f"{FOLDER}/css/lessons.css"} <= set(kept["files"])
    assert not set(kept["files"]) & set(classes["files"])
    assert kept["version"] == classes["version"]
    assert 'LATER = ["lessons/", "assign/"];' in made[KEEPER].decode()


def test_an_edition_without_pages_for_classes_has_nothing_apart() -> None:
    made = keeper(MADE, STATIC, FOLDER, "letter")
    assert set(made) == {KEPT, KEEPER}
    assert "LATER = [];" in made[KEEPER].decode()


def test_a_style_that_stands_in_many_pages_is_kept_once() -> None:
    worn = {"a": "p {}", "b": "q {}", "c": "p {}"}
    made = {f"{name}/index.html": f"<style>{style}</style>{name}".encode() for name, style in worn.items()}
    kept = json.loads(keeper(made, STATIC, FOLDER, "letter")[KEPT])
    assert kept["styles"] == ["p {}", "q {}"]
    assert kept["pages"] == {"a/": "<style>0</style>a", "b/": "<style>1</style>b", "c/": "<style>0</style>c"}


def test_a_version_is_of_every_byte(tmp_path: Path) -> None:
    one = keeper(MADE, STATIC, FOLDER, "letter")
    assert keeper(dict(reversed(MADE.items())), STATIC, FOLDER, "letter") == one
    others = [MADE | {path: MADE[path] + b"!"} for path in ("index.html", "letter/letter.txt")]
    workers = {one[KEEPER], *(keeper(other, STATIC, FOLDER, "letter")[KEEPER] for other in others)}
    assert len(workers) == 3
    (tmp_path / "css").mkdir()
    for words in ("a {}", "b {}"):
        (tmp_path / "css" / "base.css").write_text(words)
        workers.add(keeper(MADE, tmp_path, FOLDER, "letter")[KEEPER])
    assert len(workers) == 5
    assert json.loads(one[KEPT])["version"].encode() in one[KEEPER]
