"""What a sale may bring, as a range; and the few public figures on prices, as examples only.

earned = revenue_range(100_000, "12", "20", delivery="0.85")
earned.low, earned.central, earned.high
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from article6.integrity.delivery import HALF_WIDTH, half_width, mean_part
from article6.integrity.errors import IntegrityError
from article6.integrity.sourced import Source, find, source_of, table
from article6.units import UnitError, exact
from article6.working import grouped

__all__ = ["CAUTION", "Example", "Revenue", "example", "examples", "revenue_range"]

CAUTION = (
    "Few bilateral prices are published, and none of these says what a tonne of yours is worth. A price that "
    "covers the project may still lie below the cost of replacing the tonne."
)


@dataclass(frozen=True, slots=True)
class Example:
    """A published figure per t CO2 eq: `low` to `high` in `currency`; `high` None where only "above" is said.

    `kind`: "trade", "fee", "tax" or "study".
    """

    id: str
    what: str
    kind: str
    low: Fraction
    high: Fraction | None
    currency: str
    note: str
    source: Source

    @property
    def says(self) -> str:
        """The figure with its day: "USD 21.7 (22 November 2026)"."""
        figure = f"{self.currency} {grouped(self.low)}"
        if self.high is None:
            figure = f"above {figure}"
        elif self.high != self.low:
            figure += f" to {grouped(self.high)}"
        day = self.source.as_of
        return f"{figure} ({day.day} {day:%B %Y})"


@dataclass(frozen=True, slots=True)
class Revenue:
    """What a sale may bring: the worst, the `central` and the best case, money as in the prices."""

    low: Fraction
    central: Fraction
    high: Fraction


def examples() -> tuple[Example, ...]:
    """All published figures of the table."""
    return tuple(
        Example(
            id,
            row["what"],
            row["kind"],
            exact(row["low"]),
            exact(row["high"]) if "high" in row else None,
            row["currency"],
            row["note"],
            source_of(row),
        )
        for id, row in table("prices").items()
    )


def example(id: str) -> Example:
    """The figure with this id; `IntegrityError` names those there are."""
    return find(examples(), id, "example")


def revenue_range(
    tonnes: int, price_low, price_high, *, delivery=1, width=HALF_WIDTH, cost_per_t=0
) -> Revenue:
    """The range of what selling `tonnes` t brings, less `cost_per_t`, both paid per tonne delivered.

    `delivery` and `width`: the band of the part delivered, see `delivery.py`; with 1 (the default) all of it
    comes. The worst case joins the low price to the end of the band that earns less, the best case the high
    price to the end that earns more; the central one takes the middle price and the mean delivery.
    `IntegrityError` for amounts that cannot be.
    """
    try:
        low, high, cost, centre = (exact(v) for v in (price_low, price_high, cost_per_t, delivery))
    except UnitError as error:
        raise IntegrityError(f"Prices, cost and delivery: {error}") from None
    if type(tonnes) is not int or tonnes < 0:
        raise IntegrityError(f"Tonnes to sell are a whole number, zero or more, not {tonnes!r}.")
    if low > high:
        raise IntegrityError(
            f"The low price {grouped(low)} is above the high price {grouped(high)}; swap them."
        )
    if not 0 <= centre <= 1:
        raise IntegrityError(f"Delivery is a part from 0 to 1, not {centre}.")
    width = half_width(width) if centre < 1 else Fraction(0)
    ends = max(centre - width, Fraction(0)), min(centre + width, Fraction(1))
    return Revenue(
        min(tonnes * end * (low - cost) for end in ends),
        tonnes * mean_part(centre, width) * ((low + high) / 2 - cost),
        max(tonnes * end * (high - cost) for end in ends),
    )
