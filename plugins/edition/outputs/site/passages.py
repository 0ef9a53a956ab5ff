"""A page for each paragraph, which stands alone: its words, notes, names, place in the argument, and how it is cited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from ...model import Note, PageBreak, Paragraph, Reference, Sentence, cut, legible, numbered, own, pages, versioned, walk, words
from .. import forms
from .citations import FORMATS, Citations, of_text, of_version
from .figures import begun, facsimiles
from .page import Door, Page, Promise
from .permanence import item
from .setting import Setting
from .signs import legend, way
from .versions import Beside, beside
from .views import Brief, Footnote


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagePage(Page):
    """A paragraph.

    ``role`` is what it is in its source, ``tag`` the name of its element; ``formed`` says whether paragraphs of the text are more than
    prose. ``label`` is what it is called in a sentence, ``name`` at the beginning of one; ``under`` is the heading above it, ``leaves``
    the pages of the source that it stands on, in words; ``corrected`` leads to what was changed in it since it was published. ``legend``
    says what its signs mean. ``lang`` and ``way`` are its language, where that is another than the page's, and the direction of this.
    ``place`` leads to it on the reading page; ``counted`` is what stands before the numbers of its ``sentences``; ``whole`` is the whole
    address of that place, or empty, and ``code`` the same for a camera.
    """

    template = "paragraph"

    id: str
    role: str
    tag: str
    formed: bool
    label: str
    name: str
    place: str
    under: Door | None
    leaves: str
    corrected: tuple[Door, ...]
    facsimiles: Markup
    words: str
    html: Markup
    lang: str
    way: str
    legend: Markup
    versions: tuple[Beside, ...]
    notes: tuple[Footnote, ...]
    named: tuple[Brief, ...]
    citations: tuple[Citations, ...]
    whole: str
    counted: str
    sentences: tuple[Door, ...]
    quotation: str
    records: tuple[Door, ...]
    plain: str
    json: str
    tei: str
    code: str
    before: Door | None
    after: Door | None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A paragraph with what its page has of it: its notes, the entries that it names, what leads to its first sentence by its words, and
    the ways to its corrections."""

    paragraph: Paragraph
    notes: tuple[Note, ...]
    named: tuple[Brief, ...]
    quotation: str
    corrected: tuple[Door, ...]


def make(setting: Setting) -> Iterator[Promise]:
    """One page a paragraph."""
    concordance, text = setting.concordance, setting.edition.text
    paragraphs = text.paragraphs
    known = (concordance.headings, setting.numbers, setting.edition.versions, concordance.aliases, tuple(concordance.citables))
    around = setting.frames.around(*known)
    for before, paragraph, after in zip((None, *paragraphs), paragraphs, (*paragraphs[1:], None), strict=False):
        id, address = paragraph.id, pages.paragraph(setting.slug, paragraph.id)
        root, sentences = pages.root(address), text.sentences[id]
        named = tuple(setting.brief(setting.entries[path], root) for path in concordance.entries[id] if path in setting.entries)
        notes = concordance.notes.get(id, ())
        quotation = concordance.quotations.get(sentences[0].id, "") if sentences else ""
        annotated = Annotated(paragraph, notes, named, quotation, (*_corrected(setting, id, root),))
        make = partial(_passage, setting, annotated, before, after)
        yield Promise("paragraph", setting.frames.site(root), around, pages.path(address), (annotated,), make)


def _passage(setting: Setting, annotated: Annotated, before: Paragraph | None, after: Paragraph | None) -> PassagePage:
    """The page; what stands ``before`` and ``after`` is known by the text."""
    paragraph = annotated.paragraph
    concordance, id, slug, say = setting.concordance, paragraph.id, setting.slug, setting.say
    address = pages.paragraph(slug, id)
    root = pages.root(address)
    sentences = setting.edition.text.sentences[id]
    first = cut(paragraph.nodes, sentences[0].start, sentences[0].end) if sentences else ()
    short = dict(setting.forms)
    heading = concordance.headings.get(id)

    def near(to: str) -> str:
        return pages.near(to, address)

    def turn(to: Paragraph | None) -> Door | None:
        return Door(href=near(pages.paragraph(slug, to.id)), name=say.spoken(to.id)) if to else None

    def file(ending: str) -> str:
        return near(pages.file(slug, id, ending))

    place = near(pages.place(slug, id))
    others = beside(setting, id, address)
    frame = setting.frame(
        address,
        f"{say.spoken(id)}: {setting.edition.text.title}",
        legible(first, say.signs["del"]),
        setting.heads.paragraph(id, root),
    )
    return PassagePage(
        **frame,
        id=id,
        role=forms.classes(paragraph),
        tag=forms.tag(paragraph),
        formed=setting.edition.text.formed,
        label=say.aloud(say.label(id)),
        name=say.spoken(id),
        place=place,
        under=Door(href=near(pages.place(slug, heading.id)), name=words(heading.nodes)) if heading else None,
        leaves=_leaves(setting, paragraph),
        corrected=annotated.corrected,
        facsimiles=facsimiles(setting.edition.text, (concordance.pages[id], *begun(paragraph)), setting.lines(root)),
        words=near(pages.file(slug, slug, "txt")),
        html=setting.lines(root, counted=False).paragraph(
            paragraph, setting.begun(paragraph), surfaces={each.number for each in setting.edition.text.surfaces}
        ),
        lang=paragraph.lang,
        way=way(paragraph, setting.edition.said["language"]),
        legend=legend((paragraph,), say, two=bool(annotated.notes) and _signed(paragraph)),
        versions=others,
        notes=tuple(setting.footnote(note, root, short, address) for note in annotated.notes),
        named=annotated.named,
        citations=(*of_text(setting, id, frame["site"].text_heading, setting.lines(root)), *_of_versions(setting, others, address)),
        whole=f"{setting.edition.address}/{pages.place(slug, id)}" if setting.edition.address else "",
        counted=_counted(setting, sentences),
        sentences=tuple(Door(href=near(pages.place(slug, each.id)), name=numbered(each.id)[3]) for each in sentences),
        quotation=place + annotated.quotation,
        records=tuple(Door(href=file(ending), name=name) for ending, name in FORMATS.items()),
        plain=file("txt"),
        json=file("json"),
        tei=file("xml"),
        code=near(pages.code(address)) if setting.edition.address else "",
        before=turn(before),
        after=turn(after),
    )


def _signed(paragraph: Paragraph) -> bool:
    """Whether a sign of the source in a paragraph calls a note of its own."""
    return any(isinstance(node, Reference) and own(node.target[1:]) for node in walk(paragraph.nodes))


def _counted(setting: Setting, sentences: tuple[Sentence, ...]) -> str:
    """What is counted in a paragraph, in front of the numbers."""
    match numbered(sentences[0].id)[2] if sentences else "":
        case "line":
            return setting.say.passage.lines
        case "row":
            return setting.say.passage.rows
        case _:
            return setting.say.passage.sentences


def _corrected(setting: Setting, id: str, root: str) -> Iterator[Door]:
    """The ways to the corrections of a paragraph and of its sentences, where a page lists them."""
    listing = next((each.slug for each in setting.edition.pages if each.closing == "corrections"), "")
    for each in setting.edition.corrections if listing else ():
        if each.id.partition(".")[0] == id:
            name = setting.say.passage.corrected(version=each.version)
            yield Door(href=f"{root}{pages.page(listing)}#{item(each)}", name=name)


def _leaves(setting: Setting, paragraph: Paragraph) -> str:
    """The pages of the source on which a paragraph stands, in words; nothing where the source has none."""
    begun = [node.number for node in walk(paragraph.nodes) if isinstance(node, PageBreak)]
    first = setting.concordance.pages[paragraph.id]
    last = begun[-1] if begun else first
    if first != last:
        return setting.say.place.on_pages(first=first, last=last)
    return setting.say.place.on_page(number=first) if first else ""


def _of_versions(setting: Setting, others: tuple[Beside, ...], here: str) -> Iterator[Citations]:
    """The citations of what other versions have for a paragraph."""
    lines = setting.lines(pages.root(here))
    for each in others:
        ids = tuple(cell.id for cell in each.cells)
        version = next(one for one in setting.edition.versions if one.slug == versioned(ids[0])[0])
        yield from of_version(setting, version, ids, lines, here)
