"""Where things stand: nothing wider than the page, nothing on top of anything else, and nothing that moves."""

from __future__ import annotations

import pytest
from edition.model import PageBreak, walk
from pages import EDITION, IDS, KINDS, MIDDLE
from visits import Visit
from waits import WATCH_SHIFTS, later, resized

pytestmark = pytest.mark.browser

# The last page of the source, or where there is none the end of the text.
BREAKS = [node for part in EDITION.text.paragraphs for node in walk(part.nodes) if isinstance(node, PageBreak)]
PAGE = f"page-{BREAKS[-1].number}" if BREAKS else EDITION.text.paragraphs[-1].id
# 640 pixels are what is left of 1280 at a zoom of 200 %.
NARROW = {"width": 320, "height": 640}
ZOOMED = {"width": 640, "height": 512}
OVERLAPS = """() => {
    const lines = element => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const folded = element.querySelector("details:not([open])");
        if (folded) range.setEndBefore(folded);
        const end = getComputedStyle(element).overflowY === "hidden" ? element.getBoundingClientRect().bottom : Infinity;
        return [...range.getClientRects()].filter(box => box.width > 1 && box.height > 1 && (box.top + box.bottom) / 2 < end);
    };
    const things = [...document.querySelectorAll("main [role=doc-footnote], main p[id], main h2, main h1")]
        .filter(thing => thing.checkVisibility() && !thing.parentElement.closest("[role=doc-footnote]"));
    const boxes = things.flatMap((thing, number) => lines(thing).map(box => ({number, box})));
    boxes.sort((one, two) => one.box.top - two.box.top);
    const found = new Set();
    boxes.forEach(({number, box}, index) => {
        for (let next = index + 1; next < boxes.length && boxes[next].box.top < box.bottom - 3; next++) {
            const other = boxes[next].box;
            if (boxes[next].number === number) continue;
            if (other.left < box.right - 1 && box.left < other.right - 1)
                found.add(`${things[number].id || things[number].textContent} / ${things[boxes[next].number].id}`);
        }
    });
    return [...found];
}"""


WIDE = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll("body *")].filter(each => each.getBoundingClientRect().right > room + 1)
        .slice(-3).map(each => each.outerHTML.slice(0, 120)).concat(`${document.documentElement.scrollWidth} > ${room}`) }"""


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_its_window(kind: str, visit: Visit) -> None:
    page = visit(kind, viewport=NARROW)
    assert page.evaluate(WIDE) == []
    resized(page, **ZOOMED)
    assert page.evaluate(WIDE) == []


# Ways of the head that lie on each other, and what stands out of the window, with letters as far apart as wider faces have them.
WIDER = """() => {
    const wider = new CSSStyleSheet();
    wider.replaceSync(".site { letter-spacing: .08em }");
    document.adoptedStyleSheets.push(wider) }"""
HEAD = """size => {
    document.documentElement.style.setProperty("--size", size);
    const ways = [...document.querySelectorAll("header.site :is(a, button)")].filter(way => way.checkVisibility())
        .map(way => [way.textContent.trim(), way.getBoundingClientRect()]);
    const out = ways.filter(([, box]) => box.left < 0 || box.right > innerWidth).map(([said]) => said);
    return out.concat(ways.flatMap(([said, one], number) => ways.slice(number + 1).filter(([, other]) => one.left < other.right
        && other.left < one.right && one.top + 4 < other.bottom && other.top + 4 < one.bottom).map(([other]) => `${said} / ${other}`))) }"""


@pytest.mark.parametrize("kind", ["title", "text", "entry"])
def test_ways_of_the_head_keep_apart_in_wider_faces_and_larger_letters(kind: str, visit: Visit) -> None:
    page = visit(kind, viewport={"width": 320, "height": 900})
    page.evaluate(WIDER)
    found = {}
    for width in (320, 360, 390, 430, 480, 768):
        resized(page, width, 900)
        found |= {(width, size): page.evaluate(HEAD, size) for size in (1, 2)}
    assert {place: together for place, together in found.items() if together} == {}


@pytest.mark.parametrize("kind", ["teacher", "lessons", "names"])
def test_tables_hold_in_faces_that_are_a_little_wider(kind: str, visit: Visit) -> None:
    """As Firefox sets ours, and a machine its own."""
    page = visit(kind, viewport=NARROW)
    wider = (
        "const wider = new CSSStyleSheet(); wider.replaceSync('main { letter-spacing: .08em }'); document.adoptedStyleSheets.push(wider)"
    )
    page.evaluate(wider)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [320, 640])
def test_the_mark_of_a_page_stands_off_the_word_behind_it(width: int, visit: Visit) -> None:
    page = visit("text", viewport={"width": width, "height": 900})
    gaps = page.evaluate(
        """() => [...document.querySelectorAll(".n + .pb, .n + button + .pb")].map(mark => {
            const after = getComputedStyle(mark, "::after"), own = getComputedStyle(mark);
            return (parseFloat(after.paddingInlineEnd) + parseFloat(own.marginInlineEnd)) / parseFloat(after.fontSize) })"""
    )
    assert [gap for gap in gaps if gap < 0.5] == []


@pytest.mark.parametrize("width", [768, 900, 1055])
def test_lines_of_the_text_are_no_longer_than_can_be_read(width: int, visit: Visit) -> None:
    """Also where the window has no room for notes beside it."""
    page = visit("text", viewport={"width": width, "height": 900})
    letters = page.evaluate(
        "p => p.clientWidth / parseFloat(getComputedStyle(p).fontSize)", page.locator(".b > p").nth(min(2, len(IDS) - 1)).element_handle()
    )
    assert letters <= 36.1


@pytest.mark.parametrize("width", [1056, 1280, 1600])
def test_notes_overlap_neither_each_other_nor_the_text(width: int, visit: Visit) -> None:
    page = visit("text", viewport={"width": width, "height": 900})
    assert page.locator("[role=doc-footnote]:visible").count() > 0
    assert page.evaluate(OVERLAPS) == []


@pytest.mark.parametrize("width", [1280, 1600])
def test_notes_stand_within_the_window(width: int, visit: Visit) -> None:
    page = visit("text", viewport={"width": width, "height": 900})
    outside = page.evaluate(
        """() => [...document.querySelectorAll("[role=doc-footnote]")].filter(note => {
            const box = note.getBoundingClientRect(), number = document.createRange();
            number.selectNodeContents(note.querySelector("b"));
            return number.getClientRects().length !== 1 || box.left < 0 || box.right > document.documentElement.clientWidth
                || !box.height }).map(note => note.id)"""
    )
    assert outside == []


@pytest.mark.parametrize("ending", ["", f"#{MIDDLE}", f"#{PAGE}"])
@pytest.mark.parametrize("width", [390, 1280, 1600])
def test_nothing_moves_on_the_reading_page(width: int, ending: str, visit: Visit) -> None:
    for _ in range(3):
        page = visit("text", ending, lambda page: page.add_init_script(WATCH_SHIFTS), viewport={"width": width, "height": 800})
        later(page)
        assert round(sum(shift[0] for shift in page.evaluate("shifts")), 2) == 0, page.evaluate("shifts")


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_where_a_script_brings_the_form(width: int, visit: Visit) -> None:
    page = visit("checker", "", lambda page: page.add_init_script(WATCH_SHIFTS), viewport={"width": width, "height": 800})
    later(page)
    assert round(sum(shift[0] for shift in page.evaluate("shifts")), 2) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_heading_stands_off_the_sentences_below_it(kind: str, visit: Visit) -> None:
    page = visit(kind, viewport={"width": 390, "height": 800})
    apart = page.evaluate(
        """() => {
            const below = document.querySelector("main h1 + p:not([class])"), range = new Range();
            if (!below) return null;
            range.selectNodeContents(below.previousElementSibling);
            return (below.getBoundingClientRect().top - range.getBoundingClientRect().bottom)
                / parseFloat(getComputedStyle(document.documentElement).fontSize) }"""
    )
    assert apart is None or apart > 0.3


@pytest.mark.parametrize("width", [640, 768, 1280])
@pytest.mark.parametrize("kind", ["lesson"])
def test_the_sheets_of_a_lesson_stand_in_one_row_where_there_is_room(kind: str, width: int, visit: Visit) -> None:
    page = visit(kind, viewport={"width": width, "height": 800})
    tops = page.locator(".sheets > li").evaluate_all("all => all.map(each => each.getBoundingClientRect().top)")
    assert len(tops) > 1
    assert len(set(tops)) == 1


@pytest.mark.parametrize("kind", ["lesson"])
def test_no_word_of_a_table_breaks_on_a_telephone(kind: str, visit: Visit) -> None:
    page = visit(kind, viewport={"width": 320, "height": 800})
    broken = page.evaluate(
        r"""() => [...document.querySelectorAll("main :is(th, td)")].filter(cell => cell.checkVisibility()).flatMap(cell => {
            const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), broken = [], range = new Range();
            while (walker.nextNode()) for (const word of walker.currentNode.data.matchAll(/[\p{L}]+/gu)) {
                range.setStart(walker.currentNode, word.index);
                range.setEnd(walker.currentNode, word.index + word[0].length);
                if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) broken.push(word[0]);
            }
            return broken })"""
    )
    assert broken == []


@pytest.mark.parametrize("kind", KINDS)
def test_fields_headings_and_rails_stand_off_what_is_above_them(kind: str, visit: Visit) -> None:
    page = visit(kind, viewport={"width": 390, "height": 800})
    near = page.evaluate(
        """() => [...document.querySelectorAll("main :is(label:has(textarea), .timeline ol)")].filter(each => {
            const before = each.closest("p, ol").previousElementSibling;
            return each.checkVisibility() && before?.checkVisibility() && before.textContent.trim()
                && each.getBoundingClientRect().top - before.getBoundingClientRect().bottom < 5 })
            .map(each => each.textContent.trim().slice(0, 40))"""
    )
    assert near == []


# Links with nothing but a space between them, and how far their words are apart on a line, in their own letters.
TOUCHING = """() => [...document.querySelectorAll("main :is(.where, .way, .when, .attribution) > a + a")]
    .filter(each => each.checkVisibility()
        && /^\\s*$/.test(each.previousSibling.data ?? "") ).map(each => {
        const boxes = [each.previousElementSibling, each].map(link => {
            const range = new Range();
            range.selectNodeContents(link);
            return [...range.getClientRects()].filter(box => box.width) });
        const before = boxes[0].at(-1), after = boxes[1][0];
        if (!before || !after || Math.abs(before.bottom - after.bottom) > 2) return null;
        const apart = (after.left - before.right) / parseFloat(getComputedStyle(each).fontSize);
        return [each.previousElementSibling.textContent, each.textContent, apart] })
    .filter(pair => pair && pair[2] < 0.5)"""
# Items of lists that are one link and take more than one line: each is told from the next by where its lines begin, or by room.
RUN_ON = """() => [...document.querySelectorAll("main li:has(> a:first-child)")].filter(each => each.checkVisibility()
        && each.nextElementSibling && /^\\s*$/.test(each.firstChild.data ?? "")).filter(each => {
        const range = new Range();
        range.selectNodeContents(each.querySelector("a"));
        const lines = [...range.getClientRects()].filter(box => box.width);
        if (lines.length < 2 || lines.at(-1).top < lines[0].bottom - 2) return false;
        const apart = each.nextElementSibling.getBoundingClientRect().top - each.getBoundingClientRect().bottom;
        return lines.at(-1).left < lines[0].left + 8 && apart < 4 && apart > -4 && getComputedStyle(each).display !== "inline" })
    .map(each => each.textContent.trim())"""


@pytest.mark.parametrize("kind", KINDS)
def test_links_are_told_from_each_other(kind: str, visit: Visit) -> None:
    page = visit(kind, viewport={"width": 320, "height": 800})
    for width in (320, 768, 1280):
        resized(page, width)
        assert (width, page.evaluate(TOUCHING), page.evaluate(RUN_ON)) == (width, [], [])


@pytest.mark.parametrize("kind", ["passage"])
def test_no_line_of_names_begins_with_the_point_between_them(kind: str, visit: Visit) -> None:
    names = visit(kind).locator(".named li")
    assert set(names.evaluate_all("all => all.map(each => getComputedStyle(each, '::before').content)")) <= {"none"}
    assert names.count() < 2 or "·" in names.first.evaluate("each => getComputedStyle(each, '::after').content")
