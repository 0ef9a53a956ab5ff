"""The built edition, as its readers and their machines get it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def edition(site: Path) -> dict[str, Any]:
    """The whole edition from `telegram.json`."""
    found: dict[str, Any] = json.loads((site / "telegram" / "telegram.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def paragraphs(edition: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The paragraphs of `telegram.json` by id."""
    return {paragraph["id"]: paragraph for paragraph in edition["text"]["paragraphs"]}
