"""Dates for the calendar that follow from the answers. Each carries the rule it comes from."""

from dataclasses import dataclass
from datetime import date

from classroom.language import _

from .profile import Profile


@dataclass(frozen=True, slots=True)
class Due:
    """A date, what is due, the rule, and what to bear in mind."""

    on: date
    what: str
    rule: str
    note: str = ""


def report_with_end_year(end: int) -> int:
    """The year at whose end the first biennial transparency report with information on `end` is due.

    Reports are due at the end of every even year; their latest inventory year is at most two years before
    (18/CMA.1 annex 58). So it is the first even year not earlier than `end` + 2.
    """
    due = end + 2
    return due + due % 2


def dates(profile: Profile) -> tuple[Due, ...]:
    """The dates that apply, in order."""
    today = profile.on
    spring = today.year if today <= date(today.year, 4, 15) else today.year + 1
    found = [
        Due(
            date(spring, 4, 15),
            _("annual information on the actions of {n}, if there were any").format(n=spring - 1),
            "report.annual",
            _("Every year, in the agreed electronic format."),
        )
    ]
    end = profile.answer("target-year")
    if isinstance(end, int):
        due = report_with_end_year(end)
        found.append(
            Due(
                date(due, 12, 31),
                _("biennial transparency report with information on {end}: was the NDC achieved?").format(
                    end=end
                ),
                "table4.achievement",
                _(
                    "With an inventory lag of two years; one report later where a Party uses "
                    "the flexibility of three. Least developed countries and small island "
                    "developing States submit at their discretion."
                ),
            )
        )
        if profile.answer("other-purposes") == "yes":
            found.append(
                Due(
                    date(due - 1, 12, 31),
                    _("last day for recording first transfers for OIMP of this NDC period"),
                    "first-transfer.cut-off",
                    _("Counted from the due date of that report: the safe date to plan with."),
                )
            )
    return tuple(sorted(found, key=lambda one: one.on))
