"""Verdicts and the achievement block; results explain themselves and name rules that exist."""

import json
import re
from pathlib import Path

import pytest

from article6 import accounting, rules
from article6 import ndc as ndc_room
from article6.accounting import (
    AccountingError,
    Flows,
    achievement_block,
    adjusted_indicator,
    emissions_balance,
    global_sum,
    representativeness,
    restatement,
    room,
)
from article6.ndc import (
    AbsoluteTarget,
    BelowBauTarget,
    Method,
    Ndc,
    NonGhgTarget,
    plain,
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
    host_ndc,
    years,
)

GWH_SOLD = Flows(first_transferred_ndc={2030: 600}, unit="GWh")


def gwh_ndc(party, level, method):
    return Ndc(party, P, NonGhgTarget("renewable electricity", "GWh", year=2030, level=level), method=method)


def gwh(level):
    return years(0, 0, 0, 0, level)


BAU_SOLD = Flows(first_transferred_ndc=years(500, 1_000, 1_250, 1_250, 2_000))
BAU_EMISSIONS = years(88_500, 88_500, 88_500, 88_500, 88_500)


def bau_ndc(method):
    target = BelowBauTarget(year=2030, bau=120_000, reduction_percent=25)
    return Ndc("XHA", P, target, method=method)


SECOND_REPORT = Flows(first_transferred_ndc=years(600, 1_000, 2_300, 2_000, 1_500))
TO_2028 = {y: HOST[y] for y in (2026, 2027, 2028)}


# Exactly on the goal is achieved


@pytest.mark.parametrize(("level", "achieved"), [(91_300, True), (91_299, False)])
def test_exactly_on_the_level_is_achieved(level, achieved):
    ndc = Ndc("XHA", P, AbsoluteTarget(year=2030, level=level), method=AVERAGING)
    verdict = emissions_balance(HOST, SOLD, ndc).achievement
    assert verdict.achieved is achieved
    assert ("exactly" in verdict.sentence) is achieved


@pytest.mark.parametrize(("level", "achieved"), [(9_800, True), (9_801, False)])
def test_exactly_on_an_at_least_level_is_achieved(level, achieved):
    seller = adjusted_indicator(gwh(10_400), GWH_SOLD, gwh_ndc("XHA", level, TRAJECTORY))
    assert seller.achievement.achieved is achieved


# The achievement block


def test_block_of_a_single_year_ndc_tests_row_13_of_its_year():
    block = achievement_block(emissions_balance(HOST, SOLD, host_ndc(AVERAGING)))
    assert (block.row, block.which) == (13, "2030 only")
    assert (block.final, block.adjustments, block.goal) == (91_300, 1_300, 91_400)
    assert (block.margin, block.achieved) == (100, True)
    assert dict(block.lines)["Target"] == "absolute target for 2030: at most 91,400 t CO2 eq"


def test_block_of_a_multi_year_ndc_tests_the_sum():
    block = achievement_block(emissions_balance(HOST, SOLD, host_ndc(MULTI_YEAR)))
    assert (block.row, block.which) == (13, "all years of 2026-2030 together")
    assert (block.final, block.adjustments, block.goal) == (479_500, 6_500, 480_000)


def test_block_of_a_non_ghg_ndc_tests_row_14():
    seller = adjusted_indicator(gwh(10_400), GWH_SOLD, gwh_ndc("XHA", 10_000, TRAJECTORY))
    block = achievement_block(seller)
    assert (block.row, block.final, block.adjustments, block.unit) == (14, 9_800, -600, "GWh")
    assert dict(block.lines)["Achieved"] == "no"


def test_block_names_the_reference_and_the_deciding_year():
    bau = achievement_block(emissions_balance(BAU_EMISSIONS, BAU_SOLD, bau_ndc(AVERAGING)))
    assert bau.reference == "25% below BAU, 120,000 t CO2 eq; the baseline is fixed"
    limits = Ndc("XBU", P, AbsoluteTarget(levels=BUYER_PATH, yearly_limits=True), method=MULTI_YEAR)
    block = achievement_block(emissions_balance(BUYER, USED, limits))
    assert (block.which, block.final) == ("every year by itself; 2027 decides", 48_700)


def test_there_is_no_block_before_end_year_information():
    with pytest.raises(AccountingError, match="waits for end-year information"):
        achievement_block(emissions_balance(TO_2028, SOLD, host_ndc(AVERAGING)))


# Results explain themselves: rules that exist, steps that end in the result, plain data


def everything():
    host, seller = emissions_balance(HOST, SOLD, host_ndc(AVERAGING)), gwh_ndc("XHA", 10_000, AVERAGING)
    late = emissions_balance(HOST, SECOND_REPORT, host_ndc(AVERAGING))
    return [
        host.achievement,
        achievement_block(host),
        adjusted_indicator(gwh(10_400), GWH_SOLD, seller).achievement,
        global_sum({"XHA": SOLD, "XBU": USED}),
        representativeness(SOLD.first_transferred, P),
        restatement(emissions_balance(TO_2028, SOLD, host_ndc(AVERAGING)), late),
        room(host),
    ]


@pytest.mark.parametrize("result", everything(), ids=lambda one: type(one).__name__)
def test_results_explain_themselves(result):
    assert result.rules and all(rules.get(rule) for rule in result.rules)
    assert result.working
    for step in result.working:
        assert rules.get(step.rule) and step.formula and str(step)
    assert json.loads(json.dumps(plain(result)))


def test_every_rule_named_in_the_two_rooms_exists():
    named = set()
    for room_ in (accounting, ndc_room):
        for path in Path(room_.__file__).parent.glob("*.py"):
            named |= set(
                re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*)"', path.read_text())
            )
    families = {rule.id.split(".")[0] for rule in rules.all_rules()}
    ids = {name for name in named if name.split(".")[0] in families}
    assert len(ids) > 30
    for name in ids:
        assert rules.get(name)
    for method in Method:
        assert rules.get(method.rule).paragraph.endswith(method.paragraph)
