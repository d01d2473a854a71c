"""What stands in the fields of a form, as text, and the values that are read from it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from article6.baselines.activities import ActivityError, Parameter, Plant
from article6.working import grouped

from ..answers import read_number
from ..display.working import marked
from ..errors import AskBack, NotAnswered
from ..measures import Measure

__all__ = ["help_text", "label", "read", "written"]

_PLAIN = {mark: re.compile(rf"[+-]?\d+(?:{re.escape(mark)}\d+)?") for mark in ".,"}
_YES, _NO = ("yes", "true", "1"), ("no", "false", "0", "")
_LINE = "name; MWh a year; t CO2 per MWh; first year; yes if low-cost or must-run, else no"


def label(parameter: Parameter) -> str:
    """The name with its symbol and unit: what a screen reader reads for the field."""
    inside = ", ".join(each for each in (parameter.symbol, parameter.unit) if each)
    return f"{parameter.name} ({inside})" if inside else parameter.name


def help_text(parameter: Parameter, mark: str = ".") -> str:
    """Range, default, source and name in code of a parameter, and a note where there is one."""
    parts = []
    if parameter.kind == "plants":
        parts.append(f"One plant a line: {_LINE}")
    elif parameter.numeric and parameter.low is not None and parameter.high is not None:
        low, high = (marked(grouped(end), mark) for end in (parameter.low, parameter.high))
        parts.append(f"Teaching range {low} to {high}" if low != high else f"This course takes {low}")
    if parameter.kind in ("number", "whole", "year"):
        parts.append(f"default {written(parameter, parameter.default, mark)}")
    told = "; ".join(parts)
    begin = f"{told[:1].upper()}{told[1:]}. " if told else ""
    note = f" Note: {parameter.note}." if parameter.note else ""
    return f"{begin}From: {parameter.where_from}.{note} In code: {parameter.key}."


def written(parameter: Parameter, value: object, mark: str = ".") -> str:
    """A value as it stands in its field, with all its digits; a choice stands as the id of its option."""
    if parameter.kind == "choice":
        return str(value)
    if parameter.kind == "plants":
        return "\n".join(_plant_line(plant, mark) for plant in value)
    return _digits(value, mark)


def read(parameter: Parameter, text: str, mark: str = ".") -> object:
    """The value typed for a parameter.

    Raises `ActivityError` in one sentence that names the parameter as the form does, where a text is no value
    or the value cannot be.
    """
    if parameter.kind == "choice":
        return text
    if parameter.kind == "plants":
        return tuple(_plant(line, mark) for line in text.splitlines() if line.strip())
    value = _number(text, mark, label(parameter), share=parameter.unit.startswith("fraction"))
    replace(parameter, key=f'"{parameter.name}"').checked(value if value.denominator == 1 else float(value))
    return value


def _digits(value: object, mark: str) -> str:
    text = f"{Decimal(repr(float(value))):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", mark)


def _number(text: str, mark: str, name: str, share: bool = False) -> Fraction:
    """A number as people write it; here "1.185" is no thousand, because the label says the unit."""
    bare = text.strip()
    if _PLAIN[mark].fullmatch(bare):
        return Fraction(bare.replace(mark, "."))
    if not any(sign.isdigit() for sign in bare):
        raise ActivityError(f'{name}: "{bare:.30}" is not a number: write digits, without a unit.')
    try:
        reading = read_number(bare, mark)
    except (AskBack, NotAnswered) as error:
        raise ActivityError(f"{name}: {error}") from None
    if reading.unit is None:
        return reading.value * reading.scale
    if share and _is_share(reading.unit):
        return reading.value * reading.unit.factor
    raise ActivityError(f'{name}: write the number without a unit; "{bare:.30}" has one.')


def _is_share(unit: Measure) -> bool:
    return unit.dimension == "share"


def _plant_line(plant: Plant, mark: str) -> str:
    numbers = (_digits(plant.mwh, mark), _digits(plant.factor, mark))
    return "; ".join([plant.name, *numbers, str(plant.since), "yes" if plant.must_run else "no"])


def _plant(line: str, mark: str) -> Plant:
    cells: Sequence[str] = [cell.strip() for cell in line.split(";")]
    if len(cells) not in (4, 5):
        raise ActivityError(f'The plant "{line.strip():.60}" has {len(cells)} parts. Write {_LINE}.')
    name, mwh, factor, since = cells[:4]
    run = cells[4].lower() if len(cells) == 5 else ""
    if run not in (*_YES, *_NO):
        raise ActivityError(f'Plant {name}: "{run:.30}" is neither yes nor no.')
    if not since.isdigit():
        raise ActivityError(f'Plant {name}: "{since:.30}" is no year; write one like 2012.')
    amount = float(_number(mwh, mark, f"Plant {name}, MWh a year"))
    return Plant(name, amount, float(_number(factor, mark, f"Plant {name}, factor")), int(since), run in _YES)
