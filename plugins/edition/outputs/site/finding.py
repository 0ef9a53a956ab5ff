"""What the search finds: words as data for its script, in two files, and no index, for a browser makes one faster than it gets one.

The first holds the text and the names of all entries, and comes with what ranks them; the rest are notes, what entries say, sources,
lessons and pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ... import dates
from ...model import (
    Blocks,
    Citation,
    Edition,
    Entry,
    Heading,
    Leaf,
    Lesson,
    Mention,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Source,
    bare,
    cut,
    legible,
    nodes_of,
    numeral,
    pages,
    pictures,
    prose,
    versioned,
    walk,
    words,
)
from .examples import typed
from .page import Page
from .scripts import written
from .setting import Setting

LONG = 4  # spaces in a name that comes with the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Page):
    """The module: what is found first, and the words of the interface, both as JSON."""

    template = "finding.js"

    words: Markup
    first: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest(Page):
    """The rest of what is found, as JSON."""

    template = "rest.json"

    rest: Markup


def make(setting: Setting) -> Iterator[Page]:
    """Both files."""
    title = setting.edition.said["title"]
    entries = [entry for kind in setting.edition.kinds for entry in setting.edition.entries if entry.kind == kind.folder]
    yield Finding(
        **setting.frame(pages.FINDING, title),
        words=written(setting.say.finding.all_forms() | {"help": typed(setting.examples, setting.say), "others": _others(setting)}),
        first=written(_first(setting, entries)),
    )
    yield Rest(**setting.frame(pages.REST, title), rest=written(_rest(setting, entries)))


def _others(setting: Setting) -> str:
    """What is found beside the text, notes and entries, as far as the edition has it: “Lessons, sources, pages.”"""
    edition, menu = setting.edition, setting.say.menu
    found = ((menu.lessons, edition.lessons), (menu.sources, edition.sources), (setting.say.finding.others, True))
    return ", ".join(str(name) for name, there in found if there).capitalize()


def _first(setting: Setting, entries: list[Entry]) -> dict[str, object]:
    """The text, the names of entries, and what is known of the language.

    ``parts`` are paragraphs, each with its id, its sentences, and for each of these the numbers of the entries of which it speaks; and
    the ids of sentences where they do not count from 1. ``pages`` is the number of the source's last page. ``kinds`` are folders with
    what they are called and their entries: slug, name, other names, date where the name does not say it, and in how many paragraphs
    they are spoken of. ``labels`` are those of paragraphs without a number.
    """
    edition, say = setting.edition, setting.say
    spoken: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for passage in setting.concordance.passages.get(entry.path, ()):
            spoken[passage.sentence].append(number)
    return {
        "text": pages.text(edition.text.slug),
        "labels": {part.id: say.label(part.id) for part in edition.text.paragraphs if not numeral(part.id)},
        "pages": _pages(edition),
        "parts": [_part(setting, part, spoken) for part in edition.text.paragraphs],
        "kinds": [
            [pages.page(kind.folder), kind.plural, [_entry(setting, entry) for entry in entries if entry.kind == kind.folder]]
            for kind in edition.kinds
        ],
        "endings": say.endings,
        "small": say.small,
        "numbers": say.numbers,
        "months": say.tongue.months,
    }


def _part(setting: Setting, part: Paragraph, spoken: dict[str, list[int]]) -> list[object]:
    sentences, struck = setting.edition.text.sentences[part.id], setting.say.signs["del"]
    regular = [each.id for each in sentences] == [f"{part.id}.s{number}" for number in range(1, len(sentences) + 1)]
    ids = [] if regular else [[each.id for each in sentences]]
    said = [legible(cut(part.nodes, each.start, each.end), struck) for each in sentences]
    return [part.id, said, [spoken[each.id] for each in sentences], *ids]


def _pages(edition: Edition) -> Leaf | list[Leaf]:
    """The last page of the source, where they are numbered from 1; else all of them."""
    found = [node.number for part in edition.text.paragraphs for node in walk(part.nodes) if isinstance(node, PageBreak)]
    plain = found == [*range(1, len(found) + 1)]
    return len(found) if plain else found


def _entry(setting: Setting, entry: Entry) -> list[object]:
    date = dates.spoken(entry.date, setting.say) if entry.date else ""
    date = "" if date in entry.name else date
    called = [name for name in _called(setting, entry) if not _long(name)]
    return [entry.slug, entry.name, "|".join(called), date, setting.concordance.often(entry.path)]


def _called(setting: Setting, entry: Entry) -> Iterator[str]:
    """The other names of an entry, without an article and each once, whatever its case and accents."""
    seen = {bare(entry.name)}
    for name in entry.also:
        for article in setting.say.articles:
            name = name[len(article) :] if name.casefold().startswith(article) else name
        if bare(name) not in seen:
            seen.add(bare(name))
            yield name


def _long(name: str) -> bool:
    """Whether a name is rather a phrase of the text, in which it is found anyway."""
    return name.count(" ") >= LONG


def _rest(setting: Setting, entries: list[Entry]) -> dict[str, object]:
    """What is found beside the text and the names.

    ``sorts`` of notes, by number; ``notes``: id, paragraph, lemma, words, sort; ``entries`` in the order of their names: their words,
    their facts, and the places that they cite; both with the numbers of the entries of which they speak; ``others``: address, name, what
    it is, words; headings of the text are among them, and paragraphs of its other versions, which say that they are a group of their
    own. ``things`` says of each kind what its entries are. The others are of words that mean the same or nearly so: ``synonyms`` are
    pairs, what is typed and what the edition says; see the language's table for the rest.
    """
    edition, say, menu = setting.edition, setting.say, setting.say.menu
    numbers = {entry.path: number for number, entry in enumerate(entries)}
    sorts = list(dict.fromkeys(_sort(setting, note) for note in edition.notes))
    others = [[pages.source(each.slug), each.get("title"), menu.sources, _work(each)] for each in edition.sources]
    others += [[pages.lesson(each.slug), each.title, menu.lessons, _lesson(each)] for each in edition.lessons]
    others += [[pages.page(each.slug), each.title, "", _told(each.blocks)] for each in edition.pages]
    others += [[pages.page(name), menu[name], "", ""] for name in pages.made(edition)]
    argument = setting.say.reading.argument
    others += [
        [pages.place(edition.text.slug, part.id), words(part.nodes), argument, ""]
        for part in edition.text.parts
        if isinstance(part, Heading)
    ]
    others += [
        [pages.place(edition.text.slug, part.id), part.description, setting.say.books.picture, part.credit]
        for part in edition.text.parts
        if isinstance(part, Picture)
    ]
    for version in edition.versions:
        for part in version.parts:
            label, said = say.label(versioned(part.id)[1]), legible(part.nodes, say.signs["del"])
            others.append([pages.place(edition.text.slug, part.id), label, version.name, said, "versions"])
    return {
        "sorts": sorts,
        "notes": [
            [each.id, each.paragraph, each.lemma, prose(each.blocks), sorts.index(_sort(setting, each)), _named(each.blocks, numbers)]
            for each in edition.notes
        ],
        "entries": [[_told(entry.blocks), _facts(setting, entry), _cited(entry), _named(entry.blocks, numbers)] for entry in entries],
        "others": others,
        "things": [kind.thing for kind in edition.kinds],
        "asking": [each.split(": ") for each in say.asking],
        "common": say.common,
        "kin": say.kin,
        "alike": [each.split() for each in say.alike],
        "synonyms": [list(pair) for pair in edition.pairs("synonyms")],
    }


def _told(blocks: Blocks) -> str:
    """The words of blocks, and what is said of their pictures."""
    return " ".join((prose(blocks), *(f"{each.description} {each.credit}" for each in pictures(blocks)))).strip()


def _sort(setting: Setting, note: Note) -> str:
    """What a note is: its type, and the verdict of a claim."""
    kind = setting.say.types[note.type]
    return f"{kind}, {setting.say.verdicts[note.verdict]}" if note.verdict else kind


def _work(source: Source) -> str:
    """What a source is known by beside its title: who made it, where it stands, what the editors say of it."""
    told = (source.get(name) for name in ("author", "editor", "container-title", "publisher", "issued", "note"))
    return ". ".join(filter(None, told))


def _lesson(lesson: Lesson) -> str:
    """What a lesson is about: its summary and its questions."""
    summary = next((fact.value for fact in lesson.facts if fact.name == "summary"), "")
    return " ".join((summary, *(words(question.nodes) for question in lesson.questions)))


def _named(blocks: Blocks, numbers: dict[str, int]) -> list[int]:
    return sorted({numbers[node.entry] for node in nodes_of(blocks) if isinstance(node, Mention) and node.entry in numbers})


def _facts(setting: Setting, entry: Entry) -> str:
    """What the facts of an entry say beside its names and its date, such as an office, or its name in another script; and long names."""
    facts = (words(fact.nodes) for fact in entry.facts if fact.nodes and fact.name != "name")
    return ". ".join((*facts, *filter(_long, _called(setting, entry))))


def _cited(entry: Entry) -> str:
    """The places that an entry cites."""
    cited = (node for node in nodes_of(entry.blocks) if isinstance(node, Citation) and node.locator)
    return ". ".join(f"{words(node.children)} {node.locator}" for node in cited)
