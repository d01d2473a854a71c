"""The 90/10 test, the bound to use, and the minimum service level."""

import math
from fractions import Fraction as F

import pytest

from article6.baselines.errors import BaselineError
from article6.baselines.suppressed_demand import CHARCOAL, baseline_use
from article6.baselines.uncertainty import (
    LOWER,
    UPPER,
    Estimate,
    combined,
    deducted,
    one_sided_bound,
    student,
    value_to_use,
)

BASELINE = Estimate.of_sample(2.8, 1.2, 60)
PROJECT = Estimate.of_sample(1.5, 0.8, 60)


def test_a_kitchen_test_that_passes_and_one_that_fails():
    before, after = value_to_use(BASELINE, LOWER), value_to_use(PROJECT, UPPER)
    assert before.passed and before.value == 2.8
    assert before.relative == pytest.approx(0.0910, abs=5e-5)
    assert not after.passed and after.relative == pytest.approx(0.1133, abs=5e-5)
    assert after.value == pytest.approx(1.63236, abs=1e-5)


def test_students_t_is_stricter():
    before, after = (
        value_to_use(BASELINE, LOWER, distribution="t"),
        value_to_use(PROJECT, UPPER, distribution="t"),
    )
    assert before.relative == pytest.approx(0.0925, abs=5e-5)
    assert after.relative == pytest.approx(0.1151, abs=5e-5)
    assert after.value == pytest.approx(1.63386, abs=1e-5)


# printed tables of Student's t
@pytest.mark.parametrize(
    ("probability", "freedom", "value"),
    [
        (0.95, 59, 1.6711),
        (0.90, 59, 1.2961),
        (0.95, 1, 6.3138),
        (0.95, 2, 2.9200),
        (0.90, 3, 1.6377),
        (0.95, 10, 1.8125),
        (0.95, 30, 1.6973),
        (0.90, 120, 1.2886),
        (0.95, 1000, 1.6464),
    ],
)
def test_students_t_agrees_with_printed_tables(probability, freedom, value):
    assert student(probability, freedom) == pytest.approx(value, abs=5.1e-5)


def test_both_ways_to_t_meet():
    # one more degree of freedom lowers t by (z^3 + z) / 4 x (1/300 - 1/301)
    step = (1.644854**3 + 1.644854) / 4 * (1 / 300 - 1 / 301)
    assert student(0.95, 300) - student(0.95, 301) == pytest.approx(step, abs=2e-7)


def test_a_lower_bound_exactly():
    claim = Estimate(12_000, 900)
    assert one_sided_bound(claim, LOWER) == F("10846.56")
    used = value_to_use(claim, LOWER)
    assert used.relative == F(1645 * 900, 1000 * 12_000)
    assert float(used.relative) == pytest.approx(0.1234, abs=5e-5)
    assert used.value == F("10846.56") and not used.passed
    assert used.working["V"].put_in == "12,000 - 1.2816 x 900"


def test_the_bound_of_the_wrong_factor_is_another_one():
    assert 1.5 + 1.645 * PROJECT.standard_error == pytest.approx(1.66989, abs=1e-5)
    assert one_sided_bound(PROJECT, UPPER) < 1.66989


def test_a_lower_bound_stops_at_nothing():
    assert one_sided_bound(Estimate(10, 1), "lower") < 10 < one_sided_bound(Estimate(10, 1), "upper")
    assert one_sided_bound(Estimate(1, 10), LOWER) == 0


def test_measured_values_give_their_own_estimate():
    found = Estimate.of_values([1, 2, 3, 4])
    assert (found.mean, found.n) == (2.5, 4)
    assert found.standard_error == pytest.approx(math.sqrt(5 / 3) / 2)


@pytest.mark.parametrize(
    ("parts", "whole"), [((0.02, 0.10), 0.10198), ((0.15, 0.20, 0.10), 0.26926), ((F(1, 10),), 0.1)]
)
def test_uncertainties_of_a_product(parts, whole):
    assert combined(*parts) == pytest.approx(whole, abs=5e-6)


def test_a_deduction_leaves_losses_alone():
    assert deducted(100, F(15, 100)) == 85
    assert deducted(-100, F(15, 100)) == -100


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Estimate(0, 1), "above 0"),
        (lambda: Estimate.of_sample(1, 1, 1), "at least two"),
        (lambda: Estimate.of_values([1]), "at least two"),
        (lambda: value_to_use(Estimate(1, 1), "low"), "adds to the reductions"),
        (lambda: value_to_use(Estimate(1, 1), LOWER, distribution="t"), "size of the sample"),
        (lambda: value_to_use(BASELINE, LOWER, distribution="normal"), "Choose"),
        (lambda: student(0.5, 3), "between 0.5 and 1"),
        (lambda: student(0.9, 0), "degree of freedom"),
        (lambda: combined(), "no uncertainty"),
        (lambda: deducted(1, 15), "0.20"),
    ],
)
def test_what_cannot_be_estimated_is_refused(call, message):
    with pytest.raises(BaselineError, match=message):
        call()


def credits(household: F) -> float:
    """10,000 stoves, usage 0.9, efficiency 0.15 to 0.30, fNRB 0.30, IPCC factors, net factor 0.95."""
    return float(household) * 10_000 * 0.9 * 0.5 * 0.0156 * (0.30 * 112 + 9.46) * 0.95


def test_a_minimum_service_level_stands_in_for_too_little():
    seen = baseline_use(F("0.35"), 5, recognize=False)
    lifted = baseline_use(F("0.35"), 5)
    assert (seen.household, lifted.household) == (F("1.75"), F("2.375"))
    assert (seen.lifted, lifted.lifted) == (False, True)
    assert credits(seen.household) == pytest.approx(5_025.42, abs=0.006)
    assert credits(lifted.household) == pytest.approx(6_820.22, abs=0.006)
    assert "nobody burned" in lifted.cautions[0]
    assert lifted.working.result == F("2.375")


def test_use_above_the_minimum_stays_as_it_is():
    assert baseline_use(F("0.5"), 4).household == 2
    assert not baseline_use(F("0.5"), 4).lifted
    assert baseline_use(F("0.1"), 4, CHARCOAL).household == 4 * F("0.13") * F("0.95")


def test_much_needs_proof_and_is_cut():
    with pytest.raises(BaselineError, match="third party.*as transcribed") as told:
        baseline_use(F("0.76"), 5)
    assert told.value.rule is None  # the level is the methodology's: no decision asks for the proof
    assert baseline_use(F("0.76"), 5, proven=True).household == F("3.8")
    assert baseline_use(2, 5, proven=True).household == F("6.25")
    with pytest.raises(BaselineError, match="charcoal"):
        baseline_use(F("0.21"), 5, CHARCOAL)
