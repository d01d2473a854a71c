"""Do two AEFs say the same? What the CARP fills, the day of submission and the order of rows do not count."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter

from article6.aef.document import Aef
from article6.aef.format import TABLES, Table

__all__ = ["differing_tables"]


def differing_tables(one: Aef, other: Aef) -> list[str]:
    """The names of the tables in which the two differ."""
    return [kind.name for kind in TABLES if _content(kind, one) != _content(kind, other)]


def _content(kind: Table, aef: Aef) -> Counter:
    """{values of a row: how often}"""
    own = [one.attribute for one in kind.fields if one.filled != "CARP"]
    if kind.number == 1:
        own.remove("date")
    get = attrgetter(*own)
    return Counter(get(row) for row in aef.rows(kind.number))
