"""What catalogues of criteria ask of every page and what no other test shows; `audit/criteria.toml` says which criterion each proves."""

from __future__ import annotations

import re
from pathlib import Path

import press
import pytest
from pages import KINDS, Site
from visits import Visit

THEME = press.ROOT / "theme"
SHEETS = "\n".join(path.read_text(encoding="utf-8") for path in sorted(THEME.rglob("*.css")))
SCRIPTS = "\n".join(path.read_text(encoding="utf-8") for path in sorted((THEME / "static" / "js").rglob("*.js")))
MEDIA = ("audio", "video", "object", "embed", "iframe", "canvas", "marquee", "blink")
GESTURES = ("touchstart", "touchmove", "mousedown", "drag", "dragstart", "dragover", "devicemotion", "deviceorientation", "gesturestart")
PERSONAL = "//input[@type='password' or @type='email' or @type='tel' or (@autocomplete and @autocomplete!='off')]"
ENDINGS = {".html", ".css", ".js", ".json", ".txt", ".xml", ".svg", ".png", ".woff2", ".xsl", ".bib", ".ris"}
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
    const clipped = each => /hidden|clip/.test(getComputedStyle(each).overflow) && each.checkVisibility() && each.clientHeight > 1;
    const over = each => each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2;
    const cut = [...document.querySelectorAll("main *")].filter(each => clipped(each) && each.innerText?.trim() && over(each));
    return [document.documentElement.scrollWidth - document.documentElement.clientWidth, cut.map(each => each.outerHTML.slice(0, 120))];
}"""


def test_no_page_sounds_moves_or_runs_out(pages: Site) -> None:
    for address, page in pages.items():
        assert page.elements(" | ".join(f"//{name}" for name in MEDIA)) == [], address
        assert page.elements("//meta[@http-equiv='refresh'][not(ancestor::noscript)]") == [], address
    assert re.findall(r"\banimation\b|@keyframes|scroll-behavior: *smooth", SHEETS) == []
    assert re.findall(r"\bsetInterval\b|\.animate\(|\bnew Audio\b", SCRIPTS) == []


def test_nothing_asks_who_one_is(pages: Site) -> None:
    for address, page in pages.items():
        assert page.elements(PERSONAL) == [], address
        assert page.elements("//form[@action or @method]") == [], address
        (policy,) = page.texts("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "form-action 'none'" in policy, address


def test_no_page_is_bound_to_a_direction_or_a_gesture() -> None:
    assert re.findall(r"\(orientation", SHEETS) == []
    assert [name for name in GESTURES if re.search(rf'"{name}"|\bon{name}\b', SCRIPTS)] == []


def test_no_page_has_an_image_of_text(pages: Site) -> None:
    """Pictures are codes to scan, and drawings whose words are text."""
    found = {source for page in pages.values() for source in page.texts("//img/@src | //image/@href")}
    assert [source for source in found if not source.endswith(".svg")] == []
    assert {found.rpartition("/")[2] for found in re.findall(r"url\((?![^)]*fonts/)([^)]*)\)", SHEETS)} <= {"columns.svg"}


def test_pages_are_made_of_html_css_and_javascript_alone(pages: Site) -> None:
    for address, page in pages.items():
        kinds = {script.get("type", "") for script in page.elements("//script")}
        assert kinds <= {"", "module", "application/ld+json", "application/json"}, address
        assert [source for source in page.texts("//script/@src | //link[@rel='stylesheet']/@href") if "//" in source] == [], address
    assert {Path(file).suffix for file in pages.files} <= ENDINGS


def test_no_link_of_the_site_has_a_query(pages: Site) -> None:
    for address, page in pages.items():
        assert [href for href in page.texts("//a/@href") if "?" in href and "://" not in href] == [], address


@pytest.mark.xfail(strict=True, reason="scripts and faces are shared by most pages, so that each is fetched once")
def test_a_page_is_whole_without_any_other_file(pages: Site) -> None:
    assert [address for address, page in pages.items() if page.elements("//link[@rel='stylesheet'] | //script[@src]")] == []


def test_the_head_has_its_links_in_one_order(pages: Site) -> None:
    heads = {tuple(page.texts("//header[@class='site']//nav//li/a/text()")) for page in pages.values()}
    longest = max(sorted(heads), key=len)
    assert longest
    for head in heads:
        assert [longest.index(name) for name in head] == sorted(longest.index(name) for name in head)


def test_an_address_has_one_name_in_the_menu(pages: Site) -> None:
    names: dict[str, set[str]] = {}
    for page in pages.values():
        for link in page.elements("//header[@class='site']//nav//a"):
            target = link.get("href", "").replace("../", "").removeprefix("./")
            names.setdefault(target, set()).add(link.text_content().strip())
    assert {target: said for target, said in names.items() if target and len(said) > 1} == {}


def test_help_is_in_one_place(pages: Site) -> None:
    """Whom to write to, terms and versions stand at the end of every page, after everything else."""
    for address, page in pages.items():
        feet = page.elements("//body/footer[@class='site']")
        assert len(feet) == len(page.elements("//body/header[@class='site']")) <= 1, address
        assert [each.getnext() for each in feet if each.getnext() is not None] == [], address


@pytest.mark.browser
@pytest.mark.parametrize("kind", [kind for kind in ("title", "text", "passage", "entry", "lesson", "sources") if kind in KINDS])
def test_wider_spacing_loses_nothing(kind: str, visit: Visit) -> None:
    page = visit(kind, viewport={"width": 640, "height": 900})
    assert page.evaluate(SPACED) == [0, []]
