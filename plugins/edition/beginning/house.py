"""What stands in the folder of a new edition: its content and forms, its settings, and the engine."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from ..marks import Reader
from ..model import Name, names
from ..reader import forms
from ..wording import COMPLETE, speaks
from .paragraphs import escaped, numbered

HERE = Path(__file__).parent
ENGINE = HERE.parent.parent.parent
COPIED = (
    "plugins",
    "theme",
    "Makefile",
    "pelicanconf.py",
    "publishconf.py",
    "requirements.in",
    "requirements.txt",
    "LICENSE",
    ".gitignore",
)
GUIDE = "content/README.md"
TITLE = "content/edition.md"  # which names the text that the guide speaks of
LEFT = shutil.ignore_patterns("__pycache__", "*.pyc")
KINDS = ("people", "places", "documents", "events", "glossary")  # forms, in the order of the kinds of edition.md
OWN = ("sources", "lessons", "pages", "corrections")
FIRST = "0.1.0"


def begin(
    folder: Path, answers: Mapping[str, str], text: str = "", today: dt.date | None = None, typed: tuple[str, int] | None = None
) -> int:
    """Makes the folder an edition by the answers to `QUESTIONS`, with the paragraphs of a plain text; returns how many these are.

    ``typed`` is a text as editors type it, with the number of its paragraphs, in the place of a plain one.

    Raises FileExistsError where anything stands in the folder, and OSError where it cannot be written; then nothing stays of it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(f"{folder} is not empty; name a folder that is, or a new one")
    new = not folder.exists()
    try:
        return _made(folder, answers, typed or numbered(text), today or dt.date.today())
    except BaseException:
        for path in folder.iterdir() if folder.exists() else ():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        if new and folder.exists():
            folder.rmdir()
        raise


def _made(folder: Path, answers: Mapping[str, str], text: tuple[str, int], today: dt.date) -> int:
    for name in COPIED:
        source = ENGINE / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=LEFT)
        elif source.exists():
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / name)
    slots = _slots(answers, today)
    written = HERE / (speaks(answers["language"]) or COMPLETE)
    content = folder / "content"
    title = _filled(written / "edition.md", slots)
    kinds = [line.removeprefix("kind: ").partition(";")[0] for line in title.splitlines() if line.startswith("kind: ")]
    for form, name in (*zip(KINDS, kinds, strict=True), *((name, name) for name in OWN)):
        _write(content / name / "_blank.md", (HERE / "forms" / f"{form}.md").read_text(encoding="utf-8"))
    for name, form in forms.BESIDE.items():
        _write(content / name, form.replace("\n", "\n") + "\n")
    for page in sorted(written.glob("*.md")):
        _write(content / ("" if page.stem == "edition" else "pages") / page.name, _filled(page, slots))
    typed, count = text
    head = [f"title: {slots['title']}", f"date: {answers['date']}", f"author: {answers['author']}" if answers["author"] else ""]
    head = [line for line in head if line]
    _write(content / f"{answers['slug']}.md", "\n".join(head) + f"\n\n{typed or slots['first']}")
    if (ENGINE / GUIDE).exists():
        guide = (ENGINE / GUIDE).read_text(encoding="utf-8")
        spoken_of = re.search(r"^text: *(\S+)", (ENGINE / TITLE).read_text(encoding="utf-8"), re.MULTILINE)
        _write(folder / GUIDE, guide.replace(spoken_of[1], f"{answers['slug']}.md") if spoken_of else guide)
    for path in sorted((HERE / "around").iterdir()):
        _write(folder / path.name.removesuffix(".txt"), _filled(path, slots))
    return count


def _slots(answers: Mapping[str, str], today: dt.date) -> dict[str, str]:
    """What fills the slots of the files."""
    marks, title = Reader(), answers["title"]
    editors = f"The editors of {title}"
    return {
        **answers,
        "title": escaped(title, marks),
        "plain": title,
        "attribution": escaped(answers["attribution"], marks),
        "editors": f"{{{editors}}}" if set(editors) & set(",;") else editors,
        "quoted": json.dumps(title, ensure_ascii=False),
        "quoted-editors": json.dumps(editors, ensure_ascii=False),
        "quoted-attribution": json.dumps(answers["attribution"], ensure_ascii=False),
        "authors": " and ".join(_spoken(answers["author"])),
        "today": today.isoformat(),
        "year": str(today.year),
        "version": FIRST,
        "first": "Write the text here: each paragraph between two empty lines, with its number on the line under it.\n{: #p1 }\n",
    }


def _spoken(author: str) -> list[str]:
    found: tuple[Name, ...] = names(author) if author else ()
    return [each.spoken for each in found]


def _filled(path: Path, slots: Mapping[str, str]) -> str:
    """A file with its slots (``«title»``) filled."""
    text = path.read_text(encoding="utf-8")
    for name, value in slots.items():
        text = text.replace(f"«{name}»", value)
    return text


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
