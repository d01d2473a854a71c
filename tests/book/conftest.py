"""The built book, a server for it, and a real browser.

Without Chromium these tests are skipped with a line that says so. Under CI a missing browser is a failure:
a gate that skips itself is no gate.
"""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from tools import serve
from tools.say import BUILD
from tools.test import FAILED_BUILD

HTML = BUILD / "html"
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# No sandbox, because CI runs as root in a container; no services of the browser's own, because every
# request is counted.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def missing(sentence: str) -> None:
    """Skip with a sentence; under CI fail with it."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{sentence} (Under CI this is a failure.)")
    pytest.skip(sentence)


def pages(html: Path = HTML) -> list[str]:
    """The addresses of the book's pages below its root, without the parts of the theme."""
    found = sorted(path.relative_to(html).as_posix() for path in html.rglob("*.html"))
    # The first page is only a redirect; test_site.py follows it.
    return [page for page in found if not page.startswith("_static/") and page != "index.html"]


def pytest_generate_tests(metafunc) -> None:
    """Run a test that takes `address` once for each page of the book."""
    if "address" in metafunc.fixturenames:
        metafunc.parametrize("address", pages() or ["no book yet"])


@contextmanager
def served(folder: Path):
    """Serve a folder on a free port; yields its address, which ends in a slash."""
    server = serve.open_server(folder, 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def book() -> Path:
    """The folder of the built book; fails when the build failed before the tests."""
    if os.environ.get(FAILED_BUILD):
        pytest.fail(os.environ[FAILED_BUILD])
    if not (BUILD / "book.good").exists():
        missing("The book is not built: run `make book SERVE=0` first.")
    return HTML


@pytest.fixture(scope="session")
def site(book):
    """The address of the served book."""
    with served(book) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """A running Chromium."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        missing(
            "Chromium is not on this computer, so the book was not tested in a browser: install chromium."
        )
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()
