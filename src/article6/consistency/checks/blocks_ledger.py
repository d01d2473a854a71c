"""Check 22: in the ledger, the parts of a block are the block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.spans import union
from article6.findings import Finding, Outcome, Place
from article6.identifiers import Block
from article6.ledger import Issued, Verified


def splits(dossier: Dossier) -> Iterator[Finding]:
    """22: what stands in the ledger covers what was put on record: no gap, no overlap, the same sum.

    A row of an AEF may report a part of a block; the rest stays where it is.
    """
    ledger = dossier.ledger
    recorded: dict[tuple, list[tuple[int, int]]] = defaultdict(list)
    for event in ledger.events:
        if isinstance(event, Issued | Verified):
            recorded[event.block.key].append((event.block.first, event.block.last))
    standing: dict[tuple, list[tuple[int, int]]] = defaultdict(list)
    for holding in ledger.standing():
        standing[holding.block.key].append((holding.block.first, holding.block.last))
    tell = partial(
        Finding,
        outcome=Outcome.INCONSISTENT,
        place=Place("ledger"),
        rule="identifier.blocks",
        check=22,
        mend="Look at the event that split the block; the parts make up the whole.",
    )
    for key in sorted({*recorded, *standing}):
        parts = sorted(standing[key])
        for (_, before), (first, last) in zip(parts, parts[1:], strict=False):
            if first <= before:
                yield tell(
                    problem=f"Two parts overlap: {Block(*key, first, min(before, last))} stands twice."
                )
        whole, there = union(recorded[key]), union(parts)
        for problem, one, other in (
            ("is missing among the parts", whole, there),
            ("was never put on record", there, whole),
        ):
            for first, last in _without(one, other):
                yield tell(problem=f"{Block(*key, first, last)} {problem}.")


def _without(
    one: tuple[list[int], list[int]], other: tuple[list[int], list[int]]
) -> Iterator[tuple[int, int]]:
    """The serials of the first union that the second lacks."""
    holes = list(zip(*other, strict=True))
    at = 0
    for first, last in zip(*one, strict=True):
        while at < len(holes) and holes[at][1] < first:
            at += 1
        hole = at
        while hole < len(holes) and holes[hole][0] <= last:
            if holes[hole][0] > first:
                yield first, holes[hole][0] - 1
            first = holes[hole][1] + 1
            hole += 1
        if first <= last:
            yield first, last


CHECKS = (
    Check(
        22,
        "B",
        "In the ledger, the parts of a block make up the block",
        ("B",),
        ("identifier.blocks", "tracking.integrity"),
        ("ledger",),
        splits,
    ),
)
