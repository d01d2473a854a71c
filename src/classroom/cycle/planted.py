"""A host's annual report with five faults planted among rows that are right."""

from copy import deepcopy
from datetime import timedelta
from typing import Any

from article6.aef import Action, Aef
from article6.consistency import Checked, check

from .reports import annual_report, dossier
from .trades import busy_year

__all__ = ["FAULTS", "faulty_report", "found", "verdicts"]

# The fault, by the number of the check that names it.
FAULTS = {35: "twice", 17: "vintage", 24: "authorization", 42: "year", 12: "quantity"}
NONE = "none"


def faulty_report(pack: Any) -> Aef:
    """The report of the busy year with seven rows added: five have a fault, two only look unusual."""
    report = annual_report(pack, pack.host.code, busy_year(pack))
    sold = next(row for row in report.actions if row.acquiring is not None)
    top = max(row.last for row in report.actions)
    rows = [*report.actions, *_planted(pack, sold, top)]
    rows.sort(key=lambda row: (row.time, row.first))
    for number, row in enumerate(rows, start=2):
        row.row = number
    report.actions = rows
    return report


def _planted(pack: Any, sold: Action, top: int) -> list[Action]:
    size = max(1_000, (sold.last - sold.first + 1) // 20)
    buyer, third = pack.buyer.code, pack.third.code
    start = sold.time.replace(month=10, day=20)

    def row(step: int, days: int, **changes: Any) -> Action:
        """A sale of units of its own, some days after the first, with one thing changed."""
        made = deepcopy(sold)
        first = top + 1 + step * 2 * size
        given = {"time": start + timedelta(days=days), "first": first, "last": first + size - 1}
        for name, value in (given | {"quantity": size, "acquiring": buyer} | changes).items():
            setattr(made, name, value)
        return made

    omge = {"subtype": "Voluntary cancellation to deliver OMGE", "acquiring": None, "purpose": "OMGE"}
    return [
        row(0, 0, first=sold.first, last=sold.first + size - 1, acquiring=third),
        row(1, 8),  # right: a second sale of other units
        row(2, 16, vintage=2020),
        row(3, 23, quantity=size * 10),
        row(4, 31, **omge),  # right: a first transfer without an acquiring Party
        row(5, 42, authorization=f"{pack.host.code} AUTH 0000-00"),
        row(6, 90),  # the action of the next year
    ]


def found(pack: Any) -> Checked:
    """What the checks say of the report, with all that is at hand around it."""
    report = faulty_report(pack)
    return check(dossier(pack, pack.host.code, report.year, report), only=set(FAULTS))


def verdicts(pack: Any) -> dict[int, str]:
    """{row of table 3: the fault in it, or "none"}, as the checks find them."""
    report, result = faulty_report(pack), found(pack)
    told = {row.row: NONE for row in report.actions}
    for finding in result.findings:
        if finding.check in FAULTS and finding.place.table == "Table 3 Actions":
            told[finding.place.row] = FAULTS[finding.check]
    return told
