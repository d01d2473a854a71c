"""Checks 65 and 67: one NDC period for outcome and use; no more used in all than first transferred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from article6.aef.kinds import FIRST_TRANSFER, USE, towards_ndc
from article6.consistency.annual_totals import Amount
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.entry import UNKNOWN_TIME, Entry
from article6.findings import Finding, Outcome
from article6.ndc.amounts import show

Years = tuple[int, int]  # first and last year of an NDC period


def same_period(dossier: Dossier) -> Iterator[Finding]:
    """65: NDC-use year and vintage lie in one NDC period of the using Party; the date plays no part."""
    periods = _periods(dossier)
    both = dossier.readings.same_period == "both-parties"
    hosts: dict[str, list[Years]] = {}
    known: dict[tuple, bool | None] = {}

    def verdict(party: str | None, several: list[Years], vintage: int, use_year: int) -> bool | None:
        key = party, vintage, use_year
        if key not in known:
            known[key] = _verdict(several, vintage, use_year)
        return known[key]

    for entry in dossier.index.checked:
        row = entry.row
        if entry.kind != USE or row.use_year is None:
            continue
        vintage = row.vintage if entry.family is None else entry.family[2]
        if vintage is None:
            continue
        mine = verdict(dossier.party, periods, vintage, row.use_year)
        if mine is False:
            yield _apart(entry, vintage, dossier.party or "", periods, Outcome.INCONSISTENT)
        elif mine is None:
            yield Finding(
                outcome=Outcome.NULL,
                place=entry.place("use_year"),
                problem=f"The units of {vintage} are used for {row.use_year}, and no NDC period of the "
                "Party at hand has one of these years.",
                mend="Add the NDC of that period, as the initial report describes it, to the check.",
                rule="balance.same-period",
                check=65,
                value=str(row.use_year),
            )
        elif row.party is not None and row.party != dossier.party:
            if row.party not in hosts:
                hosts[row.party] = _of_table_1(dossier, row.party)
            if verdict(row.party, hosts[row.party], vintage, row.use_year) is False:
                outcome = Outcome.INCONSISTENT if both else Outcome.WARNING
                yield _apart(entry, vintage, row.party, hosts[row.party], outcome)


def _periods(dossier: Dossier) -> list[Years]:
    """The NDC periods of the Party: of its initial report first, else of table 1 of its AEFs (R11)."""
    party, found = dossier.party, []
    if dossier.readings.periods_from == "initial-reports":
        if dossier.ndc is not None and dossier.ndc.party == party:
            found.append((dossier.ndc.period.first, dossier.ndc.period.last))
        form = dossier.table4
        if form is not None and form.party == party and form.period is not None:
            found.append((form.period.first, form.period.last))
    known = {year for first, last in found for year in range(first, last + 1)}
    found += [one for one in _of_table_1(dossier, party) if not known & set(range(one[0], one[1] + 1))]
    return found


def _of_table_1(dossier: Dossier, party: str | None) -> list[Years]:
    found: dict[Years, None] = {}
    for (one, _), aef in dossier.index.in_force.items():
        first, last = aef.submission.first_year, aef.submission.last_year
        if one == party and None not in (first, last) and 0 <= last - first < 100:
            found[first, last] = None
    return list(found)


def _verdict(periods: list[Years], vintage: int, use_year: int) -> bool | None:
    """True if one period has both years, False if it has one and not the other, None if none has either."""
    one = [first <= vintage <= last for first, last in periods]
    other = [first <= use_year <= last for first, last in periods]
    if any(a and b for a, b in zip(one, other, strict=True)):
        return True
    return False if any(one) or any(other) else None


def _apart(entry: Entry, vintage: int, party: str, periods: list[Years], outcome: Outcome) -> Finding:
    row = entry.row
    said = ", ".join(f"{first}-{last}" for first, last in sorted(periods))
    mine = outcome is Outcome.INCONSISTENT
    return Finding(
        outcome=outcome,
        place=entry.place("use_year"),
        problem=f"Units of {vintage} are used for {row.use_year}; no NDC period of {party} has both "
        f"years ({said}).",
        mend="Use outcomes in the NDC period in which they occurred."
        if mine
        else "Ask the first transferring Party. The text is read as the period of the using Party (R6).",
        rule="balance.same-period",
        check=65,
        value=str(row.use_year),
        party=party if party != entry.reporter else "",
    )


@dataclass(slots=True)
class _Sum:
    first: Amount = 0
    used: Amount = 0
    users: dict[str, Amount] = field(default_factory=dict)
    mine: Entry | None = None  # the last use in the report under check
    until: int = 0  # the latest year of a use


def no_more_used(dossier: Dossier) -> Iterator[Finding]:
    """67: over all Parties, no more is used of a vintage than was first transferred.

    First transfers that nobody uses (OIMP, units held) leave a positive sum: that is no fault.
    """
    index, party = dossier.index, dossier.party
    sums: dict[tuple, _Sum] = defaultdict(_Sum)
    for entry in index.actions:
        if entry.family is None:
            continue
        amount = entry.size if entry.row.quantity is None else entry.row.quantity
        if entry.kind == FIRST_TRANSFER and entry.at_home:
            sums[entry.family].first += amount
        elif entry.kind == USE and towards_ndc(entry.row):
            one = sums[entry.family]
            one.used += amount
            one.users[entry.reporter or ""] = one.users.get(entry.reporter or "", 0) + amount
            year = entry.aef.year if entry.when is UNKNOWN_TIME else entry.when.year
            one.until = max(one.until, year or 0)
            if entry.aef is dossier.aef:
                one.mine = entry
    at_hand = {one for one, _ in index.in_force}
    for (approach, host, vintage), one in sums.items():
        if one.used <= one.first or (one.mine is None and host != party):
            continue
        place = dossier.aef.place(dossier.aef.submission) if one.mine is None else one.mine.place("quantity")
        worked = " + ".join(f"{show(amount)} ({user})" for user, amount in sorted(one.users.items()))
        if host not in at_hand or (host, one.until) not in index.in_force:
            yield Finding(
                outcome=Outcome.NULL,
                place=place,
                problem=f"Of {approach}, {host}, vintage {vintage}, {worked} are used; the AEF of {host} for "
                f"{one.until} is not at hand.",
                mend="Check again when it is there. It is no fault of this report.",
                rule="consistency.labels",
                check=67,
                party=host if host != party else "",
            )
            continue
        others = sorted(user for user in one.users if user != party) if host == party else [host]
        for other in others or [""]:
            yield Finding(
                outcome=Outcome.INCONSISTENT,
                place=place,
                problem=f"Of {approach}, {host}, vintage {vintage}, all Parties use {show(one.used)}: "
                f"{worked}; only {show(one.first)} were first transferred. Each Party is told.",
                mend="Compare uses and first transfers, unit by unit; whose report is wrong corrects it.",
                rule="adjustment.no-net-increase",
                check=67,
                value=show(one.used),
                party=other,
            )


CHECKS = (
    Check(
        65,
        "F",
        "Outcomes are used in the NDC period in which they occurred",
        ("B", "W"),
        ("balance.same-period",),
        ("aef",),
        same_period,
    ),
    Check(
        67,
        "F",
        "Over all Parties, no more is used than was first transferred",
        ("X",),
        ("adjustment.no-net-increase", "tracking.reconciliation"),
        ("aef",),
        no_more_used,
    ),
)
