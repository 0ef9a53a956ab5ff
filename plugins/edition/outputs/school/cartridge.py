"""A thin Common Cartridge: links to the pages of a lesson, and nothing that could grow old on a platform.

Version 1.1, the newest that Moodle reads; Canvas reads it too. A cartridge with a quiz in it may lose the quiz, so the
quiz is a file of its own (`qti`). Below the root, which has no title, stands one item with the lesson's, and in it the
links. The identifiers come from the lesson's address: a platform that goes by them, as Canvas does, replaces the links
when a cartridge is imported again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ...model import pages
from ..archive import PACKAGE, Language, written, zipped
from .delivery import Delivery

METADATA = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"
LINK = "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"
LINK_TYPE = "imswl_xmlv1p1"

E = Language(PACKAGE)
M = Language(METADATA, "lomimscc")
L = Language(LINK)


@dataclass(frozen=True, slots=True)
class Link:
    """A page that the cartridge leads to: what it is in identifiers, what it is called, and where it is."""

    id: str
    title: str
    address: str


def make(delivery: Delivery) -> bytes:
    """The archive: a manifest, and a file for each link."""
    links = tuple(_links(delivery))
    members = {_path(link): written(L("webLink", L("title", link.title), L("url", href=link.address, target="_blank"))) for link in links}
    return zipped({"imsmanifest.xml": written(_manifest(delivery, links)), **members}, delivery.day)


def _links(delivery: Delivery) -> Iterator[Link]:
    """The worksheet, the short form, the paragraphs of the reading, and what stands around them."""
    edition = delivery.edition
    yield Link("worksheet", delivery.say.lessons.worksheet, delivery.address(pages.worksheet(delivery.lesson.slug)))
    if delivery.lesson.short:
        yield Link("short", delivery.say.short.sheet, delivery.address(pages.short(delivery.lesson.slug)))
    for id in delivery.paragraphs:
        yield Link(id, f"{edition.text.title}, {delivery.say.label(id)}", delivery.passage(id))
    yield Link("text", edition.text.title, delivery.address(pages.text(edition.text.slug)))
    beside = {"timeline": delivery.say.menu.timeline, "claims": delivery.say.claims.title, "check": delivery.say.menu.check}
    yield from (Link(name, title, delivery.address(pages.page(name))) for name, title in beside.items() if name in pages.made(edition))


def _path(link: Link) -> str:
    return f"links/{link.id}.xml"


def _manifest(delivery: Delivery, links: tuple[Link, ...]) -> etree._Element:
    name = delivery.name
    items = [E("item", E("title", link.title), identifier=f"{name}-item-{link.id}", identifierref=f"{name}-{link.id}") for link in links]
    module = E("item", E("title", delivery.lesson.title), *items, identifier=f"{name}-module")
    tree = E("organization", E("item", module, identifier=f"{name}-root"), identifier=f"{name}-organization", structure="rooted-hierarchy")
    resources = [E("resource", E("file", href=_path(link)), identifier=f"{name}-{link.id}", type=LINK_TYPE) for link in links]
    return E(
        "manifest",
        E("metadata", E("schema", "IMS Common Cartridge"), E("schemaversion", "1.1.0"), _described(delivery)),
        E("organizations", tree),
        E("resources", *resources),
        identifier=name,
    )


def _described(delivery: Delivery) -> etree._Element:
    """What libraries of learning objects ask: title, language, who made it, and what may be done with it."""
    facts = delivery.edition.said

    def string(text: str) -> etree._Element:
        return M("string", text, language=facts["language"])

    return M(
        "lom",
        M(
            "general",
            M("title", string(delivery.lesson.title)),
            M("language", facts["language"]),
            M("description", string(delivery.say.packs.described(title=facts["title"], address=delivery.address(delivery.folder)))),
        ),
        M(
            "rights",
            M("copyrightAndOtherRestrictions", M("value", "yes")),
            M("description", string(f"{facts['license-name']}, {facts['license']}")),
        ),
    )
