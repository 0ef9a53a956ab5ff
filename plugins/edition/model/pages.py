"""The pages of an edition and their addresses: one list for links, the menu, templates, the sitemap, and names that are taken.

An address is below the site's root, without a slash before it: a page's ends in one, a place on a page stands behind ``#``, a file's
ends in its ending. What is linked is on the list, and what is on it is made. ``text`` is the text's slug everywhere.
"""

from __future__ import annotations

from .citing import versioned
from .edition import Edition
from .leaves import Leaf

# Pages that no file holds, by what they have in common, as the menu has them.
GROUPS = {
    "text": ("notes", "timeline", "claims", "lessons"),
    "reference": ("index", "sources", "search"),
    "tools": ("assign", "check", "data", "archive", "audit"),
}
DOORS = ("timeline", "lessons")  # those of them that every page leads to, beside the text; the page of contents leads to all
MADE = (*(name for group in GROUPS.values() for name in group), "contents")
DTS = "dts/"  # the service of the text
HOSTING = "hosting"  # how the site is to be served
FOLDERS = ("static", "images", "dts", HOSTING)  # what else has an address of its own
CITE, LINKSET = "cite", "linkset"  # files of the text's folder that are of no paragraph
ANNOTATIONS, CORRESPONDENCE = "annotations", "correspondence"  # and these
ALONE = "text"  # what the page of the text without its apparatus is called there
# What the page of the text has by an id, and its folder by a name, that no paragraph may have.
AROUND = ("main", "all", "bare", "whole", "outline", "synopsis", "card", ALONE, CITE, LINKSET, ANNOTATIONS, CORRESPONDENCE)

ASIDE = "static/js/aside.js"  # what the checker of quotations knows beside the text
AIDS = "static/js/aids.json"  # what an assignment may have beside its paragraphs

AUDITED = "audit/audit.json"  # what the page of the audit says, for programs

HOME = ""
MISSING, SITEMAP, ROBOTS, MANIFEST = "404.html", "sitemap.xml", "robots.txt", "manifest.json"
WORDS, CARDS = "static/js/words.js", "static/js/cards.txt"  # of scripts, beside them
COLUMNS, UPRIGHT = "static/columns.svg", "static/upright.svg"  # of pictures, beside the style sheets
FINDING, REST = "static/js/finding.js", "static/js/rest.json"  # what the script of the search finds first, and the rest of it


NEEDS = {  # what a page of `MADE` is made of that may not be there
    "notes": "a note",
    "timeline": "an entry with a day (date:)",
    "claims": "a note with a verdict",
    "lessons": "a lesson",
    "index": "an entry",
    "sources": "a source",
    "assign": "a lesson",
    "check": "a paragraph of the text",
    "archive": "a publication that was kept (make archive)",
    "audit": "an audit",
}


def made(edition: Edition) -> tuple[str, ...]:
    """Those of `MADE` that this edition has: none of what it has nothing of (`NEEDS`)."""
    lessons = bool(edition.lessons)
    wanted = {
        "notes": bool(edition.notes),
        "timeline": any(fact.name == "date" for entry in edition.entries for fact in entry.facts),
        "claims": bool(edition.claims),
        "lessons": lessons,
        "index": bool(edition.entries),
        "sources": bool(edition.sources),
        "assign": lessons,
        "check": bool(edition.text.paragraphs),
        "archive": bool(edition.bags),
        "audit": bool(edition.audit),
    }
    return tuple(name for name in MADE if wanted.get(name, True))


def standing(edition: Edition) -> tuple[str, ...]:
    """Every page that a reader may be led to and a search engine may list: not the keys of lessons."""
    slug = edition.text.slug
    found = [HOME, text(slug), *(paragraph(slug, part.id) for part in edition.text.paragraphs)]
    found += [version(slug, each.slug) for each in edition.versions]
    found += [page(kind.folder) for kind in edition.kinds] + [page(entry.path) for entry in edition.entries]
    found += [page(name) for name in made(edition)]
    for each in edition.lessons:
        found += [lesson(each.slug), worksheet(each.slug), *([short(each.slug)] if each.short else [])]
    return (*found, *(page(each.slug) for each in edition.pages))


def page(name: str) -> str:
    """The page of a kind by its folder, of an entry by its path, of prose by its slug, or one of `MADE`."""
    return f"{name}/"


def text(slug: str) -> str:
    """The reading page."""
    return page(slug)


def alone(text: str) -> str:
    """The text without its apparatus; it is known by the address of the reading page, and is in no list of pages."""
    return f"{text}/{ALONE}/"


def version(text: str, slug: str) -> str:
    """The text beside another version of it."""
    return f"{text}/{slug}/"


def place(text: str, id: str) -> str:
    """A place on the reading page: a paragraph, a sentence, a heading, a page of the source; of another version on the page of that."""
    slug = versioned(id)[0]
    return f"{version(text, slug)}#{id}" if slug else f"{text}/#{id}"


def note(text: str, id: str) -> str:
    """A note below its paragraph."""
    return place(text, note_id(id))


def call(text: str, id: str) -> str:
    """Where a note is called first."""
    return place(text, call_id(id))


def note_id(id: str) -> str:
    """What a note's element is called."""
    return f"n-{id}"


def call_id(id: str, occurrence: int = 1) -> str:
    """What the call of a note is called; the second and later ones are counted."""
    return f"r-{id}-{occurrence}" if occurrence > 1 else f"r-{id}"


def sign_id(id: str) -> str:
    """What the sign is called that calls a footnote of the source, by the footnote's id."""
    return f"c-{id}"


def whole_id(id: str) -> str:
    """What the element is called that holds all paragraphs of a footnote of the source, by the id of the first."""
    return f"whole-{id}"


def leaf_id(number: Leaf, version: str = "") -> str:
    """What the mark of a page of the source is called; that of another ``version`` has one of its own."""
    return f"{version}.page-{number}" if version else f"page-{number}"


def facsimile_id(number: Leaf) -> str:
    """What the picture of a page of the source is called."""
    return f"facs-{number}"


def paragraph(text: str, id: str) -> str:
    """The page that a paragraph has to itself."""
    return f"{text}/{id}/"


def file(text: str, name: str, ending: str) -> str:
    """A paragraph by its id, or by the text's slug the whole, for machines."""
    return f"{text}/{name}.{ending}"


def books(edition: Edition) -> dict[str, str]:
    """The books that are published beside the text, by what they are; none where none is."""
    slug = edition.text.slug
    named = {"text": file(slug, ALONE, "pdf")}
    kinds = ("epub", "pdf", "text", "docx", "html", "zip")
    return {kind: named.get(kind) or file(slug, slug, kind) for kind in kinds} if edition.books else {}


def source(slug: str) -> str:
    """A source in the bibliography."""
    return f"sources/#{slug}"


def lesson(slug: str) -> str:
    """The page of a lesson for its teacher."""
    return f"lessons/{slug}/"


def worksheet(slug: str) -> str:
    """What students get of a lesson."""
    return f"{lesson(slug)}worksheet/"


def short(slug: str) -> str:
    """The two pages of a lesson's short form."""
    return f"{lesson(slug)}short/"


def key(slug: str) -> str:
    """The answers to a lesson's questions."""
    return f"{lesson(slug)}key/"


def criterion(catalogue: str, at: int) -> str:
    """A criterion of a catalogue, by where it stands there, on the page of the audit."""
    return f"audit/#{catalogue}-{at}"


def bag(file: str) -> str:
    """A publication that is kept, by its file."""
    return f"archive/{file}"


def code(address: str) -> str:
    """The QR code of a page on paper."""
    return f"{address.removesuffix('/')}.svg"


def own(text: str, id: str) -> str:
    """The page that what was published under an id has to itself; nothing for what stands on a page with others."""
    kind, _, slug = id.partition("/")
    if slug:
        return {"pages": page(slug), "sources": "", "versions": version(text, slug)}.get(kind, page(id))
    return "" if "." in id or id.startswith(("n-", "s-", "page-", "picture-")) else paragraph(text, id)


def feed(slug: str) -> str:
    """What a page of prose tells of changes, as a feed."""
    return f"{slug}/atom.xml"


def root(address: str) -> str:
    """The way from an address to the site's root: ``../`` for each folder."""
    return "../" * address.count("/")


def near(address: str, here: str) -> str:
    """An address as it is written on the page ``here`` of the same folder below the root, without the way through the root."""
    folder = here.partition("/")[0]
    return root(here)[len("../") :] + address.removeprefix(f"{folder}/")


def path(address: str) -> str:
    """The file that stands at an address, below the output folder."""
    return f"{address}index.html" if address.endswith("/") or address == HOME else address.partition("#")[0]
