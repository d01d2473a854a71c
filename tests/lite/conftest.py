"""The built book with its JupyterLite, served."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.book.conftest import book, served, site  # noqa: F401 - the same book, served the same way
from tests.chromium import missing
from tests.lite.desk import Desk

pytest.register_assert_rewrite("tests.lite.exercises")  # so that it says what stood there instead


@pytest.fixture(scope="session")
def lab(book) -> Path:  # noqa: F811 - a fixture takes its neighbour by name
    """The folder of JupyterLite in the built book."""
    if not (book / "lab" / "index.html").exists():
        missing("The book has no JupyterLite: run `make book SERVE=0` first.")
    return book / "lab"


@pytest.fixture(scope="session")
def window(lab, site, browser):  # noqa: F811
    """One window for all tests of this process: what JupyterLite loads is then loaded once."""
    opened = Desk(browser, site)
    yield opened
    opened.context.close()


@pytest.fixture
def desk(window):
    """Opens pages of the book and notebooks of its JupyterLite, as somebody who is there for the first time.

    Nothing but the site may be asked.
    """
    window.complaints.clear()
    yield window
    window.forget()
    assert window.complaints == []
