"""Measures how fast pages are there, as a first visit feels it: on slow 4G (150 ms there and back, 1.6 Mbit/s), with a processor a
quarter as fast, from a server on this machine that compresses by brotli (11) and speaks HTTP/1.1.

A round visits every page once, each in a fresh browser; the control is the text's bare words, as paragraphs without styles, and what
counts is a page's time as a share of the control's, of medians in one run. Single milliseconds do not count, on a busy machine least;
the main thread's are those of its processor, not of the clock: what others do meanwhile is not in them.

``--rounds 9`` for more, ``--only text title`` for some kinds of pages, ``--peers FOLDER …`` for where other themes are (a folder of
programs that has ``sphinx-build`` with furo and myst-parser, ``mkdocs`` with mkdocs-material; a folder whose ``node_modules`` has
tufte-css, CETEIcean, lighthouse), ``--lighthouse`` for its marks too, ``--site FOLDER`` for a site that is built already.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO

import brotli
from corpus import ROOT
from lxml import html
from playwright.sync_api import Browser, sync_playwright

sys.path.extend([str(ROOT / "plugins"), str(ROOT / "tests")])
import peers
import tools
from pages import EDITION, KINDS, MIDDLE

LATENCY, RATE, SLOWER = 150, 1_600_000 / 8, 4  # milliseconds; bytes a second; times
WIDTHS = {390: 844, 1280: 800}
LONG = 50  # milliseconds: what a task takes beyond them, nobody can do anything in
QUIET = 1500  # milliseconds without a request, after the page has loaded
PATIENCE = 8  # so often at most: not every request that a browser gives up is told as ended
CONTROL = "bare text"
TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
GOALS = {"text": (1.3, 150, 3.0), "title": (1.3, 150, 3.0)}  # of the control's paint; milliseconds; of its main thread
GOAL = (1.6, 150, 3.0)
MARKS = ("performance", "accessibility", "best-practices", "seo")
IDLE = f"new Promise(done => requestIdleCallback(done, {{timeout: {QUIET}}}))"
WATCH = """
    window.seen = {paint: 0, first: 0, shift: 0, moved: [], tasks: []};
    const watch = (type, see) => new PerformanceObserver(list => list.getEntries().forEach(see)).observe({type, buffered: true});
    watch("paint", entry => { if (entry.name === "first-contentful-paint") seen.first = entry.startTime });
    watch("largest-contentful-paint", entry => { seen.paint = entry.startTime });
    watch("longtask", entry => seen.tasks.push([entry.startTime, entry.duration]));
    watch("layout-shift", entry => { if (!entry.hadRecentInput) { seen.shift += entry.value;
        seen.moved.push(...entry.sources.map(source => source.node?.id || source.node?.className || source.node?.nodeName)) } });
"""
PLACED = """
    window.places = [];
    const look = () => {
        const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        const top = there && Math.round(there.getBoundingClientRect().top);
        if (there && top !== places.at(-1)?.[1]) places.push([performance.now(), top]);
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
"""
SOUGHT = """
    window.sought = {};
    new PerformanceObserver(list => {
        sought.index ??= list.getEntries().find(({name}) => name.endsWith("/finding.js"))?.responseEnd;
    }).observe({type: "resource", buffered: true});
    addEventListener("input", () => { sought.typed = performance.now() }, true);
    new MutationObserver(() => {
        const first = document.querySelector("dialog .found li");
        if (first?.getBoundingClientRect().height) sought.first ??= performance.now();
    }).observe(document, {childList: true, subtree: true});
"""
WARM = """async names => {
    const box = document.querySelector("dialog input[type=search]"), queries = [], shown = [];
    const { find } = await import(performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/finding.js")).name);
    for (const name of names) {
        let begun = performance.now();
        find(name);
        queries.push(performance.now() - begun);
        box.value = name;
        begun = performance.now();
        await box.oninput();
        document.querySelector("dialog .found").getBoundingClientRect();
        shown.push(performance.now() - begun);
    }
    return [queries, shown];
}"""


@dataclass(frozen=True)
class Felt:
    """One visit: milliseconds until the largest paint, of blocking; of the main thread all, and what choosing styles, laying out and
    scripts take of it; layout shift; bytes and requests; of a deep link the milliseconds until its place no longer moves."""

    paint: float
    blocking: float
    thread: float
    style: float
    layout: float
    script: float
    shift: float
    bytes: int
    requests: int
    placed: float = 0


@cache
def packed(path: Path) -> bytes:
    """A file as the server sends it."""
    raw = path.read_bytes()
    return brotli.compress(raw, quality=11) if path.suffix in TEXTS else raw


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder, texts compressed."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        data = packed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(data)))
        if path.suffix in TEXTS:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        return BytesIO(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes while a page loads is no error."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, while it is served."""
    with Server(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def visit(browser: Browser, address: str, width: int) -> Felt:
    """A first visit, until nothing has been asked for a while."""
    context = browser.new_context(viewport={"width": width, "height": WIDTHS[width]})
    page, sizes = context.new_page(), []
    asked: set[str] = set()
    ended: set[str] = set()
    line = context.new_cdp_session(page)
    line.on("Network.requestWillBeSent", lambda told: asked.add(told["requestId"]))
    for event in ("loadingFinished", "loadingFailed"):
        line.on(f"Network.{event}", lambda told: ended.add(told["requestId"]))
    line.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    for command, told in {
        "Network.enable": {},
        "Network.emulateNetworkConditions": {
            "offline": False,
            "latency": LATENCY,
            "downloadThroughput": RATE,
            "uploadThroughput": RATE / 2,
        },
        "Emulation.setCPUThrottlingRate": {"rate": SLOWER},
        "Performance.enable": {"timeDomain": "threadTicks"},
    }.items():
        line.send(command, told)
    page.add_init_script(WATCH + (PLACED if "#" in address else ""))
    page.goto(address)
    for _ in range(PATIENCE):
        before = len(sizes)
        page.wait_for_timeout(QUIET)
        page.evaluate(IDLE)  # a busy machine may not have come to a page's scripts yet
        if before == len(sizes) and asked <= ended:
            break
    seen: dict[str, Any] = page.evaluate("seen")
    placed = page.evaluate("places.at(-1)?.[0] ?? Infinity") if "#" in address else 0
    told = {each["name"]: each["value"] * 1000 for each in line.send("Performance.getMetrics")["metrics"]}
    thread = [told[name] for name in ("TaskDuration", "RecalcStyleDuration", "LayoutDuration", "ScriptDuration")]
    context.close()
    blocking = sum(max(0, lasting - LONG) for start, lasting in seen["tasks"] if start + lasting > seen["first"])
    return Felt(seen["paint"], blocking, *thread, seen["shift"], round(sum(sizes)), len(sizes), placed)


def sought(browser: Browser, address: str) -> tuple[float, float, float]:
    """The search, in milliseconds: from the index, or from what is typed where that comes later, until a first result is laid out, with a
    processor a quarter as fast; and as it is, when all is there, medians of a query and of what it takes until its results are laid out."""
    page = browser.new_page()
    line = page.context.new_cdp_session(page)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(SOUGHT)
    page.goto(address)
    page.wait_for_timeout(QUIET)
    names = [entry.name for entry in EDITION.entries[:40]]
    page.keyboard.press("/")
    page.locator("dialog input[type=search]").wait_for()
    page.keyboard.insert_text(names[0])
    page.locator("dialog .found li").first.wait_for()
    first = page.evaluate("sought.first - Math.max(sought.index, sought.typed)")
    page.wait_for_timeout(QUIET)  # the rest of what can be found comes behind
    line.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    queries, shown = page.evaluate(WARM, names)
    page.close()
    return first, statistics.median(queries), statistics.median(shown)


def finding(browser: Browser, address: str, number: int, control: float) -> None:
    """The search, as medians of so many visits; ``control`` is the paint of the bare text."""
    first, query, shown = (statistics.median(each) for each in zip(*(sought(browser, address) for _ in range(number)), strict=True))
    print(f"\nsearch: a first result {first:.0f} ms after the index, {first / control:.2f} of the control's paint  goal 100 ms")
    print(f"        a query {query:.2f} ms, its results laid out after {shown:.2f} ms, at full speed, with all there  goal of a query 2 ms")


def middle(visits: Iterable[Felt]) -> Felt:
    """The median of each measure; of layout shift the worst."""
    each = list(visits)
    spent = ("paint", "blocking", "thread", "style", "layout", "script")
    whole = [statistics.median(getattr(one, name) for one in each) for name in spent]
    return Felt(
        *whole,
        max(one.shift for one in each),
        round(statistics.median(one.bytes for one in each)),
        round(statistics.median(one.requests for one in each)),
        statistics.median(one.placed for one in each),
    )


def rounds(browser: Browser, addresses: dict[str, str], number: int) -> dict[tuple[str, int], Felt]:
    """Every page at every width, visited in turn, so often."""
    found: dict[tuple[str, int], list[Felt]] = {}
    for each in range(number):
        for name, address in addresses.items():
            for width in WIDTHS:
                found.setdefault((name, width), []).append(visit(browser, address, width))
        print(f"round {each + 1} of {number}", file=sys.stderr)
    return {key: middle(visits) for key, visits in found.items()}


def report(found: dict[tuple[str, int], Felt]) -> None:
    """A row for each page and width."""
    print(f"\n{'':24}width    paint  share  blocking  thread  share  style  layout  script   shift   bytes  requests")
    for (name, width), felt in found.items():
        control = found[CONTROL, width]
        paint, thread = felt.paint / control.paint, felt.thread / control.thread
        most = GOALS.get(name, GOAL)
        over = [
            what
            for what, value, goal in (
                ("paint", paint, most[0]),
                ("blocking", felt.blocking, most[1]),
                ("thread", thread, most[2]),
                ("shift", felt.shift, 0.0005),
            )
            if value > goal
        ]
        mark = f"  over: {', '.join(over)}" if name in KINDS and over else ""
        print(
            f"{name:24}{width:5} {felt.paint:8.0f} {paint:6.2f} {felt.blocking:9.0f} {felt.thread:7.0f} {thread:6.2f} "
            f"{felt.style:6.0f} {felt.layout:7.0f} {felt.script:7.0f} {felt.shift:7.3f} {felt.bytes:7} {felt.requests:9}{mark}"
        )
        if felt.placed:
            print(f"{'':24}at its place after {felt.placed:.0f} ms, {felt.placed / felt.paint:.2f} of its paint  goal 1.5")


# --- what each feature costs: the reading page without it ---


def _without(xpath: str) -> Callable[[html.HtmlElement], None]:
    def change(page: html.HtmlElement) -> None:
        for each in page.xpath(xpath):
            each.drop_tree() if isinstance(each, html.HtmlElement) else None

    return change


def _unlinked(page: html.HtmlElement) -> None:
    for each in page.xpath("//main//a[not(@role)]"):
        each.drop_tag()


def _unfolded(page: html.HtmlElement) -> None:
    for each in page.xpath("//main//*[@role='doc-footnote']//summary"):
        each.getparent().drop_tree()


def _bared(page: html.HtmlElement) -> None:
    """What is left is the floor of this content: its words, calls and links, and its notes, folded."""
    _without("//style | //script | //link | //meta[not(@charset)] | //template | //body/header | //body/footer | //nav")(page)
    _without("//main//*[@id='outline'] | //main//p[@class='tools']")(page)
    for each in page.xpath("//main//span | //main//i | //main//em | //main//b | //main//abbr | //main//aside"):
        each.drop_tag()
    for each in page.xpath("//body//*"):
        if each.get("role") == "doc-noteref":
            each.text = re.sub(r"\D+", "", each.get("aria-label", ""))
        for name in set(each.attrib) - {"href", "id"}:
            del each.attrib[name]


def _faceless(page: html.HtmlElement) -> None:
    for each in page.xpath("//style"):
        each.text = re.sub(r"@font-face\s*{[^}]*}", "", each.text)
    for each in page.xpath("//link[@as='font'] | //link[contains(@href, '/fonts/')]"):
        each.drop_tree()


FEATURES: dict[str, Callable[[html.HtmlElement], None]] = {
    "all but content": _bared,
    "scripts": _without("//script[@src]"),
    "faces": _faceless,
    "styles": _without("//style | //link[@rel='stylesheet']"),
    "notes": _without("//main//aside | //main//*[@role='doc-noteref']"),
    "what notes fold": _unfolded,
    "places of sentences": _without("//main//p//span[contains(@id, '.s')]"),
    "links of mentions": _unlinked,
    "menus, head and foot": _without("//body/header | //body/footer"),
    "data for machines": _without("//meta[@name or @property] | //script[@type='application/ld+json'] | //link[@rel='alternate']"),
}


def place(name: str) -> str:
    """The folder of a page without a feature: none that the site has itself (`notes`)."""
    return name.replace(" ", "-").replace(",", "")


def variants(folder: Path) -> dict[str, int]:
    """Puts the reading page without each feature beside itself; gives the bytes of its page without each."""
    path = folder / KINDS["text"] / "index.html"
    found = {}
    for name, change in FEATURES.items():
        page = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
        _without("//meta[@http-equiv]")(page)
        change(page)
        made = folder / place(f"without {name}") / "index.html"
        made.parent.mkdir()
        made.write_bytes(html.tostring(page, encoding="utf-8", doctype="<!doctype html>"))
        found[f"without {name}"] = len(packed(made))
    return found


def costs(found: dict[tuple[str, int], Felt], sizes: dict[str, int], whole: int) -> None:
    """What the reading page would save without each feature."""
    print(f"\nwhat each feature of the reading page costs\n{'':24}width    paint  blocking  thread  of the page  on the line")
    for name, size in sizes.items():
        for width in WIDTHS:
            felt, full = found[name, width], found["text", width]
            print(
                f"{name.removeprefix('without '):24}{width:5} {full.paint - felt.paint:8.0f} {full.blocking - felt.blocking:9.0f} "
                f"{full.thread - felt.thread:7.0f} {whole - size:12} {full.bytes - felt.bytes:12}"
            )


def weights(site: Path) -> None:
    """What is sent of each file of the theme, and of each kind of page."""
    print("\nbytes, brotli 11")
    for path in sorted((site / "static").rglob("*")):
        if path.is_file():
            print(f"{len(packed(path)):8}  {path.relative_to(site)}")
    for name, address in KINDS.items():
        path = site / address
        print(f"{len(packed(path / 'index.html' if path.is_dir() else path)):8}  {name}")


# --- Lighthouse ---


def lighthouse(program: Path, addresses: dict[str, str], number: int) -> None:
    """The median of its marks for each page, all visited in turn; after every round what is known by then."""
    environment = {**os.environ, "CHROME_PATH": str(tools.chromium())}
    flags = "--headless --no-sandbox --disable-background-networking"
    marks: dict[str, list[list[float]]] = {name: [] for name in addresses}
    short: dict[str, set[str]] = {name: set() for name in addresses}
    for each in range(number):
        for name, address in addresses.items():
            command = [str(program), address, "--quiet", "--output=json", f"--chrome-flags={flags}", f"--only-categories={','.join(MARKS)}"]
            done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
            if done.returncode:
                print(f"{name:24}{done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
                continue
            told = json.loads(done.stdout)
            marks[name].append([(told["categories"][mark]["score"] or 0) * 100 for mark in MARKS])
            refs = [ref for mark in MARKS[1:] for ref in told["categories"][mark]["auditRefs"]]
            short[name] |= {ref["id"] for ref in refs if ref["weight"] and told["audits"][ref["id"]]["score"] == 0}
        print(f"\nLighthouse, median of {each + 1}\n{'':24}{'  '.join(MARKS)}")
        for name, rows in marks.items():
            middles = [statistics.median(values) for values in zip(*rows, strict=True)]
            row = "  ".join(f"{value:{len(mark)}.0f}" for mark, value in zip(MARKS, middles, strict=False))
            print(f"{name:24}{row}  {', '.join(sorted(short[name]))}", flush=True)


def made(site: Path | None, folder: Path) -> Path:
    """A copy of a built site, or of one that is built now."""
    if site:
        shutil.copytree(site, folder)
    else:
        press = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", str(folder), "--fatal", "errors"]
        subprocess.run(press, cwd=ROOT, check=True, capture_output=True)
    return folder


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--only", nargs="*", metavar="KIND", choices=list(KINDS))
    arguments.add_argument("--peers", nargs="*", default=[], metavar="FOLDER", type=Path)
    arguments.add_argument("--site", type=Path)
    arguments.add_argument("--lighthouse", action="store_true")
    told = arguments.parse_args()
    known = peers.known(told.peers)
    absent = [name for name in peers.MAKERS if name not in known]
    print(f"not at hand: {', '.join(absent)}" if absent else f"at hand: {', '.join(known)}")
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as name:
        folder, text = Path(name), peers.plain(EDITION)
        site = made(told.site, folder / "ours")
        weights(site)
        peers.bare(text, folder / "bare")
        for peer, home in known.items():
            peers.MAKERS[peer][1](text, folder / peer, home)
        sizes = {} if told.only else variants(site)
        with served(folder) as server:
            ours = {kind: f"{server}ours/{KINDS[kind]}" for kind in told.only or KINDS}
            addresses = {CONTROL: f"{server}bare/", **ours, "control again": f"{server}bare/"}
            if "text" in ours:
                addresses |= {f"text#{id}": f"{ours['text']}#{id}" for id in (MIDDLE, EDITION.text.sentences[MIDDLE][-1].id)}
            addresses |= {peer: f"{server}{peer}/" for peer in known}
            addresses |= {each: f"{server}ours/{place(each)}/" for each in sizes}
            with sync_playwright() as started, started.chromium.launch(executable_path=tools.chromium(), args=["--no-sandbox"]) as browser:
                found = rounds(browser, addresses, told.rounds)
                report(found)
                if "text" in ours:
                    finding(browser, ours["text"], told.rounds, found[CONTROL, 390].paint)
            if sizes:
                costs(found, sizes, len(packed(site / KINDS["text"] / "index.html")))
            program = next(filter(Path.exists, (each / "node_modules/.bin/lighthouse" for each in told.peers)), None)
            if told.lighthouse and program:
                lighthouse(program, {**ours, **{peer: f"{server}{peer}/" for peer in known}}, told.rounds)
            elif told.lighthouse:
                print("Lighthouse is not at hand")
    print(f"load after: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
