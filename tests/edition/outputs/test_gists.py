"""Gists: the first sentence, whole, wherever it ends."""

from __future__ import annotations

import pytest
from edition.outputs.site.gists import gist
from edition.sentences import Rules

LONG = "the loud, " * 40
ENGLISH = Rules("en", ("No.",))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The mill of ¶ 7. It burned.", "The mill of ¶ 7."),
        ("Ends nowhere", "Ends nowhere"),
        ("It bears No. 5. The rest is lost.", "It bears No. 5."),
        ("He asks: “Why?” Nobody answers.", "He asks: “Why?”"),
        (
            f"The false friends of the people, {'the loud, ' * 40}the late. More.",
            f"The false friends of the people, {'the loud, ' * 40}the late.",
        ),
        ("", ""),
    ],
)
def test_a_gist_is_the_first_sentence_and_is_never_cut(text: str, first: str) -> None:
    assert gist(text, ENGLISH) == first
