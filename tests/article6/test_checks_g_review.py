"""Checks 78 to 81 and 84: scope, team, clock, label, earlier recommendations."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.consistency import check
from article6.consistency.checks.timing_review import AS_PRINTED
from article6.consistency.dossier import Dossier
from article6.findings import Outcome
from article6.review import PUBLIC_LABELS, STEPS, Expert, Recommendation, Review, ReviewFinding
from tests.article6.case import aef, run

W = date(2027, 3, 15)  # a Monday
TEAM = (
    Expert(name="A. Adeyemi", nominated_by="XBV", developed=False, lead=True),
    Expert(name="B. Berg", nominated_by="XBU", developed=True, lead=True),
)
# The days of a review on time, by hand from 6/CMA.4 annex II para. 21.
ON_TIME = {
    "dates agreed": date(2027, 1, 18),
    "team composed": date(2027, 2, 1),
    "questions sent": date(2027, 2, 15),
    "answers": date(2027, 3, 10),
    "draft": date(2027, 3, 19),
    "comments": date(2027, 4, 2),
    "final": date(2027, 4, 16),
}


def finding(id="F1", **more):
    given = {"text": "Row 6 is not the sum of the AEFs.", "paragraph": "2/CMA.3 annex 23(c)"}
    return ReviewFinding(id=id, **(given | more))


def of(*findings, **more):
    """A review of XHA that is done and in order."""
    given = {"week": W, "steps": ON_TIME, "team": TEAM, "published_on": date(2027, 4, 20)} | more
    return Review(party="XHA", report="regular", findings=findings, **given)


def told(number, *findings, **more):
    return run(Dossier(review=of(*findings, **more)), number)


@pytest.mark.parametrize("number", [78, 79, 80, 81, 84])
def test_a_review_in_order_passes(number):
    assert told(number, finding(), label=PUBLIC_LABELS["c"]) == []


@pytest.mark.parametrize("number", [78, 79, 80, 81, 84])
def test_without_a_review_of_this_party_there_is_nothing_to_say(number):
    assert check(Dossier(aef=aef()), only={number}).results == {number: "not applicable"}
    bad = of(finding(subject="NDC"), team=TEAM[:1], steps={}, label="Fine", week=None)
    assert run(Dossier(aef=aef(party="XBU"), review=bad), number) == []


def test_what_is_wrong_with_the_review_does_not_touch_the_label_of_the_aef():
    bad = of(finding(subject="political", paragraph=""), team=TEAM[:1], label="Fine")
    made = check(Dossier(aef=aef(), review=bad), only={78, 79, 80, 81, 84, 103})
    assert made.results[78] == made.results[79] == made.results[81] == "inconsistent"
    assert made.label == "Checked, no inconsistencies identified"


# --- 78 ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("subject", ["political", "NDC", "approach", "activity", "authorization"])
def test_a_finding_outside_the_scope(subject):
    (found,) = told(78, finding(subject=subject), finding("F2"))
    assert (found.outcome, found.rule, found.place.column) == (Outcome.INCONSISTENT, "review.not", "F1")


def test_a_finding_without_a_paragraph():
    (found,) = told(78, finding(paragraph=" "), finding("F2", paragraph="", kind="capacity"))
    assert (found.outcome, found.place.column) == (Outcome.WARNING, "F1")


# --- 79 ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("team", "rule"),
    [
        (TEAM[:1], "review.team-size"),
        ((TEAM[0], replace(TEAM[1], developed=False)), "review.leads"),
        ((TEAM[0], replace(TEAM[1], nominated_by="XHA")), "review.leads"),
        ((*TEAM, replace(TEAM[1], lead=True, name="C")), "review.leads"),
    ],
)
def test_a_team_against_the_rules(team, rule):
    found = told(79, team=team)
    assert rule in {one.rule for one in found if one.outcome is Outcome.INCONSISTENT}


def test_the_same_team_twice():
    (found,) = told(79, previous_team=("B. Berg", "A. Adeyemi"))
    assert (found.outcome, found.rule) == (Outcome.INCONSISTENT, "review.no-successive")
    assert told(79, previous_team=("B. Berg", "D. Diop")) == []


def test_another_member_nominated_by_the_party_is_a_question():
    third = Expert(name="C. Cruz", nominated_by="XHA", developed=False)
    (found,) = told(79, team=(*TEAM, third))
    assert (found.outcome, found.rule) == (Outcome.WARNING, "review.ldc-member")


def test_a_team_that_is_not_named_cannot_be_judged():
    (found,) = told(79, team=())
    assert found.outcome is Outcome.NULL


# --- 80 ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in STEPS if name != "answers"])
def test_each_step_on_its_last_day_and_the_day_after(name):
    late = {name: ON_TIME[name] + timedelta(days=1)}
    found = told(80, steps=ON_TIME | late)
    assert [(one.outcome, one.place.column) for one in found][:1] == [(Outcome.WARNING, name)]
    assert all(one.place.column in STEPS[STEPS.index(name) :] for one in found)


def test_answers_after_the_week_before():
    assert told(80, steps={"answers": date(2027, 3, 12)}) == []
    assert [one.place.column for one in told(80, steps={"answers": date(2027, 3, 15)})] == ["answers"]


def test_two_weeks_from_the_day_the_draft_came():
    steps = {"draft": date(2027, 3, 16), "comments": date(2027, 3, 30), "final": date(2027, 4, 13)}
    assert told(80, steps=steps) == []
    assert [one.place.column for one in told(80, steps=steps | {"comments": date(2027, 3, 31)})] == [
        "comments"
    ]
    assert [one.place.column for one in told(80, steps=steps | {"final": date(2027, 4, 14)})] == ["final"]


def test_a_week_that_begins_on_another_day_is_a_question():
    (found,) = told(80, week=W + timedelta(days=2))
    assert found.outcome is Outcome.WARNING and "Monday" in found.problem
    assert told(80, week=None) == []


# --- 81 ----------------------------------------------------------------------------------------------------

CASES = {
    "a": ((finding(),), {"published_on": None}),
    "b": ((), {}),
    "c": ((finding(),), {}),
    "d": ((finding(significant=True), finding("F2")), {}),
    "e": ((finding(persistent=True),), {}),
    "f": ((finding(significant=True), finding("F2", persistent=True)), {}),
    "g": ((finding(significant=True, persistent=True), finding("F2", persistent=True)), {}),
}


@pytest.mark.parametrize("letter", CASES)
@pytest.mark.parametrize("shown", PUBLIC_LABELS)
def test_the_label_is_the_one_that_follows(letter, shown):
    findings, more = CASES[letter]
    found = told(81, *findings, label=PUBLIC_LABELS[shown].upper(), **more)
    assert [one.outcome for one in found] == [Outcome.INCONSISTENT] * (letter != shown)
    assert all(PUBLIC_LABELS[letter] in one.mend for one in found)


def test_the_label_as_it_is_printed_and_a_label_that_is_none():
    assert told(81, *CASES["g"][0], label=AS_PRINTED) == []
    assert told(81, *CASES["c"][0], label=AS_PRINTED)
    (found,) = told(81, finding(), label="Reviewed")
    assert "none of the seven" in found.problem
    assert told(81, finding(), label="") == []


# --- 84 ----------------------------------------------------------------------------------------------------

OLD = Recommendation(id="R1", text="Explain row 9.", since=date(2025, 4, 20))


def test_a_recommendation_that_stands_is_repeated():
    (found,) = told(84, earlier=(OLD,))
    assert found.outcome is Outcome.WARNING and "730 days" in found.problem
    assert told(84, earlier=(OLD,), repeated=("R1",)) == []
    assert told(84, earlier=(replace(OLD, resolved_on=date(2026, 5, 1)),)) == []
    assert told(84, earlier=(replace(OLD, since=date(2027, 5, 1)),)) == []


def test_before_the_report_the_last_step_counts():
    (found,) = told(84, earlier=(OLD,), published_on=None)
    assert "726 days" in found.problem  # to 16 April 2027
    assert told(84, earlier=(OLD,), published_on=None, steps={}, week=None) == []


_days = st.none() | st.dates(date(2025, 1, 1), date(2029, 1, 1))


@given(
    week=_days,
    steps=st.dictionaries(st.sampled_from([*STEPS, "party"]), _days, max_size=4),
    published_on=_days,
    label=st.sampled_from(["", "x", *PUBLIC_LABELS.values()]),
    team=st.lists(st.sampled_from(TEAM), max_size=3).map(tuple),
    findings=st.lists(
        st.builds(
            ReviewFinding,
            id=st.sampled_from("AB"),
            text=st.just("t"),
            kind=st.sampled_from(["inconsistency", "capacity", "x"]),
            subject=st.sampled_from(["information", "NDC", "x"]),
            significant=st.booleans(),
            resolved_on=_days,
        ),
        max_size=3,
    ).map(tuple),
)
def test_no_review_stops_a_check(**fields):
    dossier = Dossier(aef=aef(), review=Review(party="XHA", report="regular", earlier=(OLD,), **fields))
    for number in (78, 79, 80, 81, 84):
        assert all(one.check == number and one.cite for one in run(dossier, number))
