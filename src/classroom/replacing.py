"""The list of measures as a curve: what is sold, and what the own target then has to take instead.

The cost itself is computed by `article6.integrity.overselling`.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from article6.integrity.abatement import Taken

from .display.numbers import Scale
from .display.steps import Step, StepChart


def curve(
    title: str,
    says: str,
    measures: Sequence,
    own: Iterable[Taken],
    *,
    unit: Scale,
    money: str,
    price: Fraction,
    source: str,
    sold: Mapping[str, int] | None = None,
) -> StepChart:
    """The list of measures as a cost curve: what is `sold` (t by measure), what the own target takes (`own`),
    what is left."""
    needed, steps = {part.name: part.tonnes for part in own}, []
    for measure in sorted(measures, key=lambda m: m.cost_per_t):
        gone = (sold or {}).get(measure.name, 0)
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
