"""Whole numbers from fractions: rounding by a named direction, and sharing a whole among lots."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from article6.ndc.amounts import Amount

__all__ = ["apportion", "rounded"]


def rounded(value: Amount, direction: str) -> int:
    """`value` as a whole number: "up", "down", or "nearest" with a half going up."""
    if direction == "up":
        return math.ceil(value)
    if direction == "down":
        return math.floor(value)
    return math.floor(value + Fraction(1, 2))


def apportion(total: int, sizes: Sequence[int], room: Sequence[int]) -> list[int]:
    """Share `total` in proportion to `sizes`, no share above its `room`; the shares sum to `total`.

    Every share is rounded down, then the largest fractions get the units left; between equals the first.
    `total` is at most the sum of `room`.
    """
    whole = sum(sizes)
    raw = [Fraction(total * size, whole) if whole else Fraction(0) for size in sizes]
    shares = [min(math.floor(one), most) for one, most in zip(raw, room, strict=True)]
    while (left := total - sum(shares)) > 0:
        open_places = [place for place, most in enumerate(room) if shares[place] < most]
        open_places.sort(key=lambda place: shares[place] - raw[place])
        for place in open_places[:left]:
            shares[place] += 1
    return shares
