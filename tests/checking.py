"""The checker of quotations without its page: its scripts in the order in which the page links them, and a text to compare with."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from scripting import SCRIPTS, Node

LATER = ("beside", "extents", "gaps", "grades", "heads", "spoken", "voices")  # parts of the checker that its page asks for when it is there
LINKED = re.compile(r'<script defer src="[^"]*/js/check/(\w+)\.js">')


def order() -> list[str]:
    """The scripts of the checker as its page links them."""
    return LINKED.findall((SCRIPTS.parent.parent / "templates" / "check.html").read_text(encoding="utf-8"))


# What the checker does in steps, done at once.
AT_ONCE = """() => {
    const { words, alignment, sentences, judging } = checker;
    const once = steps => (...given) => words.finish(steps(...given));
    words.read = once(words.reading);
    alignment.align = once(alignment.aligning);
    sentences.find = once(sentences.finding);
    judging.check = once(judging.checking); }"""


class Checker(Node):
    """The checker as a program. In its expressions `checker` has its parts by their names, and `text` is the text."""

    def __init__(self, text: dict[str, Any], aside: Path | None = None) -> None:
        """``aside`` is the script with what stands beside the text."""
        super().__init__()
        for name in (*order(), *LATER):
            if name != "page":
                self.run(SCRIPTS / "check" / f"{name}.js")
        self.evaluate(AT_ONCE)
        if aside:
            self.run(aside)
        self.evaluate("data => { globalThis.text = checker.words.read({ aside: checker.aside, ...data }) }", text)

    def results(self, essay: str) -> list[dict[str, Any]]:
        """What is found in an essay: what was typed, the verdict and its grade, what is told, what differs, the ids of its paragraphs."""
        found: list[dict[str, Any]] = self.evaluate(
            """essay => checker.judging.check(essay, text).results.map(result => ({
                typed: result.quotation.written ?? result.quotation.typed, verdict: result.verdict,
                grade: checker.report.graded(result), told: checker.report.told(result, text),
                shown: result.parts.filter(({kind}) => kind === "change").map(({del, ins}) => ` ${del.trim()}>${ins.trim()}`).join(""),
                paragraphs: [...new Set(result.places.map(({place}) => (result.home ?? text).paragraphs[place].id))].filter(Boolean) }))""",
            essay,
        )
        return found


def joined(essays: list[Path], least: int) -> str:
    """One essay of at least so many words: the first of these, one after the other, until there are enough."""
    essay = ""
    for path in essays:
        if len(essay.split()) >= least:
            return essay
        essay += path.read_text(encoding="utf-8") + "\n\n"
    assert len(essay.split()) >= least, "too few essays"
    return essay


def words(page: Path) -> str:
    """The block of data in a page of the checker, as it stands there."""
    block = re.search(r'<script type="application/json" id="words"[^>]*>(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    return block[1]
