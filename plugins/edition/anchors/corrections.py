"""What stands behind each id of the text now: the words of the lock, and what the corrections declare, in their order.

A correction of a *sentence* (``p12.s3``) says with ``before`` and ``after``:

    words      these words are now those
    split      ``after`` are the first words of the second part, which becomes ``p12.s3b``
    merged     its words now end the sentence ``after``, which stood right before it; its id leads there
    moved      it now stands behind the sentence ``after``, under its own id
    withdrawn  it is gone

and of a *paragraph* (``p12``):

    split      ``after`` is the sentence with which the second part begins, which becomes ``p12b``
    merged     its sentences, under their own ids, now end the paragraph ``after``; its id leads there
    moved      it is now called ``after``; its old id leads there
    withdrawn  it is gone, with its sentences
"""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_lowercase

from ..model import Correction
from .expected import Expected
from .lock import Record
from .words import changed, letters, normalized

FIFTH = 0.2  # more than this share of a sentence is no correction of its words


def expected(records: Iterable[Record], corrections: Iterable[Correction]) -> Expected:
    """The text as it must be: what was first published, with every correction carried out in order."""
    found = Expected()
    declared = sorted(corrections, key=lambda each: (each.date.first.isoformat() if each.date else "", each.slug))
    later = {suffixed(each.id) for each in declared if each.change == "split"}
    later |= {each.after for each in declared if each.change == "moved" and "." not in each.id}
    here = ""
    for record in records:
        if record.kind == "paragraph" and record.id not in later:
            here = record.id
            found.paragraphs[here] = []
        elif record.kind == "sentence" and record.id not in later:
            found.paragraphs.setdefault(record.id.rpartition(".")[0], []).append(record.id)
            found.words[record.id] = record.exact
    for each in declared:
        problem = ""
        if each.id in found.words:
            found.divided |= {found.home(each.id), found.home(each.after)} if each.change != "words" else set()
            problem = _sentence(found, each)
        elif each.id in found.paragraphs:
            problem = _paragraph(found, each)
            found.gone |= {each.id} - found.paragraphs.keys()
        if problem:
            found.problems.append((each, problem))
    return found


def suffixed(id: str) -> str:
    """The id of the second part of what had this one: ``p12.s3b`` of ``p12.s3``, ``p12c`` of ``p12b``."""
    last = id[-1:]
    if last.isdecimal():
        return f"{id}b"
    return id[:-1] + ascii_lowercase[ascii_lowercase.index(last) + 1] if last in ascii_lowercase[:-1] else f"{id}b"


def _sentence(found: Expected, correction: Correction) -> str:
    """Carries out a correction of a sentence; what does not fit is returned in words."""
    id, before, after = correction.id, normalized(correction.before), normalized(correction.after)
    home = found.home(id)
    ids, here = found.paragraphs[home], found.words[id]
    match correction.change:
        case "words":
            if not before or not after:
                return "give the words as they were and as they are now; for words left out or put in, with the word beside them"
            if here.count(before) != 1:
                return f"“{before}” stands {here.count(before)} times in {id} as it was; give words that stand there once"
            now = here.replace(before, after)
            if changed(here, now) > FIFTH:
                return f"{changed(here, now):.0%} of {id} would be other words; more than a fifth is no correction: withdraw it"
            if letters(before) != letters(after) and correction.version.endswith(".0.0"):
                return f"version {correction.version} would move a paragraph; a corrected word raises the second number"
            found.words[id] = now
        case "split":
            first, _, second = here.partition(f" {after}")
            if not first or here.count(f" {after}") != 1:
                return f"“{after}” stands {here.count(f' {after}')} times inside {id}; give the first words of the second part"
            found.words[id], found.words[suffixed(id)] = first, after + second
            ids.insert(ids.index(id) + 1, suffixed(id))
        case "merged":
            if ids.index(id) == 0 or ids[ids.index(id) - 1] != after:
                return f"{id} does not stand right behind {after}, so its words cannot end it"
            found.words[after] += f" {found.words.pop(id)}"
            ids.remove(id)
        case "moved":
            if not found.home(after) or after == id:
                return f"there is no sentence {after} for {id} to stand behind"
            ids.remove(id)
            there = found.paragraphs[found.home(after)]
            there.insert(there.index(after) + 1, id)
        case "withdrawn":
            ids.remove(id)
            del found.words[id]
    return ""


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
                del found.words[sentence]
    return ""
