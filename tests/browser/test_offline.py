"""Kept after one visit: the network is cut, and the whole site is there; it is published again, and the next visit has the new words."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from browsing import Handler, Server
from edition.press.keeping import CLASSES, KEEPER, KEPT, KINDS, keeper
from edition.press.shelf import named
from pages import EDITION, MIDDLE, Site, common
from pages import KINDS as PAGES
from playwright.sync_api import Browser, BrowserContext, Error, Page
from press import ROOT
from waits import until

pytestmark = pytest.mark.browser
OLD, NEW = "prose" if "prose" in PAGES else "passage", "Words that only the second version has"
SOUGHT = EDITION.entries[0].name if EDITION.entries else common(EDITION)
KEYS = "caches.keys().then(names => names.filter(name => name.startsWith('kept ')))"
UPDATED = "navigator.serviceWorker.getRegistration().then(each => each.update())"  # while one installs, and may fail, no other begins
ALL, THEIRS = (
    f"caches.match(new URL('{each}', document.querySelector('a.search').href + '../')).then(Boolean)" for each in (KEPT, CLASSES)
)


class Telling(Handler):
    """Tells what is asked for, and lets it be kept as a server does that is set up as published."""

    def __init__(self, asked: list[str], *args: Any, **options: Any) -> None:
        self.asked = asked
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        self.asked.append(self.path)
        super().do_GET()

    def end_headers(self) -> None:
        named = "/static-" in self.path or self.path.endswith(".woff2")
        self.send_header("Cache-Control", "max-age=31536000, immutable" if named else "no-cache")
        super().end_headers()


class Host:
    """A folder that is served below a path, until its line is cut."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, 0
        self.asked: list[str] = []
        self.begin()

    def begin(self) -> None:
        self.server = Server(("127.0.0.1", self.port), partial(Telling, self.asked, directory=str(self.folder)))
        self.port = self.server.server_port
        Thread(target=self.server.serve_forever, daemon=True).start()

    def cut(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def host(published: Site, tmp_path: Path) -> Iterator[Host]:
    shutil.copytree(published.folder, tmp_path / "host" / "edition")
    made = Host(tmp_path / "host")
    yield made
    made.cut()


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context()
    yield made
    made.close()


def again(site: Path) -> Callable[[], int]:
    """Publishes with other words on one page; what comes back publishes what is kept of it, as the last file that a slow upload brings."""
    page = site / PAGES[OLD] / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</h1>", f"</h1>\n<p>{NEW}</p>"), encoding="utf-8")
    there = [path for path in site.rglob("*") if path.name.endswith(KINDS) and path.is_file()]
    made = {path.relative_to(site).as_posix(): path.read_bytes() for path in there}
    static = ROOT / "theme" / "static"
    made = {path: data for path, data in made.items() if path not in (KEEPER, KEPT, CLASSES) and not path.startswith("static-")}
    kept = keeper(made, static, named(static), EDITION.text.slug)
    (site / KEEPER).write_bytes(kept.pop(KEEPER))
    return lambda: [(site / path).write_bytes(data) for path, data in kept.items()] and None


def words(page: Page) -> str:
    return page.locator("main").inner_text()


def test_what_is_kept_is_there_without_a_network_and_never_older_than_what_is_published(visitor: BrowserContext, host: Host) -> None:
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    page, home = visitor.new_page(), f"http://127.0.0.1:{host.port}/edition/"
    page.goto(home + PAGES["text"])
    until(page, "navigator.serviceWorker.controller !== null")
    until(page, ALL)
    assert [each for each in asked if not each.startswith(home)] == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.map(each => each.scope))") == [home]
    first = page.evaluate(KEYS)
    assert len(first) == 1

    host.cut()
    for kind in {"seldom", "text", "title", OLD} & PAGES.keys():  # none but the text was ever open
        page.goto(home + PAGES[kind])
        assert len(words(page)) > 100, kind
    page.goto(f"{home}{PAGES['text']}#{MIDDLE}")
    page.keyboard.press("/")
    page.locator("dialog.searching input[type=search]").fill(SOUGHT)
    page.locator(".found .best a, .found li a").first.wait_for()
    page.goto(f"{home}no/such/page/")
    assert page.locator("h1").inner_text() == "There is no such page"

    brings = again(host.folder / "edition")
    host.begin()
    page.goto(home + PAGES[OLD])
    assert NEW in words(page), "the network is asked first"
    page.evaluate(f"{UPDATED}.catch(() => {{}})")
    until(page, "navigator.serviceWorker.getRegistration().then(each => !each.installing)")
    assert page.evaluate(KEYS) == first, "half a publication is not kept, and what was kept stays"
    brings()
    page.goto(home + PAGES["title"])
    until(page, f"{UPDATED}.then(() => {KEYS}).then(names => names.length === 1 && names[0] !== {json.dumps(first[0])})")

    host.cut()
    page.goto(home + PAGES[OLD])
    assert NEW in words(page)


def test_what_is_for_classes_is_kept_for_those_who_opened_a_page_of_it(visitor: BrowserContext, host: Host) -> None:
    """It stays after another publication, and whoever never came there is not told that there is no such page."""
    page, home = visitor.new_page(), f"http://127.0.0.1:{host.port}/edition/"
    page.goto(home + PAGES["text"])
    until(page, ALL)
    assert not page.evaluate(THEIRS)
    assert [each for each in host.asked if each.endswith(CLASSES) or "/js/check/" in each] == []
    host.cut()
    lost = visitor.new_page()
    with pytest.raises(Error):
        lost.goto(f"{home}check/")
    assert lost.get_by_text("There is no such page").count() == 0
    lost.close()

    host.begin()
    page.goto(f"{home}check/")
    until(page, THEIRS)
    first = page.evaluate(KEYS)
    host.cut()
    page.goto(f"{home}check/")
    assert page.locator("textarea").first.is_visible()
    page.goto(f"{home}check/no/such/page/")
    assert page.locator("h1").inner_text() == "There is no such page"

    again(host.folder / "edition")()
    host.begin()
    page.goto(home + PAGES["title"])
    until(page, f"{UPDATED}.then(() => {KEYS}).then(names => names.length === 1 && names[0] !== {json.dumps(first[0])})")
    assert page.evaluate(ALL)
    assert page.evaluate(THEIRS)


def test_nothing_is_asked_for_before_the_page_is_whole_and_what_it_had_is_not_asked_for_again(visitor: BrowserContext, host: Host) -> None:
    page, home = visitor.new_page(), f"http://127.0.0.1:{host.port}/edition/"
    page.goto(home + PAGES["text"])
    until(page, ALL)
    asked = [each.rpartition("/")[2] for each in host.asked]
    assert asked.index(KEEPER) > max(at for at, each in enumerate(asked) if each in ("look.js", "names.js"))
    assert asked.index(KEPT.rpartition("/")[2]) > asked.index(KEEPER)
    named = [each for each in host.asked if each.startswith("/edition/static-") or each.endswith(".woff2")]
    assert len(named) == len(set(named)), "what is named by its content comes once"


@pytest.mark.parametrize("line", [{"saveData": True}, {"effectiveType": "2g"}, {"effectiveType": "slow-2g"}])
def test_where_each_byte_counts_nothing_is_kept(line: dict[str, object], visitor: BrowserContext, host: Host) -> None:
    page = visitor.new_page()
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {json.dumps(line)} }})")
    page.add_init_script("const wait = setTimeout; window.setTimeout = (act, time) => wait(act, 0)")  # all is at once what comes late
    page.goto(f"http://127.0.0.1:{host.port}/edition/{PAGES['text']}")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert [each for each in host.asked if each.endswith((KEEPER, KEPT))] == []


@pytest.mark.parametrize("line", [{"effectiveType": "3g"}, {"effectiveType": "4g", "type": "cellular"}])
def test_on_a_slow_line_and_on_a_phones_what_was_read_is_kept(line: dict[str, object], visitor: BrowserContext, host: Host) -> None:
    """What a line is like is said to the worker before its first word."""
    worker = host.folder / "edition" / KEEPER
    slow = f"Object.defineProperty(navigator, 'connection', {{ value: {json.dumps(line)} }});"
    worker.write_text(slow + worker.read_text(encoding="utf-8"), encoding="utf-8")
    page, home = visitor.new_page(), f"http://127.0.0.1:{host.port}/edition/"
    page.goto(home + PAGES["text"])
    until(page, "navigator.serviceWorker.controller !== null")
    until(page, "caches.match(location.href).then(Boolean)")
    page.goto(home + PAGES[OLD])
    until(page, "caches.match(location.href).then(Boolean)")
    styled = "getComputedStyle(document.body).margin === '0px'"  # a page without its sheets has the browser's
    assert page.evaluate(styled)
    host.cut()
    for kind in ("text", OLD):
        page.goto(home + PAGES[kind])
        assert len(words(page)) > 100, kind
        assert page.evaluate(styled), kind
    assert [each for each in host.asked if each.endswith(KEPT)] == []


def test_nothing_is_kept_of_a_site_without_an_address_and_nothing_fails_where_nothing_can_be(
    site: Path, visitor: BrowserContext, host: Host
) -> None:
    assert not (site / KEEPER).exists()
    assert not (site / KEPT).exists()
    faults: list[str] = []
    page = visitor.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script("delete Navigator.prototype.serviceWorker")  # as by plain http
    page.goto(f"http://127.0.0.1:{host.port}/edition/")
    page.wait_for_load_state("networkidle")
    assert faults == []
