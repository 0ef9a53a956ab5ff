"""What axe finds on a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, rules: list[str], inside: str | None = None) -> list[str]:
    """What axe finds on a page, or ``inside`` what a selector names there, at most five.

    With `preload` it would read the style sheets anew, which the policy forbids.
    """
    options = {"runOnly": {"type": "tag", "values": rules}, "resultTypes": ["violations"], "preload": False}
    found = Axe().run(page, inside, options).response["violations"]
    return [
        f"{each['id']}: {node['html'][:120]} {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
        # axe takes no role of DPUB-ARIA for valid here, though a page break is to have a name from its author.
        if not (each["id"] == "aria-prohibited-attr" and 'role="doc-pagebreak"' in node["html"])
    ][:5]
