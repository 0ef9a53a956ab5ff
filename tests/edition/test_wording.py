"""The interface's words: every language whole, every phrase used, every use a phrase that is there, with the slots that it has."""

from __future__ import annotations

import ast
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import press
import pytest
from bridge import Sample
from edition.model import ADAPTED, CERTAINTIES, CHANGES, COLUMNS, EXCERPT, MORE, NOTE_TYPES, PARTS, SKILLS, VERDICTS, pages
from edition.reader import read
from edition.wording import COMPLETE, FOLDER, LANGUAGES, Phrase, Wording, wording
from edition.wording.tongue import Tongue
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, nodes
from markupsafe import Markup

from pelicanconf import JINJA_ENVIRONMENT

PLUGINS, TEMPLATES = press.ROOT / "plugins", press.ROOT / "theme" / "templates"
Use = tuple[str, str, frozenset[str]]  # an area, a name in it (or none, where an editor's word chooses), and slots that are filled


def table(language: str) -> dict[str, dict[str, str | dict[str, str]]]:
    written = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return {area: phrases for area, phrases in written.items() if isinstance(phrases, dict)}


ENGLISH = table(COMPLETE)


def slots(phrase: str | dict[str, str]) -> set[str]:
    forms = [phrase] if isinstance(phrase, str) else phrase.values()
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name is not None}


def in_python(path: Path) -> Iterator[Use]:
    """What a module says: ``say.area.name(slot=…)``, ``say.area[…]``, ``say.area.get(…)``, ``getattr(say.area, …)``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if (isinstance(node, ast.Subscript) and (area := spoken(node.value))) or (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr" and (area := spoken(node.args[0]))
        ):
            yield area, "", frozenset()
        elif isinstance(node, ast.Attribute) and (area := spoken(node.value)):
            filled = frozenset(each.arg or "" for each in calls[id(node)].keywords) if id(node) in calls else frozenset()
            yield area, "" if node.attr in ("get", "all_forms") else node.attr, filled


def spoken(node: ast.expr) -> str:
    """The area that an expression names: ``say.area``, of whatever has it."""
    if not isinstance(node, ast.Attribute):
        return ""
    owner = node.value.attr if isinstance(node.value, ast.Attribute) else node.value.id if isinstance(node.value, ast.Name) else ""
    # which are no areas
    plain = {"tongue", "articles", "language", "locale", "endings", "kin", "small", "common", "numbers", "alike", "asking"}
    return node.attr if owner == "say" and not hasattr(Wording, node.attr) and node.attr not in plain else ""


def in_template(path: Path) -> Iterator[Use]:
    """What a template says."""
    tree = Environment(**JINJA_ENVIRONMENT).parse(path.read_text(encoding="utf-8"))
    calls = {id(node.node): node for node in tree.find_all(nodes.Call)}
    for node in tree.find_all(nodes.Getattr):
        match node.node:
            case nodes.Getattr(node=nodes.Name(name="say"), attr=area):
                filled = frozenset(each.key for each in calls[id(node)].kwargs) if id(node) in calls else frozenset()
                yield area, node.attr, filled


PLACES = [*sorted(PLUGINS.rglob("*.py")), *sorted(TEMPLATES.iterdir())]
FILES = {str(path.relative_to(press.ROOT)): path for path in PLACES if "say" in path.read_text(encoding="utf-8")}


@cache
def uses(file: str) -> list[Use]:
    """What a file says."""
    return list((in_template if FILES[file].parent == TEMPLATES else in_python)(FILES[file]))


STYLED = [area for area in ENGLISH if area.startswith("dates_")]  # which stand for dates in citations, under the same names


@pytest.mark.parametrize("file", FILES)
def test_what_is_said_is_in_the_table_and_fills_its_slots(file: str) -> None:
    for area, name, filled in uses(file):
        if name:
            assert name in ENGLISH.get(area, {}), f"{area}.{name}"
            assert filled == slots(ENGLISH[area][name]), f"{area}.{name}"
        else:
            assert area in ENGLISH


def test_every_phrase_is_said_somewhere() -> None:
    said = {(area, name) for file in FILES for area, name, _ in uses(file)}
    said |= {(area, name) for area in STYLED for each, name in said if each == "dates"}
    assert [f"{area}.{name}" for area in ENGLISH for name in ENGLISH[area] if not {(area, name), (area, "")} & said] == []


@pytest.mark.parametrize("area", STYLED)
def test_a_style_of_citation_has_phrases_for_dates_by_their_names(area: str) -> None:
    assert {name: slots(phrase) for name, phrase in ENGLISH[area].items()}.items() <= {
        name: slots(phrase) for name, phrase in ENGLISH["dates"].items()
    }.items()


SCRIPTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((press.ROOT / "theme" / "static" / "js").rglob("*.js"))}
AREAS = {
    "search": ("finding", r'\bsay\("(\w+)"'),
    "judging": ("report", r'\bsay\("(\w+)"'),
    "answers": ("answering", r'\btold\("(\w+)"'),
    "assign": ("assigning", r'\btold\("(\w+)"'),
    "aids": ("assigning", r'\btold\("(\w+)"'),
    "choosing": ("assigning", r'\btold\("(\w+)"'),
    "report": ("report", r'\bsay\(text, "(\w+)"'),
    "heads": ("report", r'\bsay\(text, "(\w+)"'),
    "essays": ("report", r'\bsay\(text, "(\w+)"'),
    "several": ("report", r'\bsay\(text, "(\w+)"'),
    "page": ("report", r'\bsay\(text, "(\w+)"'),
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_what_a_script_says_is_in_its_area_of_the_table(name: str) -> None:
    area, said = AREAS.get(name, ("scripts", r'\bsay\("(\w+)"'))
    assert {each for each in re.findall(said, SCRIPTS[name]) if each not in ENGLISH[area]} == set()


@pytest.mark.parametrize("area", ["scripts", "finding", "assigning", "answering", "report"])
def test_every_phrase_for_scripts_is_named_in_one(area: str) -> None:
    sources = "".join(source for name, source in SCRIPTS.items() if AREAS.get(name, ("scripts", ""))[0] == area)
    made = re.findall(r"`(\w*)\$\{\w+\}(\w*)`", sources)  # names with a verdict or a reason in them: why_…, …_counted
    named = {*re.findall(r"\b[a-z_]+\b", sources)}
    missed = [name for name in ENGLISH[area] if name not in named]
    assert [
        name for name in missed if not any(name.startswith(begun) and name.endswith(ended) for begun, ended in made if begun or ended)
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_phrase_of_the_complete_one_with_its_slots(language: str) -> None:
    words = table(language)
    assert {area: [*words[area]] for area in words} == {area: [*ENGLISH[area]] for area in ENGLISH}
    assert [f"{area}.{name}" for area in words for name in words[area] if slots(words[area][name]) != slots(ENGLISH[area][name])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_depends_on_a_number_has_the_forms_of_its_language(language: str) -> None:
    rare = {"many"}  # of millions, which no edition has
    wanted = {Tongue(language, ()).category(count) for count in range(1000)} - rare
    forms = [phrase for phrases in table(language).values() for phrase in phrases.values() if isinstance(phrase, dict)]
    assert forms
    assert all(set(phrase) == wanted for phrase in forms)


@pytest.mark.parametrize(
    ("area", "typed"),
    [
        ("types", NOTE_TYPES),
        ("certainties", CERTAINTIES),
        ("verdicts", VERDICTS),
        ("kinds_of_changes", CHANGES),
        ("skills", SKILLS),
        ("parts", (EXCERPT, *(part.name for part in PARTS))),
        ("columns", COLUMNS),
        ("answers", MORE),
        ("approaches", (ADAPTED,)),
        ("needs", tuple(part.spoken for part in PARTS if part.audience != "teacher")),
        ("menu", ("read", *pages.MADE)),
        ("groups", (*pages.GROUPS, "edition")),
    ],
)
def test_there_are_words_for_what_editors_type_and_for_every_page(area: str, typed: tuple[str, ...]) -> None:
    assert set(ENGLISH[area]) == set(typed)


def test_a_phrase_is_filled_by_the_names_of_its_slots_and_its_number() -> None:
    phrase = Phrase({"one": "{count} note on {name}", "other": "{count} notes on {name}"}, Tongue("en", ()))
    assert phrase(count=1, name="ice") == "1 note on ice"
    assert phrase(count=1200, name="ice") == "1,200 notes on ice"
    assert phrase(count=2, name=Markup("<i>ice</i>")) == Markup("2 notes on <i>ice</i>")
    assert isinstance(phrase(count=2, name=Markup("<i>ice</i>")), Markup)
    assert phrase(count=2, name="<i>") == "2 notes on <i>"


def test_a_tag_finds_its_language_and_one_without_words_speaks_english(sample: Sample) -> None:
    assert wording("en-GB").language == wording("tlh").language == COMPLETE
    path = sample.folder / "edition.md"
    path.write_text(re.sub("language: .*", "language: tlh", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert any("no words in “tlh”" in each for each in map(str, read(sample.folder)[1].remarks))


def test_names_are_sorted_as_a_dictionary_of_the_language_has_them() -> None:
    spanish = Tongue("es", ("nñ",))
    names = ["nube", "ñandú", "Álvarez", "oso", "alba", "Zúñiga", "nzime", "Zunzún", "zuñir"]
    assert sorted(names, key=spanish.order) == ["alba", "Álvarez", "nube", "nzime", "ñandú", "oso", "Zunzún", "Zúñiga", "zuñir"]
    assert sorted(["resume", "résumé", "Resume"], key=Tongue("en", ()).order) == ["Resume", "resume", "résumé"]


@given(st.lists(st.text("abnñzóNÑ -", max_size=4)))
def test_the_order_is_total_and_does_not_depend_on_how_a_letter_is_typed(names: list[str]) -> None:
    order = Tongue("es", ("nñ",)).order
    apart = [unicodedata.normalize("NFD", name) for name in names]
    assert [unicodedata.normalize("NFC", name) for name in sorted(apart, key=order)] == sorted(names, key=order)


def test_no_phrase_has_the_name_of_something_else_that_its_area_has() -> None:
    assert [name for area in wording("en")._areas.values() for name in area._phrases if hasattr(type(area), name)] == []
