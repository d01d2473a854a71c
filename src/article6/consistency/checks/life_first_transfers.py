"""Section D: is the first transfer the event that purpose and definition name? (check 34)"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day

from article6.aef.kinds import (
    ACQUISITION,
    CANCELLATION,
    FIRST_TRANSFER,
    TRANSFER,
    USE,
    goes_to_a_party,
)
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.entry import Entry
from article6.consistency.governing import authority_of
from article6.consistency.lives import Found, Gathered, day, first_transfer_event, later, walked
from article6.consistency.mechanism import of_mechanism
from article6.consistency.periods import cut_off
from article6.consistency.stories import Story
from article6.consistency.telling import days, either, names, tell
from article6.consistency.versions import Authority, Version
from article6.findings import Finding, Outcome, Place

_NAMES = {
    "transfer": "the first international transfer",
    "authorization": "the authorization",
    "issuance": "the issuance",
    "use or cancellation": "the use or cancellation",
}


def right_event(dossier: Dossier) -> Iterator[Finding]:
    """34: the first transfer is the event that purpose and definition name; of two the earlier."""
    settled = set()  # rows with a fault of the row as a whole: what the units did besides adds nothing
    for entry in dossier.index.checked:
        if entry.kind != FIRST_TRANSFER or entry.row.party not in (None, entry.reporter):
            continue
        authority = authority_of(dossier, entry)
        if authority is None:
            continue
        found = list(_by_itself(dossier, entry, authority))
        if found:
            settled.add(id(entry))
        yield from found
    beside = Gathered()
    for story, entries in walked(dossier, FIRST_TRANSFER):
        entries = [entry for entry in entries if entry.at_home and id(entry) not in settled]
        if entries and len(story.events) > 1:
            moved = next((one for one in story.events if _abroad(one, entries[0])), None)
            ended = next((one for one in story.events if one.kind in (USE, CANCELLATION)), None)
            for entry in entries:
                _beside_others(dossier, story, entry, moved, ended, beside)
    for sort, one in beside.sorts():
        yield _SAID[sort](dossier, one)


def _events(version: Version) -> set[str]:
    """The events that can be the first transfer under this version; empty if it does not say."""
    if not version.purposes or (version.covers_oimp and version.definition is None):
        return set()
    found = {"transfer"} if version.covers_ndc else set()
    return found | ({version.definition} if version.covers_oimp else set())


def _by_itself(dossier: Dossier, entry: Entry, authority: Authority) -> Iterator[Finding]:
    """What the row and its authorization show."""
    version, on = authority.at(day(entry)), day(entry)
    event, right = first_transfer_event(entry.row), _events(version)
    if event not in _NAMES or not right:
        return  # gifts to the Adaptation Fund and cancellations for OMGE: 4/CMA.6 para. 16-17
    if event not in right:
        yield tell(
            34,
            "first-transfer.ndc" if right == {"transfer"} else "first-transfer.oimp",
            entry,
            "subtype",
            f"The row records {_NAMES[event]} as first transfer; under {version.name}, which covers "
            f"{version.what}, it is {names(_NAMES[one] for one in right).replace(', ', ' or ')}.",
            "Record the first transfer for that event"
            + (", and this movement as a transfer." if event == "transfer" else "."),
            other=version.place("definition" if version.covers_oimp else "purpose"),
        )
    elif event == "transfer" and version.definition == "authorization" and version.covers_oimp:
        if version.date is not None and on is not None and version.date < on:
            yield tell(
                34,
                "first-transfer.earlier-of",
                entry,
                "subtype",
                f"The row records {_NAMES[event]} of {days(on)} as first transfer; {version.name} covers "
                f"{version.what} and defines first transfer as the authorization, of {days(version.date)}, "
                "which is the earlier.",
                "Record the first transfer for the authorization, and this movement as a transfer.",
                other=version.place("definition"),
            )
    elif event == "authorization" and on is not None:
        yield from _by_authorization(dossier, entry, authority, version, on)


def _by_authorization(
    dossier: Dossier, entry: Entry, authority: Authority, version: Version, on: Day
) -> Iterator[Finding]:
    begins = authority.begins
    if begins is not None and on < begins:
        if of_mechanism(entry.row, authority.versions[0]):
            return  # authorized after issuance, it counts as authorized from issuance (6/CMA.6 para. 12)
        yield tell(
            34,
            "first-transfer.oimp",
            entry,
            "time",
            f"The first transfer is the authorization; it is recorded on {days(on)}, and the authorization "
            f"was given on {days(begins)}.",
            "Record it on the day of the authorization.",
            other=authority.versions[0].place("date"),
        )
    elif version.date is not None and version.date < on and (entry.row.vintage or 0) <= version.date.year:
        # of a later vintage nothing had occurred that could have been recorded on that day
        event = f"{_NAMES['authorization']} of {days(version.date)}"
        yield _late(dossier, entry, event, version.place("date"))


def _late(dossier: Dossier, entry: Entry, event: str, other: Place, party: str | None = None) -> Finding:
    """Recorded later than the event: a question, unless an OIMP event missed the cut-off (check 39)."""
    oimp = first_transfer_event(entry.row) != "transfer"
    on, last = day(entry), cut_off(dossier, entry.reporter, entry.row.vintage)
    missed = oimp and last is not None and on is not None and on > last
    if missed:
        rule, end = "first-transfer.cut-off", f"; {days(last)} was the last day for it."
        mend = "Correct the date; a first transfer after that day cannot be recorded any more."
    else:
        rule, end = "first-transfer.oimp" if oimp else "first-transfer.ndc", "."
        mend = (
            "Correct the date. If the outcomes came on record only then, or the Party learnt of it so late, "
        )
        mend += "the date may stand: it decides in which AEF the row is."
    return tell(
        34,
        rule,
        entry,
        "time",
        f"The first transfer is {event}, and is recorded later, on {days(on)}{end}",
        mend,
        outcome=Outcome.INCONSISTENT if missed else Outcome.WARNING,
        other=other,
        party=party,
    )


def _beside_others(
    dossier: Dossier, story: Story, entry: Entry, moved: Entry | None, ended: Entry | None, beside: Gathered
) -> None:
    """What other rows show of the same units: they went abroad, or were used, on another day."""
    authority = authority_of(dossier, entry)
    if authority is None:
        return
    event, version = first_transfer_event(entry.row), authority.at(day(entry))
    right, days_apart = _events(version), dossier.parameters.clock_tolerance_days
    if event not in right:
        return
    if moved is not None and "transfer" in right and later(entry, moved, days_apart):
        beside.add(entry, story, moved, "moved late" if event == "transfer" else "moved before")
    elif ended is not None and event == "use or cancellation":
        if later(ended, entry, days_apart):
            beside.add(entry, story, ended, "too early")
        elif later(entry, ended, days_apart):
            beside.add(entry, story, ended, "told late")


def _abroad(one: Entry, entry: Entry) -> bool:
    """True if the row shows that the units left the first transferring Party."""
    if one.kind == TRANSFER:
        return one.at_home and goes_to_a_party(one.row) and one.row.acquiring != one.reporter
    return one.kind == ACQUISITION and not one.at_home and one.row.transferring == entry.reporter


def _moved_before(dossier: Dossier, one: Found) -> Finding:
    return tell(
        34,
        "first-transfer.earlier-of",
        one.entry,
        "subtype",
        f"{one.units} are recorded as first transferred by {first_transfer_event(one.entry.row)} on "
        f"{days(day(one.entry))}; they went to another Party before, on {days(day(one.other))}, and the "
        "earlier event is the first transfer.",
        "Record the first transfer for the international transfer, with its date.",
        outcome=either(one.sure),
        other=one.other.place("time"),
        party=_other_party(one),
    )


def _other_party(one: Found) -> str | None:
    return one.other.reporter if one.other.reporter != one.entry.reporter else None


def _too_early(dossier: Dossier, one: Found) -> Finding:
    return tell(
        34,
        "first-transfer.oimp",
        one.entry,
        "time",
        f"{one.units} are recorded as first transferred by use or cancellation on {days(day(one.entry))}, "
        f"before their {one.other.kind} on {days(day(one.other))}.",
        "Record the first transfer on the day of the use or cancellation.",
        outcome=either(one.sure),
        other=one.other.place("time"),
        party=_other_party(one),
    )


def _moved_late(dossier: Dossier, one: Found) -> Finding:
    event = f"the first international transfer of {one.units}, on {days(day(one.other))}"
    return _late(dossier, one.entry, event, one.other.place("time"), _other_party(one))


def _told_late(dossier: Dossier, one: Found) -> Finding:
    event = f"the {one.other.kind} of {one.units}, on {days(day(one.other))}"
    return _late(dossier, one.entry, event, one.other.place("time"), _other_party(one))


_SAID = {
    "moved before": _moved_before,
    "moved late": _moved_late,
    "too early": _too_early,
    "told late": _told_late,
}


CHECKS = (
    Check(
        34,
        "D",
        "The first transfer is the event that purpose and definition name",
        ("B", "W"),
        ("first-transfer.ndc", "first-transfer.oimp", "first-transfer.earlier-of", "first-transfer.notified"),
        ("aef",),
        right_event,
    ),
)
