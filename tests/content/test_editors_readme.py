"""What `content/README.md` promises to editors: every example in it is typed, and does what stands beside it.

The examples are typed into a small house: the forms of the edition, a text of seventy-two short paragraphs, and a stub
for every file that the README links to.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest
from edition import dates
from edition.__main__ import lock
from edition.model import (
    CHANGES,
    Citation,
    Edition,
    Emphasis,
    Gap,
    Heading,
    Lemma,
    Link,
    ListOf,
    Mention,
    PageBreak,
    Picture,
    Quotation,
    Reference,
    Rendered,
    Revision,
    Supplied,
    Unclear,
    Words,
    every,
    nodes_of,
    own,
    walk,
    words,
)
from edition.model import Node as Mark
from edition.outputs.school.sections import parted
from edition.reader import forms, read
from edition.wording import wording
from PIL import Image

ROOT = Path(__file__).parent.parent.parent
CONTENT = ROOT / "content"
README = (CONTENT / "README.md").read_text(encoding="utf-8")
TITLE = (CONTENT / "edition.md").read_text(encoding="utf-8").split("\n\n")[0]
LINK = re.compile(r"\]\(([a-z]+/[a-z0-9-]+\.md)")
Typist = Callable[..., tuple[Edition, list[str]]]


def examples() -> dict[str, list[str]]:
    """The indented blocks of the README under the heading that they stand under, the heading's marks left out."""
    found: dict[str, list[str]] = {}
    heading, block = "", list[str]()
    for line in [*README.splitlines(), "end"]:
        if line.startswith("    ") or (block and not line):
            block.append(line[4:])
            continue
        if block:
            found.setdefault(heading, []).append("\n".join(block).rstrip())
            block = []
        if line.startswith("#"):
            heading = line.lstrip("# ")
    return found


EXAMPLES = examples()
SENTENCES = [line for block in EXAMPLES["Slips"][1:] for line in block.splitlines()]


def example(heading: str) -> str:
    """The one example under a heading."""
    (block,) = EXAMPLES[heading]
    return block


@pytest.fixture
def typed(tmp_path: Path) -> Typist:
    """Types files into the small house, reads it, and gives the edition and the sentences of its slips."""

    def typist(files: dict[str, str] | None = None, raw: bytes = b"") -> tuple[Edition, list[str]]:
        written = house() | (files or {})
        for name, text in written.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (tmp_path / "images").mkdir(exist_ok=True)
        copy(ROOT / "tests" / "samples" / "forms" / "images" / "ferry.png", tmp_path / "images")
        if raw:
            (tmp_path / "pages" / "cite.md").write_bytes(raw)
        edition, slips, _ = read(tmp_path)
        return edition, [slip.sentence for slip in slips]

    return typist


def house() -> dict[str, str]:
    """The files of the small house: all forms, a stub for every file that is linked to, and a page that links to all."""
    files = {str(path.relative_to(CONTENT)): path.read_text(encoding="utf-8") for path in CONTENT.glob("*/_blank.md")}
    head = TITLE.replace("version-text: 1.0.0", "version-text: 0.9.0")  # the small house was never published
    head = "\n".join(
        line for line in head.splitlines() if not line.startswith(("preview:", "quotation:", "way-in:", "lanes", "voices:"))
    )  # what it has not
    linked = {target for target in LINK.findall(README) if (CONTENT / target).exists()} | {"pages/about.md"}
    for target in linked:
        facts = (CONTENT / target).read_text(encoding="utf-8").split("\n\n")[0]
        facts = "\n".join(line for line in facts.splitlines() if "](" not in line)
        files[target] = facts + ("\n" if target.startswith("sources/") else "\n\nHe was there.\n")
    files["pages/about.md"] += "\n" + " ".join(f"[this]({target})" for target in sorted(linked)) + "\n"
    return files | {"edition.md": head + "\n\nAn edition.\n", "telegram.md": text()}


def text(*first: str) -> str:
    """The text of the small house: the typed paragraphs, and short ones up to p72."""
    head = (CONTENT / "telegram.md").read_text(encoding="utf-8").split("\n\n")[0]
    head = "\n".join(line for line in head.splitlines() if "](" not in line)
    number = max([0, *map(int, re.findall(r"\{: #p(\d+) ", "\n".join(first)))])
    rest = [f"There are no losses.\n{{: #p{more} }}" for more in range(number + 1, 73)]
    return "\n\n".join([head, *first, *rest]) + "\n"


def marks(edition: Edition, id: str = "p1") -> list[Mark]:
    """All nodes of a paragraph."""
    paragraph = next(part for part in edition.text.paragraphs if part.id == id)
    return list(walk(paragraph.nodes))


def test_the_small_house_has_no_slips(typed: Typist) -> None:
    assert typed()[1] == []


def test_the_folders_are_those_of_the_readme() -> None:
    names = [line.split()[0] for line in example("The folders").splitlines()]
    folders = {name.rstrip("/") for name in names if name.endswith("/")}
    assert {path.name for path in CONTENT.iterdir() if path.is_dir()} == folders
    assert {name for name in names if name.endswith(".md")} | {"README.md"} == {path.name for path in CONTENT.glob("*.md")}


def test_every_form_that_it_names_exists() -> None:
    folders = [line.split()[0] for line in example("The folders").splitlines() if line.split()[0].endswith("/")]
    folders.remove("images/")
    named = set(re.findall(r"`([a-z]+/_blank\.md)`", README)) | {f"{folder}_blank.md" for folder in folders}
    assert {name for name in named if not (CONTENT / name).exists()} == set()


def test_every_file_that_an_example_links_to_exists_or_is_misspelled_on_purpose() -> None:
    before, _, begun = README.split("## Slips")[0].partition("## Begin an edition of another document")  # whose files are another's
    right = before + begun.partition("\n## ")[2]
    assert {target for target in LINK.findall(right) if not (CONTENT / target).exists()} == set()


def test_it_explains_every_word_of_a_form() -> None:
    explained = {word.split()[0] for word in re.findall(r"^- \*([\w …]+)\*", README, re.MULTILINE)}
    typed_words = {
        rule for path in CONTENT.glob("*/_blank.md") for rule in re.findall(r"^[\w-]+: (\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    assert explained == typed_words | {"needed"}
    assert typed_words - {"one"} <= set(forms.FORMS)


@pytest.mark.parametrize(
    "mark",
    [
        "{: #p1 }",
        "{: #s-",
        "#headnote",
        "#signature",
        "#source-note",
        "](weapons/il-28.md)",
        '](sources/frus-vi.md "doc. 74")',
        "][^",
        "\n    [^il-28-count]: ",
        "{: .claim verdict=exaggerated cert=disputed }",
        "[[page 1]]",
        "[choose to]",
        "\\[",
        *(f"`{word}`" for word in ("identification", "context", "claim", "translation", "textual")),
        *(f"cert={word}" for word in ("probable", "disputed", "open")),
    ],
)
def test_it_shows_every_mark_of_the_contract(mark: str) -> None:
    assert mark in README


def test_the_example_of_a_file_is_an_entry(typed: Typist) -> None:
    edition, slips = typed(
        {
            "people/gribkov-anatoly.md": example("A file: the head and the text"),
            "telegram.md": text("[Gribkov](people/gribkov-anatoly.md)\n{: #p1 }"),
        }
    )
    entry = next(each for each in edition.entries if each.path == "people/gribkov-anatoly")
    assert slips == []
    assert (entry.name, entry.also) == ("Gribkov, Anatoly", ("Gribkov", "comrades Gribkov and Pavlov"))
    assert [type(node) for node in marks(edition) if isinstance(node, Mention) and not node.implied] == [Mention]


@pytest.mark.parametrize("edtf", example("Dates").split())
def test_the_examples_of_dates_are_dates(edtf: str) -> None:
    assert dates.parse(edtf).edtf == edtf


INLINE: dict[str, type[Mark]] = {
    "A link to an entry": Mention,
    "A citation": Citation,
    "A link to a paragraph": Reference,
    "A link to another page": Reference,
    "A link out of the edition": Link,
    "Italics and bold": Emphasis,
    "Words in another language": Emphasis,
    "Raised and lowered letters, small capitals, what is underlined": Rendered,
    "Words supplied in brackets": Supplied,
}


NOT_IN_THE_TEXT = ("A citation", "A link out of the edition")


def noted(block: str) -> str:
    """A paragraph with a note that holds a block."""
    return f"[There][^n] are none.\n{{: #p1 }}\n\n[^n]: {block}\n{{: .textual }}"


@pytest.mark.parametrize(("heading", "block"), [(heading, block) for heading in INLINE for block in EXAMPLES[heading]])
def test_a_mark_is_read_as_what_its_heading_says(heading: str, block: str, typed: Typist) -> None:
    edition, slips = typed({"telegram.md": text(noted(block) if heading in NOT_IN_THE_TEXT else f"{block}\n{{: #p1 }}")})
    assert slips == []
    assert INLINE[heading] in {type(node) for node in (*marks(edition), *nodes_of(edition.notes[0].blocks if edition.notes else ()))}


@pytest.mark.parametrize(("heading", "block"), [(heading, block) for heading in NOT_IN_THE_TEXT for block in EXAMPLES[heading]])
def test_a_mark_that_adds_words_is_a_slip_in_the_text(heading: str, block: str, typed: Typist) -> None:
    _, slips = typed({"telegram.md": text(f"{block}\n{{: #p1 }}")})
    assert all("the text’s own words" in slip for slip in slips)
    assert slips


def test_a_locator_is_read_from_the_title_of_a_citation(typed: Typist) -> None:
    edition, _ = typed({"telegram.md": text(noted(EXAMPLES["A citation"][0]))})
    assert [node.locator for node in nodes_of(edition.notes[0].blocks) if isinstance(node, Citation)] == ["doc. 74"]


def test_one_asterisk_is_italics_and_two_are_bold(typed: Typist) -> None:
    edition, _ = typed({"telegram.md": text(example("Italics and bold") + "\n{: #p1 }")})
    assert [node.strong for node in marks(edition) if isinstance(node, Emphasis)] == [False, True]


def test_the_examples_of_languages_have_them(typed: Typist) -> None:
    edition, _ = typed({"telegram.md": text(example("Words in another language") + "\n{: #p1 }")})
    assert [node.lang for node in marks(edition) if isinstance(node, Emphasis)] == ["ru-Latn", "ru"]
    edition, _ = typed({"telegram.md": text(EXAMPLES["Words supplied in brackets"][1] + "\n{: #p1 }")})
    assert [node.lang for node in marks(edition) if isinstance(node, Supplied)] == ["ru-Latn"]


@pytest.mark.parametrize("name", ["people/kennedy-john.md", "pages/about.md"])
def test_the_example_of_a_picture_stands_in_an_entry_and_on_a_page(name: str, typed: Typist) -> None:
    edition, slips = typed({name: f"{house()[name]}\n{example('A picture')}\n"})
    assert slips == []
    (shown,) = edition.shown.values()
    assert (shown.path, shown.width, shown.height) == ("images/ferry.png", 640, 400)


def test_a_backslash_takes_the_meaning_from_a_mark(typed: Typist) -> None:
    block = example("A bracket or an asterisk that means itself")
    edition, slips = typed({"telegram.md": text(block + "\n{: #p1 }")})
    assert slips == []
    assert words(edition.text.paragraphs[0].nodes) == block.replace("\\", "")
    assert not any(isinstance(node, Supplied | Emphasis) for node in marks(edition))


HEADED = "Only in the text: a facsimile"  # what it says stands in the head
TEXT_ONLY = [
    (heading, block) for heading in EXAMPLES if heading.startswith("Only in the text") and heading != HEADED for block in EXAMPLES[heading]
]


def test_the_example_of_a_facsimile_gives_each_page_its_picture(typed: Typist, tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    Image.new("RGB", (3, 2)).save(tmp_path / "images" / "page-12r.jpg")
    head, _, body = text("[[page 12r]] There are none.\n{: #p1 }").partition("\n\n")
    edition, slips = typed({"telegram.md": f"{head}\n{example(HEADED)}\n\n{body}"})
    assert slips == []
    assert [(each.number, each.path) for each in edition.text.surfaces] == [("12r", "images/page-12r.jpg")]


@pytest.mark.parametrize(("heading", "block"), TEXT_ONLY)
def test_the_marks_of_the_text_are_read_in_the_text(heading: str, block: str, typed: Typist) -> None:
    edition, slips = typed({"telegram.md": text(block)})
    assert slips == []
    assert [part.id for part in edition.text.paragraphs if not own(part.id)] == [f"p{number}" for number in range(1, 73)]
    first = edition.text.paragraphs[0]
    kinds = [each.kind for part in edition.text.paragraphs for each in every(part.stretches)]
    match heading.removeprefix("Only in the text: "):
        case "what a paragraph is":
            assert [part.role for part in edition.text.paragraphs[:4]] == ["heading", "salutation", "", "closing"]
        case "what is struck out, added, missing or hard to read":
            found = [type(node) for node in marks(edition) if not isinstance(node, Words)]
            assert found == [Revision, Revision, Unclear, Gap]
        case "a paragraph in another language":
            assert edition.text.paragraphs[0].lang == "fr"
        case "verse":
            assert [(each.kind, each.depth) for each in first.stretches] == [("line", 0), ("line", 1)]
            assert [each.id for each in edition.text.sentences["p1"]] == ["p1.l1", "p1.l2"]
        case "who speaks":
            assert [part.role for part in edition.text.paragraphs[:3]] == ["speech", "speech", "stage"]
            assert kinds == ["speaker", "speaker", "stage"]
            assert len(edition.text.sentences["p1"]) == 1
        case "who speaks in verse":
            assert kinds == ["speaker", "line", "line", "stage", "line"]
            assert [each.id for each in edition.text.sentences["p1"]] == ["p1.l1", "p1.l2"]
        case "a list":
            assert (first.role, kinds.count("item"), kinds.count("label")) in (("list", 4, 4), ("signatures", 2, 0))
        case "what the source quotes":
            assert (first.quoted, first.role, kinds) == (True, "verse", ["line", "line"])
        case "a table":
            assert [each.id for each in edition.text.sentences["p1"]] == ["p1.r1", "p1.r2", "p1.r3"]
            assert (kinds.count("head"), kinds.count("cell")) == (3, 6)
        case "footnotes of the source":
            found = [(part.id, part.role) for part in edition.text.paragraphs[:4]]
            long = [("p1", ""), ("a1", "footnote"), ("a1b", "verse"), ("a1c", "")]
            assert found == long or found[:2] == long[:2]
        case "where a page begins":
            assert [node.number for node in marks(edition) if isinstance(node, PageBreak)] == [1]
        case "a picture of the source":
            assert [part.id for part in edition.text.parts if isinstance(part, Picture)] == ["picture-ferry"]
        case "a heading of the editors":
            assert [(part.id, words(part.nodes)) for part in edition.text.parts if isinstance(part, Heading)] == [
                ("s-lost", "What is lost and what is gained")
            ]
        case "a note":
            called = [(node.note, words(node.children)) for node in marks(edition) if isinstance(node, Lemma)]
            assert sorted(called) == sorted((note.id, note.lemma) for note in edition.notes)
            assert called


def test_the_example_of_adding_a_note_is_a_disputed_claim_of_two_paragraphs(typed: Typist) -> None:
    edition, slips = typed({"telegram.md": text(example("Add a note"))})
    (note,) = edition.notes
    assert slips == []
    assert (note.type, note.cert, note.lemma, len(note.blocks)) == ("claim", "disputed", "forty-one", 2)


def test_the_marks_of_pages_are_read_in_a_page(typed: Typist) -> None:
    page = "title: A page\nsummary: Words.\n\n" + example("Only in lessons and pages: headings, lists, quotations")
    edition, slips = typed({"pages/more.md": page})
    blocks = next(each for each in edition.pages if each.slug == "more").blocks
    assert slips == []
    assert [type(block) for block in blocks] == [Heading, Heading, ListOf, ListOf, Quotation]
    assert [(block.level) for block in blocks if isinstance(block, Heading)] == [2, 3]
    assert [(len(block.items), block.ordered) for block in blocks if isinstance(block, ListOf)] == [(2, True), (2, False)]
    assert any(isinstance(inner, ListOf) for block in blocks if isinstance(block, ListOf) for item in block.items for inner in item)


def test_the_example_of_a_source_is_a_source(typed: Typist) -> None:
    edition, slips = typed({"sources/dobbs-2008.md": example("Add a source")})
    assert slips == []
    assert next(each for each in edition.sources if each.slug == "dobbs-2008").get("author") == "Dobbs, Michael"


def test_the_examples_of_a_lesson_make_a_lesson(typed: Typist) -> None:
    document, plan, questions, organizer, grid, adapted, plainer, rubric, short, answer, abroad = EXAMPLES["Add a lesson"]
    key = "\n".join(answer.replace("1. ", f"{number}. ", 1) for number in (1, 2, 3))
    written = {"Document B": f"{document}\n\n{plainer}", "Plan": plan, "Questions": questions, "Organizer": f"{grid}\n\n{organizer}"}
    written |= {"Adapted text": adapted, "Rubric": rubric, "Short form": short, "Key": key}
    form = (CONTENT / "lessons" / "_blank.md").read_text(encoding="utf-8")
    body = "\n\n".join(f"## {name}\n\n{written.get(name, 'Words.')}" for name in re.findall(r"^## (.+)$", form, re.MULTILINE))
    version = re.search(r"^version-text: (.+)$", house()["edition.md"], re.MULTILINE)
    assert version
    facts = {"title": "Why?", "summary": "A lesson.", "approach": "sourcing", "grades": "9", "minutes": "45", "skills": "sourcing"}
    facts |= {
        "reading": "p1",
        "short": "p1",
        "terms": "weapons/il-28",
        "standards": "C3",
        "corroborates": "it",
        "version": version[1],
    }
    head = "\n".join(f"{name}: {value}" for name, value in facts.items())
    edition, slips = typed({"lessons/why.md": f"{head}\n\n{body}\n\n{abroad}\n"})
    assert slips == []
    (lesson,) = edition.lessons
    assert [question.skill for question in lesson.questions] == ["Sourcing", "Close reading", "Contextualization"]
    assert [question.needs for question in lesson.questions] == [(), (), ("the Background", "Document B")]
    assert len(lesson.answers) == 3
    (document_b,) = (each for each in lesson.sections if each.part.form == "document")
    assert [words(block.nodes) for block in parted(document_b, wording("en"))[1] if isinstance(block, Heading)] == ["In plainer words"]
    assert lesson.translation
    assert (lesson.translation.lang, len(lesson.translation.questions)) == ("es", 3)
    assert [path for path, _ in lesson.translation.terms] == ["weapons/il-28"]
    assert [each.sentences for each in lesson.adapted] == [("p1.s1",)]


def test_the_example_of_another_version_stands_beside_the_text(typed: Typist) -> None:
    """Its text has the words that the example has counterparts for; the other paragraphs are named as it says."""
    version, told = EXAMPLES["Put another version beside the text"]
    numbered = version.replace("lacks: p3", "lacks: p3, p6-p72")
    edition, slips = typed({"versions/b.md": numbered})
    assert slips == []
    (made,) = edition.versions
    assert [part.id for part in made.parts] == ["b.p1", "b.p2", "b.p2b", "b.p4", "b.the-oath"]
    assert (made.kind, made.joined) == ("witness", {"p5": "p4"})
    mistyped = numbered.replace("lacks: p3, ", "lacks: ").replace("#p4 }", "#p4 }\n\nMore.\n{: #p74 }")
    _, slips = typed({"versions/b.md": mistyped.replace("There are no losses", "There are [no losses](people/kennedy-john.md)")})
    assert sorted(slips) == sorted(told.splitlines())


def test_a_new_kind_needs_a_line_a_folder_and_a_form(typed: Typist) -> None:
    line, form = EXAMPLES["Add a new kind"]
    files = {
        "edition.md": f"{house()['edition.md'].split(chr(10) * 2)[0]}\n{line}\n\nAn edition.\n",
        "ships/_blank.md": form + "\n",
        "ships/aleksandrovsk.md": "name: Aleksandrovsk\nrig: steamer\nlaunched: 1959~\n\nA ship ([FRUS VI](sources/frus-vi.md)).\n",
        "telegram.md": text("[The Aleksandrovsk](ships/aleksandrovsk.md) sailed.\n{: #p1 }"),
    }
    edition, slips = typed(files)
    assert slips == []
    assert "ships/aleksandrovsk" in [entry.path for entry in edition.entries]
    assert [kind.plural for kind in edition.kinds][-1] == "Ships"


def test_a_silent_change_is_told_and_the_example_of_a_correction_declares_it(tmp_path: Path, typed: Typist) -> None:
    declared, told = EXAMPLES["Correct a word of the text"]
    paragraphs = [f"{PARAGRAPH}{{: #p{number} }}".replace("{:", "\n{:") for number in (1, 2, 3)]
    before = "We can imagine. But therein lies the art of politicians, and that is all of it.\n{: #p4 }"
    typed({"telegram.md": text(*paragraphs, before)})
    assert lock(tmp_path) == 0
    after = {"telegram.md": text(*paragraphs, before.replace("lies", "lay"))}
    assert typed(after)[1] == [told]
    version = re.search(r"version: (.*)", declared)
    assert version
    head = house()["edition.md"].replace("version-text: 0.9.0", f"version-text: {version[1]}")
    head = re.sub(r"\ndate: .*", "\ndate: 2027-01-05", head)
    changes = "title: Changes\nsummary: What was changed.\nclosing: corrections\n\nThey are listed below.\n"
    corrected = after | {"edition.md": head, "corrections/2027-01-05-p4.md": declared + "\n", "pages/changes.md": changes}
    new = "is not in the lock; a new id is added to the lock by: make lock"
    assert typed(corrected)[1] == [f"corrections/2027-01-05-p4 {new}", f"version.{version[1]} {new}", f"pages/changes {new}"]
    assert lock(tmp_path) == 0
    assert typed(corrected)[1] == []


def test_the_facts_that_decide_where_sentences_end_do_so_and_are_told_where_they_come_too_late(tmp_path: Path, typed: Typist) -> None:
    _, facts, told = EXAMPLES["See where sentences end"]
    head = re.sub(r"\nabbreviations: .*", "", house()["edition.md"])
    decided = head.replace("\nlanguage:", f"\n{facts}\nlanguage:")
    words = text("He was ill. Nobody left the U.S. It was for Capt. Orr to go, and the U.S. Army stayed.\n{: #p1 }")
    assert len(typed({"edition.md": decided, "telegram.md": words})[0].text.sentences["p1"]) == 3
    typed({"edition.md": decided.replace("Capt.; ", "").replace("sentence-ends: ", "sentence-ends: Capt.; "), "telegram.md": words})
    assert lock(tmp_path) == 0
    edition, slips = typed({"edition.md": decided, "telegram.md": words})
    assert (len(edition.text.sentences["p1"]), slips) == (4, [])
    assert [remark.sentence for remark in read(tmp_path)[1].remarks] == [told]


@pytest.mark.parametrize("change", CHANGES)
def test_it_explains_every_change_that_can_be_declared(change: str) -> None:
    assert f"- `{change}`: " in README


def test_its_commands_are_targets_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"\bmake ([a-z][a-z-]*)", "\n".join(block for blocks in EXAMPLES.values() for block in blocks)))
    assert targets >= {"serve", "test"}
    assert {target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)} == set()


# For each sentence under “Slips”, what an editor mistypes so that it is told: the file and its text.
PARAGRAPH = "There are no particular losses."
P1, P2 = "\n{: #p1 }", "\n{: #p2 }"
SOURCED = "The count ([FRUS VI](sources/frus-vi.md))."
PERSON = "name: Gribkov, Anatoly\nborn: 1919\n\nAn officer."
CALL = "We have [forty-one][^il-28-count]." + P1
MISTAKES: dict[str, dict[str, str]] = {
    "no people/kenedy-john.md": {"telegram.md": text("[Kennedy](people/kenedy-john.md)" + P1)},
    "there is no paragraph #p73": {"telegram.md": text("[¶ 73](#p73)" + P1)},
    "“A Soviet General Staff officer” is not": {
        "people/gribkov-anatoly.md": "name: Gribkov, Anatoly\nA Soviet General Staff officer\n\nA man."
    },
    "there is no fact “borm”": {"people/gribkov-anatoly.md": PERSON.replace("born", "borm")},
    "the fact “name” is missing": {"people/gribkov-anatoly.md": PERSON.replace("name: Gribkov, Anatoly\n", "")},
    "the fact “born” is empty": {"people/gribkov-anatoly.md": PERSON.replace("1919", "")},
    "born: “June 1931” is not a date": {"people/gribkov-anatoly.md": PERSON.replace("1919", "June 1931")},
    "“There are no particular losses.…” has no id": {"telegram.md": text(PARAGRAPH)},
    "p3 stands where p2 should": {"telegram.md": text("One." + P1, "Three.\n{: #p3 }")},
    "note “il-28-cuont” is called": {
        "telegram.md": text(CALL.replace("count", "cuont"), f"[^il-28-count]: {SOURCED}\n{{: .claim verdict=right }}")
    },
    "note “il-28-count” is written": {
        "telegram.md": text(CALL.replace("count", "cuont"), f"[^il-28-count]: {SOURCED}\n{{: .claim verdict=right }}")
    },
    "note “il-28-count”: it has no type": {"telegram.md": text(CALL, f"[^il-28-count]: {SOURCED}")},
    "note “il-28-count”: “clam” is no type": {"telegram.md": text(CALL, f"[^il-28-count]: {SOURCED}\n{{: .clam }}")},
    "note “il-28-count” cites no source": {"telegram.md": text(CALL, "[^il-28-count]: Forty-two.\n{: .claim verdict=right }")},
    "note “il-28-count” is disputed": {
        "telegram.md": text(CALL, f"[^il-28-count]: {SOURCED}\n{{: .claim verdict=exaggerated cert=disputed }}")
    },
    "note “il-28-count” is called in p1": {
        "telegram.md": text(CALL, PARAGRAPH + P2, f"[^il-28-count]: {SOURCED}\n{{: .claim verdict=right }}")
    },
    "a list is not allowed here": {"people/castro-fidel.md": "name: Castro, Fidel\n\n- One thing\n"},
    "no mark here": {"pages/cite.md": "title: A page\nsummary: Words.\n\nWe ~~can not~~ will.\n"},
    "“[…3 inches]” is no gap": {"telegram.md": text("One […3 inches]." + P1)},
    "HTML is not allowed": {"telegram.md": text("<b>One</b>." + P1)},
    "nothing mentions Gribkov, Anatoly": {"people/gribkov-anatoly.md": PERSON},
    "nothing cites this source": {"sources/unread-1962.md": example("Add a source")},
    "the part “## Rubric” is missing": {"lessons/why.md": "title: Why?\n\n## Before the lesson\n\nA class."},
    "this line is not UTF-8": {},
}


def test_every_slip_that_it_shows_is_typed_below() -> None:
    assert [sentence for sentence in SENTENCES if not sentence.startswith(tuple(MISTAKES))] == []
    assert [begin for begin in MISTAKES if not any(sentence.startswith(begin) for sentence in SENTENCES)] == []


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_mistake_is_told_in_the_words_of_the_readme(sentence: str, typed: Typist) -> None:
    files = next(files for begin, files in MISTAKES.items() if sentence.startswith(begin))
    _, slips = typed(files, raw=b"title: Na\xefve\n" if not files else b"")
    assert sentence in slips


def test_a_slip_names_its_file_and_its_line(tmp_path: Path, typed: Typist) -> None:
    line = EXAMPLES["Slips"][0]
    typed({"telegram.md": text("[Kennedy](people/kenedy-john.md)" + P1)})
    _, slips, _ = read(tmp_path)
    told = [str(slip) for slip in slips]
    assert [re.sub(r":\d+:", ":41:", slip) for slip in told] == [line]


def test_the_words_of_notes_and_entries_may_hold_no_mark_of_the_text_alone(typed: Typist) -> None:
    _, slips = typed({"telegram.md": text(CALL, f"[^il-28-count]: [[page 1]] {SOURCED}\n{{: .claim verdict=right }}")})
    assert any("a mark that only the text may have" in slip for slip in slips)


def test_what_is_typed_in_a_note_stands_in_the_note(typed: Typist) -> None:
    edition, _ = typed({"telegram.md": text(CALL, f"[^il-28-count]: {SOURCED}\n{{: .claim verdict=right }}")})
    assert [type(node) for node in nodes_of(edition.notes[0].blocks) if isinstance(node, Citation)] == [Citation]
