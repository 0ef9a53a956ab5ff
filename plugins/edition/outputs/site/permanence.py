"""What became of addresses: pages that lead on, pages that explain, and corrections as the page of changes lists them."""

from __future__ import annotations

from collections.abc import Iterator

from ... import dates
from ...model import Correction, label, prose
from .page import Sheet
from .setting import Setting


def make(setting: Setting) -> Iterator[Sheet]:
    """A page at the old address of everything that had one of its own and was moved, merged or withdrawn."""
    leads = {old: id for id, olds in setting.concordance.aliases.items() for old in olds}
    for each in setting.edition.corrections:
        address = page(setting, each.id)
        if not address:
            continue
        if each.id in leads:
            target = page(setting, leads[each.id].partition(".")[0]) if "/" not in leads[each.id] else page(setting, leads[each.id])
            yield setting.sheet(
                address,
                "moved",
                _name(each.id),
                target=target,
                canonical=f"{setting.edition.address}/{target}" if setting.edition.address else "",
            )
        elif each.change == "withdrawn":
            yield setting.sheet(address, "withdrawn", _name(each.id), gone=told(setting, each, "../" * address.count("/")))


def page(setting: Setting, id: str) -> str:
    """The address of the page that an id has to itself; nothing for what stands on a page with others."""
    kind, _, slug = id.partition("/")
    if slug:
        return {"pages": f"{slug}/", "sources": ""}.get(kind, f"{id}/")
    return "" if "." in id or id.startswith(("n-", "s-", "page-")) else f"{setting.slug}/{id}/"


def told(setting: Setting, correction: Correction, root: str) -> dict[str, object]:
    """A correction as pages tell it; ``place``: what it leads to, or is divided before, is a place and no words."""
    whole = "." not in correction.id
    place = correction.change in ("merged", "moved") or (correction.change == "split" and whole)
    return {
        "id": correction.id,
        "slug": correction.slug,
        "name": _name(correction.id),
        "change": correction.change,
        "before": correction.before,
        "after": _name(correction.after) if place else correction.after,
        "place": place,
        "version": correction.version,
        "date": dates.spoken(correction.date) if correction.date else "",
        "datetime": dates.machine(correction.date) if correction.date else "",
        "editor": correction.editor,
        "html": setting.lines(root).blocks(correction.blocks),
        "reason": prose(correction.blocks),
    }


def _name(id: str) -> str:
    """What a reader calls the thing: a place of the text by its label, a note, an entry and a fact by their ids in words."""
    area, _, fact = id.partition(".")
    if area in ("head", "edition"):
        return f"the {fact.replace('_', ' ').replace('-', ' ')} of the {'text' if area == 'head' else 'edition'}"
    return f"the note “{id[2:]}”" if id.startswith("n-") else id if "/" in id else label(id)
