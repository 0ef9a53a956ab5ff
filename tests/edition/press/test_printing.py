"""Printing the site: no value is read by make or a shell, and a folder has the whole old site or the whole new one."""

from __future__ import annotations

import fcntl
import json
import os
import re
import runpy
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import press
import pytest
from bridge import Sample
from edition.press import printing, report, stamp

# What makes a file `pwn` where make or a shell reads it.
ATTACKS = (
    'x"; touch pwn; "',
    "x'; touch pwn; '",
    "x; touch pwn",
    "x\ntouch pwn",
    "`touch pwn`",
    "$(touch pwn)",
    "$$(touch pwn)",
    "$(shell touch pwn)",
    "${shell touch pwn}",
    "$(file >pwn)",
    "$(eval X := $(shell touch pwn))",
    "https://example.org/$(shell touch pwn)",
    'https://example.org/"; touch pwn; "',
)
# What a makefile reads by itself, what ours did read, and what nobody does.
NAMES = ("SITEURL", "PORT", "SHELL", ".SHELLFLAGS", "MAKE", "VENV", "BIN", "PELICAN", "SOURCE_DATE_EPOCH", "ANYTHING")


@pytest.fixture
def house(sample: Sample) -> Path:
    """A house around the small edition."""
    return press.house(sample.folder.parent)


def test_no_recipe_holds_a_variable_of_make() -> None:
    recipes = [
        line for line in (press.ROOT / "Makefile").read_text(encoding="utf-8").splitlines() if line.startswith("\t") and "eval" not in line
    ]
    assert len(recipes) > 20
    assert [line for line in recipes if "$" in line.replace("$$", "")] == []


def test_what_fetches_a_program_is_no_word_to_whoever_edits() -> None:
    fetching = [line for line in (press.ROOT / "Makefile").read_text(encoding="utf-8").splitlines() if "-m pip install" in line]
    assert [line[:2] for line in fetching] == ["\t@", "\t@"]


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("https://example.org/letter", "", True),
        ("https://example.org/letter", "https://example.org/letter", False),
        ("", "", False),
    ],
)
def test_who_puts_a_site_for_a_look_in_the_place_of_a_published_one_is_told(tmp_path: Path, before: str, now: str, told: bool) -> None:
    there = []
    for address in (before, now):
        (tmp_path / "manifest.json").unlink(missing_ok=True)
        if address:
            (tmp_path / "manifest.json").write_text(json.dumps({"address": f"{address}/"}), encoding="utf-8")
        there.append(report.address(tmp_path))
    said = report.made(tmp_path, locked=True, before=there[0])
    assert there == [before, now]
    assert (f"The site for {before}, which stood there, is gone" in said) == told


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_value_is_read_by_make_or_by_a_shell(house: Path, attack: str) -> None:
    for name in NAMES:
        press.make(house, "clean", f"{name}={attack}")
        press.make(house, "clean", **{name: attack})
        assert not (house / "pwn").exists(), name


@pytest.mark.parametrize("attack", ATTACKS[:1] + ATTACKS[-2:])
def test_an_address_and_a_port_are_handed_on_as_they_were_typed(house: Path, attack: str) -> None:
    for command, name in (("publish", "SITEURL"), ("serve", "PORT")):
        made = press.make(house, command, f"{name}={attack}")
        assert made.returncode != 0
        assert f"“{attack}”" in made.stderr
        assert "Traceback" not in made.stdout + made.stderr
    assert not (house / "pwn").exists()
    assert not (house / "output").exists()


def test_the_name_of_the_python_is_the_name_of_a_program(house: Path) -> None:
    (house / ".venv").unlink()
    (house / "requirements.txt").touch()
    for attack in (*ATTACKS, "touch pwn; python3", 'python3 -c \'open("pwn", "w")\''):
        made = subprocess.run(["make", ".venv/.site", f"PYTHON={attack}"], cwd=house, capture_output=True, check=False)
        assert made.returncode != 0
        assert not (house / "pwn").exists(), attack


@pytest.mark.parametrize(
    "address",
    [
        *ATTACKS,
        "example.org",
        "ftp://example.org",
        "https:",
        "https://example.org/?a=b",
        "https://example.org/#top",
        "https://example.org/a b",
        "https://example.org/<script>",
        'https://example.org/"onclick',
        "https://example.org/a&b",
        "https://example.org/../a",
        "https://example.org//a",
        "https://reader:word@example.org",
        "https://exämple.org",
        "https://example.org/%zz",
    ],
)
def test_an_address_that_is_none_is_refused_in_a_sentence(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITEURL", address)
    with pytest.raises(SystemExit, match=f"“{re.escape(address.rstrip('/'))}” is none"):
        runpy.run_path(str(press.ROOT / "publishconf.py"))


def without_packs(house: Path) -> None:
    """They take their time, and Pango."""
    settings = (press.ROOT / "publishconf.py").read_text(encoding="utf-8").replace("PACKS = True\nBOOKS = True", "PACKS = BOOKS = False")
    (house / "publishconf.py").unlink()
    (house / "publishconf.py").write_text(settings, encoding="utf-8")


def test_the_address_is_what_pages_say_of_themselves(house: Path) -> None:
    without_packs(house)
    made = press.make(house, "publish", "SITEURL=https://example.org:8443/~ada/a%20b/")
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.splitlines()[-1].startswith("this edition has no lock: whoever cites it may find other words")
    page = (house / "output" / "letter" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org:8443/~ada/a%20b/letter/">' in page


def test_a_site_with_a_fault_in_its_pages_is_not_published(house: Path) -> None:
    without_packs(house)
    (house / "output").mkdir()
    (house / "output" / "index.html").write_text("the old site", encoding="utf-8")
    (house / "theme").unlink()
    shutil.copytree(press.ROOT / "theme", house / "theme")
    page = house / "theme" / "templates" / "timeline.html"
    damaged = page.read_text(encoding="utf-8").replace("{% block main %}", '{% block main %}<a href="../flood/">Flood</a>')
    page.write_text(damaged, encoding="utf-8")
    made = press.make(house, "publish", "SITEURL=https://example.org/edition")
    assert made.returncode != 0
    assert "output/timeline/index.html: there is no flood/\noutput/ stays as it was\n" in made.stderr
    assert "Traceback" not in made.stderr
    assert press.files(house / "output") == {"index.html": b"the old site"}
    assert left(house) == []


def test_a_link_stays_a_link_and_what_it_leads_to_is_printed(house: Path) -> None:
    (house / "elsewhere").mkdir()
    (house / "output").symlink_to(Path("elsewhere", "site"))
    for _ in range(2):
        assert press.make(house, "site").returncode == 0
        assert (house / "output").is_symlink()
        assert (house / "elsewhere" / "site" / "letter" / "index.html").is_file()
        assert [path.name for path in (house / "elsewhere").iterdir() if not path.name.endswith(".lock")] == ["site"]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("a file", "output is no folder; move it away"),
        ("a link to itself", "output is a link that leads to itself; take it away"),
        ("a link into nowhere", "and there is no "),
        ("a folder of somebody's", "output/ holds something that is no site; move it away, so that nothing of it is lost"),
    ],
)
def test_what_is_no_place_for_a_site_is_left_alone(house: Path, kind: str, told: str) -> None:
    output = house / "output"
    match kind:
        case "a file":
            output.write_text("mine", encoding="utf-8")
        case "a link to itself":
            output.symlink_to("output")
        case "a link into nowhere":
            output.symlink_to(Path("no", "such", "folder"))
        case _:
            output.mkdir()
            (output / "thesis.odt").write_text("mine", encoding="utf-8")
    made = press.make(house, "site")
    assert made.returncode != 0
    assert told in made.stderr
    assert "Traceback" not in made.stderr
    assert output.is_symlink() or press.files(house)["output" if output.is_file() else "output/thesis.odt"] == b"mine"


def test_a_second_build_is_refused_while_the_first_one_writes(house: Path) -> None:
    assert press.make(house, "site").returncode == 0
    before = press.files(house / "output")
    with (house / ".output.lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made = press.make(house, "site")
    assert made.returncode != 0
    assert "another build is writing output/; try again when it is done" in made.stderr
    assert press.files(house / "output") == before
    assert press.make(house, "site").returncode == 0


def left(house: Path) -> list[str]:
    """What a build left beside the folder."""
    return [path.name for path in house.glob(".output.*") if path.name != ".output.lock"]


def test_a_build_that_is_killed_leaves_the_whole_old_site(sample: Sample, house: Path) -> None:
    assert press.make(house, "site").returncode == 0
    before = press.files(house / "output")
    sample.remove("pages/changes.md")
    command = ["make", "-o", ".venv/.site", "site"]
    for wanted in ("", "index.html", "words/ferry/index.html"):
        build = subprocess.Popen(command, cwd=house, start_new_session=True, stdout=subprocess.DEVNULL)
        while not any((house / name / wanted).exists() for name in left(house) if ".new-" in name):
            assert build.poll() is None, wanted
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        assert press.files(house / "output") == before
    assert press.make(house, "site").returncode == 0
    assert "changes/index.html" not in press.files(house / "output")
    assert left(house) == []


def test_the_site_that_a_killed_build_took_away_is_put_back(sample: Sample, house: Path) -> None:
    assert press.make(house, "site").returncode == 0
    before = press.files(house / "output")
    (house / "output").rename(house / ".output.old-0a")
    (house / ".output.new-0b").mkdir()
    (house / ".output.spare-0c").mkdir()  # of a preview
    sample.damage("letter.md", "(words/bridge.md)", "(words/brigde.md)")
    assert press.make(house, "site").returncode != 0
    assert press.files(house / "output") == before
    assert left(house) == []


def test_a_reader_finds_a_whole_site_while_another_takes_its_place(tmp_path: Path) -> None:
    home, done, missed = tmp_path / "output", Event(), []
    home.mkdir()
    (home / "index.html").write_text("0", encoding="utf-8")

    def read() -> None:
        while not done.is_set():
            if not (home / "index.html").exists():
                missed.append(1)

    reader = Thread(target=read)
    reader.start()
    for number in range(1, 500):
        new = tmp_path / f".output.new-{number}"
        new.mkdir()
        (new / "index.html").write_text(str(number), encoding="utf-8")
        printing.take_place(new, home)
    done.set()
    reader.join()
    assert (home / "index.html").read_text(encoding="utf-8") == "499"
    assert missed == []


@pytest.fixture
def ours() -> Iterator[Path]:
    """A folder in which we are nobody in particular, even where the tests are run by root."""
    folder = Path(tempfile.mkdtemp())
    user = os.geteuid()
    if user == 0:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    yield folder
    os.seteuid(user)
    shutil.rmtree(folder)


def test_a_read_only_folder_in_the_old_site_is_in_nobodys_way(ours: Path, capfd: pytest.CaptureFixture[str]) -> None:
    home, new = ours / "output", ours / ".output.new-1"
    for folder in (home / "kept" / "inner", new):
        folder.mkdir(parents=True)
        (folder / "index.html").touch()
    (home / "kept" / "inner").chmod(0o555)
    (home / "kept").chmod(0o555)
    home.chmod(0o555)
    printing.take_place(new, home)
    printing.clear(home, "new")
    assert press.files(ours) == {"output/index.html": b""}
    assert capfd.readouterr().err == ""
    assert [path.name for path in ours.iterdir()] == ["output"]


def test_where_nothing_may_be_written_it_is_told_and_the_old_site_stays(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (ours / "output").mkdir()
    (ours / "output" / "index.html").touch()
    ours.chmod(0o555)
    monkeypatch.chdir(ours)
    with pytest.raises(OSError, match="Permission denied"):
        printing.printed("pelicanconf.py", strict=True)
    assert press.files(ours) == {"output/index.html": b""}
    ours.chmod(0o755)


def test_a_house_whose_path_the_locale_has_no_letters_for_is_printed(sample: Sample, tmp_path: Path) -> None:
    house = tmp_path / "édition"
    house.mkdir()
    sample.folder.rename(house / "content")
    for name in ("plugins", "theme"):
        shutil.copytree(press.ROOT / name, house / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "pelicanconf.py"):
        shutil.copy(press.ROOT / name, house / name)
    (house / ".venv").symlink_to(press.BIN.parent)
    made = press.make(house, "site", LC_ALL="C")
    assert (made.returncode, made.stderr) == (0, "")
    assert (house / "output" / "letter" / "p1" / "index.html").is_file()


def test_a_site_that_stands_as_it_was_printed_is_not_printed_again(house: Path) -> None:
    def printed() -> bool:
        made = press.make(house, "site")
        assert made.returncode == 0, made.stderr
        return "nothing has changed since" not in made.stdout

    page = house / "output" / "letter" / "index.html"
    assert printed()
    assert not printed()
    page.write_text("Something else.")  # what is damaged is made good
    assert printed()
    assert "Ada Stone" in page.read_text(encoding="utf-8")
    (house / "output" / "more.txt").touch()
    assert printed()
    letter = house / "content" / "letter.md"
    letter.write_text(letter.read_text(encoding="utf-8").replace("on Monday", "on Tuesday"), encoding="utf-8")
    assert printed()
    assert "on Tuesday" in page.read_text(encoding="utf-8")
    assert not printed()
    (house / ".cache" / "printed.json").write_text("{")
    assert printed()


def test_what_lies_behind_a_link_to_a_folder_is_printed_as_it_is_now(house: Path) -> None:
    words, elsewhere = house / "content" / "words", house / "elsewhere"
    words.rename(elsewhere)
    words.symlink_to(elsewhere)
    assert press.make(house, "site").returncode == 0
    ferry = elsewhere / "ferry.md"
    ferry.write_text(ferry.read_text(encoding="utf-8").replace("What came after", "What came behind"), encoding="utf-8")
    assert press.make(house, "site").returncode == 0
    assert "What came behind" in (house / "output" / "words" / "ferry" / "index.html").read_text(encoding="utf-8")


def test_an_address_with_a_slash_at_its_end_is_the_same_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(press.ROOT)
    found = set()
    for address in ("https://example.org/e", "https://example.org/e/"):
        monkeypatch.setenv("SITEURL", address)
        found.add(stamp.printed_from("publishconf.py"))
    assert len(found) == 1
    assert "" not in found
