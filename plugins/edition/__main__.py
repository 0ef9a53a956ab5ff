"""The commands ``python -m edition …``: ``new FOLDER`` begins an edition, with the text of a document if one is named,
``import letter.docx`` begins a folder of content from a document; ``sentences content`` shows the sentences, ``mentions content``
the names that are no links yet, ``lock content`` adds new ids to the lock; ``site`` and ``publish`` print the site, ``serve``
previews it, ``archive`` puts the published one into a bag, ``check output`` reads the proof of a finished one.

What is in the lock is never overwritten, and no sentence is locked before its editor has seen where it begins and ends. The
address to publish at, the port to serve at and the document to import come from the environment, as ``SITEURL``, ``PORT`` and
``FILE``; no shell reads them. What only one of the commands needs is imported there, so that the others do not wait for it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from . import unmarked
from .files import read as read_file
from .files import replace
from .lock.corrections import expected
from .lock.division import shown
from .lock.gate import differences
from .lock.history import extended
from .lock.record import dump
from .model import Edition
from .press.printing import OUTPUT, Refused, printed
from .reader import Unreadable, read, shelf
from .reader.heads import decoded
from .reader.shelf import LOCK
from .slips import Slips

USAGE = (
    "usage: python -m edition new FOLDER [TEXT] | import FILE [FOLDER] | lock FOLDER | sentences FOLDER | mentions FOLDER"
    " | site | publish | archive | serve | check FOLDER"
)
UNLOCKED = (
    "this edition has no lock: whoever cites it may find other words, or none, at the same address; when it is to be cited, type make lock,"
    " and give version-text the number 1.0.0"
)


def agreed(division: str) -> bool:
    """Shows an editor new sentences, and asks whether they may be locked. Nobody there to answer is a no."""
    print(division, "", "What is locked is never divided otherwise. Lock these sentences? Type yes:", sep="\n", end=" ", flush=True)
    answer = sys.stdin.readline().strip()
    print(answer if not sys.stdin.isatty() else "")
    return answer.lower() in ("y", "yes")


def new(folder: Path, text: str) -> int:
    """Asks what an edition is of, and makes ``folder`` one, with the paragraphs of the file ``text`` if it names one; the exit status.

    A document of a word processor or of TEI keeps its headings, notes and italics; of another file the words are taken. TEI that this
    program wrote is the whole edition, and of that only is asked what it does not say.
    """
    from . import beginning, intake
    from .beginning.paragraphs import doubtful

    slips, left = Slips(), Slips()
    typed, plain = None, ""
    try:
        brought = intake.whole(Path(text), left) if text else None
        if brought is None and Path(text).suffix.lower() in intake.ENDINGS:
            typed = intake.text(Path(text), left)
        elif brought is None and text:
            intake.plain(Path(text))
            plain = decoded(read_file(Path(text)), text, slips)
            for number, told in enumerate(doubtful(plain), 1):
                left.remark(text, number, told)
    except intake.Refused as refused:
        return _left([str(refused)], "nothing was begun")
    if list(slips):
        return _left(map(str, slips), "nothing was begun")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return _left([f"{folder} is there already, and is not empty"], "nothing was begun")
    try:
        answers = beginning.asked(_typed, print, beginning.said(brought) if brought else {})
    except EOFError:
        print()
        return _left(["every question needs its answer"], "nothing was begun")
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


def mentions(folder: Path) -> int:
    """Prints the names of entries that stand in the text and are no mentions, as a link to each would be typed; the exit status."""
    edition, _, _ = read(folder)
    found = [f"{folder}/{edition.text.slug}.md:{each}" for each in unmarked.found(edition, folder)]
    whole = (
        "Every name of an entry that stands in the text is a link to it." if edition.entries else "There are no entries yet, so no names."
    )
    print(*(found or [whole]), sep="\n")
    return 0


def sentences(folder: Path) -> int:
    """Prints the sentences of the text that are not locked yet, the doubtful ones marked; returns the exit status."""
    edition, slips, _ = read(folder)
    records = shelf.lock(folder, Slips())
    print(shown(edition, expected(records, edition.corrections).paragraphs) or "Every sentence is in the lock, and stays as it is.")
    print(*slips.remarks, sep="\n", end="\n" if slips.remarks else "")
    return 0


def lock(folder: Path, agreed: Callable[[str], bool] = lambda division: True) -> int:
    """Adds the new ids of the edition in ``folder`` to its lock, and to a corrected record what became of it.

    Sentences of paragraphs that are new are added only where ``agreed`` says yes to their division. Returns the exit
    status: 1, with every slip, where anything but the lock itself stands in the way.
    """
    edition, slips, _ = read(folder)
    path = folder / LOCK
    records = shelf.lock(folder, Slips())
    must = expected(records, edition.corrections)
    new = {each.sentence for each in differences(edition, records, must) if each.new}
    in_the_way = [str(slip) for slip in slips if slip.sentence not in new]
    if in_the_way:
        return _left(in_the_way)
    print(*slips.remarks, sep="\n", end="\n" if slips.remarks else "")
    division = shown(edition, must.paragraphs)
    if division and not agreed(division):
        return _left([])
    made = extended(records, edition)
    try:
        replace(path, dump(made.values()).encode())
    except OSError as error:
        return _left([f"content/{LOCK}:1: the lock cannot be written ({error.strerror})"])
    told = f"; {count} of the others corrected" if (count := sum(made[id].history != each.history for id, each in records.items())) else ""
    print(f"{len(made)} ids in {path.name}, {len(made) - len(records)} of them new{told}")
    return 0


def check(folder: Path) -> int:
    """Reads the proof of a finished site and tells what is wrong with it; the exit status."""
    from . import proof

    read_proof = proof.read(folder)
    told = read_proof.told(str(folder))
    print(*(told or [str(read_proof)]), sep="\n", file=sys.stderr if told else sys.stdout)
    return 1 if told else 0


def take(file: Path, folder: Path) -> int:
    """Begins a folder of content from a document, and tells what could not be taken and what is still to be filled in."""
    from . import intake

    slips = Slips()
    try:
        count = intake.bring(file, folder, slips)
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


def _left(in_the_way: Iterable[str], so: str = "the lock stays as it was") -> int:
    """Tells what stands in the way, and that nothing was done; the exit status."""
    print(*in_the_way, so, sep="\n", file=sys.stderr)
    return 1


def main(arguments: list[str]) -> int:
    """Runs a command and returns its exit status; what stands in its way is told in a sentence."""
    try:
        match arguments:
            case ["new", folder] | ["new", folder, ""]:
                return new(Path(folder), "")
            case ["new", folder, text]:
                return new(Path(folder), text)
            case ["mentions", folder]:
                return mentions(Path(folder))
            case ["lock", folder]:
                return lock(Path(folder), agreed)
            case ["sentences", folder]:
                return sentences(Path(folder))
            case ["archive"]:
                from .press.bag import ARCHIVE, archive

                return archive(OUTPUT, Path("content"), Path(ARCHIVE))
            case ["import"]:
                return take(Path(os.environ.get("FILE", "")), Path("content"))
            case ["import", file]:
                return take(Path(file), Path("content"))
            case ["import", file, folder]:
                return take(Path(file), Path(folder))
            case ["site"]:
                return printed("pelicanconf.py", strict=True)
            case ["publish"]:
                status = printed("publishconf.py", strict=True, proofread=True)
                if status == 0 and not shelf.locked(Path("content")):
                    print(UNLOCKED)
                return status
            case ["serve"]:
                from .press.preview import serve

                return serve()
            case ["check", folder]:
                return check(Path(folder))
    except (Refused, Unreadable) as told:
        print(told, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}; everything stays as it was", file=sys.stderr)
    except KeyboardInterrupt:
        print("interrupted; everything stays as it was", file=sys.stderr)
    else:
        print(USAGE, file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
