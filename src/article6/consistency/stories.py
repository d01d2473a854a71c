"""The story of each unit: which rows are about it, in time order.

Units with the same rows share one story, so that a block of a million tonnes that is never split is one.
"""

from __future__ import annotations

import heapq
from bisect import insort
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from article6.aef.kinds import (
    ACQUISITION,
    AUTHORIZATION,
    CANCELLATION,
    FIRST_TRANSFER,
    HOLDING,
    TRANSFER,
    USE,
)
from article6.consistency.entry import Entry
from article6.consistency.spans import by_family

__all__ = ["MOST", "Story", "stories"]

MOST = 100  # rows in one story: real units have a dozen; without a limit, nonsense would cost n times n
# At one and the same moment the rows stand in this order.
_RANK = {
    AUTHORIZATION: 0,
    FIRST_TRANSFER: 1,
    ACQUISITION: 2,
    TRANSFER: 3,
    USE: 4,
    CANCELLATION: 5,
    "": 6,
    HOLDING: 7,
}


class Story(NamedTuple):
    """Serials `first` to `last` of one family and originating registry; `events` in time order.

    `sure` is False if a row is in the story only because its registry is not known: what rests on it is a
    question (W), not an inconsistency. `cut` is True if more than `MOST` rows claim these units.
    """

    family: tuple[str, str, int]
    registry: str | None
    first: int
    last: int
    events: tuple[Entry, ...]
    sure: bool
    cut: bool

    @property
    def size(self) -> int:
        """How many units."""
        return self.last - self.first + 1

    @property
    def units(self) -> str:
        """The units in words: "CA0099, XHA, vintage 2027, serials 1 to 1,000"."""
        return self.events[0].units(self.first, self.last)


def stories(entries: Iterable[Entry]) -> Iterator[Story]:
    """Every stretch of serials with the rows about it. Rows of one moment stand in the order of a life.

    Give the rows you need only: those of one Party, of all Parties, with or without holdings.
    """
    for family, rows in by_family(entries).items():
        unknown = [row for row in rows if row.registry is None]
        registries: dict[str, list[Entry]] = {}
        for row in rows:
            if row.registry is not None:
                registries.setdefault(row.registry, []).append(row)
        if not registries:
            yield from _swept(family, None, unknown)
        for registry, known in registries.items():
            yield from _swept(family, registry, known + unknown if unknown else known)


def _swept(family: tuple, registry: str | None, rows: list[Entry]) -> Iterator[Story]:
    rows.sort(key=_first)
    ends: list[tuple[int, int]] = []  # (last, number of the row), as a heap
    active: list[tuple] = []  # (when, rank, number, row), in order
    unsure = left_out = 0  # rows in the story with no registry; rows that found no room in it
    inside: dict[int, tuple] = {}
    at, number, n = 0, 0, len(rows)
    while number < n or ends:
        until = ends[0][0] + 1 if ends else None
        if number < n and (until is None or rows[number].first <= until):
            until = rows[number].first
        if active and at < until:
            events = tuple([one[3] for one in active])
            yield Story(family, registry, at, until - 1, events, not unsure, left_out > 0)
        at = until
        while ends and ends[0][0] < at:
            gone = inside.pop(heapq.heappop(ends)[1], None)
            if gone is None:
                left_out -= 1
            else:
                active.remove(gone)
                unsure -= gone[3].registry is None
        while number < n and rows[number].first == at:
            row = rows[number]
            heapq.heappush(ends, (row.last, number))
            if len(active) < MOST:
                one = (row.when, _RANK[row.kind], number, row)
                insort(active, one)
                inside[number] = one
                unsure += row.registry is None
            else:
                left_out += 1
            number += 1


def _first(entry: Entry) -> int:
    return entry.first
