"""Checks on authorizations, their changes and their end (4/CMA.6 para. 3-10, 15)."""

from __future__ import annotations

from itertools import pairwise

from article6.ledger.refused import Refused
from article6.ledger.state import CANCELLED, USED
from article6.ledger.terms import outside_terms
from article6.ledger.words import amount, refuse, serials

__all__ = ["blocks_free", "known", "new", "next_version", "one_definition", "within_terms"]


def new(case) -> Refused | None:
    """A Party gives an id to one authorization only, and begins with version 1."""
    authorization = case.event.authorization
    if case.authority is not None:
        return refuse(
            case.event,
            f"{authorization.party} recorded that id on {case.authority.versions[0].date}.",
            "authorization.content",
            "record a change of it, or choose another id.",
        )
    if authorization.version != 1:
        return refuse(
            case.event,
            f"It is version {authorization.version}, and no earlier version is on record.",
            "authorization.changes",
            "record version 1 first.",
        )
    return None


def known(case) -> Refused | None:
    """Only an authorization that is on record and not revoked is changed or revoked."""
    if case.authority is None:
        return refuse(
            case.event,
            "No authorization with that id by that Party is on record.",
            "authorization.changes",
            "record the authorization first, or correct Party and id.",
        )
    if case.authority.current is None:
        return refuse(
            case.event,
            f"It was revoked on {case.authority.revoked_on}.",
            "authorization.changes",
            "record a new authorization with its own id.",
        )
    return None


def next_version(case) -> Refused | None:
    """A change makes the next version, of the same approach."""
    old, now = case.authority.current, case.event.authorization
    if now.version != old.version + 1 or now.approach != old.approach:
        return refuse(
            case.event,
            f"Version {old.version} for {old.approach} is in force, and this is version {now.version} for "
            f"{now.approach}.",
            "authorization.changes",
            f"record version {old.version + 1} for {old.approach}; Authorization.changed() makes it.",
        )
    return None


def one_definition(case) -> Refused | None:
    """One definition of first transfer for OIMP per Party and cooperative approach (4/CMA.6 para. 15)."""
    now = case.event.authorization
    set_before = case.state.definitions.get((now.party, now.approach))
    if now.covers_oimp and set_before is not None and set_before != now.definition:
        return refuse(
            case.event,
            f"It defines first transfer as {now.definition}, and {now.party} defined it as {set_before} for "
            f"{now.approach} before.",
            "first-transfer.one-definition",
            f"define it as {set_before}; another cooperative approach may have another definition.",
        )
    return None


def blocks_free(case) -> Refused | None:
    """The blocks that an authorization names are on record, its own, unspent and not yet bound."""
    event = case.event
    now = event.authorization
    for block in event.blocks:
        if (block.party, block.approach) != (now.party, now.approach):
            return refuse(
                event,
                f"The block {block} is of {block.party} and {block.approach}; the authorization is by "
                f"{now.party} "
                f"for {now.approach}.",
                "authorization.5a",
                "name blocks of the Party and approach that are authorized.",
            )
    if case.missing:
        return refuse(
            event,
            f"{amount(case.missing)} of the blocks that it names are not on record.",
            "tracking.registry",
            "record them as verified or issued first, or leave them out and name the authorization then.",
        )
    in_order = sorted(event.blocks, key=lambda block: (block.key, block.first))
    for before, block in pairwise(in_order):
        if before.overlaps(block):
            return refuse(
                event,
                f"The outcomes with {serials(block.first, min(before.last, block.last))} are named twice.",
                "identifier.blocks",
                "name each outcome once.",
            )
    for piece, first, last in case.parts:
        mark = piece.mark
        where = f"The outcomes with {serials(first, last)}"
        if mark.status in (USED, CANCELLED):
            return refuse(
                event,
                f"{where} were {mark.status} on {mark.event.date}.",
                "report.no-reuse",
                "name outcomes that still exist.",
            )
        if mark.authority is not None and (mark.settled is not None or mark.authority.current is not None):
            return refuse(
                event,
                f"{where} are under authorization {mark.authority.versions[0].id} already.",
                "treaty.no-double-counting",
                "change that authorization, or name other outcomes.",
            )
    return None


def within_terms(case) -> Refused | None:
    """The outcomes that an authorization names are of its vintages, sectors, activities and metrics."""
    for piece, first, _ in case.parts:
        block = next(
            b for b in case.event.blocks if piece.outcome.block.key == b.key and b.first <= first <= b.last
        )
        outside = outside_terms(case.event.authorization, block.vintage, piece.outcome)
        if outside is not None:
            return refuse(case.event, outside[0], outside[1], "name outcomes that it covers, or widen it.")
    return None
