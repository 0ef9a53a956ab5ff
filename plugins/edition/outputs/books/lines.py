"""Lines of text in books: what stands inside a paragraph. A link has an address of the site until `links` knows what the book holds.

What is no word of the text carries ``data-apparatus``: numbers of notes are words here, because a reader must be able to touch them
where no style sheet is.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import assert_never

from ...languages import direction
from ...model import (
    GAP,
    Begins,
    Block,
    Blocks,
    Citation,
    Emphasis,
    Ends,
    Foreign,
    Gap,
    Heading,
    Lemma,
    Link,
    ListOf,
    Mention,
    Node,
    Nodes,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Reference,
    Rendered,
    Revision,
    Says,
    Sentence,
    Supplied,
    Unclear,
    Words,
    laid,
    located,
    own,
    pages,
)
from ...wording import Wording
from .. import forms
from .elements import Element, Inside, element

DASHED = re.compile(rf"(\S? ?[–—]|{forms.NUMBER})")  # a dash with what stands before it, and the end of a number
SITE = "site:"  # what the address of a place of the edition begins with, until it is known where that is


class Lines:
    """Sets nodes and blocks; ``text`` is the text's slug, ``numbers`` gives a note its number, ``say`` are the interface's words. Calls
    stand in brackets (``bracketed``) where the source has notes of its own, so that the two are told apart."""

    bracketed = False

    def __init__(self, text: str, numbers: Mapping[str, int], say: Wording):
        self.text, self.numbers, self.say = text, numbers, say
        self._starts: list[tuple[int, str]] = []
        self._position = 0
        self._named: set[str] | None = None

    def inline(self, nodes: Nodes) -> list[Inside]:
        """The nodes as they stand in a paragraph."""
        return [each for node in nodes for each in self._node(node)]

    def paragraph(self, paragraph: Paragraph, sentences: tuple[Sentence, ...]) -> list[Inside]:
        """A paragraph of the text, with an empty element where each sentence begins; what is only meant, or named again, is quiet."""
        self._starts = [(each.start, each.id) for each in reversed(sentences)]
        self._position, self._named = 0, set()
        made = self._laid(paragraph) if paragraph.stretches else self.inline(paragraph.nodes)
        self._starts, self._named = [], None
        return made

    def _laid(self, paragraph: Paragraph) -> list[Inside]:
        """A paragraph that is no plain prose."""
        rows: list[list[Inside]] = [[]]
        for step in laid(paragraph.nodes, paragraph.stretches):
            match step:
                case Begins():
                    rows.append([])
                case Ends(stretch):
                    name, said = forms.element(stretch)
                    inside = rows.pop()
                    rows[-1].append(element(name, inside, class_=said.get("class", ""), scope=said.get("scope", "")))
                case Says(nodes=nodes):
                    rows[-1] += self.inline(nodes)
                case _:
                    assert_never(step)
        return rows[0]

    def blocks(self, blocks: Blocks, level: int = 0) -> list[Element]:
        """Blocks of prose; headings stand ``level`` levels deeper than in the edition."""
        return [self._block(block, level) for block in blocks]

    def _block(self, block: Block, level: int) -> Element:
        match block:
            case Paragraph(nodes):
                return element("p", self.inline(nodes))
            case Heading(nodes, _, deep):
                return element(f"h{min(deep + level, 6)}", self.inline(nodes))
            case ListOf(items, ordered):
                return element("ol" if ordered else "ul", [element("li", self.blocks(item, level)) for item in items])
            case Quotation(inner):
                return element("blockquote", self.blocks(inner, level))
            case Picture():
                return self.picture(block)
            case _:
                assert_never(block)

    def picture(self, picture: Picture) -> Element:
        """A picture, by its path below the site until a book knows where it has it; below it stands whose it is."""
        size = {"width": str(picture.width), "height": str(picture.height)}
        image = element("img", src=picture.path, alt=picture.description, **size)
        made = element("figure", image, element("figcaption", picture.credit), id=picture.id, class_="picture")
        made.set("data-apparatus", "")
        return made

    def _node(self, node: Node) -> Iterator[Inside]:
        match node:
            case Words(text):
                yield from self._words(text)
            case Mention(entry, children, implied):
                quiet = self._named is not None and (implied or entry in self._named)
                self._named = None if self._named is None else self._named | {entry}
                yield self._link(pages.page(entry), children, "quiet" if quiet else "")
            case Lemma(note, children, occurrence):
                yield from self.inline(children)
                if occurrence and note in self.numbers:
                    yield self.call(note, occurrence)
            case Citation(source, locator, children):
                cited = located(children, locator) if locator else children
                yield self._link(pages.source(source), cited)
            case PageBreak(number, version):
                yield element("span", role="doc-pagebreak", id=pages.leaf_id(number, version), aria_label=str(number))
            case Emphasis(children, lang, strong):
                yield element("strong" if strong else "i" if lang else "em", self.inline(children), **spoken(lang))
            case Foreign(children, lang):
                yield element("span", self.inline(children), **spoken(lang))
            case Supplied(children, lang):
                self._position += 1
                yield element("span", "[", element("span", self.inline(children), **spoken(lang)), "]", class_="supplied")
                self._position += 1
            case Unclear(children, lang):
                self._position += 1
                yield element("span", "[", element("span", self.inline(children), **spoken(lang)), "?]", class_="supplied")
                self._position += 2
            case Gap():
                self._position += len(GAP)
                yield element("span", GAP[:-1], self._extent(node), "]", class_="supplied")
            case Revision(children, kind):
                yield element(forms.REVISED[kind], self.inline(children))
            case Rendered(children, rend, lang):
                tag = forms.RENDERED[rend]
                yield element(tag, self.inline(children), class_=rend if tag == "span" else "", **spoken(lang))
            case Reference(target, children) if own(target[1:]) and self._named is not None:
                sign = self._link(pages.place(self.text, target[1:]), children)
                sign.set("id", pages.sign_id(target[1:]))
                sign.set("role", "doc-noteref")
                sign.set("aria-label", self.say.spoken(target[1:]))
                yield sign
            case Reference(target, children):
                yield self._link(pages.place(self.text, target[1:]) if target.startswith("#") else target, children)
            case Link(href, children):
                yield from [element("a", self.inline(children), href=href)] if href else self.inline(children)
            case _:
                assert_never(node)

    def call(self, note: str, occurrence: int) -> Element:
        """What calls a note behind its lemma."""
        number = str(self.numbers[note])
        shown = forms.sign(self.numbers[note], self.bracketed)
        name, id = self.say.place.note(number=number), pages.call_id(note, occurrence)
        link = element("a", shown, role="doc-noteref", href=f"{SITE}{pages.note(self.text, note)}", id=id, aria_label=name)
        sign = element("sup", link)
        sign.set("data-apparatus", "")
        return sign

    def _extent(self, gap: Gap) -> list[Inside]:
        """How much is missing, which is no word of the text."""
        extent = self.say.extent(gap)
        if not extent:
            return []
        made = element("span", f" {extent}", class_="extent")
        made.set("data-apparatus", "")
        return [made]

    def back(self, id: str) -> Element:
        """The way back from a footnote of the source to its sign."""
        link = element("a", "↩", role="doc-backlink", href=f"#{pages.sign_id(id)}", aria_label=self.say.units.own_back)
        link.set("data-apparatus", "")
        return link

    def _link(self, address: str, nodes: Nodes, kind: str = "") -> Element:
        return element("a", self.inline(nodes), href=SITE + address, class_=kind)

    def _words(self, text: str) -> Iterator[Inside]:
        """Words, and where a sentence begins in them its address."""
        done = 0
        while self._starts and self._starts[-1][0] < self._position + len(text):
            start, id = self._starts.pop()
            cut = max(start - self._position, 0)
            yield from held(text[done:cut])
            yield element("span", id=id)
            done = cut
        self._position += len(text)
        yield from held(text[done:])


def held(text: str) -> Iterator[Inside]:
    """Words with each dash held to what stands before it, for no line begins with one, and numbers held whole."""
    for number, said in enumerate(DASHED.split(text)):
        yield element("span", said, class_="k") if number % 2 else said


def spoken(lang: str) -> dict[str, str]:
    """The language of an element, and its direction where it runs from right to left, as attributes of XHTML."""
    return {"lang": lang, "dir": direction(lang)} if lang else {}


def legend(found: Container[str], say: Wording, two: bool = False) -> list[Inside]:
    """The signs that a text has, each with what it means. ``two`` series of notes are told apart."""
    word, made = str(say.signs.example), list[Inside]()
    shown: dict[str, Inside] = {"del": element("del", word), "add": element("ins", word), "unclear": f"[{word}?]", "gap": GAP}
    for name, sign in shown.items():
        if name in found:
            before, _, after = getattr(say.signs, f"of_{name}")(sign="\0").partition("\0")
            made += ["; "] if made else []
            made += [before, sign, after]
    return [*made, "; " if made else "", say.signs.of_notes(sign="[1]")] if two else made
