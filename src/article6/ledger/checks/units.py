"""Checks on units that are moved, used or cancelled (2/CMA.3 annex 8(b), 21(e), 29; 4/CMA.6 para. 5, 11)."""

from __future__ import annotations

from article6.ledger.events import Cancelled, Transferred, Used
from article6.ledger.refused import Refused
from article6.ledger.state import CANCELLED, HELD, IN_TRANSIT, USED, VERIFIED, governing
from article6.ledger.words import amount, refuse, serials
from article6.parties import is_party

__all__ = [
    "authorized",
    "covered_purpose",
    "a_party",
    "entity_named",
    "first_transferred",
    "held",
    "on_record",
    "party_named",
    "receiver",
    "same_period",
    "sent_here",
    "unspent",
]


def on_record(case) -> Refused | None:
    """The units exist: each serial is on record."""
    if case.missing:
        return refuse(
            case.event,
            f"{amount(case.missing)} of them are not on record.",
            "tracking.registry",
            "record the issuance first, or correct the serials and the vintage.",
        )
    return None


def unspent(case) -> Refused | None:
    """After use or cancellation nothing more happens to a unit (2/CMA.3 annex 21(e))."""
    for piece, first, last in case.parts:
        mark = piece.mark
        if mark.status == USED or mark.status == CANCELLED:
            purpose = f" for {mark.event.year}" if mark.status == USED else f" for {mark.event.purpose}"
            return refuse(
                case.event,
                f"{mark.holder} {mark.status} {serials(first, last)}{purpose} on {mark.event.date}; "
                "nothing more "
                "can happen to them.",
                "report.no-reuse",
                "choose units that are still held.",
            )
    return None


def held(case) -> Refused | None:
    """A Party moves, uses or cancels only what is in its own account (2/CMA.3 annex 29)."""
    event = case.event
    by = event.by
    for piece, first, last in case.parts:
        mark = piece.mark
        if mark.status == HELD and mark.holder == by:
            continue
        if mark.status == VERIFIED:
            return refuse(
                event,
                f"The outcomes with {serials(first, last)} are verified and not issued.",
                "tracking.registry",
                "record their issuance first.",
            )
        if mark.status == IN_TRANSIT:
            to = mark.sent.to
            return refuse(
                event,
                f"{mark.holder} transferred {serials(first, last)} to {to} on {mark.sent.date}, and "
                f"{to} has not "
                "recorded the acquisition.",
                "tracking.reconciliation",
                f"let {to} record the acquisition first.",
            )
        return refuse(
            event,
            f"{mark.holder} holds {serials(first, last)} since {mark.event.date}, not {by}.",
            "tracking.registry",
            f"choose units that {by} holds, or let {mark.holder} act.",
        )
    return None


def sent_here(case) -> Refused | None:
    """An acquisition answers a transfer to that Party (6/CMA.4 annex I para. 39)."""
    event = case.event
    for piece, first, last in case.parts:
        mark = piece.mark
        if mark.status == IN_TRANSIT and mark.sent.to == event.by:
            continue
        now = (
            f"{mark.holder} transferred {serials(first, last)} to {mark.sent.to}"
            if mark.status == IN_TRANSIT
            else f"{mark.holder} holds {serials(first, last)} and has not transferred them to {event.by}"
        )
        return refuse(
            event,
            f"{now}.",
            "tracking.reconciliation",
            f"record a transfer to {event.by} first, or correct serials and Party.",
        )
    return None


def receiver(case) -> Refused | None:
    """A transfer goes to another Party (2/CMA.3 annex 2(a))."""
    event = case.event
    if event.to == event.by:
        return refuse(
            event,
            "A move between accounts of one Party is no international transfer.",
            "first-transfer.ndc",
            "name the Party that receives the units, or record nothing.",
        )
    if not is_party(event.to):
        return refuse(
            event,
            f"{event.to!r} is not the code of a Party.",
            "identifier.codes",
            "write three capitals as in ISO 3166-1 alpha-3; XAA to XZZ are free for fictional Parties.",
        )
    return None


def authorized(case) -> Refused | None:
    """Only what the first transferring Party authorized is transferred or used (4/CMA.6 para. 11)."""
    event = case.event
    if type(event) is Cancelled and event.purpose == "other":
        return None  # takes an outcome out of the world for nobody's account
    for piece, first, last in case.parts:
        if governing(piece.mark) is None:
            authority = piece.mark.authority
            host = event.block.party
            why = (
                f"{host} has not authorized {serials(first, last)}."
                if authority is None
                else f"{host} revoked the authorization {authority.versions[0].id} on {authority.revoked_on}."
            )
            if piece.mark.settled is not None:
                return refuse(
                    event,
                    f"{why} Its terms let that reach outcomes already first transferred.",
                    "authorization.changes",
                    "choose units whose authorization is in force, or follow what its terms say of these.",
                )
            return refuse(
                event,
                why,
                "first-transfer.authorized",
                f"let {host} record an authorization that names these outcomes.",
            )
    return None


def party_named(case) -> Refused | None:
    """Where the authorization names Parties, only they acquire and use (4/CMA.6 para. 5(b)).

    The host, which authorizes, is not asked: our reading of "the Parties covered".
    """
    event = case.event
    who = event.to if type(event) is Transferred else event.by
    if who == event.block.party:
        return None
    for piece, _, _ in case.parts:
        version = governing(piece.mark)
        if version.parties and who not in version.parties:
            return refuse(
                event,
                f"Authorization {version.id} names {', '.join(sorted(version.parties))}, not {who}.",
                "authorization.5b",
                f"let {version.party} change the authorization, or choose a Party that it names.",
            )
    return None


def covered_purpose(case) -> Refused | None:
    """The purposes authorized cover the use; OIMP is IMP and OP (2/CMA.3 annex 1(d), 1(f))."""
    event = case.event
    if type(event) is Used:
        needed, rule, name = {"NDC"}, "itmo.authorized", "use towards an NDC"
    elif event.purpose in ("OMGE", "other"):
        return None  # needs no purpose of its own (4/CMA.6 para. 17)
    else:
        needed, rule, name = {"IMP", "OP"}, "itmo.oimp", f"the purpose {event.purpose}"
        if event.purpose != "OIMP":
            needed = {event.purpose}
    for piece, _, _ in case.parts:
        version = governing(piece.mark)
        if not needed <= version.purposes:
            return refuse(
                event,
                f"Authorization {version.id} by {version.party} covers {version.purpose}; it does not "
                f"cover {name}.",
                rule,
                f"choose units authorized for it; a change by {version.party} reaches outcomes already first "
                "transferred only where the terms of the authorization say so.",
            )
    return None


def first_transferred(case) -> Refused | None:
    """Only first-transferred outcomes are used towards an NDC (2/CMA.3 annex 2(a), 8)."""
    for piece, first, last in case.parts:
        if piece.mark.settled is None:
            return refuse(
                case.event,
                f"{case.event.block.party} has not first transferred {serials(first, last)}; what nobody "
                "added to a balance, nobody subtracts.",
                "first-transfer.ndc",
                "use units that were first transferred.",
            )
    return None


def entity_named(case) -> Refused | None:
    """Where the authorization names entities, only they use or cancel (4/CMA.6 para. 5(b))."""
    event = case.event
    if not event.entity:
        return None
    for piece, _, _ in case.parts:
        version = governing(piece.mark)
        if version is not None and version.entities and event.entity not in version.entities:
            return refuse(
                event,
                f"Authorization {version.id} names {', '.join(version.entities)}, not {event.entity}.",
                "authorization.5b",
                "choose an entity that it names, or let the Party change it.",
            )
    return None


def a_party(case) -> Refused | None:
    """Only a Party has an NDC to use units for (2/CMA.3 annex 8(b))."""
    event = case.event
    if not is_party(event.by):
        return refuse(
            event,
            f"{event.by} is no Party and has no NDC.",
            "balance.subtract-uses",
            "transfer the units to the Party that uses them.",
        )
    return None


def same_period(case) -> Refused | None:
    """Vintage and year of use lie in one NDC implementation period (2/CMA.3 annex 8(b))."""
    event, state = case.event, case.state
    by, vintage = event.by, event.block.vintage
    year = event.year if state.readings.use_year == "declared" else event.date.year
    parties = [by]
    if state.readings.same_period == "both-parties" and event.block.party != by:
        parties.append(event.block.party)
    for party in parties:
        period = state.period_of(party, year)
        if period is None:
            known = ", ".join(f"{a}-{b}" for a, b in state.periods.get(party, ())) or "none"
            return refuse(
                event,
                f"The ledger knows no NDC period of {party} that holds {year}; known: {known}.",
                "balance.same-period",
                "choose a year of a period, or give the ledger the period: "
                f"periods={{{party!r}: (first, last)}}.",
            )
        if not period[0] <= vintage <= period[1]:
            return refuse(
                event,
                f"The mitigation occurred in {vintage}, outside the NDC period {period[0]}-{period[1]} "
                f"of {party} "
                f"that holds {year}.",
                "balance.same-period",
                f"use units of the vintages {period[0]} to {period[1]}, or use these for a year of "
                "their period.",
            )
    return None
