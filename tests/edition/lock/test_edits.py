"""Nothing that somebody may have cited changes in silence: random edits of the real text are caught, or were declared."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from edition.lock.printed import PAGE, WORD
from edition.model import Correction, Date
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from typed import NEXT, PUBLISHED, Typed, original

Rows = list[tuple[str, list[str]]]
Edit = Callable[[Rows, st.DataObject], None]

TEXT = original()
NUMBERED = [number for number, (id, _) in enumerate(TEXT.paragraphs) if id[1:].isdecimal()]
WORDS = sorted({word for _, spans in TEXT.paragraphs for span in spans for word in span.split()})
DAY = Date("2027-01-05", date(2027, 1, 5), date(2027, 1, 5))
PAGED = [number for number in NUMBERED if any(PAGE.search(span) for span in TEXT.paragraphs[number][1])]
SUPPLIED = re.compile(r"(?<!\[)\[([^\[\]]+)\](?!\]|\{)")
LOOKALIKES = ['“"', "”“", '”"', "’'", "’‘", ";\u037e", "K\u212a", "—–", "-‐", "e\u0435", "A\u0410"]
LOOKALIKES = [pair for pair in LOOKALIKES if any(pair[0] in span for _, spans in TEXT.paragraphs for span in spans)]
LONG = [number for number in NUMBERED if len(TEXT.paragraphs[number][1]) > 2]


def rows() -> Rows:
    return [(id, list(spans)) for id, spans in TEXT.paragraphs]


def sentence(text: Rows, data: st.DataObject, among: list[int] = NUMBERED) -> tuple[list[str], int]:
    """A sentence: the list that it stands in, and its place there."""
    spans = text[data.draw(st.sampled_from(among))][1]
    return spans, data.draw(st.integers(0, len(spans) - 1))


def at_a_word(text: Rows, data: st.DataObject, edit: Callable[[list[str], int], None]) -> None:
    spans, at = sentence(text, data)
    parts = spans[at].split()
    edit(parts, data.draw(st.integers(0, len(parts) - 1)))
    spans[at] = " ".join(parts)


def word_replaced(text: Rows, data: st.DataObject) -> None:
    at_a_word(text, data, lambda parts, at: parts.__setitem__(at, data.draw(st.sampled_from(WORDS))))


def word_left_out(text: Rows, data: st.DataObject) -> None:
    at_a_word(text, data, lambda parts, at: parts.__delitem__(at))


def word_put_in(text: Rows, data: st.DataObject) -> None:
    at_a_word(text, data, lambda parts, at: parts.insert(at, data.draw(st.sampled_from(WORDS))))


def words_exchanged(text: Rows, data: st.DataObject) -> None:
    at_a_word(text, data, lambda parts, at: parts.insert(data.draw(st.integers(0, len(parts) - 1)), parts.pop(at)))


def letter_changed(text: Rows, data: st.DataObject) -> None:
    def edit(parts: list[str], at: int) -> None:
        place = data.draw(st.integers(0, len(parts[at]) - 1))
        parts[at] = parts[at][:place] + data.draw(st.sampled_from("aeiostnrlAEIN,;—-")) + parts[at][place + 1 :]

    at_a_word(text, data, edit)


def sentences_joined(text: Rows, data: st.DataObject) -> None:
    spans, at = sentence(text, data, LONG)
    at = min(at, len(spans) - 2)
    spans[at : at + 2] = [f"{spans[at].rstrip('.?!')}, {spans[at + 1]}"]


def sentence_left_out(text: Rows, data: st.DataObject) -> None:
    spans, at = sentence(text, data, LONG)
    del spans[at]


def sentence_moved_inside(text: Rows, data: st.DataObject) -> None:
    spans, at = sentence(text, data, LONG)
    spans.insert(data.draw(st.integers(0, len(spans) - 1)), spans.pop(at))


def sentence_moved_out(text: Rows, data: st.DataObject) -> None:
    spans, at = sentence(text, data, LONG)
    there, place = sentence(text, data)
    there.insert(place, spans.pop(at))


def paragraph_divided(text: Rows, data: st.DataObject) -> None:
    """With the numbers behind it counted on, or under a new label."""
    at = data.draw(st.sampled_from(LONG))
    id, spans = text[at]
    cut = data.draw(st.integers(1, len(spans) - 1))
    text[at : at + 1] = [(id, spans[:cut]), (f"{id}b", spans[cut:])]
    if data.draw(st.booleans()):
        numbered_anew(text)


def paragraphs_joined(text: Rows, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from(NUMBERED[:-1]))
    text[at : at + 2] = [(text[at][0], text[at][1] + text[at + 1][1])]
    if data.draw(st.booleans()):
        numbered_anew(text)


def paragraph_left_out(text: Rows, data: st.DataObject) -> None:
    del text[data.draw(st.sampled_from(NUMBERED))]
    if data.draw(st.booleans()):
        numbered_anew(text)


def paragraph_moved(text: Rows, data: st.DataObject) -> None:
    row = text.pop(data.draw(st.sampled_from(NUMBERED)))
    text.insert(data.draw(st.integers(1, len(text) - 2)), row)
    numbered_anew(text)


def ids_exchanged(text: Rows, data: st.DataObject) -> None:
    one, two = data.draw(st.sampled_from(NUMBERED)), data.draw(st.sampled_from(NUMBERED))
    text[one], text[two] = (text[one][0], text[two][1]), (text[two][0], text[one][1])


def id_given_to_other_words(text: Rows, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from(NUMBERED))
    words = data.draw(st.lists(st.sampled_from(WORDS), min_size=4, max_size=40))
    text[at] = (text[at][0], [f"{' '.join(words).capitalize()}."])


def character_exchanged(text: Rows, data: st.DataObject) -> None:
    """For one that looks the same, or nearly: no word changes."""
    at_a_place(text, data, data.draw(st.sampled_from(LOOKALIKES)))


def page_mark_moved(text: Rows, data: st.DataObject) -> None:
    """Into another word, or between its letters."""
    spans, at = sentence(text, data, PAGED)
    mark = PAGE.search(spans[at])
    assume(mark)
    rest = PAGE.sub("", spans[at])
    place = data.draw(st.integers(0, len(rest)))
    assume(mark and rest[place - 1 : place] not in ("\\", "{") and "{:" not in rest)
    spans[at] = f"{rest[:place]}{mark[0] if mark else ''}{rest[place:]}"


def brackets_made_the_sources_own(text: Rows, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([at for at in NUMBERED if any(SUPPLIED.search(span) for span in TEXT.paragraphs[at][1])]))
    spans = text[at][1]
    spans[:] = [SUPPLIED.sub(r"\\[\1\\]", span, count=1) for span in spans]


def word_set_off(text: Rows, data: st.DataObject) -> None:
    """In italics or bold, or in a language."""
    marks = data.draw(st.sampled_from(["*{}*", "**{}**", "*{}*{{: lang=fr }}"]))
    spans, at = sentence(text, data)
    word = data.draw(st.sampled_from([word for word in spans[at].split() if word.isalpha()] or [""]))
    assume(word)
    spans[at] = re.sub(rf"(?<!\S){word}(?!\S)", marks.format(word), spans[at], count=1)


def at_a_place(text: Rows, data: st.DataObject, pair: str) -> None:
    """Exchanges the first of a pair of characters for the second, where it stands outside a mark."""
    spans = data.draw(st.sampled_from([spans for _, spans in text if pair[0] in "".join(spans)]))
    at = data.draw(st.sampled_from([at for at, span in enumerate(spans) if pair[0] in span]))
    found = data.draw(st.sampled_from([place.start() for place in re.finditer(re.escape(pair[0]), spans[at])]))
    assume(not any(mark.start() <= found < mark.end() for mark in re.finditer(r"\[\[page \d+\]\]|\{:.*?\}", spans[at])))
    spans[at] = spans[at][:found] + pair[1] + spans[at][found + 1 :]


def numbered_anew(text: Rows) -> None:
    number = 0
    for at, (id, spans) in enumerate(text):
        if id.startswith("p"):
            number += 1
            text[at] = (f"p{number}", spans)


EDITS: list[Edit] = [
    word_replaced, word_left_out, word_put_in, words_exchanged, letter_changed, sentences_joined, sentence_left_out,
    sentence_moved_inside, sentence_moved_out, paragraph_divided, paragraphs_joined, paragraph_left_out, paragraph_moved,
    ids_exchanged, id_given_to_other_words, character_exchanged, page_mark_moved, brackets_made_the_sources_own, word_set_off,
]  # fmt: skip
OFTEN = settings(max_examples=34, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])  # 19 × 34 = 646 edits
DECLARED_OFTEN = settings(OFTEN, max_examples=12)


def same(text: Rows) -> bool:
    return [(id, " ".join(spans)) for id, spans in text] == [(id, " ".join(spans)) for id, spans in rows()]


def test_the_text_as_it_is_has_nothing_to_be_told() -> None:
    assert TEXT.told() == []
    assert sum(len(spans) for _, spans in TEXT.paragraphs) == len(TEXT.words())


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_a_silent_edit_is_caught(edit: Edit) -> None:
    @OFTEN
    @given(st.data())
    def run(data: st.DataObject) -> None:
        text = rows()
        edit(text, data)
        assume(not same(text))
        assert TEXT.having(text).unknown() != []

    run()


# --- declared ------------------------------------------------------------------------------------


def correction(id: str, change: str, before: str = "", after: str = "") -> Correction:
    return Correction("one", id, change, before, after, NEXT, DAY, "An editor", ())


def declared_word(text: Rows, data: st.DataObject) -> Correction:
    spans, at = sentence(text, data)
    parts = spans[at].split()
    word = data.draw(st.sampled_from([part for part in parts if len(part) > 3 and part.isalpha() and spans[at].count(part) == 1] or [""]))
    assume(word and len(word) < len(spans[at]) / 8)
    spans[at] = spans[at].replace(word, f"{word[:-1]}x")
    return correction(name(text, spans, at), "words", word, f"{word[:-1]}x")


def declared_joining(text: Rows, data: st.DataObject) -> Correction:
    spans, at = sentence(text, data, LONG)
    at = max(at, 1)
    made = correction(name(text, spans, at), "merged", after=name(text, spans, at - 1))
    spans[at - 1 : at + 1] = [" ".join(spans[at - 1 : at + 1])]
    return made


def declared_dividing(text: Rows, data: st.DataObject) -> Correction:
    spans, at = sentence(text, data)
    parts = WORD.findall(spans[at])
    assume(len(parts) > 6)
    second = " ".join(parts[len(parts) // 2 :])
    return correction(name(text, spans, at), "split", after=second)


def declared_moving(text: Rows, data: st.DataObject) -> Correction:
    spans, at = sentence(text, data, LONG)
    there, place = sentence(text, data)
    assume(there is not spans and not PAGE.search(spans[at]))  # or the pages would be in another order
    made = correction(name(text, spans, at), "moved", after=name(text, there, place))
    there.insert(place + 1, spans.pop(at))
    return made


def declared_withdrawal(text: Rows, data: st.DataObject) -> Correction:
    spans, at = sentence(text, data, LONG)
    assume(not PAGE.search(spans[at]))
    made = correction(name(text, spans, at), "withdrawn")
    del spans[at]
    return made


def declared_paragraph_divided(text: Rows, data: st.DataObject) -> Correction:
    at = data.draw(st.sampled_from(LONG))
    id, spans = text[at]
    cut = data.draw(st.integers(1, len(spans) - 1))
    text[at : at + 1] = [(id, spans[:cut]), (f"{id}b", spans[cut:])]
    return correction(id, "split", after=f"{id}.s{cut + 1}")


def declared_paragraphs_joined(text: Rows, data: st.DataObject) -> Correction:
    at = data.draw(st.sampled_from(NUMBERED[1:]))
    made = correction(text[at][0], "merged", after=text[at - 1][0])
    text[at - 1 : at + 1] = [(text[at - 1][0], text[at - 1][1] + text[at][1])]
    return made


def declared_paragraph_renamed(text: Rows, data: st.DataObject) -> Correction:
    at = data.draw(st.sampled_from(NUMBERED))
    made = correction(text[at][0], "moved", after="preamble")
    text[at] = ("preamble", text[at][1])
    return made


def declared_paragraph_gone(text: Rows, data: st.DataObject) -> Correction:
    at = data.draw(st.sampled_from(NUMBERED))
    assume(not PAGE.search(" ".join(text[at][1])))
    return correction(text.pop(at)[0], "withdrawn")


def declared_mark(text: Rows, data: st.DataObject) -> Correction:
    """A word in italics: no letter changes."""
    spans, at = sentence(text, data)
    words = [word for word in spans[at].split() if word.isalpha() and spans[at].count(word) == 1]
    word = data.draw(st.sampled_from(words or [""]))
    assume(word)
    spans[at] = spans[at].replace(word, f"*{word}*")
    return correction(name(text, spans, at), "words", word, f"*{word}*")


def declared_page_mark(text: Rows, data: st.DataObject) -> Correction:
    """The mark stands before the next word."""
    spans, at = sentence(text, data, PAGED)
    found = re.search(r"(\[\[page \d+\]\])(\w+) (\w+)", spans[at])
    assume(found)
    before, after = found.expand(r"\1\2 \3"), found.expand(r"\2 \1\3")  # type: ignore[union-attr]  # assumed just above
    spans[at] = spans[at].replace(before, after)
    return correction(name(text, spans, at), "words", before, after)


def name(text: Rows, spans: list[str], at: int) -> str:
    """The id of a sentence of the unedited text."""
    return f"{next(id for id, each in text if each is spans)}.s{at + 1}"


DECLARED = [
    declared_word, declared_joining, declared_dividing, declared_moving, declared_withdrawal, declared_paragraph_divided,
    declared_paragraphs_joined, declared_paragraph_renamed, declared_paragraph_gone, declared_mark, declared_page_mark,
]  # fmt: skip


@pytest.mark.parametrize("edit", DECLARED, ids=lambda edit: edit.__name__)
def test_an_edit_that_is_declared_is_accepted_and_no_other_address_loses_its_words(
    edit: Callable[[Rows, st.DataObject], Correction],
) -> None:
    before = TEXT.words()

    @DECLARED_OFTEN
    @given(st.data())
    def run(data: st.DataObject) -> None:
        text = rows()
        made = edit(text, data)
        edited = TEXT.having(text, made)
        assert edited.unknown() == []
        locked = edited.locked()
        assert locked.told() == []
        after = locked.words()
        touched = {made.id, made.after} | ({id for id in before if id.startswith(f"{made.id}.")} if made.change == "withdrawn" else set())
        assert {id: words for id, words in before.items() if id not in touched} == {id: after.get(id) for id in before if id not in touched}
        assert {id: record.hash for id, record in locked.lock.items() if id in TEXT.lock} == {
            id: each.hash for id, each in TEXT.lock.items()
        }
        undeclared = TEXT.having(text)
        assert same(text) or undeclared.unknown() != []

    run()


@pytest.mark.parametrize("id", TEXT.facts)
def test_a_fact_that_citations_carry_changes_by_declaration_alone(id: str) -> None:
    was = TEXT.facts[id]
    now = {"head.date": "1848-11-12", "edition.language": "ru"}.get(id, f"{was}x")
    assert any(each.startswith(f"{id} was “{was}”") for each in TEXT.stating(id, now).unknown()) or id == "edition.text"
    assert TEXT.stating(id, "").unknown() != []
    declared = TEXT.stating(id, now, correction(id, "words", was, now))
    if id == "edition.text":
        assert declared.unknown() != []
    else:
        assert declared.unknown() == []
        assert declared.locked().told() == []


@pytest.mark.parametrize("id", [id for id in TEXT.facts if id.startswith("head.")][-1:])
def test_a_fact_is_added_to_a_higher_version_alone(id: str) -> None:
    lock = {each: record for each, record in TEXT.lock.items() if each != id}
    told = replace(TEXT, lock=lock).unknown()
    assert told == [
        f"{id} is not in the lock, and version {PUBLISHED} was published without it; take it out, or raise version-text in edition.md"
    ]
    assert replace(TEXT, lock=lock, version=NEXT).unknown() == []


def test_straight_quotation_marks_are_the_same_words_and_printed_otherwise() -> None:
    straight = str.maketrans("“”‘’", "\"\"''")
    edited = TEXT.having([(id, [span.translate(straight) for span in spans]) for id, spans in rows()])
    printed = {id for id, spans in rows() if any(span != span.translate(straight) for span in spans)}
    assert {each.split(".")[0] for each in edited.told()} == printed
    assert all(" was printed “" in each for each in edited.told())


def test_a_lock_says_where_sentences_end_whatever_the_program_would_say() -> None:
    edited: Typed = TEXT.having(TEXT.paragraphs)
    ends = tuple(spans[0].split()[-1] for _, spans in TEXT.paragraphs if len(spans) > 1)
    unaided = Typed(edited.paragraphs, edited.facts, edited.lock, ends)
    assert unaided.words() == TEXT.words()
