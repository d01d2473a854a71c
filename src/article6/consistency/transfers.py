"""What one Party sent compared with what the other received, unit by unit (6/CMA.4 annex I para. 39).

The rows may be cut differently, and stand in different years: only the units count. A unit that goes the
same way twice (sent, returned, sent again) has to be received twice. Rows without serials cannot be compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from article6.aef.kinds import ACQUISITION
from article6.consistency.entry import UNKNOWN_TIME, Entry
from article6.consistency.spans import Cover, by_family, union
from article6.consistency.stories import stories

if TYPE_CHECKING:
    from article6.consistency.dossier import Dossier
    from article6.consistency.index import Index

__all__ = [
    "Gap",
    "Group",
    "Link",
    "Stretch",
    "Transfers",
    "disjoint",
    "say_stretches",
    "transfers",
    "units_in",
]

Stretch = tuple[int, int]  # serials, both included
Pair = tuple[str, str]  # sender, receiver
_FEW = 8  # rows of one way for the same units that are still matched by their dates


@dataclass(frozen=True, slots=True)
class Link:
    """A row of the sender and one of the receiver that share units."""

    sent: Entry
    received: Entry


@dataclass(frozen=True, slots=True)
class Gap:
    """Units of one row that the reports of the other Party do not have.

    `other` is that Party, `stretches` the serials, `partners` its rows with further units of this row.
    `years` are those whose AEF could have the units, `awaited` those of them that are not at hand.
    """

    entry: Entry
    other: str
    stretches: tuple[Stretch, ...]
    partners: tuple[Entry, ...]
    years: tuple[int, ...]
    awaited: tuple[int, ...]

    @property
    def reported(self) -> bool:
        """True if the other Party reported the year of the action itself."""
        return _year(self.entry) not in self.awaited


@dataclass(slots=True)
class Group:
    """Rows of sender and receiver that are about exactly the same units, however they are cut."""

    sent: list[Entry] = field(default_factory=list)
    received: list[Entry] = field(default_factory=list)


class Transfers:
    """All that the Party under check sent and received, beside what the other Parties report of it."""

    def __init__(self, dossier: Dossier) -> None:
        self.links: list[Link] = []
        self.gaps: list[Gap] = []
        self.groups: list[Group] = []
        index, party = dossier.index, dossier.party
        for sender, receiver in sorted(
            pair for pair in {*index.sent, *index.received} if None not in pair and party in pair
        ):
            if sender != receiver:
                pair = sender, receiver
                self._compare(dossier, index.sent.get(pair, []), index.received.get(pair, []), pair)

    def _compare(self, dossier: Dossier, sent: list[Entry], received: list[Entry], pair: Pair) -> None:
        same, sent, received = _alike(sent, received)
        self.links.extend(same)
        self.groups.extend(Group([link.sent], [link.received]) for link in same)
        links: dict[tuple[int, int], Link] = {}
        lacking: dict[int, tuple[Entry, list[Stretch]]] = {}
        for story in stories([*sent, *received]):
            outs = [one for one in story.events if one.kind != ACQUISITION]
            ins = [one for one in story.events if one.kind == ACQUISITION]
            pairs, rest = _matched(outs, ins)
            for out, into in pairs:
                links.setdefault((id(out), id(into)), Link(out, into))
            for one in rest:
                lacking.setdefault(id(one), (one, []))[1].append((story.first, story.last))
        linked: dict[int, list[Entry]] = {}
        for link in links.values():
            linked.setdefault(id(link.sent), []).append(link.received)
            linked.setdefault(id(link.received), []).append(link.sent)
        covers: dict[bool, Cover] = {}
        kept = set()
        for one, stretches in lacking.values():
            is_out = one.kind != ACQUISITION
            if one.registry is None:  # it may stand in the story of another registry, and be matched there
                if is_out not in covers:
                    covers[is_out] = Cover(received if is_out else sent)
                stretches = covers[is_out].gaps(one)
                if not stretches:
                    continue
            kept.add(id(one))
            self.gaps.append(_gap(dossier, one, pair[is_out], stretches, linked.get(id(one), [])))
        self.links.extend(links.values())
        self.groups.extend(_groups(links.values(), kept))


_made: WeakKeyDictionary[Index, Transfers] = WeakKeyDictionary()


def transfers(dossier: Dossier) -> Transfers:
    """The comparison for this dossier, made once."""
    found = _made.get(dossier.index)
    if found is None:
        found = _made[dossier.index] = Transfers(dossier)
    return found


def _gap(dossier: Dossier, entry: Entry, other: str, stretches: list[Stretch], partners: list[Entry]) -> Gap:
    parameters, in_force = dossier.parameters, dossier.index.in_force
    years = {_year(entry)}
    if entry.when is not UNKNOWN_TIME:
        before, after = parameters.clock_tolerance_days, parameters.transit_days
        if entry.kind == ACQUISITION:
            before, after = after, before
        day = entry.when.date()
        for days in (-before, after):
            try:
                years.add((day + timedelta(days)).year)
            except OverflowError:  # a date at the end of the calendar
                continue
    starts, ends = union(stretches)
    return Gap(
        entry=entry,
        other=other,
        stretches=tuple(zip(starts, ends, strict=True)),
        partners=tuple(partners),
        years=tuple(sorted(year for year in years if year is not None)),
        awaited=tuple(sorted(y for y in years if y is not None and (other, y) not in in_force)),
    )


def _year(entry: Entry) -> int | None:
    return entry.aef.year if entry.when is UNKNOWN_TIME else entry.when.year


def _alike(sent: list[Entry], received: list[Entry]) -> tuple[list[Link], list[Entry], list[Entry]]:
    """(rows that both Parties cut alike, the other rows sent, the other rows received).

    A short way for most rows. It is safe where no two rows of one side share units.
    """
    apart = disjoint(sent).keys() & disjoint(received).keys()
    there = {(one.family, one.registry, one.first): one for one in received if one.family in apart}
    links, rest, taken = [], [], set()
    for one in sent:
        other = there.get((one.family, one.registry, one.first)) if one.registry is not None else None
        if other is not None and other.last == one.last:
            links.append(Link(one, other))
            taken.add(id(other))
        else:
            rest.append(one)
    return links, rest, [one for one in received if id(one) not in taken]


def disjoint(entries: Iterable[Entry]) -> dict[tuple, list[Entry]]:
    """{family: its rows by serial} where no two rows share a serial, whatever their registry."""
    found = {}
    for family, rows in by_family(entries).items():
        rows.sort(key=_first)
        if all(one.last < other.first for one, other in zip(rows, rows[1:], strict=False)):
            found[family] = rows
    return found


def _first(entry: Entry) -> int:
    return entry.first


def _matched(outs: list[Entry], ins: list[Entry]) -> tuple[list[tuple[Entry, Entry]], list[Entry]]:
    """Which sent row goes with which received one, and what is left over. Both come in time order."""
    if len(outs) == len(ins):
        return list(zip(outs, ins, strict=True)), []
    if not outs or not ins:
        return [], outs or ins
    swapped = len(outs) > len(ins)
    few, many = (ins, outs) if swapped else (outs, ins)
    pairs, at = [], 0
    for number, one in enumerate(few):
        until = len(many) - (len(few) - number) + 1  # leave a row for each of those that follow
        best = at
        if len(many) <= _FEW:
            best = min(range(at, until), key=lambda i, one=one: abs(many[i].when - one.when))
        pairs.append((many[best], one) if swapped else (one, many[best]))
        at = best + 1
    used = {id(one) for pair in pairs for one in pair}
    return pairs, [one for one in many if id(one) not in used]


def _groups(links: Iterable[Link], lacking: set[int]) -> Iterator[Group]:
    """Linked rows taken together, those left out of which a unit has no counterpart."""
    parent: dict[int, int] = {}
    entries: dict[int, Entry] = {}

    def root(of: int) -> int:
        while parent[of] != of:
            parent[of] = of = parent[parent[of]]
        return of

    for link in links:
        for one in (link.sent, link.received):
            entries[id(one)] = one
            parent.setdefault(id(one), id(one))
        parent[root(id(link.sent))] = root(id(link.received))
    found: dict[int, Group] = {}
    incomplete = set()
    for key, one in entries.items():
        group = found.setdefault(root(key), Group())
        (group.received if one.kind == ACQUISITION else group.sent).append(one)
        if key in lacking:
            incomplete.add(root(key))
    return (group for key, group in found.items() if key not in incomplete)


def units_in(stretches: Iterable[Stretch]) -> int:
    """How many units."""
    return sum(last - first + 1 for first, last in stretches)


def say_stretches(stretches: tuple[Stretch, ...]) -> str:
    """The serials in words, the first three stretches of them: "serials 1 to 10 (10 units)"."""
    words = ", ".join(f"{first:,} to {last:,}" for first, last in stretches[:3])
    more = f" and {len(stretches) - 3:,} more stretches" if len(stretches) > 3 else ""
    count = units_in(stretches)
    return f"serials {words}{more} ({count:,} unit{'s' if count != 1 else ''})"
