"""What all tests share: the edition, its site, a browser, and what is left out where a tool is missing or the edition is another."""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import press
import pytest
import tools
from bridge import Sample
from edition import concordance
from edition.model import Concordance, Edition
from edition.reader import read
from hypothesis import settings
from pages import EDITION, Site
from playwright.sync_api import Browser, sync_playwright
from waits import PATIENCE

ROOT = Path(__file__).parent.parent
LAMP, FORMS, OATH = "tests/samples/lamp", "tests/samples/forms", "tests/samples/oath"
SITEURL = "https://example.org/edition"
OURS = Path(__file__).parent / "content"  # checks of one edition's own words and facts
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
# The files that take longest, by the processor's time, the longest first.
LONGEST = (Path(__file__).parent / "longest.txt").read_text(encoding="utf-8").split()


pytest_plugins = ["browsing", "recording"]

# What is started hundreds of times is compiled once, whatever is the habit of the machine.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# No deadline, because machines are busy; the same examples each time where a failure must mean a change.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")


def known() -> str:
    """The title of the edition that ``tests/content`` is about, or nothing where somebody took that away."""
    file = OURS / "edition.txt"
    return file.read_text(encoding="utf-8").strip() if file.exists() else ""


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """What is about one edition is not asked of another."""
    return True if EDITION.said["title"] != known() and OURS in (collection_path, *collection_path.parents) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that at the end no process is alone with it."""
    long = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: long.get(item.nodeid.partition("::")[0], len(long)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says so."""
    if known() not in ("", EDITION.said["title"]):
        terminalreporter.write_line(
            f"content/ holds “{EDITION.said['title']}”, and tests/content is about “{known()}”: it is left out, as it should be."
        )


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test whose tool is missing is left out at home, with the reason, and fails where ``CI`` is set."""
    wanted = {mark.name for mark in item.iter_markers()} & {"browser", "node", "java", "paper", "server"}
    for reason in [reason for marker, reason in tools.missing().items() if marker in wanted] if wanted else ():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


def built(factory: pytest.TempPathFactory, name: str, content: str, *options: str, **environment: str) -> Path:
    """A site that is built once for all the processes of a run; nobody may change it."""
    run = factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else factory.getbasetemp()
    site, new = run / name, run / f"{name}.new"
    with (run / f"{name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            done = press.pelican(ROOT / content, new, "--fatal", "errors", *options, **environment)
            assert (done.returncode, done.stderr) == (0, ""), done.stderr
            new.rename(site)
    return site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make site` builds it."""
    return built(tmp_path_factory, "site", "content")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's browser, one for all tests of a process: Playwright's loop can be run only once in it."""
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=tools.chromium(), args=ARGUMENTS) as launched:
        launched.on("context", lambda context: context.set_default_timeout(PATIENCE * 1000))
        yield launched


@pytest.fixture(scope="session")
def real() -> Edition:
    """The edition in ``content/``."""
    return EDITION


@pytest.fixture(scope="session")
def pages(site: Path) -> Site:
    return Site(site)


@pytest.fixture(scope="session")
def siteurl() -> str:
    """An address with a path, where the site is published."""
    return SITEURL


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site built for that address."""
    options = (
        "-s",
        str(ROOT / "publishconf.py"),
        "-e",
        "PACKS=false",
        "BOOKS=false",
        "COMPRESSED=false",
    )  # they take their time, and Pango; test_packs_built.py makes them, and test_hosting.py what is compressed
    return Site(built(tmp_path_factory, "published", "content", *options, SITEURL=SITEURL))


@pytest.fixture(scope="session")
def lamp() -> Edition:
    """The edition in ``tests/samples/lamp/``."""
    return read(ROOT / LAMP)[0]


@pytest.fixture(scope="session")
def lamp_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, built with the same code, settings and theme."""
    return built(tmp_path_factory, "lamp", LAMP)


@pytest.fixture(scope="session")
def forms() -> Edition:
    """The edition in ``tests/samples/forms/``, which has every form of a text."""
    return read(ROOT / FORMS)[0]


@pytest.fixture(scope="session")
def forms_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site as it is published, with books."""
    return built(tmp_path_factory, "forms", FORMS, "-s", str(ROOT / "publishconf.py"), "-e", "PACKS=false", SITEURL=SITEURL)


@pytest.fixture(scope="session")
def oath() -> Edition:
    """The edition in ``tests/samples/oath/``, which has a second witness of its text."""
    return read(ROOT / OATH)[0]


@pytest.fixture(scope="session")
def oath_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site as it is published, with books."""
    return built(tmp_path_factory, "oath", OATH, "-s", str(ROOT / "publishconf.py"), "-e", "PACKS=false", SITEURL=SITEURL)


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    """The small edition, to damage."""
    return Sample(tmp_path / "content")


@pytest.fixture(scope="session")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The small edition as it is."""
    return Sample(tmp_path_factory.mktemp("bridge")).edition()


@pytest.fixture(scope="session")
def found(bridge: Edition) -> Concordance:
    """The concordance of the small edition."""
    return concordance.make(bridge)
