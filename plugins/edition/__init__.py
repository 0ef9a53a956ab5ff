"""An annotated edition of one document, as a Pelican plugin.

    content/*.md ──marks──▶ trees ──reader──▶ Edition ──outputs──▶ pages and files

`model`        what an edition is: plain data, known to all, knowing nobody. Another version of the text (its original, a translation, a
               witness) is paragraphs with the same ids behind its name: ru.p12; so whatever knows a paragraph knows that too
`wording`      what the interface says, by language: one table for templates, outputs, scripts and style sheets
`languages`    in which script a language is written, and which way that runs
`misdated`     dates as historians type them otherwise, and which was meant
`dates`        dates in EDTF, parsed and spoken
`makers`       who wrote the text and when, and who edits it, in words
`sentences`    where sentences begin and end
`tei`          the names that TEI P5 has for what is in the model
`slips`        an editor's mistakes, gathered and told
`files`        files that are read where they are files, and replaced whole or not at all
`plain`        plain data as bytes: to be kept, or to be compared by
`memory`       what was made before, by what it was made from: nothing is made twice
`marks`        what an editor types, read into an element tree; nothing that is typed is lost in silence
`lock`         what was published stands behind its address, or what became of it is declared
`unmarked`     names of entries in the text that are no mentions yet
`beginning`    a new edition: questions, and a folder that builds
`reader`       the folder of content into an edition
`concordance`  who speaks of what, and what leads where: derived once
`citing`       sources, the text and the edition as styles cite them and reference managers read them
`outputs`      leaves: `plain` (text), `data` (JSON), `marginalia` (Web Annotations), `records` (BibTeX, RIS, CSL-JSON), `codes`
               (QR), `cards` (what a name means), `earl` (an audit), `tei` (TEI P5, CMIF, DTS), `site` (pages as dataclasses,
               which templates show), `school` (pages for classes and, when publishing, packs), `books` (an e-book,
               paper and word processors, when publishing)
`intake`       documents from elsewhere, made into a folder of content
`auditing`     criteria of published catalogues, and how the tests ended that prove them
`proof`        finished pages, read before they are published: links, heads, policies, headings; it knows files alone
`press`        Pelican at work: the edition read, its slips told, its pages and files written; printing and preview
`outset`       the beginning of an edition at the keyboard: what is asked, and what is told of a document
`__main__`     the commands: new, import, lock, sentences, mentions, site, publish, archive, serve, check

Nothing here knows which document it is. A new output is a module and one word in `press.generator.OUTPUTS`; a new kind of
entry is a folder of content with a form and one line in ``edition.md``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pelican import Pelican


def _generators(pelican: Pelican) -> type | None:
    """What makes the site, and nothing where it stands as it would be made: then little is loaded, and nothing is done."""
    from .press import report, stamp

    if stamp.pressed(pelican.settings):
        print(stamp.STANDS.format(Path(pelican.settings["OUTPUT_PATH"]).name))
        report.quiet(True)
        return None
    from .press.generator import EditionGenerator

    return EditionGenerator


def register() -> None:
    """Connects the one signal. A module-level function, because blinker keeps only a weak reference."""
    from pelican import signals  # here: commands that print nothing need no Pelican

    signals.get_generators.connect(_generators)
