"""Templates are compiled once: a source that stands is not compiled again, and another source or another setting always is."""

from __future__ import annotations

from pathlib import Path

from edition.memory import Memory
from edition.press.compiled import Compiled
from jinja2 import DictLoader, Environment
from pytest import MonkeyPatch


def shown(folder: Path, source: str, compiled: list[str], **settings: bool) -> str:
    """What a template shows, by the memory in a folder; the sources that had to be compiled are added to the list."""

    class Watched(Environment):
        def _generate(self, source, name, filename, defer_init=False):  # type: ignore[no-untyped-def]
            compiled.append(name)
            return super()._generate(source, name, filename, defer_init)  # type: ignore[no-untyped-call]

    memory = Memory(folder)
    said = Watched(loader=DictLoader({"a": source}), bytecode_cache=Compiled(memory, settings), **settings).get_template("a").render(x="<")
    memory.settle()
    return said


def test_a_template_is_compiled_again_where_its_source_or_a_setting_is_another(tmp_path: Path, monkeypatch: MonkeyPatch) -> None:
    compiled: list[str] = []
    assert [shown(tmp_path, "{{ x }}!", compiled) for _ in range(3)] == ["<!"] * 3
    assert len(compiled) == 1
    assert shown(tmp_path, "{{ x }}?", compiled) == "<?"
    assert shown(tmp_path, "{{ x }}!", compiled, autoescape=True) == "&lt;!"
    assert len(compiled) == 3
    assert shown(tmp_path, "{{ x }}!", compiled) == "<!"
