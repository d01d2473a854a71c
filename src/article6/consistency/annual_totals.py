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
from article6.consistency.entry import UNKNOWN_TIME, Entry, entries_of
from article6.consistency.kinds import (
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
    covers, sectors, oimp = _authorizations(aefs)
    lines: dict[Line, list[Amount]] = defaultdict(lambda: [0, 0])
    uses = [one for one in entries if one.kind == USE and towards_ndc(one.row)]
    bad = {id(one.entry): one.stretches for one in doubts(dossier, uses) if not one.missing}
    shares: list[tuple[str, Entry, Amount, bool]] = [
        *(("first transfer", one, share, False) for one, share in _first_transfers(entries, party)),
        *(("acquisition", one, 1, False) for one in entries if one.kind == ACQUISITION),
        *(("authorization", one, 1, False) for one in entries if one.kind == AUTHORIZATION),
    ]
    for one in uses:
        doubted = Fraction(sum(b - a + 1 for a, b in bad.get(id(one), ())), one.size or 1)
        shares += (
            ("use", one, share, flag) for share, flag in ((1 - doubted, False), (doubted, True)) if share
        )
    for kind, one, share, doubted in shares:
        line = lines[_line(kind, one, doubted, covers, sectors)]
        quantity, amount = _quantity(one), one.row.amount or 0
        line[0] += quantity if share == 1 else quantity * share
        line[1] += amount if share == 1 else amount * share
    shown = {one.row.authorization for one in entries if one.kind == AUTHORIZATION}
    at_hand = {aef.year for aef in aefs}
    missing = dossier.earlier_years - at_hand if party == dossier.party else ()
    return AnnualTotals(
        party=party,
        lines={line: (both[0], both[1]) for line, both in lines.items()},
        years=tuple(sorted(year for year in at_hand if year is not None)),
        missing=tuple(sorted(missing)),
        authorized=oimp <= shown,
    )


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


def _line(kind: str, one: Entry, doubted: bool, covers: dict, sectors: dict) -> Line:
    row = one.row
    return Line(
        kind=kind,
        vintage=row.vintage if one.family is None else one.family[2],
        action_year=one.aef.year if one.when is UNKNOWN_TIME else one.when.year,
        use_year=row.use_year,
        aef_year=one.aef.year,
        covers=covers.get(row.authorization, UNKNOWN),
        sectors=sectors.get(row.authorization, ()),
        to_party=goes_to_a_party(row),
        doubted=doubted,
        metric=row.non_ghg_metric or "" if (row.metric or "").casefold() == "non-ghg" else "",
    )


def _quantity(one: Entry) -> Amount:
    """The t CO2 eq of a row; where the cell is empty, a unit counts as one tonne."""
    return one.size if one.row.quantity is None else one.row.quantity


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
