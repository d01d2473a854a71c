"""Splitting an issuance: the fees in dollars, and what the host adds to its emissions balance."""

from typing import Any

from article6.mechanism import AUTHORIZED, issuance_fee, registration_fee, split_issuance
from article6.mechanism.fee_levels import TIER_LIMITS
from article6.mechanism.levies import ADAPTATION_SHARE
from classroom.questions import Mistake, Table

__all__ = ["adjusted", "money"]

FEES = ("registration fee", "first issuance fee", "of which to the Adaptation Fund")
MOMENTS = ("the day of issuance", "the day when all is sold")


def fees(*values: Any) -> dict[str, Any]:
    return dict(zip(FEES, values, strict=True))


def paid(s: Any, requested: int | None = None, waived: bool | None = None) -> dict[str, Any]:
    """The three amounts for so many units, by the ceilings."""
    lot = s.mechanism
    waived = s.exempt if waived is None else waived
    entry = registration_fee(lot.yearly_average, programme=lot.programme, ldc_or_sids=waived)
    fee = issuance_fee(lot.requested if requested is None else requested, ldc_or_sids=waived)
    return fees(entry.result, fee["FEE"].value, fee["AF"].value)


def other_tier(s: Any) -> dict[str, Any] | None:
    """The registration fee as if a programme were a project, or one step below the size of the project."""
    lot = s.mechanism
    size = lot.yearly_average if lot.programme else TIER_LIMITS[1]
    right, wrong = paid(s)[FEES[0]], registration_fee(size).result
    return None if s.exempt or wrong == right else {FEES[0]: wrong}


def authorized_only(s: Any) -> dict[str, Any] | None:
    right, wrong = paid(s), paid(s, requested=s.mechanism.authorized)
    return None if s.exempt else {FEES[0]: right[FEES[0]]} | {head: wrong[head] for head in FEES[1:]}


def five_per_cent(s: Any) -> dict[str, Any] | None:
    return None if s.exempt else {FEES[2]: paid(s)[FEES[1]] * ADAPTATION_SHARE}


def on_top(s: Any) -> dict[str, Any] | None:
    right = paid(s)
    return None if s.exempt else {FEES[1]: right[FEES[1]] + right[FEES[2]]}


money = Table(
    prompt="*{mechanism.title}* is {kind}; {host.name} {standing}. Which fees are paid for the registration "
    "and for the first issuance, if the Supervisory Body asks for the **ceilings**: USD 2,000, 6,000 or "
    "12,000 by size, and USD 0.20 a unit? And what of the issuance fee goes to the Adaptation Fund? Write 0 "
    "where nothing is due.",
    unit="USD",
    corner="Amount",
    rule="a64.fee-issuance",
    rows=lambda s: FEES,
    columns=lambda s: ("USD",),
    answer=lambda s: paid(s),
    mistakes=[
        Mistake(
            "waived",
            lambda s: None if s.exempt else paid(s, waived=True),
            "You waived the fees. For which countries are they waived?",
            "a64.fee-waived",
        ),
        Mistake(
            "not waived",
            lambda s: paid(s, waived=False) if s.exempt else None,
            "You charged what other countries pay. What does 7/CMA.4 annex I para. 58 say of countries such "
            "as {host.name}?",
            "a64.fee-waived",
        ),
        Mistake(
            "registration paid",
            lambda s: {FEES[0]: paid(s, waived=False)[FEES[0]]} if s.exempt else None,
            "You charged one fee and waived the others. Which fees does paragraph 58 name?",
            "a64.fee-waived",
        ),
        Mistake(
            "issuance paid",
            lambda s: {k: v for k, v in paid(s, waived=False).items() if k != FEES[0]} if s.exempt else None,
            "You waived the registration and charged the issuance. Does paragraph 58 part them?",
            "a64.fee-waived",
        ),
        Mistake(
            "on units received",
            lambda s: None if s.exempt else paid(s, requested=s.first.participants),
            "You counted the units that the participants get. The fee is due with the request, before any "
            "levy: for how many units is it?",
            "a64.fee-issuance",
        ),
        Mistake(
            "authorized units only",
            authorized_only,
            "You counted the authorized units alone. Does the fee ask what a unit may serve?",
            "a64.fee-issuance",
        ),
        Mistake(
            "5%",
            five_per_cent,
            "5% are the Fund's share of the units. Which share of the money does 7/CMA.4 para. 15 name?",
            "a64.adaptation-money-level",
        ),
        Mistake(
            "on top",
            on_top,
            "You added the Fund's 3% to the fee. Read 7/CMA.4 para. 15: added, or deducted?",
            "a64.adaptation-money-level",
        ),
        Mistake(
            "wrong size",
            other_tier,
            lambda s: (
                "You went by the size. Does a programme of activities go by its size?"
                if s.mechanism.programme
                else "You took the fee of a smaller size. Up to which yearly average does each fee of "
                "paragraph 51 hold?"
            ),
            "a64.fee-registration",
        ),
    ],
    hints=[
        "Start with the question whether anything is due in {host.name} at all: 7/CMA.4 annex I para. 58.",
        "The registration goes by the yearly average, a programme of activities by none. The issuance goes "
        "by the units requested, and 3% are deducted from that fee.",
    ],
    working="Registration by the tier of the yearly average; issuance: units requested x 0.20; the Fund: 3 "
    "per cent of that. All 0 where the fees are waived.",
    after="These fees go to those who run the mechanism. They are not the price of a unit, and not the levy.",
)


def entries(*values: int) -> dict[str, int]:
    return dict(zip(MOMENTS, values, strict=True))


def levied_units(s: Any) -> int:
    return s.first.adaptation + s.first.omge


def without_exemption(s: Any) -> int:
    split = split_issuance(authorized=s.mechanism.authorized)
    return split.adaptation + split.omge


adjusted = Table(
    prompt="The buyer is {buyer.name}: it gets all authorized units that the participants have to sell from "
    "the **first issuance**. What does {host.name} add to its emissions balance, by the day of issuance and "
    "once all is sold?",
    unit="t CO2 eq",
    corner="First transferred by",
    rule="a64.adjust-ndc",
    rows=lambda s: MOMENTS,
    columns=lambda s: ("t CO2 eq",),
    answer=lambda s: entries(s.booked.added(s.day), s.booked.added()),
    mistakes=[
        Mistake(
            "all units",
            lambda s: entries(levied_units(s), s.mechanism.requested),
            "You adjusted for the mitigation contribution A6.4ERs as well. Who else could count them?",
            "a64.unit-kinds",
        ),
        Mistake(
            "only what is sold",
            lambda s: entries(0, s.first.amounts[AUTHORIZED]["participants"]),
            "You counted what the buyer gets. What are the two levies, if the units are authorized?",
            "a64.omge-process",
        ),
        Mistake(
            "nothing at issuance",
            lambda s: {MOMENTS[0]: 0},
            "Nobody has sold anything on that day. Still, some authorized units move at once: which?",
            "a64.adaptation-process",
        ),
        Mistake(
            "not exempt",
            lambda s: {MOMENTS[0]: without_exemption(s)} if s.exempt else None,
            "You took both levies. Which of them is not due in {host.name}?",
            "a64.exemption",
        ),
        Mistake(
            "everything at issuance",
            lambda s: {MOMENTS[0]: s.mechanism.authorized},
            "So it would be for other international mitigation purposes, if {host.name} had named issuance "
            "as first transfer. What is the first transfer of units for an NDC?",
            "first-transfer.ndc",
        ),
    ],
    hints=[
        "Leave the mitigation contribution A6.4ERs aside. Take the row of the authorized units from "
        "question 2.",
        "On the day of issuance: what was forwarded and cancelled of them. In the end: what the participants "
        "sold comes on top.",
    ],
    working="At issuance the two levies on the authorized units; in the end all authorized units.",
    after="All of it counts in the vintage {mechanism.vintage}, although nothing was sold on the day of "
    "issuance.",
)
