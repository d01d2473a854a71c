"""Net present value, internal rate of return and the flows of a project, in any currency and in real terms.

Flow 0 stands at the start, flow t at the end of year t. Fractions give exact values; floats give floats.
No tax, no loan, no residual value: these are added to the flows by whoever needs them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from fractions import Fraction

from article6.baselines.additionality.errors import AdditionalityError
from article6.baselines.swing import Number, is_number

__all__ = ["LINEAR", "Project", "break_even", "has_rate", "irr", "npv", "sign_changes"]

LINEAR = (
    "price",
    "credit_price",
    "opex",
    "capex",
    "output",
)  # the net present value is a straight line in each

LONGEST = 200  # years; beyond, a slip of the pen rather than a project


def npv(rate: Number, flows: Sequence[Number]) -> Number:
    """The net present value of `flows` at `rate` (0.10 is 10% a year), in the currency of the flows.

    Raises `AdditionalityError` for no flows, for one that is not a finite number, and for a rate of -1 or
    less.
    """
    _checked(flows)
    if not is_number(rate) or rate <= -1:
        raise AdditionalityError(
            f"A discount rate of {rate!r} has no present value.", "Give a rate above -1."
        )
    value: Number = 0
    for flow in reversed(flows):
        value = value / (1 + rate) + flow
    if not is_number(value):
        raise AdditionalityError(f"At a rate of {rate} the present value is too large to be written.")
    return value


def sign_changes(flows: Sequence[Number]) -> int:
    """How often the flows change between paying and earning; years of zero are passed over."""
    _checked(flows)
    signs = [flow > 0 for flow in flows if flow]
    return sum(one != other for one, other in zip(signs, signs[1:], strict=False))


def has_rate(flows: Sequence[Number]) -> bool:
    """Whether the flows have one internal rate of return: they start with payments and turn once."""
    return sign_changes(flows) == 1 and next(flow for flow in flows if flow) < 0


def irr(flows: Sequence[Number]) -> float:
    """The internal rate of return: the one rate at which the net present value is zero (0.06 is 6% a year).

    Flows that pay first and earn afterwards have exactly one rate above -1 (Descartes' rule of signs). It is
    found by halving. Raises `AdditionalityError` where the flows never turn, turn more than once, or earn
    first.
    """
    turns = sign_changes(flows)
    if turns == 0:
        raise AdditionalityError(
            "These cash flows have no internal rate of return: they never turn from paying to earning.",
            "Compare net present values, or use the simple cost analysis.",
        )
    if turns > 1:
        raise AdditionalityError(
            f"These cash flows turn {turns} times between paying and earning, so they may have several rates "
            "of return, or none.",
            "Compare the net present value at the benchmark with zero instead.",
        )
    if not has_rate(flows):
        raise AdditionalityError(
            "These cash flows earn first and pay afterwards, so their rate is the cost of a loan.",
            "Compare the net present value at the benchmark with zero instead.",
        )
    scaled = _scaled(flows)
    low, high = _bracket(scaled)
    while low < (middle := (low + high) / 2) < high:  # ends: there are finitely many floats between the two
        low, high = (middle, high) if _sign(middle, scaled) < 0 else (low, middle)
    return 1 / high - 1


def _bracket(flows: Sequence[float]) -> tuple[float, float]:
    """Two discount factors 1/(1 + r), one twice the other, between which the value turns positive."""
    factor = 1.0
    while _sign(factor, flows) < 0 and factor < 2.0**40:
        factor *= 2
    while _sign(factor / 2, flows) >= 0 and factor > 2.0**-200:
        factor /= 2
    if _sign(factor / 2, flows) >= 0 or _sign(factor, flows) < 0:
        raise AdditionalityError(
            "The rate of return of these cash flows is beyond all measure.", "Check the units of the flows."
        )
    return factor / 2, factor


def _scaled(flows: Sequence[Number]) -> list[float]:
    """The flows from the first to the last that is not zero, in the largest: their rate is the same."""
    paid = [year for year, flow in enumerate(flows) if flow]
    size = Fraction(max(abs(flow) for flow in flows))
    return [float(Fraction(flow) / size) for flow in flows[paid[0] : paid[-1] + 1]]


def _sign(factor: float, flows: Sequence[float]) -> float:
    """A number with the sign of the present value at this discount factor; above 1 the value at the end.

    So only factors up to 1 are multiplied, and nothing overflows.
    """
    value = 0.0
    for flow in reversed(flows) if factor <= 1 else flows:
        value = value * min(factor, 1 / factor) + flow
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project as an investor sees it, in real terms of `currency`; all years are alike but for the decline.

    `capex` at the start; `output` of year 1 in `unit`, falling by `output_decline` a year (compound, a
    technical trend); `price` per unit, earned or saved; `opex` a year. `credits_per_output` in t CO2 eq per
    unit, for the first `credit_years` years: put in what the project can sell, after levies and adjustments
    where there are any. Raises `AdditionalityError` for a number below zero or without end, and for more
    years of credits than years.
    """

    capex: Number
    price: Number
    output: Number
    opex: Number
    years: int
    output_decline: Number = 0
    credits_per_output: Number = 0
    credit_years: int = 0
    currency: str = "USD"
    unit: str = "MWh"

    def __post_init__(self) -> None:
        for name in (f.name for f in fields(self) if f.name not in ("currency", "unit")):
            value = getattr(self, name)
            if not is_number(value) or value < 0:
                raise AdditionalityError(f"{name} is {value!r}.", "Give a finite number, zero or more.")
        for name in ("years", "credit_years"):
            if not isinstance(getattr(self, name), int):
                raise AdditionalityError(f"{name} is {getattr(self, name)!r}.", "Give whole years.")
        if self.years > LONGEST:
            raise AdditionalityError(
                f"The project runs {self.years} years.", f"Give {LONGEST} years at most."
            )
        if self.years < 1 or self.credit_years > self.years:
            raise AdditionalityError(
                f"The project runs {self.years} years and earns credits for {self.credit_years}.",
                "Give at least one year, and no more years of credits than years.",
            )
        if self.output_decline >= 1:
            raise AdditionalityError(
                f"An output falling by {self.output_decline} a year is gone at once.",
                "Give a share: 0.005 is 0.5% a year.",
            )

    def outputs(self) -> tuple[Number, ...]:
        """The output of each year, in `unit`."""
        return tuple(self.output * (1 - self.output_decline) ** year for year in range(self.years))

    def credits(self) -> tuple[Number, ...]:
        """The credits of each year, in t CO2 eq; not rounded, since this is a forecast."""
        return tuple(
            output * self.credits_per_output if year < self.credit_years else 0
            for year, output in enumerate(self.outputs())
        )

    def flows(self, credit_price: Number = 0) -> tuple[Number, ...]:
        """The cash flows, the start first, with credits sold at `credit_price` per t CO2 eq; 0 is without."""
        if not is_number(credit_price) or credit_price < 0:
            raise AdditionalityError(
                f"The credit price is {credit_price!r}.", "Give a price of zero or more."
            )
        years = zip(self.outputs(), self.credits(), strict=True)
        return (-self.capex, *(o * self.price + c * credit_price - self.opex for o, c in years))

    def per_one(self, name: str, credit_price: Number = 0) -> tuple[Number, ...]:
        """What one more of the input `name` (one of `LINEAR`) adds to each cash flow."""
        if name == "price":
            return (0, *self.outputs())
        if name == "credit_price":
            return (0, *self.credits())
        if name == "opex":
            return (0, *[-1] * self.years)
        if name == "capex":
            return (-1, *[0] * self.years)
        if name == "output":
            declines = ((1 - self.output_decline) ** year for year in range(self.years))
            credit = self.credits_per_output * credit_price
            return (0, *(d * (self.price + credit * (y < self.credit_years)) for y, d in enumerate(declines)))
        raise AdditionalityError(
            f"The net present value is no straight line in {name!r}.", f"Ask for one of {', '.join(LINEAR)}."
        )


def break_even(project: Project, name: str, rate: Number, credit_price: Number = 0) -> Number:
    """The value of one input at which the net present value at `rate` is zero, all others unchanged.

    `name` is one of `LINEAR`; the answer is in the unit of that input, and exact if all numbers are. It may
    lie below zero: then no value that the input can have brings the project there. Raises
    `AdditionalityError` where the input changes nothing (credits nobody can sell have no break-even price).
    """
    slope = npv(rate, project.per_one(name, credit_price))
    if not slope:
        raise AdditionalityError(
            f"{name} changes nothing in this project, so no value of it leads to break-even.",
            "Ask for another input, or give the project credits and years of credits.",
        )
    without = project.flows() if name == "credit_price" else replace(project, **{name: 0}).flows(credit_price)
    return -npv(rate, without) / slope


def _checked(flows: Sequence[Number]) -> None:
    """Refuses an empty row of flows and a flow that is not a finite number."""
    if not len(flows):
        raise AdditionalityError("There are no cash flows.", "Give at least the one at the start.")
    for year, flow in enumerate(flows):
        if not is_number(flow):
            raise AdditionalityError(f"The cash flow of year {year} is {flow!r}.", "Give a finite number.")
