"""The press as the Makefile runs it: the real `pelican`, as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


def pelican(content: Path, output: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Builds the edition in ``content`` into ``output``."""
    command = [str(part) for part in (BIN / "pelican", content, "-s", ROOT / "pelicanconf.py", "-o", output)]
    return _run([*command, "--log-handler", "plain", *options], ROOT, environment)


def house(folder: Path) -> Path:
    """Puts a house like this one around the ``content`` in a folder, as `make` finds it; its environment is set up."""
    for name in ("Makefile", "pelicanconf.py", "publishconf.py", "plugins", "theme"):
        (folder / name).symlink_to(ROOT / name)
    (folder / ".venv").symlink_to(BIN.parent)
    return folder


def make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`make` in a house, with the environment of this test, but for what a `make` around it gave."""
    return _run(["make", "-o", ".venv/.site", *arguments], folder, {"MAKEFLAGS": "", "MAKELEVEL": "", "SITEURL": "", **environment})


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    around = {**os.environ, **environment}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, env=around)


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
