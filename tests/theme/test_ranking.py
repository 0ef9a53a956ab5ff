"""What the search does with words, without a browser: folded, with their roots, near to one another, and ranked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from edition.model import bare
from edition.wording import wording
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scripting import Node

pytestmark = pytest.mark.node
RANKING = Path(__file__).parent.parent.parent / "theme" / "templates" / "ranking.js"
EXPORTS = "export { fold, skeleton, distance, stemmer, finder };"


def alike(tag: str) -> dict[str, Any]:
    say = wording(tag)
    return {
        "asking": [each.split(": ") for each in say.asking],
        "common": say.common,
        "kin": say.kin,
        "alike": [each.split() for each in say.alike],
    }


def language(tag: str) -> dict[str, Any]:
    say = wording(tag)
    return {"endings": say.endings, "small": say.small, "numbers": say.numbers, "months": say.tongue.months}


DATA = {
    "text": "letter/",
    "labels": {},
    "pages": 1,
    "parts": [
        ["p1", ["The river took the bridge on Monday.", "It stood for sixty years, and nobody wept."], [[], []]],
        ["p2", ["We cross by boat now, and the boat leaks.", "The mayor refuses thirty-one inspections."], [[0], [0]]],
    ],
    "kinds": [
        [
            "people/",
            "People",
            [
                ["stone-ada", "Stone, Ada", "the mayor|Ada Mary Stone|Родион Стоун", "", 2],
                ["khreshchev", "Khreshchev", "", "27 October 1850", 1],
            ],
        ],
        ["events/", "Events", [["flood", "Flood of the river", "", "1849", 1], ["stone", "Stone laid for the town", "", "1790", 1]]],
    ],
}
REST = {
    "sorts": ["context"],
    "notes": [["leak", "p2", "the boat leaks", "A caulker had been promised by Rudinsky; the mayor kept that promise.", 0, [0]]],
    "entries": [
        ["Mayor of the town since the flood.", "Keeper of the seal", "", []],
        ["A guest.", "", "", []],
        ["It came at night.", "", "", []],
        ["Soldiers stood by.", "", "", []],
    ],
    "others": [["about/", "About this edition", "", "Who made it, and how its editors are defended."]],
    "things": ["person", "event"],
    "synonyms": [["Pledge", "promise"], ["vow", "promise"]],
}


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    node = Node()
    node.evaluate("async source => { globalThis.ranking = await load(source); }", f"{RANKING.read_text(encoding='utf-8')}\n{EXPORTS}")
    node.evaluate("data => { globalThis.found = ranking.finder(data); }", {**DATA, **language("en")})
    node.evaluate("rest => { for (const _ of found.add(rest)); }", {**REST, **alike("en")})
    yield node
    node.close()


def addresses(node: Node, typed: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = node.evaluate(
        "typed => Object.fromEntries(Object.entries(found.find(typed).groups).map(([id, all]) => [id, all.map(each => each.address)]))",
        typed,
    )
    return found


@pytest.mark.parametrize(
    ("typed", "group", "address"),
    [
        ("bridge", "text", "letter/#p1.s1"),
        ("BRÍDGE", "text", "letter/#p1.s1"),
        ("brid", "text", "letter/#p1.s1"),
        ("refusing inspection", "text", "letter/#p2.s2"),
        ("inspektions", "text", "letter/#p2.s2"),
        ("31 inspections", "text", "letter/#p2.s2"),
        ("stood for 60 years", "text", "letter/#p1.s2"),
        ("bridge on Monday. It stood", "text", "letter/#p1.s1-p1.s2"),
        ("mayor", "entries", "people/stone-ada/"),
        *(
            (typed, "entries", "people/khreshchev/")
            for typed in ("27.10.1850", "1850-10-27", "Oct. 27, 1850", "27 Oct", "Jreschov", "Khreschov")
        ),
        ("pledge", "notes", "letter/#n-leak"),
        ("AMS", "entries", "people/stone-ada/"),
        ("стоун", "entries", "people/stone-ada/"),
        ("Rudinskii", "notes", "letter/#n-leak"),
        ("caulker", "notes", "letter/#n-leak"),
        ("edition", "others", "about/"),
        ("vow", "notes", "letter/#n-leak"),
        ("seal", "entries", "people/stone-ada/"),
        ("troops", "entries", "events/stone/"),
        ("vessel leaks", "text", "letter/#p2.s1"),
        ("who is Stone", "entries", "people/stone-ada/"),
        ("when was Stone", "entries", "events/stone/"),
        ("defense", "others", "about/"),
        ("boatleaks", "text", "letter/#p2.s1"),
        ("the river took bridges once", "text", "letter/#p1.s1"),
        ("can't nobody refuse the bridge", "text", "letter/#p1.s1"),
    ],
)
def test_what_is_typed_finds_its_place(typed: str, group: str, address: str, node: Node) -> None:
    assert addresses(node, typed)[group][0] == address


@pytest.mark.parametrize("typed", ["", " ", "…", "locomotive", "locomotive timetable", "1.31", "bridge locomotives timetable", "\0", "<b>"])
def test_what_is_nowhere_finds_nothing(typed: str, node: Node) -> None:
    assert {each for all_ in addresses(node, typed).values() for each in all_} == set()


def test_where_nothing_is_found_the_nearest_words_are_told(node: Node) -> None:
    assert node.evaluate("() => found.find('rudonskaya').near") == ["rudinsky"]


def test_what_answers_is_marked(node: Node) -> None:
    shown = "typed => { const { groups, words } = found.find(typed); return found.shown(groups.text[0].text, words); }"
    assert node.evaluate(shown, "boats") == [
        ["We cross by ", False],
        ["boat", True],
        [" now, and the ", False],
        ["boat", True],
        [" leaks.", False],
    ]


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        (
            "en",
            ["inspection inspections inspected inspecting inspector", "removal remove removed removing", "verify verified verification"],
        ),
        ("en", ["promise promised promises", "ally allies", "stop stopped stopping", "candle candles"]),
        ("es", ["barco barcos", "nacion naciones", "inspeccion inspecciones", "rota rotas roto rotos"]),
    ],
)
def test_forms_of_a_word_have_one_root(tag: str, words: list[str], node: Node) -> None:
    for forms in words:
        roots = node.evaluate("([forms, endings]) => forms.map(ranking.stemmer(endings))", [forms.split(), language(tag)["endings"]])
        assert len(set(roots)) == 1, (forms, roots)


@given(word=st.text(st.characters(codec="utf-8", categories=["Ll", "Lu", "Mn"], max_codepoint=0x24F), max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_words_are_folded_as_the_engine_folds_them(word: str, node: Node) -> None:
    """But for letters of which nothing is left without their stroke, and which the search writes as they are written by hand."""
    if set(word.lower()) & set("æœøłđıðþħŧʼŋßſŀ") or "\u0345" in word:
        return
    assert node.evaluate("word => ranking.fold(word)", word) == "".join(bare(word).split()), json.dumps(word)


@given(one=st.text("abcd", max_size=7), other=st.text("abcd", max_size=7))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
def test_a_distance_is_the_same_both_ways_and_nothing_to_itself(one: str, other: str, node: Node) -> None:
    far, back, none = node.evaluate(
        "([one, other]) => [ranking.distance(one, other, 9), ranking.distance(other, one, 9), ranking.distance(one, one, 9)]", [one, other]
    )
    assert far == back
    assert none == 0
    assert (far == 0) == (one == other)
