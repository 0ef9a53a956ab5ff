"""What a screen reader is told: the accessibility tree as the browser computes it, and the text sentence by sentence with keys."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from edition.model import Edition, Mention, walk, words
from edition.wording import wording
from pages import IDS, MIDDLE
from playwright.sync_api import Page
from visits import Visit
from waits import later, until

pytestmark = pytest.mark.browser

NAMED = "!!document.querySelector('.notes > .skip')"  # what a script names, it has named
LANDMARKS = {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
ALONE = "text/"


@dataclass(frozen=True)
class Heard:
    """A node of the tree: its role, its name and its description."""

    role: str
    name: str
    description: str


def tree(page: Page) -> list[Heard]:
    """All that is not passed over, in the order in which it is heard."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    known = {node["nodeId"]: node for node in nodes}
    ahead, heard = [nodes[0]], []
    while ahead:
        node = ahead.pop()
        heard += [] if node["ignored"] else [Heard(*(node.get(field, {}).get("value", "") for field in ("role", "name", "description")))]
        ahead += [known[id] for id in reversed(node["childIds"]) if id in known]
    return heard


def test_landmarks_are_few_and_each_kind_is_told_apart(visit: Visit) -> None:
    """The notes of seventy paragraphs are none; nobody could go from one landmark to the next."""
    found = [each for each in tree(visit("text")) if each.role in LANDMARKS]
    assert len(found) <= 8
    assert len({(each.role, each.name) for each in found}) == len(found)


def test_the_notes_of_a_paragraph_are_one_named_group_with_a_way_past_it(visit: Visit, real: Edition) -> None:
    page = visit("text")
    until(page, NAMED)
    say = wording(real.said["language"])
    annotated = list(dict.fromkeys(note.paragraph for note in real.notes))
    groups = [each.name for each in tree(page) if each.role == "note"]
    assert groups == [say.reading.notes_on(place=say.aloud(say.label(id))) for id in annotated]
    for id in annotated[:: max(len(annotated) // 6, 1)]:
        group = page.locator(f".b:has(> #{id}) > .notes")
        past = group.locator(":scope > :first-child")
        past.focus()
        assert past.evaluate("link => getComputedStyle(link).clipPath") == "none"
        page.keyboard.press("Enter")
        until(page, f"location.hash === {past.get_attribute('href')!r}")
        page.keyboard.press("Tab")
        assert page.evaluate("id => !!(document.getElementById(id).compareDocumentPosition(document.activeElement) & 4)", id)
        assert not group.evaluate("group => group.contains(document.activeElement)")


def test_calls_and_ways_back_say_which_note(visit: Visit, real: Edition) -> None:
    page = visit("text")
    until(page, NAMED)
    page.evaluate("document.querySelectorAll('.notes details').forEach(rest => rest.open = true)")
    say, heard = wording(real.said["language"]), tree(page)
    calls = [each.name for each in heard if each.role == "doc-noteref"]
    assert calls == [say.place.note(number=number) for number in range(1, len(real.notes) + 1)]
    back = [each.name for each in heard if each.role == "doc-backlink"]
    assert back == [
        say.scripts.back(number=number, lemma=note.lemma, place=say.aloud(say.label(note.paragraph)))
        for number, note in enumerate(real.notes, 1)
    ]


def test_a_pronoun_tells_whom_it_means_and_stays_one_word(visit: Visit, real: Edition) -> None:
    spoken: dict[str, set[str]] = {}
    for node in (node for part in real.text.paragraphs for node in walk(part.nodes) if isinstance(node, Mention)):
        spoken.setdefault(words(node.children).casefold(), set()).add(node.entry)
    if all(len(entries) == 1 or not said.isalpha() for said, entries in spoken.items()):
        pytest.skip("the text has no word that speaks now of one entry and now of another")
    told = {(each.name, each.description) for each in tree(visit("text")) if each.role == "link" and each.description}
    names = {each.name for each in real.entries}
    assert told
    assert {description for _, description in told} <= names
    assert any(name.isalpha() and name.islower() for name, _ in told)


def test_the_text_alone_is_heard_without_a_link_or_a_note_and_with_numbers_that_are_said(visit: Visit, real: Edition) -> None:
    page = visit("text", ALONE)
    assert page.locator(".text :is(a, button, [role^=doc-])").count() == 0
    say = wording(real.said["language"])
    assert [each.name for each in tree(page) if each.role == "image"] == [say.spoken(id) for id in IDS]


@pytest.mark.parametrize("ending", ["", ALONE])
def test_keys_go_from_sentence_to_sentence_and_say_each(ending: str, visit: Visit, real: Edition) -> None:
    page = visit("text", ending, viewport={"width": 1280, "height": 800})
    say = wording(real.said["language"])
    expected = []
    for part in real.text.paragraphs[:4]:
        for at, each in enumerate(real.text.sentences[part.id]):
            plain = words(part.nodes)[each.start : each.end].strip()
            expected.append((each.id, f"{say.aloud(say.label(part.id))}: {plain}" if at == 0 else plain))
    heard = "[document.activeElement.id, document.querySelector('p[role=status]')?.textContent.replace(/\\s+/g, ' ')]"
    for id, said in expected:
        page.keyboard.press(".")
        until(page, f"document.activeElement.id === '{id}'")
        assert page.evaluate(heard) == [id, said]
        assert page.evaluate("[...CSS.highlights.get('cited')].map(range => range.toString()).join('').length") > 0
        assert page.evaluate("(box => box.top > 0 && box.top < innerHeight)([...CSS.highlights.get('cited')][0].getBoundingClientRect())")
    page.keyboard.press(",")
    until(page, f"document.activeElement.id === '{expected[-2][0]}'")


def test_where_single_keys_are_off_they_do_nothing(visit: Visit) -> None:
    page = visit("text", ALONE, prepare=lambda page: page.add_init_script("localStorage.look = JSON.stringify({keys: 'off'})"))
    page.keyboard.press(".")
    later(page)
    assert page.locator("p[role=status]").count() == 0


@pytest.mark.parametrize("what", ["paragraph", "sentence"])
def test_an_address_of_the_text_leads_to_the_same_place_of_the_text_alone(what: str, visit: Visit, real: Edition) -> None:
    id = MIDDLE
    place = id if what == "paragraph" else real.text.sentences[id][0].id
    page = visit("text", f"{ALONE}#{place}")
    until(page, f"(box => box.top > -2 && box.top < 600)(document.getElementById('{id}').getBoundingClientRect())")
    assert page.evaluate("document.querySelector(':target').id") == place


def test_a_range_is_marked_in_the_text_alone(visit: Visit) -> None:
    if len(IDS) < 4:
        pytest.skip("the text has no four paragraphs")
    first, last = IDS[1], IDS[3]
    page = visit("text", f"{ALONE}#{first}-{last}")
    until(page, "CSS.highlights.get('cited')?.size === 3")
