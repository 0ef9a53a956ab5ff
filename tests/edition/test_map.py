"""The maps: what the engine's docstrings and the README say stands where, and what stands there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from pages import EDITION as EDITION_HERE

ROOT = Path(__file__).parent.parent.parent
EDITION = ROOT / "plugins" / "edition"
README = (ROOT / "README.md").read_text(encoding="utf-8")
PACKAGES = sorted(path.parent for path in EDITION.rglob("__init__.py"))
ROW = re.compile(r"^`(\w+)` +\S", re.MULTILINE)
COLUMN = re.compile(r"^`\w+` {2,}\S", re.MULTILINE)  # what tells a map from a sentence that begins with a name
PATH = re.compile(r"(?<![\w/.-])((?:\.ci|content|plugins|theme|tests|templates|model|reader|outputs)/[\w./-]*[\w/])|`(\w+\.py)`")


def modules(package: Path) -> set[str]:
    """What stands in a package, by the names under which it is imported."""
    inside = {path.stem for path in package.glob("*.py")} | {path.parent.name for path in package.glob("*/__init__.py")}
    return inside - {"__init__"}


def mapped(package: Path) -> set[str]:
    """What the map in the docstring of a package has a row for; nothing where it has none."""
    told = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
    return {name for part in told.split("\n\n") if COLUMN.search(part) for name in ROW.findall(part)}


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.relative_to(EDITION.parent).as_posix())
def test_a_map_in_a_docstring_is_the_listing(package: Path) -> None:
    rows = mapped(package)
    assert rows in (set(), modules(package))


def test_the_engine_has_a_map() -> None:
    assert mapped(EDITION) == modules(EDITION)


def test_every_path_that_the_readme_names_is_there() -> None:
    named = {path or file for path, file in PATH.findall(README)}
    if EDITION_HERE.said["title"] != (ROOT / "tests" / "content" / "edition.txt").read_text(encoding="utf-8").strip():
        named = {name for name in named if not name.startswith("content/")}  # the files of another edition have other names
    homes = (ROOT, EDITION, ROOT / "theme", ROOT / "content", ROOT / "plugins")
    assert len(named) > 30
    assert {name for name in named if not any((home / name).exists() for home in homes)} == set()


def test_every_folder_of_the_house_is_in_the_readme() -> None:
    rows = {found.strip("/") for found in re.findall(r"^\| `([\w.]+/)`", README, re.MULTILINE)}
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name in ("content", "plugins", "theme", "tests")}
    assert folders - rows == {"plugins"}  # which holds the engine alone: `plugins/edition/`
    assert "`plugins/edition/`" in README


def test_every_command_that_the_readme_names_is_in_the_makefile_and_every_one_there_is_named() -> None:
    targets = {*re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)}
    named = {*re.findall(r"(?:`|^    )make ([a-z-]+)", README, re.MULTILINE)}
    assert named <= targets
    assert targets - named <= {"sentences", "lint"}  # the editors' manual has the first, and `make test` runs the second
