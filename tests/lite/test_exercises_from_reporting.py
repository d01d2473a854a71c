"""Each exercise of the later modules, in JupyterLite."""

from __future__ import annotations

from tests.lite.exercises import each, notebooks, opens_and_is_solved


@each(notebooks("exercises", later=True))
def test_an_exercise_opens_from_its_page_and_can_be_solved(desk, path, tmp_path):
    opens_and_is_solved(desk, path, tmp_path)
