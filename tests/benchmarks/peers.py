"""The same text elsewhere: its bare words, and words and notes as other themes set them, each a folder with one page.

A theme that is not at hand is left out: `known` says which are. Those of Python are looked for beside the programs on the PATH,
those of npm in folders that hold ``node_modules``.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from edition.model import Edition, Note, Paragraph, words

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
{head}</head>
<body>
{body}
</body>
</html>
"""
SPHINX = 'project = "{title}"\nhtml_title = project\nextensions = ["myst_parser"]\nhtml_theme = "furo"\n'
MKDOCS = """site_name: {title}
theme: {{name: material, font: false}}
markdown_extensions: [footnotes]
plugins: []
"""
CETEI = '<script src="CETEI.js"></script>\n'
CALLED = """<div id="text"></div>
<script>
addEventListener("load", () => new CETEI().getHTML5("text.xml", data => document.getElementById("text").append(data)));
</script>"""
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body><head>{title}</head>
{body}
</body></text>
</TEI>
"""


@dataclass(frozen=True)
class Words:
    """A text as other themes are given it: its title, and each paragraph with its notes, all in plain words."""

    title: str
    paragraphs: tuple[tuple[str, tuple[str, ...]], ...]


def plain(edition: Edition) -> Words:
    """The words of an edition's text and of its notes."""
    notes: dict[str, list[str]] = {}
    for note in edition.notes:
        notes.setdefault(note.paragraph, []).append(f"{note.lemma}] {_said(note)}")
    return Words(edition.text.title, tuple((words(part.nodes), tuple(notes.get(part.id, ()))) for part in edition.text.paragraphs))


def _said(note: Note) -> str:
    return " ".join(words(block.nodes) for block in note.blocks if isinstance(block, Paragraph))


def bare(text: Words, folder: Path) -> None:
    """The text's words as paragraphs, without notes, styles or scripts: the least that a page can be."""
    said = "\n".join(f"<p>{html.escape(each)}</p>" for each, _ in text.paragraphs)
    _write(folder / "index.html", PAGE.format(title=html.escape(text.title), head="", body=f"<h1>{html.escape(text.title)}</h1>\n{said}"))


def furo(text: Words, folder: Path, home: Path) -> None:
    """By Sphinx, from Markdown."""
    _write(folder / "source" / "index.md", _markdown(text))
    _write(folder / "source" / "conf.py", SPHINX.format(title=text.title))
    _run([home, "-q", "-E", "source", "pages"], folder)
    _out(folder, "pages")


def material(text: Words, folder: Path, home: Path) -> None:
    """By MkDocs, from Markdown; its web fonts, which it would get from elsewhere, are left out in its favor."""
    _write(folder / "docs" / "index.md", _markdown(text))
    _write(folder / "mkdocs.yml", MKDOCS.format(title=text.title))
    _run([home, "build", "--quiet"], folder)
    _out(folder, "site")


def tufte(text: Words, folder: Path, home: Path) -> None:
    """By hand, with its faces and its notes in the margin."""
    folder.mkdir(parents=True)
    shutil.copy(home / "tufte.min.css", folder / "tufte.css")
    shutil.copytree(home / "et-book", folder / "et-book")
    number, said = 0, []
    for each, notes in text.paragraphs:
        calls = ""
        for note in notes:
            number += 1
            calls += f'<label for="sn-{number}" class="margin-toggle sidenote-number"></label>'
            calls += f'<input type="checkbox" id="sn-{number}" class="margin-toggle"><span class="sidenote">{html.escape(note)}</span>'
        said.append(f"<p>{html.escape(each)}{calls}</p>")
    body = f"<article><h1>{html.escape(text.title)}</h1><section>{''.join(said)}</section></article>"
    _write(folder / "index.html", PAGE.format(title=html.escape(text.title), head='<link rel="stylesheet" href="tufte.css">\n', body=body))


def ceteicean(text: Words, folder: Path, home: Path) -> None:
    """From TEI, in the reader's browser."""
    folder.mkdir(parents=True)
    shutil.copy(home / "dist" / "CETEI.js", folder)
    said = "\n".join(
        f"<p>{html.escape(each)}{''.join(f'<note>{html.escape(note)}</note>' for note in notes)}</p>" for each, notes in text.paragraphs
    )
    _write(folder / "text.xml", TEI.format(title=html.escape(text.title), body=said))
    _write(folder / "index.html", PAGE.format(title=html.escape(text.title), head=CETEI, body=CALLED))


MAKERS: dict[str, tuple[str, Callable[[Words, Path, Path], None]]] = {
    "furo": ("sphinx-build", furo),
    "mkdocs-material": ("mkdocs", material),
    "tufte-css": ("node_modules/tufte-css", tufte),
    "CETEIcean": ("node_modules/CETEIcean", ceteicean),
}


def known(folders: Iterable[Path]) -> dict[str, Path]:
    """The themes that are at hand, by name, each with its program or its folder; in the folders first, then on the PATH."""
    found = {}
    for name, (wanted, _) in MAKERS.items():
        there = next((folder / wanted for folder in folders if (folder / wanted).exists()), None) or shutil.which(wanted)
        if there:
            found[name] = Path(there).absolute()
    return found


def _markdown(text: Words) -> str:
    lines, number = [f"# {text.title}"], 0
    for each, notes in text.paragraphs:
        calls = "".join(f"[^{number + index}]" for index in range(1, len(notes) + 1))
        lines.append(_typed(each) + calls)
        for note in notes:
            number += 1
            lines.append(f"[^{number}]: {_typed(note)}")
    return "\n\n".join(lines) + "\n"


def _typed(words: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|~$])", r"\\\1", words)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _run(command: list[str | Path], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stderr}")


def _out(folder: Path, made: str) -> None:
    """What was made takes the place of what it was made from."""
    for path in folder.iterdir():
        if path.name != made:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for path in (folder / made).iterdir():
        path.rename(folder / path.name)
