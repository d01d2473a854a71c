"""Trace a block through splits, a sale abroad, and a return: the serials stay what they are."""

from typing import Any

from article6.ledger import Acquired, Ledger, Transferred
from classroom.casebook import chain
from classroom.exercise import Exercise, Given, Scenario
from classroom.opening import opening
from classroom.questions import Choice, Mistake, Number, Option, Table
from classroom.wording import fill


def standing(ledger: Ledger) -> dict[tuple[str, str], int]:
    """{(holder, status): t CO2 eq} at the end of the story."""
    found: dict[tuple[str, str], int] = {}
    for row in ledger.standing():
        found[row.holder, row.status] = found.get((row.holder, row.status), 0) + row.quantity
    return found


def scenario(pack: Any) -> Scenario:
    ledger, case = chain(pack), pack.chain
    sent = [event for event in ledger.events if isinstance(event, Transferred)]
    whole, onward, back = (event.block for event in sent)
    return Scenario(
        pack,
        ledger=ledger,
        whole=whole,
        first_id=str(whole.first_id),
        last_id=str(whole.last_id),
        sold=case.sold,
        onward=case.onward,
        returned=case.returned,
        used=case.used,
        vintage=case.vintage,
        back=back,
        next_serial=onward.first,
        **opening(pack),
    )


def steps(s: Any) -> list[Given]:
    rows = []
    for event in s.ledger.events:
        if isinstance(event, Transferred):
            rows.append(
                (fill("{d}", None, d=event.date), _name(s, event.by), "transfers", event.block.quantity)
            )
        elif not isinstance(event, Acquired) and getattr(event, "block", None) is not None:
            who = getattr(event, "by", s.host.code)
            what = "issues" if event.kind == "issuance" else "uses"
            rows.append((_day(event), _name(s, who), what, event.block.quantity))
    return [Given("What happened (t CO2 eq)", ("Date", "Party", "What", "Quantity"), rows, s.pack.source)]


def _day(event: Any) -> str:
    return fill("{d}", None, d=event.date)


def _name(s: Any, code: str) -> str:
    return {p.code: p.name for p in (s.host, s.buyer, s.third)}[code]


def ends(s: Any) -> dict[str, int]:
    """Where the units are in the end, by the rows of the table."""
    found = standing(s.ledger)
    return {
        f"used by {s.third.name}": found[s.third.code, "used"],
        f"held by {s.third.name}": found.get((s.third.code, "held"), 0),
        f"used by {s.host.name}": found[s.host.code, "used"],
        f"held by {s.buyer.name}": found[s.buyer.code, "held"],
    }


def _wrong_ends(s: Any, **other: int) -> dict[str, int]:
    rows = dict(zip(("third_used", "third_held", "host_used", "buyer_held"), ends(s), strict=True))
    return {rows[name]: value for name, value in other.items()}


EXERCISE = Exercise(
    id="tracking.trace-a-block",
    title="Trace a block",
    minutes=(15, 25),
    objectives=[
        "read the size of a block from its first and last identifier",
        "follow serials through splits, a further sale and a return",
        "tell which registry an identifier names",
    ],
    rules=["identifier.elements", "identifier.blocks", "identifier.unchanged", "first-transfer.ndc"],
    scenario=scenario,
    story=(
        "An auditor asks where the units of one block are today. The block was issued in {host.name} as "
        "`{first_id}` to `{last_id}` and sold to {buyer.name} as a whole. {buyer.name} sold a part on to "
        "{third.name}. {third.name} used some and sent some back to {host.name}, which used them. Units "
        "leave "
        "an account in the order of their serials, lowest first. {caution}"
    ),
    tables=steps,
    questions=[
        Number(
            prompt="How many t CO2 eq are in the block `{first_id}` to `{last_id}`?",
            unit="t CO2 eq",
            answer=lambda s: s.whole.quantity,
            mistakes=[
                Mistake(
                    "difference",
                    lambda s: s.whole.last - s.whole.first,
                    "You took the difference of the serials. Count a block of serials 1 to 3 by hand.",
                    "identifier.blocks",
                ),
                Mistake(
                    "vintage",
                    lambda s: s.whole.vintage,
                    "The last part of an identifier is the vintage. Which part is the serial?",
                    "identifier.elements",
                ),
                Mistake(
                    "one more",
                    lambda s: s.whole.quantity + 1,
                    "One too many: both ends are in the block, and each is counted once.",
                    "identifier.blocks",
                ),
            ],
            hints=[
                "An identifier has five parts: approach, registry, Party, serial, vintage.",
                "Both ends belong to the block: last serial minus first serial, plus one.",
            ],
            working="Last serial - first serial + 1.",
            rule="identifier.blocks",
        ),
        Number(
            prompt="{buyer.name} sells {onward:,} t on to {third.name}. Which is the last serial of these?",
            unit="",
            unit_needed=False,
            answer=lambda s: s.next_serial + s.onward - 1,
            mistakes=[
                Mistake(
                    "next block",
                    lambda s: s.next_serial + s.onward,
                    "That is the first serial of what {buyer.name} keeps. Who has the one before it?",
                    "identifier.blocks",
                ),
                Mistake(
                    "from the end",
                    lambda s: s.whole.last,
                    "Units leave in the order of their serials, lowest first. This is the last of all.",
                ),
                Mistake(
                    "counted from the top",
                    lambda s: s.whole.last - s.onward,
                    "You counted back from the end. Which serials leave first?",
                ),
            ],
            hints=[
                "The part begins with the first serial of the block.",
                "A part of 3 that begins at 1 ends at 3.",
            ],
            working="First serial + quantity - 1.",
            rule="identifier.unchanged",
        ),
        Number(
            prompt="Which is the first serial of the units that came back to {host.name}?",
            unit="",
            unit_needed=False,
            answer=lambda s: s.back.first,
            mistakes=[
                Mistake(
                    "renumbered",
                    lambda s: 1,
                    "A return gives no new numbers. An identifier stays as it was, through splits and sales.",
                    "identifier.unchanged",
                ),
                Mistake(
                    "last used",
                    lambda s: s.back.first - 1,
                    "{third.name} used that one. What comes next?",
                    "report.no-reuse",
                ),
                Mistake(
                    "kept by the buyer",
                    lambda s: s.next_serial + s.onward,
                    "That unit never left {buyer.name}. Look among those that {third.name} received.",
                ),
            ],
            hints=[
                "{third.name} received the lowest serials, and used the lowest of them.",
                "What came back begins right after what was used.",
            ],
            working="The first serial after those that were used.",
            rule="identifier.unchanged",
        ),
        Table(
            prompt="Where are the units in the end? Fill in the quantities.",
            rows=lambda s: list(ends(s)),
            columns=lambda s: ["Quantity"],
            answer=ends,
            unit="t CO2 eq",
            mistakes=[
                Mistake(
                    "the return forgotten",
                    lambda s: _wrong_ends(s, third_held=s.onward - s.used),
                    "{third.name} sent some of these back. Who has them since?",
                    "tracking.history",
                ),
                Mistake(
                    "the whole sale kept",
                    lambda s: _wrong_ends(s, buyer_held=s.sold),
                    "This is what {buyer.name} bought. What did it sell on?",
                    "tracking.history",
                ),
                Mistake(
                    "all of the onward sale used",
                    lambda s: _wrong_ends(s, third_used=s.onward),
                    "{third.name} received so many. The table of events says how many it used.",
                    "tracking.history",
                ),
            ],
            hints=[
                "The four quantities add up to the whole block: splitting makes no unit and loses none.",
                "Take the block apart step by step: sold on, used there, sent back, used at home.",
            ],
            working="Each step splits a part off; what is left stays where it was.",
            after="The four parts add up to the block. If they do not, a unit is counted twice or lost.",
            rule="identifier.blocks",
        ),
        Choice(
            prompt="{buyer.name} still holds units of the block in its own registry, {buyer.registry}. Which "
            "registry stands in their identifiers?",
            options=[
                Option(
                    "buyer",
                    "{buyer.registry}, where they are held",
                    False,
                    "The registry that holds a unit has a column of its own in the annual report. What must "
                    "an identifier do when the unit moves?",
                    "identifier.unchanged",
                ),
                Option(
                    "host",
                    "{host.registry}, where they originated",
                    True,
                    "The identifier names the originating registry and never changes.",
                    "identifier.elements",
                ),
                Option(
                    "both",
                    "Both, the new one in front",
                    False,
                    "An identifier has one place for a registry.",
                    "identifier.elements",
                ),
                Option(
                    "none",
                    "None: the identifier names Parties only",
                    False,
                    "Count the five parts of an identifier once more.",
                    "identifier.elements",
                ),
            ],
            hints=["Which parts of an identifier may change?", "None may. So which registry can it be?"],
        ),
        Number(
            prompt="How much of this block was *first transferred*, over the whole story?",
            unit="t CO2 eq",
            answer=lambda s: sum(one.quantity for one in s.ledger.first_transfers(s.host.code)),
            mistakes=[
                Mistake(
                    "every sale",
                    lambda s: s.sold + s.onward + s.returned,
                    "You counted every crossing of a border. A unit is first transferred once.",
                    "first-transfer.ndc",
                ),
                Mistake(
                    "the return as well",
                    lambda s: s.sold + s.returned,
                    "A return is a transfer. Was it the first of these units?",
                    "first-transfer.ndc",
                ),
                Mistake(
                    "sold on as well",
                    lambda s: s.sold + s.onward,
                    "What {buyer.name} sold on had been first transferred before, by {host.name}.",
                    "first-transfer.ndc",
                ),
            ],
            hints=[
                "Ask of each unit: which was its first crossing?",
                "The further sale and the return come after the first crossing.",
            ],
            working="The sale by the host is the first transfer of every unit of the block.",
            rule="first-transfer.ndc",
        ),
    ],
)
