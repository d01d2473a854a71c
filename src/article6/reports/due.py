"""One entry of the calendar: what is due, when, why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from article6 import rules
from article6.paper import Paper, Paragraph, Table

__all__ = ["KINDS", "TOPICS", "CalendarError", "Due", "as_paper", "next_due"]

KINDS = {
    "shall": "binding",
    "should": "the text says should",
    "may": "a possibility the text gives",
}
TOPICS = (
    "initial report",
    "updated initial report",
    "annual information",
    "cut-off",
    "biennial transparency report",
    "table 4",
    "achievement",
    "finality",
    "NDC",
    "review",
)


class CalendarError(ValueError):
    """What a calendar cannot be made from. The message says what is wrong and how to give it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing that is due: the last `date` for it, `what`, and on which rule and reason (`basis`) it rests.

    `kind` is one of KINDS, `topic` one of TOPICS, `who` has to act. `year` is the year the information is for
    (the latest, where it is for several), `period` the NDC period, `approach` the cooperative approach.
    `derived`: no text names the day; `basis` says what it is derived from.
    """

    date: date
    what: str
    kind: str
    rule: str
    basis: str
    topic: str
    who: str = "the Party"
    year: int | None = None
    period: str = ""
    approach: str = ""
    derived: bool = False

    @property
    def cite(self) -> str:
        """Where the rule stands."""
        return rules.get(self.rule).cite

    def __str__(self) -> str:
        return f"{self.date}: {self.what} ({self.kind}, {self.cite})"


def next_due(dues: Iterable[Due], today: date) -> tuple[Due, ...]:
    """What is due next: all that falls on the first day from `today` on; empty where nothing does."""
    coming = [due for due in dues if due.date >= today]
    first = min((due.date for due in coming), default=None)
    return tuple(due for due in coming if due.date == first)


def as_paper(title: str, dues: Iterable[Due]) -> Paper:
    """The calendar as a page: one table in the order given, the reason beside each day."""
    rows = tuple(
        (
            f"{due.date}{' [D]' if due.derived else ''}",
            f"{due.what}{'' if due.who == 'the Party' else f' ({due.who})'}",
            due.kind,
            f"{due.basis} ({due.cite})",
        )
        for due in dues
    )
    note = "[D]: no decision names this day; the reason says how it is derived. Decisions of CMA.7 (2025) "
    return Paper(
        title,
        (
            Table("What is due when", ("Last day", "What", "Kind", "Why"), rows),
            Paragraph(note + "and CMA.8 (2026) could not be read: check whether they change a day."),
        ),
    )
