"""Findings as plain data, and as a CSV file that lies beside the files it is about."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from article6.aef.cells import protect
from article6.aef.placing import new_file
from article6.findings import Finding, Place

__all__ = ["COLUMNS", "finding_as_dict", "findings_csv", "write_findings_csv"]

COLUMNS = (
    "outcome",
    "check",
    "file",
    "table",
    "row",
    "column",
    "value",
    "problem",
    "mend",
    "rule",
    "paragraph",
    "compared with",
    "party to tell",
)


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"file": place.file, "table": place.table, "row": place.row or None, "column": place.column}


def finding_as_dict(finding: Finding) -> dict[str, Any]:
    """The finding as texts and numbers, ready for JSON. `check` and a row are None where there is none."""
    return {
        "outcome": str(finding.outcome),
        "check": finding.check,
        "place": _place(finding.place),
        "value": finding.value,
        "problem": finding.problem,
        "mend": finding.mend,
        "rule": finding.rule,
        "paragraph": finding.cite,
        "other": _place(finding.other),
        "party": finding.party,
    }


def findings_csv(findings: Iterable[Finding]) -> str:
    """Findings as a table in CSV, one row each, in their order.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow(COLUMNS)
    for one in findings:
        place = one.place
        cells = (
            *(str(one.outcome), one.check, place.file, place.table, place.row or "", place.column),
            *(one.value, one.problem, one.mend, one.rule, one.cite, one.other or "", one.party),
        )
        writer.writerow([cell if isinstance(cell, int) else protect(str(cell or "")) for cell in cells])
    return lines.getvalue()


def write_findings_csv(findings: Iterable[Finding], path: str | Path) -> None:
    """Write `findings_csv` into a file, with the mark that spreadsheets look for. Raises `AefFileError`."""
    with new_file(path, "utf-8-sig") as lines:
        lines.write(findings_csv(findings))
