"""Checks 45 to 48 and 50: what one Party reports against what the others report, unit by unit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from article6.aef.kinds import ACQUISITION, towards_ndc
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.entry import UNKNOWN_TIME, Entry
from article6.consistency.spans import Spans, sure
from article6.consistency.transfers import Gap, say_stretches, transfers
from article6.consistency.uses import NEVER, NOT_SENT, Doubt, doubts
from article6.findings import Finding, Outcome

RECONCILE = "tracking.reconciliation"
TELL = "Both Parties are told; neither is presumed wrong."
COMPARE = "Compare the two registries; whose report is wrong submits a new version."


def transfers_and_acquisitions(dossier: Dossier) -> Iterator[Finding]:
    """45: what one Party sends, the other acquires: unit by unit, over all years."""
    for gap in transfers(dossier).gaps:
        if gap.entry.aef is dossier.aef:
            yield from _own_row(gap)
        elif gap.entry.reporter != dossier.party:
            yield from _left_out(gap, dossier)


def _own_row(gap: Gap) -> Iterator[Finding]:
    """A row of this report with units that the other Party does not have."""
    if not gap.reported:
        return  # check 50
    does = "sending" if gap.entry.kind == ACQUISITION else "acquiring"
    where = gap.partners[0].place("first") if gap.partners else None
    if gap.awaited:
        years = " and ".join(map(str, gap.awaited))
        yield Finding(
            outcome=Outcome.NULL,
            place=gap.entry.place("first"),
            problem=f"{gap.other} does not report {does} {_units(gap)}; that may stand in its AEF of "
            f"{years}, which is not at hand.",
            mend=f"Nothing to mend now: check again with the AEF of {gap.other} for {years}.",
            rule=RECONCILE,
            check=45,
            other=where,
            party=gap.other,
        )
        return
    way = "acquires units from" if gap.entry.kind == ACQUISITION else "sends units to"
    yield Finding(
        outcome=Outcome.INCONSISTENT,
        place=gap.entry.place("first"),
        problem=f"The row {way} {gap.other}, which does not report {does} {_units(gap)}. {TELL}",
        mend=COMPARE,
        rule=RECONCILE,
        check=45,
        value=_serials(gap.entry),
        other=where,
        party=gap.other,
    )


def _left_out(gap: Gap, dossier: Dossier) -> Iterator[Finding]:
    """A row of another Party with units that this report should have, and has not.

    The difference stands at the row that was compared, if there is one; else at the submission. While a
    report of this Party that could have it is not at hand, the `Null` stays with the Party that has the row.
    """
    aef = dossier.aef
    if aef is None or gap.awaited or aef.year not in gap.years:
        return
    mine = next((one for one in gap.partners if one.aef is aef), None)
    if mine is None and gap.partners:
        return  # the row that was compared stands in another year of this Party
    other = gap.entry.reporter
    if gap.entry.kind == ACQUISITION:
        said, missing = f"{other} reports that it acquired {_units(gap)} from {dossier.party}", "sent"
    else:
        said, missing = f"{other} reports that it sent {_units(gap)} to {dossier.party}", "acquired"
    here = "This row does not have them" if mine is not None else "No row of this report does"
    yield Finding(
        outcome=Outcome.INCONSISTENT,
        place=mine.place("first") if mine is not None else aef.place(aef.submission),
        problem=f"{said}. {here} as {missing}. {TELL}",
        mend=COMPARE,
        rule=RECONCILE,
        check=45,
        value=_serials(mine) if mine is not None else "",
        other=gap.entry.place("first"),
        party=other,
    )


def dates(dossier: Dossier) -> Iterator[Finding]:
    """46: the acquisition comes with the transfer or soon after it."""
    early = timedelta(dossier.parameters.clock_tolerance_days)
    late = timedelta(dossier.parameters.transit_days)
    for link in transfers(dossier).links:
        mine = link.sent if link.sent.aef is dossier.aef else link.received
        theirs = link.received if mine is link.sent else link.sent
        if mine.aef is not dossier.aef or UNKNOWN_TIME in (mine.when, theirs.when):
            continue
        sent, got = link.sent.when.date(), link.received.when.date()
        if sent - got > early:
            yield Finding(
                outcome=Outcome.INCONSISTENT,
                place=mine.place("time"),
                problem=f"{link.received.reporter} acquired the units on {got}, before {link.sent.reporter} "
                f"sent them on {sent}. {TELL}",
                mend="Give both rows the date of the movement in the registries.",
                rule="tracking.interoperable",
                check=46,
                value=str(mine.when.date()),
                other=theirs.place("time"),
                party=theirs.reporter or "",
            )
        elif got - sent > late:
            yield Finding(
                outcome=Outcome.WARNING,
                place=mine.place("time"),
                problem=f"{link.sent.reporter} sent the units on {sent}, {link.received.reporter} acquired "
                f"them on {got}: {(got - sent).days} days later, more than {late.days}.",
                mend="Ask the other Party for the date of the movement. No text sets a number of days.",
                rule="tracking.interoperable",
                check=46,
                value=str(mine.when.date()),
                other=theirs.place("time"),
                party=theirs.reporter or "",
            )


def uses_of_first_transferred(dossier: Dossier) -> Iterator[Finding]:
    """47: a Party uses only what the first transferring Party reports, and what was sent to it."""
    mine = [one for one in dossier.index.checked if towards_ndc(one.row)]
    for doubt in doubts(dossier, mine):
        yield _null_use(doubt) if doubt.missing else _doubtful_use(doubt, dossier)


def _null_use(doubt: Doubt) -> Finding:
    several = ", ".join(f"{party} {year}" for party, year in doubt.missing[:5])
    what = "their first transfer" if doubt.reason == NEVER else f"their way to {doubt.entry.reporter}"
    return Finding(
        outcome=Outcome.NULL,
        place=doubt.entry.place("first"),
        problem=f"No AEF at hand reports {what}: {_said(doubt)}. Not at hand: {several}.",
        mend="Check again when these reports are there. It is no fault of this report.",
        rule="consistency.labels",
        check=47,
        party=doubt.missing[0][0] if doubt.missing[0][0] != doubt.entry.reporter else "",
    )


def _doubtful_use(doubt: Doubt, dossier: Dossier) -> Finding:
    user, host = doubt.entry.reporter, doubt.host
    if doubt.reason == NEVER:
        said = f"{host} does not report a first transfer of {_said(doubt)}, which this row uses."
    elif doubt.reason == NOT_SENT:
        said = f"No Party reports that it sent {_said(doubt)} to {user}, which uses them."
    else:
        said = f"The use comes before the first transfer of {_said(doubt)} by {host}."
    return Finding(
        outcome=Outcome.INCONSISTENT,
        place=doubt.entry.place("first"),
        problem=f"{said} {TELL}",
        mend="Correct the serials or withdraw the use; until then the units adjust nothing, and the Party is "
        "asked not to use them (4/CMA.6 para. 40).",
        rule="balance.subtract-uses",
        check=47,
        value=_serials(doubt.entry),
        party=host if host != dossier.party else "",
    )


def held_twice(dossier: Dossier) -> Iterator[Finding]:
    """48: on 31 December one unit is in the holdings of one Party only."""
    year, index = dossier.aef.year, dossier.index
    theirs = [
        entry
        for (party, at), entries in index.holdings_at.items()
        if at == year and party != dossier.party and at is not None
        for entry in entries
    ]
    if not theirs:
        return
    spans = Spans(theirs)
    for mine in index.checked_holdings:
        other = spans.first_touching(mine)
        if other is None:
            continue
        known = sure(mine, other)
        shared = mine.units(max(mine.first, other.first), min(mine.last, other.last))
        yield Finding(
            outcome=Outcome.INCONSISTENT if known else Outcome.WARNING,
            place=mine.place("first"),
            problem=f"{mine.reporter} and {other.reporter} both hold {shared} on 31 December {year}. "
            + (TELL if known else "The originating registry is not known: they may be different units."),
            mend=COMPARE if known else "Write the whole identifier, with the originating registry.",
            rule="identifier.blocks",
            check=48,
            value=_serials(mine),
            other=other.place("first"),
            party=other.reporter or "",
        )


def not_reported(dossier: Dossier) -> Iterator[Finding]:
    """50: where the other Party has not reported there is nothing to compare, also past the due date."""
    for gap in transfers(dossier).gaps:
        if gap.entry.aef is dossier.aef and not gap.reported:
            year = next(one for one in gap.awaited if one == _own_year(gap.entry))
            yield Finding(
                outcome=Outcome.NULL,
                place=gap.entry.place("first"),
                problem=f"There is no AEF of {gap.other} for {year} at hand, with which to compare "
                f"{_units(gap)}.",
                mend="Check again when it is there. It is no fault of this report.",
                rule="consistency.labels",
                check=50,
                party=gap.other,
            )


def _own_year(entry: Entry) -> int | None:
    return entry.aef.year if entry.when is UNKNOWN_TIME else entry.when.year


def _units(gap: Gap) -> str:
    approach, party, vintage = gap.entry.family
    return f"{say_stretches(gap.stretches)} of {approach}, {party}, vintage {vintage}"


def _said(doubt: Doubt) -> str:
    approach, party, vintage = doubt.entry.family
    return f"{say_stretches(doubt.stretches)} of {approach}, {party}, vintage {vintage}"


def _serials(entry: Entry) -> str:
    return f"{entry.first} to {entry.last}"


CHECKS = (
    Check(
        45,
        "E",
        "What one Party sends, the other acquires",
        ("X",),
        (RECONCILE, "consistency.check", "consistency.tell"),
        ("aef",),
        transfers_and_acquisitions,
    ),
    Check(
        46,
        "E",
        "An acquisition has the date of the transfer, or comes soon after it",
        ("X", "W"),
        ("tracking.interoperable",),
        ("aef",),
        dates,
    ),
    Check(
        47,
        "E",
        "Only units that were first transferred, and sent to the Party, are used",
        ("X",),
        ("balance.subtract-uses", RECONCILE),
        ("aef",),
        uses_of_first_transferred,
    ),
    Check(
        48,
        "E",
        "No unit is held by two Parties at the end of the year",
        ("X", "W"),
        ("identifier.blocks", RECONCILE),
        ("aef",),
        held_twice,
    ),
    Check(
        50,
        "E",
        "The other Party has reported",
        ("X",),
        ("consistency.labels", "review.missing-others"),
        ("aef",),
        not_reported,
    ),
)
