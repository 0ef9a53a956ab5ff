"""How paragraphs of the text and of its other versions are cited: in every style, and in files for reference managers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ...citing.records import locator
from ...model import Style, Version, pages, versioned
from .lines import Lines
from .page import Door
from .setting import Setting

FORMATS = {"bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}  # of records, by the endings of their files


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A citation in a style."""

    style: str
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Citations:
    """A thing that is cited, in every style, and the files of its own for reference managers."""

    name: str
    styles: tuple[Cited, ...]
    records: tuple[Door, ...] = ()


def of_text(setting: Setting, id: str, name: str, lines: Lines) -> Iterator[Citations]:
    """The citations of a paragraph of the text, which its page calls by the text's ``name``, and of what the edition says of it."""
    home = f"{setting.edition.address}/{pages.text(setting.slug)}"
    for called, citable in zip((name, setting.say.passage.apparatus), setting.concordance.citables, strict=False):
        made = (_cited(style, setting.say.label(id), home, id, lines) for style in citable.styles)
        yield Citations(name=called, styles=tuple(made))


def of_version(setting: Setting, version: Version, ids: tuple[str, ...], lines: Lines, here: str) -> Iterator[Citations]:
    """The citations of paragraphs of another version, each as a place in it; one that stands alone is called by its name."""
    said = setting.say
    for id in ids:
        place = said.spoken(versioned(id)[1])
        name = version.name if len(ids) == 1 else said.place.of_version(place=place, version=version.name)
        yield _of_version(setting, version, id, name, lines, here)


def on_page(setting: Setting, version: Version, alone: tuple[str, ...], lines: Lines, here: str) -> Iterator[Citations]:
    """The citations of a whole version, and of the paragraphs that stand ``alone`` in it, on its page at the address ``here``."""
    yield _of_version(setting, version, "", version.name, lines, here)
    for id in alone:
        yield _of_version(setting, version, id, setting.say.spoken(versioned(id)[1]), lines, here)


def _of_version(setting: Setting, version: Version, id: str, name: str, lines: Lines, here: str) -> Citations:
    home = f"{setting.edition.address}/{pages.version(setting.slug, version.slug)}"
    label = locator(version, id, setting.say) if id else ""
    each = zip(setting.edition.versions, setting.concordance.citables[2:], strict=False)
    styles = [style for one, citable in each if one is version for style in citable.styles]
    files = {ending: pages.near(pages.file(setting.slug, id or version.slug, ending), here) for ending in FORMATS}
    return Citations(
        name=name,
        styles=tuple(_cited(style, label, home, id, lines) for style in styles),
        records=tuple(Door(href=href, name=FORMATS[ending]) for ending, href in files.items()),
    )


def _cited(style: Style, label: str, home: str, id: str, lines: Lines) -> Cited:
    """The citation of a paragraph, or of the whole where it has no label; a reference in a bibliography is to the whole, at ``home``."""
    return Cited(style=style.name, html=lines.printed(style.citing(label, f"{home}#{id}" if style.one and label else home)))
