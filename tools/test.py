"""`make test`: build the book, then run every test in one pytest run, so that its last line speaks for all.

The notebooks run under nbval beside the tests of the packages. `--dist loadfile` keeps the cells of a
notebook on one worker; without it some of them fail at random.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import book, notebooks
from tools.say import ROOT, Stop, main_guard, note, step

FAILED_BUILD = "ARTICLE6_BOOK_FAILED"  # carries the sentence of a failed build to tests/book


def main() -> int:
    total = 4
    step(3, total, "the book: executing the notebooks and building the pages")
    env = dict(os.environ, ARTICLE6_TEST_RUN="1")
    try:
        book.build()
    except Stop as stop:
        # Go on: the tests say more about the cause, and a test of the book fails with this sentence.
        note(str(stop))
        env[FAILED_BUILD] = str(stop)
    step(4, total, "tests: packages, notebooks, pages in a browser")
    places = ["tests", *[folder for folder in notebooks.FOLDERS if any((ROOT / folder).rglob("*.ipynb"))]]
    flags = [
        "--nbval-lax",
        "--nbval-cell-timeout=120",
        "-n",
        "2",
        "--dist",
        "loadfile",
        "-q",
        "--durations=10",
    ]
    with tempfile.TemporaryDirectory() as folder:
        # The notebooks must not touch the progress and the files of whoever works here.
        env["ARTICLE6_PROGRESS"] = str(Path(folder, "progress.json"))
        env["ARTICLE6_WORK"] = str(Path(folder, "my-work"))
        return subprocess.run(
            [sys.executable, "-m", "pytest", *flags, *places], cwd=ROOT, env=env, check=False
        ).returncode


if __name__ == "__main__":
    main_guard(main)
