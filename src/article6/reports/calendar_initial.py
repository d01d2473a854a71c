"""The initial and updated initial reports in the calendar (2/CMA.3 annex 18-19; 4/CMA.6 para. 26-27)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from article6.ndc import Period
from article6.reports.calendar_inputs import Start
from article6.reports.deadlines import aef_due, btr_due, next_btr
from article6.reports.due import Due

__all__ = ["initial_reports"]


def initial_reports(periods: tuple[Period, ...], starts: tuple[Start, ...], own_day: str) -> Iterator[Due]:
    """One initial report for each NDC period, one update for each further approach.

    `own_day` is what to add for a Party that chooses the day of its biennial transparency reports.
    """
    told: set[str] = set()
    for period in periods:
        inside = [start for start in starts if start.reaches(period, periods)]
        before = [start.approach for start in inside if start.approach in told]
        if before:
            yield _repeated(period, before)
        for start in inside:
            if start.approach not in told:
                yield from _further(period, start) if before else _first_report(period, start, own_day)
                before.append(start.approach)
        told.update(before)


def _first_report(period: Period, start: Start, own_day: str) -> Iterator[Due]:
    about = {"topic": "initial report", "period": str(period), "approach": start.approach}
    report = f"Initial report for the NDC period {period}, with {start.approach}"
    yield Due(
        date=start.date,
        what=report,
        kind="shall",
        rule="report.initial",
        basis=f"No later than the authorization of ITMOs from the approach.{start.note}",
        derived=bool(start.note),
        **about,
    )
    btr = next_btr(start.date)
    yield Due(
        date=btr_due(btr),
        what=f"{report}: instead with the biennial transparency report of {btr}",
        kind="may",
        rule="report.initial",
        basis="Where the Party finds it practical, together with the next report due."
        + (
            f" That is too late for the annual information for {start.date.year}: none can be "
            "submitted on the approach before the initial report."
            if aef_due(start.date.year) < btr_due(btr)
            else ""
        )
        + own_day,
        derived=True,
        **about,
    )
    yield _before_annual("Initial report", start, about)


def _further(period: Period, start: Start) -> Iterator[Due]:
    about = {"topic": "updated initial report", "period": str(period), "approach": start.approach}
    yield Due(
        date=start.date,
        what=f"Updated initial report with 18(g) to (i) on {start.approach}",
        kind="shall",
        rule="report.updated",
        basis="Owed for each further approach. Paragraph 19 names no day; the day of paragraph 18, the "
        f"authorization, is taken.{start.note}",
        derived=True,
        **about,
    )
    yield _before_annual("Updated initial report", start, about)
    btr = next_btr(start.date)
    yield Due(
        date=btr_due(btr),
        what=f"The content of the updated initial report on {start.approach}, in the biennial transparency "
        f"report of {btr}",
        kind="shall",
        rule="report.updated",
        basis="It is also included in the next report due.",
        derived=True,
        **about,
    )


def _before_annual(report: str, start: Start, about: dict) -> Due:
    year = start.date.year
    return Due(
        date=aef_due(year),
        what=f"{report} on {start.approach} must be in: before or with the annual information for {year}",
        kind="shall",
        rule="aef.sequence",
        basis="Without it no annual information on the approach can be submitted (para. 26).",
        year=year,
        derived=True,
        **about,
    )


def _repeated(period: Period, approaches: list[str]) -> Due:
    btr = next_btr(date(period.first, 1, 1))
    return Due(
        date=btr_due(btr),
        what=f"Initial report for the NDC period {period}, with what was authorized in an earlier one: "
        f"{', '.join(approaches)}",
        kind="shall",
        rule="report.initial",
        basis="An initial report is for one NDC period. No text names the day where the authorization came "
        f"before the period; the next report due in it, that of {btr}, is taken.",
        topic="initial report",
        period=str(period),
        approach=approaches[0] if len(approaches) == 1 else "",
        derived=True,
    )
