"""A new edition: six questions, and a folder with a house that builds. Nothing of the edition that the engine stands in comes with it.

`questions`    what is asked, and which answers will do
`paragraphs`   a plain text as the editors would type it: paragraphs with their numbers, no sign of it a mark
`house`        what stands in the folder: content, forms, settings, and the engine

Beside the modules lie the files that every edition begins with: ``forms/`` and, by language, ``en/`` and ``es/``.
"""

from .house import begin
from .questions import QUESTIONS, Question, answered, asked, said, shared

__all__ = ["QUESTIONS", "Question", "answered", "asked", "begin", "said", "shared"]
