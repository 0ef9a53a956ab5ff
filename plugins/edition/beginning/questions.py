"""What is asked of somebody who begins an edition, and which answers will do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from .. import dates, intake
from ..model import FOLDERS, MADE, Edition, Fact, names
from ..reader import TAG
from ..reader.heads import SLUG

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


def _own(answer: str) -> str:
    return _raised(intake.chosen, answer)


def _language(answer: str) -> str:
    return "" if TAG.fullmatch(answer) else f"“{answer}” is no tag of a language, like en, de or pt-BR"


QUESTIONS = (
    Question("title", "What is the document called? (Ada Stone to Tom Reed)", _worded),
    Question("slug", "What is it, in one word? Its address is made of that, and stays. (letter, speech, diary)", _slug),
    Question("date", "When was it written? Year, month and day, as far as they are known. (1848-03-18, 1848-03, 1848~)", _date),
    Question("author", "Who is its author? Family name, comma, given names. Nothing, if nobody knows. (Stone, Ada)", _names, ""),
    Question("attribution", "Where do its words come from, and who allows that they are printed? One sentence.", _worded),
    Question("language", "In which language is it? Nothing for English. (en, es, de, pt-BR)", _language, "en"),
)


OWN = (
    "Its {}: do they stand in the source itself? {}; nothing is no. Where some do, and others are yours, answer for most; the guide says"
    " how the others are changed."
)
NOTHING: Mapping[str, str] = {}


def shared(held: Sequence[str]) -> tuple[Question, ...]:
    """What is asked besides of a document that has headings or notes, which may be the source's own; ``held`` is what it has."""
    answers = f"Yes, no, or {' or '.join(held)}, if only these do" if held[1:] else "Yes or no"
    asks = OWN.format(" and ".join(held), answers)
    return (Question("own", asks, _own, ""),) if held else ()


def said(edition: Edition) -> Mapping[str, str]:
    """What an edition answers by itself, by the names of the questions; what it says in a way that will not do is left out."""
    head = {fact.name: fact.value for fact in edition.text.facts}
    found = {name: edition.said.get(name, "") for name in ("attribution", "language")}
    found |= {"title": edition.text.title, "slug": edition.text.slug, "date": head.get("date", ""), "author": head.get("author", "")}
    return {each.name: found[each.name] for each in QUESTIONS if not each.wrong(found[each.name])}


def answered(edition: Edition, answers: Mapping[str, str]) -> Edition:
    """The edition with the answers to what it did not say."""
    known, text = said(edition), edition.text
    new = {name: answer for name, answer in answers.items() if name not in known and answer}
    title = tuple(fact for fact in edition.facts if fact.name not in new)
    head = tuple(fact for fact in text.facts if fact.name not in new)
    ours = tuple(Fact(name, new[name]) for name in ("attribution", "language") if name in new)
    theirs = tuple(Fact(name, new[name]) for name in ("title", "date", "author") if name in new)
    return replace(edition, facts=(*title, *ours), text=replace(text, facts=(*head, *theirs)))


def asked(
    ask: Callable[[str], str], tell: Callable[[str], object], known: Mapping[str, str] = NOTHING, more: tuple[Question, ...] = ()
) -> Mapping[str, str]:
    """The answers by their names. ``ask`` shows a question and returns what was typed; ``tell`` says what will not do.

    What is ``known`` is not asked, and ``more`` is asked last. Raises EOFError, as ``ask`` does where nobody answers.
    """
    found = dict(known)
    for number, question in enumerate((*(each for each in QUESTIONS if each.name not in known), *more), 1):
        while True:
            answer = " ".join(ask(f"{number}. {question.asks}\n   ").split())
            if not answer and question.otherwise is not None:
                answer = question.otherwise
            problem = question.wrong(answer)
            if not problem:
                break
            tell(f"   {problem[:1].upper()}{problem[1:]}{'' if problem.endswith('?') else '.'}")
        found[question.name] = answer
    return found
