"""What every test shares: repeatable properties, and no touch on the progress of whoever works here."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.chromium import chromium
from tests.robust_aef.counting import pytest_terminal_summary  # noqa: F401 - prints how much was tried

# Derandomized: a change is judged by the change, not by the luck of the draw; the blob replays a failure.
settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def own_progress_file(tmp_path, monkeypatch):
    """Give each test its own progress file and work folder, and notebook mode unless it asks for another."""
    monkeypatch.setenv("ARTICLE6_PROGRESS", str(tmp_path / "progress.json"))
    monkeypatch.setenv("ARTICLE6_WORK", str(tmp_path / "my-work"))
    monkeypatch.delenv("ARTICLE6_BOOK", raising=False)
    monkeypatch.delenv("ARTICLE6_PACK", raising=False)
    monkeypatch.delenv("ARTICLE6_LANGUAGE", raising=False)
    monkeypatch.setattr("classroom.language._told", None)  # a page's request chooses its language


@pytest.fixture(scope="session")
def browser():
    """A running Chromium, shared by all tests of this process."""
    with chromium() as running:
        yield running
