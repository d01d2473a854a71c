"""What it costs a host to sell the outcomes of one measure, and to reach its own target without them.

    sale = sell_measure(pack.selling.measures, need=5_600_000, name="Solar power", tonnes=3_100_000)
    sale.short          # what a price that only covers the measure leaves the host short, per tonne
    sale.break_even     # the price at which the host neither gains nor loses

A model for teaching, and all of it is ours: one year, measures that deliver what they promise, divide freely
and do not interact, no transaction costs. No decision asks for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from .display.numbers import Scale
from .display.steps import Step, StepChart
from .views.abatement import Taken, cheapest, cost, delivered


@dataclass(frozen=True, slots=True)
class Sale:
    """`before` and `after`: the cheapest plan for the own target without and with the sale."""

    name: str
    tonnes: int
    cost_per_t: Fraction
    before: tuple[Taken, ...]
    after: tuple[Taken, ...]

    @property
    def extra(self) -> Fraction:
        """How much dearer the own target has become; the sold measure itself is not in it."""
        return cost(self.after) - cost(self.before)

    @property
    def short(self) -> Fraction:
        """`extra` per tonne sold: the floor of a fee, where the buyer pays for the measure itself."""
        return self.extra / self.tonnes

    @property
    def break_even(self) -> Fraction:
        """The price per tonne that covers the dearer plan and the measure, where the host pays for both."""
        return (self.extra + self.tonnes * self.cost_per_t) / self.tonnes


@dataclass(frozen=True, slots=True)
class _Rest:
    name: str
    potential_t: int
    cost_per_t: Fraction


def sell_measure(measures: Sequence, need: int, name: str, tonnes: int) -> Sale:
    """The sale of `tonnes` from the measure `name` by a host that needs `need` tonnes for its own target.

    A measure has `name`, `potential_t` and `cost_per_t`. ValueError if the measure does not exist or cannot
    deliver the tonnes, or if too little is left for the own target.
    """
    sold = next((m for m in measures if m.name == name), None)
    if sold is None:
        known = ", ".join(m.name for m in measures)
        raise ValueError(f"There is no measure {name!r}. There are: {known}.")
    if not 0 < tonnes <= sold.potential_t:
        raise ValueError(f"{name} can deliver {sold.potential_t:,} t, not {tonnes:,} t.")
    rest = [_Rest(m.name, m.potential_t - (tonnes if m is sold else 0), m.cost_per_t) for m in measures]
    before, after = cheapest(measures, need), cheapest(rest, need)
    if delivered(after) < need:
        raise ValueError(
            f"Without the {tonnes:,} t of {name}, all measures together deliver {delivered(after):,} t; "
            f"the own "
            f"target needs {need:,} t."
        )
    return Sale(name, tonnes, sold.cost_per_t, tuple(before), tuple(after))


def curve(
    title: str,
    says: str,
    measures: Sequence,
    own: Sequence[Taken],
    *,
    unit: Scale,
    money: str,
    price: Fraction,
    source: str,
    sold: Sale | None = None,
) -> StepChart:
    """The list of measures as a cost curve: what is sold, what the own target takes (`own`), what is left."""
    needed, steps = {part.name: part.tonnes for part in own}, []
    for measure in sorted(measures, key=lambda m: m.cost_per_t):
        gone = sold.tonnes if sold and measure.name == sold.name else 0
        ours = needed.get(measure.name, 0)
        rest = measure.potential_t - gone - ours
        for tonnes, tone in ((gone, "hatch:buyer"), (ours, "host"), (rest, "soft")):
            if tonnes:
                steps.append(Step(measure.name, unit(tonnes), measure.cost_per_t, tone))
    return StepChart(
        title=title,
        says=says,
        units=f"{money} per t CO2 eq",
        across=unit.unit,
        source=source,
        numbers=unit.numbers,
        steps=tuple(steps),
        level=("Price offered", price),
        tones=(("For its own target", "host"), ("Sold", "hatch:buyer"), ("Not used", "soft")),
    )
