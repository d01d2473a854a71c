"""Which event gives which row in whose report: one table, from which the rows are written and read.

A Party reports the actions tracked in its own registry (4/CMA.6 annex II table 3, fields 1 and 7): who sends
files the sending, who receives the acquisition, who uses the use. The first transfer is for the first
transferring Party to report (2/CMA.3 annex 2). Where another Party's action is the first transfer, both
report, each its own row: the first transferring Party has arrangements to be told (4/CMA.6 para. 13). Where
the first transferring Party acts itself, its one row says both. Types and subtypes are those of the
nomenclature; which of them stands for "other" cancellations is our reading of its list.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["FIRST_TRANSFER", "MANDATORY", "NOT_DEFINED", "REPORTED_AS", "ReportedAs", "lines"]

FIRST_TRANSFER = "First transfer"
NOT_DEFINED = "Not yet defined"
TO_THE_FUND = "Voluntary transfer to the Adaptation Fund (A6.4 ERs)"
FOR_OMGE = "Voluntary cancellation to deliver OMGE"
OTHER = "Other cancellations"
# at the issuance of an Article 6.4 emission reduction both are a duty (3/CMA.3 annex 58-59)
MANDATORY = {
    TO_THE_FUND: "Mandatory transfer to the Adaptation Fund (A6.4 ERs)",
    FOR_OMGE: "Mandatory cancellation to deliver OMGE",
}

HOST, ACTS, GETS = "first transferring Party", "Party that acts", "Party that receives"


class ReportedAs(NamedTuple):
    """What one event gives.

    `first`: as which first transfer the event counts, "" for what it gives besides or if it is none. `party`:
    who reports. `table`: 2, 3 or 4; 0 where nothing is reported. `fields`: those of table 3 that other rows
    leave empty, by attribute.
    """

    event: str  # kind of event of the ledger
    purpose: str  # of a cancellation
    first: str
    party: str
    table: int
    type: str = ""
    subtype: str | None = None
    fields: tuple[str, ...] = ()


def _first(event: str, trigger: str, subtype: str, *fields: str, purpose: str = "") -> ReportedAs:
    return ReportedAs(event, purpose, trigger, HOST, 3, FIRST_TRANSFER, subtype, fields)


_BY = ("purpose", "user", "user_entity")
_FOR_NOBODY = ("purpose", "user_entity")  # the Party is told of a use for IMP and a cancellation for OP only

REPORTED_AS = (
    ReportedAs("authorization", "", "", ACTS, 2),
    ReportedAs("change", "", "", ACTS, 2),
    ReportedAs("revocation", "", "", ACTS, 2),
    # units that are on record already, and are now authorized, or authorized for more
    _first("authorization", "authorization", "Authorization"),
    _first("authorization", "issuance", "Issuance"),
    _first("authorization", "transfer", NOT_DEFINED),
    _first("change", "authorization", "Authorization"),
    _first("change", "issuance", "Issuance"),
    _first("change", "transfer", NOT_DEFINED),
    # outcomes that come on record
    ReportedAs("verification", "", "", HOST, 0),
    ReportedAs("issuance", "", "", HOST, 0),
    _first("verification", "authorization", "Authorization"),
    _first("issuance", "authorization", "Authorization"),
    _first("issuance", "issuance", "Issuance"),
    # units that move
    _first("transfer", "transfer", "First transfer to another Party", "acquiring"),
    ReportedAs("transfer", "", "", ACTS, 3, "Transfer", None, ("acquiring",)),
    ReportedAs("acquisition", "", "", GETS, 3, "Acquisition", None, ("transferring",)),
    _first("adaptation fund", "adaptation fund", TO_THE_FUND),
    ReportedAs("adaptation fund", "", "", ACTS, 3, "Transfer", TO_THE_FUND),
    # units that end
    ReportedAs("use", "", "", ACTS, 3, "Use", None, ("use_year",)),
    *(
        _first("cancellation", "use or cancellation", "Use or cancellation", *_BY, purpose=purpose)
        for purpose in ("IMP", "OP", "OIMP")
    ),
    _first("cancellation", "use or cancellation", "Use or cancellation", *_FOR_NOBODY, purpose="other"),
    _first("cancellation", "omge", FOR_OMGE, "purpose", purpose="OMGE"),
    ReportedAs("cancellation", "IMP", "", ACTS, 3, "Use", None, _BY),
    ReportedAs("cancellation", "OP", "", ACTS, 3, "Cancellation", OTHER, _BY),
    ReportedAs("cancellation", "OIMP", "", ACTS, 3, "Cancellation", OTHER, _BY),
    ReportedAs("cancellation", "OMGE", "", ACTS, 3, "Voluntary Cancellation", FOR_OMGE, ("purpose",)),
    ReportedAs("cancellation", "other", "", ACTS, 3, "Voluntary Cancellation", OTHER, _FOR_NOBODY),
)
_LINES = {(line.event, line.purpose, line.first): line for line in REPORTED_AS}


def lines(event, first: str, by_host: bool) -> list[ReportedAs]:
    """The rows of table 3 that an event gives for a block; `first` as in `ReportedAs`.

    `by_host`: the first transferring Party acts itself, so that its first transfer is the only row.
    """
    key = event.kind, event.purpose if event.kind == "cancellation" else ""
    found = [_LINES[*key, first]] if first else []
    if not (first and by_host):
        found.append(_LINES[*key, ""])
    return [line for line in found if line.table == 3]
