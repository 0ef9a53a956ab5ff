"""The telegram is ready for its Russian original: a file of it in ``versions/`` gives a page beside the translation.

The Russian words here are placeholders of this test. They are not those of the original, which is not in this edition.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import press
import pytest
from edition.reader import read
from lxml import html

CONTENT = press.ROOT / "content"
WORDS = "Это слова теста. Их нет в подлиннике."
HEAD = """\
name: Russian original
kind: original
language: ru
source: Placeholders of a test
rights: Nobody’s words
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the content with a version of its first two paragraphs, under the next number of the text."""
    folder = tmp_path_factory.mktemp("telegram") / "content"
    shutil.copytree(CONTENT, folder)
    missing = [part.id for part in read(CONTENT)[0].text.paragraphs if part.id not in ("p1", "p2")]
    paragraphs = "".join(f"\n[[page {number}]] {WORDS}\n{{: #p{number} }}\n" for number in (1, 2))
    (folder / "versions" / "ru.md").write_text(f"{HEAD}lacks: {', '.join(missing)}\n{paragraphs}", encoding="utf-8")
    return folder


def test_every_paragraph_that_has_no_counterpart_yet_is_named(content: Path) -> None:
    _, slips, _ = read(content)
    assert {each.sentence.partition(" is not in the lock, ")[2][:33] for each in slips} == {"and version 1.0.0 was published wi"[:33]}
    assert {each.file for each in slips} <= {"content/versions/ru.md", "content/anchors.lock.json"}


def test_it_has_a_page_beside_the_translation(content: Path, tmp_path: Path) -> None:
    done = press.pelican(content, tmp_path / "site")  # shown at home, for nobody has locked it
    assert done.returncode == 0, done.stderr
    page = html.parse(str(tmp_path / "site" / "telegram" / "ru" / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()
    for id in ("ru.p1", "ru.p2"):
        (found,) = page.xpath("//*[@id=$id]", id=id)
        assert found.get("lang") == "ru"
        assert " ".join("".join(found.xpath("./text() | ./span/text()")).split()) == WORDS
    assert page.xpath("//p[@id='p1']")
    assert page.xpath("//*[@id='ru.p1.s2']")
    reading = html.parse(str(tmp_path / "site" / "telegram" / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()
    assert [link.text for link in reading.xpath("//a[@href='ru/']")] == ["Side by side: Russian original"]


def test_without_it_nothing_leads_there(site: Path) -> None:
    assert not (site / "telegram" / "ru").exists()
    assert "versions.css" not in (site / "telegram" / "index.html").read_text(encoding="utf-8")
    assert "Side by side" not in (site / "telegram" / "index.html").read_text(encoding="utf-8")
