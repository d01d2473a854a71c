"""What holds for every ledger: nothing is made or lost, nothing is counted twice, the log is the state."""

import random
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from article6.identifiers import Block
from article6.ledger import (
    ADAPTATION_FUND,
    Acquired,
    Cancelled,
    GivenToAdaptationFund,
    Issued,
    Ledger,
    Refused,
    Transferred,
    Used,
    Verified,
)
from article6.ledger.files import read_events, write_events
from article6.ledger.intervals import Piece, Pieces

PARTIES = ("XHA", "XHB", "XBU", "XBV")
PERIODS = {party: (2026, 2030) for party in PARTIES}
START = date(2028, 1, 1)
APPROACHES = {
    "CA0001": ("XHA", "NDC", None),
    "CA0002": ("XHA", "NDC and OIMP", "issuance"),
    "CA0003": ("XHB", "OIMP", "use or cancellation"),
    "CA0004": ("XHB", "NDC and IMP", "authorization"),
}

# A game is a seed and a length: a failing one shrinks to the shortest game with that seed.
games = st.tuples(st.integers(0, 10**9), st.integers(10, 60))


def moves(game, late=False):
    """Days to wait and a choice, again and again. Most choices fit what is there, some are wild."""
    seed, length = game
    chance = random.Random(seed)
    kinds = ["tame"] * 7 + ["wild"] * 2 + ["late"] * (2 if late else 0)
    for _ in range(length):
        yield chance.randint(0, 20), MOVES[chance.choice(kinds)](chance)


def tame_choice(chance):
    """Act on something that is there, in the name of who has it."""
    what = chance.choice(("transfer", "transfer", "use", "use", "cancel", "fund", "issue", "verify"))
    purpose = chance.choice(("IMP", "OP", "OMGE", "other"))
    return what, chance.randrange(50), chance.randint(1, 100), chance.choice(PARTIES), purpose


def late_choice(chance):
    """Outcomes without authorization, and authorizations that come later, change or end."""
    what = chance.choice(("unauthorized", "authorize", "authorize", "change", "revoke"))
    purposes = chance.choice(("NDC", "OIMP", "NDC and OIMP"))
    return what, chance.randrange(50), chance.choice(list(APPROACHES)), purposes


def wild_choice(chance):
    """Any Party, any serials: mostly refused."""
    approach, vintage = chance.choice(list(APPROACHES)), chance.choice((2026, 2027))
    first = chance.randint(1, 90)
    host = APPROACHES[approach][0]
    block = Block(approach, f"{host}01", host, vintage, first, first + chance.randint(0, 30))
    kind = chance.choice((Issued, Verified, Transferred, Acquired, Used, Cancelled, GivenToAdaptationFund))
    more = {
        Transferred: (chance.choice(PARTIES), chance.choice(PARTIES)),
        Acquired: (chance.choice(PARTIES),),
        Used: (chance.choice(PARTIES), chance.choice((2026, 2030))),
        Cancelled: (chance.choice(PARTIES), chance.choice(("IMP", "OP", "OMGE", "other"))),
        GivenToAdaptationFund: (chance.choice(PARTIES),),
    }
    return kind, block, *more.get(kind, ())


MOVES = {"tame": tame_choice, "late": late_choice, "wild": wild_choice}


def authorized():
    """Four authorizations, then a block of each to play with."""
    ledger = Ledger(PERIODS)
    for approach, (party, purposes, definition) in APPROACHES.items():
        ledger.authorize(
            id=approach, party=party, approach=approach, date=START, purposes=purposes, definition=definition
        )
    for approach in APPROACHES:
        ledger.issue(approach, vintage=2027, quantity=60, on=START)
    return ledger


def play(game, late=True):
    """A ledger, and with it the events that it took; what it refused is part of the game."""
    ledger, day = authorized(), START
    for days, choice in moves(game, late):
        day += timedelta(days=days)
        try:
            if isinstance(choice[0], type):
                ledger.append(wild_event(choice, day))
            elif len(choice) == 4:
                late_event(ledger, choice, day)
            else:
                ledger.append(tame_event(ledger, choice, day))
        except Refused as refusal:
            assert str(refusal)
    return ledger


def wild_event(choice, day):
    kind, block, *rest = choice
    if kind in (Issued, Verified):
        return kind(day, block, block.approach)
    return kind(day, block, *rest)


def tame_event(ledger, choice, day):
    what, place, share, party, purpose = choice
    standing = [row for row in ledger.standing() if row.status in ("held", "in transit", "verified")]
    if what in ("issue", "verify") or not standing:
        approach = list(APPROACHES)[place % 4]
        host = APPROACHES[approach][0]
        kind = Verified if what == "verify" else Issued
        return kind(day, ledger.next_block(approach, f"{host}01", host, 2027, share + 1), approach)
    row = standing[place % len(standing)]
    block = row.block.take(max(1, row.quantity * share // 100))
    if row.status == "verified":
        return Issued(day, block)
    if row.status == "in transit":
        sent = next(e for e in reversed(ledger.history(block)) if isinstance(e, Transferred))
        return Acquired(day, block, sent.to)
    events = {
        "transfer": Transferred(day, block, row.holder, party),
        "use": Used(day, block, row.holder, 2028),
        "cancel": Cancelled(day, block, row.holder, purpose),
        "fund": GivenToAdaptationFund(day, block, row.holder),
    }
    return events.get(what, events["transfer"])


def late_event(ledger, choice, day):
    what, place, approach, purposes = choice
    host, _, definition = APPROACHES[approach]
    definition = definition or "issuance"
    ids = [a.id for a, *_ in ledger.authorizations.values() if a.approach == approach]
    if what == "unauthorized":
        kind = ledger.issue if place % 2 else ledger.verify
        kind(party=host, approach=approach, vintage=2027, quantity=place + 3, on=day, a64=place % 3 == 0)
    elif what == "authorize":
        free = [
            row.block
            for row in ledger.standing()
            if row.authorization is None and row.block.approach == approach
        ]
        parts = [part for block in free for part in (block.take(1), block.between(block.last, block.last))]
        ledger.authorize(
            id=f"{approach} {len(ids)}",
            party=host,
            approach=approach,
            date=day,
            purposes=purposes,
            definition=definition,
            blocks=dict.fromkeys(parts),
        )
    elif what == "change":
        ledger.change(ids[place % len(ids)], on=day, purposes=purposes, definition=definition)
    else:
        ledger.revoke(ids[place % len(ids)], on=day)


def serials(block):
    return {(block.key, serial) for serial in range(block.first, block.last + 1)}


def every(ledger, name):
    return [record for party in (*PARTIES, ADAPTATION_FUND) for record in getattr(ledger, name)(party)]


def recorded(ledger):
    """What came on record, by the events alone."""
    seen = set()
    for event in ledger.events:
        if isinstance(event, Issued | Verified):
            seen |= serials(event.block)
    return seen


@given(games)
@settings(max_examples=60)
def test_units_are_conserved_and_stand_in_one_place(game):
    ledger = play(game)
    rows = [serials(row.block) for row in ledger.standing()]
    assert sum(map(len, rows)) == len(set().union(*rows)), "no overlap"
    assert set().union(*rows) == recorded(ledger), "nothing made, nothing lost"
    for family in ledger._state.families.values():
        pieces = list(family)
        assert all(one.last < two.first for one, two in zip(pieces, pieces[1:], strict=False))


@given(games)
@settings(max_examples=60)
def test_each_unit_is_first_transferred_once_and_used_once_after_that(game):
    ledger = play(game)
    first, used = every(ledger, "first_transfers"), every(ledger, "uses")
    moved = [serials(f.block) for f in first]
    spent = [serials(u.block) for u in used]
    assert sum(map(len, moved)) == len(set().union(*moved))
    assert sum(map(len, spent)) == len(set().union(*spent))
    assert set().union(*spent) <= set().union(*moved), "uses never above first transfers, unit by unit"
    when = {unit: f.date for f in first for unit in serials(f.block)}
    assert all(when[unit] <= use.date for use in used for unit in serials(use.block))
    assert sum(u.quantity for u in used) <= sum(f.quantity for f in first)
    assert {unit for row in ledger.standing() if row.first_transferred for unit in serials(row.block)} == set(
        when
    )
    for record in first + used:
        assert record.quantity == record.block.quantity and record.vintage == record.block.vintage


@given(games)
@settings(max_examples=60)
def test_the_first_transfer_is_the_event_that_purpose_and_definition_name(game):
    """Decided again from the events alone, unit by unit, by another way than the ledger's."""
    ledger = play(game, late=False)
    expected = {}
    for event in ledger.events[len(APPROACHES) :]:
        host, purposes, definition = APPROACHES[event.block.approach]
        trigger = None
        if isinstance(event, GivenToAdaptationFund):
            trigger = "adaptation fund"
        elif isinstance(event, Cancelled) and event.purpose == "OMGE":
            trigger = "omge"
        elif isinstance(event, Cancelled) and definition == "use or cancellation":
            trigger = definition
        elif isinstance(event, Transferred) and "NDC" in purposes and event.by == host:
            trigger = "transfer"
        elif isinstance(event, Issued | Verified) and definition == "authorization":
            trigger = "authorization"
        elif isinstance(event, Issued) and definition == "issuance":
            trigger = "issuance"
        if trigger is not None:
            for unit in serials(event.block):
                expected.setdefault(unit, (event.date, trigger))
    found = {unit: (f.date, f.trigger) for f in every(ledger, "first_transfers") for unit in serials(f.block)}
    assert found == expected


@given(games)
@settings(max_examples=60)
def test_nothing_happens_after_use_or_cancellation(game):
    ledger = play(game)
    spent = set()
    for event in ledger.events:
        if not hasattr(event, "block"):
            continue
        assert not spent & serials(event.block)
        if isinstance(event, Used | Cancelled):
            spent |= serials(event.block)


@given(games)
@settings(max_examples=60)
def test_replay_gives_the_same_state(game):
    ledger = play(game)
    again = Ledger.replay(ledger.events, PERIODS)
    assert again.events == ledger.events
    assert again.standing() == ledger.standing()
    for name in ("first_transfers", "uses", "oimp_authorized"):
        assert every(again, name) == every(ledger, name)


@given(games, st.integers(0, 600))
@settings(max_examples=60)
def test_the_past_is_the_replay_of_the_events_up_to_it(game, days):
    ledger, on = play(game), START + timedelta(days=days)
    then = Ledger.replay((event for event in ledger.events if event.date <= on), PERIODS)
    assert ledger.standing(on) == then.standing()
    for party in (*PARTIES, ADAPTATION_FUND):
        assert ledger.holdings(party, on) == then.holdings(party)
        assert ledger.first_transfers(party, known=on) == then.first_transfers(party)
        assert ledger.uses(party, known=on) == then.uses(party)
        assert ledger.oimp_authorized(party, known=on) == then.oimp_authorized(party)


@given(games)
@settings(max_examples=60)
def test_a_file_holds_the_whole_ledger(tmp_path_factory, game):
    ledger = play(game)
    path = tmp_path_factory.mktemp("events") / "events.csv"
    write_events(path, ledger.events)
    assert tuple(read_events(path)) == ledger.events
    assert Ledger.load(path, PERIODS).standing() == ledger.standing()


@given(st.lists(st.tuples(st.integers(1, 3000), st.integers(0, 40)), max_size=40))
def test_pieces_cut_anywhere_keep_their_order(cuts):
    """Against a plain list of units; 3,000 units make several chunks once they are cut one by one."""
    pieces, plain = Pieces(), [0] * 3001
    pieces.add(Piece(1, 3000, None, 0))
    for number, (first, more) in enumerate(cuts, 1):
        last = min(first + more, 3000)
        for piece in pieces.over(first, last):
            pieces.cut(piece, max(first, piece.first), min(last, piece.last)).mark = number
        plain[first : last + 1] = [number] * (last - first + 1)
    found = [piece.mark for piece in pieces for _ in range(piece.first, piece.last + 1)]
    assert found == plain[1:]


def test_many_small_pieces_stay_in_order():
    pieces = Pieces()
    pieces.add(Piece(1, 5000, None, None))
    for serial in [*range(2, 5000, 7), *range(4999, 1, -5), *range(1, 5001)]:
        (piece,) = pieces.over(serial, serial)
        pieces.cut(piece, serial, serial)
    assert [(p.first, p.last) for p in pieces] == [(n, n) for n in range(1, 5001)]
    assert [p.first for p in pieces.over(400, 1700)] == list(range(400, 1701))
    assert pieces.top == 5000 and pieces.over(5001, 6000) == []
