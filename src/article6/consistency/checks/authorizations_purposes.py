"""Section C: purposes, and what a change of the authorization reaches (checks 30 and 31)."""

from __future__ import annotations

from collections.abc import Iterator

from article6.aef.kinds import CANCELLATION, FIRST_TRANSFER, TRANSFER, USE, goes_to_a_party
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.entry import Entry
from article6.consistency.governing import asked_of, authority_of, covers, of_host
from article6.consistency.lives import Found, Gathered, day, ends, walked
from article6.consistency.stories import Story
from article6.consistency.telling import days, tell
from article6.consistency.versions import Authority, Version, authorities
from article6.findings import Finding, Outcome


def purpose_covered(dossier: Dossier) -> Iterator[Finding]:
    """30: the purposes authorized cover the use, by the Party that reports it and by the host."""
    for entry in dossier.index.checked:
        authority, asked = authority_of(dossier, entry), asked_of(entry)
        if authority is None or asked is None:
            continue
        if not any(covers(one, asked[0]) for one in authority.versions):
            yield _not_covered(entry, authority.versions[-1], asked[1], "The row is a")
    found = Gathered()
    for story, entries in walked(dossier, USE, CANCELLATION):
        host = None if entries[0].at_home else of_host(dossier, story)
        for entry in entries if host is not None else ():
            asked = asked_of(entry)
            if asked is not None and not any(covers(one, asked[0]) for one in host[1].versions):
                found.add(entry, story, extra=(host[2], asked[1]))
    for one in found:
        version, use = one.extra
        yield _not_covered(one.entry, version, use, f"{one.units}:", version.party)


def _not_covered(entry: Entry, version: Version, use: str, begin: str, party: str = "") -> Finding:
    begin = f"{begin} {use}" if begin.endswith(":") else f"The row is for {use}"
    return tell(
        30,
        "itmo.authorized" if use.endswith("NDC") else "itmo.oimp",
        entry,
        "use_year" if use.endswith("NDC") else "purpose",
        f"{begin}; {version.name} covers {version.what}.",
        "Correct the use or the authorization. What is first transferred keeps the purposes it had then.",
        other=version.place("purpose"),
        party=party,
    )


def changes_leave_alone(dossier: Dossier) -> Iterator[Finding]:
    """31: a change or revocation leaves alone what was first transferred, unless its terms say otherwise."""
    found = Gathered()
    for story, entries in walked(dossier, USE, CANCELLATION, TRANSFER, FIRST_TRANSFER):
        host = of_host(dossier, story)
        for entry in entries if host is not None else ():
            if entry.kind != FIRST_TRANSFER or ends(entry):
                _reached(story, entry, *host, found)
    for sort, one in found.sorts():
        yield _changed(one) if sort == "change" else _revoked(one)
    yield from _without_terms(dossier)


def _reached(
    story: Story, entry: Entry, first: Entry, authority: Authority, version: Version, found: Gathered
) -> None:
    """Note what a change or the revocation would have to reach to make the row right or wrong."""
    asked = asked_of(entry)
    if asked is not None and first is not entry and not covers(version, asked[0]):
        wider = authority.some(lambda one: covers(one, asked[0]))
        if wider is not None:
            found.add(entry, story, first, "change", (version, wider, asked[1]))
    ended, on = authority.revoked, day(entry)
    moves = asked is not None or goes_to_a_party(entry.row)
    if version.reaches and moves and ended and on and (day(first) or on) <= ended < on:
        found.add(entry, story, first, "revocation", (version, ended, ""))


def _changed(one: Found) -> Finding:
    version, wider, use = one.extra
    begin = (
        f"{one.units} were first transferred on {days(day(one.other))} under {version.name}, which covers "
        f"{version.what}; {use} is covered only since version {wider.number}."
    )
    party = version.party if version.party != one.entry.reporter else ""
    if version.reaches:
        return tell(
            31,
            "authorization.changes",
            one.entry,
            "",
            f"{begin} Its terms let changes reach such units: {version.change_terms or 'see the document'}.",
            "See that the change followed these terms.",
            outcome=Outcome.WARNING,
            other=one.other.place("authorization"),
        )
    return tell(
        31,
        "authorization.changes",
        one.entry,
        "",
        f"{begin} A change leaves alone what was first transferred before.",
        "Correct the use, or show the terms of the authorization that let the change reach these units.",
        other=one.other.place("authorization"),
        party=party,
    )


def _revoked(one: Found) -> Finding:
    version, ended, _ = one.extra
    return tell(
        31,
        "authorization.changes",
        one.entry,
        "time",
        f"{one.units} were first transferred on {days(day(one.other))}; the authorization was revoked on "
        f"{days(ended)}, and its terms let that reach them: {version.change_terms or 'see the document'}.",
        "Follow these terms: withdraw the row, or name an authorization that is in force for the units.",
        other=one.other.place("authorization"),
        party=version.party if version.party != one.entry.reporter else "",
    )


def _without_terms(dossier: Dossier) -> Iterator[Finding]:
    """A change follows the terms (4/CMA.6 para. 8): where the document has none, that is a question."""
    for (party, id), authority in authorities(dossier).items():
        if party != dossier.party:
            continue
        for before, version in zip(authority.versions, authority.versions[1:], strict=False):
            if version.aef is dossier.aef and before.document is not None and not before.change_terms:
                yield Finding(
                    outcome=Outcome.WARNING,
                    place=version.place("version"),
                    problem=f"Authorization {id} is changed, and version {before.number} does not say when "
                    "and how it may be changed.",
                    mend="Show that the change follows what the authorization foresees.",
                    rule="authorization.changes",
                    check=31,
                    other=before.place("version"),
                )


CHECKS = (
    Check(
        30,
        "C",
        "The purposes authorized cover the use",
        ("B",),
        ("itmo.authorized", "itmo.oimp", "authorization.5e"),
        ("aef",),
        purpose_covered,
    ),
    Check(
        31,
        "C",
        "Changes of an authorization leave alone what was first transferred",
        ("B", "W"),
        ("authorization.changes",),
        ("aef",),
        changes_leave_alone,
    ),
)
