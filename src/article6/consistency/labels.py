"""The labels of 4/CMA.6 para. 29, and what a result is marked with (para. 30)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from article6.findings import Finding, Outcome

if TYPE_CHECKING:
    from article6.consistency.dossier import Dossier

__all__ = ["CONSISTENT", "INCONSISTENT", "NOT_AVAILABLE", "label_of", "row_labels", "statuses"]

CONSISTENT = "Checked, no inconsistencies identified"
INCONSISTENT = "Checked, inconsistencies identified"
NOT_AVAILABLE = "Null, information for check not available"
_RANK = {CONSISTENT: 0, NOT_AVAILABLE: 1, INCONSISTENT: 2}
_LABELS = {Outcome.INCONSISTENT: INCONSISTENT, Outcome.NULL: NOT_AVAILABLE, Outcome.WARNING: CONSISTENT}


def label_of(outcomes: Iterable[Outcome], some_check_ran: bool = True, reading: str = "worst") -> str:
    """The label of what has these outcomes: the worst. A warning leaves the label as it is.

    `reading` is R8: with "null-if-none-ran" a submission is Null only if no check at all could run.
    """
    label = max((_LABELS[one] for one in set(outcomes)), key=_RANK.__getitem__, default=CONSISTENT)
    if label == NOT_AVAILABLE and reading == "null-if-none-ran" and some_check_ran:
        return CONSISTENT
    return label


def row_labels(dossier: Dossier, findings: Iterable[Finding]) -> dict[int, str]:
    """The label of every row of table 3 of the AEF under check, by its number in the sheet or file."""
    aef = dossier.aef
    if aef is None or not aef.actions:
        return {}
    labels = {row.row: CONSISTENT for row in aef.actions}
    here = aef.place(aef.actions[0])
    for finding in findings:
        place = finding.place
        if place.table == here.table and place.file == here.file and place.row in labels:
            label = _LABELS[finding.outcome]
            if _RANK[label] > _RANK[labels[place.row]]:
                labels[place.row] = label
    return labels


def statuses(dossier: Dossier) -> dict[str, str]:
    """Where the other documents stand, as the result of a check must show (4/CMA.6 para. 30).

    The check runs whatever is missing; what is not at hand is said.
    """
    found = {
        "initial report": "not at hand",
        "updated initial report": "not at hand",
        "review": "not at hand",
        "review report": "not at hand",
    }
    review = dossier.review
    for report in (dossier.initial_report, *dossier.updated_reports):
        if report is not None and f"{report.kind} report" in found:
            day = f" {report.date:%d/%m/%Y}" if report.date else ""
            found[f"{report.kind} report"] = f"submitted{day}"
    if review is not None:
        published = review.published_on
        found["review"] = review.label or ("published" if published else "Review pending")
        found["review report"] = f"published {published:%d/%m/%Y}" if published else "not published"
    return found
