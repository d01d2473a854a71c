"""Refuse or record ten events: the learner sits at the registry, and the ledger knows the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from article6.ledger import (
    Acquired,
    Cancelled,
    Event,
    GivenToAdaptationFund,
    Ledger,
    Refused,
    Revoked,
    Transferred,
    Used,
)
from classroom.casebook import period
from classroom.cycle.agreed import authorization, oimp_authorization
from classroom.exercise import Exercise, Given, Scenario
from classroom.opening import opening
from classroom.questions import Case, Choice, Decisions, FreeText, Item, Mistake, Number, Option, Ordering

REFUSE, RECORD, FIRST = "refuse", "record", "first transfer"


@dataclass(frozen=True, slots=True)
class Desk:
    """What stands on record when the ten events come in: three blocks of the vintage sold first."""

    ledger: Ledger
    sold: Any  # held by the buyer
    kept: Any  # held by the host
    oimp: Any  # issued for OIMP, held by the host
    today: date


def desk(pack: Any) -> Desk:
    """The books on the morning of the exercise: a small ledger in which every day is after the last."""
    host, buyer = pack.host.code, pack.buyer.code
    main, other = authorization(pack), oimp_authorization(pack)
    ledger = Ledger(dict.fromkeys((host, buyer), period(pack)))
    for terms in sorted((main, other), key=lambda terms: terms.date):
        ledger.authorize(terms)
    day = max(main.date, other.date, date(_vintage(pack) + 1, 1, 1)) + timedelta(days=40)
    whole = ledger.issue(main.id, vintage=_vintage(pack), quantity=1_000, on=day)
    sold, kept = whole.split(600)
    ledger.transfer(sold, to=buyer, on=day + timedelta(days=10))
    oimp = ledger.issue(other.id, vintage=_oimp_vintage(pack), quantity=200, on=day + timedelta(days=20))
    return Desk(ledger, sold, kept, oimp, day + timedelta(days=60))


def _vintage(pack: Any) -> int:
    return min(year for year, tonnes in pack.transfers.by_vintage.items() if tonnes)


def _oimp_vintage(pack: Any) -> int:
    return min(year for year, tonnes in pack.oimp.issued.items() if tonnes)


def books(pack: Any, before: Desk) -> Ledger:
    """A copy of the books of this morning, to try an event on."""
    return Ledger.replay(before.ledger.events, dict.fromkeys((pack.host.code, pack.buyer.code), period(pack)))


def decide(pack: Any, before: Desk, *events: Event) -> str:
    """What the ledger does with the last of these events: refuse, record, or record as a first transfer."""
    ledger, host = books(pack, before), before.sold.party
    for event in events[:-1]:
        ledger.append(event)
    had = len(ledger.first_transfers(host))
    try:
        ledger.append(events[-1])
    except Refused:
        return REFUSE
    return FIRST if len(ledger.first_transfers(host)) > had else RECORD


def scenario(pack: Any) -> Scenario:
    before = desk(pack)
    return Scenario(
        pack,
        desk=before,
        vintage=before.sold.vintage,
        first=before.sold.first,
        sold_last=before.sold.last,
        kept_first=before.kept.first,
        last=before.kept.last,
        oimp_last=before.oimp.last,
        today=before.today,
        **opening(pack),
    )


def events(s: Any) -> dict[str, tuple[Event, ...]]:
    """The ten events, each with what has to be recorded before it."""
    host, buyer, b, day = s.host.code, s.buyer.code, s.desk, s.desk.today
    main = authorization(s.pack)
    return {
        "sale": (Transferred(day, b.kept.take(100), host, buyer),),
        "use": (Used(day, b.sold.take(100), buyer, s.vintage),),
        "own use": (Used(day, b.kept.take(100), host, s.vintage),),
        "again": (
            Used(day, b.sold.take(100), buyer, s.vintage),
            Transferred(day, b.sold.take(100), buyer, host),
        ),
        "back": (Transferred(day, b.sold.take(100), buyer, host),),
        "arrival": (Acquired(day, b.kept.take(100), buyer),),
        "fund": (GivenToAdaptationFund(day, b.kept.take(50), host),),
        "airline": (Cancelled(day, b.oimp.take(100), host, "IMP"),),
        "revoked": (Revoked(day, host, main.id), Used(day, b.sold.take(100), buyer, s.vintage)),
        "revoked sale": (Revoked(day, host, main.id), Transferred(day, b.kept.take(100), host, buyer)),
    }


def answer(key: str) -> Callable[[Any], str]:
    """The decision on one event, as the ledger of this pack takes it."""
    return lambda s: decide(s.pack, s.desk, *events(s)[key])


CASES = [
    Case(
        "sale",
        "{host.name} transfers serials {kept_first} and following, which it holds, to {buyer.name}.",
        answer("sale"),
        "Who holds these units, are they authorized, and have they crossed a border before?",
        {RECORD: "They leave for another Party for the first time. What is that called?"},
        "first-transfer.ndc",
    ),
    Case(
        "use",
        "{buyer.name} uses part of what it acquired, for {vintage}.",
        answer("use"),
        "Who holds the units, and was there a first transfer before this use?",
        {FIRST: "The first transfer happened when the units were sold. A use is the other side of it."},
        "balance.subtract-uses",
    ),
    Case(
        "own use",
        "{host.name} uses units towards its own NDC that it issued and never transferred.",
        answer("own use"),
        "Has anybody added these outcomes to a balance, so that somebody may subtract them?",
        rule="first-transfer.ndc",
    ),
    Case(
        "again",
        "{buyer.name} has used units for {vintage}. On the same day it sells them to {host.name}.",
        answer("again"),
        "What may still happen to a unit after it was used?",
        rule="report.no-reuse",
    ),
    Case(
        "back",
        "{buyer.name} sells unused units back to {host.name}.",
        answer("back"),
        "The units are held and not used. Is a return forbidden?",
        {FIRST: "They crossed a border before. A unit is first transferred once."},
        "first-transfer.ndc",
    ),
    Case(
        "arrival",
        "{buyer.name} records the arrival of units that {host.name} has not sent.",
        answer("arrival"),
        "Look for the other half: every arrival has a departure.",
        rule="tracking.reconciliation",
    ),
    Case(
        "fund",
        "{host.name} transfers units to the Adaptation Fund that were never first transferred.",
        answer("fund"),
        "No other Party receives them, and still they leave. Look at 4/CMA.6 paragraph 16.",
        rule="first-transfer.adaptation-fund",
    ),
    Case(
        "airline",
        "Units of *{oimp_approach.title}*, whose first transfer is their issuance, are cancelled for "
        "{oimp.user}.",
        answer("airline"),
        "They are held and authorized for this purpose. What else could stand in the way?",
        {FIRST: "The authorization names the event that is the first transfer. Has it happened already?"},
        "first-transfer.oimp",
    ),
    Case(
        "revoked",
        "{host.name} revokes its authorization. After that {buyer.name} uses units it bought before.",
        answer("revoked"),
        "What does a revocation leave alone, unless the terms say otherwise?",
        {FIRST: "These units were first transferred when they were sold."},
        "authorization.changes",
    ),
    Case(
        "revoked sale",
        "{host.name} revokes its authorization. After that it transfers units it still holds to "
        "{buyer.name}.",
        answer("revoked sale"),
        "Can outcomes be first transferred that are not authorized at that moment?",
        rule="first-transfer.authorized",
    ),
]


def tables(s: Any) -> list[Given]:
    b = s.desk
    rows = [
        (f"{b.sold.first} to {b.sold.last}", s.approach.id, str(b.sold.vintage), f"held by {s.buyer.name}"),
        (f"{b.kept.first} to {b.kept.last}", s.approach.id, str(b.kept.vintage), f"held by {s.host.name}"),
        (
            f"{b.oimp.first} to {b.oimp.last}",
            s.oimp_approach.id,
            str(b.oimp.vintage),
            f"held by {s.host.name}",
        ),
    ]
    heads = ("Serials", "Approach", "Vintage", "The units are")
    return [Given("On record this morning", heads, rows, s.pack.source)]


def held_after(s: Any) -> int:
    """What the buyer holds after it has used 100 of its units."""
    ledger = books(s.pack, s.desk)
    ledger.append(events(s)["use"][0])
    return ledger.held(s.buyer.code)


EXERCISE = Exercise(
    id="tracking.ten-events",
    title="Refuse or record: ten events",
    minutes=(20, 30),
    objectives=[
        "decide whether a registry records an event, and whether it is a first transfer",
        "name the rule that forbids an event",
    ],
    rules=["tracking.registry", "first-transfer.ndc", "report.no-reuse", "authorization.changes"],
    scenario=scenario,
    story=(
        "You administer the registry of {host.name} this week. Units of two cooperative approaches are on "
        "record: *{approach.title}*, authorized for the NDC of {buyer.name}, and *{oimp_approach.title}*, "
        "authorized for other international mitigation purposes (OIMP) with the issuance as first transfer. "
        "Events come in. Each is judged by itself, on the books of this morning. {caution}"
    ),
    tables=tables,
    questions=[
        Choice(
            prompt="A first look. {buyer.name} wants to use units that {host.name} holds. What do you do?",
            options=[
                Option(
                    "record",
                    "Record it: they are authorized for this use",
                    False,
                    "An authorization allows a use. Who has the units in its account?",
                    "tracking.registry",
                ),
                Option(
                    "refuse",
                    "Refuse it: {buyer.name} does not hold them",
                    True,
                    "Only the holder acts on units. First they are transferred and acquired.",
                    "tracking.registry",
                ),
                Option(
                    "wait",
                    "Record it and ask {host.name} afterwards",
                    False,
                    "A registry records what has happened, and this has not. What has to happen first?",
                    "tracking.reconciliation",
                ),
            ],
            hints=["Look at the table: who holds which serials?", "A Party uses what is in its own account."],
        ),
        Decisions(
            prompt="Decide each of the ten events by itself, on the books of this morning.",
            cases=CASES,
            options=[
                (REFUSE, "Refuse it"),
                (RECORD, "Record it; it is no first transfer"),
                (FIRST, "Record it; it is the first transfer"),
            ],
            hints=[
                "Ask three things: who holds the units, are they authorized now, has their first transfer "
                "happened already?",
                "Four of the events are refused. A return, and a use after a revocation, are not among them.",
            ],
            working="The ledger of this course took each event on the books of this morning.",
            after="You have decided as the rules do. Every refusal has a paragraph, and a way out.",
        ),
        Number(
            prompt="{buyer.name} uses 100 t of its units today. How much does it hold then?",
            unit="t CO2 eq",
            answer=held_after,
            mistakes=[
                Mistake(
                    "nothing changed",
                    lambda s: s.desk.sold.quantity,
                    "This is what it held this morning. What does a use do to a holding?",
                    "report.no-reuse",
                ),
                Mistake(
                    "added",
                    lambda s: s.desk.sold.quantity + 100,
                    "A use takes units away; it brings none.",
                    "report.no-reuse",
                ),
                Mistake(
                    "only the use",
                    lambda s: 100,
                    "That is what was used. The question asks for what is left.",
                ),
                Mistake(
                    "all units",
                    lambda s: s.desk.sold.quantity + s.desk.kept.quantity - 100,
                    "{host.name} holds some of these serials. Count only what {buyer.name} holds.",
                    "tracking.registry",
                ),
            ],
            hints=[
                "Begin with the serials that it holds this morning.",
                "Used units leave the account for good.",
            ],
            working="Holdings of this morning minus what was used.",
            rule="tracking.registry",
        ),
        Ordering(
            prompt="Put the life of a unit that is used abroad in order.",
            items=[
                Item("authorize", "The host authorizes"),
                Item("issue", "The unit is issued"),
                Item("transfer", "The host transfers it: the first transfer"),
                Item("acquire", "The buyer acquires it"),
                Item("use", "The buyer uses it towards its NDC"),
            ],
            mistakes=[
                Mistake(
                    "use before arrival",
                    lambda s: ["authorize", "issue", "transfer", "use", "acquire"],
                    "Only the holder uses units. When does the buyer become the holder?",
                    "tracking.reconciliation",
                ),
                Mistake(
                    "sold before authorized",
                    lambda s: ["issue", "transfer", "authorize", "acquire", "use"],
                    "Can outcomes be first transferred that nobody authorized?",
                    "first-transfer.authorized",
                ),
            ],
            hints=[
                "Nothing is first transferred without an authorization.",
                "Only what was acquired can be used.",
            ],
            rule="tracking.history",
        ),
        FreeText(
            prompt="A colleague asks why you refused the sale after the revocation, though the units exist. "
            "Answer in two sentences.",
            rubric=[
                "It says that outcomes can be first transferred only if they are authorized.",
                "It says that what was first transferred before the revocation is left alone.",
                "It says what would make the sale possible: a new authorization.",
            ],
            model=(
                "A first transfer needs an authorization in force, and this one was revoked. Units sold "
                "before "
                "it stay as they are; for a further sale a new authorization is needed."
            ),
            hints=["Which event does the authorization allow?", "Tell the two groups of units apart."],
        ),
    ],
)
