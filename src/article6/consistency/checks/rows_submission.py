"""Checks 10 and 11: the version of the submission, and the NDC period that table 1 shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from article6.aef.document import Aef
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.findings import Finding, Outcome

_FORM = re.compile(r"[1-9]\d{0,8}\.\d{1,9}", re.ASCII)


def versions(dossier: Dossier) -> Iterator[Finding]:
    """10: X.Y, beginning with 1.0; each later version is higher than the one it replaces, which is kept."""
    aef = dossier.aef
    version = aef.submission.version
    if version is None:
        return
    tell = partial(Finding, check=10, place=aef.place(aef.submission, "version"), value=version)
    if not _FORM.fullmatch(version):
        if not any(one.check == 10 for one in aef.findings):
            yield tell(
                outcome=Outcome.INCONSISTENT,
                problem=f'"{version}" is not a version of the form X.Y.',
                mend="Write 1.0, or a higher one, such as 2.0.",
                rule="aef.format",
            )
        return
    doubt = partial(tell, outcome=Outcome.WARNING, rule="consistency.resubmit")
    same_year = [
        one
        for one in (*dossier.own, *dossier.others)
        if one is not aef and one.party == aef.party and one.year == aef.year and one.version != (0, 0)
    ]
    for other in same_year:
        if other.version == aef.version and not _alike(other, aef):
            yield doubt(
                problem=f"Two AEFs of this year that differ both have version {version}.",
                mend="Give the later one a higher version.",
                other=other.place(other.submission, "version"),
            )
    earlier = [one for one in same_year if one.version < aef.version]
    later = [one for one in same_year if one.version > aef.version]
    for other in earlier + later:
        if not _in_order(aef, other):
            yield doubt(
                problem=f"Version {version} is of {_day(aef)}, version {other.submission.version} of "
                f"{_day(other)}: the numbers and the dates go opposite ways.",
                mend="Give each version a higher number than the one it replaces.",
                other=other.place(other.submission, "version"),
            )
    if not earlier and aef.version != (1, 0):
        yield doubt(
            problem=f"The version is {version}, and the one it replaces is not at hand.",
            mend="Begin with 1.0; keep replaced versions and check the new one beside them.",
        )


def _alike(one: Aef, other: Aef) -> bool:
    return (one.submission, one.actions, one.holdings) == (other.submission, other.actions, other.holdings)


def _in_order(one: Aef, other: Aef) -> bool:
    dates = one.submission.date, other.submission.date
    return None in dates or dates[0] == dates[1] or (dates[0] < dates[1]) == (one.version < other.version)


def _day(aef: Aef) -> str:
    return f"{aef.submission.date:%d/%m/%Y}"


def periods(dossier: Dossier) -> Iterator[Finding]:
    """11: first and last year of the NDC period are in order, and those of the latest initial report.

    Table 1 has room for one period. A reported year outside it is legal: late uses and first transfers.
    """
    aef, table_1 = dossier.aef, dossier.aef.submission
    first, last = table_1.first_year, table_1.last_year
    if first is None or last is None:
        return
    tell = partial(Finding, outcome=Outcome.INCONSISTENT, check=11)
    if first > last:
        yield tell(
            place=aef.place(table_1, "first_year"),
            problem=f"The NDC implementation period begins in {first} and ends in {last}.",
            mend="Exchange the two years, or correct the wrong one.",
            rule="report.ndc-description",
            value=str(first),
        )
        return
    if dossier.ndc is None or dossier.ndc.party != dossier.party:
        return
    period = dossier.ndc.period
    another = (
        last < period.first or first > period.last
    )  # the period of another NDC, which may be the right one
    if another and not (table_1.year is not None and period.first <= table_1.year <= period.last):
        return
    for attribute, shown, right in (("first_year", first, period.first), ("last_year", last, period.last)):
        if shown != right:
            yield tell(
                place=aef.place(table_1, attribute),
                problem=f"Table 1 shows the NDC period {first}-{last}; in the initial report it is "
                f"{period.first}-{period.last}.",
                mend=f"Write {right}, or submit an updated initial report.",
                rule="initial.18b",
                value=str(shown),
            )


CHECKS = (
    Check(
        10,
        "A",
        "The version has the form X.Y and follows the one it replaces",
        ("B", "W"),
        ("aef.format", "consistency.resubmit"),
        ("aef",),
        versions,
    ),
    Check(
        11,
        "A",
        "The NDC period is in order and that of the latest initial report",
        ("B",),
        (
            "report.ndc-description",
            "initial.18b",
            "initial.18c",
            "initial.18d",
            "regular.21b",
            "review.consistent",
        ),
        ("aef",),
        periods,
    ),
)
