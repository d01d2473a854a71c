"""Ruff agrees with the code: lint and format."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tools.say import ROOT


@pytest.mark.parametrize(
    "command",
    [["check", "--output-format=concise"], ["format", "--check", "--output-format=concise"]],
    ids=["lint", "format"],
)
def test_ruff(command):
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *command, "--no-cache", "."],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"run `make format`\n{done.stdout}{done.stderr}"
