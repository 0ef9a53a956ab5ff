"""What stands on worksheets and keys for word processors.

A worksheet has what students get on paper: the parts for students, the excerpt with its notes and the word bank, and room to write.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest

from ... import makers
from ...model import (
    ADAPTED,
    EXCERPT,
    Box,
    Concordance,
    Edition,
    Foreign,
    Grid,
    Lesson,
    Node,
    Nodes,
    Prose,
    Question,
    Section,
    Words,
    changed,
    formed,
    marked,
    pages,
    reworded,
    unlinked,
    words,
)
from ...wording import wording
from .. import styles
from ..word import Json, Writer, block, header, numbers, para, plain, said, styled, table
from .excerpts import LEFT_OUT, excerpt, piece_of
from .organizers import drawn
from .room import blank, length, lined, overleaf, room
from .sections import trained
from .short import LINES, MORE, TASK, brief, introduction, questions, task, under
from .worksheets import for_students

NAMED, ANSWERED = 0.37, 0.14  # of a grid's width, for the names of its rows: where its boxes are empty, and where they are filled


class Sheets:
    """What stands on the sheets of a lesson."""

    def __init__(self, edition: Edition, concordance: Concordance, lesson: Lesson):
        self.edition, self.concordance, self.lesson = edition, concordance, lesson
        self.say = wording(edition.said["language"])
        self.writer = Writer(self.say)
        self.entries = {entry.path: entry for entry in edition.entries}

    def worksheet(self, *, bilingual: bool = False) -> list[Json]:
        """What students get, by choice with what stands in another language. The lesson that it is made of has no key any more."""
        lesson = for_students(self.lesson if bilingual else replace(self.lesson, translation=None))
        helped = any(fact.name == "approach" and fact.value == ADAPTED for fact in lesson.facts)
        made = self._begin()
        for section in lesson.sections:
            if section.part.audience == "students" or (helped and section.part.helps):
                made += [header(2, [said(self.say.parts[section.part.name])]), *self._section(section, lesson)]
                made += self._document(lesson) if section.part.form == "background" else []
        return [*made, block(styles.SMALL, [*self._end(), *self._spelled(made)])]

    def short(self, section: Section, *, plainer: bool = False, bilingual: bool = False) -> list[Json]:
        """The short form, by choice with its plainer words, or with what stands in another language."""
        lesson = brief(self.edition.text, self.lesson if bilingual else replace(self.lesson, translation=None))
        abroad, say = lesson.translation, self.say.short
        made = [*self._begin(), *self._prose(introduction(section)), *self._document(lesson, self._plainer(lesson) if plainer else [])]
        asked = zip_longest(questions(section), abroad.short if abroad else ())
        lines = LINES if plainer or bilingual else MORE
        items = [[block(styles.ASKED, [para(self.writer.inline(nodes))]), *self._foreign(also), lined(lines)] for nodes, also in asked]
        head = header(2, [said(say.questions)]) if plainer else overleaf(say.questions)
        made += [head, numbers(items), header(2, [said(say.task)]), *self._prose(task(section))]
        place = self.say.label(self.edition.text.homes[lesson.reading[0]])
        made += [*self._foreign(abroad.task if abroad else None), para([said(say.cite(place=place))]), lined(TASK)]
        return [*made, block(styles.SMALL, [*self._end(pages.short), *self._spelled(made)])]

    def key(self) -> list[Json]:
        """The answers for the teacher, each behind its question."""
        lesson, name = self.lesson, self.say.parts[formed("key").name]
        written_ = [section for section in lesson.sections if section.part.form == "key"]
        intro = [each for section in written_ for each in self._prose(section.prose)]
        made = [header(1, [said(self.say.key.title(key=name, lesson=lesson.title))]), *intro]
        for short in (section for section in lesson.sections if section.part.form == "short" and lesson.short):
            asked = under(short, lesson, self.say)
            fewer = numbers([[plain([*self.writer.inline(nodes), said(f" {where}" if where else "")])] for nodes, where in asked])
            made += [header(2, [said(self.say.short.sheet)]), fewer, *self._prose(task(short))]
        made.append(header(2, [said(self.say.key.answers)]))
        items: list[list[Json]] = []
        for question, answer in zip_longest(lesson.questions, lesson.answers):
            item = [para([{"t": "Strong", "c": self.writer.inline(question.nodes)}])] if question else [para([])]
            if answer:
                item.append(para(self.writer.inline(answer.exemplar)))
                for label, nodes in answer.more.items():
                    item.append(para([{"t": "Strong", "c": [said(f"{self.say.answers[label]}: ")]}, *self.writer.inline(nodes)]))
            items.append(item)
        made.append(numbers(items))
        made += [each for section in written_ for each in self._prose(section.after)]
        if abroad := lesson.translation:  # by themselves: who teaches reads them or does not
            called = (Foreign((Words(wording(abroad.lang).parts[formed("questions").name]),), abroad.lang),)
            made += [header(2, self.writer.inline(called)), numbers([self._foreign(each) for each in abroad.questions])]
        return [*made, block(styles.SMALL, self._end(pages.key))]

    def _begin(self) -> list[Json]:
        """Whose sheet it is, and its title."""
        say = self.say.worksheet
        names = "      ".join(f"{name} ____________________" for name in (say.name, say["class"], say.date))
        return [block(styles.BANK, [para([said(names)])]), header(1, self.writer.inline(unlinked(marked(self.lesson.facts, "title"))))]

    def _plainer(self, lesson: Lesson) -> list[Json]:
        """The adapted text: what is said of it, and its words beside those that they adapt."""
        own = (section for section in lesson.sections if section.part.form == "adapted")
        told = [each for section in own for each in self._prose(section.prose)]
        return [header(3, [said(self.say.parts[formed("adapted").name])]), *told, self._facing(lesson)]

    def _foreign(self, nodes: Nodes | None) -> list[Json]:
        """A paragraph in the other language of the lesson, where there is one."""
        abroad = self.lesson.translation
        if not (nodes and abroad):
            return []
        return [block(styles.BESIDE, [para(self.writer.inline((Foreign(unlinked(nodes), abroad.lang),)))])]

    def _section(self, section: Section, lesson: Lesson) -> list[Json]:
        form = section.part.form
        made = self._prose(section.prose)
        if form == "questions":
            made.append(numbers([self._asked(*pair) for pair in zip_longest(lesson.questions, lesson.abroad)]))
        elif form == "organizer":
            made += drawn([(words(box.name), self._called(box), self.writer.inline(box.nodes)) for box in lesson.columns])
        elif form == "adapted":
            made.append(self._facing(lesson))
        made += self._prose(section.after)
        return made + ([lined(length(lesson))] if form == "submission" else [])

    def _prose(self, prose: Prose) -> list[Json]:
        made: list[Json] = []
        for each in prose:
            made += [self._grid(each)] if isinstance(each, Grid) else self.writer.blocks(reworded((each,), self._addressed))
        return made

    def _addressed(self, nodes: Nodes) -> Nodes:
        """The nodes with the text's address in place of what lessons, which do not know the site's, write for it."""
        path = f"/{pages.text(self.edition.text.slug)}"

        def whole(node: Node) -> Nodes:
            return (Words(node.text.replace(f"{LEFT_OUT}{path}", f"{self.edition.address}{path}")),) if isinstance(node, Words) else (node,)

        return changed(nodes, whole)

    def _asked(self, question: Question, also: Nodes | None) -> list[Json]:
        """A question, the bracket behind it, the same in another language where it is, and lines to answer it on."""
        bracket = self.writer.inline(trained(question, self.say))
        asked = para([*self.writer.inline(question.nodes), *([said(" ")] if bracket else []), *bracket])
        return [block(styles.ASKED, [asked]), *self._foreign(also), lined(room(question))]

    def _called(self, box: Box) -> str:
        return str(self.say.columns[words(box.name)])

    def _grid(self, grid: Grid) -> Json:
        head = [[], *([said(self._called(box))] for box in grid.rows[0].boxes)]
        rows = []
        for row in grid.rows:
            name: Json = {"t": "Strong", "c": [said(self._called(row.head))]}
            first = para([name, said(" "), *self.writer.inline(row.head.nodes)] if row.head.nodes else [name])
            boxes = [[para(self.writer.inline(box.nodes))] if words(box.nodes) else [blank(1)] for box in row.boxes]
            rows.append([[block(styles.SMALL, [first])], *boxes])
        filled = any(words(box.nodes) for row in grid.rows for box in row.boxes)
        wide = ANSWERED if filled else NAMED
        return table(head, rows, [wide, *[(1 - wide) / (len(head) - 1)] * (len(head) - 1)])

    def _facing(self, lesson: Lesson) -> Json:
        """The plainer words, each beside the sentences that they adapt."""
        text = self.edition.text
        there = {each.id: (part, each) for part in text.paragraphs for each in text.sentences[part.id]}
        rows = []
        for item in lesson.adapted:
            originals: list[Json] = []
            for part, each in (there[id] for id in item.sentences if id in there):
                name = part.id if len(text.sentences[part.id]) == 1 else each.id
                originals += [
                    styled(styles.NUMBER, [said(f"{self.say.label(name)} ")]),
                    *self.writer.inline(piece_of(part, each.start, each.end)),
                    said(" "),
                ]
            rows.append([[plain(self.writer.inline(item.nodes))], [plain(originals)]])
        return table([[said(self.say.lesson.plainer)], [said(self.say.lesson.original)]], rows)

    def _document(self, lesson: Lesson, instead: Sequence[Json] = ()) -> list[Json]:
        """The excerpt, or what stands there instead, under its name, where it comes from, its notes, and the word bank."""
        text, also = self.edition.text, dict(lesson.translation.terms) if lesson.translation else {}
        lines = [text.title, *(fact.value for fact in text.facts if fact.name in ("dateline", "number"))]
        read = [
            para([styled(styles.NUMBER, [said(f"{self.say.label(part.id)}\u2002")]), *self.writer.inline(nodes)])
            for part, nodes in excerpt(text, lesson.reading)
        ]
        made = [
            header(2, [said(self.say.parts[EXCERPT])]),
            block(styles.DATELINE, [para([said(", ".join(lines))])]),
            *(instead or [block(styles.LARGE, read)]),
        ]
        made.append(block(styles.SMALL, [para([said(self.edition.said["attribution"])])]))
        own = {*lesson.notes}
        notes = [
            (self.say.place.lemma(place=self.say.label(note.paragraph), lemma=note.lemma), self.writer.blocks(note.blocks))
            for note in self.edition.notes
            if note.id in own
        ]
        if notes:
            listed: Json = {"t": "DefinitionList", "c": [[[said(term)], [blocks]] for term, blocks in notes]}
            made += [header(3, [said(self.say.lesson.notes)]), listed]
        terms = [
            each
            for path in lesson.terms
            if path in self.entries
            for each in (
                block(
                    styles.TERM, [para([{"t": "Strong", "c": [said(f"{self.entries[path].name}: ")]}, said(self.concordance.gists[path])])]
                ),
                *self._foreign(also.get(path)),
            )
        ]
        return [*made, *([header(3, [said(self.say.lesson.terms)]), *terms] if terms else [])]

    def _end(self, place: Callable[[str], str] = pages.worksheet) -> list[Json]:
        facts, say, key = self.edition.said, self.say.worksheet, place == pages.key
        address = f"{self.edition.address}/{place(self.lesson.slug)}"
        edition = say.edition(title=facts["title"], version=facts["version-text"])
        return [
            para([said(f"{edition} {address if key else say.address(address=address)}")]),
            para([said((self.say.offline if key else say).license(license=facts["license-name"], editors=makers.editors(self.edition)))]),
        ]

    def _spelled(self, made: list[Json]) -> list[Json]:
        """What the short forms stand for that these blocks have, and where the works are described."""
        text = json.dumps(made, ensure_ascii=False)
        forms = [f"{form}: {meant}." for form, meant in self.edition.pairs("short-forms") if re.search(rf"\b{re.escape(form)}\b", text)]
        works = self.say.worksheet.sources(address=f"{self.edition.address}/{pages.page('sources')}")
        return [para([said(" ".join([*forms, works]))])]
