"""The annual report of the file as a colleague left it, and what of a report is held against the registry."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from article6.aef import Aef
from classroom.cycle.drafts import handed_in_as

from .case import CountryFile

__all__ = ["COLUMNS", "draft_name", "unfinished"]

COLUMNS: dict[str, Callable[[Aef], Any]] = {
    "acquiring": lambda report: Counter((row.subtype, row.acquiring) for row in report.actions),
    "amounts": lambda report: _sums((row.subtype, row.quantity) for row in report.actions),
    "held": lambda report: _sums((row.vintage, row.quantity) for row in report.holdings),
}


def _sums(pairs) -> Counter:
    found: Counter = Counter()
    for key, quantity in pairs:
        found[key] += quantity or 0
    return found


def unfinished(file: CountryFile) -> Aef:
    """The report without the row of the cancellation, and with two slips in the row of the sale."""
    report = file.report()
    sale = report.actions[-1]
    sale.acquiring = None
    sale.quantity //= 10
    report.actions = [row for row in report.actions if "OMGE" not in (row.subtype or "")]
    for number, row in enumerate(report.actions, start=2):
        row.row = number
    return report


def draft_name(file: CountryFile) -> str:
    """How the file is called that the step begins with."""
    return f"capstone-report-{file.pack.host.code}-{file.year}.{handed_in_as()}"
