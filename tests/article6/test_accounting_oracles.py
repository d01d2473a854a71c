"""Worked examples with their numbers, kt CO2 eq unless stated; host XHA, buyer XBU, 2026-2030.

The figures were worked out by hand, apart from this code. Amounts are given in kt: the arithmetic is
the same in any unit, and the numbers stay readable.
"""

from fractions import Fraction as F

import pytest

from article6.accounting import (
    AccountingError,
    Flows,
    Readings,
    adjusted_indicator,
    by_vintage,
    emissions_balance,
    global_sum,
    representativeness,
    restatement,
    room,
)
from article6.ndc import (
    AbsoluteTarget,
    BelowBauTarget,
    IntensityTarget,
    LevelInputs,
    Method,
    Ndc,
    NonGhgTarget,
    Outcome,
    Period,
    PoliciesTarget,
    Trajectory,
)

P = Period(2026, 2030)
TRAJECTORY, AVERAGING, MULTI_YEAR = Method


def years(*values, first=2026):
    return dict(enumerate(values, first))


HOST = years(99_000, 97_000, 95_000, 92_000, 90_000)
BUYER = years(50_000, 49_500, 48_500, 46_000, 42_000)
SOLD = Flows(first_transferred_ndc=years(0, 1_000, 2_000, 2_000, 1_500))
USED = Flows(used=years(0, 800, 2_000, 2_000, 1_700))
HOST_PATH = years(100_000, 98_000, 96_000, 94_000, 92_000)
BUYER_PATH = years(50_000, 48_500, 46_500, 44_000, 41_000)


def host_ndc(method, **more):
    if method is MULTI_YEAR:
        return Ndc("XHA", P, AbsoluteTarget(levels=HOST_PATH), method=method)
    return Ndc("XHA", P, AbsoluteTarget(year=2030, level=91_400), method=method, **more)


def buyer_ndc(method):
    if method is MULTI_YEAR:
        return Ndc("XBU", P, AbsoluteTarget(levels=BUYER_PATH), method=method)
    return Ndc("XBU", P, AbsoluteTarget(year=2030, level=40_500), method=method)


def column(balance, name):
    return [getattr(row, name) for row in balance.rows]


# Multi-year NDC, 7(b)


def test_multi_year_host():
    host = emissions_balance(HOST, SOLD, host_ndc(MULTI_YEAR))
    assert column(host, "adjustment") == [0, 1_000, 2_000, 2_000, 1_500]
    assert column(host, "balance") == [99_000, 98_000, 97_000, 94_000, 91_500]
    assert column(host, "cumulative_balance") == [99_000, 197_000, 294_000, 388_000, 479_500]
    assert column(host, "cumulative_gap") == [-1_000, -1_000, 0, 0, -500]
    assert (host.achievement.achieved, host.achievement.margin) == (True, 500)
    assert (host.achievement.tested, host.achievement.goal) == (479_500, 480_000)


def test_multi_year_buyer():
    buyer = emissions_balance(BUYER, USED, buyer_ndc(MULTI_YEAR))
    assert column(buyer, "adjustment") == [0, -800, -2_000, -2_000, -1_700]
    assert column(buyer, "balance") == [50_000, 48_700, 46_500, 44_000, 40_300]
    assert column(buyer, "cumulative_balance") == [50_000, 98_700, 145_200, 189_200, 229_500]
    assert column(buyer, "cumulative_gap") == [0, 200, 200, 200, -500]
    assert (buyer.achievement.achieved, buyer.achievement.by) == (True, 500)


def test_multi_year_without_adjustments_the_pictures_are_swapped():
    host = emissions_balance(HOST, Flows(), host_ndc(MULTI_YEAR))
    buyer = emissions_balance(BUYER, Flows(), buyer_ndc(MULTI_YEAR))
    assert (host.total, host.achievement.margin) == (473_000, 7_000)
    assert (buyer.total, buyer.achievement.margin) == (236_000, -6_000)


def test_multi_year_overselling():
    sold = Flows(first_transferred_ndc=years(0, 1_000, 2_000, 2_000, 2_200))
    host = emissions_balance(HOST, sold, host_ndc(MULTI_YEAR))
    assert host.total == 480_200
    assert (host.achievement.achieved, host.achievement.by) == (False, 200)


def test_multi_year_against_a_budget_gives_the_same_verdict():
    ndc = Ndc("XHA", P, AbsoluteTarget(budget=480_000), method=MULTI_YEAR)
    host = emissions_balance(HOST, SOLD, ndc)
    assert (host.achievement.margin, column(host, "gap")) == (500, [None] * 5)


def test_yearly_limits_are_tested_year_by_year():
    ndc = Ndc("XBU", P, AbsoluteTarget(levels=BUYER_PATH, yearly_limits=True), method=MULTI_YEAR)
    buyer = emissions_balance(BUYER, USED, ndc)
    # 2027: 48,700 against 48,500, although the sum stays 500 below.
    assert (buyer.achievement.achieved, buyer.achievement.by) == (False, 200)


# Single-year NDC, trajectory, 7(a)(i)


def test_trajectory_host():
    path = Trajectory(years(100_000, 98_000, 96_000, 94_000, 91_400))
    host = emissions_balance(HOST, SOLD, host_ndc(TRAJECTORY, trajectory=path))
    assert column(host, "balance") == [99_000, 98_000, 97_000, 94_000, 91_500]
    assert column(host, "gap") == [-1_000, 0, 1_000, 0, 100]
    assert column(host, "cumulative_gap") == [-1_000, -1_000, 0, 0, 100]
    assert (host.achievement.achieved, host.achievement.by) == (False, 100)


def test_trajectory_buyer():
    buyer = emissions_balance(BUYER, USED, buyer_ndc(TRAJECTORY))
    assert buyer[2030].balance == 40_300
    assert (buyer.achievement.achieved, buyer.achievement.by) == (True, 200)


# Single-year NDC, averaging, 7(a)(ii)


def test_averaging_host():
    host = emissions_balance(HOST, SOLD, host_ndc(AVERAGING))
    assert column(host, "k") == [1, 2, 3, 4, 5]
    assert column(host, "average_first_transferred") == [0, 500, 1_000, 1_250, 1_300]
    assert column(host, "balance") == [99_000, 97_500, 96_000, 93_250, 91_300]
    assert (host.achievement.achieved, host.achievement.by) == (True, 100)


def test_averaging_buyer_keeps_thirds_exact():
    buyer = emissions_balance(BUYER, USED, buyer_ndc(AVERAGING))
    assert column(buyer, "average_used") == [0, 400, F(2_800, 3), 1_200, 1_300]
    assert column(buyer, "balance") == [50_000, 49_100, F(142_700, 3), 44_800, 40_700]
    assert (buyer.achievement.achieved, buyer.achievement.by) == (False, 200)


def test_averaging_restated_puts_the_newest_average_everywhere():
    restated = Readings(indicative_average="restated")
    to_2028 = {y: HOST[y] for y in (2026, 2027, 2028)}
    host = emissions_balance(to_2028, SOLD, host_ndc(AVERAGING), readings=restated)
    assert column(host, "balance") == [100_000, 98_000, 96_000]
    to_2028 = {y: BUYER[y] for y in (2026, 2027, 2028)}
    buyer = emissions_balance(to_2028, USED, buyer_ndc(AVERAGING), readings=restated)
    average = F(2_800, 3)
    assert column(buyer, "balance") == [50_000 - average, 49_500 - average, 48_500 - average]
    whole = emissions_balance(HOST, SOLD, host_ndc(AVERAGING), readings=restated)
    assert whole[2030].balance == 91_300


def test_averaging_over_ten_years():
    ndc = Ndc("XHA", Period(2021, 2030), AbsoluteTarget(year=2030, level=91_400), method=AVERAGING)
    emissions = {**years(*[100_000] * 5, first=2021), **HOST}
    host = emissions_balance(emissions, SOLD, ndc)
    assert (host[2030].adjustment, host[2030].balance) == (650, 90_650)


@pytest.mark.parametrize(
    ("flows", "mean", "share", "deviations"),
    [
        (SOLD.first_transferred, 640, F(640, 1_300), [-1_300, -300, 700, 700, 200]),
        (USED.used, 720, F(720, 1_300), [-1_300, -500, 700, 700, 400]),
    ],
)
def test_representativeness_is_measured_but_not_judged(flows, mean, share, deviations):
    measured = representativeness(flows, P)
    assert (measured.average, measured.mean_absolute_deviation, measured.share) == (1_300, mean, share)
    assert [amount for _, amount in measured.deviations] == deviations
    assert measured.label == "no official metric"
    assert round(float(F(640, 1_300)) * 100, 1) == 49.2


def test_a_party_that_sells_and_buys_keeps_two_averages():
    flows = Flows(first_transferred_ndc=years(0, 500, 500, 0, 0), used=years(0, 0, 200, 300, 500))
    both = emissions_balance(HOST, flows, host_ndc(AVERAGING))
    assert column(both, "net") == [0, 500, 300, -300, -500]
    last = both[2030]
    assert (last.average_first_transferred, last.average_used, last.average_net) == (200, 200, 0)


@pytest.mark.parametrize(
    ("host_by", "buyer_by", "total"), [(TRAJECTORY, AVERAGING, 200), (AVERAGING, TRAJECTORY, -400)]
)
def test_parties_on_different_methods_need_not_cancel_in_one_year(host_by, buyer_by, total):
    host = emissions_balance(HOST, SOLD, host_ndc(host_by))
    buyer = emissions_balance(BUYER, USED, buyer_ndc(buyer_by))
    assert host[2030].adjustment + buyer[2030].adjustment == total
    assert global_sum({"XHA": SOLD, "XBU": USED}).net == 0


# A late first transfer of an earlier vintage: booked by vintage, the column is restated


def test_late_first_transfer_of_an_earlier_vintage():
    ndc = host_ndc(TRAJECTORY)
    before = emissions_balance({2026: 99_000, 2027: 97_000}, Flows(), ndc)
    late = Flows(first_transferred_ndc=years(0, 1_000))
    after = emissions_balance({2026: 99_000, 2027: 97_000, 2028: 95_000}, late, ndc)
    assert (before[2027].balance, after[2027].balance, after[2028].balance) == (97_000, 98_000, 95_000)
    assert restatement(before, after).restated == (2027,)


# OIMP under its three definitions, tonnes


@pytest.mark.parametrize(
    ("definition", "by_year", "total"),
    [
        ("authorization", years(100_000, 200_000), 300_000),
        ("issuance", years(100_000, 140_000), 240_000),
        ("use or cancellation", years(100_000, 50_000), 150_000),
    ],
)
def test_oimp_is_adjusted_for_what_is_first_transferred(definition, by_year, total):
    flows = Flows(first_transferred_oimp=by_year, oimp_authorized=years(100_000, 200_000))
    host = emissions_balance(years(1_000_000, 1_000_000), flows, host_ndc(TRAJECTORY))
    assert column(host, "adjustment") == [by_year[2026], by_year[2027]]
    assert global_sum({"XHA": flows}).net == total
    assert global_sum({"XHA": flows}).oimp == total


# From outside the NDC


def test_outcomes_from_outside_the_ndc_are_adjusted_as_well():
    flows = Flows(first_transferred_ndc={2030: 1_500 + 400}, outside_ndc={2030: 400})
    host = emissions_balance(HOST, flows, host_ndc(TRAJECTORY))
    assert host[2030].balance == 91_900
    rules = [step.rule for step in host.working(2030)]
    assert "adjustment.outside-ndc" in rules


def test_only_covered_sectors_enter_the_emissions():
    from article6.ndc import Coverage

    ndc = host_ndc(TRAJECTORY, coverage=Coverage(sectors=["energy"]))
    by_sector = {"energy": HOST, "waste": dict.fromkeys(P, 7_000)}
    flows = Flows(first_transferred_ndc={2030: 1_900}, outside_ndc={2030: 400})
    assert emissions_balance(by_sector, flows, ndc)[2030].balance == 91_900


# Non-GHG metric: signs flip

GWH_SOLD = Flows(first_transferred_ndc={2030: 600}, unit="GWh")
GWH_USED = Flows(used={2030: 600}, unit="GWh")


def gwh_ndc(party, level, method):
    return Ndc(party, P, NonGhgTarget("renewable electricity", "GWh", year=2030, level=level), method=method)


def gwh(level):
    return years(0, 0, 0, 0, level)


@pytest.mark.parametrize(
    ("method", "adjustment", "host", "host_margin", "buyer", "buyer_margin"),
    [(TRAJECTORY, 600, 9_800, -200, 5_200, 200), (AVERAGING, 120, 10_280, 280, 4_720, -280)],
)
def test_adjusted_indicator(method, adjustment, host, host_margin, buyer, buyer_margin):
    seller = adjusted_indicator(gwh(10_400), GWH_SOLD, gwh_ndc("XHA", 10_000, method))
    user = adjusted_indicator(gwh(4_600), GWH_USED, gwh_ndc("XBU", 5_000, method))
    assert (seller[2030].adjustment, user[2030].adjustment) == (-adjustment, adjustment)
    assert (seller[2030].adjusted, seller.achievement.margin) == (host, host_margin)
    assert (user[2030].adjusted, user.achievement.margin) == (buyer, buyer_margin)
    assert seller.working(2030)[-1].result == host


def test_the_line_in_t_co2_eq_keeps_the_usual_signs():
    mwh = GWH_SOLD.converted(1_000, "MWh")
    assert mwh.first_transferred.at(2030) == 600_000
    tonnes = mwh.converted("0.45")
    assert tonnes.first_transferred.at(2030) == 270_000
    ndc = gwh_ndc("XHA", 10_000, TRAJECTORY)
    host = emissions_balance(dict.fromkeys(P, 30_000_000), tonnes, ndc)
    assert host[2030].balance == 30_270_000
    used = GWH_USED.converted(1_000, "MWh").converted("0.45")
    buyer = emissions_balance(dict.fromkeys(P, 12_000_000), used, gwh_ndc("XBU", 5_000, TRAJECTORY))
    assert buyer[2030].balance == 11_730_000
    # The balance beside it is not what the target is tested on.
    assert host.achievement.outcome is Outcome.NOT_YET_DECIDABLE
    assert "adjusted indicator" in host.achievement.sentence


def test_two_conversion_factors_leave_a_gap():
    theirs = GWH_USED.converted(1_000, "MWh").converted("0.60")
    ours = GWH_SOLD.converted(1_000, "MWh").converted("0.45")
    assert theirs.used.total == 360_000
    assert global_sum({"XHA": ours, "XBU": theirs}).net == -90_000


# Policies and measures: the affected categories, and no others


def test_policies_and_measures():
    ndc = Ndc("XHA", P, PoliciesTarget(("household cooking",)), method=TRAJECTORY)
    emissions = {"household cooking": {2026: 2_400}, "transport": {2026: 8_000}}
    flows = Flows(first_transferred_ndc={2026: 150})
    host = emissions_balance(emissions, flows, ndc)
    assert host[2026].balance == 2_550
    assert host.achievement.outcome is Outcome.NOT_YET_DECIDABLE
    assert "gave no emission level" in host.achievement.sentence


def test_policies_and_measures_with_a_level_are_tested_on_it():
    target = PoliciesTarget(("household cooking",), year=2030, level=2_500)
    ndc = Ndc("XHA", P, target, method=TRAJECTORY)
    host = emissions_balance(dict.fromkeys(P, 2_400), Flows(first_transferred_ndc={2030: 150}), ndc)
    assert (host.achievement.achieved, host.achievement.by) == (False, 50)


# Adaptation share and OMGE, tonnes


def test_adaptation_share_and_omge_are_first_transfers():
    host = Flows(first_transferred_ndc={2027: 5_000 + 2_000 + 93_000})
    buyer = Flows(used={2027: 93_000})
    assert host.net_total == 100_000
    assert global_sum({"XHA": host, "XBU": buyer}).net == 7_000
    third = Flows(used={2028: 5_000})
    assert global_sum({"XHA": host, "XBU": buyer, "XBV": third}).net == 2_000


# Late first transfers under averaging

FIRST_REPORT = Flows(first_transferred_ndc=years(0, 1_000, 2_000))
SECOND_REPORT = Flows(first_transferred_ndc=years(600, 1_000, 2_300, 2_000, 1_500))
TO_2028 = {y: HOST[y] for y in (2026, 2027, 2028)}


def test_late_first_transfers_running():
    first = emissions_balance(TO_2028, FIRST_REPORT, host_ndc(AVERAGING))
    second = emissions_balance(HOST, SECOND_REPORT, host_ndc(AVERAGING))
    assert column(first, "adjustment") == [0, 500, 1_000]
    assert column(second, "adjustment") == [600, 800, 1_300, 1_475, 1_480]
    assert column(second, "balance") == [99_600, 97_800, 96_300, 93_475, 91_480]
    assert (second.achievement.achieved, second.achievement.by) == (False, 80)
    change = restatement(first, second)
    assert change.of("adjustment") == years(600, 300, 300, None, None)
    assert change.of("first_transferred") == years(600, 0, 300, None, None)
    assert (change.restated, change.new) == ((2026, 2027, 2028), (2029, 2030))
    assert "2026 by +600, 2027 by +300, 2028 by +300" in change.sentence


def test_late_first_transfers_restated():
    restated = Readings(indicative_average="restated")
    first = emissions_balance(TO_2028, FIRST_REPORT, host_ndc(AVERAGING), readings=restated)
    second = emissions_balance(HOST, SECOND_REPORT, host_ndc(AVERAGING), readings=restated)
    assert column(first, "adjustment") == [1_000] * 3
    assert column(first, "balance") == [100_000, 98_000, 96_000]
    assert column(second, "adjustment") == [1_480] * 5
    assert column(second, "balance") == [100_480, 98_480, 96_480, 93_480, 91_480]


def test_late_first_transfers_known_but_not_yet_in_the_columns():
    # In December 2030 vintage 2029 is known too; the columns end in 2028 and do not show it.
    known = Flows(first_transferred_ndc=years(0, 1_000, 2_000, 2_000))
    for reading in ("running", "restated"):
        readings = Readings(indicative_average=reading)
        with_it = emissions_balance(TO_2028, known, host_ndc(AVERAGING), readings=readings)
        without = emissions_balance(TO_2028, FIRST_REPORT, host_ndc(AVERAGING), readings=readings)
        assert with_it.rows == without.rows


def test_the_buyer_books_the_late_ones_by_use_year():
    flows = Flows(used=years(0, 800, 2_000, 2_000, 2_600))
    buyer = emissions_balance(BUYER, flows, buyer_ndc(AVERAGING))
    assert column(buyer, "average_used") == [0, 400, F(2_800, 3), 1_200, 1_480]
    assert buyer[2030].balance == 40_520
    assert (buyer.achievement.achieved, buyer.achievement.by) == (False, 20)


def test_late_first_transfers_under_the_other_methods():
    by_trajectory = emissions_balance(HOST, SECOND_REPORT, host_ndc(TRAJECTORY))
    assert [by_trajectory[year].balance for year in (2026, 2028, 2030)] == [99_600, 97_300, 91_500]
    multi_year = emissions_balance(HOST, SECOND_REPORT, host_ndc(MULTI_YEAR))
    assert (multi_year.total, multi_year.achievement.margin) == (480_400, -400)


@pytest.mark.parametrize("wrong", [91_300, 90_000 + F(7_400, 6), 91_000, 92_200])
def test_the_typical_mistakes_are_not_what_comes_out(wrong):
    assert emissions_balance(HOST, SECOND_REPORT, host_ndc(AVERAGING))[2030].balance == 91_480 != wrong


def test_elapsed_years_at_the_report_date_is_the_other_reading():
    readings = Readings(elapsed_years="report-date")
    ndc = host_ndc(AVERAGING)
    first = emissions_balance(TO_2028, FIRST_REPORT, ndc, readings=readings, report_year=2030)
    assert column(first, "adjustment") == [0, 200, 600]
    second = emissions_balance(HOST, SECOND_REPORT, ndc, readings=readings, report_year=2032)
    assert second[2030].adjustment == 1_480
    with pytest.raises(AccountingError, match="Give report_year"):
        emissions_balance(TO_2028, FIRST_REPORT, ndc, readings=readings)


# Below BAU: the adjustment goes to the emissions, never to the baseline

BAU_SOLD = Flows(first_transferred_ndc=years(500, 1_000, 1_250, 1_250, 2_000))
BAU_EMISSIONS = years(88_500, 88_500, 88_500, 88_500, 88_500)


def bau_ndc(method, moves=False):
    target = BelowBauTarget(year=2030, bau=120_000, reduction_percent=25, baseline_moves=moves)
    return Ndc("XHA", P, target, method=method)


@pytest.mark.parametrize(
    ("method", "flows", "adjustment", "balance", "percent", "margin"),
    [
        (TRAJECTORY, Flows(), 0, 88_500, F("26.25"), 1_500),
        (TRAJECTORY, BAU_SOLD, 2_000, 90_500, F(295, 12), -500),
        (AVERAGING, BAU_SOLD, 1_200, 89_700, F("25.25"), 300),
    ],
)
def test_below_bau(method, flows, adjustment, balance, percent, margin):
    ndc = bau_ndc(method)
    host = emissions_balance(BAU_EMISSIONS, flows, ndc)
    assert (host[2030].adjustment, host[2030].balance) == (adjustment, balance)
    assert ndc.target.percent_below(host[2030].balance, 2030) == percent
    assert (host.achievement.goal, host.achievement.margin) == (90_000, margin)


@pytest.mark.parametrize(("method", "by"), [(TRAJECTORY, 3_500), (AVERAGING, 2_700)])
def test_below_bau_when_the_baseline_moves(method, by):
    inputs = LevelInputs(bau={2030: 116_000})
    host = emissions_balance(BAU_EMISSIONS, BAU_SOLD, bau_ndc(method, moves=True), inputs=inputs)
    assert (host.achievement.goal, host.achievement.achieved, host.achievement.by) == (87_000, False, by)
    fixed = emissions_balance(BAU_EMISSIONS, BAU_SOLD, bau_ndc(method), inputs=inputs)
    assert fixed.achievement.goal == 90_000


# Intensity: emissions in kt, GDP in million USD, so that kt per million USD = t per 1,000 USD

GDP_SOLD = Flows(first_transferred_ndc=years(1_200, 1_600, 1_800, 2_000, 2_400))
GDP_EMISSIONS = years(88_000, 88_000, 88_000, 88_000, 88_000)


@pytest.mark.parametrize(
    ("gdp", "level", "unadjusted", "trajectory", "margin_t", "averaging", "margin_a", "could_sell"),
    [
        (200_000, 90_000, "0.440", "0.452", -400, "0.449", 200, 2_000),
        (204_000, 91_800, "0.431", "0.443", 1_400, "0.440", 2_000, 3_800),
        (198_000, 89_100, "0.444", "0.457", -1_300, "0.454", -700, 1_100),
    ],
)
def test_intensity_host(gdp, level, unadjusted, trajectory, margin_t, averaging, margin_a, could_sell):
    target = IntensityTarget(year=2030, base="0.750", reduction_percent=40, denominator_unit="1,000 USD")
    inputs = LevelInputs(denominator={2030: gdp})

    def shown(amount):
        return f"{round(target.intensity_of(amount, gdp) * 1_000) / 1_000:.3f}"

    assert shown(88_000) == unadjusted
    by_trajectory = emissions_balance(
        GDP_EMISSIONS, GDP_SOLD, Ndc("XHA", P, target, method=TRAJECTORY), inputs=inputs
    )
    by_average = emissions_balance(
        GDP_EMISSIONS, GDP_SOLD, Ndc("XHA", P, target, method=AVERAGING), inputs=inputs
    )
    assert (by_trajectory[2030].balance, by_average[2030].balance) == (90_400, 89_800)
    assert (shown(90_400), shown(89_800)) == (trajectory, averaging)
    assert by_trajectory.achievement.goal == level
    assert (by_trajectory.achievement.margin, by_average.achievement.margin) == (margin_t, margin_a)
    assert room(by_trajectory).limit == could_sell


def test_intensity_without_gdp_has_no_verdict_yet():
    target = IntensityTarget(year=2030, intensity="0.450")
    host = emissions_balance(GDP_EMISSIONS, GDP_SOLD, Ndc("XHA", P, target, method=TRAJECTORY))
    assert host.achievement.achieved is None
    assert "needs the denominator of 2030" in host.achievement.sentence


def test_intensity_buyer():
    target = IntensityTarget(year=2030, intensity="0.300")
    ndc, inputs = Ndc("XBU", P, target, method=TRAJECTORY), LevelInputs(denominator={2030: 150_000})
    emissions = dict.fromkeys(P, 46_000)
    bare = emissions_balance(emissions, Flows(), ndc, inputs=inputs)
    assert (bare.achievement.goal, room(bare).left) == (45_000, -1_000)
    assert "must use at least 1,000" in room(bare).sentence
    buyer = emissions_balance(emissions, Flows(used={2030: 1_500}), ndc, inputs=inputs)
    assert (buyer[2030].balance, buyer.achievement.margin) == (44_500, 500)
    assert f"{float(target.intensity_of(44_500, 150_000)):.3f}" == "0.297"


# Room: how much more could be sold


@pytest.mark.parametrize(
    ("method", "flows", "left", "limit"),
    [(TRAJECTORY, Flows(), 1_400, 1_400), (AVERAGING, SOLD, 500, 7_000), (MULTI_YEAR, SOLD, 500, 7_000)],
)
def test_selling_the_room_just_meets_the_target(method, flows, left, limit):
    host = emissions_balance(HOST, flows, host_ndc(method))
    answer = room(host)
    assert (answer.left, answer.limit) == (left, limit)
    sold = flows.plus(Flows(first_transferred_ndc={2030: left}))
    assert emissions_balance(HOST, sold, host_ndc(method)).achievement.margin == 0


# A chain with a return to the host, tonnes, vintage 2027


def test_a_chain_with_a_return_to_the_host():
    chain = {
        "XHA": Flows(first_transferred_ndc={2027: 1_000}, used={2029: 100}),
        "XBU": Flows(),
        "XBV": Flows(used={2028: 300}),
    }
    flat = years(10_000, 10_000, 10_000, 10_000)
    columns = {
        party: column(
            emissions_balance(
                flat, flows, Ndc(party, P, AbsoluteTarget(year=2030, level=1), method=TRAJECTORY)
            ),
            "adjustment",
        )
        for party, flows in chain.items()
    }
    assert columns == {"XHA": [0, 1_000, 0, -100], "XBU": [0, 0, 0, 0], "XBV": [0, 0, -300, 0]}
    total = global_sum(chain)
    assert [(one.party, one.net) for one in total.parties] == [("XHA", 900), ("XBU", 0), ("XBV", -300)]
    assert (total.net, total.unused) == (600, 600)


# Nothing is decided before the year that decides


def test_no_verdict_before_the_ndc_year():
    host = emissions_balance(TO_2028, SOLD, host_ndc(AVERAGING))
    assert host.achievement.outcome is Outcome.NOT_YET_DECIDABLE
    assert "2030 is missing" in host.achievement.sentence
    multi = emissions_balance(TO_2028, SOLD, host_ndc(MULTI_YEAR))
    assert "2029, 2030 are missing" in multi.achievement.sentence
    with pytest.raises(AccountingError, match="open as long as there is no verdict"):
        room(host)


def test_acquisition_changes_nothing():
    assert not hasattr(Flows(), "acquired")
    with pytest.raises(TypeError):
        Flows(acquired={2027: 900})


def test_a_series_knows_its_years():
    assert Flows(first_transferred_ndc=by_vintage({2027: 5})).first_transferred.basis.short == "vintage"
