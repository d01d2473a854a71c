"""The lesson that tells the whole story runs on every pack: its own assertions prove the key facts."""

from pathlib import Path

import nbformat
import pytest

from classroom import packs
from classroom.sitting import sitting

LESSON = Path(__file__).parents[2] / "notebooks/07-review/4-one-story.ipynb"


@pytest.mark.parametrize("name", packs.available())
def test_the_story_runs_on_every_pack(name, monkeypatch):
    monkeypatch.setenv("ARTICLE6_PACK", name)
    cells = [c.source for c in nbformat.read(LESSON, as_version=4).cells if c.cell_type == "code"]
    assert sum("assert" in source for source in cells) >= 2
    known: dict = {}
    with sitting():
        for source in cells:
            exec(compile(source, LESSON.name, "exec"), known)
    assert known["pack"].id == name
    assert known["first"].label != known["second"].label
