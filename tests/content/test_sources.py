"""The bibliography: every source is complete for its CSL type, is printed, and is cited somewhere by its short title."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from edition.citing import Cited
from edition.model import Edition, Nodes, Source, words
from edition.outputs.site.lines import Lines
from edition.reader import read
from edition.wording import wording

CONTENT = Path(__file__).parents[2] / "content"

# What a source of each type must have, one of each group (types and variables of CSL 1.0.2).
NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "book": (("publisher",), ("issued",)),
    "chapter": (("author",), ("container-title",), ("issued", "event-date")),
    "collection": (("container-title", "publisher"), ("URL",)),
    "article-journal": (("author",), ("container-title",), ("issued",)),
    "article-magazine": (("container-title",), ("issued",)),
    "article-newspaper": (("container-title",), ("issued", "event-date")),
    "document": (("container-title", "publisher", "archive"), ("issued", "event-date")),
    "periodical": (("issue",), ("issued",)),
    "report": (("author", "publisher"), ("issued", "event-date")),
    "speech": (("author",), ("event-date", "issued")),
    "webpage": (("container-title", "publisher", "author"), ("URL",)),
}
# The page does not say when it was written, and nobody else does.
UNDATED = {"kommersant-radio", "tass-vano-mikoyan"}

# Places where somebody may have happened to read a work: copies, forums, document sharing, mirrors.
NO_HOME = ("bibliboba", "litmir", "libcat", "rutlib", "scribd", "docslib", "dokumen.tips", "slideshare", "glav.su", "pprune", "wikipedia")


@pytest.fixture(scope="module")
def edition() -> Edition:
    return read(CONTENT)[0]


@pytest.fixture(scope="module")
def references(edition: Edition) -> Mapping[str, Nodes]:
    return Cited(edition).references


def lacking(source: Source) -> list[tuple[str, ...]]:
    """The groups of facts of which a source has none."""
    groups = [("title",), ("title-short",), *NEEDED[source.get("type")]]
    return [group for group in groups if not any(map(source.get, group))]


def test_every_source_is_complete_for_its_type(edition: Edition) -> None:
    found = {source.slug: lacking(source) for source in edition.sources}
    incomplete = {slug: groups for slug, groups in found.items() if groups}
    assert incomplete == {slug: [("issued", "event-date")] for slug in UNDATED}


def test_every_source_is_printed(edition: Edition, references: Mapping[str, Nodes]) -> None:
    assert [source.slug for source in edition.sources if len(words(references.get(source.slug, ()))) < 20] == []


def test_no_two_sources_have_one_short_title(edition: Edition) -> None:
    short = [source.get("title-short") for source in edition.sources]
    assert sorted(short) == sorted(set(short))


def test_no_source_is_cited_from_a_copy_without_a_right_to_it(edition: Edition) -> None:
    assert [source.slug for source in edition.sources if any(name in source.get("URL").lower() for name in NO_HOME)] == []


def test_a_bibliography_reads_as_chicago_style_has_it(references: Mapping[str, Nodes]) -> None:
    """Typed by hand as the Chicago Manual of Style, 18th edition, sets a book, an edited volume and an article."""
    lines = Lines("", "", {}, wording("en"))
    printed = {slug: str(lines.printed(nodes)) for slug, nodes in references.items()}
    book = "Dobbs, Michael. <em>One Minute to Midnight: Kennedy, Khrushchev, and Castro on the Brink of Nuclear War</em>. Knopf, 2008."
    assert printed["dobbs-2008"] == book
    edited = "Sampson, Charles S., ed. <em>Foreign Relations of the United States, 1961–1963, Volume VI, Kennedy-Khrushchev Exchanges</em>."
    assert printed["frus-vi"].startswith(edited)
    assert "<em>Journal of Cold War Studies</em> 21, no. 2 (2019): 150–73." in printed["colman-2019"]
    assert printed["blight-1993"].startswith("Blight, James G., Bruce J. Allyn, and David A. Welch. <em>Cuba on the Brink")
