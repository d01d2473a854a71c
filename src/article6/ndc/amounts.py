"""Exact amounts: what comes in, how it is kept, how it is shown.

An amount is an int or a Fraction. A float is refused: 0.1 + 0.2 is not 0.3, and a balance
that misses its level by a rounding error would be a wrong verdict.
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from article6.ndc.errors import NdcError

Amount = int | Fraction


def tidy(value: Amount) -> Amount:
    """The same value, as an int wherever it is whole."""
    return int(value) if value.denominator == 1 else value


def exact(value: object, what: str, error: type[ValueError] = NdcError) -> Amount:
    """`value` as an exact amount: int, Fraction, Decimal, or text such as "0.45" or "2/3".

    `what` names the amount in the error message; `error` is the caller's own exception class.
    """
    if isinstance(value, bool) or value is None:
        raise error(f"{what} is {value!r}, which is not an amount.", "Give a whole number or a Fraction.")
    if isinstance(value, float):
        raise error(
            f"{what} is the float {value!r}, which cannot be kept exactly.",
            f'Give an int, a Fraction, or the text "{value:g}".',
        )
    if isinstance(value, (int, Fraction)):
        return tidy(value)
    try:
        if isinstance(value, Decimal):
            return tidy(Fraction(value))
        if isinstance(value, str):
            text = value.strip()
            return tidy(Fraction(text) if "/" in text else Fraction(Decimal(text)))
    except (ValueError, InvalidOperation, OverflowError, ZeroDivisionError):
        pass
    raise error(f"{what} is {value!r}, which is not an amount.", "Give a whole number or a Fraction.")


def calendar_year(value: object, what: str, error: type[ValueError] = NdcError) -> int:
    """`value` as a calendar year, or an error that names it."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1900 <= value <= 2200:
        raise error(f"{what} is {value!r}, which is not a calendar year.", "Write it as 2030.")
    return value


def per_year(
    values: object, what: str, *, negative: bool = False, error: type[ValueError] = NdcError
) -> dict[int, Amount]:
    """A {year: amount} mapping, checked and in the order of the years.

    `negative` says whether an amount may be below zero (net emissions may, quantities may not).
    """
    if not isinstance(values, Mapping):
        raise error(f"{what} must be given per year.", "Write it as {2026: 1000, 2027: 2000}.")
    checked = {}
    for year, value in values.items():
        year = calendar_year(year, f"A year of {what}", error)
        checked[year] = exact(value, f"{what} of {year}", error)
        if checked[year] < 0 and not negative:
            raise error(
                f"{what} of {year} is {show(checked[year])}; a quantity cannot be negative.",
                "Write it positive: the side it stands on gives it the sign.",
            )
    return dict(sorted(checked.items()))


def show(value: Amount | None, unit: str = "", signed: bool = False) -> str:
    """The amount for a sentence: 91,400 · 933.33 · +1,300. Rounded to 2 decimals, for display only."""
    if value is None:
        return "NA"
    value = tidy(value)
    if isinstance(value, int):
        text = f"{abs(value):,}"
    else:
        hundredths = round(abs(value) * 100)
        text = f"{hundredths // 100:,}.{hundredths % 100:02d}"
    sign = "-" if value < 0 else "+" if signed and value > 0 else ""
    return f"{sign}{text} {unit}".rstrip()
