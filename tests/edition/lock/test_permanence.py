"""What a reader finds behind an address after a correction, and what an editor is told who changes something in silence."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import press
import pytest
from bridge import CORRECTION, Sample
from edition import proof
from edition.__main__ import lock
from edition.lock.printed import canonical, parted, printed
from edition.lock.record import dump, load
from edition.model import Emphasis, Paragraph, Sentence, Words
from edition.reader import read
from lxml import etree
from pages import Site

LOCK = "content/anchors.lock.json"


@pytest.fixture
def locked(sample: Sample, capsys: pytest.CaptureFixture[str]) -> Sample:
    """The small edition, published."""
    sample.write("corrections/_blank.md", CORRECTION)
    assert lock(sample.folder) == 0
    return sample


def correct(sample: Sample, id: str, change: str, before: str = "", after: str = "", version: str = "1.1.0", slug: str = "one") -> None:
    """Declares a correction, and raises the version of the text."""
    facts = {"id": id, "change": change, "before": before, "after": after, "version": version, "date": "1851-06-01", "editor": "Jane Poole"}
    head = "".join(f"{name}: {value}\n" for name, value in facts.items() if value)
    sample.write(f"corrections/{slug}.md", f"{head}\nThe box was opened again ([Survey](sources/survey-1850.md)).\n")
    edition = (sample.folder / "edition.md").read_text(encoding="utf-8")
    edition = edition.replace("version-text: 0.9.0", f"version-text: {version}").replace("date: 1851-05-01", "date: 1851-06-01")
    sample.write("edition.md", edition)
    changes = (sample.folder / "pages" / "changes.md").read_text(encoding="utf-8")
    sample.write("pages/changes.md", f"{changes}\nText {version}, apparatus 1.2.0.\n")
    lesson = (sample.folder / "lessons" / "who-pays.md").read_text(encoding="utf-8")
    sample.write("lessons/who-pays.md", lesson.replace("version: 0.9.0", f"version: {version}"))


def built(sample: Sample, tmp_path: Path) -> Site:
    """The site that the press makes of the sample."""
    output = tmp_path / "site"
    assert lock(sample.folder) == 0
    run = press.pelican(sample.folder, output, "--fatal", "errors")
    assert (run.returncode, run.stderr) == (0, "")
    assert proof.read(output).told("site") == []
    return Site(output)


SILENT = [
    ("letter.md", "It stood", "It lasted", [
        "content/letter.md:12: p1 had “stood” where there is “lasted” now; put it back, or declare it in corrections/ with id: p1.s2, "
        "change: words, before: and after:"]),
    ("letter.md", "{: #p3 }", "{: #p4 }", [
        f"{LOCK}:14: the words of p3 now stand under p4; an address keeps its words: give p3 back to them",
        "content/letter.md:28: p4 stands where p3 should: a gap or a wrong order"]),
    ("letter.md", "[[page 2]] Will you", "Will you", [
        f"{LOCK}:13: page-2 was published and has gone; put it back, or declare it in corrections/"]),
    ("letter.md", "says. [[page 2]] Will you", "says. Will you [[page 2]]", [
        f"{LOCK}:13: page-2 began in p2.s4 after 0 words, and now in p2.s4 after 2; put the mark back"]),
    ("letter.md", "{: #s-ferry }", "{: #s-ferries }", [
        "content/letter.md:21: s-ferries is not in the lock; a new id is added to the lock by: make lock",
        "content/letter.md:21: s-ferry was published and has gone; is it s-ferries now? Give it its name back, or declare it in "
        "corrections/ with id: s-ferry, change: moved, after: s-ferries"]),
    ("letter.md", "The ferry {: #s-ferry }", "The boats {: #s-ferry }", []),
]  # fmt: skip


@pytest.mark.parametrize(("file", "typed", "instead", "told"), SILENT)
def test_a_silent_change_is_told_with_what_was_meant(file: str, typed: str, instead: str, told: list[str], locked: Sample) -> None:
    locked.damage(file, typed, instead)
    assert locked.slips() == told


def test_an_entry_that_goes_is_told(locked: Sample) -> None:
    locked.damage("letter.md", "[the ferry](words/ferry.md)", "the ferry")
    locked.damage("words/bridge.md", "[the ferry](words/ferry.md)", "the ferry")
    locked.damage("lessons/who-pays.md", "; words/ferry", "")
    locked.remove("words/ferry.md")
    (told,) = locked.slips()
    assert told.endswith("words/ferry was published and has gone; put it back, or declare it in corrections/")


def test_an_entry_whose_file_has_another_name_is_told_there(locked: Sample) -> None:
    shutil.move(locked.folder / "words" / "ferry.md", locked.folder / "words" / "ferries.md")
    for name in ("letter.md", "words/bridge.md"):
        locked.damage(name, "words/ferry.md", "words/ferries.md")
    locked.damage("lessons/who-pays.md", "words/ferry", "words/ferries")
    assert locked.slips() == [
        "content/words/ferries.md:1: words/ferries is not in the lock; a new id is added to the lock by: make lock",
        "content/words/ferries.md:1: words/ferry was published and has gone; is it words/ferries now? Give it its name back, or declare "
        "it in corrections/ with id: words/ferry, change: moved, after: words/ferries",
    ]


def test_a_damaged_lock_is_told_in_a_sentence(locked: Sample) -> None:
    locked.write("anchors.lock.json", '{"normalization": "v1", "records": [\n{"id": \n')
    assert locked.slips() == [f"{LOCK}:1: line 3 is no JSON (Expecting value); take the file back from the last version"]
    locked.write("anchors.lock.json", '{"normalization": "v1", "printed": "v2", "records": [{"id": "p1"}]}')
    assert f"{LOCK}:1: record 1 has no kind; take the file back from the last version" in locked.slips()


@pytest.mark.parametrize(
    ("typed", "instead"), [('"first": "', '"first": "\\ud800'), ('"exact": "', '"exact": "\\udfff'), ('"p1"', '"p1\\udc80"')]
)
def test_half_a_character_in_the_lock_is_told(typed: str, instead: str, locked: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    text = (locked.folder / "anchors.lock.json").read_text(encoding="utf-8")
    locked.write("anchors.lock.json", text.replace(typed, instead, 1))
    assert any("has half a character; take the file back from the last version" in slip for slip in locked.slips())
    assert lock(locked.folder) == 1


def test_a_correction_before_anything_was_published_is_told(sample: Sample) -> None:
    sample.write("corrections/_blank.md", CORRECTION)
    correct(sample, "p1.s2", "words", "stood", "lasted", version="0.10.0")
    assert "content/corrections/one.md:1: nothing was published yet, so there is nothing to correct" in sample.slips()


WRONG = [
    ({"id": "p1.s2", "change": "words", "before": "stod", "after": "lasted"},
     "“stod” stands 0 times in p1.s2 as it was; give words that stand there once"),
    ({"id": "p1", "change": "words", "before": "stood", "after": "lasted"}, "name the sentence, not the paragraph: p1.s1"),
    ({"id": "p1.s2", "change": "words", "before": "It stood for sixty", "after": "There it was for many"},
     "43% of p1.s2 would be other words; more than a fifth is no correction: withdraw it"),
    ({"id": "p9.s1", "change": "words", "before": "a b", "after": "a c"}, "p9.s1 was never published, so there is nothing to correct"),
    ({"id": "p1.s2", "change": "words", "before": "stood", "after": "stands", "version": "1.0.1"},
     "a corrected word raises the second number of the version, typography the third"),
    ({"id": "p1.s2", "change": "words", "before": "stood", "after": "stands", "version": "0.9.0"},
     "p1.s2 is of version 0.9.0; a correction of it has a higher one"),
    ({"id": "p1.s2", "change": "words", "before": "stood", "after": "stands", "version": "soon"},
     "“soon” is no version; write three numbers: 1.1.0"),
    ({"id": "p1.s2", "change": "merged", "after": "p2.s1"}, "p1.s2 does not stand right behind p2.s1, so its words cannot end it"),
    ({"id": "n-sixty", "change": "words", "before": "a", "after": "b"}, "n-sixty can only be moved or withdrawn"),
    ({"id": "words/ferry", "change": "moved", "after": "words/fery"}, "there is no words/fery for words/ferry to lead to"),
    ({"id": "words/ferry", "change": "withdrawn"}, "words/ferry is still there, though it is declared withdrawn"),
    ({"id": "p3", "change": "moved", "after": "p2"}, "p2 is the id of another paragraph, and an id is never given twice"),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "told"), WRONG, ids=[told for _, told in WRONG])
def test_a_wrong_declaration_is_told_in_its_own_file(declared: dict[str, str], told: str, locked: Sample) -> None:
    correct(locked, **declared)
    assert f"content/corrections/one.md:1: {told}" in locked.slips()


def test_a_version_that_the_edition_has_not_reached_is_told(locked: Sample) -> None:
    correct(locked, "p1.s2", "words", "stood", "lasted")
    locked.damage("edition.md", "version-text: 1.1.0", "version-text: 1.0.0")
    locked.damage("letter.md", "It stood", "It lasted")
    assert locked.slips()[1] == "content/corrections/one.md:1: it is of version 1.1.0; raise version-text in edition.md to that"


@pytest.mark.parametrize(("typed", "instead", "version"), [("stood", "lasted", "1.1.0"), ("stood for", "stood, for", "1.0.1")])
def test_a_version_that_was_published_gets_no_further_correction(typed: str, instead: str, version: str, locked: Sample) -> None:
    correct(locked, "p3.s1", "words", "thank", "honor")
    locked.damage("letter.md", "thank", "honor")
    assert lock(locked.folder) == 0
    locked.damage("letter.md", typed, instead)
    correct(locked, "p1.s2", "words", typed, instead, version=version, slug="two")
    told = "version 1.1.0 was published without it; give it a higher one, and raise version-text in edition.md to that"
    assert f"content/corrections/two.md:1: {told}" in locked.slips()
    assert lock(locked.folder) == 1


PUBLISHED = "id: p1.s2, change: words, version: 1.1.0, date: 1851-06-01, editor: Jane Poole"


@pytest.mark.parametrize(
    ("typed", "instead", "facts"),
    [
        ("date: 1851-06-01", "date: 1851-05-30", PUBLISHED),
        ("editor: Jane Poole", "editor: A. Clerk", PUBLISHED),
        ("version: 1.1.0", "version: 1.0.0", PUBLISHED),
        ("The box was opened again", "The sheet was held to the light", ""),
    ],
)
def test_who_corrected_and_when_stays_as_published_and_why_may_be_said_better(typed: str, instead: str, facts: str, locked: Sample) -> None:
    correct(locked, "p1.s2", "words", "stood", "lasted")
    locked.damage("letter.md", "It stood", "It lasted")
    assert lock(locked.folder) == 0
    locked.damage("corrections/one.md", typed, instead)
    told = f"this was published with {facts}; put it back, and declare what is new in another file"
    assert [slip for slip in locked.slips() if "was published with" in slip] == ([f"content/corrections/one.md:1: {told}"] if facts else [])
    assert lock(locked.folder) == (1 if facts else 0)


def test_a_correction_that_was_locked_without_its_day_and_editor_is_valid(locked: Sample) -> None:
    correct(locked, "p1.s2", "words", "stood", "lasted")
    locked.damage("letter.md", "It stood", "It lasted")
    assert lock(locked.folder) == 0
    path = locked.folder / "anchors.lock.json"
    records = load(path.read_text(encoding="utf-8"))
    (entry,) = records["p1.s2"].history
    older = {name: value for name, value in entry.items() if name not in ("date", "editor")}
    path.write_text(dump((records | {"p1.s2": replace(records["p1.s2"], history=(older,))}).values()), encoding="utf-8")
    assert locked.slips() == []


@pytest.mark.parametrize("date", ["1851-05-31", "1851-05"])
def test_the_day_of_an_edition_does_not_come_before_a_correction_of_it(date: str, locked: Sample) -> None:
    correct(locked, "p1.s2", "words", "stood", "lasted")
    locked.damage("letter.md", "It stood", "It lasted")
    assert lock(locked.folder) == 0
    locked.damage("edition.md", "date: 1851-06-01", f"date: {date}")
    told = f"date is {date}, but corrections/one.md tells of 1851-06-01; an edition is as late as its last change"
    assert locked.slips() == [f"content/edition.md:6: {told}"]
    locked.damage("edition.md", f"date: {date}", "date: 1851-07")
    assert locked.slips() == []


def test_a_correction_is_listed_somewhere(locked: Sample) -> None:
    correct(locked, "p1.s2", "words", "stood", "lasted")
    locked.damage("letter.md", "It stood", "It lasted")
    locked.damage("pages/changes.md", "closing: corrections\n", "")
    assert "content/corrections/one.md:1: no page lists the corrections" in "".join(locked.slips())
    assert lock(locked.folder) == 1


@pytest.mark.parametrize("after", ["words/bridge", "people/stone-ada"])
def test_where_a_published_address_leads_stays(after: str, locked: Sample) -> None:
    shutil.move(locked.folder / "words" / "ferry.md", locked.folder / "words" / "boat.md")
    for name in ("letter.md", "words/bridge.md"):
        locked.damage(name, "words/ferry.md", "words/boat.md")
    locked.damage("lessons/who-pays.md", "words/ferry", "words/boat")
    correct(locked, "words/ferry", "moved", after="words/boat")
    assert lock(locked.folder) == 0
    locked.damage("corrections/one.md", "after: words/boat", f"after: {after}")
    assert locked.slips() == ["content/corrections/one.md:1: words/ferry was published as leading to words/boat; put after: back"]


def test_the_lock_is_extended_and_nothing_in_it_is_overwritten(locked: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    path = locked.folder / "anchors.lock.json"
    before = path.read_text(encoding="utf-8").splitlines()
    locked.write(
        "words/mud.md", "name: mud\n\nWhat the flood left, under [the bridge](words/bridge.md) ([Survey](sources/survey-1850.md)).\n"
    )
    locked.damage("letter.md", "send timber", "send [timber](words/mud.md)")
    assert locked.slips() == ["content/words/mud.md:1: words/mud is not in the lock; a new id is added to the lock by: make lock"]
    assert lock(locked.folder) == 0
    assert locked.slips() == []
    after = path.read_text(encoding="utf-8").splitlines()
    assert {line.rstrip(",") for line in before[1:]} <= {line.rstrip(",") for line in after}  # all but the head, which counts them
    assert len(after) == len(before) + 1
    locked.damage("letter.md", "It stood", "It lasted")
    assert lock(locked.folder) == 1
    assert path.read_text(encoding="utf-8").splitlines() == after
    assert capsys.readouterr().err.endswith("the lock stays as it was\n")


def test_a_corrected_word_stands_on_the_page_of_changes_and_in_the_feed(locked: Sample, tmp_path: Path) -> None:
    locked.damage("letter.md", "It stood", "It lasted")
    correct(locked, "p1.s2", "words", "stood", "lasted")
    site = built(locked, tmp_path)
    (item,) = site["changes/"].elements("//ul[@class='corrections']/li")
    assert " ".join(item.text_content().split()) == (
        "1 June 1851, version 1.1.0, ¶ 1, sentence 2: stood lasted. The box was opened again (Survey). (Jane Poole)"
    )
    feed = (site.folder / "changes" / "atom.xml").read_text(encoding="utf-8")
    assert "<title>¶ 1, sentence 2: words, version 1.1.0</title>" in feed
    assert "<updated>1851-06-01T00:00:00Z</updated>" in feed
    assert lock(locked.folder) == 0
    assert locked.slips() == []
    history = '"version": "1.1.0", "date": "1851-06-01", "editor": "Jane Poole", "hash": "'
    assert f'"history": [{{"correction": "one", "change": "words", {history}' in (locked.folder / "anchors.lock.json").read_text()


def test_the_reason_of_a_correction_leads_to_its_source_and_says_where_in_it(locked: Sample, tmp_path: Path) -> None:
    locked.damage("letter.md", "It stood", "It lasted")
    correct(locked, "p1.s2", "words", "stood", "lasted")
    locked.damage("corrections/one.md", "survey-1850.md)", 'survey-1850.md "p. 8")')
    site = built(locked, tmp_path)
    place, link = site["changes/"].elements("//ul[@class='corrections']/li/a")
    assert (place.text_content(), place.get("href"), place.get("aria-label")) == (
        "¶ 1, sentence 2",
        "../letter/#p1.s2",
        "paragraph 1, sentence 2",
    )
    assert (link.text_content(), link.get("href")) == ("Survey, p.\xa08", "../sources/#survey-1850")
    feed = etree.parse(site.folder / "changes" / "atom.xml")
    (told, *_) = feed.findall("{*}entry/{*}content[@type='html']")
    assert told.text == '<p>The box was opened again (<a href="/sources/#survey-1850">Survey, p.\xa08</a>).</p>\n'


def test_what_was_published_as_a_correction_stays_as_it_was(locked: Sample) -> None:
    locked.damage("letter.md", "It stood", "It lasted")
    correct(locked, "p1.s2", "words", "stood", "lasted")
    assert lock(locked.folder) == 0
    locked.damage("letter.md", "It lasted", "It leaned")
    locked.damage("corrections/one.md", "after: lasted", "after: leaned")
    told = "content/corrections/one.md:1: p1.s2 had other words when this was published; put before: and after: back"
    assert locked.slips() == [told]
    assert lock(locked.folder) == 1
    locked.remove("corrections/one.md")
    locked.damage("letter.md", "It leaned", "It stood")
    assert locked.slips() == ["content/letter.md:12: p1.s2 was corrected by corrections/one.md, which has gone; put it back"]
    assert lock(locked.folder) == 1


def test_a_corrected_fact_has_a_name_on_the_page_of_changes_and_a_withdrawn_page_mark_has_no_page(locked: Sample, tmp_path: Path) -> None:
    locked.damage("letter.md", "dateline: Saturday", "dateline: Sunday")
    locked.damage("letter.md", "[[page 2]] Will", "Will")
    correct(locked, "head.dateline", "words", "Saturday", "Sunday")
    correct(locked, "page-2", "withdrawn", slug="two")
    site = built(locked, tmp_path)
    told = [" ".join(item.text_content().split()) for item in site["changes/"].elements("//ul[@class='corrections']/li")]
    assert any("the dateline of the text: Saturday Sunday." in each for each in told)
    links = sorted(site["changes/"].resolved("//ul[@class='corrections']/li/a[1]/@href"))
    # A fact has no place; that of a withdrawn mark tells why it has gone.
    assert [each.removeprefix("https://local.test") for each in links] == ["/letter/#page-2", "/sources/#survey-1850"]
    assert not (site.folder / "letter" / "page-2").exists()


@pytest.mark.parametrize(
    ("id", "change", "after"),
    [
        ("words/ferry", "moved", "words/bridge"),
        ("n-sixty", "withdrawn", ""),
        ("sources/parish-1790", "moved", "sources/survey-1850"),
        ("p2.s2", "withdrawn", ""),
        ("page-2", "withdrawn", ""),
        ("edition.title", "withdrawn", ""),
    ],
)
def test_no_correction_is_locked_of_a_version_that_the_edition_has_not_reached(id: str, change: str, after: str, locked: Sample) -> None:
    before = (locked.folder / "anchors.lock.json").read_bytes()
    correct(locked, id, change, after=after, version="1.3.0")
    locked.damage("edition.md", "version-text: 1.3.0", "version-text: 1.1.0")
    name = "version-text" if id.startswith("p") else "version-apparatus"
    assert f"content/corrections/one.md:1: it is of version 1.3.0; raise {name} in edition.md to that" in locked.slips()
    assert lock(locked.folder) == 1
    assert (locked.folder / "anchors.lock.json").read_bytes() == before


LONG = "It leaks greatly by night. Nothing great was ever held by it on ~~that~~ this side of the river."
SENTENCES = [  # what is typed instead of what, and the slip's sentence with the words of it as they were and as they are
    ("Nothing great was", "Nothing was", "p2.s3", "Nothing great was", "Nothing was"),
    ("held by it", "held it", "p2.s3", "held by it", "held it"),
    ("side of", "sandy side of", "p2.s3", "this side", "this sandy side"),
    ("~~that~~", "~~thus~~", "p2.s3", "~~that~~", "~~thus~~"),
    ("~~that~~", "that", "p2.s3", "~~that~~", "that"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "instead", "id", "before", "after"), SENTENCES)
def test_the_correction_that_a_slip_asks_for_is_the_one_that_is_taken(
    typed: str, instead: str, id: str, before: str, after: str, sample: Sample
) -> None:
    sample.write("corrections/_blank.md", CORRECTION)
    sample.damage("letter.md", "It leaks.", LONG)
    assert lock(sample.folder) == 0
    sample.damage("letter.md", typed, instead)
    (told,) = sample.slips()
    assert f"“{before}” where there is “{after}” now" in told
    assert f"with id: {id}, change: words" in told
    correct(sample, id, "words", before, after)
    assert lock(sample.folder) == 0
    assert sample.slips() == []


def test_two_sentences_of_a_paragraph_that_changed_are_told_each_by_itself(locked: Sample) -> None:
    locked.damage("letter.md", "It leaks.", "It leaked.")
    locked.damage("letter.md", "timber & nails", "timber and nails")
    assert [slip.partition(" p2 had ")[2].partition(", change")[0] for slip in sorted(locked.slips())] == [
        "“&” where there is “and” now; put it back, or declare it in corrections/ with id: p2.s4",
        "“leaks.” where there is “leaked.” now; put it back, or declare it in corrections/ with id: p2.s2",
    ]


EXACT = [
    ("“It *always* did,”", '"It *always* did,"', "p2.s3 was printed “[...]” where there is"),
    ("[kindly]", "\\[kindly\\]", "p2.s4 was printed “[kindly]” where there is “\\[kindly\\]” now"),
    ("*always*", "always", "p2.s3 was printed “*always*” where there is “always” now"),
    ("*always*", "*always*{: lang=fr }", "p2.s3 was printed “*always*” where there is “*always*{: lang=fr }” now"),
    ("[[page 2]] Will", "W[[page 2]]ill", "page-2 began in p2.s4 after 0 words, and now in p2.s4 after 1"),
    ("“It *always*", "”It *always*", "where there is “”It” now (right double quotation mark for left double quotation mark)"),
    ("send timber", "send\u00a0timber", "p2.s4 has another space behind “send” than was printed (no-break space for space)"),
    ("date: 1848-03-18\ndateline", "date: 1848-03-19\ndateline", "head.date was “1848-03-18” and is “1848-03-19” now"),
    ("title: Ada Stone to", "title: Ada Stone writes to", "head.title was “Ada Stone to Tom Reed”"),
    ("sender: [Ada Stone]", "sender: [Ada Stones]", "head.sender was “Ada Stone” and is “Ada Stones” now"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "instead", "told"), EXACT, ids=[told for _, _, told in EXACT])
def test_what_is_printed_changes_by_declaration_alone(typed: str, instead: str, told: str, locked: Sample) -> None:
    locked.damage("letter.md", typed, instead)
    assert [slip for slip in locked.slips() if all(part in slip for part in told.split("[...]"))] != []
    assert lock(locked.folder) == 1


def test_links_notes_and_headings_are_free(locked: Sample) -> None:
    locked.damage("letter.md", "[Mr. Reed](people/reed-tom.md), the river", "Mr. Reed, the river")
    locked.damage("letter.md", "## The flood", "## The *great* flood")
    locked.damage("letter.md", "The wooden one", "The one of wood")
    locked.damage("letter.md", "sender: [Ada Stone](people/stone-ada.md)", "sender: Ada Stone")
    assert locked.slips() == []


def test_a_sentence_in_italics_is_one_form_however_its_neighbors_end() -> None:
    nodes = (Emphasis((Words("One two. Three"),)), Words(" four."))
    first, second = Sentence("p1.s1", 0, 8), Sentence("p1.s2", 9, 20)
    assert parted(Paragraph(nodes), (first, second)) == {"p1.s1": "*One* *two.*", "p1.s2": "*Three* four."}
    assert printed(nodes) == canonical("*One two. Three* four.") == "*One* *two.* *Three* four."


def test_a_sentence_that_was_joined_to_another_is_still_found(locked: Sample, tmp_path: Path) -> None:
    correct(locked, "p2.s2", "merged", after="p2.s1")
    site = built(locked, tmp_path)
    ids = site["letter/"].texts("//p[@id='p2']/span/@id")
    assert ids == ["p2.s1", "p2.s2", "p2.s3", "page-2", "p2.s4"]
    assert "p2.s1\tWe cross by boat, i.e. by the ferry. It leaks.\n" in (site.folder / "letter" / "p2.txt").read_text(encoding="utf-8")


def test_a_paragraph_that_was_withdrawn_says_so_under_its_address(locked: Sample, tmp_path: Path) -> None:
    text = (locked.folder / "letter.md").read_text(encoding="utf-8")
    start = text.index("[I](people/stone-ada.md)")
    locked.write("letter.md", text[:start] + text[text.index("A. Stone\n") :])
    locked.damage("letter.md", "A. Stone", "[A. Stone](people/stone-ada.md)")
    correct(locked, "p3", "withdrawn")
    site = built(locked, tmp_path)
    assert "p3" in site.ids["letter/"]
    (told,) = site["letter/"].elements("//*[@id='p3']")
    assert "¶ 3 was withdrawn on 1 June 1851, with version 1.1.0, by Jane Poole." in " ".join(told.text_content().split())
    assert "was withdrawn" in site["letter/p3/"].tree.text_content()
    assert "letter/p3/" not in (site.folder / "sitemap.xml").read_text(encoding="utf-8")


def test_an_entry_that_moved_leads_on_with_the_fragment(locked: Sample, tmp_path: Path) -> None:
    shutil.move(locked.folder / "words" / "ferry.md", locked.folder / "words" / "boat.md")
    for name in ("letter.md", "words/bridge.md"):
        locked.damage(name, "words/ferry.md", "words/boat.md")
    locked.damage("lessons/who-pays.md", "words/ferry", "words/boat")
    correct(locked, "words/ferry", "moved", after="words/boat")
    assert [slip for slip in locked.slips() if not slip.endswith("make lock")] == []
    assert lock(locked.folder) == 0
    site = built(locked, tmp_path)
    page = site["words/ferry/"]
    assert page.texts("//a[@id='target']/@href") == ["../../words/boat/"]
    assert page.texts("//meta[@http-equiv='refresh']/@content") == ["0; url=../../words/boat/"]
    assert not page.indexable


def test_the_lock_says_what_it_has_written_down(locked: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    locked.damage("letter.md", "It stood", "It lasted")
    correct(locked, "p1.s2", "words", "stood", "lasted")
    assert lock(locked.folder) == 0
    (told,) = [line for line in capsys.readouterr().out.splitlines() if "anchors.lock.json, 1 of them new" in line]
    assert told.endswith(" 1 of them new; 1 of the others corrected")
    assert lock(locked.folder) == 0
    assert capsys.readouterr().out.endswith(" 0 of them new\n")


def test_how_a_lock_is_opened_of_which_nothing_was_published_is_told(sample: Sample, capsys: pytest.CaptureFixture[str]) -> None:
    """By ``make lock`` alone, last, and as long as there is no correction, no version above the first, and no bag of what was published."""
    sample.damage("edition.md", "version-apparatus: 1.2.0", "version-apparatus: 0.9.0")
    sample.write("corrections/_blank.md", CORRECTION)
    assert lock(sample.folder) == 0
    sample.damage("letter.md", "It stood", "It lasted")
    assert [*read(sample.folder)[1].remarks] == []
    capsys.readouterr()
    assert lock(sample.folder) == 1
    first, *_, opened, last = capsys.readouterr().err.splitlines()
    assert "p1 had “stood” where there is “lasted” now" in first
    assert opened.startswith(f"if nothing of this was ever published, what is locked can be opened: take {LOCK} away")
    assert last == "the lock stays as it was"
    kept = sample.folder.parent / "archive"  # of what was published
    kept.mkdir()
    assert lock(sample.folder) == 1
    assert "if nothing of this was ever published" not in capsys.readouterr().err
    kept.rmdir()
    correct(sample, "p1.s2", "words", "stood", "lasted")
    assert lock(sample.folder) == 0
    sample.damage("letter.md", "It lasted", "It stayed")
    assert lock(sample.folder) == 1
    assert "if nothing of this was ever published" not in capsys.readouterr().err
