"""Table 4, every row, both Parties, the other readings, and the mistakes that must not come out.

Report due 31 December 2030, columns 2026-2028, kt CO2 eq. Host XHA: single-year NDC, averaging; CA0099
sells to XBU, CA0100 is authorized for OIMP with first transfer at issuance. Buyer XBU: multi-year NDC.
"""

import json
from fractions import Fraction as F

import pytest

from article6 import rules
from article6.accounting import (
    AccountingError,
    Flows,
    Readings,
    adjusted_indicator,
    emissions_balance,
    global_sum,
    table4,
)
from article6.accounting.table4_rows import LABELS
from article6.ndc import AbsoluteTarget, Method, Ndc, NonGhgTarget, Period, PoliciesTarget, Trajectory, plain

P = Period(2026, 2030)
NA = None


def years(*values):
    return dict(enumerate(values, 2026))


HOST_EMISSIONS, BUYER_EMISSIONS = years(99_000, 97_000, 95_000), years(50_000, 49_500, 48_500)
HOST_FLOWS = Flows(
    first_transferred_ndc=years(300, 900, 1_200),
    first_transferred_oimp=years(0, 150, 300),
    oimp_authorized=years(0, 250, 400),
)
BUYER_FLOWS = Flows(used=years(200, 700, 1_300))
BUYER_PATH = years(50_000, 48_500, 46_500, 44_000, 41_000)
HOST_NDC = Ndc("XHA", P, AbsoluteTarget(year=2030, level=91_400), method=Method.AVERAGING)
BUYER_NDC = Ndc("XBU", P, AbsoluteTarget(levels=BUYER_PATH), method=Method.MULTI_YEAR)


def host(readings=None, ndc=HOST_NDC, flows=HOST_FLOWS, **more):
    return table4(emissions_balance(HOST_EMISSIONS, flows, ndc, readings=readings), **more)


def buyer():
    return table4(emissions_balance(BUYER_EMISSIONS, BUYER_FLOWS, BUYER_NDC))


def cells(table, number):
    return [table[number][year] for year in table.years]


@pytest.mark.parametrize(
    ("number", "of_host", "of_buyer"),
    [
        (1, [NA, NA, NA], [NA, NA, NA]),
        (2, [NA, NA, NA], [50_000, 48_500, 46_500]),
        (3, [99_000, 97_000, 95_000], [50_000, 49_500, 48_500]),
        (4, [99_000, 97_000, 95_000], [50_000, 49_500, 48_500]),
        (5, [NA, NA, NA], [NA, NA, NA]),
        (6, [300, 1_050, 1_500], [0, 0, 0]),
        (7, [0, 250, 400], [0, 0, 0]),
        (8, [0, 0, 0], [200, 700, 1_300]),
        (9, [300, 1_050, 1_500], [-200, -700, -1_300]),
        (10, [300, 675, 950], [NA, NA, NA]),
        (11, [300, 675, 950], [-200, -700, -1_300]),
        (12, [300, 1_350, 2_850], [-200, -900, -2_200]),
        (13, [99_300, 97_675, 95_950], [49_800, 48_800, 47_200]),
        (14, [NA, NA, NA], [NA, NA, NA]),
        (15, [NA, NA, NA], [NA, NA, NA]),
    ],
)
def test_every_row(number, of_host, of_buyer):
    assert cells(host(), number) == of_host
    assert cells(buyer(), number) == of_buyer


def test_restated_average_changes_rows_10_11_and_13_only():
    restated = host(Readings(indicative_average="restated"))
    assert cells(restated, 10) == cells(restated, 11) == [950, 950, 950]
    assert cells(restated, 13) == [99_950, 97_950, 95_950]
    for number in (3, 6, 7, 8, 9, 12):
        assert cells(restated, number) == cells(host(), number)


def test_the_other_presentation_of_oimp_leaves_row_9_alone():
    other = host(Readings(oimp_rows="oimp-in-row-7"))
    assert cells(other, 6) == [300, 900, 1_200]
    assert cells(other, 7) == [0, 150, 300]
    for number in (9, 10, 11, 12, 13):
        assert cells(other, number) == cells(host(), number)


def test_on_a_trajectory_row_11_is_row_9():
    path = Trajectory.linear(P, 100_000, 92_000)
    table = host(ndc=HOST_NDC.under(Method.TRAJECTORY, path))
    assert cells(table, 1) == [100_000, 98_000, 96_000]
    assert cells(table, 2) == cells(table, 10) == [NA, NA, NA]
    assert cells(table, 11) == cells(table, 9)
    assert cells(table, 13) == [99_300, 98_050, 96_500]


def test_the_year_of_the_event_moves_rows_6_to_10_and_12_but_not_the_balance():
    flows = Flows(
        first_transferred_ndc=years(300, 900, 1_200),
        event_ndc=years(0, 300, 900, 1_200),
        event_oimp={},
        event_oimp_authorized={},
    )
    table = host(Readings(first_transfer_year="event"), flows=flows)
    assert cells(table, 6) == [0, 300, 900]
    assert cells(table, 10) == [0, 150, 400]
    assert cells(table, 12) == [0, 300, 1_200]
    assert cells(table, 11) == [300, 600, 800]
    assert cells(table, 13) == cells(host(flows=flows), 13) == [99_300, 97_600, 95_800]
    assert (table[6].basis, host()[6].basis) == ("action year", "vintage")
    with pytest.raises(AccountingError, match="Take them from the ledger"):
        host(Readings(first_transfer_year="event"))


def test_a_budget_stands_in_the_note():
    ndc = Ndc("XBU", P, AbsoluteTarget(budget=230_000), method=Method.MULTI_YEAR)
    table = table4(emissions_balance(BUYER_EMISSIONS, BUYER_FLOWS, ndc))
    assert cells(table, 2) == [NA, NA, NA]
    assert table[2].note == "Budget of 2026-2030: 230,000 t CO2 eq."


def test_no_verdict_yet_and_the_buyers_gap():
    balance = emissions_balance(BUYER_EMISSIONS, BUYER_FLOWS, BUYER_NDC)
    last = balance[2028]
    assert (last.cumulative_balance, last.cumulative_gap) == (145_800, 800)
    assert buyer().achievement.achieved is None


def test_first_transferred_less_used_is_oimp_and_holdings():
    total = global_sum({"XHA": HOST_FLOWS, "XBU": BUYER_FLOWS})
    assert (total.first_transferred, total.used, total.net) == (2_850, 2_200, 650)
    assert (total.oimp, total.unused) == (450, 200)


@pytest.mark.parametrize(
    ("number", "wrong", "why"),
    [
        (9, [300, 1_300, 1_900], "OIMP counted twice"),
        (13, [98_700, 97_000 - 675, 95_000 - 950], "minus instead of plus"),
        (13, [99_300, 98_050, 96_500], "row 9 in place of row 10"),
    ],
)
def test_the_hosts_mistakes_do_not_come_out(number, wrong, why):
    assert cells(host(), number) != wrong, why


def test_the_buyer_does_not_subtract_what_it_acquired():
    assert cells(buyer(), 13) != [49_700, 48_600, 47_300]


def test_non_ghg_party_has_rows_5_and_14():
    ndc = Ndc("XHA", P, NonGhgTarget("renewables", "GWh", year=2030, level=10_000), method=Method.AVERAGING)
    flows = Flows(first_transferred_ndc={2026: 600}, used={2027: 300}, unit="GWh")
    indicator = adjusted_indicator(years(8_000, 9_000), flows, ndc)
    balance = emissions_balance(years(30_000_000, 30_000_000), flows.converted(450), ndc)
    table = table4(balance, indicator)
    assert cells(table, 5) == [8_000, 9_000]
    assert cells(table, 14) == [8_000 - 600, 9_000 - 300 + 150]
    assert cells(table, 6) == [270_000, 0]
    assert cells(table, 13) == [30_270_000, 30_000_000 + 135_000 - 67_500]
    assert (table[14].unit, table[13].unit) == ("GWh", "t CO2 eq")
    with pytest.raises(AccountingError, match="rows 5 and 14 need its indicator"):
        table4(balance)


def test_a_portion_may_stand_apart_in_row_4():
    ndc = Ndc("XHA", P, PoliciesTarget(("cooking",)), method=Method.TRAJECTORY)
    table = table4(emissions_balance({2026: 2_400}, Flows(), ndc), portion={2026: 900})
    assert (table[3][2026], table[4][2026]) == (2_400, 900)


def test_notes_and_text():
    table = host(entities=("Airline One", "Airline Two"), other="See annex IV.")
    assert table[7].note == "Entities: Airline One, Airline Two."
    assert table[15].printed(2026) == "See annex IV."
    assert (table[10].printed(2027), table[11].printed(2027), table[1].printed(2027)) == ("675", "+675", "NA")


def test_a_row_knows_where_it_comes_from():
    expected = (
        "7(a)(i) 7(b) 23(a) 23(b) 23(i) 23(c) 23(d) 23(e) 23(f) 7(a)(ii) 23(g) 23(h) 23(k)(i) 23(k)(ii)"
    )
    assert [label.number for label in LABELS] == list(range(1, 16))
    assert [label.paragraph for label in LABELS] == [*expected.split(), ""]
    mpg = {label.number: label.mpg for label in LABELS if label.mpg}
    two = "77(d)(ii)"
    assert mpg == {3: "77(d)(i)", 6: two, 7: two, 8: two, 13: two, 15: "77(d)(iii)"}
    for label in LABELS:
        assert rules.get(label.rule)


def test_results_explain_themselves_and_go_into_json():
    table = host()
    assert [step.result for step in table[10].working] == [300, 675, 950]
    assert table[10].working[1].numbers == "1,350 / 2"
    assert json.loads(json.dumps(table.as_dict()))["rows"][12]["values"]["2027"] == 97_675
    assert table.as_dicts()[12]["2028"] == "95,950"
    assert plain(F(2_800, 3)) == "2800/3"
    balance = emissions_balance(HOST_EMISSIONS, HOST_FLOWS, HOST_NDC)
    assert json.loads(json.dumps(balance.as_dict()))["rows"][1]["balance"] == 97_675


def test_every_step_names_a_rule_and_its_last_result_is_the_balance():
    balance = emissions_balance(HOST_EMISSIONS, HOST_FLOWS, HOST_NDC)
    for year in balance.years:
        steps = balance.working(year)
        assert steps[-1].result == balance[year].balance
        for step in steps:
            assert rules.get(step.rule)


def test_a_wrong_row_or_column_is_named():
    with pytest.raises(AccountingError, match="no row 16"):
        host()[16]
    with pytest.raises(AccountingError, match="no column 2030"):
        host()[13][2030]
    with pytest.raises(AccountingError, match="no year 2030"):
        emissions_balance(HOST_EMISSIONS, HOST_FLOWS, HOST_NDC)[2030]
