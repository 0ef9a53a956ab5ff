"""The archive of a publication: the site, and the content that it was made from, in a BagIt bag (RFC 8493) in one zip.

Its bytes depend on what is in it alone, so its dates are those of the edition. Earlier bags, which the site holds too, are not in it, nor
is what servers send compressed: it is as much again, and can be made of what is there.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from .. import files, makers
from ..dates import day
from ..model import ENGINE, Bag, Edition, named, pages, stop
from ..outputs.archive import zipped
from ..reader import Unreadable, read
from ..wording import wording
from .encodings import CODINGS

ARCHIVE = "archive"  # the folder beside the content, and that of the site, in which bags stand
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
COMMONS = re.compile(r"https?://creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)/([0-9.]+)/?")


def archive(site: Path, content: Path, folder: Path) -> int:
    """Puts the published ``site`` and the ``content`` that it was made from into a bag in ``folder``; returns the exit status.

    A bag that is there already is never replaced by another: its version has been kept.
    """
    try:
        edition, _, _ = read(content)
        published = json.loads((site / pages.MANIFEST).read_bytes())
        said = {each: edition.said[f"version-{each}"] for each in ("text", "apparatus")}
    except (OSError, ValueError, Unreadable):
        return _told(f"{site}/ holds no published site; type: make publish SITEURL=https://…")
    if not said.items() <= published["versions"].items():
        return _told(f"{site}/ holds another version than {content}/; type: make publish SITEURL=…")
    edition = replace(edition, address=published["address"].rstrip("/"))
    path, data = folder / f"{name(edition)}.zip", made(edition, site, content)
    if path.exists() and path.read_bytes() != data:
        return _told(f"{path} is there, and is another; raise the version, or move the old bag away")
    folder.mkdir(exist_ok=True)
    files.replace(path, data)
    print(f"{path}: {len(data):,} bytes, SHA-256 {hashlib.sha256(data).hexdigest()}")
    return 0


def _told(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def name(edition: Edition) -> str:
    """What the bag of an edition is called: its text with both versions."""
    return f"{edition.text.slug}-{edition.said['version-text']}-{edition.said['version-apparatus']}"


def made(edition: Edition, site: Path, content: Path) -> bytes:
    """The zip of the bag. Raises OSError where a file cannot be read."""
    published = dict(_files(site))
    apart = {pages.bag(path.name) for path in (site / ARCHIVE).glob("*.zip")} | {path + ending for path in published for ending in CODINGS}
    payload = {f"data/site/{path}": data for path, data in published.items() if path not in apart}
    payload |= {f"data/content/{path}": data for path, data in _files(content)}
    payload["data/zenodo.json"] = json.dumps(deposit(edition), ensure_ascii=False, indent=1).encode() + b"\n"
    tags = {"bagit.txt": DECLARATION, "bag-info.txt": _info(edition, payload), "manifest-sha256.txt": _manifest(payload)}
    tags["tagmanifest-sha256.txt"] = _manifest(tags)
    return zipped({f"{name(edition)}/{path}": data for path, data in {**payload, **tags}.items()}, _day(edition))


def kept(folder: Path, tell: Callable[[str, int, str], None]) -> tuple[Bag, ...]:
    """The publications that are kept in a folder, the last first; of what is none ``tell`` gets file, line and a sentence."""
    found = []
    for path in sorted(folder.glob("*.zip")):
        data = path.read_bytes()
        try:
            with zipfile.ZipFile(path) as opened:
                said = json.loads(opened.read(f"{path.stem}/data/site/{pages.MANIFEST}"))
            text, apparatus, date = said["versions"]["text"], said["versions"]["apparatus"], said["date"]
        except (KeyError, ValueError, zipfile.BadZipFile):
            tell(f"{ARCHIVE}/{path.name}", 1, "this is no publication as `make archive` keeps it, or it is damaged; move it away")
            continue
        found.append(Bag(path.name, len(data), hashlib.sha256(data).hexdigest(), text, apparatus, date))
    return tuple(sorted(found, key=lambda bag: (bag.date, bag.file), reverse=True))


def deposit(edition: Edition) -> dict[str, object]:
    """The metadata of a deposit as Zenodo reads it; a DOI is Zenodo's to give, so there is none in it."""
    said, say = edition.said, wording(edition.said["language"])
    found = COMMONS.fullmatch(said["license"])
    people = [{"name": each.sorted} for each in named(edition.facts, "editors")]
    translators = [{"name": each.sorted, "type": "Other"} for each in named(edition.text.facts, "translator")]
    value: dict[str, object] = {
        "upload_type": "publication",
        "publication_type": "other",
        "title": ": ".join(filter(None, (said["title"], said["subtitle"]))),
        "creators": people,
        "contributors": translators,
        "description": f"{said['summary']} {said['attribution']}",
        "version": said["version-apparatus"],
        "publication_date": _day(edition).isoformat(),
        "language": say.data.iso,
        "access_right": "open",
        "license": f"cc-{found[1]}-{found[2]}" if found else "other-open",
        "notes": say.data.versions(text=said["version-text"], apparatus=said["version-apparatus"]),
        "related_identifiers": [{"identifier": f"{edition.address}/", "relation": "isIdenticalTo", "scheme": "url"}],
    }
    return {name: each for name, each in value.items() if each}


def _info(edition: Edition, payload: Mapping[str, bytes]) -> bytes:
    said = edition.said
    lines = [
        ("Source-Organization", makers.editors(edition)),
        ("External-Identifier", f"{edition.address}/"),
        ("External-Description", f"{said['title']}{stop(said['title'])} {said['summary']}"),
        ("Internal-Sender-Identifier", name(edition)),
        ("Bagging-Date", _day(edition).isoformat()),
        ("Bag-Software-Agent", f"edition {ENGINE}"),
        ("Payload-Oxum", f"{sum(map(len, payload.values()))}.{len(payload)}"),
    ]
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in lines if value).encode()


def _manifest(listed: Mapping[str, bytes]) -> bytes:
    """A manifest of a bag: of each file its sum and its path, in which a percent sign and ends of lines are encoded."""
    lines = [f"{hashlib.sha256(data).hexdigest()}  {_encoded(path)}\n" for path, data in sorted(listed.items())]
    return "".join(lines).encode()


def _encoded(path: str) -> str:
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _day(edition: Edition) -> dt.date:
    return day(edition.said["date"])


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files below a folder by their paths; what programs hide is left out."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_file() and not any(part[0] == "." for part in inside.parts):
            yield inside.as_posix(), path.read_bytes()
