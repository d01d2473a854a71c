"""The zip file of the book, unpacked and started as a reader would."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import pytest

from tests.book.conftest import pages
from tests.book.visit import DESKTOP, visit, wait_until
from tools import offline
from tools.say import ROOT, Stop

NAMES = ["README.txt", "START-HERE.html", "serve.py", "start-linux.sh", "start-macos.command"]
NAMES += ["start-windows.bat"]
# What cmd.exe understands without anything installed, and the three names of Python.
COMMANDS = {"@echo", "rem", "setlocal", "pushd", "popd", "if", "goto", "echo", "start", "pause"}
COMMANDS |= {"py", "python3", "python"}
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".html": "text/html"}
KINDS |= {".wasm": "application/wasm", ".woff2": "font/woff2", ".json": "application/json"}


@pytest.fixture(scope="module")
def packed(book, tmp_path_factory):
    """The zip file of the built book."""
    target = tmp_path_factory.mktemp("zip") / "book.zip"
    offline.pack(book, target)
    return target


@pytest.fixture(scope="module")
def unpacked(packed):
    """Where a reader unpacked it, in a folder with blanks and letters of another language in its name."""
    with tempfile.TemporaryDirectory(prefix="My documents \u00e9 ") as folder:
        with zipfile.ZipFile(packed) as archive:
            for entry in archive.infolist():
                path = Path(archive.extract(entry, folder))
                path.chmod(entry.external_attr >> 16)
        yield Path(folder) / offline.FOLDER


@pytest.fixture
def started(unpacked, tmp_path):
    """start(**environment) -> the running start script, and what it told the browser to open."""
    running = []

    def start(**environment):
        opened = tmp_path / f"opened-{len(running)}"
        browser = tmp_path / f"browser-{len(running)}"
        browser.write_text(f'#!/bin/sh\necho "$1" > "{opened}.new" && mv "{opened}.new" "{opened}"\n')
        browser.chmod(0o755)
        process = subprocess.Popen(
            [unpacked / "start-linux.sh"],
            cwd=tmp_path,
            env={**os.environ, "BROWSER": str(browser), **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        running.append(process)
        for _ in range(300):
            if opened.exists():
                return process, opened.read_text().strip()
            time.sleep(0.1)
        process.kill()
        pytest.fail(f"no browser was opened: {process.communicate()[0]}")

    yield start
    for process in running:
        process.terminate()
        process.wait()
        process.stdout.close()


def test_the_same_book_gives_the_same_file(book, packed, tmp_path):
    again = tmp_path / "again.zip"
    offline.pack(book, again)
    assert again.read_bytes() == packed.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["again.zip"], "nothing unfinished is left"


def test_the_whole_book_is_in_it_and_few_things_stand_at_the_top(book, unpacked):
    assert sorted(path.name for path in unpacked.iterdir()) == sorted([*NAMES, "site"])
    assert pages(unpacked / "site") == pages(book)
    assert len((unpacked / "README.txt").read_text("utf-8").splitlines()) == 10


def test_the_start_scripts_may_be_started_and_the_rest_may_not(packed):
    with zipfile.ZipFile(packed) as archive:
        for entry in archive.infolist():
            runnable = bool((entry.external_attr >> 16) & stat.S_IXUSR)
            assert runnable == entry.filename.endswith((".sh", ".command")), entry.filename


def test_windows_can_read_its_files(unpacked):
    for name in ("start-windows.bat", "README.txt"):
        content = (unpacked / name).read_bytes()
        assert content.count(b"\r\n") == content.count(b"\n") > 5 and content.isascii(), name
    script = (unpacked / "start-windows.bat").read_text("ascii")
    lines = [line.strip() for line in script.splitlines() if line.strip()]
    assert {line.split()[0] for line in lines if not line.startswith(":")} <= COMMANDS
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert set(re.findall(r"goto (\w+)", script)) <= labels


@pytest.mark.parametrize("name", ["start-linux.sh", "start-macos.command"])
def test_the_shell_understands_the_scripts(unpacked, name):
    subprocess.run(["sh", "-n", unpacked / name], check=True)
    assert b"\r" not in (unpacked / name).read_bytes()


def test_the_script_serves_the_book_and_opens_it(started, unpacked, browser):
    process, address = started()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
    for page in ("book/welcome.html", "book/glossary.html"):
        seen = visit(browser, address, page, DESKTOP)
        assert not seen.report()
    page = browser.new_page()
    page.goto(address)
    page.wait_for_url("**/book/welcome.html")
    for path in (unpacked / "site").rglob("*"):
        if path.suffix in KINDS and path.stat().st_size < 200_000:
            answer = page.request.head(address + path.relative_to(unpacked / "site").as_posix())
            assert answer.headers["content-type"].partition(";")[0] == KINDS[path.suffix], path.name
            assert answer.headers["cache-control"] == "no-cache"
    page.close()
    assert process.poll() is None, "it serves until it is stopped"


def test_a_second_start_takes_another_port(started):
    (first, here), (second, there) = started(), started()
    assert here != there and first.poll() is None and second.poll() is None


def test_without_python_the_book_opens_as_files_and_says_what_is_missing(started, unpacked, tmp_path):
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("dirname", "sh", "mv"):
        (tools / name).symlink_to(shutil.which(name))
    process, address = started(PATH=str(tools))
    assert address == str(unpacked / "START-HERE.html")
    assert "no Python 3 here" in process.stdout.read() and process.wait() == 0


def test_from_files_the_book_opens_searches_recomputes_and_answers(unpacked, browser):
    """What a double-click gives: everything but JupyterLite."""
    page = browser.new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((unpacked / "START-HERE.html").as_uri())
    page.wait_for_url("**/site/book/welcome.html")
    page.goto((unpacked / "site/search.html").as_uri() + "?q=OIMP")
    page.wait_for_selector("#a6-search-results li")
    page.goto((unpacked / "site/notebooks/05-accounting/1-the-emissions-balance.html").as_uri())
    live = page.locator(".a6-live").first
    before = live.inner_text()
    live.locator("input[type=radio]:checked").first.focus()
    page.keyboard.press("ArrowRight")
    wait_until(
        page,
        "([live, before]) => live.innerText !== before && !/Python/.test(live.innerText)",
        [live.element_handle(), before],
    )
    page.goto((unpacked / "site/exercises/00-start/first-answer.html").as_uri())
    question = page.locator("form.a6-ask").first
    question.locator("input[type=text]").fill("1")
    question.get_by_role("button", name="Check").click()
    wait_until(page, "reply => reply.innerText.length > 20", question.locator(".a6-reply").element_handle())
    assert "could not" not in question.inner_text()
    page.close()
    assert wrong == []


def test_the_first_page_alone_says_that_the_zip_has_to_be_unpacked(unpacked, tmp_path, browser):
    shutil.copy(unpacked / "START-HERE.html", tmp_path)
    page = browser.new_page()
    page.goto((tmp_path / "START-HERE.html").as_uri())
    page.wait_for_selector("[role=alert]:visible")
    assert "Unpack the whole zip file" in page.get_by_role("alert").inner_text()
    page.close()
    shutil.copy(unpacked / "serve.py", tmp_path)
    done = subprocess.run(
        [sys.executable, tmp_path / "serve.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1 and "unpack the whole zip file" in done.stderr


def test_no_file_of_ours_names_a_place_on_this_machine(unpacked):
    places = (str(ROOT) + os.sep, str(Path.home()) + os.sep)
    for name in NAMES:
        text = (unpacked / name).read_text("utf-8")
        assert not [place for place in places if place in text], name


def test_what_a_killed_run_left_goes_and_what_a_run_still_writes_stays(tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    target = tmp_path / "book.zip"
    left, written, foreign = (
        tmp_path / f"book.zip{end}.tmp" for end in (f".{ended.pid}", f".{os.getppid()}", ".mine")
    )
    for path in (left, written, foreign):
        path.touch()
    offline.tidy(target)
    assert not left.exists() and written.exists() and foreign.exists()


def test_a_book_that_is_not_built_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(offline, "GOOD", tmp_path / "book.good")
    with pytest.raises(Stop, match="make book SERVE=0"):
        offline.main()


def test_a_book_that_was_stopped_before_its_end_is_refused(monkeypatch, tmp_path):
    signs = [sign for _part, sign in offline.parts()]
    monkeypatch.setattr(offline, "TARGET", tmp_path / "book.zip")
    monkeypatch.setattr(offline, "pack", lambda site, target: target.write_bytes(b"") or 0)
    for missing in range(len(signs)):
        here = [tmp_path / f"{missing}-{n}" for n in range(len(signs))]
        for n, sign in enumerate(here):
            if n != missing:
                sign.touch()
        monkeypatch.setattr(
            offline, "parts", lambda here=here: [(f"part {sign.name} is", sign) for sign in here]
        )
        with pytest.raises(Stop, match=rf"part {missing}-{missing} is missing.*make book SERVE=0"):
            offline.main()
    here[missing].touch()
    assert offline.main() == 0
