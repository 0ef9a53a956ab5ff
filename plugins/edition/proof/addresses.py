"""Where every link of a site leads, and how every page is found: from the title page, by the sitemap, by one title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urljoin, urlsplit

from ..slips import meant, nearest
from .pages import INDEX, Place

LOCAL = "https://local.invalid"  # where a site that does not know its address is thought to stand
SCHEMES = ("http", "https", "mailto", "tel")
FETCHING = (".css", ".js", ".mjs")
SITEMAP = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a file, as it is typed, and what it leads to below the site's own; None where that is not of the site."""

    file: str
    href: str
    use: str  # followed by a reader, named for machines, or fetched by a browser to show the file
    target: str | None


@dataclass(frozen=True)
class Site:
    """The pages of a site, and of each other file by its path the addresses that it names."""

    places: tuple[Place, ...]
    others: Mapping[str, list[str]]

    @cached_property
    def said(self) -> str:
        """The address that the site says it has, by its title page; nothing where it does not know."""
        return next((href.rstrip("/") for place in self.places if not place.address for href in place.canonical), "")

    @property
    def home(self) -> str:
        return self.said or LOCAL

    @cached_property
    def pages(self) -> dict[str, Place]:
        return {place.address: place for place in self.places}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every address in every file, each once for each use."""
        found = []
        for place in self.places:
            found += [self._link(place.file, href, use) for use in ("followed", "named", "fetched") for href in {*getattr(place, use)}]
        for file, hrefs in self.others.items():
            found += [self._link(file, href, "fetched" if file.endswith(FETCHING) else "named") for href in {*hrefs}]
        return tuple(found)

    def _link(self, file: str, href: str, use: str) -> Link:
        try:
            target = urljoin(f"{self.home}/{file.removesuffix(INDEX)}", href)
        except ValueError:  # a bracket that is not closed, and the like
            target = ""
        return Link(file, href, use, target[len(self.home) + 1 :] if target.startswith(f"{self.home}/") else None)

    def repeats(self, place: Place) -> bool:
        """Whether a page says that it is another form of the page in whose folder it stands."""
        folder = f"{place.address.rstrip('/').rpartition('/')[0]}/"
        return folder in self.pages and self.pages[folder].found and place.canonical == (f"{self.said}/{folder}" if self.said else "../",)

    def meant(self, path: str) -> str:
        """What a path that leads to nothing may have meant: what has nearly its name in its folder."""
        folder, _, name = path.rstrip("/").rpartition("/")
        parts = {each: each.rstrip("/").rpartition("/") for each in (*self.pages, *self.others)}
        beside = {part[2]: each for each, part in parts.items() if part[0] == folder}
        near = nearest(name, beside)
        return f"; did you mean {beside[near]}?" if near else ""

    def fault(self, target: str) -> str:
        """What is wrong with an address below the site's own, or nothing."""
        parts = urlsplit(target)
        path, id = unquote(parts.path), unquote(parts.fragment.partition(":~:")[0])
        if path in self.others:
            return ""
        if path.endswith(INDEX) and path.removesuffix(INDEX) in self.pages:
            return f"there is no {path}; the address of that page is {path.removesuffix(INDEX) or '/'}"
        if path not in self.pages:
            return f"there is no {path}{self.meant(path)}"
        if id and id not in self.pages[path].ids:
            return f"there is no {path}#{id}{meant(id, self.pages[path].ids, f'{path}#')}"
        return ""


def faults(site: Site) -> Iterator[tuple[str, str]]:
    """What is wrong between the pages: pairs of a file and a sentence."""
    yield from _links(site)
    yield from _titles(site)
    yield from _canonical(site)
    yield from _reached(site)
    yield from _listed(site)


def _links(site: Site) -> Iterator[tuple[str, str]]:
    known: dict[str, str] = {}
    for link in site.links:
        if link.target is None:
            told = _elsewhere(link)
        elif link.target in known:
            told = known[link.target]
        else:
            told = known[link.target] = site.fault(link.target)
        if told:
            yield link.file, told


def _elsewhere(link: Link) -> str:
    """What is wrong with an address that is not of the site, or nothing; the web is not asked whether it is there."""
    try:
        parts = urlsplit(link.href)
    except ValueError:
        return f"{link.href} is no address"
    if link.use == "fetched" and link.href.startswith("data:image/"):
        return ""  # the page holds the picture itself; its policy says whether it may
    if not parts.netloc and parts.scheme in ("", "http", "https"):
        return f"{link.href} leads out of the site"
    if link.use == "fetched":
        return f"another host is asked for {link.href}"
    return "" if parts.scheme in SCHEMES or not parts.scheme else f"{link.href} is no address of the web or of mail"


def _titles(site: Site) -> Iterator[tuple[str, str]]:
    first: dict[str, str] = {}
    for place in site.places:
        if place.title and first.setdefault(place.title, place.file) != place.file:
            yield place.file, f"the title “{place.title}” is also that of {first[place.title]}"


def _canonical(site: Site) -> Iterator[tuple[str, str]]:
    """A page that is to be found calls itself by its own address, or by that of the page that it repeats.

    A site that knows no address has the second kind alone, from page to page.
    """
    for place in site.places:
        own = f"{site.said}/{place.address}"
        if len(place.canonical) > 1:
            yield place.file, f"the head has {len(place.canonical)} canonical addresses"
        elif site.said and place.found and place.canonical != (own,) and not site.repeats(place):
            yield place.file, f"the canonical address is {(*place.canonical, 'not given')[0]}, and the page stands at {own}"
        elif not site.said and place.canonical and not site.repeats(place):
            yield place.file, f"the canonical address is {place.canonical[0]}, and the title page gives none"


def _reached(site: Site) -> Iterator[tuple[str, str]]:
    """A page that is to be found is linked from the title page, or from a page that is."""
    ways: dict[str, list[str]] = {}
    for link in site.links:
        if link.use == "followed" and link.target is not None:
            ways.setdefault(link.file.removesuffix(INDEX), []).append(unquote(urlsplit(link.target).path))
    reached, waiting = set[str](), [""]
    while waiting:
        address = waiting.pop()
        if address not in reached:
            reached.add(address)
            waiting += ways.get(address, [])
    yield from (
        (place.file, "no way of links leads here from the title page")
        for place in site.places
        if place.found and place.address not in reached
    )


def _listed(site: Site) -> Iterator[tuple[str, str]]:
    """The sitemap lists the pages that are to be found, and no other."""
    listed = site.others.get(SITEMAP, [])
    if not listed:
        yield SITEMAP, "there is no sitemap that lists the pages"
        return
    wanted = {f"{site.said}/{place.address}" for place in site.places if place.found and not site.repeats(place)}
    yield from ((SITEMAP, f"{address} is listed twice") for address in {each for each in listed if listed.count(each) > 1})
    yield from ((SITEMAP, f"{address} is listed, and is no page that is to be found") for address in {*listed} - wanted)
    yield from ((SITEMAP, f"{address} is not listed, and is to be found") for address in wanted - {*listed})
