"""What the search finds for readers' questions, and what a first answer weighs."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import brotli
import pytest
import tools

pytestmark = pytest.mark.node
HERE = Path(__file__).parent
# Questions, with the least shares that are first and among five. Those of others were written without a look at the ranking. Of the first
# sixty 77 and 80 in a hundred were found at first, of the second 82 and 85; then the ranking was mended with them in view. Of the last,
# after that, 88 and 97 of those that have an answer, and nothing for the five that have none.
QUESTIONS = {
    "search.tsv": (0.93, 1),
    "search-others.tsv": (0.90, 0.95),
    "search-third.tsv": (0.90, 0.95),
    "search-fourth.tsv": (0.88, 0.95),
}
MOST = 30 * 1024  # bytes, brotli, before a first answer: what finds, the field, its style


@pytest.mark.parametrize("name", QUESTIONS)
def test_readers_questions_are_answered_first_or_among_five(name: str, site: Path) -> None:
    command = [tools.node() or "node", str(HERE / "score.mjs"), str(site), str(HERE / name)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"^(\d+) of (\d+) first, (\d+) of \d+ among five$", told, re.MULTILINE)
    assert found
    first, all_, five = map(int, found.groups())
    assert all_ >= 30
    least, among = QUESTIONS[name]
    assert first >= least * all_, told
    assert five >= among * all_, told


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_answer_that_a_question_names_is_there(name: str, site: Path) -> None:
    rows = [line.split("\t") for line in (HERE / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    named = {answer for _, _, answers in rows for answer in answers.split() if answer != "-"}
    gone = {each for each in named if not (site / each.partition("#")[0] / "index.html").exists()}
    for each in named - gone:
        address, _, id = each.partition("#")
        if id and f'id="{id}"' not in (site / address / "index.html").read_text(encoding="utf-8"):
            gone.add(each)
    assert gone == set()


def test_a_first_answer_weighs_little(site: Path) -> None:
    parts = {
        name: len(brotli.compress((site / "static" / name).read_bytes(), quality=11))  # type: ignore[no-untyped-call]  # no types
        for name in ("js/finding.js", "js/search.js", "css/search.css")
    }
    assert sum(parts.values()) <= MOST, parts


def test_without_a_script_the_page_is_a_list_that_is_not_heavy(site: Path) -> None:
    assert len((site / "search" / "index.html").read_bytes()) <= 200_000
