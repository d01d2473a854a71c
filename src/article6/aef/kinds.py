"""The words that an AEF is read by: kinds of action, subtypes, purposes.

A row may hold any text or none; the functions here never raise. "Cancellation" and "Voluntary Cancellation"
are one kind. A first transfer goes to a Party if its subtype says so, or if it has no subtype and names the
Party that acquires.
"""

from __future__ import annotations

from article6.aef.rows import Action

__all__ = [
    "ACQUISITION",
    "AUTHORIZATION",
    "CANCELLATION",
    "FIRST_TRANSFER",
    "HOLDING",
    "TRANSFER",
    "USE",
    "goes_to_a_party",
    "kind_of",
    "purposes",
    "serves_adaptation_fund",
    "serves_omge",
    "towards_ndc",
    "towards_oimp",
]

AUTHORIZATION = "authorization"
FIRST_TRANSFER = "first transfer"
TRANSFER = "transfer"
ACQUISITION = "acquisition"
USE = "use"
CANCELLATION = "cancellation"
HOLDING = "holding"  # a row of table 4
_KINDS = {
    "authorization": AUTHORIZATION,
    "authorisation": AUTHORIZATION,
    "first transfer": FIRST_TRANSFER,
    "transfer": TRANSFER,
    "acquisition": ACQUISITION,
    "use": USE,
    "cancellation": CANCELLATION,
    "voluntary cancellation": CANCELLATION,
}
_BY_SPELLING: dict[str, str] = {}

TO_A_PARTY = "First transfer to another Party"
UNDEFINED = (None, "Not yet defined")
ADAPTATION_FUND = frozenset(
    {
        "Mandatory transfer to the Adaptation Fund (A6.4 ERs)",
        "Voluntary transfer to the Adaptation Fund (A6.4 ERs)",
    }
)
OMGE = frozenset({"Mandatory cancellation to deliver OMGE", "Voluntary cancellation to deliver OMGE"})
BY_OIMP_EVENT = {  # subtype of a first transfer -> the definition it follows (2/CMA.3 annex 2(b))
    "Authorization": "authorization",
    "Issuance": "issuance",
    "Use or cancellation": "use or cancellation",
}
_PURPOSES = {
    "NDC": frozenset({"NDC"}),
    "OIMP": frozenset({"IMP", "OP"}),
    "IMP": frozenset({"IMP"}),
    "OP": frozenset({"OP"}),
}


def kind_of(type: str | None) -> str:
    """The kind of an action type, whatever its case; "" for a type that is none."""
    if type is None:
        return ""
    found = _BY_SPELLING.get(type)
    if found is None:
        found = _KINDS.get(" ".join(type.split()).casefold(), "")
        if found:
            _BY_SPELLING[type] = found
    return found


def goes_to_a_party(row: Action) -> bool:
    """True if the row sends units to a Party, so that a Party must have acquired them."""
    kind = kind_of(row.type)
    if kind == FIRST_TRANSFER:
        return row.subtype == TO_A_PARTY or (row.subtype in UNDEFINED and row.acquiring is not None)
    return kind == TRANSFER and row.subtype not in ADAPTATION_FUND


def serves_adaptation_fund(row: Action) -> bool:
    """True for a transfer to the Adaptation Fund (4/CMA.6 para. 16)."""
    return row.subtype in ADAPTATION_FUND


def serves_omge(row: Action) -> bool:
    """True for a cancellation that delivers overall mitigation in global emissions (4/CMA.6 para. 17)."""
    return row.subtype in OMGE


def towards_ndc(row: Action) -> bool:
    """True for a use towards an NDC: it has a year of use, or nothing says that it is for OIMP."""
    if kind_of(row.type) != USE:
        return False
    return row.use_year is not None or (row.purpose is None and row.user is None)


def towards_oimp(row: Action) -> bool:
    """True for a use or cancellation for other international mitigation purposes."""
    kind = kind_of(row.type)
    if kind == USE:
        return not towards_ndc(row)
    named = {word.strip(",.;:()").upper() for word in (row.purpose or "").split()}
    return kind == CANCELLATION and not serves_omge(row) and bool(named & {"OIMP", "IMP", "OP"})


def purposes(text: str | None) -> frozenset[str]:
    """What a purpose of table 2 covers, of NDC, IMP and OP: OIMP is the last two (2/CMA.3 annex 1(f)).

    A word that is no purpose covers nothing.
    """
    found: frozenset[str] = frozenset()
    for word in (text or "").replace(",", " ").split():
        found |= _PURPOSES.get(word.upper(), frozenset())
    return found
