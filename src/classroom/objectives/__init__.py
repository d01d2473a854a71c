"""What the course teaches, objective by objective: where it is taught, asked, and which rules it rests on.

    for one in objectives("05-accounting"):
        one.text, one.lessons, one.exercises, one.quiz, one.rules()

One file per module (`05-accounting.toml`) holds its objectives; `areas.toml` the areas of work of the Article
6 Implementation Partnership. The rules are not written there: they are those of the questions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from article6.beside import beside
from classroom import registry
from classroom.errors import ClassroomError

__all__ = ["Area", "Objective", "areas", "modules", "objectives"]

_KEYS = {"id", "text", "areas", "lessons", "exercises", "quiz", "without_rule"}


@dataclass(frozen=True, slots=True)
class Area:
    """An area of work: its id and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Objective:
    """One thing a reader can do afterwards; `text` completes "Afterwards you can ...".

    `lessons` are pages of its module without the folder; `exercises` ids of questions, in lessons and in
    exercises; `quiz` numbers of the questions of the module's quiz; `without_rule` says why no rule stands
    behind it, where none does.
    """

    id: str
    module: str
    text: str
    areas: tuple[str, ...]
    lessons: tuple[str, ...]
    exercises: tuple[str, ...]
    quiz: tuple[int, ...]
    without_rule: str = ""

    @property
    def subject(self) -> str:
        """The module as the ids of exercises name it: "accounting" for 05-accounting."""
        return self.module.partition("-")[2]

    def questions(self) -> list[str]:
        """The ids of all questions that ask for it: those of exercises, then those of the quiz."""
        return [*self.exercises, *(f"{self.subject}.quiz.{number}" for number in self.quiz)]

    def rules(self) -> list[str]:
        """The ids of the rules that its questions name, once each."""
        found: list[str] = []
        for id in self.questions():
            exercise, number = registry.find(id)
            asked = exercise.questions if number is None else [exercise.question(number)]
            found += [rule for question in asked for rule in question.rule_ids() if rule]
        return list(dict.fromkeys(found))


def modules() -> list[str]:
    """The modules that have objectives, in the order of the course."""
    names = [file.name for file in resources.files(__package__).iterdir()]
    return sorted(
        name.removesuffix(".toml") for name in names if name[:2].isdigit() and name.endswith(".toml")
    )


@cache
def areas() -> tuple[Area, ...]:
    """The areas of work, in order."""
    return tuple(Area(**one) for one in _read("areas")["areas"])


@cache
def objectives(module: str) -> tuple[Objective, ...]:
    """The objectives of a module; ClassroomError says what is wrong in its file, and where."""
    if module not in modules():
        raise ClassroomError(f'There are no objectives of "{module}". There are: {", ".join(modules())}.')
    listed = tuple(_objective(module, one) for one in _read(module).get("objective", []))
    ids = [one.id for one in listed]
    twice = next((id for id in ids if ids.count(id) > 1), None)
    if twice:
        raise ClassroomError(f'{module}.toml: two objectives have the id "{twice}"; give one another name.')
    return listed


def _objective(module: str, read: dict) -> Objective:
    where = f'{module}.toml, objective "{read.get("id", "?")}"'
    unknown, missing = set(read) - _KEYS, _KEYS - {"without_rule"} - set(read)
    if unknown or missing:
        what = f"does not know {sorted(unknown)}" if unknown else f"lacks {sorted(missing)}"
        raise ClassroomError(f"{where}: it {what}; the keys are {', '.join(sorted(_KEYS))}.")
    foreign = set(read["areas"]) - {area.id for area in areas()}
    if foreign:
        raise ClassroomError(f"{where}: areas.toml has no area {sorted(foreign)}.")
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in read.items()}
    return Objective(module=module, **values)


def _read(name: str) -> dict:
    try:
        return beside(__package__, f"{name}.toml")
    except ValueError as wrong:  # no TOML
        raise ClassroomError(f"{name}.toml of the objectives cannot be read: {wrong}.") from None
