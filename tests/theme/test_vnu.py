"""The Nu HTML Checker finds no error on any page."""

from __future__ import annotations

from pathlib import Path

import pytest
import validators


@pytest.mark.java
def test_every_page_is_valid_html(site: Path) -> None:
    """Its check of styles knows neither nested rules nor anchors, which browsers have; the pages are HTML."""
    assert validators.html(site, "--filterpattern", "CSS: .*") == ""
