"""What several kinds of pages show of an edition: notes, quoted sentences, entries in a line, facts, the head of the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import ClassVar

from markupsafe import Markup, escape

from ... import dates, makers
from ...model import (
    AUTHORITIES,
    Blocks,
    Concordance,
    Edition,
    Entry,
    Fact,
    Heading,
    Mention,
    Nodes,
    Note,
    Paragraph,
    Passage,
    Place,
    Sentence,
    marked,
    numeral,
    pages,
    runs,
    stop,
    unlinked,
    walk,
    words,
)
from ...sentences import opened, rules
from ...wording import Area, doubt, judged
from .. import forms
from .examples import examples
from .frames import Frames
from .lines import Lines
from .pictures.columns import Columns, columns
from .signs import altered, marked_out, sentence
from .spaces import bound, held, kept
from .views import Brief, Choice, Detail, Filter, Footnote, Numeral, Occurrence, Quoted


class Setting:
    """An edition with all that its pages need."""

    last: ClassVar[Setting | None] = None

    @classmethod
    def of(cls, edition: Edition, concordance: Concordance) -> Setting:
        """The setting of an edition: the same for all who ask one after the other."""
        if cls.last is None or cls.last.edition is not edition or cls.last.concordance is not concordance:
            cls.last = cls(edition, concordance)
        return cls.last

    def __init__(self, edition: Edition, concordance: Concordance):
        self.edition, self.concordance = edition, concordance
        self.slug = edition.text.slug
        self.rules, self.signs, self.bracketed = rules(edition.said), edition.footnotes, edition.bracketed
        self.frames = Frames(edition)
        self.say = self.frames.say
        self.frame, self.heads, self.sentences = self.frames.frame, self.frames.heads, edition.sentences
        self.numbers = {note.id: number for number, note in enumerate(edition.notes, 1)}
        self.entries = {entry.path: entry for entry in edition.entries}
        self.titles = self._titles()
        self.paragraphs = {note.id: note.paragraph for note in edition.notes}
        self.forms = dict(edition.pairs("short-forms"))
        self.examples = examples(edition.text)
        self.folds: dict[str, tuple[Blocks, Blocks, Blocks]] = {}
        self.footnotes: dict[tuple[str, str, str, tuple[str, ...]], tuple[Footnote, tuple[str, ...]]] = {}

    def _titles(self) -> dict[str, Markup]:
        """What entries, lessons and pages are called in a link, by what `pages.page` makes the address of each from."""
        heads = {entry.path: marked(entry.facts, "name") for entry in self.edition.entries}
        heads |= {f"lessons/{lesson.slug}": marked(lesson.facts, "title") for lesson in self.edition.lessons}
        heads |= {page.slug: marked(page.facts, "title") for page in self.edition.pages}
        return {name: self.lines("").html(unlinked(nodes)) for name, nodes in heads.items()}

    @cached_property
    def meant(self) -> dict[tuple[str, str], str]:
        """Names of entries, by words of the text that speak of more than one of them (in small letters) and the path of each."""
        spoken: dict[str, set[str]] = defaultdict(set)
        for part in self.edition.text.paragraphs:
            for node in walk(part.nodes):
                if isinstance(node, Mention):
                    spoken[words(node.children).casefold()].add(node.entry)
        several = {said: paths & self.entries.keys() for said, paths in spoken.items() if len(paths) > 1}
        return {(said, path): self.entries[path].name for said, paths in several.items() for path in paths}

    def lines(self, root: str, counted: bool = True, short: dict[str, str] | None = None, here: str = "") -> Lines:
        """A setter of lines for a page at this distance from the root; ``counted``: the page holds all calls of the text, or none.

        ``short`` are the short forms that the page has not told yet, ``here`` is its address where it is the text's or below it.
        """
        return Lines(root, self.slug, self.numbers, self.say, counted=counted, short=short, here=here, bracketed=self.bracketed)

    def uncalled(self, root: str) -> Lines:
        """A setter of lines for the text where its notes are not called."""
        return Lines(root, self.slug, {}, self.say)

    def heading(self, nodes: Nodes) -> Markup:
        """Nodes as a heading or as the words of a link, on any page."""
        return self.lines("").heading(nodes)

    def begun(self, paragraph: Paragraph) -> tuple[Sentence, ...]:
        """What begins in a paragraph and has an id: its sentences, and in the same places the old ids that lead to it or to them."""
        aliases = self.concordance.aliases
        found = [Sentence(old, 0, 0) for old in aliases.get(paragraph.id, ())]
        for each in self.sentences[paragraph.id]:
            found += [each, *(Sentence(old, each.start, each.start) for old in aliases.get(each.id, ()))]
        return tuple(found)

    def footnote(self, note: Note, root: str, short: dict[str, str] | None = None, here: str = "") -> Footnote:
        """A note; each is set once for a root, a page of the text and the short forms that its page has not told yet (`lines`).

        Of these forms it takes away its own.
        """
        short = {} if short is None else short
        key = note.id, root, here, tuple(short)
        if key not in self.footnotes:
            left, number, label = dict(short), self.numbers[note.id], self.say.label(note.paragraph)
            shown, rest = (self.inline(part, root, left, here) for part in self._folded(note))
            made = Footnote(
                id=pages.note_id(note.id),
                aliases=self.concordance.aliases.get(pages.note_id(note.id), ()),
                href=root + pages.note(self.slug, note.id),
                call=root + pages.call(self.slug, note.id),
                back=f"#{pages.call_id(note.id)}",
                number=number,
                sign=forms.sign(number, self.bracketed),
                label=label,
                said=self.say.notes.named(number=number, place=self.say.aloud(self.say.place.lemma(place=label, lemma=note.lemma))),
                lemma=Markup(held(note.lemma)),
                opening=Markup(held(note.opening)),
                first=shown,
                rest=rest,
                html=Markup(" ").join(filter(None, (shown, rest))),
                type=note.type,
                cert=note.cert,
                kind=self.say.types[note.type],
                doubt=doubt(self.say, note.cert),
                judged=judged(self.say, note.verdict, note.cert, next(map(words, runs(note.blocks)), "")),
            )
            self.footnotes[key] = made, tuple(left)
        made, kept = self.footnotes[key]
        for form in short.keys() - {*kept}:
            del short[form]
        return made

    def _folded(self, note: Note) -> tuple[Blocks, Blocks]:
        """A note's first sentence, and the rest; divided once for all roots."""
        if self.folds.get(note.id, (None,))[0] is not note.blocks:
            self.folds[note.id] = note.blocks, *opened(note.blocks, self.rules)
        return self.folds[note.id][1:]

    def inline(self, blocks: Blocks, root: str, short: dict[str, str] | None = None, here: str = "") -> Markup:
        """The inside of a note: the words of its paragraphs, one after the other."""
        lines = self.lines(root, short=short, here=here)
        return Markup(" ").join(lines.html(block.nodes) for block in blocks if isinstance(block, Paragraph | Heading))

    def under(self, notes: Iterable[Note]) -> Iterator[tuple[Heading | None, tuple[Note, ...]]]:
        """Notes in the order of the text by the headings of the editors under which they stand, or none."""
        for heading, group in groupby(notes, key=lambda note: self.concordance.headings.get(note.paragraph)):
            yield heading, tuple(group)

    def filters(self, key: str, name: str, words: Area, order: Iterable[str], found: Iterable[str]) -> tuple[Filter, ...]:
        """By what a list can be filtered: what is ``found`` in it, in ``words`` and an ``order``; by nothing where all is of one kind."""
        count = Counter(found)
        choices = tuple(Choice(key=each, id=f"{key}-{each}", name=words[each], count=count[each]) for each in order if count[each])
        return (Filter(key=key, name=name, choices=choices),) if len(choices) > 1 else ()

    def quoted(self, passage: Passage, id: str, root: str) -> Quoted:
        """The sentence of a passage, with a link to the paragraph or the sentence ``id``."""
        part = self.signed.get(passage.paragraph)
        return Quoted(
            href=root + pages.place(self.slug, id),
            label=self.say.label(passage.paragraph),
            said=self.say.aloud(self.say.label(passage.paragraph)),
            html=sentence(part, passage, self.edition.text, self.lines(root).heading) if part else marked_out(passage.runs),
            implied=passage.implied,
        )

    def dateline(self, root: str, linked: bool = True) -> Markup:
        """What stands below the title of the text (`makers.dateline`)."""
        said, given = makers.dateline(self.edition)
        return Markup(" · ").join(filter(None, (escape(bound(said)), self.lines(root).html(given if linked else unlinked(given)))))

    @cached_property
    def signed(self) -> dict[str, Paragraph]:
        """The paragraphs whose words are not all: the source does something to some, or they are in another language."""
        return {part.id: part for part in self.edition.text.paragraphs if part.lang or altered(part.nodes)}

    def occurrence(self, place: Place, root: str) -> Occurrence:
        """A place outside the text, as a link to it."""
        if place.kind == "note":
            name = self.say.place.lemma(place=self.say.spoken(self.paragraphs[place.id]), lemma=Markup(held(place.name)))
            return Occurrence(href=root + pages.note(self.slug, place.id), name=name, kind=self.say.occurrences.note)
        kind = "" if place.kind == "entry" else self.say.occurrences[place.kind]
        return Occurrence(href=root + pages.page(place.id), name=self.titles.get(place.id, escape(place.name)), kind=kind)

    def brief(self, entry: Entry, root: str) -> Brief:
        """An entry in one line."""
        gist = self.concordance.gists[entry.path]
        return Brief(href=root + pages.page(entry.path), name=self.titles[entry.path], stop=stop(entry.name), gist=Markup(kept(gist)))

    @cached_property
    def columns(self) -> Columns:
        """The numbered paragraphs as columns of the picture of the text."""
        text, headings = self.edition.text, self.concordance.headings
        parts = {heading: number for number, heading in enumerate(dict.fromkeys(headings.get(part.id) for part in text.paragraphs))}
        numbered = (part for part in text.paragraphs if numeral(part.id))
        return columns([(part.id, parts[headings.get(part.id)], len(words(part.nodes))) for part in numbered])

    def numerals(self, entry: Entry, root: str) -> tuple[Numeral, ...]:
        """The numbers of the paragraphs that speak of an entry."""
        spoken = self.concordance.speaking(entry.path)
        first = next(filter(numeral, spoken), "")
        return tuple(replace(self.numeral(id, implied, root), first=id == first) for id, implied in spoken.items())

    def numeral(self, id: str, implied: bool, root: str) -> Numeral:
        """The number of a paragraph, which leads to it."""
        said = self.say.spoken(id)
        said = self.say.place.implied(place=said) if implied else said
        return Numeral(href=root + pages.place(self.slug, id), name=numeral(id) or self.say.label(id), said=said, implied=implied)

    def detail(self, fact: Fact, root: str) -> Detail:
        """A fact as a row."""
        if fact.name in AUTHORITIES:
            name, home = AUTHORITIES[fact.name]
            return Detail(name=name, value=Markup('<a href="{}{}">{}</a>').format(home, fact.value, fact.value), datetime="")
        typed = fact.name.replace("-", " ").replace("_", " ")
        name = self.say.facts.get(fact.name, typed[:1].upper() + typed[1:])
        return Detail(name=name, value=self.value(fact, root), datetime=dates.machine(fact.date) if fact.date else "")

    def value(self, fact: Fact, root: str) -> str:
        """What a fact says: a date spoken, words and lists set, all else as it is typed."""
        lines = self.lines(root)
        if fact.name in ("knowledge", "secrecy"):
            return self.say.knowledge[fact.value] if fact.name == "knowledge" else self.say.secrecy[fact.value]
        if fact.members:
            return Markup("; ").join(lines.html(member) for member in fact.members)
        return bound(dates.spoken(fact.date, self.say)) if fact.date else lines.html(fact.nodes) if fact.nodes else fact.value
