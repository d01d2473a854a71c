"""Opening an exercise from its page, running it as a whole, and solving a question of it; without a network.

The modules are shared out among files, because the processes of the tests share the work by files.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from classroom import registry
from classroom.proof_notebooks import exercise_id
from tests.lite.desk import Desk, run_all, solve
from tools.say import ROOT

HALF = "05-accounting"


def notebooks(folder: str, *, later: bool) -> list[Path]:
    """The notebooks of the modules after `HALF`, or of those up to it."""
    return sorted(path for path in ROOT.glob(f"{folder}/*/*.ipynb") if (path.parent.name > HALF) == later)


def each(paths: list[Path]):
    """Run a test that takes `path` once for each of these."""
    return pytest.mark.parametrize("path", paths, ids=lambda path: f"{path.parent.name}/{path.stem}")


def opens_and_is_solved(desk: Desk, path: Path, folder: Path) -> None:
    page = desk.from_book(path.relative_to(ROOT).with_suffix("").as_posix())
    assert run_all(page) == []
    assert "Right" in solve(page, registry.get(exercise_id(path)), folder)
