"""Checks on the event itself: is it well formed, and does it come in the order of dates?"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from article6.authorization import Authorization
from article6.identifiers import Block
from article6.ledger.events import KINDS, PURPOSES_OF_CANCELLATION, Authorized, Cancelled, Issued, Verified
from article6.ledger.refused import Refused
from article6.ledger.words import refuse

__all__ = ["in_order", "malformed"]

# field -> types that are right, exactly: True is no year, and a datetime is no date
_TYPES = {
    "date": ((date,), "a date, such as date(2028, 3, 12)"),
    "block": ((Block,), "a Block"),
    "authorization": ((Authorization,), "an Authorization"),
    "blocks": ((tuple,), "a tuple of Blocks"),
    "by": ((str,), "the code of a Party"),
    "to": ((str,), "the code of a Party"),
    "party": ((str,), "the code of a Party"),
    "id": ((str,), "the id of an authorization"),
    "year": ((int,), "a calendar year"),
    "purpose": ((str,), "the purpose of the cancellation"),
    "sector": ((str,), "text"),
    "activity": ((str,), "text"),
    "metric": ((str,), "GHG, or the name of a non-GHG metric"),
    "amount": ((int, Fraction, type(None)), "an int or a Fraction, never a float; None for GHG"),
    "entity": ((str,), "text"),
    "covered": ((bool,), "True or False"),
    "a64": ((bool,), "True or False"),
}
_ID = ((str, type(None)), "the id of an authorization, or None")  # in an issuance or a verification

_FIELDS = {kind: tuple(kind.__dataclass_fields__) for kind in KINDS.values()}
_good: dict[type, set[tuple]] = {kind: set() for kind in KINDS.values()}  # types of fields seen to be right


def malformed(event) -> Refused | None:
    """An event of a known kind whose fields hold what they should. Asked before anything else."""
    kind = type(event)
    if kind not in _FIELDS:
        return Refused(
            f"{event!r} cannot be recorded.",
            "It is not an event of a ledger.",
            "tracking.history",
            f"record one of {', '.join(k.__name__ for k in _FIELDS)}.",
            event,
        )
    types = tuple([type(getattr(event, name)) for name in _FIELDS[kind]])
    if types not in _good[kind]:
        for name, found in zip(_FIELDS[kind], types, strict=True):
            right, words = _TYPES[name]
            if name == "authorization" and kind in (Issued, Verified):
                right, words = _ID
            if found not in right:
                value = getattr(event, name)
                return _wrong(event, f"Its {name} is {value!r}, a {found.__name__}.", f"give {words}.")
        _good[kind].add(types)
    inside = _INSIDE.get(kind)
    return inside(event) if inside is not None else None


def _blocks(event: Authorized) -> Refused | None:
    if all(type(block) is Block for block in event.blocks):
        return None
    return _wrong(event, f"Its blocks are {event.blocks!r}.", "give a tuple of Blocks.")


def _purpose(event: Cancelled) -> Refused | None:
    if event.purpose in PURPOSES_OF_CANCELLATION:
        return None
    names = ", ".join(PURPOSES_OF_CANCELLATION)
    return _wrong(event, f"{event.purpose!r} is no purpose of a cancellation.", f"choose one of {names}.")


def _amount(event: Issued | Verified) -> Refused | None:
    if event.metric == "GHG":
        if event.amount is None:
            return None
        why = "It is in t CO2 eq, and has a non-GHG amount besides."
        return _wrong(event, why, "name the metric, or drop the amount.", "itmo.metric")
    if event.metric.strip() and event.amount is not None and event.amount > 0:
        return None
    return _wrong(
        event,
        f"Its metric is {event.metric or 'not named'} and its amount is {event.amount}.",
        "name the metric, and give the amount of the whole block in it.",
        "itmo.metric",
    )


_INSIDE = {Authorized: _blocks, Cancelled: _purpose, Issued: _amount, Verified: _amount}


def _wrong(event, why: str, way_out: str, rule: str = "tracking.history") -> Refused:
    return Refused(f"This {event.kind} cannot be recorded.", why, rule, way_out, event)


def in_order(case) -> Refused | None:
    """Events come in the order of their dates, so that the state at a date never changes afterwards."""
    event, today = case.event, case.state.today
    if event.date < today:
        return refuse(
            event,
            f"It is dated {event.date}, and the ledger already has an event of {today}.",
            "tracking.integrity",
            f"record it with its date of recording, {today} or later, or build the ledger anew in order.",
        )
    return None
