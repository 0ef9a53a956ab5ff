"""The pages of the lessons: what a teacher finds, what a student gets, and that no word of a key is anywhere but in the key."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from edition.model import COLUMNS, EXCERPT, Edition, Lesson, Nodes, prose, section_runs, words
from edition.model import runs as runs_of
from edition.outputs.school.short import questions, task
from edition.outputs.school.worksheets import for_students
from edition.outputs.site.lines import Lines
from edition.reader import read
from edition.wording import wording
from lxml.html import HtmlElement
from pages import KINDS, LOCAL, Page, Site

ROOT = Path(__file__).parent.parent.parent
RUN = 8  # so many words in a row are no accident
WORD = re.compile(r"[^\W_]+")
QUOTED = re.compile(r"“[^”]*”|¶ \d+(?:, sentences? \d+)?")


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read(ROOT / "content")[0]


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of eight words of a text, in whatever case and with whatever punctuation."""
    found = WORD.findall(text.casefold())
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def keys(edition: Edition) -> Iterator[str]:
    """Everything that stands in the keys, in pieces between quotations and paragraphs' numbers, which may stand anywhere."""
    for lesson in edition.lessons:
        said = [nodes for section in lesson.sections if section.part.form == "key" for nodes in section_runs(section)]
        said += [nodes for answer in lesson.answers for nodes in (answer.exemplar, *answer.more.values())]
        yield from (piece for nodes in said for piece in QUOTED.split(words(nodes)))


def elsewhere(edition: Edition) -> set[tuple[str, ...]]:
    """The runs of all else that the editors wrote: a key may quote the text, a note or the background."""
    found = set().union(*(runs(words(part.nodes)) for part in edition.text.parts))
    for blocks in (*(note.blocks for note in edition.notes), *(entry.blocks for entry in edition.entries), edition.blocks):
        found |= runs(prose(blocks))
    for page in edition.pages:
        found |= runs(prose(page.blocks))
    for lesson in edition.lessons:
        bare = replace(lesson, sections=tuple(each for each in lesson.sections if each.part.form != "key"), answers=())
        found = found.union(*(runs(words(nodes)) for nodes in bare.runs()))
    return found


def built(folder: Path) -> Iterator[tuple[str, str]]:
    """Every text that was built, by its path, and those in archives by theirs, with the marks taken out of pages."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix in (".zip", ".imscc", ".epub"):
            with zipfile.ZipFile(path) as archive:
                yield from ((f"{name}/{each}", _plain(archive.read(each))) for each in archive.namelist())
        elif path.is_file() and path.suffix not in (".woff2", ".png", ".pdf", ".jpg"):
            yield name, _plain(path.read_bytes())


def _plain(raw: bytes) -> str:
    return re.sub(r"<[^>]*>", "", raw.decode("utf-8", "replace"))


def has(lesson: Lesson, part: str) -> bool:
    """Whether a lesson has a part that not every form asks for."""
    return any(section.part.name == part for section in lesson.sections)


def addressed(lesson: Lesson, edition: Edition) -> bool:
    """Whether its students are told what the address of a passage looks like."""
    said = (words(nodes) for section in lesson.sections if section.part.name == "Citing" for nodes in section_runs(section))
    return any(f"/{edition.text.slug}/#p" in each for each in said)


# --- keys ------------------------------------------------------------------------------------------------


def test_no_word_of_a_key_is_built_anywhere_but_on_its_page(site: Path, edition: Edition) -> None:
    if not edition.lessons:
        return  # an edition need not have lessons
    secret = set().union(*map(runs, keys(edition))) - elsewhere(edition)
    assert len(secret) > 10 * len(edition.lessons)
    leaks = {name: found for name, text in built(site) if not name.endswith("/key/index.html") for found in [runs(text) & secret] if found}
    assert leaks == {}
    shown = set().union(*(runs(text) for name, text in built(site) if name.endswith("/key/index.html")))
    share = 0.8 if len(secret) > 3000 else 0.25  # where an answer ends a run is cut, and short keys are nearly all ends
    assert len(secret & shown) > len(secret) * share, "the keys do not hold these words: the test would not see a leak"


def test_a_worksheet_is_made_of_a_lesson_that_has_no_key_any_more(edition: Edition) -> None:
    for lesson in edition.lessons:
        bare = for_students(lesson)
        parts = [section.part for section in bare.sections]
        assert bare.answers == ()
        assert [section.part for section in lesson.sections if section.part.audience != "teacher"] == parts
        assert {"Key", "Before the lesson", "Plan"} & {part.name for part in parts} == set()
        assert {"Background", "Questions", "Organizer", "Citing", "Submission"} <= {part.name for part in parts}


def test_a_key_repeats_each_question_and_tells_all_of_its_answer(pages: Site, edition: Edition) -> None:
    for lesson in edition.lessons:
        items = pages[f"lessons/{lesson.slug}/key/"].elements("//main//ol[@class='questions']/li")
        assert len(items) == len(lesson.questions)
        for item, question, answer in zip(items, lesson.questions, lesson.answers, strict=True):
            said = " ".join(item.text_content().split())
            for part in (question.nodes, answer.exemplar, answer.also, answer.supported, answer.errors):
                assert " ".join(shown_as(part).split()) in said, f"{lesson.slug}: {words(part)[:50]}"
        short = [section for section in lesson.sections if section.part.form == "short" and lesson.short]
        fewer = [nodes for section in short for nodes in (*questions(section), *runs_of(task(section)))]
        told = " ".join(str(pages[f"lessons/{lesson.slug}/key/"].tree.xpath("string(//main)")).partition("Answers")[0].split())
        assert [nodes for nodes in fewer if words(nodes) not in told] == [], "the short form asks in other words"
        assert [int(each) for each in re.findall(r"Answered under question (\d)\.", told)] == [*lesson.answering]


def shown_as(nodes: Nodes) -> str:
    """The words of nodes as a page shows them, with the locators of citations."""
    return Lines("", "", {}, wording("en")).html(nodes).striptags()


# --- the lesson and its worksheet ------------------------------------------------------------------------


def paragraphs(page: Page) -> dict[str, str]:
    """The excerpt as it stands on a page: the words of each paragraph behind its number."""
    found = page.elements(
        "//*[contains(concat(' ', @class, ' '), ' excerpt ') and not(contains(@class, 'longer')) and not(ancestor::details)]/p"
    )
    return {each.xpath("string(a[@class='n']/@data-n)"): " ".join(own(each).split()) for each in found}


def own(element: HtmlElement) -> str:
    """The words of an element without its apparatus."""
    return "".join(element.xpath(".//text()[not(ancestor::*[@data-apparatus])]"))


def expected(edition: Edition, lesson: Lesson) -> dict[str, str]:
    """The same, made of the words of the source: three points where sentences of a paragraph are left out."""
    found = {}
    for part in edition.text.paragraphs:
        said = words(part.nodes)
        pieces = [said[each.start : each.end] if each.id in lesson.reading else "…" for each in edition.text.sentences[part.id]]
        if any(piece != "…" for piece in pieces):
            found[f"¶ {part.id[1:]}"] = re.sub(r"…( …)+", "…", " ".join(pieces))
    return found


@pytest.mark.parametrize("part", ["", "worksheet/"])
def test_the_excerpt_is_the_reading_in_the_words_of_the_text(part: str, pages: Site, edition: Edition) -> None:
    for lesson in edition.lessons:
        shown = paragraphs(pages[f"lessons/{lesson.slug}/{part}"])
        assert shown == expected(edition, lesson), lesson.slug


def test_each_adapted_sentence_stands_beside_its_original_and_leads_to_it(pages: Site, edition: Edition) -> None:
    sentences = {
        each.id: words(part.nodes)[each.start : each.end] for part in edition.text.paragraphs for each in edition.text.sentences[part.id]
    }
    for lesson in edition.lessons:
        for part in ("", "worksheet/"):
            page = pages[f"lessons/{lesson.slug}/{part}"]
            rows = page.elements("//table[@class='facing']/tbody/tr")
            assert len(rows) == len(lesson.adapted)
            for row, item in zip(rows, lesson.adapted, strict=True):
                plain, original = row.xpath("td")
                assert " ".join(plain.text_content().split()) == words(item.nodes)
                places = [urlsplit(str(href)) for href in original.xpath("a[@class='place']/@href")]
                assert [(place.path.split("/")[-2], place.fragment) for place in places] == [
                    (edition.text.slug, id) for id in item.sentences
                ]
                shown = [" ".join(each.text_content().split()) for each in original.xpath("span[@class='text']")]
                assert shown == [sentences[id] for id in item.sentences]


def test_a_lesson_has_its_parts_in_order_without_the_key(pages: Site, edition: Edition) -> None:
    for lesson in edition.lessons:
        page = pages[f"lessons/{lesson.slug}/"]
        names = [section.part.name for section in lesson.sections if section.part.name != "Key"]
        names.insert(names.index("Background") + 1, EXCERPT)
        shown = [heading.text_content() for heading in page.elements("//main//section/h2")]
        assert shown == [*names, "Downloads"]


def test_a_worksheet_has_what_a_student_needs_on_paper(pages: Site, edition: Edition) -> None:
    for lesson in edition.lessons:
        page = pages[f"lessons/{lesson.slug}/worksheet/"]
        said = page.tree.xpath("string(//main)")
        assert [each.text_content() for each in page.elements("//p[@class='blanks']/span")] == ["Name", "Class", "Date"]
        items = page.elements("//ol[@class='questions']/li")
        for item, question in zip(items, lesson.questions, strict=True):
            shown = " ".join(item.text_content().split())
            assert shown.startswith(words(question.nodes))
            assert question.skill.casefold() in shown[len(words(question.nodes)) :].casefold()
            assert 4 <= len(item.xpath("div[@aria-hidden='true']/i")) <= 6
        sources = page.elements("//section[@id='document-b']//a[contains(@href, '/sources/#')]")
        assert bool(sources) == has(lesson, "Document B"), "the second document says where it was taken from"
        heads = page.elements("//table[starts-with(@class, 'organizer')]//*[self::th or self::span]")
        columns = [" ".join(each.text_content().split()) for each in heads]
        assert {*COLUMNS} <= {name for name in COLUMNS for column in columns if column.startswith(name)}
        rows = page.elements("//table[starts-with(@class, 'organizer')]/tbody/tr[not(@class)]")
        assert [row.text_content().strip() for row in rows] == [""] * (3 if len(lesson.columns) > 3 else 4)
        assert page.elements("//div[contains(@class, 'excerpt')]//a[not(@class='n')]") == [], "on paper a name is no link"
        most = next((int(fact.value) for fact in lesson.facts if fact.name == "words"), 0)
        assert len(page.elements("//section[@id='submission']/div[@class='ruled']/i")) >= (most * 24) // 200
        assert edition.said["attribution"] in said
        assert f"text {edition.said['version-text']}" in said
        terms = page.elements("//section[@aria-labelledby='word-bank']//dt")
        assert len(terms) == len(lesson.terms)


def test_a_worksheet_marks_what_a_teacher_may_add_to_it(pages: Site, edition: Edition) -> None:
    for lesson in edition.lessons:
        page = pages[f"lessons/{lesson.slug}/worksheet/"]
        offered = {id.removeprefix("with-") for id in page.texts("//form[@class='choices']//input/@id")}
        assert ("translation" in offered) == bool(lesson.translation)
        assert ("plainer-words" in offered) == bool(page.elements("//section[@id='document-b']/div[@id='plainer-words']"))
        assert offered - {"longer-reading", "translation", "plainer-words"} == {
            each.get("id") for each in page.elements("//*[contains(@class, 'chosen')]")
        }
        assert ("longer-reading" in offered) == bool(lesson.extended)
        adapted = any(fact.name == "approach" and fact.value == "adapted reading" for fact in lesson.facts)
        on = {id.removeprefix("with-") for id in page.texts("//form[@class='choices']//input[@checked]/@id")}
        assert on - {"plainer-words"} == ({"adapted-text", "sentence-starters"} if adapted else set())
        assert on & {"plainer-words"} == offered & {"plainer-words"}


def test_a_short_form_has_its_excerpt_three_questions_a_task_and_a_plan_of_45_minutes(pages: Site, edition: Edition) -> None:
    lessons = [lesson for lesson in edition.lessons if lesson.short]
    if not lessons:
        pytest.skip("no lesson has a short form")
    for lesson in lessons:
        page = pages[f"lessons/{lesson.slug}/short/"]
        assert len(page.elements("//ol[@class='questions']/li")) == 3
        assert len(page.elements("//section[@id='task']/div[@class='ruled']/i")) >= 8
        asked = {target.rpartition("#")[2] for target in page.resolved("//ol[@class='questions']//a/@href") if "#p" in target}
        read = {id for sentence in lesson.short for id in (sentence, sentence.partition(".")[0])}
        assert asked <= read, "no question asks of what is not read"
        told = page.tree.xpath("string(//main)")
        assert re.findall(r"\bquestions? \d[^.]*", told, re.IGNORECASE) == [], "the worksheet has other numbers"
        terms = len(page.elements("//section[@aria-labelledby='word-bank']//dt"))
        assert terms <= len(lesson.terms)
        plan = pages[f"lessons/{lesson.slug}/"].texts("//section[@id='short-form']/ul/li//text()")
        minutes = [int(found[1]) for said in plan if (found := re.match(r"(\d+) minutes\. ", said))]
        assert sum(minutes) == 45
        count = len(" ".join(page.texts("//div[contains(@class, 'excerpt')]//text()")).split())
        assert count / 100 <= minutes[1], "what is read slowly is read in the minutes that are given to it"
        assert [link for link in page.resolved("//main//a/@href") if link.endswith("/key/")] == []
        doors = [*page.resolved("//p[@class='where']/a/@href")]
        assert doors[-1].endswith(f"/lessons/{lesson.slug}/#short-form"), "the plan is one step away"


def test_a_rubric_is_a_grid_to_circle_in_with_its_total(pages: Site, edition: Edition) -> None:
    for lesson in edition.lessons:
        for address in (f"lessons/{lesson.slug}/", f"lessons/{lesson.slug}/worksheet/"):
            if listed := pages[address].elements("//section[@id='rubric']//li"):
                assert [each for each in listed if not re.search(r"\. \d+: ", each.text_content())], "what is no grid could be none"
                continue
            (grid,) = pages[address].elements("//section[@id='rubric']//table[@class='rubric']")
            scores = [int(each.text_content()) for each in grid.xpath("./thead//th")]
            assert scores == sorted(scores, reverse=True)
            rows = [[cell.text_content().strip() for cell in row.xpath("./td")] for row in grid.xpath("./tbody/tr")]
            total = sum(max(score for score, said in zip(scores, row, strict=True) if said) for row in rows)
            assert f"of {total} points" in grid.xpath("string(./tfoot)")
            assert all(said for row in rows for said in row[1:]), "every row says what earns one point and none"


def test_a_second_document_is_a_part_of_its_own_behind_the_first(pages: Site, edition: Edition) -> None:
    for lesson in edition.lessons:
        for part in ("", "worksheet/"):
            page = pages[f"lessons/{lesson.slug}/{part}"]
            ids = [id for id in page.texts("//main//section[h2]/@id") if id in ("background", "document", "document-b", "questions")]
            assert sorted(ids) == ["background", "document", *(["document-b"] if has(lesson, "Document B") else []), "questions"]
            assert ids[:2] == ["background", "document"]
            assert "Document B" not in [each.text_content()[:10] for each in page.elements("//main//h3")]


def test_a_site_that_does_not_know_its_address_says_what_the_dots_stand_for(pages: Site, edition: Edition) -> None:
    for lesson in edition.lessons:
        said = pages[f"lessons/{lesson.slug}/worksheet/"].tree.xpath("string(//section[@id='citing'])")
        if not addressed(lesson, edition):
            continue
        assert f"…/{edition.text.slug}/#p" in said
        assert f"The dots before “/{edition.text.slug}/” stand for the address of the site" in said


def test_a_worksheet_leads_back_to_its_lesson_and_not_to_the_key(pages: Site, edition: Edition) -> None:
    for lesson in edition.lessons:
        page = pages[f"lessons/{lesson.slug}/worksheet/"]
        linked = [urlsplit(target).path[1:] for target in page.resolved("//main//a/@href") if target.startswith(LOCAL)]
        assert linked.count(f"lessons/{lesson.slug}/") == 1
        assert linked.count(f"lessons/{lesson.slug}/key/") == 0


# --- the lists -------------------------------------------------------------------------------------------


def test_the_list_tells_of_each_lesson_what_a_teacher_chooses_by(pages: Site, edition: Edition) -> None:
    rows = pages["lessons/"].elements("//dl[@class='rows']/div") if edition.lessons else []  # an edition need not have any
    if rows:
        named = [urlsplit(str(href)).path for href in pages["lessons/"].texts("//h1/following-sibling::ul[1]//a/@href")]
        assert named[-2:] == ["../assign/", "../check/"] and len(named) == 2 + ("teacher" in KINDS)
    for row, lesson in zip(rows, edition.lessons, strict=True):
        said = " ".join(row.text_content().split())
        for name in ("title", "summary", "approach", "grades", "minutes"):
            assert all(fact.value in said for fact in lesson.facts if fact.name == name)
        for skill in next(fact.value for fact in lesson.facts if fact.name == "skills").split("; "):
            assert skill in said
        assert [urlsplit(str(href)).path for href in row.xpath(".//a/@href")] == [
            f"../lessons/{lesson.slug}/",
            *([f"../lessons/{lesson.slug}/short/"] if lesson.short else []),
            f"../lessons/{lesson.slug}/worksheet/",
        ]
        takes = [" ".join(each.text_content().split()) for each in row.xpath(".//ul/li")]
        minutes = next(fact.value for fact in lesson.facts if fact.name == "minutes")
        assert [each for each in takes if each.endswith("45 minutes")] == (["Short form two pages, for 45 minutes"] if lesson.short else [])
        assert f"Worksheet {minutes} minutes where pairs share out the questions; two periods" in takes[-1]


def test_downloads_of_which_the_page_for_teachers_speaks_have_their_place_and_it_says_where_there_are_none(
    pages: Site, edition: Edition
) -> None:
    if not edition.lessons:
        pytest.skip("no lessons")
    if "teacher" in KINDS:  # an edition need not have that page
        assert "Under “Downloads” on the lesson’s page" in pages[KINDS["teacher"]].tree.xpath("string(//main)")
    for lesson in edition.lessons:
        page = pages[f"lessons/{lesson.slug}/"]
        (part,) = page.elements("//section[h2='Downloads']")
        assert page.texts("//nav//a[.='Downloads']/@href") == [f"#{part.get('id')}"]
        assert "made without files to download" in part.text_content()
        assert not part.xpath(".//a"), "a file that is not there is no link"


def test_the_page_for_teachers_sets_every_standard_against_the_lessons_that_serve_it(pages: Site, edition: Edition) -> None:
    if "teacher" not in KINDS:
        return  # as above
    page = pages[KINDS["teacher"]]
    shown = {
        (row.xpath("string(th)"), int(link.text_content()), urlsplit(link.get("href")).path.split("/")[-2])
        for row in page.elements("//table[@class='matrix']/tbody/tr")
        for link in row.xpath("td/a")
    }
    assert shown == {
        (name, number, lesson.slug)
        for number, lesson in enumerate(edition.lessons, 1)
        for fact in lesson.facts
        if fact.name == "standards"
        for name in fact.value.split("; ")
    }
    numbers = [
        int(found[1]) for name in page.texts("//table[@class='matrix']/tbody/tr/th/text()") if (found := re.search(r"His\.(\d+)", name))
    ]
    assert numbers == sorted(numbers), "10 comes after 9"


def test_the_second_edition_has_lessons_without_what_its_form_does_not_ask_for(lamp_site: Path) -> None:
    site = Site(lamp_site)
    page = site["lessons/did-the-lamp-fail/"]
    assert page.elements("//table[@class='facing']") == []
    assert "Differentiation" in [heading.text_content() for heading in page.elements("//h2")]
    assert site["lessons/did-the-lamp-fail/worksheet/"].elements("//form//input") != []
    assert "keeps no secrets" in site["lessons/did-the-lamp-fail/key/"].tree.xpath("string(//main)")


# --- what only a published site has -----------------------------------------------------------------------


def test_a_published_worksheet_has_its_address_in_letters_and_as_a_code(published: Site, siteurl: str, edition: Edition) -> None:
    for lesson in edition.lessons:
        page = published[f"lessons/{lesson.slug}/worksheet/"]
        assert page.texts("//span[@class='short']/text()") == [
            f"{siteurl}/{path}".partition("://")[2] for path in (f"lessons/{lesson.slug}/worksheet/", "sources/")
        ]
        assert len(page.elements("//footer[@class='end']/img")) == 1
        for form in ("worksheet/", *(["short/"] if lesson.short else [])):
            foot = published[f"lessons/{lesson.slug}/{form}"].elements("//footer[@class='end']//span[@class='short']")
            assert [each.tail.strip() for each in foot if each.tail] == [], "an address ends its line"


def test_a_published_worksheet_spells_the_addresses_that_a_student_needs_on_paper(published: Site, siteurl: str, edition: Edition) -> None:
    home = siteurl.partition("://")[2]
    for lesson in edition.lessons:
        page = published[f"lessons/{lesson.slug}/worksheet/"]
        said = page.tree.xpath("string(//main)")
        assert not addressed(lesson, edition) or f"{siteurl}/{edition.text.slug}/#p" in page.tree.xpath("string(//section[@id='citing'])")
        linked = [*page.resolved("//section[@id='submission']//a/@href", siteurl)]
        spelled = page.tree.xpath("string(//section[@id='submission'])")
        assert (f"({home}/check/)" in spelled) == (f"{siteurl}/check/" in linked)
        assert "…/" not in said
        assert "The dots before" not in said
        named = {text.strip(" ()").removeprefix(home).strip("/") for text in page.texts("//span[@class='spelled']/text()")}
        assert named <= {"check", "cite", "claims", "method", "timeline"}, "entries are found by their names"


def test_a_published_lesson_measures_its_reading_and_says_how_little_that_means(published: Site, pages: Site, edition: Edition) -> None:
    for lesson in edition.lessons:
        page = published[f"lessons/{lesson.slug}/"]
        rows = [[cell.text_content() for cell in row] for row in page.elements("//section[@class='levels']//tbody/tr")]
        other = ["Document B"] if any(each.part.form == "document" for each in lesson.sections) else []
        other += ["Document B in plainer words"] if page.elements("//div[@id='plainer-words']") else []
        longer, adapted = (["The longer reading"] if lesson.extended else []), (["The adapted text"] if lesson.adapted else [])
        assert [row[0] for row in rows] == ["Background", "The excerpt", *longer, *adapted, *other], "whatever a student reads"
        measured = {row[0]: row for row in rows}
        excerpt = measured["The excerpt"]
        assert 0 < int(excerpt[1]) <= 300
        for name in adapted:
            assert float(measured[name][2]) < float(excerpt[2]) < 18
            assert float(measured[name][3].split()[0]) < float(excerpt[3].split()[0])
        if len(other) > 1:
            own, plainer = (measured[name] for name in other)
            assert float(plainer[2]) < float(own[2]), "its plainer words are measured apart"
            assert float(plainer[3].split()[0]) < float(own[3].split()[0])
        said = page.tree.xpath("string(//section[@class='levels']/p)")
        assert "100 words" in said
        assert "translated" in said
        assert pages[f"lessons/{lesson.slug}/"].elements("//section[@class='levels']") == []


# --- source codes ----------------------------------------------------------------------------------------

CODE = re.compile(r"(?<!\w)(?![IVXLC]+\b)[A-Z]{3,}(?!\w)")  # and no number in Roman letters
KNOWN = {"CIA", "TASS", "UPI", "RAF"}  # bodies whose letters are their names


def test_no_code_of_a_source_stands_unexplained_on_what_a_student_gets(pages: Site, edition: Edition) -> None:
    """Where letters in a citation stand first they say what they are short for, on the page and so on paper."""
    forms, told = dict(edition.pairs("short-forms")), 0
    sheets = {address: ["//main/article"] for address in pages if re.fullmatch(r"lessons/[^/]+/(worksheet|short)/", address)}
    sheets["assign/"] = [f"//template[@data-background='{lesson.slug}']" for lesson in edition.lessons if lesson.short]
    for address, whole in sheets.items():
        for place in whole:
            said: dict[str, str] = {}
            for link in pages[address].elements(f"{place}//a[contains(@href, '/sources/#')]"):
                here = {each.text: each.get("title") for each in link.iter("abbr")}
                for code in CODE.findall(link.text_content()):
                    assert code in KNOWN or said.get(code) or here.get(code) == forms.get(code, "?"), f"{address}: {link.text_content()}"
                said |= here
            told += len(said)
    assert told >= len(edition.lessons) or not forms
