"""What stands in a page itself: the sheets that it would link, brief, with addresses as they are from there."""

from __future__ import annotations

import re
from pathlib import Path

import press
import pytest
from edition.press.within import WITHIN, Styles, styles
from markupsafe import Markup
from pages import KINDS, Site

STATIC = press.ROOT / "theme" / "static"


@pytest.fixture
def static(tmp_path: Path) -> Path:
    for folder in ("css", "js"):
        (tmp_path / folder).mkdir()
    (tmp_path / "js" / "early.js").write_text('// What it does.\n{\n  // how\n  go("https://a.b");\n}\n', "utf-8")
    for name in ("base", "text", "entries"):
        (tmp_path / "css" / f"{name}.css").write_text(
            f"/* What {name} is:\n   all */\n.{name} {{\n\tsrc: url(../../static/fonts/one.woff2);\n\n}}\n", "utf-8"
        )
    faces = (
        f"@font-face {{ src: url({name}); unicode-range: {span} }}\n" for name, span in {"ae": "U+C6,U+E6", "cyrillic": "U+400-4FF"}.items()
    )
    (tmp_path / "css" / "faces.css").write_text("".join(faces), "utf-8")
    return tmp_path


def test_a_page_has_its_sheets_in_order_without_remarks_and_with_addresses_from_there(static: Path) -> None:
    made = styles("text", static, "../static", set("plain"))
    assert made.early == '{\ngo("https://a.b");\n}'
    assert made.within == Markup(".base{src:url(../static/fonts/one.woff2)}.text{src:url(../static/fonts/one.woff2)}")


def test_spaces_that_say_something_stay(static: Path) -> None:
    (static / "css" / "base.css").write_text(
        'a :is(b, i) > p { content: ", ; { }"; margin: 0 calc(1px - 2px) }\n@media (x: 1) and (y) {\n}\n', "utf-8"
    )
    made = styles("text", static, "static", set()).within
    assert made is not None
    assert made.startswith('a :is(b,i)>p{content:", ; { }";margin:0 calc(1px - 2px)}@media (x:1) and (y){}')


@pytest.mark.parametrize(("said", "faces"), [("Anastas", []), ("Анастас", ["cyrillic"]), ("Ærø, Анастас", ["ae", "cyrillic"])])
def test_a_page_has_the_rules_of_faces_whose_letters_it_has(said: str, faces: list[str], static: Path) -> None:
    made = styles("text", static, "../static", set(said)).within
    assert made is not None
    assert re.findall(r"url\((\w+)\)", made) == faces


def test_a_page_of_another_kind_links_them(static: Path) -> None:
    assert styles("entry", static, "../../static", set("Anastas")) == Styles(None, Markup(), rare=False)
    assert styles("entry", static, "../../static", set("Анастас")) == Styles(None, Markup(), rare=True)


@pytest.mark.parametrize(("kind", "template"), [("text", "text"), ("title", "home")])
def test_where_readers_begin_nothing_is_fetched_before_the_first_paint_but_faces(kind: str, template: str, pages: Site) -> None:
    page = pages[KINDS[kind]]
    assert template in WITHIN
    assert page.elements("//link[@rel='stylesheet']") == []
    assert [script.get("src") for script in page.elements("//script[@src][not(@type='module')]")] == []
    (style,) = page.texts("//style/text()")
    for face in (STATIC / "fonts").glob("*-first.woff2"):
        assert f"url({'../' * KINDS[kind].count('/')}static/fonts/{face.name})" in style
