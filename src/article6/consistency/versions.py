"""What is known of authorizations: from table 2 of the reports, from the documents themselves, or from both.

`authorities(dossier)` holds one `Authority` for each Party and id. A field that table 2 leaves empty, or has
no column for, is taken from the document of the same version where that is at hand.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date as Day

from article6.aef.authorization_rows import authorization_from_row
from article6.aef.document import Aef
from article6.aef.kinds import purposes
from article6.aef.rows import AuthorizationRow, Quantity
from article6.authorization import Authorization, AuthorizationError
from article6.consistency.dossier import Dossier
from article6.findings import Place

__all__ = ["Authority", "Version", "authorities", "missing_years"]

_DEFINITIONS = {
    "authorization": "authorization",
    "authorisation": "authorization",
    "issuance": "issuance",
    "use or cancellation": "use or cancellation",
}


@dataclass(slots=True, kw_only=True)
class Version:
    """One version of an authorization. An empty set names nothing, so it narrows nothing.

    `vintages`, `final_date`, `change_terms` and `reaches` have no column in table 2. `reaches` is True if the
    terms let changes reach what is already first transferred (4/CMA.6 para. 7). Names of metrics, gases and
    entities are folded, so that capitals do not matter.
    """

    party: str
    id: str
    number: int | None = None
    date: Day | None = None
    purposes: frozenset[str] = frozenset()
    definition: str | None = None  # "authorization", "issuance", "use or cancellation"
    quantity: Quantity | None = None  # t CO2 eq
    parties: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    vintages: frozenset[int] = frozenset()
    timeframe: str = ""
    final_date: Day | None = None
    metrics: frozenset[str] = frozenset()
    gases: frozenset[str] = frozenset()
    change_terms: str = ""
    reaches: bool = False
    row: AuthorizationRow | None = None
    aef: Aef | None = None
    document: Authorization | None = None

    @property
    def covers_ndc(self) -> bool:
        """True if use towards an NDC is covered."""
        return "NDC" in self.purposes

    @property
    def covers_oimp(self) -> bool:
        """True if an international mitigation purpose or another purpose is covered."""
        return bool(self.purposes - {"NDC"})

    @property
    def name(self) -> str:
        """How messages call it: "authorization XHA-2027-01 by XHA, version 2"."""
        version = f", version {self.number}" if self.number is not None else ""
        by = f" by {self.party}" if self.party is not None else ""
        return f"authorization {self.id}{by}{version}"

    @property
    def what(self) -> str:
        """The purposes in words: "NDC and OIMP"."""
        other = self.purposes - {"NDC"}
        name = "OIMP" if len(other) == 2 else "".join(other)
        return " and ".join(part for part in ("NDC" if self.covers_ndc else "", name) if part)

    def place(self, attribute: str = "") -> Place:
        """Where it stands: its row in table 2, else the document."""
        if self.aef is not None:
            return self.aef.place(self.row, attribute)
        return Place(self.name, "Authorization")


class Authority:
    """An authorization through its versions, in order; `revoked` is the day on which it ended, if it did."""

    __slots__ = ("id", "party", "revoked", "versions")

    def __init__(self, party: str, id: str, versions: list[Version], revoked: Day | None) -> None:
        self.party = party
        self.id = id
        self.versions = sorted(versions, key=lambda one: (one.number or 0, one.date or Day.min))
        self.revoked = revoked

    @property
    def begins(self) -> Day | None:
        """The date of version 1; None if it is not known, so that nothing can be told to come too early."""
        first = self.versions[0]
        return first.date if first.number in (None, 1) else None

    def at(self, day: Day | None) -> Version:
        """The version of that day; before the first the first. The last one where the day is not known."""
        found = self.versions[0] if day is not None else self.versions[-1]
        for version in self.versions:
            if day is not None and version.date is not None and version.date <= day:
                found = version
        return found

    def some(self, holds) -> Version | None:
        """The first version for which `holds(version)` is true, None if there is none."""
        return next((version for version in self.versions if holds(version)), None)


def authorities(dossier: Dossier) -> dict[tuple[str | None, str], Authority]:
    """Every authorization at hand, by Party and id. Made once for a dossier."""
    kept = vars(dossier)
    if "_authorities" not in kept:
        kept["_authorities"] = _authorities(dossier)
    return kept["_authorities"]


def _authorities(dossier: Dossier) -> dict[tuple[str | None, str], Authority]:
    documents = {(one.party, one.id, one.version): one for one in dossier.documents}
    found: dict[tuple[str | None, str], dict[int, Version]] = {}
    for (party, id), rows in dossier.index.authorizations.items():
        versions = found.setdefault((party, id), {})
        for row, aef in sorted(
            rows, key=lambda one: one[1] is dossier.aef
        ):  # the AEF under check has the last word
            number = row.version if row.version is not None else 1
            known = versions.get(number)
            if known is None:
                document = documents.get((party, id, number))
                known = _of_document(document) if document is not None else Version(party=party, id=id)
                versions[number] = known
            _overlay(known, row, aef)
    for (party, id, number), document in documents.items():
        versions = found.setdefault((party, id), {})
        if number not in versions:
            versions[number] = _of_document(document)
    return {
        key: Authority(*key, list(versions.values()), dossier.revoked.get(key))
        for key, versions in found.items()
    }


def _overlay(known: Version, row: AuthorizationRow, aef: Aef) -> None:
    """Put a row of table 2 over what is known of its version. What the row leaves empty stays."""
    if known.document is None:
        try:  # what the row says below the heading of its free text; the timeframe names no vintages
            lines = _of_document(authorization_from_row(replace(row, timeframe=None), known.party))
        except (AuthorizationError, ValueError, TypeError):
            lines = known
        for name in ("vintages", "final_date", "gases", "change_terms", "reaches"):
            setattr(known, name, getattr(lines, name) or getattr(known, name))
    known.row, known.aef = row, aef
    known.number = row.version
    known.date = row.date or known.date
    known.purposes = purposes(row.purpose) or known.purposes
    if row.definition:
        known.definition = _DEFINITIONS.get(" ".join(row.definition.split()).casefold(), known.definition)
    known.quantity = row.quantity if row.quantity is not None else known.quantity
    known.parties = frozenset(row.parties) or known.parties
    known.entities |= _folded(row.entities)
    known.timeframe = row.timeframe or known.timeframe
    known.metrics |= _metrics(row)


def _of_document(document: Authorization) -> Version:
    return Version(
        party=document.party,
        id=document.id,
        number=document.version,
        date=document.date,
        purposes=document.purposes,
        definition=document.definition,
        quantity=document.quantity,
        parties=document.parties,
        entities=_folded(document.entities),
        vintages=document.vintages,
        timeframe=document.timeframe,
        final_date=document.final_date,
        metrics=_folded(document.metrics),
        gases=_folded(document.gases),
        change_terms=document.change_terms,
        reaches=document.changes_reach_first_transferred,
        document=document,
    )


def _metrics(row: AuthorizationRow) -> frozenset[str]:
    """ "ghg", or the name of the non-GHG metric; nothing where the row does not say it."""
    metric = (row.metric or "").casefold()
    if metric == "ghg":
        return frozenset({"ghg"})
    return _folded((row.non_ghg_metric,)) if metric == "non-ghg" and row.non_ghg_metric else frozenset()


def _folded(names) -> frozenset[str]:
    return frozenset(" ".join(name.split()).casefold() for name in names)


def missing_years(dossier: Dossier) -> list[int]:
    """Earlier years for which AEFs of the Party are known to exist, and are not at hand."""
    year = dossier.aef.year if dossier.aef is not None else None
    at_hand = {aef.year for aef in dossier.index.own}
    return sorted(y for y in dossier.earlier_years - at_hand if year is None or y < year)
