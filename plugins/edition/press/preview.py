"""The preview: the site on this machine, printed again whenever a file changes, with every slip told and the page shown.

It stands in a folder of its own, so that what is published meanwhile stays as it is.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Collection, Iterator
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from pelican import Pelican, get_instance, log, parse_arguments
from watchfiles import watch

from . import colophon, media
from .printing import PREVIEW, Build, Refused, apart, options, printed, unspared
from .stamp import REUSED

HOST = "127.0.0.1"
SETTINGS = "pelicanconf.py"
WATCHED = ("content", "theme", "tests/audit", "plugins", SETTINGS)
LOADED = tuple(str(Path(each).resolve()) for each in ("plugins", SETTINGS))
PAUSE = 200  # milliseconds between two looks at the files that no watcher tells of
STEP = 20  # milliseconds without a change, after which an editing program has saved what it saves
SLIPS = {True: "; the slips above are still in them", False: ", and there is no slip", None: ""}  # whether any was told, if that is known
TYPES = {f".{ending}": media.said(ending) for ending in media.TYPES}


def serve() -> int:
    """Serves the site at the port that ``PORT`` names, until it is interrupted. Raises `Refused` where that port cannot be had."""
    port = _port(os.environ.get("PORT", "") or "8000")
    try:
        server = Server((HOST, port), Pages)
    except OSError as error:
        raise Refused(f"port {port} cannot be had ({error.strerror}); take another: make serve PORT={port % 65535 + 1}") from None
    paths = [Path(each).resolve() for each in WATCHED if Path(each).exists()]
    begun = False
    build: Build = Here()
    unwatched: dict[Path, int] = {}
    try:
        # The first look comes back without a change: whatever changes while the site is printed is seen by the next.
        for changes in watch(*paths, step=STEP, rust_timeout=PAUSE, yield_on_timeout=True):
            if any(path.startswith(LOADED) for _, path in changes):
                build = apart  # what is loaded here is no longer what there is
            if changes or not begun or unwatched != {path: _changed(path) for path in unwatched}:
                unwatched = {path: _changed(path) for path in (*_linked(paths), *map(Path, colophon.FILES))}
                if _print(build) and begun:
                    print(f"{time.strftime('%H:%M:%S')}: the pages are as the files are{SLIPS[getattr(build, 'told', None)]}.", flush=True)
            if not begun:
                begun = True
                Thread(target=server.serve_forever, daemon=True).start()
                print(f"The site stands at http://localhost:{port}/ and is printed again when a file changes. Ctrl-C ends it.", flush=True)
    except KeyboardInterrupt:
        server.server_close()
        unspared()
    return 0


def _linked(paths: Collection[Path]) -> Iterator[Path]:
    """The files behind links, of which no watcher tells anything: it watches where they are linked from."""
    seen: set[Path] = set()
    for path in paths:
        for place, folders, names in os.walk(path, followlinks=True):
            here = Path(place).resolve()
            folders[:] = folders if here not in seen else []
            seen.add(here)
            away = not any(here.is_relative_to(each) for each in paths)
            yield from (file for file in (Path(place, name) for name in names) if away or file.is_symlink())


def _changed(path: Path) -> int:
    """When a file was changed last; 0 where there is none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _port(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed[:6]) <= 65535):
        raise Refused(f"PORT is “{typed}”, but a port is a number from 1 to 65535: make serve PORT=8001")
    return int(typed)


class Here:
    """The press in this process: loaded once, and with what it made last at hand. Called like `printing.apart`."""

    press: Pelican | None = None
    told = False  # whether there was a slip in the last

    def __call__(self, settings: str, new: Path, strict: bool, held: int) -> int:
        self.told = False
        try:
            if self.press is None:
                told = parse_arguments(options(settings, new, strict))
                log.init(told.verbosity, told.fatal, None, "pelican", logging.DEBUG)  # so that the same remark is made each time
                logging.getLogger().addHandler(Heard(self))
                self.press, _ = get_instance(told)
            self.press.output_path = self.press.settings["OUTPUT_PATH"] = str(new)
            self.press.settings[REUSED] = new.exists()
            self.press.run()
        except Exception as error:  # whatever the press stumbles over, the preview goes on
            logging.getLogger("pelican").critical("%s: %s", type(error).__name__, error, exc_info=True)
            return 1
        return 0


class Heard(logging.Handler):
    """Shows what is told, and notes for a press whether that was a slip."""

    def __init__(self, here: Here):
        super().__init__(logging.WARNING)
        self.here = here

    def emit(self, record: logging.LogRecord) -> None:
        self.here.told = self.here.told or record.levelno >= logging.ERROR
        print(record.getMessage(), file=sys.stderr, flush=True)


def _print(build: Build) -> bool:
    """Prints the site, and says whether it stands; where that fails, the one that was there goes on standing."""
    try:
        PREVIEW.parent.mkdir(exist_ok=True)
        return printed(SETTINGS, strict=False, output=PREVIEW, wait=True, spare=build is not apart, build=build) == 0
    except Refused as refused:
        print(refused, file=sys.stderr, flush=True)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}; the pages stay as they were", file=sys.stderr, flush=True)
    return False


class Server(ThreadingHTTPServer):
    """Gives pages to browsers, which often go away before they have the whole of one: that is nothing to tell."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # what the server gives


class Pages(SimpleHTTPRequestHandler):
    """The files of the site as a plain web server gives them, never kept by a browser; what is missing has the site's own page."""

    def __init__(self, *arguments: object):
        self.extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES
        super().__init__(*arguments, directory=str(PREVIEW.absolute()))  # type: ignore[arg-type]  # what the server gives

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """A folder without a page is no page."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = PREVIEW / "404.html"
        if code != HTTPStatus.NOT_FOUND or not missing.is_file():
            super().send_error(code, message, explain)
            return
        page = missing.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing of what is asked for, so that slips stay in sight."""
