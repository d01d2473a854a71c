"""Every exercise solved in its page, with the keys alone and without a network."""

from tests.book.solving import each, solve


@each("notebook")
def test_an_exercise_is_solved_in_its_page(browser, book, name, tmp_path):
    solve(browser, book, name, tmp_path)
