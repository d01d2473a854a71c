"""Check 97: units given for adaptation and overall mitigation, in the AEFs and in the regular information."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day
from fractions import Fraction

from article6.aef.kinds import serves_adaptation_fund, serves_omge
from article6.consistency.annual_totals import Amount
from article6.consistency.dossier import Dossier
from article6.consistency.entry import UNKNOWN_TIME, Entry
from article6.consistency.own_reports import AnyOf, regular_information
from article6.consistency.stories import stories
from article6.consistency.telling import years
from article6.consistency.versions import missing_years
from article6.findings import Finding, Outcome
from article6.ndc.amounts import show
from article6.reports.answers import finding
from article6.reports.report import Contribution, Report

KINDS = {
    "adaptation": ("22(j)", "regular.22j", serves_adaptation_fund),
    "OMGE": ("22(k)", "regular.22k", serves_omge),
}
GIVEN = {"adaptation": "transferred to the Adaptation Fund", "OMGE": "cancelled for overall mitigation"}
Given = dict[tuple[str | None, int], tuple[Amount, Amount]]  # (approach, year): all, and the voluntary part


def contributions(dossier: Dossier) -> Iterator[Finding]:
    """97: what the regular information says was given is what the AEFs in force come to.

    A unit counts once, though its first transfer and its cancellation are two rows. What the mechanism of
    Article 6.4 takes by itself ("Mandatory") may be counted or not: no text says it is a contribution. Where
    the report states no amounts as data there is nothing to compare; check 100 asks for its text.
    """
    report = regular_information(dossier)
    if report is None or not report.contributions:
        return
    for to, (key, rule, serves) in KINDS.items():
        stated = [one for one in report.contributions if one.to == to]
        given = _given(dossier, serves, report.date)
        approaches = {one.approach for one in stated} | {approach for approach, _ in given if approach}
        for approach in sorted(approaches) if stated else ():
            of_it = [one for one in stated if one.approach == approach]
            mine = {year: amounts for (one, year), amounts in given.items() if one == approach}
            for problem, outcome in _compared(dossier, report, to, approach, of_it, mine):
                yield finding(
                    report,
                    key,
                    approach,
                    problem,
                    "Add the AEFs of all years to the check."
                    if outcome is Outcome.NULL
                    else "Correct the report, or submit a new version of the AEF.",
                    "consistency.labels" if outcome is Outcome.NULL else rule,
                    outcome,
                    check=97,
                )


def _compared(
    dossier: Dossier,
    report: Report,
    to: str,
    approach: str,
    stated: list[Contribution],
    given: dict[int, tuple[Amount, Amount]],
) -> Iterator[tuple[str, Outcome]]:
    at_hand = {one.year for one in dossier.index.own}
    before = (report.annexed_to_btr or (report.date or Day.max).year) - 2  # the year of the report before
    by_year: dict[int | None, Amount] = {}
    for one in stated:
        by_year[one.year] = by_year.get(one.year, 0) + (one.quantity or 0)
    asked = {year: [year] for year in by_year if year is not None}
    if None in by_year or not by_year:
        asked[None] = [year for year in sorted({*given, *at_hand} - {None}) if year not in by_year]
    for year, several in asked.items():
        absent = missing_years(dossier) if year is None else [y for y in several if y not in at_hand]
        said = by_year.get(year, 0)
        if absent:
            yield (
                f"{show(said)} t CO2 eq are said to be {GIVEN[to]}; the AEF for {years(absent)} is not at "
                "hand.",
                Outcome.NULL,
            )
            continue
        windows = [several]
        if year is None:  # all years, or those since the report before, with or without the year it came in
            windows += [[one for one in several if one >= since] for since in (before, before + 1)]
        rights = [sum(given.get(y, (0, 0))[n] for y in window) for window in windows for n in (0, 1)]
        if said not in rights:
            when = f" in {year}" if year is not None else ""
            yield (
                f"The report has {show(said)} t CO2 eq {GIVEN[to]}{when}; the AEFs of {dossier.party} have "
                f"{show(rights[0])} for {approach}.",
                Outcome.INCONSISTENT,
            )
    for year, (amount, voluntary) in sorted(given.items()):
        if None not in asked and year not in asked and voluntary and year > before:
            yield (
                f"The AEF for {year} has {show(amount)} t CO2 eq {GIVEN[to]} for {approach}, and the report "
                "does not state them.",
                Outcome.INCONSISTENT,
            )


def _given(dossier: Dossier, serves, until: Day | None) -> Given:
    """What the Party gave by the day of the report."""
    rows = [one for one in dossier.index.own_actions if serves(one.row) and _by(one, until)]
    found: Given = {}
    for one in rows:
        if one.family is None:
            _add(found, one, one.row.quantity or 0)
    for story in stories(rows):
        one = story.events[0]
        quantity = one.size if one.row.quantity is None else one.row.quantity
        _add(found, one, Fraction(quantity) * story.size / one.size)
    return found


def _by(entry: Entry, until: Day | None) -> bool:
    return until is None or entry.when is UNKNOWN_TIME or entry.when.date() <= until


def _add(found: Given, entry: Entry, amount: Amount) -> None:
    year = entry.aef.year if entry.when is UNKNOWN_TIME else entry.when.year
    if year is not None:
        voluntary = 0 if (entry.row.subtype or "").startswith("Mandatory") else amount
        before = found.get((entry.row.approach, year), (0, 0))
        found[entry.row.approach, year] = before[0] + amount, before[1] + voluntary


CHECKS = (
    AnyOf(
        97,
        "H",
        "What is said to be given for adaptation and overall mitigation is what the AEFs have",
        ("B",),
        ("aef.contributions", "regular.22j", "regular.22k", "review.consistent"),
        ("regular_information",),
        contributions,
        ("aef", "own"),
    ),
)
