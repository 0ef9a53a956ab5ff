"""The built edition, as its readers and their machines get it."""

from __future__ import annotations

import json
import re
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


@pytest.fixture(scope="session")
def transcription() -> dict[str, str]:
    """The source as it came to us: each part's words with its page marks, by its id."""
    folder = Path(__file__).parent / "source"
    parts = dict(line.split("\t") for line in (folder / "paragraphs.txt").read_text(encoding="utf-8").splitlines())
    pages = " ".join((folder / "telegram.txt").read_text(encoding="utf-8").split())
    end = re.search(r"(N\. Khrushchev) (\[Source: .*\])$", pages)
    assert end, "telegram.txt does not end in a signature and a source note"
    return parts | {"signature": end[1], "source-note": end[2]}
