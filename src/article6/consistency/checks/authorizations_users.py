"""Section C: Parties and entities beside those that the authorization names (check 29)."""

from __future__ import annotations

from collections.abc import Iterator

from article6.aef.kinds import ACQUISITION, TRANSFER, USE, goes_to_a_party
from article6.authorization.words import capital
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.entry import Entry
from article6.consistency.governing import authority_of, of_host
from article6.consistency.lives import Gathered, day, ends, first_by_host, walked
from article6.consistency.telling import names, tell, the_party
from article6.consistency.versions import Authority, Version
from article6.findings import Finding, Outcome


def parties_and_entities(dossier: Dossier) -> Iterator[Finding]:
    """29: where an authorization names Parties or entities, those who acquire and use are among them."""
    for entry in dossier.index.checked:
        authority = authority_of(dossier, entry)
        if authority is None:
            continue
        row = entry.row
        who = row.acquiring if goes_to_a_party(row) else row.user if ends(entry) else None
        versions = [authority.at(day(entry))] if first_by_host(entry) else authority.versions
        if who not in (None, entry.reporter, row.party) and not _open_to(versions, who):
            yield tell(
                29,
                "authorization.5b",
                entry,
                "acquiring" if goes_to_a_party(row) else "user",
                f"{capital(versions[-1].name)} names {names(versions[-1].parties)}, not {who}.",
                f"Correct the Party, or let {the_party(authority.party)} change the authorization first.",
                other=versions[-1].place("parties"),
            )
        if row.user_entity:
            yield from _entity(dossier, entry, authority)
    found = Gathered()
    for story, entries in walked(dossier, ACQUISITION, TRANSFER, USE):
        host = None if entries[0].at_home else of_host(dossier, story)
        for entry in entries if host is not None else ():
            who = entry.row.acquiring if goes_to_a_party(entry.row) else entry.reporter
            if who not in (None, entry.family[1]) and not _open_to(host[1].versions, who):
                found.add(entry, story, host[0], extra=(who, host[2]))
    for one in found:
        who, version = one.extra
        yield tell(
            29,
            "authorization.5b",
            one.entry,
            "acquiring" if goes_to_a_party(one.entry.row) else "",
            f"{one.units} were first transferred under {version.name}, which names {names(version.parties)}, "
            f"not {who}.",
            f"Settle it with {version.party}: correct the row, or let {version.party} name {who}.",
            other=version.place("parties"),
            party=version.party,
        )


def _open_to(versions: list[Version], who: str) -> bool:
    return any(not one.parties or who in one.parties for one in versions)


def _entity(dossier: Dossier, entry: Entry, authority: Authority) -> Iterator[Finding]:
    """An entity that the authorization does not name may be named later, in table 5 of either Party."""
    row, named = entry.row, authority.some(lambda one: bool(one.entities))
    if named is None:
        return
    asked = _fold(row.user_entity)
    if any(asked in one.entities for one in authority.versions):
        return
    if asked in _entities(dossier, entry.reporter, row.approach):
        return
    other = row.user if row.user not in (None, entry.reporter) else None
    other = row.party if other is None and not entry.at_home else other
    at_hand = any(party == other for party, _ in dossier.index.in_force)
    if other is not None and at_hand and asked in _entities(dossier, other, row.approach):
        return
    null = other is not None and not at_hand
    yield tell(
        29,
        "consistency.labels" if null else "authorization.5b",
        entry,
        "user_entity",
        f"{capital(named.name)} does not name the entity {row.user_entity}, nor does table 5 of "
        f"{the_party(entry.reporter)}"
        + (f"; the AEF of {other} is not at hand." if null else f" or {other}." if other else "."),
        f"Check again together with the AEF of {other}."
        if null
        else "Correct the entity, or report its authorization in table 5 (as soon as known).",
        outcome=Outcome.NULL if null else Outcome.INCONSISTENT,
        other=named.place("entities"),
        party="" if null else other,
    )


def _entities(dossier: Dossier, party: str | None, approach: str | None) -> set[str]:
    """The numbers and names of the entities in table 5 of a Party, for that approach."""
    kept = vars(dossier).setdefault("_entities_of", {})
    if (party, approach) not in kept:
        rows = [
            row for (one, _), aef in dossier.index.in_force.items() if one == party for row in aef.entities
        ]
        of_it = [row for row in rows if row.approach in (None, approach)]
        kept[party, approach] = {_fold(text) for row in of_it for text in (row.id, row.name) if text}
    return kept[party, approach]


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


CHECKS = (
    Check(
        29,
        "C",
        "Those who acquire and use are named, where the authorization names any",
        ("B", "X"),
        ("authorization.5b",),
        ("aef",),
        parties_and_entities,
    ),
)
