"""The life of a unit as one table: from which state which step is allowed, and what forbids the others.

    steps()      # -> every state with every step, as the ledger answers
    life_of_a_unit({"XHA": "Kasoro", "XBU": "Nordmere"})     # -> Table

Nothing is listed by hand: each step is put to a ledger in each state, and the ledger says yes or no.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from article6.identifiers import Block
from article6.ledger import (
    Acquired,
    Cancelled,
    Event,
    GivenToAdaptationFund,
    Issued,
    Ledger,
    Refused,
    Transferred,
    Used,
    Verified,
)

from .display.table import Table

__all__ = ["STATES", "STEPS", "Answer", "life_of_a_unit", "steps"]

HOST, BUYER, ID = "XHA", "XBU", "A-1"
PERIOD = (2026, 2030)
UNIT = Block("CA0099", "XHA01", HOST, 2027, 1, 100)
ISSUED, SOLD, ARRIVED, LATER = date(2028, 2, 1), date(2028, 3, 1), date(2028, 3, 4), date(2028, 6, 1)
NOW = date(2029, 1, 10)

# What happened to the unit so far. The holder is the Party that would take the next step.
STATES: dict[str, tuple[str, tuple[Event, ...]]] = {
    "not on record": (HOST, ()),
    "verified, not issued": (HOST, (Verified(ISSUED, UNIT, ID),)),
    "held by the host": (HOST, (Issued(ISSUED, UNIT, ID),)),
    "on the way to the buyer": (
        BUYER,
        (Issued(ISSUED, UNIT, ID), Transferred(SOLD, UNIT, HOST, BUYER)),
    ),
}
_BOUGHT = (*STATES["on the way to the buyer"][1], Acquired(ARRIVED, UNIT, BUYER))
STATES |= {
    "held by the buyer": (BUYER, _BOUGHT),
    "used towards the buyer's NDC": (BUYER, (*_BOUGHT, Used(LATER, UNIT, BUYER, 2027))),
    "cancelled": (BUYER, (*_BOUGHT, Cancelled(LATER, UNIT, BUYER, "OMGE"))),
    "with the Adaptation Fund": (BUYER, (*_BOUGHT, GivenToAdaptationFund(LATER, UNIT, BUYER))),
}
STEPS: dict[str, Callable[[str], Event]] = {
    "verify": lambda holder: Verified(NOW, UNIT, ID),
    "issue": lambda holder: Issued(NOW, UNIT, ID),
    "transfer": lambda holder: Transferred(NOW, UNIT, holder, HOST if holder == BUYER else BUYER),
    "acquire": lambda holder: Acquired(NOW, UNIT, holder),
    "use": lambda holder: Used(NOW, UNIT, holder, 2027),
    "cancel": lambda holder: Cancelled(NOW, UNIT, holder, "OMGE"),
    "give to the Adaptation Fund": lambda holder: GivenToAdaptationFund(NOW, UNIT, holder),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the ledger says to a step in a state: `allowed`; else `why`, the id of the `rule`, `way_out`."""

    state: str
    step: str
    allowed: bool
    first_transfer: bool = False  # does the step make the unit first transferred?
    why: str = ""
    rule: str = ""
    way_out: str = ""


def steps() -> list[Answer]:
    """The answer of a ledger to every step in every state."""
    return [_answer(state, step) for state in STATES for step in STEPS]


def _answer(state: str, step: str) -> Answer:
    holder, before = STATES[state]
    ledger = Ledger({HOST: PERIOD, BUYER: PERIOD})
    ledger.authorize(id=ID, party=HOST, approach="CA0099", date=date(2027, 6, 1), purposes="NDC")
    for event in before:
        ledger.append(event)
    had = len(ledger.first_transfers(HOST))
    try:
        ledger.append(STEPS[step](holder))
    except Refused as refusal:
        return Answer(state, step, False, False, refusal.why, refusal.rule, refusal.way_out)
    return Answer(state, step, True, len(ledger.first_transfers(HOST)) > had)


def life_of_a_unit(names: Mapping[str, str] | None = None) -> Table:
    """The table: one row for each state. `names`: {"XHA": name of the host, "XBU": name of the buyer}."""
    names = {HOST: "the host", BUYER: "the buyer"} | dict(names or {})
    answers = {(a.state, a.step): a for a in steps()}
    rows = []
    for state in STATES:
        told = state.replace("the host", names[HOST]).replace("the buyer", names[BUYER])
        rows.append((told, *(_cell(answers[state, step]) for step in STEPS)))
    return Table("Which step is allowed from which state", ("The unit is", *STEPS), rows)


def _cell(answer: Answer) -> str:
    if answer.allowed:
        return "yes: first transfer" if answer.first_transfer else "yes"
    return "no"
