"""Checks 12 to 14: the size of a block, and its identifier."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from article6.aef.kinds import ACQUISITION, FIRST_TRANSFER
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.entry import Entry
from article6.consistency.spans import Spans
from article6.findings import Finding, Outcome

_RULE = "identifier.elements"


def sizes(dossier: Dossier) -> Iterator[Finding]:
    """12: first to last, and the quantity is that of so many units.

    In a GHG row one unit is one t CO2 eq unless the Party says otherwise: practice, no text prescribes it. In
    a non-GHG row a unit may stand for one of the metric; for another size, nothing says which: Null.
    """
    tell = partial(Finding, check=12, rule="identifier.blocks")
    size = dossier.parameters.unit_size
    unknown: list[Entry] = []
    for entry in dossier.index.checked_rows:
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


def _digits(amount: int | Fraction) -> str:
    return f"{int(amount):,}" if amount.denominator == 1 else f"{float(amount):,g}"


def whole_identifiers(dossier: Dossier) -> Iterator[Finding]:
    """13: a whole identifier has the approach, first transferring Party and vintage of its row.

    Its registry is the one where the unit originated; the row's is the one where the action was tracked.
    """
    tell = partial(Finding, outcome=Outcome.INCONSISTENT, check=13, rule=_RULE)
    for entry in dossier.index.checked_rows:
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
    named = [e for e in index.checked_rows if e.row.first_id is not None and e.family is not None]
    if not named:
        return
    origins = Spans(e for e in index.actions if e.kind == FIRST_TRANSFER and e.at_home)
    arrivals = Spans(e for e in index.own_actions if e.kind == ACQUISITION)
    for entry in named:
        if entry.kind == FIRST_TRANSFER and entry.at_home:
            continue
        sources = (origins,) if entry.kind == ACQUISITION else (origins, arrivals)
        if any(_one_of(source, entry, entry.registry) for source in sources):
            continue
        before = next((found for source in sources if (found := _one_of(source, entry, None))), None)
        if before is None:
            continue
        how = "acquired" if before.kind == ACQUISITION else "first transferred"
        yield Finding(
            outcome=Outcome.INCONSISTENT,
            place=entry.place("first"),
            problem=f"The identifier names the registry {entry.registry}; the same units were {how} with "
            f"{before.registry}.",
            mend=f"Write the registry where the units originated, {before.registry}.",
            rule="identifier.unchanged",
            check=14,
            value=str(entry.row.first_id),
            other=before.place("first"),
        )


def _one_of(source: Spans, entry: Entry, registry: str | None) -> Entry | None:
    """Another row with some of these serials, of this registry; of whatever registry, for None."""
    found = source.at(entry.family, registry, entry.first, entry.last)
    return next((e for e in found if e is not entry), None)


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
)
