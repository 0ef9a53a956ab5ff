"""What of the measures makes no noise: how often a source is parsed, and how the bytes grow."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from corpus import CONTENT, TEXT, files, multiplied, plain
from edition.marks import SIGNS
from edition.model import Mention, walk, words
from edition.reader import forms, read
from pages import EDITION, IDS, KINDS
from press import pelican

TIMES = 10


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return multiplied(CONTENT, tmp_path_factory.mktemp("corpus") / "content", TIMES)


def to_parse(path: Path) -> int:
    """How much of a file is Markdown: its body, and whatever of a fact holds marks and may.

    The names of an entry are read before all else, since links are known by them, and with its other facts again.
    """
    if path.parent == CONTENT:
        form = forms.literal(forms.EDITION if path.name == "edition.md" else forms.TEXT)
        rules = {rule.name: rule.form for rule in form.rules}
    else:
        blank = (path.parent / "_blank.md").read_text(encoding="utf-8")
        rules = dict(re.findall(r"^([\w-]+): (\w+)", blank, re.MULTILINE))
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    found = int(bool(body.strip()))
    for name, value in (line.split(": ", 1) for line in head.splitlines()):
        if rules.get(name) in ("words", "list", "names"):
            members = forms.listed(value) if rules[name] == "list" else (value,)
            found += sum(not SIGNS.isdisjoint(member) for member in members) * (2 if name in ("name", "also") else 1)
    return found


def test_every_source_is_parsed_once() -> None:
    _, _, parsed = read(CONTENT)
    assert parsed == sum(map(to_parse, files(CONTENT)))


def test_ten_times_the_edition_is_read_with_ten_times_the_parsing_and_no_other_slips(large: Path) -> None:
    _, slips, parsed = read(CONTENT)
    edition, more_slips, more = read(large)
    # Pages of prose stay single, so nothing mentions or cites the copies of what only they speak of.
    told = [slip for slip in more_slips if not slip.sentence.startswith("nothing ")]
    assert len(edition.text.paragraphs) == TIMES * len(IDS)
    assert parsed < more <= TIMES * parsed
    assert len(told) <= TIMES * len(slips)


def test_ten_times_the_edition_makes_at_most_eleven_times_the_bytes(site: Path, large: Path, tmp_path: Path) -> None:
    done = pelican(large, tmp_path)
    assert done.returncode == 0, done.stderr
    small_bytes, large_bytes = (sum(path.stat().st_size for path in folder.rglob("*.html")) for folder in (site, tmp_path))
    small_pages, large_pages = (sum(1 for _ in folder.rglob("*.html")) for folder in (site, tmp_path))
    assert large_pages - small_pages >= (TIMES - 1) * (len(IDS) + len(EDITION.entries))
    assert large_bytes <= 1.1 * TIMES * small_bytes
    # The lists and the reading page are ten times as long; a page of which there are many is no longer than before.
    for page in (f"{KINDS[kind]}index.html" for kind in ("seldom", "passage")):
        assert (tmp_path / page).stat().st_size <= 1.1 * (site / page).stat().st_size, page


def test_the_bare_prose_has_the_words_and_none_of_the_marks(tmp_path: Path) -> None:
    assert plain(CONTENT, tmp_path).is_file()
    made = sorted((tmp_path / "content").rglob("*.md"))
    text = (tmp_path / "content" / TEXT).read_text(encoding="utf-8")
    assert len(made) == len(files(CONTENT))
    assert [mark for mark in ("[^", "{:", "[[page", ".md)") if mark in text] == []
    said = " ".join(re.sub(r"[*\\]|\]\([^)]*\)|[\[\]]", "", text).split())
    plain_words = [" ".join(re.sub(r"[\[\]]", "", words(part.nodes)).split()) for part in EDITION.text.paragraphs]
    assert [each for each in plain_words if each not in said] == []
    mentioned = {node.entry for part in EDITION.text.paragraphs for node in walk(part.nodes) if isinstance(node, Mention)}
    assert [path for path in mentioned if f"](../{path}/)" not in text] == []
