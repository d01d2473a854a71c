"""What every cell has in common: whether it is absent, how it is shown, and what keeps it a text.

A spreadsheet takes a text that begins with = + - or @ for a formula. `protect` puts an apostrophe before such
a text where it is written for a spreadsheet; `unprotect` takes exactly that apostrophe off again.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, NamedTuple

from article6.identifiers import ItmoId

__all__ = ["Value", "absent", "as_text", "errant", "protect", "show", "unprotect", "visible"]

# A full-width sign begins a formula in some languages of a spreadsheet; a tab or line end may hide the sign.
_SIGNS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_OPEN = re.compile(f"'*[{_SIGNS}]")
_GUARDED = re.compile(f"'+[{_SIGNS}]")
_NOT_APPLICABLE = {"", "NA", "N/A", "N.A."}
_ERRORS = {"#REF!", "#VALUE!", "#N/A", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
_LONGEST_SHOWN = 60
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\ud800-\udfff\ufeff]"
)


class Value(NamedTuple):
    """What a cell holds, and what is wrong with it.

    `value` is what was understood (None or an empty tuple: nothing). `problem` and `mend` are sentences,
    empty where nothing is wrong; `rule` and `check` are what the finding cites; `warning` means that the
    label stays. `item_id`: the whole identifier, where First ID or Last ID holds one. `unlisted`: the value
    is missing from the nomenclature; whether that is a warning depends on its date. `partial`: of several
    items not each could be read.
    """

    value: Any
    problem: str = ""
    mend: str = ""
    rule: str = ""
    warning: bool = False
    item_id: ItmoId | None = None
    check: int = 2
    unlisted: bool = False
    partial: bool = False


def absent(raw: Any) -> bool:
    """True for an empty cell and for NA: both say that there is nothing."""
    return raw is None or (isinstance(raw, str) and raw.strip().upper() in _NOT_APPLICABLE)


def as_text(raw: Any) -> str:
    """A cell as the text that one sees in the sheet: whole numbers without ".0", dates dd/mm/yyyy."""
    if isinstance(raw, str):
        return raw
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, datetime) and (raw.hour or raw.minute or raw.second or raw.microsecond):
        return raw.isoformat(" ", "seconds")
    if isinstance(raw, date):
        return f"{raw.day:02}/{raw.month:02}/{raw.year:04}"
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e16:
        return str(int(raw))
    if isinstance(raw, list | tuple) and all(isinstance(item, str) for item in raw):
        return ", ".join(raw)
    if isinstance(raw, dict | list | tuple):
        return _as_json(raw)
    if isinstance(raw, int) and raw.bit_length() > 1000:  # Python refuses to print numbers that are very long
        return "a number of hundreds of digits"
    return str(raw)


def _as_json(raw: Any) -> str:
    import json  # only where a JSON file holds a list or an object in place of a value

    try:
        return json.dumps(raw, default=str, ensure_ascii=False)
    except (RecursionError, TypeError, ValueError):
        return "an object" if isinstance(raw, dict) else "a list"


def show(raw: Any) -> str:
    """A cell between quotation marks for a message: one line, printable, not longer than 60 characters."""
    text = _UNSEEN.sub("\ufffd", " ".join(as_text(raw).split()))
    return f'"{text}"' if len(text) <= _LONGEST_SHOWN else f'"{text[: _LONGEST_SHOWN - 1]}…"'


def visible(text: str) -> str:
    """A text without the characters that cannot be seen and that files or screens stumble over."""
    return _UNSEEN.sub("", text)


def errant(raw: Any) -> Value | None:
    """What is wrong with a cell whatever its field: an error of a spreadsheet, a formula; None if neither."""
    if not isinstance(raw, str):
        return None
    text = raw.strip()
    if text.upper() in _ERRORS:
        return Value(
            None,
            f"The cell holds the error {text} of a spreadsheet.",
            "Repair the formula that stood there, or write the value itself.",
            "aef.format",
        )
    if text.startswith("="):
        return Value(
            None, f"The cell holds a formula, {show(text)}.", "Write its result as a value.", "aef.format"
        )
    return None


def protect(text: str) -> str:
    """The text with an apostrophe before it, if a spreadsheet could take it for a formula."""
    return "'" + text if _OPEN.match(text) else text


def unprotect(text: str) -> str:
    """The text without the apostrophe that `protect` gave it."""
    return text[1:] if _GUARDED.match(text) else text
