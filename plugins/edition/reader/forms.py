"""The form of a kind of file: which facts it may have and of what form each must be, as its ``_blank.md`` says.

A line of a form reads ``name: FORM[, needed][ — explanation]``. FORM is one of ``words`` (marks allowed), ``list``
(words separated by semicolons), ``names`` (of persons and institutions, see `model.names`), ``date`` (EDTF), ``hour``
(``HH:MM``), ``number``, ``identifier``, ``address``, ``contact`` (an address, or mailto: and one of mail), ``anchors``
(paragraphs and ranges), ``entries`` (paths of entries), or ``one of a, b, c``. The headings of a form are the headings that a
file must have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .. import dates
from ..model import names, unsorted
from ..slips import Slips, meant
from . import mistyped
from .heads import Line, Sheet

FORMS = ("words", "list", "names", "date", "hour", "number", "identifier", "address", "contact", "anchors", "entries")
SOURCES = "content/sources/"
NAMES = ("author", "editor", "translator")  # facts of a source that say who made it: citations are made of them
PLAIN = {
    "hour": (re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"), "an hour and minutes, as 19:00"),
    "number": (re.compile(r"[0-9]{1,9}"), "a whole number"),
    "identifier": (re.compile(r"\S+"), "one word without spaces"),
    "address": (re.compile(r"https?://[^\s<>\"]+"), "an address that begins with https://"),
    "contact": (re.compile(r"(mailto:[^\s<>\"@]+@|https?://)[^\s<>\"]+"), "an address that begins with mailto: or https://"),
}

# The forms of the title page, of the text's head and of its other versions; `new` puts them beside the files, so that editors have them.
EDITION = """title: words, needed — the name of this edition, at the head of its title page and in citations
subtitle: words — what the title does not say
summary: words, needed — one sentence, for search engines and where somebody shares a link
headline: words — what a stranger understands, in large letters under the title
quotation: identifier — the id of one sentence of the text, whose words are printed: p1.s2
door: words — what the way to the text says: Read the letter
way-in: words — where somebody begins who knows nothing of it, linked
editors: names, needed — Family, Given; semicolons between. An institution has no comma, or stands in braces
publisher: words
version-text: identifier, needed — three numbers: 0.1.0 while you work, 1.0.0 when it is published for the first time
version-apparatus: identifier, needed — the same of notes, entries, lessons and pages
date: date, needed — the day of these versions
language: identifier, needed — of the text, and of the pages’ own words where the program speaks it: en, es, pt-BR
text: identifier, needed — the file of the text; its name is an address, and stays
license: address, needed — of notes, entries, lessons and pages
license-name: words, needed — what it is called: CC BY 4.0
attribution: words, needed — where the text comes from, and by whose leave it is printed
abbreviations: list — behind which no sentence ends, each with its point: Capt.; N. S.; settle them before the first lock
short-forms: list — what letters in citations stand for: USN = United States Navy
synonyms: list — words that readers of the search type, and what the edition says in their place: ferry = boat
voices: list — what the text reports of others, from its first words to its last, and whose words: the bridge … till spring = the engineer
sentence-ends: list — words behind which a sentence ends, though they look like an abbreviation: was ill.
contact: contact — where readers write about a mistake: mailto:editors@example.org
preview: identifier — the picture that is shown where somebody shares a link: images/card.png
lanes: list — for the picture over the timeline: the places that have a lane each, as they are named in place, place-from and place-to
lanes-dates: date — the first and the last day of that picture: 1848-03-10/1848-04-02
kind: list, needed — a line for each folder of entries: its name, what one is called, what all are called, and names, dates or whole"""

TEXT = """title: words, needed — of the text, as its source has it; where it has none, what it is called
date: date, needed — when it was written or spoken: 1848-03-18, 1848-03, 1848~
dateline: words — the place and day, as the source has them
sender: words — who sent it, linked if there is an entry
addressee: words — to whom, linked if there is an entry
number: words — by which archives and scholars know it
place-from: words
place-to: words
unit: words — what is counted: paragraph
first-paragraph: number — where the source numbers its paragraphs, and the text begins with another than the first: 12
author: names — Family, Given; citations are made of it, and it stands below a title that does not name them
recipient: names
translator: names
archive: words — where the original lies
archive_location: words — where in that archive
facsimile: identifier — the pictures of the source’s pages, with * where the number of the page stands: images/page-*.jpg
facsimile-rights: words — what these pictures are, whose, and by whose leave they are shown
synopsis: words — the whole in about 150 words, printed in front of the text; a link to its paragraph in each sentence
start: list — where a reader may begin, for the title page: [¶ 2](#p2), where the river takes the bridge"""

VERSION = """name: words, needed — what it is called: Russian original, Manuscript B
kind: one of original, translation, witness, needed — what it is to the text
language: identifier, needed — its tag: ru
title: words — as this version has it
date: date — when it was written
dateline: words — the place and day, as it has them
author: names — only where it is another than the text’s
translator: names
archive: words — where it lies
archive_location: words — where in that archive
source: words, needed — where its words come from, with a citation
rights: words, needed — by whose leave they are printed here
lacks: anchors — paragraphs of the text that it has not: p7, p9-p11
joins: list — paragraphs of the text that are one here, which has the id of the first: p4-p5; p8-p9
adds: list — the ids of paragraphs that only it has, names without digits: the-oath
abbreviations: list — as in edition.md, for its language
sentence-ends: list"""

UNSORTED = "{fact}: “{name}” is taken for an institution, for it has no comma; a person is {turned}; braces say that it is one: {{{name}}}"
# What these forms are called in the folder of content.
BESIDE = {"_blank-edition.md": EDITION, "_blank-text.md": TEXT, "versions/_blank.md": VERSION}


@dataclass(frozen=True, slots=True)
class Rule:
    """What a form says of one fact."""

    name: str
    form: str
    needed: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """All rules of a kind of file and its headings."""

    rules: tuple[Rule, ...]
    headings: tuple[str, ...] = ()

    def rule(self, name: str) -> Rule | None:
        return next((rule for rule in self.rules if rule.name == name), None)


def of(sheet: Sheet, slips: Slips) -> Form:
    """The form that a ``_blank.md`` describes; a line it cannot read is a slip."""
    rules = []
    for fact in sheet.facts:
        rule = _rule(fact.name, fact.value)
        if rule and fact.name in NAMES and rule.form != "names" and sheet.file.endswith("sources/_blank.md"):
            slips.tell(sheet.file, fact.line, f"“{fact.name}” holds names; write {fact.name}: names")
            rules.append(Rule(fact.name, "names", rule.needed))
        elif rule is None:
            slips.tell(sheet.file, fact.line, f"“{fact.value[:40]}” is no form of a fact; use {', '.join(FORMS)} or one of")
        else:
            rules.append(rule)
    headings = tuple(line[3:].strip() for line in sheet.body.splitlines() if line.startswith("## "))
    return Form(tuple(rules), headings)


def allowing(sheets: Iterable[Sheet]) -> Form:
    """A form that allows what these sheets have, for a folder without one."""
    facts = [fact for sheet in sheets for fact in sheet.facts]
    values = {name: [fact.value for fact in facts if fact.name == name] for name in dict.fromkeys(fact.name for fact in facts)}
    return Form(tuple(Rule(name, "date" if all(map(_dated, each)) else "words", False) for name, each in values.items()))


def _dated(value: str) -> bool:
    try:
        dates.parse(value)
    except ValueError:
        return False
    return True


def literal(text: str) -> Form:
    """The form that a string of this module describes."""
    rules = [_rule(*line.split(": ", 1)) for line in text.splitlines()]
    return Form(tuple(rule for rule in rules if rule))


def _rule(name: str, value: str) -> Rule | None:
    form = value.split(" — ")[0].strip()
    needed = form.endswith(", needed")
    form = form.removesuffix(", needed").strip()
    if form.startswith("one of "):
        return Rule(name, "one of", needed, tuple(word.strip() for word in form[7:].split(",")))
    return Rule(name, form, needed) if form in FORMS else None


def check(sheet: Sheet, form: Form, slips: Slips, repeated: tuple[str, ...] = ()) -> None:
    """Tells every fact of the sheet that is unknown, typed twice, missing, empty or not of its form."""
    if sheet.unread:
        return
    names = [rule.name for rule in form.rules]
    typed = Counter(fact.name for fact in sheet.facts)
    for name, count in typed.items():
        if count > 1 and name not in repeated:
            slips.tell(sheet.file, sheet.line(name), f"the fact “{name}” is given {count} times; keep one")
    for rule in form.rules:
        if rule.needed and not typed[rule.name]:
            slips.tell(sheet.file, 1, f"the fact “{rule.name}” is missing; every file of this folder needs one")
    for fact in sheet.facts:
        rule_of_fact = form.rule(fact.name)
        if rule_of_fact is None:
            hint = mistyped.name(fact.name, names)
            slips.tell(sheet.file, fact.line, f"there is no fact “{fact.name}” on the form of this folder{hint}")
        elif problem := _problem(fact, rule_of_fact) or mistyped.value(fact.name, fact.value, sheet.file.startswith(SOURCES)):
            slips.tell(sheet.file, fact.line, problem)
        elif rule_of_fact.form == "list" and (told := mistyped.listed(fact.name, fact.value)):
            slips.remark(sheet.file, fact.line, told)
        elif rule_of_fact.form == "names":
            for typed_name, turned in unsorted(fact.value):
                slips.remark(sheet.file, fact.line, UNSORTED.format(fact=fact.name, name=typed_name, turned=turned))


def _problem(fact: Line, rule: Rule) -> str:
    if not fact.value:
        return f"the fact “{fact.name}” is empty; fill it in{'' if rule.needed else ' or take the line away'}"
    if rule.needed and rule.form == "words" and not any(character.isalnum() for character in fact.value):
        return f"{fact.name} is “{fact.value}”, which says nothing; it needs a letter or a digit"
    if rule.form == "date":
        try:
            dates.parse(fact.value)
        except ValueError as error:
            return f"{fact.name}: {error}"
    elif rule.form == "names":
        try:
            names(fact.value)
        except ValueError as error:
            return f"{fact.name}: {error}"
    elif rule.form == "one of" and fact.value not in rule.choices:
        return f"{fact.name} is “{fact.value}”, but must be one of {', '.join(rule.choices)}{meant(fact.value, rule.choices)}"
    elif rule.form in PLAIN and not PLAIN[rule.form][0].fullmatch(fact.value):
        return f"{fact.name} is “{fact.value}”, but must be {PLAIN[rule.form][1]}"
    return ""


def listed(value: str) -> tuple[str, ...]:
    """The members of a list fact."""
    return tuple(part.strip() for part in value.split(";") if part.strip())
