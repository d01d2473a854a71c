"""Published prices, the range of a revenue, and initiatives compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.integrity.errors import IntegrityError
from article6.integrity.prices import example, examples, revenue_range
from article6.integrity.principles import compare, initiative, initiatives, topics
from article6.integrity.sourced import MARKS


def test_examples_have_a_day_a_source_and_a_mark():
    for one in examples():
        assert one.source.mark in MARKS and one.source.where and one.source.as_of
        assert one.high is None or one.low <= one.high
    assert example("guyana").says == "USD 21.7 (22 November 2026)"
    assert example("world-bank").says.startswith("above USD 25 ")
    with pytest.raises(IntegrityError, match="no example 'gold'"):
        example("gold")


def test_a_revenue_by_hand():
    earned = revenue_range(1_000, 10, 20)
    assert (earned.low, earned.central, earned.high) == (10_000, 15_000, 20_000)
    earned = revenue_range(1_000, 10, 20, delivery="0.7", cost_per_t=4)
    # 500 to 900 t come, 700 on average, and bring 6 to 16, 11 in the middle
    assert (earned.low, earned.central, earned.high) == (3_000, 7_700, 14_400)
    loss = revenue_range(1_000, 2, 3, delivery="0.7", cost_per_t=4)
    assert (loss.low, loss.high) == (-1_800, -500)


@given(
    st.integers(0, 10**6),
    st.fractions(0, 50, max_denominator=10),
    st.fractions(0, 50, max_denominator=10),
    st.fractions(0, 1, max_denominator=20),
    st.integers(0, 60),
)
def test_the_central_case_lies_between(tonnes, one, other, delivery, cost):
    low, high = sorted((one, other))
    earned = revenue_range(tonnes, low, high, delivery=delivery, cost_per_t=cost)
    assert earned.low <= earned.central <= earned.high


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: revenue_range(1_000, 20, 10), "swap them"),
        (lambda: revenue_range(-1, 10, 20), "whole number"),
        (lambda: revenue_range(1, 10.5, 20), "float"),
        (lambda: revenue_range(1, 10, 20, delivery=2), "from 0 to 1"),
    ],
)
def test_wrong_prices_are_refused(make, words):
    with pytest.raises(IntegrityError, match=words):
        make()


def test_initiatives_are_compared_topic_by_topic():
    found = compare("permanence")
    assert list(found) == [one.name for one in initiatives()]
    assert "addressed in full" in found["Articles 6.2 and 6.4"][0].text
    assert found["CORSIA"] == ()
    assert all(s.topic in topics() and s.text.endswith(".") for one in initiatives() for s in one.statements)
    with pytest.raises(IntegrityError, match="no topic 'price'"):
        compare("price")
    with pytest.raises(IntegrityError, match="no initiative 'g20'"):
        initiative("g20")


def test_a_threshold_that_sources_give_differently_is_not_a_fact():
    levels = [s for s in initiative("vcmi").statements if not s.source.sure]
    assert levels and all("differ" in s.text for s in levels)
    assert not any(char.isdigit() for s in initiative("vcmi").statements for char in s.text)
