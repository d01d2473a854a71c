"""Worked examples of the three methods, kt CO2 eq; host XHA, buyer XBU, NDC period 2026-2030.

The figures were worked out by hand, apart from this code. Amounts are given in kt: the arithmetic is
the same in any unit, and the numbers stay readable.
"""

from fractions import Fraction as F

import pytest

from article6.accounting import (
    AccountingError,
    Flows,
    Readings,
    by_vintage,
    emissions_balance,
    global_sum,
    representativeness,
    restatement,
    room,
)
from article6.ndc import (
    AbsoluteTarget,
    Ndc,
    Outcome,
    Period,
    Trajectory,
)
from tests.article6.worked_case import (
    AVERAGING,
    BUYER,
    BUYER_PATH,
    HOST,
    MULTI_YEAR,
    SOLD,
    TRAJECTORY,
    USED,
    P,
    buyer_ndc,
    column,
    host_ndc,
    years,
)

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


def test_a_host_beyond_its_room_is_told_both_ways_out():
    host = emissions_balance(HOST, SOLD, host_ndc(TRAJECTORY))
    assert (room(host).left, room(host).limit) == (-100, 1_400)
    assert "100 t CO2 eq beyond its room" in room(host).sentence
