"""What all pages share: the edition's facts, the menu, addresses, numbers of notes, and views of notes and passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from ... import dates
from ...model import (
    Block,
    Concordance,
    Edition,
    Entry,
    Nodes,
    Note,
    Paragraph,
    Passage,
    Place,
    Sentence,
    Sheet,
    Words,
    label,
    marked,
    standing,
    words,
)
from ...sentences import rules
from .gists import gist, uncited
from .lines import Lines

# The verdicts of claims as a reader reads them, in the order of the page.
VERDICTS = {
    "right": "right",
    "rounded": "rounded",
    "exaggerated": "exaggerated",
    "muddled": "muddled",
    "silent": "silent on the point that decides",
    "unknown": "not known",
}


@dataclass(frozen=True, slots=True)
class Door:
    """A link: an address below the site's root, and what it says; what is no Markup is plain words."""

    address: str
    name: str


class Setting:
    """An edition with all that its pages need."""

    def __init__(self, edition: Edition, concordance: Concordance):
        self.edition, self.concordance = edition, concordance
        self.slug = edition.text.slug
        self.rules = rules(edition.facts)
        self.numbers = {note.id: number for number, note in enumerate(edition.notes, 1)}
        self.claims = tuple(note for note in edition.notes if note.verdict)
        self.paragraphs = {note.id: note.paragraph for note in edition.notes}
        self.entries = {entry.path: entry for entry in edition.entries}
        self.gists = {entry.path: gist(uncited(entry.blocks), self.rules) for entry in edition.entries}
        self.kinds = {kind.folder: kind for kind in edition.kinds}
        self.labels = {part.id: label(part.id) for part in edition.text.paragraphs}
        self.titles = self._titles()
        self.dated = any(fact.date and dates.machine(fact.date) for fact in edition.head)  # whether HTML can tell the edition's date
        self.heads: dict[str, dict[str, Markup]] = {}
        self.standing = frozenset(standing(edition))
        self.menu = self._menu()
        self.facts = {name.replace("-", "_"): value for name, value in edition.facts.items()}

    def _titles(self) -> dict[str, Markup]:
        """What entries, lessons and pages are called in a link, by the address of each."""
        edition = self.edition
        heads = {entry.path: marked(entry.facts, "name") for entry in edition.entries}
        heads |= {f"lessons/{lesson.slug}": marked(lesson.facts, "title") for lesson in edition.lessons}
        heads |= {page.slug: marked(page.facts, "title") for page in edition.pages}
        return {address: self.heading(nodes) for address, nodes in heads.items()}

    def _menu(self) -> tuple[tuple[str, tuple[Door, ...]], ...]:
        """The menu in four groups: the text, what it speaks of, tools for classes, the edition itself."""
        edition = self.edition
        text = [Door(f"{self.slug}/", "Read"), Door("notes/", "Notes"), Door("timeline/", "Timeline")]
        text += [Door("claims/", "Claims"), Door("lessons/", "Lessons")]
        names = [Door(f"{kind.folder}/", kind.plural) for kind in edition.kinds]
        names += [Door("index/", "Index"), Door("sources/", "Sources")]
        pages = sorted((page for page in edition.pages if page.order), key=lambda page: page.order)
        about = [Door(f"{page.slug}/", self.titles[page.slug]) for page in pages]
        tools = [Door("assign/", "Build an assignment"), Door("check/", "Check quotations")]
        groups = {"Text": text, "Reference": names, "Tools": tools, "Edition": about}
        there = {name: tuple(door for door in doors if door.address in self.standing) for name, doors in groups.items()}
        return tuple((name, doors) for name, doors in there.items() if doors)

    def anchors(self, paragraph: Paragraph) -> tuple[Sentence, ...]:
        """Where a paragraph has addresses: its sentences, and in the same places the old ids that lead to it or to them."""
        aliases = self.concordance.aliases
        found = [Sentence(old, 0, 0) for old in aliases.get(paragraph.id, ())]
        for each in self.edition.text.sentences[paragraph.id]:
            found += [each, *(Sentence(old, each.start, each.start) for old in aliases.get(each.id, ()))]
        return tuple(found)

    def lines(self, root: str, numbers: Mapping[str, int] | None = None) -> Lines:
        """A setter of lines for a page at this distance from the root; ``numbers`` where it counts its notes by itself."""
        return Lines(root, self.slug, self.numbers if numbers is None else numbers, written=numbers is None)

    def sheet(self, address: str, template: str, title: str | Nodes, **values: object) -> Sheet:
        """A page at an address that ends in a slash (or is a file's name), with what every page has.

        What is said in plain words and what is set with its marks have two names: ``page_title`` and ``heading``, ``edition`` and
        ``marked``, ``text_title`` and ``text_heading``.
        """
        root = "../" * address.count("/")
        path = f"{address}index.html" if address.endswith("/") or not address else address
        nodes = (Words(title),) if isinstance(title, str) else title
        common: dict[str, object] = {
            "root": root,
            "address": address,
            "page_title": words(nodes),
            "heading": self.heading(nodes),
            "edition": self.facts,
            "marked": self._head(root),
            "dated": self.dated,
            "menu": self.menu,
            "standing": self.standing,
            "text_address": f"{self.slug}/",
            "text_title": self.edition.text.title,
            "text_heading": self.heading(marked(self.edition.text.facts, "title")),
            "summary": "",
        }
        return Sheet(path, template, common | values)

    def _head(self, root: str) -> dict[str, Markup]:
        """The words of the title page as they are set on pages at this distance from the root."""
        if root not in self.heads:
            lines = self.lines(root)
            headings = {fact.name: lines.heading(fact.nodes) for fact in self.edition.head if fact.name in ("title", "subtitle")}
            others = {fact.name.replace("-", "_"): lines.printed(fact.nodes) for fact in self.edition.head if fact.name not in headings}
            self.heads[root] = headings | others
        return self.heads[root]

    def heading(self, nodes: Nodes) -> Markup:
        """Nodes as a heading or as the words of a link, on any page."""
        return self.lines("").heading(nodes)

    def note(self, note: Note, root: str) -> dict[str, object]:
        """A note as templates show it."""
        return {
            "id": note.id,
            "number": self.numbers[note.id],
            "lemma": note.lemma,
            "type": note.type,
            "cert": note.cert,
            "verdict": VERDICTS.get(note.verdict, ""),
            "label": self.labels[note.paragraph],
            "html": self.inline(note.blocks, root),
            "aliases": self.concordance.aliases.get(f"n-{note.id}", ()),
        }

    def inline(self, blocks: tuple[Block, ...], root: str) -> Markup:
        """The inside of a note: the words of its paragraphs, one after the other."""
        lines = self.lines(root)
        return Markup(" ").join(lines.html(block.nodes) for block in blocks if hasattr(block, "nodes"))

    def passage(self, passage: Passage) -> dict[str, object]:
        """A passage as templates show it: its sentence with the mention marked."""
        runs = [Markup("<mark>{}</mark>").format(text) if mention else escape(text) for text, mention in passage.runs]
        return {
            "paragraph": passage.paragraph,
            "label": self.labels[passage.paragraph],
            "sentence": passage.sentence,
            "html": Markup("").join(runs),
            "implied": passage.implied,
        }

    def place(self, place: Place) -> dict[str, str | Markup]:
        """A place outside the text: its address below the root and what it is called."""
        match place.kind:
            case "note":
                paragraph = self.labels[self.paragraphs[place.id]]
                return {"address": f"{self.slug}/#n-{place.id}", "name": f"{paragraph}, “{place.name}”", "kind": "note"}
            case _:
                return {"address": f"{place.id}/", "name": self.titles.get(place.id, escape(place.name)), "kind": place.kind}

    def line(self, entry: Entry) -> dict[str, str | Markup]:
        """An entry in one line: its address, its name and its first sentence."""
        return {"address": f"{entry.path}/", "name": self.titles[entry.path], "gist": self.gists[entry.path]}


def listed(value: str) -> list[str]:
    """The members of a list fact."""
    return [part.strip() for part in value.split(";") if part.strip()]
