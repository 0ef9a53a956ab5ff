"""The lock neither vanishes nor lies: whatever happens to its file is told, and `make lock` agrees to nothing of it."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bridge import Sample
from edition.__main__ import lock
from edition.lock.history import extended
from edition.lock.printed import seal
from edition.lock.published import HEAD
from edition.lock.record import Damaged, dump, load
from edition.lock.words import digest
from edition.reader import forms
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import EDITION

ROOT = Path(__file__).parent.parent.parent.parent
LOCKED = ROOT / "content" / "anchors.lock.json"  # an edition that has published nothing has none yet
REAL = LOCKED.read_text(encoding="utf-8") if LOCKED.exists() else dump(extended({}, EDITION).values())
FEW = dump(list(load(REAL).values())[:40])
NAME = "anchors.lock.json"
FILE = f"content/{NAME}"
TAKE = "take the file back from the last version"
Damage = Callable[[Sample], None]


@pytest.fixture
def published(sample: Sample) -> Sample:
    """The small edition, locked and then published as 1.0.0."""
    assert lock(sample.folder) == 0
    sample.damage("edition.md", "version-text: 0.9.0", "version-text: 1.0.0")
    sample.damage("lessons/who-pays.md", "version: 0.9.0", "version: 1.0.0")
    assert lock(sample.folder) == 0
    assert sample.slips() == []
    return sample


def edited(sample: Sample) -> None:
    """A silent edit of ¶ 1."""
    sample.damage("letter.md", "It stood", "It lasted")


def lines(sample: Sample, change: Callable[[list[str]], list[str]]) -> None:
    """Edits the lines of the lock by hand."""
    path = sample.folder / NAME
    path.write_text("\n".join(change(path.read_text(encoding="utf-8").split("\n"))), encoding="utf-8")


def without(sample: Sample, *begin: str) -> None:
    lines(sample, lambda all: [line for line in all if not any(f'"id": "{each}' in line for each in begin)])


def removed(sample: Sample) -> None:
    sample.remove(NAME)
    edited(sample)


def emptied(sample: Sample) -> None:
    found = json.loads((sample.folder / NAME).read_text(encoding="utf-8"))
    sample.write(NAME, json.dumps(found | {"records": []}))
    edited(sample)


def a_folder(sample: Sample) -> None:
    sample.remove(NAME)
    (sample.folder / NAME).mkdir()
    edited(sample)


def a_link_to_nothing(sample: Sample) -> None:
    sample.remove(NAME)
    (sample.folder / NAME).symlink_to("nowhere.json")
    edited(sample)


def exact_and_text(sample: Sample) -> None:
    edited(sample)
    lines(sample, lambda all: [line.replace("It stood", "It lasted") for line in all])


def exact_hash_and_text(sample: Sample) -> None:
    """As somebody would who recomputes what a record says of itself."""
    edited(sample)
    records = load((sample.folder / NAME).read_text(encoding="utf-8"))
    exact = records["p1.s2"].exact.replace("stood", "lasted")
    lie = replace(records["p1.s2"], exact=exact, hash=digest(exact), v2=seal(exact))
    sample.write(NAME, dump((records | {"p1.s2": lie}).values()))


def twice(sample: Sample) -> None:
    edited(sample)
    lines(sample, lambda all: [*all[:5], all[5], all[5].replace("It stood", "It lasted"), *all[6:]])


def of_p1_gone(sample: Sample) -> None:
    without(sample, "p1")
    edited(sample)


def of_p1_gone_and_the_rest_sealed(sample: Sample) -> None:
    records = load((sample.folder / NAME).read_text(encoding="utf-8"))
    sample.write(NAME, dump(record for id, record in records.items() if id.partition(".")[0] != "p1"))
    edited(sample)


def a_sentence_gone_and_the_rest_sealed(sample: Sample) -> None:
    records = load((sample.folder / NAME).read_text(encoding="utf-8"))
    sample.write(NAME, dump(record for id, record in records.items() if id != "p1.s2"))
    sample.damage("letter.md", " It stood for [sixty][^sixty] years!", " [^sixty]")


def another_first_version_and_sealed(sample: Sample) -> None:
    records = load((sample.folder / NAME).read_text(encoding="utf-8"))
    sample.write(NAME, dump((records | {"p1.s2": replace(records["p1.s2"], since="0.8.0")}).values()))


def lower_version(sample: Sample) -> None:
    sample.damage("edition.md", "version-text: 1.0.0", "version-text: 0.9.9")


LIES: list[tuple[Damage, str]] = [
    (removed, f"version 1.0.0 was published, and its lock is missing; take {NAME} back from the last version"),
    (emptied, f"{FILE}:1: the list of records is empty; {TAKE}"),
    (a_folder, f"{FILE}:1: here is a folder where the lock should be; {TAKE}"),
    (a_link_to_nothing, f"{FILE}:1: the lock cannot be read (No such file or directory)"),
    (exact_and_text, "p1.s2: these are not the words that were published, for their hash is another"),
    (exact_hash_and_text, "the sentences of p1 in the lock are not the paragraph that was published"),
    (twice, "stands here twice, and an id is given once"),
    (of_p1_gone, "records are not the 41 that make lock wrote"),
    (of_p1_gone_and_the_rest_sealed, "p1 is not in the lock, and version 1.0.0 was published without it; take it out, or raise"),
    (a_sentence_gone_and_the_rest_sealed, "the sentences of p1 in the lock are not the paragraph that was published"),
    (another_first_version_and_sealed, "p1.s2 was first published in 0.8.0, says the lock, and no such version of the text is in it"),
    (lower_version, "content/edition.md:4: version-text is 0.9.9, but 1.0.0 was published; a version only rises"),
]  # fmt: skip


@pytest.mark.parametrize(("damage", "told"), LIES, ids=[damage.__name__ for damage, _ in LIES])
def test_a_lock_that_vanishes_or_lies_is_told_and_not_agreed_to(
    damage: Damage, told: str, published: Sample, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(published)
    path = published.folder / NAME
    before = path.read_bytes() if path.is_file() else b""
    assert [slip for slip in published.slips() if told in slip] != []
    capsys.readouterr()
    assert lock(published.folder) == 1
    said = capsys.readouterr().err
    assert told in said
    assert said.endswith("the lock stays as it was\n")
    assert (path.read_bytes() if path.is_file() else b"") == before


DAMAGED = {
    "empty": (b"", f"1: the file is empty; {TAKE}"),
    "cut": (REAL[: len(REAL) // 2].encode(), "is no JSON"),
    "two versions": (b'{"a": [\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> b\n]}\n', "2: two versions of the file are mixed here"),
    "byte order mark": (b"\xef\xbb\xbf" + REAL.encode(), "1: the file begins with a byte order mark"),
    "UTF-16": (REAL.encode("utf-16"), f"1: the file is not UTF-8; {TAKE}"),
    "a list": (b"[]", "1: this is no lock with normalization v1"),
    "a list as id": (b'{"normalization": "v1", "printed": "v2", "records": '
                     b'[{"id": ["p1"], "kind": "page", "since": "1", "status": "live"}]}',
                     f"1: record 1 has “id”, which is not as make lock writes it; {TAKE}"),
    "an empty list as id": (b'{"normalization": "v1", "printed": "v2", "records": [{"id": []}]}', f"1: record 1 has no id; {TAKE}"),
    "a number as history": (b'{"normalization": "v1", "printed": "v2", "records": '
                            b'[{"id": "a", "kind": "page", "since": "1", "status": "live", "history": [1]}]}',
                            f"1: record 1 has a history that is none; {TAKE}"),
    "a number as record": (b'{"normalization": "v1", "printed": "v2", "records": [1]}', f"1: record 1 is no record; {TAKE}"),
    "deep nesting": (b"[" * 200_000, f"1: this is no list of records; {TAKE}"),
    "a long number": (b'{"normalization": ' + b"9" * 10_000 + b"}", f"1: this is no list of records; {TAKE}"),
    "of older form": (b'{"normalization": "v1", "records": [{"id": "p1"}]}', "1: this is no lock with normalization v1 and printed v2"),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "told"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_lock_gets_a_sentence(raw: bytes, told: str, published: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    published.write(NAME, raw)
    assert [slip for slip in published.slips() if slip.startswith(f"{FILE}:") and told in slip] != []
    assert lock(published.folder) == 1
    assert (published.folder / NAME).read_bytes() == raw
    assert told in capsys.readouterr().err


@settings(max_examples=150)
@given(st.data())
def test_a_lock_that_was_edited_by_hand_is_no_lock(data: st.DataObject) -> None:
    rows = FEW.split("\n")
    at = data.draw(st.integers(1, len(rows) - 3))
    match data.draw(st.sampled_from(["left out", "doubled", "exchanged", "changed", "head"])):
        case "left out":
            rows = [*rows[:at], *rows[at + 1 :]]
        case "doubled":
            rows = [*rows[:at], rows[at].rstrip(",") + ",", *rows[at:]]
        case "exchanged":
            rows[at], rows[1] = rows[1], rows[at]
        case "changed":
            place = data.draw(st.integers(0, len(rows[at]) - 1))
            rows[at] = rows[at][:place] + data.draw(st.sampled_from("x0-“’]}")) + rows[at][place + 1 :]
        case _:
            place = data.draw(st.integers(0, len(rows[0]) - 1))
            rows[0] = rows[0][:place] + data.draw(st.sampled_from("x0-]}")) + rows[0][place + 1 :]
    text = "\n".join(rows)
    if text == FEW:
        return
    try:
        found = load(text)
    except Damaged as error:
        assert error.told
    else:
        assert dump(found.values()) == FEW  # only white space was changed


def test_a_full_disk_leaves_the_lock_as_it_was(published: Sample) -> None:
    path = published.folder / NAME
    before = path.read_bytes()
    published.write("words/mud.md", "name: mud\n\nWhat the flood left ([Survey](sources/survey-1850.md)).\n")
    published.damage("letter.md", "send timber", "send [timber](words/mud.md)")
    run = subprocess.run(
        [sys.executable, "-m", "edition", "lock", str(published.folder)],
        env={"PYTHONPATH": str(ROOT / "plugins"), "PYTHONDONTWRITEBYTECODE": "1"},  # or compiled modules are cut as well
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, resource.RLIM_INFINITY)),
    )
    assert run.returncode == 1
    assert run.stderr == f"{FILE}:1: the lock cannot be written (File too large)\nthe lock stays as it was\n"
    assert path.read_bytes() == before
    assert [each.name for each in published.folder.glob(".*")] == []


def test_a_new_edition_is_locked_below_1_0_0(sample: Sample) -> None:
    sample.damage("edition.md", "version-text: 0.9.0", "version-text: 1.0.0")
    assert lock(sample.folder) == 1
    sample.damage("edition.md", "version-text: 1.0.0", "version-text: 0.9.0")
    assert lock(sample.folder) == 0


def test_a_paragraph_is_added_to_a_higher_version_alone(published: Sample) -> None:
    published.damage("letter.md", "A. Stone\n", "The mill stands.\n{: #p4 }\n\nA. Stone\n")
    assert lock(published.folder) == 1
    published.damage("edition.md", "version-text: 1.0.0", "version-text: 1.1.0")
    published.damage("lessons/who-pays.md", "version: 1.0.0", "version: 1.1.0")
    assert lock(published.folder) == 0
    assert published.slips() == []
    published.damage("letter.md", "A. Stone\n", "So does the church.\n{: #p5 }\n\nA. Stone\n")
    assert lock(published.folder) == 1


def test_every_fact_of_the_head_is_locked_but_the_editors_own_words() -> None:
    assert {*HEAD} == {rule.name for rule in forms.literal(forms.TEXT).rules} - {"synopsis", "start", "facsimile", "facsimile-rights"}
