"""The preview, as `make serve` gives it: pages follow the files, and whatever is mistyped, the pages stand."""

from __future__ import annotations

import os
import signal
import socket
import struct
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import press
import pytest
from bridge import FILES, Sample

PATIENCE = 300  # looks at what should come; a look takes a fifth of a second


@dataclass
class Preview:
    """A preview that runs: its sample, its port, and the file that holds what it says."""

    sample: Sample
    port: int
    said: Path

    def asked(self, address: str) -> tuple[int, str]:
        """The status and the page of an address."""
        asking = HTTPConnection("127.0.0.1", self.port)
        asking.request("GET", f"/{address}")
        answer = asking.getresponse()
        return answer.status, answer.read().decode()

    def until(self, come: Callable[[], bool]) -> None:
        """Waits for something to come."""
        for _ in range(PATIENCE):
            if come():
                return
            time.sleep(0.2)
        raise AssertionError(self.said.read_text(encoding="utf-8"))

    def shows(self, address: str, words: str) -> bool:
        return words in self.asked(address)[1]


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """`make serve` in a house with the small edition."""
    sample = Sample(tmp_path_factory.mktemp("preview") / "content")
    house, port = press.house(sample.folder.parent), free_port()
    with (house / "said").open("w") as said:
        command = ["make", "-o", ".venv/.site", "serve", f"PORT={port}"]
        running = subprocess.Popen(command, cwd=house, stdout=said, stderr=said, start_new_session=True)
    made = Preview(sample, port, house / "said")
    made.until(lambda: "The site stands at http://localhost:" in made.said.read_text(encoding="utf-8"))
    yield made
    os.killpg(running.pid, signal.SIGTERM)
    running.wait()


@pytest.fixture(autouse=True)
def as_it_was(preview: Preview) -> Iterator[None]:
    """After a test the edition is as it was, and so is what is shown."""
    yield
    for name, text in FILES.items():
        path = preview.sample.folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            preview.sample.write(name, text)
    preview.until(lambda: preview.shows("", "<h1>A Letter About the Bridge</h1>") and preview.shows("words/ferry/", "What came after"))


def test_the_site_is_served(preview: Preview) -> None:
    assert preview.shows("letter/", "Mr. Reed")
    assert preview.asked("static/css/base.css")[0] == 200


def test_what_stands_in_output_stays_as_it_is_while_the_preview_runs(preview: Preview) -> None:
    house = preview.sample.folder.parent
    assert not (house / "output").exists()
    assert press.make(house, "site").returncode == 0
    before = press.files(house / "output")
    assert before
    preview.sample.damage("words/ferry.md", "What came after", "What came later")
    preview.until(lambda: preview.shows("words/ferry/", "What came later"))
    assert press.files(house / "output") == before


def test_what_is_missing_has_the_page_of_the_site(preview: Preview) -> None:
    status, page = preview.asked("no/such/page/")
    assert status == 404
    assert "There is no such page" in page


def test_a_browser_that_goes_away_before_it_has_a_page_is_not_told(preview: Preview) -> None:
    large = preview.sample.folder.parent / ".cache" / "preview" / "large.txt"
    large.write_bytes(bytes(10_000_000))
    said = preview.said.read_text(encoding="utf-8")
    for _ in range(20):
        with socket.socket() as browser:
            browser.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # so that much of the file still waits for us
            browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            browser.connect(("127.0.0.1", preview.port))
            browser.sendall(b"GET /large.txt HTTP/1.0\r\n\r\n")
            assert browser.recv(1)
    assert preview.shows("letter/", "Mr. Reed")
    large.unlink()
    assert preview.said.read_text(encoding="utf-8") == said


def test_a_folder_is_not_listed(preview: Preview) -> None:
    assert preview.asked("static/css/")[0] == 404


def test_a_page_of_an_entry_that_is_renamed_or_removed_goes(preview: Preview) -> None:
    sample = preview.sample
    ferry = sample.folder / "words" / "ferry.md"
    ferry.rename(ferry.with_name("boat.md"))
    preview.until(lambda: preview.asked("words/ferry/")[0] == 404)
    assert preview.asked("words/boat/")[0] == 200
    ferry.with_name("boat.md").unlink()
    preview.until(lambda: preview.asked("words/boat/")[0] == 404)
    assert preview.asked("words/ferry/")[0] == 404  # nor does it come back with the site before the last
    assert preview.shows("letter/", "Mr. Reed")


def test_what_stands_beside_the_content_is_watched_from_its_first_line_on(preview: Preview) -> None:
    cited, said = preview.said.parent / "CITATION.cff", len(preview.said.read_text(encoding="utf-8"))
    cited.write_text("cff-version: 1.2.0\n", encoding="utf-8")
    preview.until(lambda: "CITATION.cff:1: message is missing" in preview.said.read_text(encoding="utf-8")[said:])
    cited.unlink()


def test_a_file_behind_a_link_is_watched_where_it_lies(preview: Preview) -> None:
    ferry = preview.sample.folder / "words" / "ferry.md"
    away = preview.said.parent / "ferry-elsewhere.md"
    ferry.rename(away)
    preview.until(lambda: preview.asked("words/ferry/")[0] == 404)
    ferry.symlink_to(away)
    preview.until(lambda: preview.shows("words/ferry/", "What came after"))
    away.write_text(away.read_text(encoding="utf-8").replace("What came after", "What came by link"), encoding="utf-8")
    preview.until(lambda: preview.shows("words/ferry/", "What came by link"))
    ferry.unlink()


@pytest.mark.parametrize(
    ("name", "typed", "mistyped"),
    [
        ("letter.md", "date: 1848-03-18\n", ""),
        ("letter.md", "date: 1848-03-18\n", "date: in spring\n"),
        ("edition.md", "editors: The editors of the bridge\n", ""),
        ("edition.md", "version-text: 0.9.0\n", ""),
        ("edition.md", "text: letter.md\n", "text: lettre.md\n"),
    ],
    ids=["no date", "a date that is none", "no editors", "no version", "another text"],
)
def test_a_slip_is_told_and_the_page_shows_what_is_new(preview: Preview, name: str, typed: str, mistyped: str) -> None:
    preview.sample.damage(name, typed, mistyped)
    preview.sample.damage("words/ferry.md", "What came after", "What came then")
    preview.until(lambda: preview.shows("words/ferry/", "What came then"))
    assert preview.shows("letter/", "Mr. Reed")
    assert "Traceback" not in preview.said.read_text(encoding="utf-8")


def test_whether_a_slip_is_left_is_told_last(preview: Preview) -> None:
    for typed, instead, last in (
        ("bridge", "brigde", "; the slips above are still in them"),
        ("brigde", "bridge", ", and there is no slip"),
    ):
        preview.sample.damage("letter.md", f"(words/{typed}.md)", f"(words/{instead}.md)")
        preview.until(lambda last=last: preview.said.read_text(encoding="utf-8").endswith(f"{last}.\n"))


def test_without_a_title_page_the_old_pages_stand_and_the_preview_goes_on(preview: Preview) -> None:
    said = len(preview.said.read_text(encoding="utf-8"))
    preview.sample.remove("edition.md")
    preview.until(lambda: "content/edition.md:1: there is no such file" in preview.said.read_text(encoding="utf-8")[said:])
    assert preview.shows("letter/", "Mr. Reed")


def test_a_port_that_is_taken_is_told_and_is_no_success(preview: Preview) -> None:
    made = press.make(preview.said.parent, "serve", f"PORT={preview.port}")
    assert made.returncode != 0
    assert f"port {preview.port} cannot be had (Address already in use); take another: make serve PORT=" in made.stderr


@pytest.mark.parametrize("port", ["0", "70000", "eighty", "-1", "８０００", "80 81"])
def test_a_port_that_is_none_is_told(preview: Preview, port: str) -> None:
    made = press.make(preview.said.parent, "serve", f"PORT={port}")
    assert made.returncode != 0
    assert f"PORT is “{port}”, but a port is a number from 1 to 65535" in made.stderr
