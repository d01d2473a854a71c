"""Splitting an issuance: from which units the levies are taken, how many they are, and how they round."""

from collections.abc import Callable
from typing import Any

from article6.mechanism import AUTHORIZED, MITIGATION_CONTRIBUTION
from article6.mechanism.levies import ADAPTATION_SHARE, LEAST_OMGE_SHARE
from article6.mechanism.sharing import rounded
from classroom.exercises.mechanism import _issuances
from classroom.questions import Choice, Mistake, Number, Option, Table

__all__ = ["parts", "rounding", "which"]

STATUSES = {AUTHORIZED: "authorized", MITIGATION_CONTRIBUTION: "mitigation contribution"}
PARTS = {"adaptation": "to the Adaptation Fund", "omge": "cancelled", "participants": "to the participants"}


def cells(split: Any) -> dict[tuple[str, str], int]:
    """The table of one issuance: status by part."""
    return {
        (STATUSES[status], head): parts[part]
        for status, parts in split.amounts.items()
        for part, head in PARTS.items()
    }


def levied(s: Any, fund: Callable[[Any], int], cancelled: Callable[[Any], int]) -> dict[tuple[str, str], int]:
    """The same table with the two levies taken in a wrong way."""
    found = {}
    for part in s.first.parts:
        some, other = (0 if s.exempt else fund(part)), cancelled(part)
        row = STATUSES[part.status]
        found[row, PARTS["adaptation"]] = some
        found[row, PARTS["omge"]] = other
        found[row, PARTS["participants"]] = part.issued - some - other
    return found


def unlike(wrong: Any, right: Any) -> Any:
    """A wrong result, or None where it cannot be told from the right one on this pack."""
    return None if wrong == right else wrong


def of_the_rest(part: Any) -> int:
    return rounded(LEAST_OMGE_SHARE * (part.issued - part.adaptation), "up")


which = Choice(
    prompt="{host.name} {standing}. From which units of the first issuance are the two levies taken?",
    rule="a64.adaptation-process",
    options=[
        Option(
            "authorized",
            "Both levies, from the authorized units only",
            False,
            "Read the two paragraphs once more: how many kinds of unit does each of them name?",
            "a64.omge-process",
        ),
        Option(
            "all",
            "Both levies, from all units",
            lambda s: not s.exempt,
            lambda s: (
                "The status of a unit decides about the adjustment, not about the levies."
                if not s.exempt
                else "The kinds of unit are right. What does 6/CMA.6 say of countries such as yours?"
            ),
            "a64.exemption",
        ),
        Option(
            "cancelled",
            "Only the cancellation for overall mitigation, from all units",
            lambda s: s.exempt,
            lambda s: (
                "The exemption is from the share for adaptation. Nobody is exempt from the cancellation."
                if s.exempt
                else f"Some countries are free of the share for adaptation. Is {s.host.name} one of them?"
            ),
            "a64.exemption",
        ),
        Option(
            "none",
            "None, until the units are sold",
            False,
            "The text has a word for the moment: it does not wait for a buyer. Which?",
            "a64.levy-adaptation",
        ),
    ],
    hints=[
        "Ask twice: from which kinds of unit, and in which countries?",
        "7/CMA.4 annex I para. 39 and 40 name the kinds; 6/CMA.6 para. 20 names the countries.",
    ],
)

parts = Table(
    prompt="Split the **first issuance**. {host.name} {standing}. The cancellation is the least that is "
    "allowed. Round each levy **up** to whole units, once for each status. (The texts leave the rounding "
    "open; this is the course's way.)",
    unit="t CO2 eq",
    corner="Status",
    rule="a64.levy-omge",
    rows=lambda s: list(STATUSES.values()),
    columns=lambda s: list(PARTS.values()),
    answer=lambda s: cells(s.first),
    mistakes=[
        Mistake(
            "2% of the rest",
            lambda s: None if s.exempt else levied(s, lambda p: p.adaptation, of_the_rest),
            "You took the second levy from what the first one left. Of which quantity do annex 58 and 59 "
            "both speak?",
            "a64.levy-omge",
        ),
        Mistake(
            "of what participants get",
            lambda s: levied(
                s,
                lambda p: rounded(ADAPTATION_SHARE * p.participants, "up"),
                lambda p: rounded(LEAST_OMGE_SHARE * p.participants, "up"),
            ),
            "You took the levies from the participants' units. Both stand before them: of which quantity are "
            "they a share?",
            "a64.levy-adaptation",
        ),
        Mistake(
            "only authorized units",
            lambda s: {
                (STATUSES[MITIGATION_CONTRIBUTION], PARTS["adaptation"]): 0,
                (STATUSES[MITIGATION_CONTRIBUTION], PARTS["omge"]): 0,
                (STATUSES[MITIGATION_CONTRIBUTION], PARTS["participants"]): s.mechanism.contribution,
            },
            "You left the mitigation contribution A6.4ERs whole. Do the levies ask for the status?",
            "a64.adaptation-process",
        ),
        Mistake(
            "exempt",
            lambda s: None if s.exempt else cells(_issuances.first(s.mechanism, ldc_or_sids=True)),
            "You spared the units the share for adaptation. Which countries are exempt, and is "
            "{host.name} one of them?",
            "a64.exemption",
        ),
        Mistake(
            "not exempt",
            lambda s: cells(_issuances.first(s.mechanism, ldc_or_sids=False)) if s.exempt else None,
            "You took both levies. Look at what the question says of {host.name}, and at 6/CMA.6 para. 20.",
            "a64.exemption",
        ),
        Mistake(
            "rounded down",
            lambda s: unlike(cells(_issuances.first(s.mechanism, rounding="down")), cells(s.first)),
            "You rounded down. Then less than the least share is cancelled; the question rounds the other "
            "way.",
            "a64.indivisible",
            may_equal=("rounded once",),
        ),
        Mistake(
            "rounded once",
            lambda s: unlike(cells(_issuances.first(s.mechanism, level="issuance")), cells(s.first)),
            "You rounded once for the whole issuance and shared the result. The question rounds for each "
            "status.",
            "a64.indivisible",
        ),
    ],
    hints=[
        "Work on one row after the other. Each levy is a share of the same quantity: what was issued.",
        "5% where the share for adaptation is due, and 2% always. The participants get the rest.",
    ],
    working="For each status: issued, less the share for adaptation if it is due, less 2% of what "
    "was issued.",
    after="The participants may ask for more than 2%, in their request for issuance. Less is not possible.",
)

rounding = Number(
    prompt="The **second issuance** has {mechanism.second:,} units, all authorized. How many do the "
    "participants get, if each levy is rounded **up** to whole units?",
    unit="t CO2 eq",
    rule="a64.indivisible",
    answer=lambda s: s.second_split.participants,
    mistakes=[
        Mistake(
            "rounded down",
            lambda s: unlike(
                _issuances.second(s.mechanism, rounding="down").participants, s.second_split.participants
            ),
            "You rounded the levies down. That leaves less than the least share for cancellation.",
            "a64.levy-omge",
            may_equal=("nearest",),
        ),
        Mistake(
            "nearest",
            lambda s: unlike(
                _issuances.second(s.mechanism, rounding="nearest").participants, s.second_split.participants
            ),
            "You rounded to the nearest unit, or both levies together. Round each one, and up.",
            "a64.indivisible",
        ),
        Mistake(
            "2% of the rest",
            lambda s: (
                None
                if s.exempt
                else s.second_split.participants + s.second_split.omge - of_the_rest(s.second_split.parts[0])
            ),
            "The cancellation is no share of what the other levy leaves. Of what is it one?",
            "a64.levy-omge",
        ),
        Mistake(
            "exempt",
            lambda s: None if s.exempt else _issuances.second(s.mechanism, ldc_or_sids=True).participants,
            "One levy is missing. Is {host.name} exempt from it?",
            "a64.exemption",
        ),
        Mistake(
            "not exempt",
            lambda s: _issuances.second(s.mechanism, ldc_or_sids=False).participants if s.exempt else None,
            "One levy too many: look again at what holds for {host.name}.",
            "a64.exemption",
        ),
        Mistake(
            "no levy",
            lambda s: s.mechanism.second,
            "These are the units issued. What is taken before the participants get theirs?",
            "a64.forwarding",
        ),
    ],
    hints=[
        "Compute each levy with its decimals, and only then make it whole.",
        "Levies are rounded up here, so the participants' share ends lower than its decimals say.",
    ],
    working="Issued, less each levy rounded up.",
    after="A unit cannot be split, so someone gets the fraction. Rounding up keeps at least 2% "
    "cancelled; how to round is not said in the decisions read.",
)
