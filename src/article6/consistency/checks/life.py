"""Section D: each first transfer once and in time; each action once, in its year (35, 39, 42, 43)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day

from article6.aef.kinds import AUTHORIZATION, FIRST_TRANSFER, goes_to_a_party
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.entry import UNKNOWN_TIME, Entry
from article6.consistency.lives import day, first_transfer_event, later
from article6.consistency.periods import cut_off
from article6.consistency.spans import overlaps
from article6.consistency.telling import days, either, tell, the_party
from article6.findings import Finding, Outcome


def once_only(dossier: Dossier) -> Iterator[Finding]:
    """35: each unit is first transferred once, over all years and to whomever."""
    aef = dossier.aef
    for one, other, sure in overlaps(dossier.index.first_transfers):
        if one.at_home != other.at_home:  # the one who is not the host has passed them on
            one, other = (other, one) if one.at_home else (one, other)
            if one.aef is not aef:
                continue
        elif one.aef is not aef or (other.aef is aef and later(other, one)):
            one, other = other, one
        if one.aef is not aef:
            continue
        first, last = max(one.first, other.first), min(one.last, other.last)
        yield tell(
            35,
            "first-transfer.ndc" if goes_to_a_party(one.row) else "first-transfer.oimp",
            one,
            "type",
            f"{one.units(first, last)} are first transferred here on {days(day(one))}, and were on "
            f"{days(day(other))}{_where(one, other)}.",
            "Keep the first one. A further sale, or a sale after a return, is a transfer.",
            outcome=either(sure),
            other=other.place("type"),
            party=other.reporter if other.reporter != one.reporter else None,
        )


def _where(one: Entry, other: Entry) -> str:
    if other.reporter != one.reporter:
        return f" by {other.reporter}"
    return "" if other.aef is one.aef else f" in the AEF of {other.aef.year}"


def before_cut_off(dossier: Dossier) -> Iterator[Finding]:
    """39: an OIMP first transfer is recorded by 31 December of the year before that of the report (R9)."""
    for entry in dossier.index.checked:
        if entry.kind != FIRST_TRANSFER or entry.row.party not in (None, entry.reporter):
            continue
        on, vintage = day(entry), entry.row.vintage
        event = first_transfer_event(entry.row)
        if on is None or vintage is None or event not in ("authorization", "issuance", "use or cancellation"):
            continue
        last = cut_off(dossier, entry.reporter, vintage)
        if last is None:
            if on > Day(min(max(vintage + 1, 1), 9999), 12, 31):  # no period of the vintage ends earlier
                yield tell(
                    39,
                    "consistency.labels",
                    entry,
                    "time",
                    f"The NDC period of {the_party(entry.reporter)} that holds the vintage {vintage} is "
                    "not known, and with it the last day for this first transfer.",
                    "Check again together with the AEF or the NDC that gives that period.",
                    outcome=Outcome.NULL,
                )
        elif on > last:
            yield tell(
                39,
                "first-transfer.cut-off",
                entry,
                "time",
                f"The first transfer by {event} of the vintage {vintage} is recorded on {days(on)}; "
                f"{days(last)} was the last day for it.",
                "Correct the date; a first transfer after that day cannot be recorded any more.",
            )


def in_the_year(dossier: Dossier) -> Iterator[Finding]:
    """42: the action lies in the reported year, by its UTC date. Vintage and year of use do not count."""
    year = dossier.aef.year
    if year is None:
        return
    for entry in dossier.index.checked:
        when = entry.when
        if when.year == year or when == UNKNOWN_TIME:
            continue
        yield tell(
            42,
            "tracking.action-year",
            entry,
            "time",
            f"The action is dated {days(when.date())} in UTC, and the AEF reports {year}.",
            f"Correct the date, or move the row to the AEF of {when.year}.",
            other=dossier.aef.place(dossier.aef.submission, "year"),
        )


def reported_once(dossier: Dossier) -> Iterator[Finding]:
    """43: the same action stands once: type, units, counterparty and date, however its rows are cut."""
    aef = dossier.aef
    groups: dict[tuple, list[Entry]] = {}
    for entry in dossier.index.own_actions:
        row = entry.row
        what = entry.kind or row.type
        if entry.family is None or entry.when == UNKNOWN_TIME or what is None:
            continue
        key = (
            what,
            entry.family,
            entry.when.date(),
            row.acquiring,
            row.transferring,
            row.authorization if entry.kind == AUTHORIZATION else None,
        )
        groups.setdefault(key, []).append(entry)
    for several in groups.values():
        if len(several) == 1:
            continue
        for one, other, sure in overlaps(several):
            if one.aef is not aef or (other.aef is aef and one.row.row < other.row.row):
                one, other = other, one
            if one.aef is not aef:
                continue
            first, last = max(one.first, other.first), min(one.last, other.last)
            yield tell(
                43,
                "consistency.omission",
                one,
                "",
                f"The {one.kind or one.row.type} of {one.units(first, last)} on {days(day(one))} is reported "
                "twice.",
                "Delete one of the two rows, or correct serials, date or Party.",
                outcome=either(sure),
                other=other.place(),
            )


CHECKS = (
    Check(
        35,
        "D",
        "Each unit is first transferred once",
        ("B",),
        ("first-transfer.ndc", "first-transfer.oimp"),
        ("aef",),
        once_only,
    ),
    Check(
        39,
        "D",
        "A first transfer for OIMP is recorded before the cut-off",
        ("B",),
        ("first-transfer.cut-off",),
        ("aef",),
        before_cut_off,
    ),
    Check(
        42,
        "D",
        "Actions lie in the reported year",
        ("B",),
        ("tracking.action-year",),
        ("aef",),
        in_the_year,
    ),
    Check(
        43,
        "D",
        "The same action is reported once",
        ("B",),
        ("consistency.omission",),
        ("aef",),
        reported_once,
    ),
)
