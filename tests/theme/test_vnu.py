"""The Nu HTML Checker, which the W3C runs, finds no error on any page."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import tools


@pytest.mark.java
def test_every_page_is_valid_html(site: Path) -> None:
    java = shutil.which("java")
    assert java
    # Its check of styles knows neither nested rules nor anchors, which browsers have; the pages are HTML.
    command = [
        java,
        "-Xss4m",
        "-jar",
        str(tools.VNU),
        "--format",
        "json",
        "--errors-only",
        "--filterpattern",
        "CSS: .*",
        "--stdout",
        "--skip-non-html",
        str(site),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = [
        f"{urlsplit(each['url']).path.removeprefix(str(site))}:{each.get('lastLine', 1)}: {each['message']}"
        for each in json.loads(done.stdout)["messages"]
    ]
    assert found == []
    assert done.returncode == 0, done.stderr
