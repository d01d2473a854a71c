"""Every quiz, and every question of a lesson, answered in its page with the keys alone."""

from tests.book.solving import each, solve


@each("quiz")
def test_a_quiz_is_answered_and_its_score_shown(browser, book, name, tmp_path):
    solve(browser, book, name, tmp_path)


@each("lesson")
def test_a_question_of_a_lesson_is_answered(browser, book, name, tmp_path):
    solve(browser, book, name, tmp_path)
