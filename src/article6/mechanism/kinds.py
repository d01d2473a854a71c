"""The two kinds of A6.4ER and what each may be used for (7/CMA.4 annex I 29; 3/CMA.3 annex 43).

    may(MITIGATION_CONTRIBUTION, "ndc").allowed            # False, with the rule and a way out
    may(AUTHORIZED, "ndc", purposes="NDC and OIMP").allowed          # True

An **authorized** A6.4ER carries the uses the host Party authorized, and is adjusted at its first transfer. A
**mitigation contribution** A6.4ER is adjusted never, and helps to lower emissions in the host Party.
"""

from __future__ import annotations

from dataclasses import dataclass

from article6.authorization import purposes as parsed
from article6.mechanism.errors import MechanismError
from article6.mechanism.levies import AUTHORIZED, MITIGATION_CONTRIBUTION, STATUSES

__all__ = ["USES", "Verdict", "may"]

USES = {
    "ndc": "use towards the NDC of a Party",
    "imp": "use for an international mitigation purpose, such as CORSIA",
    "op": "use for another purpose that the host Party determined",
    "climate finance": "results-based climate finance",
    "domestic pricing": "a domestic mitigation pricing scheme",
    "domestic measure": "a domestic price-based measure",
    "claim": "a company's claim to have made up for its own emissions",
    "more omge": "voluntary cancellation for overall mitigation in global emissions",
    "own cancellation": "voluntary cancellation for the activity participants",
    "transfer": "transfer to another account in the mechanism registry",
    "party registry": "transfer to a Party's registry that is connected",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a unit may serve a use. `allowed` is None where no text that was read settles it.

    `why` in a sentence, the id of the `rule` it rests on, and a `way_out` or what follows ("" if nothing).
    """

    allowed: bool | None
    why: str
    rule: str
    way_out: str = ""


def may(status: str, use: str, purposes: str | frozenset[str] = frozenset()) -> Verdict:
    """May a unit of that `status` serve that `use`, a key of `USES`?

    `purposes` are what the host Party authorized it for, of "NDC", "IMP" and "OP", as a set or as text such
    as "NDC and OIMP"; needed for an authorized unit, and empty for the other. Raises `MechanismError`
    otherwise, and `AuthorizationError` for a purpose that does not exist.
    """
    if status not in STATUSES or use not in USES:
        raise MechanismError(
            f"{status!r} for {use!r} is not known.",
            f"The status is {' or '.join(STATUSES)}; the use one of {', '.join(USES)}.",
            "a64.unit-kinds",
        )
    named = parsed(purposes) if purposes else frozenset()
    if bool(named) != (status == AUTHORIZED):
        raise MechanismError(
            f"The purposes of a unit with the status {status} are {', '.join(sorted(named)) or 'not named'}.",
            "Name the purposes of an authorized unit, and none for a mitigation contribution.",
            "a64.statement",
        )
    if status == MITIGATION_CONTRIBUTION:
        return _CONTRIBUTION[use]
    if use in _PURPOSE:
        return _authorized_for(_PURPOSE[use], named)
    if use == "claim" and "OP" in named:
        return Verdict(
            True,
            "The host Party authorized other purposes, and adjusts for the unit.",
            "itmo.oimp",
            "Check that its statement covers this one.",
        )
    return _AUTHORIZED[use]


def _authorized_for(purpose: str, named: frozenset[str]) -> Verdict:
    words = {"NDC": "an NDC", "IMP": "international mitigation purposes", "OP": "other purposes"}
    rule = "a64.adjust-oimp" if purpose == "OP" else "a64.adjust-ndc"  # annex 43 covers IMP, 44 OP
    if purpose in named:
        return Verdict(True, f"It is authorized for {words[purpose]}; the host Party adjusts for it.", rule)
    has = " and ".join(words[one] for one in ("NDC", "IMP", "OP") if one in named)
    return Verdict(
        False,
        f"It is authorized for {has}, not for {words[purpose]}.",
        "a64.statement",
        "Choose units authorized for this use.",
    )


_PURPOSE = {"ndc": "NDC", "imp": "IMP", "op": "OP"}
_ASK = (
    "Let the host Party authorize them while the activity participants still hold them (6/CMA.6 para. 12-14)."
)
_DOMESTIC = "We read 'domestic' as in the host Party; for the NDC of another Party it has to be authorized."
_NAMED = "The decision names this use, for lowering emissions in the host Party."

_CONTRIBUTION = {
    "ndc": Verdict(False, "Only authorized A6.4ERs may be used towards an NDC.", "a64.adjust-ndc", _ASK),
    "imp": Verdict(
        False,
        "Only authorized A6.4ERs may be used for international mitigation purposes.",
        "a64.adjust-ndc",
        _ASK,
    ),
    "op": Verdict(
        False, "An other purpose is one that the host Party determined by authorizing it.", "itmo.oimp", _ASK
    ),
    "climate finance": Verdict(True, _NAMED, "a64.unit-kinds"),
    "domestic pricing": Verdict(True, _NAMED, "a64.unit-kinds", _DOMESTIC),
    "domestic measure": Verdict(True, _NAMED, "a64.unit-kinds", _DOMESTIC),
    "claim": Verdict(
        None,
        "The list of uses is open; each is to help lower emissions in the host Party, which counts the "
        "reduction itself.",
        "a64.unit-kinds",
        "Claim a contribution to the host Party's mitigation.",
    ),
    "more omge": Verdict(
        False,
        "Voluntary cancellation for overall mitigation is for units that were correspondingly adjusted.",
        "a64.omge-voluntary",
        "Ask in the request for issuance for more than 2 per cent (7/CMA.4 annex I 64).",
    ),
    "own cancellation": Verdict(
        True,
        "Activity participants may have units of their activity cancelled.",
        "a64.voluntary-cancellation",
    ),
    "transfer": Verdict(
        True,
        "Account holders may transfer and acquire units of either kind.",
        "a64.account-holders",
        "Once somebody who is no activity participant holds it, the host Party can no longer authorize it.",
    ),
    "party registry": Verdict(
        None,
        "The connection is to enable the transfer of authorized A6.4ERs; the others are not mentioned there.",
        "a64.registry-transfer",
        "Keep it in the mechanism registry.",
    ),
}

_BETTER = (
    "Leave units for this use unauthorized: for authorized ones the host Party has adjusted for the levies."
)
_SILENT = "The decision names this use for mitigation contribution A6.4ERs and is silent on authorized ones."

_AUTHORIZED = {
    "climate finance": Verdict(None, _SILENT, "a64.unit-kinds", _BETTER),
    "domestic pricing": Verdict(None, _SILENT, "a64.unit-kinds", _BETTER),
    "domestic measure": Verdict(None, _SILENT, "a64.unit-kinds", _BETTER),
    "claim": Verdict(
        None,
        "Other purposes are not among those that the host Party authorized; of claims nothing is said.",
        "a64.statement",
        "Ask the host Party whether it authorizes other purposes.",
    ),
    "more omge": Verdict(
        True,
        "Adjusted units may be cancelled for further overall mitigation.",
        "a64.omge-voluntary",
        "The cancellation is their first transfer, unless they were first transferred before "
        "(4/CMA.6 para. 17).",
    ),
    "own cancellation": _CONTRIBUTION["own cancellation"],
    "transfer": Verdict(
        True,
        "Account holders may transfer and acquire units of either kind.",
        "a64.account-holders",
        "If it meets the definition of first transfer it is marked as one, and the host Party adjusts.",
    ),
    "party registry": Verdict(
        True, "The connection enables the transfer of authorized A6.4ERs.", "a64.registry-transfer"
    ),
}
