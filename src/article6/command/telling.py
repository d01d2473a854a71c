"""Plain words on the screen: findings in blocks, tables in columns, progress on one line."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from article6.findings import Finding, Outcome, Place

__all__ = ["Progress", "columns", "findings", "printable", "put", "put_json"]

SIGNS = {Outcome.INCONSISTENT: "INCONSISTENT", Outcome.NULL: "OPEN", Outcome.WARNING: "QUESTION"}
_QUIET = 1.0  # seconds before a bar is shown: short work needs none


def printable(text: str) -> str:
    """The text without characters that would steer a terminal."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)


def put(text: str = "") -> None:
    """Print a text; what the screen's encoding does not have is replaced."""
    encoding = sys.stdout.encoding or "utf-8"
    print(printable(text).encode(encoding, "replace").decode(encoding))


def put_json(plain: Any) -> None:
    """Print plain data as JSON, for other programs."""
    json.dump(plain, sys.stdout, indent=2, ensure_ascii=True, default=str)
    print()


def findings(found: Iterable[Finding], most: int, cell: Callable[[Place], str] = lambda place: "") -> None:
    """Print findings, each as what it is, where, what is wrong, how to mend it, and by which rule.

    `cell` tells what a spreadsheet calls a place, such as Y7; "" where it is no cell.
    """

    def shown(place: Place) -> str:
        return f"{place}" + (f" (cell {name})" if (name := cell(place)) else "")

    found = list(found)
    width = max(60, min(100, shutil.get_terminal_size().columns))
    for number, one in enumerate(found[:most], start=1):
        check = f"check {one.check}, " if one.check is not None else ""
        put(f"{number}. {SIGNS[one.outcome]}  {shown(one.place)}")
        body = [one.problem, one.mend, f"({check}{one.cite})"]
        if one.other is not None:
            body.insert(1, f"Compare with: {shown(one.other)}.")
        if one.party:
            body.append(f"It concerns {one.party} too.")
        for line in body:
            put(textwrap.fill(line, width, initial_indent="   ", subsequent_indent="   "))
        put()
    if len(found) > most:
        put(f"... and {len(found) - most:,} more: --all shows them, --annotate writes them beside the cells.")
        put()


def columns(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table whose last column is wrapped."""
    rows = [[str(cell) for cell in row] for row in rows]
    wide = [max(len(row[i]) for row in [list(heads), *rows]) for i in range(len(heads) - 1)]
    left = sum(wide) + 2 * len(wide)
    room = max(30, min(110, shutil.get_terminal_size().columns) - left)
    for row in [list(heads), *rows]:
        lead = "".join(cell.ljust(w + 2) for cell, w in zip(row, wide, strict=False))
        lines = textwrap.wrap(row[-1], room) or [""]
        put(lead + lines[0])
        for line in lines[1:]:
            put(" " * left + line)


class Progress:
    """A bar on the screen of errors, only for work that takes longer than a second and only on a terminal."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.began = time.monotonic()
        self.shown = False
        self.live = sys.stderr.isatty()

    def share(self, done: float) -> None:
        """Tell the share that is done, from 0 to 1."""
        if not self.live or time.monotonic() - self.began < _QUIET:
            return
        self.shown = True
        filled = round(30 * min(1.0, max(0.0, done)))
        bar = "#" * filled + "." * (30 - filled)
        sys.stderr.write(f"\r{self.what[:40]:40} [{bar}] {done:4.0%}")
        sys.stderr.flush()

    def count(self, done: int, of: int, name: str = "") -> None:
        """Tell how many steps of how many are done."""
        self.share(done / of if of else 1.0)

    def end(self) -> None:
        """Take the bar away."""
        if self.shown:
            sys.stderr.write("\r" + " " * 80 + "\r")
            sys.stderr.flush()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *failure: object) -> None:
        self.end()


Share = Callable[[float], None]
