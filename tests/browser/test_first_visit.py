"""A first visit: which faces a page asks for, that it shows them in its first paint or not at all, and that nothing moves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import pytest
from browsing import place
from edition.model import Heading
from pages import EDITION, KINDS, MIDDLE, Site
from playwright.sync_api import Browser, Page, Route
from visits import Visit
from waits import WATCH_SHIFTS, Held, later, repeated, until

pytestmark = pytest.mark.browser

FACES = "**/*.woff2"
FIRST = {"literata-first", "source-first"}
WIDTHS = [390, 1280]
# What the script that chooses between faces is told of the time that a page has taken till then: none, or a second. So a test says itself
# what line a visit has, however slow the machine is.
LINES = {
    "quick": "Object.defineProperty(PerformanceNavigationTiming.prototype, 'requestStart', { get: () => performance.now() });",
    "slow": "{ const now = performance.now.bind(performance); performance.now = () => now() + 1000 }",
}
PLAIN = "'plain' in document.documentElement.dataset"
WHERE = "Math.round(document.getElementById(decodeURIComponent(location.hash.slice(1))).getBoundingClientRect().top)"
# In the upper part of the window, or in sight where the page goes no further.
ARRIVED = f"""{WHERE} > -2 && ({WHERE} < 400
    || {WHERE} < innerHeight && scrollY + innerHeight > document.documentElement.scrollHeight - 2)"""


Opener = Callable[..., tuple[Page, list[Route]]]


@pytest.fixture
def held(chromium: Browser, server: str) -> Iterator[Opener]:
    """Opens a page by its address, on a quick or a slow line, in a window of some width: its faces are held on their way until their routes
    go on, and what moves in it is watched.
    """
    opened: list[Page] = []

    def opener(address: str, line: str, width: int, prepare: Callable[[Page], object] = id) -> tuple[Page, list[Route]]:
        page, routes = chromium.new_page(viewport={"width": width, "height": 800}), list[Route]()
        opened.append(page)
        page.add_init_script(WATCH_SHIFTS + LINES[line])
        page.route(FACES, lambda route: routes.append(route))
        prepare(page)
        page.goto(f"{server}/{address}", wait_until="domcontentloaded")
        painted(page)
        assert page.evaluate(PLAIN) == (line == "slow")
        return page, routes

    yield opener
    for page in opened:
        page.close()


def moved(page: Page) -> float:
    return round(sum(shift[0] for shift in page.evaluate("shifts")), 3)


def shown(page: Page, *selectors: str) -> set[bool]:
    """Whether the heading and the name of the house, or what is named instead, are set in the edition's faces."""
    line = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        line.send(f"{domain}.enable")
    root = line.send("DOM.getDocument")["root"]["nodeId"]
    named = selectors or ("h1", "header.site li a")
    nodes = [line.send("DOM.querySelector", {"nodeId": root, "selector": each})["nodeId"] for each in named]
    return {line.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"][0]["isCustomFont"] for node in nodes}


def painted(page: Page) -> None:
    until(page, "!!performance.getEntriesByName('first-contentful-paint').length")


def shown_at_last(page: Page, come: Callable[[], object]) -> None:
    """Comes to a page until it shows the faces: a busy machine may give them too late each time, and then none moves anything."""

    def came() -> bool:
        come()
        painted(page)
        assert moved(page) == 0, page.evaluate("shifts")
        return shown(page) == {True}

    repeated(came)


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_visit_asks_for_the_faces_of_its_screen_shows_them_where_they_come_in_time_and_moves_nothing(
    kind: str, visit: Visit
) -> None:
    """Others it asks for only where it has such letters."""
    asked: list[str] = []

    def prepare(page: Page) -> None:
        page.add_init_script(WATCH_SHIFTS + LINES["quick"])
        page.on("request", lambda request: asked.append(request.url))

    page = visit(kind, prepare=prepare, first=True, viewport={"width": 1280, "height": 800})
    painted(page)
    later(page)
    assert not page.evaluate(PLAIN)
    assert moved(page) == 0, page.evaluate("shifts")
    names = [PurePosixPath(urlsplit(url).path).stem for url in asked if url.endswith(".woff2")]
    assert set(names[:2]) == FIRST
    assert len(names) == len(set(names))
    others = {name for name in names if "wght" in name}
    text = page.evaluate("document.body.innerText")
    assert not any("cyrillic" in name for name in others) or any("\u0400" <= each <= "\u04ff" for each in text)
    assert not any("-latin-wght" in name for name in others)
    if kind == "text":
        assert others <= {"source-sans-3-cyrillic-wght-italic", "literata-cyrillic-wght-italic"}
    address = page.url

    def again() -> None:
        page.goto("about:blank")
        page.goto(address)

    if shown(page) != {True}:  # they were too late
        shown_at_last(page, again)


def test_bold_words_stand_in_the_face_that_is_there_until_theirs_has_come(visit: Visit) -> None:
    def prepare(page: Page) -> None:
        page.add_init_script(WATCH_SHIFTS + LINES["quick"])
        page.route("**/*-bold.woff2", lambda route: route.abort())

    page = visit("entry", prepare=prepare)
    if not page.locator("mark").count():
        pytest.skip("no words are marked")
    shown_at_last(page, page.reload)
    assert shown(page, "mark") == {True}


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", ["title", "text", "passage", "entry", "checker"])
def test_faces_that_come_late_move_nothing(kind: str, width: int, line: str, held: Opener) -> None:
    """They come when the page has long been painted in the machine's own, and are there for the next page."""
    page, routes = held(place(kind), line, width)
    arrive(page, routes)
    assert shown(page) == {False}
    assert moved(page) == 0, page.evaluate("shifts")
    shown_at_last(page, page.reload)


@pytest.mark.parametrize("kind", ["title", "text", "passage", "entry"])
def test_on_a_slow_line_a_first_visit_shows_the_machine_s_own_faces_and_the_next_page_those_of_the_edition(
    kind: str, chromium: Browser, server: str, site: Path
) -> None:
    """Faces come last of all: 150 milliseconds there and back are more than one may take. A host lets faces be kept for good, as README
    asks; the tests' server does not, so those that were asked for come from the disk here too."""
    address = place(kind)
    page = chromium.new_page()
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", {"offline": False, "latency": 150, "downloadThroughput": -1, "uploadThroughput": -1})
    page.add_init_script(WATCH_SHIFTS)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(PurePosixPath(urlsplit(request.url).path).name))
    with page.expect_response("**/source-first.woff2"):
        page.goto(f"{server}/{address}")
    later(page)
    assert page.evaluate(PLAIN)
    assert shown(page) == {False}
    assert moved(page) == 0, page.evaluate("shifts")
    assert min(at for at, name in enumerate(asked) if name.endswith(".woff2")) > asked.index("opening.js")
    page.route(FACES, lambda route: route.fulfill(path=site / urlsplit(route.request.url).path[1:]))
    shown_at_last(page, lambda: page.goto(f"{server}/{KINDS['text']}", referer=f"{server}/{address}"))
    page.close()


def test_a_page_that_webkit_had_kept_is_no_first_visit(visit: Visit) -> None:
    """Of such a page WebKit says when it was asked for at first, which is before this visit began: here ten seconds."""
    kept = "Object.defineProperty(PerformanceNavigationTiming.prototype, 'requestStart', { get: () => -10_000 })"
    page = visit("text", prepare=lambda page: page.add_init_script(kept), first=True)
    assert page.evaluate("performance.getEntriesByType('navigation')[0].requestStart") == -10_000
    assert not page.evaluate(PLAIN)


@pytest.mark.parametrize("line", LINES)
def test_a_sheet_that_comes_after_one_behind_it_lets_no_late_face_in(line: str, held: Opener) -> None:
    """A browser that puts a sheet before others chooses all faces anew. At this width the outline has its own, asked for after “Aa”."""
    if not any(isinstance(part, Heading) for part in EDITION.text.parts):
        pytest.skip("the text has no outline, and nothing stands beside one")
    sheets: list[Held] = []
    page, routes = held(KINDS["text"], line, 1600, lambda page: sheets.append(Held(page, "**/css/strip.css")))
    arrive(page, routes)
    until(page, "!!document.querySelector('.looks')")
    sheets[0].go()
    until(page, "!!document.querySelector('.strip')")
    assert shown(page) == {False}
    assert moved(page) == 0, page.evaluate("shifts")


def test_the_faces_of_a_sheet_that_a_script_asks_for_come_from_where_it_stands(visit: Visit, pages: Site) -> None:
    """Addresses in an adopted sheet may be read from where the page stands. Letters that no first face has stand in what is found."""
    rare = re.search(r"[\u0400-\u04ff]{4,}", " ".join(page.tree.text_content() for page in pages.values()))
    if not rare:
        pytest.skip("no such letters in the edition")
    page = visit("passage")
    page.keyboard.press("/")
    with page.expect_response("**/*-cyrillic-*.woff2") as came:
        page.locator("dialog.searching input[type=search]").fill(rare[0])
    assert came.value.ok, came.value.url


def arrive(page: Page, routes: list[Route]) -> None:
    """Lets the faces go when they have been asked for, and waits until those of the first screen and all that follows are there."""

    def asked() -> bool:
        page.wait_for_timeout(20)
        return {PurePosixPath(urlsplit(route.request.url).path).stem for route in routes} >= FIRST

    repeated(asked)
    later(page)  # what is asked for beside them is held too
    with page.expect_response("**/source-first.woff2"), page.expect_response("**/literata-first.woff2"):
        for route in routes:
            route.continue_()
    page.unroute(FACES)
    later(page)


SENTENCE = EDITION.text.sentences[MIDDLE][-1].id


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("id", [MIDDLE, SENTENCE])
def test_who_follows_a_citation_is_at_its_place_and_stays_there_also_when_faces_come_late(
    id: str, width: int, line: str, held: Opener
) -> None:
    page, routes = held(f"{KINDS['text']}#{id}", line, width)
    until(page, ARRIVED)
    place = page.evaluate(WHERE)
    arrive(page, routes)
    assert abs(page.evaluate(WHERE) - place) <= 1
    assert moved(page) == 0, page.evaluate("shifts")


@pytest.mark.parametrize("id", [MIDDLE, SENTENCE])
def test_who_follows_a_citation_waits_for_no_script(id: str, chromium: Browser, server: str) -> None:
    """A browser goes to the place when the page is whole, and one whose modules are still to come is not, if they are deferred."""
    page = chromium.new_page()
    Held(page, "**/*.js")
    page.goto(f"{server}/{KINDS['text']}#{id}", wait_until="commit")
    until(page, f"document.getElementById({id!r}) && {ARRIVED}")
    assert page.evaluate("document.readyState") == "interactive"
    page.close()
