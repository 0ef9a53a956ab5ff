"""What stands in a page itself and is not linked from it: the styles and the script without which it paints nothing.

It saves the way there and back on a first visit, and costs its bytes on every other. So it is for the pages where readers begin, and
`WITHIN` alone decides which: their templates link no style sheet but the one for paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

WITHIN = {"text": ("base", "text"), "home": ("base", "entries", "home")}  # by the page's template: its style sheets, in order
FIRST = "js/faces.js"
REMARK = re.compile(r"/\*[\s\S]*?\*/|^\s*//.*\n", re.MULTILINE)
INDENT = re.compile(r"^\s+", re.MULTILINE)  # and empty lines


@dataclass(frozen=True, slots=True)
class Within:
    """Styles and a script as they stand in a page."""

    style: Markup
    script: Markup


def within(template: str, static: Path, address: str) -> Within | None:
    """What stands in a page of this template; ``static`` is the folder of static files, ``address`` the way to it from the page."""
    if template not in WITHIN:
        return None
    sheets = "".join((static / "css" / f"{name}.css").read_text(encoding="utf-8") for name in WITHIN[template])
    return Within(brief(sheets.replace("url(../", f"url({address}/")), brief((static / FIRST).read_text(encoding="utf-8")))


def brief(text: str) -> Markup:
    """Without remarks, indents and empty lines."""
    return Markup(INDENT.sub("", REMARK.sub("", text)).strip())
