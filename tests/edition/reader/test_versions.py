"""Other versions of the text: their paragraphs have the ids of their counterparts behind their name, and their words are locked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import press
import pytest
from bridge import CORRECTION, Sample
from edition import concordance
from edition.__main__ import lock
from edition.concordance.variants import between
from edition.intake import sheets
from edition.lock.division import shown
from edition.memory import Memory
from edition.model import Edition, Gap, Nodes, Paragraph, Version, Words, paired, words
from edition.outputs.site import versions
from edition.outputs.site.setting import Setting
from edition.reader import read
from pages import Site

ROOT = Path(__file__).parent.parent.parent.parent
B = """\
name: Copy B
kind: witness
language: en
date: 1848
source: [Survey](sources/survey-1850.md "p. 1")
rights: In the public domain.

[[page 7]] This letter came on foot:
{: #headnote }

Dear Mr. Reed, the river took the bridge. It stood!
{: #p1 }

We cross by boat.
{: #p2 }

I thank Mr. Reed.
{: #p3 }

A. Stone
{: #signature }
"""


def raised(sample: Sample) -> None:
    """Gives the text its next number."""
    sample.damage("edition.md", "version-text: 0.9.0", "version-text: 0.10.0")
    sample.damage("lessons/who-pays.md", "version: 0.9.0", "version: 0.10.0")


@pytest.fixture
def copied(sample: Sample) -> Sample:
    """The small edition with a copy of its letter beside it."""
    sample.write("versions/b.md", B)
    assert sample.slips() == []
    return sample


@pytest.fixture(scope="module")
def oath() -> Edition:
    """The sample of two copies."""
    edition, slips, _ = read(ROOT / "tests" / "samples" / "oath")
    assert [*slips] == []
    return edition


def test_its_paragraphs_have_the_ids_of_their_counterparts_behind_its_name(copied: Sample) -> None:
    edition = copied.edition()
    (version,) = edition.versions
    assert (version.slug, version.name, version.kind, version.language) == ("b", "Copy B", "witness", "en")
    assert [part.id for part in version.parts] == ["b.headnote", "b.p1", "b.p2", "b.p3", "b.signature"]
    assert [each.id for each in version.sentences["b.p1"]] == ["b.p1.s1", "b.p1.s2"]
    assert [part.id for part in edition.paragraphs] == [*(part.id for part in edition.text.paragraphs), *version.sentences]


def test_its_sentences_are_divided_by_its_own_language_and_its_own_abbreviations(copied: Sample) -> None:
    copied.damage("versions/b.md", "language: en", "language: de\nabbreviations: Kapt.")
    copied.damage("versions/b.md", "We cross by boat.", "Kapt. Reed kam. Er ging z. B. zu Fuß.")
    (version,) = copied.edition().versions
    text = words(version.parts[2].nodes)
    said = [text[each.start : each.end] for each in version.sentences["b.p2"]]
    assert said == ["Kapt. Reed kam.", "Er ging z. B. zu Fuß."]
    assert {part.lang for part in version.parts} == {"de"}
    assert "b.p2.s1  Kapt. Reed kam." in shown(copied.edition())  # and an editor looks through them before the lock


@pytest.mark.parametrize("date", ["21. Nov. 1864", "21. November 1864", "3. Sept. 1864", "1. Jänner 1864"])
def test_a_german_date_is_in_one_sentence(date: str, copied: Sample) -> None:
    copied.damage("versions/b.md", "language: en", "language: de")
    copied.damage("versions/b.md", "We cross by boat.", f"Washington, den {date}. Es war um 21. Dann kam er.")
    (version,) = copied.edition().versions
    text = words(version.parts[2].nodes)
    said = [text[each.start : each.end] for each in version.sentences["b.p2"]]
    assert said == [f"Washington, den {date}.", "Es war um 21.", "Dann kam er."]
    assert f"…den {date[:2]}" not in shown(copied.edition())


def test_a_doubt_goes_with_the_abbreviation_that_settles_it(copied: Sample) -> None:
    copied.damage("versions/b.md", "language: en", "language: de")
    copied.damage("versions/b.md", "We cross by boat.", "Es kam Xyz. Reed.")
    assert "Xyz. | Reed.…: “Xyz.” may be an abbreviation" in (told := shown(copied.edition())), told
    assert "in the head of its file" in told
    copied.damage("versions/b.md", "language: de", "language: de\nabbreviations: Xyz.")
    assert "Xyz. | Reed" not in shown(copied.edition())


@pytest.mark.parametrize("gap", ["[… 2 words]", "[… about 1 line]", "[…]"])
def test_a_gap_is_looked_through_as_it_is_typed(gap: str, copied: Sample) -> None:
    copied.damage("versions/b.md", "We cross by boat.", f"We cross {gap} by ~~ferry~~ boat.")
    assert f"b.p2.s1  We cross {gap} by ~~ferry~~ boat." in shown(copied.edition())


FORMS = """\
1. One.
4. Four.
    - (a) And more.
{: #the-list }

| One | Two |
|---|---|
| three | four |
{: #the-table }

> It is gone.
> {: #quoted }

*Ada.* It (*she points*) is.
{: #said .speech }

Vous pouvez ^le^ croire.
{: #in-french lang=fr }
"""


def test_every_form_of_a_paragraph_may_be_typed_and_comes_back_as_it_was(copied: Sample) -> None:
    ids = ("the-list", "the-table", "quoted", "said", "in-french")
    copied.damage("versions/b.md", "language: en", f"language: en\nadds: {'; '.join(ids)}")
    copied.damage("versions/b.md", "A. Stone\n{: #signature }", f"{FORMS}\nA. Stone\n{{: #signature }}")
    assert copied.slips() == []
    (version,) = copied.edition().versions
    found = {part.id: (part.role, part.lang, part.quoted) for part in version.parts if part.id.removeprefix("b.") in ids}
    assert [*found.values()] == [("list", "", False), ("table", "", False), ("", "", True), ("speech", "", False), ("", "fr", False)]
    copied.write("versions/b.md", dict(sheets.files(copied.edition(), "letter"))["versions/b.md"])
    assert copied.edition().versions == (version,)
    assert copied.slips() == []


def test_a_version_whose_source_cites_nothing_is_remarked_on(copied: Sample) -> None:
    assert [each.sentence for each in read(copied.folder)[1].remarks] == []
    copied.damage("versions/b.md", '[Survey](sources/survey-1850.md "p. 1")', "A box in the town hall")
    assert [str(each) for each in read(copied.folder)[1].remarks] == [
        "content/versions/b.md:5: source cites nothing; say by a citation where the words come from:"
        ' ([Survey](sources/survey-1850.md "p. 4"))'
    ]
    assert copied.slips() == []


def test_what_has_no_counterpart_stands_where_the_version_has_it(oath: Edition) -> None:
    (version,) = oath.versions
    rows = [
        (pair.part.id if pair.part else "", [part.id for part in pair.others], pair.joined)
        for pair in paired(oath.text, version)
        if pair.part is None or isinstance(pair.part, Paragraph)
    ]
    assert rows == [
        ("p1", ["b.p1"], ""),
        ("p2", ["b.p2"], ""),
        ("p3", ["b.p3", "b.p3b"], ""),
        ("p4", ["b.p4"], ""),
        ("a1", ["b.a1"], ""),
        ("", ["b.the-bell"], ""),
        ("p5", ["b.p5"], ""),
        ("p6", ["b.p6"], ""),
        ("p7", [], "b.p6"),
        ("p8", [], ""),
        ("signature", ["b.signature"], ""),
    ]


def test_a_note_may_lead_to_it_and_a_source_be_cited_by_its_head_alone(copied: Sample) -> None:
    copied.damage("letter.md", "Fifty-eight (", "Fifty-eight, and [nothing in the copy](#b.p1) (")
    assert copied.slips() == []
    copied.damage("versions/b.md", "source: [Survey](sources/survey-1850.md", "source: [Map](sources/map.md")
    assert [each.partition(";")[0] for each in copied.slips()] == ["content/versions/b.md:5: no sources/map.md"]
    copied.write("sources/map.md", "type: document\ntitle: Map\ntitle-short: Map\n")
    assert copied.slips() == []


def test_what_was_read_once_is_not_read_again_and_its_lines_stay_known(copied: Sample, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory")
    first, _, count = read(copied.folder, memory)
    again, _, recounted = read(copied.folder, memory)
    assert again.versions == first.versions
    assert recounted < count
    assert lock(copied.folder) == 0
    copied.damage("versions/b.md", "We cross by boat.", "We cross by boats.")
    told = [str(slip) for slip in read(copied.folder, memory)[1]]
    assert [each.partition(" ")[0] for each in told] == ["content/versions/b.md:15:"]


# What is changed after the lock, and what is told: everything that is locked of the text is locked of another version.
LOCKED: dict[str, tuple[str, str, str]] = {
    "a word": ("We cross by boat.", "We cross by ferry.", "15: b.p2 had “boat.” where there is “ferry.” now"),
    "a mark": ("We cross by boat.", "We cross *by* boat.", "15: b.p2.s1 was printed “by” where there is “*by*” now"),
    "a page": ("[[page 7]] This", "[[page 8]] This", "b.page-7 was published and has gone; is it b.page-8 now?"),
    "what a paragraph is": ("{: #p2 }", "{: #p2 .salutation }", "15: b.p2.s1 was printed"),
    "a paragraph": ("I thank Mr. Reed.\n{: #p3 }\n\n", "", "b.p3 has gone"),
    "a fact": ("date: 1848", "date: 1849", "4: b.head.date was “1848” and is “1849” now"),
    "its kind": ("kind: witness", "kind: original", "2: b.head.kind was “witness”"),
    "its language": ("language: en", "language: es", "3: b.head.language was “en”"),
}


@pytest.mark.parametrize("name", LOCKED)
def test_a_change_that_nobody_declared_is_told(name: str, copied: Sample) -> None:
    before, after, told = LOCKED[name]
    assert lock(copied.folder) == 0
    assert copied.slips() == []
    copied.damage("versions/b.md", before, after)
    assert any(told in each for each in copied.slips()), copied.slips()


def test_whose_leave_it_is_can_be_said_better_at_any_time(copied: Sample) -> None:
    assert lock(copied.folder) == 0
    copied.damage("versions/b.md", "In the public domain.", "In the public domain, for its author died in 1850.")
    assert copied.slips() == []


def test_a_published_text_gets_a_version_with_a_higher_number_alone(sample: Sample) -> None:
    assert lock(sample.folder) == 0
    sample.write("versions/b.md", B)
    assert "content/versions/b.md:12: b.p1 is not in the lock, and version 0.9.0 was published without it; " in " ".join(sample.slips())
    raised(sample)
    assert lock(sample.folder) == 0
    assert sample.slips() == []


@pytest.fixture
def corrected(copied: Sample) -> Callable[..., Sample]:
    """A locked copy, changed and declared."""

    def made(before: str, after: str, *declared: str) -> Sample:
        assert lock(copied.folder) == 0
        copied.damage("versions/b.md", before, after)
        raised(copied)
        copied.write("corrections/_blank.md", CORRECTION)
        facts = "\n".join((*declared, "version: 0.10.0", "date: 1851-05-01", "editor: A. Stone"))
        copied.write("corrections/first.md", f"{facts}\n\nThe copy has it ([Survey](sources/survey-1850.md)).\n")
        assert lock(copied.folder) == 0
        return copied

    return made


@pytest.mark.parametrize(
    ("before", "after", "declared"),
    [
        ("took the bridge.", "took a bridge.", ("id: b.p1.s1", "change: words", "before: took the", "after: took a")),
        ("date: 1848", "date: 1849", ("id: b.head.date", "change: words", "before: 1848", "after: 1849")),
        ("[[page 7]] This", "This", ("id: b.page-7", "change: withdrawn")),
    ],
)
def test_a_declared_change_is_accepted(corrected: Callable[..., Sample], before: str, after: str, declared: tuple[str, ...]) -> None:
    assert corrected(before, after, *declared).slips() == []


def test_what_is_gone_from_a_version_is_told_below_it_and_is_none_of_its_words(corrected: Callable[..., Sample], tmp_path: Path) -> None:
    sample = corrected("[[page 7]] This", "This", "id: b.page-7", "change: withdrawn")
    run = press.pelican(sample.folder, tmp_path / "site", "--fatal", "errors")
    assert (run.returncode, run.stderr) == (0, "")
    (gone,) = Site(tmp_path / "site")["letter/b/"].elements("//section[@class='gone']")
    assert gone.get("data-apparatus") == ""
    assert [each.get("id") for each in gone.findall("div")] == ["b.page-7"]


def test_a_whole_version_can_be_withdrawn(copied: Sample) -> None:
    path = copied.folder / "versions" / "b.md"
    assert lock(copied.folder) == 0
    path.unlink()
    remedy = "put versions/b.md back, or declare it in corrections/ with id: versions/b, change: withdrawn"
    assert [each.partition(": ")[2] for each in copied.slips()] == [f"versions/b was published and has gone; {remedy}"]
    copied.write("versions/b.md", B)
    path.unlink()
    raised(copied)
    copied.write("corrections/_blank.md", CORRECTION)
    facts = "id: versions/b\nchange: withdrawn\nversion: 0.10.0\ndate: 1851-05-01\neditor: A. Stone"
    copied.write("corrections/first.md", f"{facts}\n\nNo leave ([Survey](sources/survey-1850.md)).\n")
    assert lock(copied.folder) == 0
    assert copied.slips() == []


@pytest.mark.parametrize(
    ("typed", "instead", "told"),
    [
        ("reading: p1-p2, signature", "reading: b.p1, signature", "5: there is no paragraph b.p1; did you mean p1?"),
        ("reading: p1-p2, signature", "reading: b.p1-p2, signature", "5: there is no paragraph b.p1; did you mean p1?"),
        ("extended: p2", "extended: b.p2", "10: there is no paragraph b.p2; did you mean p2?"),
        ("cross now? (Contextualization and close reading, [¶ 2](#p2)", "cross now? (Contextualization and close reading, [¶ 2](#b.p2)",
            "25: question 2 names no paragraph; "),
        ("([¶ 1, sentence 1](#p1.s1))", "([¶ 1](#b.p1))", "34: the adapted text leaves out p1.s1; "),
    ],
)  # fmt: skip
def test_a_lesson_reads_the_text_and_no_other_version_of_it(typed: str, instead: str, told: str, copied: Sample) -> None:
    copied.damage("lessons/who-pays.md", typed, instead)
    slips = copied.slips()
    assert [each for each in slips if each.startswith(f"content/lessons/who-pays.md:{told}")] != [], slips


@pytest.mark.parametrize("slug", ["c", "n", "r", "s"])
def test_a_letter_names_a_version(slug: str, sample: Sample) -> None:
    sample.write(f"versions/{slug}.md", B)
    assert sample.slips() == []
    assert lock(sample.folder) == 0
    assert sample.slips() == []


def test_words_differ_where_they_are_written_otherwise() -> None:
    one, other = "The river took the bridge. It is gone", "the river took my old bridge."
    found = [(one[each.start : each.end], other[each.other_start : each.other_end]) for each in between((Words(one),), (Words(other),))]
    assert found == [("The", "the"), ("the", "my old"), ("It is gone", "")]
    assert [*between((Words(one),), (Words(one),))] == []


def test_a_gap_is_another_where_another_extent_is_known() -> None:
    def lines(quantity: int) -> Nodes:
        return Words("It leaks "), Gap(quantity, "line"), Words(" now.")

    text = words(lines(2))
    (found,) = between(lines(2), lines(5))
    assert text[found.start : found.end] == "[…]"
    assert [*between(lines(2), lines(2))] == []
    (filled,) = between(lines(2), (Words("It leaks daily now."),))
    assert (text[filled.start : filled.end], filled.other_start) == ("[…]", 9)


def test_a_gap_that_differs_is_marked_on_both_sides(copied: Sample) -> None:
    copied.damage("letter.md", "It leaks.", "It leaks […3 words] now.")
    copied.damage("versions/b.md", "We cross by boat.", "We cross by boat. It leaks […5 words] now.")
    assert copied.slips() == []
    edition = copied.edition()
    (page,) = versions.make(Setting.of(edition, concordance.make(edition)))
    assert isinstance(page, versions.VersionPage)
    marked = [str(each.html) for row in page.rows for each in (*row.text, *row.other) if "It leaks" in each.html]
    assert len(marked) == 2
    assert all(re.search(r"It leaks <mark><span class=\"s\">\[…<span class=\"extent\" data-n=\"[35] words\">", each) for each in marked)


def test_a_version_in_another_language_is_not_compared() -> None:
    hallel = read(ROOT / "tests" / "samples" / "hallel")[0]
    assert concordance.make(hallel).variants == {}
    (version,) = hallel.versions
    assert isinstance(version, Version)
    assert {part.lang for part in version.parts} == {"he"}
