"""Section C: the authorizations themselves, as table 2 and the documents have them (checks 25, 32 and 33)."""

from __future__ import annotations

from collections.abc import Iterator

from article6.aef.authorization_rows import NOT_IN_TABLE_2
from article6.authorization.elements import element
from article6.authorization.missing import ADOPTED, completeness
from article6.authorization.needs import NEEDS
from article6.authorization.words import capital
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.versions import Version, authorities
from article6.findings import Finding, Outcome

# Table 2 has no column for these; only a document that is at hand can lack them.
_NOT_JUDGED = dict.fromkeys((*NOT_IN_TABLE_2, "vintages"), "no column")


def _own(dossier: Dossier) -> list[Version]:
    """Every version of the Party's authorizations that is at hand."""
    every = authorities(dossier).items()
    return [version for (party, _), one in every if party == dossier.party for version in one.versions]


def complete(dossier: Dossier) -> Iterator[Finding]:
    """25: the elements (a) to (n) of 4/CMA.6 para. 5, in the document; if it is not at hand, in table 2."""
    for version in _own(dossier):
        if version.document is not None:
            yield from completeness(version.document).findings(version.place())
        elif version.aef is dossier.aef:
            yield from _in_table_2(version)


def _in_table_2(version: Version) -> Iterator[Finding]:
    row = version.row
    values = _NOT_JUDGED | {
        "approach": row.approach,
        "parties": row.parties,
        "entities": row.entities,
        "date": row.date,
        "definition": row.definition,
        "purposes": version.purposes,
        "quantity": row.quantity,
        "metrics": version.metrics,
        "sectors": row.sectors,
        "activities": row.activity,
    }
    early = row.date is not None and row.date < ADOPTED
    missing = [need for need in NEEDS if need.applies(values) and not need.given(values)]
    for need in missing:
        if need.blocks(values) and not early:
            yield Finding(
                outcome=Outcome.INCONSISTENT,
                place=version.place(element(need.letter).fields[0]),
                problem=f"{capital(version.name)} does not give {need.what}, element ({need.letter}).",
                mend=need.mend,
                rule=element(need.letter).rule,
                check=25,
            )
    asked = [need for need in missing if early or not need.blocks(values)]
    if asked:
        listed = "; ".join(f"({need.letter}) {need.what}" for need in asked)
        why = " It is older than 4/CMA.6, which did not bind it." if early else ""
        yield Finding(
            outcome=Outcome.WARNING,
            place=version.place(),
            problem=f"{capital(version.name)} does not give {listed}.{why}",
            mend="Add what is known and applies; leave the rest out.",
            rule="authorization.content",
            check=25,
        )


def one_definition(dossier: Dossier) -> Iterator[Finding]:
    """32: a definition of first transfer where OIMP is covered, and one only per Party and approach."""
    set_by: dict[str | None, Version] = {}
    versions = [(version, _approach(version)) for version in _own(dossier)]
    versions.sort(key=lambda one: (one[0].date is None, one[0].date, one[0].number or 0))
    for version, approach in versions:
        mine = version.aef is dossier.aef
        if not version.covers_oimp:
            if mine and version.definition is not None and version.purposes:
                yield Finding(
                    outcome=Outcome.WARNING,
                    place=version.place("definition"),
                    problem=f"{capital(version.name)} covers NDC only and defines first transfer for OIMP.",
                    mend="Leave the definition out, or correct the purposes.",
                    rule="authorization.5d",
                    check=32,
                    value=version.row.definition or "",
                )
        elif version.definition is None:
            if mine and not (version.row.bad or {}).get("definition"):
                yield Finding(
                    outcome=Outcome.INCONSISTENT,
                    place=version.place("definition"),
                    problem=f"{capital(version.name)} covers {version.what} and does not define first "
                    "transfer for OIMP.",
                    mend="Write Authorisation, Issuance, or Use or Cancellation, as the document says.",
                    rule="authorization.5d",
                    check=32,
                )
        elif approach is not None:
            before = set_by.setdefault(approach, version)
            if mine and before.definition != version.definition:
                yield Finding(
                    outcome=Outcome.INCONSISTENT,
                    place=version.place("definition"),
                    problem=f"{capital(version.name)} defines first transfer as {version.definition}; for "
                    f"{approach} {before.name} defined it as {before.definition}.",
                    mend=f"Use one definition for {approach}; only another approach may have another.",
                    rule="first-transfer.one-definition",
                    check=32,
                    value=version.row.definition or "",
                    other=before.place("definition"),
                )


def _approach(version: Version) -> str | None:
    if version.row is not None and version.row.approach is not None:
        return version.row.approach
    return version.document.approach if version.document is not None else None


def approach_not_suspended(dossier: Dossier) -> Iterator[Finding]:
    """33: no row under an approach that national law has suspended or revoked; no rule of the CMA says so."""
    suspended = dossier.parameters.suspended_approaches
    if not suspended:
        return
    aef = dossier.aef
    for rows in (aef.authorizations, aef.actions, aef.holdings):
        found: dict[str, list] = {}
        for row in rows:
            if row.approach in suspended:
                found.setdefault(row.approach, []).append(row)
        for approach, several in found.items():
            one = f"The row, one of {len(several):,} here," if len(several) > 1 else "The row"
            yield Finding(
                outcome=Outcome.WARNING,
                place=aef.place(several[0], "approach"),
                problem=f"{one} belongs to {approach}, which is suspended or revoked by national rules.",
                mend="See whether the national rules allow it. The guidance of the CMA has no such rule.",
                rule="participation.authorization",
                check=33,
                value=approach,
            )


CHECKS = (
    Check(
        25,
        "C",
        "An authorization has all elements that apply to it",
        ("B", "W"),
        ("authorization.content",),
        ("aef",),
        complete,
    ),
    Check(
        32,
        "C",
        "One definition of first transfer for each Party and approach",
        ("B", "W"),
        ("first-transfer.oimp", "authorization.5d", "first-transfer.one-definition"),
        ("aef",),
        one_definition,
    ),
    Check(
        33,
        "C",
        "No row under a suspended approach",
        ("W",),
        ("participation.authorization",),
        ("aef",),
        approach_not_suspended,
    ),
)
