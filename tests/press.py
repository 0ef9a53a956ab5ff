"""The press as the Makefile runs it: the real `pelican`, as a program of its own or as a fork of one that is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import forked

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
FORKED = {"SITEURL"} if sys.platform == "linux" else None  # what a fork may be told: the rest, Python reads when it begins


def pelican(content: Path, output: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Builds the edition in ``content`` into ``output``."""
    command = [str(part) for part in (BIN / "pelican", content, "-s", ROOT / "pelicanconf.py", "-o", output)]
    run = forked.called if FORKED is not None and environment.keys() <= FORKED else _run
    return run([*command, "--log-handler", "plain", *options], ROOT, {**os.environ, **environment})


def house(folder: Path) -> Path:
    """Puts a house like this one around the ``content`` in a folder, as `make` finds it; its environment is set up."""
    for name in ("Makefile", "pelicanconf.py", "publishconf.py", "plugins", "theme"):
        (folder / name).symlink_to(ROOT / name)
    (folder / ".venv").symlink_to(BIN.parent)
    return folder


def make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`make` in a house, with the environment of this test, but for what a `make` around it gave."""
    around = {**os.environ, "MAKEFLAGS": "", "MAKELEVEL": "", "SITEURL": "", **environment}
    return _run(["make", "-o", ".venv/.site", *arguments], folder, around)


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, env=environment)


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
