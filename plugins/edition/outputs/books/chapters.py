"""The chapters of books: an edition in the order in which it is read through, each chapter as elements with ids of their own.

Every book has some of them: `Chapters` makes each for whoever asks. Ids are those of the site where a page of it has them (p12,
n-…, page-3); entries and sources are called by their paths, ``people-stone-ada``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby

from ... import dates, makers
from ...citing.bibliography import sort_key
from ...model import (
    Concordance,
    Date,
    Edition,
    Entry,
    Fact,
    Heading,
    Kind,
    Note,
    Paragraph,
    Picture,
    marked,
    numeral,
    pages,
    signs,
    stop,
    unlinked,
    words,
)
from ...wording import judged, wording
from .. import forms
from .elements import Chapter, Element, Inside, element, go_on, put
from .lines import SITE, Lines, legend, spoken

NOT_SHOWN = ("name", "also", "hour")  # of an entry's facts
TEXT, SYNOPSIS, TIMELINE, INDEX, SOURCES = "text", "introduction", "timeline", "index", "sources"


def named(path: str) -> str:
    """The id of an entry by its path."""
    return path.replace("/", "-")


class Chapters:
    """What books hold of an edition."""

    def __init__(self, edition: Edition, concordance: Concordance, lines: type[Lines] = Lines):
        self.edition, self.concordance, self.say = edition, concordance, wording(edition.said["language"])
        self.slug, self.sentences, self.footnotes = edition.text.slug, edition.sentences, edition.footnotes
        self.numbers = {note.id: number for number, note in enumerate(edition.notes, 1)}
        self.lines = lines(self.slug, self.numbers, self.say)
        self.lines.bracketed = edition.bracketed

    @cached_property
    def day(self) -> str:
        """The day of the edition, spoken."""
        date = self.edition.date
        return dates.spoken(date, self.say) if date else self.edition.said["date"]

    def introduction(self) -> Chapter:
        """What the title page of the site says, and the argument of the text in brief."""
        title = self.say.books.introduction
        body = [element("h1", title), *self.lines.blocks(self.edition.blocks)]
        if synopsis := marked(self.edition.text.facts, "synopsis"):
            body += [element("h2", self.say.reading.argument, id="synopsis"), element("p", self.lines.inline(synopsis))]
        if told := legend(signs(self.edition.text.paragraphs), self.say, self.edition.bracketed):
            body.append(element("p", self.say.signs.signs, " ", told, "."))
        return Chapter(SYNOPSIS, title, tuple(body), "doc-introduction")

    def text(self) -> Iterator[Chapter]:
        """The text with its notes: its head and what stands before the first heading of the editors, then a chapter under each."""
        text = self.edition.text
        id, title, part = TEXT, text.title, False
        body = [element("h1", self.lines.inline(unlinked(marked(text.facts, "title"))))]
        body += self.dateline()
        for each in text.parts:
            match each:
                case Paragraph():
                    go_on(body, [self.ended(each, text.levels.get(each.id, 0)), *self.below(each)], each.id)
                case Picture():
                    body.append(self.lines.picture(each))
                case Heading(nodes):
                    yield Chapter(id, title, tuple(body), part=part)
                    id, title, part = f"text-{each.id}", words(nodes), True
                    body = [element("h2", self.lines.inline(unlinked(nodes)), id=each.id)]
        yield Chapter(id, title, tuple(body), part=part)

    def dateline(self) -> list[Element]:
        """What stands below the title of the text (`makers.dateline`)."""
        said, given = makers.dateline(self.edition)
        return [element("p", each, class_="dateline") for each in ([said], self.lines.inline(unlinked(given))) if any(each)]

    def ended(self, part: Paragraph, level: int) -> Element:
        """A paragraph behind its number, as `alone`; a footnote of the source ends in the way back to its sign."""
        made = self.alone(part, level)
        if note := self.footnotes.get(part.id):
            put(made, [" ", self.lines.back(note)])
        if note == part.id:
            made.set("role", "doc-footnote")
        return made

    def alone(self, part: Paragraph, level: int) -> Element:
        """A paragraph behind its number; ``level`` is how deep a heading of the source stands, else 0."""
        inside: list[Inside] = []
        if number := numeral(part.id):
            sign = element("span", f"¶ {number}", class_="number")
            sign.set("data-apparatus", "")
            inside.append(sign)
        inside += self.lines.paragraph(part, self.sentences[part.id])
        said = {"role": "heading", "aria_level": str(level)} if level else {}
        return element(forms.tag(part), inside, id=part.id, class_=f"text {forms.classes(part)}".strip(), **said, **spoken(part.lang))

    def below(self, part: Paragraph) -> list[Element]:
        """What stands below a paragraph: its notes."""
        return [self.note(note) for note in self.concordance.notes.get(part.id, ())]

    def note(self, note: Note) -> Element:
        """A note: its number and lemma, its words, what it is, and the way back, which stands last."""
        back = element("a", self.say.label(note.paragraph), role="doc-backlink", href=f"#{pages.call_id(note.id)}")
        first, *others = self.lines.blocks(note.blocks) or [element("p")]
        opening = element("strong", note.opening)
        opening.tail = f" {first.text or ''}"
        first.text = f"{forms.sign(self.numbers[note.id], self.edition.bracketed)}{'' if self.edition.bracketed else '.'} "
        first.insert(0, opening)
        last = element("p", self.kind(note), ". ", back, class_="kind")
        aside = element("aside", first, others, last, role="doc-footnote", id=pages.note_id(note.id))
        aside.set("data-apparatus", "")
        return aside

    def kind(self, note: Note) -> str:
        """What a note is, and what the editors think of it, in words."""
        kind = ", ".join(filter(None, (self.say.types[note.type], judged(self.say, note.verdict, note.cert))))
        return kind[:1].upper() + kind[1:]

    def kinds(self) -> Iterator[Chapter]:
        """The entries, a chapter for each kind that has some."""
        for kind in self.edition.kinds:
            if entries := self.entries(kind):
                yield self.kind_of_entries(kind, entries)

    def entries(self, kind: Kind) -> list[Entry]:
        """The entries of a kind in the order of its list."""
        return [entry for entry in self.concordance.listed if entry.kind == kind.folder]

    def kind_of_entries(self, kind: Kind, entries: list[Entry]) -> Chapter:
        """The entries of a kind: terms as a glossary."""
        sections = [self._entry(entry) for entry in entries]
        role = "doc-glossary" if kind.listing == "whole" else ""
        inside = tuple((named(entry.path), entry.name) for entry in entries)
        return Chapter(kind.folder, kind.plural, (element("h1", kind.plural), *sections), role, inside)

    def _entry(self, entry: Entry) -> Element:
        heading = element("h2", self.lines.inline(unlinked(marked(entry.facts, "name"))))
        details = [row for fact in entry.facts if fact.name not in NOT_SHOWN for row in self._detail(fact)]
        rows = [element("dl", details)] if details else []
        spoken = self.spoken(entry)
        where = [element("p", self.say.entry.passages, ": ", spoken, class_="where")] if spoken else []
        return element("section", heading, rows, self.lines.blocks(entry.blocks, 1), where, id=named(entry.path))

    def _detail(self, fact: Fact) -> Iterator[Element]:
        typed = fact.name.replace("-", " ").replace("_", " ")
        yield element("dt", self.say.facts.get(fact.name, typed[:1].upper() + typed[1:]))
        yield element("dd", self.value(fact))

    def value(self, fact: Fact) -> list[Inside]:
        """What a fact says: a date spoken, words and lists set, all else as it is typed."""
        if fact.name == "knowledge":
            return [self.say.knowledge[fact.value]]
        if fact.members:
            return [each for number, nodes in enumerate(fact.members) for each in ((["; "] if number else []) + self.lines.inline(nodes))]
        return [dates.spoken(fact.date, self.say)] if fact.date else self.lines.inline(fact.nodes) if fact.nodes else [fact.value]

    def spoken(self, entry: Entry) -> list[Inside]:
        """The numbers of the paragraphs that speak of an entry, in italics where they only imply it."""
        made: list[Inside] = []
        for id, implied in self.concordance.speaking(entry.path).items():
            number = numeral(id)
            link = element("a", number or self.say.label(id), href=f"#{id}", class_="place")
            made += [", "] if made else []
            made += ["¶\u00a0"] if number and "¶\u00a0" not in made else []
            made.append(element("i", link) if implied else link)
        return made

    def timeline(self) -> Chapter:
        """Letters and events by day, each with its first sentence."""
        body = [element("h1", self.say.menu.timeline)]
        for year, group in groupby(self.edition.days(self.concordance.timeline), key=lambda pair: pair[0].first.year):
            rows = [each for date, entry in group for each in (self._event(entry) if entry else self._text(date))]
            body += [element("h2", dates.year(year, self.say)), element("dl", rows)]
        return Chapter(TIMELINE, self.say.menu.timeline, tuple(body))

    def _text(self, date: Date) -> Iterator[Element]:
        """The text among the events."""
        title = self.edition.text.title
        yield element("dt", dates.spoken(date, self.say))
        yield element("dd", element("a", title, href=SITE + pages.text(self.slug)), f"{stop(title)} {self.edition.said['summary']}")

    def _event(self, entry: Entry) -> Iterator[Element]:
        clock = next((fact for fact in entry.facts if fact.name == "time"), None)
        time = self.lines.inline(clock.nodes) if clock else [entry.date.clock] if entry.date and entry.date.clock else []
        yield element("dt", dates.spoken(entry.date, self.say) if entry.date else "", [", ", *time] if time else [])
        name = element("a", self.lines.inline(unlinked(marked(entry.facts, "name"))), href=SITE + pages.page(entry.path))
        spoken = self.spoken(entry)
        yield element("dd", name, f"{stop(entry.name)} {self.concordance.gists[entry.path]}", [" (", *spoken, ")"] if spoken else [])

    def index(self) -> Chapter:
        """Every entry that the text speaks of, with the paragraphs, by kind."""
        say = self.say.index
        implied = [say.implied(italics=say.italics)] if self.concordance.implies(self.concordance.passages) else []
        body = [element("h1", self.say.menu.index), element("p", " ".join((say.about, *implied, say.once)))]
        for kind in self.edition.kinds:
            rows = [
                self.row(entry) for entry in self.edition.entries if entry.kind == kind.folder and entry.path in self.concordance.passages
            ]
            if rows:
                body += [element("h2", kind.plural), element("ul", rows, class_="rows")]
        return Chapter(INDEX, self.say.menu.index, tuple(body), "doc-index")

    def row(self, entry: Entry) -> Element:
        """An entry in the index."""
        name = element("a", self.lines.inline(unlinked(marked(entry.facts, "name"))), href=SITE + pages.page(entry.path))
        return element("li", name, " ", self.spoken(entry))

    def sources(self) -> Chapter:
        """The bibliography in the order of its references."""
        found = {each.slug: self.concordance.references.get(each.slug, marked(each.facts, "title")) for each in self.edition.sources}
        rows = []
        for source in sorted(self.edition.sources, key=lambda each: sort_key(found[each.slug], self.say)):
            remark = self.lines.inline(marked(source.facts, "note"))
            rows.append(element("li", self.lines.inline(found[source.slug]), [" ", *remark] if remark else [], id=f"sources-{source.slug}"))
        title = self.say.menu.sources
        return Chapter(SOURCES, title, (element("h1", title), element("ul", rows, class_="rows")), "doc-bibliography")

    def ends(self) -> Iterator[Chapter]:
        """The index and the bibliography, where something stands in them."""
        if self.concordance.passages:
            yield self.index()
        if self.edition.sources:
            yield self.sources()
