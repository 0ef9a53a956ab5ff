"""The checker of quotations without its page: its scripts in the order in which the page links them, and a text to compare with."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from scripting import SCRIPTS, Node

LINKED = re.compile(r'<script defer src="[^"]*/js/check/(\w+)\.js">')


def order() -> list[str]:
    """The scripts of the checker as its page links them."""
    return LINKED.findall((SCRIPTS.parent.parent / "templates" / "check.html").read_text(encoding="utf-8"))


class Checker(Node):
    """The checker as a program. In its expressions `checker` has its parts by their names, and `text` is the text."""

    def __init__(self, text: dict[str, Any]) -> None:
        super().__init__()
        for name in order():
            if name != "page":
                self.run(SCRIPTS / "check" / f"{name}.js")
        self.evaluate("data => { globalThis.text = checker.words.read(data) }", text)

    def results(self, essay: str) -> list[dict[str, Any]]:
        """What is found in an essay: what was typed, the verdict, the ids of the paragraphs where it stands, and what is told."""
        found: list[dict[str, Any]] = self.evaluate(
            """essay => checker.judging.check(essay, text).results.map(result => ({
                typed: result.quotation.typed, verdict: result.verdict, told: checker.report.told(result, text),
                paragraphs: [...new Set(result.places.map(({place}) => text.paragraphs[place].id))] }))""",
            essay,
        )
        return found


def words(page: Path) -> str:
    """The block of data in a page of the checker, as it stands there."""
    block = re.search(r'<script type="application/json" id="words">(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    return block[1]
