"""Checks 51 and 52: attributes and amounts that two Parties report of the same units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.entry import UNKNOWN_TIME, Entry
from article6.consistency.transfers import Gap, transfers
from article6.findings import Finding, Outcome
from article6.ndc.amounts import show

TELL = "Both Parties are told; neither is presumed wrong."
ALIKE = {"metric": "metric", "mitigation": "mitigation type"}  # attribute of the row -> in words
OF_THE_UNIT = ("approach", "first transferring Party", "vintage")  # a family, in words
FIELDS = ("approach", "party", "vintage")


def attributes(dossier: Dossier) -> Iterator[Finding]:
    """51: what two Parties report of the same units is the same. Authorization ids are each Party's own."""
    found = transfers(dossier)
    for link in found.links:
        mine = link.sent if link.sent.aef is dossier.aef else link.received
        theirs = link.received if mine is link.sent else link.sent
        if mine.aef is not dossier.aef:
            continue
        for name, words in ALIKE.items():
            one, other = getattr(mine.row, name), getattr(theirs.row, name)
            if one != other and one and other and one.casefold() != other.casefold():
                yield _differs(mine, theirs, name, f"the {words} is {one} here and {other}")
    for group in found.groups:
        ours, others = group.sent, group.received
        if len(ours) == len(others) == 1 and ours[0].row.quantity == others[0].row.quantity:
            continue
        if ours[0].reporter != dossier.party:
            ours, others = others, ours
        mine = next((one for one in ours if one.aef is dossier.aef), None)
        rows = [one.row for one in (*ours, *others)]
        if mine is None or any(one.metric != "GHG" or one.quantity is None for one in rows):
            continue  # of non-GHG units check 92 compares the t CO2 eq, check 52 the amounts
        here, there = (sum(one.row.quantity for one in side) for side in (ours, others))
        if here != there:
            said = f"they come to {show(here)} t CO2 eq here and {show(there)} t CO2 eq"
            yield _differs(mine, others[0], "quantity", said)
    yield from _other_units(dossier, found.gaps)


def _other_units(dossier: Dossier, gaps: list[Gap]) -> Iterator[Finding]:
    """Rows that would match, but for the approach, the first transferring Party or the vintage."""
    within = timedelta(dossier.parameters.transit_days)
    theirs: dict[tuple, list[Entry]] = defaultdict(list)
    for gap in gaps:
        entry = gap.entry
        if entry.reporter != dossier.party and not gap.partners:
            theirs[gap.other, entry.reporter, entry.first, entry.last].append(entry)
    for gap in gaps:
        mine = gap.entry
        if mine.aef is not dossier.aef or gap.partners:
            continue
        for other in theirs.get((mine.reporter, gap.other, mine.first, mine.last), ()):
            near = UNKNOWN_TIME in (mine.when, other.when) or abs(mine.when - other.when) <= within
            if near and mine.kind != other.kind and mine.family != other.family:
                for words, name, one, two in zip(OF_THE_UNIT, FIELDS, mine.family, other.family, strict=True):
                    if one != two:
                        said = f"with the same serials, the {words} is {one} here and {two}"
                        yield _differs(mine, other, name, said)
                break


def _differs(mine: Entry, theirs: Entry, name: str, said: str) -> Finding:
    return Finding(
        outcome=Outcome.INCONSISTENT,
        place=mine.place(name),
        problem=f"Of {mine.units()}, {said} in the report of {theirs.reporter}. {TELL}",
        mend="Look the units up in the registry where they originated; an attribute never changes.",
        rule="review.consistent",
        check=51,
        value=str(getattr(mine.row, name)),
        other=theirs.place(name),
        party=theirs.reporter or "",
    )


def non_ghg_amounts(dossier: Dossier) -> Iterator[Finding]:
    """52: in a non-GHG metric not more is acquired than was sent. An aim of unfinished work, no rule."""
    for group in transfers(dossier).groups:
        if group.received[0].row.amount is None:
            continue
        rows = [one.row for one in (*group.sent, *group.received)]
        mine = next((one for one in (*group.sent, *group.received) if one.aef is dossier.aef), None)
        metrics = {(one.non_ghg_metric or "").casefold() for one in rows}
        if mine is None or len(metrics) != 1 or any(one.amount is None for one in rows):
            continue
        sent, got = (sum(one.row.amount for one in side) for side in (group.sent, group.received))
        if got > sent:
            other = (group.received if mine in group.sent else group.sent)[0]
            metric = mine.row.non_ghg_metric or "the non-GHG metric"
            yield Finding(
                outcome=Outcome.WARNING,
                place=mine.place("amount"),
                problem=f"{group.received[0].reporter} acquired {show(got)} in {metric}, "
                f"{group.sent[0].reporter} sent {show(sent)} for the same units.",
                mend="Ask the other Party how it measures. This is an aim, not yet a rule.",
                rule="consistency.not-above",
                check=52,
                value=show(mine.row.amount),
                other=other.place("amount"),
                party=other.reporter or "",
            )


CHECKS = (
    Check(
        51,
        "E",
        "Two Parties report the same attributes of the same units",
        ("X",),
        ("review.consistent", "identifier.unchanged"),
        ("aef",),
        attributes,
    ),
    Check(
        52,
        "E",
        "In a non-GHG metric not more is acquired than was sent",
        ("X", "W"),
        ("consistency.not-above", "report.non-ghg-conversion"),
        ("aef",),
        non_ghg_amounts,
    ),
)
