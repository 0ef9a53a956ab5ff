"""The commands that begin an edition, ``new`` and ``import``: what is asked, and what is told of the document that it begins with."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from .files import read as read_file
from .model import Edition, prose
from .reader import read
from .reader.heads import decoded
from .slips import Slips
from .wording import COMPLETE, entitled, speaks, wording

LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
UNTOUCHED = "as it was begun it still says {}; write what is to be cited, for what was published changes by a correction alone"


def new(folder: Path, text: str) -> int:
    """Asks what an edition is of, and makes ``folder`` one, with the paragraphs of the file ``text`` if it names one; the exit status.

    A document of a word processor or of TEI keeps its headings, notes and italics, and it is asked whose the first two are; of another
    file the words are taken. TEI that this program wrote is the whole edition, and of that only is asked what it does not say.
    """
    from . import beginning, intake
    from .beginning.paragraphs import doubtful

    slips, left = Slips(), Slips()
    plain, held = "", tuple[str, ...]()
    try:
        brought = intake.whole(Path(text), left) if text else None
        read_here = brought is None and Path(text).suffix.lower() in intake.ENDINGS
        if read_here:
            held = intake.holds(Path(text))
        elif brought is None and text:
            intake.plain(Path(text))
            plain = decoded(read_file(Path(text)), text, slips)
            for number, told in enumerate(doubtful(plain), 1):
                left.remark(text, number, told)
    except intake.Refused as refused:
        return undone([str(refused)], "nothing was begun")
    if list(slips):
        return undone(map(str, slips), "nothing was begun")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return undone([f"{folder} is there already, and is not empty"], "nothing was begun")
    try:
        answers = beginning.asked(_typed, print, beginning.said(brought) if brought else {}, beginning.shared(held))
    except EOFError:
        print()
        return undone(["every question needs its answer"], "nothing was begun")
    typed = intake.text(Path(text), left, intake.chosen(answers.get("own", "")), answers["language"]) if read_here else None
    files = intake.files(beginning.answered(brought, answers)) if brought else {}
    count = beginning.begin(folder, answers, plain, typed=typed, brought=files)
    file = f"{folder}/content/{answers['slug']}.md"
    told = f"{file} is the text, with {count} {'paragraph' if count == 1 else 'paragraphs'}." if count else f"The text belongs into {file}."
    still: Iterable[object] = ()
    if brought:
        edition, still, _ = read(folder / "content")
        told = f"{folder}/content: {len(files)} files, {_counted(edition)}"
    print(
        "",
        *(f"{each.file}: {each.sentence}" for each in (*left.remarks, *left)),
        *still,
        told,
        f"Look at it: cd {folder} && make serve",
        f"How to go on: {folder}/content/README.md",
        sep="\n",
    )
    return 0


def _typed(question: str) -> str:
    """Shows a question and returns the answer, without a line editor: what is typed may be a file's."""
    print(question, end="", flush=True)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    print(line, end="") if not sys.stdin.isatty() else None
    return line


def untouched(edition: Edition) -> str:
    """What is told of a title page before it is published for the first time: what nobody has touched; nothing where that is nothing."""
    language, title = edition.said["language"], edition.text.title
    begun = {"title": entitled(title, language), "editors": wording(language).site.editors(title=title)}
    found = [f"{name}: {said}" for name, said in begun.items() if edition.said[name].strip("{}") == said]
    form = Path(__file__).parent / "beginning" / (speaks(language) or COMPLETE) / "edition.md"
    text = prose(edition.blocks)
    if text == LINK.sub(r"\1", form.read_text(encoding="utf-8").partition("\n\n")[2].strip()):
        found.append(f"“{text}”")
    return UNTOUCHED.format("; ".join(found)) if found else ""


def take(file: Path, folder: Path, own: str) -> int:
    """Begins a folder of content from a document, and tells what could not be taken and what is still to be filled in.

    ``own`` names what of its headings and notes stands in the source itself.
    """
    from . import intake

    slips = Slips()
    try:
        which = intake.chosen(own)
    except ValueError as error:
        return undone([f"OWN is not understood: {error}"], "nothing was begun")
    try:
        count = intake.bring(file, folder, slips, which)
        edition, still, _ = read(folder)
    except intake.Refused as error:
        print(error, file=sys.stderr)
        return 1
    print(*(f"{each.file}: {each.sentence}" for each in slips.remarks), sep="\n", end="\n" if slips.remarks else "")
    print(*slips, *still, sep="\n", end="\n" if len(slips) + len(still) else "", file=sys.stderr)
    print(f"{folder}: {count} files, {_counted(edition)}")
    return 0


def _counted(edition: Edition) -> str:
    """How much there is of an edition; of other versions of the text only where there are any."""
    counts = {"paragraph": edition.text.paragraphs, "note": edition.notes, "entry": edition.entries}
    found = {name: len(each) for name, each in counts.items()} | ({"version": len(edition.versions)} if edition.versions else {})
    return ", ".join(f"{count} {'entries' if name == 'entry' else f'{name}s' if count != 1 else name}" for name, count in found.items())


def undone(in_the_way: Iterable[str], so: str = "the lock stays as it was") -> int:
    """Tells what stands in the way, and that nothing was done; the exit status."""
    print(*in_the_way, so, sep="\n", file=sys.stderr)
    return 1
