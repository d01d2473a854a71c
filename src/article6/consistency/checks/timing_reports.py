"""Checks 75 to 77: what the Party's reports say by themselves. The room of the reports does the work."""

from __future__ import annotations

from collections.abc import Iterator

from article6.consistency.applicable import applicable
from article6.consistency.dossier import Dossier
from article6.consistency.own_reports import AnyOf, initial_reports, regular_information
from article6.findings import Finding
from article6.reports import completeness
from article6.reports.confidential import confidential
from article6.reports.order import order
from article6.reports.report import Report

INITIAL = ("initial_report", "updated_reports")


def _all(dossier: Dossier) -> list[Report]:
    regular = regular_information(dossier)
    return initial_reports(dossier) + ([] if regular is None else [regular])


def responsibilities(dossier: Dossier) -> Iterator[Finding]:
    """75: each participation responsibility of paragraph 4(a) to (f) has its evidence."""
    for report in _all(dossier):
        yield from completeness.responsibilities(report)


def initial_report(dossier: Dossier) -> Iterator[Finding]:
    """76: 18(a) to (f) once, 18(g) to (i) for each approach; an update has 18(g) to (i). Omission is B.

    The order of the outline and the supplementary elements are questions.
    """
    for report in initial_reports(dossier):
        known = applicable(dossier, report)
        yield from completeness.omissions(report, known)
        yield from order(report)
        yield from completeness.supplementary(report, known)


def kept_confidential(dossier: Dossier) -> Iterator[Finding]:
    """77: what is confidential is marked, with a reason, and no public item repeats it."""
    for report in _all(dossier):
        yield from confidential(report)


CHECKS = (
    AnyOf(
        75,
        "G",
        "Each participation responsibility has its evidence",
        ("W",),
        ("initial.18a", "regular.21a", "participation.party"),
        (),
        responsibilities,
        (*INITIAL, "regular_information"),
    ),
    AnyOf(
        76,
        "G",
        "The initial report has every item that applies, in the order of its outline",
        ("B", "W"),
        (
            "initial.18a",
            "initial.18b",
            "initial.18c",
            "initial.18d",
            "initial.18e",
            "initial.18f",
            "initial.18g",
            "initial.18h",
            "initial.18i",
            "review.consistent",
            "outline.initial",
            "initial.supplementary",
        ),
        (),
        initial_report,
        INITIAL,
    ),
    AnyOf(
        77,
        "G",
        "What is confidential is marked, with a reason, and not repeated in public items",
        ("B", "W"),
        ("confidential.marked", "confidential.reason", "review.confidential"),
        (),
        kept_confidential,
        (*INITIAL, "regular_information"),
    ),
)
