"""Faces: what is asked for first, that every letter of the pages has one, and that a machine's own stand in at their size."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from edition.model import words
from edition.reader import read
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from pages import EDITION, KINDS, Site

THEME = Path(__file__).parent.parent.parent / "theme"
STATIC = THEME / "static"
LAMP = THEME.parent / "tests" / "samples" / "lamp"
BASE = (STATIC / "css" / "base.css").read_text(encoding="utf-8")
FACES = [
    {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in face.split(";"))}
    for face in re.findall(r"@font-face \{(.*?)\}", BASE + (STATIC / "css" / "faces.css").read_text(encoding="utf-8"))
]
SHIPPED = [face for face in FACES if "url(" in face["src"]]
FIRST = [face for face in SHIPPED if "-first.woff2" in face["src"]]
LIBERATION = Path("/usr/share/fonts/truetype/liberation")
# What no face of ours has: arrows to the side, and alphabets that stand in a few names, Armenian, Burmese and Chinese.
OTHERS = ((0x2190, 0x21FF), (0x530, 0x58F), (0x1000, 0x109F), (0x4E00, 0x9FFF))
HEBREW = (0x590, 0x5FF)  # nor this, which stands where words say that they are Hebrew


def file(face: dict[str, str]) -> Path:
    """A face's file."""
    return STATIC / "css" / re.findall(r"url\((.*?)\)", face["src"])[0]


def letters(face: dict[str, str]) -> set[int]:
    """The characters that a face says it has, or where it says nothing those that are in it."""
    if "unicode-range" not in face:
        return set(font(file(face)).getBestCmap())
    ranges = [part.strip().removeprefix("U+").partition("-") for part in face["unicode-range"].split(",")]
    return {each for first, _, last in ranges for each in range(int(first, 16), int(last or first, 16) + 1)}


@cache
def font(path: Path) -> TTFont:
    return TTFont(path)


def test_no_page_asks_for_faces_but_the_script_that_is_there_before_the_first_paint_does_for_the_two_small_ones(pages: Site) -> None:
    first = [*dict.fromkeys(file(face).resolve() for face in FIRST)]  # one stands for what is bold, too, until the bold one has come
    assert len(first) == 2
    assert sum(path.stat().st_size for path in first) <= 30_000
    for kind, address in KINDS.items():
        page = pages[address]
        assert page.elements("//link[@rel='preload']") == [], kind
        icon = next(page.resolved("//link[@rel='icon']/@href"))
        folder = pages.folder / urlsplit(icon).path[1:]
        assert {f"{each.stem}{slant}.woff2" for each in first for slant in ("", "-italic")} <= {
            path.name for path in (folder.parent / "fonts").iterdir()
        }, kind
        told = page.elements("//head/script[not(@type)]")[0].text or ""
        assert re.findall(r'"([a-z]+)"', told.partition("slanted")[2].partition("map")[0]) == [path.stem.split("-")[0] for path in first]
        assert page.texts("//html/@data-slanted") == (["on"] if kind == "text" else []), kind


def test_a_face_that_comes_late_is_for_the_next_page() -> None:
    assert {face["font-display"] for face in SHIPPED} == {"optional"}


def test_a_page_knows_the_faces_of_its_rare_letters_and_no_others(pages: Site) -> None:
    rare = [face for face in SHIPPED if face["font-family"].endswith("Rest")]
    for address, page in pages.items():
        held = {ord(each) for each in "".join(page.tree.xpath("//body//text()[not(parent::script)]"))}
        within = set(re.findall(r"fonts/([\w-]+-wght-[\w-]+\.woff2)", "".join(page.texts("//style/text()"))))
        assert within == {file(face).name for face in rare if held & letters(face)}, address


def test_no_letter_has_two_faces_to_choose_from() -> None:
    """What comes after the first faces in a list of families would be asked for while these are on their way."""
    for name in ("Literata", "Source"):
        first = {each for face in SHIPPED if face["font-family"] == name for each in letters(face)}
        rest = {each for face in SHIPPED if face["font-family"] == f"{name} Rest" for each in letters(face)}
        assert first and rest and not first & rest


def test_every_letter_of_the_pages_has_a_face(pages: Site) -> None:
    known = {each for face in SHIPPED for each in letters(face)}
    held = {ord(each) for page in pages.values() for each in "".join(page.tree.xpath("//body//text()[not(parent::script)]"))}
    others = (*OTHERS, HEBREW) if any(page.elements("//body//*[@lang='he']") for page in pages.values()) else OTHERS
    lacking = {each for each in held - known if not any(first <= each <= last for first, last in others)}
    assert {chr(each) for each in lacking if not chr(each).isspace()} == set()


def test_the_words_of_the_text_ask_for_no_face_beyond_the_first() -> None:
    first = letters(FIRST[0])
    assert {each for part in EDITION.text.paragraphs for each in words(part.nodes) if ord(each) not in first} == set()


@pytest.mark.parametrize(
    ("near", "own", "machine"),
    [("Near Times", "literata-first", "LiberationSerif-Regular"), ("Near Arial", "source-first", "LiberationSans-Regular")],
)
def test_a_machine_s_own_face_stands_in_at_the_size_and_height_of_ours(near: str, own: str, machine: str) -> None:
    """Liberation has the measures of Times New Roman and of Arial. The text is as wide in both, within one part in a hundred."""
    if not (LIBERATION / f"{machine}.ttf").exists():
        pytest.skip("no Liberation here, which Debian has as fonts-liberation")
    face = next(each for each in FACES if each["font-family"] == near)
    ours, theirs = TTFont(STATIC / "fonts" / f"{own}.woff2"), font(LIBERATION / f"{machine}.ttf")
    ours = instancer.instantiateVariableFont(ours, {"wght": 400}) if "fvar" in ours else ours
    size, up, down = (float(face[name].rstrip("%")) for name in ("size-adjust", "ascent-override", "descent-override"))
    assert abs(wide(ours) / (wide(theirs) * size / 100) - 1) < 0.01
    height = ours["hhea"]
    assert (round(up * size / 100), round(down * size / 100)) == (round(height.ascent / 10), round(-height.descent / 10))


def wide(face: TTFont) -> float:
    """How wide a text is on one line, in ems: the edition's own, or the sample's where that is longer, for a few words are no measure."""
    texts = ["".join(words(part.nodes) for part in edition.text.paragraphs) for edition in (EDITION, read(LAMP)[0])]
    said = max(texts, key=len)
    glyphs, widths = face.getBestCmap(), face["hmtx"]
    return sum(widths[glyphs[ord(each)]][0] for each in said if ord(each) in glyphs) / face["head"].unitsPerEm


def light(color: str) -> float:
    """A color's relative luminance, by WCAG."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


DAY, NIGHT = ({name: pair.split(", ")[at] for name, pair in re.findall(r"--(\w+): light-dark\((.+?)\)", BASE)} for at in (0, 1))
SEPIA = dict(re.findall(r"--(\w+): (#\w+)", re.findall(r"\[data-theme=sepia\] \{(.+?)\}", BASE)[0]))


@pytest.mark.parametrize("colors", [DAY, NIGHT, SEPIA], ids=["day", "night", "sepia"])
def test_ink_stands_out_seven_times_from_paper_also_where_this_is_washed(colors: dict[str, str]) -> None:
    assert colors.keys() == DAY.keys()
    least = {"ink": 7, "quiet": 7, "red": 4.5, "faint": 3}  # WCAG: words for all, words, and what is to be seen beside them
    for ink, most in least.items():
        for ground in ("paper", "wash"):
            pair = sorted(light(colors[name]) for name in (ink, ground))
            assert (pair[1] + 0.05) / (pair[0] + 0.05) >= most, (ink, ground)
