"""The findings of one reading, in order, and never more of them than anybody can use."""

from __future__ import annotations

from typing import Any

from article6.aef.cells import Value, as_text, visible
from article6.aef.format import Field, Table
from article6.findings import Finding, Outcome, Place

__all__ = ["MOST_FINDINGS", "Told"]

MOST_FINDINGS = 100_000  # a file with more is not mended cell by cell
_LONGEST_VALUE = 200


class Told:
    """What a reader has to say of one source.

    `lists_may_have_grown` is True once the submission is known to be younger than the nomenclature: a value
    that the list does not hold is then a warning.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.lists_may_have_grown = ""
        self._unheard = 0

    def place(self, kind: Table | None, row: int = 0, column: str = "") -> Place:
        """Where something stands; tables are called as in the workbook, whatever the sheet was called."""
        return Place(self.source, kind.sheet if kind else "", row, column)

    def say(
        self, place: Place, problem: str, mend: str, *, value: Any = "", warning: bool = False, **more: Any
    ) -> None:
        """Add a finding; beyond the limit it is only counted."""
        if len(self.findings) >= MOST_FINDINGS:
            self._unheard += 1
            return
        outcome = Outcome.WARNING if warning else Outcome.INCONSISTENT
        more = {"rule": "aef.format", "check": None} | more
        text = visible(as_text(value))
        if len(text) > _LONGEST_VALUE:
            text = f"{text[: _LONGEST_VALUE - 1]}…"
        self.findings.append(
            Finding(outcome=outcome, place=place, problem=problem, mend=mend, value=text, **more)
        )

    def of_cell(self, kind: Table, field: Field, row: int, raw: Any, read: Value) -> None:
        """Add what is wrong with a cell."""
        mend, warning = read.mend, read.warning
        if read.unlisted and self.lists_may_have_grown:
            mend, warning = f"{mend} {self.lists_may_have_grown}", True
        place = self.place(kind, row, field.label)
        self.say(place, read.problem, mend, value=raw, warning=warning, rule=read.rule, check=read.check)

    def finish(self) -> list[Finding]:
        """All findings; the last one says how many more there would be."""
        if self._unheard:
            count, self._unheard = self._unheard, 0
            last = Finding(
                outcome=Outcome.INCONSISTENT,
                place=self.place(None),
                problem=f"{count:,} more cells are not as the format wants them; they are not listed.",
                mend="Look for a column that stands in another place, or for a form used in a whole column.",
                rule="aef.format",
                check=2,
            )
            self.findings.append(last)
        return self.findings
