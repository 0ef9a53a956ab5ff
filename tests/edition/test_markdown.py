"""What editors type is Markdown: read by the Markdown library, every file says the same, but for our four marks.

Compared are the words with italics, links, headings, lists and quotations around them. The library takes our marks for words;
so they are taken off on both sides: page marks and calls, the brackets of lemmas, braces, and what is struck out or added.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from edition.marks import Reader
from markdown import Markdown

ROOT = Path(__file__).parent.parent.parent
FOLDERS = (ROOT / "content", *(ROOT / "tests" / "samples" / name for name in ("lamp", "oath", "hallel", "carta", "psalm", "brief")))
FILES = sorted(path for folder in FOLDERS for path in folder.rglob("*.md") if path.name != "README.md")
PLAIN = Markdown(extensions=["attr_list", "sane_lists"])
KEPT = {"em", "strong", "a", "h2", "h3", "li", "blockquote"}
OURS = re.compile(r"\{:[^{}]*\}|\[\[page [0-9a-z]+\]\]|\[\^[^\]\s]+\]|[\[\]]|~~|\+\+")


def body(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("\n\n")[2]


def said(element: Element) -> str:
    """The words of an element, with the beginning and the end of each mark that both know, and where links lead."""
    name = element.tag if element.tag in KEPT else ""
    inner = (element.text or "") + "".join(said(child) + (child.tail or "") for child in element)
    lead = f" {element.get('href')}" if name == "a" else ""
    return f"‹{name}{lead}›{inner}‹/{name}›" if name else inner


def folded(text: str) -> str:
    """Words without the marks of ours, and without white space, which both fold in places of their own."""
    return "".join(OURS.sub("", text).split())


def by_the_library(source: str) -> str:
    """The library's words; what it keeps of a note's syntax are words to it, which `folded` takes off."""
    PLAIN.reset()
    html = PLAIN.convert(re.sub(r"(?m)^\[\^[^\]\s]+\]: ", "", source).replace("&", "&amp;"))
    return said(fromstring(f"<div>{html.replace('&nbsp;', ' ')}</div>"))


def by_ours(source: str) -> str:
    return said(Reader().tree(source))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_says_what_the_markdown_library_reads_in_it(path: Path) -> None:
    source = body(path)
    assert folded(by_ours(source)) == folded(by_the_library(source))
