"""What a page weighs, by brotli at its best (11): the goals of performance, in bytes, which make no noise."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import pytest
from pages import EDITION, IDS, KINDS, Page, Site
from weighing import file_weight, program_weight, weight, words

ENTRY, AROUND, PASSAGE = 1536, 2048, 5120  # beyond what pages share
ENTRY_WHOLE, PASSAGE_WHOLE = 4800, 9984  # all that comes before the first paint
SHARED = re.compile(rb"<(style|script)>.*?</\1>| 'sha256-[^']*'", re.DOTALL)  # what pages of one kind have alike, and its seals
ALONE = 1.3  # of the words of the text, which have an address for each sentence
FRAME = 1280  # bytes around the words of a text that is so short that these weigh more


def own(path: Path) -> int:
    """The weight of a page without the styles and the script that stand in it as they do in others."""
    return weight(SHARED.sub(b"", path.read_bytes()))


def entries(pages: Site) -> dict[str, int]:
    """The weight of each entry's page by itself; styles and scripts are shared with others."""
    kinds = {link.split("/")[0] for link in pages if link.count("/") == 2} - {EDITION.text.slug, "lessons"}
    return {address: own(pages.file(address)) for address in pages if address.count("/") == 2 and address.split("/")[0] in kinds}


def test_an_entry_weighs_little(pages: Site) -> None:
    if not entries(pages):
        return  # an edition need not have entries
    assert median(entries(pages).values()) <= ENTRY
    assert median(file_weight(pages.file(address)) for address in entries(pages)) <= ENTRY_WHOLE


def test_an_entry_that_weighs_more_does_so_by_its_words(pages: Site) -> None:
    """An entry of which the text speaks in eighty sentences holds them all; what stands around the words stays small."""
    heavy = {address: (total, weight(words(pages[address], "//main"))) for address, total in entries(pages).items() if total > ENTRY}
    assert {address: pair for address, pair in heavy.items() if pair[0] - pair[1] > AROUND} == {}


def test_a_passage_page_weighs_little(pages: Site) -> None:
    passages = [pages.file(f"{KINDS['text']}{id}/") for id in IDS]
    assert [path.parent.name for path in passages if own(path) > PASSAGE or file_weight(path) > PASSAGE_WHOLE] == []


def test_the_page_of_the_text_alone_weighs_little_more_than_its_words(pages: Site) -> None:
    address = f"{KINDS['text']}text/"
    said = weight(words(pages[address], "//main//p[@id]"))
    assert own(pages.file(address)) <= max(ALONE * said, FRAME + said)


IMPORTED = re.compile(r"""(?:from|import)\s*\(?\s*["'`](?:\.|\.\./\.\./static/js)/([\w/-]+)\.js""")
APART = {
    "search",
    "finding",
    "cards",
    "contents",
}  # which open over any page, and have gates of their own: tests/content/test_search.py, and below
PROGRAM = "check"  # the folder of the checker of quotations, a program, with a gate of its own
LATER = re.compile(r"import\(`\./\$")  # a script that loads others by their names, when they are first wanted


def scripts(page: Page, pages: Site) -> set[Path]:
    """Every script that a page has or may ask for later: those that it links, and what these import."""
    found: set[Path] = set()
    asked = [pages.folder / urlsplit(address).path[1:] for address in page.resolved("//script/@src")]
    while asked:
        path = asked.pop()
        if path in found:
            continue
        found.add(path)
        text = path.read_text(encoding="utf-8")
        names = {*IMPORTED.findall(text), *(re.findall(r'load\("([\w-]+)"\)', text) if LATER.search(text) else ())}
        asked += [path.parent / f"{name}.js" for name in names if name not in APART]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_little_style_and_script_with_all_that_it_may_load_later(kind: str, pages: Site) -> None:
    """By the address of one page of each kind; the checker of quotations is a program beside that, and the page has it at once.

    The words that scripts say are in one file, and some of them are the edition's own: it has a limit by itself.
    """
    page = pages[KINDS[kind]]
    assert sum(weight(style.encode()) for style in page.texts("//style/text()")) <= 8 * 1024
    own = {path for path in scripts(page, pages) if path.parent.name != PROGRAM}
    said = {path for path in own if path.name == "words.js"}
    assert sum(map(program_weight, own - said)) <= 16.44 * 1024
    assert sum(map(program_weight, said)) <= 1.2 * 1024


def test_the_checker_of_quotations_weighs_little_and_what_it_knows_beside_the_text_comes_later(pages: Site) -> None:
    program = [path for path in scripts(pages[KINDS["checker"]], pages) if path.parent.name == PROGRAM]
    assert sum(map(program_weight, program)) <= 28 * 1024
    page = pages.file(KINDS["checker"]).read_text(encoding="utf-8")
    assert 'src="../static/js/aside.js"' not in page
    assert file_weight(pages.folder / "static" / "js" / "aside.js") <= 96 * 1024
    later = {*(pages.folder / "static" / "js" / PROGRAM).glob("*.js")} - {*program}
    assert {path.stem for path in later} == {"beside", "essays", "extents", "gaps", "grades", "heads", "several", "spoken", "voices"}
    assert {path.stem: program_weight(path) for path in later if program_weight(path) > 4.45 * 1024} == {}, (
        "what it asks for when it is wanted"
    )


def test_cards_weigh_little(pages: Site) -> None:
    """What they say of all entries, and what shows it, on any page, when one is first wanted."""
    static = pages.folder / "static"
    assert file_weight(static / "js" / "cards.txt") <= 12 * 1024
    assert program_weight(static / "js" / "names.js") + program_weight(static / "js" / "cards.js") <= 3.33 * 1024
    assert file_weight(static / "css" / "cards.css") <= 1024


def test_the_contents_over_a_page_weigh_little(pages: Site) -> None:
    """Of their page what is no style: a script puts it where these are."""
    parts = (pages.folder / "static" / "js" / "contents.js", pages.folder / "static" / "css" / "contents.css")
    assert sum(map(file_weight, parts)) + own(pages.file("contents/")) <= 2.5 * 1024
