"""The expert review: labels, clock, limits, what follows; cases derived from the decisions by hand."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6 import review, rules
from article6.paper import Gap, html
from article6.reports.report import Report
from article6.review import Expert, Question, Recommendation, Review, ReviewFinding

W = date(2027, 3, 15)
TEAM = (
    Expert(name="A. Adeyemi", nominated_by="XBV", developed=False, lead=True),
    Expert(name="B. Berg", nominated_by="XBU", developed=True, lead=True),
)


def finding(id="F1", **marks):
    return ReviewFinding(id=id, text="Row 6 is not the sum of the annual reports.", **marks)


def published(*findings, **more):
    return Review(party="XHA", report="regular", week=W, team=TEAM, findings=findings, published_on=W, **more)


# --- labels ---

CASES = [
    ("b", []),
    ("c", [{}]),
    ("d", [{"significant": True}]),
    ("d", [{"significant": True}, {}]),
    ("e", [{"persistent": True}]),
    ("e", [{}, {"persistent": True}]),
    ("f", [{"significant": True}, {"persistent": True}]),
    ("g", [{"significant": True, "persistent": True}]),
    ("g", [{"significant": True, "persistent": True}, {"significant": True}, {"persistent": True}]),
    ("b", [{"kind": "improvement", "significant": True}]),
    ("b", [{"kind": "capacity"}]),
]


@pytest.mark.parametrize(("letter", "marks"), CASES)
def test_the_label_follows_from_the_findings(letter, marks):
    found = published(*(finding(f"F{n}", **m) for n, m in enumerate(marks, 1)))
    label = review.public_label(found)
    assert (label.letter, str(label)) == (letter, review.PUBLIC_LABELS[letter])
    assert label.why.endswith(".")


def test_an_unpublished_report_is_pending_whatever_it_holds():
    label = review.public_label(replace(published(finding(significant=True)), published_on=None))
    assert label.text == "Review pending"


def test_the_labels_are_those_of_the_decision():
    assert list(review.PUBLIC_LABELS.values()) == [
        "Review pending",
        "Review finalized and no inconsistencies identified",
        "Review finalized and inconsistencies identified",
        "Review finalized and significant inconsistencies identified",
        "Review finalized and persistent inconsistencies identified",
        "Review finalized and significant inconsistencies and persistent inconsistencies identified",
        "Review finalized and inconsistencies identified that are both significant and persistent",
    ]


def test_the_label_may_be_asked_for_one_approach():
    done = published(finding(approach="CA0099", significant=True), finding("F2", approach="CA0100"))
    letters = [review.public_label(done, a).letter for a in ("CA0099", "CA0100", "CA0101", None)]
    assert letters == ["d", "c", "b", "d"]


def test_a_finding_that_names_no_approach_counts_for_each():
    done = published(finding(persistent=True), finding("F2", approach="CA0100"))
    assert [review.public_label(done, a).letter for a in ("CA0099", "CA0100", None)] == ["e", "e", "e"]


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=5))
def test_every_mix_of_marks_has_the_label_whose_condition_it_meets(marks):
    """The conditions as the decision prints them, (f) read as 'both kinds, on no one matter'."""
    both = any(s and p for s, p in marks)
    significant, persistent = any(s for s, _ in marks), any(p for _, p in marks)
    meets = {
        "b": not marks,
        "c": bool(marks) and not significant and not persistent,
        "d": significant and not persistent,
        "e": persistent and not significant,
        "f": significant and persistent and not both,
        "g": both,
    }
    found = [finding(f"F{n}", significant=s, persistent=p) for n, (s, p) in enumerate(marks)]
    letter = review.public_label(published(*found)).letter
    assert [name for name, met in meets.items() if met] == [letter]


def test_an_item_has_one_of_two_labels():
    assert review.item_label(()) == "No inconsistencies identified"
    assert review.item_label((finding(kind="improvement"),)) == "No inconsistencies identified"
    assert review.item_label((finding(),)) == "Inconsistencies identified"


# --- clock ---


def test_the_clock_of_a_week_in_march():
    last = {s.name: s.last for s in review.clock(W)}
    assert last == {
        "dates agreed": date(2027, 1, 18),
        "team composed": date(2027, 2, 1),
        "questions sent": date(2027, 2, 15),
        "answers": date(2027, 3, 12),
        "draft": date(2027, 3, 19),
        "comments": date(2027, 4, 2),
        "final": date(2027, 4, 16),
    }
    assert tuple(last) == review.STEPS


def test_a_draft_that_goes_out_early_moves_what_follows():
    steps = {s.name: s for s in review.clock(W, {"draft": date(2027, 3, 16), "comments": date(2027, 3, 20)})}
    assert steps["comments"].last == date(2027, 3, 30)
    assert (steps["final"].first, steps["final"].last) == (date(2027, 3, 20), date(2027, 4, 3))


def test_questions_and_answers_are_asked_for_and_the_rest_is_owed():
    modal = {s.name: s.modal for s in review.clock(W)}
    assert modal["questions sent"] == modal["answers"] == "should"
    assert modal["dates agreed"] == modal["team composed"] == modal["draft"] == modal["final"] == "shall"


@pytest.mark.parametrize("days", range(1, 7))
def test_a_week_begins_on_a_monday(days):
    with pytest.raises(review.ClockError, match="such as 2027-03-15"):
        review.clock(W + timedelta(days=days))


@given(st.dates(date(2025, 1, 1), date(2090, 1, 1)))
def test_the_steps_come_one_after_the_other(day):
    steps = review.clock(day - timedelta(days=day.weekday()))
    assert [s.last for s in steps] == sorted(s.last for s in steps)
    assert (steps[-1].last - steps[0].last).days == 8 * 7 + 4 + 28


# --- limits ---


@pytest.mark.parametrize("subject", ["political", "NDC", "approach", "activity", "authorization", "style"])
def test_what_a_review_may_not_judge(subject):
    breach = review.outside_scope(finding(subject=subject))
    assert breach.rule == "review.not" and "F1" in breach.problem


def test_information_is_inside():
    assert review.outside_scope(finding()) is None


def team(**changes):
    return review.team_breaches(replace(published(), **changes))


def test_a_good_team_has_no_breach():
    assert team() == ()


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"team": TEAM[:1]}, "review.team-size"),
        ({"team": ()}, "review.team-size"),
        ({"team": (TEAM[0], replace(TEAM[1], lead=False))}, "review.leads"),
        ({"team": (TEAM[0], replace(TEAM[1], developed=False))}, "review.leads"),
        ({"team": (replace(TEAM[0], nominated_by="XHA"), TEAM[1])}, "review.leads"),
        ({"team": (TEAM[0], replace(TEAM[1], trained=False))}, "review.training"),
        ({"previous_team": ("B. Berg", "A. Adeyemi")}, "review.no-successive"),
    ],
)
def test_each_rule_on_the_team(changes, rule):
    found = team(**changes)
    assert rule in [b.rule for b in found] and all(b.binding for b in found)


def test_one_old_member_is_no_second_team_and_another_member_of_the_party_is_a_question():
    third = Expert(name="C. Costa", nominated_by="XHA", developed=False)
    assert team(previous_team=("A. Adeyemi", "D. Diaz")) == ()
    (breach,) = team(team=(*TEAM, third))
    assert not breach.binding


# --- what follows ---


def named(**marks):
    return [(d.who, d.modal, d.rule) for d in review.duties(finding(**marks))]


def test_every_inconsistency_is_answered_and_can_be_corrected():
    assert named() == [("the Party", "shall", "review.respond"), ("the Party", "may", "review.correct")]
    assert review.duties(finding(kind="capacity", significant=True)) == ()


def test_only_one_that_touches_the_balance_reaches_the_other_parties_and_the_cma():
    assert "review.affects-balance" not in [rule for *_, rule in named(significant=True)]
    assert "review.affects-balance" not in [rule for *_, rule in named(affects_balance=True)]
    assert "review.affects-balance" in [rule for *_, rule in named(persistent=True, affects_balance=True)]


def test_the_compliance_committee_is_for_both_marks_at_once():
    reached = {
        marks: "review.significant-persistent"
        in [r for *_, r in named(significant=marks[0], persistent=marks[1])]
        for marks in product((True, False), repeat=2)
    }
    assert [marks for marks, there in reached.items() if there] == [(True, True)]


def test_every_rule_named_exists():
    for marks in product((True, False), repeat=3):
        keys = dict(zip(("significant", "persistent", "affects_balance"), marks, strict=True))
        assert all(rules.get(rule) for *_, rule in named(**keys))


def test_earlier_recommendations_stand_until_resolved():
    old = Recommendation(id="R1", text="Explain row 9.", since=date(2025, 3, 15))
    done = Recommendation(id="R2", text="Name the registry.", since=W, resolved_on=date(2027, 1, 1))
    (left,) = review.standing(published(earlier=(old, done), repeated=("R1",)), W)
    assert (left.recommendation.id, left.days, left.repeated) == ("R1", 730, True)


def test_a_finding_is_corrected_in_whichever_report_comes_first():
    regular = Report(kind="regular", party="XHA", date=date(2028, 12, 31))
    update = Report(kind="updated initial", party="XHA", date=date(2027, 9, 1))
    others = (
        Report(kind="initial", party="XHA", date=date(2027, 5, 1)),
        Report(kind="regular", party="XBU", date=date(2027, 5, 1)),
        Report(kind="regular", party="XHA", date=date(2026, 12, 31)),
    )
    assert review.corrected_by(published(), (regular, update, *others)) is update
    assert review.corrected_by(published(), (regular, *others)) is regular
    assert review.corrected_by(published(), others) is None
    assert review.corrected_by(replace(published(), published_on=None), (regular,)) is None


def test_a_revised_initial_report_is_possible_until_the_week_ends():
    first = replace(published(), report="initial")
    assert review.may_revise(first, date(2027, 3, 21)) and not review.may_revise(first, date(2027, 3, 22))
    assert not review.may_revise(published(), W)


# --- the report ---


def test_the_report_follows_the_outline_and_keeps_confidential_answers_out():
    asked = (
        Question(id="Q1", text="Where is it tracked?", asked_on=W, answer="In XHA01."),
        Question(id="Q2", text="Who bought it?", asked_on=W, answer="A secret buyer.", confidential=True),
    )
    significant = finding(
        significant=True, affects_balance=True, item="row 6", paragraph="2/CMA.3 annex 23(c)"
    )
    done = published(significant, finding("F2", kind="capacity"), questions=asked)
    page = html(review.report_paper(done, ("Annual report 2027",)))
    order = ["I. Introduction", "Article 13", "C. Scope", "In XHA01.", "II. Technical", "III. Conclusions"]
    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)
    assert "secret buyer" not in page and "The answer is confidential." in page
    assert review.PUBLIC_LABELS["d"] in page


def test_what_only_the_team_can_write_is_a_gap():
    empty = Review(party="XHA", report="initial", findings=(finding(),))
    gaps = [part.text for part in review.report_paper(empty).parts if isinstance(part, Gap)]
    assert len(gaps) == 3
