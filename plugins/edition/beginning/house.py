"""What stands in the folder of a new edition: its content and forms, its settings, and the engine."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from .. import dates, model, reader
from ..marks import Reader
from ..model import Name, names
from ..press import colophon
from ..reader import forms
from ..wording import COMPLETE, entitled, speaks, wording
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
KIND = re.compile(r"^kind: ([^;]+); ([^;]+);", re.MULTILINE)
TESTED = re.compile(r" The tests compare [^\n]*")  # the text with a transcription that only its own house has
EXAMPLES = (
    "The examples below are of the edition from whose house this one was made: its people, works and files are not in this folder. Type"
    " what they show with names and files of your own."
)
LEFT = shutil.ignore_patterns("__pycache__", "*.pyc")
KINDS = ("people", "places", "documents", "events", "glossary")  # forms, in the order of the kinds of edition.md
OWN = ("sources", "lessons", "pages", "corrections")
FIRST = "0.1.0"
NOTHING: Mapping[str, str] = {}


def begin(
    folder: Path,
    answers: Mapping[str, str],
    text: str = "",
    today: dt.date | None = None,
    typed: tuple[str, int] | None = None,
    brought: Mapping[str, str] = NOTHING,
) -> int:
    """Makes the folder an edition by the answers to `QUESTIONS`, with the paragraphs of a plain text; returns how many these are.

    ``typed`` is a text as editors type it, with the number of its paragraphs, in the place of a plain one. ``brought`` are the files of
    an edition that is there already, by their paths in the folder of content: they stand in the place of those that are begun.

    Raises FileExistsError where anything stands in the folder, and OSError where it cannot be written; then nothing stays of it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(f"{folder} is not empty; name a folder that is, or a new one")
    new = not folder.exists()
    try:
        return _made(folder, answers, typed or numbered(text), today or dt.date.today(), brought)
    except BaseException:
        for path in folder.iterdir() if folder.exists() else ():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        if new and folder.exists():
            folder.rmdir()
        raise


def _made(folder: Path, answers: Mapping[str, str], text: tuple[str, int], today: dt.date, brought: Mapping[str, str]) -> int:
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
    begun, count = dict(_begun(answers, text, slots, written)) if not brought else {}, text[1]
    owned = {f"{name}/_blank.md": (HERE / "forms" / f"{name}.md").read_text(encoding="utf-8") for name in OWN}
    beside = {name: f"{form}\n" for name, form in forms.BESIDE.items()}
    made = owned | beside | begun | dict(brought)
    for name, said in made.items():
        _write(content / name, said)
    title = made[Path(TITLE).name]
    if (ENGINE / GUIDE).exists():
        ours, guide = ((ENGINE / name).read_text(encoding="utf-8") for name in (TITLE, GUIDE))
        _write(folder / GUIDE, _guide(guide, ours, title, f"{answers['slug']}.md"))
    slots |= _imprint(content)
    for path in sorted((HERE / "around").iterdir()):
        _write(folder / path.name.removesuffix(".txt"), _filled(path, slots))
    return count


def _begun(answers: Mapping[str, str], text: tuple[str, int], slots: Mapping[str, str], written: Path) -> Iterator[tuple[str, str]]:
    """The files of an edition that begins: its title page, its pages and its text, and the forms of its kinds."""
    typed, _ = text
    title = _filled(written / "edition.md", slots)
    kinds = [line.removeprefix("kind: ").partition(";")[0] for line in title.splitlines() if line.startswith("kind: ")]
    for form, name in zip(KINDS, kinds, strict=True):
        yield f"{name}/_blank.md", (HERE / "forms" / f"{form}.md").read_text(encoding="utf-8")
    for page in sorted(written.glob("*.md")):
        yield page.name if page.stem == "edition" else f"pages/{page.name}", _filled(page, slots)
    head = [f"title: {slots['title']}", f"date: {answers['date']}", f"author: {answers['author']}" if answers["author"] else ""]
    head = [line for line in head if line]
    yield f"{answers['slug']}.md", "\n".join(head) + f"\n\n{(typed or slots['first']).rstrip()}\n"


def _slots(answers: Mapping[str, str], today: dt.date) -> dict[str, str]:
    """What fills the slots of the files."""
    marks, title, say = Reader(), answers["title"], wording(answers["language"])
    editors = say.site.editors(title=title)
    return {
        **answers,
        "title": escaped(title, marks),
        "whole": entitled(escaped(title, marks), answers["language"]),
        "plain": title,
        "then": "," if ":" in title else ":",  # what stands behind the title in that of the edition
        "attribution": escaped(answers["attribution"], marks),
        "editors": f"{{{editors}}}" if set(editors) & set(",;") else editors,
        "authors": " and ".join(_spoken(answers["author"])),
        "today": today.isoformat(),
        "day": dates.spoken(dates.parse(today.isoformat()), say),
        "year": str(today.year),
        "version": FIRST,
        "first": "Write the text here: each paragraph between two empty lines, with its number on the line under it.\n{: #p1 }\n",
    }


def _imprint(content: Path) -> dict[str, str]:
    """What fills the slots of the files beside the content: what its title page says."""
    edition = reader.read(content)[0]
    editors = model.named(edition.facts, "editors")
    return {
        "quoted": json.dumps(edition.said["title"], ensure_ascii=False),
        "version": edition.said["version-apparatus"],
        "today": edition.said["date"],
        "cited": "\n".join(colophon.authors(editors)),
        "owners": ", ".join(each.spoken for each in editors),
        "attribution": edition.said["attribution"],
    }


def _spoken(author: str) -> list[str]:
    found: tuple[Name, ...] = names(author) if author else ()
    return [each.spoken for each in found]


def _guide(guide: str, ours: str, title: str, file: str) -> str:
    """Our guide for editors as one of a house with another title page and another text: its file, its folders, and its last command."""
    spoken_of = re.search(r"^text: *(\S+)", ours, re.MULTILINE)
    if spoken_of:
        guide = re.sub(rf"\[[^\]]*\]\({re.escape(spoken_of[1])}\)", f"[the text]({file})", guide)
        guide = re.sub(rf"^    {re.escape(spoken_of[1])} +", f"    {file:<14} ", guide, flags=re.MULTILINE).replace(spoken_of[1], file)
        guide = guide.replace(f"/{Path(spoken_of[1]).stem}/", f"/{Path(file).stem}/")
    known, new = (dict(KIND.findall(each)) for each in (ours, title))
    for name in known.keys() - new.keys():
        guide = re.sub(rf"^    {name}/(?: .*)?\n", "", guide, count=1, flags=re.MULTILINE)
    listed = "".join(f"    {f'{name}/':<14} one file for each {one}\n" for name, one in new.items() if name not in known)
    guide = guide.replace("    sources/ ", f"{listed}    sources/ ", 1).replace("\n    make test\n", "\n    make site\n")
    guide = TESTED.sub("", guide)
    return guide.replace("\n\n", f"\n\n{EXAMPLES}\n\n", 1)


def _filled(path: Path, slots: Mapping[str, str]) -> str:
    """A file with its slots (``«title»``) filled."""
    text = path.read_text(encoding="utf-8")
    for name, value in slots.items():
        text = text.replace(f"«{name}»", value)
    return text


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
