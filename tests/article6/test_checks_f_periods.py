"""Checks 65 to 67, 70 and 71: NDC periods, the inventory, the sum over all Parties, later changes."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from article6.accounting import Flows, Readings
from article6.consistency.dossier import Dossier, Parameters
from article6.findings import Outcome
from article6.ndc import Method, Ndc, Period, PoliciesTarget
from tests.article6.case import (
    BUYER,
    FUND,
    HOST,
    THIRD,
    action,
    aef,
    buyer_aef,
    buyer_row,
    corrected_buyer_aef,
    host_aef,
    run,
)
from tests.article6.table4_case import (
    BUYER_NDC,
    P,
    changed,
    host_aefs,
    host_dossier,
    host_form,
    sold,
    years,
)

AUTUMN = datetime(2028, 11, 1)


def use(vintage, use_year, when=AUTUMN, **more):
    return buyer_row(1, 10, "Use", when, vintage=vintage, use_year=use_year, **more)


def report(party, *actions, **table1):
    return aef(actions=actions, party=party, source=party, **table1)


def cells(found):
    return [(one.place.row, one.place.column) for one in found]


# --- 65 ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vintage", "use_year", "wrong"),
    [(2027, 2027, False), (2026, 2030, False), (2030, 2026, False), (2025, 2027, True), (2027, 2031, True)],
)
@pytest.mark.parametrize("from_ndc", [True, False])
def test_vintage_and_use_year_in_one_period(vintage, use_year, wrong, from_ndc):
    dossier = Dossier(aef=report(BUYER, use(vintage, use_year)), ndc=BUYER_NDC if from_ndc else None)
    found = run(dossier, 65)
    assert [one.outcome for one in found] == ([Outcome.INCONSISTENT] if wrong else [])
    if wrong:
        assert found[0].place.row == 2 and "2026-2030" in found[0].problem and found[0].value == str(use_year)


@pytest.mark.parametrize("table1", [(2026, 2030), (2031, 2035)])
def test_a_use_made_in_2031_for_2030_is_legal(table1):
    first, last = table1
    mine = report(BUYER, use(2029, 2030, datetime(2031, 6, 1)), year=2031, first_year=first, last_year=last)
    assert run(Dossier(aef=mine, ndc=BUYER_NDC), 65) == []
    older = report(BUYER, year=2030)
    assert run(Dossier(aef=mine, own=(older,)), 65) == []


def test_the_period_is_that_of_the_initial_report_unless_the_party_reads_it_otherwise():
    mine = report(BUYER, use(2025, 2027), first_year=2021)
    assert len(run(Dossier(aef=mine, ndc=BUYER_NDC), 65)) == 1
    by_table = Dossier(aef=mine, ndc=BUYER_NDC, readings=Readings(periods_from="table-1"))
    assert run(by_table, 65) == []


def test_neither_year_in_a_known_period_is_null():
    (found,) = run(Dossier(aef=report(BUYER, use(2024, 2025))), 65)
    assert found.outcome == Outcome.NULL
    (found,) = run(Dossier(aef=report(BUYER, use(2024, 2025), first_year=None, last_year=None)), 65)
    assert found.outcome == Outcome.NULL


@pytest.mark.parametrize(
    ("reading", "outcome"), [("using-party", Outcome.WARNING), ("both-parties", Outcome.INCONSISTENT)]
)
def test_the_period_of_the_host_is_a_question_or_the_stricter_reading(reading, outcome):
    mine = report(BUYER, use(2027, 2029))
    host = report(HOST, first_year=2021, last_year=2027)
    dossier = Dossier(aef=mine, others=(host,), readings=Readings(same_period=reading))
    (found,) = run(dossier, 65)
    assert (found.outcome, found.party) == (outcome, HOST) and "2021-2027" in found.problem


def test_uses_without_years_are_left_to_other_checks():
    mine = report(BUYER, use(2025, None), use(None, 2027, full=None), action(vintage=2020))
    assert run(Dossier(aef=mine), 65) == []


# --- 66 ----------------------------------------------------------------------------------------------------


def test_emissions_that_are_not_those_of_the_inventory_are_a_question():
    found = run(host_dossier(inventory={2026: 99_000, 2027: 97_500, 2028: 95_000}), 66)
    assert cells(found) == [(3, "2027"), (4, "2027")]
    assert all(one.outcome == Outcome.WARNING for one in found)
    assert "-500" in found[0].problem


def test_an_inventory_that_is_rounded_or_shorter_or_not_there():
    from decimal import Decimal
    from fractions import Fraction

    assert run(host_dossier(inventory={2026: Decimal("99000.4"), 2027: Fraction(970001, 10)}), 66) == []
    assert run(host_dossier(inventory=None), 66) == []
    assert run(host_dossier(inventory={2026: "n.a.", 2027: None}), 66) == []


def test_an_ndc_of_policies_may_separate_its_portion():
    ndc = Ndc("XHA", P, PoliciesTarget(("household cooking",)), method=Method.AVERAGING)
    form = changed(host_form(), 4, 2027, 50)
    assert run(host_dossier(form, ndc=ndc), 66) == []
    assert cells(run(host_dossier(form), 66)) == [(4, "2027")]


# --- 67 ----------------------------------------------------------------------------------------------------


def test_more_used_in_all_than_first_transferred():
    host = report(HOST, action(1, 100, full="XHA01"))
    mine = report(BUYER, buyer_row(1, 80, "Use", AUTUMN))
    third = report(THIRD, buyer_row(81, 130, "Use", AUTUMN, registry="XBV01"))
    (found,) = run(Dossier(aef=mine, others=(host, third)), 67)
    assert (found.outcome, found.place.row, found.party) == (Outcome.INCONSISTENT, 2, HOST)
    assert "use 130: 80 (XBU) + 50 (XBV); only 100" in found.problem
    told = run(Dossier(aef=host, others=(mine, third)), 67)
    assert [one.party for one in told] == [BUYER, THIRD]
    assert {one.place.table for one in told} == {"Table 1 Submission"}


def test_held_given_and_cancelled_units_are_used_by_nobody():
    """OIMP, Adaptation Fund, units held: the sum over all Parties is positive, and that is legal."""
    host = report(
        HOST,
        action(1, 100, full="XHA01"),
        action(101, 200, subtype="Issuance", acquiring=None, full="XHA01"),
        action(201, 300, subtype=FUND, acquiring=None, full="XHA01"),
    )
    mine = report(BUYER, buyer_row(1, 40, "Use", AUTUMN))
    assert run(Dossier(aef=mine, others=(host,)), 67) == run(Dossier(aef=host, others=(mine,)), 67) == []


def test_use_for_other_purposes_is_no_use_towards_an_ndc():
    host = report(HOST, action(1, 10, full="XHA01"))
    mine = report(BUYER, buyer_row(1, 100, "Use", AUTUMN, purpose="CORSIA", user=BUYER, use_year=None))
    assert run(Dossier(aef=mine, others=(host,)), 67) == []


def test_the_report_of_the_first_transferring_party_is_not_at_hand():
    mine = report(BUYER, buyer_row(1, 100, "Use", AUTUMN))
    for others in ((), (report(HOST, year=2027),)):
        (found,) = run(Dossier(aef=mine, others=others), 67)
        assert (found.outcome, found.party) == (Outcome.NULL, HOST)


def test_the_worked_pair_uses_no_more_in_all():
    for one, two in ((host_aef(), buyer_aef()), (corrected_buyer_aef(), host_aef())):
        assert run(Dossier(aef=one, others=(two,)), 67) == []


# --- 70 ----------------------------------------------------------------------------------------------------


def five(flows=None):
    flows = flows or Flows(first_transferred_ndc=years(300, 900, 1_200, 100, 100))
    return host_form(flows=flows, emissions=years(99_000, 97_000, 95_000, 92_000, 90_000), lines=None)


LATER = five(Flows(first_transferred_ndc=years(300, 900, 1_200, 100, 200)))
FINAL = Parameters(final_date=date(2032, 12, 31))


def test_a_change_without_a_final_date_is_null():
    (found,) = run(host_dossier(LATER, database=five(), own=()), 70)
    assert found.outcome == Outcome.NULL and "row 6 of 2030" in found.problem


@pytest.mark.parametrize(
    ("submitted", "outcome"),
    [(date(2033, 1, 5), Outcome.WARNING), (date(2032, 12, 31), None), (None, Outcome.NULL)],
)
def test_a_change_before_and_after_the_final_date(submitted, outcome):
    form = replace(LATER, submitted=submitted)
    found = run(host_dossier(form, database=five(), own=(), parameters=FINAL), 70)
    assert [one.outcome for one in found] == ([] if outcome is None else [outcome])


def test_nothing_changed_or_the_end_year_is_not_reported():
    assert run(host_dossier(five(), database=five(), own=()), 70) == []
    assert run(host_dossier(five(), own=()), 70) == []
    assert run(host_dossier(changed(host_form(), 6, 2027, 5), database=host_form()), 70) == []
    other = replace(five(), period=Period(2021, 2030))
    assert run(host_dossier(LATER, database=other, own=()), 70) == []


def test_a_first_transfer_recorded_after_the_final_date():
    late = sold(2026, 301, 310, datetime(2033, 2, 1))
    own = (aef(actions=[late], year=2033, source="XHA 2033"),)
    (found,) = run(host_dossier(five(), own=own, parameters=FINAL), 70)
    assert (found.outcome, found.place.file, found.place.row) == (Outcome.WARNING, "XHA 2033", 2)
    next_period = sold(2031, 1, 10, datetime(2033, 2, 1))
    own = (aef(actions=[next_period], year=2033),)
    assert run(host_dossier(five(), own=own, parameters=FINAL), 70) == []


# --- 71 ----------------------------------------------------------------------------------------------------

LATE = sold(2026, 301, 900, datetime(2031, 9, 10))


def test_a_late_first_transfer_changes_a_column_sent_before():
    form = host_form(submitted=date(2030, 12, 31))
    (found,) = run(host_dossier(form, own=host_aefs(LATE)), 71)
    assert found.outcome == Outcome.WARNING and cells([found]) == [(6, "2026")]
    assert "300 (AEF 2027) + 600 (AEF 2031) = 900" in found.problem
    (found,) = run(host_dossier(own=host_aefs(LATE)), 71)  # without a date the columns tell
    assert cells([found]) == [(6, "2026")]


def test_what_the_database_has_is_looked_at_too():
    right = host_form(
        flows=Flows(first_transferred_ndc=years(900, 900, 1_200), first_transferred_oimp=years(0, 150, 300))
    )
    dossier = host_dossier(right, own=host_aefs(LATE), database=replace(host_form(), source="database"))
    (found,) = run(dossier, 71)
    assert found.place.file == "database"


def test_a_number_that_late_transfers_do_not_explain_is_left_to_check_55():
    assert run(host_dossier(changed(host_form(), 6, 2027, 1_049)), 71) == []
    for year in (2026, 2027):  # the AEFs of 2027 and 2028 were there
        assert run(host_dossier(changed(host_form(), 6, year, 0)), 71) == []


def test_nothing_is_late():
    assert run(host_dossier(), 71) == run(host_dossier(own=()), 71) == []
    assert run(host_dossier(earlier_years=frozenset({2025})), 71) == []
