"""Reading dates and times: dd/mm/yyyy in all tables, ISO 8601 in UTC for the action date.

A date whose order is open is never guessed: "03-04-2028" is not read. A date in another form that leaves one
meaning only is read, and the finding says as what. Times are kept in UTC, without a zone.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from article6.aef.cells import Value, as_text, errant, show, visible

__all__ = ["Timeframe", "read_date", "read_time", "read_timeframe", "timeframe", "write_date", "write_time"]

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_CLOCK = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_CLOCK}?", re.ASCII | re.IGNORECASE)
_DOTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_DAY_WITH_CLOCK = re.compile(rf"(\d{{1,2}}/\d{{1,2}}/\d{{4}})({_CLOCK})", re.ASCII | re.IGNORECASE)
_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})([Tt ])(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)([Zz]|[+-]\d{2}:?\d{2})?", re.ASCII
)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MEND_DAY = "Write dd/mm/yyyy, such as 12/03/2028."
_MEND_TIME = "Write the time in UTC, such as 2028-03-12T14:30:00.000Z."


class Timeframe(NamedTuple):
    """When outcomes may occur, and when they may be used: first and last day of each, None if not stated.

    `told_apart` is False for "2026 - 2030": that form does not say whether it means occurrence or use, and
    both hold the same days.
    """

    occurred: tuple[date, date] | None
    use: tuple[date, date] | None
    told_apart: bool = True


def write_date(day: date) -> str:
    """12/03/2028"""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def write_time(time: datetime) -> str:
    """2028-03-12T14:30:00.000Z; six decimals where the time is finer than a thousandth of a second."""
    if time.tzinfo is not None:
        time = time.astimezone(UTC).replace(tzinfo=None)
    return time.isoformat("T", "microseconds" if time.microsecond % 1000 else "milliseconds") + "Z"


def _words(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _wrong(problem: str, mend: str, value: Any = None) -> Value:
    return Value(value, problem, mend, "aef.format")


def _doubt(value: Any, problem: str, mend: str) -> Value:
    return Value(value, problem, mend, "aef.format", warning=True)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _number_for_a_day(raw: Any) -> Value:
    return _wrong(
        f"The cell holds {show(raw)}, not a date.",
        f"If a spreadsheet shows the count of days here, give the cell the format of a date. {_MEND_DAY}",
    )


def read_date(raw: Any) -> Value:
    """A day: dd/mm/yyyy, or the date of a spreadsheet."""
    if isinstance(raw, datetime):
        return Value(raw.date())
    if isinstance(raw, date):
        return Value(raw)
    if not isinstance(raw, str):
        return _number_for_a_day(raw)
    text = raw.strip()
    if found := _DAY.fullmatch(text):
        return _slashed(text, found)
    return errant(text) or _other_date(text)


def _slashed(text: str, found: re.Match) -> Value:
    day, month, year = found.groups()
    if value := _day(year, month, day):
        if len(day) == len(month) == 2:
            return Value(value)
        return _doubt(
            value,
            f"{show(text)} is read as {_words(value)}: the day stands first.",
            f"Write {write_date(value)}.",
        )
    if other := _day(year, day, month):
        return _wrong(
            f"{show(text)} is no day: there is no month {month}. It seems to have the month first.",
            f"Write {write_date(other)}, if {_words(other)} is meant, and look at the other dates too.",
        )
    return _wrong(f"{show(text)} is not a day of the calendar.", _MEND_DAY)


def _other_date(text: str) -> Value:
    value = None
    if found := _YEAR_FIRST.fullmatch(text):
        value = _day(found[1], found[3], found[4])
    elif found := _DOTS.fullmatch(text):
        value = _day(found[3], found[2], found[1])
    elif found := _DAY_WITH_CLOCK.fullmatch(text):
        inner = _slashed(found[1], _DAY.fullmatch(found[1]))
        if inner.value:
            return _doubt(
                inner.value,
                f"{show(text)} has a time of day, which is left out.",
                f"Write {write_date(inner.value)}.",
            )
        return inner
    if value:
        return _wrong(
            f"{show(text)} is not of the form dd/mm/yyyy; read as {_words(value)}.",
            f"Write {write_date(value)}.",
            value,
        )
    if text.replace(".", "").isdigit():
        return _number_for_a_day(text)
    return _wrong(f"{show(text)} is not a date of the form dd/mm/yyyy.", _MEND_DAY)


def read_time(raw: Any) -> Value:
    """The action date: ISO 8601 in UTC, as a datetime without a zone. A plain day is read as 00:00 UTC."""
    if isinstance(raw, datetime):
        return _in_utc(raw, raw)
    if isinstance(raw, date):
        return _day_only(datetime(raw.year, raw.month, raw.day), raw)
    if not isinstance(raw, str):
        return _number_for_a_day(raw)._replace(mend=_MEND_TIME)
    text = raw.strip()
    if found := _ISO.fullmatch(text):
        try:
            return _in_utc(datetime.fromisoformat(text.upper()), text, found[2], found[4])
        except ValueError:
            return _wrong(f"{show(text)} is no time of the calendar and the clock.", _MEND_TIME)
    if found := _DAY_WITH_CLOCK.fullmatch(text):
        return _day_with_clock(text, found)
    if _ISO_DAY.fullmatch(text) and (day := _day(*text.split("-"))):
        return _day_only(datetime(day.year, day.month, day.day), text)
    found = read_date(text)
    if found.value is None:
        mend = found.mend if "month first" in found.problem else _MEND_TIME
        return found._replace(
            problem=found.problem.replace("a date of the form dd/mm/yyyy", "a time"), mend=mend
        )
    time = datetime(found.value.year, found.value.month, found.value.day)
    if not found.problem:
        return _day_only(time, text)
    return found._replace(value=time, mend=f"Write {write_time(time)}, with the right time.")


def _day_only(time: datetime, raw: Any) -> Value:
    return _doubt(
        time,
        f"{show(raw)} is a day without a time; read as 00:00 UTC.",
        f"Write the time in UTC, as the nomenclature has it: {write_time(time)}.",
    )


def _in_utc(time: datetime, raw: Any, parted: str = "T", zone: str | None = "Z") -> Value:
    """A time as it was read, brought to UTC; `parted` and `zone` are what stood in the text."""
    if time.tzinfo is None:
        if zone is not None:
            return Value(time)
        return _doubt(time, f"{show(raw)} names no zone; read as UTC.", f"Write {write_time(time)}.")
    local = time.replace(tzinfo=None)
    try:
        time = time.astimezone(UTC).replace(tzinfo=None)
    except OverflowError:
        return _wrong(f"{show(raw)} lies outside the calendar.", _MEND_TIME)
    if local != time:
        moved = f", which is {_words(time)}" if time.date() != local.date() else ""
        return _doubt(
            time,
            f"{show(raw)} is a local time; in UTC it is {write_time(time)}{moved}.",
            f"Write {write_time(time)}.",
        )
    if parted == " ":
        return _doubt(time, f"{show(raw)} has a blank for the T.", f"Write {write_time(time)}.")
    return Value(time)


def _day_with_clock(text: str, found: re.Match) -> Value:
    day = _slashed(found[1], _DAY.fullmatch(found[1]))
    if day.value is None:
        return day
    hours, colon, rest = found[2][1:].partition(":")
    read = read_time(f"{day.value.isoformat()}T{hours.zfill(2)}{colon}{rest}")
    if read.value is None:
        return _wrong(f"{show(text)} is no time of the calendar and the clock.", _MEND_TIME)
    shown = write_time(read.value)
    return _doubt(
        read.value, f"{show(text)} is read as {shown}.", f"Write {shown}, if this is the time in UTC."
    )


_PART = r"(?:\d{2}/\d{2}/\d{4}|\d{2}/\d{4}|\d{4})"
_SPAN = re.compile(rf"(?P<what>occurred|use)\s*:\s*from\s+(?P<first>{_PART})\s+to\s+(?P<last>{_PART})", re.I)
_YEARS = re.compile(r"(\d{4})\s*[-\u2010-\u2015]\s*(\d{4})", re.ASCII)


def timeframe(text: str | None) -> Timeframe | None:
    """Read an authorized timeframe in either form that is in use; None where it is neither.

    "2026 - 2030", or "Occurred: from 2026 to 2030. Use: from 01/2027 to 31/12/2031" with either half alone.
    """
    text = " ".join((text or "").split())
    if found := _YEARS.fullmatch(text):
        days = _span(found[1], found[2])
        return days and Timeframe(days, days, told_apart=False)
    halves: dict[str, tuple[date, date] | None] = {}
    rest = text
    for found in _SPAN.finditer(text):
        what = found["what"].lower()
        days = _span(found["first"], found["last"])
        if what in halves or not days:
            return None
        halves[what] = days
        rest = rest.replace(found[0], "", 1)
    if not halves or rest.strip(" .;,"):
        return None
    return Timeframe(halves.get("occurred"), halves.get("use"))


def _span(first: str, last: str) -> tuple[date, date] | None:
    begin, end = _edge(first, last=False), _edge(last, last=True)
    return (begin, end) if begin and end and begin <= end else None


def _edge(text: str, last: bool) -> date | None:
    """The first or last day of what is written as yyyy, mm/yyyy or dd/mm/yyyy."""
    *day_and_month, year = text.split("/")
    if int(year) < 1 or (day_and_month and not 1 <= int(day_and_month[-1]) <= 12):
        return None
    month = int(day_and_month[-1]) if day_and_month else (12 if last else 1)
    if len(day_and_month) == 2:
        return _day(year, str(month), day_and_month[0])
    return date(int(year), month, calendar.monthrange(int(year), month)[1] if last else 1)


def read_timeframe(raw: Any) -> Value:
    """The text as it is written; a warning where `timeframe` cannot read it (annex II prints no format)."""
    text = visible(as_text(raw)).strip()
    if timeframe(text):
        return Value(text)
    return _doubt(
        text or None,
        f"The timeframe {show(raw)} cannot be read as years or dates from first to last.",
        "Write 2026 - 2030, or Occurred: from 2026 to 2030. Use: from 01/01/2027 to 31/12/2031.",
    )
