"""The stages of a review as entries of the calendar (6/CMA.4 annex II para. 21; 4/CMA.6 para. 36)."""

from __future__ import annotations

from datetime import date, timedelta

from article6.reports.deadlines import review_days
from article6.reports.due import CalendarError, Due

__all__ = ["review_stages"]

# step of `review_days` -> who, what, kind, reason
_STAGES = {
    "dates agreed": (
        "secretariat and Party",
        "Agree the dates of the review week",
        "shall",
        "At least eight weeks before the review week.",
    ),
    "team composed": (
        "secretariat",
        "Compose the review team",
        "shall",
        "At least six weeks before the review week.",
    ),
    "questions sent": (
        "review team and secretariat",
        "Send preliminary questions and the completeness check to the Party",
        "should",
        "At least four weeks before the review week.",
    ),
    "answers": (
        "the Party",
        "Answer the questions and comment on the completeness check, in this week",
        "should",
        "In the week before the review week, with every reasonable effort.",
    ),
    "draft": (
        "review team and secretariat",
        "Send the draft report to the Party and hold a teleconference on it",
        "shall",
        "During the review week; the day is the last working day of a week that begins on a Monday.",
    ),
    "comments": (
        "the Party",
        "Comment on the draft report",
        "may",
        "Up to two weeks after the draft is received, here on the last working day of the review week.",
    ),
    "final": (
        "review team",
        "Finish the report of the review",
        "shall",
        "Within two weeks after the comments are received, here on their last day.",
    ),
}


def review_stages(week: date) -> tuple[Due, ...]:
    """What is due around a review week; `week` is its first day. Days of others are told with their names."""
    if type(week) is not date:
        raise CalendarError(
            f"The review week {week!r:.40} is no date; give its first day, date(2027, 3, 15)."
        )
    days = review_days(week)
    found = [
        Due(
            date=days[step],
            what=what,
            kind=kind,
            rule="review.clock",
            basis=basis,
            topic="review",
            who=who,
            derived=step in ("draft", "comments", "final"),
        )
        for step, (who, what, kind, basis) in _STAGES.items()
    ]
    found.append(
        Due(
            date=week + timedelta(days=4),
            what="Provide a revised initial report, if one is wanted",
            kind="may",
            rule="review.revised-initial",
            basis="Before the end of the review week.",
            topic="review",
            derived=True,
        )
    )
    return tuple(sorted(found, key=lambda due: due.date))
