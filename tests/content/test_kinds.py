"""This edition has every kind of page that tests ask for: none of them is left out for want of one."""

from __future__ import annotations

from pages import EVERY, KINDS


def test_every_kind_of_page_is_here() -> None:
    assert sorted(KINDS) == sorted(EVERY)
