"""The days that the calendar is made of, each as a small function of years.

What a decision fixes is said so; what is derived from several texts is marked [D].
"""

from __future__ import annotations

from datetime import date, timedelta

__all__ = [
    "FIRST_BTR",
    "INVENTORY_LAG",
    "aef_due",
    "btr_due",
    "cut_off",
    "end_year_btr",
    "latest_data",
    "next_btr",
    "review_days",
]

FIRST_BTR = 2024  # 18/CMA.1 para. 3
INVENTORY_LAG = 2  # years at most from the latest inventory year to the report; 3 with flexibility (annex 58)


def aef_due(year: int) -> date:
    """The day by which the annual information on a year is due: 15 April after it (2/CMA.3 annex 20)."""
    return date(year + 1, 4, 15)


def btr_due(year: int) -> date:
    """31 December of a year of reports (18/CMA.1 para. 3; 2/CMA.3 annex 21)."""
    return date(year, 12, 31)


def next_btr(day: date) -> int:
    """The year of the biennial transparency report due next on or after a day: even years from 2024 [D]."""
    return max(FIRST_BTR, day.year + day.year % 2)


def latest_data(btr: int, lag: int = INVENTORY_LAG) -> int:
    """The latest inventory year that a report must hold: 2026 for the report of 2028 [D] (annex 58)."""
    return btr - lag


def end_year_btr(end_year: int, lag: int = INVENTORY_LAG) -> int:
    """The year in which the first report with information on the end year is due: 2032 for 2030 [D].

    A Party may report newer data; then that report, and all that hangs on it, comes one report earlier.
    """
    first = end_year + lag
    return max(FIRST_BTR, first + first % 2)


def cut_off(end_year: int, *, submitted: int | None = None, lag: int = INVENTORY_LAG) -> date:
    """The last day to record first transfers of outcomes for OIMP (4/CMA.6 para. 14).

    31 December of the year before that report is submitted; where `submitted` is not known, before it is due.
    """
    return date((end_year_btr(end_year, lag) if submitted is None else submitted) - 1, 12, 31)


def review_days(week: date) -> dict[str, date]:
    """The days of one review from the first day of its week (6/CMA.4 annex II para. 21).

    "answers" is the first day of the week before; "comments" and "final" are the latest days, counted from a
    draft that is received on the fifth day of the review week and comments that use all their time.
    """
    end = week + timedelta(days=4)
    return {
        "dates agreed": week - timedelta(weeks=8),
        "team composed": week - timedelta(weeks=6),
        "questions sent": week - timedelta(weeks=4),
        "answers": week - timedelta(weeks=1),
        "draft": end,
        "comments": end + timedelta(weeks=2),
        "final": end + timedelta(weeks=4),
    }
