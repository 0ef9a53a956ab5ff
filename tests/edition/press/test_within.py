"""What stands in a page itself: the sheets that its template links, brief, with addresses as they are from there."""

from __future__ import annotations

import re
from pathlib import Path

import press
import pytest
from edition.press.within import dressed, reading
from pages import Site

STATIC = press.ROOT / "theme" / "static"
EARLY = '<script src="../static-0/js/early.js"></script>'


@pytest.fixture
def static(tmp_path: Path) -> Path:
    for folder in ("css", "js"):
        (tmp_path / folder).mkdir()
    (tmp_path / "js" / "early.js").write_text('// What it does.\n{\n  // how\n  go("https://a.b");\n}\n', "utf-8")
    for name in ("base", "text"):
        (tmp_path / "css" / f"{name}.css").write_text(
            f"/* What {name} is:\n   all */\n.{name} {{\n\tsrc: url(../../static/fonts/one.woff2);\n\n}}\n", "utf-8"
        )
    faces = (
        f"@font-face {{ src: url({name}); unicode-range: {span} }}\n" for name, span in {"ae": "U+C6,U+E6", "cyrillic": "U+400-4FF"}.items()
    )
    (tmp_path / "css" / "faces.css").write_text("".join(faces), "utf-8")
    return tmp_path


def linking(*names: str, rest: str = "") -> str:
    """A page that links style sheets."""
    return "<head>\n" + "".join(f'<link rel="stylesheet" href="../static-0/css/{name}.css">\n' for name in names) + rest


def test_a_page_has_its_sheets_in_order_without_remarks_and_with_addresses_from_there(static: Path) -> None:
    late = '<meta name="a">\n<link rel="stylesheet" href="../static-0/css/text.css">\n<p>'
    assert dressed(linking("base", rest=EARLY + late), reading(static), "../static") == (
        "<head>\n<style>.base{src:url(../static/fonts/one.woff2)}.text{src:url(../static/fonts/one.woff2)}</style>\n"
        '<script>{\ngo("https://a.b");\n}</script><meta name="a">\n<p>'
    )


def test_what_links_no_sheet_stays_as_it_is(static: Path) -> None:
    page = '<style>p { color: red }</style><script src="../static-0/js/early.js"></script>'
    assert dressed(page, reading(static), "../static") == page


def test_spaces_that_say_something_stay(static: Path) -> None:
    (static / "css" / "base.css").write_text(
        'a :is(b, i) > p { content: ", ; { }"; margin: 0 calc(1px - 2px) }\n@media (x: 1) and (y) {\n}\n', "utf-8"
    )
    style = 'a :is(b,i)>p{content:", ; { }";margin:0 calc(1px - 2px)}@media (x:1) and (y){}'
    assert f"<style>{style}</style>" in dressed(linking("base"), reading(static), "static")


@pytest.mark.parametrize(("said", "faces"), [("Anastas", []), ("Анастас", ["cyrillic"]), ("Ærø, Анастас", ["ae", "cyrillic"])])
def test_a_page_has_the_rules_of_faces_whose_letters_it_has(said: str, faces: list[str], static: Path) -> None:
    assert re.findall(r"url\((\w+)\)", dressed(linking("base", "faces", rest=said), reading(static), "../static")) == faces


def test_nothing_is_fetched_before_the_first_paint(pages: Site) -> None:
    """No sheet and no script: those that are deferred run when the page stands, and so do modules."""
    for address, page in pages.items():
        assert page.elements("//link[@rel='stylesheet'] | //script[@src][not(@type='module' or @defer)]") == [], address
        (style,) = page.texts("//style/text()")
        for face in (STATIC / "fonts").glob("*-first.woff2"):
            assert f"url({'/' if address == '404.html' else '../' * address.count('/')}static/fonts/{face.name})" in style, address
