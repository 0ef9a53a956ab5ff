"""The stamp: `pelican` itself does nothing where its site stands as it made it, and all of its work where anything is another."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import press
import pytest
from bridge import Sample
from edition.press import stamp

STANDS = "output/ stands as it was printed; nothing has changed since.\n"
TWICE = """
import sys
from pelican import get_instance, parse_arguments
press, _ = get_instance(parse_arguments(["content", "-s", "pelicanconf.py", "-o", "output", "-q"]))
for _ in range(3):
    press.run()
    print("run", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(scope="module")
def stamped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A house around the small edition, with a theme of its own, whose site is printed; and a copy of it."""
    folder = press.house(Sample(tmp_path_factory.mktemp("stamped") / "content").folder.parent)
    (folder / "theme").unlink()
    shutil.copytree(press.ROOT / "theme", folder / "theme", ignore=shutil.ignore_patterns("fonts"))
    assert printed(folder)
    return folder, Path(shutil.copytree(folder, tmp_path_factory.mktemp("copy") / "house", symlinks=True))


@pytest.fixture
def house(stamped: tuple[Path, Path]) -> Path:
    """The house as it was when its site was printed."""
    folder, copy = stamped
    shutil.rmtree(folder)
    shutil.copytree(copy, folder, symlinks=True)
    assert not printed(folder)
    return folder


def built(house: Path, *options: str, output: str = "output") -> subprocess.CompletedProcess[str]:
    return press.pelican(house / "content", house / output, "-t", str(house / "theme"), *options)


def printed(house: Path, *options: str) -> bool:
    """Whether there was anything to do."""
    made = built(house, "--fatal", "errors", *options)
    assert (made.returncode, made.stderr) == (0, "")
    return STANDS not in made.stdout


def edited(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(house: Path) -> None:
        file = house / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word of the text": edited("content/letter.md", "on Monday", "on Tuesday"),
    "a page of the site": edited("output/letter/index.html", "Ada Stone", "Ada Stoned"),
    "a page that has gone": lambda house: (house / "output" / "index.html").unlink(),
    "a file beside the pages": lambda house: (house / "output" / "more.txt").touch(),
    "a template": edited("theme/templates/base.html", "<body", "<body class=other"),
    "a style sheet": edited("theme/static/css/base.css", "{", "{ margin: 0;"),
    "a file that is new": lambda house: shutil.copy(house / "content/people/reed-tom.md", house / "content/people/_other.md"),
    "the stamp": lambda house: (house / ".cache" / stamp.STAMPS).write_text("{"),
    "all that is remembered": lambda house: shutil.rmtree(house / ".cache"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_site_of_which_anything_is_another_is_made(change: str, house: Path) -> None:
    CHANGES[change](house)
    made = built(house)
    assert STANDS not in made.stdout
    assert "Stoned" not in (house / "output" / "letter" / "index.html").read_text(encoding="utf-8")


def test_other_settings_make_another_site(house: Path) -> None:
    assert printed(house, "-e", 'TIMEZONE="Pacific/Auckland"')
    assert printed(house, "-d")  # whoever asks that the folder be emptied gets what is made anew
    assert printed(house, "-d")


def test_a_site_elsewhere_is_made_and_stamped_by_itself(house: Path) -> None:
    for stands in (False, True):
        made = built(house, output="elsewhere")
        assert ("elsewhere/ stands" in made.stdout) is stands
    assert not printed(house)
    assert press.files(house / "elsewhere") == press.files(house / "output")


def test_what_is_told_of_a_site_is_told_again(house: Path) -> None:
    edited("content/letter.md", "people/stone-ada.md", "people/nobody.md")(house)
    for _ in range(2):
        made = built(house)
        assert "no people/nobody.md" in made.stderr
        assert STANDS not in made.stdout
        assert built(house, "--fatal", "errors").returncode == 1


def test_a_press_that_runs_again_makes_what_has_changed(house: Path) -> None:
    around = {"cwd": house, "stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    press_again = subprocess.Popen([sys.executable, "-c", TWICE], **around)  # type: ignore[call-overload]
    assert press_again.stdin
    assert press_again.stdout

    def told() -> list[str]:
        lines = list(iter(press_again.stdout.readline, "run\n"))
        return [line for line in lines if line == STANDS]

    page = house / "output" / "letter" / "index.html"
    told()
    press_again.stdin.write("\n")
    press_again.stdin.flush()
    assert told() == [STANDS]
    edited("content/letter.md", "on Monday", "on Tuesday")(house)
    press_again.stdin.write("\n")
    press_again.stdin.flush()
    assert told() == []
    assert "on Tuesday" in page.read_text(encoding="utf-8")
    press_again.communicate("\n")


def test_a_test_that_an_audit_may_name_is_part_of_what_a_site_is_made_from(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(house)
    proof = house / "tests" / "theme" / "test_there.py"
    proof.parent.mkdir(parents=True)
    found = set()
    for name in ("test_it_is_there", "test_it_is_here"):
        proof.write_text(f"def {name}():\n    pass\n", encoding="utf-8")
        found.add(stamp.printed_from("pelicanconf.py"))
    assert len(found) == 2


def test_what_functions_among_the_settings_and_other_plugins_do_is_not_known() -> None:
    settings = {"PATH": "content", "THEME": "theme", "THEME_TEMPLATES_OVERRIDES": [], "MEMORY": True, "PLUGINS": ["edition"]}
    settings |= dict.fromkeys(stamp.OTHERS, False)
    assert stamp.pressed_from(settings)
    for other in ({"JINJA_FILTERS": {"shorter": lambda words: words[:9]}}, {"PLUGINS": ["edition", "other"]}, {"MEMORY": False}):
        assert stamp.pressed_from({**settings, **other}) == ""
