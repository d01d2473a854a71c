"""Checks 63, 64 and 69: an adjustment for every first transfer and every use, and for nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from article6.consistency.annual_totals import OIMP, Amount, Line
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.expected import Expected, expected, first_basis, less
from article6.consistency.table4_view import View, agrees, not_at_hand, own_ndc, totals_of, view
from article6.findings import Finding
from article6.ndc.amounts import show


def outside_the_ndc(dossier: Dossier) -> Iterator[Finding]:
    """63: first transfers of outcomes from outside the NDC are adjusted as well."""
    seen, form = view(dossier.table4), dossier.table4
    ndc = own_ndc(dossier, form) if form is not None else None
    if seen is None or ndc is None or ndc.coverage.sectors is None:
        return
    yield from _left_out(
        dossier,
        seen,
        63,
        lambda line: bool(line.sectors) and not any(ndc.covers(sector) for sector in line.sectors),
        "come from sectors outside the NDC and were left out. They are adjusted as well",
        "adjustment.outside-ndc",
    )


def oimp(dossier: Dossier) -> Iterator[Finding]:
    """64: first transfers for OIMP are adjusted, though no Party acquires the units."""
    seen = view(dossier.table4)
    if seen is None:
        return
    found = list(
        _left_out(
            dossier,
            seen,
            64,
            lambda line: line.covers == OIMP,
            "are for other international mitigation purposes and were left out. They are adjusted as well",
            "adjustment.oimp",
        )
    )
    yield from found
    if not found:
        yield from _left_out(
            dossier,
            seen,
            64,
            lambda line: not line.to_party,
            "went to no Party and were left out. They are adjusted as well",
            "adjustment.oimp",
            null=False,
        )


def _left_out(
    dossier: Dossier,
    seen: View,
    check: int,
    part: Callable[[Line], bool],
    words: str,
    rule: str,
    *,
    null: bool = True,
) -> Iterator[Finding]:
    """Columns whose net amount or adjustment is what comes out without a part of the first transfers."""
    if not any(seen.sum(row, year) for row in (6, 7) for year in seen.years):
        return
    sums = totals_of(dossier, seen)
    missing = list(not_at_hand(check, 9, seen, sums))
    if null:
        yield from missing
    if missing:
        return
    known = expected(sums, seen)
    basis = first_basis(seen)
    gone = {name: sums.by(name, "first transfer", part) for name in {basis, "vintage"}}
    net = less(known.first, known.used)
    applied = seen.applied(known.net)
    without = less(net, gone[basis])
    applied_without = seen.applied(less(known.net, gone["vintage"]))
    for year in seen.years:
        for row, right, wrong, amount in (
            (9, net.get(year, 0), without.get(year, 0), gone[basis].get(year, 0)),
            (11, applied[year], applied_without[year], _so_far(seen, gone["vintage"], year)),
        ):
            cell = seen.sum(row, year)
            if amount and right != wrong and agrees(cell, wrong) and not agrees(cell, right):
                yield seen.finding(
                    check,
                    row,
                    year,
                    f"Row {row} of {year} is {seen.show(row, year)}: {show(amount)} of the first transfers "
                    f"{words}, so that the row is {show(right, signed=True)}.",
                    "Adjust every first transfer, wherever the outcome comes from and whoever uses it.",
                    rule,
                )
                break


def _so_far(seen: View, amounts: Mapping[int, Amount], year: int) -> Amount:
    if not seen.averaging:
        return amounts.get(year, 0)
    until = seen.years[-1] if seen.readings.indicative_average == "restated" else year
    return sum(amount for at, amount in amounts.items() if seen.first <= at <= until)


def if_and_only_if(dossier: Dossier) -> Iterator[Finding]:
    """69: an adjustment if, and only if, there is a first transfer or a use; none for unresolved units."""
    seen = view(dossier.table4)
    if seen is None or seen.method is None:
        return
    sums = totals_of(dossier, seen)
    known = None if sums is None or sums.missing else expected(sums, seen)
    if seen.readings.first_transfer_year == "vintage" or known is not None:
        yield from _both_or_neither(seen, known)
    for year in seen.years if known is not None else ():
        doubted, used = known.doubted.get(year, 0), known.used.get(year, 0)
        if doubted and agrees(seen.sum(8, year), used) and not agrees(seen.sum(8, year), used - doubted):
            yield seen.finding(
                69,
                8,
                year,
                f"Row 8 of {year} is {seen.show(8, year)}; {show(doubted)} of it are units that no Party "
                f"reports as first transferred, or as sent to {seen.form.party} (check 47).",
                f"Leave them out until that is resolved: {show(used)} - {show(doubted)} = "
                f"{show(used - doubted)}. The Party is asked not to use them (4/CMA.6 para. 40).",
                "consistency.no-use",
            )


def _both_or_neither(seen: View, known: Expected | None) -> Iterator[Finding]:
    """Per year; under averaging from the first year of the period on, because the average carries on."""
    if known is not None:
        trades = {y: bool(known.vintage.get(y) or known.used.get(y)) for y in seen.years}
    else:  # row 7 may hold first transfers (R1)
        trades = {y: any(seen.sum(row, y) for row in (6, 7, 8)) for y in seen.years}
    by_vintage = seen.readings.first_transfer_year == "vintage"
    applied = seen.applied(seen.net() if known is None or by_vintage else known.net)
    restated = seen.readings.indicative_average == "restated"
    for year in seen.years:
        until = seen.years[-1] if restated else year
        window = [at for at in seen.years if at <= until] if seen.averaging else [year]
        when = f"from {seen.first} to {until}" if seen.averaging else f"for {year}"
        traded, adjusted = any(trades[at] for at in window), seen.sum(11, year)
        if adjusted and not traded and (seen.from_start or not seen.averaging):
            problem = (
                f"Row 11 of {year} is {seen.show(11, year)}; nothing is first transferred or used {when}."
            )
            mend = "An adjustment needs a first transfer or a use; what is authorized or held is none."
        elif traded and not adjusted and applied[year]:
            problem = (
                f"Row 11 of {year} is {seen.show(11, year)}, and rows 6 to 8 have trades {when} that come to "
                f"{show(applied[year], signed=True)}."
            )
            mend = "Apply the adjustment."
        else:
            continue
        yield seen.finding(69, 11, year, problem, mend, "table4.23g")


CHECKS = (
    Check(
        63,
        "F",
        "Outcomes from outside the NDC are adjusted",
        ("B",),
        ("adjustment.outside-ndc",),
        ("table4",),
        outside_the_ndc,
    ),
    Check(
        64,
        "F",
        "First transfers for OIMP are adjusted",
        ("B",),
        ("adjustment.oimp",),
        ("table4",),
        oimp,
    ),
    Check(
        69,
        "F",
        "An adjustment if, and only if, there is a first transfer or a use",
        ("B",),
        ("table4.23g", "adjustment.inside-ndc", "adjustment.oimp", "consistency.no-use"),
        ("table4",),
        if_and_only_if,
    ),
)
