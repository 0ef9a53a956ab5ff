"""Waiting for a page. Playwright's own waiting for a condition is against the policy of these pages, which forbids `eval`."""

from __future__ import annotations

from time import monotonic

from playwright.sync_api import Page

PATIENCE = 10  # seconds


def until(page: Page, condition: str) -> None:
    """Waits until an expression of JavaScript is true on the page; raises AssertionError where it does not become so."""
    end = monotonic() + PATIENCE
    while not page.evaluate(condition):
        assert monotonic() < end, f"never true: {condition}"
        page.wait_for_timeout(20)
