"""A page for each entry: its facts, its prose, every passage that speaks of it, and who else does."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ... import dates
from ...model import Entry, Fact, marked, prose, words
from .gists import gist
from .page import Sheet
from .setting import Setting

NOT_SHOWN = ("name", "also", "hour")  # in the heading, below it, and in the order of the timeline; not among the facts

# Where an identifier is looked up, by the name of its fact: the authority files of libraries, and Wikidata.
AUTHORITIES = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/"),
    "VIAF": ("VIAF", "https://viaf.org/viaf/"),
    "GND": ("GND", "https://d-nb.info/gnd/"),
    "LCNAF": ("LCNAF", "https://id.loc.gov/authorities/names/"),
}


def make(setting: Setting) -> Iterator[Sheet]:
    """One page an entry."""
    for entry in setting.edition.entries:
        yield _entry(setting, entry)


def _entry(setting: Setting, entry: Entry) -> Sheet:
    root = "../../"
    lines = setting.lines(root)
    kind = setting.kinds[entry.kind]
    passages = setting.concordance.passages.get(entry.path, ())
    said = _folded("\n".join("".join(text for text, _ in each.runs) for each in passages))
    others = [name for fact in entry.facts if fact.name == "also" for name in fact.members]
    return setting.sheet(
        f"{entry.path}/",
        "entry",
        marked(entry.facts, "name"),
        summary=gist(prose(entry.blocks), setting.rules),
        kind={"address": f"{kind.folder}/", "plural": kind.plural},
        also=[setting.heading(name) for name in others if _folded(words(name)) in said],
        called=[setting.heading(name) for name in others if _folded(words(name)) not in said],
        facts=[fact_view(setting, fact, root) for fact in entry.facts if fact.name not in NOT_SHOWN],
        html=lines.blocks(entry.blocks),
        passages=[setting.passage(each) for each in passages],
        places=[setting.place(each) for each in setting.concordance.named_in.get(entry.path, ())],
    )


def _folded(words: str) -> str:
    """Words as they are compared: a name in the text may begin a sentence, and apostrophes may be straight."""
    return words.casefold().replace("’", "'")


def fact_view(setting: Setting, fact: Fact, root: str) -> dict[str, object]:
    """A fact as a row: its name in words, and its value set or spoken."""
    if fact.name in AUTHORITIES:
        name, home = AUTHORITIES[fact.name]
        return {"name": name, "value": Markup('<a href="{}{}">{}</a>').format(home, fact.value, fact.value), "datetime": ""}
    lines = setting.lines(root)
    value: str | Markup = dates.spoken(fact.date) if fact.date else lines.html(fact.nodes) if fact.nodes else fact.value
    if fact.members:
        value = Markup("; ").join(lines.html(member) for member in fact.members)
    name = fact.name.replace("-", " ").replace("_", " ")
    return {"name": name[:1].upper() + name[1:], "value": value, "datetime": dates.machine(fact.date) if fact.date else ""}
