"""The folder of content: its sheets, the forms of its folders, and the kinds that its title page names."""

from __future__ import annotations

import os
from pathlib import Path

from ..anchors.lock import TAKE, Damaged, Record, load
from ..model import FOLDERS, MADE, Kind
from ..slips import Slips, meant
from . import forms
from .heads import SLUG, Sheet
from .heads import read as read_head

LISTINGS = ("names", "dates", "whole")
OWN = ("sources", "lessons", "pages", "corrections")  # folders that are no kinds
LOCK = "anchors.lock.json"


class Unreadable(Exception):
    """The folder holds no edition at all; the message is a slip."""


def title(folder: Path, slips: Slips) -> Sheet:
    """The title page."""
    path = folder / "edition.md"
    if not path.is_file():
        raise Unreadable("content/edition.md:1: there is no such file; an edition needs it")
    return read_head(path, "content/edition.md", slips)


def text(folder: Path, title: Sheet, slips: Slips) -> Sheet:
    """The sheet of the text, which the title page names."""
    name = title.get("text")
    there = [path.name for path in _files(folder) if SLUG.fullmatch(path.stem) and path.name != "edition.md"]
    if name not in there:
        raise Unreadable(f"{title.file}:{title.line('text')}: no text {name}{meant(name, there)}")
    return read_head(folder / name, f"content/{name}", slips)


def check_address(text: Sheet, title: Sheet, kinds: tuple[Kind, ...], slips: Slips) -> None:
    """Tells a text whose file has the name of something else: its page and that one would stand at one address."""
    if text.slug in (*MADE, *OWN, *FOLDERS, *(kind.folder for kind in kinds)):
        problem = f"the address /{text.slug}/ is taken, so the text cannot be {text.slug}.md; give its file another name"
        slips.tell(title.file, title.line("text"), problem)


def sheets(folder: Path, name: str, slips: Slips) -> list[Sheet]:
    """The sheets of a folder in the order of their names; the form and files that are not Markdown are left out."""
    found = []
    for path in _files(folder / name):
        if path.stem != "_blank":
            file = f"content/{name}/{path.name}"
            if not SLUG.fullmatch(path.stem):
                slips.tell(file, 1, "a file's name is its address: lower-case letters and digits, with single hyphens")
            found.append(read_head(path, file, slips))
    return found


def _files(folder: Path) -> list[Path]:
    """The Markdown files of a folder; what an editing program hides there (``.#name.md``) is not the editor's."""
    return sorted(path for path in folder.glob("*.md") if path.is_file() and path.name[0] != ".") if folder.is_dir() else []


def form(folder: Path, name: str, slips: Slips) -> forms.Form:
    """The form of a folder."""
    path = folder / name / "_blank.md"
    if path.is_file():
        return forms.of(read_head(path, f"content/{name}/_blank.md", slips), slips)
    if _files(folder / name):
        raise Unreadable(f"content/{name}/_blank.md:1: the folder has no form; copy one from another edition")
    return forms.Form(())


def lock(folder: Path, slips: Slips) -> dict[str, Record]:
    """The records of what was published; none where nothing was yet. Of a damaged lock, which is told, what can be read."""
    path, file = folder / LOCK, f"content/{LOCK}"
    if not locked(folder):
        return {}
    try:
        return load(path.read_bytes().decode("utf-8"))
    except Damaged as error:
        for line, sentence in error.told:
            slips.tell(file, line, sentence)
        return error.records
    except UnicodeDecodeError:
        slips.tell(file, 1, f"the file is not UTF-8; {TAKE}")
    except IsADirectoryError:
        slips.tell(file, 1, f"here is a folder where the lock should be; {TAKE}")
    except OSError as error:
        slips.tell(file, 1, f"the lock cannot be read ({error.strerror}); give yourself permission to read it, or {TAKE}")
    return {}


def locked(folder: Path) -> bool:
    """Whether anything stands where the lock should, be it readable or not."""
    return os.path.lexists(folder / LOCK)


def kinds(folder: Path, title: Sheet, slips: Slips) -> tuple[Kind, ...]:
    """The kinds of entries that the title page names; each has its folder, and each folder of sheets its kind."""
    there = {path.name for path in folder.iterdir() if _files(path)} - set(OWN)
    found: dict[str, Kind] = {}
    for fact in title.facts:
        if fact.name != "kind":
            continue
        parts = forms.listed(fact.value)
        if len(parts) != 4 or parts[3] not in LISTINGS:
            hint = meant(parts[-1], LISTINGS) if parts else ""
            slips.tell(title.file, fact.line, f"a kind is “folder; singular; plural; {' or '.join(LISTINGS)}”{hint}")
        elif not SLUG.fullmatch(parts[0]) or parts[0] in (*MADE, *OWN, *FOLDERS, *found):
            slips.tell(title.file, fact.line, f"“{parts[0]}” cannot be the folder of a kind: the name is taken or no address")
        elif not (folder / parts[0]).is_dir():
            slips.tell(title.file, fact.line, f"no folder {parts[0]}{meant(parts[0], sorted(there - found.keys()))}")
        else:
            found[parts[0]] = Kind(*parts)
    for name in there - found.keys():
        slips.tell(title.file, title.line("kind"), f"the folder {name} is no kind; write kind: {name}; singular; plural; names")
    return tuple(found.values())
