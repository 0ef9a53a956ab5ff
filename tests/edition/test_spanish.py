"""Another language: an edition in Spanish has a Spanish interface around it, dates, order and citations included."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import press
import pytest
from edition.wording import FOLDER
from lxml import html

CARTA = press.ROOT / "tests" / "samples" / "carta"
# What files of data hold (`translate="no"`) is no word of the interface.
SEEN = "//text()[not(ancestor::script | ancestor::style | ancestor::code[@translate='no'])] | " + " | ".join(
    f"//@{name}" for name in ("aria-label", "alt", "placeholder", "title", "data-n", "data-chosen")
)
SHORT = 3  # a word so short may be of both languages


@pytest.fixture(scope="module")
def spanish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the letter of the mill."""
    output = tmp_path_factory.mktemp("carta")
    built = press.pelican(CARTA, output, "--fatal", "errors", SITEURL="")
    assert (built.returncode, built.stderr) == (0, ""), built.stderr
    return output


def phrases(language: str) -> dict[str, list[str]]:
    """Every phrase of a language, all its forms, by area and name."""
    table = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    areas = {area: said for area, said in table.items() if isinstance(said, dict)}
    return {
        f"{area}.{name}": [form] if isinstance(form, str) else [*form.values()]
        for area, said in areas.items()
        for name, form in said.items()
    }


def english() -> Iterator[str]:
    """The words between the slots of every English phrase that its Spanish one does not have as well."""
    spanish = phrases("es")
    for name, forms in phrases("en").items():
        for piece in {piece.strip(" .,:;“”()") for form in forms for piece in re.split(r"\{\w+\}", form)}:
            if len(piece) >= SHORT and not whole(piece, " ".join(spanish[name])):
                yield piece


def whole(words: str, text: str) -> bool:
    return words in text and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def read(site: Path, page: str) -> html.HtmlElement:
    return html.parse(str(site / page / "index.html")).getroot()


def main(site: Path, page: str) -> str:
    return " ".join(read(site, page).xpath("string(//main)").split())


def test_no_english_word_of_the_interface_is_left(spanish: Path) -> None:
    pieces = [*english()]
    assert len(pieces) > 250
    pages = sorted(spanish.rglob("*.html"))
    assert len(pages) > 25
    found = {
        (path.relative_to(spanish).as_posix(), piece)
        for path in pages
        for text in {" ".join(each.split()) for each in html.parse(str(path)).getroot().xpath(SEEN)}
        for piece in pieces
        if whole(piece, text)
    }
    assert found == set()


def test_scripts_are_given_spanish_words_and_no_others(spanish: Path) -> None:
    module = (spanish / "static" / "js" / "words.js").read_text(encoding="utf-8")
    blocks = [read(spanish, page).xpath("string(//script[@id='words'])") for page in ("assign", "check")]
    given = [module, blocks[0], json.dumps(json.loads(blocks[1])["say"], ensure_ascii=False)]
    for area, text in zip(("scripts", "assigning", "report"), given, strict=True):
        for name, forms in phrases("es").items():
            if name.startswith(f"{area}."):
                assert all(json.dumps(form, ensure_ascii=False) in text for form in forms), name
    assert 'PluralRules("es")' in module


def test_every_page_says_that_it_is_spanish_and_the_proof_finds_nothing(spanish: Path) -> None:
    assert {html.parse(str(path)).getroot().get("lang") for path in spanish.rglob("*.html")} == {"es"}
    checked = subprocess.run(
        [sys.executable, "-m", "edition", "check", str(spanish)],
        cwd=press.ROOT, env={"PYTHONPATH": "plugins"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_plain_words_say_in_spanish_what_they_are(spanish: Path) -> None:
    assert "# La carta del molino de Ñora, versión 0.9.0 del texto\n" in (spanish / "carta" / "carta.txt").read_text(encoding="utf-8")


def test_dates_are_spoken_in_spanish(spanish: Path) -> None:
    told = main(spanish, "timeline")
    assert "lleva la marca después." in told, "what came later is there, and marked"
    assert "era desconocido" not in told, "a mark is told that nothing has"
    for date in ("18–19 de febrero de 1871", "8 de marzo de 1871, por la mañana", "hacia 1872"):
        assert date in told
    assert "mayo de 1834 (incierto)" in main(spanish, "personas/nunez-mateo")


def test_names_stand_in_the_order_of_the_spanish_alphabet(spanish: Path) -> None:
    assert read(spanish, "vocablos").xpath("//main//h2/a/text()") == ["muela", "nácar", "nzima", "ñame", "presa"]
    assert read(spanish, "personas").xpath("//main//dt/a/text()") == ["Álvarez, Blas", "Núñez, Inés", "Núñez, Mateo"]
    assert [each.get("id") for each in read(spanish, "sources").xpath("//main//li[@id]")] == ["libro-1870", "plano-1869"]


def test_citations_and_quotation_marks_are_spanish(spanish: Path) -> None:
    cited = main(spanish, "carta/p1")
    assert "Chicago, nota«Inés Núñez a Mateo Núñez (n.º 4)», en " in cited
    assert "8 de marzo de 1871, ¶ 1" in cited
    assert "Párrafo 1, «sesenta»" in main(spanish, "sources")
