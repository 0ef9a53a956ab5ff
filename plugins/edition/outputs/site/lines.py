"""Lines of text as HTML: what stands inside a paragraph. All around them is the templates' affair.

The text content of a paragraph is its words and nothing else: a note's number, a page's and a paragraph's are elements without
text that the style sheet fills, by counting or from their attributes (edition.md, section 3: numbers are drawn, not written). For
what knows no style sheets, and so no ``template`` either (lynx, w3m), the number stands in one, which is no part of a document's text.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from html import escape
from types import MappingProxyType
from typing import assert_never

from markupsafe import Markup

from ...model import (
    GAP,
    Block,
    Blocks,
    Citation,
    Emphasis,
    Foreign,
    Gap,
    Heading,
    Leaf,
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
    Sentence,
    Supplied,
    Unclear,
    Words,
    located,
    own,
    pages,
    unbroken,
    unlinked,
    words,
)
from ...wording import Wording
from .. import forms
from .abbreviations import shortened
from .figures import figure, mark
from .signs import around, gap, leaves, spoken, unseen
from .spaces import bound, held, kept

Short = dict[str, str] | None  # short forms, with what each stands for
PLAIN: Mapping[tuple[str, str], str] = MappingProxyType({})  # where no words have to say whom they mean


class Lines:
    """Sets nodes and blocks for a page; ``root`` is the way from that page to the site's (``../``).

    ``text`` is the text's slug; ``numbers`` gives a note its number; ``say`` are the interface's words; ``counted``: all calls stand
    in the page, and the style sheet counts them. ``short`` are short forms in citations with what each stands for: it is told where
    one is set first, and then taken away, so that one table may serve all lines of a page. ``spelled`` is the site's address where
    lines are for paper: those of its pages then stand behind the links to them. ``here`` is the page's address where it is the text's or
    below it: places of the text are near then. Calls stand in brackets (``bracketed``) where the source has notes of its own.
    """

    def __init__(
        self,
        root: str,
        text: str,
        numbers: Mapping[str, int],
        say: Wording,
        counted: bool = True,
        spelled: str = "",
        short: Short = None,
        here: str = "",
        bracketed: bool = False,
    ):
        self.root, self.text, self.numbers, self.say, self.counted, self.spelled = root, text, numbers, say, counted, spelled
        self.here, self.bracketed, self.short, self._position, self._citing = here, bracketed, {} if short is None else short, 0, False
        self._named: set[str] | None = None
        self._begin(kept=True)

    def html(self, nodes: Nodes) -> Markup:
        """The nodes as they stand in prose."""
        self._begin(kept=True)
        return Markup("".join(map(self._node, nodes)))

    def printed(self, nodes: Nodes) -> Markup:
        """The nodes with spaces as they were typed, at which a line may end: headings, and citations, which are copied."""
        self._begin(kept=False)
        return Markup("".join(map(self._node, nodes)))

    def heading(self, nodes: Nodes) -> Markup:
        """The nodes as a heading or the words of a link: nothing in them points or calls."""
        return self.printed(unlinked(nodes))

    def paragraph(
        self,
        paragraph: Paragraph,
        sentences: tuple[Sentence, ...] = (),
        calls: bool = True,
        meant: Mapping[tuple[str, str], str] = PLAIN,
        surfaces: Container[Leaf] = (),
    ) -> Markup:
        """A paragraph of the text, with an empty element where each sentence begins; without ``calls`` no notes are called.

        What is only meant, or named again in it, has a class of its own. ``meant`` tells whom words mean (in small letters,
        with the entry), where they mean others elsewhere. Below stand pictures of the pages of the source that ``surfaces`` names.
        """
        self._begin(kept=False)
        self._starts = [(each.start, each.id) for each in reversed(sentences)]
        self._position, self._marked, self._named, self._meant, self._surfaces = 0, calls, set(), meant, surfaces
        return Markup(forms.written(paragraph, self._nodes) if paragraph.stretches else self._nodes(paragraph.nodes))

    def alone(self, paragraph: Paragraph, sentences: tuple[Sentence, ...]) -> Markup:
        """A paragraph of the text without links, calls and the marks of its pages, whose places keep their addresses."""
        begun = tuple(sorted((*leaves(paragraph), *sentences), key=lambda each: each.start))
        return self.paragraph(replace(paragraph, nodes=unbroken(unlinked(paragraph.nodes))), begun)

    def blocks(self, blocks: Blocks) -> Markup:
        """Blocks of prose."""
        self._begin(kept=True)
        return Markup("".join(self._block(block) for block in blocks))

    def _begin(self, kept: bool) -> None:
        """Nothing of what was set before is known; ``kept``: no line ends at the spaces that hold together."""
        self._starts, self._marked, self._kept, self._named, self._meant, self._surfaces = [], True, kept, None, PLAIN, ()

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(nodes):
                return f"<p>{self._nodes(nodes)}</p>\n"
            case Heading(nodes, id, level):
                anchor = f' id="{escape(id)}"' if id else ""
                return f"<h{level}{anchor}>{self._nodes(nodes)}</h{level}>\n"
            case ListOf(items, ordered):
                tag = "ol" if ordered else "ul"
                return f"<{tag}>\n{''.join(f'<li>{self._item(item)}</li>' for item in items)}</{tag}>\n"
            case Quotation(inner):
                return f"<blockquote>\n{''.join(self._block(each) for each in inner)}</blockquote>\n"
            case Picture():
                return figure(block, self.root)
            case _:
                assert_never(block)

    def _item(self, blocks: Blocks) -> str:
        """An item of one paragraph needs no element for it."""
        first, rest = blocks[:1], blocks[1:]
        if first and isinstance(first[0], Paragraph) and not any(isinstance(each, Paragraph) for each in rest):
            return self._nodes(first[0].nodes) + "".join(self._block(each) for each in rest)
        return "".join(self._block(each) for each in blocks)

    def _nodes(self, nodes: Nodes) -> str:
        return "".join(map(self._node, nodes))

    def _node(self, node: Node) -> str:
        match node:
            case Words(text):
                return self._words(text)
            case Mention(entry, children, implied):
                kind = ' class="i"' if self._quiet(entry, implied) else ""
                told = self._aloud(children) + self._described(entry, children)
                return f'<a{kind} href="{self.root}{pages.page(entry)}"{told}>{self._nodes(children)}</a>'
            case Lemma(note, children, occurrence):
                return self._lemma(note, self._nodes(children), occurrence)
            case Citation(source, locator, children):
                cited = located(children, bound(locator)) if locator else children
                self._citing = True
                inner = self._nodes(cited)
                self._citing = False
                return f'<a href="{self.root}{pages.source(source)}"{self._aloud(cited)}>{inner}</a>'
            case PageBreak(number, version):
                return mark(node, self.say, number in self._surfaces and not version)
            case Emphasis(children, lang, strong):
                tag = "strong" if strong else "i" if lang else "em"
                return f"<{tag}{spoken(lang)}>{self._nodes(children)}</{tag}>"
            case Foreign(children, lang):
                return f"<span{spoken(lang)}>{self._nodes(children)}</span>"
            case Gap():
                self._position += len(GAP)
                return gap(node, self.say)
            case Revision(children) | Rendered(children):
                return self._nodes(children).join(around(node, self.say))
            case Supplied(children, lang) | Unclear(children, lang):
                closing = "]" if isinstance(node, Supplied) else "?]"
                self._position += 1
                inner = self._nodes(children)
                self._position += len(closing)
                said = f"<span{spoken(lang)}>{inner}</span>" if lang else inner
                return f'<span class="s">[{said}{closing}</span>'
            case Reference(target, children) if own(target[1:]) and self._named is not None:
                sign = f'id="{pages.sign_id(target[1:])}" class="sign" aria-label="{self.say.spoken(target[1:])}"'
                return f'<a {sign} href="{self.root}{pages.place(self.text, target[1:])}">{self._nodes(children)}</a>'
            case Reference(target, children):
                address = pages.place(self.text, target[1:]) if target.startswith("#") else target
                spelled = f'<span class="spelled"> ({escape(self.spelled)}/{target})</span>' if self.spelled and address == target else ""
                near = pages.near(address, self.here) if self.here and address != target else self.root + address
                return f'<a href="{near}"{self._aloud(children)}>{self._nodes(children)}</a>{spelled}'
            case Link(href, children):
                inner = self._nodes(children)
                return f'<a href="{escape(href)}"{self._aloud(children)}>{inner}</a>' if href else inner
            case _:
                assert_never(node)

    def _quiet(self, entry: str, implied: bool) -> bool:
        """Whether the words in a paragraph of the text only mean the entry, or name it again; in prose all names are loud."""
        if self._named is None:
            return False
        again = entry in self._named
        self._named.add(entry)
        return implied or again

    def _aloud(self, nodes: Nodes) -> str:
        """How a link is called by who reads it aloud, where its words are not to be said as they stand."""
        written = words(nodes)
        return f' aria-label="{escape(self.say.aloud(written))}"' if "¶" in written else ""

    def _described(self, entry: str, nodes: Nodes) -> str:
        """Whom a link means, for who hears only its words: as a description, which adds none to them."""
        return f' aria-description="{escape(said)}"' if (said := self._meant.get((words(nodes).casefold(), entry))) else ""

    def _lemma(self, note: str, inner: str, occurrence: int) -> str:
        if not self._marked or note not in self.numbers:
            return inner
        number, own, id = self.numbers[note], pages.call_id(note, occurrence), pages.note_id(note)
        name = self.say.place.note(number=number)
        drawn = f' data-n="{forms.sign(number, self.bracketed)}"' if self.bracketed or not self.counted else ""
        call = f'<a role="doc-noteref" href="#{id}" id="{own}" aria-label="{name}"{drawn}>{unseen(f"[{number}]")}</a>'
        return f'<span class="l">{inner}</span>{call if occurrence else ""}'

    def _words(self, text: str) -> str:
        """Escaped words; where a sentence begins in them, its address."""
        if not self._starts:
            said = kept(text) if self._kept else escape(text, quote=False) if self._named is None else held(text)
            return shortened(said, self.short) if self._citing else said
        pieces, done = [], 0
        while self._starts and self._starts[-1][0] < self._position + len(text):
            start, id = self._starts.pop()
            cut = max(start - self._position, 0)
            pieces += [held(text[done:cut]), f'<span id="{id}"></span>']
            done = cut
        self._position += len(text)
        return "".join(pieces) + held(text[done:])
