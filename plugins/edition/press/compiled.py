"""Templates as they were compiled before: by their source, and by the settings that decide what a source means."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from ..memory import Memory


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
