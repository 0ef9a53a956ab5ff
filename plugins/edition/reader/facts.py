"""The facts of a sheet as the model has them: values of form ``words`` become nodes, dates become dates."""

from __future__ import annotations

from .. import dates
from ..model import Fact, Facts, Nodes, Words
from .forms import Form
from .heads import Line, Sheet
from .house import House
from .prose import Prose

MARKS = frozenset("[*_\\<")


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
    if form == "date":
        try:
            return Fact(line.name, line.value, date=dates.parse(line.value))
        except ValueError:
            return Fact(line.name, line.value)  # told already by `forms.check`
    return Fact(line.name, line.value, inline(line, sheet.file, house) if form == "words" else ())


def inline(line: Line, file: str, house: House) -> Nodes:
    """The nodes of a value of one line."""
    if not MARKS.intersection(line.value):
        return (Words(line.value),)
    prose = Prose(house, file, line.line - 1, line.line)
    return tuple(node for block in house.marks.tree(line.value) for node in prose.nodes(block))
