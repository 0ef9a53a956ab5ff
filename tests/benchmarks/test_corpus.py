"""What of the measures makes no noise: how often a source is parsed, and how bytes and work grow with the edition."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest
from bridge import Sample
from corpus import CHANGED, CONTENT, ROOT, TEXT, changed, entry, files, multiplied, plain
from edition.marks import SIGNED
from edition.model import Mention, walk, words
from edition.reader import forms, read
from pages import EDITION, IDS
from press import pelican

pytestmark = pytest.mark.skipif(
    bool(EDITION.versions) or not EDITION.pages, reason="the corpus is made of an edition with pages of prose and one version of its text"
)
SLACK = 1.1  # a page has a number of one digit more, and a copy a longer name


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return multiplied(CONTENT, tmp_path_factory.mktemp("corpus") / "content", 2)


# How often each function ran, by file, line and name: those that share all three are added up, which the files of cProfile do not do.
COUNTED = """
import cProfile, collections, json, runpy, sys
profile = cProfile.Profile()
folder = sys.argv.pop(1)
try:
    profile.runcall(runpy.run_module, "pelican", run_name="__main__", alter_sys=True)
finally:
    calls = collections.Counter()
    for each in profile.getstats():
        if not isinstance(each.code, str) and "/edition/" in each.code.co_filename:
            calls[f"{each.code.co_filename}:{each.code.co_firstlineno} {each.code.co_name}"] += each.callcount
    open(folder, "w").write(json.dumps(calls))
"""


def built(content: Path, folder: Path) -> tuple[dict[str, int], dict[str, int]]:
    """The bytes of each page and file of a site that is built without a memory, and how often each function of the engine ran."""
    profile = ["-c", COUNTED, str(folder / "calls")]
    press = [str(content), "-s", "pelicanconf.py", "-o", str(folder / "pages"), "-e", "MEMORY=false", "--fatal", "errors"]
    mine = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(mine)})  # where another process does a part, what it runs is not counted
    try:
        subprocess.run([sys.executable, *profile, *press], cwd=ROOT, check=True, capture_output=True)
    finally:
        os.sched_setaffinity(0, mine)
    sizes = {str(path.relative_to(folder / "pages")): path.stat().st_size for path in (folder / "pages").rglob("*") if path.is_file()}
    calls = json.loads((folder / "calls").read_text(encoding="utf-8"))
    return {name: size for name, size in sizes.items() if not name.startswith("static/")}, calls


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
            found += sum(SIGNED.search(member) is not None for member in members) * (2 if name in ("name", "also") else 1)
    return found


def test_every_source_is_parsed_once() -> None:
    _, _, parsed = read(CONTENT)
    assert parsed == sum(map(to_parse, files(CONTENT)))


def test_twice_the_edition_is_read_with_at_most_twice_the_parsing_and_without_a_slip(twice: Path) -> None:
    _, _, parsed = read(CONTENT)
    edition, slips, more = read(twice)
    assert list(slips) == []
    assert len(edition.text.paragraphs) == 2 * len(IDS)
    assert parsed < more <= 2 * parsed


def test_twice_the_edition_makes_at_most_twice_the_bytes_and_the_work(twice: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    copytree(CONTENT, tmp_path / "once" / "content")  # away from the house, as the other is, which has an audit and earlier versions
    small, calls = built(tmp_path / "once" / "content", tmp_path / "one")
    large, more_calls = built(twice, tmp_path / "two")
    assert len(large) - len(small) >= len(IDS) + len(EDITION.entries)
    assert sum(large.values()) <= SLACK * 2 * sum(small.values())
    # The lists, the reading page and that of the text alone are twice as long; a page of which there are many is no longer than before.
    many = [name for name in small if (len(Path(name).parts) > 2 and Path(name).parent.name != "text") or Path(name).stem in IDS]
    assert len(many) >= len(IDS) + len(EDITION.entries)
    assert [name for name in small if large[name] > SLACK * (1 if name in many else 2) * small[name]] == []
    # Nothing is looked for in the whole edition for each part of it: that would be four times the work.
    often = sum(more_calls.values()) / 400
    assert {name: count for name, count in more_calls.items() if count > max(often, 2.5 * calls.get(name, count))} == {}


def test_the_floor_tells_what_each_step_of_the_least_build_takes(sample: Sample, tmp_path: Path) -> None:
    assert pelican(sample.folder, tmp_path / "pages").returncode == 0
    command = [sys.executable, str(ROOT / "tests" / "benchmarks" / "floor.py"), "content", "pages"]
    around = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    told = subprocess.run(command, cwd=tmp_path, env=around, capture_output=True, text=True, check=True).stdout.splitlines()
    seconds = [float(line.split()[-1]) for line in told]
    assert len(seconds) == 7
    assert seconds[-1] == pytest.approx(sum(seconds[:-1]), abs=0.05)  # of figures that are rounded
    assert sorted(path.name for path in tmp_path.iterdir()) == [".cache", "content", "pages"]


def test_what_the_benchmark_changes_is_an_edition_without_slips_and_is_changed_once_a_round(twice: Path) -> None:
    for path in (twice / entry(twice), twice / TEXT):
        before = path.read_text(encoding="utf-8")
        said = [changed(path, number) for number in (1, 2)]
        after = path.read_text(encoding="utf-8")
        assert (after.count(said[0]), after.count(said[1])) == (0, 1)
        assert CHANGED.sub("", after).split() == before.split()
    assert list(read(twice)[1]) == []


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
