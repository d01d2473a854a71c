"""The count of malformed files is in the output of the tests, however many processes run them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.robust_aef.counting import lines

ROOT = Path(__file__).parents[2]
TESTS = """
def test_one(record_property):
    record_property("malformed", ["workbooks", "bent", 7, 2])

def test_two(record_property):
    record_property("malformed", ["workbooks", "bent", 3, 0])
    record_property("malformed", ["JSON", "cut", 1200, 1200])
"""


def test_sums():
    said = lines([["JSON", "cut", 1200, 1200], ["workbooks", "bent", 7, 2], ["workbooks", "bent", 3, 0]])
    assert said[0].startswith("1,210 files: 8 read") and "1,202 refused" in said[0]
    assert said[1:] == [" 1,200 JSON: cut (1200 refused)", "    10 workbooks: bent (2 refused)"]


@pytest.mark.parametrize("options", [[], ["-n", "2"]], ids=["one process", "two processes"])
def test_the_output_of_a_run(tmp_path, options):
    (tmp_path / "test_some.py").write_text(TESTS)
    (tmp_path / "conftest.py").write_text("from tests.robust_aef.counting import pytest_terminal_summary\n")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        tmp_path,
        *options,
        tmp_path,
    ]
    run = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT)}
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "1,210 files: 8 read" in run.stdout and "    10 workbooks: bent (2 refused)" in run.stdout


def test_the_tests_of_the_project_print_it():
    """The process that prints the results loads tests/conftest.py, and no conftest of a folder below."""
    from tests import conftest, robust_aef

    assert conftest.pytest_terminal_summary is robust_aef.counting.pytest_terminal_summary
