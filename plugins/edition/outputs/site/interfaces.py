"""What programs can read of the edition, for a person who wants to: each file with its address and a piece of what stands there.

The pieces are cut from the finished files, so this page comes after all of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from ...model import Concordance, Edition, pages
from .page import Door, Page
from .setting import Setting

LINES = 22  # of an answer that are shown
WIDEST = 220  # characters of a line, after which it is cut
LIST = re.compile(r"\{\n +\"start\": (\d+),\n +\"end\": (\d+)\n +\}")  # spans, which are shown in one line
ENTRY = re.compile(r"@\w+\{(.+),")  # of BibTeX: where a source begins, and its slug
OTHER_SCRIPT = re.compile(
    r"[\u0370-\u1fff\u3040-\u9fff](?:.*[\u0370-\u1fff\u3040-\u9fff])?"
)  # in a line, from its first letter to its last
GRAPH = re.compile(rb'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interface:
    """A way to ask: what it is for, the address that is asked, and what is answered; ``more`` are other files of its kind."""

    id: str
    name: str
    about: str
    href: str
    address: str
    answer: Markup
    more: tuple[Door, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage(Page):
    """All ways, and the address of the archive, or nothing where no publication is kept."""

    template = "data"

    interfaces: tuple[Interface, ...]
    archive: str


def asked(edition: Edition, concordance: Concordance) -> dict[str, str]:
    """The file that is shown of each interface, by its name. Of a paragraph that has notes the shortest is taken."""
    slug = edition.text.slug
    found = sorted(edition.text.paragraphs, key=lambda part: (part.id not in concordance.notes, len(str(part.nodes))))
    one = found[0].id if found else ""
    held = {"audit": pages.AUDITED} if edition.audit else {}
    return {
        "text": pages.file(slug, one, "txt"),
        "json": pages.file(slug, one, "json"),
        "tei": pages.file(slug, one, "xml"),
        "annotations": pages.file(slug, pages.ANNOTATIONS, "json"),
        "records": pages.file(slug, one, "csl.json"),
        "bibliography": pages.file("sources", "sources", "bib"),
        "correspondence": pages.file(slug, pages.CORRESPONDENCE, "xml"),
        "dts": f"{pages.DTS}navigation/{slug}/{one}/1.json",
        "linkset": pages.file(slug, pages.LINKSET, "json"),
        "graph": pages.path(pages.paragraph(slug, one)),
        "manifest": pages.MANIFEST,
        **held,
    }


def make(edition: Edition, concordance: Concordance, finished: Mapping[str, bytes]) -> Iterator[Page]:
    """The page; ``finished`` are the files that were asked for, by their paths, as far as there are any."""
    setting = Setting.of(edition, concordance)
    address, say, slug = pages.page("data"), setting.say, setting.slug
    root = pages.root(address)
    more = {
        "text": [pages.file(slug, slug, "txt")],
        "json": [pages.file(slug, slug, "json"), *(f"static/data/{name}.schema.json" for name in ("text", "paragraph"))],
        "tei": [pages.file(slug, slug, "xml"), "static/data/plain.xsl"],
        "records": [pages.file(slug, slug, ending) for ending in ("bib", "ris", "csl.json")],
        "bibliography": [pages.file("sources", "sources", ending) for ending in ("ris", "csl.json")],
        "dts": [f"{pages.DTS}index.json", f"{pages.DTS}collection.json"],
    }
    spoken = {source.slug: source.get("language") for source in edition.sources if source.get("language")}
    found = []
    for name, path in asked(edition, concordance).items():
        if path not in finished:
            continue
        others = [each for each in more.get(name, ()) if not each.startswith("sources/") or edition.sources]
        shown = path.removesuffix("index.html")
        found.append(
            Interface(
                id=name,
                name=say.interfaces[name],
                about=f"{say.interfaces_about[name]} {say.data.lessons if name == 'tei' and edition.lessons else ''}".strip(),
                href=root + shown,
                address=f"{edition.address}/{shown}",
                answer=_marked(_answer(name, path, finished[path]), spoken),
                more=tuple(Door(href=root + each, name=f"{edition.address}/{each}") for each in others),
            )
        )
    archive = root + pages.page("archive") if edition.bags else ""
    yield DataPage(**setting.frame(address, say.menu.data, say.data.summary), interfaces=tuple(found), archive=archive)


def _answer(name: str, path: str, data: bytes) -> str:
    """The piece of a file that says what it is."""
    if name == "graph":
        found = GRAPH.search(data)
        return _json(found[1]) if found else ""
    if path.endswith(".json"):
        return _json(data, name)
    text = data.decode()
    if path.endswith(".xml"):
        mark = "<correspDesc" if name == "correspondence" else "<text>"
        return _cut(text[text.index(mark) :].splitlines())
    return _cut(text.splitlines())


def _marked(answer: str, spoken: Mapping[str, str]) -> Markup:
    """An answer with its words in another script, in the language of the source that they stand in."""
    lines, lang = [], ""
    for line in answer.splitlines():
        if begun := ENTRY.match(line):
            lang = spoken.get(begun[1], "")
        found = OTHER_SCRIPT.search(line) if lang else None
        if found:
            start, end = found.span()
            marked = Markup('<span lang="{}">{}</span>').format(lang, found[0])
            lines.append(Markup("").join((escape(line[:start]), marked, escape(line[end:]))))
        else:
            lines.append(escape(line))
    return Markup("\n").join(lines)


def _json(data: bytes, name: str = "") -> str:
    value = json.loads(data)
    match name:
        case "annotations":
            value = value["first"]["items"][0] if value["first"]["items"] else value
        case "linkset":
            value = value["linkset"][-1] if value["linkset"] else value
        case "audit":
            value = value["hasPart"][0] if value["hasPart"] else value
        case "json":
            value = value["paragraph"]
        case _:
            pass
    text = LIST.sub(r'{"start": \1, "end": \2}', json.dumps(value, ensure_ascii=False, indent=2))
    return _cut(text.splitlines())


def _cut(lines: list[str]) -> str:
    shown = [line if len(line) <= WIDEST else f"{line[:WIDEST].rpartition(' ')[0]} …" for line in lines[:LINES]]
    return "\n".join([*shown, "…"] if len(lines) > LINES else shown)
