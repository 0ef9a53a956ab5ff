"""An annotated edition of one document, as a Pelican plugin.

    content/*.md ──marks──▶ trees ──reader──▶ Edition ──outputs──▶ pages and files

`model`        what an edition is: plain data, known to all, knowing nobody
`dates`        dates in EDTF, parsed and spoken
`sentences`    where sentences begin and end
`division`     the text sentence by sentence, for its editor to look through
`slips`        an editor's mistakes, gathered and told
`files`        files that are replaced whole or not at all
`marks`        what an editor types, read into an element tree; nothing that is typed is lost in silence
`anchors`      the lock: what was published stands behind its address, or what became of it is declared
`reader`       the folder of content into an edition
`passages`     the sentences that speak of an entry
`quotations`   links that find a sentence by its words
`concordance`  who speaks of what, and what leads where: derived once
`processor`    pandoc, asked with data and answering with data
`bibliography` sources as a bibliography prints them, by a citation processor
`citations`    the text and the edition as styles cite them and reference managers read them
`outputs`      leaves: `web` (pages for the templates), `plain` (text), `data` (JSON), `records` (BibTeX, RIS,
               CSL-JSON), `codes` (QR), `packs` (for classes, when publishing)
`seals`        a finished page that holds a style of its own allows that style alone
`generator`    Pelican's hook: reads, tells slips, writes
`printing`     the site built beside its folder, and put in its place whole
`preview`      the site on this machine, printed again whenever a file changes
`__main__`     the commands: lock, sentences, site, publish, serve

Nothing here knows which document it is. A new output is a module and one word in `generator.OUTPUTS`; a new kind of
entry is a folder of content with a form and one line in ``edition.md``.
"""

from pelican import signals


def _generators(pelican: object) -> type:
    from .generator import EditionGenerator

    return EditionGenerator


def register() -> None:
    """Connects the one signal. A module-level function, because blinker keeps only a weak reference."""
    signals.get_generators.connect(_generators)
