"""How the worth of a project moves: with the credit price, and with each input by a share such as 10%."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from article6.baselines.additionality.cash import Project, has_rate, irr, npv
from article6.baselines.additionality.errors import AdditionalityError
from article6.baselines.swing import Number, Swing, is_number, swings

__all__ = ["VARIED", "PriceRow", "at_price", "cases", "percent", "reaches", "sensitivity"]

VARIED = ("price", "capex", "output", "opex")
NEAR = 1e-9  # a present value this close to zero, measured in the flows, is told as zero: floats say no more


@dataclass(frozen=True, slots=True)
class PriceRow:
    """The project at one credit price per t CO2 eq. `irr` is None where the flows have no one rate."""

    credit_price: Number
    irr: float | None
    npv: Number


def reaches(flows: Sequence[Number], rate: Number) -> bool:
    """Whether the flows earn at least `rate`: their present value at it is not below zero.

    What differs from zero only by the last digits of a float counts as zero: the cautious side, since
    reaching the benchmark speaks against additionality.
    """
    return npv(rate, flows) >= -NEAR * npv(rate, [abs(flow) for flow in flows])


def at_price(project: Project, rate: Number, credit_price: Number) -> PriceRow:
    """The rate of return, and the net present value at `rate`, with credits sold at `credit_price`."""
    flows = project.flows(credit_price)
    return PriceRow(credit_price, irr(flows) if has_rate(flows) else None, npv(rate, flows))


def sensitivity(
    project: Project,
    rate: Number,
    *,
    measure: str = "NPV",
    vary: Iterable[str] = VARIED,
    by: Number = 0.10,
    credit_price: Number = 0,
) -> tuple[Swing, ...]:
    """The swing of the net present value at `rate`, or of the "IRR", when inputs move by the share `by`.

    One input of `vary` at a time, the widest bar first. Raises `AdditionalityError` for an input that is not
    in `VARIED`, a share outside 0 to 1, an unknown measure, and an IRR that some case does not have.
    """
    if measure not in ("NPV", "IRR"):
        raise AdditionalityError(f"There is no measure {measure!r}.", "Choose NPV or IRR.")

    def compute(values: Mapping[str, Number]) -> Number:
        flows = replace(project, **values).flows(credit_price)
        return irr(flows) if measure == "IRR" else npv(rate, flows)

    return swings(compute, _ranges(project, vary, by))


def cases(project: Project, vary: Iterable[str] = VARIED, by: Number = 0.10) -> dict[str, tuple[Number, ...]]:
    """The cash flows without credits with one input moved, by the words for the move: "capex -10%"."""
    return {
        f"{name} {sign}{percent(by)}": replace(project, **{name: value}).flows()
        for name, (low, _, high) in _ranges(project, vary, by).items()
        for sign, value in (("-", low), ("+", high))
    }


def percent(share: Number) -> str:
    """A share in words: 0.1 is "10%"."""
    return f"{round(float(share) * 100, 4):g}%"


def _ranges(project: Project, vary: Iterable[str], by: Number) -> dict[str, tuple[Number, Number, Number]]:
    """Each input less and more by the share `by`; refuses an input that is not in `VARIED`."""
    if not is_number(by) or not 0 <= by < 1:
        raise AdditionalityError(f"A change by {by!r} is no share.", "Give a share: 0.10 is 10%.")
    values = {}
    for name in vary:
        if name not in VARIED:
            raise AdditionalityError(f"{name!r} cannot be varied here.", f"Vary any of {', '.join(VARIED)}.")
        value = getattr(project, name)
        values[name] = (value * (1 - by), value, value * (1 + by))
    return values
