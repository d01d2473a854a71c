"""Worked special cases, kt CO2 eq unless stated: OIMP, outside the NDC, other types of NDC, chains."""

from fractions import Fraction as F

import pytest

from article6.accounting import (
    Flows,
    adjusted_indicator,
    emissions_balance,
    global_sum,
    room,
)
from article6.ndc import (
    AbsoluteTarget,
    BelowBauTarget,
    Coverage,
    IntensityTarget,
    LevelInputs,
    Method,
    Ndc,
    NonGhgTarget,
    Outcome,
    Period,
    PoliciesTarget,
)

P = Period(2026, 2030)
TRAJECTORY, AVERAGING = Method.TRAJECTORY, Method.AVERAGING


def years(*values, first=2026):
    return dict(enumerate(values, first))


HOST = years(99_000, 97_000, 95_000, 92_000, 90_000)


def host_ndc(method, **more):
    return Ndc("XHA", P, AbsoluteTarget(year=2030, level=91_400), method=method, **more)


def column(balance, name):
    return [getattr(row, name) for row in balance.rows]


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
