"""An edition held against published catalogues of criteria: what each asks, which tests prove it, and how these ended.

A verdict is counted from results and never typed. The words for outcomes are those that the record of a run has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PASSED, LACKING, FAILED, SKIPPED = "passed", "lacking", "failed", "skipped"
# How a test may end: as it should; failing, as was known before (what it asks for is not there); failing; not at all.
OUTCOMES = (PASSED, LACKING, FAILED, SKIPPED)
JUDGMENTS = ("yes", "partly", "no", "untested", "unrun")  # `VERDICTS` are those on claims


@dataclass(frozen=True, slots=True)
class Criterion:
    """What a catalogue asks, in our words: its ``number`` there and its ``home``, the address where it stands.

    ``tests`` are the tests that prove it, as ``file::name``. ``why`` says how it is met, or what is lacking; ``beyond`` what no test can
    judge, and who looked. One of ``tests`` and ``beyond`` at least has something.
    """

    number: str
    asks: str
    home: str
    tests: tuple[str, ...]
    why: str
    beyond: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Published criteria: who asks, in which version, and where that stands."""

    id: str
    name: str
    version: str
    home: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """When the tests were run, on which versions and which state of the files, and how each ended, by its id."""

    date: str
    commit: str
    versions: Mapping[str, str]
    outcomes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Audit:
    """The catalogues, and the run whose results they have; none where no test has been run."""

    catalogues: tuple[Catalogue, ...]
    run: Run | None = None

    def outcome(self, test: str) -> str:
        """How a test ended."""
        return self.run.outcomes.get(test, SKIPPED) if self.run else SKIPPED

    def judged(self, criterion: Criterion) -> str:
        """The judgment on a criterion, one of `JUDGMENTS`.

        It is met where all of its tests passed and none of it is beyond them, not met where none passed, and partly between.
        """
        ended = [self.outcome(test) for test in criterion.tests]
        if not ended:
            return "untested"
        if SKIPPED in ended:
            return "unrun"
        passed = ended.count(PASSED)
        if not passed:
            return "no"
        return "partly" if passed < len(ended) or criterion.beyond else "yes"

    def why(self, criterion: Criterion) -> str:
        """What is typed of a criterion, where its tests were run and ended as they should or as was known; else nothing."""
        ended = {self.outcome(test) for test in criterion.tests}
        return "" if ended & {SKIPPED, FAILED} else criterion.why
