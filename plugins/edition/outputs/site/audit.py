"""The edition held against published catalogues: each criterion with the verdict that its tests give, why, and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ... import dates
from ...model import ENGINE, FAILED, JUDGMENTS, Audit, Catalogue, Criterion, Run, pages
from .page import Door, Page
from .setting import Setting
from .spaces import NO_BREAK, bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A test: its file, what it says, and how it ended; ``known`` is false where it should not have ended so."""

    file: str
    sentence: str
    outcome: str
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A criterion: its id here, its number, a link to it, what it asks, and the verdict (its key and its name).

    ``why`` is empty where that is not known, ``beyond`` what no test can judge; ``proved`` counts the tests in words.
    """

    id: str
    key: str
    verdict: str
    number: str
    href: str
    asks: str
    why: str
    beyond: str
    proved: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A catalogue in a line: where its criteria stand here, its name with the version, and its verdicts counted in words."""

    href: str
    name: str
    counts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A catalogue: its id here, its name with the version, where it stands itself, its verdicts counted in words, and its criteria."""

    id: str
    name: str
    href: str
    counts: str
    criteria: tuple[Judged, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPage(Page):
    """All catalogues. ``run`` says when the tests were run and on what, ``other`` that this was another version; ``data`` is the same
    for programs.
    """

    template = "audit"

    run: str
    other: str
    data: Door
    catalogues: tuple[Shelf, ...]


def make(setting: Setting) -> Iterator[Page]:
    """The page, where the edition has an audit."""
    audit, say = setting.edition.audit, setting.say
    if not audit:
        return
    address = pages.page("audit")
    run, versions = audit.run, {each: setting.edition.said[f"version-{each}"] for each in ("text", "apparatus")} | {"engine": ENGINE}
    yield AuditPage(
        **setting.frame(address, say.menu.audit, say.audit.summary),
        run=_told(run, setting) if run else say.audit.unrun,
        other=say.audit.other if run and dict(run.versions) != versions else "",
        data=Door(href=pages.root(address) + pages.AUDITED, name=f"/{pages.AUDITED}"),
        catalogues=tuple(_shelf(each, audit, setting) for each in audit.catalogues),
    )


def counted(setting: Setting, root: str) -> tuple[Counted, ...]:
    """Every catalogue in a line, for a page from which ``root`` leads to the title page; none where the edition has no audit."""
    audit, address = setting.edition.audit or Audit(()), root + pages.page("audit")
    return tuple(Counted(href=f"{address}#{each.id}", name=_named(each), counts=_counts(each, audit, setting)) for each in audit.catalogues)


def _told(run: Run, setting: Setting) -> str:
    day = bound(dates.spoken(dates.parse(run.date), setting.say))
    text, apparatus, engine = (str(run.versions.get(name, "")) for name in ("text", "apparatus", "engine"))
    return setting.say.audit.run(date=day, commit=run.commit[:12], text=text, apparatus=apparatus, engine=engine)


def _shelf(catalogue: Catalogue, audit: Audit, setting: Setting) -> Shelf:
    criteria = tuple(
        _judged(pages.criterion(catalogue.id, at).partition("#")[2], each, audit, setting) for at, each in enumerate(catalogue.criteria, 1)
    )
    counts = _counts(catalogue, audit, setting)
    return Shelf(id=catalogue.id, name=_named(catalogue), href=catalogue.home, counts=counts, criteria=criteria)


def _named(catalogue: Catalogue) -> str:
    return f"{catalogue.name} {catalogue.version}"


def _counts(catalogue: Catalogue, audit: Audit, setting: Setting) -> str:
    found = Counter(audit.judged(each) for each in catalogue.criteria)
    return ", ".join(f"{found[key]}{NO_BREAK}{setting.say.counted[key]}" for key in JUDGMENTS if found[key])


def _judged(id: str, criterion: Criterion, audit: Audit, setting: Setting) -> Judged:
    say, key = setting.say, audit.judged(criterion)
    ended = {test: audit.outcome(test) for test in criterion.tests}
    return Judged(
        id=id,
        key=key,
        verdict=say.judgments[key],
        number=criterion.number,
        href=criterion.home,
        asks=criterion.asks,
        why=say.audit.failed if FAILED in ended.values() else audit.why(criterion),
        beyond=criterion.beyond,
        proved=say.audit.proved(count=len(ended)) if ended else "",
        proofs=tuple(_proof(test, outcome, setting) for test, outcome in ended.items()),
    )


def _proof(test: str, outcome: str, setting: Setting) -> Proof:
    file, _, name = test.partition("::")
    sentence = name.removeprefix("test_").replace("_", " ")
    return Proof(file=file, sentence=sentence, outcome=setting.say.outcomes[outcome], known=outcome != FAILED)
