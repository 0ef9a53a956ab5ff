"""Where no line of the editors' prose may end; `~` stands for a space that holds together."""

from __future__ import annotations

import pytest
from edition.outputs.site.spaces import bound


@pytest.mark.parametrize(
    "held",
    [
        "on 4~October and on May~5, in May 1850",
        "¶~17 and doc.~74 a b",
        "at 12,000~m. It flew 876~km/h, with 900~kg in it, 3,150~km far",
        "in Document~A is all, and then A long day",
        "(FRUS VI, doc.~74)",
        "5 grams, 7 men and 3 miles",
        "¶~4, sentence~2 and ¶~5, line~3, of 12 lines 3",
        "one~— two",
    ],
)
def test_a_line_may_end_at_a_space_but_not_within_a_date_a_number_with_its_sign_or_a_name_with_its_letter(held: str) -> None:
    assert bound(held.replace("~", " ")) == held.replace("~", "\u00a0")
