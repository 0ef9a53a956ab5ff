"""What stands on several kinds of pages, as templates show it; addresses are relative to the page, names plain words or Markup."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note. ``id`` and ``back`` are its element and its first call on a page that has both; ``href`` and ``call`` lead to the text.

    ``label`` is what its paragraph is called, and ``said`` what the note is for who hears it; ``opening`` is its lemma with a bracket
    that ends it; ``first`` is its first sentence and ``rest`` what follows, or empty, where it may be folded, and ``html`` is the whole;
    ``type`` and ``cert`` are as editors type them, ``kind`` is the type in words, and so is ``doubt`` its certainty where it is not
    certain, else empty; ``judged`` is that behind the verdict of a claim, where the note does not begin with it. ``sign`` is its
    number as its calls have it.
    """

    id: str
    aliases: tuple[str, ...]
    href: str
    call: str
    back: str
    number: int
    sign: str
    label: str
    said: str
    lemma: str
    opening: str
    first: Markup
    rest: Markup
    html: Markup
    type: str
    cert: str
    kind: str
    doubt: str
    judged: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A sentence of the text with the words marked that are meant; ``implied`` where they do not name what they mean.

    ``label`` is what its place is called, and ``said`` the same for who hears it.
    """

    href: str
    label: str
    said: str
    html: Markup
    implied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A sort of what a list holds: as editors type it, the id of its switch, its word, and how many are of it."""

    key: str
    id: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a list can be filtered by: the name of its switches as ``data-`` attributes have it, its word, and its choices."""

    key: str
    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A place outside the text that speaks of an entry or cites a source; ``kind`` says what it is, but nothing of an entry."""

    href: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """An entry in one line: its name, what ends that, and its first sentence."""

    href: str
    name: Markup
    stop: str
    gist: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """The number of a paragraph that speaks of an entry, in italics where it only implies it; ``said`` is for who cannot see it.

    ``first``: it is the first of several that is a number, and ¶ stands before it.
    """

    href: str
    name: str
    said: str
    implied: bool
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A fact as a row: its name in words, and its value set or spoken; ``datetime`` where HTML can tell the date that it is."""

    name: str
    value: str
    datetime: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A paragraph as pages of a whole text have it; ``number`` stands beside it, and ``said`` is what reads aloud says for it.

    ``role`` is what it is in its source, ``level`` how deep, where that is a heading, and ``tag`` the name of its element; ``lang`` and
    ``way`` are its language, where that is another, and the direction of this.
    """

    id: str
    html: Markup
    number: str = ""
    said: str = ""
    role: str = ""
    level: int = 0
    lang: str = ""
    way: str = ""
    tag: str = "p"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Shown):
    """A paragraph of the text or of another version beside it: where its number leads, and the way from a footnote to its sign."""

    href: str
    back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of something that was published; ``item`` is the element in the list of changes.

    ``name`` is what a reader calls the thing, ``place`` the same as a link, where it has a place, and ``opening`` the same at the
    beginning of a sentence; ``told`` says in words what happened, or is empty where ``before`` and ``after`` are the words themselves;
    ``html`` is the reason, and ``reason`` the same within a line.
    """

    id: str
    item: str
    name: str
    place: Numeral | None
    opening: str
    told: str
    before: str
    after: str
    version: str
    date: str
    datetime: str
    editor: str
    html: Markup
    reason: Markup
