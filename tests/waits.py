"""Waiting for a page. Playwright's own waiting for a condition is against the policy of these pages, which forbids `eval`.

A page that is left has the new address before anything of the new page is there: `page.wait_for_url` waits for both, and nothing is
counted, read or compared before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from playwright.sync_api import Page, Route

PATIENCE = 60  # seconds, for what comes at once where nothing else runs: a machine that is busy may give a page the tenth part of itself
SCRIPTS = Path(__file__).parent.parent / "theme" / "static" / "js"
# Each is said where it is set, or by a name; the keeper's are no page's.
TIMER = r"setTimeout\([^;]*?, (\d+)\)|^const (?:MOMENT|STILL) = (\d+);"
TIMERS = [
    int(one or other)
    for path in SCRIPTS.rglob("*.js")
    if path.name != "keeper.js"
    for one, other in re.findall(TIMER, path.read_text(encoding="utf-8"), re.MULTILINE)
]
LONGEST = max(TIMERS)  # milliseconds that a script of the theme may wait for

# What moves on a page from its beginning on: how much, and what.
WATCH_SHIFTS = """
    window.shifts = [];
    new PerformanceObserver(list => list.getEntries().forEach(entry => shifts.push([entry.value,
        ...entry.sources.map(source => source.node?.id || source.node?.className || source.node?.nodeName)])))
        .observe({type: "layout-shift", buffered: true});
"""
# What a field is described by, as it is read aloud; null where nothing describes it.
DESCRIBED = """field => field.getAttribute("aria-describedby")?.split(" ").filter(Boolean)
    .map(id => document.getElementById(id).textContent).join(" ") || null"""


def until(page: Page, condition: str) -> None:
    """Waits until an expression of JavaScript is true on the page; raises AssertionError where it does not become so."""
    end = monotonic() + PATIENCE
    while not page.evaluate(condition):
        assert monotonic() < end, f"never true: {condition}"
        page.wait_for_timeout(20)


def repeated(act: Callable[[], bool]) -> None:
    """Does something until it gives what is wanted: what may come too late each time, as to a pointer that has moved on."""
    end = monotonic() + PATIENCE
    while not act():
        assert monotonic() < end, "it never came in time"


def there(page: Page, address: str, id: str = "") -> None:
    """Waits until the page is at an address (`#p17`), and its place, or the one with another id, at the top or in sight below it."""
    until(page, f"location.hash === {json.dumps(address)}")
    within(page, f"document.getElementById({json.dumps(id or address[1:])})", 600)


def within(page: Page, place: str, most: int) -> None:
    """Waits until what an expression gives (an element, a range) begins at the top of the window, or not further below it."""
    until(page, f"(place => place && (top => top > -2 && top < {most})(place.getBoundingClientRect().top))({place})")


# What a page asks for when it has loaded: what opens the search and “Aa”, the cards of names, and what stands beside a text. A module is
# there when it has run, and a page that asked for it first goes on first. A page of a single paragraph brings its button to cite, with a
# style sheet that it asks for; the builder of assignments asks for the words of the text, and shows a sheet or its form; “Aa” waits
# for a style sheet too.
ASKED = """async () => {
    const { src } = document.querySelector("script[src$='/opening.js'], script[src$='/reading.js']");
    const beside = document.querySelector(".text:not(.alone *)") ? ["listening", "notes"] : [];
    await Promise.all(["look", "names", ...beside].map(name => import(new URL(`${name}.js`, src))));
}"""
WHOLE = """!!document.querySelector(".look") && (!document.querySelector(".passage .text") || !!document.querySelector(".cite-this"))
    && !document.querySelector(".assign .builder[hidden]")"""


def whole(page: Page) -> None:
    """Waits until a page that has loaded has all that it asks for by itself: who points, presses or counts before may be too early."""
    page.evaluate(ASKED)
    until(page, WHOLE)


def resized(page: Page, width: int, height: int = 800) -> None:
    """Gives the window another size, and waits until the page has it."""
    page.set_viewport_size({"width": width, "height": height})
    until(page, f"innerWidth === {width} && innerHeight === {height}")


def later(page: Page) -> None:
    """Waits until whatever the page has set its timers and observers for has come: they come in order, however slow a machine is."""
    page.evaluate(f"new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, {LONGEST + 50}))))")


class Held:
    """Requests of a page that wait until they are let go, as on a slow line."""

    def __init__(self, page: Page, pattern: str) -> None:
        self.page, self.pattern, self.routes = page, pattern, list[Route]()
        page.route(pattern, lambda route: self.routes.append(route))

    def asked(self) -> None:
        """Waits until there is one."""
        end = monotonic() + PATIENCE
        while not self.routes:
            assert monotonic() < end, f"never asked for: {self.pattern}"
            self.page.wait_for_timeout(20)

    def go(self) -> None:
        """Lets the requests go, and waits until all that follows from their answers has come."""
        self.asked()
        with self.page.expect_response(self.pattern):
            for route in self.routes:
                route.continue_()
        self.page.unroute(self.pattern)
        later(self.page)
