"""The two levies on issued units: the share of proceeds for adaptation, and overall mitigation.

    split = split_issuance(authorized=70_000, mitigation_contribution=30_000)
    split.adaptation, split.omge, split.participants      # 5,000, 2,000, 93,000

Both are percentages of the **issued** quantity, taken at issuance from authorized and mitigation contribution
A6.4ERs alike (3/CMA.3 annex 58-59; 7/CMA.4 annex I 39-40); neither is a percentage of what the other leaves.
What the texts leave open is listed in `conventions`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from article6.mechanism.errors import MechanismError
from article6.mechanism.sharing import apportion, rounded
from article6.ndc.amounts import Amount, exact
from article6.parties import party
from article6.working import Step, Working, grouped

__all__ = [
    "ADAPTATION_SHARE",
    "AUTHORIZED",
    "LEAST_OMGE_SHARE",
    "LEVELS",
    "MITIGATION_CONTRIBUTION",
    "ROUNDINGS",
    "Lot",
    "Part",
    "Split",
    "is_ldc_or_sids",
    "split_issuance",
]

AUTHORIZED = "authorized"
MITIGATION_CONTRIBUTION = "mitigation contribution"
STATUSES = (AUTHORIZED, MITIGATION_CONTRIBUTION)
ADAPTATION_SHARE = Fraction(5, 100)
LEAST_OMGE_SHARE = Fraction(2, 100)
ROUNDINGS = ("up", "down", "nearest")
LEVELS = ("status", "issuance", "vintage")


@dataclass(frozen=True, slots=True)
class Lot:
    """Units issued together: their authorization `status`, how many, and their `vintage` if it matters."""

    status: str
    quantity: int
    vintage: int | None = None

    def __post_init__(self) -> None:
        if self.status not in STATUSES:
            raise MechanismError(
                f"{self.status!r} is no authorization status of an A6.4ER.",
                f"Choose {AUTHORIZED!r} or {MITIGATION_CONTRIBUTION!r}.",
                "a64.unit-kinds",
            )
        if type(self.quantity) is not int or self.quantity < 0:
            raise MechanismError(
                f"A lot of {self.quantity!r} units cannot be issued.",
                "Units are indivisible: give a whole number, rounded down from the verified tonnes.",
                "a64.indivisible",
            )


@dataclass(frozen=True, slots=True)
class Part:
    """Where the units of one lot go: to the Adaptation Fund, to cancellation, to the participants."""

    status: str
    vintage: int | None
    issued: int
    adaptation: int
    omge: int

    @property
    def participants(self) -> int:
        """What is left for the activity participants and Parties involved (3/CMA.3 annex 60)."""
        return self.issued - self.adaptation - self.omge


@dataclass(frozen=True)
class Split:
    """One issuance after both levies: a `Part` per lot, in the order given, and the `working`."""

    parts: tuple[Part, ...]
    working: Working

    @property
    def issued(self) -> int:
        """All units issued."""
        return sum(part.issued for part in self.parts)

    @property
    def adaptation(self) -> int:
        """Units forwarded to the share of proceeds for adaptation account."""
        return sum(part.adaptation for part in self.parts)

    @property
    def omge(self) -> int:
        """Units cancelled for overall mitigation in global emissions."""
        return sum(part.omge for part in self.parts)

    @property
    def participants(self) -> int:
        """Units left for the activity participants and Parties involved."""
        return sum(part.participants for part in self.parts)

    def of(self, status: str) -> tuple[Part, ...]:
        """The parts with that authorization status."""
        return tuple(part for part in self.parts if part.status == status)

    @property
    def amounts(self) -> dict[str, dict[str, int]]:
        """{status: {"issued", "adaptation", "omge", "participants": units}}"""
        names = ("issued", "adaptation", "omge", "participants")
        statuses = dict.fromkeys(part.status for part in self.parts)
        return {
            status: {name: sum(getattr(part, name) for part in self.of(status)) for name in names}
            for status in statuses
        }


def split_issuance(
    lots: Iterable[Lot] = (),
    *,
    authorized: int = 0,
    mitigation_contribution: int = 0,
    ldc_or_sids: bool = False,
    opted_in: bool = False,
    omge: object = LEAST_OMGE_SHARE,
    rounding: str = "up",
    level: str = "status",
) -> Split:
    """Split one issuance. Name its `lots`, or the units `authorized` and of `mitigation_contribution`.

    `ldc_or_sids`: the activity is in a least developed country or small island developing State, which
    frees it of the adaptation share unless the country `opted_in` (6/CMA.6 para. 20), never of the
    cancellation. `omge` is the share cancelled: a Fraction, or text such as "0.03"; at least 2 per cent, more
    where the participants ask for it in the request for issuance (7/CMA.4 annex I 64). `rounding` is "up",
    "down" or "nearest" (a half goes up), applied per "status", "issuance" or "vintage" (`level`).

    Raises `MechanismError`: a quantity that is not whole, a status that does not exist, too small a share.
    """
    lots = _lots(lots, authorized, mitigation_contribution)
    exempt = ldc_or_sids and not opted_in
    adaptation_share = Fraction(0) if exempt else ADAPTATION_SHARE
    omge_share = _share(omge)
    if rounding not in ROUNDINGS or level not in LEVELS:
        raise MechanismError(
            f"Rounding {rounding!r} at the level {level!r} is not known.",
            f"Round {', '.join(ROUNDINGS)}, at the level {', '.join(LEVELS)}.",
            "a64.indivisible",
        )
    parts: list[Part | None] = [None] * len(lots)
    steps: list[Step] = []
    groups = _groups(lots, level)
    for name, places in groups.items():
        sizes = [lots[place].quantity for place in places]
        total = sum(sizes)
        fund = rounded(adaptation_share * total, rounding)
        cancelled = min(rounded(omge_share * total, rounding), total - fund)
        funds = apportion(fund, sizes, sizes)
        left = [size - one for size, one in zip(sizes, funds, strict=True)]
        cancels = apportion(cancelled, sizes, left)
        for place, one, other in zip(places, funds, cancels, strict=True):
            lot = lots[place]
            parts[place] = Part(lot.status, lot.vintage, lot.quantity, one, other)
        tag = f" ({name})" if len(groups) > 1 else ""
        steps += _steps(tag, total, fund, cancelled, adaptation_share, omge_share, exempt, rounding)
    if len(groups) > 1:
        steps += _sums(parts)
    return Split(tuple(parts), Working("An issuance and its levies", tuple(steps)))


def is_ldc_or_sids(code: str) -> bool:
    """Whether this Party stands in our table as a least developed country or small island developing State.

    The table knows today's lists only (see the convention exempt-when). A fictional Party nobody described
    is neither.
    """
    one = party(code)
    return bool(one.ldc or one.sids)


def _lots(lots: Iterable[Lot], authorized: int, contribution: int) -> tuple[Lot, ...]:
    given = tuple(lots)
    if any(not isinstance(lot, Lot) for lot in given):
        raise MechanismError("The lots are not all of the class Lot.", "Give Lot(status, quantity).")
    if given and (authorized or contribution):
        raise MechanismError(
            "The issuance is given twice, as lots and as quantities.",
            "Give lots, or authorized= and mitigation_contribution=.",
        )
    if given:
        return given
    both = (Lot(AUTHORIZED, authorized), Lot(MITIGATION_CONTRIBUTION, contribution))
    return tuple(lot for lot in both if lot.quantity) or both[:1]


def _share(omge: object) -> Fraction:
    share = Fraction(exact(omge, "The share cancelled for overall mitigation", MechanismError))
    if share < LEAST_OMGE_SHARE:
        raise MechanismError(
            f"{grouped(share * 100)} per cent is too little to cancel for overall mitigation.",
            "It is at least 2 per cent of the issued units, in every country.",
            "a64.omge-share",
        )
    if share + ADAPTATION_SHARE > 1:
        raise MechanismError(
            f"{grouped(share * 100)} per cent for overall mitigation leaves too little for adaptation.",
            "Give it as a part of one: 2 per cent is '0.02'; at most 0.95.",
            "a64.omge-share",
        )
    return share


def _groups(lots: tuple[Lot, ...], level: str) -> dict[str, list[int]]:
    """The places of the lots that are rounded together, by the name of their group."""
    groups: dict[str, list[int]] = {}
    for place, lot in enumerate(lots):
        vintage = f", vintage {lot.vintage}" if lot.vintage is not None else ""
        name = {"issuance": "all", "status": lot.status, "vintage": lot.status + vintage}[level]
        groups.setdefault(name, []).append(place)
    return groups


def _steps(
    tag: str,
    total: int,
    fund: int,
    cancelled: int,
    adaptation_share: Fraction,
    omge_share: Fraction,
    exempt: bool,
    rounding: str,
) -> list[Step]:
    unit = "A6.4ERs"
    rule = "a64.exemption" if exempt else "a64.levy-adaptation"
    raw = grouped(adaptation_share * total)
    raw_omge = omge_share * total
    note = "fewer than the minimum of 2 per cent" if cancelled < LEAST_OMGE_SHARE * total else ""
    if rounded(raw_omge, rounding) > cancelled:
        note = "the adaptation share was taken first; these are the units left"
    return [
        Step(f"N{tag}", "Issued", "", "", total, unit, rule="a64.status-at-issuance"),
        Step(
            f"SOP{tag}",
            "To the Adaptation Fund",
            "none: exempt" if exempt else f"{_percent(adaptation_share)} x N, rounded {rounding}",
            "" if exempt else f"{_percent(adaptation_share)} x {total:,} = {raw}",
            fund,
            unit,
            rule=rule,
            note="the host did not opt in" if exempt else "",
        ),
        Step(
            f"OMGE{tag}",
            "Cancelled for overall mitigation",
            f"{_percent(omge_share)} x N, rounded {rounding}",
            f"{_percent(omge_share)} x {total:,} = {grouped(raw_omge)}",
            cancelled,
            unit,
            rule="a64.levy-omge",
            note=note,
        ),
        Step(
            f"NET{tag}",
            "To the participants",
            "N - SOP - OMGE",
            f"{total:,} - {fund:,} - {cancelled:,}",
            total - fund - cancelled,
            unit,
            rule="a64.forwarding",
        ),
    ]


def _sums(parts: list[Part]) -> list[Step]:
    def total(symbol: str, words: str, name: str, rule: str) -> Step:
        numbers = [getattr(part, name) for part in parts]
        put_in = " + ".join(f"{number:,}" for number in numbers)
        return Step(symbol, words, "sum of the lots", put_in, sum(numbers), "A6.4ERs", rule=rule)

    return [
        total("N", "Issued", "issued", "a64.status-at-issuance"),
        total("SOP", "To the Adaptation Fund", "adaptation", "a64.levy-adaptation"),
        total("OMGE", "Cancelled for overall mitigation", "omge", "a64.levy-omge"),
        total("NET", "To the participants", "participants", "a64.forwarding"),
    ]


def _percent(share: Amount) -> str:
    return f"{grouped(Fraction(share) * 100)}%"
