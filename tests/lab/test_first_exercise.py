"""A newcomer's first ten minutes: JupyterLab opens, the first exercise is found, run and answered.

What only a browser with a running kernel can show: that the forms work there, that JupyterLab does not take
the keys away from them, and that `tools/lab` opens the right page.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from classroom.exercises.start.first_answer import EXERCISE

ROOT = Path(__file__).parents[2]
START = 120  # seconds for the server to answer; the machine may be busy with other tests
PATIENCE = 60_000  # milliseconds for each thing that must appear
TRIES = 6
SHOWN = ".jp-NotebookPanel:not(.lm-mod-hidden)"


@pytest.fixture(scope="module")
def lab(tmp_path_factory, browser):
    """(address, progress file) of JupyterLab on a copy of the first module, set up as `make lab` does.

    The browser is asked for first: without one nothing is started.
    """
    home = tmp_path_factory.mktemp("home")
    course = home / "course"
    for folder in ("notebooks", "exercises"):
        shutil.copytree(ROOT / folder / "00-start", course / folder / "00-start")
    (course / "src").mkdir()
    env = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "IPYTHON", "ARTICLE6", "XDG"))}
    env |= {
        "HOME": str(home),
        "ARTICLE6_PROGRESS": str(home / "progress.json"),
        "JUPYTER_CONFIG_PATH": str(ROOT / "tools" / "lab"),
    }
    token = secrets.token_hex(16)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    log = home / "lab.log"
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1"]
    command += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}"]
    with open(log, "wb") as file:
        server = subprocess.Popen(command, cwd=course, env=env, stdout=file, stderr=subprocess.STDOUT)
    try:
        _wait_for(f"{address}/api/status?token={token}", server, log)
        yield f"{address}/?token={token}", home / "progress.json"
    finally:
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_for(url: str, server: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            with urlopen(url, timeout=10):
                return
        except (URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text('utf-8', 'replace')[-3000:]}")


@pytest.fixture
def tab(browser, lab):
    context = browser.new_context(viewport={"width": 1366, "height": 2400})
    context.set_default_timeout(PATIENCE)
    tab = context.new_page()
    tab.goto(lab[0], timeout=PATIENCE)
    yield tab
    context.close()


def test_the_first_exercise_is_found_run_and_answered_by_keyboard(tab, lab):
    expect(tab.locator(f"{SHOWN} h1")).to_contain_text("A notebook in ten minutes", timeout=PATIENCE)
    _open(tab)
    forms = _run_all(tab)
    expect(tab.get_by_text("Jupyter news")).to_have_count(0)

    choice = forms.nth(1)
    down, same, _ = EXERCISE.questions[1].options
    choice.locator("input").first.focus()
    _press(tab, "Space", "Tab", "Tab", "Tab", "Enter")
    _replied(choice, "Not yet.", down.feedback[:60], "2/CMA.3 annex 8(a)", "press Hint")
    _press(tab, "Shift+Tab", "Shift+Tab", "Space", "Tab", "Tab", "Enter")
    _replied(choice, "Right.", same.feedback[:60])

    number = forms.nth(2)
    number.locator("input").focus()
    tab.keyboard.type("6,500")
    _press(tab, "Enter")
    _replied(number, "Look at the unit.")
    _press(tab, "Control+a")
    tab.keyboard.type("1,3")
    _press(tab, "Enter")
    _replied(number, "Please write it again.")
    _press(tab, "Tab", "Tab", "Enter")
    _replied(number, "Hint 1 of 2.")

    # In JupyterLab an arrow leads to the next cell and X cuts one, unless the list keeps its keys.
    cells = tab.locator(f"{SHOWN} .jp-Cell")
    there = cells.count()
    first = forms.nth(3).locator("select").first
    first.focus()
    _press(tab, "ArrowDown", "ArrowDown", "x", "x")
    expect(first).to_be_focused()
    expect(first).to_have_js_property("selectedIndex", 2, timeout=PATIENCE)
    expect(cells).to_have_count(there)

    solved = json.loads(lab[1].read_text("utf-8"))["questions"]
    assert [solved[f"kasoro/start.first-answer.{n}"]["solved"] for n in (1, 2, 3)] == [True, True, False]


def _open(tab) -> None:
    """Find the exercise in the list of files."""
    tab.locator(".jp-BreadCrumbs-home").click()
    files = tab.locator(".jp-DirListing-content .jp-DirListing-item")
    # Exercises and notebooks; what only developers need is not listed.
    expect(files).to_have_count(2, timeout=PATIENCE)
    for name in ("exercises", "00-start", "first-answer.ipynb"):
        files.filter(has_text=re.compile(rf"^\s*{re.escape(name)}")).dblclick()
    expect(tab.locator(f"{SHOWN} h1")).to_contain_text("your first answers", timeout=PATIENCE)


def _run_all(tab):
    """Run All Cells, as the page for trainees says: again if nothing happens. Returns the four forms.

    JupyterLab drops what is run while the kernel is still starting, and does not say so.
    """
    waiting = tab.locator(f"{SHOWN} .jp-InputPrompt", has_text=re.compile(r"\[\s\]:"))
    expect(waiting).not_to_have_count(0, timeout=PATIENCE)
    for _ in range(TRIES):
        tab.get_by_role("menuitem", name="Run", exact=True).click()
        tab.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        with suppress(AssertionError):  # taken up: [*] or a number stands before the cell
            expect(waiting).to_have_count(0, timeout=PATIENCE / TRIES)
            break
    forms = tab.locator(f"{SHOWN} .a6-form")
    expect(forms).to_have_count(4, timeout=PATIENCE)
    return forms


def _press(tab, *keys: str) -> None:
    for key in keys:
        tab.keyboard.press(key)


def _replied(form, *pieces: str) -> None:
    reply = form.locator("[role=status]")
    for piece in pieces:
        expect(reply).to_contain_text(piece, timeout=PATIENCE)
