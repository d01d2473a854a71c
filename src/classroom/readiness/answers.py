"""Reading answers as people write them: Yes, "dont know", 2030. What cannot be read is asked back."""

from collections.abc import Mapping
from typing import Any

from .catalogue import NO, UNKNOWN, YES, Catalogue, Question
from .errors import ReadinessError, nearest


def read_answers(given: Any, known: Catalogue) -> dict[str, str | int]:
    """The answers by question id, in the order of the questions, each in its one spelling.

    Three dots, None and "" mean "not answered" and are left out.
    Raises ReadinessError for an unknown question or answer, with the nearest ones.
    """
    if not isinstance(given, Mapping):
        raise ReadinessError(
            f"The answers are a dict such as {{'participation.ndc': 'yes'}}, not a {type(given).__name__}."
        )
    found: dict[str, str | int] = {}
    for key, value in given.items():
        question = _find(key, known)
        if question.id in found:
            raise ReadinessError(f"The question {question.id!r} is answered twice: keep one answer.")
        if not _empty(value):
            found[question.id] = read_answer(question, value)
    return {id: found[id] for id in known.questions if id in found}


def read_answer(question: Question, given: Any) -> str | int:
    """One answer in its one spelling, or ReadinessError with the answers there are."""
    if question.number:
        return _number(question, given)
    if isinstance(given, bool) and YES in question.answers:
        return YES if given else NO
    if isinstance(given, str):
        spelt = _plain(given)
        same = [answer for answer in question.answers if _plain(answer) == spelt]
        if same:
            return same[0]
    offered = ", ".join(f'"{answer}"' for answer in question.answers)
    near = nearest(_plain(given), list(question.answers)) if isinstance(given, str) else ""
    raise ReadinessError(f"Question {question.id!r}: {given!r} is not one of its answers, {offered}.{near}")


def _find(key: Any, known: Catalogue) -> Question:
    if isinstance(key, str):
        name = key.strip().casefold()
        if name in known.questions:
            return known.questions[name]
        advice = nearest(name, list(known.questions)) or " print(question_ids()) lists them."
    else:
        advice = " Write its id between quotes."
    raise ReadinessError(f"There is no question {key!r}.{advice}")


def _number(question: Question, given: Any) -> str | int:
    low, high = question.number
    if isinstance(given, str) and _plain(given) == _plain(UNKNOWN):
        return UNKNOWN
    if isinstance(given, str) and given.strip().isascii() and given.strip().isdigit():
        given = int(given)
    if not isinstance(given, int) or isinstance(given, bool) or not low <= given <= high:
        raise ReadinessError(
            f"Question {question.id!r}: {given!r} is not a year from {low} to {high}; "
            '"don\'t know" is an answer too.'
        )
    return given


def _empty(value: Any) -> bool:
    return (
        value is ... or value is None or (isinstance(value, str) and value.strip() in {"", "...", "\u2026"})
    )


def _plain(text: str) -> str:
    plain = text.strip().casefold().translate({ord(c): None for c in "'\u2019\u2018`\u00b4."})
    return " ".join(plain.replace("_", " ").replace("-", " ").split())
