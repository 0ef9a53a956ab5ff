"""Seals: a page allows the style that stands in it, by its hash, and nothing else."""

from __future__ import annotations

import pytest
from edition.press.seals import sealed

PAGE = "<meta content=\"style-src 'sha256-'\"><style>p { margin: 0 }</style>"


def test_a_page_with_a_style_of_its_own_allows_it_alone() -> None:
    # echo -n 'p { margin: 0 }' | openssl dgst -sha256 -binary | base64
    assert "style-src 'sha256-7IWhgxoOGTB5NQzjGk9OPt0FwhVeBvZGoWgF9xLLh8c='" in sealed(PAGE)


def test_a_page_with_a_script_of_its_own_allows_it_alone() -> None:
    # echo -n 'go()' | openssl dgst -sha256 -binary | base64
    page = "<meta content=\"style-src 'self'; script-src 'self' 'sha256-'\"><script>go()</script><script src=other.js></script>"
    assert "style-src 'self'; script-src 'self' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='" in sealed(page)


def test_a_page_without_one_stays_as_it_is() -> None:
    assert sealed("<p>Words</p>") == "<p>Words</p>"


@pytest.mark.parametrize(
    "damaged", [PAGE.replace("'sha256-'", ""), PAGE + "<style></style>", PAGE.replace("<style>", ""), PAGE + "<script>go()</script>"]
)
def test_a_style_and_the_place_of_its_hash_go_together(damaged: str) -> None:
    with pytest.raises(ValueError, match=r"style|script"):
        sealed(damaged)
