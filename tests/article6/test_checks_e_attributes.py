"""Checks 49 and 51 to 53: approaches, attributes, non-GHG amounts, one activity in two registries."""

from datetime import date, datetime
from fractions import Fraction

import pytest

from article6.consistency.dossier import Dossier
from article6.findings import Outcome
from article6.reports.report import Item, Report
from tests.article6.case import (
    BUYER,
    HOST,
    THIRD,
    action,
    aef,
    authorization_row,
    buyer_aef,
    buyer_row,
    holding,
    host_aef,
    run,
)

MARCH = datetime(2028, 3, 12)


def report(party, *actions, authorizations=(), held=(), **more):
    return aef(authorizations, actions, held, party=party, source=party, **more)


def sold(first=1, last=1000, **more):
    return action(first, last, **({"full": "XHA01"} | more))


def bought(first=1, last=1000, **more):
    return buyer_row(first, last, "Acquisition", MARCH, **more)


def both_ways(one, two, number):
    return run(Dossier(aef=one, others=(two,)), number), run(Dossier(aef=two, others=(one,)), number)


# --- approaches --------------------------------------------------------------------------------------------


def test_an_approach_that_names_other_parties_only():
    host = report(HOST, authorizations=[authorization_row(parties=(THIRD,))])
    mine = report(BUYER, bought())
    (found,) = run(Dossier(aef=mine, others=(host,)), 49)
    assert (found.outcome, found.place.row, found.party) == (Outcome.INCONSISTENT, 2, HOST)
    assert found.value == "CA0099" and "names XBV only" in found.problem


def test_one_finding_for_an_approach_however_many_rows():
    host = report(HOST, authorizations=[authorization_row(parties=(THIRD,))])
    mine = report(BUYER, bought(1, 10), bought(11, 20), held=[holding(1, 20)])
    assert len(run(Dossier(aef=mine, others=(host,)), 49)) == 1


@pytest.mark.parametrize(
    "authorizations",
    [
        [authorization_row(parties=())],  # open to any Party
        [authorization_row(parties=(BUYER, THIRD))],
        [authorization_row(parties=(THIRD,)), authorization_row("XHA-2028-02", parties=())],
        [authorization_row(parties=(THIRD,), approach="CA0100")],
        [],
    ],
)
def test_an_approach_that_is_open_or_names_the_party(authorizations):
    host = report(HOST, authorizations=authorizations)
    assert run(Dossier(aef=report(BUYER, bought()), others=(host,)), 49) == []


def test_a_party_with_an_initial_report_on_the_approach_takes_part():
    host = report(HOST, authorizations=[authorization_row(parties=(THIRD,))])
    initial = Report(
        kind="initial",
        party=BUYER,
        date=date(2027, 1, 1),
        items=(Item(key="18(g)", text="…", approach="CA0099"),),
    )
    assert run(Dossier(aef=report(BUYER, bought()), others=(host,), initial_report=initial), 49) == []


def test_two_hosts_in_one_approach_need_not_name_each_other():
    mine = report(HOST, sold(), authorizations=[authorization_row(parties=(BUYER,))])
    other = report(THIRD, authorizations=[authorization_row("XBV-1", parties=(BUYER,))])
    assert run(Dossier(aef=mine, others=(other,)), 49) == []


def test_who_trades_without_being_named_is_a_question():
    mine = report(HOST, sold(acquiring=THIRD), authorizations=[authorization_row(parties=(BUYER,))])
    other = report(THIRD, authorizations=[authorization_row("XBV-1", parties=(THIRD,))])
    (found,) = run(Dossier(aef=mine, others=(other,)), 49)
    assert (found.outcome, found.party) == (Outcome.WARNING, THIRD)


def test_a_trade_of_another_year_is_asked_about_there():
    before = report(HOST, sold(acquiring=THIRD), authorizations=[authorization_row(parties=(BUYER,))])
    other = report(THIRD, authorizations=[authorization_row("XBV-1", parties=(THIRD,))])
    mine = report(HOST, sold(5_001, 6_000), year=2029)
    assert run(Dossier(aef=mine, own=(before,), others=(other,)), 49) == []


def test_the_worked_pair_takes_part():
    for one, two in ((host_aef(), buyer_aef()), (buyer_aef(), host_aef())):
        assert run(Dossier(aef=one, others=(two,)), 49) == []


# --- attributes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"mitigation": "Removals"}, "the mitigation type is"),
        ({"metric": "non-GHG"}, "the metric is"),
        ({"quantity": 900}, "1,000 t CO2 eq"),
        ({"vintage": 2026}, "the vintage is"),
        ({"approach": "CA0100"}, "the approach is"),
        ({"party": THIRD, "full": None}, "the first transferring Party is"),
    ],
)
def test_an_attribute_that_differs_is_told_to_both(change, words):
    for one in both_ways(report(HOST, sold()), report(BUYER, bought(**change)), 51):
        (found,) = one
        assert found.outcome == Outcome.INCONSISTENT and words in found.problem and found.party
        assert found.other is not None and found.place.row == 2


def test_the_authorization_id_the_registry_and_the_cut_may_differ():
    three = [bought(1, 200), bought(201, 333), bought(334, 1000)]
    assert both_ways(report(HOST, sold()), report(BUYER, *three), 51) == ([], [])


def test_quantities_are_compared_over_all_pieces():
    pieces = [bought(1, 200), bought(201, 1000, quantity=801)]
    (mine,), (theirs,) = both_ways(report(HOST, sold()), report(BUYER, *pieces), 51)
    assert "1,000 t CO2 eq here and 1,001" in mine.problem
    assert "1,001 t CO2 eq here and 1,000" in theirs.problem


def test_a_quantity_that_is_not_there_is_no_difference():
    assert both_ways(report(HOST, sold(quantity=None)), report(BUYER, bought()), 51) == ([], [])


def test_units_that_are_missing_leave_the_quantity_to_check_45():
    assert both_ways(report(HOST, sold()), report(BUYER, bought(1, 990)), 51) == ([], [])


def test_spelling_is_no_difference():
    assert both_ways(report(HOST, sold(mitigation="emission reductions")), report(BUYER, bought()), 51) == (
        [],
        [],
    )


def test_other_units_on_another_day_are_no_mistaken_attribute():
    other = bought(vintage=2026, time=datetime(2028, 9, 1))
    assert both_ways(report(HOST, sold()), report(BUYER, other), 51) == ([], [])


# --- non-GHG amounts ---------------------------------------------------------------------------------------


def non_ghg(row, amount, **more):
    row.metric, row.non_ghg_metric, row.amount = "non-GHG", "MWh renewable electricity", amount
    for name, value in more.items():
        setattr(row, name, value)
    return row


def test_more_acquired_than_sent_is_a_question():
    one, two = non_ghg(sold(), Fraction(1500)), non_ghg(bought(), Fraction(1501))
    for found in both_ways(report(HOST, one), report(BUYER, two), 52):
        (found,) = found
        assert found.outcome == Outcome.WARNING
        assert "XBU acquired 1,501 in MWh renewable electricity, XHA sent 1,500" in found.problem


@pytest.mark.parametrize("amount", [Fraction(1500), Fraction(2999, 2), None])
def test_as_much_or_less_is_none(amount):
    one, two = non_ghg(sold(), Fraction(1500)), non_ghg(bought(), amount)
    assert both_ways(report(HOST, one), report(BUYER, two), 52) == ([], [])


def test_pieces_are_added_up_and_a_quantity_in_tonnes_plays_no_part():
    """Both quantities, and t CO2 eq that are not the number of serials: legal."""
    one = non_ghg(sold(), Fraction(1500), quantity=675)
    pieces = [
        non_ghg(bought(1, 333), Fraction(500), quantity=225),
        non_ghg(bought(334, 1000), Fraction(1000), quantity=450),
    ]
    assert both_ways(report(HOST, one), report(BUYER, *pieces), 52) == ([], [])
    assert both_ways(report(HOST, one), report(BUYER, *pieces), 51) == ([], [])


def test_different_metrics_are_not_compared():
    one, two = non_ghg(sold(), Fraction(10)), non_ghg(bought(), Fraction(20), non_ghg_metric="ha")
    assert both_ways(report(HOST, one), report(BUYER, two), 52) == ([], [])


# --- one activity in two registries ------------------------------------------------------------------------

VCS = {"unit_registry": "VCS", "unit_first": "9-1-10-VCS-VCU-1-VER-XH-3-42-01012027-30062027-0"}
GS = {"unit_registry": "GS", "unit_first": "GS1-1-XH-GS42-3-2027-01032027-31122027-1-10"}


def project(*rows):
    return report(HOST, *rows, authorizations=[authorization_row()])


def test_overlapping_dates_in_two_registries_are_a_question():
    mine = project(sold(1, 10, **VCS), sold(11, 20, **GS))
    (found,) = run(Dossier(aef=mine), 53)
    assert found.outcome == Outcome.WARNING and "in GS and in VCS" in found.problem
    assert {found.place.row, found.other.row} == {2, 3}


@pytest.mark.parametrize(
    "second",
    [
        GS | {"unit_first": "GS1-1-XH-GS42-3-2027-01072027-31122027-1-10"},  # the second half of the year
        GS | {"vintage": 2026},
        GS | {"unit_registry": "VCS"},
        GS | {"unit_first": "no date, 99999999"},
        GS | {"authorization": "XHA-2028-09"},  # its sector is not known
    ],
)
def test_no_question(second):
    assert run(Dossier(aef=project(sold(1, 10, **VCS), sold(11, 20, **second))), 53) == []


def test_issuance_on_one_day():
    day = {"subtype": "Issuance", "acquiring": None}
    mine = project(sold(1, 10, unit_registry="VCS", **day), sold(11, 20, unit_registry="GS", **day))
    assert len(run(Dossier(aef=mine), 53)) == 1
    other = sold(11, 20, unit_registry="GS", time=datetime(2028, 5, 1), **day)
    assert run(Dossier(aef=project(sold(1, 10, unit_registry="VCS", **day), other)), 53) == []
