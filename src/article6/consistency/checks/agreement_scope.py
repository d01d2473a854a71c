"""Checks 90 and 91: which kind of NDC may have a balance over categories, or an adjusted indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from article6.consistency.annual_totals import Amount, AnnualTotals
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.expected import less, use_basis
from article6.consistency.table4_view import View, agrees, own_ndc, totals_of, view
from article6.findings import Finding
from article6.ndc.amounts import show


def affected_categories(dossier: Dossier) -> Iterator[Finding]:
    """90: a balance over the affected categories only is for unquantified policies and measures alone.

    And only where they are a first or first updated NDC: not where the Party had an NDC for an earlier
    period. Of every other NDC rows 3 and 4 are one number.
    """
    seen = view(dossier.table4)
    ndc = None if seen is None else own_ndc(dossier, seen.form)
    if ndc is None:
        return
    if ndc.target.kind == "policies and measures":
        ends = {
            aef.submission.last_year
            for aef in dossier.index.own
            if aef.party == ndc.party and aef.submission.last_year is not None
        }
        before = [year for year in ends if year < ndc.period.first]
        if before:
            yield seen.finding(
                90,
                4,
                None,
                f"The NDC of {ndc.period} consists of policies and measures that are not quantified, and "
                f"the AEFs show an NDC for a period that ended in {max(before)}: it is not the first one.",
                "The balance over affected categories is for a first or first updated NDC; quantify a later "
                "one in t CO2 eq.",
                "balance.affected-categories",
            )
        return
    for year in seen.years:
        whole, part = seen.at(3, year), seen.at(4, year)
        if None in (whole, part) or agrees(part, whole) or agrees(whole, part):
            continue
        yield seen.finding(
            90,
            4,
            year,
            f"Row 4 of {year} is {show(part)} and row 3 is {show(whole)}; the NDC is quantified, so that "
            "both are the emissions and removals in its scope.",
            "Write the same number: a portion is for policies and measures that are not quantified.",
            "table4.23b",
        )


def adjusted_indicator(dossier: Dossier) -> Iterator[Finding]:
    """91: an adjusted indicator for an NDC in that metric, from trades in it alone, beside a balance."""
    seen = view(dossier.table4)
    if seen is None or not seen.rows.get(14):
        return
    ndc = own_ndc(dossier, seen.form)
    if ndc is not None and ndc.target.kind != "non-GHG":
        yield seen.finding(
            91,
            14,
            None,
            f"There is an adjusted indicator in {seen.form.indicator_unit or 'no unit'}, and the NDC of "
            f"{ndc.period} has no part in a non-GHG metric.",
            "Write NA in row 14; what was traded goes to the balance in t CO2 eq.",
            "indicator.subtract-first-transfers",
        )
    for year in seen.years:
        if seen.at(14, year) is not None and seen.at(13, year) is None:
            yield seen.finding(
                91,
                13,
                year,
                f"Row 14 of {year} is {seen.show(14, year)}, and there is no emissions balance beside it.",
                "Give the emissions balance in t CO2 eq too: paragraph 23(k)(i) asks for it in every metric.",
                "table4.23k",
            )
    totals = totals_of(dossier, seen)
    if totals is not None and not totals.missing:
        yield from _metrics(seen, totals)


def _metrics(seen: View, totals: AnnualTotals) -> Iterator[Finding]:
    adjusted = {
        year: seen.at(14, year) - seen.at(5, year)
        for year in seen.years
        if None not in (seen.at(14, year), seen.at(5, year))
    }
    changed = [year for year, amount in adjusted.items() if amount]
    if changed and not totals.metrics:
        yield seen.finding(
            91,
            14,
            changed[0],
            f"Row 14 of {changed[0]} is {seen.show(14, changed[0])}, row 5 is {seen.show(5, changed[0])}; "
            "the AEFs have no ITMO in a non-GHG metric.",
            "An indicator is adjusted for ITMOs traded in its metric, and for no others.",
            "indicator.subtract-first-transfers",
        )
    if len(totals.metrics) < 2:
        return
    nets = {metric: _net(seen, totals, metric) for metric in totals.metrics}
    together: dict[int, Amount] = {}
    for net in nets.values():
        for year, amount in net.items():
            together[year] = together.get(year, 0) + amount
    all_of_them = seen.applied(together)
    apart = [seen.applied(net) for net in nets.values()]
    for year in changed:
        cell = adjusted[year]
        if agrees(cell, all_of_them[year]) and not any(agrees(cell, one[year]) for one in apart):
            yield seen.finding(
                91,
                14,
                year,
                f"Row 14 of {year} is row 5 {show(cell, signed=True)}: the amounts in {', '.join(nets)} were "
                "added up.",
                "Different metrics are never summed: give one adjusted indicator for each.",
                "table4.23k",
            )
            return


def _net(seen: View, totals: AnnualTotals, metric: str) -> Mapping[int, Amount]:
    """{year: used - first transferred} in the metric: the sign of an indicator."""
    first = totals.amounts("vintage", "first transfer", metric)
    return less(totals.amounts(use_basis(seen), "use", metric), first)


CHECKS = (
    Check(
        90,
        "H",
        "Only unquantified policies and measures have a balance over some categories",
        ("B",),
        ("balance.affected-categories", "table4.23b", "report.pams-level"),
        ("table4", "ndc"),
        affected_categories,
    ),
    Check(
        91,
        "H",
        "An indicator is adjusted in its own metric, and a balance stands beside it",
        ("B",),
        ("indicator.subtract-first-transfers", "indicator.add-uses", "table4.23k"),
        ("table4",),
        adjusted_indicator,
    ),
)
