"""Python for the pages, made once, and pages that run it."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chromium import missing
from tests.inpage import live_page
from tools import runtime as tool
from tools.say import BUILD


@pytest.fixture(scope="session")
def runtime() -> Path:
    """The folder live/, made anew if the course has changed; one process of the tests makes it."""
    if not (tool.PYODIDE / "pyodide.asm.wasm").exists():
        missing("Pyodide is not installed (make book installs it): Python in the page was not tested.")
    BUILD.mkdir(exist_ok=True)
    with (BUILD / "runtime.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        tool.build()
    return tool.TARGET


@pytest.fixture
def tab(browser) -> Iterator:
    """An empty tab; what its pages complain of and ask for is kept."""
    context = browser.new_context()
    page = context.new_page()
    page.complaints, page.requests = [], []
    page.on("console", lambda m: page.complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda request: page.requests.append(request.url))
    yield page
    context.close()


@pytest.fixture
def folder(runtime, tmp_path) -> Path:
    """A folder with a page of one live part, and a copy of live/ beside it."""
    from classroom import views

    shutil.copytree(runtime, tmp_path / "live")
    live_page.write(tmp_path / "index.html", live_page.parts([views.workbench("kasoro", "cookstoves")]))
    return tmp_path
