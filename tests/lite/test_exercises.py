"""Each exercise is opened from its page and run as a whole, and a question is solved; without a network."""

from __future__ import annotations

import pytest

from classroom import registry
from classroom.proof_notebooks import exercise_id
from tests.lite.desk import run_all, solve
from tools.say import ROOT

NOTEBOOKS = sorted((ROOT / "exercises").glob("*/*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_exercise_opens_from_its_page_and_can_be_solved(desk, path, tmp_path):
    page = desk.from_book(path.relative_to(ROOT).with_suffix("").as_posix())
    assert run_all(page) == []
    assert "Right" in solve(page, registry.get(exercise_id(path)), tmp_path)
