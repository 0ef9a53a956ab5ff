"""The forms of files: what a `_blank.md` says, and how a head is checked against it."""

from __future__ import annotations

import pytest
from bridge import FILES, Sample
from edition.reader import forms, mistyped, read
from edition.reader.forms import Form, Rule, listed
from edition.reader.heads import Line, Sheet
from edition.slips import Slips
from hypothesis import given
from hypothesis import strategies as st

WORDS = ("words", "list", "date", "number", "identifier", "address", "anchors", "entries", "one of a, b")


def head(*facts: tuple[str, str]) -> Sheet:
    """A sheet with these facts, one a line."""
    return Sheet("content/x/a.md", tuple(Line(name, value, number) for number, (name, value) in enumerate(facts, 1)))


def told(form: Form, *facts: tuple[str, str], repeated: tuple[str, ...] = ()) -> list[str]:
    """The slips of a head checked against a form."""
    slips = Slips()
    forms.check(head(*facts), form, slips, repeated)
    return [str(slip).removeprefix("content/x/a.md:") for slip in slips]


def form(*lines: tuple[str, str]) -> Form:
    """The form that these lines of a `_blank.md` describe."""
    slips = Slips()
    found = forms.of(head(*lines), slips)
    assert not slips
    return found


def test_a_line_of_a_form_is_a_rule() -> None:
    found = form(("name", "words, needed — as an index sorts it"), ("sex", "one of f, m, needed — which"), ("born", "date"))
    assert found.rules == (Rule("name", "words", True), Rule("sex", "one of", True, ("f", "m")), Rule("born", "date", False))
    assert found.rule("born") == Rule("born", "date", False)
    assert found.rule("died") is None


def test_the_headings_of_a_form_are_those_that_a_file_must_have() -> None:
    assert forms.of(Sheet("a.md", (), "## One\n\nWords ## no.\n\n### Deeper\n\n## Two \n"), Slips()).headings == ("One", "Two")


def test_a_line_that_is_no_form_is_told() -> None:
    slips = Slips()
    found = forms.of(head(("name", "wrods, needed"), ("born", "date")), slips)
    assert [rule.name for rule in found.rules] == ["born"]
    assert [str(slip) for slip in slips] == [
        f"content/x/a.md:1: “wrods, needed” is no form of a fact; use {', '.join(forms.FORMS)} or one of"
    ]


def test_the_forms_of_the_title_page_and_the_text_are_whole() -> None:
    for text in (forms.EDITION, forms.TEXT):
        assert len(forms.literal(text).rules) == len(text.splitlines())


@pytest.mark.parametrize(
    ("kind", "value"),
    [("words", "any *words*"), ("list", "a; b"), ("date", "1848~"), ("number", "45"), ("identifier", "Q1"), ("address", "https://a.b/c?d#e"),
     ("contact", "mailto:a@b.c?subject=d"), ("contact", "https://a.b/@c"),
     ("anchors", "p1-p3"), ("entries", "words/a"), ("one of a, b", "b")],
)  # fmt: skip
def test_a_value_of_its_form_is_no_slip(kind: str, value: str) -> None:
    assert told(form(("fact", kind)), ("fact", value)) == []


@pytest.mark.parametrize(
    ("kind", "value", "slip"),
    [
        ("number", "many", "1: fact is “many”, but must be a whole number"),
        ("number", "²", "1: fact is “²”, but must be a whole number"),
        ("number", "٣", "1: fact is “٣”, but must be a whole number"),
        ("identifier", "two words", "1: fact is “two words”, but must be one word without spaces"),
        ("address", "example.org", "1: fact is “example.org”, but must be an address that begins with https://"),
        ("address", "https://a.b/<c>", "1: fact is “https://a.b/<c>”, but must be an address that begins with https://"),
        ("contact", "a@b.c", "1: fact is “a@b.c”, but must be an address that begins with mailto: or https://"),
        ("contact", "mailto:b.c", "1: fact is “mailto:b.c”, but must be an address that begins with mailto: or https://"),
        ("one of high, low", "hihg", "1: fact is “hihg”, but must be one of high, low; did you mean high?"),
        ("words", "", "1: the fact “fact” is empty; fill it in or take the line away"),
    ],
)
def test_a_value_not_of_its_form_is_told(kind: str, value: str, slip: str) -> None:
    assert told(form(("fact", kind)), ("fact", value)) == [slip]


@pytest.mark.parametrize(
    ("fact", "value", "told"),
    [
        ("wikidata", "https://www.wikidata.org/wiki/Q42", "must be the identifier alone; did you mean Q42?"),
        ("page", "pp. 3–9", "must be the number alone, for each style of citation says what it counts; write page: 3–9"),
        ("volume", "Vol. VI", "write volume: VI"),
        ("page", "preface", ""),
    ],
)
def test_a_value_that_is_typed_as_another_form_is_told(fact: str, value: str, told: str) -> None:
    found = mistyped.value(fact, value, source=True)
    assert (told in found) if told else not found


@pytest.mark.parametrize(
    ("typed", "names", "meant"),
    [("url", ["URL"], "URL"), ("date", ["born", "issued"], "issued"), ("pages", ["page", "place"], "page"), ("colour", ["color"], "color")],
)
def test_the_fact_that_was_meant_is_named(typed: str, names: list[str], meant: str) -> None:
    assert mistyped.name(typed, names) == f"; did you mean {meant}?"


def test_what_is_typed_as_another_form_and_may_be_meant_is_remarked(sample: Sample) -> None:
    sample.damage("people/reed-tom.md", "Mr. Reed; Reed", "Mr. Reed, Reed")
    sample.damage("people/stone-ada.md", "born:", "also: the miller’s wife, Ada;\nborn:")
    sample.damage("letters/stone-1848.md", "from: [Ada Stone](people/stone-ada.md)", "from: [Ada Stone]")
    assert [(each.file, each.sentence) for each in read(sample.folder)[1].remarks] == [
        (
            "content/letters/stone-1848.md",
            "from is “[Ada Stone]”, with its brackets; take them away, or make a link of them: [Ada Stone](people/stone-ada.md)",
        ),
        (
            "content/people/reed-tom.md",
            "also has one value, “Mr. Reed, Reed”; where it is several, write semicolons between them, and else one behind it",
        ),
    ]


def test_a_fact_that_may_be_repeated_is_no_slip() -> None:
    assert told(form(("kind", "list")), ("kind", "a"), ("kind", "b"), repeated=("kind",)) == []


@given(
    st.lists(st.tuples(st.sampled_from(["name", "born", "x"]), st.text(max_size=12) | st.sampled_from(["1848", "a", "https://a"]))),
    st.sampled_from(WORDS),
)
def test_whatever_a_head_says_it_is_checked(facts: list[tuple[str, str]], kind: str) -> None:
    slips = told(form(("name", f"{kind}, needed"), ("born", kind)), *facts)
    assert all(int(slip.split(":")[0]) <= max(1, len(facts)) for slip in slips)
    assert any("“x”" in slip for slip in slips) == any(name == "x" for name, _ in facts)


@given(st.text(max_size=40))
def test_whatever_a_form_says_it_is_read(value: str) -> None:
    slips = Slips()
    assert len(forms.of(head(("name", value)), slips).rules) + len(slips) == 1


@given(st.lists(st.text(st.characters(exclude_characters=";"), max_size=5)))
def test_the_members_of_a_list_stand_between_semicolons(members: list[str]) -> None:
    assert listed(";".join(members)) == tuple(member.strip() for member in members if member.strip())


def test_the_forms_of_the_sample_are_forms() -> None:
    for name, text in FILES.items():
        if name.endswith("_blank.md"):
            rules = [line.split(": ", 1) for line in text.split("\n\n")[0].splitlines()]
            assert len(form(*((name, value) for name, value in rules)).rules) == len(rules)


@pytest.mark.parametrize(
    ("name", "fact"), [("_blank-text.md", "facsimile"), ("_blank-edition.md", "lanes"), ("versions/_blank.md", "joins")]
)
def test_a_form_that_lags_behind_the_program_keeps_nobody_from_publishing(name: str, fact: str, sample: Sample) -> None:
    """What it has not is remarked on, as the lines that belong into it."""
    line = next(each for each in forms.BESIDE[name].splitlines() if each.startswith(f"{fact}:"))
    sample.write(name, forms.BESIDE[name].replace(f"{line}\n", "") + "\n")
    assert sample.slips() == []
    (told,) = read(sample.folder)[1].remarks
    assert (told.file, told.sentence.splitlines()[1:]) == (f"content/{name}", [f"    {line}"])
    assert "your files are right as they are" in told.sentence
