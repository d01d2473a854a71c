"""The row of a benchmark, the best of several times, and the table that is printed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `limit` is what it must not exceed; None means it is only stated."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    note: str = ""

    @property
    def missed(self) -> bool:
        """True when the figure exceeds its limit."""
        return self.limit is not None and self.value > self.limit


def best_of(times: int, function: Callable[[], object]) -> float:
    """Run a function several times; return the shortest time in seconds."""
    best = float("inf")
    for _ in range(times):
        begun = time.perf_counter()
        function()
        best = min(best, time.perf_counter() - begun)
    return best


def figure(value: float) -> str:
    """A figure with three significant digits, and never in powers of ten."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def lines(rows: list[Row]) -> list[str]:
    """The rows as a table: name, figure, limit, share of the limit, verdict, note."""
    cells = [("what", "figure", "limit", "of limit", "", "note")]
    for row in rows:
        limit = "" if row.limit is None else f"{figure(row.limit)} {row.unit}"
        share = "" if not row.limit else f"{row.value / row.limit:.0%}"
        verdict = "" if row.limit is None else ("MISSED" if row.missed else "ok")
        cells.append((row.name, f"{figure(row.value)} {row.unit}", limit, share, verdict, row.note))
    widths = [max(len(line[column]) for line in cells) for column in range(5)]
    made = []
    for line in cells:
        name, value, limit, share, verdict, note = line
        parts = [
            name.ljust(widths[0]),
            value.rjust(widths[1]),
            limit.rjust(widths[2]),
            share.rjust(widths[3]),
        ]
        made.append("  ".join([*parts, verdict.ljust(widths[4]), note]).rstrip())
    return made
