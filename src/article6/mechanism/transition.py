"""What becomes of a CDM case: a pre-2021 CER for the first NDC, an A6.4ER after transition, or nothing.

    case = CdmCase(registered=date(2014, 5, 1), year=2022, active_2021=True,
                   requested=date(2023, 6, 1), approved=date(2025, 3, 1))
    classify(case).outcome          # -> "A6.4ER"

The year of the reductions decides the road. Up to 2020 a unit is a CER, which may serve a first NDC (3/CMA.3
annex 75). From 2021 the activity needs a transition, with a request and an approval of the host Party in time
(3/CMA.3 annex 73; 7/CMA.4 annex I, para. 1-17; 6/CMA.6 para. 21). The dates are in `transition.toml`. The
decision of CMA.7, reported to have moved the date of approval, could not be read: that date is a parameter.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date

from article6.mechanism.errors import MechanismError
from article6.mechanism.table_file import entries

__all__ = [
    "KINDS",
    "PURPOSES",
    "CdmCase",
    "Deadline",
    "Verdict",
    "classify",
    "current_period_ends",
    "deadline",
    "deadlines",
    "methodology_until",
]

KINDS = ("CER", "tCER", "lCER", "A/R")
"""The unit of the case; "A/R" is an afforestation or reforestation activity (its CERs: tCERs, lCERs)."""

PURPOSES = ("first NDC", "later NDC", "other")
"""A first or first updated NDC, a later one, or a purpose that is no NDC."""

_AFFORESTATION = ("tCER", "lCER", "A/R")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A dated limit: `sense` is "until", "from" or "on"; `rule` an id, or "" beside a mere `source`."""

    key: str
    what: str
    day: date
    sense: str
    rule: str
    confidence: str
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CdmCase:
    """Reductions of one `year` from a CDM activity, and what happened to the activity.

    `registered`: under the CDM, or listed there as provisional. `active_2021`: its crediting period would
    have been active on 1 January 2021. `requested`, `approved`: the request for transition and the host
    Party's approval, None if never made. `type_listed`: its type is among those that the host Party
    indicated. Raises `MechanismError`.
    """

    registered: date
    year: int
    active_2021: bool = True
    requested: date | None = None
    approved: date | None = None
    kind: str = "CER"
    purpose: str = "first NDC"
    type_listed: bool = True

    def __post_init__(self) -> None:
        for name in ("registered", "requested", "approved"):
            value = getattr(self, name)
            # A datetime is a date to Python, and cannot be compared with one.
            if not (type(value) is date or (value is None and name != "registered")):
                raise MechanismError(f"`{name}` is {value!r:.40}.", "Give a datetime.date.")
        if type(self.year) is not int or not 2000 <= self.year <= 2100:
            raise MechanismError(f"`year` is {self.year!r:.40}.", "Give the calendar year of the reductions.")
        if self.kind not in KINDS:
            raise MechanismError(f"The kind {self.kind!r:.40} is unknown.", f"Use one of {', '.join(KINDS)}.")
        if self.purpose not in PURPOSES:
            raise MechanismError(
                f"The purpose {self.purpose!r:.40} is unknown.", f"Use one of {', '.join(PURPOSES)}."
            )
        if self.requested and self.approved and self.approved < self.requested:
            raise MechanismError(
                f"The approval of {self.approved} comes before the request of {self.requested}.",
                "The host Party approves what was requested: check the two dates.",
                "a64.transition-approval",
            )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the case gives.

    `outcome`: "pre-2021 CER", "A6.4ER", "waiting" (the host Party can still approve) or "none". `why` in a
    sentence, `rules` by id with the deciding one first, `way_out`: what is left to do. `note` says where the
    verdict hangs on a date that could not be read.
    """

    outcome: str
    why: str
    rules: tuple[str, ...]
    way_out: str
    note: str = ""


def deadlines() -> tuple[Deadline, ...]:
    """The dated limits, in the order of the table."""
    return tuple(_table().values())


def deadline(key: str) -> Deadline:
    """The limit with this key ("request", "approval"). Raises `MechanismError` with the keys there are."""
    try:
        return _table()[key]
    except (KeyError, TypeError):
        raise MechanismError(
            f"There is no deadline {key!r:.60}.", f"There are {', '.join(_table())}."
        ) from None


def classify(
    case: CdmCase,
    *,
    approval_until: date | None = None,
    afforestation_approval_until: date | None = None,
    today: date | None = None,
) -> Verdict:
    """What the case gives, with the rules and the way out.

    `approval_until` is the last day for the host Party's approval: by default the day reported from COP30
    ("approval-extended"); pass `deadline("approval").day` for the decisions that were read. For afforestation
    and reforestation the default stays as decided. `today` makes a case without approval "waiting" as long
    as that day has not passed; without it, no approval means that none was given.
    """
    if case.year < deadline("effective").day.year:
        return _cer(case)
    return _transition(case, approval_until, afforestation_approval_until, today)


def methodology_until(period_end: date) -> date:
    """The last day on which the CDM methodology may be applied (3/CMA.3 annex 73(d)).

    `period_end`: the end of the current crediting period. Where no mechanism methodology exists and the
    period ends before 31 December 2025, interim solutions may apply (7/CMA.4 annex I, para. 9).
    """
    return min(period_end, deadline("methodology").day)


def current_period_ends(cdm_end: date, *, renewable: bool, host_end: date | None = None) -> date:
    """The last day of the current crediting period after transition (7/CMA.4 annex I, para. 3).

    `cdm_end`: when it would have ended under the CDM. `host_end`: the day that follows from what the host
    Party specified, if it did. The earliest counts; 31 December 2025 only where the period is renewable.
    """
    ends = [cdm_end]
    if renewable:
        ends.append(deadline("renewable-period").day)
    if host_end is not None:
        ends.append(host_end)
    return min(ends)


def _cer(case: CdmCase) -> Verdict:
    """Reductions up to 2020: a CER, or nothing (3/CMA.3 annex 75)."""
    if case.purpose == "other":
        return Verdict(
            "none",
            "Reductions up to 2020 are no ITMOs, and a CER may be used here towards an NDC only.",
            ("itmo.vintage-2021", "a64.cers"),
            "Look at what the CDM itself still offers, outside Article 6.",
        )
    if case.kind in _AFFORESTATION:
        return Verdict(
            "none",
            "Temporary and long-term CERs are not used towards NDCs.",
            ("a64.cers",),
            "None for these units. Reductions from 2021 onward may follow if the activity has transitioned.",
        )
    if case.registered < deadline("cer-registration").day:
        return Verdict(
            "none",
            f"The activity was registered on {case.registered}, before 1 January 2013.",
            ("a64.cers",),
            "Only a later decision of the CMA could open the use. Reductions from 2021 onward of the same "
            "activity may become A6.4ERs after a transition, for which the year 2013 does not count.",
        )
    if case.purpose == "later NDC":
        return Verdict(
            "none",
            "CERs may be used towards the first NDC only.",
            ("a64.cers", "a64.cer-use"),
            "Use them towards the first or first updated NDC, or wait for a decision of the CMA.",
        )
    return Verdict(
        "pre-2021 CER",
        "Registered on or after 1 January 2013, and used towards a first NDC.",
        ("a64.cers", "a64.cer-use"),
        "Move the CERs into the mechanism registry, retire them there, subtract them in the emissions "
        "balance and report them in table 4. The CDM host Party is not required to adjust.",
    )


def _transition(
    case: CdmCase, until: date | None, afforestation_until: date | None, today: date | None
) -> Verdict:
    """Reductions from 2021: an A6.4ER after transition, or nothing (3/CMA.3 annex 73; 6/CMA.6 para. 21)."""
    forest = case.kind in _AFFORESTATION
    request = deadline("afforestation-request" if forest else "request")
    decided = deadline("afforestation-approval" if forest else "approval")
    reported = decided if forest else deadline("approval-extended")
    last = (afforestation_until if forest else until) or reported.day
    note = ""
    if case.approved and decided.day < case.approved:
        note = (
            f"The decisions read end the time for approval on {decided.day}. "
            f"The last day used here is {last}; the decision of CMA.7 could not be read: check it."
        )
    also = () if forest else ("a64.transition",)
    new = "A new activity can be designed and registered under the mechanism, if it is additional today."
    if not case.active_2021:
        return Verdict(
            "none",
            "The crediting period would not have been active on 1 January 2021.",
            ("a64.transition-active",),
            new,
        )
    if case.requested is None or case.requested > request.day:
        made = "No transition was requested" if case.requested is None else f"Requested on {case.requested}"
        return Verdict("none", f"{made}; the last day was {request.day}.", (request.rule, *also), new)
    if not case.type_listed:
        return Verdict(
            "none",
            "The type of the activity is not among those that the host Party indicated.",
            ("a64.transition-types", "a64.host-activity-types"),
            f"The host Party may add the type to its public list; its approval counts until {last}.",
        )
    if case.approved is None and today is not None and today <= last:
        return Verdict(
            "waiting",
            f"Requested in time; the host Party has not approved yet and can do so until {last}.",
            (decided.rule, *also),
            "Decide: an approval brings A6.4ERs, and the statement on the units says what they cost.",
            ""
            if last <= decided.day
            else "That day is reported only; the decision of CMA.7 could not be read.",
        )
    if case.approved is None or case.approved > last:
        came = "The host Party did not approve" if case.approved is None else f"Approved on {case.approved}"
        return Verdict("none", f"{came}; the last day was {last}.", (decided.rule, *also), new, note)
    if case.purpose == "later NDC":
        same = (
            "Towards an NDC they are used within the implementation period in which the reductions occurred."
        )
        also, note = (*also, "balance.same-period"), f"{note} {same}".strip()
    more = " and with the requirements for activities involving removals" if forest else ""
    return Verdict(
        "A6.4ER",
        "Active on 1 January 2021, requested and approved in time. The year of registration does not count: "
        "2013 is a line for CERs only.",
        tuple(dict.fromkeys((decided.rule, *also, "a64.transition-active", request.rule, "a64.unit-kinds"))),
        f"Show that the activity complies with the rules of the mechanism{more}. For an NDC or another "
        "international mitigation purpose the units need the host Party's authorization, and it adjusts; "
        "without it they are mitigation contribution A6.4ERs.",
        note,
    )


@functools.cache
def _table() -> dict[str, Deadline]:
    return {entry["key"]: Deadline(**entry) for entry in entries("transition.toml")["deadlines"]}
