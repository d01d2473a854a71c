"""The built book, and a server for it."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.chromium import missing
from tools import serve
from tools.say import BUILD
from tools.test import FAILED_BUILD

HTML = BUILD / "html"


def pages(html: Path = HTML) -> list[str]:
    """The addresses of the book's pages below its root: no theme, downloads, JupyterLite or other edition."""
    found = sorted(path.relative_to(html).as_posix() for path in html.rglob("*.html"))
    # The first page is only a redirect; test_site.py follows it.
    apart = ("_static/", "_downloads/", "lab/", "fr/")
    return [page for page in found if not page.startswith(apart) and page != "index.html"]


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
