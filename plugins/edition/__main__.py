"""The command ``python -m edition lock content``: adds new ids to the lock. What is there is never overwritten."""

from __future__ import annotations

import sys
from pathlib import Path

from .anchors.gate import differences
from .anchors.history import extended
from .anchors.lock import dump, load
from .files import replace
from .reader import Unreadable, read
from .reader.shelf import LOCK

USAGE = "usage: python -m edition lock FOLDER"


def lock(folder: Path) -> int:
    """Adds the new ids of the edition in ``folder`` to its lock, and to a corrected record what became of it.

    Returns the exit status: 1, with every slip, where anything but the lock itself stands in the way.
    """
    try:
        edition, slips, _ = read(folder)
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 1
    path = folder / LOCK
    records = load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    new = {each.sentence for each in differences(edition, records) if each.new}
    in_the_way = [slip for slip in slips if slip.sentence not in new]
    if in_the_way:
        print(*in_the_way, "the lock stays as it was", sep="\n", file=sys.stderr)
        return 1
    made = extended(records, edition)
    written = dump(made.values())
    replace(path, written.encode())
    print(f"{len(made)} ids in {path.name}, {len(made) - len(records)} of them new")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] != "lock":
        raise SystemExit(USAGE)
    raise SystemExit(lock(Path(sys.argv[2])))
