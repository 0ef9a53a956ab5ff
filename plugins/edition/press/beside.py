"""Work on several processors: forks of this process do parts of it, and hand back data.

A fork knows all that this process knew when it began, at no cost, and nothing of what comes later. Where there is one processor, or a
system whose libraries do not bear a fork (macOS, Windows), everything is done here, one after the other, with the same result.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, Generic, TypeVar

T = TypeVar("T")

MOST = 4  # processes that share work: more of them wait for each other's files


def processors() -> int:
    """How many processes may share work here."""
    return min(len(os.sched_getaffinity(0)), MOST) if sys.platform == "linux" else 1


class Beside(Generic[T]):
    """Work that a fork of this process does meanwhile."""

    def __init__(self, work: Callable[[], T]):
        ours, theirs = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self.process = os.fork()
        if not self.process:
            _answer(work, theirs)
        os.close(theirs)
        self.pipe = ours

    def result(self) -> T:
        """What the work gave; the first look waits for it. Raises what the work raised, and RuntimeError where its process was ended."""
        pipe, self.pipe = os.fdopen(self.pipe, "rb"), -1
        with pipe:
            try:
                made, problem, where = pickle.load(pipe)
            except (EOFError, pickle.UnpicklingError):
                raise RuntimeError("a process that made a part of the site was ended") from None
        self.end()
        if problem:
            problem.add_note(where)
            raise problem
        found: T = made
        return found

    def end(self) -> None:
        """Ends the process, whatever it does; where it has ended, nothing happens."""
        if self.pipe >= 0:
            os.close(self.pipe)
            self.pipe = -1
        if self.process:
            with suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
            self.process = 0


def _answer(work: Callable[[], Any], pipe: int) -> None:
    """Does the work, says what it gave or raised, and ends this process, in which nothing else is to be done."""
    try:
        try:
            told: tuple[Any, Exception | None, str] = work(), None, ""
        except Exception as problem:
            told = None, problem, traceback.format_exc()
        with os.fdopen(pipe, "wb") as file:
            pickle.dump(told, file, pickle.HIGHEST_PROTOCOL)  # as it is written, so that it is not there twice
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(0)


def shared(tasks: Sequence[Callable[[], object]], gathered: Callable[[], T]) -> list[T]:
    """Does all tasks, each in one of several processes, which take them in their order, whoever is free.

    What a task leaves behind in another process than this one is ``gathered`` there, when nothing is left to do, and returned.
    """
    ours, theirs = os.pipe()
    os.write(theirs, bytes(range(len(tasks))))
    os.close(theirs)

    def work() -> T:
        for number in _claimed(ours):
            tasks[number]()
        return gathered()

    others: list[Beside[T]] = []
    gc.freeze()  # what is there is not looked through for what can go, so that no process has to copy it
    try:
        others += (Beside(work) for _ in range(processors() - 1))
        for number in _claimed(ours):
            tasks[number]()
        return [each.result() for each in others]
    finally:
        gc.unfreeze()
        os.close(ours)
        for each in others:
            each.end()


def _claimed(pipe: int) -> Iterator[int]:
    """The numbers of tasks that nobody has yet: who reads one from the pipe has it."""
    while number := os.read(pipe, 1):
        yield number[0]
