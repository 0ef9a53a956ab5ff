"""The audit: verdicts are counted from a record of tests; a test that fails prints “no”, and one that is not there is a slip."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import press
import pytest
from axe import RULES, violations
from bridge import Sample
from edition.auditing import CRITERIA, RECORD, read
from edition.model import OUTCOMES, Audit, Criterion, Run
from edition.slips import Slips
from pages import Site
from playwright.sync_api import Browser

TESTS = """\
import pytest

@pytest.mark.parametrize("number", [1, 2])
def test_the_bridge_is_long(number): pass

def test_the_bridge_is_gone(): assert False, "it stands"

@pytest.mark.xfail(strict=True)
def test_there_is_a_ferry(): assert False

@pytest.mark.skip
def test_it_rains(): pass

def test_nobody_asks(): pass
"""
TYPED = """\
[[catalogue]]
id = "bridges"
name = "Criteria for Bridges"
version = "2.0"
home = "https://example.org/bridges"
{}"""
ONE = """
[[catalogue.criterion]]
number = "{}"
asks = "{}"
tests = {}
why = "Because & so."
{}"""
NAMED = ("the_bridge_is_long", "the_bridge_is_gone", "there_is_a_ferry", "it_rains")
LONG, GONE, FERRY, RAINS = (f"tests/test_bridge.py::test_{name}" for name in NAMED)
ASKED = {
    "1": ([LONG], ""),
    "2": ([LONG, FERRY], ""),
    "3": ([FERRY], ""),
    "4": ([LONG, GONE], ""),
    "5": ([LONG], "It is for divers to say."),
    "6": ([], "It is for divers to say."),
    "7": ([RAINS], ""),
}


def house(folder: Path) -> Path:
    """A house with criteria and tests, in which no test has been run."""
    (folder / "tests" / "audit").mkdir(parents=True)
    (folder / "tests" / "test_bridge.py").write_text(TESTS)
    written = [
        ONE.format(number, f"It is so ({number}).", json.dumps(tests), f"beyond = {json.dumps(beyond)}\n" if beyond else "")
        for number, (tests, beyond) in ASKED.items()
    ]
    (folder / CRITERIA).write_text(TYPED.format("".join(written)))
    return folder


def run(folder: Path, asked: str) -> dict[str, object]:
    """The record that a run of the tests in a house writes, with the plugin of ours alone."""
    around = {**os.environ, "PYTHONPATH": f"{press.ROOT / 'tests'}{os.pathsep}{press.ROOT / 'plugins'}", "PYTEST_ADDOPTS": ""}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "recording", "-p", "no:cacheprovider", "--rootdir", ".", f"--record={asked}"]
    done = subprocess.run(command, cwd=folder, env=around, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout  # one of them fails
    assert ("1 deselected" in done.stdout) == (asked == "named")
    record: dict[str, object] = json.loads((folder / RECORD).read_text())
    return record


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    folder = house(tmp_path_factory.mktemp("house"))
    named = run(folder, "named")
    assert run(folder, "all")["outcomes"] == named["outcomes"]
    return named


def test_a_run_records_how_each_named_test_ended_the_worst_of_its_parameters(record: dict[str, object]) -> None:
    assert record["outcomes"] == {LONG: "passed", GONE: "failed", FERRY: "lacking", RAINS: "skipped"}
    assert record.keys() == {"date", "commit", "versions", "outcomes"}


def test_a_verdict_is_counted_from_how_its_tests_ended() -> None:
    def judged(*ended: str, beyond: str = "") -> str:
        tests = {f"tests/x.py::test_{number}": outcome for number, outcome in enumerate(ended)}
        criterion = Criterion("1", "", "", tuple(tests), "", beyond)
        return Audit((), Run("2026-01-01", "", {}, tests)).judged(criterion)

    assert {judged("passed"), judged("passed", "passed")} == {"yes"}
    assert {judged("passed", "lacking"), judged("failed", "passed"), judged("passed", beyond="x")} == {"partly"}
    assert {judged("lacking"), judged("failed"), judged("failed", "lacking", beyond="x")} == {"no"}
    assert {judged("skipped"), judged("passed", "skipped"), judged("skipped", "failed")} == {"unrun"}
    assert judged(beyond="x") == "untested"
    assert Audit(()).judged(Criterion("1", "", "", ("tests/x.py::test_a",), "", "")) == "unrun"
    assert {judged(each) for each in OUTCOMES} == {"yes", "no", "unrun"}


def test_the_page_prints_no_where_a_test_fails_and_not_run_where_none_was(
    sample: Sample, record: dict[str, object], tmp_path: Path
) -> None:
    folder = house(tmp_path)
    assert folder == sample.folder.parent

    def built(name: str) -> Site:
        done = press.pelican(sample.folder, tmp_path / name, "--fatal", "errors")
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return Site(tmp_path / name)

    unrun = built("unrun")["audit/"]
    assert {*unrun.texts("//tbody/tr/td[1]/text()")} == {"Not run", "Not tested"}
    assert unrun.texts("//article/p[2]/text()")[0].startswith("The tests have not been run")
    (folder / RECORD).write_text(json.dumps(record))
    site = built("site")
    page = site["audit/"]
    verdicts = page.texts("//tbody/tr/td[1]/text()")
    assert verdicts == ["Yes", "Partly", "No", "Partly", "Partly", "Not tested", "Not run"]
    whys = [row.text_content() for row in page.elements("//tbody/tr")]
    assert ["Because & so." in why for why in whys] == [True, True, True, False, True, True, False]
    assert "A test that should prove this has failed." in whys[3]
    assert page.texts("//tbody/tr[4]//strong/text()") == ["failed"]
    assert page.texts("//nav//li/text()")[-1].strip() == ": 1\u00a0yes, 3\u00a0partly, 1\u00a0no, 1\u00a0not tested, 1\u00a0not run"
    assert page.texts("//article/p[2]/strong/text()") == ["That was another version than the one that you read."]
    told = json.loads((site.folder / "audit" / "audit.json").read_text())
    assert [each["result"]["title"] for each in told["hasPart"]] == ["yes", "partly", "no", "partly", "partly", "untested", "unrun"]
    failed = {each["test"]["identifier"] for each in told["hasPart"] if each["result"]["outcome"] == "earl:failed"}
    assert failed == {"2", "3", "4", "5"}
    assert (site.folder / "audit" / "audit.json").read_text() == (built("again").folder / "audit" / "audit.json").read_text()


@pytest.mark.parametrize(
    ("before", "after", "line", "told"),
    [
        (
            "bridge_is_long",
            "bridge_is_lang",
            10,
            "no test tests/test_bridge.py::test_the_bridge_is_lang; did you mean tests/test_bridge.py::test_the",
        ),
        ("tests/test_bridge.py", "tests/test_brige.py", 10, "no test tests/test_brige.py::test_the_bridge_is_long"),
        ("tests = []", "", 39, "6 names no test, and does not say under “beyond” who can judge it"),
        ('number = "1"', "", 9, "“number” is missing, or no words in quotation marks"),
        ("why =", "wy =", 11, "no such thing as “wy”; did you mean why?"),
        ('id = "bridges"', 'id = "bridges', 2, "it is no TOML: "),
        ("[[catalogue]]", "[catalog]", 1, "there is no [[catalogue]]"),
        (f'["{LONG}"]', '"test_words"', 10, "tests of 1 is no list of tests"),
    ],
)
def test_a_slip_in_the_criteria_is_told_with_its_line(tmp_path: Path, before: str, after: str, line: int, told: str) -> None:
    folder = house(tmp_path)
    typed = (folder / CRITERIA).read_text()
    if before == "tests = []":
        typed = typed.replace('beyond = "It is for divers to say."\n', "")
    (folder / CRITERIA).write_text(typed.replace(before, after, 1))
    slips = Slips()
    read(folder, slips)
    assert [(each.file, each.line) for each in slips if each.sentence.startswith(told)] == [(CRITERIA, line)], [*map(str, slips)]


@pytest.mark.parametrize("record", ["", "[]", "{}", '{"date": "", "commit": "", "versions": {}, "outcomes": {"x": "perhaps"}}'])
def test_a_record_that_is_none_is_told(tmp_path: Path, record: str) -> None:
    (house(tmp_path) / RECORD).write_text(record)
    slips = Slips()
    audit = read(tmp_path, slips)
    assert audit
    assert audit.run is None
    assert [str(each) for each in slips] == [f"{RECORD}:1: it is no record of a run of the tests; take it away, or type: make audit"]


def test_an_edition_without_criteria_has_no_audit(lamp_site: Path, tmp_path: Path) -> None:
    assert read(tmp_path, Slips()) is None
    assert not (lamp_site / "audit").exists()


@pytest.mark.browser
def test_the_page_is_accessible_in_colors_by_day_and_night_and_fits_a_phone(chromium: Browser, server: str) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{server}/audit/")
    page.evaluate("document.querySelectorAll('details').forEach(each => (each.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert violations(page, RULES) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, ["cat.color"]) == []
    page.close()
