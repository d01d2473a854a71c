"""First transfer for other international mitigation purposes (OIMP): three definitions, and the dual case."""

from datetime import date, timedelta

from article6.authorization import DEFINITIONS
from article6.ledger import Ledger

from ..display.table import Table
from ..display.timeline import Event, TimelineChart
from ..view import Control, Shown, View
from ..wording import fill
from .setting import Setting, caution, setting

PURPOSES = {"OIMP": "OIMP only", "NDC and OIMP": "an NDC and OIMP"}
STAGES = {0: "authorization", 1: "issuance", 2: "cancellation"}
MONTH = timedelta(days=31)  # the pack dates the dual story from its transfer on; the rest lies before it


def first_transfer_definition(pack=None) -> View:
    """Purpose x the host's definition x how far the story has come."""
    s = setting(pack)
    definitions = {one: one.capitalize() for one in DEFINITIONS}

    def compute(purpose: str, definition: str, stage: int) -> Shown:
        tell = _dual if "NDC" in purpose else _oimp
        stories = {one: tell(s, one) for one in DEFINITIONS}
        dates = _dates(s, purpose)
        return _shown(s, stories, definition, purpose, dates, stage)

    return View(
        "first_transfer_definition",
        "When is the first transfer?",
        (
            Control.choice("purpose", "Authorized for", PURPOSES),
            Control.choice("definition", f"{s.host.name} defines first transfer for OIMP as", definitions),
            Control.choice("stage", "The story so far: up to the", STAGES, 2),
        ),
        compute,
        f"Outcomes are verified, authorized, issued, and cancelled by {s.pack.oimp.user}. {s.host.name} "
        f"names the event that is the first transfer; the vintage says where the adjustment stands."
        + caution(s.pack),
    )


def _dates(s: Setting, purpose: str) -> dict[str, date]:
    oimp, dual = s.pack.oimp, s.pack.dual
    if "NDC" in purpose:
        return {
            "authorization": dual.transferred_on - 2 * MONTH,
            "issuance": dual.transferred_on - MONTH,
            "transfer": dual.transferred_on,
            "cancellation": dual.cancelled_on,
        }
    return {
        "authorization": s.pack.oimp_approach.authorized_on,
        "issuance": oimp.issued_on,
        "cancellation": oimp.cancelled_on,
    }


def _authorization(s: Setting, purpose: str, definition: str) -> dict:
    approach = s.pack.oimp_approach
    return {
        "id": approach.authorization,
        "party": s.host.code,
        "approach": approach.id,
        "date": _dates(s, purpose)["authorization"],
        "purposes": purpose,
        "definition": definition,
        "sectors": {approach.sector},
        "activities": {approach.activity},
    }


def _oimp(s: Setting, definition: str) -> Ledger:
    """Verified, authorized, issued in part, cancelled in part."""
    oimp, approach, dates = s.pack.oimp, s.pack.oimp_approach, _dates(s, "OIMP")
    ledger = Ledger({s.host.code: s.period})
    verified = {
        vintage: ledger.verify(
            party=s.host.code,
            approach=approach.id,
            vintage=vintage,
            quantity=t,
            on=dates["authorization"],
            sector=approach.sector,
            activity=approach.activity,
        )
        for vintage, t in oimp.verified.items()
        if t
    }
    ledger.authorize(blocks=list(verified.values()), **_authorization(s, "OIMP", definition))
    issued = {vintage: verified[vintage].take(t) for vintage, t in oimp.issued.items() if t}
    for block in issued.values():
        ledger.issue(block=block, on=dates["issuance"])
    ledger.cancel(
        [issued[vintage].take(t) for vintage, t in oimp.cancelled.items() if t],
        purpose="IMP",
        on=dates["cancellation"],
    )
    return ledger


def _dual(s: Setting, definition: str) -> Ledger:
    """Authorized for both, issued, transferred to the buyer, cancelled there."""
    dual, dates = s.pack.dual, _dates(s, "NDC and OIMP")
    ledger = Ledger({s.host.code: s.period, s.buyer.code: s.period})
    ledger.authorize(**_authorization(s, "NDC and OIMP", definition))
    block = ledger.issue(
        s.pack.oimp_approach.authorization,
        vintage=dual.vintage,
        quantity=dual.quantity,
        on=dates["issuance"],
    )
    ledger.transfer(block, to=s.buyer.code, on=dates["transfer"])
    ledger.cancel(block, purpose="IMP", on=dates["cancellation"])
    return ledger


def _day(on) -> str:
    """A date as the sentences of the course write it: 1 June 2028."""
    return fill("{day}", None, day=on)


def _days(records) -> list[str]:
    return [_day(on) for on in sorted({record.date for record in records})]


def _by_vintage(records) -> dict[int, int]:
    out: dict[int, int] = {}
    for record in records:
        out[record.vintage] = out.get(record.vintage, 0) + record.quantity
    return out


def _shown(s: Setting, stories: dict, definition: str, purpose: str, dates: dict, stage: int) -> Shown:
    u, now = s.small, dates[STAGES[stage]]
    first = stories[definition].first_transfers(s.host.code, known=now)
    added, total = _by_vintage(first), sum(record.quantity for record in first)
    vintages = sorted(_by_vintage(stories[definition].oimp_authorized(s.host.code)))
    rows = []
    for one, ledger in stories.items():
        records = ledger.first_transfers(s.host.code, known=now)
        sums = _by_vintage(records)
        when = " and ".join(_days(records)) or "not yet"
        rows.append(
            (
                one.capitalize(),
                when,
                *(u(sums.get(vintage, 0)) for vintage in vintages),
                u(sum(sums.values())),
            )
        )
    columns = ("Definition", "Recorded on", *(f"Added in {vintage}" for vintage in vintages), "Total")
    table = Table(
        f"What {s.host.name} has added up to {_day(now)}, by definition",
        columns,
        rows,
        u.unit,
        signed=columns[2:],
        strong=(definition.capitalize(),),
        numbers=u.numbers,
    )
    sentences = _sentences(s, first, added, total, definition, purpose, dates, now, stories[definition])
    return Shown(
        (table,),
        (_timeline(s, first, added, dates, now, sentences[0]),),
        sentences,
        _rules(purpose),
        s.source,
    )


def _rules(purpose: str) -> tuple[str, ...]:
    own = ("first-transfer.earlier-of",) if "NDC" in purpose else ("table4.23d",)
    return (
        "first-transfer.oimp",
        *own,
        "adjustment.oimp",
        "balance.add-first-transfers",
        "first-transfer.one-definition",
    )


def _sentences(s, first, added, total, definition, purpose, dates, now, ledger) -> list[str]:
    u = s.small
    memo = sum(record.quantity for record in ledger.oimp_authorized(s.host.code, known=now))
    if not first:
        return [
            f"Up to {_day(now)} there is no first transfer: {s.host.name} named {definition} as the "
            f"event, and it has not happened. {s.host.name} adds nothing yet.",
            f"{u.say(memo)} are authorized for OIMP by then. That is information (table 4, row 7), not an "
            "adjustment.",
        ]
    trigger, when = first[0].trigger, _day(first[0].date)
    parts = _listed([f"{u.say(t)} to {vintage}" for vintage, t in sorted(added.items())])
    out = [
        f"The first transfer is recorded on {when}, by {trigger}. {s.host.name} adds {parts}: the vintage, "
        f"not the year of the event, says where."
    ]
    if "NDC" in purpose:
        event = "the international transfer" if trigger == "transfer" else f"the {trigger}"
        out.append(
            f"Authorized for both uses, an outcome is first transferred by the earlier event: here {event}, "
            "once only."
        )
        if trigger == "authorization":
            out.append(
                "The authorization came before the outcomes were on record; they count from when they were."
            )
        return out
    out.append(
        f"{u.say(memo)} are authorized for OIMP, {u.say(total)} first transferred; only these are adjusted. "
        f"No Party subtracts anything: the world's sum is {u.say(total, signed=True)}."
    )
    return out


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1])] * (len(parts) > 1) + parts[-1:])


def _timeline(s: Setting, first, added: dict, dates: dict, now: date, says: str) -> TimelineChart:
    u = s.small
    entries = [
        Event(1, vintage, u.show(t, signed=True), "host", entry=True) for vintage, t in sorted(added.items())
    ]
    happened = {name: day for name, day in dates.items() if day <= now}
    decided = {(record.date, record.vintage) for record in first}
    events = []
    for name, day in happened.items():
        leads = [len(happened) + i for i, entry in enumerate(entries) if (day, entry.year) in decided]
        events.append(Event(0, day.year, name, "host" if leads else "muted", leads_to=tuple(leads)))
    every = [*dates.values()]
    start = min([*s.pack.oimp.verified, s.pack.dual.vintage, *(day.year for day in every)])
    return TimelineChart(
        title="The event that counts, and the years it counts in",
        units="calendar years",
        source=s.source,
        says=says,
        lanes=("What happened", f"Balance of {s.host.name}"),
        years=tuple(range(start, max(day.year for day in every) + 1)),
        events=(*events, *entries),
    )
