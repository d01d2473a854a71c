"""Sentences with a scenario's values in them, and numbers written as the pack's language writes them.

Every text of an exercise is a format string over the scenario or a function of it. In a format string

    {host.name}             a name
    {vintage}               a plain number, for years: 2027
    {quantity:,}            an amount with grouped digits: 1,300 (1 300 where the decimal mark is a comma)
    {change:+,}             the same with its sign: +1,300 or −800
    {average:,.1}           at most one decimal place (two if not said)

Dates are written as "1 June 2028", lists as "a, b and c".
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from html import escape
from string import Formatter
from typing import Any

from classroom.display.numbers import NARROW_SPACE, Numbers, places_needed
from classroom.errors import ClassroomError
from classroom.language import _, later, listed, spoken

Text = str | Callable[[Any], str]

_EMPHASIS = re.compile(r"(?<!\w)\*(\S(?:.*?\S)?)\*(?!\w)")
_NUMBERED = re.compile(r"\d+\. ")
_SPEC = re.compile(r"(?P<sign>\+?)(?P<group>,?)(?:\.(?P<places>\d))?")
_MONTHS = (
    *(later("January"), later("February"), later("March"), later("April"), later("May"), later("June")),
    *(later("July"), later("August"), later("September"), later("October"), later("November")),
    later("December"),
)


def show(
    value: int | Fraction | Decimal,
    mark: str = ".",
    *,
    signed: bool = False,
    grouped: bool = True,
    places: int = 2,
) -> str:
    """The number as people read it: at most `places` decimals, none that are not needed, rounded half up."""
    text = Numbers(mark).show(value, places_needed([value], places), signed)
    return text if grouped else text.replace("," if mark == "." else NARROW_SPACE, "")


def fill(template: Text, scenario: Any, **extra: Any) -> str:
    """The text for this scenario, in the language in force.

    A function is called with the scenario; a string is looked up in the catalogues and filled.
    """
    return fill_untranslated(template if callable(template) else spoken(template), scenario, **extra)


def fill_untranslated(template: Text, scenario: Any, **extra: Any) -> str:
    """The same for what is not told but read again: units, names of files."""
    if callable(template):
        return template(scenario)
    return _Filler(scenario, extra).vformat(template, (), extra)


class _Filler(Formatter):
    def __init__(self, scenario: Any, extra: dict[str, Any]) -> None:
        self.scenario, self.extra = scenario, extra

    def get_value(self, key: int | str, args: Any, kwargs: Any) -> Any:
        if key in self.extra:
            return self.extra[key]
        try:
            return getattr(self.scenario, str(key))
        except AttributeError as missing:
            raise ClassroomError(f"The text uses {{{key}}}: {missing}") from None

    def format_field(self, value: Any, spec: str) -> str:
        if isinstance(value, bool) or not isinstance(value, int | Fraction | Decimal):
            return _words(value) if not spec else format(value, spec)
        found = _SPEC.fullmatch(spec)
        if not found:
            raise ClassroomError(
                f"The text uses the number format {spec!r}: write a comma to group digits, + for the sign, "
                ".2 for decimals, in the order +,.2."
            )
        return show(
            value,
            getattr(self.scenario, "decimal_mark", "."),
            signed=bool(found["sign"]),
            grouped=bool(found["group"]),
            places=int(found["places"] or 2),
        )


def day_text(day: date) -> str:
    """A day in words: "1 June 2028"."""
    return _("{day} {month} {year}").format(day=day.day, month=_(_MONTHS[day.month - 1]), year=day.year)


def _words(value: Any) -> str:
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, list | tuple):
        return listed([_words(v) for v in value])
    return str(value)


def to_html(text: str) -> str:
    """Paragraphs, lists ("- " or "1. "), **bold**, *emphasis* and `code` as HTML; the rest is escaped."""
    blocks = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in block.splitlines()]
        if lines and all(line.startswith("- ") for line in lines):
            blocks.append("<ul>" + "".join(f"<li>{_inline(line[2:])}</li>" for line in lines) + "</ul>")
        elif lines and all(_NUMBERED.match(line) for line in lines):
            items = (f"<li>{_inline(_NUMBERED.sub('', line, 1))}</li>" for line in lines)
            blocks.append("<ol>" + "".join(items) + "</ol>")
        elif lines:
            blocks.append(f"<p>{_inline(' '.join(lines))}</p>")
    return "\n".join(blocks)


def to_inline(text: str) -> str:
    """The text on one line of HTML, for a label: no paragraphs and no lists."""
    return _inline(" ".join(text.split()))


def to_plain(text: str) -> str:
    """The text for a list or a button, which show no HTML: emphasis becomes quotation marks."""
    text = re.sub(r"`([^`]+)`|\*\*(.+?)\*\*", lambda found: found[1] or found[2], text)
    return _EMPHASIS.sub("\N{LEFT DOUBLE QUOTATION MARK}\\1\N{RIGHT DOUBLE QUOTATION MARK}", text)


def _inline(text: str) -> str:
    parts = re.split(r"(`[^`]+`)", escape(text))
    for i, part in enumerate(parts):
        if part.startswith("`") and part.endswith("`") and len(part) > 2:
            parts[i] = f"<code>{part[1:-1]}</code>"
        else:
            part = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", part)
            parts[i] = _EMPHASIS.sub(r"<em>\1</em>", part)
    return "".join(parts)
