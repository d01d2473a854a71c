"""What the host Party adds, and when: first transfers that follow from an issuance (7/CMA.4 annex I 39-41).

    record = host_record(split, authorization, issued_on=date(2028, 3, 1), vintage=2027,
                         movements=[Movement(date(2029, 5, 2), 65_100, to="XBU")])
    record.added(date(2028, 3, 1)), record.added()       # 4,900 at issuance; 70,000 in the end
    record.flows()                                       # into article6.accounting

The ledger decides each first transfer; this module writes the issuance, its levies and the movements as its
events.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from article6.accounting import Flows
from article6.authorization import Authorization
from article6.identifiers import Block
from article6.ledger import Ledger
from article6.ledger.records import FirstTransfer
from article6.mechanism.errors import MechanismError, require_date
from article6.mechanism.levies import AUTHORIZED, Part, Split
from article6.ndc.period import Period
from article6.working import Step, Working

__all__ = ["Addition", "HostRecord", "Movement", "host_record"]

_RULES = {
    "adaptation fund": "a64.adaptation-process",
    "omge": "a64.omge-process",
    "transfer": "first-transfer.ndc",
    "authorization": "first-transfer.oimp",
    "issuance": "first-transfer.oimp",
    "use or cancellation": "first-transfer.oimp",
}
_WORDS = {
    "adaptation fund": "forwarded to the Adaptation Fund",
    "omge": "cancelled for overall mitigation",
    "transfer": "first transferred to another Party",
    "authorization": "first transferred by authorization",
    "issuance": "first transferred by issuance",
    "use or cancellation": "first transferred by use or cancellation",
}


@dataclass(frozen=True, slots=True)
class Movement:
    """Participants' units that move: transferred `to` another Party, or cancelled for a `purpose`.

    `purpose` as the ledger knows it: "IMP", "OP" or "OIMP" (the use for such a purpose is recorded so),
    "OMGE", or "other". What becomes of units later adds nothing for the host, so it has no place here.
    """

    date: date
    quantity: int
    to: str = ""
    purpose: str = ""

    def __post_init__(self) -> None:
        require_date(self.date, "The day of a movement")
        if bool(self.to) == bool(self.purpose):
            raise MechanismError(
                f"A movement of {self.date} goes to {self.to!r} for the purpose {self.purpose!r}.",
                "Name the Party it goes to, or the purpose it is cancelled for.",
                "a64.forwarding",
            )
        if type(self.quantity) is not int or self.quantity < 1:
            raise MechanismError(
                f"A movement of {self.quantity!r} units cannot be.",
                "Only whole units move: give a whole number, 1 or more.",
                "a64.indivisible",
            )


@dataclass(frozen=True, slots=True)
class Addition:
    """What one day adds to the host's emissions balance: t CO2 eq of one `trigger` and `vintage`.

    It counts in the year of the vintage (2/CMA.3 annex 8(a)); `date` is the day of the first transfer.
    """

    date: date
    trigger: str
    vintage: int
    quantity: int


@dataclass(frozen=True)
class HostRecord:
    """The host's side of one issuance: the `ledger`, the `party`, and how many units are `authorized`."""

    ledger: Ledger
    party: str
    authorized: int

    @property
    def first_transfers(self) -> tuple[FirstTransfer, ...]:
        """Every first transfer, by date."""
        return tuple(self.ledger.first_transfers(self.party))

    @property
    def additions(self) -> tuple[Addition, ...]:
        """The dated list of what the host adds: first transfers of one day, trigger and vintage together."""
        sums: dict[tuple[date, str, int], int] = {}
        for one in self.first_transfers:
            key = (one.date, one.trigger, one.vintage)
            sums[key] = sums.get(key, 0) + one.quantity
        return tuple(Addition(*key, quantity) for key, quantity in sorted(sums.items(), key=_by_date))

    def added(self, on: date | None = None) -> int:
        """Units first transferred up to the day `on`, else so far: what the host adds to its balance."""
        return sum(one.quantity for one in self.ledger.first_transfers(self.party, on))

    @property
    def to_come(self) -> int:
        """Authorized units that are not first transferred yet."""
        return self.authorized - self.added()

    def flows(self, period: Period | None = None) -> Flows:
        """The same as `Flows`, for an emissions balance; with `period`, the vintages inside it."""
        return Flows.from_ledger(self.ledger, self.party, period=period)

    @property
    def working(self) -> Working:
        """The additions, one after the other, and their sum."""
        unit = "t CO2 eq"
        steps = [
            Step(
                f"A{n}",
                f"{one.date}: {_WORDS[one.trigger]}",
                "",
                f"vintage {one.vintage}",
                one.quantity,
                unit,
                rule=_RULES[one.trigger],
            )
            for n, one in enumerate(self.additions, start=1)
        ]
        put_in = " + ".join(f"{step.value:,}" for step in steps)
        formula = " + ".join(step.symbol for step in steps)
        end = Step(
            "SUM",
            "The host Party adds",
            formula,
            put_in,
            self.added(),
            unit,
            rule="balance.add-first-transfers",
        )
        return Working(f"First transfers of {self.party}", (*steps, end))


def host_record(
    parts: Split | Part | Iterable[Part],
    authorization: Authorization,
    *,
    issued_on: date,
    vintage: int | None = None,
    movements: Iterable[Movement] = (),
    periods: Mapping[str, object] | None = None,
    sector: str = "",
    activity: str = "",
    covered: bool = True,
) -> HostRecord:
    """The first transfers of the authorized `parts` of one issuance, on the day `issued_on`.

    Mitigation contribution A6.4ERs add nothing and are left out. For those authorized later give
    `LateAuthorization.authorized`: an `authorization` dated after `issued_on` then counts as if it had been
    given by that day (6/CMA.6 para. 14(b)); for a `Split` it is refused. `vintage` is for parts that name
    none. `movements` take the participants' units in the order of the parts. `periods` are NDC periods as the
    ledger takes them; it needs the host's where the authorization covers other international mitigation
    purposes (4/CMA.6 para. 14). `covered` says that the outcomes come from inside the host's NDC.

    Raises `MechanismError`, or the ledger's `Refused`, for what the rules forbid.
    """
    require_date(issued_on, "The day of issuance")
    late = authorization.date > issued_on
    at_issuance = isinstance(parts, Split)
    parts = _authorized(parts)
    if late and at_issuance and parts:
        raise MechanismError(
            f"Units issued on {issued_on} as authorized have a statement of {authorization.date}.",
            "Issue them as mitigation contribution A6.4ERs, and use late_authorization.",
            "a64.status-at-issuance",
        )
    if late:
        authorization = replace(authorization, date=issued_on)
    ledger = Ledger(periods)
    ledger.authorize(authorization)
    blocks: list[tuple[Block, Part]] = []
    for part in parts:
        year = part.vintage if part.vintage is not None else vintage
        if year is None:
            raise MechanismError(
                "The vintage of the units is not known.",
                "Give vintage=, the calendar year in which the mitigation occurred.",
                "itmo.vintage",
            )
        block = ledger.issue(
            authorization.id,
            vintage=year,
            quantity=part.issued,
            on=issued_on,
            a64=True,
            sector=sector,
            activity=activity,
            covered=covered,
        )
        blocks.append((block, part))
    free: list[Block] = []
    for block, part in blocks:
        fund, cancelled, rest = _cut(block, part.adaptation, part.omge)
        if fund:
            ledger.give_to_adaptation_fund(fund, on=issued_on)
        if cancelled:
            ledger.cancel(cancelled, purpose="OMGE", on=issued_on)
        free += [rest] if rest else []
    for move in sorted(movements, key=lambda one: one.date):
        taken, free = _take(free, move)
        if move.to:
            ledger.transfer(taken, to=move.to, on=move.date)
        else:
            ledger.cancel(taken, purpose=move.purpose, on=move.date)
    return HostRecord(ledger, authorization.party, sum(part.issued for part in parts))


def _authorized(parts: Split | Part | Iterable[Part]) -> tuple[Part, ...]:
    if isinstance(parts, Part):
        parts = (parts,)
    every = parts.parts if isinstance(parts, Split) else tuple(parts)
    return tuple(part for part in every if part.status == AUTHORIZED and part.issued)


def _cut(block: Block, adaptation: int, omge: int) -> tuple[Block | None, Block | None, Block | None]:
    """The first serials to the Adaptation Fund, the next to cancellation, the rest to the participants."""
    ends = (block.first, block.first + adaptation, block.first + adaptation + omge, block.last + 1)
    return tuple(
        block.between(first, after - 1) if after > first else None
        for first, after in zip(ends, ends[1:], strict=False)
    )


def _take(free: list[Block], move: Movement) -> tuple[list[Block], list[Block]]:
    """The blocks of a movement, from the front, and those that are left."""
    there = sum(block.quantity for block in free)
    if move.quantity > there:
        raise MechanismError(
            f"On {move.date} {move.quantity:,} units would move, but the participants have {there:,} "
            "authorized ones that have not moved.",
            "Move fewer, or leave out moves of units that were first transferred before.",
            "a64.forwarding",
        )
    taken, left, missing = [], [], move.quantity
    for block in free:
        some = min(missing, block.quantity)
        missing -= some
        if some:
            taken.append(block.between(block.first, block.first + some - 1))
        if some < block.quantity:
            left.append(block.between(block.first + some, block.last))
    return taken, left


def _by_date(item: tuple[tuple[date, str, int], int]) -> tuple[date, int, int]:
    (day, trigger, vintage), _ = item
    return day, list(_WORDS).index(trigger), vintage
