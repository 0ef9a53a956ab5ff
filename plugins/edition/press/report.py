"""What the press says of its work: what was told of the content, what it has made, and what can be done next."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from .. import auditing
from ..model import pages
from . import bag

REMARKED = "{}, which {} nobody from publishing"
UNLOCKED = (
    "this edition has no lock: whoever cites it may find other words, or none, at the same address; when it is to be cited, type make lock,"
    " and give version-text the number 1.0.0"
)
LOOK = "Look at it: make serve. Publish it: make publish SITEURL=https://… with the address at which it will stand."
GONE = "The site for {0}, which stood there, is gone with its books; what goes to the server is made anew by make publish SITEURL={0}"
PUT = "Put all of it on the server at that address ({}/ says how it is served), look at it there, and keep a copy: make archive."


def counted(told: Sequence[str]) -> str:
    """Slips, and on a last line how many they are and in which folders."""
    folders = ["content", *(folder for folder in (auditing.FOLDER, bag.ARCHIVE) if any(each.startswith(f"{folder}/") for each in told))]
    return "\n".join([*told, f"{_several(len(told), 'slip')} in {' and '.join(f'{folder}/' for folder in folders)}"])


def remarked(told: Sequence[str]) -> Sequence[str]:
    """Remarks, and behind them how many they are, so that nobody takes them for slips; nothing where there are none."""
    return [*told, REMARKED.format(_several(len(told), "remark"), "keeps" if len(told) == 1 else "keep")] if told else ()


def quiet(hushed: bool) -> None:
    """Whether Pelican keeps to itself how many articles it has processed, which are none."""
    from pelican.log import console  # here: where a site stands, nothing of Pelican is loaded

    console.quiet = hushed


def address(output: Path) -> str:
    """Where the site in a folder is to be published; nothing where none stands there, or one for a look at home."""
    try:
        return str(json.loads((output / pages.MANIFEST).read_bytes())["address"]).rstrip("/")
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def made(output: Path, locked: bool, before: str = "") -> str:
    """What stands in a folder now, and what can be done with it; ``before`` is the address of the site that stood there.

    An edition that is published, and not ``locked``, is told what whoever cites it may find.
    """
    published = address(output)
    files = [name for _, _, names in os.walk(output) for name in names]
    count = _several(sum(name.endswith(".html") for name in files), "page")
    stands = f"{output}/ holds the site{f' for {published}' if published else ''}: {count} among {_several(len(files), 'file')}."
    told = [PUT.format(output / pages.HOSTING)] if published else [*([GONE.format(before)] if before else []), LOOK]
    return "\n".join([stands, *told, *([UNLOCKED] if published and not locked else [])])


def _several(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"
