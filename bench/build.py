"""A full build of the book against its floor: executing the same notebooks and nothing else, in the same run.

Both start cold. The floor does what the build does with a notebook and no more: nbclient, a kernel for each,
one after the other. What lay in _build before lies there again afterwards.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from bench.table import Row
from tools import book, runtime
from tools.say import BUILD, ROOT

LIMIT = 1.5
MADE = ("cache", ".doctrees", "html", "book.good")  # by a build, in _build


def notebooks() -> list[Path]:
    """The notebooks of the book in its order."""
    named = (ROOT / "_toc.yml").read_text("utf-8").split()
    return [path for name in named if (path := ROOT / f"{name}.ipynb").is_file()]


def execute(paths: list[Path]) -> float:
    """Seconds to execute these notebooks as in the book."""
    env = dict(os.environ, ARTICLE6_BOOK="1", ARTICLE6_PROGRESS=str(BUILD / "bench-progress.json"))
    begun = time.perf_counter()
    for path in paths:
        notebook = nbformat.read(path, 4)
        client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}})
        client.execute(env=env)
    return time.perf_counter() - begun


@contextmanager
def cold() -> Iterator[None]:
    """Put aside what earlier builds made; put it back afterwards."""
    with tempfile.TemporaryDirectory(dir=BUILD) as aside:
        there = [name for name in MADE if (BUILD / name).exists()]
        for name in there:
            (BUILD / name).rename(Path(aside) / name)
        try:
            yield
        finally:
            for name in MADE:
                path = BUILD / name
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
            for name in there:
                (Path(aside) / name).rename(BUILD / name)


def run() -> list[Row]:
    """Rows: the floor, the build, and how many times the floor it takes."""
    paths = notebooks()
    runtime.build()  # not part of the figure: it follows the library, not the notebooks
    floor = execute(paths)
    with cold():
        begun = time.perf_counter()
        book.build()
        whole = time.perf_counter() - begun
    return [
        Row("executing the notebooks", floor, "s", note=f"the floor: {len(paths)} notebooks, one run"),
        Row("full build", whole, "s", note="executing, pages, checks, search index; one run"),
        Row("full build : executing", whole / floor, "x", LIMIT),
    ]
