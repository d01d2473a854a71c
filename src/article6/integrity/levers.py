"""The levers of a host's market design as data: what each does, protects, leaves open; where it is seen.

`policy.py` computes with them. The list is ours; the law of a country decides what is possible there.
"""

from __future__ import annotations

from dataclasses import dataclass

from article6.integrity.sourced import Source, find, source_of, table

__all__ = ["Lever", "Seen", "lever", "levers"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A design like this in a country: what it is there, and its source."""

    where: str
    source: Source


@dataclass(frozen=True, slots=True)
class Lever:
    """One lever: what it does, what it protects, what it leaves open, and where a like design was seen."""

    id: str
    name: str
    does: str
    protects: str
    leaves_open: str
    seen: tuple[Seen, ...]


def levers() -> tuple[Lever, ...]:
    """All levers."""
    return tuple(
        Lever(id, **{**row, "seen": tuple(Seen(s["where"], source_of(s)) for s in row["seen"])})
        for id, row in table("levers").items()
    )


def lever(id: str) -> Lever:
    """The lever with this id; `IntegrityError` names those there are."""
    return find(levers(), id, "lever")
