"""The pieces of one family of serials (same approach, registry, Party and vintage), sorted.

A block of a million tonnes is one piece until a part of it is moved. Finding the pieces of a block takes a
bisection; cutting one inserts into a short list, so the cost does not grow with the number of pieces.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

__all__ = ["Piece", "Pieces"]

_LOAD = 256  # a chunk is halved when it is twice as long


class Piece:
    """Serials `first` to `last`: `outcome` is how they came on record, `mark` is where they stand."""

    __slots__ = ("first", "last", "outcome", "mark")

    def __init__(self, first: int, last: int, outcome, mark) -> None:
        self.first = first
        self.last = last
        self.outcome = outcome
        self.mark = mark


class Pieces:
    """Sorted pieces in chunks; `_starts` and `_mins` hold the first serials, for bisection."""

    __slots__ = ("_chunks", "_mins", "_starts")

    def __init__(self) -> None:
        self._chunks: list[list[Piece]] = [[]]
        self._starts: list[list[int]] = [[]]
        self._mins: list[int] = [0]  # smaller than any serial, so that every serial has a chunk

    def __iter__(self) -> Iterator[Piece]:
        for chunk in self._chunks:
            yield from chunk

    @property
    def top(self) -> int:
        """The highest serial on record, 0 if there is none."""
        return self._chunks[-1][-1].last if self._chunks[-1] else 0

    def over(self, first: int, last: int) -> list[Piece]:
        """The pieces that share a serial with `first` to `last`, in order."""
        c = bisect_right(self._mins, first) - 1
        i = bisect_right(self._starts[c], first) - 1
        if i >= 0:
            piece = self._chunks[c][i]
            if piece.last >= last:
                return [piece]
        found = []
        i = max(i, 0)
        while c < len(self._chunks):
            for piece in self._chunks[c][i:]:
                if piece.first > last:
                    return found
                if piece.last >= first:
                    found.append(piece)
            c, i = c + 1, 0
        return found

    def add(self, piece: Piece) -> None:
        """Insert a piece; the caller has seen to it that it overlaps none."""
        c = bisect_right(self._mins, piece.first) - 1
        starts, chunk = self._starts[c], self._chunks[c]
        i = bisect_right(starts, piece.first)
        starts.insert(i, piece.first)
        chunk.insert(i, piece)
        if len(chunk) > 2 * _LOAD:
            self._starts.insert(c + 1, starts[_LOAD:])
            self._chunks.insert(c + 1, chunk[_LOAD:])
            self._mins.insert(c + 1, starts[_LOAD])
            del starts[_LOAD:], chunk[_LOAD:]

    def cut(self, piece: Piece, first: int, last: int) -> Piece:
        """Cut `first` to `last` out of a piece that holds them; the rest keeps its history."""
        if piece.first < first:
            rest = Piece(first, piece.last, piece.outcome, piece.mark)
            piece.last = first - 1
            self.add(rest)
            piece = rest
        if last < piece.last:
            self.add(Piece(last + 1, piece.last, piece.outcome, piece.mark))
            piece.last = last
        return piece
