"""Sentences for the fields "Additional explanatory information": what no column of the format holds.

Each is written here and found again here, so that a ledger can be rebuilt from reports. A Party's own text
beside them stays.
"""

from __future__ import annotations

import re
from datetime import date, datetime

__all__ = [
    "FROM_THE_FUND",
    "already_abroad",
    "foreign_author",
    "of_another_party",
    "revoked",
    "revoked_on",
    "without_remarks",
]

FROM_THE_FUND = "Acquired from the Adaptation Fund, which is no Party."

_REVOKED = re.compile(r"^Revoked on (\d{2}/\d{2}/\d{4})\.\n?", re.MULTILINE)
_FOREIGN = re.compile(r"^Authorization by ([A-Z]{3}), whose outcomes .*\n?", re.MULTILINE)


def revoked(on: date) -> str:
    """Table 2 has no column for the end of an authorization."""
    return f"Revoked on {on:%d/%m/%Y}."


def revoked_on(note: str | None) -> date | None:
    """The date of a revocation that a note tells."""
    found = _REVOKED.search(note or "")
    try:
        return datetime.strptime(found[1], "%d/%m/%Y").date() if found else None
    except ValueError:
        return None


def of_another_party(author: str, holder: str) -> str:
    """Table 2 of a Party that acquired outcomes and has no authorization of its own on record."""
    return f"Authorization by {author}, whose outcomes {holder} acquired; {holder} has no own one on record."


def foreign_author(note: str | None) -> str | None:
    """The Party whose authorization a row of table 2 repeats."""
    found = _FOREIGN.search(note or "")
    return found[1] if found else None


def already_abroad(holder: str) -> str:
    """A first transfer for which the nomenclature has no subtype, and which moves nothing."""
    return f"The units were with {holder} already when an authorization first covered them for an NDC."


def without_remarks(note: str | None) -> str | None:
    """The note without these sentences."""
    return _FOREIGN.sub("", _REVOKED.sub("", note or "")).strip("\n") or None
