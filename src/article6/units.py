"""Units and metrics, converted exactly (2/CMA.3 annex 1(c), 22(d); 5/CMA.3 para. 25).

Amounts are `int` or `Fraction`, never `float`: an adjustment must not depend on rounding. Round at the end,
to show.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

__all__ = ["Quantity", "UnitError", "convert", "exact", "format_tonnes", "gwp", "kind", "to_co2eq"]

Exact = int | Fraction

# kind of unit -> unit -> size in the first unit of the kind
_KINDS: dict[str, dict[str, Exact]] = {
    "GHG": {
        "t CO2 eq": 1,
        "kt CO2 eq": 1_000,
        "Mt CO2 eq": 1_000_000,
        "Gt CO2 eq": 1_000_000_000,
    },
    "mass": {"t": 1, "kt": 1_000, "Mt": 1_000_000, "Gt": 1_000_000_000, "kg": Fraction(1, 1_000)},
    "energy": {
        "MWh": 1,
        "kWh": Fraction(1, 1_000),
        "GWh": 1_000,
        "TWh": 1_000_000,
        "GJ": Fraction(5, 18),  # 1 MWh = 3.6 GJ
        "TJ": Fraction(5_000, 18),
        "PJ": Fraction(5_000_000, 18),
    },
    "power": {"MW": 1, "kW": Fraction(1, 1_000), "GW": 1_000},
    "area": {"ha": 1, "km2": 100},
}
_UNITS = {unit: (kind, size) for kind, units in _KINDS.items() for unit, size in units.items()}
REPORTS = ("SAR", "AR4", "AR5", "AR6")


class UnitError(ValueError):
    """An unknown unit, gas or report, a float, or two units of different kinds."""


def exact(amount: int | str | Decimal | Fraction) -> Fraction:
    """The amount as an exact fraction. A float is refused: write 0.45 as "0.45" or Fraction(45, 100)."""
    if isinstance(amount, float):
        raise UnitError(
            f'{amount!r} is a float and not exact; write it as text, "{amount}", or as a Fraction.'
        )
    try:
        return Fraction(amount)
    except (ValueError, TypeError, OverflowError, ZeroDivisionError):
        raise UnitError(f'{amount!r} is not a number; write plain digits such as 1300 or "0.45".') from None


def kind(unit: str) -> str:
    """What the unit measures: "GHG", "mass", "energy", "power" or "area"."""
    return _lookup(unit)[0]


def convert(amount: int | str | Decimal | Fraction, unit: str, to: str) -> Fraction:
    """The amount in another unit of the same kind, exactly: `convert(1300, "kt CO2 eq", "t CO2 eq")`.

    Mass is not t CO2 eq: a mass of a gas becomes t CO2 eq with its global warming potential (`to_co2eq`), and
    a non-GHG amount with a conversion that the Party describes and defends (2/CMA.3 annex 22(d)).
    """
    (this, size), (other, target) = _lookup(unit), _lookup(to)
    if this != other:
        raise UnitError(
            f"{unit} measures {this} and {to} measures {other}: no factor is universal. "
            "State the conversion (2/CMA.3 annex 22(d), rule report.non-ghg-conversion)."
        )
    return exact(amount) * Fraction(size) / Fraction(target)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact amount with its unit: `Quantity("1.3", "Mt CO2 eq").to("t CO2 eq")`."""

    amount: Fraction
    unit: str

    def __post_init__(self) -> None:
        _lookup(self.unit)
        object.__setattr__(self, "amount", exact(self.amount))

    def to(self, unit: str) -> Quantity:
        """The same quantity in another unit of the same kind."""
        return Quantity(convert(self.amount, self.unit, unit), unit)

    def __add__(self, other: Quantity) -> Quantity:
        return Quantity(self.amount + other.to(self.unit).amount, self.unit)

    def __sub__(self, other: Quantity) -> Quantity:
        return Quantity(self.amount - other.to(self.unit).amount, self.unit)

    def __str__(self) -> str:
        return f"{_digits(self.amount)} {self.unit}"


def gwp(gas: str, report: str = "AR5") -> Exact:
    """The 100-year global warming potential of a gas, from an IPCC assessment report (5/CMA.3 para. 25).

    Parties report with AR5 (CH4 28, N2O 265). The others are there to show what a wrong one does.
    """
    table = _gwps()
    if gas not in table:
        raise UnitError(f"There is no global warming potential for {gas!r}. {_nearest(gas, table)}")
    if report not in REPORTS:
        raise UnitError(f"There is no report {report!r}; choose one of {', '.join(REPORTS)}.")
    value = table[gas].get(report)
    if value is None:
        raise UnitError(f"{report} gives no global warming potential for {gas} in this table; use AR5.")
    return value


def to_co2eq(tonnes: int | str | Decimal | Fraction, gas: str, report: str = "AR5") -> Fraction:
    """Tonnes of a gas in t CO2 eq: 1,000 t of CH4 are 28,000 t CO2 eq (AR5)."""
    return exact(tonnes) * gwp(gas, report)


def format_tonnes(n: Exact, unit: str = "t CO2 eq", decimals: int = 2) -> str:
    """`n` t CO2 eq for a reader: "1,300,000 t CO2 eq". Rounded half to even, for display only."""
    return f"{_digits(convert(n, 't CO2 eq', unit), decimals)} {unit}"


def _digits(amount: Fraction, decimals: int = 2) -> str:
    rounded = round(amount, decimals)
    whole, part = divmod(abs(rounded), 1)
    tail = f"{int(part * 10**decimals):0{decimals}d}".rstrip("0") if part else ""
    return f"{'-' if rounded < 0 else ''}{int(whole):,}{'.' + tail if tail else ''}"


def _lookup(unit: str) -> tuple[str, Exact]:
    try:
        return _UNITS[unit]
    except (KeyError, TypeError):
        raise UnitError(f"There is no unit {unit!r}. {_nearest(unit, _UNITS)}") from None


def _nearest(name: object, known: dict) -> str:
    import difflib  # only to word the error

    near = difflib.get_close_matches(str(name), known, n=3, cutoff=0.5)
    return f"Did you mean {' or '.join(near)}?" if near else f"Known are {', '.join(sorted(known))}."


@functools.cache
def _gwps() -> dict[str, dict[str, Exact]]:
    from article6.tables import reference  # read on first use, so that importing stays free of cost

    table: dict[str, dict[str, Exact]] = {}
    for row in reference("gwp"):
        values = {report: exact(row[report.lower()]) for report in REPORTS if row[report.lower()]}
        table[row["gas"]] = {report: int(v) if v.denominator == 1 else v for report, v in values.items()}
    return table
