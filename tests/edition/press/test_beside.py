"""Work on several processors: the same as on one, and what goes wrong in a fork is told here."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from edition.memory import Memory
from edition.press.beside import Beside, shared

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")


def test_each_task_is_done_once_by_whoever_is_free() -> None:
    done: list[int] = []
    others = shared([lambda number=number: done.append(number) for number in range(200)], lambda: done)  # type: ignore[misc]
    assert sorted(number for each in (done, *others) for number in each) == [*range(200)]


def test_what_goes_wrong_in_a_fork_is_raised_here_with_its_place() -> None:
    with pytest.raises(FileNotFoundError) as told:
        Beside(lambda: Path("no such file").read_text(encoding="utf-8")).result()
    assert __file__ in told.value.__notes__[0]


def test_what_goes_wrong_here_ends_the_forks(tmp_path: Path) -> None:
    pid = os.getpid()

    def task() -> None:
        if os.getpid() == pid:
            raise ValueError("here")
        (tmp_path / str(os.getpid())).touch()

    with pytest.raises(ValueError, match="here"):
        for _ in range(20):  # until this process has one of the tasks
            shared([task, task], lambda: None)
    for each in tmp_path.iterdir():
        with pytest.raises(ChildProcessError):
            os.waitpid(int(each.name), os.WNOHANG)


def test_a_fork_that_is_killed_is_told() -> None:
    with pytest.raises(RuntimeError, match="was ended"):
        Beside(lambda: os.kill(os.getpid(), signal.SIGKILL)).result()


def test_what_a_fork_made_is_remembered_here_and_on_the_disk(tmp_path: Path) -> None:
    here = Memory(tmp_path)
    here.made(lambda: "the bridge", 1)
    known = {*here.new}

    def work() -> object:
        here.made(lambda: "the river", 2)
        return here.handed(known)

    handed = Beside(work).result()
    assert handed[0].keys() == {here.key(2)}
    here.take(handed)
    assert here.made(lambda: "anew", 2) == "the river"
    here.settle()
    there = Memory(tmp_path)
    assert [there.made(lambda: "anew", number) for number in (1, 2)] == ["the bridge", "the river"]  # type: ignore[misc]
