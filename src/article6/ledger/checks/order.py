"""Checks on the event itself: is it well formed, and does it come in the order of dates?"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from article6.authorization import Authorization
from article6.identifiers import Block
from article6.ledger.events import KINDS, PURPOSES_OF_CANCELLATION
from article6.ledger.refused import Refused
from article6.ledger.words import refuse

__all__ = ["in_order", "malformed"]

_TYPES = {
    "date": (date, "a date, such as date(2028, 3, 12)"),
    "block": (Block, "a Block"),
    "authorization": (Authorization, "an Authorization"),
    "by": (str, "the code of a Party"),
    "to": (str, "the code of a Party"),
    "party": (str, "the code of a Party"),
    "id": (str, "the id of an authorization"),
    "year": (int, "a calendar year"),
    "sector": (str, "text"),
    "activity": (str, "text"),
    "metric": (str, "GHG, or the name of a non-GHG metric"),
    "entity": (str, "text"),
    "covered": (bool, "True or False"),
    "a64": (bool, "True or False"),
}


def malformed(event) -> Refused | None:
    """An event of a known kind whose fields have the right types. Asked before anything else."""
    kind = KINDS.get(getattr(event, "kind", None))
    if kind is None or type(event) is not kind:
        return Refused(
            f"{event!r} cannot be recorded.",
            "It is not an event of a ledger.",
            "tracking.history",
            f"record one of {', '.join(k.__name__ for k in KINDS.values())}.",
            event,
        )
    for name in kind.__dataclass_fields__:
        value = getattr(event, name)
        wanted, words = _TYPES.get(name, (object, ""))
        if name == "authorization" and event.kind in ("issuance", "verification"):
            wanted, words = (str, type(None)), "the id of an authorization, or None"
        exact = wanted is int or wanted is date  # True is an int and a datetime is a date, but not here
        if type(value) is wanted if exact else isinstance(value, wanted):
            continue
        return _wrong(event, f"Its {name} is {value!r}.", f"give {words}.")
    if event.kind == "authorization" and not (
        isinstance(event.blocks, tuple) and all(isinstance(block, Block) for block in event.blocks)
    ):
        return _wrong(event, f"Its blocks are {event.blocks!r}.", "give a tuple of Blocks.")
    if event.kind in ("issuance", "verification"):
        return _amount(event)
    if event.kind == "cancellation" and event.purpose not in PURPOSES_OF_CANCELLATION:
        return _wrong(
            event,
            f"{event.purpose!r} is no purpose.",
            f"choose one of {', '.join(PURPOSES_OF_CANCELLATION)}.",
        )
    return None


def _amount(event) -> Refused | None:
    if event.metric == "GHG" and event.amount is not None:
        return _wrong(
            event,
            "It is measured in t CO2 eq and has a non-GHG amount besides.",
            "name the metric, or drop it.",
        )
    if event.metric != "GHG" and not (
        type(event.amount) in (int, Fraction) and event.amount > 0 and event.metric.strip()
    ):
        return _wrong(
            event,
            f"It is measured in {event.metric or 'no metric'} and its amount is {event.amount!r}.",
            "give the amount of the whole block in that metric, as an int or a Fraction.",
        )
    return None


def _wrong(event, why: str, way_out: str) -> Refused:
    what = f"This {event.kind} cannot be recorded."
    return Refused(what, why, "itmo.metric" if "metric" in why else "tracking.history", way_out, event)


def in_order(case) -> Refused | None:
    """Events come in the order of their dates, so that the state at a date never changes afterwards."""
    event, today = case.event, case.state.today
    if event.date < today:
        return refuse(
            case.event,
            f"It is dated {event.date}, and the ledger already has an event of {today}.",
            "tracking.integrity",
            f"record it with its date of recording, {today} or later, or build the ledger anew in order.",
        )
    return None
