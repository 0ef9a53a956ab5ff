"""Measures whole builds against plain Pelican on the same bare Markdown, and the seconds from saving an entry to seeing it.

A size is the edition so many times; a round runs every job of a size once, in turn, each a real process. Plain Pelican runs
twice in a round: the second is the control, and what lies between the two is noise. What counts is a job's time as a share of
plain Pelican's in the same round, and of these the median; single seconds do not, and on a busy machine the processor's time says
more than the clock's. The floor is what no build from nothing can go below: see `floor.py`.

``--rounds 9`` for more, ``--times 100`` for a size beyond ×10, which runs once, ``--times 1`` for the smallest alone, and
``--peers FOLDER …`` for where Hugo, Eleventy and MkDocs are, if they are not on the PATH.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from corpus import CONTENT, PEERS, ROOT, TEXT, changed, entry, files, multiplied, peer, plain

sys.path.insert(0, str(ROOT / "plugins"))
from edition.reader import read

TEN = 10
GOALS = {"cold": "1.3", "cold ×10": "1.2", "unchanged, make site": "0.6", "unchanged": "0.6"}
SAVED_GOAL, SHARE_GOAL, PEAK_GOAL = "0.7 s", "5 %", "1.2 MB"
PELICAN = [sys.executable, "-m", "pelican", "content", "--fatal", "errors", "--log-handler", "plain", "-o", "pages", "-s"]
EDITION = [sys.executable, "-m", "edition"]
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1795392000", "PYTHONPATH": "plugins"}
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled before, ours as Pelican's own, as on an editor's machine
PAUSE = 0.02  # seconds between two looks at a page


@dataclass(frozen=True)
class Job:
    """A command, the folder where it runs, and what is done before it that is not measured; that is told the number of the round."""

    command: list[str]
    folder: Path
    before: Callable[[int], object]


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds by the clock and of the processor, and the most memory that it or one of its own held, in bytes."""

    seconds: float
    busy: float
    peak: int


def run(command: list[str], folder: Path) -> Cost:
    """Runs a command to its end. Raises SystemExit with what it told where it fails."""
    with (folder / "told").open("w+", encoding="utf-8") as told:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=told, stderr=told, env=ENVIRONMENT)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        if status:
            told.seek(0)
            raise SystemExit(f"{' '.join(command)}\n{told.read()}")
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def house(folder: Path, content: Path) -> Path:
    """A house like this one around a copy of the content, with a theme that may be changed."""
    folder.mkdir(parents=True)
    shutil.copytree(content, folder / "content")
    shutil.copytree(ROOT / "theme", folder / "theme")
    for name in ("plugins", "pelicanconf.py", "publishconf.py"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def emptied(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def jobs(folder: Path, content: Path, programs: dict[str, str]) -> dict[str, Job]:
    """All that is measured of one edition, in its order: what is warm comes after what is cold."""
    ours, bare = house(folder / "ours", content), plain(content, folder / "plain").parent
    pelican = [*PELICAN, "pelicanconf.py"]
    one, text, base = ours / "content" / entry(content), ours / "content" / TEXT, ours / "theme" / "templates" / "base.html"
    found = {
        "plain Pelican": Job([*PELICAN, "settings.py"], bare, lambda _: emptied(bare / "pages")),
        "cold": Job(pelican, ours, lambda _: emptied(ours / "pages", ours / ".cache")),
        "floor": Job([sys.executable, str(ROOT / "tests" / "benchmarks" / "floor.py"), "content", "pages"], ours, lambda _: None),
        "unchanged": Job(pelican, ours, lambda _: None),
        "unchanged, make site": Job([*EDITION, "site"], ours, lambda _: run([*EDITION, "site"], ours)),
        "one entry changed": Job(pelican, ours, lambda number: changed(one, number)),
        "one note changed": Job(pelican, ours, lambda number: changed(text, number)),
        "one template changed": Job(pelican, ours, lambda number: changed(base, number)),
    }
    for name, program in programs.items():
        place = peer(name, bare / "content", folder / name)
        found[name] = Job([program, *PEERS[name].options], place, lambda _, place=place: emptied(place / "pages"))
    return {**found, "control": found["plain Pelican"]}


def rounds(found: dict[str, Job], number: int) -> dict[str, list[Cost]]:
    """What each job cost in each round."""
    costs: dict[str, list[Cost]] = {name: [] for name in found}
    for each in range(number):
        for name, job in found.items():
            job.before(each)
            costs[name].append(run(job.command, job.folder))
        print(f"round {each + 1} of {number}", file=sys.stderr)
    return costs


def shares(these: list[Cost], those: list[Cost]) -> tuple[list[float], float]:
    """The time of one job as a share of another's, round by round, and that of the processor's time, the median of all rounds."""
    pairs = list(zip(these, those, strict=True))
    return [one.seconds / other.seconds for one, other in pairs], statistics.median(one.busy / other.busy for one, other in pairs)


def size(folder: Path) -> int:
    """The bytes of all pages and files that a build made, without the theme's."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and "static" not in path.relative_to(folder).parts)


def report(times: int, found: dict[str, Job], costs: dict[str, list[Cost]]) -> None:
    count = len(files(found["cold"].folder / "content"))
    print(f"\n×{times}: {count} files, {len(costs['cold'])} rounds; shares of plain Pelican's time")
    print(f"{'':22}median (lowest–highest) processor  seconds")
    for name, each in costs.items():
        share, busy = shares(each, costs["plain Pelican"])
        goal = GOALS.get(f"{name} ×{TEN}" if times > 1 and name == "cold" else name)
        seconds = f"{statistics.median(cost.seconds for cost in each):8.2f}" + (f"  goal {goal}" if goal else "")
        print(f"{name:22}{statistics.median(share):6.2f} ({min(share):.2f}–{max(share):.2f}) {busy:14.2f} {seconds}")
    share, busy = shares(costs["one entry changed"], costs["cold"])
    print(f"one entry changed: {statistics.median(share):.0%} of cold, {busy:.0%} of its processor time  goal {SHARE_GOAL} at ×100")
    peak = max(cost.peak for cost in costs["cold"])
    print(f"peak memory {peak / 1e6:.0f} MB, {peak / 1e6 / count:.2f} MB a file  goal {PEAK_GOAL} at ×100")


@contextmanager
def preview(folder: Path) -> Iterator[str]:
    """The preview of a house, as a process; gives its address."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = str(taken.getsockname()[1])
    process = subprocess.Popen([*EDITION, "serve"], cwd=folder, env={**ENVIRONMENT, "PORT": port}, stdout=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def seen(address: str, words: str) -> None:
    """Waits until a page has these words."""
    while True:
        try:
            with urlopen(address) as page:
                if words in page.read().decode():
                    return
        except (URLError, ConnectionError):
            pass  # it does not stand yet
        time.sleep(PAUSE)


def saved(folder: Path, number: int) -> list[float]:
    """Seconds from saving an entry to seeing it in the preview."""
    path, found = entry(folder / "content"), []
    with preview(folder) as site:
        page = f"{site}{path.with_suffix('').as_posix()}/"
        seen(page, "</html>")
        for each in range(number):
            start = time.perf_counter()
            seen(page, changed(folder / "content" / path, each + 1000))
            found.append(time.perf_counter() - start)
    return found


def measure(folder: Path, number: int, times: int, programs: dict[str, str]) -> None:
    grown: dict[int, tuple[float, float, int]] = {}
    for each in sorted({1, min(TEN, times), times}):
        content = CONTENT if each == 1 else multiplied(CONTENT, folder / f"{each}" / "content", each)
        found = jobs(folder / f"{each}", content, programs)
        if each > TEN:
            found = {
                name: job for name, job in found.items() if name in ("plain Pelican", "cold", "one entry changed", *programs, "control")
            }
        costs = rounds(found, number if each <= TEN else 1)
        report(each, found, costs)
        seconds, busy = (statistics.median(getattr(cost, name) for cost in costs["cold"]) for name in ("seconds", "busy"))
        grown[each] = seconds, busy, size(found["cold"].folder / "pages")
        if each == 1:
            waits = saved(found["cold"].folder, number)
            print(f"saved and seen after {statistics.median(waits):.2f} s ({min(waits):.2f}–{max(waits):.2f})  goal {SAVED_GOAL}")
        if each <= TEN:
            _, slips, parsed = read(content)
            print(f"{parsed} parsed (bodies, and facts that hold marks), {len(slips)} slips")
    sizes = sorted(grown)
    for one, other in pairwise(sizes):
        clock, busy, held = (after / before for before, after in zip(grown[one], grown[other], strict=True))
        print(f"\n×{one} to ×{other}, {other / one:.0f} times the edition:", end=" ")
        print(f"{clock:.1f} times the time, {busy:.1f} times the processor's, {held:.1f} times the bytes")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--times", type=int, default=TEN)
    arguments.add_argument("--peers", nargs="*", default=[], metavar="FOLDER")
    told = arguments.parse_args()
    path = os.pathsep.join([*map(os.path.abspath, told.peers), os.environ["PATH"]])
    programs = {name: program for name in PEERS if (program := shutil.which(name, path=path))}
    missing = [name for name in PEERS if name not in programs]
    print(f"not at hand: {', '.join(missing)}" if missing else f"at hand: {', '.join(programs)}")
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), told.rounds, told.times, programs)
    print(f"load after: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
