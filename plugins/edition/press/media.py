"""The media types of a site's files, as servers say them."""

from __future__ import annotations

from ..model import pages
from ..outputs import images, records

TEI = "application/tei+xml"  # RFC 6129
LINKED = "application/ld+json"
TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",  # RFC 9239
    "txt": "text/plain",
    "json": "application/json",
    "xml": "application/xml",
    "xsl": "application/xslt+xml",
    **images.MEDIA,
    "avif": "image/avif",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
    "imscc": "application/zip",
    **{ending: kind for ending, kind in records.TYPES.items() if "." not in ending},
}  # by what stands behind the last dot of a name
LETTERS = ("html", "css", "js", "txt", *(ending for ending in records.TYPES if ending in TYPES))  # what says nothing itself of its letters


def said(ending: str) -> str:
    """The type of a file by the ending of its name, with its character set where a reader cannot know it otherwise."""
    return f"{TYPES[ending]}; charset=utf-8" if ending in LETTERS else TYPES[ending]


def special(slug: str) -> dict[str, str]:
    """The types of files that are more than their ending says, by a regular expression of their paths; the first that fits is meant.

    ``slug`` is the text's.
    """
    return {
        rf"({slug}|dts)/.+\.xml": TEI,
        r"dts/.+\.json": LINKED,
        rf"{slug}/{pages.LINKSET}\.json": "application/linkset+json",  # RFC 9264
        rf"{slug}/{pages.ANNOTATIONS}\.json": LINKED,
        r".+/atom\.xml": "application/atom+xml",
        r".+\.schema\.json": "application/schema+json",
        r".+\.csl\.json": records.TYPES["csl.json"],
    }
