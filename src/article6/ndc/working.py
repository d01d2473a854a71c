"""How a result was reached: steps for lessons and feedback, and plain data for tables and files."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from article6.ndc.amounts import Amount, show, tidy


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a calculation: the formula in words, the numbers put in, what came out, and why."""

    formula: str
    numbers: str
    result: Amount | None
    unit: str
    rule: str
    year: int | None = None

    def __str__(self) -> str:
        head, result = f"{self.year}: " if self.year else "", show(self.result)
        numbers = "" if self.numbers in ("", result) else f"{self.numbers} = "
        return f"{head}{self.formula}: {numbers}{result} {self.unit} [{self.rule}]"


def plain(value: object) -> object:
    """`value` as plain data that JSON can hold.

    Dataclasses become dicts, enums their value, dates ISO text. A whole amount is an int; any other
    is the exact text "2800/3", never a float.
    """
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, Fraction):
        whole = tidy(value)
        return whole if isinstance(whole, int) else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key if isinstance(key, str) else str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(plain(item) for item in value)
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no plain form")
