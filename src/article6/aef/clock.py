"""The time of an action, which a ledger of days does not know: 00:00, and seconds where order needs them.

Readers put rows of one moment in the order of a life: first transfer, acquisition, transfer, use,
cancellation. Where units take another way on one day (sent, taken back, sent again), all rows of that day
about their family of serials get seconds, in the order of what happened.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date

from article6.identifiers import Block

__all__ = ["seconds"]

_RANK = {"First transfer": 0, "Acquisition": 1, "Transfer": 2, "Use": 3}
_LAST = 4


def seconds(rows: Iterable[tuple[date, Block, str]]) -> list[int]:
    """The second of the day for each row (day, block, action type); rows in the order of what happened."""
    families: dict[tuple, _Family] = {}
    found = []
    for day, block, type in rows:
        family = families.setdefault((day, block.key), _Family())
        found.append((family, family.next(block, _RANK.get(type, _LAST))))
    return [second + 1 if family.turned else second for family, second in found]


class _Family:
    """What was told of a family on one day: stretches of serials with (second, rank) of their last row."""

    __slots__ = ("_ends", "_starts", "_told", "turned")

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._told: list[tuple[int, int]] = []
        self.turned = False

    def next(self, block: Block, rank: int) -> int:
        """The second for one more row: later, where a row before it would come after it in a life."""
        starts, ends, told = self._starts, self._ends, self._told
        low, high = bisect_left(ends, block.first), bisect_right(starts, block.last)
        found = max((second + (before > rank) for second, before in told[low:high]), default=0)
        self.turned = self.turned or found > 0
        # what of the old stretches sticks out on either side stays
        new = [(block.first, block.last, (found, rank))]
        if low < high and starts[low] < block.first:
            new.insert(0, (starts[low], block.first - 1, told[low]))
        if low < high and ends[high - 1] > block.last:
            new.append((block.last + 1, ends[high - 1], told[high - 1]))
        starts[low:high], ends[low:high], told[low:high] = (list(part) for part in zip(*new, strict=True))
        return found
