"""In which language a word processor's document says that words are, where most of it is in another. Pandoc does not read that.

So each piece of such words is put between two letters that nobody types before pandoc reads, and what it hands on has a span there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lxml import etree

from .. import languages

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
LOOK = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"

Json = Any
FIRST, LAST = 0x10A000, 0x10AFFE  # the letters that begin words of the languages that were found
END = chr(0x10AFFF)
# What says the language, by the script of the words, in Word and in LibreOffice.
WORDS = {"": f"{WORD}val", "bidi": f"{WORD}bidi", "asian": f"{WORD}eastAsia"}
LOOKS = {"": f"{LOOK}language", "bidi": f"{STYLE}language-complex", "asian": f"{STYLE}language-asian"}
SCRIPTS = {"": f"{LOOK}script", "bidi": f"{STYLE}script-complex", "asian": f"{STYLE}script-asian"}
ASIAN = ("Hans", "Hant", "Jpan", "Kore", "Hani", "Bopo")
NONE = ("none", "zxx", "und", "x", "")  # tags that name no language
HOLDING = (f"{TEXT}p", f"{TEXT}h", f"{TEXT}span", f"{TEXT}a")  # whose own words are lines of a document of LibreOffice
APART = (f"{TEXT}tracked-changes", f"{TEXT}note-citation")


class Piece(NamedTuple):
    """Words that an element holds, or that stand behind it, with their language as the document has it."""

    element: etree._Element
    behind: bool
    lang: str

    @property
    def text(self) -> str:
        return str((self.element.tail if self.behind else self.element.text) or "")

    def put(self, text: str) -> None:
        """Puts other words in their place."""
        if self.behind:
            self.element.tail = text
        else:
            self.element.text = text


def mark(pieces: list[Piece]) -> list[str]:
    """Marks the pieces that are not in the language of most letters, and gives the languages that were marked."""
    letters: Counter[str] = Counter()
    for piece in pieces:
        letters[piece.lang] += sum(map(str.isalpha, piece.text))
    most = max(letters, key=lambda lang: letters[lang], default="")
    found: list[str] = []
    for piece in pieces:
        if piece.lang and piece.lang != most and piece.text:
            found += [piece.lang] if piece.lang not in found else []
            piece.put(f"{chr(min(FIRST + found.index(piece.lang), LAST))}{piece.text}{END}")
    return found


def of_word(root: etree._Element, styles: etree._Element | None) -> Iterator[Piece]:
    """The words of a part of Word's; ``styles`` is the part that has its styles."""
    known = {} if styles is None else {each.get(f"{WORD}styleId", ""): each for each in styles.iter(f"{WORD}style")}
    otherwise = None if styles is None else styles.find(f"{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr")
    for element in root.iter(f"{WORD}t"):
        run = next(element.iterancestors(f"{WORD}r"), None)
        around = next(element.iterancestors(f"{WORD}p"), None)
        if run is None or around is None:
            continue
        looks = [run.find(f"{WORD}rPr"), *_chain(run.find(f"{WORD}rPr/{WORD}rStyle"), known)]
        looks += _chain(around.find(f"{WORD}pPr/{WORD}pStyle"), known)
        script = _script(element.text or "")
        looks += [otherwise] if not script else []  # what is said of other scripts for the whole of it says nothing of its words
        said = (each.find(f"{WORD}lang") for each in looks if each is not None)
        found = (each.get(name, "") for each in said if each is not None for name in dict.fromkeys((WORDS[script], WORDS[""])))
        yield Piece(element, False, next((tag for tag in map(_tag, found) if _fits(tag, script)), ""))


def _chain(named: etree._Element | None, known: Mapping[str, etree._Element]) -> Iterator[etree._Element | None]:
    """What a style and those on which it is based say of words."""
    seen: set[str] = set()
    while named is not None and (name := named.get(f"{WORD}val", "")) in known and name not in seen:
        seen.add(name)
        yield known[name].find(f"{WORD}rPr")
        named = known[name].find(f"{WORD}basedOn")


def of_libreoffice(root: etree._Element, styles: etree._Element | None) -> Iterator[Piece]:
    """The words of LibreOffice's content; ``styles`` is the part that has its other styles."""
    both = [each for each in (styles, root) if each is not None]
    known = {(each.get(f"{STYLE}family"), each.get(f"{STYLE}name")): each for part in both for each in part.iter(f"{STYLE}style")}
    defaults = (each for part in both for each in part.iter(f"{STYLE}default-style"))
    otherwise = next((each for each in defaults if each.get(f"{STYLE}family") == "paragraph"), None)

    def looks(element: etree._Element, script: str) -> Iterator[etree._Element]:
        for each in (element, *element.iterancestors(*HOLDING)):
            family = "text" if each.tag in HOLDING[2:] else "paragraph"
            name: object = each.get(f"{TEXT}style-name")
            seen = set[object]()
            while (style := known.get((family, name))) is not None and name not in seen:  # type: ignore[arg-type]  # a name or none
                seen.add(name)
                yield style
                name = style.get(f"{STYLE}parent-style-name")
            if family == "paragraph":
                break
        if otherwise is not None and not script:
            yield otherwise

    for element in root.iter(*HOLDING):
        if next(element.iterancestors(*APART), None) is not None:
            continue
        for piece in (Piece(element, False, ""), *(Piece(child, True, "") for child in element)):
            if piece.text:
                script = _script(piece.text)
                said = (style.find(f"{STYLE}text-properties") for style in looks(element, script))
                found = (
                    "-".join(filter(None, (each.get(LOOKS[name]), each.get(SCRIPTS[name]))))
                    for each in said
                    if each is not None
                    for name in dict.fromkeys((script, ""))
                )
                yield piece._replace(lang=next((tag for tag in map(_tag, found) if _fits(tag, script)), ""))


def _script(text: str) -> str:
    """Which of three tags counts for words: that of scripts from right to left, of Chinese and its like, or of all others."""
    letters = [each for each in text if each.isalpha()]
    if letters and all(unicodedata.bidirectional(each) in ("R", "AL") for each in letters):
        return "bidi"
    return "asian" if letters and all(unicodedata.east_asian_width(each) in ("W", "F") for each in letters) else ""


def _fits(tag: str, script: str) -> bool:
    """Whether words of a script can be in a language: what says so of one script stands also with words of others."""
    asian = languages.script(tag) in ASIAN
    return bool(tag) and {"bidi": bool(languages.direction(tag)), "asian": asian, "": not asian and not languages.direction(tag)}[script]


def _tag(said: str) -> str:
    """The tag of a language without its country; nothing where it names none."""
    language, *rest = re.split("[-_]", said)
    script = [each.title() for each in rest if len(each) == 4 and each.isalpha()]
    return "" if language.lower() in NONE else "-".join([language.lower(), *script])


def whole(inside: list[Json]) -> tuple[str, list[Json]]:
    """The language in which a paragraph is as a whole, with what stands in it without that; no language where it has others or none."""
    found = {*_languages(inside)}
    return (found.pop(), _unspoken(inside)) if len(found) == 1 and "" not in found else ("", inside)


def _languages(inside: Json) -> Iterator[str]:
    """The language of each word somewhere in a tree, as far as a span has it; notes have their own."""
    match inside:
        case {"t": "Note"}:
            return
        case {"t": "Span", "c": [[_, ["foreign"], [[_, lang]]], _]}:
            yield lang
        case {"t": "Str", "c": said}:
            yield from ("",) if any(map(str.isalpha, said)) else ()
        case {"c": held}:
            yield from _languages(held)
        case list():
            for each in inside:
                yield from _languages(each)


def _unspoken(inside: list[Json]) -> list[Json]:
    found: list[Json] = []
    for each in inside:
        match each:
            case {"t": "Span", "c": [[_, ["foreign"], _], held]}:
                found += held
            case {"t": "Emph" | "Strong" | "Strikeout" | "Superscript" | "Subscript" | "SmallCaps" | "Underline" as kind, "c": held}:
                found.append({"t": kind, "c": _unspoken(held)})
            case {"t": "Link" | "Span" as kind, "c": [first, held, *rest]}:
                found.append({"t": kind, "c": [first, _unspoken(held), *rest]})
            case _:
                found.append(each)
    return found
