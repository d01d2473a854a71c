"""What decides which items a report owes ("if applicable"), as far as the dossier knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date as Day

from article6.aef.kinds import serves_adaptation_fund, serves_omge
from article6.consistency.dossier import Dossier
from article6.consistency.own_reports import regular_information
from article6.reports.conditions import Conditions, conditions
from article6.reports.report import Report

__all__ = ["applicable"]


def applicable(dossier: Dossier, report: Report) -> Conditions:
    """The conditions for a report of the Party: from its NDC, authorizations, ledger, and the AEFs in force.

    Only what was done by the day of the report counts. None stays "not known".
    """
    ndc, day = dossier.ndc, report.date
    known = conditions(
        report.party,
        ndc=ndc if ndc is not None and ndc.party == report.party else None,
        ledger=dossier.ledger,
        authorizations=dossier.documents,
        btr_submitted=_btr_before(dossier, day),
        on=day,
    )
    approaches = dict.fromkeys(known.approaches or ())
    ghg, other, fund, omge = (set[str]() for _ in range(4))
    for aef in dossier.index.own:
        for row in aef.authorizations:
            if row.approach and _by(row.date, day):
                approaches.setdefault(row.approach)
    for entry in dossier.index.own_actions:
        row = entry.row
        if row.approach is None or not _by(row.time and row.time.date(), day):
            continue
        approaches.setdefault(row.approach)
        metric = (row.metric or "").casefold()
        if metric:
            (ghg if metric == "ghg" else other).add(row.approach)
        if serves_adaptation_fund(row):
            fund.add(row.approach)
        elif serves_omge(row):
            omge.add(row.approach)
    moved = ghg | other
    return replace(
        known,
        approaches=tuple(approaches) or None,
        ghg=_also(known.ghg, moved, ghg),
        non_ghg=_also(known.non_ghg, moved, other),
        adaptation=_also(known.adaptation, fund, fund),
        omge=_also(known.omge, omge, omge),
    )


def _btr_before(dossier: Dossier, day: Day | None) -> bool | None:
    """True if a biennial transparency report was submitted before that day; None if that is not known."""
    one = regular_information(dossier)
    return True if one is not None and None not in (one.date, day) and one.date < day else None


def _by(when: Day | None, day: Day | None) -> bool:
    return day is None or (when is not None and when <= day)


def _also(known: Mapping[str, bool], about: set[str], true: set[str]) -> dict[str, bool]:
    """What is known, and what the AEFs show of these approaches."""
    return {**known, **{one: one in true or bool(known.get(one)) for one in about}}
