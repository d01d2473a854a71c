"""Checks 12 to 14 and 17 to 20: one block, its size, its identifier, its vintage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache, partial

from article6.consistency.check import Check
from article6.consistency.countries import ALPHA_3
from article6.consistency.dossier import Dossier
from article6.consistency.entry import Entry
from article6.consistency.kinds import ACQUISITION, AUTHORIZATION, FIRST_TRANSFER
from article6.consistency.spans import Spans
from article6.findings import Finding, Outcome
from article6.parties import is_party

_RULE = "identifier.elements"


def _entries(dossier: Dossier) -> Iterator[Entry]:
    """The rows of tables 3 and 4 of the AEF under check."""
    yield from dossier.index.checked
    yield from dossier.index.checked_holdings


def sizes(dossier: Dossier) -> Iterator[Finding]:
    """12: first to last, and the quantity is that of so many units.

    In a GHG row one unit is one t CO2 eq unless the Party says otherwise: practice, no text prescribes it. In
    a non-GHG row a unit may stand for one of the metric; for another size, nothing says which: Null.
    """
    tell = partial(Finding, check=12, rule="identifier.blocks")
    size = dossier.parameters.unit_size
    unknown: list[Entry] = []
    for entry in _entries(dossier):
        row = entry.row
        first, last = row.first, row.last
        if first is None or last is None:
            continue
        if first > last:
            yield tell(
                outcome=Outcome.INCONSISTENT,
                place=entry.place("last"),
                problem=f"The block ends with serial {last:,}, before it begins with {first:,}.",
                mend="Exchange First ID and Last ID, or correct the wrong one.",
                value=str(last),
            )
            continue
        count, quantity = last - first + 1, row.quantity
        if quantity is None:
            continue
        if row.metric is not None and row.metric.casefold() == "non-ghg":
            if row.amount is not None and row.amount != count and (size is None or quantity != count * size):
                yield tell(
                    outcome=Outcome.NULL,
                    place=entry.place("amount"),
                    problem=f"The block has {count:,} serials and {_digits(row.amount)} "
                    f"{row.non_ghg_metric or 'of the metric'}; what one unit stands for is not known.",
                    mend="Say in the regular information what one unit stands for.",
                )
        elif size is None:
            unknown.append(entry)
        elif quantity != count * size:
            of = "" if size == 1 else f" of {size:,} t CO2 eq each"
            yield tell(
                outcome=Outcome.INCONSISTENT,
                place=entry.place("quantity"),
                problem=f"The quantity is {_digits(quantity)} t CO2 eq, but serials {first:,} to {last:,} "
                f"are {count:,} units{of}.",
                mend="Correct the quantity or the serials.",
                value=_digits(quantity),
            )
    if unknown:
        yield tell(
            outcome=Outcome.NULL,
            place=unknown[0].place("quantity"),
            problem=f"The size of a unit is not known; {len(unknown):,} quantities cannot be compared.",
            mend="State how many t CO2 eq one unit stands for.",
        )


def _digits(amount) -> str:
    return f"{amount:,}" if getattr(amount, "denominator", 1) == 1 else f"{float(amount):,g}"


def whole_identifiers(dossier: Dossier) -> Iterator[Finding]:
    """13: a whole identifier has the approach, first transferring Party and vintage of its row.

    Its registry is the one where the unit originated; the row's is the one where the action was tracked.
    """
    tell = partial(Finding, outcome=Outcome.INCONSISTENT, check=13, rule=_RULE)
    for entry in _entries(dossier):
        row = entry.row
        first, last = row.first_id, row.last_id
        if first is None and last is None:
            continue
        if first is not None and last is not None and first.key != last.key:
            parts = [n for n in ("approach", "registry", "party") if getattr(first, n) != getattr(last, n)]
            if parts:
                yield tell(
                    place=entry.place("last"),
                    problem=f"{first} and {last} are not of one block: they differ in the "
                    f"{' and the '.join(parts)}.",
                    mend="Report a row for each block.",
                    value=str(last),
                )
        whole, at = (first, "first") if first is not None else (last, "last")
        for name, label in (("approach", "approach"), ("party", "Party"), ("vintage", "vintage")):
            column, part = getattr(row, name), getattr(whole, name)
            if column is not None and column != part:
                yield tell(
                    place=entry.place(at),
                    problem=f"The identifier {whole} has the {label} {part}; the row has {column}.",
                    mend="Correct the one that is wrong; an identifier never changes.",
                    value=str(whole),
                )


def unchanged(dossier: Dossier) -> Iterator[Finding]:
    """14: units keep their identifier wherever they go, also in parts of a block."""
    index = dossier.index
    named = [e for e in _entries(dossier) if e.row.first_id is not None and e.family is not None]
    if not named:
        return
    origins = Spans(e for e in index.actions if e.kind == FIRST_TRANSFER and e.at_home)
    arrivals = Spans(e for e in index.own_actions if e.kind == ACQUISITION)
    for entry in named:
        if entry.kind == FIRST_TRANSFER and entry.at_home:
            continue
        sources = (origins,) if entry.kind == ACQUISITION else (origins, arrivals)
        for source in sources:
            before = _under_another_registry(source, entry)
            if before is not None:
                yield Finding(
                    outcome=Outcome.INCONSISTENT,
                    place=entry.place("first"),
                    problem=f"The identifier names the registry {entry.registry}; the same units were "
                    f"{'first transferred' if source is origins else 'acquired'} with {before.registry}.",
                    mend=f"Write the registry where the units originated, {before.registry}.",
                    rule="identifier.unchanged",
                    check=14,
                    value=str(entry.row.first_id),
                    other=before.place("first"),
                )
                break


def _under_another_registry(source: Spans, entry: Entry) -> Entry | None:
    """A row with these serials under another registry, if there is none under the same."""
    found = [e for e in source.at(entry.family, None, entry.first, entry.last) if e is not entry]
    if not found or any(e.registry in (None, entry.registry) for e in found):
        return None
    return found[0]


def vintages(dossier: Dossier) -> Iterator[Finding]:
    """17: outcomes from 2021 on."""
    for entry in _entries(dossier):
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
    for entry in _entries(dossier):
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
    for entry in _entries(dossier):
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


# Words of serials that are codes of countries as well.
_NO_CODES = frozenset({"GS", "ID", "ER", "PA", "PO", "VC", "MR", "CA", "CAR", "ART", "CER", "ERU", "ISO"})


def _party_of(word: str) -> str | None:
    if word in _NO_CODES or not word.isupper():
        return None
    if len(word) == 2:
        return ALPHA_3.get(word)
    return word if is_party(word) else None


CHECKS = (
    Check(
        12,
        "B",
        "First is not after last, and the quantity is that of the serials",
        ("B",),
        ("identifier.blocks", "itmo.metric"),
        ("aef",),
        sizes,
    ),
    Check(
        13,
        "B",
        "A whole identifier agrees with the columns of its row",
        ("B",),
        ("identifier.elements",),
        ("aef",),
        whole_identifiers,
    ),
    Check(
        14,
        "B",
        "Identifiers stay as they are through time, reports and splits",
        ("B",),
        ("identifier.unchanged",),
        ("aef",),
        unchanged,
    ),
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
