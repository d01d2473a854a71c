"""The tests without money: common practice (Oracle 11), law, lock-in, dates."""

from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.baselines.additionality import (
    AdditionalityError,
    Requirement,
    Verdict,
    common_practice,
    lock_in,
    prior_consideration,
    regulation,
)

# Common practice


@pytest.mark.parametrize(
    ("similar", "different", "share", "common"),
    [
        (12, 11, Fraction(1, 12), False),
        (12, 9, Fraction(1, 4), False),  # above a fifth, but 3 is not more than 3
        (5, 3, Fraction(2, 5), False),
        (12, 7, Fraction(5, 12), True),
        (20, 16, Fraction(1, 5), False),  # a fifth is not above a fifth
        (0, 0, Fraction(0), False),
    ],
)
def test_oracle_11(similar, different, share, common):
    told = common_practice(similar, different)
    assert told.verdict is (Verdict.FAILED if common else Verdict.PASSED)
    assert told.working["F"].value == share and told.working["S"].value == similar - different
    assert "from memory" in told.note


@given(st.integers(0, 200), st.integers(0, 200), st.integers(0, 50))
def test_more_activities_doing_the_same_never_make_it_rare_again(same, different, more):
    before = common_practice(same + different, different).verdict
    after = common_practice(same + more + different, different).verdict
    assert not (before is Verdict.FAILED and after is Verdict.PASSED)


@pytest.mark.parametrize("counts", [(3, 4), (-1, 0), (2.0, 1), (True, 0), (3, "1")])
def test_counts_that_do_not_fit(counts):
    with pytest.raises(AdditionalityError):
        common_practice(*counts)
    with pytest.raises(AdditionalityError, match="Fraction"):
        common_practice(12, 7, limit=0.2)


def test_the_thresholds_can_be_moved():
    assert common_practice(12, 9, more_than=2).verdict is Verdict.FAILED
    assert common_practice(12, 7, limit=Fraction(1, 2)).verdict is Verdict.PASSED


# Law and regulation

CAPTURE = Requirement(name="Capture rule", share=Fraction(3, 10), from_day=date(2020, 1, 1))
LATER = Requirement(name="Scheduled rule", share=Fraction(1, 2), from_day=date(2030, 12, 31))
YEARS = {"first_year": 2027, "last_year": 2031}


def test_no_law_asks_for_it():
    told = regulation([], achieved=Fraction(1, 2), **YEARS)
    assert told.verdict is Verdict.PASSED and told.working["X_2027"].value == Fraction(1, 2)


def test_only_what_exceeds_the_law():
    told = regulation([CAPTURE], achieved=Fraction(1, 2), **YEARS)
    assert told.verdict is Verdict.IN_PART and told.working["X_2029"].value == Fraction(1, 5)


def test_a_scheduled_law_ends_it_from_the_year_it_takes_effect():
    told = regulation([CAPTURE, LATER], achieved=Fraction(1, 2), **YEARS)
    assert told.verdict is Verdict.IN_PART and "2027-2029." in told.sentence
    assert [step.value for step in told.working.steps] == [Fraction(1, 5)] * 3 + [0, 0]


def test_a_law_that_asks_for_all_of_it():
    assert regulation([CAPTURE], achieved=Fraction(3, 10), **YEARS).verdict is Verdict.FAILED
    # 0.1 + 0.2 is a little more than 0.3 in floats, and no mitigation
    law = Requirement(name="Rule", share=0.3, from_day=date(2020, 1, 1))
    assert regulation([law], achieved=0.1 + 0.2, **YEARS).verdict is Verdict.FAILED
    assert "nothing" in regulation([], achieved=0, **YEARS).sentence


def test_a_law_that_has_ended_and_one_that_is_not_enforced():
    old = Requirement(name="Old", share=1, from_day=date(2010, 1, 1), to_day=date(2026, 12, 31))
    assert regulation([old], achieved=0.5, **YEARS).verdict is Verdict.PASSED
    paper = Requirement(name="Paper", share=1, from_day=date(2010, 1, 1), enforced=False)
    told = regulation([paper], achieved=0.5, **YEARS)
    assert told.verdict is Verdict.FAILED and "no exception" in told.note
    told = regulation([paper], achieved=0.5, count_unenforced=False, **YEARS)
    assert told.verdict is Verdict.PASSED and "Paper: what shows that it is not enforced?" in told.questions


def test_years_apart_are_told_apart():
    some = Requirement(name="Some", share=1, from_day=date(2028, 1, 1), to_day=date(2028, 6, 30))
    assert "only in 2027, 2029-2031." in regulation([some], achieved=0.5, **YEARS).sentence


def test_law_that_cannot_be():
    with pytest.raises(AdditionalityError, match="'X' requires is 1.5"):
        Requirement(name="X", share=1.5, from_day=date(2020, 1, 1))
    with pytest.raises(AdditionalityError, match="before it begins"):
        Requirement(name="X", share=1, from_day=date(2020, 1, 2), to_day=date(2020, 1, 1))
    with pytest.raises(AdditionalityError, match="achieves is 50"):
        regulation([], achieved=50, **YEARS)
    with pytest.raises(AdditionalityError, match="100 of them"):
        regulation([], achieved=1, first_year=2030, last_year=20330)
    with pytest.raises(AdditionalityError, match="first year first"):
        regulation([], achieved=1, first_year=2030, last_year=2029)


@given(st.fractions(0, 1), st.fractions(0, 1), st.fractions(0, 1))
def test_a_stricter_law_never_leaves_more(achieved, share, more):
    def left(s):
        law = Requirement(name="Law", share=min(1, s), from_day=date(2028, 1, 1))
        return [step.value for step in regulation([law], achieved=achieved, **YEARS).working.steps]

    assert all(a <= b for a, b in zip(left(share + more), left(share), strict=True))


# Lock-in

GAS = {"first_year": 2030, "lifetime": 25, "intensity": 0.367, "path_year": 2050}


def test_a_gas_plant_past_the_year_of_net_zero():
    told = lock_in(**GAS)  # 2030 to 2054: five years from 2050 on
    assert told.verdict is Verdict.FAILED and told.working["L"].value == 5 and "2054" in told.sentence
    assert "own reading" in told.note


@pytest.mark.parametrize(
    ("change", "verdict", "years"),
    [
        ({"lifetime": 20}, Verdict.PASSED, 0),
        ({"lifetime": 21}, Verdict.FAILED, 1),
        ({"retired_after": 2049}, Verdict.PASSED, 0),
        ({"retired_after": 2099}, Verdict.FAILED, 5),
        ({"intensity": 0}, Verdict.PASSED, 0),
        ({"path_intensity": 0.367}, Verdict.PASSED, 0),
        ({"path_year": 2020}, Verdict.FAILED, 25),  # never more years than it runs
    ],
)
def test_lock_in_at_its_edges(change, verdict, years):
    told = lock_in(**{**GAS, **change})
    assert (told.verdict, told.working["L"].value) == (verdict, years)


@pytest.mark.parametrize(
    "change", [{"lifetime": 0}, {"intensity": -1}, {"retired_after": 2029}, {"path_year": 2050.5}]
)
def test_lock_in_that_cannot_be(change):
    with pytest.raises(AdditionalityError):
        lock_in(**{**GAS, **change})


# Prior consideration


@pytest.mark.parametrize(
    ("considered", "notified", "notice", "verdict"),
    [
        (date(2025, 3, 1), date(2025, 12, 1), 180, Verdict.PASSED),
        (date(2025, 6, 4), date(2025, 6, 4), 180, Verdict.PASSED),
        (date(2025, 3, 1), date(2025, 12, 2), 180, Verdict.NOT_SHOWN),  # day 181
        (date(2025, 3, 1), None, 180, Verdict.NOT_SHOWN),
        (date(2025, 3, 1), None, None, Verdict.PASSED),
        (date(2025, 6, 5), date(2025, 6, 5), 180, Verdict.FAILED),
        (None, date(2025, 6, 5), 180, Verdict.NOT_SHOWN),
        (None, date(2025, 6, 4), 180, Verdict.PASSED),  # the notice itself came before the decision
        (date(2025, 7, 1), date(2025, 6, 1), 180, Verdict.PASSED),
    ],
)
def test_prior_consideration(considered, notified, notice, verdict):
    day = date(2025, 6, 4)
    told = prior_consideration(decided=day, considered=considered, notified=notified, notice_days=notice)
    assert told.verdict is verdict and "from memory" in told.note


def test_dates_that_are_none():
    with pytest.raises(AdditionalityError, match="decided is None"):
        prior_consideration(decided=None, considered=None)
    with pytest.raises(AdditionalityError, match="considered is"):
        prior_consideration(decided=date(2025, 1, 1), considered=datetime(2025, 1, 1))
    with pytest.raises(AdditionalityError, match="notice_days is -1"):
        prior_consideration(decided=date(2025, 1, 1), considered=None, notice_days=-1)
