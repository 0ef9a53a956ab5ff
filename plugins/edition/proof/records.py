"""What machines read beside the pages: sitemap, feeds, data in JSON and records of reference managers, with the addresses in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree

LOST = "\ufffd"  # what stands where a character was lost
XML = (".xml", ".svg")
JSON = ".json"
TEXTS = (".txt", ".bib", ".ris", ".css", ".js")
NAMING = ("@id", "anchor", "href")  # what names an address in JSON, also where a site does not know its own
ADDRESS = re.compile(r"https?://[^\s\"'<>{}“”’]+")


def faults(file: str, raw: bytes) -> Iterator[str]:
    """What keeps a machine from reading a file, in sentences; nothing does with a picture or a font."""
    if not file.endswith((*XML, JSON, *TEXTS)):
        return
    try:
        text = raw.decode()
        if file.endswith(XML):
            ElementTree.fromstring(text)
        if file.endswith(JSON):
            json.loads(text)
    except UnicodeDecodeError:
        yield "the file is not UTF-8"
    except ElementTree.ParseError as error:
        yield f"no machine can read this XML: {error}"
    except json.JSONDecodeError as error:
        yield f"no machine can read this JSON: {error}"
    else:
        if LOST in text:
            yield f"a character is lost at “{text[max(text.index(LOST) - 20, 0) : text.index(LOST) + 20]}”"


def addresses(file: str, raw: bytes) -> Iterator[str]:
    """The addresses that a file names, as they are typed; nothing where it cannot be read."""
    text = raw.decode("utf-8", "replace")
    try:
        if file.endswith(".xml"):
            yield from _in_xml(ElementTree.fromstring(text))
        elif file.endswith(JSON):
            yield from in_json(json.loads(text))
        elif file.endswith((".txt", ".bib", ".ris")):
            yield from (found.rstrip(".,;:)") for found in ADDRESS.findall(text))
    except (ElementTree.ParseError, json.JSONDecodeError):
        return


def _in_xml(root: ElementTree.Element) -> Iterator[str]:
    """Of a sitemap and of a feed: whatever names a place or links to it."""
    for each in root.iter():
        name = each.tag.rpartition("}")[2]
        if name in ("loc", "id", "uri"):
            yield (each.text or "").strip()
        if name == "link":
            yield each.get("href", "")


def in_json(value: object, key: str = "") -> Iterator[str]:
    """The addresses that stand in data, by themselves."""
    match value:
        case dict():
            for name, inner in value.items():
                yield from in_json(inner, name)
        case list():
            for inner in value:
                yield from in_json(inner, key)
        case str() if "{" in value:
            pass  # a template, which its reader fills (RFC 6570)
        case str() if ADDRESS.match(value) or (key in NAMING and value.startswith("/")):
            yield value
