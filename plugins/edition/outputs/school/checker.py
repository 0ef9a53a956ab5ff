"""The citation checker: a page that compares an essay's quotations with the text, and the words that its script needs for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from ...model import Lemma, Lesson, PageBreak, Paragraph, Voice, formed, named, numeral, pages, placed, prose, section_runs, voices, words
from ..site.examples import cited
from ..site.page import Door, Page
from ..site.scripts import written
from ..site.setting import Setting

WORD = re.compile(r"[^\W\d_]+")
NUMBERED = re.compile(r"([A-Z]\d{1,2})(?:[.:,]|$)")  # how a lesson numbers what its document says: B1.


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage(Page):
    """The page. ``last`` leads to the last paragraph's page, whose address reads ``place``; ``words`` is what the script compares with.

    ``known`` says from what else than the text is quoted, and ``forms`` how places are cited.
    """

    template: ClassVar[str] = "check"

    last: Door
    place: str
    words: Markup
    known: str
    forms: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside(Page):
    """The script with what is quoted from beside the text, as JSON; see `aside`."""

    template: ClassVar[str] = "aside.js"

    aside: Markup


def make(setting: Setting) -> Iterator[Page]:
    """The page, with all that it compares with in one block of data: a browser that has it asks for nothing more."""
    text = setting.edition.text
    if not text.paragraphs:
        return
    numbered = [part.id for part in text.paragraphs if numeral(part.id)]
    last = numbered[-1] if numbered else text.paragraphs[-1].id
    place = pages.paragraph(text.slug, last)
    summary = setting.say.check.summary(title=text.title)
    page = CheckPage(
        **setting.frame(pages.page("check"), setting.say.menu.check, summary),
        last=Door(href=f"../{place}", name=setting.say.label(last)),
        place=place,
        words=data(setting, "../"),
        forms=cited(setting.examples, setting.say),
        known=setting.say.check.known_lessons if setting.edition.lessons else setting.say.check.known,
    )
    yield page
    yield Aside(**setting.frame(pages.ASIDE, setting.say.menu.check), aside=written([*aside(setting)]))


def data(setting: Setting, root: str) -> Markup:
    """What the script reads, as JSON that can stand in a page.

    ``text`` is the address of the text from this page, ``slug`` its name in addresses, ``say`` what the script says and
    ``language`` in which language, ``sense`` the words that dots must not leave out unseen, by what they do, ``figures`` numbers as
    they are written out, to nineteen and the tens, ``title`` its title, ``authors`` the names of who wrote it,
    ``names`` the words by which a citation can name it (sender, title …), ``paragraphs`` the words of each with its sentences: id,
    start and end, the pages of the source that begin in it, its slips with the reading that a note gives, and what it reports of others:
    start and end, who, and by what names these may be named; counted as JavaScript counts, in units of UTF-16.
    """
    edition = setting.edition
    reported, meant = [*voices(edition)], readings(setting)
    naming = [edition.text.title, edition.said["title"], edition.said["subtitle"], edition.said["editors"], edition.said["attribution"]]
    naming += [fact.value for fact in edition.text.facts if fact.name != "synopsis"]  # which speaks of others too
    value = {
        "text": root + pages.text(edition.text.slug),
        "slug": edition.text.slug,
        "language": setting.say.language,
        "say": setting.say.report.all_forms(),
        "sense": setting.say.sense.all_forms(),
        "figures": setting.say.numbers,
        "title": edition.text.title,
        "authors": sorted({word.lower() for each in named(edition.text.facts, "author") for word in WORD.findall(each.spoken)}),
        "names": sorted({word.lower() for name in naming for word in WORD.findall(name)}),
        "paragraphs": [_paragraph(setting, part, reported, meant) for part in edition.text.paragraphs],
    }
    return written(value)


def readings(setting: Setting) -> dict[str, str]:
    """What a slip of the text should read, by the note that says so: one on the text, with the word “read” right before the reading."""
    said = re.compile(rf"\b{setting.say.check.read}\s+[“«\"](.+?)[.,]?[”»\"]", re.IGNORECASE)
    found = ((note.id, said.search(prose(note.blocks))) for note in setting.edition.notes if note.type == "textual")
    return {id: " ".join(re.findall(r"[\w’'-]+", reading[1].lower().replace("’", "'"))) for id, reading in found if reading}


def _paragraph(setting: Setting, part: Paragraph, reported: list[Voice], meant: dict[str, str]) -> dict[str, object]:
    text = words(part.nodes)

    def units(position: int) -> int:
        return len(text[:position].encode("utf-16-le")) // 2

    leaves = [[node.number, units(start)] for start, _, node in placed(part.nodes) if isinstance(node, PageBreak)]
    sentences = [[each.id, units(each.start), units(each.end)] for each in setting.edition.text.sentences[part.id]]
    said: dict[str, object] = {"id": part.id, "label": setting.say.label(part.id), "words": text, "sentences": sentences}
    said |= {"pages": leaves} if leaves else {}
    lemmas = [(start, end, meant.get(node.note)) for start, end, node in placed(part.nodes) if isinstance(node, Lemma)]
    slips = [[units(start), units(end), reading] for start, end, reading in lemmas if reading]
    said |= {"slips": slips} if slips else {}
    own = [each for each in reported if each.paragraph == part.id]
    return said | ({"voices": [[units(each.start), units(each.end), *each.names] for each in own]} if own else {})


def aside(setting: Setting) -> Iterator[dict[str, object]]:
    """Notes, entries, the documents of lessons and their adapted text.

    Each has its ``label`` in a sentence, its address below the root, and its words. A note is ``of`` its paragraph, and plainer words are
    of that which they adapt; ``adapts`` names the sentences, each by the place of its paragraph and its own place there. What a lesson's
    document says under a number has the ``number`` (B1) and the letter of its ``set`` (B).
    """
    edition = setting.edition
    homes = edition.text.homes
    rows = {part.id: place for place, part in enumerate(edition.text.paragraphs)}
    for note in edition.notes:
        label = setting.say.check.note(lemma=note.lemma, place=setting.say.label(note.paragraph))
        yield {"label": label, "href": pages.note(edition.text.slug, note.id), "words": prose(note.blocks), "of": note.paragraph}
    for entry in edition.entries:
        if entry.blocks:
            yield {"label": setting.say.check.entry(name=entry.name), "href": pages.page(entry.path), "words": prose(entry.blocks)}
    for lesson in edition.lessons:
        yield from _documents(setting, lesson)
        label = setting.say.check.adapted(title=lesson.title)
        for each in lesson.adapted:
            said = {"label": label, "href": pages.worksheet(lesson.slug), "words": words(each.nodes)}
            adapts = [{"place": rows[homes[id]], "sentence": _ordinal(setting, id)} for id in each.sentences]
            yield said | ({"of": homes[each.sentences[0]], "adapts": adapts} if adapts else {})  # a preview shows also what adapts nothing


def _ordinal(setting: Setting, id: str) -> int:
    """Which sentence of its paragraph it is, counted from naught."""
    text = setting.edition.text
    return [each.id for each in text.sentences[text.homes[id]]].index(id)


def _documents(setting: Setting, lesson: Lesson) -> Iterator[dict[str, object]]:
    """What the document of a lesson says, number by number; what has none goes by the document's own name."""
    part = formed("document")
    number, letter = part.name, part.name[-1]
    for section in lesson.sections:
        if section.part.form != part.form:
            continue
        for nodes in section_runs(section):
            text = words(nodes)
            found = NUMBERED.match(text)
            number = found[1] if found else number
            name = setting.say.parts[part.name]
            label = setting.say.check.document(number=f"{name}, {number}" if number != part.name else name, title=lesson.title)
            said = text[found.end() :].strip() if found else text
            if said:
                yield {"label": label, "href": pages.worksheet(lesson.slug), "words": said, "number": number, "set": letter}
