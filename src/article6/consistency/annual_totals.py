"""What the AEFs of one Party come to: the amounts behind 23(c) to (e), with all the years each belongs to.

A unit counts once, however often its first transfer is reported. Outcomes given to the Adaptation Fund or
cancelled for overall mitigation are first transferred by that, unless they were before (4/CMA.6 para. 16-17).
Acquisitions are here to be told apart from uses: they stand in no row of table 4.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from article6.aef.document import Aef
from article6.aef.kinds import (
    ACQUISITION,
    AUTHORIZATION,
    CANCELLATION,
    FIRST_TRANSFER,
    TRANSFER,
    USE,
    goes_to_a_party,
    purposes,
    serves_adaptation_fund,
    serves_omge,
    towards_ndc,
)
from article6.consistency.entry import UNKNOWN_TIME, Entry, entries_of
from article6.consistency.stories import stories
from article6.consistency.uses import doubts

if TYPE_CHECKING:
    from article6.consistency.dossier import Dossier
    from article6.consistency.index import Index

__all__ = ["EITHER", "NDC", "OIMP", "UNKNOWN", "Amount", "AnnualTotals", "Line", "annual_totals"]

Amount = int | Fraction
NDC, OIMP, EITHER, UNKNOWN = "NDC", "OIMP", "NDC and OIMP", "?"  # what the authorization covers


class Line(NamedTuple):
    """Amounts that share all their years. `kind`: first transfer, use, acquisition, authorization.

    `covers` is what the authorization allows, `sectors` where its outcomes occur, `to_party` whether the row
    sends them to a Party. `doubted`: uses of units that check 47 finds to be nobody's. `metric` is empty
    for t CO2 eq alone.
    """

    kind: str
    vintage: int | None
    action_year: int | None
    use_year: int | None
    aef_year: int | None
    covers: str
    sectors: tuple[str, ...]
    to_party: bool
    doubted: bool
    metric: str


@dataclass(frozen=True, slots=True)
class AnnualTotals:
    """`lines` with t CO2 eq and the amount in their own metric; `years` of the AEFs added up, and `missing`.

    `missing` years are known to have an AEF that is not at hand: nothing can then be said to be complete.
    """

    party: str
    lines: dict[Line, tuple[Amount, Amount]]
    years: tuple[int, ...]
    missing: tuple[int, ...]
    authorized: bool  # every authorization for OIMP has its rows of action type Authorization

    def by(self, year: str, kind: str, where: Callable[[Line], bool] | None = None) -> dict[int, Amount]:
        """{year: t CO2 eq} of one kind, by "vintage", "action_year", "use_year" or "aef_year"."""
        found: dict[int, Amount] = defaultdict(int)
        for line, (quantity, _) in self.lines.items():
            at = getattr(line, year)
            if line.kind == kind and at is not None and (where is None or where(line)):
                found[at] += quantity
        return dict(found)

    def amounts(self, year: str, kind: str, metric: str) -> dict[int, Amount]:
        """{year: amount in the metric} of one kind."""
        found: dict[int, Amount] = defaultdict(int)
        for line, (_, amount) in self.lines.items():
            at = getattr(line, year)
            if line.kind == kind and at is not None and line.metric == metric:
                found[at] += amount
        return dict(found)

    @property
    def metrics(self) -> tuple[str, ...]:
        """The non-GHG metrics that were traded."""
        return tuple(sorted({line.metric for line in self.lines if line.metric}))


_made: WeakKeyDictionary[Index, dict[tuple, AnnualTotals | None]] = WeakKeyDictionary()


def annual_totals(dossier: Dossier, party: str, known: date | None = None) -> AnnualTotals | None:
    """The totals of a Party from the AEFs in force, or those in force at the end of the day `known`.

    None if there is no AEF of the Party at hand.
    """
    several = _made.setdefault(dossier.index, {})
    if (party, known) not in several:
        several[party, known] = _totals(dossier, party, known)
    return several[party, known]


def _totals(dossier: Dossier, party: str, known: date | None) -> AnnualTotals | None:
    aefs = _in_force(dossier, party, known)
    if not aefs:
        return None
    index, families = dossier.index, {}
    current = {id(one.aef): [] for one in index.by_party.get(party, ())}
    for one in index.by_party.get(party, ()):
        current[id(one.aef)].append(one)
    entries: list[Entry] = []
    for aef in aefs:
        rows = current.get(id(aef))
        entries += entries_of(aef, families)[0] if rows is None else rows
    sums: dict[tuple, list[Amount]] = {}
    shown: set[str | None] = set()
    uses = []
    for one in entries:
        if one.kind == ACQUISITION:
            _add(sums, "acquisition", one)
        elif one.kind == AUTHORIZATION:
            _add(sums, "authorization", one)
            shown.add(one.row.authorization)
        elif one.kind == USE and towards_ndc(one.row):
            uses.append(one)
    for one, share in _first_transfers(entries, party):
        _add(sums, "first transfer", one, share)
    bad: dict[int, Amount] = defaultdict(int)
    for doubt in doubts(dossier, uses):
        if not doubt.missing:
            units = sum(last - first + 1 for first, last in doubt.stretches)
            bad[id(doubt.entry)] += Fraction(units, doubt.entry.size)
    for one in uses:
        doubted = min(bad.get(id(one), 0), 1)
        if doubted:
            _add(sums, "use", one, doubted, True)
        if doubted != 1:
            _add(sums, "use", one, 1 - doubted)
    covers, sectors, oimp = _authorizations(aefs)
    lines: dict[Line, tuple[Amount, Amount]] = {}
    for (*years, id_, to_party, doubted, metric), (quantity, amount) in sums.items():
        allowed = covers.get(id_, UNKNOWN), sectors.get(id_, ())
        line = Line(*years, *allowed, to_party, doubted, metric)
        before = lines.get(line, (0, 0))
        lines[line] = before[0] + quantity, before[1] + amount
    at_hand = {aef.year for aef in aefs}
    missing = dossier.earlier_years - at_hand if party == dossier.party else ()
    return AnnualTotals(
        party=party,
        lines=lines,
        years=tuple(sorted(year for year in at_hand if year is not None)),
        missing=tuple(sorted(missing)),
        authorized=oimp <= shown,
    )


def _add(sums: dict[tuple, list[Amount]], kind: str, one: Entry, share: Amount = 1, doubted: bool = False):
    """Add a row, or a share of it, to the sum of those that share all their years."""
    row, aef_year = one.row, one.aef.submission.year
    key = (
        kind,
        row.vintage if one.family is None else one.family[2],
        aef_year if one.when is UNKNOWN_TIME else one.when.year,
        row.use_year,
        aef_year,
        row.authorization,
        kind == "first transfer" and goes_to_a_party(row),
        doubted,
        "" if row.metric in (None, "GHG") or row.metric.casefold() != "non-ghg" else row.non_ghg_metric or "",
    )
    # Where the cell is empty, a unit counts as one tonne.
    quantity, amount = one.size if row.quantity is None else row.quantity, row.amount or 0
    if share != 1:
        quantity, amount = quantity * share, amount * share
    total = sums.get(key)
    if total is None:
        sums[key] = [quantity, amount]
    else:
        total[0] += quantity
        total[1] += amount


def _in_force(dossier: Dossier, party: str, known: date | None) -> list[Aef]:
    """The versions that count, by year; with `known`, those submitted by then, or without a date."""
    index = dossier.index
    if known is None:
        return [aef for (one, _), aef in sorted(index.in_force.items(), key=lambda at: at[0]) if one == party]
    latest: dict[int, Aef] = {}
    for aef in (*index.replaced, *index.in_force.values()):
        if aef.party == party and aef.year is not None:
            day, before = aef.submission.date, latest.get(aef.year)
            if (day is None or day <= known) and (before is None or aef.version >= before.version):
                latest[aef.year] = aef
    return [latest[year] for year in sorted(latest)]


def _authorizations(aefs: Iterable[Aef]) -> tuple[dict[str, str], dict[str, tuple[str, ...]], set[str]]:
    """By id: what it covers in all versions, its sectors; and the ids of those that cover OIMP."""
    allowed: dict[str, list[frozenset[str]]] = defaultdict(list)
    sectors: dict[str, dict[str, None]] = defaultdict(dict)
    for aef in aefs:
        for row in aef.authorizations:
            if row.id is not None:
                allowed[row.id].append(purposes(row.purpose))
                sectors[row.id].update(dict.fromkeys(row.sectors or ()))
    covers, oimp = {}, set()
    for id, several in allowed.items():
        ndc = {"NDC" in one for one in several}
        other = {bool(one - {"NDC"}) for one in several}
        kinds = {(True, False): NDC, (False, True): OIMP, (True, True): EITHER}
        both = len(ndc) == len(other) == 1
        covers[id] = kinds.get((True in ndc, True in other), UNKNOWN) if both else UNKNOWN
        if True in other:
            oimp.add(id)
    return covers, {id: tuple(names) for id, names in sectors.items()}, oimp


def _first_transfers(entries: list[Entry], party: str) -> Iterator[tuple[Entry, Amount]]:
    """(row, the share of it that is first transferred by it)."""
    families: dict[tuple, list[Entry]] = defaultdict(list)
    for one in entries:
        if not _is_first_transfer(one):
            continue
        if one.family is not None and one.family[1] == party:
            families[one.family, one.registry].append(one)
        elif one.family is None and one.kind == FIRST_TRANSFER and one.row.party in (None, party):
            yield one, 1
    for rows in families.values():
        rows.sort(key=lambda one: one.first)
        if all(one.last < other.first for one, other in zip(rows, rows[1:], strict=False)):
            yield from ((one, 1) for one in rows)
            continue
        for story in stories(rows):
            yield story.events[0], Fraction(story.size, story.events[0].size)


def _is_first_transfer(one: Entry) -> bool:
    if one.kind == FIRST_TRANSFER:
        return True
    moved = one.kind in (TRANSFER, CANCELLATION)
    return moved and (serves_adaptation_fund(one.row) or serves_omge(one.row))
