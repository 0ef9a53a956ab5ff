"""The pages of the site, and the site as it is published below another address."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pages import Site

SITEURL = "https://example.org/edition"
ROOT = Path(__file__).parent.parent.parent


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
    output = tmp_path_factory.mktemp("published")
    command = [sys.executable, "-m", "pelican", "content", "-s", "publishconf.py", "-o", str(output), "--log-handler", "plain"]
    command += ["-e", "PACKS=false"]  # they take their time, and Pango; test_packs_built.py makes them
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env={**os.environ, "SITEURL": SITEURL})
    return Site(output)
