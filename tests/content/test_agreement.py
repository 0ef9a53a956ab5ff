"""One fact, one place: what an entry says and what notes, lessons, keys and other entries say of the same thing agree.

Statements are read together where a link says that they are of one thing: dates, numbers of documents, numbers with a unit,
names, quotations, and the passages of lessons that are entries' words. Each exception has its reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from edition import sentences
from edition.model import Citation, Day, Edition, Mention, Nodes, Paragraph, Quotation, Reference, placed, runs, section_runs, walk, words
from edition.reader.folding import called

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}))?")
UNITS = {"kilometers": "km", "m": "meters", "kiloton": "kilotons", "megaton": "megatons"}
NUMBER = re.compile(r"(\d[\d,.]*)(?:–(\d[\d,.]*))? ?(km/h|km|kilometers|meters|m\b|feet|miles|kilotons?|megatons?)")
QUOTED = re.compile(r"“([^“”]+)”")

# An entry and a document that is cited in a sentence that speaks of it, though the entry is printed elsewhere: why.
OTHER_DOCUMENT = {
    ("letters/nsk-to-jfk-1962-10-30", "doc. 67"): "the letter that it quotes",
    ("letters/nsk-to-jfk-1962-12-11", "doc. 84"): "the answer to it",
    ("letters/jfk-letter-1962-10-27", "doc. 69"): "the letter of the next day that calls it an undertaking",
    ("letters/jfk-to-nsk-1962-11-21", "doc. 82"): "the answer to it",
}
# A weapon and a number in a sentence that speaks of it and of another: whose number it is.
OTHER_NUMBER = {
    ("weapons/u-2", "12000 meters"): "the ceiling that the text gives the Il-28",
    ("weapons/s-75", "12000 meters"): "the ceiling that the text gives the Il-28",
    ("weapons/il-28", "3150 km"): "of the reconnaissance version",
    ("weapons/il-28", "21000 meters"): "the ceiling of the U-2",
    ("weapons/il-28", "70000 feet"): "the ceiling of the U-2",
    ("weapons/il-28", "500 miles"): "how far the quarantine line was drawn",
}
# Words that name one entry and lead to another: why.
OTHER_NAME = {
    ("weapons/il-28-torpedo-bombers", "Il-28s"): "those of the navy are meant",
    ("weapons/r-12", "missiles"): "only these were in Cuba to be counted",
    ("letters/us-embargo-proclamation-1962", "proclamation"): "a proclamation of another year, with its day beside it",
    ("glossary/un-presence", "observers"): "those of the United Nations are meant",
    ("letters/jfk-to-nsk-1962-11-06", "President’s letter"): "a title of Thompson’s telegram, which speaks of this one",
    ("letters/nsk-letter-1962-10-28-turkey", "a confidential letter"): "it was confidential too",
    ("weapons/il-28-atomic-bombs", "Il-28"): "of bombs, among those of other weapons",
}

Place = tuple[str, Nodes]


@pytest.fixture(scope="module")
def places(real: Edition) -> list[Place]:
    """Every paragraph that the editors wrote, with where it stands."""
    found = [(f"note {note.id}", nodes) for note in real.notes for nodes in runs(note.blocks)]
    found += [(entry.path, nodes) for entry in real.entries for nodes in runs(entry.blocks)]
    found += [(f"lesson {each.slug}", nodes) for each in real.lessons for nodes in each.runs()]
    return found + [(f"page {page.slug}", nodes) for page in real.pages for nodes in runs(page.blocks)]


def divided(real: Edition, places: list[Place]) -> Iterator[tuple[str, str, list[Mention], list[Citation]]]:
    """Every sentence: where, its words, its mentions and its citations."""
    rules = sentences.rules(real.said)
    for where, nodes in places:
        text, found = words(nodes), [(start, node) for start, _, node in placed(nodes)]
        for each in sentences.split("", text, rules):
            inside = [node for start, node in found if each.start <= start < each.end]
            yield (
                where,
                text[each.start : each.end],
                [node for node in inside if isinstance(node, Mention)],
                [node for node in inside if isinstance(node, Citation)],
            )


def documents(locator: str) -> set[int]:
    """The numbers of a locator: 75, 77, 78, 79 of “docs. 75, 77–79”."""
    found: set[int] = set()
    for first, last in re.findall(r"(\d+)(?:–(\d+))?", locator):
        end = int(first[: len(first) - len(last)] + last) if last else int(first)
        found |= set(range(int(first), end + 1))
    return found


def test_a_day_beside_a_name_is_the_day_of_its_entry(real: Edition, places: list[Place]) -> None:
    dates = {entry.path: entry.date for entry in real.entries if entry.date}
    compared, wrong = 0, []
    for where, nodes in places:
        text = words(nodes)
        for start, end, node in placed(nodes):
            if not isinstance(node, Mention) or node.entry not in dates:
                continue
            behind = re.match(rf" (?:of|on) (?:the evening of )?{DAY.pattern}", text[end:])
            for day, month, year in DAY.findall(text[start:end]) + ([behind.groups()] if behind else []):
                date = dates[node.entry]
                compared += 1
                said = Day(int(year or date.first.year), MONTHS.index(month) + 1, int(day))
                if not date.first <= said <= date.last:
                    wrong.append((where, node.entry, said.isoformat()))
    assert wrong == []
    assert compared > 150


def test_a_document_is_cited_by_the_number_under_which_its_entry_says_it_is_printed(real: Edition, places: list[Place]) -> None:
    """In sentences that speak of one printed document only, and cite the work that prints it."""
    printed: dict[str, dict[str, set[int]]] = defaultdict(dict)
    for entry in real.entries:
        for node in (node for fact in entry.facts if fact.name == "printed" for node in walk(fact.nodes)):
            if isinstance(node, Citation) and documents(node.locator):
                printed[entry.path].setdefault(node.source, set()).update(documents(node.locator))
    compared, wrong = 0, []
    for where, sentence, mentions, citations in divided(real, places):
        spoken = {node.entry for node in mentions if node.entry in printed}
        for path in spoken if len(spoken) == 1 else ():
            for cited in (each for each in citations if each.source in printed[path] and documents(each.locator)):
                compared += 1
                if not documents(cited.locator) & printed[path][cited.source] and (path, cited.locator) not in OTHER_DOCUMENT:
                    wrong.append((where, path, cited.locator, sentence[:80]))
    assert wrong == []
    assert compared > 60


def numbers(text: str) -> set[str]:
    """The numbers with a unit in a text, each as it is compared: “12000 meters”."""
    found = [(number, UNITS.get(unit, unit)) for *ends, unit in NUMBER.findall(text) for number in ends if number]
    return {f"{number.rstrip('.,').replace(',', '')} {unit}" for number, unit in found}


def test_a_number_with_a_unit_is_that_of_the_weapon_that_the_sentence_speaks_of(real: Edition, places: list[Place]) -> None:
    known = {
        entry.path: numbers(" ".join([*map(words, runs(entry.blocks)), *(fact.value for fact in entry.facts)]))
        for entry in real.entries
        if entry.kind == "weapons"
    }
    compared, wrong = 0, []
    for where, sentence, mentions, _ in divided(real, places):
        spoken = {node.entry for node in mentions if node.entry in known} - {where}
        said = numbers(sentence)
        compared += bool(spoken and said)
        for number in said - set().union(*(known[path] for path in spoken)) if spoken else ():
            if not any((path, number) in OTHER_NUMBER for path in spoken):
                wrong.append((where, spoken, number))
    assert wrong == []
    assert compared > 5


def test_words_that_name_one_entry_lead_to_it(real: Edition, places: list[Place]) -> None:
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in real.entries:
        family, _, given = entry.name.partition(", ")
        for name in (entry.name, *([f"{given} {family}"] if given else []), *entry.also):
            named[entry.kind, called(name)].add(entry.path)
    wrong = []
    for where, nodes in places:
        for node in walk(nodes):
            if isinstance(node, Mention):
                said = words(node.children)
                others = named.get((node.entry.split("/")[0], called(said)))
                if others and node.entry not in others and (node.entry, said) not in OTHER_NAME:
                    wrong.append((where, node.entry, said, others))
    assert wrong == []


def compared_words(text: str) -> str:
    return re.sub(r"[.,;:?!]$", "", " ".join(text.replace("’", "'").split())).casefold()


def test_words_quoted_from_a_paragraph_stand_in_it(real: Edition, places: list[Place]) -> None:
    """Quotations with the paragraph in brackets right behind them; what is left out is dots."""
    text = {part.id: compared_words(words(part.nodes)) for part in real.text.paragraphs}
    compared, wrong = 0, []
    for where, nodes in places:
        said, found = words(nodes), [(start, node) for start, _, node in placed(nodes) if isinstance(node, Reference)]
        for quoted in QUOTED.finditer(said):
            bracket = re.match(r" \(¶[^()]*\)", said[quoted.end() :])
            end = quoted.end() + (bracket.end() if bracket else 0)
            homes = [node.target[1:].split(".")[0] for start, node in found if quoted.end() < start < end]
            if homes and all(home in text for home in homes):
                compared += 1
                parts = [compared_words(part) for part in re.split(r" ?(?:…|\. \. \.) ?", quoted[1])]
                wrong += [(where, homes, part) for part in parts if not any(part in text[home] for home in homes)]
    assert wrong == []
    assert compared > 50


def uncited(nodes: Nodes) -> str:
    marked = "".join("\0" if isinstance(node, Citation) else words((node,)) for node in nodes)
    return re.sub(r" ?\([^()]*\0[^()]*\)", "", marked)


def homes(nodes: Nodes, real: Edition, said: dict[str, str]) -> str:
    """The editors' words that a line says come next: of the entry that it links to or names, or of the notes on its paragraphs."""
    linked = [node.entry for node in walk(nodes) if isinstance(node, Mention)]
    places = [node.target.removeprefix("#") for node in walk(nodes) if isinstance(node, Reference)]
    named = [entry.path for entry in real.entries if f"“{entry.name}”" in words(nodes)]
    notes = [note.id for note in real.notes if note.paragraph in places]
    return " ".join(said[each] for each in linked or notes or named)


def test_what_a_lesson_prints_as_the_editors_words_stands_where_it_says(real: Edition) -> None:
    """Block quotations, each under a line that leads to its home, where the words are said to be the editors’; dots leave something out."""
    said = {entry.path: " ".join(map(uncited, runs(entry.blocks))) for entry in real.entries}
    said |= {note.id: " ".join(map(uncited, runs(note.blocks))) for note in real.notes}
    rules = sentences.rules(real.said)
    compared, wrong = 0, []
    for lesson in real.lessons:
        for section in lesson.sections:
            if not any("The words are the editors’" in words(nodes) for nodes in section_runs(section)):
                continue
            home = ""
            for block in section.prose:
                if isinstance(block, Paragraph):
                    home = homes(block.nodes, real, said) or home
                elif isinstance(block, Quotation):
                    quoted = " ".join(map(uncited, runs(block.blocks)))
                    parts = [
                        part for each in sentences.split("", quoted, rules) for part in re.split(r" ?… ?", quoted[each.start : each.end])
                    ]
                    compared += len(parts)
                    wrong += [(lesson.slug, part) for part in parts if part not in home]
    assert wrong == []
    assert compared > 30


def test_a_verdict_that_rests_on_a_work_that_was_not_opened_is_probable_and_says_so(real: Edition) -> None:
    """A bibliography note says which works were not opened; a book read in another edition was."""
    notes = {source.slug: next((fact.value for fact in source.facts if fact.name == "note"), "") for source in real.sources}
    unopened = {slug for slug, note in notes.items() if "not opened" in note and "Used in part" not in note}
    assert len(unopened) >= 8
    for note in real.notes:
        cited = {node.source for nodes in runs(note.blocks) for node in walk(nodes) if isinstance(node, Citation)}
        if cited & unopened:
            said = " ".join(map(words, runs(note.blocks)))
            assert "opened" in said, f"{note.id} cites {cited & unopened}, which was not opened, and does not say so"
            assert not note.verdict or note.cert != "certain", f"{note.id} has a certain verdict by a work that was not opened"
