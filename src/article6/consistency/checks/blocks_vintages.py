"""Checks 17 to 20: the vintage of a block, and what the underlying serial says of time and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache, partial

from article6.aef.kinds import AUTHORIZATION, FIRST_TRANSFER
from article6.consistency.check import Check
from article6.consistency.countries import ALPHA_3
from article6.consistency.dossier import Dossier
from article6.findings import Finding, Outcome
from article6.parties import is_party


def vintages(dossier: Dossier) -> Iterator[Finding]:
    """17: outcomes from 2021 on."""
    for entry in dossier.index.checked_rows:
        vintage = entry.row.vintage
        if vintage is not None and vintage < 2021:
            yield Finding(
                outcome=Outcome.INCONSISTENT,
                place=entry.place("vintage"),
                problem=f"The vintage is {vintage}; ITMOs represent mitigation from 2021 onward.",
                mend="Correct the vintage, or take the row out.",
                rule="itmo.vintage-2021",
                check=17,
                value=str(vintage),
            )


def occurred(dossier: Dossier) -> Iterator[Finding]:
    """18: what is moved, used or cancelled has occurred. Authorizations may come before."""
    for entry in dossier.index.checked:
        row = entry.row
        if row.vintage is None or row.time is None or row.vintage <= row.time.year:
            continue
        if not entry.kind or entry.kind == AUTHORIZATION:
            continue
        if entry.kind == FIRST_TRANSFER and row.subtype == "Authorization":
            continue
        yield Finding(
            outcome=Outcome.WARNING,
            place=entry.place("vintage"),
            problem=f"The {entry.kind} is of {row.time.year}, and the mitigation of {row.vintage}: it had "
            "not occurred yet.",
            mend="Look at the vintage and the date; only verified outcomes are real.",
            rule="itmo.real",
            check=18,
            value=str(row.vintage),
        )


def one_vintage(dossier: Dossier) -> Iterator[Finding]:
    """19: a block has one vintage, which lies in the monitoring period that the underlying serial shows."""
    for entry in dossier.index.checked_rows:
        row = entry.row
        first, last = row.first_id, row.last_id
        if first is not None and last is not None and first.vintage != last.vintage:
            yield Finding(
                outcome=Outcome.INCONSISTENT,
                place=entry.place("last"),
                problem=f"The block begins with vintage {first.vintage} and ends with {last.vintage}.",
                mend="Report a row for each vintage.",
                rule="itmo.vintage",
                check=19,
                value=str(last),
            )
        if row.unit_first is None or row.vintage is None:
            continue
        period = _period(row.unit_first)
        if period is None:
            continue
        begin, end = period
        doubt = partial(
            Finding,
            outcome=Outcome.WARNING,
            place=entry.place("unit_first"),
            rule="itmo.vintage",
            check=19,
            value=row.unit_first,
        )
        shown = f"{begin:%d/%m/%Y} to {end:%d/%m/%Y}"
        if not begin.year <= row.vintage <= end.year:
            yield doubt(
                problem=f"The vintage is {row.vintage}; the underlying serial shows the period {shown}.",
                mend="Look at the vintage: it is the year in which the mitigation occurred.",
            )
        elif begin.year != end.year:
            yield doubt(
                problem=f"The underlying serial shows the period {shown}, over more than one calendar year.",
                mend="Make sure that the block holds outcomes of one year only.",
            )


_DATES = re.compile(r"(?<!\d)(\d{8})\D(\d{8})(?!\d)", re.ASCII)


@lru_cache(maxsize=10_000)
def _period_of(first: str, last: str) -> tuple[date, date] | None:
    for year_first in (False, True):
        try:
            begin, end = (
                date(int(d[:4]), int(d[4:6]), int(d[6:]))
                if year_first
                else date(int(d[4:]), int(d[2:4]), int(d[:2]))
                for d in (first, last)
            )
        except ValueError:
            continue
        if begin <= end and begin.year >= 1990 and end.year <= 2100:
            return begin, end
    return None


def _period(serial: str) -> tuple[date, date] | None:
    """The two dates that stand side by side in a serial number, as some registries write them."""
    found = _DATES.search(serial) if len(serial) > 16 else None
    return _period_of(found[1], found[2]) if found else None


_WORDS = re.compile(r"[A-Za-z0-9]+")


def host_codes(dossier: Dossier) -> Iterator[Finding]:
    """20: a country code in the underlying serial is that of the first transferring Party."""
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for entry in dossier.index.checked_rows:
        row = entry.row
        if row.unit_first is None or row.party is None:
            continue
        words = tuple(
            word for word in _WORDS.findall(row.unit_first) if word.isalpha() and len(word) in (2, 3)
        )
        if words not in known:
            known[words] = tuple({code for word in words if (code := _party_of(word))})
        named = known[words]
        if len(named) == 1 and named[0] != row.party:
            yield Finding(
                outcome=Outcome.WARNING,
                place=entry.place("unit_first"),
                problem=f"The underlying serial seems to name {named[0]}; the first transferring Party is "
                f"{row.party}.",
                mend="Look at both: mitigation is first transferred by the Party where it occurred.",
                rule="identifier.elements",
                check=20,
                value=row.unit_first,
            )


# Emission reduction, programme of activities, verified carbon: words of serials and codes of countries.
_NO_CODES = frozenset({"ER", "PA", "VC"})


def _party_of(word: str) -> str | None:
    if word in _NO_CODES or not word.isupper():
        return None
    if len(word) == 2:
        return ALPHA_3.get(word)
    return word if is_party(word) else None


CHECKS = (
    Check(17, "B", "The vintage is 2021 or later", ("B",), ("itmo.vintage-2021",), ("aef",), vintages),
    Check(
        18,
        "B",
        "The mitigation had occurred when units were moved, used or cancelled",
        ("W",),
        ("itmo.real", "first-transfer.oimp", "balance.add-first-transfers"),
        ("aef",),
        occurred,
    ),
    Check(
        19,
        "B",
        "A block has one vintage, inside the monitoring period",
        ("B", "W"),
        ("itmo.vintage", "identifier.elements"),
        ("aef",),
        one_vintage,
    ),
    Check(
        20,
        "B",
        "The country in the underlying serial is the first transferring Party",
        ("W",),
        ("identifier.elements",),
        ("aef",),
        host_codes,
    ),
)
