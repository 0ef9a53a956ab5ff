"""The days that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dates import parse
from ..misdated import months


def days(text: str) -> Iterator[tuple[str, str]]:
    """The days that a text names, each as it is written and as EDTF, in any language that the interface speaks; months may be short."""
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    pattern = r"(?P<y>\d{4})-(?P<n>\d\d)-(?P<d>\d\d)"
    pattern += rf"|(?P<d2>\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?:de\s+)?(?P<m2>{names})[.,]?\s+(?:de\s+)?(?P<y2>\d{{4}})"
    pattern += rf"|(?P<m3>{names})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})"
    for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE):
        part = found.groupdict()
        month = part["n"] or months()[(part["m2"] or part["m3"]).casefold()]
        year, day = part["y"] or part["y2"] or part["y3"], part["d"] or part["d2"] or part["d3"]
        written = f"{year}-{int(month):02}-{int(day):02}"
        try:
            parse(written)
        except ValueError:
            continue
        yield found[0], written
