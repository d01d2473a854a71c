"""The words of the ledger's refusals."""

from __future__ import annotations

from article6.identifiers import Block
from article6.ledger.events import Event
from article6.ledger.refused import Refused

__all__ = ["amount", "asked", "refuse", "serials"]


def amount(n: int) -> str:
    """ "1,000 t CO2 eq" """
    return f"{n:,} t CO2 eq"


def units(block: Block) -> str:
    """The size of a block and its first and last identifier."""
    return f"{amount(block.quantity)} ({block})"


def serials(first: int, last: int) -> str:
    """ "serial 7" or "serials 7 to 9" """
    return f"serial {first}" if first == last else f"serials {first} to {last}"


def asked(event: Event) -> str:
    """What the event asked for, as a sentence that says it cannot be."""
    match event.kind:
        case "authorization":
            return f"{event.authorization.party} cannot record its authorization {event.authorization.id}."
        case "change":
            return f"{event.authorization.party} cannot change its authorization {event.authorization.id}."
        case "revocation":
            return f"{event.party} cannot revoke its authorization {event.id}."
        case "verification":
            return f"{event.block.party} cannot record {units(event.block)} as verified."
        case "issuance":
            return f"{event.block.party} cannot record {units(event.block)} as issued."
        case "transfer":
            return f"{event.by} cannot transfer {units(event.block)} to {event.to}."
        case "acquisition":
            return f"{event.by} cannot acquire {units(event.block)}."
        case "use":
            return f"{event.by} cannot use {units(event.block)} for {event.year}."
        case "cancellation":
            return f"{event.by} cannot cancel {units(event.block)} for the purpose {event.purpose}."
        case _:
            return f"{event.by} cannot give {units(event.block)} to the Adaptation Fund."


def refuse(event: Event, why: str, rule: str, way_out: str) -> Refused:
    """The refusal of an event."""
    return Refused(asked(event), why, rule, way_out, event)
