"""Measures a whole build: ours with all its apparatus against plain Pelican on the same bare prose, once and ten times as large.

Runs are real processes, interleaved, and plain Pelican runs twice in each round: the second is the control, and what
lies between the two is noise. Ratios of medians count; single seconds do not. ``--rounds 9`` for more.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import CONTENT, ROOT, files, multiplied, plain

sys.path.insert(0, str(ROOT / "plugins"))
from edition.reader import read

TIMES = 10


def run(settings: Path, content: Path, output: Path) -> float:
    """Builds a site and gives the seconds."""
    command = [sys.executable, "-m", "pelican", str(content), "-s", str(settings), "-o", str(output), "--log-handler", "plain"]
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1795392000"})
    return time.perf_counter() - start


def size(folder: Path) -> int:
    """The bytes of all pages and files that a build made, without the theme's."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and "static" not in path.relative_to(folder).parts)


def measure(folder: Path, rounds: int) -> None:
    ours = ROOT / "pelicanconf.py"
    large = multiplied(CONTENT, folder / "large", TIMES)
    jobs = {
        "ours": (ours, CONTENT),
        "plain": (plain(CONTENT, folder / "plain"), folder / "plain" / "content"),
        "control": (folder / "plain" / "settings.py", folder / "plain" / "content"),
        f"ours ×{TIMES}": (ours, large),
        f"plain ×{TIMES}": (plain(large, folder / "large-plain"), folder / "large-plain" / "content"),
    }
    seconds: dict[str, list[float]] = {name: [] for name in jobs}
    for number in range(rounds):
        for name, (settings, content) in jobs.items():
            seconds[name].append(run(settings, content, folder / "output" / name))
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
    report(folder / "output", seconds)
    for name, content in (("ours", CONTENT), (f"ours ×{TIMES}", large)):
        _, slips, parsed = read(content)
        print(f"{name:12} {len(files(content))} files, {parsed} parsed (bodies, and facts that hold marks), {len(slips)} slips")


def report(output: Path, seconds: dict[str, list[float]]) -> None:
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    sizes = {name: size(output / name) for name in seconds}
    for name, values in seconds.items():
        spread = f"{min(values):.2f}–{max(values):.2f}"
        print(f"{name:12} median {medians[name]:6.2f} s ({spread}), {sizes[name] / 1e6:6.2f} MB")
    for one, other in (("ours", "plain"), ("control", "plain"), (f"ours ×{TIMES}", f"plain ×{TIMES}"), (f"ours ×{TIMES}", "ours")):
        print(f"{one} / {other}: time {medians[one] / medians[other]:.2f}, bytes {sizes[one] / sizes[other]:.2f}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=5)
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), arguments.parse_args().rounds)


if __name__ == "__main__":
    main()
