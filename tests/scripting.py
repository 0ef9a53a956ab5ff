"""Scripts of the theme without a browser: what in them does not know the page, run by node."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import tools

ANSWERING = Path(__file__).with_name("answering.mjs")
SCRIPTS = Path(__file__).parent.parent / "theme" / "static" / "js"


class Node:
    """A process of node that keeps what scripts leave in it. All its work is done by one thread, so that it can be measured."""

    def __init__(self) -> None:
        command = [tools.node() or "node", "--single-threaded", str(ANSWERING)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def evaluate(self, expression: str, argument: object = None) -> Any:
        """What an expression of JavaScript gives, applied to the argument where it is a function. Raises AssertionError with its error."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps({"expression": expression, "argument": argument}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["value"]

    def run(self, path: Path) -> None:
        """Runs a classic script, as a page that links it."""
        self.evaluate("([source, name]) => run(source, name)", [path.read_text(encoding="utf-8"), path.name])

    def close(self) -> None:
        self.process.communicate()
