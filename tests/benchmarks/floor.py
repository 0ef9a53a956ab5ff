"""The least that a whole build has to do, step by step: what no build from nothing can go below, whatever is remembered or left out.

It loads Pelican and the press, reads each file of the content once, has the citation processor asked once, and writes the files of a
finished site as they are; no page is made. Run in a house: ``python …/floor.py content output``, after that house was built. It tells
the processor's seconds of each step, its own and those of the programs that it calls.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path


def busy() -> float:
    """The processor's seconds of this process, and of those that it has waited for."""
    return sum(os.times()[:4])


def main(content: Path, site: Path) -> None:
    laps = {"Python itself": busy()}

    def lap(name: str) -> None:
        laps[name] = busy() - sum(laps.values())

    import pelican

    assert pelican
    lap("Pelican loaded")
    from edition.citing import Cited
    from edition.press import generator
    from edition.reader import read

    assert generator
    lap("the press loaded")
    edition, _, _ = read(content)
    lap("the content read")
    assert len(Cited(edition).references) == len(edition.sources)
    lap("the citation processor")
    files = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    lap("")  # they would be in memory
    folder = Path(tempfile.mkdtemp(dir="."))
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    lap("all files written")
    shutil.rmtree(folder)
    for name, seconds in laps.items():
        if name:
            print(f"{name:24}{seconds:6.2f}")
    print(f"{'floor':24}{sum(laps[name] for name in laps if name):6.2f}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
