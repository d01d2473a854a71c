"""An annual report held against the checks, from the workbook of a reader: the findings, and their table."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from article6 import aef
from article6.aef import Aef, AefFileError
from article6.consistency import Checked
from classroom.cycle import drafts
from classroom.desks.desk import Desk, DeskError, Download, Field, Worked
from classroom.language import _

__all__ = ["make"]

EXERCISE = "reporting.annual-report"
FORMS = (".xlsx", ".json")
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def make(pack: Any) -> Desk:
    """The desk of the annual report that a colleague began."""
    return of_report(
        EXERCISE,
        f"{EXERCISE}.5",
        drafts.draft_name(pack),
        lambda: drafts.unfinished(pack),
        lambda report: drafts.check_draft(pack, report),
    )


def of_report(
    name: str, question: str, file: str, begun: Callable[[], Aef], checked: Callable[[Aef], Checked]
) -> Desk:
    """A desk where a report is checked: `file` and `begun` are the report to begin with."""

    def work(inputs: Mapping[str, Any], act: str) -> Worked:
        mine = inputs["report"]
        result = checked(_read(*mine) if mine else begun())
        about = mine[0] if mine else file
        table = drafts.findings_table(result.findings)
        shown = table.html() if result.findings else ""
        files = []
        if result.findings:
            table_csv = "\ufeff" + aef.findings_csv(result.findings)
            files.append(Download(f"{Path(about).stem}-findings.csv", table_csv, "text/csv"))
        if mine:  # so that it can be handed in as it was checked
            files.append(Download(Path(about).name, mine[1], _type(about)))
        return Worked(result.sentence, shown, tuple(files))

    return Desk(
        name,
        _("The checks on your report"),
        _(
            "Edit the workbook in LibreOffice or Excel, save it as .xlsx, choose it here, and run the "
            "checks; repeat it until you are content. It stays on this computer: it is read in this page."
        ),
        (
            Field(
                "report",
                _("Your report"),
                "file",
                help=_("Without a file, the checks look at {file} as it was begun.").format(file=file),
                forms=FORMS,
            ),
        ),
        (("check", _("Run the checks")),),
        work,
        hand_in=question,
    )


def _read(name: str, content: bytes) -> Aef:
    """The report in a file; what is wrong with the file is said of its name."""
    with TemporaryDirectory() as folder:
        path = Path(folder, Path(name).name or "report")
        path.write_bytes(content)
        try:
            report = aef.read(path)
        except AefFileError as fault:
            raise DeskError(str(fault).replace(str(path), path.name)) from None
    # Findings name the file as its owner knows it.
    report.source = path.name
    report.findings = [replace(one, place=replace(one.place, file=path.name)) for one in report.findings]
    return report


def _type(name: str) -> str:
    return WORKBOOK if name.endswith(".xlsx") else "application/json"
