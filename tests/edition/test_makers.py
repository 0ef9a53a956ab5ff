"""Who made what, as title pages say it, and what a sentence about the text at hand takes its examples from."""

from __future__ import annotations

import pytest
from bridge import Sample
from edition import concordance, makers
from edition.model import stop
from edition.outputs.books.chapters import Chapters
from edition.outputs.books.title import title_page
from edition.outputs.site.examples import cited, examples, typed
from edition.outputs.site.setting import Setting
from edition.wording import wording
from lxml import etree

WHO = "editors: The editors of the bridge"


@pytest.mark.parametrize(
    ("editors", "author", "told", "line", "edited"),
    [
        ("Vane, Harriet", "Stone, Ada", "A letter about a bridge", "Ada Stone, 18 March 1848", "Edited by Harriet Vane"),
        ("Vane, Harriet; Holm, Jon, Jr.", "Stone, Ada", "Stone to Reed, 1848", "", "Edited by Harriet Vane and Jon Holm Jr."),
        ("Vane, Harriet; Town hall; Reed, Tom", "", "Stone to Reed", "18 March 1848", "Edited by Harriet Vane, Town hall, and Tom Reed"),
        ("The town hall", "Stone, Ada; Reed, Tom", "Stone, in 1848", "Tom Reed", "The town hall"),
    ],
)
def test_names_are_said_as_they_are_read_and_nothing_twice(
    editors: str, author: str, told: str, line: str, edited: str, sample: Sample
) -> None:
    sample.damage("edition.md", WHO, f"editors: {editors}")
    sample.damage("letter.md", "date: 1848-03-18\n", f"date: 1848-03-18\nauthor: {author}\n" if author else "date: 1848-03-18\n")
    edition = sample.edition()
    assert (makers.written(edition, told), makers.edited(edition)) == (line, edited)


def test_a_book_and_the_head_of_the_text_say_who_wrote_it_and_who_edits_it(sample: Sample) -> None:
    sample.damage("edition.md", WHO, "editors: Vane, Harriet")
    sample.damage("letter.md", "title: Ada Stone to Tom Reed\ndate", "title: A Letter\nauthor: Stone, Ada\ndate")
    edition = sample.edition()
    made = Chapters(edition, concordance.make(edition))
    said = ["".join(map(str, each.itertext())) for each in (*title_page(made).body, *made.dateline())]
    assert said[2:4] == ["Ada Stone, 18 March 1848", "Edited by Harriet Vane"]
    assert said[-2:] == ["Ada Stone, 18 March 1848", "Saturday, 18 March"]
    assert Setting.of(edition, concordance.make(edition)).dateline("") == "Ada Stone, 18\u00a0March 1848 · Saturday, 18\u00a0March"


@pytest.mark.parametrize(("said", "end"), [("Holm, Mr.", ""), ("Who pays?", ""), ("“Halt!”", ""), ("Reed, Tom", "."), ("U.S. Navy", ".")])
def test_what_ends_in_a_stop_gets_no_second(said: str, end: str) -> None:
    assert stop(said) == end


@pytest.mark.parametrize(
    ("text", "help", "forms"),
    [
        ("a letter", "a paragraph (1), a sentence (1.2), a range (1–\u20603), a page of the source (p. 2).", "¶ 1, ¶¶ 1–3, § 1, par. 1"),
        ("one paragraph", "a paragraph (1), a sentence (1.1).", "¶ 1, § 1, par. 1"),
        ("verse", "a paragraph (1).", "¶ 1, § 1, par. 1"),
        ("no numbers", "headnote.", "headnote, and as an address"),
    ],
)
def test_examples_are_places_that_the_text_has(text: str, help: str, forms: str, sample: Sample) -> None:
    body = {
        "one paragraph": "It rained.\n{: #p1 }",
        "verse": "It rained\nand froze;\n{: #p1 .verse }",
        "no numbers": "It rained.\n{: #headnote }",
    }
    if text in body:
        sample.write("letter.md", f"title: A Letter\ndate: 1848\n\n{body[text]}\n")
    found, say = examples(sample.edition().text), wording("en")
    assert typed(found, say) == f"Words, names, dates; {help}"
    assert f"known as {forms}" in cited(found, say)


@pytest.mark.parametrize(
    ("kept", "named"),
    [("letters/stone-1848.md", ["Stone to Reed, 18 March 1848"]), ("", ["Ada Stone to Tom Reed", "The flood"])],
)
def test_the_text_has_its_day_among_events_where_no_entry_is_of_it(kept: str, named: list[str], sample: Sample) -> None:
    if not kept:
        sample.write("letters/stone-1848.md", "name: The flood\ndate: 1848-03-20\n\nThe river rose.\n")
    edition = sample.edition()
    body = Chapters(edition, concordance.make(edition)).timeline().body
    names = [str(each.text) for part in body for each in etree.ElementBase.iter(part, "{*}dd") for each in each.iter("{*}a")]
    assert [name for name in names if " " in name] == named
