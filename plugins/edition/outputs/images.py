"""Pictures as files that hold them say so: of which media type they are, and how one stands in a page itself."""

from __future__ import annotations

import base64
from collections.abc import Mapping

MEDIA: Mapping[str, str] = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
}


NONE: Mapping[str, bytes] = {}  # pictures by their paths, where an edition has none


def media(path: str) -> str:
    """The media type of a picture that may stand on a page, by the ending of its name."""
    return MEDIA[path.rpartition(".")[2]]


def within(path: str, data: bytes) -> str:
    """An address that holds the picture itself (RFC 2397)."""
    return f"data:{media(path)};base64,{base64.b64encode(data).decode()}"
