"""Checks 6 and 9: what the values of a row say together, on the subtype and on the metric."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache, partial

from article6.aef.kinds import (
    ACQUISITION,
    ADAPTATION_FUND,
    AUTHORIZATION,
    BY_OIMP_EVENT,
    CANCELLATION,
    FIRST_TRANSFER,
    OMGE,
    TO_A_PARTY,
    TRANSFER,
    USE,
    kind_of,
)
from article6.aef.rows import Action, AuthorizationRow, HoldingRow
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.findings import Finding, Outcome
from article6.units import UnitError, gwp

_OTHER = "Other cancellations"
# The nomenclature files the Adaptation Fund under Transfer; 4/CMA.6 para. 16 makes it a first transfer.
# It has no subtypes for authorization, acquisition and use: there a subtype of another action contradicts.
SUBTYPES = {
    AUTHORIZATION: frozenset({"Authorization"}),
    FIRST_TRANSFER: frozenset({TO_A_PARTY, *BY_OIMP_EVENT, _OTHER}) | OMGE | ADAPTATION_FUND,
    TRANSFER: ADAPTATION_FUND,
    ACQUISITION: frozenset(),
    USE: frozenset({"Use or cancellation"}),
    CANCELLATION: OMGE | {_OTHER},
}
_ALL = frozenset().union(*SUBTYPES.values())  # others are check 5's


def subtypes(dossier: Dossier) -> Iterator[Finding]:
    """6: the subtype belongs to the action type."""
    aef = dossier.aef
    for row in aef.actions:
        subtype = row.subtype
        if subtype is None or subtype not in _ALL:
            continue
        kind = kind_of(row.type)
        if kind and subtype not in SUBTYPES[kind]:
            fitting = sorted(SUBTYPES[kind])
            yield Finding(
                outcome=Outcome.INCONSISTENT,
                place=aef.place(row, "subtype"),
                problem=f'The subtype "{subtype}" does not belong to the action type {row.type}.',
                mend=f"Write {' or '.join(fitting)}, or leave the subtype empty."
                if fitting
                else "Leave the subtype empty, or correct the action type.",
                rule="nomenclature.values",
                check=6,
                value=subtype,
            )


_FIELDS = {
    "non_ghg_metric": "the non-GHG metric",
    "amount": "the quantity in the non-GHG metric",
}
_GASES = frozenset({"N2O", "PFCs and SF6", "Coal bed/mine methane", "Landfill gas", "Methane avoidance"})


def metrics(dossier: Dossier) -> Iterator[Finding]:
    """9: a row in t CO2 eq has no non-GHG fields; a non-GHG row has them all; GWP values are those of AR5."""
    aef = dossier.aef
    tell = partial(Finding, check=9)
    for rows in (aef.authorizations, aef.actions, aef.holdings):
        for row in rows:
            metric = row.metric
            if metric == "GHG":
                for attribute, name in _FIELDS.items():
                    if getattr(row, attribute, None) is not None:
                        yield tell(
                            outcome=Outcome.INCONSISTENT,
                            place=aef.place(row, attribute),
                            problem=f"The metric is GHG, and {name} is filled in.",
                            mend="Leave it empty, or write non-GHG as the metric.",
                            rule="itmo.metric",
                            value=str(getattr(row, attribute)),
                        )
            elif metric is not None and metric.casefold() == "non-ghg":
                yield from _incomplete(dossier, row)
            if row.gwp is not None and (doubt := _gwp_doubt(row.gwp)):
                yield tell(
                    outcome=Outcome.WARNING,
                    place=aef.place(row, "gwp"),
                    problem=doubt,
                    mend="Use the 100-year values of the Fifth Assessment Report (AR5).",
                    rule="report.gwp",
                    value=row.gwp,
                )
    for row, gas in _without_gwp(dossier):
        yield tell(
            outcome=Outcome.WARNING,
            place=aef.place(row, "gwp"),
            problem=f"The authorization covers {gas}, and no global warming potential is given.",
            mend="Give the AR5 values of the gases, such as CH4 28.",
            rule="report.gwp",
        )


def _incomplete(dossier: Dossier, row: AuthorizationRow | Action | HoldingRow) -> Iterator[Finding]:
    for attribute, name in _FIELDS.items():
        if getattr(row, attribute, 0) is None and not (row.bad and attribute in row.bad):
            yield Finding(
                outcome=Outcome.INCONSISTENT,
                place=dossier.aef.place(row, attribute),
                problem=f"The metric is non-GHG, and {name} is not given.",
                mend="Name the metric and its quantity, besides the quantity in t CO2 eq.",
                rule="report.non-ghg-conversion",
                check=9,
            )


_REPORT = re.compile(r"\bAR\s?-?([1-6])\b|\b(SAR|TAR)\b|\b(second|third|fourth|sixth) assessment", re.I)
_PAIR = re.compile(
    r"\b(CH4|N2O|SF6|NF3|HFC-[0-9a-z]+|PFC-[0-9a-z]+)\b[^0-9A-Za-z]{1,4}(\d+(?:,\d{3})*(?:\.\d+)?)(?![\w%])"
)


@lru_cache(maxsize=1000)
def _gwp_doubt(text: str) -> str:
    """What is doubtful in a text on global warming potentials, "" if nothing is."""
    named = {(found[1] or found[2] or found[3]).upper() for found in _REPORT.finditer(text)}
    if named and "5" not in named:
        return f'"{text}" does not name the Fifth Assessment Report.'
    for found in _PAIR.finditer(text):
        try:
            right = gwp(found[1])
        except UnitError:
            continue
        if Fraction(found[2].replace(",", "")) != right:
            return f'"{text}" has {found[2]} for {found[1]}; the Fifth Assessment Report has {right}.'
    return ""


def _without_gwp(dossier: Dossier) -> Iterator[tuple[AuthorizationRow, str]]:
    """Authorizations of other gases than CO2 that give no GWP, as the row or the document has it."""
    gases = {
        (one.id, one.version): [gas for gas in one.gases if gas.upper() != "CO2"]
        for one in dossier.documents
        if one.party == dossier.aef.party
    }
    for row in dossier.aef.authorizations:
        if row.gwp is None and row.metric == "GHG":
            named = gases.get((row.id, row.version)) or [gas for gas in row.activity if gas in _GASES]
            if named:
                yield row, ", ".join(named)


CHECKS = (
    Check(
        6,
        "A",
        "The action subtype belongs to the action type",
        ("B",),
        ("nomenclature.values", "first-transfer.adaptation-fund", "first-transfer.omge"),
        ("aef",),
        subtypes,
    ),
    Check(
        9,
        "A",
        "Metric, quantities and global warming potentials of a row fit together",
        ("B", "W"),
        ("itmo.metric", "report.non-ghg-conversion", "authorization.5l", "report.gwp"),
        ("aef",),
        metrics,
    ),
)
