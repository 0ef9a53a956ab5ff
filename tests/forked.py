"""Pelican as a program that was loaded before it is called: each call is a fork of a process that has loaded the press, and done nothing.

Half the work of building a small edition is loading. A fork is told what a program is told, its words, its folder and its environment,
and it ends as one.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

PLUGINS = Path(__file__).parent.parent / "plugins"


@cache
def _loaded() -> subprocess.Popen[str]:
    """The process that has loaded it, one for this process; it ends with it."""
    server = subprocess.Popen([sys.executable, "-P", __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
    atexit.register(server.communicate)
    return server


def called(command: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Calls a program of Python, in a folder and with this environment and no other."""
    server = _loaded()
    assert server.stdin and server.stdout
    server.stdin.write(json.dumps({"command": command, "folder": str(folder), "environment": environment}) + "\n")
    server.stdin.flush()
    return subprocess.CompletedProcess(command, *json.loads(server.stdout.readline()))


def _become(told: dict[str, Any], *streams: int) -> None:
    """Makes this process what a program is when it begins: nothing comes in, and both streams go where they are read."""
    os.chdir(told["folder"])
    os.environ.clear()
    os.environ.update(told["environment"])
    for number, stream in enumerate((os.open(os.devnull, os.O_RDONLY), *streams)):
        os.dup2(stream, number)
    sys.argv[:] = told["command"]


def main() -> None:
    """Answers each line, a call, with one: the status, and what was said on both streams."""
    sys.path.insert(0, str(PLUGINS))
    import edition.press.generator  # noqa: F401  # loading it is what this process is for
    import pelican  # noqa: F401

    sys.path.pop(0)
    gc.freeze()
    for line in sys.stdin:
        told = json.loads(line)
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as error:
            if not (child := os.fork()):
                _become(told, out.fileno(), error.fileno())
                runpy.run_path(told["command"][0], run_name="__main__")
                return
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            said = [(stream.seek(0), stream.read().decode())[1] for stream in (out, error)]
        print(json.dumps([status, *said]), flush=True)


if __name__ == "__main__":
    main()
