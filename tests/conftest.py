"""What all tests share: the built site, the transcription of the source, and what is done where a tool is missing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import tools
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test whose tool is missing is left out at home, with the reason, and fails where ``CI`` is set."""
    wanted = {mark.name for mark in item.iter_markers()} & {"browser", "java", "paper"}
    for reason in [reason for marker, reason in tools.missing().items() if marker in wanted] if wanted else ():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make site` builds it."""
    output = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", str(output), "--log-handler", "plain"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return output


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's browser, one for all tests of a process: Playwright's loop can be run only once in it."""
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=tools.chromium(), args=ARGUMENTS) as launched:
        yield launched


@pytest.fixture(scope="session")
def transcription() -> dict[str, str]:
    """The source as it came to us: each part's words with its page marks, by its id."""
    folder = Path(__file__).parent / "content" / "source"
    parts = dict(line.split("\t") for line in (folder / "paragraphs.txt").read_text(encoding="utf-8").splitlines())
    pages = " ".join((folder / "telegram.txt").read_text(encoding="utf-8").split())
    end = re.search(r"(N\. Khrushchev) (\[Source: .*\])$", pages)
    assert end, "telegram.txt does not end in a signature and a source note"
    return parts | {"signature": end[1], "source-note": end[2]}
