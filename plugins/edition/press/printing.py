"""Printing the site: it is built beside its folder and then takes its place whole, or the folder stays as it was.

A folder ``output`` has company while it is printed: ``.output.lock`` (who holds it prints, and nobody else does),
``.output.new-…`` (the site that is being built) and ``.output.old-…`` (the one that was there). A preview keeps that one, as
``.output.spare-…``, and builds the next site into it, in which most pages stand already. What a killed build left is cleared away by
the next one.
"""

from __future__ import annotations

import ctypes
import fcntl
import glob
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..memory import FOLDER
from . import stamp

OUTPUT = Path("output")
PREVIEW = Path(FOLDER, "preview")  # apart from what is published
EXCHANGE = 2  # renameat2(2): RENAME_EXCHANGE
HERE = -100  # and AT_FDCWD
Build = Callable[[str, Path, bool, int], int]  # builds by a settings file into a folder, strictly or not, and gives the exit status


def apart(settings: str, new: Path, strict: bool, held: int) -> int:
    """Runs the press as a program of its own. It holds the lock too, so that nobody clears away what it still writes when we are killed."""
    command = [sys.executable, "-m", "pelican", *options(settings, new, strict)]
    return subprocess.run(command, check=False, pass_fds=[held]).returncode


def options(settings: str, new: Path, strict: bool) -> list[str]:
    """What the press is told."""
    fatal = ("--fatal", "errors") if strict else ()
    return ["content", "-s", settings, "-o", str(new), "--log-handler", "plain", *fatal, "-e", f"{stamp.REUSED}=false"]


class Refused(Exception):
    """The site cannot be printed here; the message says why and what helps."""


def printed(
    settings: str,
    *,
    strict: bool,
    output: Path = OUTPUT,
    wait: bool = False,
    proofread: bool = False,
    spare: bool = False,
    build: Build = apart,
) -> int:
    """Prints the site by a settings file into a folder, and returns the exit status: 0 where it stands there now.

    ``strict``: a slip stops it. ``wait``: for another build to end; otherwise that is a reason to refuse. ``proofread``: what is
    wrong with the finished pages stops it too; that takes nearly as long as the build, so it is for publishing. ``spare``: the next site
    is built into the one whose place this one takes. ``build`` runs the press.
    Raises `Refused`, and OSError where the disk or a permission stands in the way; what was there is there still.
    """
    home = _home(output)
    with _alone(home, output, wait) as held:
        _restore(home, spare)
        source = stamp.printed_from(settings) if strict else ""
        if stamp.holds(home, source):
            print(stamp.STANDS.format(output))
            return 0
        if home.exists() and any(home.iterdir()) and not (home / "index.html").exists():
            raise Refused(f"{output}/ holds something that is no site; move it away, so that nothing of it is lost")
        new = _beside(home, "new")
        for kept in _left(home, "spare")[:1]:
            kept.rename(new)
        try:
            status = build(settings, new, strict, held)
            if status == 0 and (new / "index.html").exists():
                if proofread:
                    _proofread(new, output)
                if home.exists():
                    shutil.copymode(home, new)
                take_place(new, home)
                if spare and new.exists():
                    new.rename(_beside(home, "spare"))
                if source and stamp.printed_from(settings) == source:  # nobody typed meanwhile
                    stamp.put(home, source)
        finally:
            clear(home, "new", "old")
    return status


def _home(output: Path) -> Path:
    """The folder that is printed into: a link stays a link, and where it leads is the place."""
    try:
        home = output.resolve()
    except (OSError, RuntimeError):
        raise Refused(f"{output} is a link that leads to itself; take it away") from None
    if home.exists() and not home.is_dir():
        raise Refused(f"{output} is no folder; move it away")
    if not home.parent.is_dir():
        raise Refused(f"{output} is a link to {home}, and there is no {home.parent}; make it, or take the link away")
    return home


@contextmanager
def _alone(home: Path, output: Path, wait: bool) -> Iterator[int]:
    """Holds the lock of a folder. The system frees it when the last of its holders ends, however that ends."""
    with home.with_name(f".{home.name}.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise Refused(f"another build is writing {output}/; try again when it is done") from None
        yield lock.fileno()


def _beside(home: Path, what: str) -> Path:
    return home.with_name(f".{home.name}.{what}-{secrets.token_hex(4)}")


def _proofread(new: Path, output: Path) -> None:
    """Raises `Refused` with everything that is wrong with the pages of a new site, under the names that they would have."""
    from .. import proof  # here: only publishing needs it

    faults = proof.read(new).told(str(output))
    if faults:
        raise Refused("\n".join([*faults, f"{output}/ stays as it was"]))


def take_place(new: Path, home: Path) -> None:
    """Puts one folder in the place of another by renaming, in one step where the system can exchange two names."""
    if not home.exists():
        new.rename(home)
    elif not _exchanged(new, home):
        old = _beside(home, "old")
        home.rename(old)
        try:
            new.rename(home)
        except OSError:
            old.rename(home)
            raise


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two names were exchanged; nothing was done where the system or the disk cannot."""
    exchange = getattr(ctypes.CDLL(None), "renameat2", None)
    return exchange is not None and exchange(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0


def _restore(home: Path, spare: bool) -> None:
    """Puts back what a build took away that was killed before the new site stood there, and clears away the rest; but for a spare one."""
    old = _left(home, "old")
    if old and not home.exists():
        old[-1].rename(home)
    clear(home, "new", "old", *(() if spare else ("spare",)))


def unspared() -> None:
    """Clears away what a preview kept to build into. Where another build has the lock, that one does."""
    with suppress(Refused):
        home = _home(PREVIEW)
        with _alone(home, PREVIEW, wait=False):
            clear(home, "spare")


def _left(home: Path, what: str) -> list[Path]:
    """What builds left beside the folder."""
    return sorted(home.parent.glob(f".{glob.escape(home.name)}.{what}-*"))


def clear(home: Path, *whats: str) -> None:
    """Takes away what builds left beside the folder; what cannot be taken away is told, and is in nobody's way."""
    for left in [each for what in whats for each in _left(home, what)]:
        for folder, inner, _ in os.walk(left):
            for each in inner:
                path = Path(folder, each)
                if not path.is_symlink():
                    with suppress(OSError):  # what stays closed is told below
                        path.chmod(0o700)
        try:
            left.chmod(0o700)
            shutil.rmtree(left)
        except OSError as error:
            print(f"{left.name} is no longer needed, but cannot be removed ({error.strerror}); remove it by hand", file=sys.stderr)
