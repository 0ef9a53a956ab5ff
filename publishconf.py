"""Settings for publishing: `make publish SITEURL=https://…` gives the address, which absolute links are made from."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403  (Pelican's way of inheriting settings)

SITEURL = os.environ.get("SITEURL", "").rstrip("/")
if not SITEURL.startswith(("https://", "http://")):
    raise SystemExit("publishing needs the site's address: make publish SITEURL=https://example.org/edition")

PACKS = True
