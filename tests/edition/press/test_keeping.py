"""The version of what is kept: another one where any byte is another, the same one where none is."""

from __future__ import annotations

import json
from pathlib import Path

from edition.press.keeping import KEEPER, KEPT, SCRIPT, keeper

ROOT = Path(__file__).parent.parent.parent.parent
STATIC = ROOT / "theme" / "static"
MADE = {"index.html": b"<p>One", "letter/index.html": b"<p>Two", "404.html": b"<p>None", "letter/letter.txt": b"Two", "x/x.json": b"{}"}


def test_what_is_kept_are_the_pages_by_their_addresses_and_what_they_ask_for() -> None:
    kept = json.loads(keeper(MADE, STATIC, "letter")[KEPT])
    assert kept["pages"] == {"": "<p>One", "404.html": "<p>None", "letter/": "<p>Two"}
    assert {"letter/letter.txt", "static/css/base.css", "static/js/search.js"} <= set(kept["files"])
    assert {"x/x.json", SCRIPT, KEPT, KEEPER} & set(kept["files"]) == set()
    assert all((STATIC.parent / path).exists() for path in kept["files"] if path.startswith("static/"))


def test_a_version_is_of_every_byte(tmp_path: Path) -> None:
    one = keeper(MADE, STATIC, "letter")
    assert keeper(dict(reversed(MADE.items())), STATIC, "letter") == one
    others = [MADE | {path: MADE[path] + b"!"} for path in ("index.html", "letter/letter.txt")]
    workers = {one[KEEPER], *(keeper(other, STATIC, "letter")[KEEPER] for other in others)}
    assert len(workers) == 3
    (tmp_path / "css").mkdir()
    for words in ("a {}", "b {}"):
        (tmp_path / "css" / "base.css").write_text(words)
        workers.add(keeper(MADE, tmp_path, "letter")[KEEPER])
    assert len(workers) == 5
    assert json.loads(one[KEPT])["version"].encode() in one[KEEPER]
