"""The pages of prose, with the lists that some of them close with, and the feed of changes."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Blocks, Heading, Page, marked, prose, words
from .page import Sheet
from .permanence import told
from .setting import Setting


def make(setting: Setting) -> Iterator[Sheet]:
    """The pages; the one that closes with the lessons is made beside them."""
    edition = setting.edition
    for page in edition.pages:
        if page.closing == "lessons":
            continue
        html = setting.lines("../").blocks(page.blocks)
        questions = open_questions(setting) if page.closing == "open-questions" else []
        listed = [told(setting, each, "../") for each in reversed(edition.corrections)] if page.closing == "corrections" else None
        news = changes(page, listed or [])
        feed = f"{page.slug}/atom.xml" if news else ""
        title = marked(page.facts, "title")
        yield setting.sheet(
            f"{page.slug}/", "page", title, summary=page.summary, html=html, questions=questions, feed=feed, corrections=listed
        )
        if news:
            yield setting.sheet(feed, "atom.xml", page.title, page_address=f"{page.slug}/", entries=news)


def open_questions(setting: Setting) -> list[dict[str, object]]:
    """The notes that leave something open, or on which scholars disagree."""
    return [setting.note(note, "../") for note in setting.edition.notes if note.cert in ("open", "disputed")]


def changes(page: Page, corrections: list[dict[str, object]]) -> list[dict[str, str]]:
    """What a page tells under headings whose id is ``v-`` and a day, and its corrections: the entries of its feed, newest first."""
    found: list[tuple[Heading, Blocks]] = []
    for block in page.blocks:
        if isinstance(block, Heading):
            found.append((block, ()))
        elif found:
            found[-1] = (found[-1][0], (*found[-1][1], block))
    news = [(heading, blocks) for heading, blocks in found if heading.id.startswith("v-")]
    entries = [{"id": head.id, "day": head.id[2:12], "title": words(head.nodes), "text": prose(body)} for head, body in news]
    for each in corrections:
        title = f"{each['name']}: {each['change']}, version {each['version']}"
        entries.append({"id": f"c-{each['slug']}", "day": str(each["datetime"])[:10], "title": title, "text": str(each["reason"])})
    return sorted(entries, key=lambda entry: entry["day"], reverse=True)
