"""What holds for every activity type and every number of the teaching ranges, and the ranges of a result."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from article6.baselines.activities import (
    IDS,
    ActivityError,
    activity,
    approaches,
    estimate,
    result_range,
    tornado,
)

LANDFILL_YEAR = 11
NOISE = 1e-6  # t: two floats of one physics
WIDE = {"wood_old_mean": (0.5, 6), "wood_old_sd": (0, 3), "wood_new_sd": (0, 3), "precision": (0.02, 0.5)}
# Shares of the waste have no range of their own: together they stay below the whole.
SHARES = {f"{waste}_share": (0, 0.2) for waste in ("food", "paper", "garden", "wood", "textiles")}


def span(p) -> tuple[float, float]:
    """A range to try: that of the table, else around the default."""
    if p.key in WIDE or p.key in SHARES:
        return WIDE.get(p.key) or SHARES[p.key]
    if p.low is not None:
        return p.low, p.high
    return (max(2, p.default // 2), p.default * 2) if p.kind == "whole" else (p.default / 2, p.default * 1.5)


@st.composite
def values(draw, kind) -> dict:
    """Choices and numbers of a type, each left at its default or drawn."""
    taken = {}
    for p in kind.parameters.values():
        if p.kind == "choice" and draw(st.booleans()):
            taken[p.key] = draw(st.sampled_from([o.id for o in p.options]))
        elif p.key in SHARES or p.numeric and p.key != "data_year" and draw(st.booleans()):
            taken[p.key] = drawn(draw, p)
    return taken


def drawn(draw, p):
    low, high = span(p)
    return draw(st.integers(low, high) if p.kind == "whole" else st.floats(low, high))


@pytest.mark.parametrize("id", IDS)
@settings(max_examples=60)
@given(data=st.data())
def test_a_more_conservative_value_never_raises_credits(id, data):
    kind = activity(id)
    year = data.draw(st.integers(1, 20))
    others = data.draw(values(kind))
    p = data.draw(st.sampled_from([p for p in kind.parameters.values() if p.favours]))
    one, two = sorted((drawn(data.draw, p), drawn(data.draw, p)))
    strict, lax = (one, two) if p.favours == "more" else (two, one)
    try:
        fewer = estimate(id, year, **{**others, p.key: strict})
        more = estimate(id, year, **{**others, p.key: lax})
    except ActivityError:  # plants that do not suffice for the share that was drawn
        assert id == "grid-renewables"
        return
    assert fewer.reductions <= more.reductions + NOISE + 1e-12 * more.reductions


@pytest.mark.parametrize("id", IDS)
@settings(max_examples=60)
@given(data=st.data())
def test_reductions_are_never_below_zero_and_whole_tonnes_never_above_them(id, data):
    try:
        found = estimate(id, data.draw(st.integers(1, 100)), **data.draw(values(activity(id))))
    except ActivityError:
        assert id == "grid-renewables"
        return
    left = found.baseline - found.project - found.leakage - found.deduction
    assert found.reductions == max(0, left)
    assert (left < 0) == any("below zero" in text for text in found.warnings)
    assert found.reductions - 1 < found.whole_tonnes <= found.reductions + NOISE
    assert min(found.baseline, found.project, found.leakage, found.deduction) >= 0


@given(
    shares=st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted),
    scope=st.sampled_from(["co2", "all"]),
    method=st.sampled_from(["efficiency", "kitchen-test"]),
    leakage=st.sampled_from(["factor", "terms"]),
)
def test_more_non_renewable_wood_is_never_fewer_credits(shares, scope, method, leakage):
    few, many = (
        estimate("cookstoves", fnrb=share, fnrb_scope=scope, method=method, leakage=leakage).reductions
        for share in shares
    )
    assert few <= many + NOISE


def test_passing_the_precision_can_lower_the_project_wood():
    # Why the mean of the project test favours neither side: 1.65 fails the test, 1.70 passes it.
    fails, passes = (
        estimate("cookstoves", method="kitchen-test", wood_new_mean=mean) for mean in (1.65, 1.70)
    )
    assert fails.working["W_p"].value > passes.working["W_p"].value == 1.70
    assert fails.reductions < passes.reductions


# Tornado, range, approaches


@pytest.mark.parametrize("id", IDS)
def test_a_tornado_and_a_range(id):
    year = LANDFILL_YEAR if id == "landfill-gas" else 1
    base = estimate(id, year)
    bars = tornado(id, year)
    widths = [bar.width for bar in bars]
    assert widths == sorted(widths, reverse=True) and widths[0] > 0
    assert {bar.base for bar in bars} == {base.reductions}
    for bar in bars:
        p = base.type.parameters[bar.name]
        assert not p.size and bar.name in base.used
        if p.favours:
            first, second = (bar.at_low, bar.at_high)[:: 1 if p.favours == "more" else -1]
            assert first <= base.reductions + NOISE and base.reductions <= second + NOISE
    ends = result_range(id, year)
    assert ends.default.reductions == base.reductions
    assert (
        ends.conservative.reductions
        <= min(min(b.at_low, b.at_high) for b in bars if favoured(base, b)) + NOISE
    )
    assert (
        ends.generous.reductions >= max(max(b.at_low, b.at_high) for b in bars if favoured(base, b)) - NOISE
    )


def favoured(base, bar) -> bool:
    return bool(base.type.parameters[bar.name].favours)


def test_the_bar_of_the_non_renewable_share():
    (bar,) = (bar for bar in tornado("cookstoves") if bar.name == "fnrb")
    # 10,000 x 0.9 x 1.25 x 0.0156 x 0.95 x (fNRB x 112 + 9.46)
    assert bar.at_low == pytest.approx(166.725 * 9.46, abs=1e-6)
    assert bar.at_high == pytest.approx(166.725 * 121.46, abs=1e-6)


def test_the_range_moves_with_the_option():
    (bar,) = (b for b in tornado("rice-methane", water_project="single") if b.name == "water_factor")
    assert (bar.low_input, bar.high_input) == (0.53, 0.94)


def test_a_value_outside_its_range_stays_the_further_end():
    ends = result_range("cookstoves", persons=1)
    assert (ends.conservative.values["persons"], ends.generous.values["persons"]) == (1, 10)


def test_the_ends_of_a_range():
    conservative = result_range("efficient-lighting").conservative
    assert (conservative.values["power_old"], conservative.values["power_new"]) == (25, 25)
    assert conservative.values["lamps"] == 100_000  # the size is counted, not uncertain
    assert conservative.reductions == 0
    stricter = activity("efficient-lighting").parameters["power_new"]
    assert (stricter.conservative, stricter.generous) == (25, 3)
    no_range = activity("cookstoves").parameters["market_leakage"]
    assert no_range.conservative == no_range.generous == 0.02


@pytest.mark.parametrize("id", [each for each in IDS if each != "grid-renewables"])
def test_an_approach_without_figures_is_not_invented(id):
    best, benchmark, existing = approaches(id)
    assert best.estimate is None is benchmark.estimate
    assert "no figures" in best.note and "no figures" in benchmark.note
    if id == "efficient-chillers":
        assert existing.estimate is None
    else:
        assert existing.estimate.reductions == estimate(id).reductions
        assert "before the downward adjustment" in existing.note
