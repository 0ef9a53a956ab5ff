"""Sources as a bibliography prints them: Chicago style, 18th edition, by pandoc's citation processor.

Our own part is only the record: the facts of a source are CSL-JSON 1.0.2 already, but for names, dates and language. The
style is the Citation Style Language project's file in ``styles/`` (CC BY-SA 3.0, unchanged).
"""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from functools import cached_property
from html import escape
from pathlib import Path

from .model import Name, Source

STYLE = Path(__file__).parent / "styles" / "chicago-notes-bibliography.csl"
NAMES = ("author", "editor", "translator")
DATES = ("issued", "event-date", "accessed")
NOT_CSL = ("note",)  # printed by us, after the reference
ENTRY = re.compile(r'<div id="ref-([^"]+)"[^>]*>\s*(.*?)\s*</div>', re.DOTALL)

OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u3040-\u9fff]")


class References(Mapping[str, str]):
    """The reference of each source by its slug, a line of HTML.

    Pandoc starts at once and works beside the build; the first look waits for it. Raises RuntimeError with pandoc's words
    where it fails.
    """

    def __init__(self, sources: tuple[Source, ...]):
        self.sources = sources
        asked = json.dumps([record(source) for source in sources])
        self.pandoc = started(asked, "--from=csljson", "--to=html", "--citeproc", f"--csl={STYLE}")

    @cached_property
    def _made(self) -> dict[str, str]:
        html = finished(self.pandoc, "the bibliography")
        lines = {slug: " ".join(line.split()) for slug, line in ENTRY.findall(html)}
        return {source.slug: _marked(lines[source.slug], source) for source in self.sources if source.slug in lines}

    def __getitem__(self, slug: str) -> str:
        return self._made[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def started(text: str, *options: str) -> subprocess.Popen[str]:
    """Pandoc at work on a text, beside the build; `finished` waits for it."""
    command = [pandoc(), *options, "--wrap=none"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdin is not None
    process.stdin.write(text)
    process.stdin.close()
    process.stdin = None
    return process


def finished(process: subprocess.Popen[str], what: str) -> str:
    """What pandoc made. Raises RuntimeError with its words where it failed; ``what`` is what could not be made then."""
    made, problem = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{what} could not be made: {problem.strip()}")
    return made


def pandoc() -> str:
    """The program that the package `pypandoc_binary` carries; its own way to it starts pandoc twice and costs 0.3 s."""
    package = importlib.util.find_spec("pypandoc")
    assert package is not None
    assert package.origin is not None
    return shutil.which("pandoc", path=str(Path(package.origin).parent / "files")) or "pandoc"


def record(source: Source) -> dict[str, object]:
    """The CSL-JSON record of a source: EDTF dates are parted."""
    item: dict[str, object] = {"id": source.slug}
    for fact in source.facts:
        if fact.name in NAMES:
            item[fact.name] = [name(person) for person in fact.names]
        elif fact.name in DATES:
            item[fact.name] = {"date-parts": [[int(n) for n in re.findall(r"\d+", end)] for end in fact.value.split("/")]}
        elif fact.name not in NOT_CSL:
            item[fact.name] = fact.value
    return item


def name(person: Name) -> dict[str, str]:
    """A name of CSL-JSON."""
    if person.whole:
        return {"literal": person.whole}
    parts = {"family": person.family, "given": person.given, "suffix": person.suffix}
    return {part: written for part, written in parts.items() if written}


def _marked(line: str, source: Source) -> str:
    """The line with titles in their own language, where that is not the edition's; one in brackets is the editors'."""
    language = escape(source.get("language"))
    for name in ("title", "container-title", "collection-title"):
        title = escape(source.get(name), quote=False)
        foreign = title and not title.startswith("[") and (name == "title" or OTHER_SCRIPT.search(title))
        if language and foreign:
            line = line.replace(title, f'<span lang="{language}">{title}</span>', 1)
    return line
