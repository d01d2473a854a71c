"""Exercises by id. Ids come from file names; a file is imported when its exercise is first asked for."""

import re
from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules

import classroom.exercises
from classroom.errors import ClassroomError, UnknownExercise, brief, nearest
from classroom.exercise import PLACES, Exercise
from classroom.language import _

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_added: dict[str, Exercise] = {}
_loaded: dict[str, Exercise] = {}


def ids() -> list[str]:
    """Every exercise id, modules and names in alphabetical order. Imports no exercise."""
    found = set(_added)
    for module in iter_modules(classroom.exercises.__path__):
        if module.ispkg:
            folder = import_module(f"classroom.exercises.{module.name}")
            found |= {
                f"{module.name}.{e.name}".replace("_", "-")
                for e in iter_modules(folder.__path__)
                if not e.name.startswith("_")
            }
    return sorted(found)


def get(exercise_id: str) -> Exercise:
    """The exercise with this id; an unknown one raises UnknownExercise with the nearest names."""
    if exercise_id in _added:
        return _added[exercise_id]
    if exercise_id not in _loaded:
        if exercise_id not in ids():
            raise UnknownExercise(
                _('There is no exercise "{id}".').format(id=brief(exercise_id))
                + f" {nearest(exercise_id[:200], ids())}"
            )
        _loaded[exercise_id] = _load(exercise_id)
    return _loaded[exercise_id]


def find(question_id: str) -> tuple[Exercise, int | None]:
    """The exercise and the question number of an id such as "accounting.averaging.2".

    The number is None where the id names the exercise alone.
    """
    if not isinstance(question_id, str):
        raise UnknownExercise(
            _('Name the exercise by its id, such as "accounting.averaging.2", not {question_id}.').format(
                question_id=brief(question_id)
            )
        )
    name, number = question_id.strip().rpartition(".")[::2]
    if number.isdecimal() and len(number) <= 6:
        exercise = get(name)
        exercise.question(int(number))
        return exercise, int(number)
    return get(question_id.strip()), None


def add(exercises: Iterable[Exercise]) -> None:
    """Make exercises known that have no file (for trying out and for tests)."""
    for exercise in exercises:
        verify(exercise)
        _added[exercise.id] = exercise


def remove(exercise_id: str) -> None:
    """Forget an exercise made known by `add`."""
    _added.pop(exercise_id, None)


def _load(exercise_id: str) -> Exercise:
    path = "classroom.exercises." + exercise_id.replace("-", "_")
    exercise = getattr(import_module(path), "EXERCISE", None)
    if not isinstance(exercise, Exercise):
        raise ClassroomError(f"{path} has no EXERCISE = Exercise(...).")
    if exercise.id != exercise_id:
        raise ClassroomError(f'{path} holds the exercise "{exercise.id}": its id must be "{exercise_id}".')
    verify(exercise)
    return exercise


def verify(exercise: Exercise) -> None:
    """Refuse an exercise whose shape is wrong whatever the pack: id, ranges, hints, rule ids."""
    where = f'Exercise "{exercise.id}"'
    if not _ID.fullmatch(exercise.id):
        raise ClassroomError(f'{where}: an id is "module.name" in small letters, digits and hyphens.')
    low, high = exercise.minutes
    if not 0 < low <= high:
        raise ClassroomError(f"{where}: minutes must be a range such as (20, 30), not {exercise.minutes}.")
    if exercise.place not in PLACES:
        raise ClassroomError(f'{where}: place must be one of {", ".join(PLACES)}, not "{exercise.place}".')
    if not exercise.questions:
        raise ClassroomError(f"{where} has no questions.")
    for number, question in enumerate(exercise.questions, 1):
        if len(question.hints) < 2:
            raise ClassroomError(f"{where}, question {number}: at least two hints are needed.")
        names = [m.name for m in getattr(question, "mistakes", ())]
        if len(set(names)) < len(names) or "answer" in names:
            raise ClassroomError(
                f'{where}, question {number}: mistakes need different names, none of them "answer".'
            )
    from article6 import rules

    for rule in exercise.rule_ids():
        try:
            rules.get(rule)
        except ValueError as unknown:
            raise ClassroomError(f"{where}: {unknown}") from None
