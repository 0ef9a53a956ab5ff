"""When and in what language the text was written, what it says in short, and the correspondence that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Date, Entry, Mention, Nodes, day_in, marked, walk, words
from ...tei import LISTS
from .words import Element, Writer, dated


@dataclass(frozen=True, slots=True)
class Action:
    """Sending or receiving: who did it, where and when, as far as facts say."""

    people: Nodes
    places: Nodes = ()
    when: Date | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """An entry that is a document, or the text where there is no ``entry``, as what is sent and received."""

    entry: Entry | None
    sent: Action
    received: Action

    @property
    def actions(self) -> tuple[tuple[str, Action], ...]:
        """Both, by TEI's names of them."""
        return ("sent", self.sent), ("received", self.received)


def write(writer: Writer, header: Element) -> None:
    """When the text was written, what it says in short, in which language, and the correspondence that it belongs to."""
    facts, language = writer.edition.text.facts, writer.edition.said["language"]
    profile = writer.sub(header, "profileDesc")
    short = writer.sub(profile, "abstract")
    writer.sub(short, "p", marked(writer.edition.facts, "summary"), n="summary")
    for fact in facts:
        if fact.name in ("synopsis", "start"):
            for nodes in fact.members or (fact.nodes,):
                writer.sub(short, "p", nodes, n=fact.name)
    if when := writer.edition.text.date:
        writer.sub(writer.sub(profile, "creation"), "date", writer.edition.text.title, **dated(when))
    usage = writer.sub(profile, "langUsage")
    writer.sub(usage, "language", language, ident=language, n="language")
    for lang in dict.fromkeys(part.lang for part in writer.edition.text.paragraphs if part.lang):
        writer.sub(usage, "language", lang, ident=lang)
    for letter in letters(writer):
        if letter.sent.people or letter.received.people:
            _letter(writer, profile, letter)


def letters(writer: Writer) -> Iterator[Letter]:
    """The text, and the entries that are documents, as what somebody may have sent and received."""
    facts = writer.edition.text.facts
    sent, to, at, there = (marked(facts, name) for name in ("sender", "addressee", "place-from", "place-to"))
    yield Letter(None, Action(sent, at, writer.edition.text.date), Action(to, there))
    for each in writer.edition.entries:
        if writer.things.get(each.kind) == "bibl":
            sent, to = marked(each.facts, "from"), marked(each.facts, "to")
            yield Letter(each, Action(sent, when=each.date), Action(to, when=day_in(each.facts, "received")))


def _letter(writer: Writer, profile: Element, letter: Letter) -> None:
    made = writer.sub(profile, "correspDesc", corresp=writer.scope.entry(letter.entry.path) if letter.entry else "#source")
    for kind, done in letter.actions:
        if done.people or done.places or done.when:
            action = writer.sub(made, "correspAction", type=kind)
            _named(writer, action, done.people, "name")
            _named(writer, action, done.places, "placeName")
            if done.when:
                writer.sub(action, "date", **dated(done.when))


def _named(writer: Writer, action: Element, nodes: Nodes, otherwise: str) -> None:
    """Whom a fact names: each entry by its name, or else its words."""
    mentions = [node for node in walk(nodes) if isinstance(node, Mention)]
    for node in mentions:
        thing = writer.things.get(node.entry.partition("/")[0], "item")
        name = LISTS[thing][2] if thing in ("person", "org", "place") else "name"
        writer.sub(action, name, words(node.children), ref=writer.scope.entry(node.entry))
    if nodes and not mentions:
        writer.sub(action, otherwise, words(nodes))
