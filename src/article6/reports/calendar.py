"""What is due when, for one Party, its NDC periods and its cooperative approaches.

    dues = calendar("XHA", (2026, 2030), {"CA0099": date(2026, 6, 1)})
    next_due(dues, date(2027, 3, 1))      # the annual information for 2026, by 15 April 2027

`approaches` gives the day on which the Party authorized use of ITMOs from each approach; authorizations say
more, whether outcomes for OIMP are among them for instance. With a `ledger` both are read from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from article6.authorization import Authorization
from article6.ndc import Period
from article6.parties import party as party_of
from article6.readings import Readings
from article6.reports.calendar_initial import initial_reports
from article6.reports.calendar_inputs import Start, periods_of, starts_of
from article6.reports.calendar_review import review_stages
from article6.reports.deadlines import (
    INVENTORY_LAG,
    aef_due,
    btr_due,
    cut_off,
    end_year_btr,
    latest_data,
    next_btr,
)
from article6.reports.due import CalendarError, Due, next_due

if TYPE_CHECKING:
    from article6.ledger import Ledger

__all__ = ["CalendarError", "Due", "calendar", "next_due", "review_stages"]

NDC_CYCLE = 5  # years; communicated in 2020, 2025, 2030 ...
DISCRETION = "Least developed countries and small island developing States:"


def calendar(
    party: str,
    periods: object,
    approaches: Mapping[str, date] | Iterable[Authorization] = (),
    *,
    ledger: Ledger | None = None,
    ldc_or_sids: bool | None = None,
    inventory_lag: int = INVENTORY_LAG,
    btr_submitted: Mapping[tuple[str, int], int] | None = None,
    review_weeks: Iterable[date] = (),
    readings: Readings | None = None,
    until: date | None = None,
) -> tuple[Due, ...]:
    """Everything due, in the order of the days, from the first authorization to the last achievement report.

    `periods`: `(2026, 2030)`, a `Period`, or several. `ldc_or_sids`: else as the table of Parties says.
    `inventory_lag`: 2, or 3 years for a Party with that flexibility (18/CMA.1 annex 58). `btr_submitted`: the
    year in which the report on an end year was, or will be, submitted if late, `{("XHA", 2030): 2033}`.
    `review_weeks`: first days of review weeks that are agreed. `until`: the last day of the calendar.
    Raises `CalendarError` where the inputs do not make one.
    """
    several = periods_of(periods)
    starts = starts_of(party, approaches, ledger)
    if type(inventory_lag) is not int or not 0 <= inventory_lag <= 3:
        raise CalendarError(f"An inventory lag of {inventory_lag!r} years is none; give 2 or 3 (annex 58).")
    if ldc_or_sids is None:
        known = party_of(party)
        ldc_or_sids = bool(known.ldc or known.sids)
    ends = {p: end_year_btr(p.last, inventory_lag) for p in several}
    first = starts[0].date
    last = until or btr_due(max(ends.values()))
    for start in starts:
        if not start.vintages and start.date > btr_due(ends[several[-1]]):
            raise CalendarError(
                f"{start.approach} is authorized on {start.date}, after the end of the NDC period "
                f"{several[-1]} and of its reports. Give the NDC period it belongs to."
            )
    own_day = f" {DISCRETION} they choose the day of the report." if ldc_or_sids else ""
    found = [
        *initial_reports(several, starts, own_day),
        *_annual(first, last, ldc_or_sids),
        *_biennial(first, last, ldc_or_sids, inventory_lag),
        *_table4(first, ends, inventory_lag, own_day),
        *_cut_offs(party, ends, starts, inventory_lag, btr_submitted or {}, readings or Readings()),
        *_end(ends, inventory_lag, own_day),
        *_ndcs(first, last),
        *(due for week in review_weeks for due in review_stages(week)),
    ]
    return tuple(sorted((due for due in found if not until or due.date <= until), key=lambda due: due.date))


def _annual(first: date, last: date, discretion: bool) -> Iterator[Due]:
    still = f" {DISCRETION} the text makes no exception here." if discretion else ""
    for year in range(first.year, last.year):
        yield Due(
            date=aef_due(year),
            what=f"Annual information (AEF) for {year}: authorizations, actions, holdings at its end",
            kind="shall",
            rule="report.annual",
            basis=f"Every year, by 15 April of the next: what was done in {year}, of any vintage.{still}",
            topic="annual information",
            year=year,
        )


def _biennial(first: date, last: date, discretion: bool, lag: int) -> Iterator[Due]:
    for btr in range(next_btr(first), last.year + 1, 2):
        data = latest_data(btr, lag)
        why = f"By 31 December, every second year from 2024, with inventory data to {data} at least."
        yield Due(
            date=btr_due(btr),
            what=f"Biennial transparency report {btr} with annex 4, the regular information (21 and 22)",
            kind="may" if discretion else "shall",
            rule="btr.ldc-sids" if discretion else "report.regular",
            basis=f"{why} {DISCRETION} they may submit it, at their discretion." if discretion else why,
            topic="biennial transparency report",
            year=data,
            derived=btr != 2024,
        )


def _table4(first: date, ends: dict[Period, int], lag: int, own_day: str) -> Iterator[Due]:
    for period, end in ends.items():
        for btr in range(next_btr(max(first, date(period.first, 1, 1))), end + 1, 2):
            data = min(latest_data(btr, lag), period.last)
            if data < period.first:
                continue
            years = f"{period.first}" if data == period.first else f"{period.first} to {data}"
            yield Due(
                date=btr_due(btr),
                what=f"Table 4 and the information of paragraph 23 for {years}, with the breakdown of 23(j)",
                kind="shall",
                rule="table4.updates",
                basis="In the structured summary of the biennial transparency report, and to the Article 6 "
                f"database; updates of earlier years of {period} included.{own_day}",
                topic="table 4",
                year=data,
                period=str(period),
                derived=True,
            )


def _cut_offs(
    party: str,
    ends: dict[Period, int],
    starts: tuple[Start, ...],
    lag: int,
    submitted: Mapping[tuple[str, int], int],
    readings: Readings,
) -> Iterator[Due]:
    for period, btr in ends.items():
        oimp = [start.oimp for start in starts if start.reaches(period, tuple(ends))]
        if not any(one is not False for one in oimp):
            continue
        by_submission = readings.cut_off == "submitted"
        late = submitted.get((party, period.last)) if by_submission else None
        said = f"submitted, in {late}" if late else "submitted" if by_submission else "due"
        plan = "" if late else f" In time, that is {btr}; the due date is the safe one to plan with."
        yield Due(
            date=cut_off(period.last, submitted=late, lag=lag),
            what=f"Last day to record first transfers for OIMP of outcomes from {period}"
            + ("" if any(oimp) else ", if outcomes are authorized for OIMP"),
            kind="shall",
            rule="first-transfer.cut-off",
            basis="It is 31 December of the year before the first biennial transparency report with "
            f"information on {period.last} is {said} (reading R9).{plan}",
            topic="cut-off",
            period=str(period),
            derived=True,
        )


def _end(ends: dict[Period, int], lag: int, own_day: str) -> Iterator[Due]:
    for period, btr in ends.items():
        yield Due(
            date=btr_due(btr),
            what="Assessment of achievement: the first report with information on "
            f"{period.last} says whether the target was met",
            kind="shall",
            rule="table4.achievement",
            basis=f"Inventory data lag {lag} years at most: {period.last} is in the report of {btr}; "
            f"corresponding adjustments are part of it (2/CMA.3 annex 23(l)).{own_day}",
            topic="achievement",
            year=period.last,
            period=str(period),
            derived=True,
        )
        yield Due(
            date=btr_due(btr),
            what=f"Additions and subtractions for {period} become final",
            kind="shall",
            rule="adjustment.final",
            basis="Before the review of that report starts, by a date that the CMA has not set; plan with "
            "the day of the report.",
            topic="finality",
            period=str(period),
            derived=True,
        )


def _ndcs(first: date, last: date) -> Iterator[Due]:
    for year in range(first.year + -first.year % NDC_CYCLE, last.year + 1, NDC_CYCLE):
        yield Due(
            date=date(year, 12, 31),
            what=f"Communicate the next NDC, in the course of {year}",
            kind="shall",
            rule="treaty.ndc",
            basis="Every five years (Paris Agreement Article 4.9): 2020, 2025, 2030 and so on; 9 to 12 "
            "months before the session of the CMA concerned (1/CP.21 para. 25).",
            topic="NDC",
            year=year,
            derived=True,
        )
