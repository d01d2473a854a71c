"""Checks 15, 16, 21 and 23: units that stand where they cannot both be, and units that change on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby

from article6.aef.kinds import (
    ACQUISITION,
    CANCELLATION,
    FIRST_TRANSFER,
    USE,
    goes_to_a_party,
)
from article6.consistency.check import Check
from article6.consistency.conflicts import Claim, conflicts, units_behind
from article6.consistency.dossier import Dossier
from article6.consistency.entry import Entry
from article6.consistency.spans import by_family, overlaps, sure
from article6.consistency.stories import stories
from article6.findings import Finding, Outcome

_NOT_SURE = " Where one of them originated is not known; they may be units of two registries."


def _shared(one: Entry, other: Entry) -> str:
    return one.units(max(one.first, other.first), min(one.last, other.last))


def _outcome(certain: bool) -> Outcome:
    return Outcome.INCONSISTENT if certain else Outcome.WARNING


def holdings_apart(dossier: Dossier) -> Iterator[Finding]:
    """15: no unit stands twice in the year-end holdings of a Party."""
    for entry, other, certain in overlaps(dossier.index.checked_holdings):
        yield Finding(
            outcome=_outcome(certain),
            place=entry.place("first"),
            problem=f"The holdings list these units twice: {_shared(entry, other)}."
            + ("" if certain else _NOT_SURE),
            mend="List each unit once.",
            rule="identifier.blocks",
            check=15,
            value=str(entry.row.first),
            other=other.place("first"),
        )


def one_submission(dossier: Dossier) -> Iterator[Finding]:
    """23: no unit in two rows of one submission that exclude each other."""
    checked = dossier.index.checked
    tell = partial(Finding, check=23)
    pairs = (
        (
            (FIRST_TRANSFER,),
            "first transferred twice",
            "A unit is first transferred once.",
            "first-transfer.ndc",
        ),
        (
            (USE, CANCELLATION),
            "used or cancelled twice",
            "A unit is used or cancelled once.",
            "report.no-reuse",
        ),
    )
    for kinds, what, why, rule in pairs:
        for entry, other, certain in overlaps(e for e in checked if e.kind in kinds):
            yield tell(
                outcome=_outcome(certain),
                place=entry.place("first"),
                problem=f"These units are {what}: {_shared(entry, other)}." + ("" if certain else _NOT_SURE),
                mend=f"{why} Correct the serials of one row, or take one row out.",
                rule=rule,
                value=str(entry.row.first),
                other=other.place("first"),
            )
    for entry, other, units, certain in _acquired_twice(checked):
        yield tell(
            outcome=_outcome(certain),
            place=entry.place("first"),
            problem=f"These units are acquired twice, without a transfer between: {units}."
            + ("" if certain else _NOT_SURE),
            mend="Correct the serials of one row, or report the transfer between the two.",
            rule="identifier.blocks",
            value=str(entry.row.first),
            other=other.place("first"),
        )


def _acquired_twice(checked: list[Entry]) -> Iterator[tuple[Entry, Entry, str, bool]]:
    """(row, the acquisition before it, units, certain); each row once."""
    arrivals = [e for e in checked if e.kind == ACQUISITION]
    families = {e.family for e, _, _ in overlaps(arrivals)}
    if not families:
        return
    moves = [e for e in checked if e.family in families and (e.kind == ACQUISITION or goes_to_a_party(e.row))]
    told: set[int] = set()
    for story in stories(moves):
        for entry, other in _too_many(story.events):
            if id(entry) not in told:
                told.add(id(entry))
                yield entry, other, story.units, sure(entry, other)


def _too_many(events: Iterable[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Acquisitions of units that the Party had acquired already. Rows of one day may stand in any order."""
    held, latest = False, None
    for _, of_the_day in groupby(events, key=lambda e: e.when.date()):
        day = list(of_the_day)
        arrivals = [e for e in day if e.kind == ACQUISITION]
        away = len(day) - len(arrivals)
        room = away if held else away + 1
        if len(arrivals) > room:
            before = [latest] if held else []
            yield arrivals[-1], (before + arrivals)[-2]
        if day:
            held = len(arrivals) > away if not held else len(arrivals) >= away
        latest = arrivals[-1] if arrivals else latest


def underlying(dossier: Dossier) -> Iterator[Finding]:
    """16: an underlying unit stands behind one ITMO only, and a range of them is as long as the block."""
    index = dossier.index
    checked = {id(e) for e in index.checked_rows}
    groups: dict[tuple, list[Claim]] = defaultdict(list)
    for entry in (*index.actions, *index.holdings):
        found = units_behind(entry)
        if found is None:
            continue
        form, first, last = found
        if last - first + 1 == entry.size:
            identity = entry.family, entry.registry, first - entry.first
            groups[entry.row.unit_registry, form].append(Claim(first, last, identity, entry))
        elif id(entry) in checked:
            yield Finding(
                outcome=Outcome.WARNING,
                place=entry.place("unit_last"),
                problem=f"The block has {entry.size:,} ITMOs, the range behind it {last - first + 1:,}.",
                mend="Give the units behind this block, one for each ITMO, if one stands for one.",
                rule="identifier.underlying",
                check=16,
                value=entry.row.unit_last,
            )
    for claims in groups.values():
        for one, other in conflicts(claims, _other_itmo):
            for entry, partner in ((one.entry, other.entry), (other.entry, one.entry)):
                if id(entry) in checked:
                    first, last = max(one.first, other.first), min(one.last, other.last)
                    yield Finding(
                        outcome=Outcome.INCONSISTENT,
                        place=entry.place("unit_first"),
                        problem=f"The underlying units {first:,} to {last:,} stand behind two ITMOs: "
                        f"{entry.units()}; and {partner.units()}.",
                        mend="Give each underlying unit to one ITMO only.",
                        rule="identifier.underlying",
                        check=16,
                        value=entry.row.unit_first or "",
                        other=partner.place("unit_first"),
                    )
                    break


def _other_itmo(one: tuple, other: tuple) -> bool:
    """True if two claims are of different ITMOs; an unknown registry may be the same."""
    (family, registry, offset), (family_2, registry_2, offset_2) = one, other
    return (family, offset) != (family_2, offset_2) or (
        registry is not None and registry_2 is not None and registry != registry_2
    )


def attributes(dossier: Dossier) -> Iterator[Finding]:
    """21: units keep metric, mitigation type, sector and activity in all tables, years and versions in force.

    Approach, first transferring Party and vintage are parts of the identifier: rows that differ in them are
    about other units. Sector and activity are those of the authorization that the rows name.
    """
    index = dossier.index
    rows = by_family(index.own_actions + index.own_holdings)
    checked = {id(e) for e in index.checked_rows}
    columns: tuple[tuple[str, str, Callable], ...] = (
        ("metric", "metric", lambda e: e.row.metric),
        ("non_ghg_metric", "non-GHG metric", lambda e: e.row.non_ghg_metric),
        ("mitigation", "mitigation type", lambda e: e.row.mitigation),
        ("authorization", "sector", _authorized(dossier, "sectors")),
        ("authorization", "activity", _authorized(dossier, "activity")),
    )
    for family in rows.values():
        for column, name, get in columns:
            values = {id(e): get(e) for e in family}
            if len({value for value in values.values() if value}) < 2:
                continue
            for several in _of_one_registry(family):
                claims = [Claim(e.first, e.last, values[id(e)], e) for e in several if values[id(e)]]
                yield from _changed(claims, checked, column, name)


def _changed(claims: list[Claim], checked: set[int], column: str, name: str) -> Iterator[Finding]:
    different = _disjoint if column == "authorization" else _unequal
    for one, other in conflicts(claims, different):
        if id(one.entry) not in checked and id(other.entry) not in checked:
            continue
        if id(one.entry) not in checked or (id(other.entry) in checked and _before(one, other)):
            one, other = other, one  # told at the later row of those under check
        certain = sure(one.entry, other.entry)
        yield Finding(
            outcome=_outcome(certain),
            place=one.entry.place(column),
            problem=f"The {name} is {_words(one.identity)}, and {_words(other.identity)} in another row with "
            f"the same units, {_shared(one.entry, other.entry)}." + ("" if certain else _NOT_SURE),
            mend="Correct the row that is wrong: units keep what they are.",
            rule="identifier.unchanged",
            check=21,
            value=_words(one.identity),
            other=other.entry.place(column),
        )


def _before(one: Claim, other: Claim) -> bool:
    return (one.entry.when, one.entry.row.row) < (other.entry.when, other.entry.row.row)


def _unequal(one: object, other: object) -> bool:
    return one != other


def _disjoint(one: frozenset, other: frozenset) -> bool:
    return not one & other


def _words(value: object) -> str:
    return ", ".join(sorted(value)) if isinstance(value, frozenset) else str(value)


def _authorized(dossier: Dossier, attribute: str) -> Callable[[Entry], frozenset[str]]:
    """What the authorization that a row names says in one field of table 2, all versions together."""
    found = {
        key: frozenset(value for row, _ in rows for value in getattr(row, attribute))
        for key, rows in dossier.index.authorizations.items()
    }
    nothing: frozenset[str] = frozenset()
    return lambda e: found.get((e.reporter, e.row.authorization), nothing)


def _of_one_registry(family: list[Entry]) -> Iterator[list[Entry]]:
    registries = {e.registry for e in family if e.registry is not None}
    if len(registries) < 2:
        yield family
        return
    for registry in sorted(registries):
        yield [e for e in family if e.registry in (None, registry)]


CHECKS = (
    Check(
        15,
        "B",
        "No unit stands twice in the year-end holdings",
        ("B", "W"),
        ("identifier.elements", "identifier.blocks"),
        ("aef",),
        holdings_apart,
    ),
    Check(
        16,
        "B",
        "An underlying unit stands behind one ITMO only",
        ("B", "W"),
        ("identifier.underlying", "identifier.blocks", "tracking.administrator"),
        ("aef",),
        underlying,
    ),
    Check(
        21,
        "B",
        "Units keep their metric, mitigation type, sector and activity",
        ("B", "W"),
        ("consistency.omission", "identifier.unchanged", "review.consistent"),
        ("aef",),
        attributes,
    ),
    Check(
        23,
        "B",
        "No unit stands in two rows of one submission that exclude each other",
        ("B", "W"),
        ("first-transfer.ndc", "report.no-reuse", "identifier.blocks"),
        ("aef",),
        one_submission,
    ),
)
