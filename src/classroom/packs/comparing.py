"""Small comparisons that the checks of a pack share. Each calls `fail(path, sentence)` if it is not so."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

Fail = Callable[[str, str], None]


def below(level: Any, percent: Fraction) -> Fraction:
    """What is left of `level` after a reduction by `percent`, exactly."""
    return level * (1 - percent / 100)


def tonnes(amount: Any) -> str:
    """`amount` as words."""
    return f"{float(amount):,.0f} t" if amount == int(amount) else f"{float(amount):,} t"


def same_years(quantities: Any, dates: Any, place: str, fail: Fail) -> None:
    """Every year with a quantity above zero has a date, and no other year."""
    wanted = {year for year, quantity in quantities.items() if quantity}
    for year in sorted(wanted ^ set(dates)):
        says = "a date is missing" if year in wanted else "there is a date but no quantity"
        fail(
            place,
            f"expected a date for each year with a quantity above zero, and no other; for {year} {says}.",
        )


def after(day: date, before: date, place: str, name: str, fail: Fail) -> None:
    """`day` is later than `before`, which is called `name`."""
    if day <= before:
        fail(place, f"expected a date after {name}, {before}; found {day}.")


def by(day: date, limit: date, place: str, name: str, fail: Fail) -> None:
    """`day` is not later than `limit`, which is called `name`."""
    if day > limit:
        fail(place, f"expected a date not after {name}, {limit}; found {day}.")


def within(part: Any, limit: Any, place: str, name: str, fail: Fail) -> None:
    """In no year is `part` more than `limit`, which is called `name`."""
    for year, quantity in part.items():
        if quantity > limit.get(year, 0):
            fail(
                f"{place}.{year}",
                f"expected at most {tonnes(limit.get(year, 0))} as in {name}; found {tonnes(quantity)}.",
            )


def whole(amount: Fraction, place: str, name: str, fail: Fail) -> None:
    """`amount`, called `name`, is a whole number of tonnes."""
    if amount.denominator != 1:
        fail(place, f"expected a value that makes {name} a whole number of tonnes; it is {float(amount):,}.")
