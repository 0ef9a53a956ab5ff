"""What pictures draw, read back from the paths of finished pages."""

from __future__ import annotations

import re


def spans(d: str) -> list[tuple[int, int, int]]:
    """The level lines of a path: where each begins and ends, and how low it is."""
    found, x, y = [], 0, 0
    for command, across, down, wide in re.findall(r"([Mm])(-?\d+) (-?\d+)h(\d+)", d):
        x, y = (int(across), int(down)) if command == "M" else (x + int(across), y + int(down))
        found.append((x, x + int(wide), y))
        x += int(wide)
    return found
