"""What is heard of a page: names of links and headings, and whom a link means whose words mean others elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from edition.wording import wording
from lxml.html import HtmlElement
from pages import EDITION, IDS, KINDS, Site

# The ways back from notes are named by a script; see tests/browser/test_listening.py.
NAMED = "//title | //a[not(@role='doc-backlink')] | //h1 | //h2 | //h3 | //h4 | //summary | //button | //th | //legend | //*[@aria-label]"


def name(element: HtmlElement) -> str:
    """What an element is called by who reads it aloud; what no browser shows is no part of it."""
    said = element.get("aria-label") or element.get("alt") or "".join(element.xpath(".//text()[not(ancestor::template)]"))
    return " ".join(said.split())


def test_no_name_of_a_page_a_heading_or_a_link_has_a_sign_that_few_voices_read(pages: Site) -> None:
    """“¶ 17” is said as “17” by most, as if it were the number of a note."""
    heard = f"({NAMED})[not(ancestor-or-self::*[@aria-hidden='true'])]"
    found = {(address, name(each)) for address, page in pages.items() for each in page.elements(heard) if "¶" in name(each)}
    assert found == set()


def test_who_says_what_they_see_finds_the_link(pages: Site) -> None:
    """A name holds the words that are to be seen, in their order (WCAG 2.5.3)."""
    faults = set()
    for address, page in pages.items():
        for each in page.elements("//a[@aria-label]"):
            seen = re.findall(r"\w+", "".join(each.xpath(".//text()[not(ancestor::template)]")).casefold())
            if not re.search(r"\b.*".join(map(re.escape, seen)), name(each).casefold()):
                faults.add((address, name(each)))
    assert faults == set()


def test_a_link_whose_words_mean_others_elsewhere_says_whom_it_means(pages: Site) -> None:
    """As a description: “you” stays “you”. No other link has one."""
    page = pages[KINDS["text"]]
    leads = defaultdict(set)
    names = {f"../{each.path}/": each.name for each in EDITION.entries}
    links = [link for link in page.elements("//*[@id='text']//p[@id]//a[not(ancestor::*[@data-apparatus])]") if link.get("href") in names]
    for link in links:
        leads[link.text_content().casefold()].add(link.get("href"))
    ambiguous = {words for words, hrefs in leads.items() if len(hrefs) > 1}
    for link in links:
        assert link.get("aria-description") == (names[link.get("href")] if link.text_content().casefold() in ambiguous else None), (
            link.text_content()
        )


@pytest.mark.parametrize("address", [KINDS["text"], "notes/", KINDS["passage"], *(f"{KINDS['text']}{id}/" for id in IDS[1:9])])
def test_a_short_form_is_told_where_it_first_stands_in_a_citation_and_once_on_a_page(address: str, pages: Site) -> None:
    forms = dict(part.split(" = ") for part in EDITION.said["short-forms"].split("; ")) if EDITION.said["short-forms"] else {}
    page = pages[address]
    cited = page.elements("//main//a[contains(@href, '/sources/#')][not(ancestor::*[@class='cite'])]")
    for form, whole in forms.items():
        first = next((link for link in cited if re.search(rf"\b{form}\b", link.text_content())), None)
        told = page.elements(f"//abbr[@title='{whole}']")
        assert [each.text_content() for each in told] == ([form] if first is not None else [])
        assert first is None or told[0] in first.iter()


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "¶ 17, sentence 3", "paragraph 17, sentence 3"),
        ("en", "¶¶\u00a017–19", "paragraphs 17–19"),
        ("en", "note on “forty-one,” ¶ 2", "note on “forty-one,” paragraph 2"),
        ("es", "¶ 2", "párrafo 2"),
        ("es", "¶¶ 2 y 3", "párrafos 2 y 3"),
    ],
)
def test_the_sign_of_a_paragraph_is_said_as_a_word(language: str, written: str, said: str) -> None:
    assert wording(language).aloud(written) == said
