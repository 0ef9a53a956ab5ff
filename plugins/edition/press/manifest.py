"""The manifest of a published site: every file with its size and its SHA-256, and the versions of text, apparatus and engine.

Not in it are the manifest itself, compressed forms, which are the same files as servers send them, and earlier publications, which stand
beside this one. A copy is whole if each file that it names is there with that sum.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from ..model import ENGINE, Edition

Sum = tuple[str, int]  # SHA-256 in hexadecimal digits, and bytes


def summed(data: bytes) -> Sum:
    """The sum of a file."""
    return hashlib.sha256(data).hexdigest(), len(data)


def written(edition: Edition, files: Mapping[str, Sum]) -> bytes:
    """The manifest, its files in the order of their paths."""
    said = edition.said
    value = {
        "title": said["title"],
        "address": f"{edition.address}/",
        "date": said["date"],
        "license": said["license"],
        "versions": {"text": said["version-text"], "apparatus": said["version-apparatus"], "engine": ENGINE},
        "files": {path: {"sha256": digest, "bytes": size} for path, (digest, size) in sorted(files.items())},
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
