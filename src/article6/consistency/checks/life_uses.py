"""Section D: use and cancellation, what comes before them and what may not come after (36 to 38, 44)."""

from __future__ import annotations

from collections.abc import Iterator

from article6.aef.kinds import (
    ACQUISITION,
    CANCELLATION,
    FIRST_TRANSFER,
    TRANSFER,
    USE,
    serves_adaptation_fund,
    serves_omge,
    towards_ndc,
)
from article6.authorization.words import capital
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.entry import Entry
from article6.consistency.governing import asked_of, authority_of
from article6.consistency.lives import Found, Gathered, day, ends, later, leaves, lives, walked
from article6.consistency.stories import Story
from article6.consistency.telling import days, either, tell, years
from article6.consistency.versions import Version, missing_years
from article6.findings import Finding, Outcome

_BOTH = frozenset({USE, CANCELLATION})


def first_transferred_before(dossier: Dossier) -> Iterator[Finding]:
    """36: no use or cancellation of a Party's own outcomes without a first transfer before it or by it.

    What other Parties use is compared with the reports of the host: check 47.
    """
    found = Gathered()
    for story, entry, first in _not_yet(dossier, USE, CANCELLATION, TRANSFER):
        if serves_omge(entry.row) or serves_adaptation_fund(entry.row):
            continue  # check 38
        version = _version(dossier, entry)
        if entry.kind == TRANSFER and not _needs_first_transfer(entry, version):
            continue
        asks = asked_of(entry) is not None or entry.kind == TRANSFER
        asks = asks or (version is not None and version.covers_oimp)
        found.add(entry, story, first, "used" if asks else "gone")
    for sort, one in found.sorts():
        yield _not_first_transferred(dossier, one, sort == "used")


def _version(dossier: Dossier, entry: Entry) -> Version | None:
    authority = authority_of(dossier, entry)
    return authority.at(day(entry)) if authority is not None else None


def _needs_first_transfer(entry: Entry, version: Version | None) -> bool:
    """True if the units could not go abroad before: they may where only OIMP is authorized and the first
    transfer is the issuance, or the use or cancellation."""
    if version is None or not version.purposes or not leaves(entry):
        return False
    return version.covers_ndc or version.definition == "authorization"


def _not_yet(dossier: Dossier, *kinds: str) -> Iterator[tuple[Story, Entry, Entry | None]]:
    """(story, row, first transfer that comes too late) for own outcomes not first transferred by then."""
    for story, entries in walked(dossier, *kinds):
        if not entries[0].at_home:
            continue
        # what came back from abroad was first transferred, in whatever year
        ours = [one for one in story.events if one.reporter == entries[0].reporter]
        before = [one for one in ours if one.kind in (FIRST_TRANSFER, ACQUISITION)]
        for entry in entries:
            # told later, the use is still the first transfer: check 34
            if not any(not later(one, entry) or (ends(one) and entry.kind != TRANSFER) for one in before):
                yield story, entry, next((one for one in before if one.kind == FIRST_TRANSFER), None)


def _not_first_transferred(dossier: Dossier, one: Found, asks: bool) -> Finding:
    entry, absent = one.entry, missing_years(dossier)
    act = {USE: "used", CANCELLATION: "cancelled", TRANSFER: "transferred to another Party"}[entry.kind]
    problem = f"{one.units} are {act} on {days(day(entry))}, and "
    if one.other is not None:
        problem += f"first transferred only on {days(day(one.other))}."
    elif absent:
        problem += f"no AEF at hand has their first transfer; those for {years(absent)} are not at hand."
        return _told(36, one, problem, "Check again together with the AEFs of these years.", Outcome.NULL)
    else:
        problem += "no AEF at hand has their first transfer."
    if not asks:
        mend = (
            "If they were cancelled for a purpose, name it and record the first transfer. If they were taken "
        )
        mend += "out of the world for nobody's account, nothing is owed."
        return _told(36, one, problem, mend, Outcome.WARNING)
    mend = "Record the first transfer; if an earlier AEF has it, check again together with it."
    if entry.kind == TRANSFER:
        mend = "The first international transfer of outcomes authorized for NDC use is the first transfer: "
        mend += "record it as that. If an earlier AEF has the first transfer, check again together with it."
    return _told(36, one, problem, mend)


def _told(
    check: int, one: Found, problem: str, mend: str, outcome: Outcome = Outcome.INCONSISTENT, rule: str = ""
) -> Finding:
    default = "consistency.labels" if outcome == Outcome.NULL else "first-transfer.ndc"
    return tell(
        check,
        rule or default,
        one.entry,
        "type",
        problem,
        mend,
        outcome=outcome,
        other=one.other.place("type") if one.other is not None else None,
    )


def gifts_are_first_transfers(dossier: Dossier) -> Iterator[Finding]:
    """38: outcomes moved to the Adaptation Fund, or cancelled for OMGE, are first transferred by that, unless
    they were before (4/CMA.6 para. 16-17), whatever use was authorized."""
    absent = missing_years(dossier)
    found = Gathered()
    for story, entry, first in _not_yet(dossier, TRANSFER, CANCELLATION):
        if serves_adaptation_fund(entry.row) or serves_omge(entry.row):
            found.add(entry, story, first)
    for one in found:
        fund = serves_adaptation_fund(one.entry.row)
        act = "moved to the Adaptation Fund" if fund else "cancelled for overall mitigation"
        problem = f"{one.units} are {act} on {days(day(one.entry))}, and "
        if one.other is not None:
            problem += f"first transferred only on {days(day(one.other))}."
        elif absent:
            problem += f"no AEF at hand has their first transfer; those for {years(absent)} are not at hand."
            yield _told(38, one, problem, "Check again together with the AEFs of these years.", Outcome.NULL)
            continue
        else:
            problem += "no AEF at hand has their first transfer."
        mend = "Record this row as First transfer, with the same subtype; if an earlier AEF has the first "
        mend += "transfer, check again together with it."
        rule = "first-transfer.adaptation-fund" if fund else "first-transfer.omge"
        yield _told(38, one, problem, mend, rule=rule)
    yield from _terms_speak_of_it(dossier)


def _terms_speak_of_it(dossier: Dossier) -> Iterator[Finding]:
    """ "Consistent with that Party's authorization": where its terms speak of such gifts, they are shown."""
    for entry in dossier.index.checked:
        row = entry.row
        fund, omge = serves_adaptation_fund(row), serves_omge(row)
        if not (fund or omge) or row.party not in (None, entry.reporter):
            continue
        version = _version(dossier, entry)
        if version is None:
            continue
        texts = [version.row.terms if version.row is not None else None]
        texts += [version.document.terms] if version.document is not None else []
        words = ("adaptation fund",) if fund else ("overall mitigation", "omge")
        clause = next((t for t in texts if t and any(word in t.casefold() for word in words)), None)
        if clause is not None:
            yield tell(
                38,
                "first-transfer.adaptation-fund" if fund else "first-transfer.omge",
                entry,
                "subtype",
                f"{capital(version.name)} speaks of it: {' '.join(clause.split())[:200]}",
                "See that the row is consistent with these terms.",
                outcome=Outcome.WARNING,
                other=version.place("terms"),
            )


def nothing_after(dossier: Dossier) -> Iterator[Finding]:
    """37: after use or cancellation nothing more happens to a unit. A first transfer by that very use or
    cancellation may stand in a row of its own."""
    aef, apart, found = dossier.aef, dossier.parameters.clock_tolerance_days, Gathered()
    for story in lives(dossier):
        events = story.events
        if len(events) < 2:
            continue
        over = [one for one in events if ends(one)]
        if not over:
            continue
        passed: set[Entry] = set()
        for one in events:
            before = _ended_before(one, over, passed, apart) if one.aef is aef else None
            if before is not None:
                found.add(one, story, before)
            passed.add(one)
    for one in found:
        other = one.other
        by = "" if other.reporter == one.entry.reporter else f" by {other.reporter}"
        ended = "cancelled" if other.kind == CANCELLATION else "used"
        if other.kind == FIRST_TRANSFER:
            ended = "used or cancelled"
        yield tell(
            37,
            "report.no-reuse",
            one.entry,
            "type",
            f"{one.units} were {ended}{by} on {days(day(other))}; the row of {days(day(one.entry))} has a "
            f"further {one.entry.kind} of them.",
            "Correct the serials or withdraw the row. A row that was wrong is corrected in a new version of "
            "the AEF, not by a further action.",
            outcome=either(one.sure),
            other=other.place("type"),
            party=other.reporter if by else None,
        )


def _ended_before(one: Entry, over: list[Entry], passed: set[Entry], apart: int) -> Entry | None:
    """The first use or cancellation of the same units that came before the row, None if there is none."""
    if one.kind in _BOTH:
        for end in over:
            here = end.aef is not one.aef or end in passed  # of two in one AEF only the second is told
            if end is not one and end.kind in _BOTH and here and not later(end, one, apart):
                return end
    elif one.kind == ACQUISITION or leaves(one):
        return next((end for end in over if end is not one and later(one, end, apart)), None)
    return None


def one_purpose_only(dossier: Dossier) -> Iterator[Finding]:
    """44: no unit both used for an NDC and used or cancelled for OIMP."""
    aef, found = dossier.aef, Gathered()
    for story in lives(dossier):
        over = [one for one in story.events if ends(one)] if len(story.events) > 1 else ()
        if len(over) < 2:
            continue
        over = [one for one in over if asked_of(one) is not None]
        ndc = [one for one in over if towards_ndc(one.row)]
        oimp = [one for one in over if not towards_ndc(one.row)]
        if not ndc or not oimp:
            continue
        one, other = ndc[0], oimp[0]
        if one.aef is not aef or (other.aef is aef and later(other, one)):
            one, other = other, one
        if one.aef is aef:
            found.add(one, story, other)
    for one in found:
        other, here = one.other, one.entry
        by = "" if other.reporter == here.reporter else f" by {other.reporter}"
        uses = [asked_of(row)[1] for row in (here, other)]
        yield tell(
            44,
            "report.no-reuse",
            here,
            "purpose" if towards_ndc(other.row) else "use_year",
            f"{one.units} are reported here for {uses[0]}, and{by} on {days(day(other))} for {uses[1]}.",
            "Keep one of the two uses.",
            outcome=either(one.sure),
            other=other.place("purpose" if towards_ndc(here.row) else "use_year"),
            party=other.reporter if by else None,
        )


CHECKS = (
    Check(
        36,
        "D",
        "Nothing is used or cancelled before it is first transferred",
        ("B", "W"),
        (
            "first-transfer.ndc",
            "first-transfer.oimp",
            "first-transfer.authorized",
            "first-transfer.earlier-of",
        ),
        ("aef",),
        first_transferred_before,
    ),
    Check(
        37,
        "D",
        "Nothing happens to a unit after its use or cancellation",
        ("B",),
        ("report.no-reuse",),
        ("aef",),
        nothing_after,
    ),
    Check(
        38,
        "D",
        "Units for the Adaptation Fund and for overall mitigation are first transferred",
        ("B", "W"),
        ("first-transfer.adaptation-fund", "first-transfer.omge"),
        ("aef",),
        gifts_are_first_transfers,
    ),
    Check(
        44,
        "D",
        "No unit is used for an NDC and for another purpose",
        ("B",),
        ("report.no-reuse",),
        ("aef",),
        one_purpose_only,
    ),
)
