"""An annual report that is not finished yet: made, kept as a file to work on, checked, annotated."""

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from article6 import aef
from article6.aef import Aef
from article6.aef.kinds import FIRST_TRANSFER, kind_of
from article6.consistency import Checked, check
from article6.findings import Finding
from classroom import work
from classroom.display.page import in_book
from classroom.view import Table

from .reports import annual_report, dossier
from .slips import slip_in
from .trades import years

__all__ = [
    "check_draft",
    "draft_name",
    "findings_table",
    "handed_in_as",
    "keep_draft",
    "keep_findings",
    "open_draft",
    "report_year",
    "unfinished",
    "written_as",
]


def report_year(pack: Any) -> int:
    """The first year in which the host both sells to the buyer and has first transfers without a buyer."""
    for year in years(pack):
        rows = [
            r for r in annual_report(pack, pack.host.code, year).actions if kind_of(r.type) == FIRST_TRANSFER
        ]
        if {row.acquiring is None for row in rows} == {True, False}:
            return year
    raise ValueError(f"The pack {pack.id} has no year with first transfers to the buyer and for OIMP.")


def unfinished(pack: Any) -> Aef:
    """The host's report of that year with three slips, holdings that are too small, and one row not written.

    The check finds all but the missing row: nobody acquired those units, so that no other report names them.
    """
    report = slip_in(annual_report(pack, pack.host.code, report_year(pack)))
    report.holdings[-1].quantity //= 10
    report.actions.remove([row for row in report.actions if row.subtype == "Issuance"][-1])
    return report


def written_as() -> str:
    """The form of a report for learners: a workbook, or JSON where none can be written (no openpyxl)."""
    return "xlsx" if find_spec("openpyxl") else "json"


def handed_in_as() -> str:
    """The form of a report that is handed in; the book offers a workbook, and its pages read one."""
    return "xlsx" if in_book() else written_as()


def draft_name(pack: Any) -> str:
    """How the file is called that the exercise begins with."""
    return f"annual-report-{pack.host.code}-{report_year(pack)}.{handed_in_as()}"


def keep_draft(report: Aef, name: str, *, once: bool = False) -> work.Kept:
    """Write a report into the learner's folder: as a workbook or as JSON, as its name says.

    `once`: not if a file of that name is there, since the learner works on it.
    """
    if name.endswith(".json"):
        return work.keep(name, lambda path: aef.write_json(report, path), once=once)
    from article6 import workbook

    return work.keep(name, lambda path: workbook.write(report, path), once=once)


def open_draft(name: str) -> Aef:
    """The report in a file of the learner's folder, as it is now."""
    return aef.read(work.folder() / name)


def check_draft(pack: Any, report: Aef) -> Checked:
    """The 107 checks, together with the earlier reports of the host and those of the buyer."""
    return check(dossier(pack, pack.host.code, report_year(pack), report))


def findings_table(findings: Iterable[Finding]) -> Table:
    """The findings as a table to work through, those about a single row first."""
    rows = [
        (", ".join(part for part in (_row(one), one.place.column) if part), one.problem, one.mend)
        for one in sorted(findings, key=lambda one: not one.place.row)
    ]
    return Table("Findings", ("Where", "What the check says", "How to mend it"), rows)


def _row(finding: Finding) -> str:
    place = finding.place
    return f"{place.table}, row {place.row}" if place.row else place.table


def keep_findings(name: str, findings: Iterable[Finding]) -> work.Kept:
    """Keep the findings beside the file: a copy of the workbook with comments, or a table (CSV)."""
    path = work.folder() / name
    if path.suffix != ".xlsx":
        return work.keep(f"{path.stem}-findings.csv", lambda out: aef.write_findings_csv(findings, out))
    from article6 import workbook

    several = list(findings)
    return work.keep(f"{path.stem}-findings.xlsx", lambda out: workbook.annotate(path, several, Path(out)))
