"""The page for what is missing, as a static host shows it at any address: it offers the page that a mangled address meant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from browsing import Handler
from pages import KINDS
from playwright.sync_api import Browser
from waits import until

PASSAGE = KINDS["passage"]
SLUG = KINDS["text"].rstrip("/")


class Host(Handler):
    """Serves a folder, and its page 404.html for what is not there."""

    error_message_format = ""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site))) as made:
        Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()


MANGLED = {
    "capitals": (PASSAGE.upper(), PASSAGE),
    "a point": (PASSAGE.rstrip("/") + ".", PASSAGE),
    "a bracket and a quotation mark": (f"{PASSAGE})”", PASSAGE),
    "a sign as HTML writes it": (f"{PASSAGE}&nbsp;", PASSAGE),
    "a sign encoded twice": (f"{PASSAGE}%3E", PASSAGE),
    "two slashes": (PASSAGE.capitalize().replace("/", "//"), PASSAGE),
    "a file": (f"{SLUG}/{SLUG}.TXT,", f"{SLUG}/{SLUG}.txt"),
    "with a fragment": (f"{SLUG.capitalize()}/#p1", f"{SLUG}/#p1"),
}


@pytest.mark.parametrize(("typed", "meant"), MANGLED.values(), ids=MANGLED)
def test_a_mangled_address_is_offered_as_it_was_meant(typed: str, meant: str, chromium: Browser, host: str) -> None:
    page = chromium.new_page()
    page.goto(f"{host}/{typed}")
    offer = page.locator("main [role=status] a")
    offer.wait_for()
    assert offer.inner_text() == f"/{meant}"
    offer.click()
    page.wait_for_url(f"{host}/{meant}")
    page.close()


ASKED = "performance.getEntriesByType('resource').some(each => each.initiatorType === 'fetch')"
READ = "performance.getEntriesByType('resource').some(each => each.name.endsWith('/missing.js'))"


@pytest.mark.parametrize(
    ("typed", "done"),
    [
        (f"{SLUG}/p9999/", READ),  # as it was meant, so that nothing is asked
        (f"{SLUG}/P9999", ASKED),
        ("nothing.", ASKED),
        (f"{SLUG}/%E0%A4%A", ASKED),
        ("%", READ),
        ("x" * 2000, READ),
        (f"{SLUG}/" + "%26a" * 500, READ),
    ],
)
def test_what_is_not_there_is_not_offered_and_only_this_site_is_asked(typed: str, done: str, chromium: Browser, host: str) -> None:
    page = chromium.new_page()
    faults: list[object] = []
    asked: list[str] = []
    page.on("pageerror", lambda fault: faults.append(fault))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{host}/{typed}")
    until(page, done)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.locator("main [role=status]").count() == 0
    assert faults == []
    assert [url for url in asked if not url.startswith(f"{host}/")] == []
    page.close()
