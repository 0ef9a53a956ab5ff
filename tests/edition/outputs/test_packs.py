"""What learning platforms import: read back as they read it, it is the lesson and nothing else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from edition.model import Edition, Fact, Paragraph, Sentence, Text, Words, words
from edition.outputs.archive import zipped
from edition.outputs.school import packs
from edition.outputs.school.delivery import Delivery
from edition.outputs.school.excerpts import excerpt
from edition.outputs.school.packs import cartridge, excerpts, gift, qti
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from text2qti.config import Config
from text2qti.qti import QTI
from text2qti.quiz import Quiz

ADDRESS = "https://example.org/edition"
CC = {"c": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1", "l": "http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"}
ITEMS = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}


@pytest.fixture(scope="module")
def deliveries(real: Edition, bridge: Edition, lamp: Edition) -> list[Delivery]:
    """Every lesson of three editions, published."""
    editions = [replace(edition, address=ADDRESS) for edition in (real, bridge, lamp)]
    return [Delivery(edition, lesson) for edition in editions for lesson in edition.lessons]


def asked(delivery: Delivery) -> list[str]:
    """The questions of a lesson, by their words."""
    return [words(question.nodes) for question in delivery.lesson.questions]


def shown(text: str) -> tuple[str, str, list[str]]:
    """What a platform shows of a question: its words, what stands below, and the addresses there."""
    first, second, *_ = html.fragments_fromstring(text)
    assert not isinstance(first, str) and not isinstance(second, str)
    return first.text_content(), second.text_content(), [str(link) for link in second.xpath(".//a/@href")]


def documents(archive: bytes) -> dict[str, etree._Element]:
    """The documents of an archive, each well-formed."""
    with ZipFile(BytesIO(archive)) as opened:
        assert opened.testzip() is None
        return {name: etree.fromstring(opened.read(name)) for name in opened.namelist()}


def found(tree: etree._Element, path: str, names: dict[str, str]) -> list[str]:
    """What an XPath finds that ends in an attribute or in text."""
    values = tree.xpath(path, namespaces=names)
    assert isinstance(values, list)
    return [str(value) for value in values]


# What Moodle does with a backslash before these, before it looks for marks.
ESCAPED = re.compile(r"\\([\\:#={}~])")


def imported(text: str) -> Iterator[dict[str, str]]:
    """The questions of a GIFT file, read as Moodle reads them: blocks between empty lines, comments out, escapes last."""
    for block in re.split(r"\n\s*\n", text):
        lines = block.strip().split("\n")
        comments = " ".join(line for line in lines if line.startswith("//"))
        body = "\n".join(line for line in lines if not line.startswith("//")).strip()
        if not body or body.startswith("$CATEGORY:"):
            continue
        hidden = ESCAPED.sub(lambda match: f"\0{ord(match[1])};", body)
        match = re.fullmatch(r"::(.*?)::\[html\]([^{}]*)\{(.*)\}", hidden, re.DOTALL)
        assert match, body
        name, question, answer = (re.sub(r"\0(\d+);", lambda code: chr(int(code[1])), part) for part in match.groups())
        id = re.search(r"\[id:(\S+)\]", comments)
        assert id
        yield {"id": id[1], "name": name, "text": question, "answer": answer}


def test_gift_read_back_is_the_questions_of_the_lesson(deliveries: list[Delivery]) -> None:
    for delivery in deliveries:
        questions = list(imported(gift.make(delivery)))
        assert [shown(question["text"])[0] for question in questions] == asked(delivery)
        assert [shown(question["text"])[1].split(":")[0] for question in questions] == [each.skill for each in delivery.lesson.questions]
        assert {question["answer"] for question in questions} == {""}, "an essay has no answer in the file"
        assert len({question["id"] for question in questions}) == len({question["name"] for question in questions}) == len(questions)


@given(st.text(st.sampled_from("\\~=#{}: a\n") | st.characters(exclude_categories=("Cs", "Cc"))))
def test_no_character_of_a_question_is_a_mark_of_gift(typed: str) -> None:
    escaped = gift.escaped(typed)
    assert not re.search(r"[:#={}~]", ESCAPED.sub("", escaped))
    assert ESCAPED.sub(r"\1", escaped) == " ".join(typed.split())


def test_a_question_keeps_its_signs_in_every_format(bridge: Edition) -> None:
    said = "Is “2 < 3” = {true} ~ 50% &amp; <b>:: \\n</b> #1?"
    lesson = bridge.lessons[0]
    odd = replace(lesson, questions=(replace(lesson.questions[0], nodes=(Words(said),)),))
    delivery = Delivery(replace(bridge, address=ADDRESS), odd)
    assert [shown(question["text"])[0] for question in imported(gift.make(delivery))] == [said]
    assert [shown(text)[0] for text in found(_questions(delivery), "//q:mattext/text()", ITEMS)] == [said]


def _questions(delivery: Delivery) -> etree._Element:
    return next(tree for name, tree in documents(qti.make(delivery)).items() if name.endswith("-quiz.xml"))


def test_the_quiz_read_back_is_the_questions_of_the_lesson(deliveries: list[Delivery]) -> None:
    for delivery in deliveries:
        tree = _questions(delivery)
        texts = found(tree, "/q:questestinterop/q:assessment/q:section/q:item/q:presentation/q:material/q:mattext/text()", ITEMS)
        assert [shown(text)[0] for text in texts] == asked(delivery)
        types = found(tree, "//q:qtimetadatafield[q:fieldlabel='question_type']/q:fieldentry/text()", ITEMS)
        assert types == ["essay_question"] * len(texts)
        assert found(tree, "//q:varequal | //q:itemfeedback", ITEMS) == [], "an essay is marked by a teacher"


def shape(tree: etree._Element) -> list[tuple[str, ...]]:
    """Elements by their names with the names of their attributes, in order."""
    return [(str(each.tag), *sorted(str(name) for name in each.attrib if "schemaLocation" not in str(name))) for each in tree.iter()]


def test_a_quiz_has_the_shape_that_text2qti_gives_it(deliveries: list[Delivery]) -> None:
    for delivery in deliveries:
        typed = "".join(f"\nTitle: {number}\n{number}. Why {number}?\n____\n" for number in range(1, len(delivery.lesson.questions) + 1))
        with ZipFile(BytesIO(QTI(Quiz(f"Quiz title: ?\n{typed}", config=Config())).zip_bytes())) as opened:
            theirs = {Path(name).name: etree.fromstring(opened.read(name)) for name in opened.namelist() if name.endswith(".xml")}
        assessment = next(tree for name, tree in theirs.items() if name not in ("imsmanifest.xml", "assessment_meta.xml"))
        assert shape(_questions(delivery)) == shape(assessment)
        ours = documents(qti.make(delivery))
        resources = [next(iter(tree.iter(f"{{{CC['c']}}}resources"))) for tree in (ours["imsmanifest.xml"], theirs["imsmanifest.xml"])]
        assert shape(resources[0]) == shape(resources[1])
        about = next(tree for name, tree in ours.items() if name.endswith("assessment_meta.xml"))
        assert {*shape(about)} <= {*shape(theirs["assessment_meta.xml"])}


def test_the_manifest_of_the_quiz_names_its_files(deliveries: list[Delivery]) -> None:
    for delivery in deliveries:
        trees = documents(qti.make(delivery))
        manifest = trees.pop("imsmanifest.xml")
        assert sorted(found(manifest, "//c:file/@href", CC)) == sorted(trees)
        resources = found(manifest, "//c:resource/@identifier", CC)
        assert {*found(manifest, "//c:dependency/@identifierref", CC)} < {*resources}
        assert found(_questions(delivery), "//q:assessment/@ident", ITEMS) == resources[:1]


def test_a_question_leads_to_the_pages_of_its_paragraphs(deliveries: list[Delivery]) -> None:
    for delivery in deliveries:
        texts = found(_questions(delivery), "//q:mattext/text()", ITEMS)
        for question, text in zip(delivery.lesson.questions, texts, strict=True):
            slug = delivery.edition.text.slug
            for place, link in zip(question.places, shown(text)[2], strict=True):
                assert link.startswith(f"{ADDRESS}/{slug}/{place.partition('.')[0]}/")
                assert urlsplit(link).fragment == (place if "." in place else "")


def test_a_cartridge_is_links_and_nothing_else(deliveries: list[Delivery]) -> None:
    for delivery in deliveries:
        trees = documents(cartridge.make(delivery))
        manifest = trees.pop("imsmanifest.xml")
        assert manifest.tag == f"{{{CC['c']}}}manifest"
        assert found(manifest, "c:metadata/c:schema/text() | c:metadata/c:schemaversion/text()", CC) == ["IMS Common Cartridge", "1.1.0"]
        assert [tree.tag for tree in trees.values()] == [f"{{{CC['l']}}}webLink"] * len(trees)
        assert {*found(manifest, "//c:resource/@type", CC)} == {"imswl_xmlv1p1"}
        assert sorted(found(manifest, "//c:resource/c:file/@href", CC)) == sorted(trees)
        assert found(manifest, "//c:resource/@href", CC) == [], "a link has no address in the manifest"
        assert found(manifest, "//c:item/@identifierref", CC) == found(manifest, "//c:resource/@identifier", CC)
        assert found(manifest, "//c:organization/@structure", CC) == ["rooted-hierarchy"]
        assert found(manifest, "//c:organization/c:item/c:title", CC) == [], "the root has no title"
        assert found(manifest, "//c:organization/c:item/c:item/c:title/text()", CC) == [delivery.lesson.title]


def test_a_cartridge_leads_to_the_worksheet_and_to_every_paragraph_of_the_reading(deliveries: list[Delivery]) -> None:
    for delivery in deliveries:
        trees = documents(cartridge.make(delivery))
        links = {str(tree[0].text): str(tree[1].get("href")) for name, tree in trees.items() if name != "imsmanifest.xml"}
        assert links["Worksheet"] == f"{ADDRESS}/lessons/{delivery.lesson.slug}/worksheet/"
        assert all(link.startswith(f"{ADDRESS}/") for link in links.values())
        slug = delivery.edition.text.slug
        read = {f"{ADDRESS}/{slug}/{id.partition('.')[0]}/" for id in delivery.lesson.reading}
        assert read == {link for link in links.values() if re.fullmatch(rf"{ADDRESS}/{slug}/[^/]+/", link)}


def test_a_cartridge_leads_to_no_page_that_its_edition_has_not(deliveries: list[Delivery]) -> None:
    """Without a day there is no timeline, and without a verdict no page of claims."""
    whole = deliveries[0]
    bare = Delivery(replace(whole.edition, entries=(), notes=()), whole.lesson)
    for delivery, there in ((whole, True), (bare, False)):
        links = {link for tree in documents(cartridge.make(delivery)).values() for link in found(tree, "//l:url/@href", CC)}
        assert {f"{ADDRESS}/timeline/" in links, f"{ADDRESS}/claims/" in links} == {there}
        assert f"{ADDRESS}/check/" in links


def test_moodle_knows_the_cartridge_by_its_first_500_characters(deliveries: list[Delivery]) -> None:
    for delivery in deliveries:
        with ZipFile(BytesIO(cartridge.make(delivery))) as opened:
            head = re.sub(rb"[\s'\"]", b"", opened.read("imsmanifest.xml")[:500].lower())
        assert b"xmlns=http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" in head


def test_identifiers_are_names_of_xml_each_once(deliveries: list[Delivery]) -> None:
    for delivery in deliveries:
        for make in (cartridge.make, qti.make):
            ids = found(documents(make(delivery))["imsmanifest.xml"], "//@identifier", CC)
            assert len(ids) == len(set(ids))
            assert [id for id in ids if not re.fullmatch(r"[a-z][a-z0-9-]*", id)] == []


@pytest.fixture(scope="module")
def taught(real: Edition, lamp: Edition) -> Edition:
    """An edition that has lessons."""
    return real if real.lessons else lamp


def test_identifiers_stay_when_words_and_dates_change_and_are_those_of_the_address(taught: Edition) -> None:
    lesson = taught.lessons[0]
    reworded = tuple(replace(question, nodes=(Words("?"),)) for question in lesson.questions)
    before = Delivery(replace(taught, address=ADDRESS), lesson)
    other = {"date": "2031-01-01", "version-text": "9.9.9", "title": "Another"}
    head = tuple(Fact(fact.name, other.get(fact.name, fact.value)) for fact in taught.facts)
    after = Delivery(replace(taught, address=ADDRESS, facts=head), replace(lesson, title="Else?", questions=reworded))
    elsewhere = Delivery(replace(taught, address="https://1013.other.example/~ed"), lesson)
    for make in (cartridge.make, qti.make):
        paths = ("//c:manifest/@identifier", "//c:resource/@identifier", "//c:item/@identifier", "//q:item/@ident", "//q:assessment/@ident")
        one, two, three = (
            [found(tree, path, CC | ITEMS) for tree in documents(make(each)).values() for path in paths]
            for each in (before, after, elsewhere)
        )
        assert one == two
        assert not {id for ids in one for id in ids} & {id for ids in three for id in ids}, "two editions take nothing from each other"
        assert all(id.startswith(f"at-example-org-edition-{lesson.slug}") for ids in one for id in ids)
        assert all(re.fullmatch("[a-z][a-z0-9-]*", id) for ids in three for id in ids)
    assert [each["id"] for each in imported(gift.make(before))] == [each["id"] for each in imported(gift.make(after))]


def test_no_two_lessons_share_an_identifier(taught: Edition) -> None:
    edition = replace(taught, address=ADDRESS)
    ids = [
        id
        for lesson in edition.lessons
        for make in (cartridge.make, qti.make)
        for tree in documents(make(Delivery(edition, lesson))).values()
        for id in found(tree, "//c:manifest/@identifier | //c:resource/@identifier | //c:item/@identifier", CC)
    ]
    assert len(ids) == len(set(ids)) > 10 * len(edition.lessons) > 0


def test_the_excerpt_has_the_words_of_the_reading_and_the_numbers_of_its_paragraphs(deliveries: list[Delivery]) -> None:
    for delivery in deliveries:
        text, lesson = delivery.edition.text, delivery.lesson
        made = excerpts.plain(delivery)
        for part in text.paragraphs:
            said = words(part.nodes)
            for each in text.sentences[part.id]:
                assert (said[each.start : each.end].strip() in made) or each.id not in (*lesson.reading, *lesson.extended), each.id
        core = made.split("More to read")[0]
        numbers = [id[1:] for id in delivery.paragraphs if id[1:].isdigit()]
        assert re.findall(r"^¶ (\d+)$", core, re.MULTILINE) == numbers


def test_sentences_left_out_of_a_paragraph_are_marked(bridge: Edition) -> None:
    lesson = replace(bridge.lessons[0], reading=("p2.s1", "p2.s3"), extended=())
    made = excerpts.plain(Delivery(replace(bridge, address=ADDRESS), lesson))
    assert "We cross by boat, i.e. by the ferry. … “It always did,”" in made
    assert "It leaks" not in made


def test_an_archive_depends_on_nothing_but_what_is_in_it() -> None:
    day = dt.date(1851, 5, 1)
    one = zipped({"b/c.txt": b"2", "a.txt": b"1"}, day)
    assert one == zipped({"a.txt": b"1", "b/c.txt": b"2"}, day)
    with ZipFile(BytesIO(one)) as opened:
        assert [(each.filename, each.date_time[:3]) for each in opened.infolist()] == [("a.txt", (1980, 1, 1)), ("b/c.txt", (1980, 1, 1))]
        assert opened.read("b/c.txt") == b"2"


def test_packs_without_an_address_are_refused(bridge: Edition) -> None:
    with pytest.raises(ValueError, match="SITEURL"):
        next(packs.make(bridge, {}, Path(), print))


def test_a_sentence_is_read_where_it_stands_though_its_paragraph_was_divided() -> None:
    parts = (Paragraph((Words("It leaks."),), "p2"), Paragraph((Words("It always did."),), "p2b"))
    text = Text("letter", "A letter", (), parts, {"p2": (Sentence("p2.s1", 0, 9),), "p2b": (Sentence("p2.s2", 0, 14),)})
    assert [(part.id, words(nodes)) for part, nodes in excerpt(text, ("p2.s2",))] == [("p2b", "It always did.")]


def test_a_question_is_asked_with_the_address_of_the_paragraph_where_its_sentence_stands(bridge: Edition) -> None:
    (first, second), *_ = [bridge.text.paragraphs[1:3]]
    sentences = bridge.text.sentences | {second.id: bridge.text.sentences[first.id][-1:], first.id: bridge.text.sentences[first.id][:-1]}
    delivery = Delivery(replace(bridge, address=ADDRESS, text=replace(bridge.text, sentences=sentences)), bridge.lessons[0])
    assert (first.id, second.id) == ("p1", "p2")
    assert delivery.passage("p1.s1") == f"{ADDRESS}/letter/p1/#p1.s1"
    assert delivery.passage("p1.s2") == f"{ADDRESS}/letter/p2/#p1.s2"
    assert delivery.passage("p1") == f"{ADDRESS}/letter/p1/"


def test_a_question_says_on_every_platform_what_it_cannot_be_answered_without(bridge: Edition) -> None:
    delivery = Delivery(replace(bridge, address=ADDRESS), bridge.lessons[0])
    needed = "To answer it you also need the Background."
    assert [needed in delivery.asked(each) for each in bridge.lessons[0].questions] == [False, True, False]
    assert gift.make(delivery).count(needed) == 1
    assert sum(etree.tostring(tree, encoding="unicode").count(needed) for tree in documents(qti.make(delivery)).values()) == 1
