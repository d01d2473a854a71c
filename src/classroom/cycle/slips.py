"""Three slips of the pen in an annual report, of the kind that happen in every office."""

from collections.abc import Callable
from dataclasses import dataclass

from article6.aef import Aef
from article6.findings import Finding

__all__ = ["SLIPS", "Slip", "first_of", "slip_in"]


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip: in words, how it is made in a report, and the number of the check that meets it first."""

    words: str
    make: Callable[[Aef], None]
    check: int


def _sold(report: Aef):
    """The first row that sends units to a Party."""
    return next(row for row in report.actions if row.acquiring is not None)


def _zero_too_few(report: Aef) -> None:
    _sold(report).quantity //= 10


def _date_of_today(report: Aef) -> None:
    row = _sold(report)
    row.time = row.time.replace(year=row.time.year + 1)


def _nobody_acquires(report: Aef) -> None:
    _sold(report).acquiring = None


SLIPS = (
    Slip("a quantity has a zero too few", _zero_too_few, 12),
    Slip("an action has the year in which the clerk typed it", _date_of_today, 42),
    Slip("the Party that acquires is left out", _nobody_acquires, 1),  # last: the others look for that row
)


def slip_in(report: Aef) -> Aef:
    """The report with all three slips made in it, and returned."""
    for slip in SLIPS:
        slip.make(report)
    return report


def first_of(findings: tuple[Finding, ...], slip: Slip) -> Finding:
    """The finding that names a slip."""
    return next(one for one in findings if one.check == slip.check)
