"""Checks 100 to 102 and 105: what the regular information says, and what it owes to other reports."""

from __future__ import annotations

from collections.abc import Iterator

from article6.aef.kinds import ACQUISITION, goes_to_a_party
from article6.consistency.applicable import applicable
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.entry import UNKNOWN_TIME
from article6.consistency.own_reports import AnyOf, initial_reports, regular_information
from article6.findings import Finding
from article6.parties import is_party
from article6.reports.between import carried_over, says_what_is_missing
from article6.reports.completeness import omissions, reversals_addressed
from article6.reports.deadlines import aef_due, next_btr
from article6.reports.order import order


def regular(dossier: Dossier) -> Iterator[Finding]:
    """100: 21(a) to (e) once and 22(a) to (k) for each approach, as applicable; the order is a question."""
    report = regular_information(dossier)
    if report is not None:
        yield from omissions(report, applicable(dossier, report))
        yield from order(report)


def updates_carried_over(dossier: Dossier) -> Iterator[Finding]:
    """101: the content of an updated initial report stands in the next biennial transparency report due."""
    later = regular_information(dossier)
    if later is None or later.date is None:
        return
    for update in initial_reports(dossier):
        if update.kind != "updated initial" or update.date is None or update.date > later.date:
            continue
        if later.annexed_to_btr not in (None, next_btr(update.date)):
            continue  # an earlier report was the next one due
        if update.annexed_to_btr is None or update.annexed_to_btr != later.annexed_to_btr:
            yield from carried_over(update, later)


def what_others_have_not_reported(dossier: Dossier) -> Iterator[Finding]:
    """102: the report says which information of other Parties of the approaches was missing.

    Asked where other Parties' AEFs are at hand and that of a trading partner is not, though it was due before
    the report. Without any of them nothing is known of what was available.
    """
    report = regular_information(dossier)
    if report is None or report.date is None:
        return
    index, absent = dossier.index, set()
    for entry in index.own_actions:
        row = entry.row
        other = row.transferring if entry.kind == ACQUISITION else None
        other = row.acquiring if other is None and goes_to_a_party(row) else other
        year = entry.aef.year if entry.when is UNKNOWN_TIME else entry.when.year
        if is_party(other) and year is not None and (other, year) not in index.in_force:
            absent.add((other, year))
    due = {other for other, year in absent if 1 <= year < 9999 and aef_due(year) < report.date}
    yield from says_what_is_missing(report, sorted(due))


def reversals(dossier: Dossier) -> Iterator[Finding]:
    """105: a reversal that is reported comes with how it is addressed in full."""
    later = regular_information(dossier)
    for report in initial_reports(dossier) + ([] if later is None else [later]):
        yield from reversals_addressed(report)


CHECKS = (
    Check(
        100,
        "H",
        "The regular information has every item that applies, in the order of its outline",
        ("B", "W"),
        (
            "regular.21a",
            "regular.21b",
            "regular.21c",
            "regular.21d",
            "regular.21e",
            "regular.22a",
            "regular.22b",
            "regular.22c",
            "regular.22d",
            "regular.22e",
            "regular.22f",
            "regular.22g",
            "regular.22h",
            "regular.22i",
            "regular.22j",
            "regular.22k",
            "review.consistent",
            "outline.regular",
        ),
        ("regular_information",),
        regular,
    ),
    AnyOf(
        101,
        "H",
        "What an updated initial report says stands in the next biennial transparency report",
        ("W",),
        ("report.updated",),
        ("regular_information",),
        updates_carried_over,
        ("initial_report", "updated_reports"),
    ),
    Check(
        102,
        "H",
        "The Party says which information of other Parties is missing",
        ("W",),
        ("review.missing-others",),
        ("others", "regular_information"),
        what_others_have_not_reported,
    ),
    AnyOf(
        105,
        "H",
        "A reversal comes with how it is addressed in full",
        ("W",),
        ("initial.18h", "regular.22b"),
        (),
        reversals,
        ("initial_report", "updated_reports", "regular_information"),
    ),
)
