"""The NDC implementation period: the years whose emissions and transfers count together."""

from collections.abc import Iterator
from dataclasses import dataclass

from article6.ndc.amounts import calendar_year
from article6.ndc.errors import NdcError


@dataclass(frozen=True, slots=True)
class Period:
    """An NDC implementation period, both years included: ``Period(2026, 2030)`` has five years."""

    first: int
    last: int

    def __post_init__(self) -> None:
        calendar_year(self.first, "The first year of the period")
        calendar_year(self.last, "The last year of the period")
        if self.last < self.first:
            raise NdcError(
                f"The period ends in {self.last}, before it begins in {self.first}.",
                "Give the first year, then the last.",
            )

    @property
    def years(self) -> tuple[int, ...]:
        """Every year of the period, in order."""
        return tuple(range(self.first, self.last + 1))

    @property
    def n(self) -> int:
        """How many years the period has."""
        return self.last - self.first + 1

    def __contains__(self, year: object) -> bool:
        return isinstance(year, int) and self.first <= year <= self.last

    def __iter__(self) -> Iterator[int]:
        return iter(self.years)

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"

    def elapsed(self, year: int) -> int:
        """The elapsed years k = year - first + 1 (2/CMA.3 annex 7(a)(ii)).

        After the last year k stays at n: an average runs over years of the NDC period only.
        """
        if year < self.first:
            raise NdcError(
                f"In {year} no year of the NDC period {self} has elapsed.",
                f"Count from {self.first} on.",
                "method.averaging",
            )
        return min(year, self.last) - self.first + 1
