"""What the texts of the mechanism leave open, and what is done here until a text settles it.

Where a point is a `parameter`, the default of the parameter is the first of `options`.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CONVENTIONS", "Convention"]


@dataclass(frozen=True, slots=True)
class Convention:
    """One open point: the `question`, what we do by `default` in words, and where.

    `functions` of this room take it as `parameter`, with one of `options`; without options it is a number or
    a yes or no of the caller. Without a parameter we offer no other way. `paragraphs` were read and do not
    say.
    """

    id: str
    question: str
    default: str
    options: tuple[str, ...]
    functions: tuple[str, ...]
    parameter: str
    paragraphs: str


CONVENTIONS = (
    Convention(
        "rounding",
        "Units are indivisible: which way are 5 per cent and 2 per cent rounded?",
        "Up to the next whole unit; for the cancellation only this keeps the minimum of 2 per cent.",
        ("up", "down", "nearest"),
        ("levies.split_issuance",),
        "rounding",
        "3/CMA.3 annex 58-59; 7/CMA.4 annex I 28, 39-40",
    ),
    Convention(
        "rounding-level",
        "Is each levy rounded once per issuance, per authorization status, or per vintage?",
        "Once per issuance and authorization status.",
        ("status", "issuance", "vintage"),
        ("levies.split_issuance",),
        "level",
        "7/CMA.4 annex I 39-40",
    ),
    Convention(
        "smallest-lot",
        "What if both levies, rounded, are more than the lot, as for a single unit?",
        "The adaptation share is taken first, and cancellation takes what is left.",
        (),
        ("levies.split_issuance",),
        "",
        "3/CMA.3 annex 58-59",
    ),
    Convention(
        "shared-remainder",
        "Which lot gives the unit when lots are rounded together?",
        "The one with the largest fraction; between equals, the one named first.",
        (),
        ("levies.split_issuance",),
        "",
        "7/CMA.4 annex I 39-40",
    ),
    Convention(
        "exempt-when",
        "Which date decides that a host is a least developed country or small island developing State?",
        "The caller says so for each issuance or request.",
        (),
        (
            "levies.split_issuance",
            "fees.registration_fee",
            "fees.issuance_fee",
        ),
        "ldc_or_sids",
        "6/CMA.6 para. 20; 7/CMA.4 annex I 58",
    ),
    Convention(
        "fee-tier-gap",
        "Which registration fee goes with an average between 15,000 and 15,001 t CO2 eq?",
        "Above 15,000 is the second tier.",
        (),
        ("fees.registration_fee",),
        "",
        "7/CMA.4 annex I 51",
    ),
    Convention(
        "fee-cents",
        "How is 3 per cent of an issuance fee rounded?",
        "Each amount to the nearest cent, half a cent up; the remainder stays with the administration.",
        (),
        ("fees.issuance_fee",),
        "",
        "7/CMA.4 para. 15",
    ),
    Convention(
        "fee-levels",
        "What are the fees?",
        "The ceilings; the Supervisory Body sets each fee at or below its ceiling.",
        (),
        (
            "fees.registration_fee",
            "fees.issuance_fee",
            "fees.change_fee",
        ),
        "schedule",
        "7/CMA.4 para. 14; annex I 51-55, 59",
    ),
    Convention(
        "crediting-last-day",
        "What is the last day of a crediting period?",
        "The day before the same day of the month some years later; 29 February is followed by 1 March "
        "where a year has none.",
        (),
        ("crediting.crediting_periods",),
        "",
        "3/CMA.3 annex 31(f)",
    ),
    Convention(
        "late-reach",
        "How many of the units already forwarded and cancelled does a late authorization in part reach?",
        "In proportion to the participants' units authorized, rounded up.",
        ("pro rata", "all"),
        ("late.late_authorization",),
        "reach",
        "6/CMA.6 para. 12, 14(c)",
    ),
    Convention(
        "late-transfers",
        "Does a transfer of some units bar the late authorization of the others?",
        "No: unit by unit, as 'respective' in para. 14(a) is read here.",
        ("unit by unit", "strict"),
        ("late.late_authorization",),
        "reading",
        "6/CMA.6 para. 12, 14(a)",
    ),
    Convention(
        "late-time-limit",
        "Is there a time limit from issuance to the statement of authorization?",
        "None known: the Supervisory Body was asked to consider one, and its answer was not seen.",
        (),
        ("late.late_authorization",),
        "time_limit_days",
        "6/CMA.6 para. 13",
    ),
    Convention(
        "late-date",
        "When are units first transferred that were forwarded or cancelled before a late authorization?",
        "On the day of issuance, as if they had been authorized by then.",
        (),
        ("host.host_record",),
        "",
        "6/CMA.6 para. 14(b)",
    ),
)
