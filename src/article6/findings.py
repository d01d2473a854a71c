"""What reading or checking finds: what is wrong, where, by which rule, and how to mend it.

One class serves every reader and every check, so that all of them can be shown in one list, written into one
workbook, or counted for one label.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from article6 import rules

__all__ = ["Finding", "Outcome", "Place"]


class Outcome(StrEnum):
    """What a finding means for the label of 4/CMA.6 para. 29."""

    INCONSISTENT = "inconsistent"  # contradicts a text, or misses mandatory information
    NULL = "null"  # information that another report should hold is not available
    WARNING = "warning"  # a question or a convention of ours: leaves the label unchanged


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: `file`, `table` (a sheet or document), `row`, `column`.

    `row` counts as the file shows it, from 1; 0 is the table as a whole. `column` is the label of the field.
    """

    file: str = ""
    table: str = ""
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        row = f"row {self.row}" if self.row else ""
        column = f"column {self.column}" if self.column else ""
        return ", ".join(part for part in (self.file, self.table, row, column) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding. `problem` and `mend` are sentences; `rule` is an id of `article6.rules`.

    `check` is the number in the list of checks, None for what is no check (a file that cannot be read).
    `other` is the second place, where two rows do not agree. `value` is what stands there, as text.
    `party` is the other Party that must be told too, if any (2/CMA.3 annex 33(b)).
    """

    outcome: Outcome
    place: Place
    problem: str
    mend: str
    rule: str
    check: int | None = None
    value: str = ""
    other: Place | None = None
    party: str = ""

    @property
    def cite(self) -> str:
        """Where the rule stands: "4/CMA.6 para. 33"."""
        return rules.get(self.rule).cite

    def __str__(self) -> str:
        both = f" (compared with {self.other})" if self.other else ""
        number = f"check {self.check}, " if self.check is not None else ""
        return f"{self.place}: {self.problem}{both} {self.mend} ({number}{self.cite}, rule {self.rule})"
