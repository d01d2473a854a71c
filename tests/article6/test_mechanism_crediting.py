"""Crediting periods (3/CMA.3 annex 31(f)): lengths, last days, and who allows a renewal."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.mechanism import MechanismError, crediting_periods
from article6.mechanism.crediting import KINDS

START = date(2027, 7, 1)


def last(kind, start, renewals, **more):
    return crediting_periods(kind, start, renewals, host_allows_renewal=True, **more)[-1].last


def test_the_longest_of_each_kind():
    assert {kind.id: kind.longest for kind in KINDS.values()} == {
        "renewable": 15,
        "fixed": 10,
        "removals": 45,
    }
    assert last("renewable", START, 2) == date(2042, 6, 30)
    assert last("fixed", START, 0) == date(2037, 6, 30)
    assert last("removals", START, 2) == date(2072, 6, 30)


def test_each_period_begins_the_day_after_the_one_before():
    three = crediting_periods("renewable", START, 2, host_allows_renewal=True)
    assert [(p.number, p.first, p.last) for p in three] == [
        (1, date(2027, 7, 1), date(2032, 6, 30)),
        (2, date(2032, 7, 1), date(2037, 6, 30)),
        (3, date(2037, 7, 1), date(2042, 6, 30)),
    ]
    assert date(2032, 6, 30) in three[0] and date(2032, 7, 1) not in three[0]
    assert str(three[0]) == "2027-07-01 to 2032-06-30"


def test_a_start_on_29_february_counts_as_1_march_where_there_is_none():
    assert last("renewable", date(2028, 2, 29), 0) == date(2033, 2, 28)
    assert last("renewable", date(2028, 2, 29), 0, years=4) == date(2032, 2, 28)


def test_the_host_may_set_shorter_periods():
    assert last("renewable", START, 0, years=3) == date(2030, 6, 30)
    with pytest.raises(MechanismError, match=r"6 years is too long.*at most 5.*31\(f\)"):
        crediting_periods("renewable", START, years=6)


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("fixed", START, 1), "too many for emission reductions, fixed: none"),
        (("renewable", START, 3), "at most 2"),
        (("renewable", START, -1), "-1 renewals cannot be"),
        (("renewable", date(2020, 12, 31)), "1 January 2021 or later"),
        (("renewable", "2027-07-01"), "Give a date"),
        (("renewable", START, 0, 0), "at least 1"),
        (("renewable", START, 0, 2.5), "whole number of years"),
        (("forever", START), "Choose one of renewable, fixed, removals"),
    ],
)
def test_what_cannot_be(arguments, said):
    with pytest.raises(MechanismError) as refused:
        crediting_periods(*arguments, host_allows_renewal=True)
    assert said in str(refused.value) and refused.value.rule == "a64.crediting-period"


def test_no_renewal_unless_the_host_said_so_beforehand():
    with pytest.raises(MechanismError, match="has not said") as refused:
        crediting_periods("renewable", START, 1)
    assert refused.value.rule == "a64.renewal"
    assert len(crediting_periods("renewable", START, 0)) == 1


@given(
    st.dates(date(2021, 1, 1), date(2100, 12, 31)),
    st.sampled_from(sorted(KINDS)),
    st.data(),
)
def test_periods_follow_each_other_without_a_gap_and_keep_their_length(start, kind, data):
    renewals = data.draw(st.integers(0, KINDS[kind].renewals))
    years = data.draw(st.integers(1, KINDS[kind].years))
    found = crediting_periods(kind, start, renewals, years, host_allows_renewal=True)
    assert found[0].first == start and len(found) == renewals + 1
    for one, other in zip(found, found[1:], strict=False):
        assert other.first == one.last + timedelta(days=1)
    for one in found:
        assert 0 <= (one.last - one.first).days + 1 - 365 * years <= years // 4 + 1
