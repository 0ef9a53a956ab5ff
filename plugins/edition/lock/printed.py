"""Words as they are printed, exactly, and the hash of that: form v2.

The form is what an editor would type if the text had neither links nor notes: every character as it is, ``[[page 3]]`` where
a page of the source begins, the brackets of what was supplied, asterisks, the language of words. What is typed with other signs
has braces that name it: ``*not*{: .deleted }``, ``[…]{: 3 words }``. Of a paragraph that is no plain prose braces say what begins
in it: ``{: item }``, or ``{: 1 }`` before a line that is indented by a step. A bracket, an asterisk, a
brace or a backslash that means itself has a backslash before it. Emphasis is marked word by word, so that the form of a
sentence does not depend on where its neighbors end; white space has no emphasis, and a line's end is a space.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from ..languages import slanted
from ..model import (
    GAP,
    UNITS,
    Begins,
    Citation,
    Emphasis,
    Ends,
    Foreign,
    Gap,
    Lemma,
    Link,
    Mention,
    Nodes,
    PageBreak,
    Paragraph,
    Reference,
    Rendered,
    Revision,
    Says,
    Sentence,
    Stretch,
    Supplied,
    Unclear,
    Words,
    laid,
    pages,
    versioned,
    words,
)
from ..model.leaves import LABEL

NAME = "v2"
PAGE = re.compile(rf"\[\[page ({LABEL})\]\]")
OWN = re.compile(r"[\\\[\]*{]")
WORD = re.compile(rf"(?:\\.|\[\[page (?:{LABEL})\]\]|\{{: [^}}]*\}}|\S)+")
TOKEN = re.compile(rf"\\(?P<escaped>.)|\[\[page (?:{LABEL})\]\]|\{{: [^}}]*\}}|\*+|(?P<plain>[^\\*\[{{]+|.)", re.DOTALL)
SET_OFF = re.compile(r"(\*{1,3})(?=[^\s*])(.*?[^\s*])\1(\{: [^}]*\})?")
PAIRS = {"~~": ".deleted", "++": ".added", "^": ".superscript", "~": ".subscript"}  # signs around words, and what their braces say
SIGNED = re.compile(r"(~~|\+\+)(?=[^\s~+])(.*?[^\s])\1|(?<!~)(\^|~)([^\s^~]+)\3(?!~)")
GAPS = re.compile(rf"\[…\s*(about )?([0-9]+) ({'|'.join(UNITS)})s?\]")
DOUBTED = re.compile(r"(?<!\[)\?\](?:\{: ([^}]*) \})?")
SIGNS = {said: sign for sign, said in PAIRS.items()}
RAISED = re.compile(rf"\*((\*{{0,2}})(?:\\.|[^*\\])+?\2)\*\{{: ({'|'.join(map(re.escape, SIGNS))}) \}}")
NAMES = {"del": ".deleted", "add": ".added"}
Style = tuple[tuple[str, str], ...]  # marks around a word with what the braces of each say, the outermost first
Piece = tuple[int, str, Style | None]  # where it stands in the words, and how it is written; None for what breaks a word
PLAIN: Style = (("", ""),)  # of a bracket of what was supplied, among words that are not set off


def printed(nodes: Nodes) -> str:
    """The form of all the words of nodes."""
    return _written((OWN.sub(r"\\\g<0>", text) if style == () else text, style) for _, text, style in _pieces(nodes))


def parted(part: Paragraph, sentences: Sequence[Sentence]) -> dict[str, str]:
    """The form of each sentence of a paragraph, by its id. The spaces between sentences belong to none; the last one ends in what the
    paragraph is and its language."""
    rows: list[list[tuple[str, Style | None]]] = [[] for _ in sentences]
    here, last = 0, len(sentences) - 1
    role = f"{part.role} quoted".strip() if part.quoted else part.role
    for at, text, style in _formed(part) if part.stretches else _pieces(part.nodes):
        while here < last and sentences[here].end < at:
            here += 1
        if not sentences:
            break
        if style != ():
            if not (text.isspace() and at >= sentences[here].end):
                rows[here].append((text, style))
            continue
        for number in range(here, last + 1):
            each = sentences[number]
            if each.start >= at + len(text):
                break
            if inside := text[max(each.start - at, 0) : max(each.end - at, 0)]:
                rows[number].append((OWN.sub(r"\\\g<0>", inside), style))
    found = {each.id: _written(row) for each, row in zip(sentences, rows, strict=True)}
    return found | {sentences[-1].id: found[sentences[-1].id] + _braces(said(role, part.lang))} if found else found


def unmarked(form: str) -> str:
    """The words of a form, or of a part of one: brackets kept, page marks left out."""
    return "".join(found["escaped"] or found["plain"] or "" for found in TOKEN.finditer(form))


def without_pages(form: str) -> str:
    """A form without its page marks."""
    return PAGE.sub("", form)


def canonical(typed: str) -> str:
    """The form of words that an editor has typed, or of a part of a sentence: marks as this form has them."""
    escapes: list[str] = []

    def stash(found: re.Match[str]) -> str:
        escapes.append(found[0] if OWN.match(found[1]) else found[1])
        return "\0"

    def word_by_word(found: re.Match[str]) -> str:
        return " ".join(f"{found[1]}{word}{found[1]}{found[3] or ''}" for word in found[2].split(" "))

    def raised(found: re.Match[str]) -> str:
        return f"*{found[2] or found[4]}*{_braces(PAIRS[found[1] or found[3]])}"

    text = re.sub(r"[ \t\r\n]+", " ", re.sub(r"\\(.)", stash, typed.replace("\0", ""))).strip(" ")
    text = re.sub(r"\{:\s*([^{}]*?)\s*\}", lambda found: _braces(*sorted(found[1].split())), text)
    text = GAPS.sub(lambda found: extent(Gap(int(found[2]), found[3], bool(found[1]))), text)
    text = DOUBTED.sub(lambda found: f"?]{_braces('.unclear', found[1] or '')}", text)
    while (signed := SIGNED.sub(raised, text)) != text:
        text = signed
    text = re.sub(r"\{(?!: )", r"\\{", SET_OFF.sub(word_by_word, text))
    return re.sub("\0", lambda _: escapes.pop(0), text)


def typed(form: str) -> str:
    """A form, or a part of one, with the signs that an editor types in place of braces: ``~~not~~``, ``[… 3 words]``, ``[it?]``.

    What `canonical` would not read as the same form stays as it is.
    """
    text = re.sub(r"\[…\]\{: ((?:about )?[0-9]+ [a-z]+) \}", r"[… \1]", form)
    text = re.sub(r"\?\]\{: \.unclear( [^}]+)? \}", lambda found: "?]" + _braces((found[1] or "").strip()), text)
    while (signed := RAISED.sub(lambda found: f"{SIGNS[found[3]]}{found[1]}{SIGNS[found[3]]}", text)) != text:
        text = signed
    joined = text.replace("~~ ~~", " ").replace("++ ++", " ")
    return next((each for each in (joined, text) if canonical(each) == form), form)


def seal(form: str) -> str:
    """SHA-256 of a form in UTF-8, in hexadecimal digits: the second hash."""
    return hashlib.sha256(form.encode()).hexdigest()


def places(forms: Iterable[tuple[str, str]]) -> dict[str, tuple[str, int]]:
    """For each page mark, by its id, the sentence in which it stands, and how many words of that stand before it."""
    found = ((versioned(id)[0], each, id, form) for id, form in forms for each in PAGE.finditer(form))
    return {pages.leaf_id(each[1], slug): (id, len(unmarked(form[: each.start()]).split())) for slug, each, id, form in found}


def _formed(part: Paragraph) -> Iterator[Piece]:
    """The pieces of a paragraph that is no plain prose, with what begins and ends in it; a line only says how far it is indented."""
    for step in laid(part.nodes, part.stretches):
        match step:
            case Begins(Stretch("line", at, depth=depth)):
                if depth:
                    yield at, f"{{: {depth} }}", None
            case Begins(Stretch(kind, at)):
                yield at, f"{{: {kind} }}", None
            case Ends(Stretch("speaker" | "stage" | "label", _, at)):
                yield at, "{: . }", None
            case Ends():
                pass
            case Says(at, _, nodes):
                yield from _pieces(nodes, at)
            case _:
                assert_never(step)


def _pieces(nodes: Nodes, at: int = 0, style: Style = ()) -> Iterator[Piece]:
    """Words, brackets and page marks in order. Words that are set off come one by one; only others are not escaped yet."""
    for node in nodes:
        match node:
            case Words(text) if not style:
                yield at, text, ()
            case Words(text):
                for found in re.finditer(r"\s+|\S+", text):
                    space = found[0].isspace()
                    yield at + found.start(), found[0] if space else OWN.sub(r"\\\g<0>", found[0]), None if space else style
            case PageBreak(number):
                yield at, f"[[page {number}]]", None
            case Supplied(children, lang):
                yield at, "[", style or PLAIN
                yield from _pieces(children, at + 1, style)
                yield at + 1 + len(words(children)), f"]{_braces(said('', lang))}", style or PLAIN
            case Unclear(children, lang):
                yield at, "[", style or PLAIN
                yield from _pieces(children, at + 1, style)
                yield at + 1 + len(words(children)), f"?]{_braces('.unclear', said('', lang))}", style or PLAIN
            case Gap():
                yield at, extent(node), style or PLAIN
            case Emphasis(children, lang, strong):
                yield from _pieces(children, at, (*style, ("**" if strong else "*", said("", lang))))
            case Foreign(children, lang):
                yield from _pieces(children, at, (*style, ("*", said("upright" if slanted(lang) else "", lang))))
            case Rendered(children, rend, lang):
                yield from _pieces(children, at, (*style, ("*", said(rend, lang))))
            case Revision(children, kind):
                yield from _pieces(children, at, (*style, ("*", NAMES[kind])))
            case Mention(_, children) | Citation(_, _, children) | Reference(_, children) | Link(_, children):
                yield from _pieces(children, at, style)
            case Lemma(_, children):
                yield from _pieces(children, at, style)
            case _:
                assert_never(node)
        at += len(words((node,)))


def _written(pieces: Iterable[tuple[str, Style | None]]) -> str:
    found: list[tuple[str, Style | None]] = []
    for text, style in pieces:
        if found and style and found[-1][1] == style:
            found[-1] = (found[-1][0] + text, style)
        else:
            found.append((text, style))
    return "".join(_marked(text, style or ()) for text, style in found)


def _marked(text: str, style: Style) -> str:
    for mark, told in reversed(style):
        text = f"{mark}{text}{mark}{_braces(told)}"
    return text


def said(name: str, lang: str) -> str:
    """What braces say of words or of a paragraph: a name (``heading``, ``small-caps``) and a language, of which each may be empty."""
    return " ".join(filter(None, (f".{name}" if name else "", f"lang={lang}" if lang else "")))


def extent(gap: Gap) -> str:
    """The form of a gap."""
    about = "about " if gap.about else ""
    return GAP + _braces(f"{about}{gap.quantity} {gap.unit}{'s' * (gap.quantity != 1)}" if gap.quantity else "")


def _braces(*told: str) -> str:
    found = " ".join(filter(None, told))
    return f"{{: {found} }}" if found else ""
