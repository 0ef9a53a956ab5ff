"""The record of a run of the tests, from which the page of the audit is made: how each test ended that a criterion names.

``--record=named`` runs these tests alone, ``--record=all`` whatever else is asked for as well; both write `RECORD`. A test
that is one of several by its parameters has passed where all of them have. What is marked as failing (``xfail``) is known to be lacking.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from edition.auditing import RECORD, read
from edition.files import replace
from edition.model import ENGINE, OUTCOMES
from edition.slips import Slips
from pages import EDITION

WORST = ("passed", "lacking", "skipped", "failed")  # of several, the last counts
assert {*WORST} == {*OUTCOMES}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--record", choices=("named", "all"), help="write tests/audit/record.json; of all tests, or run only those that criteria name"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Records where that is asked for: in the process that all reports come to."""
    if config.getoption("--record"):
        config.pluginmanager.register(Recorder(config.rootpath, hasattr(config, "workerinput"), config.getoption("--record") == "named"))


class Recorder:
    """Gathers how tests end, and writes the record at the end."""

    def __init__(self, root: Path, worker: bool, only: bool):
        audit = read(root, Slips())
        self.root, self.worker, self.only = root, worker, only
        self.named = {test for each in (audit.catalogues if audit else ()) for one in each.criteria for test in one.tests}
        self.outcomes: dict[str, str] = {}

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Leaves out what no criterion names."""
        if self.only:
            config.hook.pytest_deselected(items=[each for each in items if _named(each.nodeid) not in self.named])
            items[:] = [each for each in items if _named(each.nodeid) in self.named]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keeps the worst of what is told of a test: of its parameters, and of what comes before and after it."""
        test = _named(report.nodeid)
        if test in self.named and (outcome := _outcome(report)):
            self.outcomes[test] = max(self.outcomes.get(test, outcome), outcome, key=WORST.index)

    def pytest_sessionfinish(self) -> None:
        """Writes the record."""
        if not self.worker:
            replace(self.root / RECORD, written(self.root, {test: self.outcomes.get(test, "skipped") for test in self.named}))


def _named(nodeid: str) -> str:
    return nodeid.partition("[")[0]


def _outcome(report: pytest.TestReport) -> str:
    """The word for how a part of a test ended; nothing for what went well around it."""
    if report.failed:
        return "failed"
    if report.skipped:
        return "lacking" if hasattr(report, "wasxfail") else "skipped"
    return "passed" if report.when == "call" else ""


def written(root: Path, outcomes: dict[str, str]) -> bytes:
    """The record of a run in the house ``root``."""
    said = EDITION.said
    value = {
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "commit": _state(["git", "-C", str(root), "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"]),
        "versions": {"text": said["version-text"], "apparatus": said["version-apparatus"], "engine": ENGINE},
        "outcomes": dict(sorted(outcomes.items())),
    }
    return json.dumps(value, indent=1).encode() + b"\n"


def _state(command: Iterable[str]) -> str:
    """What git says of the files; nothing where there is none."""
    done = subprocess.run(list(command), capture_output=True, text=True, check=False)
    return done.stdout.strip()
