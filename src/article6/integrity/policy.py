"""What the host's rules for selling do to what is proposed, and to the host: one policy, or several compared.

    policy = Policy("Keep a fifth", share_kept="0.2", fee=Fee("flat", 15))
    outcome = apply(policy, [Proposal("Rice AWD", 2_000_000, price_per_t=30)], measures, need=18_000_000)
    outcome.sold, outcome.kept, outcome.net, float(outcome.risk.chance)

The order is fixed: list, conditional tonnes, share kept, cap. A model of ours; ASSUMPTIONS go with a result.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from article6.integrity import chance, overselling
from article6.integrity.abatement import Measure, Tonnes, named, plan_for
from article6.integrity.chance import Risk, risk_of_missing
from article6.integrity.delivery import HALF_WIDTH, mean_part
from article6.integrity.errors import IntegrityError
from article6.integrity.overselling import Selling, cost_of_selling
from article6.units import UnitError, exact
from article6.working import grouped

__all__ = [
    "ASSUMPTIONS",
    "Decision",
    "Fee",
    "Outcome",
    "Policy",
    "Proposal",
    "apply",
    "compare",
    "kept_of_ratio",
]

ASSUMPTIONS = (
    "Whoever sells pays for the measure, also for what the host keeps; the host earns the fee only.",
    "A fee is paid for each tonne sold, none for a tonne kept.",
    "The net result is the fees less what the own target costs more; the risk is told beside it, not priced.",
    "The chance of missing counts what the host funds up to its limit; the fees buy nothing more there.",
    *dict.fromkeys(overselling.ASSUMPTIONS[:2] + chance.ASSUMPTIONS[1:]),
)
FEES = ("none", "flat", "floor", "percent")


def _part(value, what: str) -> Fraction:
    try:
        value = exact(value)
    except UnitError as error:
        raise IntegrityError(f"{what}: {error}") from None
    if not 0 <= value <= 1:
        raise IntegrityError(f"{what} is a part from 0 to 1, not {value}; write a fifth as '0.2'.")
    return value


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee per tonne sold: "none", "flat" (`amount` in money per t), "percent" (`amount` of the price), or
    "floor": as high as the cost of replacing the whole sale, per tonne."""

    kind: str = "none"
    amount: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        if self.kind not in FEES:
            raise IntegrityError(f"A fee is one of {', '.join(FEES)}, not {self.kind!r}.")
        try:
            object.__setattr__(self, "amount", exact(self.amount))
        except UnitError as error:
            raise IntegrityError(f"Amount of the fee: {error}") from None
        if self.amount < 0:
            raise IntegrityError("A fee below zero is a subsidy; write zero or more.")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody would like to export `tonnes` of a measure at `price_per_t`."""

    measure: str
    tonnes: int
    price_per_t: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Policy:
    """The host's rules: see `levers.py` for each. None or zero leaves a lever out.

    `positive_list`: names of measures; `share_kept`: 0 to 1; `cap_t`: t in all; `registry_gate`: the host's
    part comes first; `buyer_first`: contracts that serve the buyer first.
    """

    name: str
    positive_list: frozenset[str] | None = None
    conditional_only: bool = False
    share_kept: Fraction = Fraction(0)
    fee: Fee = Fee()
    cap_t: int | None = None
    waiting_list: bool = False
    registry_gate: bool = False
    buyer_first: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "share_kept", _part(self.share_kept, "The share kept"))
        if self.cap_t is not None and self.cap_t < 0:
            raise IntegrityError("A cap is zero or more tonnes; leave it out for no cap.")
        if self.waiting_list and self.cap_t is None:
            raise IntegrityError("A waiting list needs a cap: without one nobody waits.")
        if self.registry_gate and self.buyer_first:
            raise IntegrityError("A registry gate serves the host first; leave out that the buyer is first.")


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one proposal, in t: `sold`, `kept` by the host, `waiting`, `refused`, and `why`."""

    proposal: Proposal
    sold: int
    kept: int
    waiting: int
    refused: int
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a policy does: decisions, fees, cost of replacing, risk; money as in the measures."""

    policy: Policy
    decisions: tuple[Decision, ...]
    selling: Selling
    revenue: Fraction | None
    risk: Risk

    @property
    def sold(self) -> int:
        """Tonnes authorized and sold."""
        return sum(d.sold for d in self.decisions)

    @property
    def kept(self) -> int:
        """Tonnes of the activities that stay with the host."""
        return sum(d.kept for d in self.decisions)

    @property
    def replacing(self) -> Fraction | None:
        """How much dearer the own target becomes; None if it cannot be met any more."""
        return None if self.selling.unmet else self.selling.extra

    @property
    def net(self) -> Fraction | None:
        """Fees less the cost of replacing; None if the own target cannot be met any more."""
        return None if self.replacing is None or self.revenue is None else self.revenue - self.replacing


def kept_of_ratio(sell: int, keep: int) -> Fraction:
    """The share kept of a ratio "sell `sell`, keep `keep`": keep / (sell + keep)."""
    if sell <= 0 or keep < 0:
        raise IntegrityError(f"Sell {sell}, keep {keep} is no ratio; sell more than 0 and keep 0 or more.")
    return Fraction(keep, sell + keep)


def compare(policies: Sequence[Policy], *args, **how) -> tuple[Outcome, ...]:
    """The outcome of each policy on the same proposals; arguments as for `apply`."""
    return tuple(apply(policy, *args, **how) for policy in policies)


def apply(
    policy: Policy,
    proposals: Sequence[Proposal],
    measures: Sequence[Measure],
    need: Tonnes,
    *,
    funded_up_to=None,
    width=HALF_WIDTH,
    common: bool = False,
    mean_deliveries: bool = False,
) -> Outcome:
    """What the policy makes of the proposals, for a host that needs `need` t CO2 eq itself.

    `funded_up_to`, `width`, `common` as for `chance.risk_of_missing`; `mean_deliveries` as for
    `overselling.cost_of_selling`. `IntegrityError` for an unknown measure, or more proposed than it can
    deliver.
    """
    decisions = _decide(policy, proposals, measures, need)
    sold, kept = _by_measure(decisions, "sold"), _by_measure(decisions, "kept")
    selling = cost_of_selling(measures, need, sold, mean_deliveries=mean_deliveries, width=width, given=kept)
    revenue = Fraction(0)
    for d in decisions:
        centre = named(measures, d.proposal.measure).delivery
        tonnes = d.sold * (mean_part(centre, width) if mean_deliveries else 1)
        fee = _fee(policy.fee, d.proposal, selling)
        revenue = None if fee is None or revenue is None else revenue + tonnes * fee
    first = "host" if policy.registry_gate else "buyer" if policy.buyer_first else None
    risk = risk_of_missing(
        measures, need, sold, funded_up_to=funded_up_to, width=width, common=common, first=first, given=kept
    )
    return Outcome(policy, tuple(decisions), selling, revenue, risk)


def _fee(fee: Fee, proposal: Proposal, selling: Selling) -> Fraction | None:
    """Money per tonne sold; None for a floor that does not exist."""
    if fee.kind == "floor":
        return selling.fee_floor if selling.tonnes else Fraction(0)
    if fee.kind == "percent":
        return fee.amount / 100 * exact(proposal.price_per_t)
    return fee.amount if fee.kind == "flat" else Fraction(0)


def _by_measure(decisions: Sequence[Decision], what: str) -> dict[str, int]:
    out: dict[str, int] = {}
    for d in decisions:
        out[d.proposal.measure] = out.get(d.proposal.measure, 0) + getattr(d, what)
    return out


def _decide(policy: Policy, proposals, measures, need) -> list[Decision]:
    left = {m.name: m.potential_t for m in measures}
    spare = dict(left)
    for part in plan_for(measures, need):
        spare[part.name] -= part.tonnes
    room, out = policy.cap_t, []
    for p in proposals:
        named(measures, p.measure)
        if not 0 <= p.tonnes <= left[p.measure]:
            raise IntegrityError(
                f"{grouped(p.tonnes)} t of {p.measure} are proposed and {grouped(left[p.measure])} t are "
                "left of its potential; lower the proposal."
            )
        left[p.measure] -= p.tonnes
        allowed, why = p.tonnes, "Allowed in full."
        if policy.positive_list is not None and p.measure not in policy.positive_list:
            allowed, why = 0, "Not on the positive list."
        elif policy.conditional_only and allowed > spare[p.measure]:
            allowed = floor(spare[p.measure])
            why = f"The own plan takes the rest: only {grouped(allowed)} t are conditional."
        spare[p.measure] -= allowed if policy.conditional_only else 0
        fits = allowed
        if room is not None and floor(allowed * (1 - policy.share_kept)) > room:
            fits = floor(room / (1 - policy.share_kept))
            why = f"The cap leaves room to sell {grouped(room)} t."
        sold = floor(fits * (1 - policy.share_kept))
        room = None if room is None else room - sold
        over = allowed - fits
        waiting = over if policy.waiting_list else 0
        out.append(Decision(p, sold, fits - sold, waiting, p.tonnes - fits - waiting, why))
    return out
