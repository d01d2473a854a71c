"""A browser for the live parts. Without Chromium its tests are skipped aloud; under CI that is a failure."""

from __future__ import annotations

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def missing(sentence: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{sentence} (Under CI this is a failure.)")
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def browser():
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        missing("No Chromium was found: the live parts were not tried in a browser.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()
