"""The edition as JSON: of the promised shape, and every offset cuts out the words that it speaks of."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bridge import Sample
from edition import concordance
from edition.model import Edition, words
from edition.outputs import data
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

SCHEMAS = Path(__file__).parent.parent.parent.parent / "theme" / "static" / "data"
TEXT, PARAGRAPH = (json.loads((SCHEMAS / name).read_text(encoding="utf-8")) for name in ("text.schema.json", "paragraph.schema.json"))
REGISTRY: Registry[Any] = Registry().with_resources((each["$id"], Resource.from_contents(each)) for each in (TEXT, PARAGRAPH))
Json = dict[str, Any]


def files(edition: Edition) -> dict[str, Json]:
    """The files of the output, parsed."""
    return {file.path: json.loads(file.text) for file in data.make(edition, concordance.make(edition))}


def faults(schema: Json, value: Json) -> list[str]:
    """What in a value is not as its schema says."""
    checker = Draft202012Validator.FORMAT_CHECKER
    return [
        f"{error.json_path}: {error.message}"
        for error in Draft202012Validator(schema, registry=REGISTRY, format_checker=checker).iter_errors(value)
    ]


@pytest.fixture(scope="session", params=["real", "lamp", "bridge", "forms", "oath"])
def edition(request: pytest.FixtureRequest) -> Edition:
    """Each of the five editions."""
    found: Edition = request.getfixturevalue(request.param)
    return found


def test_the_schemas_are_schemas() -> None:
    for schema in (TEXT, PARAGRAPH):
        Draft202012Validator.check_schema(schema)


def objects(schema: object) -> list[Json]:
    """Every schema of an object in a schema."""
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    found = [each for value in inner for each in objects(value)]
    return [*found, schema] if isinstance(schema, dict) and schema.get("type") == "object" else found


def test_the_schemas_allow_nothing_that_they_do_not_name() -> None:
    found = objects(TEXT) + objects(PARAGRAPH)
    assert len(found) > 10
    assert all(each.get("additionalProperties") is False or each.get("propertyNames") for each in found)


def test_every_file_is_as_its_schema_says(edition: Edition) -> None:
    slug = edition.text.slug
    made = files(edition)
    assert faults(TEXT, made.pop(f"{slug}/{slug}.json")) == []
    assert list(made) == [f"{slug}/{part.id}.json" for part in edition.text.paragraphs]
    for path, value in made.items():
        assert faults(PARAGRAPH, value) == [], path


@pytest.mark.parametrize(
    "spoil",
    [
        lambda value: value.update(more=1),
        lambda value: value.pop("notes"),
        lambda value: value["text"]["paragraphs"][0].update(id="P 1"),
        lambda value: value["text"]["paragraphs"][0]["sentences"][0].pop("end"),
        lambda value: value["notes"][0].update(type="remark"),
        lambda value: value["notes"][0].update(cert=""),
        lambda value: value["notes"][0]["sources"][0].update(source=None),
        lambda value: value["entries"][0].update(id="stone-ada"),
        lambda value: value["edition"].update(date="tomorrow"),
        lambda value: value["sources"][0].pop("title"),
    ],
)
def test_a_schema_refuses_what_is_not_so(bridge: Edition, spoil: Callable[[Json], object]) -> None:
    value = files(bridge)["letter/letter.json"]
    spoil(value)
    assert faults(TEXT, value) != []


def test_a_paragraph_has_the_words_of_the_model(edition: Edition) -> None:
    whole = files(edition)[f"{edition.text.slug}/{edition.text.slug}.json"]
    assert {each["id"]: each["words"] for each in whole["text"]["paragraphs"]} == {
        part.id: words(part.nodes) for part in edition.text.paragraphs
    }


def test_offsets_cut_out_whole_sentences_lemmas_and_brackets(edition: Edition) -> None:
    whole = files(edition)[f"{edition.text.slug}/{edition.text.slug}.json"]
    lemmas = {note["id"]: note["lemma"] for note in whole["notes"]}
    for paragraph in whole["text"]["paragraphs"]:
        text = paragraph["words"]
        assert " ".join(text[each["start"] : each["end"]] for each in paragraph["sentences"]) == text
        for each in paragraph["lemmas"]:
            assert text[each["start"] : each["end"]] == lemmas[each["note"]]
        for each in paragraph["supplied"]:
            assert text[each["start"]] + text[each["end"] - 1] == "[]"
        for each in paragraph["pages"]:
            assert each["start"] == 0 or text[each["start"] - 1] in " —"
        for each in paragraph["mentions"]:
            assert text[each["start"] : each["end"]].strip()


def test_offsets_count_what_stands_in_brackets_and_in_lemmas(sample: Sample) -> None:
    sample.damage("letter.md", "[kindly]", "[kindly, by [the ferry](words/ferry.md)]")
    paragraph = files(sample.edition())["letter/p2.json"]["paragraph"]
    found = [paragraph["words"][each["start"] : each["end"]] for each in paragraph["mentions"]]
    assert found == ["the ferry", "my father", "the ferry"]


def test_a_paragraph_alone_is_the_same_as_in_the_whole(edition: Edition) -> None:
    made = files(edition)
    whole = made.pop(f"{edition.text.slug}/{edition.text.slug}.json")
    assert [value["paragraph"] for value in made.values()] == whole["text"]["paragraphs"]
    assert [note for value in made.values() for note in value["notes"]] == whole["notes"]
    named = {entry["id"]: entry["name"] for entry in whole["entries"]}
    for value in made.values():
        assert {mention["entry"] for mention in value["paragraph"]["mentions"]} == {entry["id"] for entry in value["entries"]}
        assert all(named[entry["id"]] == entry["name"] for entry in value["entries"])


def test_everything_that_is_spoken_of_is_there(edition: Edition) -> None:
    whole = files(edition)[f"{edition.text.slug}/{edition.text.slug}.json"]
    entries = {entry["id"] for entry in whole["entries"]}
    sources = {source["id"] for source in whole["sources"]}
    assert {mention["entry"] for each in whole["text"]["paragraphs"] for mention in each["mentions"]} <= entries
    for each in (*whole["notes"], *whole["entries"]):
        assert {cited["source"] for cited in each["sources"]} <= sources
        assert set(each.get("entries", ())) <= entries


def test_what_a_title_page_leaves_out_is_left_out(bridge: Edition) -> None:
    head = files(bridge)["letter/p1.json"]["edition"]
    assert "subtitle" not in head
    assert "abbreviations" not in head


def test_letters_of_all_alphabets_stand_for_themselves(sample: Sample) -> None:
    sample.damage("letter.md", "A. Stone", "А. Стоун 𝔖")
    (text,) = [
        file.text for file in data.make(sample.edition(), concordance.make(sample.edition())) if file.path == "letter/signature.json"
    ]
    assert "А. Стоун 𝔖" in text
    assert text.endswith("\n")
