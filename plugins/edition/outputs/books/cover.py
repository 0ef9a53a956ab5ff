"""The cover of the e-book: the title, what stands below it, by whom and when. A picture, because libraries show no other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont

from ... import makers
from .chapters import Chapters

WIDTH, HEIGHT, MARGIN = 1200, 1800, 120
PAPER, INK, QUIET = "#f7f4ec", "#1d1a16", "#5d554b"
TITLE, LINE, SMALL = 128, 58, 40  # sizes of letters, in pixels
LEADING = 1.3
OF_DATES = re.compile(r"(?<=\d) (?=[^\W\d_])|(?<=[^\W\d_]) (?=\d)")  # where no line ends: 18 March 1848
Faces = Sequence[bytes]  # files of one face: Latin, what Latin has besides, Cyrillic


def make(chapters: Chapters, faces: Faces) -> bytes:
    """The cover as PNG."""
    said = chapters.edition.said
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = Pen(ImageDraw.Draw(picture), faces)
    pen.rule(300)
    below = pen.words(said["title"], TITLE, 360, INK)
    if said["subtitle"]:
        below = pen.words(OF_DATES.sub("\u00a0", said["subtitle"]).replace(": ", ":\n"), LINE, below + 50, INK)
    if written := makers.written(chapters.edition, said["title"], said["subtitle"]):
        pen.words(OF_DATES.sub("\u00a0", written), LINE, below + 50, QUIET)
    pen.rule(HEIGHT - 360)
    pen.words(f"{makers.edited(chapters.edition)}\n{chapters.day}", SMALL, HEIGHT - 320, QUIET)
    file = BytesIO()
    picture.quantize(32).save(file, "PNG", optimize=True)
    return file.getvalue()


class Pen:
    """Draws words and rules, in letters of whichever file of the face has them."""

    def __init__(self, pen: ImageDraw.ImageDraw, faces: Faces):
        self.pen, self.faces = pen, faces
        self.fonts: dict[tuple[int, int], ImageFont.FreeTypeFont] = {}

    def rule(self, top: int) -> None:
        """A rule across the page."""
        self.pen.line([(MARGIN, top), (WIDTH - MARGIN, top)], INK, 4)

    def words(self, text: str, size: int, top: int, color: str) -> int:
        """Sets words below ``top``, and gives where they end."""
        for line in self._lines(text, size):
            left = float(MARGIN)
            for font, run in self._runs(line, size):
                self.pen.text((left, top), run, color, font)
                left += font.getlength(run)
            top += round(size * LEADING)
        return top

    def _lines(self, text: str, size: int) -> list[str]:
        """Words in lines that are no wider than the cover allows."""
        found = list[str]()
        for line in text.split("\n"):
            found.append("")
            for word in line.split(" "):
                longer = f"{found[-1]} {word}".strip()
                if found[-1] and sum(font.getlength(run) for font, run in self._runs(longer, size)) > WIDTH - 2 * MARGIN:
                    found.append(word)
                else:
                    found[-1] = longer
        return found

    def _runs(self, text: str, size: int) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        for number, run in groupby(text, _file):
            if (number, size) not in self.fonts:
                self.fonts[number, size] = ImageFont.truetype(BytesIO(self.faces[number]), size)
            yield self.fonts[number, size], "".join(run)


def _file(letter: str) -> int:
    """Which file of the face has a letter."""
    return 2 if "\u0400" <= letter < "\u0530" else 1 if "\u0100" <= letter < "\u2000" else 0
