"""What a measure delivers: a band around the planner's centre, cut at nothing and at all of the potential.

Ours, for teaching: the part delivered is spread evenly from `centre - width` to `centre + width`. What lies
above 1 counts as 1, below 0 as 0, so that a measure with a high centre delivers less on average than its
centre says. Everything here is exact.

    mean_part("0.95")          # -> 59/64 = 0.921875
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from article6.integrity.abatement import Measure, Tonnes, named
from article6.integrity.errors import IntegrityError
from article6.units import UnitError, exact
from article6.working import grouped

__all__ = ["FIRST", "HALF_WIDTH", "Part", "checked", "half_width", "mean_part", "parts"]

FIRST = (None, "buyer", "host")
HALF_WIDTH = Fraction(1, 5)  # of the band of delivery: an assumption, to be shown with each result


@dataclass(frozen=True, slots=True)
class Part:
    """What one measure brings the host, t CO2 eq: evenly spread from `low` to `high`, cut at 0 and `most`."""

    name: str
    low: Fraction
    high: Fraction
    most: Tonnes

    @property
    def mean(self) -> Fraction:
        """Tonnes on average, after the cut."""
        if self.most == 0:
            return Fraction(0)
        if self.low == self.high:
            return min(max(self.low, Fraction(0)), Fraction(self.most))
        return (self._area(self.high) - self._area(self.low)) / (self.high - self.low)

    def _area(self, x: Fraction) -> Fraction:
        """The integral of min(most, max(0, x)) from 0 to x."""
        if x <= 0:
            return Fraction(0)
        return x * x / 2 if x <= self.most else Fraction(self.most) ** 2 / 2 + self.most * (x - self.most)


def mean_part(centre, width=HALF_WIDTH) -> Fraction:
    """The part of its potential that a measure delivers on average, after the cut at 0 and 1."""
    centre, width = exact(centre), half_width(width)
    return Part("", centre - width, centre + width, 1).mean


def half_width(width) -> Fraction:
    """The half width as an exact part from 0 to 1; `IntegrityError` for anything else."""
    try:
        width = exact(width)
    except UnitError as error:
        raise IntegrityError(f"Half width of delivery: {error}") from None
    if not 0 <= width <= 1:
        raise IntegrityError(f"The half width of delivery is a part from 0 to 1, not {width}.")
    return width


def checked(measures: Sequence, exports: Mapping[str, Tonnes]) -> dict[str, Fraction]:
    """The exports as exact tonnes; `IntegrityError` for an unknown measure, or more than its potential."""
    out = {}
    for name, tonnes in exports.items():
        potential = named(measures, name).potential_t
        try:
            amount = exact(tonnes)
        except UnitError as error:
            raise IntegrityError(f"Export of {name}: {error}") from None
        if not 0 <= amount <= potential:
            raise IntegrityError(
                f"{name} can deliver {grouped(potential)} t, not {grouped(amount)} t; export 0 t to that."
            )
        out[name] = amount
    return out


def parts(
    measures: Sequence[Measure],
    exports: Mapping[str, Tonnes] | None = None,
    *,
    funded_up_to=None,
    width=HALF_WIDTH,
    first: str | None = None,
    given: Mapping[str, Tonnes] | None = None,
) -> list[Part | None]:
    """What each measure brings the host, in the order of the measures; None for one that is not done for it.

    `funded_up_to`: the host pays for each measure up to this cost per t, in full and whatever is exported,
    and for nothing else (None: for all). `exports`: t of the potential that go to buyers. `given`: t that
    somebody else pays for and that stay with the host. `first`: who of "buyer" and "host" gets its tonnes of
    a measure before the other; None shares a shortfall in proportion.
    """
    exports, given = checked(measures, exports or {}), checked(measures, given or {})
    width, out = half_width(width), []
    if first not in FIRST:
        raise IntegrityError(f"Nobody called {first!r} can be served first; write 'buyer', 'host' or None.")
    for m in measures:
        sold, gift = exports.get(m.name, Fraction(0)), given.get(m.name, Fraction(0))
        if sold + gift > m.potential_t:
            raise IntegrityError(
                f"{m.name} can deliver {grouped(m.potential_t)} t, but {grouped(sold)} t are exported and "
                f"{grouped(gift)} t kept; lower one of the two."
            )
        funded = funded_up_to is None or m.cost_per_t <= funded_up_to
        own = (m.potential_t - sold if funded else gift) or Fraction(0)
        if not own:
            out.append(None)
            continue
        done = own + sold if first else own
        less = sold if first == "buyer" else 0
        low, high = (done * (m.delivery + side) - less for side in (-width, width))
        out.append(Part(m.name, low, high, own))
    return out
