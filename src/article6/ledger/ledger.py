"""The ledger: events go in, the state and the first transfers come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from article6 import collector
from article6.authorization import Authorization
from article6.identifiers import Block
from article6.ledger.apply import apply
from article6.ledger.case import open_case
from article6.ledger.checks import checks_for
from article6.ledger.checks.order import malformed
from article6.ledger.events import (
    Acquired,
    Authorized,
    Cancelled,
    Changed,
    Event,
    GivenToAdaptationFund,
    Issued,
    Revoked,
    Transferred,
    Used,
    Verified,
)
from article6.ledger.questions import Questions
from article6.ledger.refused import Refused
from article6.ledger.state import State
from article6.readings import Readings

__all__ = ["Ledger"]

Blocks = Block | Iterable[Block]


class Ledger(Questions):
    """An append-only record of the ITMOs of two or more Parties.

    `periods` gives the NDC implementation periods: `{"XHA": (2026, 2030)}`, or several per Party.
    `readings` says how open questions are read. `btr_submitted` gives the year in which a Party submitted
    its first report with end-year information, where that was late: `{("XHA", 2030): 2033}`.

    `append` takes one event and returns it, or raises `Refused`; a refused event leaves no trace. The methods
    named like actions (`authorize`, `issue`, `transfer` ...) build the events; given several blocks, they
    record all or nothing.
    """

    def __init__(
        self,
        periods: Mapping[str, object] | None = None,
        *,
        readings: Readings | None = None,
        btr_submitted: Mapping[tuple[str, int], int] | None = None,
    ) -> None:
        known = {party: _periods(party, value) for party, value in (periods or {}).items()}
        self._settings = (readings or Readings(), known, dict(btr_submitted or {}))
        self._state = State(*self._settings)
        self._events: list[Event] = []

    # --- events ---------------------------------------------------------------------------------------------

    def append(self, event: Event) -> Event:
        """Record one event. Raises `Refused` and changes nothing if a rule forbids it."""
        refusal = malformed(event)
        if refusal is not None:
            raise refusal
        case = open_case(event, self._state)
        for check in checks_for(type(event)):
            refusal = check(case)
            if refusal is not None:
                raise refusal
        apply(case)
        self._events.append(event)
        return event

    def extend(self, events: Iterable[Event]) -> None:
        """Record several events: all of them, or none if one is refused."""
        before = len(self._events)
        try:
            for event in events:
                self.append(event)
        except Exception:
            if len(self._events) > before:
                self._rebuild(self._events[:before])
            raise

    @classmethod
    def replay(
        cls, events: Iterable[Event], periods: Mapping[str, object] | None = None, **settings
    ) -> Ledger:
        """The ledger that these events make, each of them checked; the same events give the same state."""
        ledger = cls(periods, **settings)
        with collector.paused():
            for event in events:
                ledger.append(event)
        return ledger

    @classmethod
    def load(cls, path, periods: Mapping[str, object] | None = None, **settings) -> Ledger:
        """Replay the events of a CSV file (`article6.ledger.files`); a refusal names the file and the row."""
        from article6.ledger.files import numbered_events

        ledger = cls(periods, **settings)
        with collector.paused():
            for row, event in numbered_events(path):
                try:
                    ledger.append(event)
                except Refused as refusal:
                    refusal.place = f"{path}, row {row}"
                    raise
        return ledger

    def save(self, path) -> None:
        """Write the events to a CSV file, as a whole or not at all (`article6.ledger.files`)."""
        from article6.ledger.files import write_events

        write_events(path, self._events)

    def _rebuild(self, events: list[Event]) -> None:
        self._state, self._events = State(*self._settings), []
        for event in events:
            self.append(event)

    @property
    def events(self) -> tuple[Event, ...]:
        """All events, in order."""
        return tuple(self._events)

    @property
    def today(self) -> date:
        """The date of the latest event; `date.min` while there is none."""
        return self._state.today

    # --- actions --------------------------------------------------------------------------------------------

    def authorize(
        self, authorization: Authorization | None = None, *, blocks: Blocks = (), **fields
    ) -> Authorization:
        """A Party authorizes (4/CMA.6 para. 5). Give an `Authorization` or its fields.

        `blocks` names outcomes that are on record already; later ones name the authorization.
        """
        authorization = Authorization(**fields) if authorization is None else authorization
        self.append(Authorized(authorization, _blocks(blocks)))
        return authorization

    def change(self, id: str, *, on: date, party: str | None = None, **changes) -> Authorization:
        """A Party changes its authorization from `on` (4/CMA.6 para. 7-9); `changes` are fields of it."""
        current = self.authorization(id, party)
        changed = current.changed(date=on, **changes)
        self.append(Changed(changed))
        return changed

    def revoke(self, id: str, *, on: date, party: str | None = None) -> None:
        """A Party revokes its authorization from `on`; see `events.Revoked` (4/CMA.6 para. 7)."""
        self.append(Revoked(on, self.authorization(id, party).party, id))

    def verify(self, authorization: str | None = None, **particulars) -> Block:
        """Record verified outcomes that are not issued yet. Arguments as for `issue`."""
        return self._put_on_record(Verified, authorization, **particulars)

    def issue(self, authorization: str | None = None, **particulars) -> Block:
        """Record outcomes as issued: `issue("XHA-1", vintage=2027, quantity=500, on=date(2028, 2, 1))`.

        Give `quantity` and `vintage`, and the block gets the next free serials; or give `block`, for
        serials of your own or to issue what was verified. Where there is no authorization yet, give `party`
        and `approach`.
        `registry` is the originating registry, else the Party's first (XHA01). `sector`, `activity`,
        `covered`,
        `a64`, `metric`, `amount` as in `events.Issued`; an authorization that names one sector gives the
        sector.
        """
        return self._put_on_record(Issued, authorization, **particulars)

    def transfer(
        self, blocks: Blocks, *, to: str, on: date, by: str | None = None, acquired: date | None = None
    ) -> None:
        """Transfer blocks to another Party, which acquires them on the day `acquired`, else at once."""
        blocks = _blocks(blocks)
        sent = [Transferred(on, block, by or self._holder(block), to) for block in blocks]
        self.extend([*sent, *(Acquired(acquired or on, block, to) for block in blocks)])

    def send(self, blocks: Blocks, *, to: str, on: date, by: str | None = None) -> None:
        """Transfer blocks to another Party; they are in transit until `acquire`."""
        self.extend([Transferred(on, block, by or self._holder(block), to) for block in _blocks(blocks)])

    def acquire(self, blocks: Blocks, *, by: str, on: date) -> None:
        """Record that blocks in transit to `by` have arrived."""
        self.extend([Acquired(on, block, by) for block in _blocks(blocks)])

    def use(self, blocks: Blocks, *, for_year: int, on: date, by: str | None = None) -> None:
        """The Party that holds the blocks uses them towards its NDC for a year (2/CMA.3 annex 8(b))."""
        self.extend([Used(on, block, by or self._holder(block), for_year) for block in _blocks(blocks)])

    def cancel(
        self, blocks: Blocks, *, purpose: str, on: date, by: str | None = None, entity: str = ""
    ) -> None:
        """Cancel blocks, or use them for OIMP: purpose "IMP", "OP", "OIMP", "OMGE" or "other"."""
        self.extend(
            [Cancelled(on, block, by or self._holder(block), purpose, entity) for block in _blocks(blocks)]
        )

    def give_to_adaptation_fund(self, blocks: Blocks, *, on: date, by: str | None = None) -> None:
        """Transfer blocks to the Adaptation Fund (4/CMA.6 para. 16)."""
        self.extend(
            [GivenToAdaptationFund(on, block, by or self._holder(block)) for block in _blocks(blocks)]
        )

    def _holder(self, block: Block) -> str:
        """Who has the first ITMO of the block: the one who acts, unless the caller names another."""
        pieces = self._state.pieces(block)
        return pieces[0].mark.holder if pieces else block.party

    def _put_on_record(
        self,
        kind: type[Issued] | type[Verified],
        authorization: str | None,
        *,
        on: date,
        block: Block | None = None,
        vintage: int | None = None,
        quantity: int | None = None,
        party: str | None = None,
        approach: str | None = None,
        registry: str | None = None,
        sector: str = "",
        activity: str = "",
        covered: bool = True,
        a64: bool = False,
        metric: str = "GHG",
        amount: int | Fraction | None = None,
    ) -> Block:
        host = party or (block.party if block is not None else None)
        version = self.authorization(authorization, host) if authorization is not None else None
        if block is None:
            party, approach = party or version and version.party, approach or version and version.approach
            if not (party and approach) or vintage is None or type(quantity) is not int or quantity < 1:
                raise ValueError(
                    "To record outcomes give a block; or vintage and a whole quantity of t CO2 eq, with an "
                    "authorization, or party and approach."
                )
            block = self.next_block(approach, registry or f"{party}01", party, vintage, quantity)
        if version is not None and not self._state.pieces(block):
            sector = sector or _only(version.sectors)
            activity = activity or _only(version.activities)
        self.append(kind(on, block, authorization, sector, activity, covered, a64, metric, _fraction(amount)))
        return block

    def __len__(self) -> int:
        return len(self._events)

    def __repr__(self) -> str:
        until = f", until {self.today}" if self._events else ""
        return f"<Ledger: {len(self._events):,} events{until}>"


def _blocks(blocks: Blocks) -> tuple[Block, ...]:
    return (blocks,) if isinstance(blocks, Block) else tuple(blocks)


def _only(names: frozenset[str]) -> str:
    return next(iter(names)) if len(names) == 1 else ""


def _fraction(amount: int | Fraction | None) -> Fraction | None:
    return Fraction(amount) if type(amount) is int else amount


def _periods(party: str, value) -> tuple[tuple[int, int], ...]:
    """One period or several, each a pair of years or an object with `first` and `last`."""
    single = hasattr(value, "first") or any(type(part) is int for part in value)
    several = [value] if single else list(value)
    pairs = [(p.first, p.last) if hasattr(p, "first") else tuple(p) for p in several]
    for pair in pairs:
        if len(pair) != 2 or any(type(y) is not int for y in pair) or pair[0] > pair[1]:
            raise ValueError(
                f"The NDC period {pair!r} of {party} is not a first and a last year; write (2026, 2030)."
            )
    return tuple(sorted(pairs))
