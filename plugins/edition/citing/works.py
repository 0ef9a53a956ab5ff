"""Sources as reference managers read them: BibTeX, RIS and CSL-JSON of the whole bibliography."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..model import Date, Nodes, Source, Words, words
from ..wording import Wording
from .bibliography import record
from .exchange import LIST, bibtex, bibtex_date, bibtex_people, csl, escaped, latex, ris, ris_date, ris_people
from .processor import Record
from .records import plain

BIBTEX: Mapping[str, str] = {
    "book": "book",
    "collection": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "report": "techreport",
}
RIS: Mapping[str, str] = {
    "book": "BOOK",
    "collection": "BOOK",
    "chapter": "CHAP",
    "entry-encyclopedia": "ENCYC",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "report": "RPRT",
    "webpage": "ELEC",
    "manuscript": "UNPB",
    "periodical": "JFULL",
}
OTHER = ("misc", "GEN")  # of what none of the two formats has a type for


def file(sources: tuple[Source, ...], ending: str, say: Wording) -> str:
    """All sources in a format, by the ending of its files."""
    makers: Mapping[str, Callable[[Source, Wording], Nodes]] = {"bib": _bibtex, "ris": _ris, "csl.json": _csl}
    made = [words(makers[ending](source, say)) for source in sources]
    first, between, last = LIST if ending == "csl.json" else ("", "\n", "")
    return first + between.join(made) + last


def _csl(source: Source, say: Wording) -> Nodes:
    """An item of CSL-JSON, which the facts of a source are already."""
    note = source.get("note")
    return csl(plain(record(source, say)) | ({"note": note} if note else {}))


def _bibtex(source: Source, say: Wording) -> Nodes:
    one, kind = record(source, say), source.get("type")
    made = BIBTEX.get(kind, OTHER[0])
    within = "journal" if made == "article" else "booktitle" if made == "incollection" else "howpublished"
    fields = bibtex_people(one)
    fields |= {"title": latex(_nodes(one, "title"), kept=True), within: latex(_nodes(one, "container-title"))}
    fields |= {"series": latex(_nodes(one, "collection-title"))}
    fields |= {name: escaped(source.get(name)) for name in ("volume", "edition", "language")}
    fields |= {"number": escaped(source.get("issue") or source.get("number")), "pages": escaped(source.get("page")).replace("–", "--")}
    fields |= {"institution" if made == "techreport" else "publisher": escaped(source.get("publisher"))}
    fields |= {"address": escaped(source.get("publisher-place")), **bibtex_date(_date(source), say)}
    fields |= {"doi": source.get("DOI"), "url": source.get("URL"), "note": escaped(_note(source))}
    return bibtex(made, source.slug, fields)


def _ris(source: Source, say: Wording) -> Nodes:
    one = record(source, say)
    first, _, last = source.get("page").partition("–")
    lines = [*ris_people(one, "author"), ("TI", source.get("title")), ("T2", source.get("container-title"))]
    lines += [("T3", source.get("collection-title")), ("ST", source.get("title-short"))]
    lines += [*ris_people(one, "editor"), *ris_people(one, "translator"), *ris_date(_date(source), say)]
    lines += [("VL", source.get("volume")), ("IS", source.get("issue") or source.get("number")), ("SP", first), ("EP", last)]
    lines += [("ET", source.get("edition")), ("PB", source.get("publisher")), ("CY", source.get("publisher-place"))]
    lines += [("DB", source.get("archive")), ("AV", source.get("archive_location"))]
    lines += [("DO", source.get("DOI")), ("UR", source.get("URL")), ("LA", source.get("language")), ("N1", source.get("note"))]
    return ris(RIS.get(source.get("type"), OTHER[1]), source.slug, lines)


def _nodes(one: Record, name: str) -> Nodes:
    found = one.get(name, ())
    return found if isinstance(found, tuple) else (Words(str(found)),)


def _note(source: Source) -> str:
    """What else is said of a source: where it lies, and the remark of the editors."""
    kept = ", ".join(filter(None, (source.get("archive_location"), source.get("archive"))))
    return ". ".join(filter(None, (kept, source.get("note").rstrip("."))))


def _date(source: Source) -> Date | None:
    return next((fact.date for fact in source.facts if fact.name == "issued"), None)
