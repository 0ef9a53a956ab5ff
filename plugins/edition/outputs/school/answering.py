"""What a sheet needs to be answered in the page: what its script says, and how the text is cited under the answers."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ...model import pages, words
from ..site.scripts import written
from ..site.setting import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """The phrases of the script as JSON, and the ``citation`` of the text in the first style; empty where there is none."""

    words: Markup
    citation: str


def answering(setting: Setting) -> Answering:
    """The same for every sheet of an edition."""
    home = setting.edition.address
    address = f"{home}/{pages.text(setting.slug)}" if home else ""
    cited = next((words(each.styles[0].citing("", address)) for each in setting.concordance.citables), "")
    return Answering(words=written(setting.say.answering.all_forms()), citation=cited)
