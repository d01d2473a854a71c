"""Checks on outcomes that come on record, as verified or as issued (2/CMA.3 annex 1)."""

from __future__ import annotations

from article6.ledger.events import Issued
from article6.ledger.refused import Refused
from article6.ledger.state import VERIFIED
from article6.ledger.terms import outside_terms
from article6.ledger.words import amount, refuse, serials

__all__ = ["authorization_holds", "no_overlap", "occurred", "same_particulars", "vintage_from_2021"]


def vintage_from_2021(case) -> Refused | None:
    """ITMOs stand for mitigation from 2021 onward (2/CMA.3 annex 1(e))."""
    vintage = case.event.block.vintage
    if vintage < 2021:
        return refuse(
            case.event,
            f"The mitigation occurred in {vintage}; ITMOs stand for mitigation from 2021 onward.",
            "itmo.vintage-2021",
            "leave these outcomes out; they cannot become ITMOs.",
        )
    return None


def occurred(case) -> Refused | None:
    """What has not occurred cannot have been verified (2/CMA.3 annex 1(a))."""
    event = case.event
    if event.block.vintage > event.date.year:
        return refuse(
            event,
            f"On {event.date} nothing of the vintage {event.block.vintage} has occurred yet, so "
            "nothing can be "
            "verified.",
            "itmo.real",
            "record the outcomes when they have occurred and are verified.",
        )
    return None


def no_overlap(case) -> Refused | None:
    """A serial is recorded once, and issued once (6/CMA.4 annex I para. 5-6)."""
    event = case.event
    if not case.parts:
        return None
    for piece, first, last in case.parts:
        if type(event) is not Issued or piece.mark.status != VERIFIED:
            return refuse(
                event,
                f"The outcomes with {serials(first, last)} are on record since {piece.outcome.date}.",
                "identifier.blocks",
                f"begin after serial {case.state.families[event.block.key].top}.",
            )
    if case.missing:
        return refuse(
            event,
            f"A part was verified before, and {amount(case.missing)} were not.",
            "identifier.blocks",
            "record the two parts apart.",
        )
    return None


def same_particulars(case) -> Refused | None:
    """Issuing verified outcomes does not change what they are (6/CMA.4 annex I para. 8)."""
    event = case.event
    for piece, _, _ in case.parts:
        was = piece.outcome
        for name, default in (("sector", ""), ("activity", ""), ("covered", True), ("a64", False)):
            if getattr(event, name) not in (default, getattr(was, name)):
                return refuse(
                    event,
                    f"They were verified with {name} {getattr(was, name)!r} and would be issued with "
                    f"{getattr(event, name)!r}.",
                    "tracking.integrity",
                    f"leave {name} as it was verified.",
                )
        if event.metric != "GHG" and event.metric != was.metric:
            return refuse(
                event,
                f"They were verified in {was.metric} and would be issued in {event.metric}.",
                "tracking.integrity",
                "leave the metric as it was verified.",
            )
    return None


def authorization_holds(case) -> Refused | None:
    """An authorization that the event names is in force, for that approach, and covers these outcomes."""
    event, authority = case.event, case.authority
    if event.authorization is None:
        return None
    block = event.block
    if authority is None or authority.current is None:
        why = f"was revoked on {authority.revoked_on}" if authority is not None else "is not on record"
        return refuse(
            event,
            f"The authorization {event.authorization} by {block.party} {why}.",
            "first-transfer.authorized",
            "record the authorization first, or leave it out and authorize these outcomes later.",
        )
    version = authority.current
    if version.approach != block.approach:
        return refuse(
            event,
            f"Authorization {version.id} is for {version.approach}, not for {block.approach}.",
            "authorization.5a",
            f"name an authorization for {block.approach}.",
        )
    for piece, first, last in case.parts:
        if piece.mark.authority not in (None, authority):
            return refuse(
                event,
                f"The outcomes with {serials(first, last)} are under authorization "
                f"{piece.mark.authority.versions[0].id} already.",
                "treaty.no-double-counting",
                "name that authorization, or none.",
            )
    for outcome in [piece.outcome for piece, _, _ in case.parts] or [event]:
        outside = outside_terms(version, block.vintage, outcome)
        if outside is not None:
            return refuse(
                event,
                outside[0],
                outside[1],
                "record these outcomes under an authorization that covers them.",
            )
    return None
