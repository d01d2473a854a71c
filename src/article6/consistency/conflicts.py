"""Claims on the same serials that contradict each other, found in one pass; serials of underlying units."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from article6.consistency.entry import Entry

__all__ = ["Claim", "conflicts", "units_behind"]


class Claim(NamedTuple):
    """A row says that the serials `first` to `last` are `identity`."""

    first: int
    last: int
    identity: object
    entry: Entry


def conflicts(
    claims: Iterable[Claim], different: Callable[[object, object], bool]
) -> Iterator[tuple[Claim, Claim]]:
    """(claim, an earlier one on the same serials that contradicts it): each claim once, O(n log n).

    Two claims are remembered: the one that reaches furthest, and the furthest that contradicts that one.
    """
    furthest: Claim | None = None
    against: Claim | None = None
    for claim in sorted(claims, key=lambda one: (one.first, one.last)):
        for known in (furthest, against):
            if known is not None and known.last >= claim.first and different(known.identity, claim.identity):
                yield claim, known
                break
        if furthest is None or claim.last > furthest.last:
            if furthest is not None and different(furthest.identity, claim.identity):
                against = furthest
            furthest = claim
        elif different(furthest.identity, claim.identity) and (against is None or claim.last > against.last):
            against = claim


_NUMBERS = re.compile(r"(\d+)", re.ASCII)


def units_behind(entry: Entry) -> tuple[tuple[str, ...], int, int] | None:
    """(form of the serial, first, last) of the underlying units; None where the row does not tell a range.

    The two serials of a range differ in one number; what stands around it is the form. Where both are the
    same text, or differ in more, which number counts cannot be told.
    """
    first, last = entry.row.unit_first, entry.row.unit_last
    if first is None or last is None or first == last or entry.family is None:
        return None
    parts, others = _NUMBERS.split(first), _NUMBERS.split(last)
    if len(parts) != len(others):
        return None
    differing = [at for at, (one, other) in enumerate(zip(parts, others, strict=True)) if one != other]
    if len(differing) != 1 or differing[0] % 2 == 0:
        return None
    at = differing[0]
    low, high = parts[at], others[at]
    if len(low) > 18 or len(high) > 18 or int(low) > int(high):
        return None
    return (*parts[:at], "", *parts[at + 1 :]), int(low), int(high)
