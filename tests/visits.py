"""What the fixture `visit` is: a function that opens a page."""

from collections.abc import Callable

from playwright.sync_api import Page

Visit = Callable[..., Page]
