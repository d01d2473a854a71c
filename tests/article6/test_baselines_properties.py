"""What no choice of numbers may break: a stricter baseline never yields more, a deduction never adds."""

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.baselines import ambition
from article6.baselines.adjustment import ANNUAL_FLOOR, Basis, linear
from article6.baselines.approaches import Peer, best_performers
from article6.baselines.joint_crediting import net_reductions, split
from article6.baselines.leakage import MarketAndEmbodied, NetFactor, Terms
from article6.baselines.reductions import emission_reductions
from article6.baselines.standardized import performance_penetration
from article6.baselines.uncertainty import LOWER, UPPER, Estimate, one_sided_bound, value_to_use

YEARS = 4


def parts(low: int, high: int, of: int):
    """Fractions low/of to high/of: quicker to draw than any fraction."""
    return st.integers(low, high).map(lambda n: F(n, of))


exact = parts(0, 7 * 10**6, 7)
levels = st.lists(exact, min_size=YEARS, max_size=YEARS).map(tuple)
shares = parts(0, 60, 60)
small = parts(0, 300, 1000)
positive = parts(1, 10**5, 9)


@st.composite
def adjustments(draw):
    """Arguments of `linear` but for the two shares."""
    return {"basis": draw(st.sampled_from(Basis)), "start": draw(st.sampled_from((1, 2)))}


def no_more(strict, loose):
    """No year and no sum of units is larger."""
    assert all(a <= b for a, b in zip(strict.series, loose.series, strict=True))
    assert strict.units <= loose.units
    assert all(one >= 0 for one in strict.series)


@given(levels, levels, levels, small, small, small, small, adjustments(), st.booleans())
def test_a_bigger_adjustment_never_yields_more(b, bau, pe, annual, initial, more, first_more, how, carry):
    def credited(annual, initial):
        adjusted = linear(b, pe, annual=annual, initial=initial, **how)
        return emission_reductions(adjusted, bau, pe, carry_negative=carry)

    no_more(credited(annual + more, initial + first_more), credited(annual, initial))


@given(levels, levels, levels, shares, levels, st.booleans())
def test_a_lower_business_as_usual_or_ceiling_never_yields_more(b, bau, pe, cut, ceiling, carry):
    adjusted = linear(b, annual=ANNUAL_FLOOR)
    loose = emission_reductions(adjusted, bau, pe, carry_negative=carry)
    lower = [one * cut for one in bau]
    no_more(emission_reductions(adjusted, lower, pe, carry_negative=carry), loose)
    no_more(emission_reductions(adjusted, bau, pe, ceilings={"host": ceiling}, carry_negative=carry), loose)


@given(levels, levels, levels, shares, small, small, adjustments(), st.booleans())
def test_a_lower_approach_never_yields_more(b, bau, pe, cut, annual, initial, how, carry):
    def credited(b):
        adjusted = linear(b, pe, annual=annual, initial=initial, **how)
        return emission_reductions(adjusted, bau, pe, carry_negative=carry)

    no_more(credited([one * cut for one in b]), credited(b))
    # Any later year alone, too. The first alone may not: later adjustments hang on it (see below).
    no_more(credited([*b[:-1], b[-1] * cut]), credited(b))


def test_a_lower_first_year_alone_can_yield_more_because_the_adjustment_hangs_on_it():
    def credited(first):
        return emission_reductions(linear([first] + [100] * 14, annual=F(1, 100)), 100, 0).total

    assert credited(50) > credited(100)


@given(levels, st.integers(2000, 2070), st.integers(2000, 2050), st.integers(1, 50), shares)
def test_no_formula_raises_a_baseline(b, first_year, start, length, annual):
    end = start + length
    for adjusted in (
        ambition.compound(b, annual=annual),
        ambition.ambition_coefficient(b, first_year=first_year, full_year=start, zero_year=end),
        ambition.line_to_zero(b, first_year=first_year, start_year=start, zero_year=end),
    ):
        assert all(0 <= after <= before for after, before in zip(adjusted.series, b, strict=True))


def ways():
    return st.one_of(
        shares.map(NetFactor),
        st.lists(parts(-3000, 3000, 3), min_size=YEARS, max_size=YEARS).map(Terms),
        st.builds(
            MarketAndEmbodied,
            st.lists(st.integers(0, 10**4), min_size=YEARS, max_size=YEARS).map(tuple),
            st.integers(1, 10),
            shares,
        ),
    )


@given(levels, levels, ways(), shares, st.booleans())
def test_leakage_and_uncertainty_never_raise_credits(b, pe, leakage, deduction, carry):
    without = emission_reductions(b, b, pe, carry_negative=carry)
    leaked = emission_reductions(b, b, pe, leakage=leakage, carry_negative=carry)
    both = emission_reductions(b, b, pe, leakage=leakage, uncertainty=deduction, carry_negative=carry)
    no_more(leaked, without)
    no_more(both, leaked)


@given(levels, levels)
def test_carrying_a_shortfall_never_yields_more(b, pe):
    no_more(emission_reductions(b, b, pe, carry_negative=True), emission_reductions(b, b, pe))


@given(levels, levels, levels, small)
def test_exact_in_exact_out_and_floats_agree(b, bau, pe, annual):
    found = emission_reductions(linear(b, annual=annual), bau, pe)
    assert all(isinstance(one, (int, F)) for one in found.series)
    floats = emission_reductions(
        linear([float(x) for x in b], annual=float(annual)), [float(x) for x in bau], [float(x) for x in pe]
    )
    assert [float(x) for x in found.series] == pytest.approx(list(floats.series), rel=1e-9, abs=1e-6)


@given(positive, exact, st.integers(2, 400), st.sampled_from("zt"), st.sampled_from((LOWER, UPPER)))
def test_a_bound_lies_on_its_side_of_the_mean(mean, error, n, distribution, side):
    estimate = Estimate(mean, error, n)
    for value in (
        one_sided_bound(estimate, side, distribution=distribution),
        value_to_use(estimate, side, distribution=distribution).value,
    ):
        assert 0 <= value <= mean if side == LOWER else value >= mean


@given(positive, exact, exact, st.integers(2, 400), st.sampled_from("zt"))
def test_a_larger_error_never_helps(mean, error, more, n, distribution):
    def value(error, side):
        return value_to_use(Estimate(mean, error, n), side, distribution=distribution).value

    assert value(error + more, LOWER) <= value(error, LOWER)
    assert value(error + more, UPPER) >= value(error, UPPER)


peers = st.lists(st.builds(Peer, st.just("p"), positive, exact), min_size=1, max_size=6)


@given(peers, shares.filter(bool), shares.filter(bool))
def test_a_smaller_share_makes_a_stricter_benchmark(group, one, other):
    less, more = sorted((one, other))
    strict, loose = best_performers(group, less), best_performers(group, more)
    assert strict.emission_factor <= loose.emission_factor
    assert sum(taken for _, taken in loose.counted) == more * sum(p.output for p in group)


@given(peers, shares.filter(bool), shares.filter(bool))
def test_a_larger_share_makes_a_stricter_standardized_baseline(group, one, other):
    less, more = sorted((one, other))
    strict = performance_penetration(group, share_of_output=more).emission_factor
    assert strict <= performance_penetration(group, share_of_output=less).emission_factor


@given(exact, exact, exact, shares)
def test_a_conservative_reference_never_credits_more_than_the_effect(project, reference, above, cut):
    reference = max(reference, project)
    usual = reference + above
    found = net_reductions(reference, project, business_as_usual=usual)
    stricter = net_reductions(max(project, reference * cut), project, business_as_usual=usual)
    assert 0 <= stricter.credited <= found.credited <= found.effect
    assert found.credited + found.uncredited == found.effect


@given(st.integers(0, 10**7), shares, st.sampled_from(("japan-down", "nearest")))
def test_nothing_is_lost_in_a_split(quantity, part, rounding):
    found = split(quantity, part, rounding=rounding)
    assert found.japan + found.partner == quantity
    assert abs(found.japan - quantity * part) < 1
    assert min(found.japan, found.partner) >= 0
