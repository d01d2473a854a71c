"""A value of an authorization as JSON and TOML hold it."""

from __future__ import annotations

from datetime import date

__all__ = ["plain"]


def plain(value: object) -> object:
    """Sets in order and tuples as lists, dates as texts; the rest as it is."""
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value
