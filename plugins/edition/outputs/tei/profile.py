"""When and in what language the text was written, what it says in short, and the correspondence that it belongs to."""

from __future__ import annotations

from ...model import Date, Entry, Facts, Mention, Nodes, marked, walk, words
from ...tei import LISTS
from .words import Element, Writer, dated


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
    if when := day(facts):
        writer.sub(writer.sub(profile, "creation"), "date", writer.edition.text.title, **dated(when))
    usage = writer.sub(profile, "langUsage")
    writer.sub(usage, "language", language, ident=language, n="language")
    for lang in dict.fromkeys(part.lang for part in writer.edition.text.paragraphs if part.lang):
        writer.sub(usage, "language", lang, ident=lang)
    sent, to, at, there = (marked(facts, name) for name in ("sender", "addressee", "place-from", "place-to"))
    _letter(writer, profile, "#source", sent, to, at, there, day(facts), None)
    for each in writer.edition.entries:
        _entry(writer, profile, each)


def _entry(writer: Writer, profile: Element, each: Entry) -> None:
    """The correspondence of an entry that was sent by somebody to somebody."""
    sent, to = marked(each.facts, "from"), marked(each.facts, "to")
    if writer.things.get(each.kind) == "bibl" and (sent or to):
        _letter(writer, profile, writer.scope.entry(each.path), sent, to, (), (), each.date, day(each.facts, "received"))


def _letter(writer: Writer, profile: Element, of: str, sent: Nodes, to: Nodes, at: Nodes, there: Nodes, *days: Date | None) -> None:
    if not (sent or to):
        return
    made = writer.sub(profile, "correspDesc", corresp=of)
    for kind, people, places, when in (("sent", sent, at, days[0]), ("received", to, there, days[1])):
        if people or places or when:
            action = writer.sub(made, "correspAction", type=kind)
            _named(writer, action, people, "name")
            _named(writer, action, places, "placeName")
            if when:
                writer.sub(action, "date", **dated(when))


def _named(writer: Writer, action: Element, nodes: Nodes, otherwise: str) -> None:
    """Whom a fact names: each entry by its name, or else its words."""
    mentions = [node for node in walk(nodes) if isinstance(node, Mention)]
    for node in mentions:
        thing = writer.things.get(node.entry.partition("/")[0], "item")
        name = LISTS[thing][2] if thing in ("person", "org", "place") else "name"
        writer.sub(action, name, words(node.children), ref=writer.scope.entry(node.entry))
    if nodes and not mentions:
        writer.sub(action, otherwise, words(nodes))


def day(facts: Facts, name: str = "date") -> Date | None:
    """The date that the fact of this name holds."""
    return next((fact.date for fact in facts if fact.name == name), None)
