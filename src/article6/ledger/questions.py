"""What a ledger can be asked. Nothing here changes it."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from article6.authorization import Authorization, AuthorizationError
from article6.identifiers import Block, ItmoId
from article6.ledger.events import Event
from article6.ledger.holding import Holding, history, oimp_authorized, standing
from article6.ledger.records import FirstTransfer, OimpAuthorized, Use
from article6.ledger.state import HELD, IN_TRANSIT, State

__all__ = ["Questions"]


class Questions:
    """The part of a `Ledger` that answers. Dates mean the end of that day; without a date, now."""

    _state: State

    def authorization(self, id: str, party: str | None = None) -> Authorization:
        """The latest version of an authorization; name the Party where two Parties use the same id."""
        found = [a for (p, i), a in self._state.authorities.items() if i == id and party in (None, p)]
        if len(found) == 1:
            return found[0].versions[-1]
        problem = "There is no authorization" if not found else "Several Parties have an authorization"
        raise AuthorizationError(
            f"{problem} {id!r}{f' by {party}' if party else ''} on record; "
            + ("name the Party." if found else f"there are: {', '.join(self.authorizations) or 'none'}.")
        )

    @property
    def authorizations(self) -> dict[str, tuple[Authorization, ...]]:
        """Every authorization with all its versions, by "Party id"."""
        return {f"{p} {i}": tuple(a.versions) for (p, i), a in self._state.authorities.items()}

    def next_block(self, approach: str, registry: str, party: str, vintage: int, quantity: int) -> Block:
        """A block of this size, after the highest serial on record in that family."""
        family = self._state.families.get((approach, registry, party, vintage))
        top = family.top if family is not None else 0
        return Block(approach, registry, party, vintage, top + 1, top + quantity)

    def holdings(self, party: str, on: date | None = None) -> list[Holding]:
        """The units in the account of a Party at the end of the day `on`, else now (2/CMA.3 annex 20(a))."""
        return [row for row in standing(self._state, on, party) if row.status == HELD]

    def held(self, party: str, on: date | None = None) -> int:
        """The size of a Party's holdings in t CO2 eq."""
        return sum(row.quantity for row in self.holdings(party, on))

    def in_transit(self, on: date | None = None) -> list[Holding]:
        """Units that left one account and have not entered the other; `holder` is the sender."""
        return [row for row in standing(self._state, on) if row.status == IN_TRANSIT]

    def standing(self, on: date | None = None) -> list[Holding]:
        """Where every block on record stands at the end of the day `on`, else now."""
        return standing(self._state, on)

    def history(self, item: Block | ItmoId) -> list[Event]:
        """The events that touched an ITMO, or any part of a block, in order (6/CMA.4 annex I para. 7)."""
        return history(self._state, item)

    def pick(self, party: str, quantity: int, *, vintage: int | None = None, approach: str | None = None):
        """Blocks of that size from what a Party holds, oldest vintage first: our convention, no rule."""
        picked, missing = [], quantity
        for row in self.holdings(party):
            if missing and vintage in (None, row.vintage) and approach in (None, row.block.approach):
                block = row.block.take(min(missing, row.quantity))
                picked.append(block)
                missing -= block.quantity
        if missing or quantity < 1:
            raise ValueError(f"{party} holds {quantity - missing:,} t CO2 eq of that kind, not {quantity:,}.")
        return picked

    def first_transfers(self, party: str, known: date | None = None) -> list[FirstTransfer]:
        """The first transfers of outcomes of a Party, as known at the end of the day `known`, else now."""
        return _known(self._state.first_transfers.get(party, []), known)

    def uses(self, party: str, known: date | None = None) -> list[Use]:
        """The uses of a Party towards its NDC, as known at the end of the day `known`, else now."""
        return _known(self._state.uses.get(party, []), known)

    def oimp_authorized(self, party: str, known: date | None = None) -> list[OimpAuthorized]:
        """Outcomes of a Party that are authorized for OIMP: a memo (2/CMA.3 annex 23(d))."""
        return oimp_authorized(self._state, party, known)


def _known(entries: list, known: date | None) -> list:
    end = len(entries) if known is None else bisect_right(entries, known, key=lambda entry: entry[0])
    return [record for _, record in entries[:end]]
