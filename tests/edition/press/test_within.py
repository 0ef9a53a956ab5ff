"""What stands in a page itself: the sheets that it would link, brief, with addresses as they are from there."""

from __future__ import annotations

from pathlib import Path

import press
import pytest
from edition.press.within import WITHIN, within
from pages import KINDS, Site

STATIC = press.ROOT / "theme" / "static"


@pytest.fixture
def static(tmp_path: Path) -> Path:
    for folder in ("css", "js"):
        (tmp_path / folder).mkdir()
    for name in ("base", "text", "entries"):
        (tmp_path / "css" / f"{name}.css").write_text(
            f"/* What {name} is:\n   all */\n.{name} {{\n\tsrc: url(../fonts/one.woff2);\n\n}}\n", "utf-8"
        )
    (tmp_path / "js" / "faces.js").write_text('// What it does.\n{\n  // how\n  go("https://a.b");\n}\n', "utf-8")
    return tmp_path


def test_a_page_has_its_sheets_in_order_without_remarks_and_with_addresses_from_there(static: Path) -> None:
    made = within("text", static, "../static")
    assert made is not None
    assert made.style == ".base {\nsrc: url(../static/fonts/one.woff2);\n}\n.text {\nsrc: url(../static/fonts/one.woff2);\n}"
    assert made.script == '{\ngo("https://a.b");\n}'


def test_a_page_of_another_kind_links_them(static: Path) -> None:
    assert within("entry", static, "../../static") is None


@pytest.mark.parametrize(("kind", "template"), [("text", "text"), ("title", "home")])
def test_where_readers_begin_nothing_is_fetched_before_the_first_paint_but_faces(kind: str, template: str, pages: Site) -> None:
    page = pages[KINDS[kind]]
    assert template in WITHIN
    assert page.elements("//link[@rel='stylesheet']") == []
    assert [script.get("src") for script in page.elements("//script[@src][not(@type='module')]")] == []
    (style,) = page.texts("//style/text()")
    for face in (STATIC / "fonts").glob("*-first.woff2"):
        assert f"url({'../' * KINDS[kind].count('/')}static/fonts/{face.name})" in style
