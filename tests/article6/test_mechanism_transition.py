"""CDM cases: each row of the table, the dates on both sides, and what hangs on an unread decision."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6 import rules
from article6.mechanism.errors import MechanismError
from article6.mechanism.transition import (
    KINDS,
    PURPOSES,
    CdmCase,
    classify,
    current_period_ends,
    deadline,
    deadlines,
    methodology_until,
)

IN_TIME = {"requested": date(2023, 6, 1), "approved": date(2025, 3, 1)}

# The rows by hand: case, outcome, first rule.
ROWS = {
    "registered 2012, reductions 2018, for an NDC": (
        CdmCase(date(2012, 5, 1), 2018),
        "none",
        "3/CMA.3 annex 75",
    ),
    "registered 2012, active, reductions 2022, approved in time": (
        CdmCase(date(2012, 5, 1), 2022, **IN_TIME),
        "A6.4ER",
        "7/CMA.4 annex I para. 12",
    ),
    "registered 2014, reductions 2019, first NDC": (
        CdmCase(date(2014, 5, 1), 2019),
        "pre-2021 CER",
        "3/CMA.3 annex 75",
    ),
    "registered 2014, reductions 2022, approved in time": (
        CdmCase(date(2014, 5, 1), 2022, **IN_TIME),
        "A6.4ER",
        "7/CMA.4 annex I para. 12",
    ),
    "the same, the host never approved": (
        CdmCase(date(2014, 5, 1), 2022, requested=date(2023, 6, 1)),
        "none",
        "7/CMA.4 annex I para. 12",
    ),
    "tCER, 2016": (CdmCase(date(2014, 5, 1), 2016, kind="tCER"), "none", "3/CMA.3 annex 75"),
    "CER registered 2014, second NDC": (
        CdmCase(date(2014, 5, 1), 2019, purpose="later NDC"),
        "none",
        "3/CMA.3 annex 75",
    ),
}


@pytest.mark.parametrize(("case", "outcome", "cite"), ROWS.values(), ids=ROWS)
def test_the_cases_of_the_table(case, outcome, cite):
    verdict = classify(case)
    assert (verdict.outcome, rules.get(verdict.rules[0]).cite) == (outcome, cite)


def test_the_line_of_2013_is_for_cers_only():
    assert classify(CdmCase(date(2012, 12, 31), 2019)).outcome == "none"
    assert classify(CdmCase(date(2013, 1, 1), 2019)).outcome == "pre-2021 CER"
    assert classify(CdmCase(date(2012, 12, 31), 2021, **IN_TIME)).outcome == "A6.4ER"


def test_the_year_of_the_reductions_decides_the_road():
    assert classify(CdmCase(date(2014, 5, 1), 2020, **IN_TIME)).outcome == "pre-2021 CER"
    assert classify(CdmCase(date(2014, 5, 1), 2021, **IN_TIME)).outcome == "A6.4ER"


@pytest.mark.parametrize(
    ("requested", "outcome"),
    [(date(2023, 12, 31), "A6.4ER"), (date(2024, 1, 1), "none"), (None, "none")],
)
def test_the_request_by_the_end_of_2023(requested, outcome):
    case = CdmCase(date(2014, 5, 1), 2022, requested=requested, approved=date(2025, 3, 1))
    assert classify(case).outcome == outcome


@pytest.mark.parametrize(
    ("approved", "as_decided", "as_reported"),
    [
        (date(2025, 12, 31), "A6.4ER", "A6.4ER"),
        (date(2026, 1, 1), "none", "A6.4ER"),
        (date(2026, 6, 30), "none", "A6.4ER"),
        (date(2026, 7, 1), "none", "none"),
    ],
)
def test_the_approval_with_and_without_the_reported_extension(approved, as_decided, as_reported):
    case = CdmCase(date(2014, 5, 1), 2022, requested=date(2023, 6, 1), approved=approved)
    strict = classify(case, approval_until=date(2025, 12, 31))
    wide = classify(case)
    assert (strict.outcome, wide.outcome) == (as_decided, as_reported)
    assert ("could not be read" in wide.note) == (approved > date(2025, 12, 31))


def test_afforestation_has_its_own_dates():
    late = {"requested": date(2025, 12, 31), "approved": date(2025, 12, 31)}
    forest = CdmCase(date(2014, 5, 1), 2022, kind="A/R", **late)
    assert classify(forest).outcome == "A6.4ER"
    assert rules.get(classify(forest).rules[0]).cite == "6/CMA.6 para. 21"
    assert "removals" in classify(forest).way_out
    assert classify(CdmCase(date(2014, 5, 1), 2022, **late)).outcome == "none"  # requested after 2023
    after = CdmCase(
        date(2014, 5, 1), 2022, kind="A/R", requested=date(2025, 12, 1), approved=date(2026, 3, 1)
    )
    assert classify(after).outcome == "none"
    assert classify(after, approval_until=date(2026, 6, 30)).outcome == "none"
    assert classify(after, afforestation_approval_until=date(2026, 6, 30)).outcome == "A6.4ER"


def test_active_on_the_first_day_of_2021():
    verdict = classify(CdmCase(date(2014, 5, 1), 2022, active_2021=False, **IN_TIME))
    assert verdict.outcome == "none" and verdict.rules == ("a64.transition-active",)


def test_the_type_must_be_on_the_list_of_the_host():
    verdict = classify(CdmCase(date(2014, 5, 1), 2022, type_listed=False, **IN_TIME))
    assert verdict.outcome == "none" and verdict.rules[0] == "a64.transition-types"


@pytest.mark.parametrize(
    ("today", "outcome", "unread"),
    [
        (date(2025, 6, 1), "waiting", True),
        (date(2026, 6, 30), "waiting", True),
        (date(2026, 7, 1), "none", False),
    ],
)
def test_a_host_that_can_still_approve(today, outcome, unread):
    verdict = classify(CdmCase(date(2014, 5, 1), 2022, requested=date(2023, 6, 1)), today=today)
    assert (verdict.outcome, bool(verdict.note)) == (outcome, unread)


def test_a_cer_serves_no_other_purpose():
    verdict = classify(CdmCase(date(2014, 5, 1), 2019, purpose="other"))
    assert verdict.outcome == "none" and verdict.rules[0] == "itmo.vintage-2021"


def test_an_a64er_for_a_later_ndc_stays_within_its_period():
    verdict = classify(CdmCase(date(2014, 5, 1), 2022, purpose="later NDC", **IN_TIME))
    assert verdict.outcome == "A6.4ER" and "balance.same-period" in verdict.rules
    assert "implementation period" in verdict.note


def test_the_current_period_ends_at_the_earliest_of_three():
    assert current_period_ends(date(2027, 3, 31), renewable=True) == date(2025, 12, 31)
    assert current_period_ends(date(2027, 3, 31), renewable=False) == date(2027, 3, 31)
    assert current_period_ends(date(2024, 3, 31), renewable=True) == date(2024, 3, 31)
    host = date(2023, 12, 31)
    assert current_period_ends(date(2027, 3, 31), renewable=False, host_end=host) == host


def test_the_methodology_until_the_earlier_day():
    assert methodology_until(date(2024, 6, 30)) == date(2024, 6, 30)
    assert methodology_until(date(2028, 6, 30)) == date(2025, 12, 31)


def test_a_date_without_a_rule_says_its_source():
    for limit in deadlines():
        assert limit.sense in ("until", "from", "on")
        if limit.rule:
            assert rules.get(limit.rule).confidence == limit.confidence == "S"
        else:
            assert limit.confidence == "K" and limit.source and "could not be read" in limit.note
    assert [d.key for d in deadlines() if not d.rule] == ["approval-extended", "documents-extended"]


cases = st.builds(
    CdmCase,
    registered=st.dates(date(2005, 1, 1), date(2020, 12, 31)),
    year=st.integers(2008, 2030),
    active_2021=st.booleans(),
    requested=st.none() | st.dates(date(2021, 1, 1), date(2023, 12, 31)),
    approved=st.none() | st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    kind=st.sampled_from(KINDS),
    purpose=st.sampled_from(PURPOSES),
    type_listed=st.booleans(),
)


@given(cases)
def test_every_case_has_one_reasoned_verdict(case):
    verdict = classify(case)
    assert verdict.outcome in ("pre-2021 CER", "A6.4ER", "none")
    assert (verdict.outcome != "A6.4ER") or case.year >= 2021
    assert (verdict.outcome != "pre-2021 CER") or case.year <= 2020
    assert verdict.why.endswith(".") and verdict.way_out.endswith(".")
    assert len(set(verdict.rules)) == len(verdict.rules) > 0 and all(map(rules.get, verdict.rules))


@given(cases, st.dates(date(2025, 1, 1), date(2027, 12, 31)), st.integers(0, 400))
def test_more_time_for_the_host_never_closes_a_road(case, until, days):
    later = until + timedelta(days=days)
    if classify(case, approval_until=until).outcome == "A6.4ER":
        assert classify(case, approval_until=later).outcome == "A6.4ER"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"kind": "VER"}, "kind 'VER' is unknown. Use one of CER, tCER, lCER, A/R"),
        ({"purpose": "CORSIA"}, "purpose 'CORSIA' is unknown"),
        ({"year": "2022"}, "Give the calendar year"),
        ({"year": 22}, "Give the calendar year"),
        ({"registered": None}, "`registered` is None"),
        ({"registered": datetime(2014, 5, 1)}, "Give a datetime.date"),
        ({"approved": "2025-03-01"}, "Give a datetime.date"),
        ({"requested": date(2023, 6, 1), "approved": date(2023, 5, 1)}, "comes before the request"),
    ],
)
def test_a_case_that_cannot_be_judged(wrong, words):
    with pytest.raises(MechanismError, match=words):
        CdmCase(**{"registered": date(2014, 5, 1), "year": 2022, **wrong})


def test_an_unknown_deadline_names_those_there_are():
    with pytest.raises(MechanismError, match="no deadline 'aproval'.*request, approval"):
        deadline("aproval")
