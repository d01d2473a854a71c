"""Checks 92, 99 and 107: units whose rows do not agree with another report, the mechanism, or the years."""

from __future__ import annotations

from collections.abc import Iterator

from article6.aef.kinds import FIRST_TRANSFER, TRANSFER, USE, serves_adaptation_fund, serves_omge
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.entry import UNKNOWN_TIME, Entry
from article6.consistency.governing import authority_of
from article6.consistency.lives import day, first_transfer_event
from article6.consistency.mechanism import of_mechanism
from article6.consistency.telling import days, tell, the_party, years
from article6.consistency.transfers import transfers
from article6.consistency.versions import Authority, missing_years
from article6.findings import Finding, Outcome
from article6.ndc.amounts import show


def same_tonnes(dossier: Dossier) -> Iterator[Finding]:
    """92: of the same non-GHG units two Parties report the same t CO2 eq.

    Each row may be rounded to a tonne: a difference that this explains is a question.
    """
    for group in transfers(dossier).groups:
        if not group.received or (group.received[0].row.metric or "").casefold() != "non-ghg":
            continue
        both = (*group.sent, *group.received)
        mine = next((one for one in both if one.aef is dossier.aef), None)
        if mine is None or any(one.row.quantity is None for one in both):
            continue
        sent, got = (sum(one.row.quantity for one in side) for side in (group.sent, group.received))
        if sent == got:
            continue
        theirs = group.received if mine in group.sent else group.sent
        here, there = (sent, got) if mine in group.sent else (got, sent)
        rounded = abs(sent - got) * 2 <= len(both)
        yield Finding(
            outcome=Outcome.WARNING if rounded else Outcome.INCONSISTENT,
            place=mine.place("quantity"),
            problem=f"Of {mine.units()}, {the_party(mine.reporter)} reports {show(here)} t CO2 eq and "
            f"{the_party(theirs[0].reporter)} {show(there)}. "
            + (
                "Rounding may explain it." if rounded else "Both Parties are told; neither is presumed wrong."
            ),
            mend="Use the conversion of the first transferring Party for the same units, as its regular "
            "information describes it (2/CMA.3 annex 22(d)).",
            rule="report.non-ghg-conversion" if rounded else "consistency.cross",
            check=92,
            value=show(mine.row.quantity),
            other=theirs[0].place("quantity"),
            party=theirs[0].reporter or "",
        )


def mechanism_units(dossier: Dossier) -> Iterator[Finding]:
    """99: Article 6.4 emission reductions appear only if authorized.

    Authorized after their issuance they count as authorized from issuance, as long as none was transferred in
    or out of the mechanism registry before. The shares for adaptation and for overall mitigation leave it at
    issuance (6/CMA.6 para. 12).
    """
    index, told = dossier.index, set()
    for entry in index.checked_rows:
        row = entry.row
        if not of_mechanism(row):
            continue
        authority = authority_of(dossier, entry)
        if authority is None:
            if row.authorization not in told:
                told.add(row.authorization)
                yield _not_authorized(dossier, entry)
        elif entry.at_home and entry.kind in (FIRST_TRANSFER, TRANSFER):
            yield from _moved_before(entry, authority)


def _not_authorized(dossier: Dossier, entry: Entry) -> Finding:
    id, absent = entry.row.authorization, missing_years(dossier)
    by = "none" if id is None else f"{id}, which table 2 of no AEF at hand has"
    null = bool(absent) and id is not None
    return tell(
        99,
        "consistency.labels" if null else "itmo.a64",
        entry,
        "authorization",
        f"The row reports Article 6.4 emission reductions, and its authorization is {by}.",
        f"Check again together with the AEFs of {years(absent)}."
        if null
        else "Such units are ITMOs only if they are authorized: name the authorization, or leave them out.",
        outcome=Outcome.NULL if null else Outcome.INCONSISTENT,
    )


def _moved_before(entry: Entry, authority: Authority) -> Iterator[Finding]:
    on, begins = day(entry), authority.begins
    if on is None or begins is None or on >= begins:
        return
    if serves_adaptation_fund(entry.row) or serves_omge(entry.row):
        return
    if entry.kind == FIRST_TRANSFER and first_transfer_event(entry.row) != "transfer":
        return
    yield tell(
        99,
        "a64.authorized",
        entry,
        "time",
        f"Article 6.4 emission reductions are transferred on {days(on)}, before authorization {authority.id} "
        f"of {days(begins)}.",
        "They may be authorized after issuance, but only before any transfer in or out of the mechanism "
        "registry: correct the date, or leave them out.",
        other=authority.versions[0].place("date"),
    )


def unusual_years(dossier: Dossier) -> Iterator[Finding]:
    """107: a use for a year after that of the action, or before the vintage: legal in one period, unusual."""
    for entry in dossier.index.checked:
        year = entry.row.use_year
        if entry.kind != USE or year is None:
            continue
        done = entry.aef.year if entry.when is UNKNOWN_TIME else entry.when.year
        vintage = entry.row.vintage if entry.family is None else entry.family[2]
        if done is not None and year > done:
            said = f"The use of {done} is for {year}, a year to come."
        elif vintage is not None and year < vintage:
            said = f"Units of {vintage} are used for {year}, a year before they occurred."
        else:
            continue
        yield tell(
            107,
            "balance.subtract-uses",
            entry,
            "use_year",
            said,
            "Look whether the year is right. Inside one NDC period this is legal.",
            outcome=Outcome.WARNING,
        )


CHECKS = (
    Check(
        92,
        "H",
        "Two Parties report the same t CO2 eq for the same non-GHG units",
        ("X", "W"),
        ("report.non-ghg-conversion", "consistency.cross", "review.consistent"),
        ("aef",),
        same_tonnes,
    ),
    Check(
        99,
        "H",
        "Article 6.4 emission reductions appear only if authorized",
        ("B",),
        ("itmo.a64", "a64.authorized", "first-transfer.a64-issuance"),
        ("aef",),
        mechanism_units,
    ),
    Check(
        107,
        "H",
        "A use is for a year between vintage and action",
        ("W",),
        ("balance.subtract-uses", "balance.same-period"),
        ("aef",),
        unusual_years,
    ),
)
