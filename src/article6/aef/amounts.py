"""Reading numbers: whole numbers, years, quantities, serials.

A number is taken exactly or not at all. Where separators leave one meaning only ("1,000,000", "12,5") it is
read and a warning says how; where they leave two ("1,000" tonnes: a thousand, or one?) it is not read.
That digits come without separators is a convention of ours: no text prescribes it.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import Any

from article6.aef.cells import Value, errant, show
from article6.identifiers import PATTERNS, IdentifierError, ItmoId

__all__ = ["decimal_text", "read_amount", "read_quantity", "read_serial", "read_whole", "read_year"]

LARGEST = 10**18  # t CO2 eq; the world emits some 6 * 10**10 in a year
_EXACT_FLOAT = 2**53  # above it a spreadsheet has rounded the last digits away
_PLAIN = re.compile(r"\d{1,30}(\.\d{1,30})?", re.ASCII)
_GROUPED = re.compile(
    r"(?P<head>[1-9]\d{0,2})(?P<groups>(?P<mark>[,. '\u2019\u00a0\u202f])\d{3}(?:(?P=mark)\d{3}){0,8})"
    r"(?:(?P<point>[.,])(?P<rest>\d{1,30}))?",
    re.ASCII,
)
_DECIMAL_COMMA = re.compile(r"\d{1,30},\d{1,30}", re.ASCII)
_RATIO = re.compile(r"(\d{1,30})/([1-9]\d{0,29})", re.ASCII)
_POWER = re.compile(r"\d+([.,]\d+)?[eE]\+?\d{1,3}", re.ASCII)
_DIGITS = re.compile(r"\d{1,18}", re.ASCII)
_MEND = "Write digits only, such as 1000 or 1250.5; the unit stands in the name of the field."
_FORM = "Write approach-registry-Party-serial-vintage, such as CA0099-XHA01-XHA-1-2027, or the serial alone."


def _wrong(problem: str, mend: str = _MEND) -> Value:
    return Value(None, problem, mend, "aef.format")


def _doubt(value: int | Fraction, problem: str, mend: str) -> Value:
    return Value(value, problem, mend, "aef.format", warning=True)


def decimal_text(value: int | Fraction, digits: int = 30) -> str:
    """An exact number in digits: "1250.5"; as a ratio, "200/3", where no decimal number equals it."""
    value = Fraction(value)
    if value.denominator == 1:
        return str(value.numerator)
    for places in range(1, digits + 1):
        whole, rest = divmod(value.numerator * 10**places, value.denominator)
        if not rest:
            text = f"{whole:0{places + 1}}"
            return f"{text[:-places]}.{text[-places:]}"
    return f"{value.numerator}/{value.denominator}"


def _number(raw: Any, whole: bool = False) -> Value:
    """The number as int or Fraction. `whole`: a separator can only part thousands."""
    if found := errant(raw):
        return found
    if isinstance(raw, str):
        found = _from_text(raw.strip(), whole)
    elif isinstance(raw, bool):
        found = _wrong(f"The cell holds {'TRUE' if raw else 'FALSE'}, not a number.")
    elif isinstance(raw, date):
        found = _wrong(
            f"The cell holds the date {show(raw)}, not a number.",
            "A spreadsheet may have made a date of it: give the cell the format of a number, write it again.",
        )
    elif isinstance(raw, int | Fraction):
        found = Value(raw)
    elif isinstance(raw, float | Decimal):
        found = _from_fractional(raw)
    else:
        found = _wrong(f"The cell holds {show(raw)}, not a number.")
    value = found.value
    if value is None:
        return found
    if value < 0:
        return _wrong(f"{show(raw)} is below zero.", "Write the quantity of the action, which is above zero.")
    if value > LARGEST:
        return _wrong(f"{show(raw)} is larger than any quantity can be.", "Look for digits too many.")
    if isinstance(value, Fraction) and value.denominator == 1:
        return found._replace(value=value.numerator)
    return found


def _from_fractional(raw: float | Decimal) -> Value:
    if not (isfinite(raw) if isinstance(raw, float) else raw.is_finite()):
        return _wrong("The cell holds no finite number.")
    if isinstance(raw, float):
        if abs(raw) > _EXACT_FLOAT:
            return _wrong(
                f"{raw:.0f} has more digits than a spreadsheet keeps in a number.",
                "Give the cell the format of a text and write the number again.",
            )
        return Value(int(raw) if raw.is_integer() else Fraction(repr(raw)))
    if raw.adjusted() > 30 or raw.as_tuple().exponent < -60:
        return _wrong(f"{show(raw)} has more digits than any quantity.", "Write the number in digits.")
    return Value(Fraction(raw))


def _from_text(text: str, whole: bool) -> Value:
    if text.startswith("-") and _PLAIN.fullmatch(text[1:]):
        return Value(-Fraction(text[1:]))
    if _PLAIN.fullmatch(text):
        grouped = _GROUPED.fullmatch(text)
        if not grouped:
            return Value(Fraction(text) if "." in text else int(text))
        read = decimal_text(Fraction(text))  # 1.250 is what a spreadsheet in another language writes for 1250
        if whole:
            return _wrong(f"{show(text)} may mean {text.replace('.', '')} or {read}.", "Write plain digits.")
        return _doubt(
            Fraction(text),
            f"{show(text)} is read as {read}, with a decimal point.",
            f"If {text.replace('.', '')} is meant, write it without the point.",
        )
    if found := _GROUPED.fullmatch(text):
        return _grouped(text, found, whole)
    if _DECIMAL_COMMA.fullmatch(text):
        plain = text.replace(",", ".")
        return _doubt(
            Fraction(plain), f"{show(text)} has a decimal comma; read as {plain}.", f"Write {plain}."
        )
    if found := _RATIO.fullmatch(text):
        return _doubt(
            Fraction(int(found[1]), int(found[2])),
            f"{show(text)} is a ratio; it is read exactly.",
            "Write a decimal number, if one is exact enough for the form.",
        )
    if _POWER.fullmatch(text):
        return _wrong(
            f"{show(text)} is in powers of ten: a spreadsheet has shortened it, and digits may be lost.",
            "Write all digits, such as 1000000.",
        )
    return _wrong(f"{show(text)} is not a number.")


def _grouped(text: str, found: re.Match, whole: bool) -> Value:
    head, groups, mark, point, rest = found.group("head", "groups", "mark", "point", "rest")
    if point == mark:
        return _wrong(f"{show(text)} is not a number: a comma or point too many.")
    digits = head + groups.replace(mark, "")
    if mark == "," and len(groups) == 4 and not rest and not whole:
        return _wrong(
            f"{show(text)} may mean {digits}, or {head} and a fraction.",
            f"Write {digits}, or {decimal_text(Fraction(f'{head}.{groups[1:]}'))} with a decimal point.",
        )
    plain = f"{digits}.{rest}" if rest else digits
    return _doubt(
        Fraction(plain), f"{show(text)} has separators of thousands; read as {plain}.", f"Write {plain}."
    )


def read_quantity(raw: Any) -> Value:
    """A quantity in t CO2 eq: int, or Fraction where it has decimals."""
    return _number(raw)


def read_amount(raw: Any) -> Value:
    """An amount in a non-GHG metric: always a Fraction."""
    found = _number(raw)
    return found if found.value is None else found._replace(value=Fraction(found.value))


def read_whole(raw: Any) -> Value:
    """A whole number; "2.0" is one."""
    if isinstance(raw, str) and raw.strip().endswith(".0"):
        raw = raw.strip()[:-2]
    found = _number(raw, whole=True)
    if isinstance(found.value, Fraction):
        return _wrong(f"{show(raw)} is not a whole number.", "Write a whole number in digits, such as 1.")
    return found


def read_year(raw: Any) -> Value:
    """A calendar year of four digits."""
    if isinstance(raw, str) and (text := raw.strip().removesuffix(".0")).isdecimal() and text.isascii():
        raw = int(text) if len(text) == 4 else raw
    elif type(raw) is float and raw.is_integer():
        raw = int(raw)
    elif isinstance(raw, Decimal) and raw.is_finite() and raw == raw.to_integral_value():
        raw = int(raw) if raw.adjusted() < 5 else raw
    if type(raw) is int and 1000 <= raw <= 9999:
        return Value(raw)
    if found := errant(raw):
        return found
    what = f"the date {show(raw)}" if isinstance(raw, date) else show(raw)
    return _wrong(f"The cell holds {what}, not a calendar year.", "Write four digits, such as 2028.")


def read_serial(raw: Any) -> Value:
    """First ID or Last ID: the serial alone, or the whole identifier (then `item_id` holds it too)."""
    if isinstance(raw, str):
        text = raw.strip()
        if _DIGITS.fullmatch(text) and (serial := int(text)):
            return Value(serial)
        if "-" in text.lstrip("-"):
            return _whole_identifier(text)
    found = read_whole(raw)
    if found.value == 0:
        return _wrong(f"The serial {show(raw)} is not possible: serials start at 1.", "Write 1 or more.")
    return found._replace(rule="identifier.elements") if found.problem else found


def _whole_identifier(text: str) -> Value:
    try:
        found = ItmoId.parse(text)
    except IdentifierError:
        return Value(None, _identifier_fault(text), _FORM, "identifier.elements", check=13)
    plain = str(found)
    if plain != text:
        problem = f"{show(text)} has separators of thousands in the serial; read as {plain}."
        return Value(found.serial, problem, f"Write {plain}.", "identifier.elements", True, found)
    return Value(found.serial, item_id=found)


def _identifier_fault(text: str) -> str:
    parts = text.split("-")
    if len(parts) == 6 and parts[3].isdigit() and parts[4].isdigit():
        return (
            f"{show(text)} has six parts: it seems to hold the first and the last serial of a block, "
            "which have a column each."
        )
    if len(parts) != 5:
        return f"{show(text)} is no identifier: it has {len(parts)} parts and not five."
    for name, part in zip(("approach", "registry", "party"), parts, strict=False):
        pattern, form = PATTERNS[name]
        if not pattern.fullmatch(part):
            return f"In the identifier {show(text)} the {name} {show(part)} is not {form}."
    wrong = "vintage" if re.fullmatch(r"[1-9][\d,]*", parts[3], re.ASCII) else "serial"
    return f"In the identifier {show(text)} the {wrong} is not a number of the right form."
