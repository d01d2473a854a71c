"""Checks 92 to 94, 99 and 107: units, years and versions in the AEFs themselves."""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction as F

import pytest

from article6.consistency import check
from article6.consistency.dossier import Dossier
from article6.findings import Outcome
from article6.readings import Readings
from tests.article6.case import (
    BUYER,
    FUND,
    HOST,
    OMGE,
    action,
    aef,
    authorization_row,
    buyer_aef,
    buyer_authorization,
    buyer_row,
    corrected_buyer_aef,
    holding,
    host_aef,
    run,
)
from tests.article6.table4_case import (
    buyer_aefs,
    buyer_dossier,
    buyer_form,
    changed,
    host_aefs,
    host_dossier,
    host_form,
    issued,
    sold,
)

INCONSISTENT, WARNING, NULL = Outcome.INCONSISTENT, Outcome.WARNING, Outcome.NULL


def outcomes(findings):
    return [one.outcome for one in findings]


# --- 92 ----------------------------------------------------------------------------------------------------

MWH = {"metric": "non-GHG", "non_ghg_metric": "MWh"}


def bought(first, last, when=datetime(2028, 3, 12), **more):
    return buyer_row(first, last, "Acquisition", when, **more)


def tonnes(sent, *received):
    """Check 92 for both Parties: 1,000 MWh sent as so many t CO2 eq, received in rows of so many."""
    host = aef(actions=[action(1, 1000, full="XHA01", quantity=sent, amount=F(1000), **MWH)])
    size = 1000 // len(received)
    rows = [
        bought(n * size + 1, (n + 1) * size, quantity=quantity, amount=F(size), **MWH)
        for n, quantity in enumerate(received)
    ]
    buyer = aef(actions=rows, party=BUYER)
    return [*run(Dossier(aef=host, others=(buyer,)), 92), *run(Dossier(aef=buyer, others=(host,)), 92)]


def test_the_same_units_are_the_same_tonnes_however_they_are_cut():
    assert tonnes(450, 450) == tonnes(450, 225, 225) == tonnes(450, 90, 90, 90, 90, 90) == []


def test_a_conversion_of_ones_own():
    """9.8: 0.45 t per MWh here, 0.60 t there."""
    of_host, of_buyer = tonnes(450, 600)
    assert (of_host.outcome, of_host.party, of_buyer.party) == (INCONSISTENT, BUYER, HOST)
    assert "XHA reports 450 t CO2 eq and XBU 600" in of_host.problem
    assert "XBU reports 600 t CO2 eq and XHA 450" in of_buyer.problem


def test_rounding_is_a_question():
    """451 MWh in three rows: each may be off by half a tonne."""
    assert outcomes(tonnes(451, 151, 151, 151, 0)) == [WARNING, WARNING]
    assert outcomes(tonnes(450, 300, 300)) == [INCONSISTENT, INCONSISTENT]


def test_units_measured_in_tonnes_are_for_check_51():
    host = aef(actions=[action(1, 1000, quantity=999)])
    assert run(Dossier(aef=host, others=(aef(actions=[bought(1, 1000)], party=BUYER),)), 92) == []


def test_a_quantity_that_is_missing_is_not_compared():
    assert tonnes(450, None) == []


# --- 93 ----------------------------------------------------------------------------------------------------


def years_at_hand(*years, earlier=()):
    return Dossier(
        aef=aef(year=years[-1]),
        own=tuple(aef(year=year) for year in years[:-1]),
        earlier_years=frozenset(earlier),
    )


def test_an_aef_for_every_year():
    assert run(years_at_hand(2026, 2027, 2028), 93) == []
    assert run(years_at_hand(2028), 93) == []
    (found,) = run(years_at_hand(2025, 2026, 2028), 93)
    assert found.outcome is WARNING and "none for 2027" in found.problem
    assert run(years_at_hand(2025, 2026, 2028, earlier=[2027]), 93) == []
    (found,) = run(years_at_hand(2028, earlier=[2025]), 93)
    assert "none for 2026, 2027" in found.problem


def test_a_year_that_is_none_fills_no_list():
    assert run(years_at_hand(2, 2028), 93) == []


# --- 94 ----------------------------------------------------------------------------------------------------


def test_the_version_under_check_is_the_latest_or_it_is_said():
    first, second = aef(source="one"), aef(version="2.0", source="two")
    assert run(Dossier(aef=second, own=(first,)), 94) == []
    (found,) = run(Dossier(aef=first, own=(second,)), 94)
    assert (found.outcome, found.other.file) == (WARNING, "two")


def test_two_aefs_of_another_party_of_which_one_must_be_the_later():
    one, other = buyer_aef(), corrected_buyer_aef(version="1.0")
    (found,) = run(Dossier(aef=host_aef(), others=(one, other)), 94)
    assert (found.outcome, found.party) == (NULL, BUYER)
    assert run(Dossier(aef=host_aef(), others=(one, buyer_aef())), 94) == []  # the same twice
    assert run(Dossier(aef=host_aef(), others=(one, corrected_buyer_aef())), 94) == []
    later = corrected_buyer_aef(version="1.0", date=date(2029, 5, 2))
    assert run(Dossier(aef=host_aef(), others=(one, later)), 94) == []


OLD = aef(
    (),
    [sold(2027, 1, 1_000, datetime(2028, 3, 1)), issued(2027, 1, 150, datetime(2028, 9, 1))],
    year=2028,
    version="0.9",
)


def replaced(form, *old, **more):
    return run(host_dossier(form, own=(*host_aefs(), *old), **more), 94)


def test_table_4_of_the_latest_versions():
    assert replaced(host_form(), OLD) == []


def test_table_4_with_the_amounts_of_a_replaced_version():
    """Of vintage 2027 the replaced AEF sold 1,000 t, the one in force 900; with the 150 for OIMP: 1,150."""
    (found,) = replaced(changed(host_form(), 6, 2027, 1_150), OLD)
    assert (found.outcome, found.place.row, found.place.column) == (INCONSISTENT, 6, "2027")
    assert "version 0.9 of the AEF for 2028" in found.problem and "give 1,050" in found.problem
    assert replaced(changed(host_form(), 6, 2027, 1_150)) == []  # no such version is at hand: check 55


def test_table_4_with_both_versions_added_up():
    (found,) = replaced(changed(host_form(), 6, 2027, 2_200), OLD)
    assert "besides the latest AEF for 2028" in found.problem


def test_another_presentation_of_rows_6_and_7():
    form = host_form(Readings(oimp_rows="oimp-in-row-7"))
    assert replaced(form, OLD) == []
    (found,) = replaced(changed(form, 6, 2027, 1_000), OLD)
    assert "Rows 6 and 7 of 2027 come to 1,150" in found.problem


def test_uses_of_a_replaced_version():
    rows = [buyer_row(1, 500, "Use", datetime(2028, 11, 1), vintage=2027, use_year=2027)]
    old = aef((), rows, party=BUYER, year=2028, version="0.9")
    dossier = buyer_dossier(changed(buyer_form(), 8, 2027, 500), own=(*buyer_aefs(), old))
    (found,) = run(dossier, 94)
    assert (found.place.row, found.place.column) == (8, "2027")


def test_a_table_that_was_submitted_before_the_new_version_may_have_the_old_amounts():
    old = replace(OLD, submission=replace(OLD.submission, date=date(2029, 4, 1), version="1.0"))
    new = [
        replace(one, submission=replace(one.submission, version="2.0", date=date(2031, 5, 1)))
        if one.year == 2028
        else one
        for one in host_aefs()
    ]
    form = changed(host_form(submitted=date(2030, 12, 31)), 6, 2027, 1_150)
    assert run(host_dossier(form, own=(*new, old)), 94) == []
    (found,) = run(host_dossier(replace(form, submitted=date(2031, 6, 1)), own=(*new, old)), 94)
    assert found.outcome is INCONSISTENT


def test_years_that_are_missing_leave_it_open():
    assert replaced(changed(host_form(), 6, 2027, 1_150), OLD, earlier_years=frozenset({2025})) == []


# --- 99 ----------------------------------------------------------------------------------------------------

A64 = {"note": "A6.4ERs"}
LATER = authorization_row(purpose="OIMP", date=date(2028, 6, 1), note="A6.4ERs")


def mechanism(*rows, permits=(LATER,), **more):
    return run(Dossier(aef=aef(permits, rows, **more)), 99)


def test_authorized_after_issuance_they_count_as_authorized_from_issuance():
    assert mechanism(action(subtype="Issuance", acquiring=None, **A64)) == []


def test_units_of_the_mechanism_without_an_authorization():
    (found,) = mechanism(
        action(authorization="nobody", **A64), action(1001, 2000, authorization="nobody", **A64)
    )
    assert (found.outcome, found.rule) == (INCONSISTENT, "itmo.a64")
    (found,) = mechanism(action(authorization=None, **A64))
    assert "its authorization is none" in found.problem
    held = aef([], [], [holding(unit_registry="Mechanism registry (A6.4)")])
    assert outcomes(run(Dossier(aef=held), 99)) == [INCONSISTENT]


def test_an_authorization_that_an_earlier_aef_may_have():
    late = Dossier(aef=aef([], [action(**A64)]), earlier_years=frozenset({2027}))
    assert outcomes(run(late, 99)) == [NULL]


def test_no_transfer_before_the_authorization():
    (found,) = mechanism(action(**A64))
    assert (found.outcome, found.rule) == (INCONSISTENT, "a64.authorized")
    assert outcomes(mechanism(action(type="Transfer", acquiring=BUYER, **A64))) == [INCONSISTENT]
    assert mechanism(action(time=datetime(2028, 6, 1), **A64)) == []


@pytest.mark.parametrize("subtype", [FUND, OMGE, "Mandatory transfer to the Adaptation Fund (A6.4 ERs)"])
def test_the_shares_taken_at_issuance_are_no_such_transfer(subtype):
    assert mechanism(action(subtype=subtype, acquiring=None, **A64)) == []


def test_other_units_and_other_parties():
    assert mechanism(action(authorization="nobody")) == []
    bought_early = bought(1, 10, note="A6.4ERs")
    permit = buyer_authorization(date=date(2028, 6, 1))
    assert mechanism(bought_early, permits=(permit,), party=BUYER) == []


# --- 107 ---------------------------------------------------------------------------------------------------


def uses(use_year, vintage=2027, when=datetime(2028, 11, 30), **more):
    row = buyer_row(1, 10, "Use", when, vintage=vintage, use_year=use_year, **more)
    return run(Dossier(aef=aef(actions=[row], party=BUYER)), 107)


@pytest.mark.parametrize(
    ("use_year", "vintage", "said"),
    [
        (2029, 2027, "a year to come"),
        (2026, 2027, "before they occurred"),
        (2026, 2026, ""),
        (2028, 2027, ""),
    ],
)
def test_a_use_for_an_unusual_year(use_year, vintage, said):
    found = uses(use_year, vintage)
    assert outcomes(found) == [WARNING] * bool(said)
    assert all(said in one.problem and one.place.row == 2 for one in found)


def test_a_late_use_is_not_unusual_and_rows_that_cannot_be_read_are_left():
    assert uses(2030, 2029, datetime(2031, 6, 18)) == []
    assert uses(None) == [] and uses(2027, None, None, full=None) == []
    assert len(uses(2029, None, None, full=None)) == 1  # by the year of the AEF


def test_the_worked_pair_has_no_unusual_year():
    for one in (host_aef(), buyer_aef()):
        assert check(Dossier(aef=one), only={92, 93, 94, 99, 107}).findings == ()
