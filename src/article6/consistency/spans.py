"""Serials as intervals: overlaps, what touches an interval, what a set of rows leaves uncovered.

Only serials of one family (approach, first transferring Party, vintage) and one originating registry are
compared; a row whose registry is not known is compared with all of its family (`sure` is False then).
Sorting costs O(n log n); each row is named once, so that a file of nothing but overlaps stays readable.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from article6.consistency.entry import Entry

__all__ = ["Cover", "Origins", "Spans", "by_family", "overlaps", "sure", "union"]


def sure(one: Entry, other: Entry) -> bool:
    """True if the originating registry of both is known; else an overlap of the two is a question."""
    return one.registry is not None and other.registry is not None


def by_family(entries: Iterable[Entry]) -> dict[tuple, list[Entry]]:
    """The entries that can be compared, by family."""
    found: dict[tuple, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.family is not None:
            found[entry.family].append(entry)
    return found


def overlaps(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Entry, bool]]:
    """(row, the row before it in serials that shares units with it, sure): each row once at most.

    If three rows share units, the second and the third are named, each with one partner.
    """
    for several in by_family(entries).values():
        if len(several) < 2:
            continue
        several.sort(key=_first_last)
        furthest: dict[str | None, Entry] = {}  # by registry: the row seen so far that reaches furthest
        widest: Entry | None = None
        for entry in several:
            first, registry = entry.first, entry.registry
            if registry is None:
                if widest is not None and widest.last >= first:
                    yield entry, widest, False
            else:
                same, unknown = furthest.get(registry), furthest.get(None)
                if same is not None and same.last >= first:
                    yield entry, same, True
                elif unknown is not None and unknown.last >= first:
                    yield entry, unknown, False
            known = furthest.get(registry)
            if known is None or known.last < entry.last:
                furthest[registry] = entry
            if widest is None or widest.last < entry.last:
                widest = entry


class Spans:
    """Rows that can be searched by serials. A search costs O(log n) and what it finds."""

    __slots__ = ("_families",)

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._families: dict[tuple, dict[str | None, _Nested]] = {}
        for family, several in by_family(entries).items():
            registries: dict[str | None, list[Entry]] = defaultdict(list)
            for entry in several:
                registries[entry.registry].append(entry)
            self._families[family] = {name: _Nested(rows) for name, rows in registries.items()}

    def touching(self, entry: Entry, first: int | None = None, last: int | None = None) -> Iterator[Entry]:
        """The rows that share a unit with this one (or its serials `first` to `last`), itself included."""
        if entry.family is None:
            return
        found = self._families.get(entry.family)
        if found is None:
            return
        first = entry.first if first is None else first
        last = entry.last if last is None else last
        yield from _search(found, entry.registry, first, last)

    def first_touching(self, entry: Entry) -> Entry | None:
        """One row that shares a unit with this one, other than itself; None if there is none."""
        return next((found for found in self.touching(entry) if found is not entry), None)

    def at(self, family: tuple, registry: str | None, first: int, last: int) -> Iterator[Entry]:
        """The rows with units of these serials."""
        yield from _search(self._families.get(family, {}), registry, first, last)


def _search(found: dict, registry: str | None, first: int, last: int) -> Iterator[Entry]:
    if registry is None:
        for nested in found.values():
            yield from nested.touching(first, last)
        return
    for name in (registry, None):
        if name in found:
            yield from found[name].touching(first, last)


class Cover:
    """The union of the serials of some rows. `gaps` says what of an interval it leaves uncovered."""

    __slots__ = ("_merged", "_rows")

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._rows = by_family(entries)
        self._merged: dict[tuple, tuple[list[int], list[int]]] = {}

    def gaps(self, entry: Entry, first: int | None = None, last: int | None = None) -> list[tuple[int, int]]:
        """The parts of this row (or of its serials `first` to `last`) that no row of the set covers.

        A row that cannot be compared has no gaps: nothing is known about it.
        """
        if entry.family is None:
            return []
        first = entry.first if first is None else first
        last = entry.last if last is None else last
        starts, ends = self._union(entry.family, entry.registry)
        found = []
        at = bisect_left(ends, first)
        while at < len(starts) and starts[at] <= last:
            if starts[at] > first:
                found.append((first, starts[at] - 1))
            first = ends[at] + 1
            at += 1
        if first <= last:
            found.append((first, last))
        return found

    def covers(self, entry: Entry) -> bool:
        """True if every unit of this row stands in the set."""
        return not self.gaps(entry)

    def shares(self, entry: Entry) -> bool:
        """True if some unit of this row stands in the set."""
        return entry.family is not None and self.gaps(entry) != [(entry.first, entry.last)]

    def _union(self, family: tuple, registry: str | None) -> tuple[list[int], list[int]]:
        merged = self._merged.get((family, registry))
        if merged is None:
            rows = self._rows.get(family, ())
            if registry is not None:
                rows = [row for row in rows if row.registry is None or row.registry == registry]
            merged = self._merged[family, registry] = union((row.first, row.last) for row in rows)
        return merged


class Origins:
    """Where units originated: the registry in which their first transferring Party tracked it."""

    __slots__ = ("_families",)

    def __init__(self, first_transfers: Iterable[Entry]) -> None:
        self._families: dict[tuple, dict[str, tuple[list[int], list[int]]]] = {}
        for family, rows in by_family(first_transfers).items():
            registries: dict[str, list[tuple[int, int]]] = defaultdict(list)
            for row in rows:
                registries[row.registry].append((row.first, row.last))
            self._families[family] = {name: union(several) for name, several in registries.items()}

    def of(self, entry: Entry) -> str | None:
        """The one registry that first transferred units of this row; None for none, or for several."""
        found = None
        for registry, (starts, ends) in self._families.get(entry.family, {}).items():
            at = bisect_left(ends, entry.first)
            if at < len(starts) and starts[at] <= entry.last:
                if found is not None:
                    return None
                found = registry
        return found


def union(intervals: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """The same serials as disjoint intervals that do not touch: their firsts and their lasts, in order."""
    starts: list[int] = []
    ends: list[int] = []
    for first, last in sorted(intervals):
        if ends and first <= ends[-1] + 1:
            if last > ends[-1]:
                ends[-1] = last
        else:
            starts.append(first)
            ends.append(last)
    return starts, ends


class _Nested:
    """Intervals as lists in lists: within one list none holds another, so that both ends are in order."""

    __slots__ = ("_ends", "_inner", "_rows", "_starts")

    def __init__(self, rows: list[Entry] | None = None) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._rows: list[Entry] = []
        self._inner: dict[int, _Nested] = {}
        open_lists: list[_Nested] = [self]
        for row in sorted(rows or (), key=_first_widest):
            while len(open_lists) > 1 and row.last > open_lists[-2]._ends[-1]:
                open_lists.pop()
            into = open_lists[-1]
            if into._rows and row.last <= into._ends[-1]:
                inner = into._inner[len(into._rows) - 1] = _Nested()
                open_lists.append(inner)
                into = inner
            into._starts.append(row.first)
            into._ends.append(row.last)
            into._rows.append(row)

    def touching(self, first: int, last: int) -> Iterator[Entry]:
        waiting = [self]
        while waiting:
            nested = waiting.pop()
            lo, hi = bisect_left(nested._ends, first), bisect_right(nested._starts, last)
            if not nested._inner:
                yield from nested._rows[lo:hi]
                continue
            for at in range(lo, hi):
                yield nested._rows[at]
                if at in nested._inner:
                    waiting.append(nested._inner[at])


def _first_last(entry: Entry) -> tuple[int, int]:
    return entry.first, entry.last


def _first_widest(entry: Entry) -> tuple[int, int]:
    return entry.first, -entry.last
