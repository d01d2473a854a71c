"""Every exercise on every pack: unsolved is told, solved passes, every mistake gets its own message."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from sample_exercise import AVERAGE, EVENTS, LIFE, PATH, SAMPLE, SIGN, a_pack

from classroom import packs, registry
from classroom.proof import prove
from classroom.proof_notebooks import exercise_id, notebook_faults, notebook_of, without_exercise
from classroom.questions import Mistake, Option
from classroom.release import derive, read, text_of

ROOT = Path(__file__).parents[2]
EVERY = registry.ids()
PACKS = packs.available()


def in_notebooks(place):
    return [
        i for i in EVERY if registry.get(i).place != "lesson" and notebook_of(registry.get(i), ROOT / place)
    ]


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("exercise", EVERY)
def test_every_exercise_is_proved_on_every_pack(exercise, pack):
    assert [str(fault) for fault in prove(registry.get(exercise), packs.load(pack))] == []


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("exercise", in_notebooks("solutions"))
def test_every_solution_notebook_solves_every_question(exercise, pack):
    exercise = registry.get(exercise)
    path = notebook_of(exercise, ROOT / "solutions")
    assert [str(fault) for fault in notebook_faults(exercise, pack, path, solved=True)] == []


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("exercise", in_notebooks("exercises"))
def test_every_exercise_notebook_runs_through_and_is_not_answered_yet(exercise, pack):
    exercise = registry.get(exercise)
    path = notebook_of(exercise, ROOT / "exercises")
    assert [str(fault) for fault in notebook_faults(exercise, pack, path, solved=False)] == []


@pytest.mark.parametrize("exercise", EVERY)
def test_every_notebook_exercise_of_a_written_module_has_its_notebooks(exercise):
    module = exercise.partition(".")[0]
    if registry.get(exercise).place == "lesson":
        return
    if not any((ROOT / "solutions").glob(f"[0-9][0-9]-{module}/*.ipynb")):
        pytest.skip(f"the module {module} has no solution notebooks yet")
    for place in ("solutions", "exercises"):
        assert notebook_of(registry.get(exercise), ROOT / place), f"{exercise} has no notebook in {place}/"


@pytest.mark.parametrize("place", ["solutions", "exercises"])
def test_every_notebook_belongs_to_an_exercise(place):
    assert without_exercise(ROOT / place) == []


# The proof itself, on the sample exercise: it passes as it is, and sees each thing that can be wrong.


@pytest.mark.parametrize("pack", [a_pack(), a_pack("comma", ",")])
def test_the_sample_is_proved(pack):
    assert prove(SAMPLE, pack) == []


def faults(change=None, at=None, pack=None, **more):
    """The faults found once question `at` is replaced by `change`, or the exercise changed by `more`."""
    exercise = replace(SAMPLE, **more)
    if change is not None:
        questions = list(SAMPLE.questions)
        questions[at - 1] = change
        exercise = replace(exercise, questions=questions)
    return [str(f) for f in prove(exercise, pack or a_pack())]


def with_mistake(question, value, sentence="Something else.", **more):
    return replace(question, mistakes=[*question.mistakes, Mistake("new", value, sentence, **more)])


def test_a_pack_that_makes_a_mistake_look_like_the_answer_is_refused():
    # Uses in every year: dividing by the years with trades is then dividing by the elapsed years.
    pack = a_pack("always", uses={2026: 500, 2027: 800, 2028: 1999, 2029: 2000, 2030: 1700})
    found = faults(pack=pack)
    assert len(found) == 1
    for word in ('"sample.every-kind"', "question 1", '"always"', '"answer"', '"years with trades"'):
        assert word in found[0]


def test_a_pack_that_makes_two_mistakes_look_alike_is_refused_unless_they_declare_it():
    pack = a_pack("one-trade", uses={2026: 0, 2027: 0, 2028: 0, 2029: 0, 2030: 2000})
    # One trade, in the last year: its amount is the sum, and the sum over the years with trades.
    found = [f for f in faults(pack=pack) if "question 1" in f]
    assert any('"years with trades" and "no average"' in f for f in found)
    allies = ("years with trades", "no average", "last year")
    declared = replace(AVERAGE, mistakes=[replace(m, may_equal=allies) for m in AVERAGE.mistakes])
    assert not [f for f in faults(declared, 1, pack) if "question 1" in f]


def test_what_rounds_to_the_same_collides():
    almost = with_mistake(AVERAGE, lambda s: Fraction(1300) + Fraction(1, 700))
    assert any('"answer" and "new"' in f for f in faults(almost, 1))


@pytest.mark.parametrize(
    ("change", "at", "words"),
    [
        (replace(AVERAGE, mistakes=AVERAGE.mistakes[:2]), 1, "2 mistakes are too few"),
        (replace(PATH, mistakes=PATH.mistakes[:2]), 6, "2 mistakes are too few"),
        (replace(AVERAGE, hints=["one"]), 1, "1 hints are too few"),
        (replace(AVERAGE, answer=lambda s: 1300.0), 1, "never a rounded float"),
        (replace(AVERAGE, answer=lambda s: s.nothing), 1, "nothing"),
        (replace(AVERAGE, prompt="{nothing}"), 1, "nothing"),
        (replace(AVERAGE, hints=["one", "{nothing}"]), 1, "nothing"),
        (replace(AVERAGE, hints=["one", "It is 1,300."]), 1, "hint 2 gives the answer away"),
        (
            replace(AVERAGE, hints=["It is 1.3 Mt.", "two"], unit="t", answer=lambda s: 1_300_000),
            1,
            "hint 1 gives",
        ),
        (with_mistake(AVERAGE, lambda s: 5, "Not 5 but 1300."), 1, '"new" gives the answer away'),
        (with_mistake(AVERAGE, lambda s: 5, " "), 1, '"new" has no sentence'),
        (with_mistake(AVERAGE, lambda s: s.total), 1, '"no average" and "new"'),
        (with_mistake(PATH, lambda s: {s.last: 6500}), 6, '"answer" and "new"'),
        (with_mistake(PATH, lambda s: {1999: 5}), 6, "not in the table"),
        (with_mistake(LIFE, lambda s: ["authorize", "transfer", "use"]), 5, '"answer" and "new"'),
        (with_mistake(LIFE, lambda s: ["transfer", "use", "authorize"]), 5, '"permission last" and "new"'),
        (replace(SIGN, options=[replace(o, right=False) for o in SIGN.options]), 3, "exactly one"),
        (
            replace(SIGN, options=[replace(o, feedback="Same.") for o in SIGN.options]),
            3,
            '"add" and "subtract"',
        ),
        (
            replace(EVENTS, options=[*EVENTS.options, Option("own", "HOLDING", False, "Also.")]),
            4,
            '"hold" and "own"',
        ),
        (
            replace(EVENTS, options=[*EVENTS.options, Option("B", "Something else", False, "No.")]),
            4,
            'the key "B" is the letter',
        ),
    ],
)
def test_the_proof_sees(change, at, words):
    found = faults(change, at)
    assert found and any(words in f for f in found), found


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"questions": SAMPLE.questions[:3]}, "3 questions are too few"),
        ({"objectives": []}, "no objectives"),
        ({"rules": []}, "no rules"),
        ({"answered": (9,)}, "does not exist"),
        ({"answered": tuple(range(1, 8))}, "nothing is left to solve"),
        ({"story": "{nothing}"}, "nothing"),
        ({"scenario": lambda pack: pack.nothing}, "nothing"),
    ],
)
def test_the_proof_sees_what_the_exercise_lacks(more, words):
    assert any(words in f for f in faults(**more))


def test_a_lesson_question_may_stand_alone():
    assert faults(place="lesson", questions=SAMPLE.questions[:1]) == []


def test_a_mistake_that_cannot_be_made_on_a_pack_does_not_count():
    found = faults(replace(AVERAGE, mistakes=[*AVERAGE.mistakes[:2], Mistake("x", lambda s: None, "")]), 1)
    assert any("only 2 mistakes can be made" in f for f in found)


# The part with notebooks, on a small exercise made for it.


def a_solution(tmp_path, answers):
    cells = [
        {"cell_type": "code", "source": "from classroom import check, scenario\n### BEGIN SOLUTION\ns = 5\n"}
    ]
    cells[0]["source"] += "### END SOLUTION"
    for n, answer in enumerate(answers, 1):
        met = ', met="all"' if n == 7 else ""
        source = f"### BEGIN SOLUTION\nanswer = {answer}\n### END SOLUTION\n"
        source += f'check("sample.every-kind.{n}", answer{met})'
        cells.append({"cell_type": "code", "source": source})
    for i, cell in enumerate(cells):
        cell |= {"id": f"c{i}", "metadata": {}, "outputs": [], "execution_count": None}
    path = tmp_path / "solutions" / "99-sample" / "every-kind.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(text_of({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    out = tmp_path / "exercises" / "99-sample" / "every-kind.ipynb"
    out.parent.mkdir(parents=True)
    out.write_text(text_of(derive(read(path), path.name)))
    return path, out


RIGHT = [
    "1300",
    "'933.33'",
    "'b'",
    "'a c'",
    "['authorize', 'transfer', 'use']",
    "[0, 800, 2800, 4800, 6500]",
    "'The inventory stays and the balance changes.'",
]


@pytest.fixture
def on_the_point_pack(sample, monkeypatch):
    monkeypatch.setattr(packs, "active", a_pack)
    return sample


def test_solution_and_exercise_notebooks(tmp_path, on_the_point_pack):
    solution, exercise = a_solution(tmp_path, RIGHT)
    assert exercise_id(solution) == SAMPLE.id
    assert notebook_of(SAMPLE, tmp_path / "solutions") == solution
    assert notebook_faults(SAMPLE, "kasoro", solution, solved=True) == []
    assert notebook_faults(SAMPLE, "kasoro", exercise, solved=False) == []
    assert len(notebook_faults(SAMPLE, "kasoro", exercise, solved=True)) == 7
    assert len(notebook_faults(SAMPLE, "kasoro", solution, solved=False)) == 7


def test_notebooks_that_do_not_do_their_part(tmp_path, on_the_point_pack):
    solution, exercise = a_solution(tmp_path, ["1625", "1 / 0"])
    (raised,) = notebook_faults(SAMPLE, "kasoro", solution, solved=True)
    assert "ZeroDivisionError" in str(raised)
    found = notebook_faults(SAMPLE, "kasoro", exercise, solved=False)
    assert [f.question for f in found] == [3, 4, 5, 6, 7] and "never checks it" in str(found[0])


def test_a_question_answered_on_purpose_must_be_solved(tmp_path, on_the_point_pack):
    solution, exercise = a_solution(tmp_path, RIGHT)
    shown = replace(SAMPLE, answered=(1,))
    assert [f.question for f in notebook_faults(shown, "kasoro", exercise, solved=False)] == [1]


def test_notebooks_in_the_wrong_place_are_found(tmp_path):
    (tmp_path / "05-accounting").mkdir()
    stray = tmp_path / "05-accounting" / "no-such-thing.ipynb"
    stray.write_text("{}")
    assert without_exercise(tmp_path) == [stray]


@pytest.mark.parametrize("pack", PACKS)
def test_the_example_for_authors_is_proved(pack):
    readme = (ROOT / "src/classroom/README.md").read_text(encoding="utf-8")
    space = {}
    exec(readme.split("```python\n")[1].split("```")[0], space)
    registry.verify(space["EXERCISE"])
    assert [str(fault) for fault in prove(space["EXERCISE"], packs.load(pack))] == []
