"""Checks 82 and 83: how an inconsistency is corrected, and what is not used until it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from article6.aef.kinds import towards_ndc
from article6.consistency.check import Check
from article6.consistency.content import differing_tables
from article6.consistency.dossier import Dossier
from article6.consistency.entry import Entry
from article6.consistency.spans import union
from article6.consistency.transfers import Gap, Stretch, say_stretches, transfers
from article6.consistency.uses import doubts
from article6.findings import Finding, Outcome


def new_version(dossier: Dossier) -> Iterator[Finding]:
    """82: annual information is corrected by a new version, which is checked again.

    No file tells that an inconsistency was closed. What data show is an AEF with other content under the
    number of a version that is at hand already: whatever it closes is closed without a new version. Left out
    of the comparison are the fields that the CARP fills, the day of submission, and the order of the rows.
    """
    aef = dossier.aef
    for other in dossier.own:
        same = (other.party, other.year, other.version) == (aef.party, aef.year, aef.version)
        if other is aef or not same or aef.version == (0, 0) or None in (aef.party, aef.year):
            continue
        changed = differing_tables(aef, other)
        if changed:
            yield Finding(
                outcome=Outcome.INCONSISTENT,
                place=aef.place(aef.submission, "version"),
                problem=f"There is another AEF for {aef.year} with version {aef.submission.version}, and its "
                f"content differs: {', '.join(changed)}.",
                mend="Give the corrected AEF a higher version and have it checked again; an inconsistency is "
                "closed in no other way.",
                rule="consistency.resubmit",
                check=82,
                value=aef.submission.version or "",
                other=other.place(other.submission, "version"),
            )


def not_to_be_used(dossier: Dossier) -> Iterator[Finding]:
    """83: Parties are requested not to use units that the check finds inconsistent. Nothing is blocked.

    These are the units on which the reports of two Parties differ (check 45), and those used though nobody
    reports that they were first transferred, or sent to the user (check 47).
    """
    if dossier.party is None:
        return
    found: dict[tuple, list[Stretch]] = defaultdict(list)
    rows: dict[tuple, list[Entry]] = defaultdict(list)
    for gap in transfers(dossier).gaps:
        concerned, mine = _told_here(gap, dossier)
        if concerned:
            found[gap.entry.family] += gap.stretches
            rows[gap.entry.family] += [] if mine is None else [mine]
    uses = [one for one in dossier.index.checked if towards_ndc(one.row)]
    for doubt in doubts(dossier, uses):
        if not doubt.missing:
            found[doubt.entry.family] += doubt.stretches
            rows[doubt.entry.family].append(doubt.entry)
    for family, stretches in found.items():
        approach, party, vintage = family
        first = min(rows[family], key=lambda one: one.row.row, default=None)
        units = say_stretches(tuple(zip(*union(stretches), strict=True)))
        yield Finding(
            outcome=Outcome.WARNING,
            place=first.place("first") if first is not None else dossier.aef.place(dossier.aef.submission),
            problem=f"Of {approach}, {party}, vintage {vintage}, {units} are inconsistent (checks 45, 47).",
            mend="Parties are requested not to use them towards an NDC until that is resolved: it would "
            "change an emissions balance or an adjusted indicator. It is a request, nothing is blocked.",
            rule="consistency.no-use",
            check=83,
        )


def _told_here(gap: Gap, dossier: Dossier) -> tuple[bool, Entry | None]:
    """(is this a difference that check 45 tells in the AEF under check, its row there if it has one)"""
    entry, aef = gap.entry, dossier.aef
    if gap.awaited:
        return False, None  # it may stand in an AEF that is not at hand
    if entry.aef is aef:
        return True, entry
    if entry.reporter == dossier.party or aef.year not in gap.years:
        return False, None
    mine = next((one for one in gap.partners if one.aef is aef), None)
    return mine is not None or not gap.partners, mine


CHECKS = (
    Check(
        82,
        "G",
        "Annual information is corrected by a new version",
        ("B",),
        ("consistency.resubmit",),
        ("aef", "own"),
        new_version,
    ),
    Check(
        83,
        "G",
        "Units found inconsistent are not to be used towards an NDC",
        ("W",),
        ("consistency.no-use",),
        ("aef",),
        not_to_be_used,
    ),
)
