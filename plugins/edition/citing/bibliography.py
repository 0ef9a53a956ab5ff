"""Sources as a bibliography prints them: Chicago style, 18th edition, by a citation processor.

Our own part is only the record: the facts of a source are CSL-JSON 1.0.2 already, but for names, dates and language. The
style is the Citation Style Language project's file in ``styles/`` (CC BY-SA 3.0, unchanged).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from ..dates import csl
from ..model import Fact, Foreign, Name, Nodes, Source, Words, unlinked, words
from ..wording import Wording
from ..wording.tongue import Key
from .blanks import blanks
from .dating import Dating, dating
from .inlines import Json
from .processor import Record, document

STYLE, DATES, CIRCA = "chicago-notes-bibliography.csl", "chicago", "uncertain"  # of dates its phrases, and what its ``circa`` means
PEOPLE = ("author", "editor", "translator")
NOT_CSL = ("note",)  # printed by us, after the reference
OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u3040-\u9fff]")


def asked(sources: Iterable[Source], dated: Mapping[str, Dating], say: Wording) -> Json:
    """What is asked of the processor: a document that lists every source. It prints the reference of each by its slug."""
    return document(STYLE, ({**record(source, say), **dated[source.slug].issued} for source in sources), locale=say.locale)


def datings(sources: Iterable[Source], say: Wording) -> dict[str, Dating]:
    """When each source came out, by its slug, as the style has it."""
    facts = {source.slug: source.facts for source in sources}
    year = blanks(json.dumps([[slug, [fact.value for fact in each]] for slug, each in facts.items()], ensure_ascii=False)).year
    issued = {slug: next((fact.date for fact in each if fact.name == "issued"), None) for slug, each in facts.items()}
    return {slug: dating(date, DATES, CIRCA, year, say) for slug, date in issued.items()}


def record(source: Source, say: Wording) -> Record:
    """The record of a source: in the words of CSL-JSON, with titles as nodes in their own language."""
    item: dict[str, object] = {"id": source.slug}
    for fact in source.facts:
        if fact.names:
            item[fact.name] = [name(person) for person in fact.names]
        elif fact.name in PEOPLE:  # a slip, which is told: a preview has the words as one name
            item[fact.name] = [{"literal": fact.value}]
        elif fact.date:
            item[fact.name] = csl(fact.date, say)
        elif fact.name in ("title", "container-title", "collection-title"):
            item[fact.name] = _title(fact, source.get("language"))
        elif fact.name not in NOT_CSL:
            item[fact.name] = fact.value
    return item


def name(person: Name) -> dict[str, str]:
    """A name of CSL-JSON."""
    if person.whole:
        return {"literal": person.whole}
    parts = {"family": person.family, "given": person.given, "suffix": person.suffix}
    return {part: written for part, written in parts.items() if written}


def _title(fact: Fact, language: str) -> Nodes:
    """A title, marked with its language where that is not the edition's; one in brackets is the editors'."""
    nodes = unlinked(fact.nodes) or (Words(fact.value),)
    foreign = not fact.value.startswith("[") and (fact.name == "title" or OTHER_SCRIPT.search(fact.value))
    return (Foreign(nodes, language),) if language and foreign else nodes


def sorted_by(line: Nodes, say: Wording) -> str:
    """The words that a reference is sorted by: without marks, an opening quotation mark or bracket, and an article."""
    plain = words(line).casefold().lstrip('“‘"[«')
    for article in say.articles:
        plain = plain.removeprefix(article)
    return plain


def sort_key(line: Nodes, say: Wording) -> Key:
    """The place of a reference among others."""
    return say.tongue.order(sorted_by(line, say))
