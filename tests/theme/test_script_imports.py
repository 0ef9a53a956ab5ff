"""Scripts import one way, as the engine does: the table of who may know whom, for modules and for the parts of the checker."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from checking import order
from scripting import SCRIPTS

# A module and what it imports, at once or when it is wanted. What stands lower knows what stands above it.
IMPORTS: dict[str, set[str]] = {
    "keeper": set(),
    "early": set(),
    "moved": set(),
    "lists": set(),
    "words": set(),  # which is set by a template
    "anchors": {"words"},
    "files": set(),
    "versions": {"anchors", "words"},
    "elements": {"files"},
    "keys": set(),
    "passages": {"anchors", "elements", "words"},
    "forms": {"elements"},  # which the pages of a text name that has such forms
    "selection": {"elements", "passages"},
    "quoting": {"files", "passages", "selection"},
    "citing": {"anchors", "elements", "files", "keys", "passages", "quoting", "selection", "words"},
    "bar": {"elements", "passages", "selection", "citing", "words"},
    "button": {"anchors", "elements", "keys", "citing", "words"},
    "finding": set(),  # which is set by a template too
    "typed": {"anchors", "words"},
    "search": {"elements", "files", "finding", "passages", "typed"},
    "contents": {"elements", "files"},
    "listening": {"anchors", "elements", "words"},
    "sentences": {"anchors", "elements", "passages"},
    "notes": {"elements"},
    "strip": {"elements", "files"},
    "cards": {"anchors", "elements", "files", "keys", "notes", "words"},
    "names": {"cards"},
    "look": {"elements", "words"},
    "opening": {"contents", "keys", "look", "names", "search"},
    "reading": {"opening", "keys", "passages", "bar", "button", "listening", "notes", "sentences", "strip"},
    "answers": {"elements", "words"},
    "worksheet": {"answers"},
    "leanqr": set(),  # a library, as published
    "aids": {"elements", "files", "leanqr", "words"},
    "choosing": {"aids", "words"},
    "assign": {"aids", "answers", "choosing"},
    "missing": {"anchors", "elements", "words"},
}
# A part of the checker and what it takes from others, in the order in which the page links them.
TAKES: dict[str, set[str]] = {
    "words": set(),
    "alignment": set(),
    "differences": {"words", "alignment"},
    "places": {"alignment", "differences"},
    "merits": {"alignment"},
    "citations": {"words"},
    "quotations": {"words", "citations"},
    "sentences": {"words", "citations", "quotations"},
    "judging": {"words", "places", "merits", "sentences"},
    "report": set(),
    "page": {"words", "judging", "report"},
}
# Parts that come when the page is there, or when they are wanted, and what they take.
LATE: dict[str, set[str]] = {
    "beside": {"words", "places", "merits"},
    "extents": set(),
    "gaps": set(),
    "grades": {"alignment"},
    "heads": {"report"},
    "spoken": set(),
    "voices": {"words"},
    "essays": {"report"},
    "several": {"report"},
}
# Where elements are made, and files asked for: in one place for all, and in the checker, in a library, in what is no part of a page, and in
# what comes before modules can.
MAKERS = {"elements", "check/page", "leanqr", "early"}
ASKERS = {"files", "assign", "missing", "keeper", "early"}

NAMED = re.compile(r'^import \{ (.+?) \} from "(?:\.|\.\./\.\./static/js)/(\w+)\.js";$', re.MULTILINE)
WHOLE = re.compile(r'^import "\./(\w+)\.js";$|\bimport\("(?:\.|\.\./\.\./static/js)/(\w+)\.js"\)|\bload\("(\w+)"\)', re.MULTILINE)
EXPORTED = re.compile(r"^export (?:async )?(?:function|const|let) (\w+)", re.MULTILINE)
TAKEN = re.compile(r"^  const \{ (.+?) \} = checker\.(\w+);$", re.MULTILINE)
ASKED = re.compile(r"\bchecker\.(\w+)\??\.(\w+)\(")  # what a part that comes later gives, where it is wanted
GIVEN = re.compile(r"^  checker\.(\w+) = \{ (.+?) \};$", re.MULTILINE)

SOURCES = {path.relative_to(SCRIPTS).with_suffix("").as_posix(): path.read_text(encoding="utf-8") for path in SCRIPTS.rglob("*.js")}
MODULES = {name: source for name, source in SOURCES.items() if "/" not in name}
TEMPLATES = SCRIPTS.parent.parent / "templates"
MODULES["words"] = (TEMPLATES / "words.js").read_text(encoding="utf-8")
MODULES["finding"] = "".join((TEMPLATES / f"{name}.js").read_text(encoding="utf-8") for name in ("finding", "ranking"))
PARTS = {Path(name).name: source for name, source in SOURCES.items() if name.startswith("check/")}


def imported(source: str) -> set[str]:
    """The modules that a module imports."""
    return {name for _, name in NAMED.findall(source)} | {"".join(found) for found in WHOLE.findall(source)}


def test_a_module_imports_what_the_table_says_and_nothing_that_stands_below_it() -> None:
    assert {name: imported(source) for name, source in MODULES.items()} == IMPORTS
    rank = list(IMPORTS)
    assert [(name, each) for name, others in IMPORTS.items() for each in others if rank.index(each) >= rank.index(name)] == []


def test_a_part_of_the_checker_takes_what_the_table_says_from_those_before_it() -> None:
    assert order() == list(TAKES)
    assert {name: {other for _, other in TAKEN.findall(source)} for name, source in PARTS.items()} == TAKES | LATE
    assert {name for source in PARTS.values() for name, _ in ASKED.findall(source)} == {*LATE}
    assert {each for others in LATE.values() for each in others} <= {*TAKES}
    assert [(name, each) for at, (name, others) in enumerate(TAKES.items()) for each in others if each not in order()[:at]] == []


def test_every_name_that_is_taken_is_given_and_every_name_that_is_given_is_taken() -> None:
    given = {(name, each) for name, source in MODULES.items() for each in EXPORTED.findall(source)}
    taken = {(module, each) for source in MODULES.values() for names, module in NAMED.findall(source) for each in names.split(", ")}
    loaded = {(name, "begin") for name in imported(MODULES["reading"]) | imported(MODULES["names"])}
    late = {
        ("search", "open"),
        ("contents", "open"),
        ("keys", "bind"),
        ("passages", "visit"),
        ("typed", "place"),
        ("finding", "label"),
        ("finding", "places"),
        ("citing", "note"),
        ("citing", "link"),
        ("citing", "open"),
        ("quoting", "directive"),
        *(("forms", each) for each in ("broken", "ended", "marked", "units", "cited")),
        ("leanqr", "generate"),
        ("leanqr", "mode"),
    }  # taken when they are wanted
    assert taken <= given
    assert given - taken - loaded - late == set()
    parts = {(name, each) for source in PARTS.values() for name, names in GIVEN.findall(source) for each in names.split(", ")}
    measured = {("merits", "likeness"), ("alignment", "SLICE"), ("places", "work")}  # what tests alone ask for
    taken = {(name, each) for source in PARTS.values() for names, name in TAKEN.findall(source) for each in names.split(", ")}
    assert parts - measured == taken | {each for source in PARTS.values() for each in ASKED.findall(source)}


@pytest.mark.parametrize("name", SOURCES)
def test_a_script_says_what_it_is_and_is_not_long(name: str) -> None:
    assert re.match(r"// [A-Z“].{20}", SOURCES[name])
    assert len(SOURCES[name].splitlines()) <= 250


def test_elements_are_made_in_one_place() -> None:
    assert {name for name, source in SOURCES.items() if "document.createElement(" in source} == MAKERS


def test_files_are_asked_for_in_one_place() -> None:
    assert {name for name, source in SOURCES.items() if re.search(r"(?<![.\w])fetch\(", source)} == ASKERS
