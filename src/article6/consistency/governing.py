"""Which authorization governs a unit, and which purpose a row asks for."""

from __future__ import annotations

from article6.aef.kinds import CANCELLATION, serves_omge, towards_ndc
from article6.consistency.dossier import Dossier
from article6.consistency.entry import Entry
from article6.consistency.lives import day, ends, first_transfer
from article6.consistency.stories import Story
from article6.consistency.versions import Authority, Version, authorities

__all__ = ["asked_of", "authority_of", "covers", "of_host"]

_OIMP = frozenset({"IMP", "OP"})
_NOBODY = ("other", "other cancellation", "other cancellations", "none")
_NAMED = {
    "NDC": {"NDC"},
    "OIMP": {"IMP", "OP"},  # one of the two
    "IMP": {"IMP"},
    "OP": {"OP"},
    "CORSIA": {"IMP"},  # the usual example of an international mitigation purpose
}


def authority_of(dossier: Dossier, entry: Entry | None) -> Authority | None:
    """The authorization that the row names, by the Party that reports the row."""
    if entry is None or entry.row.authorization is None:
        return None
    return authorities(dossier).get((entry.reporter, entry.row.authorization))


def of_host(dossier: Dossier, story: Story) -> tuple[Entry, Authority, Version] | None:
    """The first transfer of these units, its authorization, and the version in force at the time."""
    first = first_transfer(story)
    authority = authority_of(dossier, first)
    return None if authority is None else (first, authority, authority.at(day(first)))


def asked_of(entry: Entry) -> tuple[frozenset[str], str] | None:
    """Purposes of which one must be covered, and the use in words; None where none is needed."""
    row = entry.row
    if not ends(entry) or serves_omge(row):
        return None  # overall mitigation needs no purpose of its own (4/CMA.6 para. 17)
    if towards_ndc(row):
        return frozenset({"NDC"}), "use towards an NDC"
    purpose = " ".join((row.purpose or "").split()).casefold()
    if entry.kind == CANCELLATION and (purpose in _NOBODY if purpose else row.user is None):
        return None  # takes the units out of the world for nobody's account
    words = {word.strip(",.;:()").upper() for word in (row.purpose or "").split()}
    if "OMGE" in words or "overall mitigation" in purpose:
        return None
    exact = [_NAMED[word] for word in words if word in _NAMED]
    return frozenset().union(*exact) or _OIMP, f"the purpose {row.purpose or 'OIMP'}"


def covers(version: Version, needed: frozenset[str]) -> bool:
    """True if the version covers one of these purposes, or does not say what it covers."""
    return not version.purposes or bool(version.purposes & needed)
