"""Measures what many readers ask of a server: nginx on this machine, as the published site says that it is to be served, without TLS.

First the five pages that weigh most, and beside them the smallest file as a control, each asked for as fast as it is given: answers in a
second, how long one takes, bytes of one with its head. On a machine that has other work to do, only the share of the control counts.

Then what a first visit costs: a browser reads, the server counts the bytes that it sends, heads among them, and a million such readers
take a million times as many. The browser keeps the whole site by the way, which costs more than to read it; so each visit is made twice,
by one that does not.

``--site FOLDER`` for a site that is published already, ``--seconds 20`` for longer, ``--connections 64`` for more at once.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from corpus import ROOT
from playwright.sync_api import BrowserContext, sync_playwright

sys.path.extend([str(ROOT / "plugins"), str(ROOT / "tests")])
import hosts
import press
import tools
from edition.press.hosting import NGINX
from pages import KINDS

SITEURL = "https://example.org/edition"
HEAVIEST, CONTROL = 5, "robots.txt"
READERS = 1_000_000
GIGA = 1e9  # bytes
QUIET = 8  # seconds without an answer, after which a visit is over: the keeper waits before it asks for what was not read
# What readers do, by the kinds of pages that they open, one after the other.
VISITS = {"the text": ("text",), "home, text, a paragraph, an entry, the timeline": ("title", "text", "passage", "entry", "timeline")}
PARTS = {
    "the worker, and all pages in one file or two": r"keeper\.js$|static/kept(-classes)?\.json$",
    "pages": r"/$|\.html$",
    "styles and scripts": r"static-[0-9a-f]+/",
    "faces": r"\.woff2$",
    "data and pictures": r"",
}  # of what a server sends, by the first pattern that fits
FIGURE = {"µs": 1e-3, "us": 1e-3, "ms": 1, "s": 1e3, "m": 6e4}  # milliseconds


@dataclass(frozen=True)
class Given:
    """What a server gave while one file was asked for: answers in a second, and milliseconds that half and 99 of 100 took at most."""

    rate: float
    half: float
    most: float


def asked(address: str, seconds: int, connections: int) -> Given:
    """Asks for a file as fast as it is given. Raises SystemExit where that fails."""
    command = ["wrk", "--latency", f"-d{seconds}", f"-c{connections}", "-t2", "-H", "Accept-Encoding: gzip, br", address]
    told = subprocess.run(command, check=False, capture_output=True, encoding="utf-8").stdout
    rate = re.search(r"Requests/sec: +([\d.]+)", told)
    spread = {share: float(value) * FIGURE[unit] for share, value, unit in re.findall(r"(\d+)% +([\d.]+)(\w+)", told)}
    if not rate or "Non-2xx" in told or "Socket errors" in told:
        raise SystemExit(told)
    return Given(float(rate[1]), spread["50"], spread["99"])


def heaviest(site: Path) -> list[str]:
    """The addresses of the pages that weigh most as they are sent."""
    weights = {path.parent: path.stat().st_size for path in site.rglob("index.html.br")}
    return [f"{path.relative_to(site).as_posix()}/" for path in sorted(weights, key=lambda path: -weights[path])[:HEAVIEST]]


def answers(log: Path) -> Iterator[tuple[str, int]]:
    """What a server has answered: paths, and the bytes that it sent."""
    for line in log.read_text(encoding="utf-8").splitlines():
        _, size, path = line.split(" ", 2)
        yield path, int(size)


def visit(context: BrowserContext, home: str, kinds: tuple[str, ...], log: Path) -> Counter[str]:
    """Opens pages of these kinds, and waits until the browser asks for nothing more: the bytes that were sent for it, by `PARTS`."""
    before = len([*answers(log)])
    page = context.new_page()
    for kind in kinds:
        page.goto(f"{home}{KINDS[kind]}", wait_until="networkidle")
    size, since = log.stat().st_size, time.monotonic()
    while time.monotonic() - since < QUIET:
        page.wait_for_timeout(100)
        if log.stat().st_size != size:
            size, since = log.stat().st_size, time.monotonic()
    page.close()
    found = Counter[str]()
    for path, sent in [*answers(log)][before:]:
        found[next(part for part, pattern in PARTS.items() if re.search(pattern, path))] += sent
    return found


def published(folder: Path) -> Path:
    """The edition, published but for packs and books, which no page needs. Raises SystemExit where that fails."""
    options = ("-s", str(ROOT / "publishconf.py"), "-e", "PACKS=false", "BOOKS=false", "--fatal", "errors")
    done = press.pelican(ROOT / "content", folder / "site", *options, SITEURL=SITEURL)
    if done.returncode:
        raise SystemExit(done.stderr)
    return folder / "site"


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, help="a site that is published already")
    parser.add_argument("--seconds", type=int, default=10, help="for each page")
    parser.add_argument("--connections", type=int, default=32, help="at once")
    chosen = parser.parse_args(arguments)
    if not shutil.which("wrk") or not tools.server("nginx") or not tools.brotli_module() or not tools.chromium():
        raise SystemExit("what this needs: apt-get install wrk nginx-light libnginx-mod-http-brotli-static chromium-headless-shell")
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        site = (chosen.site or published(folder)).resolve()
        address = urlsplit(json.loads((site / "manifest.json").read_bytes())["address"])
        around, work = folder / "host", folder / "nginx"
        place = around / address.path.strip("/")
        place.parent.mkdir(parents=True, exist_ok=True)  # at the root of a host it stands itself
        work.mkdir()
        place.symlink_to(site)
        folder.chmod(0o755)
        with hosts.serving("nginx", (site / NGINX).read_text(encoding="utf-8"), address.hostname or "", around, work) as host:
            home = f"{host.address}{address.path}"
            log = work / "answers"
            print(f"load average {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors; {chosen.connections} connections at once\n")
            print(f"{'':40}{'bytes':>9}{'a second':>10}{'share':>7}{'MB/s':>7}{'half':>9}{'99 %':>9}")
            control = 0.0
            for path in (CONTROL, *heaviest(site)):
                sent = len(host.ask(f"{address.path}{path}", Accept_Encoding="gzip, br").body)
                given = asked(f"{home}{path}", chosen.seconds, chosen.connections)
                control = control or given.rate
                print(
                    f"{path:40}{sent:9,}{given.rate:10,.0f}{given.rate / control:7.2f}{given.rate * sent / 1e6:7.0f}"
                    f"{given.half:6.1f} ms{given.most:6.1f} ms"
                )
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=tools.chromium(), args=["--no-sandbox"])
                for name, kinds in VISITS.items():
                    for keeping in ("block", "allow"):
                        context = browser.new_context(service_workers=keeping)
                        parts = visit(context, home, kinds, log)
                        total, kept = sum(parts.values()), "" if keeping == "block" else ", and kept for when there is no network"
                        print(f"\n{name}{kept}: {total:,} bytes; of a million readers {total * READERS / GIGA:,.0f} GB")
                        print(*(f"    {parts[part]:9,}  {part}" for part in PARTS if parts[part]), sep="\n")
                        context.close()
                browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
