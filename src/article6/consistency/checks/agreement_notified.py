"""Check 98: first transfers for OIMP that happen in another registry, and how the Party learns of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from article6.aef.document import Aef
from article6.aef.kinds import FIRST_TRANSFER
from article6.aef.rows import Action, Submission
from article6.consistency.dossier import Dossier
from article6.consistency.entry import Entry, entries_of
from article6.consistency.lives import first_by_host, first_transfer_event
from article6.consistency.own_reports import AnyOf, initial_reports, regular_information
from article6.consistency.spans import Cover
from article6.consistency.telling import days, names
from article6.findings import Finding, Outcome
from article6.identifiers import ItmoId
from article6.ledger.records import FirstTransfer
from article6.reports.answers import place

EVENTS = ("issuance", "use or cancellation")
_TELLS = re.compile(r"\b(?:notif|inform(?:s|ed|ing)?\b|tells?\b|told\b|alert|pull and view)", re.IGNORECASE)


def told_of_the_event(dossier: Dossier) -> Iterator[Finding]:
    """98: the arrangement to be told of issuance, use or cancellation is described, and nothing is missed.

    No item of a report is set for that description: any text of the initial report or the regular information
    that speaks of notifying or informing will do. What is known from the underlying registry is what the
    ledger at hand has.
    """
    yield from _described(dossier)
    if dossier.ledger is not None:
        yield from _recorded(dossier)


def _described(dossier: Dossier) -> Iterator[Finding]:
    regular = regular_information(dossier)
    reports = initial_reports(dossier) + ([] if regular is None else [regular])
    if not reports:
        return
    first: dict[str, Entry] = {}
    for entry in dossier.index.checked:
        if entry.row.approach is not None and first_by_host(entry) and _event(entry) in EVENTS:
            first.setdefault(entry.row.approach, entry)
    for approach, entry in sorted(first.items()):
        items = [one for report in reports for one in report.items if one.approach in (None, approach)]
        left_out = any(one.secret and not one.text.strip() for one in items)
        if not left_out and not any(_TELLS.search(one.text) for one in items):
            yield Finding(
                outcome=Outcome.WARNING,
                place=entry.place("subtype"),
                problem=f"The first transfer for OIMP is the {_event(entry)}; no text of the "
                f"{' or the '.join(one.name for one in reports[:2])} says how the Party is told of it "
                f"for {approach}.",
                mend="Describe the arrangement: who notifies the Party of the event, when, and with what.",
                rule="first-transfer.notified",
                check=98,
                other=place(reports[0], "18(g)" if reports[0].kind != "regular" else "21(c)", approach),
            )


def _event(entry: Entry) -> str:
    return first_transfer_event(entry.row)


def _recorded(dossier: Dossier) -> Iterator[Finding]:
    """Events of the ledger that were first transfers of the year, and stand in no row."""
    aef, party = dossier.aef, dossier.party
    if None in (party, aef.year):
        return
    records = [
        one
        for one in dossier.ledger.first_transfers(party, aef.submission.date)
        if one.trigger in EVENTS and one.date.year == aef.year
    ]
    if not records:
        return
    cover = Cover(one for one in dossier.index.own_actions if one.kind == FIRST_TRANSFER)
    for record, entry in zip(records, _entries(records, party), strict=True):
        gaps = cover.gaps(entry)
        if gaps:
            serials = names((f"{first:,} to {last:,}" for first, last in gaps), 3)
            block = record.block
            yield Finding(
                outcome=Outcome.WARNING,
                place=aef.place(aef.submission),
                problem=f"The {record.trigger} of {days(record.date)} was a first transfer of "
                f"{block.approach}, {block.party}, vintage {block.vintage}, serials {serials}; no row has "
                "it.",
                mend="Report the first transfer. Ask the underlying registry to notify the Party of each "
                "such event.",
                rule="first-transfer.notified",
                check=98,
            )


def _entries(records: list[FirstTransfer], party: str) -> list[Entry]:
    """The blocks as rows, so that they can be compared with rows."""
    rows = []
    for one in records:
        block = one.block
        known = block.approach, block.registry, block.party
        rows.append(
            Action(
                type="First transfer",
                first_id=ItmoId(*known, block.first, block.vintage),
                last_id=ItmoId(*known, block.last, block.vintage),
                first=block.first,
                last=block.last,
            )
        )
    return entries_of(Aef(Submission(party=party), actions=rows), {})[0]


CHECKS = (
    AnyOf(
        98,
        "H",
        "The Party is told of issuance, use or cancellation for OIMP, and reports each first transfer",
        ("W",),
        ("first-transfer.notified", "first-transfer.oimp"),
        ("aef",),
        told_of_the_event,
        ("initial_report", "updated_reports", "regular_information", "ledger"),
    ),
)
