"""What the tests of the engine share: the real edition, a small one to damage, and a second one of another kind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from bridge import Sample
from edition import concordance
from edition.model import Concordance, Edition
from edition.reader import read
from hypothesis import settings

# No deadline, because machines are busy; the same examples each time where a failure must mean a change.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def real() -> Edition:
    """The edition in ``content/``."""
    return read(ROOT / "content")[0]


@pytest.fixture(scope="session")
def lamp() -> Edition:
    """The edition in ``tests/samples/lamp/``."""
    return read(ROOT / "tests" / "samples" / "lamp")[0]


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
