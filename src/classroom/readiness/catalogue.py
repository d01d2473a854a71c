"""The questions, areas, kinds of help and lessons of the self-assessment, read from two files of data.

The questions and their wording are this course's own. Each names the rule it rests on, or serves.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from article6.beside import beside
from classroom.language import _, active, later, spoken

from .errors import ReadinessError

__all__ = ["Area", "Catalogue", "Help", "Lesson", "Option", "Question", "catalogue"]

YES, PARTLY, NO, UNKNOWN, OPEN = "yes", "partly", "no", "don't know", "not answered"
STATES = (YES, PARTLY, NO, UNKNOWN)
FACT = ""  # the state of an answer that is neither good nor bad
_SAID = {
    YES: later("yes"),
    PARTLY: later("partly"),
    NO: later("no"),
    UNKNOWN: later("don't know"),
    OPEN: later("not answered"),
}


def said(answer: object) -> str:
    """One of the usual answers, or any other, in words."""
    return _(_SAID[answer]) if answer in _SAID else str(answer)


@dataclass(frozen=True, slots=True)
class Area:
    """A group of questions. `about` is a sentence; `drawn` says whether the picture has a row for it."""

    id: str
    title: str
    about: str
    drawn: bool


@dataclass(frozen=True, slots=True)
class Help:
    """A kind of help to ask for."""

    id: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson of the course. `page` is its notebook below notebooks/, "" while it is planned."""

    id: str
    title: str
    gives: str
    page: str = ""

    @property
    def planned(self) -> bool:
        """Not written yet: named, never linked."""
        return not self.page


@dataclass(frozen=True, slots=True)
class Option:
    """An answer other than the usual four. `state` is how it counts; see questions.toml for `only_with`."""

    key: str
    text: str
    state: str = FACT
    only_with: Mapping[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `asked_by` is "decision" where the rule asks for it, "course" where it is our advice."""

    id: str
    area: str
    text: str
    why: str
    need: str
    ask_for: str
    at_home: str
    help: str
    rule: str
    asked_by: str
    lessons: tuple[str, ...]
    when: Mapping[str, list[str]] = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    number: tuple[int, int] | None = None
    misfit: str = ""

    @property
    def answers(self) -> tuple[str, ...]:
        """The words that answer it; for a number, none but "don't know"."""
        if self.number:
            return (UNKNOWN,)
        return tuple(o.key for o in self.options) or STATES

    def applies(self, answers: Mapping[str, object]) -> bool:
        """Is it asked with these answers? Where its condition is not answered yet, it is not."""
        return all(answers.get(key) in wanted for key, wanted in self.when.items())

    def option(self, key: str) -> Option:
        """The option with this key."""
        return next(o for o in self.options if o.key == key)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the self-assessment asks and offers, in the order of the files."""

    areas: Mapping[str, Area]
    questions: Mapping[str, Question]
    helps: Mapping[str, Help]
    lessons: Mapping[str, Lesson]


def catalogue() -> Catalogue:
    """The catalogue in the language in force; read once in each."""
    return _catalogue(active())


@functools.cache
def _catalogue(language: str) -> Catalogue:
    """Refused with the place of the fault if the files do not fit together."""
    read = translated(beside(__package__, "questions.toml"))
    listed = translated(beside(__package__, "lessons.toml"))["lessons"]
    areas = {a["id"]: Area(**a, drawn=a["id"] != "choices") for a in read["areas"]}
    helps = {key: Help(key, **value) for key, value in read["helps"].items()}
    lessons = {one["id"]: Lesson(**one) for one in listed}
    questions = {one["id"]: _question(one) for one in read["questions"]}
    for q in questions.values():
        known = q.area in areas and q.help in helps and set(q.lessons) <= set(lessons)
        earlier = list(questions)[: list(questions).index(q.id)]
        conditions = [q.when, *(o.only_with for o in q.options)]
        fits = all(
            key in earlier and set(wanted) <= set(questions[key].answers)
            for condition in conditions
            for key, wanted in condition.items()
        )
        if not (known and fits and q.asked_by in {"decision", "course"}):
            raise ReadinessError(
                f"questions.toml, question {q.id}: it names an area, a help, a lesson, an origin or an "
                "earlier answer that does not exist."
            )
    return Catalogue(areas, questions, helps, lessons)


# What is read in these files, by the names of its keys; every other text of theirs is an id.
WORDS = ("title", "about", "gives", "text", "why", "need", "ask_for", "at_home", "misfit")


def translated(read: Any, key: str = "") -> Any:
    """What a file holds, its words in the language in force."""
    if isinstance(read, dict):
        return {name: translated(value, name) for name, value in read.items()}
    if isinstance(read, list):
        return [translated(value, key) for value in read]
    return spoken(read) if key in WORDS and isinstance(read, str) else read


def _question(entry: dict) -> Question:
    entry = dict(entry)
    entry["lessons"] = tuple(entry["lessons"])
    entry["options"] = tuple(Option(**o) for o in entry.get("options", ()))
    if "number" in entry:
        entry["number"] = tuple(entry["number"])
    return Question(**entry)
