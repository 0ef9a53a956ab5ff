"""What a new edition gets of this one: the forms of its folders, and the editors' guide with the way through it that it shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import press
import pytest
from begun import ANSWERS
from edition import beginning, concordance, proof
from edition.__main__ import main
from edition.beginning import house
from edition.model import Edition, words
from edition.outputs import tei
from edition.press import colophon
from edition.reader import forms, read
from edition.reader.heads import read as head
from edition.slips import Slips
from pages import EDITION

CONTENT = press.ROOT / "content"


def blocks() -> list[str]:
    """What the guide shows under its heading, block by block."""
    text = (CONTENT / "README.md").read_text(encoding="utf-8")
    part = text.partition("## Begin an edition of another document\n")[2].partition("\n## ")[0]
    shown = re.findall(r"(?:^    .*\n|^\n(?=    ))+", part, re.MULTILINE)
    return [re.sub(r"^    ", "", each, flags=re.MULTILINE).strip("\n") for each in shown]


GUIDE = blocks()


def run(folder: Path, *command: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """A command of the engine that stands in the folder."""
    return subprocess.run(
        [sys.executable, "-m", "edition", *command],
        cwd=folder,
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": "plugins", **environment},
    )


@pytest.mark.parametrize("name", house.OWN)
def test_its_forms_ask_for_what_ours_ask_for(name: str, tmp_path: Path) -> None:
    ours, new = (
        forms.of(head(path, "content/x/_blank.md", Slips()), Slips())
        for path in (CONTENT / name / "_blank.md", house.HERE / "forms" / f"{name}.md")
    )
    assert [(rule.name, rule.form, rule.needed) for rule in ours.rules] == [(rule.name, rule.form, rule.needed) for rule in new.rules]
    assert ours.headings == new.headings


def test_the_forms_beside_the_title_page_and_the_text_are_those_by_which_they_are_read() -> None:
    assert {name: (CONTENT / name).read_text(encoding="utf-8") for name in forms.BESIDE} == {
        name: f"{form}\n" for name, form in forms.BESIDE.items()
    }


@pytest.mark.parametrize("language", ["en", "es"])
def test_its_guide_has_its_folders_and_its_text(language: str, tmp_path: Path) -> None:
    beginning.begin(tmp_path / "new", ANSWERS | {"language": language})
    content = tmp_path / "new" / "content"
    guide = (content / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^    (\S+)", guide.partition("## The folders")[2].partition("\n\nThe folder")[0], re.MULTILINE)
    there = {path.name + "/" * path.is_dir() for path in content.iterdir() if path.name != "README.md"}
    assert (sorted(listed), f"{EDITION.text.slug}.md" in guide) == (sorted({*there, "images/"}), False)
    assert "[the text](letter.md)" in guide
    assert "make test" not in guide
    assert f"/{EDITION.text.slug}/" not in guide
    assert re.findall(r"^    (\w+)/ +\1$", guide, re.MULTILINE) == []  # a folder is said to be more than its name


def test_the_guide_of_an_edition_that_begins_with_its_own_tei_speaks_of_its_text(oath: Edition, forms: Edition, tmp_path: Path) -> None:
    for edition in (oath, forms):
        slug = edition.text.slug
        (whole, *_) = tei.make(edition, concordance.make(edition))
        (tmp_path / f"{slug}.xml").write_bytes(whole.data)
        assert main(["new", str(tmp_path / slug), str(tmp_path / f"{slug}.xml")]) == 0
        guide = (tmp_path / slug / "content" / "README.md").read_text(encoding="utf-8")
        assert (f"{slug}.md" in guide, f"{EDITION.text.slug}.md" in guide) == (True, False)


def test_the_guide_leads_from_a_plain_text_to_a_published_page(tmp_path: Path) -> None:
    """Each block of it is typed where it belongs, in its order, and does what stands beside it."""
    command, plain, source, person, mentions, told, first, abbreviations, day, foreign = GUIDE
    assert (command, mentions) == ("make new FOLDER=../letter TEXT=letter.txt", "make mentions")
    (tmp_path / "letter.txt").write_text(plain, encoding="utf-8")
    new = tmp_path / "letter"
    begun = run(press.ROOT, "new", str(new), str(tmp_path / "letter.txt"), typed="\n".join(ANSWERS.values()) + "\n")
    assert (begun.returncode, begun.stderr) == (0, "")
    content = new / "content"
    (content / "sources" / "survey-1850.md").write_text(source + "\n", encoding="utf-8")
    (content / "people" / "reed-tom.md").write_text(person + "\n", encoding="utf-8")
    assert told.removesuffix("…").strip() in run(new, "mentions", "content").stdout
    text = content / "letter.md"
    before = plain.partition("\n")[0] + "\n{: #p1 }"
    assert before in text.read_text(encoding="utf-8")
    text.write_text(text.read_text(encoding="utf-8").replace(before, first), encoding="utf-8")
    title = content / "edition.md"
    title.write_text(title.read_text(encoding="utf-8").replace("kind:", f"{abbreviations}\nkind:", 1), encoding="utf-8")
    assert "Every name of an entry" in run(new, "mentions", "content").stdout
    shown = run(new, "sentences", "content").stdout
    assert "p1.s1  Dear Mr. Reed, the river took the bridge on Monday." in shown
    assert "3 sentences" in shown
    assert "p1.s1  Dear Mr. Reed" in (locked := run(new, "lock", "content", typed="yes\n")).stdout
    assert (locked.returncode, locked.stderr) == (0, "")
    title.write_text(title.read_text(encoding="utf-8").replace(": 0.1.0", ": 1.0.0"), encoding="utf-8")
    assert ["nothing is told here of text 1.0.0 and apparatus 1.0.0; " in each.sentence for each in read(content)[1].remarks] == [True]
    changes, cited = content / "pages" / "changes.md", new / "CITATION.cff"
    changes.write_text(changes.read_text(encoding="utf-8").partition("## ")[0] + day + "\n", encoding="utf-8")
    title.write_text(re.sub("(?m)^date: .*", "date: 2031-05-01", title.read_text(encoding="utf-8")), encoding="utf-8")
    assert [(each[0], each[1]) for each in colophon.differing(new, read(content)[0])] == [("CITATION.cff", 5), ("CITATION.cff", 6)]
    dated = re.sub('date-released: ".*"', 'date-released: "2031-05-01"', cited.read_text(encoding="utf-8"))
    cited.write_text(dated.replace("version: 0.1.0", "version: 1.0.0"), encoding="utf-8")
    assert run(new, "lock", "content", typed="yes\n").returncode == 0
    done = run(new, "site")
    assert (done.returncode, done.stderr) == (0, "")
    assert proof.read(new / "output").told("letter") == []
    done = run(new, "publish", SITEURL="https://example.org/letter")
    assert (done.returncode, done.stderr) == (0, "")
    assert "has no lock" not in done.stdout
    assert re.search(r"^output/ holds the site for https://example.org/letter: \d+ pages among \d+ files\.$", done.stdout, re.MULTILINE)
    assert "Processed" not in done.stdout
    assert {"letter/letter.html", "letter/letter.epub", "letter/letter.pdf"} <= press.files(new / "output").keys()
    page = (new / "output" / "letter" / "index.html").read_text(encoding="utf-8")
    assert "n-bridge" in page
    assert 'id="outline"' not in page  # there is no heading to list
    assert {"people/reed-tom/index.html", "sources/index.html", "notes/index.html"} <= press.files(new / "output").keys()
    assert "places/index.html" not in press.files(new / "output")
    # Three that are forgotten: a paragraph, an abbreviation, and the lock of another text.
    typed = text.read_text(encoding="utf-8")
    text.write_text(typed.replace("We cross", "Capt. Orr has a boat.\n{: #after-the-flood }\n\nWe cross"), encoding="utf-8")
    assert "raise version-text" in str(next(iter(read(content)[1])))
    title.write_text(title.read_text(encoding="utf-8").replace("version-text: 1.0.0", "version-text: 1.1.0"), encoding="utf-8")
    changes.write_text(changes.read_text(encoding="utf-8").replace("Text 1.0.0", "Text 1.1.0"), encoding="utf-8")
    assert (locked := run(new, "lock", "content", typed="yes\n")).returncode == 0
    assert "as it was begun" not in locked.stdout  # it was published: what it says of itself changes by a correction alone
    assert list(read(content)[1]) == []
    title.write_text(title.read_text(encoding="utf-8").replace("Mr.\n", "Mr.; boat.\n"), encoding="utf-8")
    assert ["It stays so" in each.sentence for each in read(content)[1].remarks] == [True]
    text.write_text(typed.partition("\n\n")[0] + "\n\nAnother text.\n{: #p1 }\n", encoding="utf-8")
    (content / "people" / "reed-tom.md").unlink()
    (content / "sources" / "survey-1850.md").unlink()
    assert [slip.sentence for slip in read(content)[1]] == [foreign]
    assert words(read(content)[0].text.parts[0].nodes) == "Another text."
