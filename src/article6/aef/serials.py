"""A set of serials of one family, kept as stretches that do not touch."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

__all__ = ["Serials"]


class Serials:
    """The serials of several stretches (first, last); asking costs a bisection."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, stretches: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for first, last in sorted(stretches):
            if self._ends and first <= self._ends[-1] + 1:
                self._ends[-1] = max(self._ends[-1], last)
            else:
                self._starts.append(first)
                self._ends.append(last)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self._starts, self._ends, strict=True)

    def add(self, first: int, last: int) -> None:
        """Put `first` to `last` into the set."""
        low, high = bisect_left(self._ends, first - 1), bisect_right(self._starts, last + 1)
        if low < high:
            first, last = min(first, self._starts[low]), max(last, self._ends[high - 1])
        self._starts[low:high], self._ends[low:high] = [first], [last]

    def within(self, first: int, last: int) -> list[tuple[int, int]]:
        """The stretches of the set inside `first` to `last`, cut at both ends."""
        low, high = bisect_left(self._ends, first), bisect_right(self._starts, last)
        cut = zip(self._starts[low:high], self._ends[low:high], strict=True)
        return [(max(start, first), min(end, last)) for start, end in cut]

    def outside(self, first: int, last: int) -> list[tuple[int, int]]:
        """What of `first` to `last` is not in the set."""
        found, at = [], first
        for start, end in self.within(first, last):
            if start > at:
                found.append((at, start - 1))
            at = end + 1
        if at <= last:
            found.append((at, last))
        return found
