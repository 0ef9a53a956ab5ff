"""Cards and the sheet: who is named and what a note says, beside the words for a pointer or the focus, from below for a finger."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from axe import RULES, violations
from browsing import Handler, Server
from edition import concordance
from edition.model import Edition, Mention, walk, words
from pages import EDITION, IDS, KINDS, MIDDLE
from playwright.sync_api import Browser, Page, expect
from visits import Visit
from waits import SCRIPTS, later, until, whole

pytestmark = pytest.mark.browser

FOUND = concordance.make(EDITION)
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
WIDTHS = [1056, 1280, 1568, 1920]
MOMENT = re.findall(r"^const MOMENT = (\d+);", (SCRIPTS / "cards.js").read_text(encoding="utf-8"), re.MULTILINE)[0]
# A clock of the page's own: while it has stopped, what would come after some time waits.
CLOCK = """
    const { setTimeout: later, clearTimeout: never } = window;
    window.stopped = false;
    window.waiting = [];
    window.setTimeout = (act, time = 0, ...rest) => {
        if (!stopped || !time) return later(act, time, ...rest);
        waiting.push([act, time]);
        return -waiting.length;
    };
    window.clearTimeout = number => (number < 0 ? waiting.splice(-number - 1, 1, [() => {}, 0]) : never(number));
    window.go = () => {
        stopped = false;
        for (const [act] of waiting.splice(0)) act();
    };
"""
OPEN = "!!document.querySelector('.card:popover-open')"
SHUT = "!document.querySelector('.card:popover-open')"
FILES = re.compile(r"cards\.(js|txt|css)$")
# Names of entries on a page, which may have a card, marked with their number.
NAMES = """([folders, hidden]) => [...document.querySelectorAll("main a[href]:not(svg a)")].filter(link =>
    folders.includes(link.pathname.split("/").at(-3)) && !link.closest("nav, dt, h2, .turn") && (hidden || link.checkVisibility())
    && link.pathname !== location.pathname).map((link, at) => { link.dataset.at = at; return link.pathname })"""
# How many square pixels of two elements, by their selectors, lie on each other.
ON = """selectors => { const [a, b] = selectors.map(each => document.querySelector(each).getBoundingClientRect());
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return Math.max(0, wide) * Math.max(0, high) }"""
# The middle of the first line of an element.
FIRST_LINE = """selector => { const line = [...document.querySelector(selector).getClientRects()].find(({ width }) => width);
    return [line.left + line.width / 2, line.top + line.height / 2] }"""
# Marks the words that are read with a name.
ROW = """at => { document.querySelector("[data-row]")?.removeAttribute("data-row");
    document.querySelector(`[data-at='${at}']`).closest("[role=doc-footnote], p, li, dd, tr").setAttribute("data-row", "") }"""
KIND_NAMES = ("text", "passage", "entry", "document", "timeline", "notes", "index", "lesson", "worksheet", "key")
# The paragraph nearest to the middle that names somebody.
NAMING = min(
    (id for id in IDS if any(isinstance(node, Mention) for node in walk(EDITION.text.paragraphs[IDS.index(id)].nodes))),
    key=lambda id: abs(IDS.index(id) - IDS.index(MIDDLE)),
    default=MIDDLE,
)


def named(page: Page, hidden: bool = False) -> list[str]:
    """The paths that the names of entries on a page lead to, each of which then has its number as `data-at`; of ``hidden`` ones too."""
    found: list[str] = page.evaluate(NAMES, [[kind.folder for kind in EDITION.kinds], hidden])
    if not found:
        pytest.skip("it names nobody")
    return found


def entry(path: str) -> tuple[str, str, int]:
    """The name, the first sentence and the number of paragraphs of the entry at an address."""
    found = next(each for each in EDITION.entries if path.endswith(f"/{each.path}/"))
    return found.name, FOUND.gists[found.path], len({passage.paragraph for passage in FOUND.passages.get(found.path, ())})


def first(page: Page, within: str = ".text p[id]:not([role])") -> str:
    """A selector for the first name inside something."""
    named(page)
    at = page.evaluate("within => document.querySelector(`${within} [data-at]`)?.dataset.at", within)
    if at is None:
        pytest.skip(f"nobody is named in {within}")
    return f"[data-at='{at}']"


def hover(page: Page, selector: str) -> None:
    page.mouse.move(1, 1)
    until(page, SHUT)
    for _ in range(2):  # what is far away is laid out when it comes near, and moves
        page.locator(selector).first.scroll_into_view_if_needed()
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.mouse.move(*page.evaluate(FIRST_LINE, selector))


def card(page: Page) -> dict[str, Any]:
    """What the card says once it is there: its name, words, what stands below, and where its link leads."""
    until(page, OPEN)
    found: dict[str, Any] = page.evaluate(
        """() => { const card = document.querySelector(".card"), below = card.querySelector(":scope > p");
            const words = element => element?.textContent.replaceAll("\u00a0", " ");
            return { count: document.querySelectorAll(":popover-open").length, name: words(card.querySelector("#card > p")),
                said: words(card.querySelector("#card > div")), below: below.textContent, href: below.querySelector("a").pathname } }"""
    )
    assert found["count"] == 1
    return found


def shows(page: Page, name: str) -> None:
    """Waits until there is a card with a name."""
    until(page, f"document.querySelector('.card:popover-open #card > p')?.textContent.replaceAll('\u00a0', ' ') === {json.dumps(name)}")


def asked(page: Page) -> list[str]:
    """What a page has asked for that only cards need, from now on."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url) if FILES.search(request.url) else None)
    return found


@pytest.mark.parametrize("kind", ["text", "passage", "entry"])
def test_nothing_of_cards_is_asked_for_before_one_is_wanted(kind: str, visit: Visit) -> None:
    found: list[list[str]] = []
    page = visit(kind, prepare=lambda page: found.append(asked(page)), viewport={"width": 1280, "height": 800})
    page.mouse.move(3, 400)
    page.keyboard.press("Tab")
    later(page)
    assert found[0] == []
    hover(page, f"[data-at='{len(named(page)) - 1}']")
    until(page, OPEN)
    assert sorted(FILES.search(url)[1] for url in found[0]) == ["css", "js", "txt"]  # type: ignore[index]


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_wherever_an_entry_is_named_a_card_says_who_it_is_and_covers_nothing_that_is_read_with_it(kind: str, visit: Visit) -> None:
    for width in (1056, 1280):
        page = visit(kind, viewport={"width": width, "height": 800})
        paths = named(page)
        for at in {0, len(paths) // 2, len(paths) - 1}:
            name, gist, count = entry(paths[at])
            hover(page, f"[data-at='{at}']")
            shows(page, name)
            said = card(page)
            assert (said["name"], said["said"], said["href"]) == (name, gist, paths[at])
            assert (str(count) in said["below"]) == (count > 0)
            page.evaluate(ROW, at)
            assert page.evaluate(ON, [".card", "[data-row]"]) == 0, (width, at)
            box = page.evaluate("(({left, right, top, bottom}) => [left, innerWidth - right, top, innerHeight - bottom])"
                                "(document.querySelector('.card').getBoundingClientRect())")  # fmt: skip
            assert min(box) >= 0, (width, at, box)


@pytest.mark.parametrize(("kind", "width"), [("timeline", 1280), ("text", 1600)])
def test_a_link_in_a_picture_has_no_card_and_breaks_none(kind: str, width: int, visit: Visit) -> None:
    faults: list[str] = []
    page = visit(
        kind, "", lambda page: page.on("pageerror", lambda error: faults.append(str(error))), viewport={"width": width, "height": 800}
    )
    later(page)
    name = f"[data-at='{len(named(page)) // 2}']"
    pictured = page.locator("main svg a:visible")
    if not pictured.count():
        pytest.skip("no picture has a link")
    pictured.first.focus()
    pictured.first.hover()
    later(page)
    assert (page.evaluate(SHUT), faults) == (True, [])
    hover(page, name)
    until(page, OPEN)
    assert faults == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_card_lies_on_the_column_of_the_text(width: int, visit: Visit) -> None:
    page = visit("text", viewport={"width": width, "height": 800})
    paths = named(page)
    edge = page.evaluate("document.querySelector('.text p[id]').getBoundingClientRect().right")
    for at in range(0, len(paths), max(len(paths) // 5, 1)):
        hover(page, f"[data-at='{at}']")
        shows(page, entry(paths[at])[0])
        left, right, wide = page.evaluate(
            "(({left, right, width}) => [left, right, width])(document.querySelector('.card').getBoundingClientRect())"
        )
        assert left >= edge
        assert right <= width
        assert wide >= 250
        in_text, top, line = page.evaluate(
            """at => { const link = document.querySelector(`[data-at='${at}']`);
                const tops = [document.querySelector(".card"), link].map(each => each.getClientRects()[0].top);
                return [!!link.closest("p[id]:not([role])"), ...tops] }""",
            at,
        )
        assert not in_text or top <= line <= top + 400


def test_a_card_comes_after_a_moment_stays_while_it_is_pointed_at_and_goes(visit: Visit) -> None:
    page = visit("text", prepare=lambda page: page.add_init_script(CLOCK), viewport={"width": 1280, "height": 800})
    name = first(page)
    page.evaluate("stopped = true")
    hover(page, name)
    until(page, f"waiting.some(([, time]) => time === {MOMENT})")
    assert page.evaluate(SHUT)
    page.evaluate("go()")
    until(page, OPEN)
    page.locator(".card").hover()
    later(page)
    assert page.evaluate(OPEN)
    page.mouse.move(5, 5)
    until(page, SHUT)
    hover(page, name)
    until(page, OPEN)
    page.keyboard.press("Escape")
    until(page, SHUT)


def test_a_pointer_that_passes_calls_no_card(visit: Visit) -> None:
    page = visit("text", prepare=lambda page: page.add_init_script(CLOCK), viewport={"width": 1280, "height": 800})
    page.evaluate("stopped = true")
    hover(page, first(page))
    until(page, f"waiting.some(([, time]) => time === {MOMENT})")
    page.mouse.move(5, 5)
    until(page, f"waiting.filter(([, time]) => time === {MOMENT}).length === 1 && waiting.length > 1")
    page.evaluate("document.querySelector('main').addEventListener('toggle', () => (window.came = true), true), go()")
    later(page)
    assert page.evaluate("[window.came, !document.querySelector('.card:popover-open')]") == [None, True]


def test_the_focus_on_a_name_has_its_card_which_describes_it_and_is_not_moved(visit: Visit) -> None:
    page = visit("text", viewport={"width": 1280, "height": 800})
    name = first(page)
    page.keyboard.press("Tab")
    page.locator(name).focus()
    until(page, OPEN)
    said = card(page)
    described = "document.getElementById(document.activeElement.getAttribute('aria-describedby'))?.textContent.replaceAll('\u00a0', ' ')"
    assert page.evaluate(described) == said["name"] + said["said"]
    assert page.evaluate("document.activeElement.dataset.at") in name
    page.keyboard.press("Escape")
    until(page, SHUT)
    until(page, "!document.activeElement.hasAttribute('aria-describedby')")
    assert page.evaluate("document.activeElement.dataset.at") in name
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{said['href']}")


def test_a_card_of_the_focus_stays_when_the_page_moves_below_a_pointer_that_rests(visit: Visit) -> None:
    page = visit("text", viewport={"width": 1280, "height": 800})
    name = first(page, f"#{NAMING}")
    page.mouse.move(640, 400)
    page.keyboard.press("Tab")
    page.locator(name).focus()
    until(page, OPEN)
    shown = card(page)["name"]
    page.evaluate("scrollBy(0, 40)")
    later(page)
    assert card(page)["name"] == shown


def test_the_number_of_a_paragraph_in_a_note_has_its_first_words(visit: Visit, real: Edition) -> None:
    page = visit("notes", viewport={"width": 1280, "height": 800})
    link = page.evaluate(
        """() => { const link = [...document.querySelectorAll("main li a")].find(link => /#p\\d+$/.test(link.href));
            link?.setAttribute("data-there", ""); return link?.hash }"""
    )
    if not link:
        pytest.skip("no note speaks of a paragraph")
    hover(page, "[data-there]")
    said = card(page)["said"]
    whole = " ".join(words(next(part.nodes for part in real.text.paragraphs if part.id == link[1:])).split())
    assert whole.startswith(said.removesuffix(" …"))
    assert len(said) > 40 or said == whole
    assert len(said) <= 82


@pytest.mark.parametrize("kind", ["text", "passage"])
def test_a_call_marks_its_lemma_and_its_note_and_a_note_its_call(kind: str, visit: Visit) -> None:
    page = visit(kind, viewport={"width": 1280, "height": 800})
    marked = "[...document.querySelectorAll('[data-on]')].map(each => each.id || each.className)"
    call = page.locator("[role=doc-noteref]").first
    call.scroll_into_view_if_needed()
    call.hover()
    id = call.get_attribute("id")
    assert id
    note = f"n-{id.removeprefix('r-')}"
    until(page, f"{marked}.length === 3")
    assert page.evaluate(marked) == ["l", id, note]
    page.mouse.move(5, 5)
    until(page, f"{marked}.length === 0")
    page.locator(f"#{note}").hover(position={"x": 60, "y": 8})
    until(page, f"{marked}.length === 3")
    assert page.evaluate("!!document.querySelector('.card:popover-open [role=doc-noteref]')") is False


def test_n_and_p_go_to_the_next_note_and_the_one_before_and_have_the_switch_of_single_keys(visit: Visit) -> None:
    page = visit("text", viewport={"width": 1280, "height": 800})
    ids = page.evaluate("[...document.querySelectorAll('.text [role=doc-noteref]')].map(each => each.id)")
    if len(ids) < 2:
        pytest.skip("there are no two notes")
    ahead = range(min(len(ids), 3))
    for key, at in [*(("n", at) for at in ahead), ("p", ahead[-2])]:
        page.keyboard.press(key)
        until(page, f"document.activeElement.id === {json.dumps(ids[at])}")
    page.evaluate("document.documentElement.dataset.keys = 'off'")
    page.keyboard.press("n")
    page.keyboard.press("Control+n")
    later(page)
    assert page.evaluate("document.activeElement.id") == ids[ahead[-2]]


def tapped(page: Page, selector: str) -> None:
    """Taps on something and waits for the sheet."""
    page.locator(selector).first.scroll_into_view_if_needed()
    page.locator(selector).first.tap()
    until(page, OPEN)
    until(page, "document.activeElement.matches('.card') && history.state?.card === true")


SHEET = """selector => { const link = document.querySelector(selector).getBoundingClientRect();
    const { height, bottom, left, right, top } = document.querySelector(".card").getBoundingClientRect();
    return [height / innerHeight, bottom - innerHeight, left, innerWidth - right, top - link.bottom, link.top] }"""


@pytest.mark.parametrize("kind", ["text", "passage", "entry", "notes"])
def test_a_tap_on_a_name_opens_a_sheet_and_never_leaves_the_page(kind: str, visit: Visit) -> None:
    page = visit(kind, **PHONE)
    address = page.url
    paths = named(page)
    for at in sorted({0, len(paths) // 2, len(paths) - 1}):
        name = f"[data-at='{at}']"
        tapped(page, name)
        expect(page).to_have_url(address)
        assert (card(page)["name"], card(page)["said"]) == entry(paths[at])[:2]
        share, bottom, left, right, below, above = page.evaluate(SHEET, name)
        assert share <= 0.4
        assert (abs(bottom) < 1, left, right) == (True, 0, 0)
        assert below >= 0, "the line that was touched is covered"
        assert above >= 0
        page.go_back()
        until(page, SHUT)
        expect(page).to_have_url(address)
        until(page, f"document.activeElement.dataset.at === '{at}'")


@pytest.mark.parametrize("way", ["Escape", "back", "outside", "button"])
def test_each_way_of_closing_the_sheet_gives_the_focus_back_and_leaves_the_history_as_it_was(way: str, visit: Visit) -> None:
    page = visit("text", **PHONE)
    name = first(page)
    tapped(page, name)
    place = page.evaluate("scrollY")
    match way:
        case "Escape":
            page.keyboard.press("Escape")
        case "back":
            page.go_back()
        case "outside":
            page.touchscreen.tap(3, page.evaluate("document.querySelector('.card').getBoundingClientRect().top - 12"))
        case "button":
            page.locator(".card button").tap()
    until(page, SHUT)
    until(page, "!history.state?.card")
    until(page, f"document.activeElement.matches(`{name}`)")
    assert page.evaluate("scrollY") == place
    tapped(page, name)


def test_what_is_read_stays_where_it_is_when_the_page_was_scrolled_under_the_sheet(visit: Visit) -> None:
    page = visit("text", **PHONE)
    tapped(page, first(page))
    page.evaluate("scrollBy(0, 900)")
    place = page.evaluate("scrollY")
    page.keyboard.press("Escape")
    until(page, "!history.state?.card")
    later(page)
    assert page.evaluate("scrollY") == place


def test_the_sheet_of_a_call_has_its_note_and_no_id_twice(visit: Visit) -> None:
    page = visit("text", **PHONE)
    tapped(page, "[role=doc-noteref]")
    note = EDITION.notes[0]
    said = " ".join(card(page)["said"].split())
    assert [word for block in note.blocks for word in re.findall(r"\w+", words(block.nodes)) if word not in said] == []  # type: ignore[union-attr]
    assert page.evaluate(
        "[...document.querySelectorAll('[id]')].length === new Set([...document.querySelectorAll('[id]')].map(each => each.id)).size"
    )
    assert page.evaluate("document.querySelectorAll('[data-on]').length") == 3


def test_a_name_in_the_sheet_takes_its_place_and_a_name_outside_too(visit: Visit) -> None:
    page = visit("text", **PHONE)
    named(page, hidden=True)
    call = page.evaluate(
        """() => [...document.querySelectorAll(".text [role=doc-noteref]")].find(call =>
            document.getElementById(call.hash.slice(1)).querySelector("[data-at]"))?.id"""
    )
    if not call:
        pytest.skip("no note names anybody")
    tapped(page, f"#{call}")
    length = page.evaluate("history.length")
    inner = page.locator(".card [data-at]").first
    path = page.evaluate("document.querySelector('.card [data-at]').pathname")
    inner.tap()
    shows(page, entry(path)[0])
    assert page.evaluate("history.length") == length
    page.keyboard.press("Escape")
    until(page, f"!history.state?.card && document.activeElement.id === '{call}'")
    tapped(page, f"#{call}")
    other = page.evaluate(
        """() => [...document.querySelectorAll(".text p[id] [data-at]")].find(link => { const {top, bottom} = link.getBoundingClientRect();
            return top > 60 && bottom < document.querySelector(".card").getBoundingClientRect().top - 8 })?.dataset.at"""
    )
    page.locator(f".text [data-at='{other}']").tap()
    path = page.evaluate("at => document.querySelector(`.text [data-at='${at}']`).pathname", other)
    shows(page, entry(path)[0])
    until(page, "history.state?.card === true")
    page.go_back()
    until(page, SHUT)


def test_open_leads_to_the_entry_and_back_to_where_one_was(visit: Visit) -> None:
    page = visit("text", **PHONE)
    address = page.url
    tapped(page, first(page))
    href = card(page)["href"]
    page.locator(".card > p a").tap()
    page.wait_for_url(f"**{href}")
    page.go_back()
    page.wait_for_url(address)
    assert page.evaluate("history.state?.card ?? null") is None


def test_a_link_in_the_sheet_to_a_place_of_the_page_closes_it_and_goes_there(visit: Visit) -> None:
    page = visit("text", **PHONE)
    call = page.evaluate(
        """() => [...document.querySelectorAll(".text [role=doc-noteref]")].find(call =>
            [...document.getElementById(call.hash.slice(1)).querySelectorAll("a")].some(link => /#p\\d+$/.test(link.href)))?.id"""
    )
    if not call:
        pytest.skip("no note leads to a paragraph")
    tapped(page, f"#{call}")
    link = page.locator(".card div a[href*='#p']").first
    id = str(link.get_attribute("href")).split("#")[1]
    link.tap()
    until(page, f"location.hash === '#{id}' && {SHUT}")
    assert page.evaluate("id => document.querySelector(':target')?.id", id) == id


def test_on_a_wide_screen_a_finger_gets_the_card_and_a_mouse_the_page(visit: Visit) -> None:
    page = visit("text", viewport={"width": 1180, "height": 820}, has_touch=True)
    address = page.url
    name = first(page)
    tapped(page, name)
    expect(page).to_have_url(address)
    assert page.evaluate("(({left}, {right}) => left >= right)(document.querySelector('.card').getBoundingClientRect(),"
                         " document.querySelector('.text p[id]').getBoundingClientRect())")  # fmt: skip
    href = card(page)["href"]
    page.keyboard.press("Escape")
    until(page, "!history.state?.card")
    page.locator(name).click()
    page.wait_for_url(f"**{href}")


@pytest.mark.parametrize("modifier", ["Control", "Shift", "Meta"])
def test_a_click_with_a_modifier_is_the_browsers(modifier: str, visit: Visit) -> None:
    page = visit("text", viewport={"width": 390, "height": 844})
    named(page)
    prevented = page.evaluate(
        """key => new Promise(done => { addEventListener("click", event => { done(event.defaultPrevented); event.preventDefault() });
            document.querySelector(".text p[id] [data-at]").dispatchEvent(
                new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1, [`${key}Key`]: true })) })""",
        {"Control": "ctrl", "Shift": "shift", "Meta": "meta"}[modifier],
    )
    assert prevented is False


@pytest.mark.parametrize("lost", ["cards.js", "cards.txt"])
def test_where_something_cannot_be_fetched_a_name_leads_to_its_page(lost: str, visit: Visit) -> None:
    page = visit("text", prepare=lambda page: page.route(f"**/{lost}", lambda route: route.abort()), **PHONE)
    name = first(page)
    path = page.evaluate("selector => document.querySelector(selector).pathname", name)
    page.locator(name).tap()
    page.wait_for_url(f"**{path}")


def test_without_script_names_are_links(visit: Visit) -> None:
    page = visit("text", java_script_enabled=False, **PHONE)
    folders = "|".join(kind.folder for kind in EDITION.kinds)
    links = [link for link in page.locator(".text p[id] a").all() if re.search(rf"/(?:{folders})/[^/]+/$", str(link.get_attribute("href")))]
    if not links:
        pytest.skip("nobody is named in the text")
    links[0].tap()
    page.wait_for_url(re.compile(rf"/(?:{folders})/[^/]+/$"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_card_or_a_sheet(scheme: str, visit: Visit) -> None:
    page = visit("text", viewport={"width": 1280, "height": 800}, color_scheme=scheme)
    hover(page, first(page, f"#{NAMING}"))
    until(page, OPEN)
    assert violations(page, RULES, ".card") == []
    page = visit("text", color_scheme=scheme, **PHONE)
    for opener in (first(page), "[role=doc-noteref]"):
        tapped(page, opener)
        assert violations(page, RULES, ".card") == []
        page.keyboard.press("Escape")
        until(page, "!history.state?.card")


def test_a_long_note_is_scrolled_inside_the_sheet(visit: Visit) -> None:
    page = visit("text", viewport={"width": 320, "height": 500}, has_touch=True, is_mobile=True)
    call = page.evaluate(
        """() => { const calls = [...document.querySelectorAll(".text [role=doc-noteref]")], long = call =>
            document.getElementById(call.hash.slice(1)).textContent.length;
            return calls.reduce((one, other) => (long(other) > long(one) ? other : one)).id }"""
    )
    tapped(page, f"#{call}")
    assert page.evaluate("document.querySelector('.card').offsetHeight <= innerHeight * .4")
    if page.evaluate("(card => card.scrollHeight === card.clientHeight)(document.querySelector('.card'))"):
        pytest.skip("the longest note is no longer than the sheet")
    page.locator(".card > p a").scroll_into_view_if_needed()
    assert page.evaluate("document.querySelector('.card').scrollTop") > 0


def test_below_any_path_cards_find_their_files(chromium: Browser, site: Path) -> None:
    with Server(("127.0.0.1", 0), partial(Handler, directory=str(site.parent))) as made:
        Thread(target=made.serve_forever, daemon=True).start()
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        page.goto(f"http://127.0.0.1:{made.server_port}/{site.name}/{KINDS['text']}")
        whole(page)
        hover(page, first(page))
        assert card(page)["href"].startswith(f"/{site.name}/")
        page.close()
        made.shutdown()
