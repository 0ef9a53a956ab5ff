"""A small edition given as text: a letter about a bridge. A test writes it into a folder, damages it, and reads or builds it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from edition.model import Edition
from edition.reader import read

FILES: Mapping[str, str] = {
    "edition.md": """\
title: A Letter About the Bridge
summary: Ada Stone tells Tom Reed that the bridge is gone.
editors: The editors of the bridge
version-text: 0.9.0
version-apparatus: 1.2.0
date: 1851-05-01
language: en
text: letter.md
license: https://creativecommons.org/licenses/by/4.0/
license-name: CC BY 4.0
attribution: From a box in the town hall.
abbreviations: Mr.; i.e.; A.
kind: people; person; People; names
kind: letters; letter; Letters; dates
kind: words; word; Words; whole

A letter, with notes. [Read it](letter.md), or see the [timeline](timeline/).
""",
    "letter.md": """\
title: Ada Stone to Tom Reed
date: 1848-03-18
dateline: Saturday, 18 March
sender: [Ada Stone](people/stone-ada.md)
addressee: [Tom Reed](people/reed-tom.md)

[[page 1]] [This letter](letters/stone-1848.md) came with the boat:
{: #headnote }

## The flood {: #s-flood }

Dear [Mr. Reed](people/reed-tom.md), the river took [the [bridge](words/bridge.md)][^bridge] on Monday. It stood for [sixty][^sixty] years!
{: #p1 }

[^bridge]: The wooden one ([Survey](sources/survey-1850.md "p. 4")).
{: .identification }

[^sixty]: Fifty-eight ([Survey](sources/survey-1850.md "p. 5")). The parish says sixty ([Parish book](sources/parish-1790.md)).
{: .claim verdict=exaggerated cert=disputed }

## The ferry {: #s-ferry }

We cross by boat, i.e. by [the ferry](words/ferry.md). It leaks. “It *always* did,” [my father](people/reed-tom.md)
says. [[page 2]] Will you [kindly] send timber & nails?
{: #p2 }

[I](people/stone-ada.md) thank [Mr. Reed](people/reed-tom.md), and [Mr. Reed](people/reed-tom.md) knows why.
{: #p3 }

A. Stone
{: #signature }
""",
    "people/_blank.md": """\
name: words, needed — as an index sorts it
also: list — other names
born: date
office: words
confidence: one of certain, probable, disputed, open

Write who this is.
""",
    "people/reed-tom.md": """\
name: Reed, Tom
also: Mr. Reed; Reed
born: 1801~
office: builder of *bridges*

Her uncle ([Survey](sources/survey-1850.md "p. 9")). He is named in [¶ 1](#p1).
""",
    "people/stone-ada.md": """\
name: Stone, Ada
born: 1825-07-04

She wrote [the letter](letters/stone-1848.md) ([Parish book](sources/parish-1790.md)).
""",
    "letters/_blank.md": """\
name: words, needed
also: list
date: date, needed
from: words

Write what it says.
""",
    "letters/stone-1848.md": """\
name: Stone to Reed, 18 March 1848
also: This letter
date: 1848-03-18T07:30
from: [Ada Stone](people/stone-ada.md)

The letter itself ([Survey](sources/survey-1850.md)).
""",
    "words/_blank.md": """\
name: words, needed
also: list

Write what it means.
""",
    "words/bridge.md": """\
name: bridge

What stood there, until [the ferry](words/ferry.md) came ([Survey](sources/survey-1850.md "p. 4")).
""",
    "words/ferry.md": """\
name: ferry

What came after ([Survey](sources/survey-1850.md "p. 6")).
""",
    "sources/_blank.md": """\
type: one of book, document, needed
title: words, needed
title-short: words, needed
author: names
issued: date
URL: address
accessed: date

A source needs no text.
""",
    "sources/parish-1790.md": """\
type: document
title: Parish book
title-short: Parish book
""",
    "sources/survey-1850.md": """\
type: book
title: A Survey of Bridges
title-short: Survey
author: Poole, Jane
issued: 1850
URL: https://example.org/survey
""",
    "lessons/_blank.md": """\
title: words, needed
grades: words, needed
minutes: number, needed
skills: list, needed
reading: anchors, needed
terms: list, needed
standards: list, needed
corroborates: words, needed
version: words, needed
extended: anchors
notes: list

## Plan

- 10 minutes. What happens.

## Background

What students read first.

## Questions

1. A question. (Sourcing, [¶ 1](#p1))

## Organizer

- Claim: what the student says

## Adapted text

- Plainer words. ([¶ 1](#p1))

## Rubric

- Claim, 1 point. What earns it.

## Key

1. An answer.
""",
    "lessons/who-pays.md": """\
title: Who pays for a bridge?
grades: 9–12
minutes: 45
skills: sourcing; close reading
reading: p1-p2, signature
terms: words/bridge; words/ferry
standards: C3 D2.His.16.9-12
corroborates: [the Survey](sources/survey-1850.md)
version: 0.9.0
extended: p2
notes: bridge

## Plan

- 15 minutes. Read.
- 30 minutes. Write.

## Background

A bridge is gone ([¶ 1](#p1)).

## Questions

1. Who says so? (Sourcing, [¶ 1](#p1) and [the signature](#signature))
2. How did she cross before, and how does she cross now? (Contextualization and close reading, [¶ 2](#p2), with the Background)
3. How old was it? (Corroboration, [¶ 1, sentence 2](#p1.s2))

## Organizer

- Claim: who pays
- Quotation with its ¶: the exact words
- Reasoning

## Adapted text

These words are the editors’.

- Tom, the bridge fell into the river on Monday. ([¶ 1, sentence 1](#p1.s1))
- It was sixty years old (or nearly)! ([¶ 1, sentence 2](#p1.s2))
- We go by boat now. It lets water in. Father knew. Please send wood. ([¶ 2](#p2))
- Ada ([the signature](#signature))

## Rubric

- Claim, 2 points. 2: says who pays. 0: does not.
- Evidence, 1 point. 1: one exact quotation.

## Key

Read this alone.

1. [Ada Stone](people/stone-ada.md) says so.
    - Also right: the writer.
    - Supported by: [the signature](#signature).
    - Common errors: the man to whom it was sent.
2. Over the bridge on foot before it fell, and now with a boat that leaks.
    - Also right: by water.
    - Supported by: [¶ 2](#p2).
    - Common errors: thinking that a second bridge stood higher up the river.
3. Sixty by the letter and fifty-eight by the only list that anybody has counted.
    - Also right: nearly sixty.
    - Supported by: [¶ 1, sentence 2](#p1.s2).
    - Common errors: calling two years a lie.

### More

Both may round.
""",
    "pages/_blank.md": """\
title: words, needed
summary: words
order: number
closing: one of corrections

Write here.
""",
    "pages/about.md": """\
title: About
summary: What this is.
order: 10

## Why {: #why }

- One reason
- Another:
    1. a part
    2. a second part

> A quotation, with a [link](https://example.org/a?b=1&c=2).
""",
    "pages/changes.md": """\
title: Changes
order: 20
closing: corrections

## Text 0.9.0 {: #v-1851-05-01 }

The first.
""",
}


# The form of corrections, which an edition gets with its first.
CORRECTION = """\
id: identifier, needed — what has changed, as its address says: p12.s3, p12, n-bridge, people/stone-ada
change: one of words, split, merged, moved, withdrawn, needed
before: words — with “words”: the words as they were, exactly
after: words — with “words”: the words as they are now, exactly
version: identifier, needed
date: date, needed
editor: words, needed

Write here why.
"""


class Sample:
    """A copy of the small edition in a folder of its own."""

    def __init__(self, folder: Path):
        self.folder = folder
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str | bytes) -> None:
        """Writes a file, in place of the one that is there."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def damage(self, name: str, typed: str, mistyped: str) -> None:
        """Replaces words that stand once in a file."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert text.count(typed) == 1, f"“{typed}” stands {text.count(typed)} times in {name}"
        self.write(name, text.replace(typed, mistyped))

    def remove(self, name: str) -> None:
        """Takes a file away."""
        (self.folder / name).unlink()

    def edition(self) -> Edition:
        """The edition as it is read, whatever slips it has."""
        return read(self.folder)[0]

    def slips(self) -> list[str]:
        """What is told of it, in order."""
        return [str(slip) for slip in read(self.folder)[1]]
