"""A quiz: its shape, what its hints say, and the score, which counts what was right at the first attempt."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from classroom import ask, check, hint, packs, registry, score
from classroom.errors import ClassroomError
from classroom.notebook_file import read
from classroom.questions import Option
from classroom.quiz import Asked, quiz
from classroom.sitting import sitting

BALANCE = "05-accounting/1-the-emissions-balance"
METHODS = "05-accounting/2-one-set-of-trades-three-methods"
OPTIONS = (
    Option("host", "The host", True, "It adds what it first transferred."),
    Option("buyer", "The buyer", False, "It takes its uses off."),
    Option("nobody", "Nobody", False, "Then the tonne would count twice."),
)
ASKED = Asked("Who adds?", OPTIONS, BALANCE, "balance.add-first-transfers")
ROOT = Path(__file__).parents[2]
QUIZZES = [id for id in registry.ids() if id.endswith(".quiz")]


@pytest.fixture
def desk():
    made = quiz("sample", "Sample", [ASKED] * 7 + [replace(ASKED, lesson=METHODS)])
    registry.add([made])
    with sitting(packs.load("kasoro")) as here:
        yield here
    registry.remove("sample.quiz")


def test_the_score_of_a_quiz_that_nobody_touched(desk):
    assert str(score("sample.quiz")) == "You have not answered a question of this quiz yet."


def test_only_what_was_right_at_once_counts_and_the_rest_names_its_lesson(desk):
    check("sample.quiz.1", "host")
    check("sample.quiz.2", "buyer")
    check("sample.quiz.2", "host")
    hint("sample.quiz.8")
    check("sample.quiz.8", "host")
    found = score("sample.quiz")
    assert (found.questions, found.solved, found.at_once) == (8, 3, 1)
    assert found.again == (
        (BALANCE, "Who adds, who subtracts: the emissions balance"),
        (METHODS, "One set of trades, three methods"),
    )
    assert found.sentences() == [
        "1 of 8 right at the first attempt, 3 solved.",
        "5 questions are still open.",
    ]
    assert "Worth reading again" in found._repr_html_()


def test_a_whole_quiz_at_once_sends_on(desk):
    for number in range(1, 9):
        check(f"sample.quiz.{number}", "host")
    found = score("sample.quiz")
    assert found.at_once == 8 and not found.again
    assert "You know this module" in str(found)


def test_the_hints_are_the_lesson_and_then_the_paragraph(desk):
    assert "the emissions balance" in hint("sample.quiz.1").text
    assert "2/CMA.3 annex 8(a)" in hint("sample.quiz.1").text


def test_the_form_of_a_quiz_ends_with_a_button_for_the_score():
    pytest.importorskip("ipywidgets")
    registry.add([quiz("sample", "Sample", [ASKED] * 8)])
    try:
        with sitting(packs.load("kasoro"), widgets=True):
            last = ask("sample.quiz").children[-1]
            button, told = last.children
            check("sample.quiz.1", "host")
            button.click()
            assert "1 of 8 right" in told.value
    finally:
        registry.remove("sample.quiz")


@pytest.mark.parametrize(
    "path", sorted((ROOT / "exercises").glob("*/quiz.ipynb")), ids=lambda path: path.parent.name
)
def test_the_book_has_one_place_for_the_score_the_form(path):
    cells = [cell for cell in read(path, str(path))["cells"] if cell["id"].startswith("score")]
    assert len(cells) == 2 and all(cell["metadata"].get("tags") == ["remove-cell"] for cell in cells)


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        ([ASKED] * 7, "7 questions; a quiz has 8 to 12"),
        ([ASKED] * 13, "13 questions; a quiz has 8 to 12"),
        ([ASKED] * 7 + [replace(ASKED, options=OPTIONS[:2])], "question 8: offer three options"),
        ([ASKED] * 7 + [replace(ASKED, lesson="05-accounting/9-none")], "there is no lesson"),
    ],
)
def test_a_quiz_of_the_wrong_shape_is_refused(questions, said):
    with pytest.raises(ClassroomError, match=said):
        quiz("sample", "Sample", questions)


def test_the_score_of_another_exercise_is_refused():
    with pytest.raises(ClassroomError, match="is no quiz"):
        score("accounting.averaging")


# --- the quizzes of the book ---


@pytest.mark.parametrize("id", QUIZZES)
def test_guessing_by_place_or_by_length_does_not_pass(id):
    """Whoever always takes the same letter, or the longest option, must not get far."""
    pack = packs.load("kasoro")
    exercise = registry.get(id)
    s = exercise.scenario(pack)
    single = [q for q in exercise.questions if not q.many]
    places, longest = Counter(), 0
    for question in single:
        right = question.right_keys(s)[0]
        labels = question.labels(s)
        places[[key for key, _ in labels].index(right)] += 1
        longest += max(labels, key=lambda one: len(one[1]))[0] == right
    assert max(places.values()) <= 0.6 * len(single), f"{id}: the right options stand at {dict(places)}"
    assert longest <= 0.6 * len(single), f"{id}: {longest} of {len(single)} right options are the longest"
