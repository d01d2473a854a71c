"""NDC implementation periods as the dossier knows them, and the cut-off that follows from them."""

from __future__ import annotations

from datetime import date as Day

from article6.consistency.dossier import Dossier

__all__ = ["cut_off", "periods"]


def periods(dossier: Dossier, party: str | None) -> list[tuple[int, int]]:
    """The periods of a Party, first and last year: of its NDC, and of table 1 of its AEFs at hand."""
    kept = vars(dossier).setdefault("_periods", {})
    if party not in kept:
        found = set()
        if dossier.ndc is not None and dossier.ndc.party == party:
            found.add((dossier.ndc.period.first, dossier.ndc.period.last))
        for aef in (*dossier.index.own, *dossier.index.others):
            first, last = aef.submission.first_year, aef.submission.last_year
            if aef.party == party and None not in (first, last) and first <= last:
                found.add((first, last))
        kept[party] = sorted(found)
    return kept[party]


def cut_off(dossier: Dossier, party: str | None, vintage: int | None) -> Day | None:
    """The last day for an OIMP first transfer of that vintage; None where the period is not known.

    31 December of the year before the report with end-year information is submitted (4/CMA.6 para. 14). As
    long as it is not submitted, the year in which it is due counts; so it does under the other reading (R9).
    """
    if vintage is None:
        return None
    period = next((one for one in periods(dossier, party) if one[0] <= vintage <= one[1]), None)
    if period is None:
        return None
    from article6.ledger.state import end_year_btr  # the ledger is loaded only where a cut-off is asked for

    due = submitted = end_year_btr(period[1])
    if dossier.readings.cut_off == "submitted":
        submitted = dossier.btr_submitted.get((party, period[1]), due)
    return Day(submitted - 1, 12, 31) if 1 < submitted <= 9999 else None
