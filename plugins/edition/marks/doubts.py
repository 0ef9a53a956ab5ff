"""What looks like a mark and is none: it stays among the words, and its editor is told what to write instead."""

from __future__ import annotations

from xml.etree.ElementTree import Element

MOST = 3  # words that are quoted for one kind of doubt in one block; the rest is counted
LONG = 48  # characters of a quotation
TAKEN = ("attribute", "twice")  # what does not stay among the words is quoted whole

SENTENCES = {
    "html": "HTML is not allowed: {}; use the marks of content/README.md, or write \\< for a sign that means itself",
    "entity": "a character written as in HTML: {}; type the character itself, or \\& for a sign that means itself",
    "foreign": "no mark of this edition: {}; leave its signs out, or put \\ before each that means itself",
    "hyphens": "two hyphens are no dash: {}; type the one that is to be printed, – or —, or \\ before hyphens that mean themselves",
    "alone": "a sign for italics without its second: {}; write *words* without a space inside, or \\* for a sign that means itself",
    "unpaired": "a sign without its second: {}; write ~~words~~ or ++words++, or \\ before each that means itself",
    "open": "a bracket that does not end: {}; write \\[ for a bracket that means itself",
    "closed": "a bracket that nothing opens: {}; write \\] for a bracket that means itself",
    "apart": "a space between words and their file: {}; write [words](file)",
    "square": "a file in square brackets: {}; write [words](file)",
    "locator": "a mark in what says where in a work, where it is none: {}; take its signs away, or put \\ before each of them",
    "outside": 'what says where in a work, outside the bracket of its file: {}; write [words](file "p. 3")',
    "reversed": "a file before its words: {}; write [words](file)",
    "wiki": "a link as wikis have it: {}; write [words](file), or \\[ for a bracket that means itself",
    "key": 'a citation by a key: {}; write [Short title](sources/file.md "p. 3"), or \\[ for a bracket that means itself',
    "bare": "an address among the words, where it is no link: {}; write [words](https://…), or put \\ before its colon",
    "page": "no mark of a page: {}; write [[page 3]], or \\[ for a bracket that means itself",
    "picture": "a picture among words: {}; write it in a paragraph of its own, or put \\ before the !",
    "behind": "braces behind a mark, where they say nothing: {}; only italics and brackets have a language: *words*{{: lang=ru }}",
    "tongue": "braces behind a mark that name no language: {}; write its tag, as in *words*{{: lang=fr }}",
    "spaced": "a space between a mark and its braces: {}; write them right behind it, as in *words*{{: lang=ru }}",
    "inside": "braces among the words: {}; an id or a type stands alone on the line under its paragraph, and an empty line follows",
    "under": "braces under nothing: {}; put them on the line right under their paragraph",
    "attribute": "braces cannot say this: {}; what they say is #id, .type, cert=, verdict= and, behind italics, lang=",
    "twice": "said a second time: {}; keep one",
    "deep": "marks inside too many others: {}; take some of them away",
    "footnote": "a note inside its words: {}; write [words][^id] and the note below, or \\^ for a sign that means itself",
    "definition": "a line that would define what stands above, and there are no such lists: {}; write a list, or put \\ before the :",
    "table": "a line of a table, and none begins here: {}; write the names of its columns, then a row of dashes, or \\ before the sign",
    "aligned": "columns that are to be aligned, and none are: {}; write --- without colons",
    "underline": "a line that makes no heading of what stands above: {}; write ## before the heading, or put \\ before the first sign",
    "line": "a line that means something to other programs alone: {}; write in words what it should say, or put \\ before its signs",
    "task": "a box to tick, and there are none: {}; take it away, or put \\ before its brackets",
    "item": "a line that begins like an item of a list, and begins none: {}; put an empty line before the list, or \\ before the sign",
    "spaces": "spaces that end a line, and break none: {}; take them away, or write two paragraphs",
    "fence": "a line for code, and there is no code: {}; take it away, or put \\ before the first sign",
    "conflict": "left over from two versions of this file: {}; keep what is right of both, and take these lines away",
    "address": "an address apart from its words: {}; write [words](file) or [words](https://…) where the words stand",
    "break": "a \\ that ends a line, and breaks none: {}; take it away, or write \\\\",
    "number": "a number that does not count on from 1: {}; count on, or write \\. behind a number that means itself",
}


def _quoted(typed: str) -> str:
    """Words as a slip quotes them: on one line, and not too many."""
    line = " ".join(typed[: 4 * LONG].split())
    return f"“{line[:LONG]}…”" if len(line) > LONG or len(typed) > 4 * LONG else f"“{line}”"


class Doubts:
    """The doubts of one block; of some ``kinds`` there are none."""

    def __init__(self, *kinds: str) -> None:
        self.never = kinds
        self.found: dict[str, list[tuple[int, str]]] = {}

    def add(self, kind: str, typed: str, line: int) -> None:
        """Adds what was typed on a line of the source, by the kind of doubt (a key of `SENTENCES`)."""
        if kind not in self.never:
            self.found.setdefault(kind, []).append((line, typed))

    def settle(self, element: Element) -> None:
        """Gives the element of the block its attribute ``told``; a sentence has the line of the first that it quotes."""
        told = []
        for kind, found in self.found.items():
            line, typed = min(line for line, _ in found), [each for _, each in found]
            if kind in TAKEN:
                told.append(f"{line} " + SENTENCES[kind].format(", ".join(f"“{each}”" for each in typed)))
                continue
            first = ", ".join(dict.fromkeys(_quoted(each) for each in typed[:MOST]))
            told.append(f"{line} " + SENTENCES[kind].format(f"{first} and {len(typed) - MOST} more" if len(typed) > MOST else first))
        if told:
            element.set("told", "\n".join(told))
