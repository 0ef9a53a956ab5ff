"""What the head of a passage's page says to machines: Highwire and Dublin Core tags, Open Graph, JSON-LD, Signposting.

Zotero reads the tags by the rules of its translators "Embedded Metadata" and "RDF": ``z:itemType`` decides the type and every
other ``z:`` tag is a field of that name; Dublin Core gives the rest. Signposting: the FAIR Signposting Profile, level 1.
"""

from __future__ import annotations

import json

from markupsafe import Markup

from ...model import label
from .setting import Setting, listed

ARCHIVE = {"archive": "archive", "archiveLocation": "archive_location"}  # Zotero's field, our fact
DESCRIBED = ("csl.json", "application/vnd.citationstyles.csl+json")


def head(setting: Setting, id: str) -> dict[str, object]:
    """Tags by name, links by relation, and the JSON-LD, for one paragraph. Without an address there are no addresses."""
    edition, facts = setting.edition, {fact.name: fact.value for fact in setting.edition.text.facts}
    home = f"{edition.address}/{setting.slug}/" if edition.address else ""
    authors = listed(facts.get("author", ""))
    title = f"{edition.text.title}, {label(id)}"
    tags = [("DC.title", title), *(("DC.creator", author) for author in authors)]
    tags += [("DC.date", facts["date"]), ("DC.language", edition.facts["language"])]
    tags += [("z:itemType", "letter" if facts.get("recipient") else "document")]
    tags += [(f"z:{name}", facts[fact]) for name, fact in ARCHIVE.items() if facts.get(fact)]
    tags += [("citation_title", title), *(("citation_author", author) for author in authors)]
    tags += [("citation_publication_date", facts["date"].replace("-", "/"))]
    tags += [("citation_public_url", f"{home}#{id}")] if home else []
    links = [("cite-as", f"{home}#{id}", ""), ("collection", home, "text/html")] if home else []
    links += [("describedby", f"../{id}.{DESCRIBED[0]}", DESCRIBED[1])]
    graph = [("og:type", "article"), ("og:title", title)]
    if home:
        graph += [("og:url", f"{home}#{id}")]
    if home and edition.facts["preview"]:
        graph += [("og:image", f"{edition.address}/{edition.facts['preview']}")]
    return {"tags": tags, "links": links, "graph": graph, "data": _data(setting, facts, title, home, id)}


def _data(setting: Setting, facts: dict[str, str], title: str, home: str, id: str) -> Markup:
    """The passage in schema.org's words, as a part of the text, which `whole` describes."""
    passage: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": _type(facts),
        "name": title,
        "author": _people(facts.get("author", "")),
    }
    if home:
        passage |= {"@id": f"{home}#{id}", "isPartOf": {"@id": home}}
    return _json(passage)


def whole(setting: Setting) -> Markup:
    """The text in schema.org's words: its authors are not those of the edition that it is printed in."""
    edition, facts = setting.edition, {fact.name: fact.value for fact in setting.edition.text.facts}
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": _type(facts),
        "name": edition.text.title,
        "author": _people(facts.get("author", "")),
        "recipient": _people(facts.get("recipient", "")),
        "translator": _people(facts.get("translator", "")),
        "dateCreated": facts["date"],
        "inLanguage": edition.facts["language"],
        "isPartOf": {
            "@type": "Book",
            "name": edition.facts["title"],
            "author": edition.facts["editors"],
            "version": edition.facts["version-text"],
            "license": edition.facts["license"],
        },
    }
    if edition.address:
        found["@id"] = f"{edition.address}/{setting.slug}/"
    return _json({name: value for name, value in found.items() if value})


def _type(facts: dict[str, str]) -> str:
    return "Message" if facts.get("recipient") else "CreativeWork"


def _json(value: dict[str, object]) -> Markup:
    """A data block: nothing in it can end the element that it stands in."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def _people(names: str) -> list[dict[str, str]]:
    spoken = (" ".join(reversed(name.split(", "))) for name in listed(names))
    return [{"@type": "Person", "name": name} for name in spoken]
