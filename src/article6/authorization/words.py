"""How uses, years, days and amounts of an authorization are written."""

from __future__ import annotations

from datetime import date

__all__ = ["capital", "day_text", "purpose_text", "tonnes", "years_text"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def day_text(day: date) -> str:
    """A day as people write it: "1 June 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def tonnes(amount: int) -> str:
    """ "1,000 t CO2 eq" """
    return f"{amount:,} t CO2 eq"


def purpose_text(found: frozenset[str]) -> str:
    """Purposes as the nomenclature writes them: "NDC", "OIMP", "NDC and IMP" ..."""
    other = "OIMP" if {"IMP", "OP"} <= found else next(iter(found - {"NDC"}), "")
    return " and ".join(name for name in ("NDC" if "NDC" in found else "", other) if name)


def years_text(years: frozenset[int]) -> str:
    """Years as they are written: "2026 - 2030", "2026, 2028 - 2030"."""
    spans: list[list[int]] = []
    for year in sorted(years):
        if spans and year == spans[-1][1] + 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return ", ".join(str(first) if first == last else f"{first} - {last}" for first, last in spans)
