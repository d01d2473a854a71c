"""The lessons run on every pack: their own assertions prove the key values.

A trainer changes the pack, and every sentence follows. The last lesson tells the whole story of two Parties,
from authorization to corrected report.
"""

from pathlib import Path

import nbformat
import pytest

from classroom import packs
from classroom.sitting import sitting

ROOT = Path(__file__).parents[2] / "notebooks"
MODULES = (
    *("01-rules", "03-authorization", "04-tracking", "06-reporting", "07-review"),
    *("08-mechanism", "09-baselines", "10-integrity"),
)
LESSONS = sorted(path.relative_to(ROOT).as_posix() for m in MODULES for path in (ROOT / m).glob("*.ipynb"))
STORY = "07-review/4-one-story.ipynb"


def run(lesson: str, pack: str, monkeypatch) -> dict:
    """The names a lesson leaves behind, its code run cell by cell on a pack."""
    monkeypatch.setenv("ARTICLE6_PACK", pack)
    cells = [c.source for c in nbformat.read(ROOT / lesson, as_version=4).cells if c.cell_type == "code"]
    assert any("assert" in source for source in cells)
    known: dict = {}
    with sitting():
        for source in cells:
            exec(compile(source, lesson, "exec"), known)
    return known


@pytest.mark.parametrize("pack", packs.available())
@pytest.mark.parametrize("lesson", [one for one in LESSONS if one != STORY])
def test_the_lesson_runs_on_every_pack(lesson, pack, monkeypatch):
    run(lesson, pack, monkeypatch)


@pytest.mark.parametrize("pack", packs.available())
def test_the_story_of_two_parties_ends_in_a_corrected_report(pack, monkeypatch):
    known = run(STORY, pack, monkeypatch)
    assert known["pack"].id == pack
    assert known["first"].label == "Checked, inconsistencies identified"
    assert known["second"].label == "Checked, no inconsistencies identified"
