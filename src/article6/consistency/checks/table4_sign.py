"""Checks 57 and 58: the sign of the adjustments, in the balance and in the non-GHG indicator."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from article6 import units
from article6.consistency.annual_totals import AnnualTotals
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.expected import less, use_basis
from article6.consistency.table4_view import View, agrees, not_at_hand, own_ndc, totals_of, view
from article6.findings import Finding, Outcome
from article6.ndc.amounts import show

SIGN = (
    "What is first transferred is added, what is used is subtracted (2/CMA.3 annex 8): who sells gives the "
    "reduction away, who uses counts it."
)
TURNED = "An indicator has the signs the other way round: first transfers minus, uses plus (2/CMA.3 annex 9)."


def sign(dossier: Dossier) -> Iterator[Finding]:
    """57: balance = emissions + total adjustments, first transfers plus and uses minus."""
    seen = view(dossier.table4)
    if seen is None:
        return
    if seen.turned:
        yield seen.finding(
            57,
            11,
            None,
            "The balance is right, but rows 9 to 12 carry the opposite sign: row 13 is row 3 minus row 11.",
            "Write first transfers as plus and uses as minus in rows 9 to 12: then row 13 is row 3 + row 11. "
            "The decisions print no sign for these rows.",
            "table4.77d-ii",
            Outcome.WARNING,
        )
        return
    exact = seen.applied(seen.row_9) if seen.averaging else {}
    traded = any(seen.sum(row, year) for row in (6, 7, 8, 11) for year in seen.years)
    for year in seen.years:
        exchanged = _exchanged(seen, year)
        if exchanged is not None:
            yield exchanged
        emissions, balance, adjustment = seen.at(3, year), seen.at(13, year), seen.sum(11, year)
        if emissions is None and balance is None:
            continue
        if emissions is None or balance is None:
            if emissions is None or traded:
                yield _missing(seen, year, 3 if emissions is None else 13)
            continue
        sums = [emissions + adjustment]
        if year in exact and agrees(adjustment, exact[year]):
            sums.append(emissions + exact[year])  # both may be rounded
        other_way = adjustment != 0 and agrees(balance, emissions - adjustment)
        if any(agrees(balance, one) for one in sums) or (other_way and exchanged is not None):
            continue
        worked = f"{show(emissions)} + ({show(adjustment, signed=True)}) = {show(sums[0])}"
        problem = f"Row 13 of {year} is {show(balance)}; row 3 + row 11 = {worked}."
        mend = "Write the sum of row 3 and row 11."
        if other_way:
            problem += f" The sign of the adjustment is exchanged. {SIGN}"
            mend = "Add the adjustment of row 11 with its sign."
        yield seen.finding(57, 13, year, problem, mend, "table4.77d-ii")


def _exchanged(seen: View, year: int) -> Finding | None:
    """The sign of the adjustment itself: a seller with minus, a user with plus."""
    adjustment = seen.at(11, year)
    rights = [seen.applied(seen.net(split))[year] for split in (seen.split, not seen.split)]
    if not adjustment or any(agrees(adjustment, right) for right in rights):
        return None
    right = next((one for one in rights if agrees(adjustment, -one)), None)
    if right is None:
        return None
    return seen.finding(
        57,
        11,
        year,
        f"Row 11 of {year} is {show(adjustment, signed=True)}; rows 6 to 8 give {show(right, signed=True)}. "
        f"The sign is exchanged. {SIGN}",
        f"Write {show(right, signed=True)} in row 11, and row 13 as row 3 + row 11.",
        "balance.add-first-transfers" if right > 0 else "balance.subtract-uses",
    )


def _missing(seen: View, year: int, row: int) -> Finding:
    what = {3: "The emissions of the year (23(a))", 13: "The emissions balance of the year (23(k)(i))"}[row]
    return seen.finding(
        57,
        row,
        year,
        f"{what} are missing." if row == 3 else f"{what} is missing.",
        "Give row 3, row 11 and row 13 for every year reported.",
        "table4.23a" if row == 3 else "table4.23k",
    )


def indicator(dossier: Dossier) -> Iterator[Finding]:
    """58: adjusted indicator = indicator - first transferred + used, in its metric, by the same method."""
    seen = view(dossier.table4)
    if seen is None or not seen.rows.get(14):
        return
    sold = any(seen.sum(row, at) for row in (6, 7) for at in seen.years)
    used = any(seen.sum(8, at) for at in seen.years)
    turned = False
    for year in seen.years:
        level, adjusted = seen.at(5, year), seen.at(14, year)
        off = 0 if level is None or adjusted is None else adjusted - level
        if (off > 0 and not used) or (off < 0 and not sold):
            turned = True
            nothing = "used nothing" if off > 0 else "first transferred nothing"
            yield seen.finding(
                58,
                14,
                year,
                f"Row 14 of {year} is {show(adjusted)}, row 5 is {show(level)}, and the Party {nothing}. "
                f"{TURNED}",
                f"Write {show(level)} - ({show(off, signed=True)}) = {show(level - off)}."
                if sold or used
                else f"Nothing was traded: write {show(level)}.",
                "indicator.subtract-first-transfers" if off > 0 else "indicator.add-uses",
            )
    if turned:
        return
    totals = totals_of(dossier, seen)
    missing = list(not_at_hand(58, 14, seen, totals))
    yield from missing
    if not missing:
        yield from _compared(dossier, seen, totals)


def _compared(dossier: Dossier, seen: View, totals: AnnualTotals) -> Iterator[Finding]:
    """The amounts of the AEFs in the metric of the indicator; different metrics are never added up."""
    metric, factor = _metric(dossier, seen, totals)
    if metric is None:
        yield seen.finding(
            58,
            14,
            None,
            f"Which trades are in the metric of the indicator, {seen.form.indicator_unit or 'no unit'}? "
            f"The AEFs have {', '.join(totals.metrics)}.",
            "Use one name and unit for the metric in the table and in the AEFs.",
            "indicator.subtract-first-transfers",
            Outcome.NULL,
        )
        return
    first = totals.amounts("vintage", "first transfer", metric)
    used = totals.amounts(use_basis(seen), "use", metric)
    net = {year: amount * factor for year, amount in less(used, first).items()}
    right = seen.applied(net)
    for year in seen.years:
        level, adjusted = seen.at(5, year), seen.at(14, year)
        if level is None or adjusted is None or agrees(adjusted, level + right[year]):
            continue
        unit = seen.form.indicator_unit
        yield seen.finding(
            58,
            14,
            year,
            f"Row 14 of {year} is {show(adjusted, unit)}; row 5 with the adjustment is {show(level)} + "
            f"({show(right[year], signed=True)}) = {show(level + right[year], unit)}. {TURNED}",
            "Take the amounts in the metric itself from the AEFs, by the method of the Party.",
            "table4.23k",
        )


def _metric(dossier: Dossier, seen: View, totals: AnnualTotals) -> tuple[str | None, Fraction]:
    """The metric of the AEFs that is the indicator's, and what one of it is in the indicator's unit.

    The metric is "" where nothing was traded in one, and None where it is not clear which one it is.
    """
    if not totals.metrics:
        return "", Fraction(1)
    found = {}
    for metric in totals.metrics:
        factor = _factor(metric, seen.form.indicator_unit or "")
        if factor is not None:
            found[metric] = factor
    ndc = own_ndc(dossier, seen.form)
    name = (getattr(ndc.target, "indicator", "") if ndc is not None else "").casefold()
    named = [metric for metric in found if name and name in metric.casefold()]
    one = named or list(found)
    return (one[0], found[one[0]]) if len(one) == 1 else (None, Fraction(1))


def _factor(metric: str, unit: str) -> Fraction | None:
    """What one of the metric is in the unit: 1/1000 for "MWh renewable electricity" and "GWh"."""
    for word in metric.split():
        for other in unit.split():
            try:
                return units.convert(1, word.strip(",.;:()"), other.strip(",.;:()"))
            except units.UnitError:  # a word that is no unit, or a unit of something else
                continue
    return Fraction(1) if unit and unit.casefold() in metric.casefold() else None


CHECKS = (
    Check(
        57,
        "F",
        "Balance = emissions + adjustments: first transfers plus, uses minus",
        ("B", "W"),
        ("table4.77d-ii", "balance.add-first-transfers", "balance.subtract-uses"),
        ("table4",),
        sign,
    ),
    Check(
        58,
        "F",
        "Indicator: first transfers minus, uses plus",
        ("B",),
        ("indicator.subtract-first-transfers", "indicator.add-uses"),
        ("table4",),
        indicator,
    ),
)
