"""Sentences for the fields "Additional explanatory information": what no column of the format holds.

Each is written here and found again here, so that a ledger can be rebuilt from reports. A Party's own text
beside them stays.
"""

from __future__ import annotations

import re
from datetime import date, datetime

__all__ = [
    "A64",
    "already_abroad",
    "foreign_author",
    "from_the_fund",
    "holder_named",
    "of_another_party",
    "revoked",
    "sent_by_the_fund_on",
    "revoked_on",
    "under_version",
    "version_named",
    "without_remarks",
]


A64 = "Article 6.4 emission reductions, which count as authorized from their issuance."

_REVOKED = re.compile(r"^Revoked on (\d{2}/\d{2}/\d{4})\.\n?", re.MULTILINE)
_VERSION = re.compile(r"^First transferred under version (\d{1,6}) of the authorization\.", re.MULTILINE)
_FUND = re.compile(r"^Acquired from the Adaptation Fund, .* on (\d{2}/\d{2}/\d{4})\.", re.MULTILINE)
_ABROAD = re.compile(r"^The units were with (.+) when an authorization first covered them", re.MULTILINE)
_FOREIGN = re.compile(r"^Authorization by ([A-Z]{3}), whose outcomes .*\n?", re.MULTILINE)


def revoked(on: date) -> str:
    """Table 2 has no column for the end of an authorization."""
    return f"Revoked on {on:%d/%m/%Y}."


def revoked_on(note: str | None) -> date | None:
    """The date of a revocation that a note tells."""
    return _day(_REVOKED.search(note or ""))


def of_another_party(author: str, holder: str) -> str:
    """Table 2 of a Party that acquired outcomes and has no authorization of its own on record."""
    return f"Authorization by {author}, whose outcomes {holder} acquired; {holder} has no own one on record."


def foreign_author(note: str | None) -> str | None:
    """The Party whose authorization a row of table 2 repeats."""
    found = _FOREIGN.search(note or "")
    return found[1] if found else None


def from_the_fund(sent: date) -> str:
    """An acquisition without a transferring Party."""
    return f"Acquired from the Adaptation Fund, which is no Party and sent it on {sent:%d/%m/%Y}."


def sent_by_the_fund_on(note: str | None) -> date | None:
    """The day on which the Fund sent what a Party acquired."""
    return _day(_FUND.search(note or ""))


def already_abroad(holder: str) -> str:
    """A first transfer that moves nothing, for which the nomenclature has no subtype."""
    return f"The units were with {holder} when an authorization first covered them for an NDC."


def holder_named(note: str | None) -> str | None:
    """Who had the units when they were first transferred where they stood."""
    found = _ABROAD.search(note or "")
    return found[1] if found else None


def under_version(version: int) -> str:
    """The version of the authorization, where another one is in force at the end of that day."""
    return f"First transferred under version {version} of the authorization."


def version_named(note: str | None) -> int | None:
    """The version of the authorization that a row names."""
    found = _VERSION.search(note or "")
    return int(found[1]) if found else None


def without_remarks(note: str | None) -> str | None:
    """The note without these sentences."""
    return _FOREIGN.sub("", _REVOKED.sub("", note or "")).strip("\n") or None


def _day(found: re.Match | None) -> date | None:
    try:
        return datetime.strptime(found[1], "%d/%m/%Y").date() if found else None
    except ValueError:
        return None
