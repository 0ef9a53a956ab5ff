"""Pelican's generator: reads the edition, tells its slips, and hands every page and file of the outputs to the press."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import Any, assert_never
from urllib.parse import quote

from markupsafe import Markup
from pelican.generators import Generator
from pelican.writers import Writer

from .. import auditing, concordance, memory
from ..citing import Cited
from ..memory import Memory
from ..model import Binary, Concordance, Edition, File, Keyed, pages
from ..outputs import books, cards, codes, data, earl, marginalia, plain, records, school, site, tei
from ..outputs.school import editable, offline, packs
from ..outputs.site import interfaces
from ..outputs.site.page import Page, Promise, Site
from ..reader import Unreadable, read
from ..wording import wording
from . import bag, colophon, disk, encodings, hosting, manifest, report, shelf, stamp
from .beside import shared
from .compiled import Compiled, templates
from .folder import Folder
from .keeping import keeper, small
from .seals import sealed
from .within import brief, dressed, reading

log = logging.getLogger(__name__)

ADDRESS = "/:?#[]@!$&'()*+,;=%~"  # what an address has as it is; what else is typed in SITEURL is encoded, for it goes into every format
OUTPUTS = (plain, marginalia, codes, cards, earl, site, school, records)  # all from `site` on wait for the citation processor
PARTED = (site, school)  # of these, what has parts that read the prose of entries; others are given their heads and nothing else
REMEMBERED = (tei, data)  # which look for what they made before, and read the prose of entries
MUCH = 50_000  # objects that are made before those are looked for that can go: a build makes many, and nearly all of them stay
MANY = 100  # entries and paragraphs, of which several processes make pages

Made = Page | Promise | Keyed | File | Binary
Making = Callable[[], Iterable[Made]]


class EditionGenerator(Generator):
    """One edition, one site. ``parsed`` is the number of sources that were parsed in the last build."""

    edition: Edition | None = None
    parsed = 0

    def generate_context(self) -> None:
        """Reads ``PATH`` and tells every slip before anything is written.

        Under ``--fatal errors`` this ends the program with exit status 1.
        """
        gc.set_threshold(MUCH)
        report.quiet(False)
        try:
            self.memory = memory.at(self._beside(memory.FOLDER)) if self.settings["MEMORY"] else Memory()
            edition, slips, self.parsed = read(Path(self.path), self.memory)
            audit = auditing.read(self._beside(), slips)
            packs, whole = bool(self.settings["PACKS"]), bool(self.settings["BOOKS"])
            address = quote(self.settings["SITEURL"], safe=ADDRESS)
            static = shelf.named(Path(self.theme, "static")) if address else edition.static
            kept = bag.kept(self._beside(bag.ARCHIVE), slips.tell) if address else ()
            self.edition = replace(edition, audit=audit, bags=kept, address=address, packs=packs, books=whole, static=static)
            for file, line, sentence in colophon.differing(self._beside(), edition):
                slips.remark(file, line, sentence)
            told = [str(slip) for slip in slips]
            self.silent = not told and not slips.remarks
            for remark in report.remarked([*map(str, slips.remarks)]):
                log.warning("%s", remark)
        except Unreadable as error:
            self.edition, told = None, [str(error)]
        if told:
            self._tell(report.counted(told))

    def _beside(self, *names: str) -> Path:
        """What stands beside the folder of content."""
        return Path(self.path).resolve().parent.joinpath(*names)

    def _tell(self, message: str) -> None:
        try:
            log.error("%s", message)
        except RuntimeError:
            # --fatal errors raises this after logging; Pelican would print a traceback below the sentence.
            raise SystemExit(1) from None

    def generate_output(self, writer: Writer) -> None:
        """Writes all pages and files; each page has the settings' SITEURL."""
        self.footers: dict[str, Markup] = {}
        self.shared: dict[tuple[str, str], bytes] = {}
        self.templates, self.sheets = templates(Path(self.theme), self.settings), reading(Path(self.theme, "static"))
        published, reused = bool(self.edition and self.edition.address), bool(self.settings.get(stamp.REUSED))
        self.folder = Folder(Path(self.output_path), published, reused, self.memory)
        if self.edition is None:
            self.folder.settle()
            return
        if self.memory.lasts:
            self.env.bytecode_cache = Compiled(self.memory, self.settings["JINJA_ENVIRONMENT"])
        files = {path: Path(self.path, path).read_bytes() for path in self.edition.pictures}
        for path, picture in files.items():
            self.folder.write(path, picture)
        shown = {path: files[path] for path in self.edition.shown}
        cited = Cited(self.edition, self.memory)
        found = concordance.make(self.edition, cited.references, cited.citables, self.memory)
        self.folder.asked = {*interfaces.asked(self.edition, found).values()}
        self._make(self.edition, found, cited.asked.key)
        if self.edition.address:
            bags = {pages.bag(each.file): self._beside(bag.ARCHIVE, each.file) for each in self.edition.bags}
            for path, packed in bags.items():
                self.folder.write(path, packed.read_bytes(), kept=False)
            slug = self.edition.text.slug
            first = {path: self.folder.gathered.sums[path] for path in [*self.edition.pictures, pages.file(slug, slug, "txt")][:1]}
            self.folder.gathered.finished[pages.MANIFEST] = manifest.written(self.edition, first)
        for page in interfaces.make(self.edition, found, self.folder.gathered.finished):
            self._put(page)
        lost: list[str] = []
        if self.settings["PACKS"]:
            self._pack(self.edition, found, lost.append)
        if self.settings["BOOKS"]:
            for book in books.make(self.edition, found, books.Bindery(Path(self.theme), self.memory, lost.append, shown)):
                self.folder.write(book.path, book.data, kept=False)
        if lost:
            self._tell("\n".join([*lost, f"{len(lost)} of what stands on paper cannot be read there"]))
        for name, file in shelf.files(Path(self.theme, "static")):
            self.folder.write(shelf.address(name, self.edition.static), file.read_bytes(), kept=False)
        if self.edition.address:
            if self.settings["BOOKS"]:
                zipped = disk.made(self.edition, Path(self.output_path), self.folder.gathered.sums, Path(self.theme))
                self.folder.write(pages.books(self.edition)["zip"], zipped, kept=False)
            gathered = self.folder.gathered
            kept = gathered.kept | small(shown)
            for path, data in keeper(kept, Path(self.theme, "static"), self.edition.static, self.edition.text.slug).items():
                self.folder.write(path, data)
            for path, text in hosting.made(self.edition, gathered.policies, gathered.sums).items():
                self.folder.write(path, text.encode(), kept=False)
            known = manifest.written(self.edition, {path: each for path, each in gathered.sums.items() if path not in bags})
            if self.settings["COMPRESSED"]:
                for path, data in encodings.made(Path(self.output_path), [*gathered.sums.items()], self.memory):
                    self.folder.write(path, data, kept=False)
            self.folder.write(pages.MANIFEST, known)
        self.folder.settle()
        self.memory.settle()
        if self.silent:
            stamp.press(self.settings)
        report.quiet(True)

    def _make(self, edition: Edition, found: Concordance, asked: bytes) -> None:
        """Makes what is made of the model alone, on several processors where that is worth it; ``asked`` is the key of the citations.

        What knows entries by their heads is given no more of them, and not made again where only their prose has changed.
        """
        heads = edition.headed()
        known = found.headed(heads)
        headed: list[Making] = [part for output in PARTED for part in output.parts(heads, known, read=False)]
        headed += (partial(output.make, heads, known) for output in OUTPUTS if output not in PARTED)
        of = self.memory.key(self.templates, heads, asked, known.told())
        making: list[Making] = [partial(output.make, edition, found, self.memory) for output in REMEMBERED]
        making += (part for output in PARTED for part in output.parts(edition, found, read=True))
        tasks = [partial(self._take, make) for make in making]
        tasks += (partial(self._take_all, make, of, number) for number, make in enumerate(headed))  # most take a moment each
        few = len(edition.entries) + len(edition.text.paragraphs) < MANY
        if few or self.memory.holds(self.memory.key("output", of, 0)):  # one process has made all that is left before another has begun
            for task in tasks:
                task()
            return
        _ = found.citables[0]  # a fork cannot wait for the citation processor
        self.memory.close()
        before = {*self.memory.new}
        for gathered, handed in shared(tasks, lambda: (self.folder.gathered, self.memory.handed(before))):
            self.folder.gathered.add(gathered)
            self.memory.take(handed)

    def _take_all(self, make: Making, of: bytes, number: int) -> None:
        """Writes all that is made, or was made before of the same; nothing where it stands."""
        key = self.memory.key("output", of, number)
        if not self.folder.all_stand(key):
            self.folder.write_all(self.memory.under(key, lambda: [self._written(each) for each in make()]), key)

    def _take(self, make: Making) -> None:
        for made in make():
            self._put(made)

    def _pack(self, edition: Edition, found: Concordance, tell: Callable[[str], None]) -> None:
        """Makes the class packs, from the finished files of the lessons and from pages that only packs have."""
        for page in offline.make(edition, found):
            self.folder.gathered.finished[page.path] = self._written(page)[1]
        for made in packs.make(edition, self.folder.gathered.finished, Path(self.theme, "static"), tell):
            self._put(made)
        for document in editable.make(edition, found, self.memory):
            self._put(document)

    def _put(self, made: Made) -> None:
        path, key, make = self._keyed(made)
        if not self.folder.stands(path, key):
            self.folder.write(path, self.memory.under(key, make), key=key)

    def _written(self, made: Made) -> tuple[str, bytes]:
        """The path of what is made, and its bytes."""
        path, key, make = self._keyed(made)
        return path, self.memory.under(key, make)

    def _keyed(self, made: Made) -> tuple[str, bytes, Callable[[], bytes]]:
        """The path of what is made, the key of what it is made from, where it is remembered, and what makes its bytes."""
        match made:
            case Page(path=path, site=site, template=template):
                values = {each.name: getattr(made, each.name) for each in fields(made) if each.name != "site"}
                return path, self.memory.key("page", self._shared(site), template, values), partial(self._new, made)
            case Promise(kind, site, around, path, of, make):
                return path, self.memory.key("promise", self._shared(site, kind, around), of), lambda: self._new(make())
            case Keyed(path, key, ready):
                return path, key, ready
            case File(path, text):
                return path, b"", text.encode
            case Binary(path, data):
                return path, b"", lambda: data
            case _:
                assert_never(made)

    def _new(self, page: Page) -> bytes:
        """A page as its template sets it, in the form that is written: as words it takes twice the memory, and all are remembered."""
        made = self._filled(page.template, {"page": page, "say": wording(page.site.language), "footer": self._footer(page)})
        if page.template.endswith(".js"):
            return brief(made).encode()
        return sealed(dressed(made, self.sheets, page.site.files)).encode()

    def _shared(self, site: Site, kind: str = "", around: tuple[object, ...] = ()) -> bytes:
        """The key of what all pages at one distance from the root are made from, or those of a kind: the templates, and what they share."""
        known = site.home, kind
        if known not in self.shared:
            self.shared[known] = self.memory.key(self.templates, site, around)
        return self.shared[known]

    def _footer(self, page: Page) -> Markup:
        """The foot of the pages at one distance from the root: a fifth of setting a page, so it is set once for all."""
        home = page.site.home
        if home not in self.footers:
            make = partial(self._filled, "footer", {"page": page, "say": wording(page.site.language)})
            self.footers[home] = Markup(self.memory.made(make, "footer", self._shared(page.site)))
        return self.footers[home]

    def _filled(self, template: str, values: dict[str, Any]) -> str:
        page: str = self.get_template(template).render(values)  # type: ignore[no-untyped-call]  # Pelican has no types here
        return page
