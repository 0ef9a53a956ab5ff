"""The head of a content file: ``name: value`` lines down to the first blank one, each with its line number."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from .. import files
from ..slips import Slips

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # what an address is made of: names of files, ids
# Characters that nobody sees and that would be part of the words; joiners and selectors only behind letters that have none.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e00ff]"
    "|(?:^|(?<=[\x00-\u058f\u1e00-\u206f]))[\u034f\u180b-\u180d\u180f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
LOST = "\ufffd"  # what a program writes for a character that it could not read
FACT = re.compile(r"([A-Za-z][\w-]*):(?:[ \t]+(.*))?$")


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as typed: its name, its value and its line."""

    name: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A content file: what an editor calls it, its facts in order, its body, the line before the body, and the hash of its bytes.

    One that is ``unread`` is empty because nobody could read it, which is told; what it lacks is no further slip.
    """

    file: str
    facts: tuple[Line, ...] = ()
    body: str = ""
    offset: int = field(default=0)
    unread: bool = False
    sum: str = field(default="", compare=False)

    @property
    def typed(self) -> tuple[str, str]:
        """What two sheets have alike only if they are alike in everything."""
        return self.file, self.sum

    def get(self, name: str) -> str:
        """The first value of a fact, or an empty string."""
        return next((fact.value for fact in self.facts if fact.name == name), "")

    def line(self, name: str) -> int:
        """The line of a fact, or 1."""
        return next((fact.line for fact in self.facts if fact.name == name), 1)

    @property
    def slug(self) -> str:
        return Path(self.file).stem


# How a file begins that was saved in another encoding of Unicode; the longer marks come first.
BEGINNINGS = {b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def decoded(raw: bytes, file: str, slips: Slips) -> str:
    """The words of a file. Another encoding than UTF-8 is one slip, and what can be read of it is read."""
    name = next((name for mark, name in BEGINNINGS.items() if raw.startswith(mark)), "")
    codec = name
    if not name and (half := len(raw) // 2) and max(zeros := (raw[0::2].count(0), raw[1::2].count(0))) > 0.4 * half:
        name, codec = "UTF-16", "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    if name:
        slips.tell(file, 1, f"this file is saved as {name} (“Unicode” in some programs), with bytes that nobody sees; save it as “UTF-8”")
        return raw.decode(codec, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        slips.tell(file, line, "this line is not UTF-8; save the file as “UTF-8”, which is neither “ANSI” nor “Unicode”")
        return raw.decode("utf-8", "replace")


def read(path: Path, file: str, slips: Slips) -> Sheet:
    """The sheet of a file; ``file`` is its name in slips. What is no fact in the head is a slip, and left out.

    A character that nobody sees is a slip too: it would be printed, copied and compared with the words around it.
    """
    try:
        raw = files.read(path)
        text = decoded(raw, file, slips)
    except FileNotFoundError:
        slips.tell(file, 1, "this is a link that leads nowhere; put the file itself here")
        return Sheet(file, unread=True)
    except OSError as error:
        slips.tell(file, 1, f"this file cannot be read ({error.strerror}); give yourself permission to read it")
        return Sheet(file, unread=True)
    # Not `splitlines`, for which a line ends at eight more characters than for an editor.
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if UNSEEN.search("\n".join(lines)):
        _seen(lines, file, slips)
    if LOST.encode() in raw:
        _lost(lines, file, slips)
    end = next((number for number, words in enumerate(lines) if not words.strip()), len(lines))
    facts = []
    for number, words in enumerate(lines[:end], 1):
        found = FACT.match(words)
        if found:
            facts.append(Line(found[1], (found[2] or "").strip(), number))
        else:
            slips.tell(file, number, f"“{words[:40]}” is not a fact; write name: value, and a blank line before the text")
    return Sheet(file, tuple(facts), "\n".join(lines[end + 1 :]), end + 1, sum=hashlib.sha256(raw).hexdigest())


def _lost(lines: list[str], file: str, slips: Slips) -> None:
    """Tells the lines in which another program has lost a character."""
    for number, line in enumerate(lines, 1):
        if LOST in line:
            at = line.index(LOST)
            slips.tell(file, number, f"a character was lost: “{line[max(0, at - 24) : at + 24]}”; type again what stood where {LOST} is")


def _seen(lines: list[str], file: str, slips: Slips) -> None:
    """Tells the characters of each line that nobody sees, with what stands before the first of them."""
    for number, line in enumerate(lines, 1):
        found = [each[0] for each in UNSEEN.finditer(line)]
        if not found:
            continue
        at = line.index(found[0])
        before = f"behind “{line[max(0, at - 24) : at]}”" if line[:at].strip() else "at the beginning of the line"
        kinds = list(dict.fromkeys(found))[:9]
        names = ", ".join(f"U+{ord(each):04X} ({unicodedata.name(each, 'a control character').lower()})" for each in kinds)
        slips.tell(file, number, f"a character that nobody sees: {names}, {before}; take it away")
        if "\x00" in found:
            return  # a file of another encoding, which would have them in every line
