"""Checks 56 and 59: what goes to the balance stands in the right year, and is used, not only acquired."""

from __future__ import annotations

from collections.abc import Iterator

from article6.consistency.annual_totals import Amount
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.expected import Expected, expected, less
from article6.consistency.table4_view import View, agrees, not_at_hand, totals_of, view
from article6.findings import Finding
from article6.ndc.amounts import show

VINTAGE = "first transfers count in the year the mitigation occurred, uses in the year they are used for"


def years(dossier: Dossier) -> Iterator[Finding]:
    """56: in the balance, first transfers stand in the vintage year and uses in the NDC-use year."""
    seen = view(dossier.table4)
    if seen is None or seen.method is None:
        return
    sums = totals_of(dossier, seen)
    missing = list(not_at_hand(56, 11, seen, sums))
    yield from missing
    if missing:
        return
    known = expected(sums, seen)
    right, without = seen.applied(known.net), seen.applied(known.net_without_doubted)
    by_action = sums.by("action_year", "first transfer")
    uses = sums.by("action_year", "use"), known.used
    wrong = [seen.applied(less(first, used)) for first in (by_action, known.vintage) for used in uses]
    own = seen.rows.get(10 if seen.averaging else 9, {})
    for year in seen.years:
        cell = -seen.sum(11, year) if seen.turned else seen.sum(11, year)
        if agrees(cell, right[year]) or agrees(cell, without[year]):
            continue
        moved = any(agrees(cell, one[year]) for one in wrong)
        by_event = seen.readings.first_transfer_year == "event"
        if not moved and not by_event and seen.sum(11, year) != own.get(year, 0):
            continue  # it does not follow the table's own rows: check 85
        problem = f"Row 11 of {year} is {seen.show(11, year)}; by the AEFs it is {_worked(seen, known, year)}"
        problem += f": {VINTAGE}."
        if moved:
            problem += f" {show(cell, signed=True)} comes of the year in which the actions were recorded."
        yield seen.finding(
            56,
            11,
            year,
            problem,
            "Book each first transfer by its vintage and each use by its year of use; the date of the action "
            "only decides which AEF it stands in.",
            "balance.add-first-transfers",
        )


def _worked(seen: View, known: Expected, year: int) -> str:
    """The adjustment of a column with its arithmetic."""
    if not seen.averaging:
        first, used = known.vintage.get(year, 0), known.used.get(year, 0)
        return f"{show(first)} - {show(used)} = {show(first - used, signed=True)}"
    until = seen.years[-1] if seen.readings.indicative_average == "restated" else year
    total = sum(amount for at, amount in known.net.items() if seen.first <= at <= until)
    exact = show(seen.applied(known.net)[year], signed=True)
    return f"{show(total, signed=True)} / {seen.elapsed(until)} = {exact}"


def unused(dossier: Dossier) -> Iterator[Finding]:
    """59: units that were acquired and not used change nothing."""
    seen = view(dossier.table4)
    if seen is None or not any(seen.sum(8, y) or seen.sum(11, y) < 0 for y in seen.years):
        return
    sums = totals_of(dossier, seen)
    missing = list(not_at_hand(59, 8, seen, sums))
    yield from missing
    if missing:
        return
    known = expected(sums, seen)
    right = seen.applied(known.net)
    found = set()
    for basis in ("vintage", "action_year"):
        acquired = sums.by(basis, "acquisition")
        instead = seen.applied(less(known.vintage, acquired))
        for year in seen.years:
            used, got = known.used.get(year, 0), acquired.get(year, 0)
            if (8, year) in found:
                continue
            if agrees(seen.sum(8, year), got) and not agrees(seen.sum(8, year), used):
                found.add((8, year))
                yield _acquired(seen, 8, year, got, used)
            elif (
                (11, year) not in found
                and agrees(seen.sum(11, year), instead[year])
                and not agrees(seen.sum(11, year), right[year])
            ):
                found.add((11, year))
                yield _acquired(seen, 11, year, got, used)


def _acquired(seen: View, row: int, year: int, got: Amount, used: Amount) -> Finding:
    return seen.finding(
        59,
        row,
        year,
        f"Row {row} of {year} is {seen.show(row, year)}: it has what was acquired ({show(got)}), not what is "
        f"used for that year ({show(used)}). Acquiring and holding change no balance.",
        "Subtract what is used towards the NDC, in the year it is used for.",
        "balance.subtract-uses",
    )


CHECKS = (
    Check(
        56,
        "F",
        "First transfers stand in the vintage year, uses in the NDC-use year",
        ("B",),
        ("balance.add-first-transfers", "balance.subtract-uses"),
        ("table4",),
        years,
    ),
    Check(
        59,
        "F",
        "Acquired but unused units change nothing",
        ("B",),
        ("balance.subtract-uses",),
        ("table4",),
        unused,
    ),
)
