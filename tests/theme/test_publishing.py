"""What is published: the site below another address, and what machines ask of a site."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path

import press
from edition import proof
from lxml import etree
from pages import KINDS, Site

ROOT = Path(__file__).parent.parent.parent
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def test_nothing_is_wrong_with_the_published_site(published: Site) -> None:
    assert proof.read(published.folder).told("published") == []


def test_a_site_at_home_claims_no_address(site: Path) -> None:
    assert 'rel="canonical"' not in (site / KINDS["text"] / "index.html").read_text(encoding="utf-8")


def test_robots_may_read_everything_and_are_told_of_the_sitemap(published: Site, siteurl: str) -> None:
    lines = (published.folder / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert "User-agent: *" in lines
    assert f"Sitemap: {siteurl}/sitemap.xml" in lines
    assert [line for line in lines if line.startswith("Disallow: /")] == []


def test_the_feed_of_changes_is_atom(published: Site, siteurl: str) -> None:
    for address in feeds(published):
        the_feed_is_atom(address, published, siteurl)


def feeds(site: Site) -> list[str]:
    """The feeds of a site; one that has told of no change has none."""
    return sorted(file for file in site.files if file.endswith("atom.xml"))


def the_feed_is_atom(address: str, published: Site, siteurl: str) -> None:
    feed = etree.parse(str(published.folder / address)).getroot()

    def texts(path: str) -> list[str]:
        found = feed.xpath(path, namespaces=ATOM)
        assert isinstance(found, list)
        return [str(text) for text in found]

    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    assert texts("/a:feed/a:link[@rel='self']/@href") == [f"{siteurl}/{address}"]
    assert texts("/a:feed/a:author/a:name/text()")
    ids = texts("//a:id/text()")
    assert len(ids) == len(set(ids)) == 1 + len(feed.findall("a:entry", ATOM)) > 1
    assert all(id.startswith(f"{siteurl}/") for id in ids)
    for stamp in texts("//a:updated/text()"):
        assert datetime.fromisoformat(stamp).tzinfo is not None
    for entry in feed.findall("a:entry", ATOM):
        assert entry.findtext("a:title", namespaces=ATOM)


def test_the_page_of_changes_announces_its_feed(published: Site, siteurl: str) -> None:
    announced = {
        (address, feed)
        for address, page in published.items()
        for feed in page.resolved("//link[@rel='alternate'][@type='application/atom+xml']/@href", siteurl)
    }
    assert announced == {(feed.removesuffix("atom.xml"), f"{siteurl}/{feed}") for feed in feeds(published)}


def make(*words: str) -> subprocess.CompletedProcess[str]:
    """Runs make on what is set up already."""
    return press.make(ROOT, *words)


def test_publishing_without_an_address_is_refused_with_a_sentence() -> None:
    done = make("publish")
    assert done.returncode != 0
    assert "publishing needs the site's address: make publish SITEURL=https://example.org/edition" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_publishing_to_an_address_that_is_none_is_refused() -> None:
    assert make("publish", "SITEURL=example.org").returncode != 0


def test_every_published_page_has_its_address_to_be_printed(published: Site, pages: Site) -> None:
    said = "//header[@class='site']//p[@class='brand']/span/text()"
    for address, page in published.items():
        if page.elements("//p[@class='brand']"):
            assert page.texts(said) == page.texts("//link[@rel='canonical']/@href"), address
    assert [address for address, page in pages.items() if page.texts(said)] == []
