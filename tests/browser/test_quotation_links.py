"""Quotation links: each finds its words on the reading page and nothing else, and a browser marks them."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from highlighting import Place, assert_marked
from lxml import html
from lxml.html import HtmlElement
from pages import EDITION
from playwright.sync_api import Browser, Page

SLUG = EDITION.text.slug
BLOCKS = {
    "p",
    "h1",
    "h2",
    "h3",
    "li",
    "dt",
    "dd",
    "div",
    "label",
    "nav",
    "header",
    "footer",
    "section",
    "article",
    "main",
    "body",
    "summary",
}


def folded(text: str) -> str:
    """As a browser compares: no case, no accents, straight quotation marks, white space folded."""
    plain = unicodedata.normalize("NFKD", re.sub("[“”„]", '"', re.sub("[‘’‚]", "'", text))).lower()
    return " ".join("".join(each for each in plain if not unicodedata.combining(each)).split())


class Rendered:
    """The words of a page as they are rendered, block by block, and where the paragraphs of the text begin in them."""

    def __init__(self, file: Path):
        self.blocks: list[tuple[HtmlElement, str]] = []
        self._read(html.parse(str(file), html.HTMLParser(encoding="utf-8")).getroot().find("body"))
        self.all, self.starts = "", {}
        for element, text in self.blocks:
            self.starts.setdefault(element.get("id"), len(self.all))
            self.all += f"{line}\n" if (line := folded(text)) else ""

    def _read(self, element: HtmlElement) -> None:
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "template"):
            return
        self._add(element, element.text)
        for child in element:
            self._read(child)
            self._add(element, child.tail)

    def _add(self, element: HtmlElement, text: str | None) -> None:
        block = next(each for each in (element, *element.iterancestors()) if each.tag in BLOCKS)
        if not text:
            return
        if self.blocks and self.blocks[-1][0] is block:
            self.blocks[-1] = (block, self.blocks[-1][1] + text)
        else:
            self.blocks.append((block, text))

    def found(self, directive: str) -> list[tuple[int, int]]:
        """Every place that answers to a directive, as a browser reads it: from where to where."""
        parts = directive.removeprefix(":~:text=").split(",")
        before = folded(unquote(parts.pop(0)[:-1])) if parts[0].endswith("-") else ""
        after = folded(unquote(parts.pop()[1:])) if parts[-1].startswith("-") else ""
        start, end = folded(unquote(parts[0])), folded(unquote(parts[1])) if len(parts) > 1 else ""
        first = (rf"(?<=(?<!\w){re.escape(before)}\s)" if before else r"(?<!\w)") + re.escape(start)  # it may end the block above
        behind = rf"(?=\s{re.escape(after)}(?!\w))" if after else r"(?!\w)"
        closing = re.compile(rf"(?<!\w){re.escape(end)}{behind}")
        places = []
        for match in re.finditer(first + (r"(?!\w)" if end else behind), self.all):
            last = closing.search(self.all, match.end()) if end else match
            if last:
                places.append((match.start(), last.end()))
        return places

    def doubled(self, words: str) -> bool:
        """Whether the words of a paragraph stand elsewhere too."""
        return len(re.findall(rf"(?<!\w){re.escape(folded(words))}(?!\w)", self.all)) > 1

    def place(self, paragraph: str, words: str, start: int, end: int) -> tuple[int, int]:
        """Where whole words of a paragraph stand."""
        first = words.rfind(" ", 0, start) + 1
        last = (words + " ").index(" ", end)
        base = self.starts[paragraph]
        return base + len(folded(words[:first])) + (1 if first else 0), base + len(folded(words[:last]))


@pytest.fixture(scope="module")
def rendered(site: Path) -> Rendered:
    return Rendered(site / SLUG / "index.html")


@pytest.fixture(scope="module")
def paragraphs(site: Path) -> dict[str, dict[str, Any]]:
    read = json.loads((site / SLUG / f"{SLUG}.json").read_text(encoding="utf-8"))["text"]["paragraphs"]
    return {each["id"]: each for each in read}


@pytest.fixture(scope="module")
def quotations(site: Path) -> dict[str, str]:
    read: dict[str, str] = json.loads((site / SLUG / "cite.json").read_text(encoding="utf-8"))["quotations"]
    return read


@pytest.fixture(scope="module")
def text(chromium: Browser, server: str) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1100, "height": 700})
    page.goto(f"{server}/{SLUG}/")
    yield page
    page.close()


def test_every_sentence_has_a_link_that_finds_it_and_nothing_else(
    quotations: dict[str, str], rendered: Rendered, paragraphs: dict[str, dict[str, Any]]
) -> None:
    """But in a table, and where a paragraph stands more than once, in which the first sentence and the last may have one."""
    faults = {}
    tables = {part.id for part in EDITION.text.paragraphs if part.role == "table"}
    for id, paragraph in paragraphs.items():
        words = paragraph["words"]
        for sentence in paragraph["sentences"]:
            if sentence["id"] not in quotations and (rendered.doubled(words) or id in tables):
                continue
            places = rendered.found(quotations[sentence["id"]])
            start, end = rendered.place(id, words, sentence["start"], sentence["end"])
            if len(places) != 1 or places[0][0] != start or places[0][1] > end:
                faults[sentence["id"]] = quotations[sentence["id"]], places, (start, end)
    assert quotations.keys() <= {sentence["id"] for each in paragraphs.values() for sentence in each["sentences"]}
    assert faults == {}


@pytest.mark.browser
def test_a_browser_marks_the_words_of_a_sentence(
    text: Page, server: str, quotations: dict[str, str], paragraphs: dict[str, dict[str, Any]]
) -> None:
    random.seed(20)
    chosen = random.sample(sorted(quotations), min(20, len(quotations)))
    for id in chosen:
        paragraph = paragraphs[id.split(".")[0]]
        sentence = next(each for each in paragraph["sentences"] if each["id"] == id)
        quoted = unquote(next(part for part in quotations[id].removeprefix(":~:text=").split(",") if part[0] != "-" and part[-1] != "-"))
        start = paragraph["words"].index(quoted, sentence["start"])
        assert_marked(text, f"{server}/{SLUG}/#{id}{quotations[id]}", (paragraph["id"], start), (paragraph["id"], start + len(quoted)))


LINKS = """async selections => {
    const module = name => import(new URL(`../static/js/${name}.js`, location.href).href);
    const [{ link }, { parts }] = await Promise.all([module("citing"), module("selection")]);
    const place = (id, offset) => {
        const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
        let node = walker.nextNode();
        for (; offset > node.data.length; node = walker.nextNode()) offset -= node.data.length;
        return [node, offset] };
    return Promise.all(selections.map(([one, other]) => {
        const range = document.createRange();
        range.setStart(...place(...one));
        range.setEnd(...place(...other));
        return link(parts(range)) })) }"""


def chosen(words: dict[str, str]) -> list[tuple[Place, Place]]:
    """A hundred selections of a few words and of many, in one paragraph and across several, and every paragraph as a whole."""
    random.seed(2026)
    ids = list(words)
    pairs: list[tuple[Place, Place]] = []
    while len(pairs) < 100:
        at = random.randrange(len(ids))
        one, other = ids[at], ids[min(at + random.choice((0, 0, 0, 1, 3)), len(ids) - 1)]
        start = random.randrange(len(words[one]))
        near = min(start + random.choice((8, 30, 90, 400)), len(words[one]))
        end = near if one == other else random.randrange(len(words[other])) + 1
        head, tail = (words[one][start:end],) * 2 if one == other else (words[one][start:], words[other][:end])
        if head.strip() and tail.strip():
            pairs.append(((one, start + len(head) - len(head.lstrip())), (other, end - len(tail) + len(tail.rstrip()))))
    return pairs + [((id, 0), (id, len(text))) for id, text in words.items()]


@pytest.mark.browser
def test_the_link_of_a_selection_finds_its_whole_words_and_nothing_else(
    text: Page, server: str, rendered: Rendered, paragraphs: dict[str, dict[str, Any]]
) -> None:
    """All by computation, a few by sight. What begins within a paragraph that stands elsewhere too may have its place alone."""
    words = {id: each["words"] for id, each in paragraphs.items()}
    pairs = chosen(words)
    text.goto(f"{server}/{SLUG}/")
    links = text.evaluate(LINKS, pairs)
    faults = {}
    for ((id, start), (last, end)), link in zip(pairs, links, strict=True):
        address, _, directive = link.partition(":~:")
        if not directive and " " in words[id][:start] and rendered.doubled(words[id]):
            continue
        place = rendered.place(id, words[id], start, start)[0], rendered.place(last, words[last], end, end)[1]
        found = rendered.found(f":~:{directive}") if directive else []
        own = [part.removeprefix("-").removesuffix("-") for part in directive.removeprefix("text=").split(",")]
        if address != f"{server}/{SLUG}/#{id}" or found != [place] or any(set(part) & set("-&!'()* ") for part in own):
            faults[link] = found, place
    assert faults == {}
    seen = [(pair, link) for pair, link in zip(pairs, links, strict=True) if pair[0][0] == pair[1][0] and pair[1][1] - pair[0][1] < 500]
    for ((id, start), (_, end)), link in seen[:4]:
        first, last = words[id].rfind(" ", 0, start) + 1, f"{words[id]} ".index(" ", end)
        assert_marked(text, link, (id, first), (id, last))


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marked_words_can_be_read_in_any_browser(scheme: str, text: Page) -> None:
    """Both colors are the edition's: where one is a browser's own, light letters come to stand on a light ground."""
    text.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two
    found = text.evaluate(
        "(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(document.getElementById('p2'), '::target-text'))"
    )
    text.emulate_media(color_scheme="light")
    inks = [[int(part) / 255 for part in re.findall(r"\d+", color)[:3]] for color in found]
    lights = [
        sum(
            weight * (part / 12.92 if part <= 0.04 else ((part + 0.055) / 1.055) ** 2.4)
            for weight, part in zip((0.2126, 0.7152, 0.0722), ink, strict=True)
        )
        for ink in inks
    ]
    assert (max(lights) + 0.05) / (min(lights) + 0.05) >= 7, found
