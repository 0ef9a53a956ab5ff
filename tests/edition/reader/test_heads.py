"""The head of a file: its facts with their lines, whatever bytes stand there."""

from __future__ import annotations

from pathlib import Path

import pytest
from edition.reader.heads import SLUG, Sheet, read
from edition.slips import Slips
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

BITS = [b"name: ", b"x", b":", b" ", b"\n", b"\n\n", b"\r\n", b"\r", b"\xff", b"\xef\xbb\xbf", b"\t", b"\xe2\x80\xa8", b"\x0c", b"\x00"]
HEADS = st.lists(st.sampled_from(BITS) | st.binary(max_size=4), max_size=25).map(b"".join)


def sheet(folder: Path, raw: bytes) -> tuple[Sheet, list[str]]:
    """The sheet of a file with these bytes, and its slips."""
    path = folder / "a.md"
    path.write_bytes(raw)
    slips = Slips()
    return read(path, "content/a.md", slips), [str(slip) for slip in slips]


def test_a_fact_has_its_value_and_its_line(tmp_path: Path) -> None:
    found, slips = sheet(tmp_path, b"name: Stone, Ada \nborn:  1825\nalso:\n\nText.\n")
    assert [(fact.name, fact.value, fact.line) for fact in found.facts] == [("name", "Stone, Ada", 1), ("born", "1825", 2), ("also", "", 3)]
    assert (found.get("born"), found.line("born"), found.get("died"), found.line("died")) == ("1825", 2, "", 1)
    assert slips == []


def test_the_text_begins_after_the_first_blank_line(tmp_path: Path) -> None:
    found, _ = sheet(tmp_path, b"name: A\n \t\nText: one.\n\nTwo.\n")
    assert (found.body, found.offset) == ("Text: one.\n\nTwo.\n", 2)


def test_a_value_may_hold_a_colon_and_an_address(tmp_path: Path) -> None:
    assert sheet(tmp_path, b"URL: https://example.org/a: b\n")[0].get("URL") == "https://example.org/a: b"


@pytest.mark.parametrize("line", ["A sentence.", "name:value", "two words: value", " name: value", ": value", "1848: value"])
def test_what_is_no_fact_is_told_and_left_out(tmp_path: Path, line: str) -> None:
    found, slips = sheet(tmp_path, f"born: 1825\n{line}\n".encode())
    assert [fact.name for fact in found.facts] == ["born"]
    assert slips == [f"content/a.md:2: “{line}” is not a fact; write name: value, and a blank line before the text"]


def test_an_empty_file_has_no_facts_and_no_text(tmp_path: Path) -> None:
    assert sheet(tmp_path, b"") == (Sheet("content/a.md", (), "", 1), [])


def test_a_mark_of_byte_order_is_no_part_of_a_name(tmp_path: Path) -> None:
    assert sheet(tmp_path, b"\xef\xbb\xbfname: A\n")[0].get("name") == "A"


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_lines_may_end_as_on_any_machine(tmp_path: Path, end: bytes) -> None:
    found, slips = sheet(tmp_path, end.join([b"name: A", b"born: 1825", b"", b"One.", b"", b"Two.", b""]))
    assert (found.get("born"), found.body, slips) == ("1825", "One.\n\nTwo.\n", [])


def test_no_other_character_ends_a_line(tmp_path: Path) -> None:
    found, _ = sheet(tmp_path, "name: A\x0cB\u2028C\x85D\n\nOne.\x0bTwo.\n".encode())
    assert (found.get("name"), found.offset, found.body) == ("A\x0cB\u2028C\x85D", 2, "One.\x0bTwo.\n")


def test_a_line_that_is_not_utf8_is_told_with_its_number(tmp_path: Path) -> None:
    found, slips = sheet(tmp_path, b"name: A\n\nOne.\nDortic\xf3s.\n")
    assert slips == ["content/a.md:4: this line is not UTF-8; save the file as “UTF-8”, which is neither “ANSI” nor “Unicode”"]
    assert found.body == "One.\nDortic\ufffds.\n"


@given(HEADS)
@example(b"\xff\xfe")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # each example writes the one file anew
def test_whatever_bytes_a_file_has_each_line_is_fact_slip_or_text(tmp_path: Path, raw: bytes) -> None:
    found, slips = sheet(tmp_path, raw)
    head = found.offset - 1
    told = {int(slip.split(":")[1]) for slip in slips if "is not a fact" in slip}
    assert {fact.line for fact in found.facts} | told == set(range(1, head + 1))
    assert not {fact.line for fact in found.facts} & told


def test_the_slug_of_a_sheet_is_its_files_name() -> None:
    assert Sheet("content/people/stone-ada.md").slug == "stone-ada"


@pytest.mark.parametrize("name", ["p12", "stone-ada", "1848"])
def test_an_address_is_made_of_small_letters_digits_and_single_hyphens(name: str) -> None:
    assert SLUG.fullmatch(name)


@pytest.mark.parametrize("name", ["", "Stone", "a_b", "a--b", "-a", "a-", "a b", "é", "a\n", "../a"])
def test_nothing_else_is_an_address(name: str) -> None:
    assert not SLUG.fullmatch(name)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("tim\u00adber", "U+00AD (soft hyphen), behind “tim”"),
        ("a \u200bb\u202ec", "U+200B (zero width space), U+202E (right-to-left override), behind “a ”"),
        ("a\u200cb", "U+200C (zero width non-joiner), behind “a”"),
        ("\ufeffa", "U+FEFF (zero width no-break space), at the beginning of the line"),
        ("a\x00b", "U+0000 (a control character), behind “a”"),
        ("a\x85b\x07", "U+0085 (a control character), U+0007 (a control character), behind “a”"),
        ("a\u2028b", "U+2028 (line separator), behind “a”"),
        ("a\U000e0041b", "U+E0041 (tag latin capital letter a), behind “a”"),
        ("a\u3164b", "U+3164 (hangul filler), behind “a”"),
        ("a\ufe0fb", "U+FE0F (variation selector-16), behind “a”"),
        ("a\u034fb", "U+034F (combining grapheme joiner), behind “a”"),
    ],
)
def test_a_character_that_nobody_sees_is_told(tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "a.md").write_text(f"name: a\n\nFirst.\n{line}\n", encoding="utf-8", newline="\n")
    slips = Slips()
    read(tmp_path / "a.md", "content/a.md", slips)
    assert [str(slip) for slip in slips] == [f"content/a.md:4: a character that nobody sees: {told}; take it away"]


@pytest.mark.parametrize("words", ["10\u202f000 a\u00a0b", "می\u200cخواهم", "क्\u200dष", "日本\u3000語", "e\u0301", "a\tb"])
def test_what_a_language_needs_is_no_slip(tmp_path: Path, words: str) -> None:
    (tmp_path / "a.md").write_text(f"name: a\n\n{words}", encoding="utf-8")
    slips = Slips()
    assert read(tmp_path / "a.md", "content/a.md", slips).body == words
    assert len(slips) == 0


def test_a_file_full_of_what_nobody_sees_is_one_slip(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("name: a\n\nOne.\nTwo.\n".encode("utf-16-le"))
    slips = Slips()
    read(tmp_path / "a.md", "content/a.md", slips)
    assert sum("nobody sees" in str(slip) for slip in slips) == 1
