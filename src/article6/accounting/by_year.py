"""What a result by years can be asked, whether it is an emissions balance or an adjusted indicator."""

from typing import Any, ClassVar

from article6.accounting.adjustments import chosen_method
from article6.accounting.errors import AccountingError
from article6.ndc.method import Method
from article6.ndc.ndc import Ndc


class ByYear:
    """One row a year, in order, for the Party of an NDC; ``result[2030]`` is one year."""

    called: ClassVar[str]  # in messages
    ndc: Ndc
    rows: tuple[Any, ...]

    @property
    def party(self) -> str:
        """The code of the Party."""
        return self.ndc.party

    @property
    def method(self) -> Method:
        """The method that the Party applies."""
        return chosen_method(self.ndc)

    @property
    def years(self) -> tuple[int, ...]:
        """The years reported."""
        return tuple(row.year for row in self.rows)

    def __getitem__(self, year: int) -> Any:
        for row in self.rows:
            if row.year == year:
                return row
        raise AccountingError(
            f"The {self.called} of {self.party} has no year {year}.",
            f"It covers {self.years[0]}-{self.years[-1]}.",
        )
