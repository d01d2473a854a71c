"""Nothing is taught that is not asked, nothing asked that is not taught, and every area of work is served."""

from pathlib import Path

import pytest

from classroom import registry
from classroom.objectives import areas, modules, objectives

ROOT = Path(__file__).parents[2]
NOT_A_SUBJECT = {"00-start", "11-capstone"}  # how to use the book; all modules together
SUBJECTS = sorted(
    folder.name
    for folder in (ROOT / "notebooks").iterdir()
    if folder.is_dir() and folder.name[:2].isdigit() and folder.name not in NOT_A_SUBJECT
)
EVERY = [one for module in modules() for one in objectives(module)]


def questions(module: str, places) -> set[str]:
    """The ids of all questions of a module, of exercises in these places."""
    subject = module.partition("-")[2]
    return {
        f"{id}.{number}"
        for id in registry.ids()
        if id.partition(".")[0] == subject and registry.get(id).place in places
        for number in range(1, len(registry.get(id).questions) + 1)
    }


def asked(one) -> set[str]:
    """The questions an objective names, an exercise as a whole standing for all of its questions."""
    found = set()
    for id in one.exercises:
        exercise, number = registry.find(id)
        numbers = [number] if number else range(1, len(exercise.questions) + 1)
        found |= {f"{exercise.id}.{n}" for n in numbers}
    return found


def test_every_module_has_its_objectives():
    assert modules() == SUBJECTS


@pytest.mark.parametrize("one", EVERY, ids=lambda one: f"{one.module}:{one.id}")
def test_every_objective_is_taught_asked_and_rests_on_a_rule(one):
    assert one.text and one.text[0].islower() and not one.text.endswith("."), "it completes a sentence"
    assert one.areas and one.lessons and one.exercises and one.quiz
    for lesson in one.lessons:
        assert (ROOT / "notebooks" / one.module / f"{lesson}.ipynb").exists(), lesson
    assert one.rules() or one.without_rule
    quiz = registry.get(f"{one.subject}.quiz")
    for number in one.quiz:
        lesson = quiz.question(number).lesson
        assert lesson in {f"{one.module}/{name}" for name in one.lessons}, f"quiz question {number}: {lesson}"


@pytest.mark.parametrize("module", SUBJECTS)
def test_every_lesson_and_every_question_of_a_module_serves_an_objective(module):
    listed = objectives(module)
    lessons = {path.stem for path in (ROOT / "notebooks" / module).glob("*.ipynb")}
    assert lessons == {name for one in listed for name in one.lessons}
    exercises = set().union(*(asked(one) for one in listed))
    assert exercises == questions(module, {"notebook", "lesson"})
    numbers = {number for one in listed for number in one.quiz}
    subject = module.partition("-")[2]
    assert numbers == set(range(1, len(registry.get(f"{subject}.quiz").questions) + 1))


def test_every_area_of_work_is_served():
    assert {area for one in EVERY for area in one.areas} == {area.id for area in areas()}
