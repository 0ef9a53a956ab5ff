"""The commands ``python -m edition …``: ``new FOLDER`` begins an edition, with the text of a document if one is named,
``import letter.docx`` begins a folder of content from a document; ``sentences content`` shows the sentences, ``mentions content``
the names that are no links yet, ``lock content`` adds new ids to the lock; ``site`` and ``publish`` print the site, ``serve``
previews it, ``archive`` puts the published one into a bag, ``check output`` reads the proof of a finished one.

What is in the lock is never overwritten, and no sentence is locked before its editor has seen where it begins and ends. The
address to publish at, the port to serve at, the document to import and what of it is its own come from the environment, as
``SITEURL``, ``PORT``, ``FILE`` and ``OWN``; no shell reads them. What only one of the commands needs is imported there, so that the
others do not wait for it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from . import unmarked
from .files import replace
from .lock.corrections import expected
from .lock.division import shown
from .lock.gate import FOREIGN, differences
from .lock.history import extended
from .lock.record import dump
from .lock.versions import FIRST, first_only, reached
from .outset import new, take, undone, untouched
from .press.printing import OUTPUT, Refused, printed
from .reader import Unreadable, read, shelf
from .reader.shelf import LOCK
from .slips import Slips

OPENED = (
    "if nothing of this was ever published, what is locked can be opened: take {} away, give version-text a number below 1.0.0, and type"
    " make lock again when all is as it should be"
)
USAGE = (
    "usage: python -m edition new FOLDER [TEXT] | import FILE [FOLDER] | lock FOLDER | sentences FOLDER | mentions FOLDER"
    " | site | publish | archive | serve | check FOLDER"
)


def agreed(division: str) -> bool:
    """Shows an editor new sentences, and asks whether they may be locked. Nobody there to answer is a no."""
    print(division, "", "What is locked is never divided otherwise. Lock these sentences? Type yes:", sep="\n", end=" ", flush=True)
    answer = sys.stdin.readline().strip()
    print(answer if not sys.stdin.isatty() else "")
    return answer.lower() in ("y", "yes")


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


def archived(folder: Path) -> bool:
    """Whether some edition that stood in ``folder`` was published and kept."""
    from .press.bag import ARCHIVE

    return (folder.parent / ARCHIVE).exists()


def lock(folder: Path, agreed: Callable[[str], bool] = lambda division: True) -> int:
    """Adds the new ids of the edition in ``folder`` to its lock, and to a corrected record what became of it.

    Sentences of paragraphs that are new are added only where ``agreed`` says yes to their division. Returns the exit
    status: 1, with every slip, where anything but the lock itself stands in the way.
    """
    edition, slips, _ = read(folder)
    path = folder / LOCK
    records = shelf.lock(folder, Slips())
    must = expected(records, edition.corrections)
    found = [*differences(edition, records, must)]
    new = {each.sentence for each in found if each.new}
    if reached(records, "version-text") < FIRST and (told := untouched(edition)):
        slips.remark("content/edition.md", 1, told)
    print(*slips.remarks, sep="\n", end="\n" if slips.remarks else "")
    in_the_way = [str(slip) for slip in slips if slip.sentence not in new]
    if in_the_way:
        opened = any(not each.new and each.id != FOREIGN for each in found) and first_only(records) and not archived(folder)
        return undone([*in_the_way, *([OPENED.format(f"content/{LOCK}")] if opened else [])])
    division = shown(edition, must.paragraphs)
    if division and not agreed(division):
        return undone([])
    made = extended(records, edition)
    try:
        replace(path, dump(made.values()).encode())
    except OSError as error:
        return undone([f"content/{LOCK}:1: the lock cannot be written ({error.strerror})"])
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


def _made(settings: str, proofread: bool) -> int:
    """Makes the site by a settings file, and says what stands now and what to do next; the exit status."""
    from .press import report

    before = report.address(OUTPUT)
    status = printed(settings, strict=True, proofread=proofread)
    if status == 0:
        print(report.made(OUTPUT, shelf.locked(Path("content")), before))
    return status


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
                return take(Path(os.environ.get("FILE", "")), Path("content"), os.environ.get("OWN", ""))
            case ["import", file]:
                return take(Path(file), Path("content"), os.environ.get("OWN", ""))
            case ["import", file, folder]:
                return take(Path(file), Path(folder), os.environ.get("OWN", ""))
            case ["site"]:
                return _made("pelicanconf.py", proofread=False)
            case ["publish"]:
                return _made("publishconf.py", proofread=True)
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
