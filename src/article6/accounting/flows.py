"""What a Party first transferred and used, per year: all that the accounting needs from the ledger."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from article6.accounting.errors import AccountingError
from article6.accounting.series import Series, YearBasis
from article6.ndc.amounts import Amount, exact, tidy
from article6.ndc.period import Period
from article6.readings import Readings

if TYPE_CHECKING:
    from article6.ledger.records import FirstTransfer, OimpAuthorized, Use

T_CO2_EQ = "t CO2 eq"
_BASIS = {
    "first_transferred_ndc": YearBasis.VINTAGE,
    "first_transferred_oimp": YearBasis.VINTAGE,
    "oimp_authorized": YearBasis.VINTAGE,
    "used": YearBasis.USE_YEAR,
    "outside_ndc": YearBasis.VINTAGE,
}
_OF_EVENT = ("event_ndc", "event_oimp", "event_oimp_authorized")
EMPTY: Mapping[int, Amount] = {}


@dataclass(frozen=True)
class Flows:
    """The amounts of one Party that its accounting rests on, in one `unit`.

    `first_transferred_ndc`, `first_transferred_oimp`: first transfers by **vintage** (2/CMA.3 annex
    8(a)); an outcome authorized for both uses stands in exactly one of the two.
    `used`: uses towards the Party's NDC by **use year** (8(b)).
    `oimp_authorized`: authorized for OIMP, by vintage: a memo that adjusts nothing (23(d)).
    `outside_ndc`: a memo of what, within the first transfers, came from outside the NDC (14).

    Acquisitions and holdings have no place here: they change no balance.
    Plain dicts are taken to be on the basis named; a `Series` on another basis is refused.
    The three `event_...` series hold the same first transfers (and OIMP authorizations) by the year
    they were recorded. Only the other reading R2 asks for them.
    """

    first_transferred_ndc: Mapping[int, object] = field(default_factory=dict)
    first_transferred_oimp: Mapping[int, object] = field(default_factory=dict)
    oimp_authorized: Mapping[int, object] = field(default_factory=dict)
    used: Mapping[int, object] = field(default_factory=dict)
    outside_ndc: Mapping[int, object] = field(default_factory=dict)
    unit: str = T_CO2_EQ
    event_ndc: Mapping[int, object] | None = None
    event_oimp: Mapping[int, object] | None = None
    event_oimp_authorized: Mapping[int, object] | None = None

    def __post_init__(self) -> None:
        for name, basis in _BASIS.items():
            self._keep(name, basis)
        for name in _OF_EVENT:
            if getattr(self, name) is not None:
                self._keep(name, YearBasis.ACTION_YEAR)
        for name in ("first_transferred_ndc", "first_transferred_oimp", "oimp_authorized"):
            early = [year for year, amount in getattr(self, name).items() if year < 2021 and amount]
            if early:
                raise AccountingError(
                    f"The outcomes of {early[0]} in {name} are too old to be ITMOs.",
                    "Only mitigation from 2021 onward counts.",
                    "itmo.vintage-2021",
                )
        both = self.first_transferred
        for year, amount in self.outside_ndc.items():
            if amount > both.at(year):
                raise AccountingError(
                    f"{amount:,} {self.unit} of {year} are said to come from outside the NDC, "
                    f"but only {both.at(year):,} were first transferred.",
                    "`outside_ndc` names a part of the first transfers; it is not added to them.",
                    "adjustment.outside-ndc",
                )

    def _keep(self, name: str, basis: YearBasis) -> None:
        values = getattr(self, name)
        if isinstance(values, Series):
            if values.basis is not basis:
                raise AccountingError(
                    f"`{name}` goes by {basis.short}, but the series given goes by {values.basis.short}.",
                    "Book the records by the right year; a year does not change its meaning.",
                    _RULE_OF.get(name, "tracking.action-year"),
                )
            if values.unit != self.unit:
                raise AccountingError(
                    f"`{name}` is in {values.unit}, the flows are in {self.unit}.",
                    "Convert it first.",
                    "report.non-ghg-conversion",
                )
        try:
            series = Series(values, basis, self.unit)
        except AccountingError as wrong:
            raise AccountingError(f"In `{name}`: {wrong.what}", wrong.way_out, wrong.rule) from None
        object.__setattr__(self, name, series)

    @property
    def first_transferred(self) -> Series:
        """Every first transfer, for an NDC or for OIMP, by vintage."""
        return self.first_transferred_ndc + self.first_transferred_oimp

    @property
    def net_total(self) -> Amount:
        """All first transfers minus all uses: the cumulative adjustment (positive for a net seller)."""
        return tidy(self.first_transferred.total - self.used.total)

    def within(self, period: Period) -> "Flows":
        """The part that belongs to the NDC period: vintages and use years inside it."""
        return self._each(lambda series: series.only(period))

    def outside(self, period: Period) -> "Flows":
        """The rest: what belongs to the accounting of another NDC period, or to none."""
        return self._each(
            lambda series: Series(
                {y: a for y, a in series.items() if y not in period}, series.basis, series.unit
            )
        )

    def require(self, period: Period) -> None:
        """Refuse years outside the period, with the sentence that says where they belong."""
        for name in ("first_transferred_ndc", "first_transferred_oimp", "oimp_authorized", "used"):
            series: Series = getattr(self, name)
            for year, amount in series.items():
                if amount and year not in period:
                    use = series.basis is YearBasis.USE_YEAR
                    raise AccountingError(
                        f"`{name}` has {amount:,} {self.unit} by {series.basis.short} {year}, "
                        f"outside the NDC period {period}.",
                        "Outcomes are used in the NDC period in which they occurred."
                        if use
                        else "It counts in the period it occurred in; flows.within(period) leaves it out.",
                        "balance.same-period" if use else "balance.add-first-transfers",
                    )

    def converted(self, factor: object, unit: str = T_CO2_EQ) -> "Flows":
        """The same flows in another unit, each amount times `factor` (t CO2 eq per unit; exact).

        A conversion from a non-GHG metric has to be appropriate, conservative and transparent
        (2/CMA.3 annex 22(d)); the factor is the Party's, this is only the arithmetic.
        """
        times = exact(factor, "The conversion factor", AccountingError)
        if times <= 0:
            raise AccountingError(f"The conversion factor is {times}.", "It must be above zero.")
        return self._each(lambda series: series.times(times, unit), unit=unit)

    def plus(self, other: "Flows") -> "Flows":
        """Both flows together; they must be in the same unit."""
        sums = {name: getattr(self, name) + getattr(other, name) for name in _BASIS}
        for name in _OF_EVENT:
            mine, theirs = getattr(self, name), getattr(other, name)
            sums[name] = None if mine is None or theirs is None else mine + theirs
        return replace(self, **sums)

    def _each(self, change, unit: str | None = None) -> "Flows":
        kept = {name: getattr(self, name) for name in (*_BASIS, *_OF_EVENT)}
        changed = {name: None if series is None else change(series) for name, series in kept.items()}
        return replace(self, unit=unit or self.unit, **changed)

    @classmethod
    def from_ledger(
        cls,
        ledger: object,
        party: str,
        *,
        known: date | None = None,
        period: Period | None = None,
        readings: Readings | None = None,
        metric: str | None = None,
        unit: str = T_CO2_EQ,
    ) -> "Flows":
        """The flows of `party` as its ledger shows them, counting events up to and including `known`.

        With `period`, only what belongs to that NDC period. With `metric`, only trades in that
        non-GHG metric, in its own `unit`; without it, all trades in t CO2 eq.
        """
        return cls.from_records(
            ledger.first_transfers(party, known=known),
            ledger.uses(party, known=known),
            ledger.oimp_authorized(party, known=known),
            period=period,
            readings=readings,
            metric=metric,
            unit=unit,
        )

    @classmethod
    def from_records(
        cls,
        first_transfers: "Iterable[FirstTransfer]",
        uses: "Iterable[Use]" = (),
        oimp_authorized: "Iterable[OimpAuthorized]" = (),
        *,
        period: Period | None = None,
        readings: Readings | None = None,
        metric: str | None = None,
        unit: str = T_CO2_EQ,
    ) -> "Flows":
        """The same from records of one Party."""
        readings = readings or Readings()
        sums: dict[str, dict[int, Amount]] = {name: {} for name in (*_BASIS, *_OF_EVENT)}

        def book(name: str, year: int, amount: Amount) -> None:
            sums[name][year] = sums[name].get(year, 0) + amount

        for one in first_transfers:
            amount = _amount(one, metric)
            if amount is None:
                continue
            if one.series not in ("ndc", "oimp"):
                raise AccountingError(
                    f"A first transfer of {one.party} counts in the series {one.series!r}.",
                    'It counts in "ndc" or in "oimp", exactly one of them.',
                    "first-transfer.earlier-of",
                )
            book(f"first_transferred_{one.series}", one.vintage, amount)
            book(f"event_{one.series}", one.date.year, amount)
            if not one.covered:
                book("outside_ndc", one.vintage, amount)
        for one in uses:
            amount = _amount(one, metric)
            if amount is not None:
                book("used", one.use_year if readings.use_year == "declared" else one.date.year, amount)
        if metric is None:
            for one in oimp_authorized:
                book("oimp_authorized", one.vintage, one.quantity)
                book("event_oimp_authorized", one.date.year, one.quantity)
        flows = cls(**sums, unit=unit)
        return flows if period is None else flows.within(period)


_RULE_OF = {
    "first_transferred_ndc": "balance.add-first-transfers",
    "first_transferred_oimp": "balance.add-first-transfers",
    "outside_ndc": "balance.add-first-transfers",
    "oimp_authorized": "table4.23d",
    "used": "balance.subtract-uses",
}


def _amount(record: object, metric: str | None) -> Amount | None:
    """The amount of a record in the metric asked for; None if it was traded in another one."""
    if metric is None:
        return record.quantity
    if record.metric != metric:
        return None
    if record.amount is None:
        raise AccountingError(
            f"A record of {record.party} in the metric {record.metric} has no amount in it.",
            "Give the amount beside the t CO2 eq.",
            "itmo.metric",
        )
    return tidy(Fraction(record.amount))
