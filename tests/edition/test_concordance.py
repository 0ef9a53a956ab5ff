"""The concordance: who speaks of what, and where."""

from __future__ import annotations

import pytest
from bridge import Sample
from edition import concordance
from edition.concordance.gists import uncited
from edition.model import (
    Citation,
    Concordance,
    Edition,
    Heading,
    Lemma,
    Mention,
    Nodes,
    Paragraph,
    Place,
    Words,
    nodes_of,
    placed,
    walk,
    words,
)


def runs(found: Concordance, entry: str) -> list[tuple[str, tuple[tuple[str, bool], ...], bool]]:
    """The passages of an entry: sentence, runs, implied."""
    return [(each.sentence, each.runs, each.implied) for each in found.passages.get(entry, ())]


def test_a_passage_is_its_sentence_with_the_mention_set_apart(found: Concordance) -> None:
    expected = (("Dear Mr. Reed, the river took the ", False), ("bridge", True), (" on Monday.", False))
    assert runs(found, "words/bridge") == [("p1.s1", expected, False)]


def test_two_mentions_in_one_sentence_are_one_passage(found: Concordance) -> None:
    sentence, spans, implied = runs(found, "people/reed-tom")[-1]
    assert (sentence, implied) == ("p3.s1", False)
    assert [text for text, mention in spans if mention] == ["Mr. Reed", "Mr. Reed"]
    assert "".join(text for text, _ in spans) == "I thank Mr. Reed, and Mr. Reed knows why."


def test_words_that_do_not_name_an_entry_imply_it(found: Concordance) -> None:
    assert [(sentence, implied) for sentence, _, implied in runs(found, "people/reed-tom")] == [
        ("p1.s1", False),
        ("p2.s3", True),
        ("p3.s1", False),
    ]
    assert [implied for *_, implied in runs(found, "people/stone-ada")] == [True]


def test_a_sentence_that_names_and_implies_an_entry_names_it(sample: Sample) -> None:
    sample.damage("letter.md", "[my father](people/reed-tom.md)", "[my father](people/reed-tom.md), [Mr. Reed](people/reed-tom.md),")
    passages = concordance.make(sample.edition()).passages["people/reed-tom"]
    assert [each.implied for each in passages if each.sentence == "p2.s3"] == [False]


def test_passages_stand_in_the_order_of_the_text(real: Edition, lamp: Edition, bridge: Edition) -> None:
    for edition in (real, lamp, bridge):
        order = {each.id: at for at, each in enumerate(s for part in edition.text.paragraphs for s in edition.text.sentences[part.id])}
        for those in concordance.make(edition).passages.values():
            places = [order[each.sentence] for each in those]
            assert places == sorted(set(places))


def test_every_mention_and_every_lemma_stands_in_a_passage_with_its_words(real: Edition, lamp: Edition, bridge: Edition) -> None:
    for edition in (real, lamp, bridge):
        found = concordance.make(edition)
        for paragraph in edition.text.paragraphs:
            text = words(paragraph.nodes)
            sentences = edition.text.sentences[paragraph.id]
            for start, end, node in placed(paragraph.nodes):
                if not isinstance(node, Mention | Lemma):
                    continue
                assert text[start:end] == words(node.children)
                sentence = next(each for each in sentences if start < each.end)
                those = found.passages[node.entry] if isinstance(node, Mention) else (found.lemmas[node.note],)
                (passage,) = [each for each in those if each.sentence == sentence.id]
                assert (text[start : min(end, sentence.end)], True) in passage.runs
                assert "".join(run for run, _ in passage.runs) == text[sentence.start : sentence.end]


def test_a_mention_inside_brackets_counts_the_bracket(sample: Sample) -> None:
    sample.damage("letter.md", "[kindly]", "[kindly, by [the ferry](words/ferry.md),]")
    (passage,) = [each for each in concordance.make(sample.edition()).passages["words/ferry"] if each.sentence == "p2.s4"]
    assert passage.runs == (("Will you [kindly, by ", False), ("the ferry", True), (",] send timber & nails?", False))


def test_an_entry_knows_who_speaks_of_it_outside_the_text(found: Concordance) -> None:
    assert found.named_in["words/ferry"] == (Place("entry", "words/bridge", "bridge"),)
    assert found.named_in["people/stone-ada"] == (
        Place("entry", "letters/stone-1848", "Stone to Reed, 18 March 1848"),
        Place("lesson", "lessons/who-pays", "Who pays for a bridge?"),
    )


def test_who_speaks_of_an_entry_or_cites_a_source_stands_in_the_order_of_lists(real: Edition, lamp: Edition, bridge: Edition) -> None:
    """A letter of 3 November is behind one of 14 October, whatever their names begin with."""
    for edition in (real, lamp, bridge):
        found = concordance.make(edition)
        dated = {kind.folder for kind in edition.kinds if kind.listing == "dates"}
        days = {entry.path: at for at, entry in enumerate(found.timeline) if entry.kind in dated}
        assert sorted(found.listed, key=lambda entry: entry.path) == sorted(edition.entries, key=lambda entry: entry.path)
        for kind in edition.kinds:
            for places in (*found.named_in.values(), *found.cited_in.values()):
                those = [place.id for place in places if place.id in days and place.id.startswith(f"{kind.folder}/")]
                assert those == sorted(those, key=days.__getitem__)


def test_an_entry_that_speaks_of_itself_is_no_place(sample: Sample) -> None:
    sample.damage("words/ferry.md", "What came", "[The ferry](words/ferry.md) is what came")
    assert [place.id for place in concordance.make(sample.edition()).named_in["words/ferry"]] == ["words/bridge"]


def test_a_source_knows_each_place_that_cites_it_once(found: Concordance) -> None:
    assert [(place.kind, place.id) for place in found.cited_in["survey-1850"]] == [
        ("note", "bridge"),
        ("note", "sixty"),
        ("entry", "letters/stone-1848"),
        ("entry", "people/reed-tom"),
        ("entry", "words/bridge"),
        ("entry", "words/ferry"),
        ("lesson", "lessons/who-pays"),
    ]


def test_every_citation_of_the_editions_is_told_at_its_source(real: Edition, lamp: Edition) -> None:
    for edition in (real, lamp):
        found = concordance.make(edition)
        for note in edition.notes:
            for node in nodes_of(note.blocks):
                if isinstance(node, Citation):
                    assert Place("note", note.id, note.lemma) in found.cited_in[node.source]


def test_a_paragraph_has_its_notes_and_its_entries_in_order(found: Concordance) -> None:
    assert [note.id for note in found.notes["p1"]] == ["bridge", "sixty"]
    assert "p2" not in found.notes
    assert found.entries["p2"] == ("words/ferry", "people/reed-tom")
    assert found.entries["p3"] == ("people/stone-ada", "people/reed-tom")
    assert found.entries["signature"] == ()


def test_a_paragraph_begins_on_the_page_that_its_first_word_stands_on(found: Concordance) -> None:
    assert found.pages == {"headnote": 1, "p1": 1, "p2": 1, "p3": 2, "signature": 2}


def test_a_page_may_begin_with_a_lemma(sample: Sample) -> None:
    sample.damage("letter.md", "[[page 2]] Will", "Will")
    sample.damage("letter.md", "[I](people/stone-ada.md) thank", "*[[page 2]] [I](people/stone-ada.md)* thank")
    assert concordance.make(sample.edition()).pages["p3"] == 2


def test_a_paragraph_stands_under_its_heading(found: Concordance) -> None:
    assert {id: heading.id for id, heading in found.headings.items()} == {
        "p1": "s-flood",
        "p2": "s-ferry",
        "p3": "s-ferry",
        "signature": "s-ferry",
    }


def test_the_timeline_goes_by_day_then_by_hour(sample: Sample) -> None:
    for slug, date in (
        ("a", "1848-03-18"),
        ("b", "1848-03-18T06:00"),
        ("c", "1848-03"),
        ("d", "1848-03-17/1848-03-30"),
        ("e", "1848-03-18~"),
    ):
        sample.write(f"letters/{slug}.md", f"name: {slug}\ndate: {date}\n\nA letter.\n")
    timeline = [entry.slug for entry in concordance.make(sample.edition()).timeline]
    assert timeline == ["c", "d", "b", "stone-1848", "a", "e"]


def test_the_concordance_names_no_entry_that_the_text_does_not(real: Edition) -> None:
    mentioned = {node.entry for part in real.text.paragraphs for node in walk(part.nodes) if isinstance(node, Mention)}
    assert concordance.make(real).passages.keys() == mentioned


def test_events_of_one_day_stand_by_the_hour_even_where_it_is_only_in_words(sample: Sample) -> None:
    """And so does a list by dates; what has no hour at all stands last."""
    form = "name: words, needed\nalso: list\ndate: date, needed\ntime: words\nhour: hour\nfrom: words\n\nWrite what it says.\n"
    sample.write("letters/_blank.md", form)
    for slug, head in {"a-late": "time: evening\nhour: 20:00", "b-noon": "hour: 12:00", "c-never": "time: who knows"}.items():
        text = f"name: {slug}\ndate: 1848-03-18\n{head}\n\nIt came to [Ada](people/stone-ada.md) ([Survey](sources/survey-1850.md)).\n"
        sample.write(f"letters/{slug}.md", text)
    order = [entry.slug for entry in concordance.make(sample.edition()).timeline if entry.kind == "letters"]
    assert order == ["stone-1848", "b-noon", "a-late", "c-never"]


def test_words_inside_a_name_of_their_entry_name_it(sample: Sample) -> None:
    """So do words that hold a name, or share a word with one; letters inside another word are no name."""
    sample.damage("people/reed-tom.md", "also: Mr. Reed; Reed", "also: Mr. Reed; Reed; the men of the ferry and of the mill; oa")
    sample.damage(
        "letter.md", "We cross by boat,", "The men of the ferry and [of the mill](people/reed-tom.md) cross by [boat](people/reed-tom.md),"
    )
    sample.damage("letter.md", "[my father](people/reed-tom.md)", "[my old friend Reed](people/reed-tom.md)")
    implied = [
        (words((node,)), node.implied)
        for part in sample.edition().text.paragraphs
        for node in walk(part.nodes)
        if isinstance(node, Mention) and node.entry == "people/reed-tom" and part.id == "p2"
    ]
    assert implied == [("of the mill", False), ("boat", True), ("my old friend Reed", False)]


CITED = Citation("survey", "p. 4", (Words("Survey (1850)"),))


@pytest.mark.parametrize(
    ("nodes", "said"),
    [
        ((Words("A mill ("), CITED, Words("). It burned.")), "A mill. It burned."),
        ((Words("A mill (in the valley) of 1790 (see "), CITED, Words(" and "), CITED, Words(").")), "A mill (in the valley) of 1790."),
        ((Words("A mill, says "), CITED, Words(".")), "A mill, says ."),
        ((Words("("), CITED, Words(") A mill (old).")), " A mill (old)."),
    ],
)
def test_a_gist_leaves_out_what_it_cites_and_the_brackets_around_it_and_no_others(nodes: Nodes, said: str) -> None:
    assert uncited((Paragraph(nodes), Paragraph((Words("More."),)))) == said


def test_a_gist_of_no_prose_is_empty() -> None:
    assert uncited(()) == uncited((Heading((Words("Why"),)),)) == ""
