"""The folder of content: its sheets, the forms of its folders, and the kinds that its title page names."""

from __future__ import annotations

import os
from pathlib import Path

from .. import files
from ..lock.record import TAKE, Damaged, Record, load
from ..model import FOLDERS, MADE, THINGS, Kind
from ..slips import Slips, meant, nearest
from . import forms, pictures, strays
from .heads import SLUG, Sheet
from .heads import read as read_head

LISTINGS = ("names", "dates", "whole")
VERSIONS = "versions"
OWN = ("sources", "lessons", "pages", "corrections", VERSIONS)  # folders that are no kinds
LAGS = "the program knows facts that this form has not yet; your files are right as they are, and these lines belong into it:"
TAKEN = "which facts there are is for the program to say, so take their lines away"
LOCK = "anchors.lock.json"


class Unreadable(Exception):
    """The folder holds no edition at all; the message is a slip."""


def title(folder: Path, slips: Slips) -> Sheet:
    """The title page."""
    path = folder / "edition.md"
    if path not in _files(folder, "content", slips):
        raise Unreadable("content/edition.md:1: there is no such file; an edition needs it")
    sheet = read_head(path, "content/edition.md", slips)
    if sheet.unread:
        raise Unreadable("\n".join(map(str, slips)))
    return sheet


def text(folder: Path, title: Sheet, slips: Slips) -> Sheet:
    """The sheet of the text, which the title page names; where it names none that is there, the one that was meant.

    Without any the sheet is unread.
    """
    name = title.get("text")
    there = [path.name for path in _files(folder, "content", slips) if SLUG.fullmatch(path.stem) and path.name != "edition.md"]
    if name in there:
        return read_head(folder / name, f"content/{name}", slips)
    if name:
        slips.tell(title.file, title.line("text"), f"no text {name}{meant(name, there)}")
    near = nearest(name, there) or (there[0] if len(there) == 1 else "")
    if near:
        return read_head(folder / near, f"content/{near}", slips)
    stem = name.removesuffix(".md")
    return Sheet(f"content/{stem if SLUG.fullmatch(stem) else 'text'}.md", unread=True)


def address(text: Sheet, title: Sheet, kinds: tuple[Kind, ...], slips: Slips) -> str:
    """The address of the text, which is its file's name. Where that is the name of something else it is told, and another
    one, which nothing can have, keeps the two apart in a preview.
    """
    if text.slug not in (*MADE, *OWN, *FOLDERS, *(kind.folder for kind in kinds)):
        return text.slug
    problem = f"the address /{text.slug}/ is taken, so the text cannot be {text.slug}.md; give its file another name"
    slips.tell(title.file, title.line("text"), problem)
    return f"{text.slug}_text"


def sheets(folder: Path, name: str, slips: Slips) -> list[Sheet]:
    """The sheets of a folder in the order of their names; the form is left out."""
    found = []
    for path in _files(folder / name, f"content/{name}", slips):
        if path.stem != "_blank":
            file = f"content/{name}/{path.name}"
            if not SLUG.fullmatch(path.stem):
                slips.tell(file, 1, "a file's name is its address: lower-case letters and digits, with single hyphens")
            found.append(read_head(path, file, slips))
    return found


def _files(folder: Path, file: str, slips: Slips) -> list[Path]:
    """The Markdown files of a folder, also a link that leads nowhere, which cannot be read then."""
    return [path for path in strays.listed(folder, file, slips) if path.suffix == ".md" and not strays.a_folder(path)]


def form(folder: Path, name: str, sheets: list[Sheet], slips: Slips) -> forms.Form:
    """The form of a folder; where it is missing, which is told, one that allows what its sheets have."""
    if name == VERSIONS:
        return forms.literal(forms.VERSION)  # what they say is the program's to read
    path = folder / name / "_blank.md"
    if path in _files(folder / name, f"content/{name}", slips):
        return forms.of(read_head(path, f"content/{name}/_blank.md", slips), slips)
    if sheets:
        slips.tell(f"content/{name}/_blank.md", 1, "the folder has no form; copy that of a folder like it, or of another edition")
    return forms.allowing(sheets)


def beside(folder: Path, slips: Slips) -> None:
    """What is said of a form of the title page, the text or its other versions that is not the one by which they are read.

    One that asks for what nothing reads is told. One that lags behind the program is remarked on, with the lines that it has not: it is
    there to be read, and no file is wrong by it. It may be missing.
    """
    for name, form in forms.BESIDE.items():
        if (folder / name).exists():
            typed = forms.of(read_head(folder / name, f"content/{name}", slips), slips)
            ours, theirs = ({rule.name for rule in each.rules} for each in (forms.literal(form), typed))
            if theirs - ours:
                more = ", ".join(sorted(theirs - ours))
                slips.tell(f"content/{name}", 1, f"nothing reads these facts, which the form has: {more}; {TAKEN}")
            if lines := [line for line in form.splitlines() if line.partition(":")[0] in ours - theirs]:
                slips.remark(f"content/{name}", 1, "\n    ".join([LAGS, *lines]))


def strange(folder: Path, text: Sheet, kinds: tuple[Kind, ...], slips: Slips) -> None:
    """Tells what lies in the folder and is not read."""
    known = ("edition.md", "README.md", f"{text.slug}.md", LOCK, *forms.BESIDE, *OWN, pictures.FOLDER, *(kind.folder for kind in kinds))
    strays.told(folder, known, f"{text.slug}.md", slips)


def sealed(folder: Path) -> bytes:
    """What stands in the file of the lock, as far as the same lock has the same; nothing where there is none."""
    try:
        return files.read(folder / LOCK)
    except OSError as error:
        return f"{error.strerror}".encode() if locked(folder) else b""


def lock(folder: Path, slips: Slips) -> dict[str, Record]:
    """The records of what was published; none where nothing was yet. Of a damaged lock, which is told, what can be read."""
    path, file = folder / LOCK, f"content/{LOCK}"
    if not locked(folder):
        return {}
    try:
        return load(files.read(path).decode("utf-8"))
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
    there = {path.name for path in strays.listed(folder, "content", slips) if path.is_dir()} - set(OWN)
    there = {name for name in there if _files(folder / name, f"content/{name}", slips)}
    found: dict[str, Kind] = {}
    for fact in title.facts:
        if fact.name != "kind":
            continue
        parts = forms.listed(fact.value)
        if not 4 <= len(parts) <= 5 or parts[3] not in LISTINGS:
            hint = meant(parts[-1], LISTINGS) if parts else ""
            slips.tell(title.file, fact.line, f"a kind is “folder; singular; plural; {' or '.join(LISTINGS)}”{hint}")
        elif not SLUG.fullmatch(parts[0]) or parts[0] in (*MADE, *OWN, *FOLDERS, *found):
            slips.tell(title.file, fact.line, f"“{parts[0]}” cannot be the folder of a kind: the name is taken or no address")
        elif not (folder / parts[0]).is_dir():
            slips.tell(title.file, fact.line, f"no folder {parts[0]}{meant(parts[0], sorted(there - found.keys()))}")
        else:
            found[parts[0]] = Kind(*parts)
            if found[parts[0]].thing not in THINGS:
                hint = meant(parts[4], THINGS)
                slips.tell(title.file, fact.line, f"“{parts[4]}” says nothing to other programs; a kind is {', '.join(THINGS)}{hint}")
                found[parts[0]] = Kind(*parts[:4])
    for name in there - found.keys():
        slips.tell(title.file, title.line("kind"), f"the folder {name} is no kind; write kind: {name}; singular; plural; names")
    return tuple(found.values())
