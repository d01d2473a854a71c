"""What the accounting refuses: each time one sentence with the rule and the way out."""

import pytest

from article6 import rules
from article6.accounting import (
    READINGS,
    AccountingError,
    Flows,
    Readings,
    Series,
    YearBasis,
    adjusted_indicator,
    breakdown,
    by_action_year,
    by_use_year,
    by_vintage,
    emissions_balance,
    global_sum,
    one_method,
    representativeness,
    restatement,
    room,
    table4,
)
from article6.ndc import AbsoluteTarget, Direction, Method, Ndc, NdcError, NonGhgTarget, Period

P = Period(2026, 2030)
HOST = dict(zip(P, (99_000, 97_000, 95_000, 92_000, 90_000), strict=True))
TARGET = AbsoluteTarget(year=2030, level=91_400)
NDC = Ndc("XHA", P, TARGET, method=Method.AVERAGING)
GWH = Ndc("XHA", P, NonGhgTarget("renewables", "GWh", year=2030, level=10), method=Method.AVERAGING)


def balance(emissions=HOST, flows=None, ndc=NDC, **more):
    return emissions_balance(emissions, flows or Flows(), ndc, **more)


@pytest.mark.parametrize(
    ("make", "message", "rule"),
    [
        # amounts
        (lambda: Flows({2027: -5}), "a quantity cannot be negative", None),
        (lambda: Flows({2027: 1.5}), "float 1.5, which cannot be kept exactly", None),
        (lambda: Flows(used={2027: True}), "True, which is not an amount", None),
        (lambda: Flows({"2027": 5}), "'2027', which is not a calendar year", None),
        (lambda: Flows([1, 2]), "must be given per year", None),
        (lambda: balance({2026: 99.5}), "float 99.5", None),
        # years
        (lambda: Flows({2020: 5}), "too old to be ITMOs", "itmo.vintage-2021"),
        (
            lambda: balance(flows=Flows({2025: 5})),
            "by vintage 2025, outside the NDC period",
            "balance.add-first-transfers",
        ),
        (lambda: balance(flows=Flows(used={2031: 5})), "by use year 2031, outside", "balance.same-period"),
        (lambda: balance(flows=Flows(used={2025: 5})), "by use year 2025, outside", "balance.same-period"),
        (lambda: balance({2025: 1, **HOST}), "The emissions of 2025 lie outside", "table4.77d-i"),
        (lambda: balance({2026: 1, 2028: 1}), "The emissions of 2027 are missing", "table4.77d-i"),
        (lambda: balance({2027: 1}), "The emissions of 2026 are missing", "table4.77d-i"),
        (lambda: balance({}), "The emissions are missing", "table4.77d-i"),
        # year bases
        (
            lambda: Flows(by_use_year({2027: 5})),
            "the series given goes by use year",
            "balance.add-first-transfers",
        ),
        (
            lambda: Flows(used=by_vintage({2027: 5})),
            "the series given goes by vintage",
            "balance.subtract-uses",
        ),
        (lambda: Flows(by_action_year({2027: 5})), "goes by action year", "balance.add-first-transfers"),
        (
            lambda: by_vintage({2027: 5}) + by_use_year({2027: 5}),
            "cannot be added up",
            "balance.add-first-transfers",
        ),
        (
            lambda: by_vintage({2027: 5}) + by_vintage({2027: 5}, "GWh"),
            "in GWh cannot",
            "report.non-ghg-conversion",
        ),
        (lambda: by_vintage(by_use_year({2027: 5})), "cannot be read as one by vintage", None),
        (lambda: Series({2027: 5}, "vintage"), "Give a YearBasis", None),
        (lambda: balance(by_vintage(HOST)), "The emissions go by vintage", "table4.77d-i"),
        # methods
        (lambda: balance(ndc=Ndc("XHA", P, TARGET)), "has not chosen how", "adjustment.one-method"),
        (lambda: balance(method=Method.TRAJECTORY), "would mix methods", "adjustment.one-method"),
        (
            lambda: one_method(balance(), balance(ndc=NDC.under(Method.TRAJECTORY))),
            "by averaging, 7(a)(ii) before and by trajectory, 7(a)(i) now",
            "adjustment.one-method",
        ),
        (
            lambda: restatement(balance(), balance(ndc=NDC.under(Method.TRAJECTORY))),
            "One method is used consistently",
            "adjustment.one-method",
        ),
        (lambda: one_method(), "no balance to compare", None),
        # reports that cannot be compared
        (
            lambda: restatement(balance(), balance(ndc=Ndc("XBU", P, TARGET, method=Method.AVERAGING))),
            "reports of one Party",
            "table4.updates",
        ),
        (
            lambda: restatement(balance(), balance(readings=Readings(indicative_average="restated"))),
            "different readings",
            "table4.updates",
        ),
        (
            lambda: restatement(balance(), balance({2026: 1})),
            "lacks 2027, 2028, 2029, 2030",
            "table4.updates",
        ),
        (lambda: restatement(balance(), balance()).of("colour"), "no figure 'colour'", None),
        # units and metrics
        (lambda: balance(flows=Flows({2027: 5}, unit="GWh")), "an emissions balance is in t CO2 eq", None),
        (lambda: adjusted_indicator(HOST, Flows(unit="GWh"), NDC), "no non-GHG target", "balance.covered"),
        (
            lambda: adjusted_indicator({2026: 1}, Flows(), GWH),
            "is in GWh",
            "indicator.subtract-first-transfers",
        ),
        (lambda: adjusted_indicator({2027: 1}, Flows(unit="GWh"), GWH), "of 2026 are missing", "table4.23i"),
        (lambda: adjusted_indicator({2026: -1}, Flows(unit="GWh"), GWH), "cannot be negative", None),
        (lambda: Flows({2027: 5}).converted(0), "must be above zero", None),
        (lambda: Flows({2027: 5}).converted(0.45), "float 0.45", None),
        (lambda: Flows({2027: 5}).plus(Flows(unit="GWh")), "cannot be added up", "report.non-ghg-conversion"),
        (lambda: global_sum({"XHA": Flows(), "XBU": Flows(unit="GWh")}), "one unit first", None),
        (lambda: global_sum({}), "no Party to add up", None),
        # parts larger than the whole, wrong objects
        (
            lambda: Flows({2027: 5}, outside_ndc={2027: 6}),
            "only 5 were first transferred",
            "adjustment.outside-ndc",
        ),
        (lambda: representativeness({2027: 5}, P), "measured on one series", "adjustment.representative"),
        (lambda: breakdown([]).total("23(x)"), "no item '23(x)'", None),
        (
            lambda: table4(
                balance(),
                adjusted_indicator(
                    {2026: 1}, Flows(unit="GWh"), Ndc("XBU", P, GWH.target, method=Method.AVERAGING)
                ),
            ),
            "Both belong to one Party",
            "table4.23k",
        ),
    ],
)
def test_refused_in_one_sentence(make, message, rule):
    with pytest.raises((AccountingError, NdcError)) as refused:
        make()
    text = str(refused.value)
    assert message in text and "\n" not in text
    assert refused.value.rule == rule or rule is None
    if refused.value.rule:
        assert rules.get(refused.value.rule).cite in text
    assert refused.value.way_out


def test_methods_of_balance_and_indicator_agree():
    trajectory = GWH.under(Method.TRAJECTORY)
    with pytest.raises(AccountingError, match="its indicator by trajectory"):
        table4(balance(ndc=GWH), adjusted_indicator({2026: 1}, Flows(unit="GWh"), trajectory))


def test_an_at_most_indicator_sets_no_room():
    target = NonGhgTarget("area", "ha", year=2030, level=10, direction=Direction.AT_MOST)
    ndc = Ndc("XHA", P, target, method=Method.TRAJECTORY)
    indicator = adjusted_indicator(dict.fromkeys(P, 8), Flows(unit="ha"), ndc)
    assert indicator.achievement.margin == 2
    with pytest.raises(AccountingError, match="at most at its level"):
        room(indicator)


def test_what_lies_outside_the_period_is_shown_not_lost():
    flows = Flows({2025: 5, 2027: 7}, used={2031: 3})
    inside, outside = flows.within(P), flows.outside(P)
    assert dict(inside.first_transferred) == {2027: 7}
    assert (dict(outside.first_transferred), dict(outside.used)) == ({2025: 5}, {2031: 3})
    assert balance(flows=inside)[2030].cumulative_net == 7


# Readings


def test_the_readings_are_eleven_with_their_defaults():
    assert [reading.id for reading in READINGS] == [f"R{number}" for number in range(1, 12)]
    defaults = Readings()
    for reading in READINGS:
        assert getattr(defaults, reading.field) == reading.default != reading.other
        assert getattr(Readings(**{reading.field: reading.other}), reading.field) == reading.other
    assert set(defaults.as_dict()) == {reading.field for reading in READINGS}
    assert defaults.changed == ()
    assert [one.id for one in Readings(use_year="action").changed] == ["R3"]


def test_an_unknown_reading_is_refused_with_its_options():
    with pytest.raises(ValueError, match=r"indicative_average \(R4\) is 'newest'.*'running'.*'restated'"):
        Readings(indicative_average="newest")


def test_the_year_bases_say_what_they_mean():
    assert {basis.short for basis in YearBasis} == {"vintage", "use year", "action year", "inventory year"}
