"""Checks 85 to 91: table 4 among its own rows, its assessment, and what was sent to the database."""

from dataclasses import replace
from fractions import Fraction as F

import pytest

from article6.accounting import Flows, Readings, adjusted_indicator, emissions_balance, table4
from article6.consistency.dossier import Dossier
from article6.findings import Outcome
from article6.ndc import (
    AbsoluteTarget,
    IntensityTarget,
    LevelInputs,
    Method,
    Ndc,
    NonGhgTarget,
    Period,
    PoliciesTarget,
)
from article6.reports.table4_form import AchievementForm, Table4Form
from tests.article6.case import action, aef, authorization_row, run
from tests.article6.table4_case import (
    P,
    buyer_dossier,
    buyer_form,
    changed,
    host_dossier,
    host_form,
    years,
)

INCONSISTENT, WARNING, NULL = Outcome.INCONSISTENT, Outcome.WARNING, Outcome.NULL


def cells(found):
    return [(one.place.row, one.place.column) for one in found]


# The five years of the oracle, in kt: host and buyer (first transfers by vintage, uses by use year).
HOST_5 = years(99_000, 97_000, 95_000, 92_000, 90_000)
BUYER_5 = years(50_000, 49_500, 48_500, 46_000, 42_000)
SOLD_5, USED_5 = years(0, 1_000, 2_000, 2_000, 1_500), years(0, 800, 2_000, 2_000, 1_700)
HOST_PATH = years(100_000, 98_000, 96_000, 94_000, 92_000)


def whole(ndc, emissions=HOST_5, flows=None, **more):
    """The table of five years, with its assessment."""
    flows = Flows(first_transferred_ndc=SOLD_5) if flows is None else flows
    return Table4Form.from_table4(table4(emissions_balance(emissions, flows, ndc, **more)), ndc)


MULTI = Ndc("XHA", P, AbsoluteTarget(levels=HOST_PATH), method=Method.MULTI_YEAR)
SINGLE = Ndc("XHA", P, AbsoluteTarget(year=2030, level=91_400), method=Method.AVERAGING)
MULTI_FORM, SINGLE_FORM = whole(MULTI), whole(SINGLE)
EVENT = Readings(first_transfer_year="event")
# The units of each vintage are first transferred in the year after: the last ones after the period.
EARLY = Flows(
    first_transferred_ndc=SOLD_5,
    event_ndc=years(0, 0, 1_000, 2_000, 2_000),
    event_oimp={},
    event_oimp_authorized={},
)


@pytest.mark.parametrize("number", [85, 86, 87, 88, 90, 91])
@pytest.mark.parametrize(
    "dossier",
    [
        host_dossier(),
        buyer_dossier(),
        Dossier(table4=MULTI_FORM, ndc=MULTI),
        Dossier(table4=SINGLE_FORM, ndc=SINGLE),
        Dossier(table4=whole(replace(SINGLE, method=Method.TRAJECTORY))),
        host_dossier(host_form(Readings(indicative_average="restated"))),
        host_dossier(host_form(Readings(oimp_rows="oimp-in-row-7"))),
    ],
)
def test_right_tables_pass(dossier, number):
    assert run(dossier, number) == []


# --- 85 ----------------------------------------------------------------------------------------------------


def test_an_averaging_party_that_applies_the_trades_of_the_year():
    """9.14: row 11 of 2027 is 675; 1,050 is row 9."""
    (found,) = run(host_dossier(changed(host_form(), 11, 2027, 1_050)), 85)
    assert (found.outcome, cells([found])) == (INCONSISTENT, [(11, "2027")])
    assert "it is row 10, +675" in found.problem and "net quantity" in found.problem


def test_a_multi_year_party_that_applies_another_amount():
    (found,) = run(buyer_dossier(changed(buyer_form(), 11, 2027, -800)), 85)
    assert "it is row 9, -700" in found.problem
    assert cells(run(buyer_dossier(changed(buyer_form(), 11, 2026, None)), 85)) == [(11, "2026")]


def test_rounding_and_the_opposite_sign_are_no_other_method():
    thirds = whole(replace(SINGLE, method=Method.AVERAGING), BUYER_5, Flows(used=USED_5))
    assert thirds.cell(11, 2028) == F(-2_800, 3)
    assert run(Dossier(table4=changed(thirds, 11, 2028, F(-93_333, 100))), 85) == []
    assert cells(run(Dossier(table4=changed(thirds, 11, 2028, -934)), 85)) == [(11, "2028")]
    turned = buyer_form()
    for row in (9, 11, 12):
        for year, cell in turned.rows[row].items():
            turned = changed(turned, row, year, -cell)
    assert run(buyer_dossier(turned), 85) == []


def test_without_method_or_row_10_other_checks_speak():
    assert run(host_dossier(replace(host_form(), method=None)), 85) == []
    assert run(host_dossier(changed(host_form(), 10, 2027, None)), 85) == []


def test_by_year_of_the_event_row_11_goes_by_vintage_all_the_same():
    """The units of 2026 to 2028 were first transferred in the years after: rows 9 and 10 are shifted."""
    flows = Flows(
        first_transferred_ndc=years(300, 900, 1_200),
        first_transferred_oimp=years(0, 150, 300),
        oimp_authorized=years(0, 250, 400),
        event_ndc=years(0, 300, 900),
        event_oimp=years(0, 0, 150),
        event_oimp_authorized=years(0, 650, 0),
    )
    form = host_form(EVENT, flows=flows)
    assert [form.cell(9, y) for y in (2026, 2027, 2028)] == [0, 300, 1_050]
    assert [form.cell(11, y) for y in (2026, 2027, 2028)] == [300, 675, 950]
    assert run(host_dossier(form), 85) == []
    (found,) = run(host_dossier(changed(form, 11, 2028, 450)), 85)  # (0 + 300 + 1,050) / 3
    assert "+950 by vintage" in found.problem and (found.place.row, found.place.column) == (11, "2028")
    (found,) = run(host_dossier(form, own=()), 85)
    assert found.outcome is NULL


# --- 86 ----------------------------------------------------------------------------------------------------


def test_the_average_times_the_years_is_the_cumulative_amount():
    (found,) = run(host_dossier(changed(host_form(), 12, 2028, 2_400)), 86)
    assert (found.outcome, cells([found])) == (INCONSISTENT, [(10, "2028")])
    assert "3 elapsed years make it +2,850" in found.problem and "row 12 of 2028 is +2,400" in found.problem
    (found,) = run(host_dossier(changed(host_form(), 10, 2027, 1_350)), 86)
    assert "divided by 2: +675" in found.mend


def test_the_restated_average_is_that_of_the_newest_column():
    form = host_form(Readings(indicative_average="restated"))
    assert form.cell(10, 2026) == 950
    assert cells(run(host_dossier(changed(form, 12, 2028, 2_400)), 86)) == [
        (10, "2026"),
        (10, "2027"),
        (10, "2028"),
    ]
    assert len(run(host_dossier(replace(form, readings=Readings())), 86)) == 2


def test_row_12_is_given_as_applicable_and_other_methods_do_not_average():
    rows = {number: cells for number, cells in host_form().rows.items() if number != 12}
    assert run(host_dossier(replace(host_form(), rows=rows)), 86) == []
    assert run(buyer_dossier(changed(buyer_form(), 10, 2027, 5)), 86) == []


def test_columns_of_the_second_half_of_a_period_can_be_told():
    rows = {n: {y: v for y, v in cells.items() if y > 2027} for n, cells in SINGLE_FORM.rows.items()}
    late = replace(SINGLE_FORM, rows=rows)
    assert run(Dossier(table4=late), 86) == []
    assert len(run(Dossier(table4=changed(late, 10, 2029, 1_000)), 86)) == 1


# --- 87 ----------------------------------------------------------------------------------------------------


def test_the_balances_of_a_multi_year_ndc_add_up():
    """479,500 = 473,000 + 6,500."""
    assert sum(MULTI_FORM.rows[13].values()) == 479_500
    (found,) = run(Dossier(table4=changed(MULTI_FORM, 13, 2029, 92_000)), 87)
    assert (found.outcome, cells([found])) == (INCONSISTENT, [(13, "2030")])
    assert "add up to 477,500" in found.problem and "473,000 + (+6,500) = 479,500" in found.problem


def test_a_sum_with_the_wrong_sign():
    """The last of row 12 alone is turned: nothing says that the whole table has the other sign."""
    assert len(run(Dossier(table4=changed(MULTI_FORM, 12, 2030, -6_500)), 87)) == 1
    minus = changed(MULTI_FORM, 13, 2030, 90_000 - 11_500)  # 473,000 - 6,500
    assert len(run(Dossier(table4=minus), 87)) == 1


def test_by_row_9_where_row_12_is_not_given():
    rows = {number: cells for number, cells in MULTI_FORM.rows.items() if number != 12}
    bare = replace(MULTI_FORM, rows=rows)
    assert run(Dossier(table4=bare), 87) == []
    assert len(run(Dossier(table4=changed(bare, 9, 2027, 900)), 87)) == 1
    other = whole(MULTI, readings=EVENT, flows=EARLY)
    assert other.cell(12, 2030) == 5_000 and run(Dossier(table4=other), 87) == []


def test_before_the_end_and_for_other_methods_there_is_no_sum():
    assert run(buyer_dossier(changed(buyer_form(), 13, 2028, 1)), 87) == []
    assert run(Dossier(table4=changed(SINGLE_FORM, 13, 2028, 1)), 87) == []
    assert run(Dossier(table4=changed(MULTI_FORM, 13, 2028, None)), 87) == []  # check 57


def test_opposite_signs_that_give_the_right_balance():
    turned = MULTI_FORM
    for row in (9, 11, 12):
        for year, cell in turned.rows[row].items():
            turned = changed(turned, row, year, -cell)
    assert run(Dossier(table4=turned), 87) == []


# --- 88 ----------------------------------------------------------------------------------------------------


def assessed(form, ndc, **changes):
    """Check 88 with another assessment."""
    return run(Dossier(table4=replace(form, achievement=replace(form.achievement, **changes)), ndc=ndc), 88)


def test_the_assessments_of_the_oracle():
    assert MULTI_FORM.achievement == AchievementForm(
        year=None, target=480_000, final_indicator=479_500, achieved=True
    )
    assert SINGLE_FORM.achievement == AchievementForm(
        year=2030, target=91_400, final_indicator=91_300, achieved=True
    )


def test_the_number_without_adjustments():
    (found,) = assessed(SINGLE_FORM, SINGLE, final_indicator=90_000)
    assert (found.outcome, found.rule, found.place.column) == (INCONSISTENT, "table4.23l", "achievement")
    assert "without corresponding adjustments" in found.problem
    (found,) = assessed(MULTI_FORM, MULTI, final_indicator=473_000)
    assert "without corresponding adjustments" in found.problem
    assert len(assessed(MULTI_FORM, None, final_indicator=473_000)) == 1


def test_the_adjustment_of_another_method():
    (found,) = assessed(SINGLE_FORM, SINGLE, final_indicator=91_500)  # the trajectory's
    assert "row 13 of 2030 is 91,300" in found.problem
    assert assessed(SINGLE_FORM, None, final_indicator=91_500) == []  # what is tested is not known
    assert len(assessed(SINGLE_FORM, SINGLE, final_indicator=None)) == 1


def test_the_years_that_are_tested():
    (found,) = assessed(SINGLE_FORM, SINGLE, year=2028)
    assert "only, 2030" in found.problem
    (found,) = assessed(SINGLE_FORM, SINGLE, year=None)
    assert "all years" in found.problem
    (found,) = assessed(MULTI_FORM, MULTI, year=2030, final_indicator=91_500)
    assert "all years of 2026-2030 together" in found.problem


def test_the_answer_follows_from_the_numbers():
    (found,) = assessed(SINGLE_FORM, SINGLE, achieved=False)
    assert found.rule == "table4.achievement" and "says otherwise" in found.problem
    assert len(assessed(MULTI_FORM, None, target=479_499)) == 1
    assert assessed(MULTI_FORM, MULTI, target=479_500) == []  # exactly on the level


def test_an_assessment_that_is_missing_or_too_early():
    (found,) = run(Dossier(table4=replace(SINGLE_FORM, achievement=None), ndc=SINGLE), 88)
    assert found.outcome is INCONSISTENT and "2030" in found.problem
    early = replace(host_form(), achievement=SINGLE_FORM.achievement)
    (found,) = run(host_dossier(early), 88)
    assert found.outcome is WARNING
    assert run(host_dossier(host_form()), 88) == []


def test_an_ndc_of_policies_has_no_number_to_test():
    ndc = Ndc("XHA", P, PoliciesTarget(("Household cooking",)), method=Method.TRAJECTORY)
    assert run(Dossier(table4=whole(ndc), ndc=ndc), 88) == []


def test_an_intensity_may_be_stated_as_such():
    target = IntensityTarget(year=2030, intensity=F(45, 100))
    ndc = Ndc("XHA", P, target, method=Method.AVERAGING)
    inputs = LevelInputs(denominator={2030: 204_000})
    form = whole(ndc, inputs=inputs)
    assert form.achievement.final_indicator == 91_300 and form.achievement.achieved
    assert run(Dossier(table4=form, ndc=ndc), 88) == []
    assert assessed(form, ndc, final_indicator=F(448, 1000), target=F(45, 100)) == []
    assert len(assessed(form, ndc, final_indicator=90_000)) == 1


# Renewable electricity in GWh: 10,400 in 2030, 600 sold (9.8).
POWER = Ndc(
    "XHA", P, NonGhgTarget("renewable electricity", "GWh", year=2030, level=10_000), method=Method.TRAJECTORY
)
LEVELS = years(9_000, 9_400, 9_800, 10_100, 10_400)


def power_form(sold=600, level=LEVELS):
    balance = emissions_balance(HOST_5, Flows(first_transferred_ndc={2030: 270}), POWER)
    indicator = adjusted_indicator(level, Flows(first_transferred_ndc={2030: sold}, unit="GWh"), POWER)
    return Table4Form.from_table4(table4(balance, indicator), POWER)


def test_a_non_ghg_target_is_tested_on_its_indicator():
    form = power_form()
    assert form.achievement == AchievementForm(
        year=2030, target=10_000, final_indicator=9_800, achieved=False
    )
    assert run(Dossier(table4=form, ndc=POWER), 88) == []
    (found,) = assessed(form, POWER, final_indicator=10_400, achieved=True)
    assert "without corresponding adjustments" in found.problem
    assert len(assessed(form, POWER, achieved=True)) == 1


# --- 89 ----------------------------------------------------------------------------------------------------


def test_the_report_and_the_database_have_one_table():
    assert run(host_dossier(database=host_form()), 89) == []
    assert run(host_dossier(database=host_form(), ndc=None), 89) == []


@pytest.mark.parametrize("row", [3, 6, 7, 9, 10, 11, 12, 13])
def test_a_cell_that_differs(row):
    (found,) = run(host_dossier(database=changed(host_form(), row, 2027, 5)), 89)
    assert (found.outcome, cells([found])) == (INCONSISTENT, [(row, "2027")])
    assert "database has" in found.problem


def test_levels_rounding_and_na_are_no_difference():
    form = host_form()
    assert run(host_dossier(database=changed(form, 1, 2027, 5)), 89) == []
    assert run(host_dossier(changed(form, 8, 2027, None), database=form), 89) == []
    thirds = changed(form, 11, 2027, F(2_800, 3))
    assert run(host_dossier(changed(form, 11, 2027, F(93_333, 100)), database=thirds), 89) == []


def test_columns_that_were_not_sent_and_columns_sent_later():
    short = replace(
        host_form(),
        rows={n: {y: v for y, v in row.items() if y < 2028} for n, row in host_form().rows.items()},
    )
    found = run(host_dossier(database=short), 89)
    assert {column for _, column in cells(found)} == {"2028"}
    assert "no column for 2028" in found[0].problem
    assert run(host_dossier(replace(short, breakdown=()), database=host_form()), 89) == []


def test_lines_of_the_breakdown():
    lines = host_form().breakdown
    other = (*lines[:-1], replace(lines[-1], quantity=1))
    (found,) = run(host_dossier(database=replace(host_form(), breakdown=other)), 89)
    assert (found.place.row, found.rule) == (7, "table4.23j") and "CA0100" in found.problem
    halves = tuple(replace(one, quantity=F(one.quantity, 2)) for one in lines for _ in "ab")
    assert run(host_dossier(database=replace(host_form(), breakdown=halves)), 89) == []
    assert run(host_dossier(database=replace(host_form(), breakdown=())), 89) == []


def test_a_table_without_numbers_is_nothing_to_compare():
    assert run(host_dossier(database=replace(host_form(), rows={})), 89) == []
    assert run(host_dossier(replace(host_form(), rows={}), database=host_form()), 89) == []


def test_another_unit_hides_no_other_row():
    sent = replace(changed(power_form(), 3, 2028, 5), indicator_unit="MWh")
    assert cells(run(Dossier(table4=power_form(), database=sent), 89)) == [(5, ""), (3, "2028")]


def test_another_period_party_or_unit():
    sent = changed(host_form(), 3, 2027, 5)
    assert run(host_dossier(database=replace(sent, period=Period(2021, 2028))), 89) == []
    assert run(host_dossier(database=replace(sent, party="XBU")), 89) == []
    (found,) = run(Dossier(table4=power_form(), database=replace(power_form(), indicator_unit="MWh")), 89)
    assert found.place.row == 5 and "GWh" in found.problem


# --- 90 ----------------------------------------------------------------------------------------------------

POLICIES = Ndc("XHA", P, PoliciesTarget(("Household cooking",)), method=Method.TRAJECTORY)


def test_a_portion_is_for_policies_and_measures():
    apart = changed(host_form(), 4, 2027, 2_400)
    (found,) = run(host_dossier(apart), 90)
    assert (found.outcome, cells([found]), found.rule) == (INCONSISTENT, [(4, "2027")], "table4.23b")
    assert run(host_dossier(apart, ndc=POLICIES), 90) == []
    assert run(host_dossier(changed(host_form(), 4, 2027, None)), 90) == []


def test_only_a_first_ndc_has_a_balance_over_categories():
    earlier = aef(year=2024, first_year=2021, last_year=2025)
    (found,) = run(host_dossier(ndc=POLICIES, own=(earlier,)), 90)
    assert found.rule == "balance.affected-categories" and "2025" in found.problem
    assert run(host_dossier(own=(earlier,)), 90) == []
    assert run(host_dossier(ndc=replace(POLICIES, party="XBU"), own=(earlier,)), 90) == []


# --- 91 ----------------------------------------------------------------------------------------------------


def power_aef(*rows):
    permits = [authorization_row(metric="non-GHG", non_ghg_metric="GWh")]
    return aef(permits, rows, year=2031)


def gwh(first, last, metric="GWh", **more):
    size = last - first + 1
    return action(
        first,
        last,
        vintage=2030,
        metric="non-GHG",
        non_ghg_metric=metric,
        amount=F(size),
        quantity=size,
        **more,
    )


TRADED = power_aef(gwh(1, 600))


def test_an_indicator_of_the_ndc_adjusted_for_trades_in_it():
    assert run(Dossier(table4=power_form(), ndc=POWER, own=(TRADED,)), 91) == []
    assert run(Dossier(table4=power_form(0), ndc=POWER, own=(power_aef(action(1, 5)),)), 91) == []


def test_an_indicator_that_the_ndc_does_not_have():
    ghg = Ndc("XHA", P, AbsoluteTarget(year=2030, level=91_400), method=Method.TRAJECTORY)
    (found,) = run(Dossier(table4=power_form(), ndc=ghg), 91)
    assert (found.outcome, found.place.row) == (INCONSISTENT, 14) and "no part in a non-GHG" in found.problem


def test_an_adjustment_without_trades_in_the_metric():
    (found,) = run(Dossier(table4=power_form(), ndc=POWER, own=(power_aef(action(1, 600)),)), 91)
    assert cells([found]) == [(14, "2030")] and "no ITMO in a non-GHG metric" in found.problem


def test_the_balance_stands_beside_the_indicator():
    (found,) = run(Dossier(table4=changed(power_form(), 13, 2030, None), ndc=POWER, own=(TRADED,)), 91)
    assert cells([found]) == [(13, "2030")] and found.rule == "table4.23k"


def test_metrics_are_never_summed():
    two = power_aef(gwh(1, 600), gwh(601, 800, "hectares"))
    assert run(Dossier(table4=power_form(), ndc=POWER, own=(two,)), 91) == []
    (found,) = run(Dossier(table4=power_form(800), ndc=POWER, own=(two,)), 91)
    assert cells([found]) == [(14, "2030")] and "GWh, hectares were added up" in found.problem
