"""The browser of the tests. One per process: Playwright runs one event loop, and a second one is refused.

Without Chromium the tests that need it are skipped with a line that says so. Under CI a missing browser is a
failure: a gate that skips itself is no gate.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tools.chromium import FLAGS, find


def missing(sentence: str) -> None:
    """Skip with a sentence; under CI fail with it."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{sentence} (Under CI this is a failure.)")
    pytest.skip(sentence)


@contextmanager
def chromium() -> Iterator:
    """A running Chromium: the one that CHROMIUM names, or the one on the path."""
    program = find()
    if program is None:
        missing("Chromium is not on this computer, so nothing was tested in a browser: install chromium.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()
