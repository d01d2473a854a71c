"""What is known about the units, sorted once for all checks: `dossier.index`, an `Index`.

Each row of tables 3 and 4 is an `Entry` (entry.py): `.row`, `.aef`, `.kind` (kinds.py: FIRST_TRANSFER, ...),
`.family` (approach, first transferring Party, vintage; None: cannot be compared), `.registry` (originating,
None: not known), `.first`, `.last`, `.when`, `.place("vintage")`, `.units()`.

| `Index` | what it holds |
|---|---|
| `in_force[party, year]` | the latest version at hand; for the year under check, the AEF under check |
| `own`, `others` | the AEFs in force of the Party under check, by year, and of the other Parties |
| `replaced` | AEFs that a later version replaces, and those without Party or year: they enter no comparison |
| `checked`, `checked_holdings` | entries of the AEF under check, in the order of the file |
| `checked_rows` | both together |
| `own_actions`, `own_holdings` | of the Party under check, all years in force, the AEF under check included |
| `actions`, `holdings` | of all Parties and years in force |
| `first_transfers` | of `actions` |
| `by_party[party]` | of `actions` |
| `holdings_at[party, year]` | the year-end holdings of a Party |
| `by_authorization[party, id]` | `actions` by reporting Party and authorization id |
| `authorizations[party, id]` | rows of table 2 in force as (row, aef), by version |
| `sent[sender, receiver]` | first transfers to a Party and transfers, as the sender reports them |
| `received[sender, receiver]` | acquisitions, as the receiver reports them |

With rows of your choice: `overlaps(entries)`, `Spans(entries).touching(entry)`, `Cover(entries).gaps(entry)`
(spans.py) and `stories(entries)` (stories.py: each stretch of serials with its rows in time order). All of
them honour the key of a unit; where the originating registry is not known they say so (`sure`).
Everything is made when first asked for, and once.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from article6.aef.document import Aef
from article6.aef.kinds import ACQUISITION, FIRST_TRANSFER, goes_to_a_party
from article6.aef.reconcile import latest
from article6.aef.rows import AuthorizationRow
from article6.consistency.entry import Entry, entries_of, without_registry
from article6.consistency.spans import Origins

if TYPE_CHECKING:
    from article6.consistency.dossier import Dossier

__all__ = ["Index"]

Year = tuple[str, int]
Pair = tuple[str, str]


class Index:
    """The rows of a dossier, sorted. See the top of this file."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.aef = dossier.aef
        self.party = dossier.party

    @cached_property
    def in_force(self) -> dict[Year, Aef]:
        """The version that counts for each Party and year (4/CMA.6 para. 32; 2/CMA.3 annex 34)."""
        found = latest((*self.dossier.own, *self.dossier.others))
        if self.aef is not None and None not in (self.aef.party, self.aef.year):
            found[self.aef.party, self.aef.year] = self.aef
        return found

    @cached_property
    def own(self) -> tuple[Aef, ...]:
        """The AEFs in force of the Party under check, by year; the one under check is always among them."""
        found = [aef for (party, _), aef in self.in_force.items() if party == self.party]
        found.sort(key=lambda aef: aef.year)
        if self.aef is not None and all(aef is not self.aef for aef in found):
            found.append(self.aef)
        return tuple(found)

    @cached_property
    def others(self) -> tuple[Aef, ...]:
        """The AEFs in force of the other Parties."""
        return tuple(aef for (party, _), aef in sorted(self.in_force.items()) if party != self.party)

    @cached_property
    def replaced(self) -> tuple[Aef, ...]:
        """What is at hand and not in force."""
        kept = {id(aef) for aef in (*self.own, *self.others)}
        return tuple(aef for aef in (*self.dossier.own, *self.dossier.others) if id(aef) not in kept)

    @cached_property
    def _entries(self) -> dict[int, tuple[list[Entry], list[Entry]]]:
        families: dict[tuple, tuple] = {}
        found = {id(aef): entries_of(aef, families) for aef in (*self.own, *self.others)}
        first = [one for actions, _ in found.values() for one in actions if one.kind == FIRST_TRANSFER]
        origins = Origins(one for one in first if one.registry is not None and one.at_home)
        for several in found.values():
            for rows in several:
                for entry in without_registry(rows):
                    entry.registry = origins.of(entry)
        return found

    def _of(self, aefs: tuple[Aef, ...], table: int) -> list[Entry]:
        return [entry for aef in aefs for entry in self._entries[id(aef)][table]]

    @cached_property
    def checked(self) -> list[Entry]:
        """The actions of the AEF under check."""
        return [] if self.aef is None else self._entries[id(self.aef)][0]

    @cached_property
    def checked_holdings(self) -> list[Entry]:
        """The holdings of the AEF under check."""
        return [] if self.aef is None else self._entries[id(self.aef)][1]

    @cached_property
    def checked_rows(self) -> list[Entry]:
        """Both: the rows of tables 3 and 4 of the AEF under check."""
        return self.checked + self.checked_holdings

    @cached_property
    def own_actions(self) -> list[Entry]:
        """The actions of the Party under check in all years at hand."""
        return self._of(self.own, 0)

    @cached_property
    def own_holdings(self) -> list[Entry]:
        """The year-end holdings of the Party under check in all years at hand."""
        return self._of(self.own, 1)

    @cached_property
    def actions(self) -> list[Entry]:
        """The actions of all Parties in all years at hand."""
        return self.own_actions + self._of(self.others, 0)

    @cached_property
    def holdings(self) -> list[Entry]:
        """The year-end holdings of all Parties in all years at hand."""
        return self.own_holdings + self._of(self.others, 1)

    @cached_property
    def first_transfers(self) -> list[Entry]:
        """All first transfers in force."""
        return [entry for entry in self.actions if entry.kind == FIRST_TRANSFER]

    @cached_property
    def by_party(self) -> dict[str | None, list[Entry]]:
        """The actions in force by reporting Party."""
        found: dict[str | None, list[Entry]] = {}
        for aef in (*self.own, *self.others):
            found.setdefault(aef.party, []).extend(self._entries[id(aef)][0])
        return found

    @cached_property
    def holdings_at(self) -> dict[Year, list[Entry]]:
        """The year-end holdings by Party and year; a year with an empty table 4 has an empty list."""
        return {(aef.party, aef.year): self._entries[id(aef)][1] for aef in (*self.own, *self.others)}

    @cached_property
    def by_authorization(self) -> dict[tuple[str | None, str], list[Entry]]:
        """The actions in force by reporting Party and authorization id: each Party has ids of its own."""
        found: dict[tuple[str | None, str], list[Entry]] = defaultdict(list)
        for party, entries in self.by_party.items():
            for entry in entries:
                if entry.row.authorization is not None:
                    found[party, entry.row.authorization].append(entry)
        return dict(found)

    @cached_property
    def authorizations(self) -> dict[tuple[str | None, str], list[tuple[AuthorizationRow, Aef]]]:
        """The rows of table 2 in force by reporting Party and id, by version; a version may stand twice."""
        found: dict[tuple[str | None, str], list[tuple[AuthorizationRow, Aef]]] = defaultdict(list)
        for aef in (*self.own, *self.others):
            for row in aef.authorizations:
                if row.id is not None:
                    found[aef.party, row.id].append((row, aef))
        for rows in found.values():
            rows.sort(key=lambda one: one[0].version or 0)
        return dict(found)

    @cached_property
    def sent(self) -> dict[Pair, list[Entry]]:
        """Units sent, by (sender, receiver), as the sender reports them."""
        found: dict[Pair, list[Entry]] = defaultdict(list)
        for entry in self.actions:
            if goes_to_a_party(entry.row):
                found[entry.reporter, entry.row.acquiring].append(entry)
        return dict(found)

    @cached_property
    def received(self) -> dict[Pair, list[Entry]]:
        """Units received, by (sender, receiver), as the receiver reports them."""
        found: dict[Pair, list[Entry]] = defaultdict(list)
        for entry in self.actions:
            if entry.kind == ACQUISITION:
                found[entry.row.transferring, entry.reporter].append(entry)
        return dict(found)
