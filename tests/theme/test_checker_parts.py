"""The parts of the checker of quotations, each by itself and without a browser, on a text of three paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from checking import Checker
from edition.wording import wording

pytestmark = pytest.mark.node

PARAGRAPHS = {
    "p1": ("The river took the bridge on Monday.", "It stood for sixty years, and nobody wept."),
    "p2": ("We cross by boat now, and the boat leaks.", "Will you [kindly] send timber and nails?"),
    "p3": ("I thank you, and you know why.",),
}


def paragraph(id: str, sentences: tuple[str, ...]) -> dict[str, Any]:
    """A paragraph as the page gives it."""
    ends = [len(" ".join(sentences[: at + 1])) for at in range(len(sentences))]
    places = [[f"{id}.s{at + 1}", end - len(sentences[at]), end] for at, end in enumerate(ends)]
    return {"id": id, "label": f"¶ {id[1:]}", "words": " ".join(sentences), "sentences": places}


ASIDE = [
    {"label": "the note on “bridge,” ¶ 1", "href": "letter/#n-bridge", "words": "Stone built it in 1861, and not of stone.", "of": "p1"},
    {
        "label": "B1 of the lesson “Boats”",
        "href": "lessons/boats/",
        "words": "Every boat leaks in its own way.",
        "number": "B1",
        "set": "B",
    },
    {"label": "B2 of the lesson “Boats”", "href": "lessons/boats/", "words": "Nails are dear this year.", "number": "B2", "set": "B"},
]
TEXT = {
    "text": "../letter/",
    "slug": "letter",
    "language": "en",
    "say": wording("en").report.all_forms(),
    "title": "Ada Stone to Tom Reed",
    "aside": ASIDE,
    "sense": wording("en").sense.all_forms(),
    "names": ["ada", "reed", "stone", "tom"],
    "paragraphs": [paragraph(id, sentences) for id, sentences in PARAGRAPHS.items()],
}


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    made = Checker(TEXT)
    yield made
    made.close()


# --- words ---

ROWS = {
    "the river’s bank": ["the", "river's", "bank"],
    "The … bridge": ["the", "…", "bridge"],
    ". . . took the": ["took", "the"],
    "[T]he river": ["the", "river"],
    "the [old wooden] bridge": ["the", "(old)", "(wooden)", "…", "bridge"],
    "": [],
}


@pytest.mark.parametrize("typed", ROWS)
def test_a_quotation_is_a_row_of_words_with_gaps_and_an_editors_words(typed: str, checker: Checker) -> None:
    made = checker.evaluate(
        "typed => checker.words.parse(typed).map(({kind, free, fold}) => kind === 'gap' ? '…' : free ? `(${fold})` : fold)", typed
    )
    assert made == ROWS[typed]


def test_the_text_is_one_row_of_words_that_knows_where_each_stands(checker: Checker) -> None:
    assert checker.evaluate("text.tokens.length") == sum(len(" ".join(part).split()) for part in PARAGRAPHS.values())
    assert checker.evaluate("text.index.get('boat').map(at => [text.tokens[at].place, text.tokens[at].sentence])") == [[1, 0], [1, 0]]
    assert checker.evaluate("text.groups.map(inside => inside.map(at => text.tokens[at].form))") == [["kindly"]]


@pytest.mark.parametrize(
    ("quoted", "verdict"),
    [
        ("It is nobody’s river.", "exact"),  # without the signs that call notes of the source
        ("It is nobody’s§ river.¶", "exact"),
        ("See ¶ 3 of the Act, and § 4 of it.", "exact"),
        ("See 3 of the Act, and § 4 of it.", "altered"),
    ],
)
def test_a_sign_that_calls_a_note_may_be_left_out_and_one_before_a_number_is_a_word_of_the_text(
    quoted: str, verdict: str, checker: Checker
) -> None:
    signed = [paragraph("p1", ("It is nobody’s§ river.¶", "See ¶ 3 of the Act, and § 4 of it."))]
    made = """([essay, data]) => checker.judging.check(essay, checker.words.read(data)).results.map(({verdict}) => verdict)"""
    assert checker.evaluate(made, [f"He says: “{quoted}” (¶ 1)", {**TEXT, "paragraphs": signed}]) == [verdict]


def test_a_text_is_read_in_small_steps_between_which_a_page_can_breathe(checker: Checker) -> None:
    """Of any length: a step reads at most five paragraphs, and then so many of their words."""
    steps, words = checker.evaluate(
        """() => { const many = Array.from({length: 600}, () => text.paragraphs).flat();
            const work = checker.words.reading({...text, sense: {}, names: [], paragraphs: many});
            for (let count = 1; ; count++) {
              const {done, value} = work.next();
              if (done) return [count, value.tokens.length];
            } }"""
    )
    assert steps >= 600 * len(PARAGRAPHS) / 5 + words / 1024


# --- alignment ---

DIFFERENCES = {
    "The river took the bridge": ([], 0),
    "The river took a bridge": ([["a ", "the "]], 1),
    "The took the bridge": ([["", "river "]], 1),
    "The river took the old bridge": ([["old ", ""]], 1),
    "The … the bridge": ([], 0),
    "the river took The bridge": ([["The ", "the "]], 1),
    "Will you send timber": ([], 0),
}


@pytest.mark.parametrize("typed", DIFFERENCES)
def test_what_a_quotation_changes_is_read_out_of_the_cheapest_way(typed: str, checker: Checker) -> None:
    made = checker.evaluate(
        """typed => { const items = checker.words.parse(typed), {align} = checker.alignment, {compare} = checker.differences;
            const {parts, changes} = compare(items, text, align(items, text, 0, text.tokens.length));
            return [parts.filter(({kind}) => kind === "change").map(({del, ins}) => [del, ins]), changes] }""",
        typed,
    )
    assert (made[0], made[1]) == DIFFERENCES[typed]


# --- gaps ---

LEFT_OUT = {
    "The river … the bridge": ["word"],
    "The river took … Monday": [],
    "It stood … nobody wept": [],
    "The … took the bridge": ["word"],
    "The river took … It stood": ["sentence"],
    "nobody … boat leaks": ["paragraph"],
    "I … thank you": ["nothing"],
}


@pytest.mark.parametrize("typed", LEFT_OUT)
def test_what_dots_leave_out_is_looked_at(typed: str, checker: Checker) -> None:
    made = checker.evaluate(
        """typed => { const items = checker.words.parse(typed, text);
            const {steps} = checker.alignment.align(items, text, 0, text.tokens.length);
            return checker.gaps.looked(items, text, steps).map(({name}) => name) }""",
        typed,
    )
    assert made == LEFT_OUT[typed]


# --- extents ---

SAME, CHANGE = "one two three four five six seven eight nine ten eleven twelve thirteen ", "a b c d e f g h i j k l m n o p "


def test_of_a_long_difference_its_ends_are_shown_and_two_words_beside_it(checker: Checker) -> None:
    parts = [{"kind": "same", "shown": SAME}, {"kind": "change", "del": "", "ins": CHANGE}, {"kind": "same", "shown": SAME}]
    near = checker.evaluate("parts => checker.extents.near(parts)", [*parts, {"kind": "change", "del": "x ", "ins": "y "}, parts[0]])
    assert [each.get("shown", each.get("ins")) for each in near] == [
        "… twelve thirteen ",
        "a b c d … m n o p ",
        "one two … twelve thirteen ",
        "y ",
        "one two … ",
    ]
    short = [{"kind": "same", "shown": "one two three "}, {"kind": "change", "del": "four ", "ins": "five "}]
    assert checker.evaluate("parts => checker.extents.near(parts)", short) == short


# --- merits ---


def test_words_of_one_root_and_slips_of_typing_count_nearly_as_the_same(checker: Checker) -> None:
    share = """typed => { const items = checker.words.parse(typed, text), {align} = checker.alignment;
        return checker.merits.likeness(align(items, text, 0, text.tokens.length), items, text).share }"""
    same, root, other = (checker.evaluate(share, typed) for typed in ("nobody wept", "nobody weptt", "nobody sang"))
    assert same == 1
    assert other < root < same


# --- places ---


def test_words_are_found_wherever_they_stand_one_after_the_other(checker: Checker) -> None:
    found = "typed => checker.places.occurrences(checker.words.parse(typed), text).map(({steps}) => steps[0][2])"
    assert checker.evaluate(found, "and") == checker.evaluate("text.index.get('and')")
    assert len(checker.evaluate(found, "the boat")) == 1
    assert checker.evaluate(found, "the bridge the") == []


def test_what_an_essay_may_cost_is_spent_and_given_anew(checker: Checker) -> None:
    assert checker.evaluate(
        """() => { const {renew, recall, exhausted} = checker.places, items = checker.words.parse("zebra ".repeat(2000));
            const {finish} = checker.words;
            for (let count = 0; !exhausted() && count < 10_000; count++) finish(recall(`${count}`, items, text, [{first: 0, last: 2}]));
            const before = exhausted();
            renew();
            return [before, exhausted()] }"""
    ) == [True, False]


# --- citations ---

CITED = {
    "¶ 2": [[2, 2, None]],
    "paras. 1–3": [[1, 3, None]],
    "¶¶ 1, 3 and 2": [[1, 1, None], [3, 3, None], [2, 2, None]],
    "p2.s1": [[2, 2, [1, 1]]],
    "paragraph 2, sentences 1–2": [[2, 2, [1, 2]]],
    "(¶ #2)": [[2, 2, None]],
    "(Paragraph Nr. 2, Satz 1)": [[2, 2, [1, 1]]],
    "(párr. n.º 2, frase 1)": [[2, 2, [1, 1]]],
    "(alinéa n° 2)": [[2, 2, None]],
    "(¶ 2:1)": [[2, 2, [1, 1]]],
    "It is in ¶ 2.1 So it is.": [[2, 2, None]],
    "https://example.org/letter/#p3": [[3, 3, None]],
    "https://example.org/elsewhere/#p3": [],
    "in 1848 we": [],
}


@pytest.mark.parametrize("essay", CITED)
def test_a_citation_names_paragraphs_and_sentences(essay: str, checker: Checker) -> None:
    ranges = checker.evaluate(
        """essay => checker.words.finish(checker.citations.citations(essay, text))
            .flatMap(({ranges}) => ranges.map(({first, last, sentences}) => [first, last, sentences]))""",
        essay,
    )
    assert ranges == CITED[essay]


@pytest.mark.parametrize(
    "essay, doubtful", [("(¶ 2)", False), ("(Stone, ¶ 2)", False), ("(Poole, ¶ 2)", True), ("(Document B, ¶ 2)", True)]
)
def test_a_bracket_that_names_another_source_makes_a_citation_doubtful(essay: str, doubtful: bool, checker: Checker) -> None:
    made = """essay => { const {citations, parentheses} = checker.citations, found = checker.words.finish(citations(essay, text));
        parentheses(essay, found, text);
        return found[0].doubtful }"""
    assert checker.evaluate(made, essay) is doubtful


# --- quotations ---

MARKED = {
    "He says “a b” and “c”.": ["a b", "c"],
    'He says "a b" and "c".': ["a b", "c"],
    "He says «a b» and „c“.": ["a b", "c"],
    "He says “a ‘b’ c”.": ["a ‘b’ c"],
    "The friends' boat isn't 'a b'.": ["a b"],
    "He ‘never’ says so.": ["never"],
    "No marks at all.": [],
}


@pytest.mark.parametrize("essay", MARKED)
def test_quotations_are_what_stands_in_marks_and_an_apostrophe_is_none(essay: str, checker: Checker) -> None:
    found = "essay => checker.sentences.find(essay, text).quotations.map(({typed}) => typed)"
    assert checker.evaluate(found, essay) == MARKED[essay]


PROSE = "\n\nHe says that it is so, and that it has always been so."
HEADS = {  # an essay begins with … and has a name and a title
    "Ada Stone\nHistory 11\nMr. Reed\nThe Price of Bridges": ["Ada Stone", "The Price of Bridges"],
    "# The Price of Bridges\nby Ada Stone": ["Ada Stone", "The Price of Bridges"],
    "The Price of Bridges": ["", "The Price of Bridges"],
    "": ["", ""],
    "Name: Ada Stone\nClass: World History, Period 3\nDate: 12/1/2026\n\nThe Price of Bridges": ["Ada Stone", "The Price of Bridges"],
    "NAME: ada stone     DATE: Dec. 1\nTitle: The Price of Bridges": ["ada stone", "The Price of Bridges"],
    "Nombre: Ada Peña\nFecha: 1 de diciembre de 2026\n\nEl precio": ["Ada Peña", "El precio"],
    "Ada Stone\nMontag, 30. November 2026\nDer Preis der Brücken": ["Ada Stone", "Der Preis der Brücken"],
    "Ada Stone\nlunedì 30 novembre 2026\nIl prezzo dei ponti": ["Ada Stone", "Il prezzo dei ponti"],
    "By Ada Stone, Period 3\nThe Price of Bridges": ["Ada Stone", "The Price of Bridges"],
    "Stone 1\n\nAda Stone\nProf. Reed\nHIST 201-03\n4 December 2026\n\n\tThe Price of Bridges": ["Ada Stone", "The Price of Bridges"],
    "Ada Stone\nMs. Reed\nEnglish 11 Honors\nDecember the 4th, 2026\nThe Price of Bridges": ["Ada Stone", "The Price of Bridges"],
    f"\n\n{' ' * 30}The Price:\n{' ' * 25}Bridges in Autumn\n\n\n{' ' * 33}Ada Stone\n\n{' ' * 34}Period 6\n{' ' * 31}Fall 2026": [
        "Ada Stone",
        "The Price: Bridges in Autumn",
    ],
    "Ada Stone, AP History, period 4\nThe Price of Bridges": ["Ada Stone", "The Price of Bridges"],
    "The Price of Bridges\nAda Stone, Lower Sixth": ["Ada Stone", "The Price of Bridges"],
    "Ada Stone            History 10\n\n      THE PRICE": ["Ada Stone", "THE PRICE"],
    "Ada Stone & Max Reed | Block C | Nov 2026\nThe Price of Bridges": ["Ada Stone & Max Reed", "The Price of Bridges"],
    "ada s. per 6": ["ada s.", ""],
    "The Price of Bridges\nPeriod 4": ["", "The Price of Bridges"],
    "Ada Stone, 10a\nGeschichte\n\nDer Preis": ["Ada Stone", "Der Preis"],
    "History 11b, 4 December\nThe Price of Bridges": ["", "The Price of Bridges"],
    "Ada Stone, 11b, History, December 4, 2026\nThe Price": ["Ada Stone", "The Price"],
    "Ada Stone (11B)\nThe Price": ["Ada Stone", "The Price"],
    "Ada Peña, 2º ESO B\nEl precio": ["Ada Peña", "El precio"],
    "Ada Stone - History 11b - 4 December\n\nThe Price": ["Ada Stone", "The Price"],
    "Ada Stone\nAPUSH\nPeriod 4": ["Ada Stone", ""],
    "Hon. US History\nAda Stone\n11/14/26\nThe Price of Bridges": ["Ada Stone", "The Price of Bridges"],
    "APUSH - Period 4\nLe, Kim\nDBQ #3": ["Le, Kim", ""],
    "AP World / Ms. Reed / P2\nAda Stone (she/her)": ["Ada Stone", ""],
    "IB HL 20th Century Topics\nAda Stone\nPaper 1 practice": ["Ada Stone", ""],
    "American History Since 1865\nU.S. History Essay\nAda Stone": ["Ada Stone", ""],
    "Ada Stone, Klasse 11b\nGeschichte LK, Frau Dr. Reed\nDer Preis": ["Ada Stone", "Der Preis"],
    "LEQ 2: The Price of Bridges": ["", "The Price of Bridges"],
    "Paper Boats": ["", "Paper Boats"],
    "Boats, Bridges and History": ["", "Boats, Bridges and History"],
    "Cold River": ["", "Cold River"],
    "River’s Shadow\n\nThe bridge comes late and is carefully placed:": ["", "River’s Shadow"],
    "The bridge was old. Nobody wept.": ["", ""],
    "The bridge stood for sixty years\nand nobody wept when the river\ntook it on a Monday": ["", ""],
    "“The river took the bridge” (¶ 1).": ["", ""],
    "ok so this is for the short form": ["", ""],
    "Tuesday\n\nDear diary, it rains again and the boat leaks.": ["", ""],
    "1. Who wrote it? Ada Stone\n2. To whom? Tom Reed": ["", ""],
    "Dear Mr. Reed,": ["", ""],
    "MEMORANDUM\n\nThe Price of Bridges": ["", "The Price of Bridges"],
    "WHO: Stone and Reed\nWHERE: at the river": ["", ""],
    "Dear Tom: A Bridge and Its Letters": ["", "Dear Tom: A Bridge and Its Letters"],
}


@pytest.mark.parametrize("essay", HEADS)
def test_an_essay_says_at_its_head_whose_it_is_and_what_it_is_called_or_nothing(essay: str, checker: Checker) -> None:
    found = checker.evaluate("essay => checker.heads.headed(essay, text)", essay + PROSE)
    assert [found["name"], found["title"]] == HEADS[essay]


def test_work_in_steps_gives_what_work_at_once_gives(checker: Checker) -> None:
    essay = "He says “The river took a bridge” (¶ 1), and “we cross by boat” (¶ 2)."
    steps = """essay => { const steps = checker.judging.checking(essay, text); let count = 0, step;
        while (!(step = steps.next()).done) count++;
        return [count, checker.report.summary(step.value, text)] }"""
    count, said = checker.evaluate(steps, essay)
    assert count > 5
    assert said == checker.evaluate("essay => checker.report.summary(checker.judging.check(essay, text), text)", essay)


def test_the_inside_of_a_quotation_is_muted_in_its_place(checker: Checker) -> None:
    essay = "He says “The river. It took ¶ 9.” (¶ 1)"
    muted = checker.evaluate(
        """essay => { const {blocks, paired, nest, mask} = checker.quotations;
            return mask(essay, nest(blocks(essay).flatMap(block => paired(essay, block).found))) }""",
        essay,
    )
    assert muted == f"He says “T{'·' * 21}.” (¶ 1)"
    assert len(muted) == len(essay)


def test_lines_with_marks_or_indented_are_set_off(checker: Checker) -> None:
    found = "essay => checker.quotations.setOff(essay).map(({raw, marked}) => [essay.slice(...raw).trim(), marked])"
    assert checker.evaluate(found, "He says:\n\n> a b\n> c\n\nSo.") == [["> a b\n> c", True]]
    assert checker.evaluate(found, "He says:\n\n    a b c.\n\nSo.") == [["a b c.", False]]


# --- sentences ---

BOUND = {
    "He says “the river” (¶ 1). She says “the boat” (¶ 2).": [["the river", 1], ["the boat", 2]],
    "In ¶ 2 he says “the boat”.": [["the boat", 2]],
    "He says “the river” and “the boat” (¶ 2).": [["the river", 2], ["the boat", 2]],
    "He says “the river”. In ¶ 2 he says it.": [["the river", 2]],
    "He says “the river”. It rains, and it has rained for many days, as it often does here. In ¶ 2 is more.": [["the river", None]],
    "He says “the boat” (Poole 4). So says ¶ 2.": [["the boat", None]],
    "He says “the river”.¹\n\n¹ ¶ 1.": [["the river", 1]],
    "He says “the river” (¶ 1) and “the bridge” (ibid.).": [["the river", 1], ["the bridge", 1]],
    "He says “the river” (¶ 1) and “the boat” (ibid. 2).": [["the river", 1], ["the boat", 2]],
    'He says "the boat"[1]. So it is.\n\n[1] ¶ 2': [["the boat", 2]],
    "He says “the boat” (1), and “the river” (2).\n\n(1) Stone, ¶ 2\n(2) Ibid., 1": [["the boat", 2], ["the river", 1]],
    "He says “the boat” [1].\n\n[1] 2": [["the boat", 2]],
}


@pytest.mark.parametrize("essay", BOUND)
def test_a_quotation_has_the_citation_of_its_sentence(essay: str, checker: Checker) -> None:
    found = """essay => checker.sentences.find(essay, text).quotations
        .map(({typed, cites}) => [typed, cites[0]?.citation?.ranges?.[0].first ?? null])"""
    assert checker.evaluate(found, essay) == BOUND[essay]


# --- judging and the report ---

JUDGED = {
    "“The river took the bridge” (¶ 1).": ("exact", "It stands in ¶ 1, sentence 1."),
    "“The river took the bridge” is said.": ("uncited", "It stands in ¶ 1, sentence 1. Cite it as ¶ 1."),
    "“The river took the bridge” (¶ 3).": ("misplaced", "It is cited to ¶ 3, and stands in ¶ 1, sentence 1."),
    "“The river took a bridge” (¶ 1).": ("altered", "It differs in one place from ¶ 1, sentence 1."),
    "“Zebras graze upon the distant hills” (¶ 1).": (
        "absent",
        "It is cited to ¶ 1, but these words are not in the text, nor any that come near.",
    ),
    "“The river took the bridge” (¶ 9).": (
        "missing",
        "There is no ¶ 9; the text ends at ¶ 3. The words are exact, and stand in ¶ 1, sentence 1.",
    ),
    "“Zebras graze upon the distant hills” (Poole 4).": ("other", "Another source is cited, and the words are not in this text."),
    "“Ada Stone to Tom Reed” is its title.": ("unjudged", "It looks like a title."),
    "“It stood for sixty years and nobody wept” (¶ 1).": (
        "altered",
        "It differs in one place from ¶ 1, sentence 2. Only punctuation or capitals differ.",
    ),
    "“Will you send timber and nails?” (¶ 2).": (
        "exact",
        "It stands in ¶ 2, sentence 2. Words that the text has in brackets are left out.",
    ),
    "“We cross by boat now … I thank you” (¶¶ 2–3).": ("exact", "It stands in ¶ 2, sentence 1 and ¶ 3. The dots lead from ¶ 2 to ¶ 3."),
}


JUDGED |= {
    "They say “Stone built it in 1861” (note on “bridge,” ¶ 1).": ("beside", "It stands in the note on “bridge,” ¶ 1."),
    "They say “Stone built it in 1861” (¶ 1).": (
        "borrowed",
        "These are not words of the text: they stand in the note on “bridge,” ¶ 1, and are cited to ¶ 1.",
    ),
    "They say “Every boat leaks in its own way” (B1).": ("beside", "It stands in B1 of the lesson “Boats”."),
    "They say “Every boat leaks in its own way” (B2).": ("misplaced", "It is cited to B2, and stands in B1 of the lesson “Boats”."),
}


@pytest.mark.parametrize("essay", JUDGED)
def test_each_verdict_is_given_and_told(essay: str, checker: Checker) -> None:
    (result,) = checker.results(essay)
    assert (result["verdict"], result["told"]) == JUDGED[essay]


def test_the_summary_counts_each_verdict_once(checker: Checker) -> None:
    essay = (
        "He says “The river took the bridge” (¶ 1), “The river took a bridge” (¶ 1), and “I thank you, and you know why” (¶ 1). See ¶ 40."
    )
    told = checker.evaluate("essay => checker.report.summary(checker.judging.check(essay, text), text)", essay)
    assert told == (
        "3 quotations: 1 exact, 1 exact but cited to the wrong place, 1 altered in small ways. "
        "1 other citation of a place that does not exist."
    )
