"""The folder ``tests/audit`` of the house, read: criteria and the tests that prove them, and the record of how these ended.

``criteria.toml`` is typed; ``record.json`` is written by the tests (`make audit`). A test is named by its file and its name, and one that
is not there is a slip. Without ``criteria.toml`` there is no audit.
"""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path

from .model import OUTCOMES, Audit, Catalogue, Criterion, Run
from .slips import Slips, meant

FOLDER = "tests/audit"
CRITERIA, RECORD = f"{FOLDER}/criteria.toml", f"{FOLDER}/record.json"
TEST = re.compile(r"^(?:async )?def (test_\w+)", re.MULTILINE)
OF_CATALOGUE, OF_CRITERION = ("id", "name", "version", "home"), ("number", "asks", "why")
MAY = ("tests", "beyond", "home")


def read(house: Path, slips: Slips) -> Audit | None:
    """The audit of the edition in ``house``, the folder around its content, where it has one; what is wrong with it is told."""
    try:
        typed = (house / CRITERIA).read_text(encoding="utf-8")
    except OSError:
        return None
    except UnicodeDecodeError as error:
        slips.tell(CRITERIA, 1, f"it is not UTF-8 (byte {error.start})")
        return None
    try:
        said = tomllib.loads(typed)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        slips.tell(CRITERIA, int(line[1]) if line else 1, f"it is no TOML: {error}")
        return None
    reading = _Reading(house, typed, slips)
    return Audit(tuple(reading.catalogue(each) for each in reading.tables(said, "catalogue")), _run(house, slips))


class _Reading:
    def __init__(self, house: Path, typed: str, slips: Slips):
        self.house, self.lines, self.slips = house, typed.splitlines(), slips
        self.tests = cache(self._tests)

    def tables(self, said: dict[str, object], name: str) -> list[dict[str, object]]:
        """The tables of that name; whatever else stands there is told."""
        found = said.get(name)
        if isinstance(found, list) and all(isinstance(each, dict) for each in found):
            return found
        self._tell(f"[[{name}]]", f"there is no [[{name}]]")
        return []

    def catalogue(self, said: dict[str, object]) -> Catalogue:
        self._known(said, (*OF_CATALOGUE, "criterion"))
        id, name, version, home = (self._word(said, each) for each in OF_CATALOGUE)
        return Catalogue(id, name, version, home, tuple(self.criterion(each, home) for each in self.tables(said, "criterion")))

    def criterion(self, said: dict[str, object], home: str) -> Criterion:
        self._known(said, (*OF_CRITERION, *MAY))
        number, asks, why = (self._word(said, each) for each in OF_CRITERION)
        tests, beyond = said.get("tests", []), said.get("beyond", "")
        if not (isinstance(tests, list) and all(isinstance(each, str) for each in tests)):
            self._tell(str(tests), f'tests of {number} is no list of tests, such as ["tests/test_words.py::test_the_words_are_there"]')
            tests = []
        for each in tests:
            self._there(each)
        if not tests and not beyond:
            self._tell(asks, f"{number} names no test, and does not say under “beyond” who can judge it")
        return Criterion(number, asks, home + str(said.get("home", "")), tuple(tests), why, str(beyond))

    def _word(self, said: dict[str, object], name: str) -> str:
        value = said.get(name)
        if not isinstance(value, str) or not value.strip():
            self._tell(str(said.get("asks") or said.get("name") or name), f"“{name}” is missing, or no words in quotation marks")
            return ""
        return value

    def _known(self, said: dict[str, object], names: tuple[str, ...]) -> None:
        for name in said.keys() - set(names):
            self._tell(f"{name} =", f"no such thing as “{name}”{meant(name, names)}")

    def _there(self, test: str) -> None:
        """Tells a test that is named and is not there."""
        file, _, name = test.partition("::")
        if name not in self.tests(file):
            known = {f"{file}::{each}" for each in self.tests(file)}
            self._tell(test, f"no test {test}{meant(test, known)}")

    def _tests(self, file: str) -> frozenset[str]:
        try:
            return frozenset(TEST.findall((self.house / file).read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError):
            return frozenset()

    def _tell(self, words: str, sentence: str) -> None:
        """Tells a slip at the line on which words stand first."""
        line = next((number for number, line in enumerate(self.lines, 1) if words in line), 1)
        self.slips.tell(CRITERIA, line, sentence)


def _run(house: Path, slips: Slips) -> Run | None:
    """What the record says, where there is one."""
    try:
        said = json.loads((house / RECORD).read_bytes())
        run = Run(said["date"], said["commit"], said["versions"], said["outcomes"])
        if all(isinstance(each, dict) for each in (run.versions, run.outcomes)) and set(run.outcomes.values()) <= {*OUTCOMES}:
            return run
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        pass
    slips.tell(RECORD, 1, "it is no record of a run of the tests; take it away, or type: make audit")
    return None
