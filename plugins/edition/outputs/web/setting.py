"""What all pages share: the edition's facts, the menu, addresses, numbers of notes, and views of notes and passages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from ...model import Block, Concordance, Edition, Entry, Note, Paragraph, Passage, Place, Sentence, Sheet, label
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
    """A link: an address below the site's root, and what it says."""

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
        self.menu = self._menu()
        self.facts = {name.replace("-", "_"): value for name, value in edition.facts.items()}

    def _menu(self) -> tuple[tuple[str, tuple[Door, ...]], ...]:
        """The menu in four groups: the text, what it speaks of, tools for classes, the edition itself."""
        edition = self.edition
        text = [Door(f"{self.slug}/", "Read"), Door("notes/", "Notes"), Door("timeline/", "Timeline")]
        text += [Door("claims/", "Claims")] if self.claims else []
        text += [Door("lessons/", "Lessons")] if edition.lessons else []
        names = [Door(f"{kind.folder}/", kind.plural) for kind in edition.kinds]
        names += [Door("index/", "Index"), Door("sources/", "Sources")]
        pages = sorted((page for page in edition.pages if page.order), key=lambda page: page.order)
        about = [Door(f"{page.slug}/", page.title) for page in pages]
        tools = [Door("assign/", "Build an assignment")] if edition.lessons else []
        tools += [Door("check/", "Check quotations")]
        return (("Text", tuple(text)), ("Reference", tuple(names)), ("Tools", tuple(tools)), ("Edition", tuple(about)))

    def anchors(self, paragraph: Paragraph) -> tuple[Sentence, ...]:
        """Where a paragraph has addresses: its sentences, and in the same places the old ids that lead to it or to them."""
        aliases = self.concordance.aliases
        found = [Sentence(old, 0, 0) for old in aliases.get(paragraph.id, ())]
        for each in self.edition.text.sentences[paragraph.id]:
            found += [each, *(Sentence(old, each.start, each.start) for old in aliases.get(each.id, ()))]
        return tuple(found)

    def lines(self, root: str, numbers: Mapping[str, int] | None = None) -> Lines:
        """A setter of lines for a page at this distance from the root; ``numbers`` where it counts its notes by itself."""
        return Lines(root, self.slug, self.numbers if numbers is None else numbers)

    def sheet(self, address: str, template: str, title: str, **values: object) -> Sheet:
        """A page at an address that ends in a slash (or is a file's name), with what every page has."""
        root = "../" * address.count("/")
        path = f"{address}index.html" if address.endswith("/") or not address else address
        common: dict[str, object] = {
            "root": root,
            "address": address,
            "page_title": title,
            "edition": self.facts,
            "menu": self.menu,
            "text_address": f"{self.slug}/",
            "text_title": self.edition.text.title,
            "summary": "",
        }
        return Sheet(path, template, common | values)

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

    def place(self, place: Place) -> dict[str, str]:
        """A place outside the text: its address below the root and what it is called."""
        match place.kind:
            case "note":
                label = self.labels[self.paragraphs[place.id]]
                return {"address": f"{self.slug}/#n-{place.id}", "name": f"{label}, “{place.name}”", "kind": "note"}
            case _:
                return {"address": f"{place.id}/", "name": place.name, "kind": place.kind}

    def line(self, entry: Entry) -> dict[str, str]:
        """An entry in one line: its address, its name and its first sentence."""
        return {"address": f"{entry.path}/", "name": entry.name, "gist": self.gists[entry.path]}


def listed(value: str) -> list[str]:
    """The members of a list fact."""
    return [part.strip() for part in value.split(";") if part.strip()]
