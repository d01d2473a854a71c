"""What a finished annual report of the host must meet, point by point."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from article6.aef import Aef
from article6.aef.rows import Action
from article6.consistency.labels import CONSISTENT
from article6.findings import Finding, Outcome, Place
from classroom.cycle.drafts import check_draft
from classroom.exercises.reporting._parts import TO_BUYER, first_transfers
from classroom.questions import Demand


def _same(report: Aef, s: Any, part: Callable[[Aef], Any]) -> bool:
    return part(report) == part(s.mine)


def _subtype(row: Action) -> str:
    return (row.subtype or "").casefold()


def _kinds(report: Aef) -> Counter:
    return Counter(_subtype(row) for row in first_transfers(report))


def _vintages(report: Aef) -> set:
    return {(_subtype(row), row.approach, row.vintage) for row in first_transfers(report)}


def _days(report: Aef) -> set:
    return {(_subtype(row), row.time and row.time.date()) for row in first_transfers(report)}


def _amounts(report: Aef) -> Counter:
    found: Counter = Counter()
    for row in first_transfers(report):
        found[_subtype(row), row.vintage] += row.quantity or 0
    return found


def _held(report: Aef) -> Counter:
    found: Counter = Counter()
    for row in report.holdings:
        found[row.approach, row.vintage] += row.quantity or 0
    return found


def _not_this_report(report: Aef, s: Any) -> str | None:
    if (report.party, report.year) == (s.host.code, s.year):
        return None
    return f"Table 1 says: {report.party or 'no Party'}, reported year {report.year or 'missing'}."


def _unreadable(report: Aef, s: Any) -> str | None:
    found = [one for one in report.findings if one.outcome is Outcome.INCONSISTENT]
    return f"{found[0].place}: {found[0].problem}" if found else None


def _rows(report: Aef, s: Any) -> str | None:
    if not _kinds(s.mine) - _kinds(report):
        return None
    return f"Table 3 has {sum(_kinds(report).values())} first transfers."


def _buyer(report: Aef, s: Any) -> str | None:
    for row in first_transfers(report):
        wanted = s.buyer.code if _subtype(row) == TO_BUYER.casefold() else None
        if row.acquiring != wanted:
            return f"Table 3, row {row.row}: the acquiring Party is {row.acquiring or 'empty'}."
    return None


def _said(part: Callable[[Aef], Any], words: str) -> Callable[[Aef, Any], str | None]:
    return lambda report, s: None if _same(report, s, part) else words


def _label(report: Aef, s: Any) -> str | None:
    result = check_draft(s.pack, report)
    if result.label == CONSISTENT:
        return None
    found = next(one for one in result.findings if one.outcome is not Outcome.WARNING)
    return f"The label is “{result.label}”. {found.place}: {found.problem}"


def _spoiled(change: Callable[[Aef], Any]) -> Callable[[Aef, Any], Aef]:
    """The report with one thing changed in it."""

    def spoil(report: Aef, s: Any) -> Aef:
        change(report)
        return report

    return spoil


def _year_after(report: Aef) -> None:
    report.submission.year += 1


def _scribble(report: Aef) -> None:
    place = Place(report.name, "Table 3 Actions", 2, "Vintage")
    problem, mend = "The cell holds no year.", "Write the year with four digits."
    report.findings.append(
        Finding(
            outcome=Outcome.INCONSISTENT, place=place, problem=problem, mend=mend, rule="annual.20b", check=1
        )
    )


def _last_row_gone(report: Aef) -> None:
    report.actions.pop()


def _first(**values: Any) -> Callable[[Aef], None]:
    """The first row of table 3 with other values."""

    def change(report: Aef) -> None:
        for name, value in values.items():
            setattr(report.actions[0], name, value)

    return change


def _day_of_year_after(report: Aef) -> None:
    row = report.actions[0]
    row.time = row.time.replace(year=row.time.year + 1)


def _vintage_of_the_action(report: Aef) -> None:
    report.actions[0].vintage = report.year


def _zero_too_few(rows: str) -> Callable[[Aef], None]:
    def change(report: Aef) -> None:
        getattr(report, rows)[0].quantity //= 10

    return change


DEMANDS = [
    Demand(
        "whose and which year",
        _not_this_report,
        "An annual report is that of one Party, for the calendar year in which the actions occurred. Look "
        "at the story.",
        _spoiled(_year_after),
        "report.annual",
    ),
    Demand(
        "can be read",
        _unreadable,
        "What the reader cannot read, nobody can check. Mend this cell first.",
        _spoiled(_scribble),
        "consistency.omission",
    ),
    Demand(
        "the first transfers",
        _rows,
        "Compare with the list of the registry, line by line. Which first transfer of {host.name} has no "
        "row yet?",
        _spoiled(_last_row_gone),
        "annual.20a",
    ),
    Demand(
        "who acquires",
        _buyer,
        "A first transfer to a Party names that Party. One by issuance names none: nobody acquires.",
        _spoiled(_first(acquiring=None)),
        "annual.20b",
    ),
    Demand(
        "the vintages",
        _said(_vintages, "Approach and vintage of the first transfers are not those of the list."),
        "The vintage is the year in which the mitigation occurred. It is never the year of the action, "
        "unless both happen to be the same.",
        _spoiled(_vintage_of_the_action),
        "annual.20b",
    ),
    Demand(
        "the days",
        _said(_days, "The days of the first transfers are not those of the list."),
        "The day is that of the action in the registry, not that of the typing.",
        _spoiled(_day_of_year_after),
        "report.annual",
    ),
    Demand(
        "the quantities",
        _said(_amounts, "The quantities of the first transfers are not those of the list."),
        "A quantity in t CO2 eq is the number of serials of the row.",
        _spoiled(_zero_too_few("actions")),
        "identifier.blocks",
    ),
    Demand(
        "the holdings",
        _said(_held, "Table 4 does not say what {host.name} holds on the last day of the year."),
        "A first transfer by issuance moves nothing: such units are still held.",
        _spoiled(_zero_too_few("holdings")),
        "report.annual",
    ),
    Demand(
        "the label",
        _label,
        "Work through the findings: first those about one cell, then check again.",
        _spoiled(_first(authorization="Another 2020-01")),
        "consistency.labels",
    ),
]
