"""Templates show fields and nothing else: no name but the page's, no arithmetic, no filter, no address of their own making."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass, fields
from pathlib import Path

import edition.outputs
import press
import pytest
from edition.outputs.site.page import Page
from edition.wording import Wording
from templates import Fault, Field, Reader, home, views

from pelicanconf import JINJA_ENVIRONMENT

TEMPLATES = press.ROOT / "theme" / "templates"
# They stand with the templates and are no pages: the styles of paper and of books, and the scripts of one and of the site on a disk.
NOT_SET = {
    "closer.css",
    "paper.css",
    "epub.css",
    "book.css",
    "signs.css",
    "forms.css",
    "pictures.css",
    "volume.css",
    "volume.js",
    "disk.js",
}
ELSEWHERE = {(Page, "address")}  # what no template reads: where the press puts the page


def kinds(page: type[Page]) -> list[type[Page]]:
    """Every kind of page that outputs make."""
    return [kind for each in page.__subclasses__() for kind in (each, *kinds(each))]


for module in pkgutil.walk_packages(edition.outputs.__path__, "edition.outputs."):
    importlib.import_module(module.name)
KINDS = kinds(Page)


@pytest.fixture(scope="module")
def read() -> Reader:
    """All templates, each followed for the pages that it sets, and the foot for all."""
    reader = Reader(TEMPLATES, JINJA_ENVIRONMENT)
    for kind in KINDS:
        reader.page(file(kind.template), kind)
    reader.page("footer.html", Page)
    return reader


def file(template: str) -> str:
    return template if (TEMPLATES / template).exists() else f"{template}.html"


def test_every_template_shows_fields_of_its_page_and_does_nothing_else(read: Reader) -> None:
    assert len(KINDS) > 15
    assert {path.name for path in TEMPLATES.iterdir()} - read.read == NOT_SET


def test_every_field_of_a_page_is_shown(read: Reader) -> None:
    made: set[Field] = set()
    for kind in KINDS:
        views(kind, lambda view: made.update((home(view, each.name), each.name) for each in fields(view)))
    assert {f"{owner.__name__}.{name}" for owner, name in made - read.seen - ELSEWHERE} == set()


@dataclass(frozen=True)
class Line:
    """A view for the templates below."""

    href: str


@dataclass(frozen=True)
class Sample:
    """A page for the templates below."""

    title: str
    open: bool
    lines: tuple[Line, ...]
    pairs: tuple[tuple[str, str], ...]
    next: Line | None


@pytest.mark.parametrize(
    "source",
    [
        "{{ page.title }}{% if page.open and not page.lines %}x{% endif %}",
        "{% for line in page.lines %}{{ line.href }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "{% for name, content in page.pairs %}{{ name }}{{ content }}{% endfor %}",
        "{% if page.next %}{{ page.next.href }}{% endif %}",
        "{{ say.home.start }}{{ say.home.lessons(count=page.title) }}",
        "{% if page.next is not none %}{{ page.next.href }}{% endif %}",
    ],
)
def test_a_template_may_show_fields(source: str) -> None:
    Reader(Path(), JINJA_ENVIRONMENT).text(source, {"page": Sample, "say": Wording})


@pytest.mark.parametrize(
    "source",
    [
        "{{ page.titel }}",
        "{{ title }}",
        "{{ page.lines }}",
        "{{ page.open }}",
        "{{ page.next.href }}",
        "{{ say.home }}",
        "{{ page.title(count=1) }}",
        "{{ say.home.lessons(page.title) }}",
        "{{ page.title|upper }}",
        "{{ page.title.upper() }}",
        "{{ page.title ~ '/' }}",
        "{{ page.title + '/' }}",
        "{{ page.lines[0].href }}",
        "{% if page.title == 'x' %}y{% endif %}",
        "{% if 'x' in page.title %}y{% endif %}",
        "{% set root = page.title %}",
        "{% for line in range(3) %}x{% endfor %}",
        "{% for letter in page.title %}x{% endfor %}",
        "{% for line in page.lines if line.href %}x{% endfor %}",
        "{% for line in page.lines %}{{ loop.index }}{% endfor %}",
        "{{ page.title if page.open else '' }}",
    ],
)
def test_a_template_may_do_nothing_else(source: str) -> None:
    with pytest.raises(Fault):
        Reader(Path(), JINJA_ENVIRONMENT).text(source, {"page": Sample, "say": Wording})
