"""Checks 40 and 41: what a Party holds; oracles of several years and Parties."""

from dataclasses import replace

import pytest

from article6.consistency import Dossier
from tests.article6.authorized_case import NULL, B, W, at, document, found, issued, one_row, outcomes
from tests.article6.case import (
    BUYER,
    HOST,
    THIRD,
    action,
    aef,
    authorization_row,
    buyer_aef,
    buyer_authorization,
    buyer_holding,
    buyer_row,
    corrected_buyer_aef,
    holding,
    host_aef,
    run,
)

LIFE = (34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44)


# 40
def test_a_party_moves_and_uses_what_it_holds():
    nothing = aef(party=BUYER, year=2027)
    bought = buyer_row(1, 100, "Acquisition", at(2028, 3, 1))

    def after(*rows, own=(nothing,), **more):
        return Dossier(aef=aef([], [bought, *rows], party=BUYER), own=own, **more)

    for type in ("Use", "Cancellation", "Transfer"):
        assert run(after(buyer_row(1, 100, type, at(2028, 3, 2), acquiring=THIRD)), 40) == []
        (finding,) = run(after(buyer_row(51, 150, type, at(2028, 3, 2))), 40)
        assert (finding.outcome, finding.place.row) == (B, 3) and "serials 101 to 150" in finding.problem
        (finding,) = run(after(buyer_row(1, 100, type, at(2028, 2, 28))), 40)  # before it was acquired
        assert finding.outcome == B
    out, again = (
        buyer_row(1, 100, "Transfer", at(2028, 4, 1), acquiring=THIRD),
        buyer_row(1, 10, "Use", at(2028, 5, 1)),
    )
    (finding,) = run(after(out, again), 40)
    assert (finding.place.row, finding.other.row) == (4, 3)
    back = buyer_row(1, 10, "Acquisition", at(2028, 4, 20), transferring=THIRD)
    assert run(after(out, back, again), 40) == []
    # another vintage is other units
    assert outcomes(after(buyer_row(1, 10, "Use", at(2028, 5, 1), vintage=2028)), 40) == [B]


def test_the_holdings_of_the_year_before_are_needed():
    used = aef([], [buyer_row(1, 100, "Use", at(2028, 3, 1))], party=BUYER)
    held = aef([], [], [buyer_holding(1, 60)], party=BUYER, year=2027)
    assert outcomes(Dossier(aef=used), 40) == [NULL]
    (finding,) = run(Dossier(aef=used, own=(held,)), 40)
    assert finding.outcome == B and "serials 61 to 100" in finding.problem
    older = aef([], [], [buyer_holding(1, 100)], party=BUYER, year=2026)
    assert outcomes(Dossier(aef=used, own=(older,)), 40) == [NULL]
    corrected = aef([], [], [buyer_holding(1, 100)], party=BUYER, year=2027, version="2.0")
    assert run(Dossier(aef=used, own=(held, corrected)), 40) == []


def test_own_outcomes_are_there_until_they_leave():
    assert run(Dossier(aef=one_row(action(1, 100), action(101, 200, "Cancellation"))), 40) == []
    gone = aef([], [action(1, 100, time=at(2027, 5, 1))], year=2027)
    cancelled = action(1, 100, "Cancellation")
    (finding,) = run(Dossier(aef=one_row(cancelled), own=(gone,)), 40)
    assert finding.outcome == B and "01/05/2027" in finding.problem
    back = action(1, 100, "Acquisition", transferring=BUYER, time=at(2028, 2, 1))
    assert run(Dossier(aef=one_row(back, cancelled), own=(gone,)), 40) == []
    listed = aef([], [action(1, 100, time=at(2027, 5, 1))], [holding(1, 100)], year=2027)
    assert run(Dossier(aef=one_row(cancelled), own=(listed,)), 40) == []
    stayed = aef([], [issued(1, 100, time=at(2027, 5, 1))], year=2027)
    assert run(Dossier(aef=one_row(cancelled), own=(stayed,)), 40) == []


def test_a_day_without_a_clock_leaves_the_order_open():
    rows = [
        buyer_row(1, 100, "Use", at(2028, 3, 1)),
        buyer_row(1, 100, "Acquisition", at(2028, 3, 1, 15)),
    ]
    mine, nothing = aef([], rows, party=BUYER), aef(party=BUYER, year=2027)
    assert run(Dossier(aef=mine, own=(nothing,)), 40) == []
    rows[0] = buyer_row(1, 100, "Use", at(2028, 3, 1, 9))
    assert outcomes(Dossier(aef=aef([], rows, party=BUYER), own=(nothing,)), 40) == [B]


# 41
def account(actions, holdings, opening=()):
    before = aef([], [], opening, party=BUYER, year=2027)
    return Dossier(aef=aef([], actions, holdings, party=BUYER, source="XBU"), own=(before,))


BOUGHT = buyer_row(1, 1000, "Acquisition", at(2028, 3, 1))
USED = buyer_row(1, 800, "Use", at(2028, 11, 30))


@pytest.mark.parametrize(
    ("actions", "holdings", "opening", "expected", "words"),
    [
        ([BOUGHT, USED], [(801, 1000)], [], [], ""),
        ([BOUGHT, USED], [(801, 900), (901, 1000)], [], [], ""),  # cut otherwise
        ([USED], [(801, 1000)], [(1, 1000)], [], ""),
        ([BOUGHT, USED], [(801, 999)], [], [(B, "Table 4 Holdings", 0)], "serials 1,000 to 1,000"),
        ([BOUGHT, USED], [(801, 1001)], [], [(B, "Table 4 Holdings", 2)], "serials 1,001 to 1,001"),
        ([BOUGHT, USED], [(800, 1000)], [], [(B, "Table 4 Holdings", 2)], "went out by use"),
        ([], [], [(1, 10)], [(B, "Table 4 Holdings", 0)], "the year before"),
        ([USED], [(801, 1000)], [(1, 700), (801, 1000)], [(B, "Table 3 Actions", 2)], "serials 701 to 800"),
        ([BOUGHT, USED], [], [], [(B, "Table 4 Holdings", 0)], "opening 0 + in 1,000 - out 800 = 200"),
    ],
)
def test_opening_and_in_and_out_are_closing(actions, holdings, opening, expected, words):
    dossier = account(actions, [buyer_holding(*h) for h in holdings], [buyer_holding(*h) for h in opening])
    findings = run(dossier, 41)
    assert [(one.outcome, one.place.table, one.place.row) for one in findings] == expected
    assert all(words in one.problem for one in findings)


def test_an_opening_that_is_not_known_is_null_only_where_it_matters():
    used, bought = buyer_row(1, 10, "Use", at(2028, 3, 1)), buyer_row(11, 20, "Acquisition", at(2028, 3, 1))
    alone = Dossier(aef=aef([], [used, bought], [buyer_holding(11, 20), buyer_holding(31, 40)], party=BUYER))
    findings = run(alone, 41)
    assert [(one.outcome, one.place.table[:7], one.place.row) for one in findings] == [
        (NULL, "Table 3", 2),
        (NULL, "Table 4", 3),
    ]
    lost = Dossier(aef=aef([], [bought], [], party=BUYER))
    assert outcomes(lost, 41) == [B]  # whatever was there before
    fits = Dossier(aef=aef([], [bought], [buyer_holding(11, 20)], party=BUYER))
    assert run(fits, 41) == []
    (finding,) = run(replace(fits, earlier_years=frozenset({2027})), 41)
    assert (finding.outcome, finding.place.row) == (NULL, 0)


def test_legal_a_host_may_list_its_own_outcomes_or_not():
    """P24: with, or without, authorized units that are not yet first transferred."""
    rows = [action(1, 100), issued(101, 200), action(201, 300, "Cancellation")]
    for holdings in ([], [holding(101, 200)], [holding(101, 200), holding(301, 500)], [holding(150, 160)]):
        assert run(Dossier(aef=one_row(*rows, holdings=holdings)), 41) == []
    listed = [holding(101, 200), holding(301, 500)]
    for opening in ([], [holding(1, 500)], [holding(1, 300)], [holding(101, 200)]):
        before = aef([], [], opening, year=2027)
        assert run(Dossier(aef=one_row(*rows, holdings=listed), own=(before,)), 41) == []
    still_listed = one_row(*rows, holdings=[holding(101, 500)])
    (finding,) = run(Dossier(aef=still_listed), 41)
    assert finding.outcome == B and "serials 201 to 300" in finding.problem


def test_own_outcomes_that_were_listed_do_not_vanish():
    before = aef([], [], [holding(1, 100)], year=2027)
    assert outcomes(Dossier(aef=one_row(action(1, 60)), own=(before,)), 41) == [W]  # not first transferred
    first_transferred = aef([], [issued(1, 100, time=at(2027, 5, 1))], [holding(1, 100)], year=2027)
    (finding,) = run(Dossier(aef=one_row(action(1, 60, "Cancellation")), own=(first_transferred,)), 41)
    assert finding.outcome == B and "serials 61 to 100" in finding.problem
    gone = aef([], [action(1, 100, time=at(2027, 5, 1))], year=2027)
    (finding,) = run(Dossier(aef=aef([], [], [holding(1, 100)]), own=(gone,)), 41)
    assert finding.outcome == B and "first transfer on 01/05/2027" in finding.problem


def test_a_first_transfer_that_is_the_use_goes_out_once():
    told = action(1, 100, subtype="Use or cancellation", acquiring=None, time=at(2028, 6, 20))
    used = action(1, 100, "Cancellation", purpose="CORSIA", time=at(2028, 6, 1))
    before = aef([], [], [holding(1, 100)], year=2027)
    for rows in ([told], [used], [told, used]):
        assert run(Dossier(aef=one_row(*rows), own=(before,)), 41) == []
        assert outcomes(Dossier(aef=one_row(*rows, holdings=[holding(1, 100)]), own=(before,)), 41) == [B]


def test_legal_sold_abroad_before_the_use_that_is_the_first_transfer():
    rows = [authorization_row(purpose="OIMP", definition="Use or Cancellation")]
    sent = action(1, 100, "Transfer", acquiring=BUYER, time=at(2028, 3, 1))
    assert [n for n in LIFE if run(Dossier(aef=one_row(sent, authorizations=rows)), n)] == []
    told = action(1, 100, subtype="Use or cancellation", acquiring=None, user=BUYER, time=at(2028, 9, 1))
    assert [n for n in LIFE if run(Dossier(aef=one_row(sent, told, authorizations=rows)), n)] == []
    own_use = action(1, 100, "Cancellation", purpose="CORSIA", time=at(2028, 9, 2))
    (finding,) = run(Dossier(aef=one_row(sent, told, own_use, authorizations=rows)), 40)
    assert (finding.outcome, finding.place.row, finding.other.row) == (B, 4, 2)
    next_year = one_row(replace(told, time=at(2029, 2, 1)), authorizations=rows, year=2029)
    this_year = one_row(sent, authorizations=rows)
    assert [n for n in LIFE if run(Dossier(aef=next_year, own=(this_year,)), n)] == []


# Oracles
def test_the_buyers_account_over_four_years():
    """Opening, acquired, used and closing of 2028 to 2031; 1 kt is 1,000 units."""
    k = 1000
    years = {
        2028: ([(2027, 0, 1000, 3, 12)], [(2027, 0, 800, 2027, 11, 30)], [(2027, 800, 1000)]),
        2029: (
            [(2028, 0, 2000, 4, 15)],
            [(2027, 800, 1000, 2028, 11, 30), (2028, 0, 1800, 2028, 11, 30)],
            [(2028, 1800, 2000)],
        ),
        2030: (
            [(2029, 0, 2000, 5, 22)],
            [(2028, 1800, 2000, 2029, 11, 30), (2029, 0, 1800, 2029, 11, 30)],
            [(2029, 1800, 2000)],
        ),
        2031: (
            [(2030, 0, 1500, 6, 18)],
            [(2029, 1800, 2000, 2030, 11, 30), (2030, 0, 1500, 2030, 11, 30)],
            [],
        ),
    }
    reports = [aef(party=BUYER, year=2027)]
    for year, (acquired, used, held) in years.items():
        rows = [
            buyer_row(a * k + 1, b * k, "Acquisition", at(year, m, d), vintage=v)
            for v, a, b, m, d in acquired
        ]
        rows += [
            buyer_row(a * k + 1, b * k, "Use", at(year, m, d), vintage=v, use_year=for_year)
            for v, a, b, for_year, m, d in used
        ]
        holdings = [buyer_holding(a * k + 1, b * k, vintage=v) for v, a, b in held]
        reports.append(aef([buyer_authorization()], rows, holdings, party=BUYER, year=year))
    for mine in reports[1:]:
        others = tuple(one for one in reports if one is not mine)
        assert [n for n in range(24, 45) if n != 25 and run(Dossier(aef=mine, own=others), n)] == []
    without = Dossier(aef=reports[2], own=(reports[1],))
    assert [n for n in (40, 41) if run(without, n)] == []
    alone = Dossier(aef=reports[2])
    assert [outcomes(alone, 40), outcomes(alone, 41)] == [[NULL], [NULL]]  # 200,000 t of vintage 2027


def test_two_reports_that_disagree():
    nothing = aef(party=BUYER, year=2027)
    host, buyer = host_aef(), buyer_aef()
    assert [n for n in range(24, 45) if n != 25 and run(Dossier(aef=host, others=(buyer,)), n)] == []
    mine = Dossier(aef=buyer, own=(nothing,), others=(host,))
    assert {n: found(mine, n) for n in LIFE if run(mine, n)} == {40: [(B, 5)], 41: [(B, 5)]}
    (finding,) = run(mine, 41)
    assert "opening 0 + in 1,000,000 - out 805,000 = 195,000, and table 4 has 200,000" in finding.problem
    corrected = Dossier(aef=corrected_buyer_aef(), own=(buyer, nothing), others=(host,))
    assert [n for n in range(24, 45) if n != 25 and run(corrected, n)] == []


def chain():
    """XHA sells 1-1000 to XBU, XBU 601-1000 to XBV, XBV uses 601-900; then 901-1000 go back and are used."""
    third = {"registry": "XBV01", "authorization": "XBV-1"}
    home = {"authorization": "XHA-2027-01", "registry": "XHA01"}
    host = [aef([authorization_row()], [action(1, 1000, full="XHA01")])]
    host.append(
        aef(
            [],
            [
                buyer_row(901, 1000, "Acquisition", at(2029, 2, 1), transferring=THIRD, **home),
                buyer_row(901, 1000, "Use", at(2029, 6, 1), use_year=2029, **home),
            ],
            year=2029,
        )
    )
    bought = [
        buyer_row(1, 1000, "Acquisition", at(2028, 3, 12)),
        buyer_row(601, 1000, "Transfer", at(2028, 5, 1), acquiring=THIRD),
    ]
    buyer = [aef([buyer_authorization()], bought, [buyer_holding(1, 600)], party=BUYER)]
    buyer.append(aef([], [], [buyer_holding(1, 600)], party=BUYER, year=2029))
    rows = [
        buyer_row(601, 1000, "Acquisition", at(2028, 5, 1), transferring=BUYER, **third),
        buyer_row(601, 900, "Use", at(2028, 9, 1), use_year=2028, **third),
    ]
    last = [
        aef(
            [authorization_row("XBV-1", purpose="NDC")],
            rows,
            [buyer_holding(901, 1000, **third)],
            party=THIRD,
        )
    ]
    sent_back = buyer_row(901, 1000, "Transfer", at(2029, 2, 1), acquiring=HOST, **third)
    last.append(aef([], [sent_back], party=THIRD, year=2029))
    return host, buyer, last


def test_legal_a_chain_with_a_return_to_the_host():
    parties = chain()
    empty = [aef(party=one[0].party, year=2027) for one in parties]
    for own, before in zip(parties, empty, strict=True):
        others = tuple(one for several in parties for one in several if several is not own)
        for mine in own:
            rest = (before, *(one for one in own if one is not mine))
            dossier = Dossier(
                aef=mine, own=rest, others=others, documents=(document(parties=(), quantity=None),)
            )
            assert [n for n in range(24, 45) if n != 25 and run(dossier, n)] == [], mine.name
