"""The Makefile lists what it can do, and its programs fail with one sentence that says what to do."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from contextlib import closing

import pytest

from tools import assets, book, install, notebooks, quick, serve
from tools.say import ROOT, Stop

TARGETS = ("book", "test", "quick", "lab", "exercises", "bench", "format", "clean")

needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="make is not on this computer")


@needs_make
def test_make_alone_lists_each_command_on_one_line():
    said = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = re.findall(r"^  make (\S+) +(\S.+)$", said, re.MULTILINE)
    assert set(TARGETS) <= {name for name, _ in listed}
    assert all(len(text) < 100 for _, text in listed)


@needs_make
def test_without_a_fitting_python_make_says_so_in_one_sentence(tmp_path):
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    done = subprocess.run(
        ["make", "book", "PYTHON="], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "no Python 3.11 or newer was found" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("NewConnectionError: Failed to establish", "cannot be reached"),
        ("SSLError: CERTIFICATE_VERIFY_FAILED", "set PIP_CERT"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "differs from the one"),
        ("ERROR: No matching distribution found for numpy==2.4.6", "No ready-made file of numpy==2.4.6"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("something else", "read the end of"),
    ],
)
def test_a_failed_installation_is_explained(output, sentence):
    said = install.explain(output, ROOT / "_build/install.log")
    assert sentence in said
    assert said.endswith(".") and "\n" not in said


def test_a_failed_notebook_is_named_with_its_error():
    page = f"{ROOT}/notebooks/05-accounting/1-x.ipynb"
    output = "\n".join(
        [
            f"{page}: WARNING: Executing notebook failed: CellExecutionError",
            "Traceback (most recent call last):",
            "nbclient.exceptions.CellExecutionError: An error occurred while executing the following cell:",
            "\x1b[31mValueError\x1b[39m: no such year",
            f"myst_nb.core.execute.base.ExecutionError: {page}",
            "RuntimeError: ",
        ]
    )
    said = book.explain(output)
    assert "notebooks/05-accounting/1-x.ipynb raised ValueError: no such year" in said
    assert "make quick NB=notebooks/05-accounting/1-x.ipynb" in said


def test_an_extension_that_does_not_load_is_quoted():
    said = book.explain(
        "\x1b[91mExtension error:\x1b[39m\nCould not import extension a6_pages (exception: no x)\n"
    )
    assert "Could not import extension a6_pages (exception: no x): mend it" in said


def test_a_warning_of_the_build_is_quoted():
    said = book.explain(f"{ROOT}/book/a.md:3: WARNING: unknown document: 'b'\nother WARNING: second\n")
    assert "book/a.md:3: WARNING: unknown document: 'b'" in said
    assert "(and 1 more)" in said


def test_a_taken_port_is_passed_over(tmp_path):
    (tmp_path / "index.html").write_text("here", encoding="utf-8")
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serve.open_server(tmp_path, port) as server:
            assert port < server.server_address[1] <= port + serve.TRIES


@pytest.mark.parametrize("port", [70_000, 999_999])
def test_an_impossible_port_is_refused(tmp_path, port):
    (tmp_path / "index.html").write_text("here", encoding="utf-8")
    with pytest.raises(Stop, match="is not a port"):
        serve.open_server(tmp_path, port)


def test_there_must_be_a_book_to_serve(tmp_path):
    with pytest.raises(Stop, match="make book"):
        serve.open_server(tmp_path, 0)


def test_a_missing_npm_file_is_named(tmp_path):
    with pytest.raises(Stop, match=r"npm package axe-core lacks the file axe\.min\.js"):
        assets.complete(tmp_path)


def test_an_unknown_notebook_and_module_are_refused():
    with pytest.raises(Stop, match="There is no notebook"):
        quick.chosen(None, ["nowhere.ipynb"])
    with pytest.raises(Stop, match="There is no module 99-nothing"):
        quick.chosen("99-nothing", [])


def test_a_broken_notebook_is_named(tmp_path):
    bad = tmp_path / "bad.ipynb"
    bad.write_text("{", encoding="utf-8")
    with pytest.raises(Stop, match=r"bad\.ipynb: the file cannot be read as a notebook"):
        notebooks.load(bad)


def test_a_stop_is_one_sentence_and_exit_code_1():
    done = subprocess.run(
        [sys.executable, "-m", "tools.quick", "nowhere.ipynb"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )
    assert done.returncode == 1
    assert done.stderr.strip().startswith("Stopped: There is no notebook")
    assert len(done.stderr.strip().splitlines()) == 1


def test_ci_runs_the_tests_and_names_the_browser():
    script = (ROOT / ".ci/run").read_text("utf-8")
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert "exec make test" in script and "chromium" in script
    assert subprocess.run(["bash", "-n", ".ci/run"], cwd=ROOT, check=False).returncode == 0
