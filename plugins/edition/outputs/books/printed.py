"""The edition on paper: a critical edition with its notes at the foot of the page, and the text alone for a class.

Both are one size, 210 × 279 mm: A4 is as wide and Letter as high, so either paper prints them as they are, and a page has the same
number for everybody. The index counts by paragraphs and by these pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace

from ... import makers
from ...citing import records
from ...model import (
    Concordance,
    Edition,
    Entry,
    Heading,
    Lemma,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Supplied,
    levels,
    marked,
    pages,
    stop,
    unbroken,
    unlinked,
    walk,
    words,
)
from ...wording import judged
from .. import forms
from . import links, versions
from .chapters import INDEX, Chapters, named
from .elements import Chapter, Element, Inside, element, elements, page
from .lines import Lines
from .title import title_page

SIZE = "210mm 279mm"
SHEET = "templates/book.css"  # of the theme
BRIEF = 40_000  # letters of a book whose chapters follow on the same page: a leaf for each would be mostly white
LONG = 3000  # letters of a note, half a page: the engine breaks none, so of a longer one each paragraph may go overleaf by itself


class Foot(Lines):
    """Sets a paragraph with its notes in it, which the style sheet brings to the foot of the page."""

    notes: dict[str, Element]

    def call(self, note: str, occurrence: int) -> Element:
        """The note itself where it is called first; after that its number."""
        if occurrence > 1 or note not in self.notes:
            return super().call(note, occurrence)
        return self.notes.pop(note)


class Printed(Chapters):
    """The chapters of the critical edition."""

    def __init__(self, edition: Edition, concordance: Concordance):
        super().__init__(edition, concordance, Foot)
        self.plain = Lines(self.slug, self.numbers, self.say)
        assert isinstance(self.lines, Foot)
        self.lines.notes = {note.id: self._foot(note) for note in edition.notes}

    def _foot(self, note: Note) -> Element:
        """A note for the foot of the page: its type and number, which stand in the margin, its lemma, its words, and its verdict."""
        number = forms.sign(self.numbers[note.id], self.edition.bracketed)
        inside: list[Inside] = [element("span", self.say.types[note.type], " ", element("b", number), class_="type"), " "]
        inside.append(element("b", note.opening))
        told: list[list[Inside]] = [[" ", *self.plain.inline(each.nodes)] for each in note.blocks if isinstance(each, Paragraph | Heading)]
        if said := judged(self.say, note.verdict, note.cert):
            told[-1] += [" ", element("span", said[:1].upper() + said[1:], class_="kind")]
        long = sum(len(words(each.nodes)) for each in note.blocks if isinstance(each, Paragraph | Heading)) > LONG
        first, overleaf = (told[:1], told[1:]) if long else (told, [])
        made = element("span", inside, *first, class_="note", id=pages.note_id(note.id))
        made.set("data-n", number)
        return element("span", made, [element("span", each, class_="note more") for each in overleaf]) if overleaf else made

    def below(self, part: Paragraph) -> list[Element]:
        """Nothing: notes stand at the foot."""
        return []

    def row(self, entry: Entry) -> Element:
        """An entry in the index, which says who or what it is where no chapter does."""
        name = element("b", self.lines.inline(unlinked(marked(entry.facts, "name"))))
        if any(kind.folder == entry.kind and kind.listing == "whole" for kind in self.edition.kinds):
            return element("li", name, " ", self.spoken(entry))
        gist = element("span", self.concordance.gists[entry.path], class_="gist")
        return element("li", name, f"{stop(entry.name)} ", gist, " ", self.spoken(entry), id=named(entry.path))

    def introduction(self) -> Chapter:
        """With how the printed pages are to be read."""
        chapter = super().introduction()
        say, parts = self.say.books, self.edition.text.parts
        found = {type(node) for part in parts for node in walk(part.nodes)} | {type(part) for part in parts}
        told = {say.guide_pages: PageBreak, say.guide_notes: Lemma, say.guide_headings: Heading, say.guide_brackets: Supplied}
        said = " ".join([say.guide, *(str(sentence) for sentence, kind in told.items() if kind in found)])
        guide = [element("h2", say.reading), element("p", said)]
        return replace(chapter, body=(*chapter.body, *guide))

    def index(self) -> Chapter:
        """With what its numbers are."""
        chapter = super().index()
        return replace(chapter, body=(*chapter.body[:2], element("p", self.say.books.numbers), *chapter.body[2:]))


def critical(edition: Edition, concordance: Concordance, style: str = "") -> str:
    """The critical edition as a document for the print engine; ``style`` are rules beside those of all books."""
    made = Printed(edition, concordance)
    glossaries = [
        made.kind_of_entries(kind, made.entries(kind)) for kind in edition.kinds if kind.listing == "whole" and made.entries(kind)
    ]
    chapters = [title_page(made), made.introduction(), *made.text(), *versions.chapters(made), *glossaries, *made.ends()]
    links.settle(chapters, edition.text.slug, edition.address)
    contents = element("section", element("h1", made.say.books.contents), element("ol", _contents(chapters[1:])), id="contents")
    title, *others = map(_section, chapters)
    brief = sum(len(str(said)) for each in others for said in each.itertext()) < BRIEF
    return _document(edition, [title, contents, *others], "critical brief" if brief else "critical", style)


def _contents(chapters: Iterable[Chapter]) -> Iterator[Element]:
    """A line for each chapter and for each part of the text; the style sheet puts the page behind it."""
    for chapter in chapters:
        id = str(chapter.body[0].get("id")) if chapter.part else chapter.id
        yield element("li", element("a", chapter.title, href=f"#{id}"), class_="part" if chapter.part else "")


def plain(edition: Edition, concordance: Concordance, style: str = "") -> str:
    """The text alone, with the numbers of its paragraphs, as a document for the print engine; ``style`` as in `critical`."""
    made = Chapters(edition, concordance)
    facts = edition.text.facts
    body = [element("h1", made.lines.inline(unlinked(marked(facts, "title"))))]
    body += made.dateline()
    deep = levels(edition.text.paragraphs, 1)  # the editors' headings are not here
    for part in edition.text.parts:
        if isinstance(part, Paragraph):
            body.append(made.alone(replace(part, nodes=unbroken(unlinked(part.nodes))), deep.get(part.id, 0)))
        elif isinstance(part, Picture):
            body.append(made.lines.picture(part))
    said = edition.said
    version = made.say.packs.version(title=said["title"], version=said["version-text"])
    ends = [
        element("p", said["attribution"]),
        element("p", f"{version}{stop(version)} ", edition.address and f"{edition.address}/{pages.text(edition.text.slug)}"),
    ]
    body.append(element("div", ends, class_="end"))
    return _document(edition, [element("section", body)], "plain", style)


def _section(chapter: Chapter) -> Element:
    kind = "index" if chapter.id == INDEX else chapter.role.removeprefix("doc-")
    return element("section", [deepcopy(each) for each in chapter.body], id=chapter.id, class_=kind or ("part" if chapter.part else ""))


def _document(edition: Edition, sections: list[Element], kind: str, style: str) -> str:
    title = words(records.title(edition)) if kind.startswith("critical") else edition.text.title
    head = element(
        "head",
        element("title", title),
        element("meta", name="author", content=makers.editors(edition)),
        element("meta", name="description", content=edition.said["summary"]),
        [element("style", style, media="print")] if style else [],
    )
    root = element("html", head, element("body", sections, class_=kind), lang=edition.said["language"])
    for each in elements([root], "img"):
        each.set("src", f"../{each.get('src')}")  # a book stands in the folder of the text
    return page(root)
