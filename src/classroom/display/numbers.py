"""Numbers as people read them: thousands separators, a true minus sign, and units of a fitting size.

Amounts stay exact (int or Fraction) until they are written; rounding happens here and only here.
"""

from dataclasses import dataclass
from fractions import Fraction

MINUS = "\u2212"
NARROW_SPACE = "\u202f"


def _exact(value) -> Fraction:
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)


def places_needed(values, most: int = 2) -> int:
    """Decimal places that the values need, at most `most`. None and text count for nothing."""
    needed = 0
    for value in values:
        if value is None or isinstance(value, (str, bool)):
            continue
        exact = _exact(value)
        while needed < most and (exact * 10**needed).denominator != 1:
            needed += 1
    return needed


@dataclass(frozen=True, slots=True)
class Numbers:
    """How numbers are written. With a decimal comma, a narrow space sets thousands apart."""

    decimal_mark: str = "."

    def __post_init__(self):
        if self.decimal_mark not in (".", ","):
            raise ValueError(f'A decimal mark is "." or ",", not {self.decimal_mark!r}.')

    def show(self, value, places: int | None = None, signed: bool = False) -> str:
        """Write a number. `places=None` shows two decimal places at most and none where none is needed."""
        exact = _exact(value)
        places = places_needed([exact]) if places is None else places
        scaled = abs(exact) * 10**places
        whole = int(scaled + Fraction(1, 2))  # half away from zero, as readers expect
        head, tail = divmod(whole, 10**places)
        group = "," if self.decimal_mark == "." else NARROW_SPACE
        text = f"{head:,}".replace(",", group)
        if places:
            text += f"{self.decimal_mark}{tail:0{places}d}"
        if exact < 0 and whole:
            return MINUS + text
        return "+" + text if signed and exact > 0 else text


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit of display: tonnes divided by `divisor`, written with `unit`."""

    unit: str
    divisor: int
    numbers: Numbers = Numbers()

    def __call__(self, tonnes):
        """The amount in this unit, exact; None stays None."""
        if tonnes is None:
            return None
        exact = Fraction(tonnes) / self.divisor
        return exact.numerator if exact.denominator == 1 else exact

    def show(self, tonnes, signed: bool = False) -> str:
        """The bare number in this unit."""
        return self.numbers.show(self(tonnes), signed=signed)

    def say(self, tonnes, signed: bool = False) -> str:
        """The number with its unit, for a sentence; tonnes without any figure after them stay whole."""
        return f"{self.show(tonnes, signed)}\u00a0{self.unit}"


def scale(values, numbers: Numbers | None = None) -> Scale:
    """The unit that fits amounts in tonnes: t below a million, kt below a thousand million, else Mt."""
    sizes = [abs(Fraction(v)) for v in values if v is not None]
    largest = max(sizes, default=0)
    numbers = numbers or Numbers()
    if largest < 1_000_000:
        return Scale("t\u00a0CO2\u00a0eq", 1, numbers)
    if largest < 1_000_000_000:
        return Scale("kt\u00a0CO2\u00a0eq", 1_000, numbers)
    return Scale("Mt\u00a0CO2\u00a0eq", 1_000_000, numbers)
