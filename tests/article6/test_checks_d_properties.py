"""Checks 24 to 44 on data made at random: no alarm on what a ledger reports, the same answer as counting
each unit by itself, and no row that stops a check."""

import random
from dataclasses import fields, replace
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from article6.aef.from_ledger import reports
from article6.aef.reconcile import reconcile
from article6.consistency import Dossier
from article6.consistency.checks import CHECKS
from article6.findings import Finding, Outcome
from article6.identifiers import Block
from article6.ledger import Revoked
from tests.article6.authorized_case import document, one_row
from tests.article6.case import (
    BUYER,
    FUND,
    HOST,
    OMGE,
    THIRD,
    action,
    aef,
    authorization_row,
    buyer_holding,
    buyer_row,
    entity,
    holding,
    run,
)
from tests.article6.test_ledger_properties import games, play

MINE = [check for check in CHECKS if 24 <= check.number <= 44]


def marked(ledger, rows):
    """The rows, with a note where the ledger knows them as A6.4ERs: the format has no field for that."""
    for row in rows:
        block = Block(row.approach, f"{row.party}01", row.party, row.vintage, row.first, row.last)
        if any(getattr(event, "a64", False) for event in ledger.history(block)):
            row = replace(row, note="A6.4ERs")
        yield row


@given(games, st.booleans())
@settings(max_examples=25, deadline=None)
def test_what_a_ledger_reports_raises_no_alarm(game, late):
    ledger = play(game, late)
    made = reports(ledger)
    for one in made:
        one.actions = list(marked(ledger, one.actions))
    began = {one.party: min(x.year for x in made if x.party == one.party) for one in made}
    made += [aef(party=party, year=year - 1) for party, year in began.items()]
    known = {
        "documents": tuple(v for versions in ledger.authorizations.values() for v in versions),
        "revoked": {(e.party, e.id): e.date for e in ledger.events if type(e) is Revoked},
    }
    for mine in made:
        own = tuple(one for one in made if one.party == mine.party and one is not mine)
        others = tuple(one for one in made if one.party != mine.party)
        dossier = Dossier(aef=mine, own=own, others=others, **known)
        for check in MINE:
            if check.number != 25:  # the authorizations of these games lack most elements
                alarms = [one for one in check.run(dossier) if one.outcome != Outcome.WARNING]
                assert not alarms, alarms[0]


# Each unit by itself: (kind, first, last), in the order of time, on serials 1 to 12
TYPES = ("Acquisition", "Transfer", "Use", "Cancellation")
spans = st.tuples(st.integers(1, 12), st.integers(0, 5)).map(lambda s: (s[0], min(s[0] + s[1], 12)))
lives = st.lists(st.tuples(st.sampled_from(TYPES), spans), max_size=8)
held = st.lists(spans, max_size=3)


def disjoint(several):
    """The same serials, none twice."""
    serials = sorted({n for first, last in several for n in range(first, last + 1)})
    return [(n, n) for n in serials]


def bought_and_sold(life, opening, closing):
    rows = [
        buyer_row(first, last, kind, datetime(2028, 1, 2, 3) + timedelta(days=at), acquiring=THIRD)
        for at, (kind, (first, last)) in enumerate(life)
    ]
    before = aef([], [], [buyer_holding(*one) for one in disjoint(opening)], party=BUYER, year=2027)
    mine = aef([], rows, [buyer_holding(*one) for one in disjoint(closing)], party=BUYER)
    return Dossier(aef=mine, own=(before,))


@given(lives, held, held)
@settings(max_examples=150, deadline=None)
def test_unit_by_unit(life, opening, closing):
    account = {first for first, _ in disjoint(opening)}
    left = {n: int(n in account) for n in range(1, 13)}
    ended, not_held, after_end = set(), set(), set()
    for row, (kind, (first, last)) in enumerate(life, start=2):
        units = set(range(first, last + 1))
        if units & ended:
            after_end.add(row)
        if kind == "Acquisition":
            account |= units
        else:
            if units - account:
                not_held.add(row)
            account -= units
        if kind in ("Use", "Cancellation"):
            ended |= units
        for n in units:
            left[n] += 1 if kind == "Acquisition" else -1
    for first, _ in disjoint(closing):
        left[first] -= 1
    dossier = bought_and_sold(life, opening, closing)
    assert {one.place.row for one in run(dossier, 40)} == not_held
    assert {one.place.row for one in run(dossier, 37)} == after_end
    assert bool(run(dossier, 41)) == any(left.values())
    lines = reconcile([dossier.aef, *dossier.own], BUYER, 2028)
    assert bool(run(dossier, 41)) == any(line.disputed for line in lines)


@given(lives, held)
@settings(max_examples=50, deadline=None)
def test_an_opening_that_is_not_known_is_no_inconsistency_if_some_opening_fits(life, opening):
    """The closing that follows from some opening: without last year's report at most Null."""
    account = {first for first, _ in disjoint(opening)}
    for kind, (first, last) in life:
        units = set(range(first, last + 1))
        if (units & account) if kind == "Acquisition" else units - account:
            return  # no life of units
        account ^= units
    dossier = bought_and_sold(life, opening, [(n, n) for n in account])
    assert not [n for n in (40, 41) if run(dossier, n)]
    alone = replace(dossier, own=())
    assert {one.outcome for n in (40, 41) for one in run(alone, n)} <= {Outcome.NULL}


@given(st.lists(spans, max_size=6))
@settings(max_examples=100, deadline=None)
def test_first_transferred_once_counted_unit_by_unit(sales):
    rows = [action(*span, time=datetime(2028, 1, 1 + at)) for at, span in enumerate(sales)]
    units = [n for first, last in sales for n in range(first, last + 1)]
    found = run(Dossier(aef=one_row(*rows)), 35) if rows else []
    assert bool(found) == (len(units) > len(set(units)))


@given(st.lists(spans, max_size=5), st.integers(1, 30))
@settings(max_examples=100, deadline=None)
def test_the_quantity_counted_unit_by_unit(sales, quantity):
    rows = [action(*span, time=datetime(2028, 1, 1 + at)) for at, span in enumerate(sales)]
    mine = aef([authorization_row(quantity=quantity)], rows)
    seen, over = set(), set()
    for row, (first, last) in enumerate(sales, start=2):
        new = set(range(first, last + 1)) - seen
        seen |= new
        if new and len(seen) > quantity:
            over.add(row)
    assert {one.place.row for one in run(Dossier(aef=mine), 26)} == over


# Anything missing
def some(chance, row):
    """A copy of the row with some fields empty, or with values of another row."""
    names = [f.name for f in fields(row) if f.name not in ("row", "bad")]
    empty = {name: () if isinstance(getattr(row, name), tuple) else None for name in names}
    gone = chance.sample(names, chance.randint(0, 4))
    return replace(row, **{name: empty[name] for name in gone})


SUBTYPES = (None, "Authorization", "Issuance", "Use or cancellation", FUND, OMGE, "Other cancellations", "?")


def any_aef(chance, party, year):
    kinds = (*TYPES, "First transfer", "Voluntary Cancellation", "Authorization", "?", None)
    rows = [
        action(
            chance.randint(1, 50),
            chance.randint(1, 50),
            chance.choice(kinds),
            subtype=chance.choice(SUBTYPES),
            time=datetime(chance.choice((year, 2029)), chance.randint(1, 12), 3),
            party=chance.choice((HOST, BUYER)),
            full=chance.choice((None, None, "XHA01")),
            purpose=chance.choice((None, "IMP", "other", "?")),
            acquiring=chance.choice((None, HOST, BUYER, THIRD)),
            user_entity=chance.choice((None, "Sun Ltd", "42")),
            authorization=chance.choice((None, "XHA-2027-01", "?")),
            gwp=chance.choice((None, "CH4 28")),
        )
        for _ in range(12)
    ]
    one = aef(
        [some(chance, authorization_row(version=n, timeframe="2026 - 2027")) for n in (1, 2)],
        [some(chance, row) for row in rows],
        [some(chance, holding(chance.randint(1, 50), chance.randint(1, 50))) for _ in range(4)],
        [some(chance, entity())],
        party=party,
        year=year,
    )
    one.submission = some(chance, one.submission)
    return one


@given(st.integers(0, 10**9))
@settings(max_examples=60, deadline=None)
def test_no_row_stops_a_check(seed):
    chance = random.Random(seed)
    dossier = Dossier(
        aef=any_aef(chance, HOST, 2028),
        own=(any_aef(chance, HOST, 2027),),
        others=(any_aef(chance, BUYER, 2028), any_aef(chance, BUYER, 2027)),
        documents=(document(),) if chance.random() < 0.5 else (),
        revoked={(HOST, "XHA-2027-01"): date(2028, 6, 1)},
        earlier_years=frozenset({2026} if chance.random() < 0.5 else ()),
    )
    for check in MINE:
        for finding in check.run(dossier):
            assert isinstance(finding, Finding) and finding.check == check.number
            assert finding.cite and finding.problem and finding.mend and str(finding.place)
            assert "None" not in finding.problem + finding.mend, finding
