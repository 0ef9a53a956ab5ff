"""The facts of a sheet as the model has them: words and members of lists become nodes, names names, dates dates."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from .. import dates, marks
from ..model import Fact, Facts, Nodes, Words, names, words
from . import forms
from .folding import fold
from .forms import Form
from .heads import Line, Sheet
from .house import House
from .prose import Prose


def facts(sheet: Sheet, form: Form, house: House) -> Facts:
    """The facts that the form knows, in the order of the form. One that is needed is always there, if only without value."""
    found = []
    for rule in form.rules:
        typed = [line for line in sheet.facts if line.name == rule.name and line.value]
        found += [_fact(line, rule.form, sheet, house) for line in typed]
        if rule.needed and not typed:
            found.append(Fact(rule.name, ""))  # told already by `forms.check`; a preview goes on
    return tuple(found)


def _fact(line: Line, form: str, sheet: Sheet, house: House) -> Fact:
    match form:
        case "words":
            nodes = inline(line, sheet.file, house)
            return Fact(line.name, words(nodes), nodes)
        case "list":
            typed = [Line(line.name, member, line.line) for member in forms.listed(line.value)]
            members = tuple(inline(each, sheet.file, house) for each in typed)
            return Fact(line.name, "; ".join(map(words, members)), members=members)
        case "names":
            try:
                found = names(words(inline(line, sheet.file, house)))
            except ValueError:  # told already by `forms.check`; a preview goes on
                return Fact(line.name, line.value)
            return Fact(line.name, "; ".join(each.sorted for each in found), names=found)
        case "date":
            try:
                return Fact(line.name, line.value, date=dates.parse(line.value))
            except ValueError:  # told already by `forms.check`
                return Fact(line.name, line.value)
        case _:
            return Fact(line.name, line.value)


def inline(line: Line, file: str, house: House) -> Nodes:
    """The nodes of a value of one line."""
    if not marks.SIGNED.search(line.value):
        return fold((Words(line.value),))
    prose = Prose(house, file, line.line - 1, line.line, value=True)
    return fold(prose.nodes(house.marks.line(line.value)))


def plain(value: str, reader: marks.Reader) -> str:
    """The words of a value before any link in it can be followed."""
    return _plain(reader.line(value)) if marks.SIGNED.search(value) else value


def _plain(element: Element) -> str:
    inside = (element.text or "") + "".join(_plain(child) + (child.tail or "") for child in element)
    return f"[{inside}]" if element.tag == "supplied" else inside
