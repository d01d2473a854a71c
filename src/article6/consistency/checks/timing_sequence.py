"""Checks 72 to 74: what is submitted before what, and by which day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Day
from itertools import chain

from article6.aef.document import Aef
from article6.aef.remarks import foreign_author
from article6.aef.rows import Row
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.own_reports import (
    AnyOf,
    chooses_its_day,
    first_on,
    initial_reports,
    regular_information,
)
from article6.consistency.telling import days, names
from article6.consistency.versions import authorities
from article6.findings import Finding, Outcome, Place
from article6.reports.answers import finding, place
from article6.reports.deadlines import aef_due, btr_due, next_btr
from article6.reports.report import Report

BEFORE = "The initial report, or its update for the approach, comes before or with the annual information."


def initial_report_first(dossier: Dossier) -> Iterator[Finding]:
    """72: the initial report on an approach, or its update, comes before or with AEF and 23 information.

    Taken by the days of submission. The first report on an approach counts: one may be revised later (4/CMA.6
    para. 36). An approach on which no report is at hand is `Null`.
    """
    reports = initial_reports(dossier)
    if not reports:
        return
    if dossier.aef is not None:
        yield from _before_the_aef(dossier.aef, reports)
    for form in (dossier.table4, dossier.database):
        if form is not None and form.submitted is not None and form.party == dossier.party:
            named = {line.approach for line in form.breakdown if line.approach}
            late = _late(named or {None}, reports, form.submitted)
            if late:
                yield Finding(
                    outcome=Outcome.INCONSISTENT,
                    place=form.place(0),
                    problem=f"{_came(late)}; the information of paragraph 23 was submitted before, on "
                    f"{days(form.submitted)}.",
                    mend="The initial report, or its update for the approach, comes before or with it.",
                    rule="aef.sequence",
                    check=72,
                    other=place(next(iter(late.values())), "18"),
                )
    yield from _with_the_authorization(dossier, reports)


def _before_the_aef(aef: Aef, reports: list[Report]) -> Iterator[Finding]:
    approaches = _approaches(aef)
    day = aef.submission.date
    late = {} if day is None else _late(approaches, reports, day)
    if late:
        yield Finding(
            outcome=Outcome.INCONSISTENT,
            place=aef.place(aef.submission, "date"),
            problem=f"{_came(late)}; the annual information was submitted before, on {days(day)}.",
            mend=BEFORE,
            rule="aef.sequence",
            check=72,
            value=days(day),
            other=place(next(iter(late.values())), "18"),
        )
    for approach, row in approaches.items():
        if first_on(reports, approach) is None:
            yield Finding(
                outcome=Outcome.NULL,
                place=aef.place(row, "approach"),
                problem=f"No initial report or updated initial report on {approach} is at hand.",
                mend=f"{BEFORE} Add it to the check.",
                rule="aef.initial-first",
                check=72,
                value=approach,
            )


def _approaches(aef: Aef) -> dict[str, Row]:
    """The approaches that the AEF reports on, each with the first row that names it."""
    found: dict[str, Row] = {}
    for row in chain(aef.authorizations, aef.actions, aef.holdings, aef.entities):
        if row.approach is not None and row.approach not in found:
            found[row.approach] = row
    return found


def _late(approaches: Iterable[str | None], reports: list[Report], day: Day) -> dict[str | None, Report]:
    """Approaches whose first report came after that day, with it."""
    found = {}
    for approach in approaches:
        if approach is None:
            one = min((r for r in reports if r.date is not None), key=lambda r: r.date, default=None)
        else:
            one = first_on(reports, approach)
        if one is not None and one.date is not None and one.date > day:
            found[approach] = one
    return found


def _came(late: dict[str | None, Report]) -> str:
    on = names(approach for approach in late if approach is not None)
    first = min(late.values(), key=lambda one: one.date)
    return f"The {first.name}{f' on {on}' if on else ''} was submitted on {days(first.date)}"


def _with_the_authorization(dossier: Dossier, reports: list[Report]) -> Iterator[Finding]:
    """2/CMA.3 annex 18: not later than authorization, or with the next report due. For updates (annex 19) no
    text names a day."""
    first: dict[str, tuple[Day, Place]] = {}
    for (party, _), authority in authorities(dossier).items():
        version = authority.versions[0]
        source = version.row or version.document
        begins, approach = authority.begins, getattr(source, "approach", None)
        own = party == dossier.party and not foreign_author(getattr(version.row, "note", None))
        known = own and None not in (begins, approach)
        if known and (approach not in first or begins < first[approach][0]):
            first[approach] = begins, version.place("date")
    for approach, (day, where) in sorted(first.items()):
        report = first_on(reports, approach)
        if report is None or report.kind != "initial" or report.date is None or report.date <= day:
            continue
        with_btr = report.annexed_to_btr
        if with_btr is not None and (with_btr <= next_btr(day) or chooses_its_day(dossier)):
            continue
        yield Finding(
            outcome=Outcome.WARNING,
            place=place(report, "18", approach),
            problem=f"The {report.name} was submitted on {days(report.date)}; {approach} was authorized on "
            f"{days(day)}.",
            mend="It is due no later than the authorization or, where the Party finds that practical, with "
            f"the next biennial transparency report due, that of {next_btr(day)}: if so, name that report.",
            rule="report.initial",
            check=72,
            other=where,
        )


def aef_in_time(dossier: Dossier) -> Iterator[Finding]:
    """73: the AEF comes by 15 April of the next year. The first version counts, not its corrections.

    The text makes no exception for least developed countries and small island developing States.
    """
    aef = dossier.aef
    versions = [one for one in dossier.own if (one.party, one.year) == (aef.party, aef.year)]
    first = min((aef, *versions), key=lambda one: one.version)
    day, year = first.submission.date, aef.year
    if day is None or year is None or not 1 <= year < 9999 or first.version > (1, 0):
        return
    if day > aef_due(year):
        yield Finding(
            outcome=Outcome.WARNING,
            place=first.place(first.submission, "date"),
            problem=f"The annual information for {year} was submitted on {days(day)}; it was due by "
            f"{days(aef_due(year))}.",
            mend="Correct the day if it is wrong. Late information is recorded and checked all the same.",
            rule="report.annual",
            check=73,
            value=days(day),
        )


def btr_annex_in_time(dossier: Dossier) -> Iterator[Finding]:
    """74: the regular information comes by 31 December of the year of its report.

    Least developed countries and small island developing States submit it at their discretion.
    """
    report = regular_information(dossier)
    if report is None or report.date is None or report.annexed_to_btr is None or chooses_its_day(dossier):
        return
    year = report.annexed_to_btr
    if 1 <= year <= 9999 and report.date > btr_due(year):
        yield finding(
            report,
            "21",
            None,
            f"Submitted on {days(report.date)}; the annex to the biennial transparency report of {year} was "
            f"due by {days(btr_due(year))}.",
            "Correct the day or the year of the report. A late annex is reviewed all the same.",
            "report.regular",
            Outcome.WARNING,
            check=74,
        )


CHECKS = (
    AnyOf(
        72,
        "G",
        "The initial report comes before the annual information, and with the authorization",
        ("B", "W"),
        ("report.initial", "report.updated", "aef.initial-first", "aef.sequence"),
        (),
        initial_report_first,
        ("initial_report", "updated_reports"),
    ),
    Check(
        73,
        "G",
        "The AEF comes by 15 April",
        ("W",),
        ("report.annual",),
        ("aef",),
        aef_in_time,
    ),
    Check(
        74,
        "G",
        "The annex to the biennial transparency report comes by 31 December",
        ("W",),
        ("report.regular", "btr.deadline", "btr.ldc-sids"),
        ("regular_information",),
        btr_annex_in_time,
    ),
)
