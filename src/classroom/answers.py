"""Reading numbers as people write them: exactly, and asking back where two readings are possible.

`1300`, `1,300`, `1 300`, `1'300`, `+1300`, `−800 t`, `1.3 Mt`, `1 300 kt CO2 eq`, `12.5 %`, `2800/3`,
and a decimal comma where the pack's language has it. Nothing is guessed: `1.300` is asked back, unless the
question asks for three decimals.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import Any

from classroom.errors import AskBack, NotAnswered, brief
from classroom.language import _
from classroom.measures import Measure, measure, scale_word

_DASHES = dict.fromkeys(map(ord, "\u2212\u2010\u2011\u2012\u2013\u2014\ufe63\uff0d"), "-")
_QUOTES = dict.fromkeys(map(ord, "\u2019\u2018\u02bc\u00b4`"), "'")
_ARABIC = {0x066B: ".", 0x066C: "'"}  # Arabic decimal and thousands separators
_SHAPE = re.compile(r"(?P<sign>[+-]?)\s*(?P<body>[\d.,][\d.,'_ ]*(?:[eE][+-]?\d+)?)(?P<rest>.*)", re.DOTALL)
_RATIO = re.compile(r"(?P<sign>[+-]?)\s*(?P<over>\d+)\s*/\s*(?P<under>\d+)(?P<rest>(?:\s.*)?)", re.DOTALL)
_GROUPS = re.compile(r"\d{1,3}(?P<mark>[ '_.,])\d{3}(?:(?P=mark)\d{3})*")
_RAISED = re.compile(r"(?<![A-Za-z])[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209c\u2150-\u218b\u2460-\u249b]")
_LONGEST = 120
_LARGEST = 10**30


@dataclass(frozen=True, slots=True)
class Reading:
    """One number as it was given.

    value: the number, exact; unit: its measure if one was written, else None; shown: as written;
    typed: written as text (not a number from code); floating: a Python float, exact to about 15 digits.
    """

    value: Fraction
    unit: Measure | None
    shown: str
    typed: bool = True
    floating: bool = False
    scale: int = 1

    def in_unit(self, asked: Measure) -> Fraction:
        """The value in the asked unit. Without a unit of its own it is taken to be in the asked one."""
        if self.unit is None:
            return self.value * self.scale / (asked.scale if self.scale != 1 else 1)
        return self.value * self.unit.factor / asked.factor


def is_empty(given: Any) -> bool:
    """Three dots, None and blank text are no answer yet."""
    return (
        given is ... or given is None or (isinstance(given, str) and given.strip() in {"", "...", "\u2026"})
    )


def read_number(given: Any, mark: str = ".", decimals: bool = False) -> Reading:
    """Read one number; `mark` is the decimal mark of the pack's language ("." or ",").

    `decimals` says that three decimals are asked for, so that three digits after the mark are decimals.

    Raises NotAnswered for no answer, AskBack for one that cannot be read or can be read in two ways.
    """
    if is_empty(given):
        raise NotAnswered(_("There is no number yet."))
    if isinstance(given, str):
        return _read_text(given, mark, decimals)
    return _read_value(given)


def _read_value(given: Any) -> Reading:
    if hasattr(given, "item") and callable(given.item) and not isinstance(given, int | float):
        try:  # a number of an array library
            given = given.item()
        except Exception:  # whatever that library raises
            raise AskBack(_("The question asks for a single number, not a list of numbers.")) from None
    if isinstance(given, bool):
        raise AskBack(_("The question asks for a number, not {given}.").format(given=given))
    if isinstance(given, Decimal) and given.is_snan():
        given = float("nan")
    if isinstance(given, float | Decimal) and not isfinite(given):
        raise AskBack(
            _(
                "The question asks for a number, and {given} is not one: look for a division "
                "by zero or an empty cell."
            ).format(given=given)
        )
    if isinstance(given, int | Fraction | Decimal | float):
        if abs(given) > _LARGEST:
            raise AskBack(
                _("This number is far too large to be an amount: look for a slip in the calculation.")
            )
        return Reading(Fraction(given), None, brief(given), typed=False, floating=isinstance(given, float))
    kind = type(given).__name__
    raise AskBack(
        _(
            "The question asks for a number, not a {kind}: pass the number itself, or text such as '1300 t'."
        ).format(kind=kind)
    )


def _read_text(given: str, mark: str, decimals: bool) -> Reading:
    shown = " ".join(given.split())
    if _RAISED.search(given):  # normalised, 10² would become 102
        raise AskBack(_('"{shown}": write the number with ordinary digits.').format(shown=shown))
    text = unicodedata.normalize("NFKC", given).translate(_DASHES | _QUOTES | _ARABIC)
    text = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        raise AskBack(
            _("Write the number alone, with its unit if you like; this is too long to read as one number.")
        )
    if bracketed := re.fullmatch(r"\(\s*(\d[^()]*)\)(.*)", text):
        raise AskBack(
            _(
                '"{shown}": brackets mean a minus to an accountant and nothing to others; '
                "write -{digits} or {digits}."
            ).format(shown=shown, digits=bracketed[1].strip())
        )
    text = re.sub(r"^minus\s+(?=\d)", "-", re.sub(r"^plus\s+(?=\d)", "+", text, flags=re.I), flags=re.I)
    found = _RATIO.fullmatch(text)
    if found:
        if not int(found["under"]):
            raise AskBack(_('"{shown}" divides by zero: write a number.').format(shown=shown))
        value = Fraction(int(found["over"]), int(found["under"]))
    else:
        found = _SHAPE.fullmatch(text)
        if not found:
            raise AskBack(
                _('"{shown}" is not a number: write digits, such as 1300 or -800 t.').format(shown=shown)
            )
        value = None
    unit, scale = _read_unit(found["rest"].strip(), shown)
    if value is None:
        value = _read_digits(found["body"].strip(), mark, decimals, shown)
    return Reading(-value if found["sign"] == "-" else value, unit, shown, scale=scale)


def _read_unit(rest: str, shown: str) -> tuple[Measure | None, int]:
    if re.match(r"[-+*/=^:x\u00d7]\s*[\d(]", rest):
        raise AskBack(
            _('"{shown}" looks like a calculation or a range: write the one number that results.').format(
                shown=shown
            )
        )
    if re.search(r"\d", re.sub(r"(?i)co2|km2|ch4|n2o", "", rest)):
        raise AskBack(_('"{shown}" holds more than one number: write one.').format(shown=shown))
    if not rest:
        return None, 1
    bare, scale = scale_word(rest)
    return (None, scale) if not bare else (measure(rest), 1)


def _read_digits(body: str, mark: str, decimals: bool, shown: str) -> Fraction:
    if "e" in body.casefold():
        mantissa, exponent = re.split("[eE]", body)
        if not re.fullmatch(r"\d+(\.\d*)?|\.\d+", mantissa) or abs(int(exponent)) > 30:
            raise AskBack(
                _('"{shown}" is not a number I can read: write it with all its digits.').format(shown=shown)
            )
        return Fraction(mantissa if mantissa[-1] != "." else mantissa[:-1]) * Fraction(10) ** int(exponent)
    body = body.rstrip(".,_' ")
    if not re.search(r"\d", body):
        raise AskBack(
            _('"{shown}" is not a number: write digits, such as 1300 or -800 t.').format(shown=shown)
        )
    whole, part = _split(body, mark, decimals, shown)
    digits = re.sub(r"\D", "", whole)
    return Fraction(int(digits or "0")) + (Fraction(int(part), 10 ** len(part)) if part else 0)


def _split(body: str, mark: str, decimals: bool, shown: str) -> tuple[str, str]:
    """The whole part (perhaps grouped) and the decimals, or AskBack where that is not certain."""
    first = re.search(r"[.,]", body)
    soft = re.search(r"[ '_]", body)
    kinds = {c for c in body if c in ".,"}
    if not kinds:
        return _grouped(body, shown), ""
    if soft and first and soft.start() > first.start():
        raise _unclear_groups(shown)
    if len(kinds) == 2 or soft:
        decimal = body[max(body.rfind("."), body.rfind(","))]
        whole, part = body.split(decimal)[0], decimal.join(body.split(decimal)[1:])
        if not part.isdigit() or (soft and len(kinds) == 2):
            raise _unclear_groups(shown)
        if soft and decimal == "," and mark == ".":
            raise AskBack(
                _('"{shown}": the decimal mark here is a point; write the number with a point.').format(
                    shown=shown
                )
            )
        return _grouped(whole, shown), part
    (sign,) = kinds
    if body.count(sign) > 1:
        return _grouped(body, shown), ""
    whole, part = body.split(sign)
    like_thousands = len(part) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0"
    if like_thousands and sign == mark and decimals:
        return whole, part
    if like_thousands and sign == "," and mark == ".":
        return body, ""
    if like_thousands:
        short = part.rstrip("0") or "0"
        part_only = short if len(short) < 3 else f"{short}0"  # a fourth digit makes it certain
        raise AskBack(
            _(
                '"{shown}" can be read in two ways: write {whole}{part} if you mean thousands, '
                "or {whole}{mark}{part_only} if you mean decimals."
            ).format(shown=shown, whole=whole, part=part, mark=mark, part_only=part_only)
        )
    if sign == "," and mark == ".":
        raise AskBack(
            _(
                '"{shown}": the decimal mark here is a point, and a comma groups three digits; '
                "write {whole}.{part} or all the digits."
            ).format(shown=shown, whole=whole or "0", part=part)
        )
    return whole, part


def _grouped(whole: str, shown: str) -> str:
    if whole.isdigit() or _GROUPS.fullmatch(whole):
        return whole
    raise _unclear_groups(shown)


def _unclear_groups(shown: str) -> AskBack:
    return AskBack(
        _(
            '"{shown}": the digits are grouped in a way I cannot read; write them without any separators.'
        ).format(shown=shown)
    )
