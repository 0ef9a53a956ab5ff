"""Every slip that an editor can make is told: where, what, and what was probably meant.

`slips.txt` is the table. A block of it says what is wrong with the small edition (`bridge.py`), how it was mistyped (the file,
the words typed and what stands there instead, or the file and all that stands in it; ⏎ ends a line), and everything that
is told of it then.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import press
import pytest
from bridge import Sample
from bs4 import BeautifulSoup
from edition.press.generator import EditionGenerator
from pelican.settings import read_settings
from pelican.writers import Writer

Row = tuple[str, list[list[str]], list[str]]


def rows() -> list[Row]:
    """The table: what is wrong, how it was mistyped, what is told."""
    found = []
    for block in (Path(__file__).parent / "slips.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        name, *lines = block.split("\n")
        mistyped = [line[4:].replace("⏎", "\n").split("‖") for line in lines if line.startswith("    ")]
        parts = [[part.removeprefix(" ").removesuffix(" ") for part in each] for each in mistyped]
        found.append((name, parts, [line for line in lines if not line.startswith("    ")]))
    return found


ROWS = rows()


def mistype(sample: Sample, mistyped: list[list[str]]) -> None:
    """Types into the sample what a row says."""
    for file, typed, *instead in mistyped:
        if instead:
            sample.damage(file, typed, instead[0])
        else:
            sample.write(file, typed)


def test_the_small_edition_has_no_slips(sample: Sample) -> None:
    assert sample.slips() == []


@pytest.mark.parametrize(("mistyped", "told"), [pytest.param(mistyped, told, id=name) for name, mistyped, told in ROWS])
def test_a_slip_is_told_with_its_place(sample: Sample, mistyped: list[list[str]], told: list[str]) -> None:
    mistype(sample, mistyped)
    assert sample.slips() == told


def test_a_file_that_is_not_utf8_is_told_with_its_line(sample: Sample) -> None:
    sample.write("words/ferry.md", "name: ferry\n\nWhat came after\nÉ ([Survey](sources/survey-1850.md)).\n".encode("latin-1"))
    assert sample.slips() == [
        "content/words/ferry.md:4: this line is not UTF-8; save the file as “UTF-8”, which is neither “ANSI” nor “Unicode”"
    ]


def test_what_an_editing_program_hides_in_a_folder_is_no_file(sample: Sample) -> None:
    (sample.folder / "words" / ".#ferry.md").symlink_to("ada@mill.1848")
    sample.write("words/.ferry.md", "half a fi")
    sample.write("words/ferry.md~", "name: ferry\n")
    sample.write("README.md", "# How to edit\n")
    assert sample.slips() == []


def test_a_link_to_lessons_needs_a_lesson(sample: Sample) -> None:
    sample.damage("edition.md", "(timeline/)", "(lessons/)")
    assert sample.slips() == []
    shutil.rmtree(sample.folder / "lessons")
    assert sample.slips() == ["content/edition.md:17: no lessons/; that page is made when there is a lesson, and there is none yet"]


# --- the real press --------------------------------------------------------------------------------------


def plant_many(sample: Sample) -> list[str]:
    """Types one row into each file that has one; gives what is told of them in order."""
    taken: set[str] = set()
    told: list[str] = []
    for name, mistyped, slips in ROWS:
        files = {parts[0] for parts in mistyped} | {re.match(r"content/(.*?):", slip)[1] for slip in slips}  # type: ignore[index]  # each has
        if name.startswith("a ") and not files & taken and "kind" not in name and "form" not in name:
            mistype(sample, mistyped)
            taken |= files
            told += slips
    return sorted(told)


def test_all_slips_are_told_in_one_build_in_order_with_their_number(sample: Sample, tmp_path: Path) -> None:
    told = plant_many(sample)
    assert len(told) >= 8
    built = press.pelican(sample.folder, tmp_path / "output", "--fatal", "errors")
    assert built.stderr.splitlines() + built.stdout.splitlines() == [*told, f"{len(told)} slips in content/"]


def test_one_slip_is_one_slip(sample: Sample, tmp_path: Path) -> None:
    """And a remark is none: what keeps nobody from publishing is told before, and counted by itself."""
    sample.damage("letter.md", "(words/bridge.md)", "(words/brigde.md)")
    sample.damage("people/reed-tom.md", "Mr. Reed; Reed", "Mr. Reed, Reed")
    built = press.pelican(sample.folder, tmp_path / "output")
    remark = "content/people/reed-tom.md:2: also has one value, “Mr. Reed, Reed”; where it is several, write semicolons between them, and "
    told = "content/letter.md:12: no words/brigde.md; did you mean words/bridge.md?\n1 slip in content/\n"
    assert f"{remark}else one behind it\n1 remark, which keeps nobody from publishing\n{told}" in built.stdout + built.stderr
    assert "Processed" not in built.stdout + built.stderr


def test_a_slip_refuses_to_publish_and_leaves_what_is_there(sample: Sample, tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert press.pelican(sample.folder, output, "--fatal", "errors").returncode == 0
    before = press.files(output)
    sample.damage("letter.md", "(words/bridge.md)", "(words/brigde.md)")
    built = press.pelican(sample.folder, output, "--fatal", "errors")
    assert built.returncode == 1
    assert "Traceback" not in built.stdout + built.stderr
    assert press.files(output) == before


def test_a_slip_writes_nothing(sample: Sample, tmp_path: Path) -> None:
    sample.damage("letter.md", "(words/bridge.md)", "(words/brigde.md)")
    assert press.pelican(sample.folder, tmp_path / "output", "--fatal", "errors").returncode == 1
    assert not (tmp_path / "output").exists() or press.files(tmp_path / "output") == {}


@pytest.fixture
def house(sample: Sample) -> Path:
    """A copy of this house around the sample, as `make` finds it."""
    return press.house(sample.folder.parent)


def test_make_site_leaves_the_last_good_output_as_it_was(sample: Sample, house: Path) -> None:
    assert press.make(house, "site").returncode == 0
    before = press.files(house / "output")
    assert "letter/index.html" in before
    sample.damage("letter.md", "(words/bridge.md)", "(words/brigde.md)")
    made = press.make(house, "site")
    assert made.returncode != 0
    assert "content/letter.md:12: no words/brigde.md" in made.stdout + made.stderr
    assert press.files(house / "output") == before
    assert list(house.glob(".output.new*")) == []


def test_make_site_leaves_no_page_of_a_file_that_is_gone(sample: Sample, house: Path) -> None:
    press.make(house, "site")
    sample.remove("pages/changes.md")
    assert press.make(house, "site").returncode == 0
    assert not (house / "output" / "changes").exists()


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house in which one edit follows another, as in a preview: what does not change is made once."""
    return tmp_path_factory.mktemp("edited")


@pytest.mark.parametrize("mistyped", [pytest.param(mistyped, id=name) for name, mistyped, _ in ROWS])
def test_a_preview_shows_the_edition_with_its_slip(edited: Path, tmp_path: Path, mistyped: list[list[str]]) -> None:
    shutil.rmtree(edited / "content", ignore_errors=True)
    sample = Sample(edited / "content")
    mistype(sample, mistyped)
    settings = read_settings(str(press.ROOT / "pelicanconf.py"))
    output = tmp_path / "output"
    places = (str(sample.folder), settings["THEME"], str(output))
    generator = EditionGenerator(settings.copy(), settings, *places)  # type: ignore[no-untyped-call]  # Pelican has no types here
    generator.generate_context()
    generator.generate_output(Writer(str(output), settings))  # type: ignore[no-untyped-call]  # the same
    page = BeautifulSoup((output / "letter" / "index.html").read_text(encoding="utf-8"), "lxml")
    assert "Mr. Reed" in page.select("article")[0].get_text()
    for name in (
        "index.html",
        "people/reed-tom/index.html",
        "sources/index.html",
        "notes/index.html",
        "letter/letter.json",
        "letter/letter.txt",
    ):
        assert (output / name).exists()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("edition.md", "content/edition.md:1: there is no such file; an edition needs it"),
        ("letter.md", "content/edition.md:8: no text letter.md"),
        ("words/_blank.md", "content/words/_blank.md:1: the folder has no form; copy that of a folder like it, or of another edition"),
        ("sources/_blank.md", "content/sources/_blank.md:1: the folder has no form; copy that of a folder like it, or of another edition"),
    ],
)
def test_an_edition_that_cannot_be_read_is_told_and_a_preview_lives_on(sample: Sample, tmp_path: Path, name: str, told: str) -> None:
    sample.remove(name)
    built = press.pelican(sample.folder, tmp_path / "output")
    assert built.returncode == 0
    assert f"{told}\n1 slip in content/" in built.stdout + built.stderr
    assert "Traceback" not in built.stdout + built.stderr
    assert press.pelican(sample.folder, tmp_path / "output", "--fatal", "errors").returncode == 1
