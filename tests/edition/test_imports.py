"""Imports point one way: the table of who may know whom, and where libraries live."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from bridge import Sample

PLUGINS = Path(__file__).parent.parent.parent / "plugins"

# A module (or a package, for all its modules) and what of ours it may import from outside itself.
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "tei": set(),
    "marks": set(),
    "slips": set(),
    "files": set(),
    "languages": set(),
    "plain": set(),
    "memory": {"plain"},
    "proof": {"slips"},
    "wording": {"model"},
    "misdated": {"wording"},
    "dates": {"model", "misdated", "wording"},
    "makers": {"model", "dates", "wording"},
    "sentences": {"model"},
    "lock": {"model", "languages"},
    "lock.division": {"model", "sentences"},
    "reader": {"model", "languages", "marks", "dates", "sentences", "slips", "files", "lock", "memory", "wording"},
    "concordance": {"model", "memory", "sentences"},
    "citing": {"model", "dates", "memory", "wording"},
    "auditing": {"model", "slips"},
    "intake": {"model", "languages", "tei", "misdated", "dates", "slips", "wording", "citing.processor"},
    "outputs": set(),
    "outputs.cards": {"model"},
    "outputs.codes": {"model"},
    "outputs.forms": {"model"},
    "outputs.data": {"model", "memory"},
    "outputs.earl": {"model"},
    "outputs.marginalia": {"model"},
    "outputs.plain": {"model", "wording"},
    "outputs.records": {"model", "citing", "wording"},
    "outputs.site": {"model", "languages", "outputs.forms", "dates", "makers", "sentences", "citing", "wording"},
    "outputs.tei": {"model", "tei", "citing.signposts", "dates", "makers", "memory", "wording"},
    "outputs.school": {
        "model",
        "dates",
        "makers",
        "sentences",
        "wording",
        "memory",
        "outputs.site",
        "outputs.archive",
        "outputs.paper",
        "outputs.word",
        "outputs.styles",
    },
    "outputs.books": {
        "model",
        "languages",
        "outputs.forms",
        "dates",
        "makers",
        "citing",
        "memory",
        "wording",
        "outputs.archive",
        "outputs.images",
        "outputs.paper",
        "outputs.word",
        "outputs.styles",
    },
    "outputs.word": {"model", "languages", "wording", "citing.processor", "outputs.archive", "outputs.images", "outputs.styles"},
    "outputs.styles": {"outputs.breaks"},
    "outputs.breaks": set(),
    "outputs.archive": set(),
    "outputs.images": set(),
    "outputs.paper": {"outputs.images"},
    "press": {"auditing", "reader", "concordance", "citing", "outputs", "model", "memory", "files", "proof", "wording", "dates", "makers"},
    "unmarked": {"model", "marks", "reader", "slips"},
    "beginning": {"model", "marks", "dates", "reader", "wording", "intake", "press.colophon"},
    "outset": {"model", "reader", "files", "slips", "intake", "beginning", "wording"},
    "__main__": {"reader", "lock", "files", "slips", "press", "proof", "unmarked", "outset"},
    "": {"press"},
}

# Where libraries live: what is imported beside Python's own, and by whom.
LIBRARIES: dict[str, set[str]] = {
    "babel": {"wording", "languages"},
    "brotli": {"press"},
    "bs4": {"proof"},
    "sentencex": {"sentences"},
    "segno": {"outputs.codes"},
    "textstat": {"outputs.school"},
    "lxml": {"intake", "outputs.archive", "outputs.books", "outputs.breaks", "outputs.styles", "outputs.school", "outputs.tei"},
    "PIL": {"outputs.books", "reader"},
    "weasyprint": {"outputs.paper"},
    "pydyf": {"outputs.paper"},
    "jinja2": {"press"},
    "markupsafe": {"wording", "outputs.site", "outputs.school", "press"},
    "pelican": {"", "press"},
    "watchfiles": {"press"},
}


def modules() -> dict[str, Path]:
    """Every module of the plugin, by its name inside the package."""
    found = {}
    for path in sorted((PLUGINS / "edition").rglob("*.py")):
        name = ".".join(path.relative_to(PLUGINS / "edition").with_suffix("").parts)
        found[name.removesuffix("__init__").removesuffix(".")] = path
    return found


MODULES = modules()
PACKAGES = {path.parent.relative_to(PLUGINS / "edition").as_posix().replace("/", ".") for path in PLUGINS.rglob("__init__.py")}


@cache
def imported(name: str) -> tuple[set[str], set[str]]:
    """What a module imports: modules of ours, and libraries."""
    package = name.split(".") if name in PACKAGES or not name else name.split(".")[:-1]
    ours: set[str] = set()
    libraries: set[str] = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            libraries |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            libraries.add((node.module or "").split(".")[0])
        elif isinstance(node, ast.ImportFrom):
            base = ".".join([*filter(None, package)][: len([*filter(None, package)]) - node.level + 1])
            whole = ".".join(filter(None, (base, node.module)))
            inner = {".".join(filter(None, (whole, alias.name))) for alias in node.names}
            ours |= {each if each in MODULES else whole for each in inner}
    return ours, libraries - sys.stdlib_module_names


def within(name: str, table: dict[str, set[str]]) -> str:
    """The row of a table that a module belongs to: its own, or that of the nearest package around it."""
    while name not in table:
        name = name.rpartition(".")[0]
    return name


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_only_what_the_table_allows(name: str) -> None:
    row = within(name, MAY_IMPORT)
    outside = {each for each in imported(name)[0] if row == "" or within(each, MAY_IMPORT) != row}
    assert {each for each in outside if not any(each == allowed or each.startswith(f"{allowed}.") for allowed in MAY_IMPORT[row])} == set()


def test_every_module_has_its_row_and_every_row_its_module() -> None:
    assert {within(name, MAY_IMPORT) for name in MODULES} == MAY_IMPORT.keys()
    assert [name for name in MODULES if name and within(name, MAY_IMPORT) == ""] == []


def test_libraries_live_where_the_table_says() -> None:
    found: dict[str, set[str]] = {}
    for name in MODULES:
        for library in imported(name)[1]:
            found.setdefault(library, set()).add(within(name, MAY_IMPORT))
    assert found == LIBRARIES


def test_no_module_is_imported_in_a_circle() -> None:
    known: set[str] = set()

    def reach(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " → ".join((*way, name))
        for each in sorted(imported(name)[0] - known):
            reach(each, (*way, name))
        known.add(name)

    for name in MODULES:
        reach(name, ())


LOADED = "import sys; from edition.__main__ import main; main(sys.argv[1:]); print('loaded:', *sys.modules)"
HEAVY = {"bs4", "lxml", "pelican", "jinja2", "weasyprint", "PIL"}


@pytest.mark.parametrize(("command", "needs"), [("sentences", set()), ("mentions", set()), ("lock", set()), ("check", {"bs4", "lxml"})])
def test_a_command_loads_no_library_that_it_does_not_need(command: str, needs: set[str], sample: Sample) -> None:
    """Each of them takes longer to load than the command to do its work."""
    run = [sys.executable, "-c", LOADED, command, str(sample.folder)]
    done = subprocess.run(run, env={"PYTHONPATH": str(PLUGINS)}, input="", capture_output=True, text=True, check=True)
    assert HEAVY & {*done.stdout.partition("loaded:")[2].split()} == needs
