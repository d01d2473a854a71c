"""Section C, rows of tables 3 and 4 beside the authorization that they name (checks 24, 26)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from article6.aef.kinds import CANCELLATION, FIRST_TRANSFER, TRANSFER
from article6.aef.kinds import serves_adaptation_fund as to_fund
from article6.aef.kinds import serves_omge as for_omge
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.entry import Entry
from article6.consistency.lives import day, first_by_host, first_transfer_event
from article6.consistency.mechanism import of_mechanism
from article6.consistency.stories import stories
from article6.consistency.telling import days, tell, the_party, tonnes, years
from article6.consistency.versions import Authority, authorities, missing_years
from article6.findings import Finding, Outcome


def names_an_authorization(dossier: Dossier) -> Iterator[Finding]:
    """24: each action and holding names an authorization that the Party reported; it was in force then."""
    index, known = dossier.index, authorities(dossier)
    here = None
    if dossier.readings.older_authorizations == "required":  # R10
        here = {row.id for row in dossier.aef.authorizations}
    absent = missing_years(dossier)
    for entry in (*index.checked, *index.checked_holdings):
        id = entry.row.authorization
        if id is None:
            continue  # check 1
        authority = known.get((entry.reporter, id))
        if authority is None or (here is not None and id not in here):
            yield _not_reported(entry, absent if here is None else [])
        elif first_by_host(entry):
            yield from _in_force(dossier, entry, authority)


def _not_reported(entry: Entry, absent: list[int]) -> Finding:
    id, party = entry.row.authorization, the_party(entry.reporter)
    if absent:
        return tell(
            24,
            "consistency.labels",
            entry,
            "authorization",
            f"Authorization {id} stands in table 2 of no AEF of {party} at hand; those for {years(absent)} "
            "exist and are not at hand.",
            "Check again together with the AEFs of these years.",
            outcome=Outcome.NULL,
        )
    return tell(
        24,
        "report.annual",
        entry,
        "authorization",
        f"The row names authorization {id}, and table 2 of no AEF of {party} at hand has it.",
        "Add it to table 2 or correct the ID. If an earlier AEF reported it, check again together with it.",
    )


def _in_force(dossier: Dossier, entry: Entry, authority: Authority) -> Iterator[Finding]:
    """4/CMA.6 para. 11: first transferred only if authorized. Later actions need no version in force."""
    on, begins = day(entry), authority.begins
    first, last = authority.versions[0], authority.versions[-1]
    if on is None:
        return
    if authority.revoked is not None and on > authority.revoked:
        yield tell(
            24,
            "first-transfer.authorized",
            entry,
            "time",
            f"The first transfer is dated {days(on)}; authorization {authority.id} was revoked on "
            f"{days(authority.revoked)}.",
            "Correct the date or the authorization; what was not first transferred by then needs a new one.",
            other=last.place("date"),
        )
    elif begins is not None and on < begins:
        event = first_transfer_event(entry.row)
        if dossier.readings.late_authorization == "event":  # R7
            return
        if event != "transfer" and of_mechanism(entry.row, first):
            return  # authorized after issuance, it counts as authorized from issuance (6/CMA.6 para. 12)
        yield tell(
            24,
            "first-transfer.authorized",
            entry,
            "time",
            f"The first transfer is dated {days(on)}, before {first.name} was given on {days(begins)}.",
            "Correct the date if it is wrong, else record it on the day of the authorization or later: what "
            "was issued before is first transferred on the later of the two days. If these are Article 6.4 "
            "emission reductions, say so in the row.",
            other=first.place("date"),
        )
    elif begins is None and first.date is not None and on < first.date:
        yield tell(
            24,
            "consistency.labels",
            entry,
            "time",
            f"The first transfer is dated {days(on)}; of authorization {authority.id} only version "
            f"{first.number} of {days(first.date)} and later ones are at hand.",
            "Check again together with the AEF that reported version 1.",
            outcome=Outcome.NULL,
            other=first.place("version"),
        )


def within_quantity(dossier: Dossier) -> Iterator[Finding]:
    """26: cumulative first transfers within the quantity, each unit once, by the version then in force."""
    index, absent = dossier.index, missing_years(dossier)
    named = {entry.row.authorization for entry in index.checked if _counts(entry)}
    for (party, id), authority in authorities(dossier).items():
        limited = [one for one in authority.versions if one.quantity is not None]
        if party != dossier.party or id not in named or not limited:
            continue
        rows = [e for e in index.by_authorization[party, id] if _counts(e) and e.at_home]
        rows.sort(key=lambda entry: (entry.when, entry.aef.year or 0, entry.row.row))
        size = dossier.parameters.unit_size
        sums = [(entry, _tonnes(entry, entry.size, size)) for entry in rows]
        if sum(amount for _, amount in sums) > min(one.quantity for one in limited):
            sums = _once(rows, size)
            over = list(_over(dossier, authority, sums))
            yield from over
            if over:
                continue
        started = authority.versions[0].date
        lacking = [year for year in absent if started is None or year >= started.year]
        mine = next((entry for entry in rows if entry.aef is dossier.aef), None)
        if lacking and mine is not None:
            yield tell(
                26,
                "consistency.labels",
                mine,
                "authorization",
                f"Authorization {id} states a quantity; how much of it was first transferred in "
                f"{years(lacking)} is not known: the AEFs of these years are not at hand.",
                "Check again together with them.",
                outcome=Outcome.NULL,
                other=limited[0].place("quantity"),
            )


def _counts(entry: Entry) -> bool:
    """True for first transfers, and for what 4/CMA.6 para. 16-17 make one."""
    if entry.kind == TRANSFER:
        return to_fund(entry.row)
    return entry.kind == FIRST_TRANSFER or (entry.kind == CANCELLATION and for_omge(entry.row))


def _tonnes(entry: Entry, units: int, size: int | None):
    row = entry.row
    if size is not None and (row.metric or "").casefold() != "non-ghg":
        return units * size
    if row.quantity is None or not entry.size:
        return units
    return Fraction(row.quantity) * units / entry.size


def _once(rows: list[Entry], size: int | None) -> list[tuple[Entry, object]]:
    """Each row with the t CO2 eq that no earlier row had."""
    amounts: dict[int, object] = {}
    for story in stories(rows):
        entry = story.events[0]
        amounts[id(entry)] = amounts.get(id(entry), 0) + _tonnes(entry, story.size, size)
    return [(entry, amounts.get(id(entry), 0)) for entry in rows]


def _over(dossier: Dossier, authority: Authority, sums: list) -> Iterator[Finding]:
    total = 0
    for entry, amount in sums:
        total += amount
        version = authority.at(day(entry))
        within = version.quantity is None or total <= version.quantity
        if within or not amount or entry.aef is not dossier.aef:
            continue
        yield tell(
            26,
            "authorization.5h",
            entry,
            "quantity",
            f"With this row {tonnes(total)} are first transferred under {version.name}, which covers "
            f"{tonnes(version.quantity)}: {tonnes(total - version.quantity)} too many.",
            f"Correct serials or authorization, or let {the_party(authority.party)} change the quantity "
            "before such a first transfer.",
            other=version.place("quantity"),
        )


CHECKS = (
    Check(
        24,
        "C",
        "Each row names an authorization that the Party reported, in force at the first transfer",
        ("B",),
        ("report.annual", "first-transfer.authorized", "authorization.changes", "a64.authorized"),
        ("aef",),
        names_an_authorization,
    ),
    Check(
        26,
        "C",
        "First transfers stay within the authorized quantity",
        ("B",),
        ("authorization.5h",),
        ("aef",),
        within_quantity,
    ),
)
