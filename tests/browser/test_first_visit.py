"""A first visit: which faces a page asks for, that it shows them in its first paint or not at all, and that nothing moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import pytest
from pages import EDITION, KINDS, MIDDLE
from playwright.sync_api import Browser, Page, Route
from visits import Visit
from waits import later, until

pytestmark = pytest.mark.browser

FACES = "**/*.woff2"
FIRST = {"literata-first", "source-first"}
WIDTHS = [390, 1280]
WATCH_SHIFTS = """
    window.shifts = [];
    new PerformanceObserver(list => list.getEntries().forEach(entry => shifts.push([entry.value,
        ...entry.sources.map(source => source.node?.id || source.node?.className || source.node?.nodeName)])))
        .observe({type: "layout-shift", buffered: true});
"""
# The page waits as long as its faces take, however slow this machine is.
PATIENT = "const soon = setTimeout; setTimeout = (act, time) => soon(act, time + (time > 500 ? 30000 : 0));"
WHERE = "Math.round(document.getElementById(decodeURIComponent(location.hash.slice(1))).getBoundingClientRect().top)"


@pytest.fixture
def held(chromium: Browser, server: str) -> Iterator[tuple[Page, list[Route]]]:
    """A page whose faces are held on their way until their routes go on, and what moves in it."""
    page, routes = chromium.new_page(), list[Route]()
    page.add_init_script(WATCH_SHIFTS)
    page.route(FACES, lambda route: routes.append(route))
    yield page, routes
    page.close()


def moved(page: Page) -> float:
    return round(sum(shift[0] for shift in page.evaluate("shifts")), 3)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_for_the_faces_of_its_first_screen_first_and_for_others_only_where_it_has_such_letters(kind: str, visit: Visit) -> None:
    asked: list[str] = []
    page = visit(kind, prepare=lambda page: page.on("request", lambda request: asked.append(request.url)))
    later(page)
    names = [PurePosixPath(urlsplit(url).path).stem for url in asked if url.endswith(".woff2")]
    assert set(names[:2]) == FIRST
    assert len(names) == len(set(names))
    whole = {name for name in names if "wght" in name}
    text = page.evaluate("document.body.innerText")
    assert not any("cyrillic" in name for name in whole) or any("\u0400" <= each <= "\u04ff" for each in text)
    assert not any("-latin-wght" in name for name in whole)
    if kind == "text":
        assert whole <= {"source-sans-3-cyrillic-wght-italic", "literata-cyrillic-wght-italic"}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_first_paint_has_its_faces_where_they_come_in_time(kind: str, width: int, visit: Visit) -> None:
    def prepare(page: Page) -> None:
        page.add_init_script(PATIENT + WATCH_SHIFTS)
        page.route(FACES, lambda route: (page.wait_for_timeout(50), route.continue_()))

    page = visit(kind, prepare=prepare, viewport={"width": width, "height": 800})
    until(page, "!!performance.getEntriesByName('first-contentful-paint').length")
    last = "...performance.getEntriesByType('resource').filter(each => /-first\\.woff2/.test(each.name)).map(each => each.responseEnd)"
    assert page.evaluate(f"Math.max({last}) <= performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert page.evaluate("document.documentElement.dataset.late === undefined && document.fonts.check('1em Literata')")
    later(page)
    assert moved(page) == 0


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", ["title", "text", "passage", "entry", "checker"])
def test_faces_that_come_late_move_nothing(kind: str, width: int, held: tuple[Page, list[Route]], server: str) -> None:
    """They come when the page has long been painted in the machine's own, and are kept for the next page."""
    page, routes = held
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}/{KINDS[kind]}", wait_until="domcontentloaded")
    until(page, "'late' in document.documentElement.dataset")
    assert page.evaluate("getComputedStyle(document.documentElement).visibility") == "visible"
    arrive(page, routes)
    assert moved(page) == 0, page.evaluate("shifts")


def arrive(page: Page, routes: list[Route]) -> None:
    """Lets the faces go, and waits until those of the first screen are there and all that follows has come."""
    later(page)  # what is asked for beside them is held too
    for route in routes:
        route.continue_()
    page.unroute(FACES)
    until(page, "[...document.fonts].filter(face => face.display === 'swap').every(face => face.status === 'loaded')")
    later(page)


SENTENCE = EDITION.text.sentences[MIDDLE][-1].id


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("id", [MIDDLE, SENTENCE])
def test_who_follows_a_citation_is_at_its_place_and_stays_there(id: str, width: int, visit: Visit) -> None:
    page = visit("text", f"#{id}", lambda page: page.add_init_script(PATIENT + WATCH_SHIFTS), viewport={"width": width, "height": 800})
    until(page, "getComputedStyle(document.documentElement).visibility === 'visible'")
    place = page.evaluate(WHERE)
    assert -2 < place < 400
    later(page)
    assert abs(page.evaluate(WHERE) - place) <= 1
    assert moved(page) == 0, page.evaluate("shifts")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("id", [MIDDLE, SENTENCE])
def test_who_follows_a_citation_stays_there_when_faces_come_late(id: str, width: int, held: tuple[Page, list[Route]], server: str) -> None:
    page, routes = held
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}/{KINDS['text']}#{id}", wait_until="domcontentloaded")
    until(page, "'late' in document.documentElement.dataset")
    place = page.evaluate(WHERE)
    assert -2 < place < 400
    arrive(page, routes)
    assert abs(page.evaluate(WHERE) - place) <= 1
    assert moved(page) == 0, page.evaluate("shifts")
