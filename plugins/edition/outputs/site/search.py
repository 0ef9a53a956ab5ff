"""The page of the search: a script searches on it; without one it lists all names, and the words of the text that are not everywhere."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ...model import bare, pages, words
from .page import Page
from .setting import Setting
from .views import Numeral

# Letters with the points that stand on them in Hebrew, Arabic and elsewhere: these compose no letters of their own.
LETTERS = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670])*"
WORD = re.compile(rf"{LETTERS}(?:[-’']{LETTERS})*")
OWNED = re.compile(r"[’']s?$")
MOST = 6  # paragraphs of a word: one that stands in more tells little by itself
SHORT = 3  # letters of a word that is left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A name, which leads to its entry, or a word of the text, which has the numbers of its paragraphs and no address."""

    name: Markup
    href: str
    numerals: tuple[Numeral, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What begins with a letter."""

    id: str
    href: str
    name: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(Page):
    """The page; ``most`` is the number of paragraphs in which a word stands at most."""

    template = "search"

    most: int
    letters: tuple[Letter, ...]


def make(setting: Setting) -> Iterator[Page]:
    """The page."""
    address = pages.page("search")
    root = pages.root(address)
    tongue = setting.say.tongue
    listed: dict[str, list[Word]] = defaultdict(list)
    for name, word in sorted((*_names(setting, root), *_words(setting, root)), key=lambda pair: tongue.order(pair[0])):
        listed[tongue.initial(name) or "#"].append(word)
    yield SearchPage(
        **setting.frame(address, setting.say.menu.search),
        most=MOST,
        letters=tuple(
            Letter(id=f"w-{number}", href=f"#w-{number}", name=name, words=tuple(found))
            for number, (name, found) in enumerate(listed.items(), 1)
        ),
    )


def _names(setting: Setting, root: str) -> Iterator[tuple[str, Word]]:
    """The names of entries, each before what the page shows of it."""
    for entry in setting.edition.entries:
        yield entry.name, Word(name=setting.titles[entry.path], href=root + pages.page(entry.path), numerals=())


def _words(setting: Setting, root: str) -> Iterator[tuple[str, Word]]:
    """The same of the words of the text, each as it is written first, without those that tell nothing by themselves, or that are
    an entry's name wherever they stand."""
    text = setting.edition.text
    places: dict[str, dict[str, None]] = defaultdict(dict)
    written: dict[str, str] = {}
    for part in text.paragraphs:
        for found in WORD.findall(unicodedata.normalize("NFC", words(part.nodes))):
            word = OWNED.sub("", found)
            known = bare(word)
            places[known].setdefault(part.id)
            if known not in written or written[known][:1].isupper():
                written[known] = word
    named: dict[str, set[str]] = defaultdict(set)
    for entry in setting.edition.entries:
        named[bare(entry.name.partition(",")[0])].update(setting.concordance.speaking(entry.path))
    for known, ids in places.items():
        if named[known].issuperset(ids):
            continue
        if len(known) > SHORT and len(ids) <= MOST and known not in setting.say.small:
            numerals = tuple(setting.numeral(id, False, root) for id in ids)
            yield written[known], Word(name=Markup.escape(written[known]), href="", numerals=numerals)
