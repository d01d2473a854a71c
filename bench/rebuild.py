"""How long the book takes to build again after one notebook was edited."""

from __future__ import annotations

import json
import time

from bench.table import Row
from tools import book
from tools.say import ROOT


def edited_build() -> tuple[float, str]:
    """Seconds for a build after a code cell of the largest notebook changed, and that notebook's path.

    The notebook gets its old text back, whatever happens.
    """
    largest = max((ROOT / "notebooks").rglob("*.ipynb"), key=lambda path: path.stat().st_size)
    before = largest.read_bytes()
    notebook = json.loads(before)
    cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    cell["source"] = "".join(cell["source"]) + f"\n# edited at {time.time()}"
    try:
        largest.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        begun = time.perf_counter()
        book.build()
        return time.perf_counter() - begun, largest.relative_to(ROOT).as_posix()
    finally:
        largest.write_bytes(before)


def run() -> list[Row]:
    """Rows: nothing changed (the floor), and one notebook edited."""
    if not any((ROOT / "notebooks").rglob("*.ipynb")):
        return []
    book.build()  # brings everything up to date, and is not counted
    begun = time.perf_counter()
    book.build()
    unchanged = time.perf_counter() - begun
    edited, name = edited_build()
    book.build()
    return [
        Row("book, nothing changed", unchanged, "s", note="the floor; one run"),
        Row("book, one notebook edited", edited, "s", 15, f"{name}; one run"),
    ]
