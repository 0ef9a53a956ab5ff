"""Where the sentences of a paragraph begin and end.

A sentence can end at ``.``, ``?``, ``!`` or ``…`` (or the marks that a language has in their place) with the closing
quotation marks and brackets behind it, before a space. Whether it does is decided by the first of these that knows:

1. the edition's own lists: words behind which a sentence ends, and abbreviations, behind which none does;
2. a small letter that follows: the sentence goes on;
3. a capital alone before the point (``J. Smith``, ``C. D.``), or any letter with a number behind it (``p. 5``): none ends;
4. the segmenter for the edition's language (sentencex, kept by Wikimedia), which knows the abbreviations of many. It
   sees spaces for brackets, for a sentence inside them can be cited like any other.

Where this is not certain there is a *doubt*: an editor looks at it before the division is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import sentencex

from .model import LETTERS, Blocks, Paragraph, Reference, Sentence, cut, divisible, every, own, placed, words

CLOSING = r"(?: ?[»›]|[”’\"'“‘«‹)\]}])*"  # “ closes in German; behind a space only » does
END = re.compile(rf"[.?!…]{CLOSING}(?= (?![.?!…])\S)")
JOINED = re.compile(rf"[.?!…]{CLOSING}[—–](?=[^\W\d_])")
ALONE = re.compile(r"(?:^|[\s(\[“„«»‘’\"']|\.-)([^\W\d_])$")
TOKEN = re.compile(r"[^\s(\[“„«»‘\"—]+$")
POINT_INSIDE = re.compile(r"\w\.-?\w")
WORD = re.compile(r"\w")
SEEN = re.compile(r"[^\s()\[\]{}]")
MARK = re.compile(r"[.?!…]")
BRACKETS = str.maketrans("()[]{}", "      ")
GERMAN_MONTH = re.compile(r"(?:J[aä]n|Feb|März|Apr|Mai|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)(?:[a-zä]*)\b")  # behind the ordinal of a day
SHORT = 3  # a capitalized word of so many letters before a point may be an abbreviation, a number of fewer digits an ordinal


@dataclass(frozen=True, slots=True)
class Rules:
    """What an edition says of its sentences: its language, the abbreviations that end none, and words that do end one.

    Both are written with their points, and with as many of the words around them as are needed (``U.S. It``).
    """

    language: str = ""
    abbreviations: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence can end: behind which character, whether it does, and why that is doubtful."""

    end: int
    ends: bool
    doubt: str = ""


def rules(facts: Mapping[str, str]) -> Rules:
    """The rules in the facts of an edition: ``language``, ``abbreviations`` and ``sentence-ends``, lists with semicolons."""
    listed = (tuple(part.strip() for part in facts.get(name, "").split(";") if part.strip()) for name in ("abbreviations", "sentence-ends"))
    return Rules(facts.get("language", ""), *listed)


def beside(edition: Rules, facts: Mapping[str, str]) -> Rules:
    """The rules for another version of the text by the facts of its head: its own, with those of the edition in the same language."""
    own_rules = rules(facts)
    if own_rules.language != edition.language:
        return own_rules
    return replace(edition, abbreviations=edition.abbreviations + own_rules.abbreviations, ends=edition.ends + own_rules.ends)


def spoken(rules: Rules, language: str) -> Rules:
    """The rules for words in a language, or those of the edition where that is empty."""
    return replace(rules, language=language) if language else rules


def split(id: str, text: str, rules: Rules) -> tuple[Sentence, ...]:
    """The sentences of the folded words ``text`` (`model.divisible`) of paragraph ``id``, numbered ``id.s1`` and on.

    They cover the text but for the single spaces between them.
    """
    spans, start = [], 0
    for place in places(text, rules):
        if place.ends:
            spans.append((start, place.end))
            start = place.end + 1
    if start < len(text):
        spans.append((start, len(text)))
    return tuple(Sentence(f"{id}.s{number}", first, last) for number, (first, last) in enumerate(spans, 1))


def divided(paragraph: Paragraph, rules: Rules) -> tuple[Sentence, ...]:
    """What is counted in a paragraph: the lines of verse (``p12.l3``), the rows of a table, else its sentences.

    A sentence ends where an item of a list does, and begins with what numbers it, or with who speaks.
    """
    text, id = _unsigned(paragraph), paragraph.id
    counted = [*every(paragraph.stretches, *LETTERS)]
    if counted:
        begun = [0, *(each.start for each in counted[1:])]  # with the first begins who speaks
        rows = enumerate(zip(counted, begun, strict=True), 1)
        return tuple(Sentence(f"{id}.{LETTERS[each.kind]}{number}", start, each.end) for number, (each, start) in rows)
    spans = [span for start, said, end in _runs(paragraph, len(text)) for span in _spans(text, start, said, end, rules)]
    return tuple(Sentence(f"{id}.s{number}", first, last) for number, (first, last) in enumerate(spans, 1))


def doubts(paragraph: Paragraph, rules: Rules) -> tuple[Place, ...]:
    """The places of a paragraph of which an editor has to judge: none that a line of verse, a row, an item or a speaker decides."""
    text = divisible(paragraph.nodes)
    if any(every(paragraph.stretches, *LETTERS)):
        return ()
    runs = [*_runs(paragraph, len(text))]
    decided = [(first, last) for start, said, end in runs for first, last in ((start, said), (end, end))]
    found = (place for place in places(text, rules) if place.doubt)
    return tuple(place for place in found if not any(first <= place.end <= last for first, last in decided))


def _unsigned(paragraph: Paragraph) -> str:
    """Its words, with quotation marks for the signs that call footnotes of the source: a sentence ends before them or behind."""
    text = divisible(paragraph.nodes)
    for start, end, node in placed(paragraph.nodes):
        if isinstance(node, Reference) and own(node.target[1:]):
            text = f"{text[:start]}{'”' * (end - start)}{text[end:]}"
    return text


def _runs(paragraph: Paragraph, end: int) -> Iterator[tuple[int, int, int]]:
    """Where words begin that go on from sentence to sentence, where behind a label or a speaker, and where they end."""
    marks = sorted({0, *(each.start for each in every(paragraph.stretches, "item"))})
    for start, behind in zip(marks, [*marks[1:], end + 1], strict=True):
        labels = [each.end for each in every(paragraph.stretches, "label", "speaker") if start <= each.start < behind]
        yield start, max(labels, default=start), behind - 1


def _spans(text: str, start: int, said: int, end: int, rules: Rules) -> Iterator[tuple[int, int]]:
    """The sentences between two places; the first begins before what is ``said``."""
    found = split("", text[said:end].lstrip(" "), rules)
    said = end - len(text[said:end].lstrip(" "))
    for each in found:
        yield (start if each is found[0] else said + each.start), said + each.end
    if not found and start < end:
        yield start, end


def first(text: str, rules: Rules) -> str:
    """The first sentence of folded words, whole, wherever it ends."""
    sentence = next(iter(split("", text, rules)), None)
    return text[sentence.start : sentence.end] if sentence else ""


def opened(blocks: Blocks, rules: Rules) -> tuple[Blocks, Blocks]:
    """Blocks of prose as their first sentence and the rest; all of them, and nothing, where they do not begin with a paragraph."""
    if not blocks or not isinstance(blocks[0], Paragraph):
        return blocks, ()
    nodes = blocks[0].nodes
    plain = words(nodes)
    end = len(first(plain, rules))
    left = cut(nodes, end + 1, len(plain))
    return (Paragraph(cut(nodes, 0, end)),), (*((Paragraph(left),) if left else ()), *blocks[1:])


def places(text: str, rules: Rules) -> Iterator[Place]:
    """Every place in the words ``text`` where a sentence ends or could end, in order."""
    begins = _begins(text, rules.language)
    found = {end - 1: Place(end - 1, True) for end in begins if not text[end - 2].isalnum()}  # by the marks of another language
    found |= {each.end(): Place(each.end(), False, "no sentence ends before a dash without a space") for each in JOINED.finditer(text)}
    found |= {each.end(): _place(text, each.start(), each.end(), begins, rules) for each in END.finditer(text)}
    yield from (found[end] for end in sorted(found))


def _begins(text: str, language: str) -> frozenset[int]:
    """Where a word stands, with what opens before it, that begins a sentence, as the segmenter for the language has it."""
    found = set()
    told = sentencex.get_sentence_boundaries(language, text.translate(BRACKETS))  # type: ignore[attr-defined]  # it names no types
    for each in told:
        word = SEEN.search(text, each["start_index"])
        begin = text.rfind(" ", 0, word.start() + 1) + 1 if word else 0
        if begin > 1 and word and not WORD.search(text, begin, word.start()) and not MARK.match(text, begin):
            found.add(begin)
    return frozenset(found)


def _place(text: str, mark: int, end: int, begins: frozenset[int], rules: Rules) -> Place:
    """Whether a sentence ends at ``end``, whose mark is at ``mark``."""
    if _inside(text, mark, rules.ends):
        return Place(end, True)
    if _inside(text, mark, rules.abbreviations):
        return Place(end, False)
    follows = WORD.search(text, end)
    if follows is None or follows[0].islower():
        return Place(end, False)
    if rules.language.partition("-")[0] == "de" and text[max(mark - 2, 0) : mark].strip().isdecimal() and GERMAN_MONTH.match(text, end + 1):
        return Place(end, False)
    told = end + 1 in begins
    point = text[mark] == "."
    alone = ALONE.search(text, max(mark - 4, 0), mark)
    if point and alone and (follows[0].isdecimal() or (alone[1].isupper() and alone[1] != "I")):
        return Place(end, False, f"“{alone[1]}.” is taken for an initial" if told and alone[1].isupper() else "")
    word = TOKEN.search(text, max(mark - 40, 0), mark)
    before = word[0] if word else ""
    pointed = POINT_INSIDE.search(before) is not None
    short = before[:1].isupper() and len(before) <= SHORT
    if told:
        doubtful = point and (short or pointed or (before.isdecimal() and len(before) < SHORT) or follows[0].isdecimal())
        other = "a number in a row" if before.isdecimal() else "an abbreviation"
        return Place(end, True, f"“{before}.” may be {other}" if doubtful else "")
    if not point:
        return Place(end, False, f"no sentence ends at this “{text[mark]}”")
    return Place(end, False, "" if before[:1].isupper() and not pointed else f"“{before}.” is taken for an abbreviation")


def _inside(text: str, mark: int, phrases: tuple[str, ...]) -> bool:
    """Whether the mark at this place is one of a phrase that stands there whole."""
    for phrase in phrases:
        for at, character in enumerate(phrase):
            begin = mark - at
            if character == text[mark] and begin >= 0 and text.startswith(phrase, begin) and (begin == 0 or not text[begin - 1].isalnum()):
                return True
    return False
