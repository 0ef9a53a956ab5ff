"""What became of addresses: pages that lead on, pages that explain, and corrections as the page of changes lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from ... import dates
from ...model import Correction, pages, runs, versioned
from ...wording import Wording
from .heads import NOTHING
from .page import Page
from .setting import Setting
from .views import Change, Numeral

NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPage(Page):
    """A page that leads on: where to, and the whole address as it is shown."""

    template = "moved"

    target: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnPage(Page):
    """A page that explains why nothing is there any more."""

    template = "withdrawn"

    gone: Change


def make(setting: Setting) -> Iterator[Page]:
    """A page at the old address of everything that had one of its own and was moved, merged or withdrawn."""
    leads = {old: id for id, olds in setting.concordance.aliases.items() for old in olds}
    for each in setting.edition.corrections:
        address = pages.own(setting.slug, each.id)
        if not address:
            continue
        if each.id in leads:
            yield _moved(setting, each, leads[each.id])
        elif each.change == "withdrawn":
            frame = setting.frame(address, _heading(each.id, setting.say), described=NOTHING)
            yield WithdrawnPage(**frame, gone=change(setting, each, pages.root(address)))


def _moved(setting: Setting, correction: Correction, now: str) -> MovedPage:
    """The page for an id that is ``now`` another, whose page is to be known in its place."""
    address = pages.own(setting.slug, correction.id)
    target = pages.own(setting.slug, setting.edition.text.homes.get(now, now))
    frame = setting.frame(address, _heading(correction.id, setting.say), described=NOTHING)
    shown = f"{setting.edition.address}/{target}"
    frame["canonical"] = shown if setting.edition.address else ""
    return MovedPage(**frame, target=pages.root(address) + target, shown=shown)


def change(setting: Setting, correction: Correction, root: str) -> Change:
    """A correction as pages tell it."""
    name, there = named(correction.id, setting.say, _versions(setting)), _address(setting, correction.id)
    return Change(
        id=correction.id,
        item=item(correction),
        name=name,
        place=Numeral(href=root + there, name=name, said=setting.say.aloud(name), implied=False) if there else None,
        opening=name[:1].upper() + name[1:],
        told=_told(correction, setting),
        before=correction.before,
        after=correction.after,
        version=correction.version,
        date=dates.spoken(correction.date, setting.say) if correction.date else "",
        datetime=dates.machine(correction.date) if correction.date else "",
        editor=correction.editor,
        html=setting.lines(root).blocks(correction.blocks),
        reason=Markup(" ").join(setting.lines(root).html(nodes) for nodes in runs(correction.blocks)),
    )


def _address(setting: Setting, id: str) -> str:
    """Where a note, or a place of the text or of a version that is there, stands or is told of; nothing for all else."""
    version = versioned(id)[0]
    if "/" in id or version in ("head", "edition") or id.partition(".")[0] in ("head", "edition"):
        return ""
    if id.startswith("n-"):
        return pages.note(setting.slug, id[2:])
    return pages.place(setting.slug, id) if not version or version in _versions(setting) else ""


def item(correction: Correction) -> str:
    """The id of a correction in the list of changes."""
    return f"c-{correction.slug}"


def _versions(setting: Setting) -> dict[str, str]:
    """The names of other versions of the text, by what stands before their ids."""
    return {version.slug: version.name for version in setting.edition.versions}


def _told(correction: Correction, setting: Setting) -> str:
    """What happened, in words; nothing where other words stand in place of the old."""
    say, versions = setting.say, _versions(setting)
    match correction.change:
        case "words":
            return ""
        case "split" if "." in correction.id:
            return say.changes.split_words(words=correction.after)
        case "split":
            return say.changes.split(place=named(correction.after, say, versions))
        case "merged":
            return say.changes.merged(place=named(correction.after, say, versions))
        case "moved":
            return say.changes.moved(place=named(correction.after, say, versions))
        case _:
            return say.changes.withdrawn


def _heading(id: str, say: Wording) -> str:
    """The same as the title of a page, where a place of the text is written as it is said."""
    name = named(id, say)
    return say.spoken(id) if name == say.label(id) else name[:1].upper() + name[1:] if id.startswith("versions/") else name


def named(id: str, say: Wording, versions: Mapping[str, str] = NONE) -> str:
    """What a reader calls the thing: a place of the text by its label, a note, an entry and a fact by their ids in words.

    ``versions`` are the names of other versions of the text; one that has gone is called by what stands before its ids.
    """
    slug, inside = versioned(id)
    if slug and slug not in ("head", "edition"):
        return say.place.of_version(place=named(inside, say), version=versions.get(slug, slug))
    if id.startswith("versions/"):
        return say.changes.version(version=id.removeprefix("versions/"))
    area, _, fact = id.partition(".")
    if area in ("head", "edition"):
        counterparts = {"lacks": say.changes.lacks, "joins": say.changes.joins, "adds": say.changes.adds}
        if fact in counterparts:
            return counterparts[fact]
        fact = fact.replace("_", " ").replace("-", " ")
        return say.changes.of_text(fact=fact) if area == "head" else say.changes.of_edition(fact=fact)
    return say.changes.note(note=id[2:]) if id.startswith("n-") else id if "/" in id else say.label(id)
