"""The account of the Party under check, unit by unit: what it opened with, what came in, what went out.

Of the outcomes of other Parties it holds what table 4 of the year before shows, and what it acquired since.
Its own outcomes it has until a row takes them away, listed or not: no row tells when they entered, and
whether they are listed before their first transfer is open.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from article6.aef.document import Aef
from article6.aef.kinds import ACQUISITION, FIRST_TRANSFER, HOLDING, serves_adaptation_fund
from article6.consistency.dossier import Dossier
from article6.consistency.entry import Entry
from article6.consistency.lives import ends, in_order, later, leaves, lives
from article6.consistency.stories import Story

__all__ = ["Account", "Out", "accounts", "exits", "records_only"]


class Account(NamedTuple):
    """One stretch of units in the account of the Party: its rows of the year, and what stood before.

    `opening` is None where the AEF of the year before is not at hand. `gone`: the last row of an earlier year
    that took own outcomes away. `moves`: the rows of the year in time order.
    """

    story: Story
    home: bool
    opening: Entry | bool | None  # the row of the holdings a year before; False: there is none
    gone: Entry | None
    moves: tuple[Entry, ...]
    closing: tuple[Entry, ...]


class Out(NamedTuple):
    """A row that takes units out; `held` says if they were there: True, False, or None for not known.

    `taken`: the row that took them before, None if they were never there.
    """

    entry: Entry
    held: bool | None
    taken: Entry | None


def records_only(entry: Entry) -> bool:
    """True for a first transfer that records a use, a cancellation or a gift, wherever the units were."""
    if entry.kind != FIRST_TRANSFER:
        return False
    return bool(ends(entry)) or serves_adaptation_fund(entry.row)


def _same_event(told: Entry, entry: Entry) -> bool:
    """True if a row may be of the very use, cancellation or gift that a first transfer records."""
    if not records_only(told):
        return False
    return bool(ends(told) and ends(entry)) or (
        serves_adaptation_fund(told.row) and serves_adaptation_fund(entry.row)
    )


def _left_first(told: Entry, entry: Entry) -> bool:
    """True if units may have left before the use abroad that the other row records: both on one day."""
    return records_only(told) and leaves(entry) and not later(entry, told)


def before(dossier: Dossier) -> Aef | None:
    """The Party's AEF of the year before, whose table 4 is the opening."""
    year = dossier.aef.year
    return None if year is None else dossier.index.in_force.get((dossier.party, year - 1))


def accounts(dossier: Dossier) -> Iterator[Account]:
    """Every stretch of units that the AEF under check, or the table 4 of the year before, names."""
    aef, party, last_year = dossier.aef, dossier.party, before(dossier)
    year = aef.year if aef.year is not None else 0
    for story in lives(dossier):
        home = story.family[1] == party
        opening: Entry | bool | None = None if last_year is None else False
        gone: Entry | None = None
        moves, closing, concerned = [], [], False
        for event in story.events:
            if event.aef is aef:
                concerned = True
                if event.kind == HOLDING:
                    closing.append(event)
                else:
                    moves.append(event)
            elif event.kind == HOLDING:
                opening, gone, concerned = event, None, True
            elif home and event.reporter == party and (event.aef.year or 0) < year:
                if leaves(event) or ends(event):
                    gone = event
                elif event.kind == ACQUISITION:
                    gone = None
        if concerned:
            ordered = in_order(tuple(moves)) if len(moves) > 1 else tuple(moves)
            yield Account(story, home, opening, gone, ordered, tuple(closing))


def exits(account: Account) -> Iterator[Out]:
    """The rows that take units out, in time order, and whether the Party had the units then.

    A first transfer that is a use, a cancellation or a gift to the Adaptation Fund takes them out once: not
    again where the same event stands in a row of its own, and not at all where they had left before and
    another Party used or gave them.
    """
    held: bool | None = account.gone is None
    if not account.home:
        held = None if account.opening is None else account.opening is not False
    taken = account.gone
    for event in account.moves:
        if event.kind == ACQUISITION:
            held, taken = True, None
        elif records_only(event):
            if held:
                held, taken = False, event
        elif leaves(event) or ends(event):
            if (
                held is False
                and taken is not None
                and (_same_event(taken, event) or _left_first(taken, event))
            ):
                taken = event
                continue
            yield Out(event, held, taken)
            held, taken = False, event
