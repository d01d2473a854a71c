"""The clock of a review: what happens how long before and after the review week (6/CMA.4 annex II 21)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["STEPS", "ClockError", "Step", "clock"]

WEEK = timedelta(weeks=1)
STEPS = ("dates agreed", "team composed", "questions sent", "answers", "draft", "comments", "final")


class ClockError(ValueError):
    """A date that cannot be the beginning of a review week."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `name` of STEPS, `who` does `what`, from `first` to `last`, and the `modal` of the text.

    `first` is None where only a latest day is given.
    """

    name: str
    who: str
    what: str
    first: date | None
    last: date
    modal: str  # "shall", "should" or "may"
    rule: str = "review.clock"

    def __str__(self) -> str:
        when = f"by {self.last}" if self.first is None else f"{self.first} to {self.last}"
        return f"{when}: {self.who}: {self.what} ({self.modal})"


def clock(week: date, happened: Mapping[str, date] | None = None) -> tuple[Step, ...]:
    """The steps of a review whose week begins on Monday `week`.

    `happened` may give the days on which "draft" and "comments" were received: what follows is counted from
    them. Without it the latest days are taken: the draft on the Friday of the week, comments two weeks later.
    Raises ClockError if `week` is no Monday.
    """
    if week.weekday() != 0:
        monday = week - timedelta(days=week.weekday())
        raise ClockError(
            f"{week} is no Monday. Give the Monday of the review week, such as {monday} "
            "(6/CMA.4 annex II para. 21, rule review.clock)."
        )
    happened = happened or {}
    friday = week + timedelta(days=4)
    draft = happened.get("draft", friday)
    comments = happened.get("comments", draft + 2 * WEEK)
    team, party, secretariat = "team", "Party", "secretariat"
    return (
        Step(
            "dates agreed",
            secretariat,
            "agree the review week with the Party",
            None,
            week - 8 * WEEK,
            "shall",
        ),
        Step("team composed", secretariat, "compose the team", None, week - 6 * WEEK, "shall"),
        Step(
            "questions sent",
            f"{team} and {secretariat}",
            "send first questions and the result of the completeness check",
            None,
            week - 4 * WEEK,
            "should",
        ),
        Step("answers", party, "answer them", week - WEEK, week - timedelta(days=3), "should"),
        Step("draft", team, "send the draft report; discuss it by teleconference", week, friday, "shall"),
        Step("comments", party, "comment on the draft, within two weeks", draft, draft + 2 * WEEK, "may"),
        Step("final", team, "finish the report within two weeks", comments, comments + 2 * WEEK, "shall"),
    )
