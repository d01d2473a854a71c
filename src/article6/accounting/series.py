"""Amounts per year that know which year they go by.

A first transfer counts in the year the mitigation occurred, a use in the year it is used for, and
the agreed electronic format goes by the year of the action. Added up by mistake, they give a number
that looks right. So a series carries its basis, and two series add up only on the same basis.
"""

from collections.abc import Iterator, Mapping
from enum import Enum

from article6.accounting.errors import AccountingError
from article6.ndc.amounts import Amount, per_year, tidy


class YearBasis(Enum):
    """What the year of an amount means."""

    VINTAGE = "vintage: the year the mitigation occurred"
    USE_YEAR = "use year: the year the outcomes are used for"
    ACTION_YEAR = "action year: the year of the recorded action"
    INVENTORY = "inventory year: the year of the emissions"

    @property
    def short(self) -> str:
        """One or two words for a table."""
        return self.value.split(":")[0]


class Series(Mapping):
    """Exact amounts per year on one year basis. A year that is not there is 0 when asked with `at`."""

    __slots__ = ("_values", "basis", "unit")

    def __init__(self, values: Mapping[int, object], basis: YearBasis, unit: str = "t CO2 eq"):
        if not isinstance(basis, YearBasis):
            raise AccountingError(f"The year basis is {basis!r}.", "Give a YearBasis.")
        if isinstance(values, Series) and values.basis is not basis:
            raise AccountingError(
                f"A series by {values.basis.short} cannot be read as one by {basis.short}.",
                "Go back to the records and book them again: a year does not change its meaning.",
            )
        negative = basis is YearBasis.INVENTORY
        what = f"The amount by {basis.short}"
        self._values = per_year(values, what, negative=negative, error=AccountingError)
        self.basis, self.unit = basis, unit

    def __getitem__(self, year: int) -> Amount:
        return self._values[year]

    def __iter__(self) -> Iterator[int]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Series):
            same = self.basis is other.basis and self.unit == other.unit
            return same and self._nonzero() == other._nonzero()
        return NotImplemented

    def __hash__(self) -> int:
        return hash((self.basis, self.unit, tuple(self._nonzero().items())))

    def __repr__(self) -> str:
        return f"Series({self._values}, {self.basis.short}, {self.unit})"

    def __add__(self, other: "Series") -> "Series":
        if not isinstance(other, Series):
            return NotImplemented
        if other.basis is not self.basis:
            raise AccountingError(
                f"Amounts by {self.basis.short} and by {other.basis.short} cannot be added up.",
                "First transfers go by vintage (8(a)), uses by use year (8(b)); only the balance joins them.",
                "balance.add-first-transfers",
            )
        if other.unit != self.unit:
            raise AccountingError(
                f"Amounts in {self.unit} and in {other.unit} cannot be added up.",
                "Convert one of them first.",
                "report.non-ghg-conversion",
            )
        return Series({y: self.at(y) + other.at(y) for y in {*self, *other}}, self.basis, self.unit)

    def _nonzero(self) -> dict[int, Amount]:
        return {year: amount for year, amount in self._values.items() if amount}

    def at(self, year: int) -> Amount:
        """The amount of a year, 0 if there is none."""
        return self._values.get(year, 0)

    def up_to(self, year: int) -> Amount:
        """The amounts of all years up to and including `year`, added up."""
        return tidy(sum(amount for y, amount in self._values.items() if y <= year))

    @property
    def total(self) -> Amount:
        """All years added up."""
        return tidy(sum(self._values.values()))

    def times(self, factor: Amount, unit: str) -> "Series":
        """The series converted: each amount times `factor`, in `unit`."""
        return Series({year: amount * factor for year, amount in self.items()}, self.basis, unit)

    def only(self, years: object) -> "Series":
        """The amounts of the years in `years` (a Period or a list)."""
        return Series({y: a for y, a in self.items() if y in years}, self.basis, self.unit)


def by_vintage(values: Mapping[int, object], unit: str = "t CO2 eq") -> Series:
    """Amounts by the year the mitigation occurred."""
    return Series(values, YearBasis.VINTAGE, unit)


def by_use_year(values: Mapping[int, object], unit: str = "t CO2 eq") -> Series:
    """Amounts by the year they are used for."""
    return Series(values, YearBasis.USE_YEAR, unit)


def by_action_year(values: Mapping[int, object], unit: str = "t CO2 eq") -> Series:
    """Amounts by the year of the recorded action."""
    return Series(values, YearBasis.ACTION_YEAR, unit)
