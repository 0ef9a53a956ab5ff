"""What stands behind each id of the text now: what the lock has, and what the corrections declare, in their order.

A correction of a *sentence* (``p12.s3``) says with ``before`` and ``after``, as they are printed (see `printed`):

    words      this is now that: words, characters, marks, the place of a page mark
    split      ``after`` is the beginning of the second part, which becomes ``p12.s3b``
    merged     its words now end the sentence ``after``, which stood right before it; its id leads there
    moved      it now stands behind the sentence ``after``, under its own id
    withdrawn  it is gone

of a *paragraph* (``p12``):

    split      ``after`` is the sentence with which the second part begins, which becomes ``p12b``
    merged     its sentences, under their own ids, now end the paragraph ``after``; its id leads there
    moved      it is now called ``after``; its old id leads there
    withdrawn  it is gone, with its sentences

of a *fact* (``head.date``, ``edition.title``) ``words`` or ``withdrawn``, and of a page mark (``page-3``) ``withdrawn``. Places and facts
of another version of the text have its name before them (``ru.p12.s3``, ``ru.head.date``); it can be ``withdrawn`` whole
(``versions/ru``).

Corrections that the lock knows come before those that it does not, each group by day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import ascii_lowercase

from ..model import Correction, versioned
from .expected import Expected, worded
from .printed import canonical, typed, unmarked
from .record import Record
from .words import changed, letters

FIFTH = 0.2  # more than this share of a sentence is no correction of its words


def expected(records: Mapping[str, Record], corrections: Iterable[Correction]) -> Expected:
    """The text as it must be: what was first published, with every correction carried out in order."""
    known = {each["correction"] for record in records.values() for each in record.history}
    declared = sorted(corrections, key=lambda each: (each.slug not in known, each.date.first.isoformat() if each.date else "", each.slug))
    found = published_first(records, declared)
    watched = [id for id, record in records.items() if record.history]
    for each in declared:
        problem = ""
        if each.id in found.paragraphs:
            problem = _paragraph(found, each)
            found.gone |= {each.id} - found.paragraphs.keys()
        elif each.id in found.printed:
            home = found.home(each.id)
            found.divided |= {home, found.home(each.after)} if home and each.change != "words" else set()
            problem = _sentence(found, each) if home else _fact(found, each)
        elif each.change == "withdrawn" and each.id.startswith("versions/"):
            _withdraw(found, each.id.removeprefix("versions/"))
        elif each.change == "withdrawn" and versioned(each.id)[1].startswith("page-"):
            slug, id = versioned(each.id)
            mark = f"[[page {id.removeprefix('page-')}]]"
            found.printed = {id: form.replace(mark, "") if versioned(id)[0] == slug else form for id, form in found.printed.items()}
        if problem:
            found.problems.append((each, problem))
        for id in watched:
            found.forms.setdefault(id, []).append((each.slug, found.form(id)))
    return found


def _withdraw(found: Expected, slug: str) -> None:
    """Another version of the text is gone, with all that is in it."""
    gone = {id for id in found.paragraphs if versioned(id)[0] == slug}
    found.gone |= gone
    found.paragraphs = {id: inside for id, inside in found.paragraphs.items() if id not in gone}
    found.printed = {id: form for id, form in found.printed.items() if versioned(id)[0] != slug}


def published_first(records: Mapping[str, Record], corrections: Iterable[Correction]) -> Expected:
    """The text as it was first published: without what came of corrections."""
    later = {suffixed(each.id) for each in corrections if each.change == "split"}
    later |= {each.after for each in corrections if each.change == "moved" and "." not in each.id}
    found = Expected()
    first = next((record.since for record in records.values() if record.kind == "paragraph"), "")
    for record in records.values():
        if record.id in later:
            continue
        if record.kind == "paragraph":
            found.paragraphs[record.id] = []
            found.late |= {record.id} if record.since != first else set()
        elif record.kind == "sentence":
            found.paragraphs.setdefault(record.id.rpartition(".")[0], []).append(record.id)
        if record.kind in ("sentence", "fact"):
            found.printed[record.id] = record.form
    return found


def suffixed(id: str) -> str:
    """The id of the second part of what had this one: ``p12.s3b`` of ``p12.s3``, ``p12c`` of ``p12b``."""
    last = id[-1:]
    if last.isdecimal():
        return f"{id}b"
    return id[:-1] + ascii_lowercase[ascii_lowercase.index(last) + 1] if last in ascii_lowercase[:-1] else f"{id}b"


def _replaced(here: str, correction: Correction) -> tuple[str, str]:
    """A form with the correction's words replaced, and what does not fit."""
    before, after = canonical(correction.before), canonical(correction.after)
    if not before or not after:
        return here, "give the words as they were and as they are now; for words left out or put in, with the word beside them"
    if here.count(before) == 1:
        return here.replace(before, after), ""
    if before not in here and worded(here).count(worded(before)) == 1:
        return (
            here,
            f"“{typed(before)}” is printed otherwise in {correction.id}; give before: with the marks and characters of “{typed(here)}”",
        )
    return here, f"“{typed(before)}” stands {here.count(before)} times in {correction.id} as it was; give words that stand there once"


def _sentence(found: Expected, correction: Correction) -> str:
    """Carries out a correction of a sentence; what does not fit is returned in words."""
    id, after = correction.id, canonical(correction.after)
    home = found.home(id)
    ids, here = found.paragraphs[home], found.printed[id]
    match correction.change:
        case "words":
            now, problem = _replaced(here, correction)
            if problem:
                return problem
            share = changed(worded(here), worded(now))
            if share > FIFTH:
                return f"{share:.0%} of {id} would be other words; more than a fifth is no correction: withdraw it"
            if letters(unmarked(here)) != letters(unmarked(now)) and correction.version.endswith(".0.0"):
                return f"version {correction.version} would move a paragraph; a corrected word raises the second number"
            found.printed[id] = now
        case "split":
            first, _, second = here.partition(f" {after}")
            if not first or here.count(f" {after}") != 1:
                return f"“{after}” stands {here.count(f' {after}')} times inside {id}; give the first words of the second part"
            if suffixed(id) in found.printed:
                return f"its second part would be {suffixed(id)}, which is another sentence’s id; leave {id} one sentence"
            found.printed[id], found.printed[suffixed(id)] = first, after + second
            ids.insert(ids.index(id) + 1, suffixed(id))
        case "merged":
            after = correction.after.strip()
            if ids.index(id) == 0 or ids[ids.index(id) - 1] != after:
                return f"{id} does not stand right behind {after}, so its words cannot end it"
            found.printed[after] += f" {found.printed.pop(id)}"
            ids.remove(id)
        case "moved":
            after = correction.after.strip()
            if not found.home(after) or after == id:
                return f"there is no sentence {after} for {id} to stand behind"
            ids.remove(id)
            there = found.paragraphs[found.home(after)]
            there.insert(there.index(after) + 1, id)
        case "withdrawn":
            ids.remove(id)
            del found.printed[id]
    return ""


def _fact(found: Expected, correction: Correction) -> str:
    """Carries out a correction of a fact; what does not fit is returned in words."""
    if correction.change == "words":
        found.printed[correction.id], problem = _replaced(found.printed[correction.id], correction)
        return problem
    if correction.change == "withdrawn":
        del found.printed[correction.id]
        return ""
    return f"{correction.id} is a fact; its words can change, and it can be withdrawn"


def _paragraph(found: Expected, correction: Correction) -> str:
    """Carries out a correction of a paragraph; what does not fit is returned in words."""
    id, after = correction.id, correction.after.strip()
    ids, order = found.paragraphs[id], list(found.paragraphs)
    match correction.change:
        case "words":
            return f"name the sentence, not the paragraph: {ids[0] if ids else id}"
        case "split":
            if after not in ids[1:]:
                return f"there is no sentence {after} inside {id} with which a second part could begin"
            if suffixed(id) in order:
                return f"its second part would be {suffixed(id)}, which is another paragraph’s id; leave {id} one paragraph"
            at = ids.index(after)
            rows = [(old, inside) for old, inside in found.paragraphs.items() if old != id]
            rows[order.index(id) : order.index(id)] = [(id, ids[:at]), (suffixed(id), ids[at:])]
            found.paragraphs = dict(rows)
        case "merged":
            if order.index(id) == 0 or order[order.index(id) - 1] != after:
                return f"{id} does not stand right behind {after}, so its sentences cannot end it"
            found.paragraphs[after] += found.paragraphs.pop(id)
        case "moved":
            if after in found.paragraphs:
                return f"{after} is the id of another paragraph, and an id is never given twice"
            found.paragraphs = {after if old == id else old: inside for old, inside in found.paragraphs.items()}
        case "withdrawn":
            for sentence in found.paragraphs.pop(id):
                del found.printed[sentence]
    return ""
