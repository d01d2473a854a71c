"""Checks 55, 56, 59, 63, 64, 68 and 69: table 4 against the AEFs of all years and the lines of 23(j)."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from article6.accounting import Breakdown, Flows, Readings
from article6.consistency.dossier import Dossier
from article6.findings import Outcome
from article6.ndc import Coverage, Method, Trajectory
from tests.article6.case import BUYER, FUND, OMGE, action, aef, authorization_row, run
from tests.article6.table4_case import (
    ALLOWED,
    HOST_LINES,
    HOST_NDC,
    P,
    buyer_aefs,
    buyer_dossier,
    buyer_form,
    changed,
    host_aefs,
    host_dossier,
    host_form,
    sold,
    years,
)

ON_TRAJECTORY = HOST_NDC.under(Method.TRAJECTORY, Trajectory.linear(P, 100_000, 92_000))


def with_row(form, row, *values):
    for year, value in zip((2026, 2027, 2028), values, strict=True):
        form = changed(form, row, year, value)
    return form


def cells(found):
    return [(one.place.row, one.place.column) for one in found]


def trajectory_form(**more):
    return host_form(ndc=ON_TRAJECTORY, **more)


def trajectory_dossier(form, **more):
    return host_dossier(form, **({"ndc": ON_TRAJECTORY} | more))


# --- 55: which AEFs count ----------------------------------------------------------------------------------


def test_without_an_aef_the_totals_are_null_and_the_arithmetic_is_checked():
    (found,) = run(host_dossier(own=()), 55)
    assert found.outcome == Outcome.NULL and found.place.row == 6
    found = run(host_dossier(changed(host_form(), 9, 2027, 7), own=()), 55)
    assert [one.outcome for one in found] == [Outcome.NULL, Outcome.INCONSISTENT]


def test_a_year_that_is_known_and_not_at_hand():
    for number in (55, 56):
        (found,) = run(host_dossier(earlier_years=frozenset({2026, 2027})), number)
        assert found.outcome == Outcome.NULL and "2026" in found.problem and "2027" not in found.problem


def test_only_the_version_in_force_counts():
    first, *rest = host_aefs()
    new = replace(first, submission=replace(first.submission, version="2.0"), actions=[])
    assert cells(run(host_dossier(own=(first, new, *rest)), 55)) == [(6, "2026")]
    assert (
        run(
            host_dossier(
                own=(new, replace(first, submission=replace(first.submission, version="2.1")), *rest)
            ),
            55,
        )
        == []
    )


def test_the_aef_under_check_counts_too():
    first, *rest = host_aefs()
    assert run(host_dossier(own=tuple(rest), aef=first), 55) == []


def test_a_unit_first_transferred_twice_counts_once():
    again = sold(2026, 1, 300, datetime(2031, 3, 1))
    assert run(host_dossier(own=host_aefs(again)), 55) == []


def test_gifts_to_the_adaptation_fund_and_omge_count_unless_they_were_first_transferred():
    day = datetime(2031, 2, 1)
    more = {"vintage": 2028, "time": day, "authorization": "XHA-1"}
    fund = action(1_201, 1_250, "Transfer", subtype=FUND, **more)
    omge = action(1_251, 1_300, "Voluntary Cancellation", subtype=OMGE, **more)
    before = action(1, 100, "Voluntary Cancellation", subtype=OMGE, **more)
    (found,) = run(host_dossier(own=host_aefs(fund, omge, before)), 55)
    assert cells([found]) == [(6, "2028")]
    assert "1,500 (AEF 2029) + 100 (AEF 2031) = 1,600" in found.problem
    form = changed(changed(host_form(), 6, 2028, 1_600), 9, 2028, 1_600)
    assert run(host_dossier(form, own=host_aefs(fund, omge, before)), 55) == []


def test_first_transfers_of_others_are_not_mine():
    other = action(1, 500, party="XBV", vintage=2028, time=datetime(2031, 1, 1), registry="XHA01")
    assert run(host_dossier(own=host_aefs(other)), 55) == []


def test_annual_information_that_came_after_the_report_is_no_part_of_it():
    late = sold(2026, 301, 900, datetime(2031, 9, 10))
    dossier = host_dossier(host_form(submitted=date(2030, 12, 31)), own=host_aefs(late))
    assert run(dossier, 55) == run(dossier, 56) == []
    dossier = host_dossier(host_form(submitted=date(2032, 12, 31)), own=host_aefs(late))
    assert cells(run(dossier, 55)) == [(6, "2026")]


def test_a_version_replaced_after_the_report_was_in_force_when_it_was_written():
    first, *rest = host_aefs()
    new = replace(
        first, submission=replace(first.submission, version="2.0", date=date(2031, 5, 1)), actions=[]
    )
    dossier = host_dossier(host_form(submitted=date(2030, 12, 31)), own=(first, new, *rest))
    assert run(dossier, 55) == []


def test_of_two_versions_known_at_the_report_the_later_one_counts():
    first, *rest = host_aefs()
    new = replace(first, submission=replace(first.submission, version="1.1"))
    old = replace(first, actions=[])
    dossier = host_dossier(host_form(submitted=date(2030, 12, 31)), own=(new, old, *rest))
    assert run(dossier, 55) == []


def test_what_came_last_is_named():
    late = sold(2026, 301, 900, datetime(2031, 9, 10))
    (found,) = run(host_dossier(own=host_aefs(late)), 55)
    assert "300 (AEF 2027) + 600 (AEF 2031) = 900" in found.problem
    assert "lacks what came in the AEF of 2031" in found.problem


# --- 55: readings ------------------------------------------------------------------------------------------

BY_EVENT = Flows(
    first_transferred_ndc=years(300, 900, 1_200),
    first_transferred_oimp=years(0, 150, 300),
    event_ndc=years(0, 300, 900, 1_200),
    event_oimp=years(0, 0, 150, 300),
    event_oimp_authorized={},
)


def test_the_year_of_the_event_if_the_party_declares_it():
    form = host_form(Readings(first_transfer_year="event"), flows=BY_EVENT, lines=None)
    assert [form.cell(6, year) for year in form.years] == [0, 300, 1_050]
    for number in (55, 56, 57, 60, 69):
        assert run(host_dossier(form), number) == []
    found = run(host_dossier(replace(form, readings=Readings())), 55)
    assert cells(found)[:2] == [(6, "2026"), (6, "2027")]
    assert "0 is the amount by year of action" in found[0].problem and "R2" in found[0].mend


def test_uses_by_the_year_of_the_action_if_the_party_declares_it():
    flows = Flows(used=years(0, 200, 700))
    form = replace(buyer_form(flows=flows), breakdown=(), readings=Readings(use_year="action"))
    for number in (55, 56, 69):
        assert run(buyer_dossier(form), number) == []
    found = run(buyer_dossier(replace(form, readings=Readings())), 55)
    assert "200 is the amount by year of action" in found[1].problem and "R3" in found[1].mend


@pytest.mark.parametrize("declared", ["all-in-row-6", "oimp-in-row-7"])
def test_both_presentations_of_oimp_pass_whatever_is_declared(declared):
    readings = Readings(oimp_rows=declared)
    for made in ("all-in-row-6", "oimp-in-row-7"):
        form = replace(host_form(Readings(oimp_rows=made), lines=None), readings=readings)
        assert run(host_dossier(form), 55) == []


def test_oimp_counted_twice():
    (one, two) = run(host_dossier(with_row(host_form(), 9, 300, 1_300, 1_900)), 55)
    assert cells([one, two]) == [(9, "2027"), (9, "2028")]
    assert "1,050 - 0 = +1,050" in one.problem and "Row 7 was added" in one.problem
    assert len(run(host_dossier(with_row(host_form(), 9, 300, 1_300, 1_900), own=()), 55)) == 3


def test_authorized_for_oimp_may_be_more_than_first_transferred_and_not_less():
    """23(d) is what is authorized, a memo: it adjusts nothing."""
    assert run(host_dossier(with_row(host_form(), 7, 0, 150, 9_999)), 55) == []
    (found,) = run(host_dossier(with_row(host_form(), 7, 0, 149, 300)), 55)
    assert cells([found]) == [(7, "2027")] and "150" in found.problem


def test_outcomes_authorized_for_oimp_as_the_aefs_list_them():
    rows = [
        action(1, ALLOWED[year], "Authorization", vintage=year, approach="CA0100", authorization="XHA-2")
        for year in (2027, 2028)
    ]
    own = (*host_aefs(), aef(actions=rows, year=2030))
    assert run(host_dossier(own=own), 55) == []
    (found,) = run(host_dossier(with_row(host_form(), 7, 0, 251, 400), own=own), 55)
    assert cells([found]) == [(7, "2027")] and "250" in found.problem
    (found,) = run(host_dossier(with_row(host_form(), 7, 0, 249, 400), own=own), 55)
    assert cells([found]) == [(7, "2027")]


def test_an_incomplete_list_of_authorized_outcomes_is_no_upper_bound():
    def own(quantity, *more):
        row = action(1, quantity, "Authorization", vintage=2027, approach="CA0100", authorization="XHA-2")
        return (*host_aefs(), aef(more, [row], year=2030))

    assert run(host_dossier(own=own(100)), 55) == []  # fewer than were first transferred
    assert cells(run(host_dossier(own=own(200)), 55)) == [(7, "2027")]
    unlisted = authorization_row("XHA-3", approach="CA0100", purpose="OIMP")
    assert run(host_dossier(own=own(200, unlisted)), 55) == []


def test_outcomes_authorized_for_both_may_stand_in_either_row():
    both = authorization_row("XHA-2", approach="CA0100", purpose="NDC and OIMP")
    own = host_aefs()
    own[0].authorizations[1] = both
    for row_6, row_7 in (((300, 900, 1_200), (0, 150, 300)), ((300, 1_050, 1_500), (0, 0, 0))):
        form = with_row(with_row(host_form(Readings(oimp_rows="oimp-in-row-7")), 6, *row_6), 7, *row_7)
        assert run(host_dossier(form, own=own), 55) == []
    wrong = with_row(
        with_row(host_form(Readings(oimp_rows="oimp-in-row-7")), 6, 300, 800, 1_200), 7, 0, 150, 300
    )
    assert cells(run(host_dossier(wrong, own=own), 55))[0] == (6, "2027")


def test_in_the_other_presentation_row_7_has_what_is_first_transferred():
    form = host_form(Readings(oimp_rows="oimp-in-row-7"), lines=None)
    wrong = with_row(form, 7, 0, 250, 300)
    found = run(host_dossier(wrong), 55)
    assert cells(found)[0] == (7, "2027") and "150" in found[0].problem


def test_units_that_nobody_first_transferred_may_be_left_out_of_the_uses():
    """The Party is asked not to use them: with or without, row 8 is what the AEFs say."""
    aefs = buyer_aefs()
    aefs[1].actions.append(
        action(
            5_001,
            5_005,
            "Use",
            vintage=2027,
            time=datetime(2028, 12, 5),
            use_year=2027,
            row=9,
            full="XHA01",
            registry="XBU01",
        )
    )
    without, found = run(buyer_dossier(own=aefs), 55), run(buyer_dossier(own=aefs), 69)
    assert without == found == []
    form = buyer_form(flows=Flows(used=years(200, 705, 1_300)))
    assert run(buyer_dossier(form, own=aefs), 55) == []
    (found,) = run(buyer_dossier(form, own=aefs), 69)
    assert cells([found]) == [(8, "2027")] and "705 - 5 = 700" in found.mend


# --- 56 ----------------------------------------------------------------------------------------------------


def by_action_year():
    """Everything booked in the year after: a host on a trajectory."""
    flows = Flows(first_transferred_ndc=years(0, 300, 900), first_transferred_oimp=years(0, 0, 150))
    return trajectory_form(flows=flows, lines=None)


def test_first_transfers_booked_in_the_year_of_the_action():
    found = run(trajectory_dossier(by_action_year()), 56)
    assert cells(found) == [(11, "2026"), (11, "2027"), (11, "2028")]
    assert "1,050 - 0 = +1,050" in found[1].problem
    assert "the year in which the actions were recorded" in found[1].problem


def test_one_late_transfer_booked_in_the_year_it_was_made():
    """9.5: 1,000 of vintage 2027, transferred in 2028, added to 2028."""
    own = (
        aef(
            [authorization_row("XHA-1", purpose="NDC")],
            [sold(2027, 1, 1_000, datetime(2028, 3, 1))],
            year=2028,
        ),
    )
    right = trajectory_form(flows=Flows(first_transferred_ndc=years(0, 1_000, 0)), lines=None)
    wrong = trajectory_form(flows=Flows(first_transferred_ndc=years(0, 0, 1_000)), lines=None)
    assert run(trajectory_dossier(right, own=own), 56) == []
    found = run(trajectory_dossier(wrong, own=own), 56)
    assert cells(found) == [(11, "2027"), (11, "2028")]


def test_under_averaging_the_whole_average_is_compared():
    form = host_form(
        flows=Flows(first_transferred_ndc=years(0, 300, 900), first_transferred_oimp=years(0, 0, 150))
    )
    found = run(host_dossier(form), 56)
    assert "+1,350 / 2 = +675" in found[1].problem


def test_uses_booked_in_the_year_of_the_action():
    found = run(buyer_dossier(buyer_form(flows=Flows(used=years(0, 200, 700)))), 56)
    assert cells(found) == [(11, "2026"), (11, "2027"), (11, "2028")]


def test_under_the_other_reading_of_rows_6_to_9_the_balance_stays_by_vintage():
    readings = Readings(first_transfer_year="event")
    form = host_form(readings, flows=BY_EVENT, lines=None)
    wrong = with_row(with_row(form, 11, 0, 150, 450), 13, 99_000, 97_150, 95_450)
    assert cells(run(host_dossier(wrong), 56)) == [(11, "2026"), (11, "2027"), (11, "2028")]


def test_a_slip_in_row_11_is_left_to_the_checks_of_its_arithmetic():
    assert run(host_dossier(changed(host_form(), 11, 2027, 676)), 56) == []


# --- 59 ----------------------------------------------------------------------------------------------------


def test_a_buyer_that_subtracts_what_it_acquired():
    form = buyer_form(flows=Flows(used=years(300, 900, 1_200)))
    assert [form.cell(13, year) for year in form.years] == [49_700, 48_600, 47_300]
    found = run(buyer_dossier(form), 59)
    assert cells(found) == [(8, "2026"), (8, "2027"), (8, "2028")]
    assert "acquired (300)" in found[0].problem and "(200)" in found[0].problem


def test_a_buyer_that_reports_its_uses_and_subtracts_what_it_acquired():
    form = with_row(with_row(buyer_form(), 11, -300, -900, -1_200), 13, 49_700, 48_600, 47_300)
    assert cells(run(buyer_dossier(form), 59)) == [(11, "2026"), (11, "2027"), (11, "2028")]


def test_a_buyer_that_subtracts_in_the_year_it_bought():
    form = buyer_form(flows=Flows(used=years(0, 300, 900)))
    assert (8, "2028") in cells(run(buyer_dossier(form), 59))


def test_held_units_change_nothing():
    assert run(buyer_dossier(), 59) == run(host_dossier(), 59) == []


def test_without_annual_reports_of_the_buyer_nothing_can_be_said():
    (found,) = run(buyer_dossier(own=()), 59)
    assert found.outcome == Outcome.NULL
    assert run(host_dossier(own=()), 59) == []


# --- 63, 64 ------------------------------------------------------------------------------------------------

ENERGY_ONLY = replace(HOST_NDC, coverage=Coverage(sectors=["Energy generation"]))


def without_transport():
    """The host leaves out CA0100, transport and for OIMP, in its net amounts and all that follows."""
    return replace(host_form(flows=Flows(first_transferred_ndc=years(300, 900, 1_200))), breakdown=())


def test_outcomes_from_outside_the_ndc_left_out():
    dossier = host_dossier(without_transport(), ndc=ENERGY_ONLY)
    found = run(dossier, 63)
    assert cells(found) == [(9, "2027"), (9, "2028")]
    assert "150 of the first transfers come from sectors outside the NDC" in found[0].problem
    assert "+1,050" in found[0].problem


def test_outcomes_from_outside_the_ndc_left_out_of_the_balance_only():
    form = with_row(host_form(), 11, 300, 600, 800)
    found = run(host_dossier(form, ndc=ENERGY_ONLY), 63)
    assert cells(found) == [(11, "2027"), (11, "2028")] and "450" in found[1].problem


def test_adjusted_though_outside():
    assert run(host_dossier(ndc=ENERGY_ONLY), 63) == []
    assert run(host_dossier(without_transport()), 63) == []  # an NDC that covers everything


def test_oimp_left_out():
    found = run(host_dossier(without_transport()), 64)
    assert cells(found) == [(9, "2027"), (9, "2028")]
    assert "300 of the first transfers are for other international mitigation purposes" in found[1].problem
    form = with_row(host_form(), 11, 300, 600, 800)
    assert cells(run(host_dossier(form), 64)) == [(11, "2027"), (11, "2028")]


def test_what_went_to_no_party_left_out_though_authorized_for_both():
    own = host_aefs()
    own[0].authorizations[1] = authorization_row("XHA-2", approach="CA0100", purpose="NDC and OIMP")
    found = run(host_dossier(without_transport(), own=own), 64)
    assert cells(found) == [(9, "2027"), (9, "2028")] and "went to no Party" in found[0].problem


@pytest.mark.parametrize("readings", [None, Readings(oimp_rows="oimp-in-row-7")])
def test_oimp_adjusted_in_either_presentation(readings):
    assert run(host_dossier(host_form(readings, lines=None)), 64) == []


@pytest.mark.parametrize("number", [63, 64])
def test_without_annual_reports_the_reason_of_a_gap_cannot_be_told(number):
    (found,) = run(host_dossier(own=(), ndc=ENERGY_ONLY), number)
    assert found.outcome == Outcome.NULL


def test_without_a_first_transfer_nothing_can_be_left_out():
    assert run(buyer_dossier(own=()), 64) == []


# --- 68 ----------------------------------------------------------------------------------------------------


def test_a_line_too_many_one_too_few_and_one_of_another_year():
    first, *rest = HOST_LINES.lines
    (found,) = run(host_dossier(replace(host_form(), breakdown=tuple(rest))), 68)
    assert cells([found]) == [(6, "2026")] and "add up to 0" in found.problem
    (found,) = run(host_dossier(replace(host_form(), breakdown=(first, first, *rest))), 68)
    assert "add up to 600" in found.problem
    moved = replace(first, vintage=2029)
    found = run(host_dossier(replace(host_form(), breakdown=(moved, *rest))), 68)
    assert len(found) == 2 and "no such column" in found[1].problem


def test_the_presentation_of_the_lines_is_that_of_the_rows():
    form = host_form(Readings(oimp_rows="oimp-in-row-7"))
    assert {row for row, _ in cells(run(host_dossier(form), 68))} == {6, 7}
    lines = tuple(
        replace(line, item="23(d)") if line.item == "23(c)" and line.approach == "CA0100" else line
        for line in HOST_LINES.lines
        if line.item != "23(d)"
    )
    assert run(host_dossier(replace(form, breakdown=lines)), 68) == []


def test_by_the_year_of_the_event_only_the_sums_can_be_compared():
    flows = replace(BY_EVENT, event_oimp=years(0, 0, 150), event_oimp_authorized={})
    form = host_form(Readings(first_transfer_year="event"), flows=flows, lines=None)
    upto = tuple(line for line in HOST_LINES.lines if line.vintage < 2028 and line.item == "23(c)")
    assert run(host_dossier(replace(form, breakdown=upto)), 68) == []
    assert run(host_dossier(replace(form, breakdown=HOST_LINES.lines)), 68) != []


def test_uses_go_by_column_whatever_the_basis_of_the_first_transfers():
    form = replace(buyer_form(), readings=Readings(first_transfer_year="event"))
    assert run(buyer_dossier(form), 68) == []
    shifted = changed(changed(form, 8, 2026, 199), 8, 2027, 701)
    assert cells(run(buyer_dossier(shifted), 68)) == [(8, "2026"), (8, "2027")]


def test_a_table_without_a_breakdown():
    assert run(host_dossier(host_form(lines=Breakdown(()))), 68) == []


# --- 69 ----------------------------------------------------------------------------------------------------


def test_an_adjustment_without_a_trade():
    form = changed(host_form(flows=Flows(), lines=None), 11, 2027, 500)
    (found,) = run(host_dossier(form, own=(aef(),)), 69)
    assert cells([found]) == [(11, "2027")] and "nothing is first transferred or used" in found.problem


def test_rows_by_the_year_of_the_event_say_nothing_of_the_balance():
    form = changed(host_form(flows=Flows(), lines=None), 11, 2027, 500)
    by_event = replace(form, readings=Readings(first_transfer_year="event"))
    assert run(host_dossier(by_event, own=()), 69) == []
    assert run(host_dossier(by_event, own=(aef(),)), 69) != []


def test_an_adjustment_for_what_is_only_authorized():
    flows = Flows(oimp_authorized=years(0, 250, 400))
    form = with_row(host_form(flows=flows, lines=None), 11, 0, 125, 216)
    found = run(host_dossier(form, own=(aef(),)), 69)
    assert cells(found) == [(11, "2027"), (11, "2028")]


def test_a_trade_without_an_adjustment():
    (found,) = run(buyer_dossier(changed(buyer_form(), 11, 2027, 0)), 69)
    assert cells([found]) == [(11, "2027")] and "-700" in found.problem
    (found,) = run(buyer_dossier(changed(buyer_form(), 11, 2027, None), own=()), 69)
    assert "-700" in found.problem


def test_trades_that_cancel_need_no_adjustment():
    flows = Flows(first_transferred_ndc=years(0, 500, 0), used=years(0, 500, 0))
    form = trajectory_form(flows=flows, lines=None)
    assert run(trajectory_dossier(form, own=()), 69) == []


def test_an_average_goes_on_in_years_without_trades():
    """An averaging Party has an adjustment in a year in which it trades nothing."""
    form = host_form(flows=Flows(first_transferred_ndc=years(300, 0, 0)), lines=None)
    assert [form.cell(11, year) for year in form.years] == [300, 150, 100]
    own = host_aefs()[:1]
    for number in (55, 56, 57, 60, 69):
        assert run(host_dossier(form, own=own), number) == []


def test_an_average_before_the_first_trade():
    form = host_form(flows=Flows(first_transferred_ndc=years(0, 0, 300)), lines=None)
    (found,) = run(host_dossier(changed(form, 11, 2026, 100), own=()), 69)
    assert cells([found]) == [(11, "2026")]
    restated = host_form(
        Readings(indicative_average="restated"),
        flows=Flows(first_transferred_ndc=years(0, 0, 300)),
        lines=None,
    )
    assert run(host_dossier(restated, own=()), 69) == []


def test_sold_abroad_before_the_first_transfer_nothing_is_adjusted():
    """OIMP-only, definition use or cancellation: moved, not yet used, not yet first transferred."""
    moved = action(1, 100, "Transfer", acquiring=BUYER, authorization="XHA-2")
    own = (aef([authorization_row("XHA-2", purpose="OIMP", definition="Use or Cancellation")], [moved]),)
    form = host_form(flows=Flows(), lines=None)
    for number in (55, 56, 64, 69):
        assert run(host_dossier(form, own=own), number) == []
    assert run(Dossier(table4=with_row(form, 11, 100, 100, 100), own=own), 69) != []
