"""What is asked of somebody who begins an edition, and which answers will do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .. import dates
from ..model import FOLDERS, MADE, names
from ..reader.heads import SLUG

TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
TAKEN = (*MADE, *FOLDERS, "pages", "corrections", "edition")


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answer's ``name``; ``wrong`` says in a sentence why an answer will not do, or nothing.

    An empty line stands for ``otherwise``; where that is None, an answer is needed.
    """

    name: str
    asks: str
    wrong: Callable[[str], str]
    otherwise: str | None = None


def _worded(answer: str) -> str:
    return "" if any(map(str.isalnum, answer)) else "this says nothing; it needs a letter or a digit"


def _slug(answer: str) -> str:
    if not SLUG.fullmatch(answer):
        return f"“{answer}” can be no address; write lower-case letters and digits, with single hyphens"
    return f"the address /{answer}/ is taken by a page that every edition has; write another word" if answer in TAKEN else ""


def _date(answer: str) -> str:
    return _raised(dates.parse, answer)


def _names(answer: str) -> str:
    return _raised(names, answer) if answer else ""


def _raised(read: Callable[[str], object], answer: str) -> str:
    try:
        read(answer)
    except ValueError as error:
        return str(error)
    return ""


def _language(answer: str) -> str:
    return "" if TAG.fullmatch(answer) else f"“{answer}” is no tag of a language, like en, de or pt-BR"


QUESTIONS = (
    Question("title", "What is the document called? (Ada Stone to Tom Reed)", _worded),
    Question("slug", "What is it, in one word? Its address is made of that, and stays. (letter, speech, diary)", _slug),
    Question("date", "When was it written? Year, month and day, as far as they are known. (1848-03-18, 1848-03, 1848~)", _date),
    Question("author", "Who wrote it? Family name, comma, given names. Nothing, if nobody knows. (Stone, Ada)", _names, ""),
    Question("attribution", "Where does the text come from, and by whose leave is it printed? One sentence.", _worded),
    Question("language", "In which language is it? Nothing for English. (en, es, de, pt-BR)", _language, "en"),
)


def asked(ask: Callable[[str], str], tell: Callable[[str], object]) -> Mapping[str, str]:
    """The answers by their names. ``ask`` shows a question and returns what was typed; ``tell`` says what will not do.

    Raises EOFError, as ``ask`` does where nobody answers.
    """
    found = {}
    for number, question in enumerate(QUESTIONS, 1):
        while True:
            answer = " ".join(ask(f"{number}. {question.asks}\n   ").split())
            if not answer and question.otherwise is not None:
                answer = question.otherwise
            problem = question.wrong(answer)
            if not problem:
                break
            tell(f"   {problem[:1].upper()}{problem[1:]}.")
        found[question.name] = answer
    return found
