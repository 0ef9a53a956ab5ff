"""Lines of text as HTML: the words and nothing else, each mark as its element."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from edition.model import (
    Blocks,
    Citation,
    Edition,
    Emphasis,
    Heading,
    Lemma,
    Link,
    ListOf,
    Mention,
    Node,
    Nodes,
    PageBreak,
    Paragraph,
    Quotation,
    Reference,
    Sentence,
    Supplied,
    Words,
    words,
)
from edition.outputs.site.lines import Lines
from edition.sentences import Rules, split
from edition.wording import wording
from hypothesis import given
from hypothesis import strategies as st

NUMBERS = {"n": 7}
W = (Words("words"),)
LEMMA = '<span class="l">words</span>'


def unseen(text: str) -> str:
    """What programs without style sheets show: they know no `template`."""
    return f"<template data-apparatus>{text}</template>"


def lines() -> Lines:
    return Lines("../", "letter", NUMBERS, wording("en"))


@pytest.mark.parametrize(
    ("node", "html"),
    [
        (Words("a < b & “c” \"d\""), "a &lt; b &amp; “c” \"d\""),
        (Mention("people/stone-ada", W), '<a href="../people/stone-ada/">words</a>'),
        (Mention("people/stone-ada", W, implied=True), '<a href="../people/stone-ada/">words</a>'),
        (Citation("survey", "", W), '<a href="../sources/#survey">words</a>'),
        (Citation("survey", "p. <4>", W), '<a href="../sources/#survey">words, p. &lt;4&gt;</a>'),
        (Citation("survey", "p. 4", (Words("“The ‘Lamp’”"),)), '<a href="../sources/#survey">“The ‘Lamp,’” p.\u00a04</a>'),
        (Words("On 7 September 1848, doc. 12: 40 men"), "On 7\u00a0September 1848, doc.\u00a012: 40 men"),
        (Reference("#p3", W), '<a href="../letter/#p3">words</a>'),
        (Reference("timeline/", W), '<a href="../timeline/">words</a>'),
        (Link('https://a.b/?c="d"&e', W), '<a href="https://a.b/?c=&quot;d&quot;&amp;e">words</a>'),
        (Link("", W), "words"),
        (Emphasis(W), "<em>words</em>"),
        (Emphasis(W, strong=True), "<strong>words</strong>"),
        (Emphasis(W, "ru-Latn"), '<i lang="ru-Latn">words</i>'),
        (Supplied(W), '<span class="s">[words]</span>'),
        (Supplied(W, "ru"), '<span class="s">[<span lang="ru">words</span>]</span>'),
        (PageBreak(3), f'<span id="page-3" class="pb" role="doc-pagebreak" title="Page 3" data-n="p. 3">{unseen("[p. 3] ")}</span>'),
        (Lemma("n", W), f'{LEMMA}<a role="doc-noteref" href="#n-n" id="r-n" aria-label="Note 7">{unseen("[7]")}</a>'),
        (Lemma("n", W, 2), f'{LEMMA}<a role="doc-noteref" href="#n-n" id="r-n-2" aria-label="Note 7">{unseen("[7]")}</a>'),
        (Lemma("unwritten", W), "words"),
    ],
)  # fmt: skip
def test_a_node_is_set_as_its_element(node: Node, html: str) -> None:
    assert lines().html((node,)) == html


@pytest.mark.parametrize(
    ("blocks", "html"),
    [
        ((Paragraph(W),), "<p>words</p>"),
        ((Heading(W, "why", 3),), '<h3 id="why">words</h3>'),
        ((Heading(W),), "<h2>words</h2>"),
        ((Quotation((Paragraph(W),)),), "<blockquote> <p>words</p> </blockquote>"),
        ((ListOf(((Paragraph(W),), (Paragraph(W),))),), "<ul> <li>words</li><li>words</li></ul>"),
        ((ListOf(((Paragraph(W), ListOf(((Paragraph(W),),), True)),)),), "<ul> <li>words<ol> <li>words</li></ol> </li></ul>"),
        ((ListOf(((Paragraph(W), Paragraph(W)),)),), "<ul> <li><p>words</p> <p>words</p> </li></ul>"),
    ],
)
def test_a_block_is_set_as_its_element(blocks: Blocks, html: str) -> None:
    assert " ".join(str(lines().blocks(blocks)).split()) == html


@pytest.mark.parametrize(("here", "href"), [("letter/", "#p3"), ("letter/p9/", "../#p3")])
def test_a_place_of_the_text_is_near_on_its_pages(here: str, href: str) -> None:
    lines = Lines("../" * here.count("/"), "letter", {}, wording("en"), here=here)
    assert lines.html((Reference("#p3", W), Reference("timeline/", W))).startswith(f'<a href="{href}">words</a><a href="../')


def test_a_node_that_is_not_known_is_refused() -> None:
    with pytest.raises(AssertionError, match="unreachable"):
        lines().html((object(),))  # type: ignore[arg-type]  # that is the test


def test_a_sentence_begins_with_its_address() -> None:
    paragraph = Paragraph((Words("One. Two "), Mention("a/b", (Words("three. Four"),)), Words(" five.")))
    html = lines().paragraph(paragraph, split("p1", words(paragraph.nodes), Rules("en")))
    expected = '<span id="p1.s1"></span>One. <span id="p1.s2"></span>Two <a href="../a/b/">three. <span id="p1.s3"></span>Four</a> five.'
    assert html == expected


@pytest.mark.parametrize(
    ("said", "html"),
    [
        ("on 28 January", 'on 28<span class="k"> </span>January'),
        ("on 3 März, 28 men", 'on 3<span class="k"> </span>März, 28 men'),
        ("in October 27 of 128 January", 'in October<span class="k"> </span>27 of 128 January'),
        ("on pp. 8–9, 1961–1963", 'on pp. 8–<span class="k">9</span>, 1961–<span class="k">1963</span>'),
        ("Forty-one, the Eighty-First", 'Forty-<span class="k">one</span>, the Eighty-<span class="k">First</span>'),
        ("a city-wide party, seventy-odd, 5-y", "a city-wide party, seventy-odd, 5-y"),
    ],
)
def test_in_the_words_of_the_source_a_day_stays_with_its_month_and_a_number_whole(said: str, html: str) -> None:
    assert lines().paragraph(Paragraph((Words(said),))) == html


def test_a_sentence_may_begin_in_brackets_and_at_a_page() -> None:
    paragraph = Paragraph((Words("One. "), PageBreak(2), Supplied((Words("Two"),)), Words(" is.")))
    html = str(lines().paragraph(paragraph, (Sentence("p1.s1", 0, 4), Sentence("p1.s2", 5, 14))))
    assert html.endswith('[p. 2] </template></span><span class="s">[<span id="p1.s2"></span>Two]</span> is.')


def test_without_calls_a_lemma_is_its_words() -> None:
    assert lines().paragraph(Paragraph((Lemma("n", W), Words("."))), calls=False) == "words."


def test_a_setter_of_lines_forgets_the_paragraph_before() -> None:
    setter = lines()
    setter.paragraph(Paragraph((Words("One. Two."),)), (Sentence("p1.s1", 0, 4), Sentence("p1.s2", 99, 104)), calls=False)
    assert setter.html((Lemma("n", W),)) == lines().html((Lemma("n", W),))


TEXT: st.SearchStrategy[Node] = st.text("ab.<>&\"'é—", max_size=8).map(Words)


def around(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Any mark around nodes."""

    def marks(found: Nodes) -> list[Node]:
        spans: list[Node] = [Emphasis(found, "ru"), Supplied(found), Supplied(found, "ru"), Lemma("n", found)]
        return [*spans, Mention("a/b", found, True), Link("", found), Reference("#p1", found)]

    return st.lists(inner, max_size=3).flatmap(lambda found: st.sampled_from(marks(tuple(found))))


LEAF = TEXT | st.integers(1, 9).map(PageBreak)
NODES: st.SearchStrategy[Nodes] = st.lists(st.recursive(LEAF, around, max_leaves=10), max_size=4).map(lambda found: tuple(found))


@given(NODES, st.sets(st.integers(0, 30), max_size=4), st.booleans())
def test_the_text_of_a_paragraph_is_its_words(nodes: Nodes, cuts: set[int], calls: bool) -> None:
    text = words(nodes)
    starts = sorted(cut for cut in cuts if text[cut:].strip("[]"))  # behind the last plain word nothing begins
    html = lines().paragraph(Paragraph(nodes), tuple(Sentence(f"p1.s{cut}", cut, cut) for cut in starts), calls)
    soup = BeautifulSoup(f"<p>{html}</p>", "html.parser")
    assert soup.get_text() == text
    assert [each["id"] for each in soup.select("[id^='p1.s']")] == [f"p1.s{cut}" for cut in starts]


def test_every_sentence_of_the_editions_has_its_address_where_it_begins(real: Edition, lamp: Edition) -> None:
    for edition in (real, lamp):
        for paragraph in edition.text.paragraphs:
            sentences = edition.text.sentences[paragraph.id]
            html = str(lines().paragraph(paragraph, sentences))
            text = words(paragraph.nodes)
            for each in sentences:
                before = BeautifulSoup(html.split(f'<span id="{each.id}"></span>')[0], "html.parser").get_text()
                assert before in (text[: each.start], text[: each.start + 1])
