"""A page for each other version of the text: both side by side, paragraph by paragraph, and where words differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from ...languages import direction
from ...model import (
    Fact,
    Heading,
    Pair,
    Paragraph,
    Variant,
    Version,
    cut,
    levels,
    marked,
    pages,
    paired,
    unbroken,
    versioned,
    words,
)
from .alone import known
from .citations import Citations, on_page
from .compared import Compared
from .lines import Lines
from .page import Door, Page
from .permanence import change
from .setting import Setting
from .signs import legend
from .views import Cell, Change, Detail, Numeral

SHOWN = ("title", "date", "dateline", "author", "translator", "archive", "archive_location", "source", "rights")  # of the facts of both
OWN = ("title", "dateline")  # those that are the version's own words
NAMES = 2  # the level of the headings that name the text and its other version


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A place with other words: those of the text, and those of the other version."""

    words: Markup
    other: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A heading of the editors, or paragraphs that stand for each other; where one side has none, ``lacking`` says why, or
    ``joined`` leads to what has the words.

    ``variants`` are the places where their words differ, called ``about``.
    """

    heading: Markup
    text: tuple[Cell, ...] = ()
    other: tuple[Cell, ...] = ()
    lacking: str = ""
    joined: Numeral | None = None
    about: str = ""
    variants: tuple[Differing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPage(Page):
    """The text beside another version of it, called ``name``.

    ``annotated`` leads to the reading page, ``words`` to the plain words of the version, ``collated`` to both in TEI. ``compared`` says in
    how many places words differ, or is empty where languages do; ``way`` is the direction of the version where that is from right to left.
    ``citations`` are of the whole version, and of what only it has; ``cite`` stands above them. For scripts: ``text_words`` are the plain
    words of the text, ``home`` leads from there to this page, and ``called`` is what places of the version are called in citations.
    """

    template = "version"

    name: str
    annotated: str
    words: str
    collated: str
    text_words: str
    home: str
    called: str
    way: str
    formed: bool
    legend: Markup
    text_facts: tuple[Detail, ...]
    facts: tuple[Detail, ...]
    compared: str
    rows: tuple[Row, ...]
    gone: tuple[Change, ...]
    cite: str
    citations: tuple[Citations, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What another version has for a paragraph, and the way there."""

    door: Door
    cells: tuple[Cell, ...]


def make(setting: Setting) -> Iterator[Page]:
    """A page for each version."""
    for version in setting.edition.versions:
        yield _page(setting, version)


def _page(setting: Setting, version: Version) -> VersionPage:
    text, slug, say = setting.edition.text, setting.slug, setting.say
    address = pages.version(slug, version.slug)
    lines = Compared(pages.root(address), slug, {}, say)
    variants = [each for part in version.parts if (each := setting.concordance.variants.get(part.id)) is not None]
    count = sum(map(len, variants))
    told = say.versions.compared(count=count) if count else say.versions.alike
    title = say.versions.title(text=text.title, version=version.name)
    withdrawn = [each for each in setting.edition.corrections if each.change == "withdrawn" and versioned(each.id)[0] == version.slug]
    frame = setting.frame(address, title, described=setting.heads.version(setting.edition, version, title, address))
    parts = (*text.paragraphs, *version.parts)
    pairs = tuple(paired(text, version))
    alone = tuple(part.id for pair in pairs if pair.part is None for part in pair.others)
    deep = levels(text.parts, NAMES) | levels([each for pair in pairs for each in _column(pair)], NAMES)
    return VersionPage(
        **frame,
        name=version.name,
        annotated=pages.near(pages.text(slug), address),
        words=pages.near(pages.file(slug, version.slug, "txt"), address),
        collated=pages.near(pages.file(slug, version.slug, "xml"), address) if variants else "",
        text_words=pages.near(pages.file(slug, slug, "txt"), address),
        home=pages.near(address, pages.text(slug)),
        called=say.place.of_version(place="{place}", version=version.name) if marked(version.facts, "title") else "{place}",
        way=direction(version.language),
        formed=text.formed or version.formed,
        legend=legend(parts, say),
        text_facts=tuple(setting.detail(fact, pages.root(address)) for fact in text.facts if fact.name in SHOWN[1:] and fact.value),
        facts=tuple(_fact(setting, version, fact, pages.root(address)) for fact in version.facts if fact.name in SHOWN and fact.value),
        compared=f"{told} {say.versions.rule}" if variants else "",
        rows=tuple(_row(setting, version, pair, lines, address, deep) for pair in pairs),
        cite=say.passage.cite(place=version.name),
        citations=tuple(on_page(setting, version, alone, setting.lines(pages.root(address)), address)),
        gone=tuple(change(setting, each, pages.root(address)) for each in withdrawn if "." in each.id),
    )


def _fact(setting: Setting, version: Version, fact: Fact, root: str) -> Detail:
    """A fact of the version's head; what is said in its own words is marked with its language."""
    made = setting.detail(fact, root)
    if fact.name not in OWN or version.language == setting.edition.said["language"]:
        return made
    return replace(made, value=Markup('<span lang="{}">{}</span>').format(version.language, made.value))


def _column(pair: Pair) -> tuple[Paragraph | Heading, ...]:
    """What stands in the column of the other version."""
    return (pair.part,) if isinstance(pair.part, Heading) else pair.others


def _row(setting: Setting, version: Version, pair: Pair, lines: Compared, here: str, deep: Mapping[str, int]) -> Row:
    if isinstance(pair.part, Heading):
        return Row(heading=lines.heading(pair.part.nodes))
    say = setting.say
    variants = setting.concordance.variants.get(pair.others[0].id, ()) if pair.others else ()
    part, level = pair.part, deep.get(pair.part.id, 0) if pair.part else 0
    first = [(each.start, each.end) for each in variants]
    second = [(each.other_start, each.other_end) for each in variants]
    lacking, joined = "", None
    if pair.part is None:
        lacking = say.versions.only(version=version.name)
    elif pair.joined:
        label = say.label(versioned(pair.joined)[1])
        joined = Numeral(href=f"#{pair.joined}", name=label, said=say.aloud(label), implied=False)
    elif not pair.others:
        lacking = say.versions.lacking(version=version.name)
    return Row(
        heading=Markup(),
        text=(text_cell(setting, part, lines.compared(part, setting.begun(part), first), here, level),) if part else (),
        other=tuple(
            cell(setting, version, each, lines.compared(each, setting.begun(each), second), deep.get(each.id, 0)) for each in pair.others
        ),
        lacking=lacking,
        joined=joined,
        about=say.versions.variants(place=say.aloud(say.label(pair.part.id))) if pair.part else "",
        variants=tuple(_differing(each, pair, lines, say.versions.nothing) for each in variants),
    )


def _differing(variant: Variant, pair: Pair, lines: Lines, nothing: str) -> Differing:
    """The words of both sides at a place, as they are set there; where one has none, with the word before, which both have.

    Behind those of the text stands the bracket that ends a lemma, which may be its own.
    """
    assert isinstance(pair.part, Paragraph)
    sides = ((pair.part, variant.start, variant.end), (pair.others[0], variant.other_start, variant.other_end))
    alone, shown, ends = any(start == end for _, start, end in sides), [], []
    for part, start, end in sides:
        text = words(part.nodes)
        begin, last = (text[:start].rstrip().rfind(" ") + 1, len(text[:end].rstrip())) if alone else (start, end)
        ends.append((begin, last))
        nodes = unbroken(cut(part.nodes, begin, last))
        shown.append(lines.heading(nodes) if nodes else Markup("<i>{}</i>").format(nothing))
    closed = words(cut(pair.part.nodes, *ends[0])).endswith("]")
    return Differing(words=shown[0] if closed else shown[0] + "]", other=shown[1])


def text_cell(setting: Setting, part: Paragraph, html: Markup, here: str, level: int) -> Cell:
    """A paragraph of the text, whose number leads to its page; ``level`` is how deep a heading of the source stands, else 0."""
    return _cell(setting, part, html, setting.say.spoken(part.id), pages.near(pages.paragraph(setting.slug, part.id), here), level)


def cell(setting: Setting, version: Version, part: Paragraph, html: Markup, level: int) -> Cell:
    """A paragraph of another version, whose number leads to itself."""
    said = setting.say.place.of_version(place=setting.say.spoken(versioned(part.id)[1]), version=version.name)
    return _cell(setting, part, html, said, f"#{part.id}", level)


def _cell(setting: Setting, part: Paragraph, html: Markup, said: str, href: str, level: int) -> Cell:
    back = f"#{pages.sign_id(setting.signs[part.id])}" if part.id in setting.signs else ""
    return Cell(html=html, href=href, back=back, **known(setting, part) | {"said": said, "level": level})


def beside(setting: Setting, id: str, here: str) -> tuple[Beside, ...]:
    """What other versions have for a paragraph, for its page at the address ``here``."""
    found, lines = [], Lines(pages.root(here), setting.slug, {}, setting.say)
    for version, others in zip(setting.edition.versions, setting.concordance.counterparts.get(id, ()), strict=False):
        deep = levels(others, NAMES)
        made = (cell(setting, version, each, lines.alone(each, setting.begun(each)), deep.get(each.id, 0)) for each in others)
        cells = tuple(replace(each, back="") for each in made)  # the sign of a footnote stands on another page
        if cells:
            place = pages.near(pages.place(setting.slug, cells[0].id), here)
            found.append(Beside(door=Door(href=place, name=version.name), cells=cells))
    return tuple(found)
