"""A real browser over the built site: the system's Chromium, and a server on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from pages import EVERY, KINDS
from playwright.sync_api import Browser, BrowserContext, Page, expect
from visits import Visit
from waits import PATIENCE, whole

# What a page is given before it loads: ears for what its policy forbids, and a browser that keeps nothing.
WATCH_POLICY = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", event => violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
NOTHING_KEPT = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError') } })"

expect.set_options(timeout=PATIENCE * 1000)


def faceless(page: Page) -> None:
    """Leaves a page the machine's own faces, as a line does that is too slow for the edition's."""
    page.route("**/*.woff2", lambda route: route.abort())


def place(kind: str) -> str:
    """The address of the page of a kind. Where the edition has none, the test is left out, and says so."""
    assert kind in EVERY
    if kind not in KINDS:
        pytest.skip(f"the edition has no page of this kind: {kind}")
    return KINDS[kind]


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 100  # a page asks for many files at once, and on a busy machine none may be turned away

    def handle_error(self, request: object, client_address: object) -> None:
        """A page that is closed while it loads is no error."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served, without its last slash."""
    with Server(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as made:
        Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the built site, without its last slash."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def text(chromium: Browser, server: str) -> Iterator[Page]:
    """The reading page, open while the tests of a module go about in it."""
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{server}/{KINDS['text']}", referer=f"{server}/")
    whole(page)
    yield page
    page.close()


@pytest.fixture
def visit(chromium: Browser, server: str) -> Iterator[Visit]:
    """Opens a page by its kind and an ending (`visit("text", "#p12", viewport=…)`) and waits until it is whole (`waits.whole`).

    Where the edition has no page of that kind, the test is left out, and says so.

    It comes from another page of the site, but where it is the ``first`` that somebody visits: which faces that shows depends on how
    slow the line is, and a busy machine is a slow line.
    """
    opened: list[BrowserContext] = []

    def visitor(kind: str, ending: str = "", prepare: Callable[[Page], None] | None = None, first: bool = False, **options: Any) -> Page:
        address = place(kind)
        context = chromium.new_context(**options)
        opened.append(context)
        page = context.new_page()
        if prepare:
            prepare(page)
        page.goto(f"{server}/{address}{ending}", referer=None if first else f"{server}/")
        if options.get("java_script_enabled", True):
            page.evaluate("document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))")
            whole(page)
        return page

    yield visitor
    for context in opened:
        context.close()


@contextmanager
def copied_from(chromium: Browser, folder: Path, address: str) -> Iterator[Page]:
    """The reading page at an address of a site, where what is selected can be copied, and the bar that offers to is there."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        context = chromium.new_context(bypass_csp=True, permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/{address}")
        page.evaluate("import(new URL('bar.js', document.querySelector('[src$=\"reading.js\"]').src).href).then(({begin}) => begin())")
        yield page
        context.close()
        server.shutdown()
