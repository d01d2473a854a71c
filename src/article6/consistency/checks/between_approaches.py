"""Checks 49 and 53: who takes part in an approach, and one activity in two underlying registries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.entry import UNKNOWN_TIME, Entry
from article6.findings import Finding, Outcome

TELL = "Both Parties are told; neither is presumed wrong."


def approaches(dossier: Dossier) -> Iterator[Finding]:
    """49: a Party reports approaches it takes part in, and those who trade name each other.

    An authorization that names no Party is open, and then nothing contradicts the report.
    """
    index, party = dossier.index, dossier.party
    named: dict[str, dict[str, set[str] | None]] = {}  # approach -> who authorizes -> the Parties named
    for (who, approach), parties in _authorizations(dossier):
        known = named.setdefault(approach, {})
        if not parties:
            known[who] = None
        elif known.get(who, ()) is not None:
            known.setdefault(who, set()).update(parties)
    report = dossier.initial_report
    shown: set[str] = set()
    for entry in (*index.checked, *index.checked_holdings):
        approach = entry.row.approach
        if approach is None or approach in shown:
            continue
        shown.add(approach)
        lists = dict(named.get(approach, {}))
        mine = lists.pop(party, ())  # () where this Party authorizes nothing under the approach
        if not lists or any(one is None or party in one for one in lists.values()):
            continue
        takes_part = mine != () or (report is not None and approach in report.approaches)
        names = {who: ", ".join(sorted(one)) for who, one in sorted(lists.items())}
        who = next(iter(names))
        if not takes_part and entry.row.party != party:
            yield Finding(
                outcome=Outcome.INCONSISTENT,
                place=entry.place("approach"),
                problem=f"{party} reports {approach}, has no authorization or initial report on it, and "
                f"the authorization of {who} names {names[who]} only. {TELL}",
                mend="Correct the approach, or report the participation: initial report and authorization.",
                rule="consistency.check",
                check=49,
                value=approach,
                party=who,
            )
        elif mine:
            yield from _not_named(dossier, entry, lists, mine)


def _not_named(
    dossier: Dossier, entry: Entry, lists: dict[str, set[str] | None], mine: set[str]
) -> Iterator[Finding]:
    """A question where two Parties trade under an approach, and neither authorization names the other."""
    index, party, approach = dossier.index, dossier.party, entry.row.approach
    for who in sorted(lists):
        if who in mine:
            continue
        pairs = (party, who), (who, party)
        rows = [one for pair in pairs for side in (index.sent, index.received) for one in side.get(pair, ())]
        traded = next((one for one in rows if one.row.approach == approach and one.aef is dossier.aef), None)
        if traded is not None:
            yield Finding(
                outcome=Outcome.WARNING,
                place=traded.place("approach"),
                problem=f"{party} and {who} trade under {approach}, and neither authorization names the "
                "other Party.",
                mend="Ask whether participants have joined. An approach may be open; no rule is broken.",
                rule="consistency.check",
                check=49,
                value=approach,
                party=who,
            )


def _authorizations(dossier: Dossier) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    """((authorizing Party, approach), Parties named) of tables 2 in force and of the documents at hand."""
    for (party, _), rows in dossier.index.authorizations.items():
        for row, _ in rows:
            if party is not None and row.approach is not None:
                yield (party, row.approach), tuple(row.parties or ())
    for document in dossier.documents:
        yield (document.party, document.approach), tuple(document.parties)


_DAY = re.compile(r"(?<!\d)(?:(\d{2})(\d{2})(20\d{2})|(20\d{2})-(\d{2})-(\d{2}))(?!\d)")


def same_project(dossier: Dossier) -> Iterator[Finding]:
    """53: in two underlying registries, units of one country and sector, issued for the same time.

    The dates are those in the identifiers of the underlying units, else of the issuance. One question for
    each pair of registries.
    """
    known: dict[tuple, list[tuple[date, date, int, Entry]]] = defaultdict(list)
    for number, entry in enumerate(dossier.index.own_actions):
        span = _span(entry) if entry.row.unit_registry and entry.family is not None else None
        if span is not None:
            for sector in _sectors(dossier, entry):
                known[entry.family[1], entry.family[2], sector].append((*span, number, entry))
    asked: set[tuple] = set()
    for (_, _, sector), rows in known.items():
        lasting: list[tuple[date, Entry]] = []  # of two registries, the row that reaches furthest
        for first, last, _, entry in sorted(rows):
            registry = entry.row.unit_registry
            for end, before in lasting:
                pair = (sector, *sorted((before.row.unit_registry, registry)))
                mine = next((one for one in (entry, before) if one.aef is dossier.aef), None)
                if pair[1] != pair[2] and end >= first and pair not in asked and mine is not None:
                    asked.add(pair)
                    yield _same_project(mine, before if mine is entry else entry, sector, *pair[1:])
            lasting.append((last, entry))
            lasting.sort(key=lambda one: one[0], reverse=True)
            others = [one for one in lasting if one[1].row.unit_registry != lasting[0][1].row.unit_registry]
            lasting = lasting[:1] + others[:1]


def _same_project(mine: Entry, other: Entry, sector: str, one: str, two: str) -> Finding:
    return Finding(
        outcome=Outcome.WARNING,
        place=mine.place("unit_registry"),
        problem=f"Underlying units of {mine.family[1]}, sector {sector}, stand in {one} and in {two} with "
        "overlapping dates: is it the same activity twice?",
        mend="Compare the projects in the two registries. If they are different ones, nothing is wrong.",
        rule="tracking.administrator",
        check=53,
        value=mine.row.unit_registry,
        other=other.place("unit_registry"),
    )


def _sectors(dossier: Dossier, entry: Entry) -> tuple[str, ...]:
    rows = dossier.index.authorizations.get((entry.reporter, entry.row.authorization), ())
    return tuple(dict.fromkeys(sector for row, _ in rows for sector in row.sectors or ()))


def _span(entry: Entry) -> tuple[date, date] | None:
    """First and last day in the identifiers of the underlying units; else the day of issuance."""
    days = []
    for text in (entry.row.unit_first, entry.row.unit_last):
        for found in _DAY.finditer(text or ""):
            day, month, year, other_year, other_month, other_day = found.groups()
            try:
                days.append(date(int(year or other_year), int(month or other_month), int(day or other_day)))
            except ValueError:  # digits that are no date
                continue
    if not days and entry.row.subtype == "Issuance" and entry.when is not UNKNOWN_TIME:
        days = [entry.when.date()]
    return (min(days), max(days)) if days else None


CHECKS = (
    Check(
        49,
        "E",
        "A Party reports the approaches it takes part in",
        ("X", "W"),
        ("consistency.check",),
        ("aef",),
        approaches,
    ),
    Check(
        53,
        "E",
        "No activity stands in two underlying registries",
        ("W",),
        ("tracking.administrator",),
        ("aef",),
        same_project,
    ),
)
