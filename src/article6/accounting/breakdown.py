"""The amounts of 23(c) to (e), broken down as 23(j) asks: approach, sector, Parties, vintage."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from article6.accounting.errors import AccountingError
from article6.ndc.period import Period
from article6.ndc.working import Step

if TYPE_CHECKING:
    from article6.ledger.records import FirstTransfer, OimpAuthorized, Use

RULES = {"23(c)": "table4.23c", "23(d)": "table4.23d", "23(e)": "table4.23e"}


@dataclass(frozen=True, slots=True)
class BreakdownLine:
    """One line: `item` is "23(c)" first transferred, "23(d)" authorized for OIMP, "23(e)" used.

    `using_party` is None where no Party uses (OIMP, Adaptation Fund, OMGE); `use_year` only stands
    in lines of 23(e); `sector` is empty in lines of 23(d), where the authorization tells it.
    `quantity` in t CO2 eq.
    """

    item: str
    approach: str
    sector: str
    transferring_party: str
    using_party: str | None
    vintage: int
    use_year: int | None
    quantity: int


@dataclass(frozen=True, slots=True)
class Breakdown:
    """All lines of one Party, with totals per item."""

    lines: tuple[BreakdownLine, ...]

    def of(self, item: str) -> tuple[BreakdownLine, ...]:
        """The lines of one item."""
        if item not in RULES:
            raise AccountingError(
                f"There is no item {item!r} in the breakdown.", f"It has {', '.join(RULES)}."
            )
        return tuple(line for line in self.lines if line.item == item)

    def total(self, item: str) -> int:
        """The quantities of one item, added up (t CO2 eq)."""
        return sum(line.quantity for line in self.of(item))

    @property
    def working(self) -> tuple[Step, ...]:
        """One step per item: its lines added up."""
        return tuple(
            Step(
                f"sum of the lines of {item}",
                " + ".join(f"{line.quantity:,}" for line in self.of(item)),
                self.total(item),
                "t CO2 eq",
                "table4.23j",
            )
            for item in RULES
            if self.of(item)
        )


def breakdown(
    first_transfers: "Iterable[FirstTransfer]",
    uses: "Iterable[Use]" = (),
    oimp_authorized: "Iterable[OimpAuthorized]" = (),
    *,
    period: Period | None = None,
    through: int | None = None,
) -> Breakdown:
    """The 23(j) lines of one Party, equal ones added up.

    `period` keeps vintages (and use years) of that NDC period; `through` keeps the columns up to and
    including that year. The using Party of a first transfer is the Party it went to.
    """
    sums: dict[tuple, int] = {}

    def add(year: int, key: tuple, quantity: int) -> None:
        if (period is None or year in period) and (through is None or year <= through):
            sums[key] = sums.get(key, 0) + quantity

    for one in first_transfers:
        key = ("23(c)", one.approach, one.sector, one.party, one.acquirer, one.vintage, None)
        add(one.vintage, key, one.quantity)
    for one in oimp_authorized:
        add(one.vintage, ("23(d)", one.approach, "", one.party, None, one.vintage, None), one.quantity)
    for one in uses:
        key = ("23(e)", one.approach, one.sector, one.block.party, one.party, one.vintage, one.use_year)
        add(one.use_year, key, one.quantity)
    lines = [BreakdownLine(*key, quantity) for key, quantity in sums.items()]
    lines.sort(key=lambda line: tuple("" if part is None else str(part) for part in _order(line)))
    return Breakdown(tuple(lines))


def _order(line: BreakdownLine) -> tuple:
    year = line.use_year, line.vintage
    return (line.item, line.approach, line.sector, line.transferring_party, line.using_party, *year)
