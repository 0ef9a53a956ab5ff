"""The citation checker without its page: every planted fault is found, no right quotation is blamed, and work grows as an essay does.

`tests/samples/essays/` holds the essays: `clean-*.txt` with nothing wrong, `planted-*.txt` with what `planted.tsv` lists. Its
columns are the essay, the quotation (or a citation by itself) as typed, the verdict, the paragraphs where it stands, and what was
done to it.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from checking import Checker, joined, words

ESSAYS = Path(__file__).parents[1] / "samples" / "essays"
CLEAN = sorted(ESSAYS.glob("clean-*.txt"))
PLANTED = sorted(ESSAYS.glob("planted-*.txt"))
ALARMS = {"altered", "cropped", "misplaced", "borrowed", "adapted", "absent", "missing"}


@dataclass(frozen=True)
class Case:
    """A line of the table, or a result: what was typed, the verdict, and the paragraphs where it stands."""

    essay: str
    typed: str
    verdict: str
    paragraphs: tuple[str, ...]


def folded(text: str) -> str:
    return " ".join(re.sub(r"^\s*>", "", text, flags=re.MULTILINE).split())


def table() -> list[Case]:
    """What was planted, as the table lists it."""
    rows = [line.split("\t") for line in (ESSAYS / "planted.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    return [Case(essay, typed, verdict, tuple(filter(None, place.split(" and ")))) for essay, typed, verdict, place, _ in rows]


@pytest.fixture(scope="module")
def checker(site: Path) -> Iterator[Checker]:
    """The checker with the text that its page has. What it does much is translated when the first test comes."""
    made = Checker(json.loads(words(site / "check" / "index.html")), site / "static" / "js" / "aside.js")
    for path in CLEAN:
        made.results(path.read_text(encoding="utf-8"))
    yield made
    made.close()


def found(checker: Checker, essays: list[Path]) -> list[Case]:
    """All results of the checker over these essays."""
    return [
        Case(essay.stem, folded(each["typed"]), each["verdict"], tuple(each["paragraphs"]))
        for essay in essays
        for each in checker.results(essay.read_text(encoding="utf-8"))
    ]


def test_the_table_has_enough_cases_of_every_verdict() -> None:
    cases = table()
    assert len(cases) >= 735
    assert {case.verdict for case in cases} == ALARMS | {"exact", "uncited", "beside", "other"}
    texts = {path.stem: folded(path.read_text(encoding="utf-8")) for path in PLANTED}
    assert [case for case in cases if case.typed not in texts[case.essay]] == []


@pytest.mark.node
def test_precision_and_recall_over_all_essays_are_one(checker: Checker, record_testsuite_property: Callable[[str, object], None]) -> None:
    """Recall: of the planted cases, those with the right verdict and place. Precision: of the alarms, those that were planted."""
    cases = table()
    results = found(checker, [*PLANTED, *CLEAN])
    alarms = [case for case in results if case.verdict in ALARMS]
    missed = [case for case in cases if case not in results]
    false = [case for case in alarms if case not in cases]
    recall, precision = 1 - len(missed) / len(cases), 1 - len(false) / len(alarms)
    record_testsuite_property("measures", f"{len(cases)} planted, {len(alarms)} alarms, recall {recall:.3f}, precision {precision:.3f}")
    assert (missed, false) == ([], [])
    assert (recall, precision) == (1.0, 1.0)


@pytest.mark.node
def test_clean_essays_raise_no_alarm_and_their_quotations_are_found(checker: Checker) -> None:
    assert len(CLEAN) >= 79
    results = found(checker, CLEAN)
    assert [case for case in results if case.verdict in ALARMS] == []
    exact = {path.stem: sum(case.essay == path.stem and case.verdict == "exact" for case in results) for path in CLEAN}
    assert {essay: count for essay, count in exact.items() if count < 4} == {}
    assert sum(exact.values()) >= 654


@pytest.mark.node
def test_one_measured_line_parts_altered_words_from_words_that_are_not_in_the_text(
    checker: Checker, record_testsuite_property: Callable[[str, object], None]
) -> None:
    """``near.tsv``: what hands made of sentences of the text in their own words, and what they invented. Of the first some go too far."""
    rows = [line.split("\t") for line in (ESSAYS / "near.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    verdicts = {typed: {each["verdict"] for each in checker.results(f"He says “{typed}” (¶ {place}).")} for typed, place, _ in rows}
    found = {kind: [verdicts[typed] == {kind} for typed, _, verdict in rows if verdict == kind] for kind in ("altered", "absent")}
    record_testsuite_property("near", {kind: f"{sum(hits)} of {len(hits)}" for kind, hits in found.items()})
    assert all(found["absent"])
    assert len(found["altered"]) - sum(found["altered"]) <= 3
    without = {
        typed: {each["verdict"] for each in checker.results(f"He says “{typed}.”")} for typed, _, verdict in rows if verdict == "absent"
    }
    assert {typed for typed, said in without.items() if said != {"other"}} == set()


@pytest.mark.node
def test_one_measured_line_parts_what_a_slip_may_alter_from_what_says_something_else(
    checker: Checker, record_testsuite_property: Callable[[str, object], None]
) -> None:
    """``turned.tsv``: slips of hands, pieces joined without dots, and words put in, left out or changed that turn what is said."""
    rows = [line.split("\t") for line in (ESSAYS / "turned.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    said = {typed: [each["grade"] for each in checker.results(f"He says “{typed}” (¶ {place}).")] for typed, place, _, _ in rows}
    record_testsuite_property("turned", f"{sum(said[typed] == [grade] for typed, _, grade, _ in rows)} of {len(rows)}")
    assert {typed: (said[typed], kind) for typed, _, grade, kind in rows if said[typed] != [grade]} == {}


MARKS = [("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»")]


@pytest.mark.node
@pytest.mark.parametrize("marks", MARKS)
def test_every_sentence_of_the_text_quoted_with_its_citation_is_exact(marks: tuple[str, str], checker: Checker) -> None:
    faults = checker.evaluate(
        """([open, close]) => text.paragraphs.filter(({id}) => /^p\\d/.test(id)).flatMap(({id, words, sentences}) =>
            sentences.map(([name, start, end], at) => {
                const typed = close === '"' ? words.slice(start, end).replace(/[“”]/g, '"').replace(/’/g, "'").replace(/—/g, " -- ")
                    : words.slice(start, end);
                const essay = `He writes, ${open}${typed}${close} (¶ ${id.slice(1)}, sentence ${at + 1}). The friends’ view isn’t known.`;
                const {results} = checker.judging.check(essay, text);
                return results.length === 1 && results[0].verdict === "exact" ? "" : `${name}: ${results.map(each => each.verdict)}`;
            }).filter(Boolean))""",
        marks,
    )
    assert faults == []


@pytest.mark.node
def test_every_paragraph_quoted_as_a_block_and_every_two_that_follow_are_exact(checker: Checker) -> None:
    faults = checker.evaluate(
        """() => text.paragraphs.filter(({id}) => /^p\\d/.test(id)).flatMap(({id, words}, at, all) => {
            const essays = [`> ${words}\\n\\n(¶ ${id.slice(1)})`, `He says:\\n\\n    ${words} (¶ ${id.slice(1)})\\n\\nSo he says.`];
            if (all[at + 1]) essays.push(`He says “${words} ${all[at + 1].words}” (¶¶ ${id.slice(1)}–${all[at + 1].id.slice(1)}).`);
            return essays.filter(essay => checker.judging.check(essay, text).results.some(({verdict}) => verdict !== "exact")) })"""
    )
    assert faults == []


def altered(words: list[str], vocabulary: list[str], dice: random.Random) -> list[str]:
    """The words with one of them changed, left out, added or misspelled."""
    at = dice.randrange(1, len(words) - 1)
    match dice.randrange(4):
        case 0:
            return [*words[:at], dice.choice(vocabulary), *words[at + 1 :]]
        case 1:
            return [*words[:at], *words[at + 1 :]]
        case 2:
            return [*words[:at], dice.choice(vocabulary), *words[at:]]
        case _:
            long = max(range(len(words)), key=lambda place: len(words[place]))
            return [*words[:long], words[long][0] + words[long][2:], *words[long + 1 :]]


@pytest.mark.node
def test_a_word_changed_anywhere_in_the_text_is_seen(checker: Checker) -> None:
    """Spans of five to twenty-five words from all over the text, each with one change; those in brackets are left aside."""
    paragraphs = checker.evaluate("Object.fromEntries(text.paragraphs.map(({id, words}) => [id, words]))")
    text = " ".join(paragraphs.values())
    dice = random.Random(1962)
    vocabulary = sorted(set(re.findall(r"[a-z]{4,}", text)))
    essays = []
    for id, whole in sorted(paragraphs.items()):
        for _ in range(12):
            span = whole.split()
            start = dice.randrange(max(len(span) - 5, 1))
            span = span[start : start + dice.randrange(5, 26)]
            typed = " ".join(altered(span, vocabulary, dice)) if len(span) > 4 else ""
            if id[1:].isdigit() and typed and not re.search(r"[\[\]“”]|\. \.", typed) and typed not in text:
                essays.append(f"He says “{typed}” (¶ {id[1:]}).")
    assert len(essays) > 600
    assert [essay for essay in essays if not {each["verdict"] for each in checker.results(essay)} & ALARMS] == []


def test_the_words_in_the_page_are_those_of_the_source_and_cannot_end_their_block(site: Path, transcription: dict[str, str]) -> None:
    block = words(site / "check" / "index.html")
    assert not set(block) & set("<>&")
    data = json.loads(block)
    assert {each["id"]: each["words"] for each in data["paragraphs"]} == {
        id: " ".join(re.sub(r"\[\[page \d+\]\]", " ", part).split()) for id, part in transcription.items()
    }


# --- what it costs ---

# An essay's price: the time that the processor gives to it, which other work on the machine does not change. In seconds.
COST = """([head, piece, tail, times]) => { const essay = head + piece.repeat(times) + tail, before = process.cpuUsage();
    checker.judging.check(essay, text);
    const {user, system} = process.cpuUsage(before);
    return (user + system) / 1e6 }"""
WORTH = 0.003  # seconds of work; less is not told from none
# What may stand in an essay again and again, with what stands before it and behind.
REPEATED = {
    "ibid": ("“we have forty-one of them” (¶ 2) ", "(ibid.) ", ""),
    "ibid of nothing": ("", "(ibid.) ", ""),
    "ibid of a quotation": ("", "“no zebra” (ibid.). ", ""),
    "marks on one letter": ("“a", "\u0301", "” (¶ 2)"),
    "letters with marks": ("", "a\u0301", ""),
    "opening marks": ("x ", "“", " y"),
    "straight marks": ("x ", '"', " y"),
    "single marks": ("“we have ", "'", " of them” (¶ 2)."),
    "points": ("x ", ".", " y"),
    "points in a quotation": ("“we have ", ". ", " of them” (¶ 2)."),
    "points and closing marks": ("", ".”’)”", "x"),
    "ellipses": ("“we have ", "…", " of them” (¶ 2)."),
    "brackets": ("“we have ", "[", " of them” (¶ 2)."),
    "parentheses": ("(a ", "(b) ", ""),
    "digits": ("¶ ", "1", ""),
    "spaces": ("¶¶ 1,", " ", "x"),
    "empty lines": ("a:", "\n\n\n", "b"),
    "dashes after the number of a note": ("¹ ", "-", " b\na.¹"),
    "numbers of notes": ("", "“we have”¹\n1 ibid.\n", ""),
    "notes that cite": ("1. ¶ 2\n", "2. ibid.\n", "a.¹"),
    "paragraphs": ("", "¶ 1 ", ""),
    "lists of paragraphs": ("", "¶¶ 1, ", ""),
    "another document": ("", "¶ 1 B3 ", ""),
    "blocks after a colon": ("", "a:\n\n  b\n\n", ""),
    "blocks with a citation": ("", "so:\n\nwe have forty-one of them (¶ 2)\n\n", ""),
    "quoted lines": ("", "> “we have\n", ""),
    "quotations never closed": ("", "“we have ", ""),
    "quotations in quotations": ("", "“a ‘b’ c” ", ""),
    "quotations that cross": ("", "'a\" b' \"c ", ""),
    "citations in quotations": ("", "“we have (¶ 2)” ", ""),
    "many quotations, one citation": ("", "“we have” ", "(¶ 2)"),
    "another source": ("", "“we have” (Smith 3) ", ""),
}


def least(checker: Checker, piece: tuple[str, str, str], times: int, tries: int = 2) -> float:
    """The least of a few tries."""
    return min(checker.evaluate(COST, [*piece, times]) for _ in range(tries))


def linear(checker: Checker, piece: tuple[str, str, str], longer: int) -> bool:
    """Whether the work grows as the length does, and not with its square: where an essay is so many times as long, it is that many
    times as much, or as many again for each. One that costs too little is made longer first, up to a point. What else a machine
    does spoils a measure now and then, and three seldom; work that grows with the square fails them all.
    """
    times = 1
    while least(checker, piece, times) < WORTH and times * len(piece[1]) < 25_000:
        times *= 4
    return any(growth(checker, piece, times, longer) < longer**1.5 for _ in range(3))


def growth(checker: Checker, piece: tuple[str, str, str], times: int, longer: int) -> float:
    """How many times as much work the longer essay is."""
    much = least(checker, piece, longer * times)  # before the other: what is used so often is translated by then
    return much / max(least(checker, piece, times, 3), WORTH)


@pytest.mark.node
@pytest.mark.parametrize("name", REPEATED)
def test_an_essay_sixteen_times_as_long_takes_sixteen_times_as_long(name: str, checker: Checker) -> None:
    assert linear(checker, REPEATED[name], 16)


@pytest.mark.node
def test_a_real_essay_four_times_as_long_takes_four_times_as_long(checker: Checker) -> None:
    assert linear(checker, ("", joined(PLANTED, 5000), ""), 4)


SLICED = {  # essays of 20,000 words, some with what is hardest to judge
    "one long quotation that is altered": ("He says “", "{altered}", "” (¶ 3). He", 2900),
    "a quotation after the other, all altered": ("", "“{altered}” (¶ 30). ", "", 20_000),
    "a citation after the other": ("", "It is so (¶ 3). ", "", 20_000),
    "marks that are never closed": ("", "“{altered} ", "", 20_000),
    "one quotation of 20,000 words": ("“", "{altered} ", "” (¶ 3).", 20_000),
}


@pytest.mark.node
@pytest.mark.parametrize("name", SLICED)
def test_twenty_thousand_words_are_judged_in_slices_between_which_a_page_can_breathe(name: str, checker: Checker) -> None:
    """Work is counted, not timed: cells of alignments and citations by the step, and the words that one quotation may have."""
    before, piece, after, most = SLICED[name]
    steps, cells, row, citations, slice_ = checker.evaluate(
        """([before, piece, after, most]) => {
            const paragraphs = text.paragraphs.map(({words}) => words.replaceAll(" the ", " a ").replaceAll(" and ", " or "));
            let made = "";
            for (let at = 0, words = 0; words < most; at++) {
                const next = piece.replace("{altered}", paragraphs[at % paragraphs.length]);
                words += next.split(" ").length;
                made += next + " ";
            }
            const rest = " He wrote it.".repeat(Math.max(0, (20000 - most) / 3));
            const essay = before + made.split(" ").slice(0, most).join(" ") + after + rest;
            const run = checker.judging.checking(essay, text);
            let steps = 0, step;
            while (!(step = run.next()).done) steps++;
            return [steps, checker.places.work(), text.tokens.length, step.value.citations, checker.alignment.SLICE] }""",
        [before, piece, after, most],
    )
    assert steps >= cells / (slice_ + row) + 2 * (citations // 500)
    assert slice_ <= 200_000


WORDS = ["Cuba", "removal", "the", "Il-28s", "of", "friends", "agree", "missiles", "from", "would", "zebra", "United", "States", "we", "to"]
HOSTILE = {
    "ten thousand quotations": "“we have forty-one of them” (¶ 2). " * 10_000,
    "ten thousand that come near": " ".join(f'"{" ".join(random.Random(n).choices(WORDS, k=10))}" (¶ {n % 80})' for n in range(10_000)),
    "never closed": "“we have " * 20_000,
    "never closed, straight": '"we have ' * 20_000,
    "marks alone": '"' * 50_000 + "“" * 50_000 + "'" * 50_000 + "«" * 10_000,
    "apostrophes": " 'a" * 10_000 + "‘s’ " * 10_000,
    "brackets": "“" + "[" * 50_000 + "(" * 50_000 + "”",
    "gaps": "“We " + "… we . . . " * 5_000 + "”",
    "citations": "¶ 4, " * 20_000 + "¶¶ " + "1, " * 20_000,
    "notes": "1. a\n" * 10_000 + "”1" * 10_000,
    "a long word": "“" + "a" * 200_000 + "”",
    "a long quotation": "“" + "removal of the planes " * 20_000 + "”",
    "blocks": ("> " + "the removal of the zebra from the island " * 4 + "\n\n") * 1_000,
    "space": "“we" + " " * 100_000 + "have forty-one” ¶" + " " * 100_000 + "2",
    "other directions": "\u202e“\u200fwe have \u202eforty-one of them\u202c”\u202c (¶ 2) \u0000 “\ud7ff\ufffe we have forty-one”",
}


@pytest.mark.node
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_essays_are_judged_and_counted(name: str, checker: Checker) -> None:
    told = checker.evaluate("essay => checker.report.summary(checker.judging.check(essay, text), text)", HOSTILE[name])
    assert re.fullmatch(r"(No |\d+ )[^.]+\.( \d+ .+\.)*", told)
