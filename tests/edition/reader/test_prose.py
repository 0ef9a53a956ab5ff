"""Prose: trees into nodes, with every word kept and white space folded."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace

import pytest
from edition.model import (
    Citation,
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
    Reference,
    Supplied,
    Words,
    words,
)
from edition.reader.folding import called, fold
from edition.reader.house import House
from edition.reader.prose import PAGE_BLOCKS, Prose
from edition.slips import Slips
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

HOUSE = House(
    Slips(),
    entries={"people/stone-ada": frozenset({"stone, ada", "ada stone", "stone"})},
    sources=frozenset({"survey"}),
    pages={"pages/cite.md": "cite/", "timeline/": "timeline/", "letter.md": "letter/"},
    sentences={"headnote": ("headnote.s1",), "p1": ("p1.s1", "p1.s2"), "p2": ("p2.s1",)},
)


def nodes(typed: str) -> Nodes:
    """The nodes of a paragraph."""
    (block,) = Prose(HOUSE, "content/a.md", 0).blocks(HOUSE.marks.tree(typed), frozenset({"p"}))
    assert isinstance(block, Paragraph)
    return block.nodes


@pytest.mark.parametrize(
    ("typed", "node"),
    [
        ("[Stone](people/stone-ada.md)", Mention("people/stone-ada", (Words("Stone"),))),
        ("[Ada Stone’s](people/stone-ada.md)", Mention("people/stone-ada", (Words("Ada Stone’s"),))),
        ("[she](people/stone-ada.md)", Mention("people/stone-ada", (Words("she"),), implied=True)),
        ("[*Stone*](people/stone-ada.md)", Mention("people/stone-ada", (Emphasis((Words("Stone"),)),))),
        ('[S](sources/survey.md "p. 4")', Citation("survey", "p. 4", (Words("S"),))),
        ("[S](sources/survey.md)", Citation("survey", "", (Words("S"),))),
        ("[¶ 1](#p1)", Reference("#p1", (Words("¶ 1"),))),
        ("[here](pages/cite.md)", Reference("cite/", (Words("here"),))),
        ("[days](timeline/)", Reference("timeline/", (Words("days"),))),
        ("[text](letter.md)", Reference("letter/", (Words("text"),))),
        ("[out](https://example.org/?a=b&c)", Link("https://example.org/?a=b&c", (Words("out"),))),
        ("[words][^n]", Lemma("n", (Words("words"),))),
        ("[choose to]", Supplied((Words("choose to"),))),
        ("[slovo]{: lang=ru-Latn }", Supplied((Words("slovo"),), "ru-Latn")),
        ("*slovo*{: lang=ru }", Emphasis((Words("slovo"),), "ru")),
        ("**strong**", Emphasis((Words("strong"),), strong=True)),
        ("[[page 3]]", PageBreak(3)),
    ],
)
def test_a_mark_becomes_its_node(typed: str, node: Node) -> None:
    assert nodes(typed) == (node,)


def test_the_calls_of_one_note_are_counted() -> None:
    assert [node.occurrence for node in nodes("[a][^n] and [b][^n]") if isinstance(node, Lemma)] == [1, 2]


def test_a_wrong_link_keeps_its_words() -> None:
    assert nodes("[Stone](people/ston-ada.md)") == (Link("", (Words("Stone"),)),)


# --- every typed word is a word of the paragraph ---------------------------------------------------------

ESCAPED = frozenset("\\`*_{}[]()>#")
WORD = st.text("abcXYZäéяЖ0123456789“”’—–.,;:?!&%$/§\"'<>()[]*_#\\`{}", min_size=1, max_size=6)
GAP = st.sampled_from([" ", " ", " ", "  ", "\n", ""])
Typed = tuple[str, str]  # what an editor types, and the words that it means


def word(text: str) -> Typed:
    return "".join(f"\\{character}" if character in ESCAPED else character for character in text), text


def run(parts: list[tuple[str, Typed]]) -> Typed:
    return "".join(gap + part[0] for gap, part in parts), "".join(gap + part[1] for gap, part in parts)


def spaced(part: st.SearchStrategy[Typed]) -> st.SearchStrategy[tuple[str, Typed]]:
    """A part after white space or none; emphasis always after some, because of “*a**b*” nobody knows what it means."""
    return st.tuples(GAP, part) | st.tuples(st.just(" "), EMPHASIS)


def inside(more: st.SearchStrategy[tuple[str, Typed]]) -> st.SearchStrategy[Typed]:
    """Parts between words, so that a run neither begins nor ends with white space, as emphasis asks for."""
    return st.builds(lambda first, parts, last: run([("", first), *parts, (" ", last)]), PLAIN, st.lists(more, max_size=3), PLAIN)


def mark(inner: st.SearchStrategy[Typed], before: str, after: str, opened: str = "", closed: str = "") -> st.SearchStrategy[Typed]:
    """What a mark stands around; ``opened`` and ``closed`` are words of its own."""
    return inner.map(lambda part: (f"{before}{part[0]}{after}", f"{opened}{part[1]}{closed}"))


PLAIN = WORD.map(word)
EMPHASIS = st.deferred(lambda: mark(inside(st.tuples(GAP, PLAIN)), "*", "*") | mark(inside(st.tuples(GAP, PLAIN)), "**", "**"))
PAGE = st.integers(1, 999).map(lambda number: (f"[[page {number}]]", ""))
LEAF = PLAIN | PAGE
TARGETS = ("people/stone-ada.md", 'sources/survey.md "doc. 74"', "#p1", "https://a.b/")
LINK = st.one_of([mark(inside(spaced(LEAF)), "[", f"]({target})") for target in TARGETS])
SUPPLIED = mark(inside(spaced(LEAF | LINK)), "[", "]", "[", "]")
LEMMA = mark(inside(spaced(LEAF | LINK | SUPPLIED)), "[", "][^n]")
NESTED = mark(inside(spaced(LEAF | LINK | LEMMA)), "[", "][^m]")
# “So” before all, because what opens a block (a number, a dash, a sharp) is another matter.
PARAGRAPH = st.lists(spaced(LEAF | LINK | LEMMA | NESTED | SUPPLIED), max_size=6).map(lambda parts: run([("", ("So", "So")), *parts]))


@given(PARAGRAPH)
@example(("So 1848 and 1. [[page 2]]", "So 1848 and 1. "))
def test_the_words_of_a_paragraph_are_the_words_that_were_typed(paragraph: Typed) -> None:
    typed, meant = paragraph
    assert words(nodes(typed)) == " ".join(meant.split())


# --- nothing that is typed is lost in silence ------------------------------------------------------------

# Letters that no sentence of a slip has, so that only a quotation accounts for them.
ODD = st.sampled_from(
    ["[", "]", "](", ")", "][^n]", "](people/stone-ada.md)", '](sources/survey.md "p. 4")', '](#p1 "щ")', "[[page 2]]", "[[page ",
     "]]", "*", "**", "***", "_", "\\", "{: ", "{", "}", " }", "#p1", ".claim", "cert=open", "lang=ru", "onclick=ц", "\n> ", "\n- ",
     "\n1. ", "\n3. ", "\n\n## ", " #", "<b>", "</b>", "<!--", "-->", "&amp;", "&mdash;", "\n", "\n\n", '"', "`", "~~", "^", "==", "|",
     "\n|-|-|\n", "\n=======\n", "\n<<<<<<< HEAD\n", "ж", "фй", "é", "12", " ", "  ", "\t", "\u00a0", "\u202f", "!", "(", "ъ#",
     "ы_э", "2*3*4", "¶", "…"]
)  # fmt: skip
SIGNS = set("[]()*_{}\\#>+-.:\"' \t\n")  # what marks are made of; every other character counts
PAGE = re.compile(r"\[\[page\s+(\S*)\s*]]")  # around its number any blank is one
ALLOWED = {"div", "p", "h2", "h3", "ul", "ol", "li", "blockquote", "a", "em", "strong", "supplied", "page", "lemma"}


def said(value: object) -> str:
    """Every word of a part of the model: what it prints, where it leads, what it is called; and the names of its mark."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return "".join(map(said, value))
    if not is_dataclass(value):
        return ""
    inside = "".join(said(getattr(value, field.name)) for field in fields(value))
    names = {Emphasis: "lang=", Supplied: "lang=", PageBreak: "page", Mention: "md", Citation: "sources/md", Lemma: "^", Heading: "#"}
    number = f"{value.number}" if isinstance(value, PageBreak) else ""
    counted = "".join(map(str, range(1, len(value.items) + 1))) + "1" * len(value.items) if isinstance(value, ListOf) else ""
    return inside + names.get(type(value), "") + number + counted


@given(st.lists(ODD | st.text("жфé1 \u00a0", max_size=3), max_size=24).map("".join))
@example("2*3*4 {sic}")
@example("## What is {x}")
@example("## In C#")
@example("3. A third thing")
@example("10\u202f000 « Orrin »")
@example("a\n{: #p2 lang=fr .speaker onclick=steal() }")
@example('[a](people/stone-ada.md "and ten thousand more")')
@example("> > > > > > > > a")
@example("[[page \u00a0]]")
@example("[[page \u00a012\u00a0]]")
@settings(max_examples=500)
def test_nothing_that_is_typed_is_lost_in_silence(typed: str) -> None:
    tree = HOUSE.marks.tree(typed)
    assume(all(element.tag in ALLOWED for element in tree.iter()))
    house = replace(HOUSE, slips=Slips())
    blocks = Prose(house, "content/a.md", 0).blocks(tree, PAGE_BLOCKS)
    counted = PAGE.sub(r"[[page \1]]", typed)
    lost = Counter(character for character in counted if character not in SIGNS) - Counter(said(blocks))
    assert {*lost} <= {*"".join(slip.sentence for slip in house.slips)}  # the same slip is told once


# --- folding ---------------------------------------------------------------------------------------------

TEXT = st.text("ab \t\n\u00a0", max_size=5).map(Words)
INNER = st.recursive(
    TEXT | st.integers(1, 9).map(PageBreak),
    lambda children: st.lists(children, max_size=4).map(tuple).flatmap(
        lambda found: st.sampled_from([Emphasis(found), Supplied(found), Mention("a/b", found), Lemma("n", found)])
    ),
    max_leaves=12,
)  # fmt: skip
NODES = st.lists(INNER, max_size=5).map(tuple)


@given(NODES)
@example((Words("a "), PageBreak(2)))
@example((Lemma("n", (Words("a "),)),))
@example((Words("a "), Lemma("n", (Words(" "),))))
def test_folded_nodes_have_the_folded_words(drawn: Nodes) -> None:
    assert words(fold(drawn)) == " ".join(filter(None, re.split("[ \t\n]+", words(drawn))))


@given(NODES)
def test_folding_twice_is_folding_once(drawn: Nodes) -> None:
    assert fold(fold(drawn)) == fold(drawn)


@given(NODES)
def test_folding_loses_no_mark(drawn: Nodes) -> None:
    def marks(found: Nodes) -> list[object]:
        return [
            node if isinstance(node, PageBreak) else (type(node), marks(node.children)) for node in found if not isinstance(node, Words)
        ]

    assert marks(fold(drawn)) == marks(drawn)


# --- names -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["The Bridge", "bridge’s", "bridge's", "“bridge,”", "a bridge", "BRIDGE", "the  bridge."])
def test_case_article_possessive_and_outer_points_make_no_other_name(written: str) -> None:
    assert called(written) == "bridge"


@pytest.mark.parametrize("written", ["bridges", "old bridge", "thebridge", "antebridge"])
def test_other_words_make_another_name(written: str) -> None:
    assert called(written) != "bridge"


def test_a_plural_possessive_is_the_plural() -> None:
    assert called("the Stones’") == called("Stones")


@given(st.text(max_size=20))
def test_a_name_can_always_be_folded(name: str) -> None:
    assert called(name) == called(f"  {name}\n")
