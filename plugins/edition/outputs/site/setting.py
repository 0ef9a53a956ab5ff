"""What all pages share: the edition's facts, the menu, addresses, numbers of notes, and views of notes and passages."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

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
    Words,
    label,
    marked,
    words,
)
from ...sentences import rules
from .frames import Frames
from .gists import gist, uncited
from .heads import NOTHING, Described
from .lines import Lines
from .page import Sheet, path

# The verdicts of claims as a reader reads them, in the order of the page.
VERDICTS = {
    "right": "right",
    "rounded": "rounded",
    "exaggerated": "exaggerated",
    "muddled": "muddled",
    "silent": "silent on the point that decides",
    "unknown": "not known",
}


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
        self.frames = Frames(edition)
        self.frame, self.heads = self.frames.frame, self.frames.heads
        self.marked: dict[str, dict[str, Markup]] = {}
        self.facts = {name.replace("-", "_"): value for name, value in edition.facts.items()}

    def _titles(self) -> dict[str, Markup]:
        """What entries, lessons and pages are called in a link, by the address of each."""
        edition = self.edition
        heads = {entry.path: marked(entry.facts, "name") for entry in edition.entries}
        heads |= {f"lessons/{lesson.slug}": marked(lesson.facts, "title") for lesson in edition.lessons}
        heads |= {page.slug: marked(page.facts, "title") for page in edition.pages}
        return {address: self.heading(nodes) for address, nodes in heads.items()}

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
        """A page whose values are not typed yet."""
        root = str(values.get("root", "../" * address.count("/")))
        about: Described | None = None
        match template:
            case "missing" | "moved" | "withdrawn":
                about = NOTHING
            case "home":
                about = self.heads.edition()
            case "text":
                about = self.heads.whole_text(root)
            case "paragraph":
                about = self.heads.paragraph(str(values["id"]), root)
        frame = self.frame(address, title, str(values.get("summary", "")), about, root)
        common: dict[str, object] = {
            **frame,
            "root": root,
            "page_title": words((Words(title),) if isinstance(title, str) else title),
            "edition": self.facts,
            "marked": self._head(root),
            "dated": frame["site"].dated,
            "menu": tuple((group.name, group.doors) for group in frame["site"].menu),
            "standing": self.frames.standing,
            "text_address": f"{self.slug}/",
            "text_title": self.edition.text.title,
            "text_heading": frame["site"].text_heading,
            "SITEURL": self.edition.address,
            "packs": self.edition.packs,
        }
        page = {**common, **values, "summary": frame["summary"]}
        return Sheet(path(address), template, page)

    def _head(self, root: str) -> dict[str, Markup]:
        """The words of the title page as they are set on pages at this distance from the root."""
        if root not in self.marked:
            lines = self.lines(root)
            headings = {fact.name: lines.heading(fact.nodes) for fact in self.edition.head if fact.name in ("title", "subtitle")}
            others = {fact.name.replace("-", "_"): lines.printed(fact.nodes) for fact in self.edition.head if fact.name not in headings}
            self.marked[root] = headings | others
        return self.marked[root]

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
