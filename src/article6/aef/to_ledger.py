"""From annual reports back to a ledger (2/CMA.3 annex 20; 6/CMA.4 annex I para. 32).

    ledger = to_ledger([host_2028, buyer_2028, host_2029, buyer_2029])

The reports of all Parties and years hold what a ledger decides by: first transfers, uses, cancellations,
year-end holdings, authorizations. What they do not hold stands in `NOT_IN_THE_FORMAT`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from article6.aef.document import Aef
from article6.aef.rebuild import Rebuild
from article6.aef.rebuild_error import RebuildError
from article6.aef.reconcile import latest
from article6.aef.rows import Row
from article6.findings import Finding, Outcome
from article6.ledger.ledger import Ledger

__all__ = ["NOT_IN_THE_FORMAT", "RebuildError", "missing_reports", "to_ledger"]

# what the agreed electronic format has no column for -> what a rebuilt ledger takes instead
NOT_IN_THE_FORMAT = {
    "covered": "Every outcome is taken to come from inside the NDC of the first transferring Party.",
    "issuance": (
        "Outcomes are issued on the day of the first row of the first transferring Party that shows them; "
        "for a holding this is 31 December."
    ),
    "verification": (
        "Outcomes are verified when they are issued; verified and not issued only where they are first "
        "transferred by authorization and are in no account."
    ),
    "a64": (
        "An outcome is an Article 6.4 emission reduction only if a mandatory share was taken from it, or if "
        "its first transfer is dated before its authorization."
    ),
    "sector and activity": (
        "Where an authorization names several sectors or activities, an outcome gets one of them; where it "
        "names none, it gets none."
    ),
    "unauthorized": "Outcomes that no authorization covers are in no report, unless they were sent abroad.",
    "adaptation fund": (
        "What the Adaptation Fund does is unknown, except that it sent what a Party acquired from it, on the "
        "day that the note tells; which of two it sent first on one day is unknown."
    ),
    "in transit": "A transfer whose acquisition no report tells is on its way.",
    "time": "Ledgers know days; rows of one day are put in an order in which each is possible.",
    "notes": (
        "The end of an authorization, and what no column tells of a first transfer, are read from the "
        "additional explanatory information, in the words of our own reports (`article6.aef.remarks`)."
    ),
}


def to_ledger(
    aefs: Iterable[Aef], *, periods: Mapping[str, object] | None = None, partial: bool = False, **settings
) -> Ledger:
    """The ledger that the reports of all Parties and years make; of each the latest version counts.

    `periods`: NDC implementation periods as for `Ledger`, else those of table 1. `settings`: `readings` and
    `btr_submitted`, as for `Ledger`. Raises RebuildError, with the place of the row and of the row that it
    contradicts, where the reports cannot all be right, or where one is missing.

    `partial`: where reports are missing (`missing_reports` names them), take what they would have to say,
    and no more: units were issued, authorized for every use, sold and acquired in time for the rows at hand.
    """
    aefs = list(aefs)
    for aef in aefs:
        if aef.party is None or aef.year is None:
            raise RebuildError(
                aef.place(aef.submission),
                "Table 1 does not say the Party and the year.",
                "Fill in both.",
                "aef.format",
            )
    known = dict(sorted(latest(aefs).items()))
    ledger = Ledger(_periods(known) if periods is None else periods, **settings)
    try:
        Rebuild(ledger, known, settings.get("readings"), partial).run()
    except RebuildError as error:
        missing = sorted(_missing(known))
        if missing and not partial:
            names = ", ".join(f"{party} for {year}" for party, year in missing[:5])
            error.mend += f" Reports are missing (of {names}): add them, or rebuild a part with partial=True."
        raise
    return ledger


def missing_reports(aefs: Iterable[Aef]) -> list[Finding]:
    """Reports that the reports at hand point to: of a first transferring Party, of the other side of a trade.

    A transfer may be acquired in the next year, and what is acquired may have left in the year before; one of
    the two reports is enough here. Years between the first and the last report of a Party are missing too.
    """
    found = _missing(dict(sorted(latest(aefs).items())))
    return [found[key] for key in sorted(found)]


def _missing(known: Mapping[tuple[str, int], Aef]) -> dict[tuple[str, int], Finding]:
    parties = {party for party, _ in known}
    found: dict[tuple[str, int], Finding] = {}

    def miss(party: str, aef: Aef, row: Row, why: str) -> None:
        if (party, aef.year) not in found:
            found[party, aef.year] = Finding(
                outcome=Outcome.NULL,
                place=aef.place(row),
                problem=f"{party} {why}, and its report for {aef.year} is not at hand.",
                mend=f"Add the report of {party} for {aef.year}.",
                rule="consistency.labels",
                party=party,
            )

    for (party, year), aef in known.items():
        for row in (*aef.actions, *aef.holdings):
            sent, got = getattr(row, "acquiring", None), getattr(row, "transferring", None)
            if row.party is not None and row.party not in parties:
                miss(row.party, aef, row, "first transferred the units")
            if sent is not None and (sent, year) not in known and (sent, year + 1) not in known:
                miss(sent, aef, row, "acquires the units")
            if got is not None and (got, year) not in known and (got, year - 1) not in known:
                miss(got, aef, row, "transferred the units")
        later = [other for one, other in known if one == party and other > year]
        for gap in range(year + 1, min(later, default=year)):
            found.setdefault((party, gap), _gap(party, gap, aef))
    return found


def _gap(party: str, year: int, before: Aef) -> Finding:
    return Finding(
        outcome=Outcome.NULL,
        place=before.place(before.submission, "year"),
        problem=f"{party} reported before and after {year}, and its report for that year is not at hand.",
        mend=f"Add the report of {party} for {year}.",
        rule="consistency.labels",
        party=party,
    )


def _periods(aefs: Mapping[tuple[str, int], Aef]) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = {}
    for (party, _), aef in aefs.items():
        first, last = aef.submission.first_year, aef.submission.last_year
        if first is not None and last is not None and first <= last:
            found.setdefault(party, set()).add((first, last))
    return {party: sorted(several) for party, several in found.items()}
