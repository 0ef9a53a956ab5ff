"""Files that are read as files, and replaced whole: who reads one finds the old words or the new, whatever breaks in between."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def read(path: Path) -> bytes:
    """What a file holds. Raises OSError where it cannot be read, and for a pipe or a device, which may have no end."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(22, "it is no file", str(path))
    return path.read_bytes()


def replace(path: Path, data: bytes) -> None:
    """Puts ``data`` in the place of what the file ``path`` holds: beside it, onto the disk, and only then under its name.

    A link stays a link, and a file keeps its permissions. Raises OSError, and leaves everything as it was, where the disk is
    full, the folder is closed to us, or the name belongs to a folder.
    """
    path = path.resolve()
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(13, "Permission denied", str(path))
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    made = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(made, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(made)
        if path.exists():
            beside.chmod(path.stat().st_mode & 0o7777)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Brings the names in a folder onto the disk, as `replace` has left them."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
