"""The two ways in which the ledger says no: an event that a rule forbids, a file that cannot be read."""

from __future__ import annotations

from article6 import rules

__all__ = ["EventFileError", "Refused"]


class Refused(ValueError):
    """An event that the ledger does not record.

    `what` was asked, `why` it cannot be, the id of the `rule`, the `way_out`, and the `event` itself.
    `place` is the file and row where the event came from a file.
    """

    def __init__(self, what: str, why: str, rule: str, way_out: str, event=None, place: str = "") -> None:
        super().__init__(what, why, rule, way_out, event, place)
        self.what = what
        self.why = why
        self.rule = rule
        self.way_out = way_out
        self.event = event
        self.place = place

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        cite = rules.get(self.rule).cite
        told = _short(f"{self.what} {self.why} To put it right: {self.way_out}")
        return f"{where}{told} ({cite}, rule {self.rule})"


class EventFileError(ValueError):
    """A file of events that cannot be used: `file`, `row` (1 is the header), `column`, `problem`, `mend`.

    `row` is 0 where the file as a whole is meant.
    """

    def __init__(
        self, file: str, row: int, column: str, problem: str, mend: str, rule: str = "tracking.integrity"
    ) -> None:
        super().__init__(file, row, column, problem, mend, rule)
        self.file = file
        self.row = row
        self.column = column
        self.problem = problem
        self.mend = mend
        self.rule = rule

    def __str__(self) -> str:
        row = f", row {self.row}" if self.row else ""
        column = f", column {self.column}" if self.column else ""
        told = _short(f"{self.problem} {self.mend}".strip())
        cited = f"rule {self.rule})"
        if not told.endswith(cited):  # the part that refused may have cited it already
            told += f" ({rules.get(self.rule).cite}, {cited}"
        return f"{self.file}{row}{column}: {told}"


def _short(text: str) -> str:
    """The text on one line, without its middle where what somebody wrote is very long."""
    text = " ".join(text.split())
    return text if len(text) <= 700 else f"{text[:350]} ... {text[-300:]}"
