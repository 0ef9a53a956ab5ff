"""The proof of a site: its finished pages, read before they are published, and what is wrong with them told in sentences.

It reads files alone and knows no edition, so it holds for any folder that is to be a site.

`pages`      a page as a browser gets it: its elements, and what the rest of the site needs to know of it
`heads`      what stands in a head: character set, title, description, language
`policy`     what a page may fetch and run, and whether it keeps to that
`bodies`     what a reader meets: headings, pictures, tables, forms, and words that no editor typed
`sheets`     style sheets and scripts: what they fetch
`records`    sitemap, feeds and files for machines, and the addresses in them
`addresses`  where every link of the site leads, and how every page is found
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import addresses, bodies, heads, pages, policy, records, sheets

MANY = 3  # files with one fault are named; of more only the first, and how many more there are
PAGE_CHECKS = (heads.faults, policy.faults, bodies.faults)


@dataclass(frozen=True)
class Proof:
    """What was read, and what is wrong: pairs of a file, as a path below the site's folder, and a sentence."""

    pages: int
    files: int
    links: int
    faults: tuple[tuple[str, str], ...]

    def told(self, folder: str) -> list[str]:
        """The faults as lines, with ``folder`` before each path; what is wrong on many pages is told once."""
        places: dict[str, list[str]] = {}
        for file, sentence in sorted(self.faults):
            places.setdefault(sentence, []).append(f"{folder}/{file}")
        lines = []
        for sentence, files in places.items():
            named = [f"{files[0]} and {len(files) - 1} more"] if len(files) > MANY else files
            lines += [f"{file}: {sentence}" for file in named]
        return sorted(lines)

    def __str__(self) -> str:
        return f"{self.pages} pages, {self.links} links and {self.files} files are read, and nothing is wrong with them"


def read(folder: Path) -> Proof:
    """Reads a finished site. Raises OSError where a file cannot be read."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    if pages.INDEX not in files:
        return Proof(0, len(files), 0, ((pages.INDEX, "there is no title page, so this is no finished site"),))
    found: list[tuple[str, str]] = []
    places: list[pages.Place] = []
    others: dict[str, list[str]] = {}
    for file in files:
        raw = (folder / file).read_bytes()
        if file.endswith(pages.ENDING):
            page = pages.read(file, raw)
            found += ((file, sentence) for check in PAGE_CHECKS for sentence in check(page))
            places.append(page.place)
        else:
            found += ((file, sentence) for sentence in _faults(file, raw))
            others[file] = [*records.addresses(file, raw), *sheets.addresses(file, raw)]
    site = addresses.Site(tuple(places), others)
    found += addresses.faults(site)
    return Proof(len(places), len(files), sum(len(place.followed) for place in places), tuple(sorted(set(found))))


def _faults(file: str, raw: bytes) -> Iterator[str]:
    yield from records.faults(file, raw)
    yield from sheets.faults(file, raw)
