"""What the interface says, in the language of an edition: one table for templates, outputs, scripts and style sheets.

A language is a file beside this one, named by its tag: ``en.toml``, which is complete, and others with the same areas and names. A
phrase is words with slots (``{place}, sentence {number}``), or a table of such by CLDR's plural categories (``one``, ``other``), of
which the slot ``count`` chooses. Outputs and templates write ``say.claims.title``; a phrase with slots is called with what fills them:
``say.home.lessons(count=6)``. Scripts get theirs as data. What editors are told (slips) is English and stands where it is told.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

from ..model import Gap, numbered, own, versioned
from .tongue import Tongue

FOLDER = Path(__file__).parent
Forms = dict[str, str | Mapping[str, str]]
PILCROW = re.compile("(¶+)[ \u00a0]?")
COMPLETE = "en"  # what is spoken where a language has no table
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


class Phrase(str):
    """Words of the interface; those with a plural are, uncalled, the words for many."""

    __slots__ = ("forms", "tongue")

    forms: Mapping[str, str]
    tongue: Tongue

    def __new__(cls, written: str | Mapping[str, str], tongue: Tongue) -> Phrase:
        forms = {"other": written} if isinstance(written, str) else written
        phrase = super().__new__(cls, forms["other"])
        phrase.forms, phrase.tongue = forms, tongue
        return phrase

    def __call__(self, **slots: str | int) -> str:
        """The words with their slots filled; Markup where what fills one is. A count is written as the language writes numbers."""
        form, count = self.forms["other"], slots.get("count")
        if isinstance(count, int):
            form = self.forms.get(self.tongue.category(count), form)
            slots["count"] = self.tongue.number(count)
        if any(isinstance(value, Markup) for value in slots.values()):
            return escape(form).format(**slots)
        return form.format(**slots)

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """What is remembered of a phrase is its words."""
        return str, (str(self),)


class Area:
    """The phrases of one concern, by their names."""

    def __init__(self, name: str, phrases: Mapping[str, Phrase]):
        self._name, self._phrases = name, phrases

    def __getattr__(self, name: str) -> Phrase:
        try:
            return self._phrases[name]
        except KeyError:
            raise AttributeError(f"no words {self._name}.{name}") from None

    def __getitem__(self, typed: str) -> str:
        """The words for one that editors type (a type of notes, a verdict); itself where it is none, of which the reader has told."""
        return self._phrases.get(typed, typed)

    def all_forms(self) -> Forms:
        """All phrases as they are written, for what fills their slots elsewhere."""
        return {name: phrase.forms if len(phrase.forms) > 1 else str(phrase) for name, phrase in self._phrases.items()}

    def get(self, name: str, otherwise: str) -> str:
        """The phrase of a name that may be an editor's own, which then says ``otherwise``."""
        return self._phrases.get(name, otherwise)


class Wording:
    """All that the interface says in one language; dates as a ``style`` of citation has them, where one is named."""

    def __init__(self, language: str, style: str = ""):
        table = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
        self.language = language
        self.locale = table.pop("locale")
        self.articles = tuple(f"{article} " for article in table.pop("articles"))
        named = ("endings", "kin", "small", "common", "numbers")
        self.endings, self.kin, self.small, self.common, self.numbers = (tuple(table.pop(name).split()) for name in named)
        self.alike, self.asking = (tuple(table.pop(name)) for name in ("alike", "asking"))
        self.tongue = Tongue(language, tuple(table.pop("letters")))
        self._months = {"mla": tuple(table.pop("months_mla").split())}.get(style, ())
        if style:
            table["dates"] |= table[f"dates_{style}"]
        self._areas = {
            area: Area(area, {name: Phrase(written, self.tongue) for name, written in phrases.items()}) for area, phrases in table.items()
        }

    def __getattr__(self, name: str) -> Area:
        try:
            return self._areas[name]
        except KeyError:
            raise AttributeError(f"no words {name}") from None

    @property
    def months(self) -> tuple[str, ...]:
        """The names of the months in a date; a style of citation may shorten them."""
        return self._months or self.tongue.months

    def label(self, id: str) -> str:
        """What a place of the text is called in a sentence: ``¶ 12`` for p12, ``¶ 12, sentence 3`` for p12.s3, ``headnote``."""
        return _label(self, id)

    def spoken(self, id: str) -> str:
        """The same at the beginning of a sentence, to be said aloud: ``Paragraph 12, sentence 3``."""
        said = self.aloud(self.label(id))
        return said[:1].upper() + said[1:]

    def extent(self, gap: Gap) -> str:
        """How much of the source is missing at a gap; empty where nobody can say."""
        extent = getattr(self.signs, gap.unit)(count=gap.quantity) if gap.quantity else ""
        return self.signs.about(extent=extent) if gap.about else extent

    def listed(self, names: Sequence[str]) -> str:
        """Names one after the other, as a sentence has them: “Ada, Tom, and Wat”."""
        return self.tongue.listed(names) if len(names) > 1 else "".join(names)

    def aloud(self, written: str) -> str:
        """Words as they are to be said: few voices read ¶, and “17” alone may be the number of a note. Lower case stays so."""
        return PILCROW.sub(lambda found: _sign(self, found[0].count("¶")), written) if "¶" in written else written


def doubt(say: Wording, certainty: str) -> str:
    """How sure the editors are of a note; empty where it goes without saying."""
    return "" if certainty == "certain" else say.certainties[certainty]


def judged(say: Wording, verdict: str, certainty: str, said: str = "") -> str:
    """What the editors think of what a note is about, and how sure they are; the verdict only where ``said``, the note's own words,
    does not begin with it. Empty where both go without saying."""
    named = say.verdicts[verdict] if verdict else ""
    return ", ".join(filter(None, ("" if begun(said, named) else named, doubt(say, certainty))))


def begun(said: str, verdict: str) -> int:
    """With how many of its letters words say a verdict by themselves: “Silent on what …”, for “silent on the point that decides”, 6."""
    for each in (verdict, verdict.split(" ")[0]):
        if re.match(rf"{re.escape(each)}\b", said, re.IGNORECASE):
            return len(each)
    return 0


def _label(say: Wording, id: str) -> str:
    version, id = versioned(id)
    if version:
        return say.place.of_version(place=_label(say, id), version=version)
    paragraph, number, unit, count = numbered(id)
    other = say.units.own_note(number=own(paragraph)) if own(paragraph) else paragraph.replace("-", " ")
    name = f"¶ {number}" if number else say.places.get(paragraph, other)
    match unit:
        case "sentence":
            return say.place.sentence(place=name, number=count)
        case "line":
            return say.units.line(place=name, number=count)
        case "row":
            return say.units.row(place=name, number=count)
        case _:
            return name


def _sign(say: Wording, signs: int) -> str:
    """What stands for one sign, or for two and more, and the number behind it."""
    return f"{say.place.paragraph if signs == 1 else say.place.paragraphs} "


def speaks(language: str) -> str:
    """The language of the table for a tag (``es`` for ``es-MX``), or nothing where there is none."""
    return next((each for each in (language, language.partition("-")[0]) if each in LANGUAGES), "")


@cache
def wording(language: str, style: str = "") -> Wording:
    """The interface's words for the language of an edition, by its tag; English ones where it has none. Dates are those of a ``style``."""
    return Wording(speaks(language) or COMPLETE, style)


def entitled(title: str, language: str) -> str:
    """What the edition of a document is called by whose title nothing else can be: two pages of one title are one too many."""
    say = wording(language)
    return say.site.edition(title=title, then="," if ":" in title else ":")
