"""Every lesson that its page opens in JupyterLite runs there, and progress stays when it is opened again."""

from __future__ import annotations

from a6_lite import runs_in_the_browser

from classroom import registry
from tests.lite.desk import run_all, solve
from tests.lite.exercises import each
from tools.say import ROOT

LESSONS = [path for path in sorted((ROOT / "notebooks").glob("*/*.ipynb")) if runs_in_the_browser(path)]


@each(LESSONS)
def test_a_lesson_runs(desk, path):
    assert run_all(desk.from_book(path.relative_to(ROOT).with_suffix("").as_posix())) == []


def test_a_lesson_that_cannot_run_there_says_so(desk):
    lesson = next(p for p in sorted((ROOT / "notebooks").glob("*/*.ipynb")) if not runs_in_the_browser(p))
    page = desk.page(f"{lesson.relative_to(ROOT).with_suffix('').as_posix()}.html")
    assert "pandas" in page.locator(".a6-lite").inner_text()
    assert page.locator(".a6-lite a").count() == 0


def test_what_was_solved_is_known_when_the_notebook_is_opened_again(desk, tmp_path):
    name = "exercises/00-start/first-answer"
    page = desk.from_book(name)
    assert run_all(page) == []
    assert "Right" in solve(page, registry.get("start.first-answer"), tmp_path)
    page.close()
    again = desk.from_book(name)
    assert run_all(again) == []
    assert again.locator(".a6-question", has_text="You have solved this before").count() == 1
    assert "Right" in solve(again, registry.get("start.first-answer"), tmp_path)  # who answers is answered


def test_the_first_page_of_jupyterlite_leads_to_the_first_lesson(desk):
    page = desk.page("lab/index.html")
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    assert "A notebook in ten minutes" in page.locator(".jp-Notebook h1").first.inner_text()


def test_opened_as_a_file_the_link_says_what_is_missing(desk, book):
    page = desk.context.new_page()
    page.goto((book / "exercises/00-start/first-answer.html").as_uri())
    page.locator(".a6-lite a").click()
    told = page.get_by_role("status").filter(has_text="JupyterLab needs a small server")
    told.wait_for()
    assert "python3 -m http.server" in told.inner_text()
