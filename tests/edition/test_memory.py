"""The memory: what it gives is what would be made anew, whatever was edited between two builds and whatever became of its file."""

from __future__ import annotations

import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import press
import pytest
from bridge import FILES, Sample
from edition import memory
from edition.memory import FILE, Memory
from edition.press import generator, stamp
from edition.press.generator import EditionGenerator
from edition.reader import read
from hypothesis import given
from hypothesis import strategies as st
from pelican.settings import read_settings

EDITS = int(os.environ.get("EDITS", "24"))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.binary(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=4), inside, max_size=3) | st.tuples(inside, inside),
)


class House:
    """The small edition with the theme, which are edited, and two presses: one that remembers, and one that does not."""

    def __init__(self, folder: Path):
        self.sample = Sample(folder / "content")
        self.theme = folder / "theme"
        shutil.copytree(press.ROOT / "theme", self.theme, ignore=shutil.ignore_patterns("fonts"))
        self.folder = folder
        self.begin()

    def begin(self) -> None:
        """New presses, as each build has one: a press keeps its templates."""
        self.presses = {name: self._press(name) for name in (".cache", "")}

    def _press(self, memory: str) -> EditionGenerator:
        output = str(self.folder / (memory or "cold"))
        override = {"PATH": str(self.sample.folder), "THEME": str(self.theme), "OUTPUT_PATH": output, "MEMORY": bool(memory)}
        settings: dict[str, Any] = read_settings(str(press.ROOT / "pelicanconf.py"), override=override)
        return EditionGenerator(settings.copy(), settings, settings["PATH"], settings["THEME"], f"{output}.site")

    def built(self, memory: str, reused: bool = False) -> tuple[list[str], dict[str, bytes]]:
        """What is told, and all files; ``reused``: the folder holds what was built into it before."""
        made = self.presses[memory]
        made.settings[stamp.REUSED] = reused
        if not reused:
            shutil.rmtree(made.output_path, ignore_errors=True)
        made.generate_context()
        told = [str(slip) for slip in read(self.sample.folder, made.memory if memory else None)[1]]
        made.generate_output(None)  # type: ignore[arg-type]  # Pelican's writer is not used
        return told, press.files(Path(made.output_path))


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_whatever_is_edited_a_press_that_remembers_makes_the_same_as_one_that_does_not(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(1013)
    house.built(".cache")
    kinds = dict.fromkeys(EDITED, 0)
    for number in range(EDITS):
        name = chance.choice(list(EDITED))
        kinds[name] += 1
        EDITED[name](house, chance)
        if chance.random() < 0.3:  # as in a process of its own, which has the folder alone
            memory.at(house.folder / memory.FOLDER).here.clear()
        monkeypatch.setattr(generator, "MANY", chance.choice((0, 1000)))  # it is made by several processes, or by one
        remembered = house.built(".cache", reused=chance.random() < 0.7)
        monkeypatch.setattr(generator, "MANY", 1000)
        assert remembered == house.built(""), f"edit {number}: {name}"
    print(kinds)


def test_what_somebody_changed_in_the_folder_is_written_again(house: House) -> None:
    before = house.built(".cache")
    for name in ("letter/p1/index.html", "letter/p2/index.html", "letter/p2.xml", "people/index.html", "notes/index.html"):
        path = Path(house.presses[".cache"].output_path, name)
        stood = path.stat()
        path.write_bytes(path.read_bytes()[::-1]) if "p1" not in name else path.unlink()
        if path.exists():  # and covered it up
            os.utime(path, ns=(stood.st_atime_ns, stood.st_mtime_ns))
    Path(house.presses[".cache"].output_path, "stray.html").write_text("of an earlier build")
    assert house.built(".cache", reused=True) == before


def test_what_stands_as_it_was_written_is_not_touched_when_an_entry_says_more(house: House) -> None:
    house.built(".cache")
    folder = Path(house.presses[".cache"].output_path)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    path = house.sample.folder / "people" / "reed-tom.md"
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()} He could swim.\n", encoding="utf-8")
    assert house.built(".cache", reused=True) == house.built("")
    written = sorted(path.relative_to(folder).as_posix() for path in before if path.stat().st_mtime_ns != before[path])
    assert [name for name in written if name.startswith(("letter/p", "notes/", "lessons/", "index/"))] == []
    assert "people/reed-tom/index.html" in written


def test_an_entry_that_loses_a_name_is_implied_by_it_in_files_that_nobody_touched(house: House) -> None:
    _, before = house.built(".cache")
    house.sample.damage("people/reed-tom.md", "also: Mr. Reed; Reed", "also: the clerk")
    warm = house.built(".cache")
    assert warm == house.built("")
    page = "letter/p3/index.html"
    assert warm[1][page] != before[page]


def test_where_an_entry_says_more_and_names_nothing_else_little_is_made_again(house: House) -> None:
    def kept() -> int:
        with closing(sqlite3.connect(house.folder / memory.FOLDER / FILE)) as store:
            (count,) = store.execute("SELECT count(*) FROM made").fetchone()
        return int(count)

    house.built(".cache")
    before = kept()
    path = house.sample.folder / "people" / "reed-tom.md"
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()} He could swim.\n", encoding="utf-8")
    assert house.built(".cache") == house.built("")
    assert kept() - before < before // 10


def _typed(house: House, chance: random.Random) -> Path:
    """One of the files that are typed."""
    return chance.choice(sorted(path for path in house.sample.folder.rglob("*.md") if path.stem not in ("README", "_blank")))


def words(house: House, chance: random.Random) -> None:
    """A word is put in somewhere."""
    path = _typed(house, chance)
    text = path.read_text(encoding="utf-8")
    places = [found.end() for found in re.finditer(r"[a-z](?= [a-z])", text)]
    at = chance.choice(places)
    path.write_text(f"{text[:at]} {chance.choice(('indeed', 'Mr. Reed', 'p. 4', '*so*', '[so]', 'ferry'))}{text[at:]}", encoding="utf-8")


def link(house: House, chance: random.Random) -> None:
    """A link leads elsewhere."""
    path = _typed(house, chance)
    text = path.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^) ]+)", text)
    if targets:
        others = ["people/stone-ada.md", "words/ferry.md", "letters/stone-1848.md", "sources/survey-1850.md", "#p2", "people/nobody.md"]
        path.write_text(text.replace(f"]({chance.choice(targets)}", f"]({chance.choice(others)}", 1), encoding="utf-8")


def fact(house: House, chance: random.Random) -> None:
    """A fact has another value, or has gone."""
    path = _typed(house, chance)
    head, blank, body = path.read_text(encoding="utf-8").partition("\n\n")
    lines = head.split("\n")
    at = chance.randrange(len(lines))
    name, _, value = lines[at].partition(": ")
    lines[at : at + 1] = [] if chance.random() < 0.2 else [f"{name}: {chance.choice((value + 'x', value[:-1], '1849-01-02', value))}"]
    path.write_text("\n".join(lines) + blank + body, encoding="utf-8")


def name(house: House, chance: random.Random) -> None:
    """An entry has another name, or one less: mentions elsewhere name it, or do not."""
    path = chance.choice(
        sorted(path for path in house.sample.folder.glob("*/*.md") if "\nname: " in f"\n{path.read_text(encoding='utf-8')}")
    )
    text = path.read_text(encoding="utf-8")
    also = re.search(r"^also: .*\n", text, re.MULTILINE)
    if also and chance.random() < 0.5:
        text = text.replace(also[0], "")
    else:
        text = re.sub(r"^name: (.*)$", chance.choice((r"name: \1s", "name: I", "name: the ferry")), text, count=1, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


def form(house: House, chance: random.Random) -> None:
    """A form asks for more, or for less."""
    path = chance.choice(sorted(house.sample.folder.rglob("_blank.md")))
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(", needed", "", 1) if chance.random() < 0.5 else re.sub(r"(: \w+)$", r"\1, needed", text, count=1, flags=re.M)
    )


def renamed(house: House, chance: random.Random) -> None:
    """A file has another name: links lead to nothing, or to something again."""
    path = chance.choice(sorted(path for path in house.sample.folder.glob("*/*.md") if path.stem != "_blank"))
    path.rename(path.with_stem(path.stem.removesuffix("-x") if path.stem.endswith("-x") else f"{path.stem}-x"))


def called(house: House, chance: random.Random) -> None:
    """Two lemmas have each other's notes."""
    path = chance.choice(sorted(path for path in house.sample.folder.glob("*.md") if "][^" in path.read_text(encoding="utf-8")))
    text = path.read_text(encoding="utf-8")
    ids = sorted(set(re.findall(r"\]\[\^([\w-]+)\]", text)))
    one, other = chance.sample(ids, 2) if len(ids) > 1 else (ids[0], ids[0])
    swapped = {one: other, other: one}
    path.write_text(re.sub(r"(?<=\]\[\^)[\w-]+", lambda found: swapped.get(found[0], found[0]), text), encoding="utf-8")


def told(house: House, chance: random.Random) -> None:
    """An entry says something else, and nothing more: no other file knows."""
    people = sorted(path for path in house.sample.folder.glob("people/*.md") if path.stem != "_blank")
    for path in people and [chance.choice(people)]:
        path.write_text(f"{path.read_text(encoding='utf-8').rstrip()} And so on{chance.randrange(99)}.\n", encoding="utf-8")


def gone(house: House, chance: random.Random) -> None:
    """A file has gone."""
    path = _typed(house, chance)
    if path.parent != house.sample.folder:
        path.unlink()


def back(house: House, chance: random.Random) -> None:
    """A file is as it was, or is there again."""
    name = chance.choice(sorted(FILES))
    house.sample.write(name, FILES[name])


def template(house: House, chance: random.Random) -> None:
    """A template has another word."""
    path = chance.choice(sorted((house.theme / "templates").glob("*.html")))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("<li>", "<li class=other>", 1) if chance.random() < 0.5 else text + "{# a word #}", encoding="utf-8")
    house.begin()


def style(house: House, chance: random.Random) -> None:
    """A style sheet that a template takes in has another rule."""
    path = chance.choice(sorted((house.theme / "templates").glob("*.css")))
    path.write_text(path.read_text(encoding="utf-8") + f"p {{ margin: {chance.randrange(9)}px }}\n", encoding="utf-8")
    house.begin()


def language(house: House, chance: random.Random) -> None:
    """The interface speaks another language."""
    path = house.sample.folder / "edition.md"
    spoken = f"language: {chance.choice(('en', 'es'))}"
    path.write_text(re.sub(r"^language: .*$", spoken, path.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")


def picture(house: House, chance: random.Random) -> None:
    """An entry has a picture, or this has another size, or no more than another look."""
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" width="{chance.randrange(3, 5)}" height="4"><!-- {chance.randrange(9)} --></svg>'
    house.sample.write("images/a.svg", drawn)
    path = house.sample.folder / "words" / "ferry.md"
    if path.exists() and "a.svg" not in path.read_text(encoding="utf-8"):
        shown = '![A ferry](images/a.svg "Public domain")'
        path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n\n{shown}\n", encoding="utf-8")


EDITS_OF = (words, link, fact, name, form, renamed, called, told, gone, back, template, style, language, picture)
EDITED = {each.__name__: each for each in EDITS_OF}


@pytest.mark.parametrize("damage", [b"", b"no store at all", b"SQLite format 3\0" + bytes(4096), None])
def test_a_memory_that_is_damaged_is_none_and_the_next_one_takes_its_place(damage: bytes | None, house: House) -> None:
    before = house.built(".cache")
    path = house.folder / ".cache" / FILE
    path.write_bytes(path.read_bytes()[:5000] if damage is None else damage)
    memory.at(house.folder / memory.FOLDER).here.clear()
    assert house.built(".cache") == before
    memory.at(house.folder / memory.FOLDER).here.clear()
    assert house.built(".cache") == before


def test_a_value_that_has_changed_on_the_disk_is_not_given(tmp_path: Path) -> None:
    kept = Memory(tmp_path)
    key = kept.key("words")
    kept.keep(key, ("the river took the bridge",))
    kept.settle()
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes().replace(b"the river", b"the liver"))
    assert Memory(tmp_path).recalled(key) is None


def test_without_a_folder_nothing_is_remembered_and_with_one_that_is_closed_nothing_is_told(tmp_path: Path) -> None:
    made: list[int] = []
    (tmp_path / "file").write_text("in the way")
    for kept in (Memory(), Memory(tmp_path / "file")):
        for _ in range(2):
            kept.made(lambda: made.append(1), "a")
            kept.settle()
    assert len(made) == 3  # twice without a folder; what could not be kept on the disk is still at hand


@given(PLAIN, PLAIN)
def test_values_have_one_key_if_and_only_if_they_are_equal(one: object, other: object) -> None:
    assert (memory.canonical(one) == memory.canonical(other)) == (repr(one) == repr(other))
    twice = [["a", "b"], ["a", "b"]]
    assert memory.canonical([twice[0], twice[0]]) == memory.canonical(twice)


def test_another_engine_has_other_keys(tmp_path: Path) -> None:
    shutil.copytree(press.ROOT / "plugins", tmp_path / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-c", "from edition.memory import engine; print(engine().hex())"]

    def engine() -> str:
        return subprocess.run(command, cwd=tmp_path / "plugins", capture_output=True, text=True, check=True).stdout

    before = engine()
    assert engine() == before
    for name in ("slips.py", "citing/styles/apa.csl"):
        path = tmp_path / "plugins" / "edition" / name
        path.write_bytes(path.read_bytes() + b"\n")
        assert engine() != before, name


def test_an_engine_that_was_edited_makes_all_again_in_the_folder_where_the_other_built(tmp_path: Path) -> None:
    Sample(tmp_path / "content")
    shutil.copytree(press.ROOT / "plugins", tmp_path / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("theme", "pelicanconf.py"):
        (tmp_path / name).symlink_to(press.ROOT / name)
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "--fatal", "errors"]

    def built(output: str, *more: str) -> dict[str, bytes]:
        subprocess.run([*command, "-o", output, *more], cwd=tmp_path, env={**os.environ, "PYTHONPATH": "plugins"}, check=True)
        return press.files(tmp_path / output)

    before = built("warm")
    for name, typed, other in (
        ("outputs/tei/lists.py", 'type="notes"', 'type="remarks"'),
        ("outputs/data.py", '"lemma": note.lemma', '"words-meant": note.lemma'),
        ("outputs/site/entries.py", "gist, setting.heads", "plural, setting.heads"),
        ("concordance/gists.py", "return kept + said[end:]", "return said"),
    ):
        path = tmp_path / "plugins" / "edition" / name
        assert typed in path.read_text(encoding="utf-8"), name
        path.write_text(path.read_text(encoding="utf-8").replace(typed, other), encoding="utf-8")
    after = built("warm")
    assert after == built("cold", "-e", "MEMORY=false")
    changed = {name for name in after if after[name] != before[name]}
    assert {"letter/letter.xml", "letter/p1.json", "people/reed-tom/index.html", "static/js/cards.txt"} <= changed


def test_what_is_of_no_use_is_forgotten(tmp_path: Path) -> None:
    for number in range(9):
        kept = Memory(tmp_path)
        kept.made(lambda number=number: number, number)  # type: ignore[misc]
        kept.settle()
    found = [Memory(tmp_path).recalled(Memory(tmp_path).key(number)) is not None for number in range(9)]
    assert found[-1]
    assert sum(found) <= memory.PATIENCE + 1
