"""A fork of the press that was loaded before is told what a program is told, and ends as one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import press
import pytest
from bridge import Sample
from forked import called

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each build is a program of its own")
SAYING = """
import os, sys
print(sys.argv[1:], os.getcwd(), sorted(os.environ), sys.stdin.read(), flush=True)
print("“so”", file=sys.stderr)
{}
"""


@pytest.mark.parametrize("end", ["sys.exit(3)", "sys.exit('no')", "pass", "raise ValueError", "os.kill(os.getpid(), 9)"])
def test_it_says_and_ends_as_a_program(end: str, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(SAYING.format(end), encoding="utf-8")
    around = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "A": "ä"}
    fork = called([str(program), "one", "two words"], tmp_path, around)
    command = [sys.executable, str(program), "one", "two words"]
    alone = subprocess.run(command, cwd=tmp_path, env=around, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False)
    said = (fork.stdout, fork.stderr.partition("Traceback")[0], "ValueError" in fork.stderr)
    assert (fork.returncode, *said) == (
        alone.returncode,
        alone.stdout,
        alone.stderr.partition("Traceback")[0],
        "ValueError" in alone.stderr,
    )


def test_it_makes_what_a_program_makes_and_each_call_begins_anew(sample: Sample, tmp_path: Path) -> None:
    for name in ("one", "other"):
        assert press.pelican(sample.folder, tmp_path / name, "--fatal", "errors", "-e", "MEMORY=false").returncode == 0
    alone = press.pelican(sample.folder, tmp_path / "alone", "--fatal", "errors", "-e", "MEMORY=false", TZ="UTC")
    assert (alone.returncode, alone.stderr) == (0, "")
    assert press.files(tmp_path / "one") == press.files(tmp_path / "other") == press.files(tmp_path / "alone")
