"""A page loads without a complaint: no error, nothing against its own policy, no request to anyone else."""

from __future__ import annotations

import pytest
from browsing import WATCH_POLICY
from pages import EDITION, KINDS, MIDDLE
from playwright.sync_api import Page
from visits import Visit
from waits import later, repeated, whole

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_loads_without_a_complaint(kind: str, visit: Visit, server: str) -> None:
    told: list[str] = []

    def listen(page: Page) -> None:
        page.add_init_script(WATCH_POLICY)
        page.on("console", lambda message: told.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: told.append(f"error: {error}"))
        page.on("request", lambda request: None if request.url.startswith((server, "data:")) else told.append(f"elsewhere: {request.url}"))
        page.on("requestfailed", lambda request: told.append(f"failed: {request.url}"))
        page.on("response", lambda response: told.append(f"{response.status}: {response.url}") if response.status >= 400 else None)

    page = visit(kind, prepare=listen)
    later(page)
    assert told == []
    assert page.evaluate("violations") == []


def test_nothing_is_stored_in_the_browser(visit: Visit) -> None:
    page = visit("text")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("lost", ["look", "names", "notes"])
def test_a_page_that_comes_back_without_what_was_on_its_way_when_it_was_left_is_loaded_again(lost: str, visit: Visit) -> None:
    """WebKit keeps a page that was left early as it stood, and what was being fetched for it has failed."""
    page = visit("text")
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.route(f"**/{lost}.js", lambda route: route.abort())
    page.reload()

    def gone() -> bool:
        later(page)
        return len(failed) == 1

    repeated(gone)
    page.unroute(f"**/{lost}.js")
    with page.expect_navigation():
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    whole(page)


def test_a_page_whose_script_never_comes_is_not_loaded_over_and_over(visit: Visit) -> None:
    """A page is shown for the first time too, and that may be after its script has failed."""
    page = visit("text")
    with page.expect_event("requestfailed"):
        page.route("**/passages.js", lambda route: route.abort())
        page.goto(f"{page.url}?again#{EDITION.text.sentences[MIDDLE][-1].id}")
    later(page)
    page.evaluate("window.kept = true, dispatchEvent(new PageTransitionEvent('pageshow'))")
    later(page)
    assert page.evaluate("window.kept") is True


def test_a_page_that_has_all_stays_as_it_is_when_it_comes_back(visit: Visit) -> None:
    page = visit("text")
    page.evaluate("window.kept = true, dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    later(page)
    assert page.evaluate("window.kept") is True
