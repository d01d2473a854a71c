"""What is met in a sheet besides its values, and how columns are counted."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Notes", "Run", "letters", "number"]


@dataclass(slots=True)
class Run:
    """Cells of one column that have something in common: the row of the first, and how many there are."""

    row: int
    count: int = 1


@dataclass(slots=True)
class Notes:
    """What was met in a sheet. Columns are numbers from 1; rows count as the sheet shows them."""

    formulas: dict[int, Run] = field(default_factory=dict)
    uncached: dict[int, Run] = field(default_factory=dict)  # formulas without a stored value
    rounded: dict[int, Run] = field(default_factory=dict)  # numbers with more digits than programs keep
    merged: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)  # only rows that hold something
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    far_right: tuple[int, str] | None = None  # row and column of the first cell that is not read


def number(column: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    found = 0
    for letter in column:
        found = found * 26 + ord(letter) - 64
    return found


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found
