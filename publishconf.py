"""Settings for publishing: `make publish SITEURL=https://…` gives the address, which absolute links are made from."""

import os
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403  (Pelican's way of inheriting settings)

# What an address may hold: nothing that is a mark in HTML, XML, JSON or a style sheet, no query, and no part of a page.
ADDRESS = re.compile(
    r"https?://([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])(:[0-9]{1,5})?(/([\w.~+@-]|%[0-9A-F]{2})+)*", re.ASCII | re.IGNORECASE
)
NEEDED = "publishing needs the site's address: make publish SITEURL=https://example.org/edition"

SITEURL = os.environ.get("SITEURL", "").rstrip("/")
if not SITEURL:
    raise SystemExit(NEEDED)
if not ADDRESS.fullmatch(SITEURL) or "/../" in f"{SITEURL}/" or "/./" in f"{SITEURL}/":
    raise SystemExit(f"{NEEDED}\n“{SITEURL}” is none; letters of another script are written as a browser writes them, xn--… or %C3%A9")

PACKS = True
BOOKS = True
COMPRESSED = True
