"""The kinds of value a pack may hold. Each kind says in words what it expects and reads one value.

Amounts are whole tonnes (`int`); percentages, factors and prices are exact (`Fraction`), because a decimal
number in the file is never turned into a float on the way.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from types import MappingProxyType
from typing import Any

YEARS = range(1990, 2101)
# Twenty times what the world emits in a year: what is larger is a slip of the keyboard.
LIMIT = 10**12


class Misfit(ValueError):
    """A value is not of its kind. `expected` says which; `below` is the place inside it ("" or ".2027")."""

    def __init__(self, expected: str, value: Any, below: str = "") -> None:
        super().__init__(expected)
        self.expected, self.value, self.below = expected, value, below


@dataclass(frozen=True, slots=True)
class Kind:
    """`words` complete the sentence "expected ..."; `read` returns the typed value or raises `Misfit`."""

    words: str
    read: Callable[[Any], Any]


def _kind(words: str, fits: Callable[[Any], bool], make: Callable[[Any], Any] = lambda value: value) -> Kind:
    def read(value: Any) -> Any:
        if not fits(value):
            raise Misfit(words, value)
        return make(value)

    return Kind(words, read)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _number(value: Any) -> bool:
    return _whole(value) or isinstance(value, Fraction)


def _day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _filled(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _pattern(words: str, pattern: str) -> Kind:
    return _kind(words, lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None)


TEXT = _kind("a text in quotation marks", _filled)
SLUG = _pattern('a short id such as "kasoro": small letters, digits and hyphens', r"[a-z][a-z0-9-]*")
PARTY = _pattern('a three-letter Party code such as "XHA"', r"[A-Z]{3}")
REGISTRY = _pattern('a registry code such as "XHA01": Party code and two digits', r"[A-Z]{3}\d{2}")
APPROACH = _pattern('a cooperative approach id such as "CA0099"', r"CA\d{4}")
AUTHORIZATION = _pattern(
    'an authorization id of letters, digits, spaces and hyphens, such as "XHA AUTH 2027-01"',
    r"[A-Za-z0-9 \-]+",
)
YEAR = _kind("a calendar year from 1990 to 2100", lambda value: _whole(value) and value in YEARS)
DAY = _kind("a date written as 2028-03-12, without quotation marks", _day)
TONNES = _kind(
    "a whole number of tonnes of CO2 equivalent, zero or more, written like 97_000_000",
    lambda value: _whole(value) and 0 <= value <= LIMIT,
)
SOME_TONNES = _kind(
    "a whole number of tonnes of CO2 equivalent above zero, written like 97_000_000",
    lambda value: _whole(value) and 0 < value <= LIMIT,
)
AMOUNT = _kind("a number above zero", lambda value: _number(value) and 0 < value <= LIMIT, Fraction)
PRICE = _kind(
    "an amount of money per tonne (below zero if the measure saves money)",
    lambda value: _number(value) and abs(value) <= LIMIT,
    Fraction,
)
FACTOR = _kind("a number, zero or more", lambda value: _number(value) and 0 <= value <= LIMIT, Fraction)
SHARE = _kind(
    "a share above 0 and at most 1, such as 0.9",
    lambda value: _number(value) and 0 < value <= 1,
    Fraction,
)
COUNT = _kind("a whole number from 0 to 100", lambda value: _whole(value) and 0 <= value <= 100)
PIECES = _kind(
    "a whole number of pieces above zero, written like 10_000",
    lambda value: _whole(value) and 0 < value <= LIMIT,
)
BUILT = _kind("a calendar year from 1900 to 2100", lambda value: _whole(value) and 1900 <= value <= 2100)
TRUTH = _kind("true or false", lambda value: isinstance(value, bool))
PERCENT = _kind(
    "a percentage above 0 and below 100, written as a number (20 for 20 %)",
    lambda value: _number(value) and 0 < value < 100,
    Fraction,
)


def one_of(*choices: str) -> Kind:
    """A text that is one of `choices`."""
    return _kind("one of " + ", ".join(f'"{choice}"' for choice in choices), lambda value: value in choices)


def texts(least: int = 1) -> Kind:
    """A list of at least `least` different texts, read as a tuple."""
    return _kind(
        f"a list of at least {least} different texts",
        lambda value: (
            isinstance(value, list)
            and len(value) >= least
            and all(_filled(item) for item in value)
            and len(set(value)) == len(value)
        ),
        tuple,
    )


def by_year(inner: Kind) -> Kind:
    """A table from year to a value of kind `inner`: a read-only dict with `int` keys, in year order."""
    words = f"a table with years as keys; for each year {inner.words}"

    def read(value: Any) -> Mapping[int, Any]:
        if not isinstance(value, dict) or not value:
            raise Misfit(words, value)
        out = {}
        for key, item in value.items():
            if not (re.fullmatch(r"\d{4}", key) and int(key) in YEARS):
                raise Misfit("a calendar year as key, such as 2027", key, f".{key}")
            try:
                out[int(key)] = inner.read(item)
            except Misfit as misfit:
                raise Misfit(misfit.expected, misfit.value, f".{key}") from None
        return MappingProxyType(dict(sorted(out.items())))

    return Kind(words, read)


def _settings(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict) or not value:
        raise Misfit(SETTINGS.words, value)
    for name, item in value.items():
        if not _filled(item) and not (_number(item) and abs(item) <= LIMIT):
            raise Misfit("a number, or a text in quotation marks", item, f".{name}")
    return MappingProxyType(
        {name: item if isinstance(item, str) else Fraction(item) for name, item in value.items()}
    )


SETTINGS = Kind("a table of at least one name, each with its number or text", _settings)


def records(fields: Mapping[str, Kind], least: int = 1) -> Kind:
    """A list of at least `least` tables that all have exactly `fields`, read as a tuple of plain dicts."""
    words = f"a list of at least {least} tables, each with {', '.join(fields)}"

    def read(value: Any) -> tuple[dict[str, Any], ...]:
        if (
            not isinstance(value, list)
            or len(value) < least
            or not all(isinstance(item, dict) for item in value)
        ):
            raise Misfit(words, value)
        out = []
        for number, item in enumerate(value, 1):
            for name in item.keys() - fields.keys():
                raise Misfit(f"only the keys {', '.join(fields)}", item[name], f"[{number}].{name}")
            row = {}
            for name, kind in fields.items():
                if name not in item:
                    raise Misfit(f"{kind.words}, but the key is missing", None, f"[{number}].{name}")
                try:
                    row[name] = kind.read(item[name])
                except Misfit as misfit:
                    raise Misfit(misfit.expected, misfit.value, f"[{number}].{name}") from None
            out.append(row)
        return tuple(out)

    return Kind(words, read)
