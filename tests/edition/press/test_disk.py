"""The site in one zip, unpacked on a disk: pages, faces, scripts, search and cards work there, and every link leads somewhere."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import press
import pytest
from edition.model import Edition, pages
from edition.press import disk, shelf
from edition.press.bag import name
from lxml import html
from pages import EDITION, KINDS, MIDDLE, Site, common
from playwright.sync_api import Browser, Page
from waits import later, repeated

RUNTIME = (press.ROOT / "theme" / disk.SOURCE).read_text(encoding="utf-8")
NAME = name(EDITION)
STATIC = shelf.named(press.ROOT / "theme" / "static")
FACES = "[...document.fonts].filter(each => each.status === 'loaded').map(each => each.family)"
Opener = Callable[[str], Page]


@pytest.fixture(scope="module")
def packed(published: Site, siteurl: str, real: Edition) -> bytes:
    return disk.packed(press.files(published.folder), RUNTIME, replace(real, address=siteurl, static=STATIC))


@pytest.fixture(scope="module")
def home(packed: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that was in the zip, unpacked."""
    folder = tmp_path_factory.mktemp("disk")
    (folder / "site.zip").write_bytes(packed)
    with zipfile.ZipFile(folder / "site.zip") as archived:
        archived.extractall(folder)
    return folder / NAME


@pytest.fixture
def told(chromium: Browser, home: Path) -> tuple[Page, list[str]]:
    """A page in a browser, and what it says on the console, or asks of another place."""
    page, said = chromium.new_page(viewport={"width": 1280, "height": 800}), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(home.as_uri()) else said.append(request.url))
    return page, said


def test_every_link_leads_to_a_file_or_to_where_the_site_is_published(home: Path, published: Site, siteurl: str) -> None:
    files = press.files(home)
    assert {path for path in published.files if path.endswith(".html")} - files.keys() == {pages.MISSING}
    ids = {path: set(re.findall(rb' id="([^"]+)"', data)) for path, data in files.items() if path.endswith(".html")}
    wrong, away = [], set()
    for path in [*(pages.path(address) for address in KINDS.values() if address != pages.MISSING), "data/index.html", *[*ids][::6]]:
        for _, _, link, _ in html.document_fromstring(files[path]).iterlinks():
            if "://" in link or link.startswith(("mailto:", "data:")):
                away.add(link)
                continue
            address, _, fragment = link.partition("#")
            target = (home / path).parent / address if address else home / path
            inside = target.resolve().relative_to(home.resolve()).as_posix()
            known = inside in files and (not fragment or inside not in ids or fragment.split(":~:")[0].encode() in ids[inside] | {b""})
            if not known and not fragment.startswith("q="):
                wrong.append((path, link))
    assert wrong == []
    assert f"{siteurl}/dts/index.json" in away
    assert f"{siteurl}/manifest.json" in away
    assert [path for path in files if path.startswith(("dts/", "archive/")) or Path(path).stem == "keeper"] == []


def test_no_module_no_face_that_is_fetched_before_and_no_other_policy_stands_in_a_page(home: Path, published: Site) -> None:
    files = press.files(home)
    for path, data in files.items():
        if path.endswith(".html"):
            assert not re.search(rb'type="module"|as="font"|font-display: ?optional', data), path
            assert len(re.findall(rb"sha256-", data)) == len(re.findall(rb"<style>|<script>", data)), path
    scripts = {path: data for path, data in files.items() if re.fullmatch(r"static/js/[\w-]+\.js", path)}
    assert [path for path, data in scripts.items() if re.search(rb"^(?:im|ex)port\b|\bimport\b[.(]|[;}]export ", data, re.MULTILINE)] == []


def test_two_zips_of_one_site_have_the_same_bytes(published: Site, siteurl: str, real: Edition) -> None:
    files = {
        path: data for path, data in press.files(published.folder).items() if path.startswith((f"{STATIC}/js", "static/js", "lessons/"))
    }
    one, other = (
        disk.packed(dict(each), RUNTIME, replace(real, address=siteurl, static=STATIC)) for each in (files.items(), [*files.items()][::-1])
    )
    assert one == other


@pytest.mark.browser
def test_every_kind_of_page_opens_from_a_disk_with_its_faces_and_leads_on(told: tuple[Page, list[str]], home: Path, real: Edition) -> None:
    page, said = told
    for address in [*KINDS.values(), "search/", "data/"]:
        if address == pages.MISSING:
            continue
        page.goto((home / address / "index.html").as_uri())
        page.wait_for_function(f"{FACES}.length >= 1")
        assert page.evaluate("document.styleSheets.length") >= 1
    for address, link in [
        ("", "main .door a"),
        (KINDS["text"], f"#{MIDDLE} a.n"),
        (KINDS["passage"], ".text a[href]:not([href^='#'])"),
        *([(KINDS["names"], "main a[href$='index.html']")] if "names" in KINDS else []),
        *([(KINDS["sources"], "main li details a")] if real.notes else []),
    ]:
        page.goto((home / address / "index.html").as_uri())
        way = page.locator(link).first
        way.evaluate("link => link.closest('details')?.setAttribute('open', '')")
        target = way.evaluate("link => new URL(link.getAttribute('href'), document.baseURI).href")
        way.click()
        page.wait_for_url(target)
        assert page.locator("h1").count() == 1
    page.close()
    assert said == []


@pytest.mark.browser
def test_the_search_cards_contents_and_citations_work_on_a_disk(told: tuple[Page, list[str]], home: Path, real: Edition) -> None:
    page, said = told
    page.goto(home.joinpath("index.html").as_uri())
    page.locator("a.search").click()
    name = real.entries[0].name if real.entries else ""
    page.locator("dialog.searching input[type=search]").press_sequentially(name or common(real))
    found = page.locator("dialog .found li a", has_text=name).first
    found.click()
    page.wait_for_url(f"{(home / real.entries[0].path).as_uri()}/index.html" if name else "**/index.html#*")
    page.locator("a.contents").click()
    way = page.locator("#all a", has=page.locator("xpath=self::*[contains(@href, 'notes/')]"))
    way.click()
    page.wait_for_url("**/notes/index.html")
    page.goto((home / KINDS["text"] / "index.html").as_uri())
    mention = page.locator(", ".join(f".text [id] a[href*='../{kind.folder}/']" for kind in real.kinds) or "#nobody").first

    def pointed() -> bool:
        page.mouse.move(1, 1)
        mention.hover()
        later(page)
        return page.locator("#card").is_visible()

    if mention.count():
        repeated(pointed)  # nothing says when what waits for a pointer has come
    page.goto(f"{(home / KINDS['text'] / 'index.html').as_uri()}#{MIDDLE}")
    page.locator(f"#{MIDDLE} .n").focus()
    page.locator(f"#{MIDDLE} .cite-this").wait_for(state="attached")
    page.keyboard.press("c")
    page.locator("dialog[open]", has_text="Chicago").wait_for()
    page.goto((home / "search" / "index.html").as_uri() + "#q=xyzzyx")
    page.locator("article.searching .found p").wait_for()
    assert page.evaluate("navigator.serviceWorker") is None
    page.close()
    assert said == []
