"""The marks inside a block: brackets and what follows them, page marks, languages; and what is no mark there."""

from __future__ import annotations

import html
import re
from bisect import bisect
from html.entities import html5
from xml.etree.ElementTree import Element

from . import attributes, others
from .doubts import Doubts
from .emphasis import Braces, Item, Run, fill, paired, settle

DEEP = 8
PUNCTUATION = r"[!-/:-@\[-`{-~]"
SIGNS = r"[\\{$:'`%h\[\]*_~^+<&=-]"  # with which a token begins: all others are passed over at once
TOKEN = re.compile(
    rf"""(?={SIGNS})(?:\\(?P<escaped>{PUNCTUATION})
    | (?=(?P<whole>{"|".join(others.MARKS)}))(?P<other>.)
    | (?P<address>{others.BARE})
    | (?P<break>\\)(?=\n)
    | \[\[page(?P<page>[^\[\]]*)\]\]
    | (?P<opened>\[)
    | (?P<closed>\])
    | (?P<run>\*+|_+|~+|\^+|\++)
    | (?P<braces>\{{)(?=(?P<said>[^{{}}\n]*\}}|:))
    | (?P<html><)(?=(?P<tag>/?[a-zA-Z][^<>\\]*>|!--|!\[?[A-Za-z]|\?|%))
    | (?P<entity>&(?:\#[0-9]{{1,7}};|\#[xX][0-9a-fA-F]{{1,6}};|[A-Za-z][A-Za-z0-9]{{1,31}}(?:;|(?![\w;]))))
    | (?P<hyphens>(?<![!-])-{{2,3}}(?![>-]))
    | (?P<foreign>`+|==))""",
    re.VERBOSE,
)
KINDS = ("escaped", "other", "address", "break", "page", "opened", "closed", "run", "braces", "html", "entity", "hyphens", "foreign")
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
ESCAPED = re.compile(rf"\\({PUNCTUATION})")
CALL = re.compile(r"\[\^([^\[\]\s]+)\]")
# Possessive, so that no part of an address is looked at twice.
PIECE = r"""(?:[^()\\"\s]|\\.|\([^()]*\))++"""
LINK = re.compile(rf"""\(\s*+({PIECE}(?:\s++{PIECE})*?)?(?:\s++(?:"((?:[^"\\]|\\.)*+)"|'((?:[^'\\]|\\.)*+)'))?\s*+\)""")
SIGNED = re.compile(r"\[[^\[\]\n]{1,12}\]\(#")  # the sign of a footnote of the source, or another link to the text


def read(element: Element, source: str, line: int, doubts: Doubts) -> None:
    """Fills an element with the words and marks of its source, which begins on a line."""
    fill(element, _Source(source, line, doubts).items())


class _Source:
    def __init__(self, source: str, line: int, doubts: Doubts):
        self.source = source
        self.first = line
        self.ends = [found.start() for found in re.finditer("\n", source)]
        self.doubts = doubts
        self.open: list[tuple[int, list[Item]]] = []  # each bracket that is open: where it stands, and what stood before it
        self.inside: list[Item] = []  # what stands in the innermost of them
        self.buried = 0  # brackets that are open inside too many others
        self.foreign: dict[str, int] = {}  # where each foreign sign stood last
        self.doubted = -1  # where braces stand that were doubted
        self.tags: set[str] = set()  # HTML elements of which an opening tag was doubted
        self.beyond = 0  # how far the mark of another program reaches that was seen last
        self.bare: list[int] = []  # where addresses stand that are no link yet

    def items(self) -> list[str | Element]:
        """The words and elements of the source."""
        at = 0
        while found := TOKEN.search(self.source, at):
            if at < found.start():
                self.inside.append(self.source[at : found.start()])
            at = self._token(found)
        self.inside.append(self.source[at:])
        for start, before in reversed(self.open):
            self._add("open", self._from(start), start)
            self.inside = [*before, "[", *self.inside]
        for start in self.bare:
            self._add("bare", self.source[start : start + 96].split()[0], start)
        return settle(self.inside, self.doubts)

    def _token(self, found: re.Match[str]) -> int:
        """Takes one token, and says where the next may begin."""
        typed, end = found[0], found.end()
        kind = next(name for name in KINDS if found[name] is not None)
        match kind:
            case "escaped":
                self.inside.append(found["escaped"])
            case "page":
                return self._behind(self._element("page", found.start(), n=found["page"].strip()), end)
            case "opened" if len(self.open) < DEEP:
                for kind, pattern in (("page", others.PAGE), ("wiki", others.WIKI), ("key", others.KEY)):
                    if like := pattern.match(self.source, found.start()):
                        self._add(kind, like[0], found.start())
                        break
                if self.source.endswith(".md)", 0, found.start()) and not SIGNED.match(self.source, found.start()):
                    self._add("reversed", self.source[max(0, found.start() - 24) : end + 12], found.start())
                self.open.append((found.start(), self.inside))
                self.inside = []
            case "opened":
                self.buried += 1
                self._add("deep", self._from(found.start()), found.start())
                self.inside.append(typed)
            case "closed" if self.buried or not self.open:
                if not self.buried:
                    self._add("closed", self.source[max(0, end - 24) : end], found.start())
                self.buried = max(0, self.buried - 1)
                self.inside.append(typed)
            case "closed":
                return self._bracket(end)
            case "run" if typed[0] in "*_":
                return self._run(found)
            case "run" if typed == "^" and self.source.startswith("[", end):
                self._add("footnote", self._from(found.start()), found.start())
                self.inside.append(typed)
            case "run" if len(typed) > 1 + (typed[0] != "^") and not self._apart(found):
                self._add("foreign", typed, found.start())
                self.inside.append(typed)
            case "run" if found.start() >= self.beyond:  # else it is of the mark of another program, which is told already
                self.inside.append(paired(self.source, found.start(), typed, self._line(found.start())))
            case "braces":
                said = typed + found["said"]
                if attributes.BEHIND.fullmatch(said) and attributes.SPACED.match(self.source, max(0, found.start() - 2)):
                    self._add("spaced", self.source[max(0, found.start() - 24) : end - 1] + said, found.start())
                elif found.start() != self.doubted and attributes.marked(said):
                    self._add("inside", said if said[-1] == "}" else self._from(found.start()), found.start())
                self.inside.append(typed)
            case "address":
                if not others.DEFINED.search(self.source, max(0, found.start() - 8), found.start()):
                    self.bare.append(found.start())
                self.inside.append(typed)
            case _:
                self._doubt(kind, found)
                self.inside.append(typed)
        return end

    def _line(self, at: int) -> int:
        """The line of a place."""
        return self.first + bisect(self.ends, at)

    def _add(self, kind: str, typed: str, at: int) -> None:
        """Doubts what was typed at a place."""
        self.doubts.add(kind, typed, self._line(at))

    def _element(self, tag: str, at: int, **attributes: str) -> Element:
        """An element that begins at a place; with its line where that is not the first."""
        line = self._line(at)
        return Element(tag, attributes if line == self.first else attributes | {"line": str(line)})

    def _from(self, start: int) -> str:
        """The words from a place on, for a quotation."""
        return self.source[start : start + 24]

    def _bracket(self, end: int) -> int:
        """Closes the innermost bracket, and takes what stands right behind it."""
        start, before = self.open.pop()
        inside, self.inside = settle(self.inside, self.doubts), before
        if call := CALL.match(self.source, end):
            element, end = self._element("lemma", start, note=call[1]), call.end()
        elif link := LINK.match(self.source, end):
            element, end = self._link(link, start), link.end()
            while self.bare and self.bare[-1] > start:
                self.bare.pop()
        else:
            # A bracket right behind is half a link; a question mark that ends the words doubts them.
            said = {"open": ""} if self.source.startswith("(", end) else {}
            said |= {"doubted": ""} if self.source.endswith("?", start, end - 1) and not self.source.endswith("\\?", start, end - 1) else {}
            element = self._element("supplied", start, **said)
            if apart := others.APART.match(self.source, end):
                self._add("apart", self.source[start : apart.end()], start)
            if square := others.SQUARE.match(self.source, end):
                self._add("square", self.source[start : square.end()], start)
        fill(element, inside)
        return self._behind(element, end)

    def _link(self, link: re.Match[str], start: int) -> Element:
        target, title = " ".join((link[1] or "").split()), link[2] if link[2] is not None else link[3]
        element = self._element("a", start, href=ESCAPED.sub(r"\1", target))
        if title is not None:
            element.set("title", ESCAPED.sub(r"\1", " ".join(title.split())))
            if others.MARKED.search(title):
                self._add("locator", title, link.start())
        if target.startswith("sources/") and (behind := others.BEHIND.match(self.source, link.end())):
            self._add("outside", self.source[link.start() + 1 : behind.end()], link.start())
        for entity in ENTITY.findall(link[0]):
            self._entity(entity, link.start())
        if start and self.source[start - 1] == "!" and self.source[start - 2 : start - 1] != "\\" and others.PICTURE.search(target):
            self._add("picture", self.source[start - 1 : link.end()], start)
        return element

    def _behind(self, element: Element, end: int) -> int:
        """Takes an element, and the braces right behind it if they say its language."""
        self.inside.append(element)
        found = attributes.BRACES.match(self.source, end)
        if found and attributes.language(element, found[0], self._line(end), self.doubts):
            return found.end()
        self.doubted = end
        return end

    def _run(self, found: re.Match[str]) -> int:
        """Takes asterisks or underlines, and the braces right behind them."""
        typed, start, end = found[0], found.start(), found.end()
        before, after = self.source[start - 1 : start], self.source[end : end + 1]
        opens, closes = bool(after.strip()), bool(before.strip())
        if typed[0] == "_":  # inside a word it is a letter
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        if len(typed) > 3 and (typed[0] == "*" or opens or closes):
            self._add("foreign", typed, start)
        if len(typed) > 3 or not (opens or closes):
            self.inside.append(typed)
            return end
        around = self.source[start : end + 24] if opens else self.source[max(0, start - 24) : end]
        line = self._line(start)
        self.inside.append(Run(typed[0], len(typed), opens, closes, around, line))
        if closes and (braces := attributes.BRACES.match(self.source, end)):
            self.inside.append(Braces(braces[0], line))
            return braces.end()
        return end

    def _apart(self, found: re.Match[str]) -> bool:
        """Whether spaces stand on both sides of a token."""
        return not (self.source[max(0, found.start() - 1) : found.start()].strip() or self.source[found.end() : found.end() + 1].strip())

    def _doubt(self, kind: str, found: re.Match[str]) -> None:
        """Doubts what stays words."""
        typed = found[0]
        match kind:
            case "break":
                self._add("break", self.source[max(0, found.start() - 24) : found.end()], found.start())
            case "hyphens" if found.start() >= self.beyond:
                self._add("hyphens", self.source[max(0, found.start() - 12) : found.end() + 12], found.start())
            case "html":
                tag = found["tag"]
                name = "".join(tag.strip("/>").split()[:1]).casefold()
                if not (tag.startswith("/") and name in self.tags):
                    self._add("html", typed + tag, found.start())
                self.tags.add(name)
            case "other" if found.start() >= self.beyond and not others.MONEY.fullmatch(found["whole"].removesuffix("$")):
                self.beyond = found.end("whole")
                self._add("foreign", found["whole"], found.start())
            case "entity" if typed[-1] == ";" or typed[1:] in html5:
                self._entity(typed, found.start())
            case "foreign" if not (len(typed) > 2 and self.source[max(0, found.start() - 1) : found.start()].strip() == ""):
                last = self.foreign.pop(typed, None)
                between = self.source[last : found.start()] if last is not None else ""
                if last is not None and re.fullmatch(others.PAIRED.get(typed, ".+"), between, re.DOTALL):
                    self._add("foreign", typed + between + typed, last)
                else:
                    self.foreign[typed] = found.end()

    def _entity(self, typed: str, at: int) -> None:
        if html.unescape(typed) != typed:
            self._add("entity", typed, at)
