"""The title page, the pages of prose, the page for what is not found, and what machines ask of a site."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Blocks, Heading, Page, Sheet, label, marked, numeral, prose, standing, words
from .lessons import CLOSING, tables
from .permanence import told
from .setting import Door, Setting


def make(setting: Setting) -> Iterator[Sheet]:
    """Title page, prose, 404, sitemap, robots and the feed of changes."""
    edition = setting.edition
    yield setting.sheet(
        "",
        "home",
        marked(edition.head, "title"),
        summary=edition.facts["summary"],
        html=setting.lines("").blocks(edition.blocks),
        start=[setting.lines("").html(nodes) for fact in edition.text.facts if fact.name == "start" for nodes in fact.members],
        counts=_counts(setting),
        lessons=[Door(f"lessons/{lesson.slug}/", setting.titles[f"lessons/{lesson.slug}"]) for lesson in edition.lessons],
    )
    for page in edition.pages:
        title = marked(page.facts, "title")
        html = setting.lines("../").blocks(page.blocks)
        if page.closing == CLOSING:
            yield setting.sheet(f"{page.slug}/", "teach", title, summary=page.summary, html=html, **tables(setting))
            continue
        questions = open_questions(setting) if page.closing == "open-questions" else []
        listed = [told(setting, each, "../") for each in reversed(edition.corrections)] if page.closing == "corrections" else None
        news = changes(page, listed or [])
        feed = f"{page.slug}/atom.xml" if news else ""
        yield setting.sheet(
            f"{page.slug}/", "page", title, summary=page.summary, html=html, questions=questions, feed=feed, corrections=listed
        )
        if news:
            yield setting.sheet(feed, "atom.xml", page.title, page_address=f"{page.slug}/", entries=news)
    yield setting.sheet("404.html", "missing", "There is no such page", labels=_range(setting))
    yield setting.sheet("sitemap.xml", "sitemap.xml", edition.facts["title"], addresses=standing(edition))
    yield setting.sheet("robots.txt", "robots.txt", edition.facts["title"])


def open_questions(setting: Setting) -> list[dict[str, object]]:
    """The notes that leave something open, or on which scholars disagree."""
    return [setting.note(note, "../") for note in setting.edition.notes if note.cert in ("open", "disputed")]


def _counts(setting: Setting) -> dict[str, object]:
    edition = setting.edition
    return {
        "paragraphs": sum(bool(numeral(part.id)) for part in edition.text.paragraphs),
        "notes": len(edition.notes),
        "sources": len(edition.sources),
        "kinds": [
            {"address": f"{kind.folder}/", "plural": kind.plural, "count": sum(e.kind == kind.folder for e in edition.entries)}
            for kind in edition.kinds
        ],
    }


def _range(setting: Setting) -> dict[str, str]:
    numbered = [part.id for part in setting.edition.text.paragraphs if numeral(part.id)]
    return {"first": label(numbered[0]), "last": label(numbered[-1])} if numbered else {}


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
