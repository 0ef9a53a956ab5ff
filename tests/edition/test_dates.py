"""Dates: read as the Extended Date/Time Format says, compared with the library that implements it, and spoken."""

from __future__ import annotations

import calendar
import datetime as dt
import time

import edtf
import pytest
from edition import dates
from edition.model import Day
from edition.wording import wording
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import assume, example, given
from hypothesis import strategies as st

YEAR = st.integers(1, 9999).map("{:04}".format)
MONTH = st.integers(0, 14).map("{:02}".format)
DAY = st.integers(0, 33).map("{:02}".format)
CLOCK = st.builds("T{:02}:{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 61), st.integers(0, 59))
QUALIFIER = st.sampled_from(["", "~", "?", "%"])
BARE = YEAR | st.builds("{}-{}".format, YEAR, MONTH) | st.builds("{}-{}-{}".format, YEAR, MONTH, DAY)
ONE = st.builds("{}{}".format, BARE, QUALIFIER)
TIMED = st.builds("{}-{}-{}{}{}".format, YEAR, MONTH, DAY, CLOCK, QUALIFIER)
INTERVAL = st.builds("{}/{}".format, ONE | TIMED, ONE)
# A date with one character changed: what is nearly a date is refused.
MANGLED = st.builds(
    lambda date, at, what: date[: at % len(date)] + what + date[at % len(date) + 1 :],
    ONE | TIMED | INTERVAL,
    st.integers(0, 40),
    st.sampled_from(["", " ", "-", "/", "x", "٣", "~", "."]),
)


def theirs(written: str) -> tuple[Day, Day, bool, bool]:
    """What the library reads: first day, last day, approximate, uncertain; raises ValueError where it refuses."""
    try:
        found = edtf.parse_edtf(written)
    except EDTFParseException as error:
        raise ValueError(str(error)) from None
    both = bool(found.is_uncertain_and_approximate)
    first, last = (Day(*moment[:3]) for moment in (found.lower_strict(), found.upper_strict()) if isinstance(moment, time.struct_time))
    return first, last, both or bool(found.is_approximate), both or bool(found.is_uncertain)


def ours(written: str) -> tuple[Day, Day, bool, bool]:
    """The same of our reading."""
    date = dates.parse(written)
    return date.first, date.last, date.approximate, date.uncertain


def in_calendar(written: str) -> bool:
    """Whether no 29 February stands in a common year: the library lets it pass."""
    ends = written.split("/")
    return all(end[4:10] != "-02-29" or calendar.isleap(int(end[:4])) for end in ends)


@given(ONE | TIMED | INTERVAL)
@example("1848-02-29")
@example("1848/1848-03")
def test_a_date_is_read_as_the_library_reads_it(written: str) -> None:
    assume(in_calendar(written))
    try:
        expected = theirs(written)
    except ValueError:
        with pytest.raises(ValueError, match="“"):
            dates.parse(written)
        return
    if expected[0] > expected[1]:
        with pytest.raises(ValueError, match="ends before it begins"):
            dates.parse(written)
        return
    assert ours(written) == expected


@given(MANGLED | st.text("0123456789-/~?%T: .", max_size=22) | st.text(max_size=12))
def test_what_we_read_the_library_reads_too(written: str) -> None:
    try:
        found = ours(written)
    except ValueError as error:
        assert str(error).startswith(f"“{written}” ")
        return
    if "T" in written and written.count(":") == 1:
        written += ":00"  # a time without seconds is ours
    assert theirs(written) == found


@pytest.mark.parametrize("written", ["1900-02-29", "1848-03-18T24:00:00", "1X50", "Y17000", "1848?-03"])
def test_of_what_the_library_reads_we_refuse(written: str) -> None:
    edtf.parse_edtf(written)
    with pytest.raises(ValueError, match=written.replace(".", r"\.")):
        dates.parse(written)


@pytest.mark.parametrize(
    "written", ["0000", "-0043", "-0043-03-15", "184X", "18XX", "1848-XX", "1848-03-XX", "1848-21", "1848-22", "1848-23", "184X?"]
)
def test_of_level_1_a_date_is_read_as_the_library_reads_it(written: str) -> None:
    assert ours(written) == theirs(written)


@pytest.mark.parametrize(
    ("written", "open", "first", "last"),
    [
        ("1850/..", "end", (1850, 1, 1), (1850, 12, 31)),
        ("1850-04/", "end", (1850, 4, 1), (1850, 4, 30)),
        ("../1850-04-03", "begin", (1850, 4, 3), (1850, 4, 3)),
        ("/-0043", "begin", (-43, 1, 1), (-43, 12, 31)),
    ],
)
def test_an_interval_may_be_open_at_one_end(written: str, open: str, first: Day, last: Day) -> None:
    date = dates.parse(written)
    assert (date.open, date.first, date.last) == (open, first, last)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("../..", "neither a beginning nor an end"),
        ("185X-03", "write X from there on"),
        ("1850-XX-03", "write X from there on"),
        ("1850-21-03", "a season has no days; did you mean 1850-03-21"),
        ("1850-25", "a season in 21..24"),
        ("-0000", "there is no such year"),
    ],
)
def test_what_is_no_date_of_level_1_is_refused_with_its_reason(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        dates.parse(written)


def test_records_and_pages_say_no_more_than_is_known() -> None:
    """CSL has ranges, seasons and years before the first, of which -1 is the last; HTML and the records of others have none of these."""
    found = {written: dates.csl(dates.parse(written), wording("en")) for written in ("185X", "1850-21", "../1850", "-0043-03", "1850-XX")}
    assert found == {
        "185X": {"literal": "the 1850s"},
        "1850-21": {"date-parts": [[1850]], "season": 1},
        "../1850": {"literal": "until 1850"},
        "-0043-03": {"date-parts": [[-44, 3]]},
        "1850-XX": {"date-parts": [[1850]]},
    }
    for written in found:
        assert (dates.machine(dates.parse(written)), dates.parts(dates.parse(written))) == ("", None)


def test_a_date_in_a_sentence_has_its_preposition() -> None:
    said = {written: dates.when(dates.parse(written), wording("en")) for written in ("1848-03-18", "1848-03", "1848~", "185X", "1848/..")}
    assert list(said.values()) == ["on 18 March 1848", "in March 1848", "about 1848", "the 1850s", "from 1848"]


def test_a_day_behind_a_word_has_its_article_in_spanish() -> None:
    written = ("1848-03-18~", "1848-03-18/..", "../1848-03-18?", "1848-03-18~/..", "1848-03~", "1848/..", "1848-03-18")
    assert [dates.when(dates.parse(each), wording("es")) for each in written] == [
        "hacia el 18 de marzo de 1848",
        "desde el 18 de marzo de 1848",
        "hasta el 18 de marzo de 1848 (incierto)",
        "desde hacia el 18 de marzo de 1848",
        "hacia marzo de 1848",
        "desde 1848",
        "el 18 de marzo de 1848",
    ]
    assert dates.spoken(dates.parse("1848-03-18~"), wording("es", "chicago")) == "ca. 18 de marzo de 1848"


def test_a_time_may_leave_its_seconds_out() -> None:
    assert dates.parse("1848-03-18T07:30").clock == dates.parse("1848-03-18T07:30:59").clock == "07:30"
    assert dates.parse("1848-03-18").clock == ""


def test_a_time_has_its_day_and_no_qualifier() -> None:
    for written in ("1848-03T07:30", "1848T07:30", "1848-03-18T07:30~", "1848-03-18T07:30/1848-03-19"):
        with pytest.raises(ValueError, match="“"):
            dates.parse(written)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("1848-03-18", "18 March 1848"),
        ("1848-03-08T07:30", "8 March 1848"),
        ("1848-03", "March 1848"),
        ("1848", "1848"),
        ("0845", "845"),
        ("1848~", "about 1848"),
        ("1848-03?", "March 1848 (uncertain)"),
        ("1848%", "about 1848 (uncertain)"),
        ("1848-03-18/1848-03-19", "18–19 March 1848"),
        ("1848-03-18/1848-04-02", "18 March – 2 April 1848"),
        ("1847-12-31/1848-01-01", "31 December 1847 – 1 January 1848"),
        ("1848-03/1848-04", "March–April 1848"),
        ("1848/1849", "1848–1849"),
        ("1848~/1849", "about 1848–1849"),
        ("1848/1849~", "1848 – about 1849"),
        ("1848~/1849~", "about 1848 – about 1849"),
        ("1848?/1849", "1848 (uncertain) – 1849"),
        ("1848-04-03/1848-04-03", "3 April 1848"),
        ("1848-04/1848-04", "April 1848"),
        ("1848~/1848~", "about 1848"),
        ("1848-03/1848-03-19", "March – 19 March 1848"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0000", "1 BC"),
        ("-0043/-0030", "44 BC – 31 BC"),
        ("185X", "the 1850s"),
        ("17XX", "between 1700 and 1799"),
        ("1850-04-XX", "April 1850"),
        ("1850-21", "spring 1850"),
        ("1850-24~", "about winter 1850"),
        ("1850/..", "from 1850"),
        ("../1850-04-03?", "until 3 April 1850 (uncertain)"),
    ],
)
def test_a_date_is_spoken_like_this(written: str, spoken: str) -> None:
    assert dates.spoken(dates.parse(written), wording("en")) == spoken


@given(ONE | INTERVAL)
def test_every_date_can_be_spoken_and_keeps_its_years(written: str) -> None:
    try:
        date = dates.parse(written)
    except ValueError:
        return
    spoken = dates.spoken(date, wording("en"))
    assert str(date.first.year) in spoken
    assert str(date.last.year) in spoken
    assert ("about " in spoken) == date.approximate
    assert ("(uncertain)" in spoken) == date.uncertain


ENGLISH, SPANISH = (wording(language).tongue.months for language in ("en", "es"))


@given(st.dates(), st.sampled_from(["{d} {en} {y}", "{en} {d}, {y}", "{d} {en:.3}. {y}", "{d} de {es} de {y}", "{d}. {es} {y}"]))
@example(dt.date(1825, 7, 4), "{en} {d}th, {y}")
def test_a_day_whose_month_is_named_is_no_date_and_told_with_the_one_that_was_meant(day: dt.date, form: str) -> None:
    typed = form.format(d=day.day, y=f"{day.year:04}", en=ENGLISH[day.month - 1], es=SPANISH[day.month - 1])
    with pytest.raises(ValueError, match=f"did you mean {day.isoformat()}"):
        dates.parse(typed)
    with pytest.raises(ValueError, match=rf"did you mean {day.isoformat()[:7]}\?"):
        dates.parse(f"{ENGLISH[day.month - 1]} {day.year:04}")


@pytest.mark.parametrize("typed", ["31 June 1825", "ma 1825", "4 July 4 1825", "4 Thermidor 1794", "July 18254", "0 May 1825"])
def test_a_day_that_is_none_has_no_suggestion(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a date like") as told:
        dates.parse(typed)
    assert "did you mean" not in str(told.value)
