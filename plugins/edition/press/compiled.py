"""What templates are made of, and templates as they were compiled before: by their source and the settings that say what it means."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from ..memory import Memory
from .within import EARLY


class Compiled(BytecodeCache):
    """What Jinja makes of templates with these ``settings``, kept in a memory."""

    def __init__(self, memory: Memory, settings: Mapping[str, object]):
        self.memory = memory
        self.settings = [f"{name}={settings[name]!r}" for name in sorted(settings)]

    def _key(self, bucket: Bucket) -> bytes:
        return self.memory.key("template", self.settings, bucket.key, bucket.checksum)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives a template that was compiled before."""
        known = self.memory.recalled(self._key(bucket))
        if isinstance(known, bytes):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps one that was compiled now."""
        self.memory.keep(self._key(bucket), bucket.bytecode_to_string())


def templates(theme: Path, settings: Mapping[str, object]) -> list[bytes | str]:
    """All that templates are, also behind links to folders, what stands in pages beside them, and what is set for them."""
    folder, seen = Path(theme, "templates"), set[Path]()
    files: list[Path] = []
    for place, folders, names in os.walk(folder, followlinks=True):
        seen.add(Path(place).resolve())
        folders[:] = sorted(each for each in folders if Path(place, each).resolve() not in seen)
        files += [Path(place, each) for each in sorted(names) if Path(place, each).is_file()]
    static = Path(theme, "static")
    files += [*sorted(static.glob("css/*.css")), static / EARLY]
    said = [repr(settings[name]) for name in sorted(settings) if name.startswith(("JINJA", "TEMPLATE", "THEME"))]
    return [*said, *(part for file in files for part in (file.relative_to(theme).as_posix(), file.read_bytes()))]
