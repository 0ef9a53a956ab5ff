"""What stands around every page: the site as it is seen from there, the menu, the title, and what its head says to machines."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from ... import makers
from ...languages import direction
from ...model import Edition, Nodes, Words, marked, pages, words
from ...wording import wording
from .heads import Described, Heads
from .lines import Lines
from .page import Door, Frame, Group, Site
from .spaces import cited


class Frames:
    """Makes the frame of each page of an edition, and one `Site` for each distance from the root."""

    def __init__(self, edition: Edition):
        self.edition, self.say = edition, wording(edition.said["language"])
        self.heads = Heads(edition)
        self.standing = frozenset(pages.standing(edition))
        self.signed = edition.signed or bool(direction(edition.said["language"]))
        self.sites: dict[str, Site] = {}

    def frame(
        self,
        address: str,
        title: str | Nodes,
        summary: str = "",
        described: Described | None = None,
        root: str | None = None,
        known: str | None = None,
    ) -> Frame:
        """What every page has, for the page at an address that ends in a slash (or is a file's name).

        ``described`` is what the page is to machines: where nothing is said, a chapter by the editors; ``root`` the way from the page
        to the site's root, where it is not told by the address; ``known`` the address of the page whose other form this one is.
        """
        nodes = (Words(title),) if isinstance(title, str) else title
        plain = words(nodes)
        root = pages.root(address) if root is None else root
        known = address if known is None else known
        site, here = self.site(root), f"{root}{address}"
        shown = {site.text, *(root + pages.page(name) for name in pages.DOORS)}
        doors = [door for group in site.menu for door in group.doors if door.href in shown]
        summary, whole = self.heads.summary(plain, summary), self.edition.said["title"]
        about = described or self.heads.chapter(plain, address)
        return Frame(
            site=site,
            address=address,
            title=plain if plain == whole else f"{plain} · {whole}",
            heading=cited(self._lines(root).heading(nodes)),
            summary=summary,
            canonical=f"{site.address}/{known}" if site.address else "" if known == address else pages.near(known, address),
            doors=tuple(replace(door, here=True) if door.href == here else door for door in doors),
            head=self.heads.head(about, plain, summary, known),
        )

    def around(self, *more: object) -> tuple[object, ...]:
        """What all pages about an entry or a paragraph are made from beside it: the title page, the text, what heads say, and ``more``."""
        heads = {name: value for name, value in vars(self.heads).items() if value is not self.say}
        return self.edition.facts, self.edition.text, heads, *more

    def site(self, root: str) -> Site:
        """The site as pages see it from which ``root`` leads to the title page."""
        if root not in self.sites:
            self.sites[root] = self._site(root)
        return self.sites[root]

    def _site(self, root: str) -> Site:
        edition, lines = self.edition, self._lines(root)
        facts, slug = edition.said, edition.text.slug

        def there(name: str) -> str:
            return root + pages.page(name) if pages.page(name) in self.standing else ""

        def printed(name: str) -> Markup:
            return lines.printed(marked(edition.facts, name))

        return Site(
            address=edition.address,
            files=f"{root}static",
            static=root + edition.static,
            home=root or "./",
            contents=root + pages.page("contents"),
            text=root + pages.text(slug),
            text_words=root + pages.file(slug, slug, "txt"),
            timeline=there("timeline"),
            search=root + pages.page("search"),
            lessons=there("lessons"),
            cite=there("cite"),
            method=there("method"),
            accessibility=there("accessibility"),
            language=facts["language"],
            heading=lines.heading(marked(edition.facts, "title")),
            text_heading=lines.heading(marked(edition.text.facts, "title")),
            attribution=printed("attribution"),
            editors=makers.editors(edition),
            license=facts["license"],
            license_name=printed("license-name"),
            version_text=facts["version-text"],
            version_apparatus=facts["version-apparatus"],
            date=facts["date"],
            contact=facts["contact"],
            signed=self.signed,
            pictured=bool(self.edition.shown or self.edition.text.surfaces),
            menu=self._menu(root),
        )

    def _menu(self, root: str) -> tuple[Group, ...]:
        """The contents in four groups: the text, what it speaks of, tools for classes, the edition itself."""
        edition, lines = self.edition, self._lines(root)
        listed = [page for page in edition.pages if page.order]
        own: dict[str, list[tuple[str, str]]] = {
            "text": [
                (edition.text.slug, self.say.menu.read),
                *((f"{edition.text.slug}/{each.slug}", each.name) for each in edition.versions),
            ],
            "reference": [(kind.folder, kind.plural) for kind in edition.kinds],
            "edition": [(page.slug, lines.heading(marked(page.facts, "title"))) for page in sorted(listed, key=lambda page: page.order)],
        }
        groups = []
        for group in (*pages.GROUPS, "edition"):
            names = [*own.get(group, ()), *((name, self.say.menu[name]) for name in pages.GROUPS.get(group, ()))]
            there = [(pages.page(name), said) for name, said in names if pages.page(name) in self.standing]
            if there:
                groups.append(
                    Group(name=self.say.groups[group], doors=tuple(Door(href=root + address, name=said) for address, said in there))
                )
        return tuple(groups)

    def _lines(self, root: str) -> Lines:
        return Lines(root, self.edition.text.slug, {}, self.say)
