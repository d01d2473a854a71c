"""Checks 54, 57, 58 and 60 to 62: method, sign, averages, running sum."""

from dataclasses import replace
from datetime import datetime
from fractions import Fraction as F

import pytest

from article6.accounting import Flows, Readings, adjusted_indicator, emissions_balance, table4
from article6.consistency.dossier import Dossier
from article6.findings import Outcome
from article6.ndc import AbsoluteTarget, Method, Ndc, NonGhgTarget, Period, PoliciesTarget
from article6.reports.table4_form import Table4Form
from tests.article6.case import BUYER, action, aef, authorization_row, run
from tests.article6.table4_case import (
    BUYER_EMISSIONS,
    BUYER_NDC,
    HOST_NDC,
    P,
    buyer_dossier,
    buyer_form,
    changed,
    host_dossier,
    host_form,
    sold,
    years,
)

ROW_ALL = (2026, 2027, 2028)


def with_row(form, row, *values):
    for year, value in zip(ROW_ALL, values, strict=True):
        form = changed(form, row, year, value)
    return form


def cells(found):
    return [(one.place.row, one.place.column) for one in found]


# --- 54 ----------------------------------------------------------------------------------------------------


def test_a_table_without_a_method():
    (found,) = run(host_dossier(replace(host_form(), method=None)), 54)
    assert found.outcome == Outcome.INCONSISTENT and "names no method" in found.problem


@pytest.mark.parametrize(
    ("dossier", "words"),
    [
        (host_dossier(replace(host_form(), method=Method.MULTI_YEAR)), "single-year"),
        (buyer_dossier(replace(buyer_form(), method=Method.AVERAGING)), "multi-year"),
    ],
)
def test_a_method_that_does_not_fit_the_ndc(dossier, words):
    fitting = [one for one in run(dossier, 54) if "the NDC is a" in one.problem]
    assert len(fitting) == 1 and words in fitting[0].problem


def test_a_method_other_than_that_of_the_initial_report_or_sent_before():
    form = replace(host_form(), method=Method.TRAJECTORY)
    (found,) = run(host_dossier(form), 54)
    assert "averaging, 7(a)(ii) in the initial report" in found.problem
    (found,) = run(host_dossier(form, ndc=replace(HOST_NDC, method=None), database=host_form()), 54)
    assert "Article 6 database" in found.problem


def test_a_new_period_may_choose_anew():
    sent = replace(host_form(), period=Period(2021, 2025), method=Method.TRAJECTORY)
    assert run(host_dossier(database=sent), 54) == []


def test_the_ndc_is_not_at_hand():
    (found,) = run(host_dossier(ndc=None), 54)
    assert found.outcome == Outcome.NULL
    (found,) = run(host_dossier(ndc=BUYER_NDC), 54)
    assert found.outcome == Outcome.NULL


def test_policies_without_numbers_take_any_method():
    ndc = Ndc("XHA", P, PoliciesTarget(("household cooking",)), method=Method.TRAJECTORY)
    assert run(host_dossier(replace(host_form(), method=Method.TRAJECTORY), ndc=ndc), 54) == []


# --- 57 ----------------------------------------------------------------------------------------------------


def test_a_host_that_subtracts_what_it_sold():
    found = run(host_dossier(with_row(host_form(), 13, 98_700, 96_325, 94_050)), 57)
    assert cells(found) == [(13, "2026"), (13, "2027"), (13, "2028")]
    assert "99,000 + (+300) = 99,300" in found[0].problem
    assert all("sign of the adjustment is exchanged" in one.problem for one in found)
    assert "first transferred is added, what is used is subtracted" in found[0].problem


def test_a_sign_exchanged_in_the_adjustment_itself():
    form = with_row(with_row(host_form(), 11, -300, -675, -950), 13, 98_700, 96_325, 94_050)
    found = run(host_dossier(form), 57)
    assert cells(found) == [(11, "2026"), (11, "2027"), (11, "2028")]
    assert "rows 6 to 8 give +675" in found[1].problem


def test_a_user_that_adds():
    form = with_row(with_row(buyer_form(), 11, 200, 700, 1_300), 13, 50_200, 50_200, 49_800)
    assert cells(run(buyer_dossier(form), 57)) == [(11, "2026"), (11, "2027"), (11, "2028")]


def test_rows_9_to_12_with_the_other_sign_and_a_right_balance_are_a_question():
    """No decision prints the sign of these rows; the balance is what counts."""
    form = buyer_form()
    for row in (9, 11, 12):
        form = with_row(form, row, *(-form.cell(row, year) for year in ROW_ALL))
    dossier = buyer_dossier(form)
    (found,) = run(dossier, 57)
    assert found.outcome == Outcome.WARNING and "opposite sign" in found.problem
    for number in (55, 56, 59, 60, 61, 62, 64, 69):
        assert run(dossier, number) == []


def test_emissions_or_balance_left_out():
    (found,) = run(host_dossier(changed(host_form(), 3, 2027, None)), 57)
    assert (found.place.row, found.rule) == (3, "table4.23a")
    (found,) = run(host_dossier(changed(host_form(), 13, 2027, None)), 57)
    assert (found.place.row, found.rule) == (13, "table4.23k")


def test_a_table_without_trades_needs_no_balance():
    form = host_form(flows=Flows(), lines=None)
    assert run(host_dossier(with_row(form, 13, None, None, None), own=()), 57) == []


# --- rounding ----------------------------------------------------------------------------------------------

THIRDS = Ndc("XBU", P, AbsoluteTarget(year=2030, level=40_500), method=Method.AVERAGING)
USES = Flows(used=years(0, 800, 2_000))


def thirds(**more):
    """XBU under averaging: 0, 400 and 2,800 / 3 = 933 1/3."""
    table = table4(emissions_balance(BUYER_EMISSIONS, USES, THIRDS))
    return Table4Form.from_table4(table, THIRDS, **more)


@pytest.mark.parametrize(
    ("average", "balance", "wrong"),
    [
        (F(-2800, 3), 48_500 - F(2800, 3), []),
        (-933, 47_567, []),
        (F(-93333, 100), F(4756667, 100), []),
        (F(-9333, 10), F(475667, 10), []),
        (-933, F(4756667, 100), []),  # rounded in one row, not in the other
        (-934, 47_566, [60]),
        (-934, 47_567, [57, 60]),
        (-932, 47_568, [60]),
        (-933, 47_568, [57]),
        (F(-93334, 100), F(4756667, 100), [57, 60]),
    ],
)
def test_rounded_numbers_pass_and_wrong_ones_do_not(average, balance, wrong):
    form = changed(changed(changed(thirds(), 10, 2028, average), 11, 2028, average), 13, 2028, balance)
    dossier = Dossier(table4=form, ndc=THIRDS)
    assert [number for number in (57, 60) if run(dossier, number)] == wrong


def test_whole_amounts_have_no_tolerance():
    form = buyer_form()
    assert run(buyer_dossier(changed(form, 13, 2027, 48_801)), 57)
    assert run(buyer_dossier(changed(form, 8, 2027, 701)), 55)


# --- 60, 61, 62 --------------------------------------------------------------------------------------------


def test_a_mean_over_the_years_with_trades():
    form = with_row(thirds(), 10, 0, -800, -1_400)
    found = run(Dossier(table4=form, ndc=THIRDS), 60)
    assert cells(found) == [(10, "2027"), (10, "2028")]
    assert "-2,800 / 3 = -933.33" in found[1].problem
    assert "divided by 2, the years with trades" in found[1].problem


def test_a_mean_over_all_years_of_the_period():
    form = with_row(thirds(), 10, 0, -160, -560)
    found = run(Dossier(table4=form, ndc=THIRDS), 60)
    assert all("divided by 5, all years" in one.problem for one in found) and len(found) == 2


def test_the_other_reading_of_the_averages_has_to_be_declared():
    restated = host_form(Readings(indicative_average="restated"))
    found = run(host_dossier(replace(restated, readings=Readings())), 60)
    assert found and "fit the restated average" in found[0].problem and "R4" in found[0].mend
    found = run(host_dossier(replace(host_form(), readings=Readings(indicative_average="restated"))), 60)
    assert found and "fit the running average" in found[0].problem


def test_columns_from_the_first_year_of_the_period_are_needed():
    form = host_form()
    rows = {row: {y: v for y, v in line.items() if y > 2026} for row, line in form.rows.items()}
    dossier = host_dossier(replace(form, rows=rows))
    for number in (60, 62):
        (found,) = run(dossier, number)
        assert found.outcome == Outcome.NULL and "2026" in found.problem


def test_other_methods_have_no_average():
    assert run(buyer_dossier(with_row(buyer_form(), 10, 1, 2, 3)), 60) == []


LATE = Flows(first_transferred_ndc=years(600, 1_000, 2_300, 2_000, 1_500))
FIVE = years(99_000, 97_000, 95_000, 92_000, 90_000)
RECORDED = (
    (2026, 1, 600, datetime(2031, 9, 10)),
    (2027, 1, 1_000, datetime(2028, 3, 12)),
    (2028, 1, 2_000, datetime(2029, 4, 15)),
    (2028, 2_001, 2_300, datetime(2031, 9, 10)),
    (2029, 1, 2_000, datetime(2030, 5, 22)),
    (2030, 1, 1_500, datetime(2031, 6, 18)),
)


def late_aefs():
    return tuple(
        aef(
            [authorization_row("XHA-1", purpose="NDC")],
            [sold(v, a, b, when) for v, a, b, when in RECORDED if when.year == year],
            year=year,
        )
        for year in (2028, 2029, 2030, 2031)
    )


def end_form(last=None, flows=LATE, readings=None):
    """The second report, with the end year; `last` is another adjustment in the NDC year."""
    table = table4(emissions_balance(FIVE, flows, HOST_NDC, readings=readings))
    form = Table4Form.from_table4(table, HOST_NDC)
    return form if last is None else changed(form, 11, 2030, last)


def late_dossier(form, **more):
    return Dossier(**({"table4": form, "own": late_aefs(), "ndc": HOST_NDC} | more))


@pytest.mark.parametrize("readings", [None, Readings(indicative_average="restated")])
def test_late_first_transfers_are_averaged_over_the_whole_period(readings):
    form = end_form(readings=readings)
    assert form.cell(11, 2030) == 1_480
    for number in range(54, 72):
        assert run(late_dossier(form), number) == []


@pytest.mark.parametrize(
    "wrong",
    [1_300, F(7_400, 6), 1_000, 2_200],
    ids=["late ones left out", "years to 2031", "only what was recorded by 2030", "late ones not averaged"],
)
def test_a_wrong_final_average(wrong):
    (found,) = run(late_dossier(end_form(wrong)), 61)
    assert (found.place.row, found.place.column) == (11, "2030")
    assert "+7,400 / 5 = +1,480" in found.problem
    assert "2,400 were first transferred after 2030" in found.problem


def test_the_final_average_follows_the_table_where_no_annual_report_is_at_hand():
    assert run(late_dossier(end_form(), own=()), 61) == []
    (found,) = run(late_dossier(end_form(1_300), own=()), 61)
    assert "+7,400 / 5 = +1,480" in found.problem
    by_event = replace(end_form(), readings=Readings(first_transfer_year="event"))
    (found,) = run(late_dossier(by_event, own=()), 61)
    assert found.outcome == Outcome.NULL


def test_where_the_period_goes_on_after_the_ndc_year_no_text_says_how_to_average():
    ndc = replace(HOST_NDC, target=AbsoluteTarget(year=2029, level=91_400))
    assert run(late_dossier(end_form(1_300), ndc=ndc), 61) == []


def test_first_transfers_of_another_period_are_not_averaged():
    other = aef(actions=[sold(2025, 1, 70, datetime(2031, 3, 1))], year=2032)
    assert run(late_dossier(end_form(), own=(*late_aefs(), other)), 61) == []
    (found,) = run(late_dossier(end_form(1_300), own=(*late_aefs(), other)), 61)
    assert "2,400 were first transferred after 2030" in found.problem


def test_before_the_end_year_there_is_no_final_average():
    assert run(host_dossier(changed(host_form(), 11, 2028, 1)), 61) == []


def test_what_is_carried_over_from_an_earlier_period():
    (found,) = run(host_dossier(with_row(host_form(), 12, 800, 1_850, 3_350)), 62)
    assert cells([found]) == [(12, "2026")]
    assert "Every column has +500 from before 2026" in found.problem
    assert "nothing is carried over" in found.mend


def test_row_12_is_given_as_applicable():
    assert run(host_dossier(with_row(host_form(), 12, None, None, None)), 62) == []


# --- 58 ----------------------------------------------------------------------------------------------------

MWH = "MWh renewable electricity"


def power_ndc(party, method):
    return Ndc(party, P, NonGhgTarget("renewable electricity", "GWh", year=2030, level=10_000), method=method)


def power_form(party, method, amounts, *, unit="GWh"):
    """One Party trades 600 GWh of 2028, which are 270,000 t CO2 eq."""
    ndc = power_ndc(party, method)
    mine = Flows(**{name: {2028: 600} for name in amounts}, unit=unit)
    tonnes = Flows(**{name: {2028: 270_000} for name in amounts})
    levels = adjusted_indicator(years(10_000, 10_200, 10_400), mine, ndc)
    balance = emissions_balance(years(30_000_000, 30_000_000, 30_000_000), tonnes, ndc)
    return Table4Form.from_table4(table4(balance, levels), ndc), ndc


def power_aef(metric=MWH, amount=F(600_000), **more):
    row = action(1, 600_000, vintage=2028, time=datetime(2028, 3, 1), metric="non-GHG", full="XHA01")
    row.non_ghg_metric, row.amount, row.quantity = metric, amount, 270_000
    for name, value in more.items():
        setattr(row, name, value)
    return aef(actions=[row], party="XHA" if row.type == "First transfer" else BUYER)


def used_power():
    change = {"type": "Use", "subtype": None, "acquiring": None, "use_year": 2028}
    return power_aef(time=datetime(2028, 11, 1), **change)


@pytest.mark.parametrize("method", [Method.TRAJECTORY, Method.AVERAGING])
def test_an_indicator_is_adjusted_the_other_way_round(method):
    sold_form, ndc = power_form("XHA", method, ["first_transferred_ndc"])
    right = Dossier(table4=sold_form, ndc=ndc, own=(power_aef(),))
    assert sold_form.cell(14, 2028) == 10_400 - (600 if method is Method.TRAJECTORY else 200)
    assert run(right, 58) == run(right, 57) == []
    used_form, ndc = power_form(BUYER, method, ["used"])
    right = Dossier(table4=used_form, ndc=ndc, own=(used_power(),), others=(power_aef(),))
    assert run(right, 58) == run(right, 57) == []


def test_an_indicator_with_the_signs_of_a_balance():
    form, ndc = power_form("XHA", Method.TRAJECTORY, ["first_transferred_ndc"])
    (found,) = run(Dossier(table4=changed(form, 14, 2028, 11_000), ndc=ndc), 58)
    assert "first transfers minus, uses plus" in found.problem and "= 9,800" in found.mend
    form, ndc = power_form(BUYER, Method.TRAJECTORY, ["used"])
    (found,) = run(Dossier(table4=changed(form, 14, 2028, 9_800), ndc=ndc), 58)
    assert "= 11,000" in found.mend


def test_the_amount_in_the_metric_is_that_of_the_annual_reports():
    form, ndc = power_form("XHA", Method.TRAJECTORY, ["first_transferred_ndc"])
    wrong = Dossier(table4=changed(form, 14, 2028, 9_700), ndc=ndc, own=(power_aef(),))
    (found,) = run(wrong, 58)
    assert found.place.column == "2028" and "10,400 + (-600) = 9,800 GWh" in found.problem


def test_the_amount_in_the_metric_cannot_be_told():
    form, ndc = power_form("XHA", Method.TRAJECTORY, ["first_transferred_ndc"])
    for own in ((), (power_aef("ha of mangroves"),)):
        (found,) = run(Dossier(table4=form, ndc=ndc, own=own), 58)
        assert found.outcome == Outcome.NULL


def test_of_two_metrics_the_name_of_the_indicator_decides():
    form, ndc = power_form("XHA", Method.TRAJECTORY, ["first_transferred_ndc"])
    heat = power_aef("MWh heat", F(5), first=700_001, last=700_100, first_id=None, last_id=None)
    heat.submission.year = 2029
    assert run(Dossier(table4=form, ndc=ndc, own=(power_aef(), heat)), 58) == []
    (found,) = run(Dossier(table4=form, own=(power_aef(), heat)), 58)
    assert found.outcome == Outcome.NULL


def test_a_table_without_an_indicator_is_left_alone():
    assert run(host_dossier(), 58) == run(buyer_dossier(), 58) == []
