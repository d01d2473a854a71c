"""Reading answers as people write them: Yes, "dont know", 2030. What cannot be read is asked back."""

from collections.abc import Mapping
from typing import Any

from classroom.language import _

from .catalogue import NO, UNKNOWN, YES, Catalogue, Question, said
from .errors import ReadinessError, nearest


def read_answers(given: Any, known: Catalogue) -> dict[str, str | int]:
    """The answers by question id, in the order of the questions, each in its one spelling.

    Three dots, None and "" mean "not answered" and are left out.
    Raises ReadinessError for an unknown question or answer, with the nearest ones.
    """
    if not isinstance(given, Mapping):
        raise ReadinessError(
            _("The answers are a dict such as {{'participation.ndc': 'yes'}}, not a {name}.").format(
                name=type(given).__name__
            )
        )
    found: dict[str, str | int] = {}
    for key, value in given.items():
        question = _find(key, known)
        if question.id in found:
            raise ReadinessError(
                _("The question {id!r} is answered twice: keep one answer.").format(id=question.id)
            )
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
        same = [a for a in question.answers if spelt in (_plain(a), _plain(said(a)))]
        if same:
            return same[0]
    offered = ", ".join(f'"{answer}"' for answer in question.answers)
    near = nearest(_plain(given), list(question.answers)) if isinstance(given, str) else ""
    raise ReadinessError(
        _("Question {id!r}: {given!r} is not one of its answers, {offered}.{near}").format(
            id=question.id, given=given, offered=offered, near=near
        )
    )


def _find(key: Any, known: Catalogue) -> Question:
    if isinstance(key, str):
        name = key.strip().casefold()
        if name in known.questions:
            return known.questions[name]
        advice = nearest(name, list(known.questions)) or " " + _("{call} lists them.").format(
            call="print(question_ids())"
        )
    else:
        advice = " " + _("Write its id between quotes.")
    raise ReadinessError(_("There is no question {key!r}.{advice}").format(key=key, advice=advice))


def _number(question: Question, given: Any) -> str | int:
    low, high = question.number
    if isinstance(given, str) and _plain(given) in (_plain(UNKNOWN), _plain(said(UNKNOWN))):
        return UNKNOWN
    if isinstance(given, str) and given.strip().isascii() and given.strip().isdigit():
        given = int(given)
    if not isinstance(given, int) or isinstance(given, bool) or not low <= given <= high:
        raise ReadinessError(
            _(
                'Question {id!r}: {given!r} is not a year from {low} to {high}; "don\'t know" '
                "is an answer too."
            ).format(id=question.id, given=given, low=low, high=high)
        )
    return given


def _empty(value: Any) -> bool:
    return (
        value is ... or value is None or (isinstance(value, str) and value.strip() in {"", "...", "\u2026"})
    )


def _plain(text: str) -> str:
    plain = text.strip().casefold().translate({ord(c): None for c in "'\u2019\u2018`\u00b4."})
    return " ".join(plain.replace("_", " ").replace("-", " ").split())
