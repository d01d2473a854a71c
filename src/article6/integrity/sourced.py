"""The dated tables of this room: each statement carries its source, its mark and the day it stands for.

A mark says how sure we are; only what was read or derived may decide anything by itself. The tables are read
once, when they are first asked for.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date
from typing import Any

from article6.beside import beside
from article6.integrity.errors import IntegrityError

__all__ = ["MARKS", "Source", "find", "source_of", "table"]

MARKS = {
    "S": "read in the source named",
    "D": "derived from what was read",
    "S2": "seen in a transcription that names the original",
    "K": "known, not read again: check",
    "?": "open",
}


@dataclass(frozen=True, slots=True)
class Source:
    """`where` a statement was found, in words or an address; its `mark`; `as_of`, the day it holds."""

    where: str
    mark: str
    as_of: date

    @property
    def sure(self) -> bool:
        """True if the statement may decide something: it was read, or derived from what was read."""
        return self.mark in ("S", "D")


def source_of(row: dict[str, Any]) -> Source:
    """The source of one row of a table."""
    if row["mark"] not in MARKS:
        raise IntegrityError(f"The mark {row['mark']!r} is none of {', '.join(MARKS)}.")
    return Source(row["source"], row["mark"], row["as_of"])


@functools.cache
def table(name: str) -> dict[str, Any]:
    """The table `name` of this room, for example "eligibility", as it stands in its file."""
    return beside(__package__, f"{name}.toml")


def find(items, id: str, what: str):
    """The item with this id; `IntegrityError` names those there are."""
    for item in items:
        if item.id == id:
            return item
    raise IntegrityError(f"There is no {what} {id!r}. There are: {', '.join(item.id for item in items)}.")
