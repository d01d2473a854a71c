"""The activity cycle as data: whole, in order, and every statement on a rule."""

import subprocess
import sys
from pathlib import Path

import pytest

from article6 import rules
from article6.mechanism import cycle
from article6.mechanism.errors import MechanismError

SOURCE = Path(rules.__file__).parents[2]

# Steps and paragraphs by hand, from chapter V of the annex of 3/CMA.3 and its headings.
BY_HAND = {
    "design": {"annex 31(a)", "annex 31(f)", "annex 32"},
    "consultation": {"annex 31(e)"},
    "approval": {"annex 40"},
    "participants": {"annex 41", "annex 45"},
    "statement": {"annex 42", "annex 43", "annex 44", "para. 11"},
    "registration": {"annex 46", "annex 47-49", "annex I para. 51"},
    "monitoring": {"annex 50"},
    "verification": {"annex 51"},
    "issuance": {"annex 52-55", "annex I para. 37-38"},
    "levies": {"annex 58", "annex 59", "annex 60", "para. 20"},
    "transfer": {"annex 61", "annex 71", "annex 72", "annex I para. 45", "para. 12", "para. 14"},
    "renewal": {"annex 56-57"},
    "appeal": {"annex 62"},
}


def test_the_cycle_in_the_order_of_the_rules():
    assert [s.number for s in cycle.steps()] == list(range(1, 15))
    assert [s.key for s in cycle.steps()] == ["prior-consideration", *BY_HAND]


@pytest.mark.parametrize(("key", "paragraphs"), BY_HAND.items())
def test_each_step_stands_on_its_paragraphs(key, paragraphs):
    assert paragraphs <= {rules.get(id).paragraph for id in cycle.step(key).rules}


@pytest.mark.parametrize("step", cycle.steps(), ids=lambda s: s.key)
def test_a_step_is_complete(step):
    known = {body.key for body in cycle.bodies()}
    assert step.acts and set(step.acts) <= known and set(step.decides) <= known
    assert step.host_decides.endswith(".") and step.host_commits.endswith(".")
    assert step.papers and step.rules and len(set(step.rules)) == len(step.rules)
    for id in step.rules:
        rules.get(id)


def test_the_host_decides_five_times_and_the_body_three_times():
    assert [s.key for s in cycle.steps() if "host" in s.decides] == [
        "approval",
        "participants",
        "statement",
        "transfer",
        "renewal",
    ]
    assert [s.key for s in cycle.steps() if "body" in s.decides] == ["registration", "issuance", "renewal"]


def test_approval_participants_and_statement_are_three_acts():
    """Common mistake: an approval taken for an authorization."""
    acts = [cycle.step(key) for key in ("approval", "participants", "statement")]
    assert all(act.acts[0] == "host" for act in acts)
    assert [("no authorization of units" in act.host_commits) for act in acts] == [True, True, False]
    assert "corresponding adjustment" in acts[2].host_commits


def test_bodies_stand_on_rules_and_act_somewhere():
    acting = {key for step in cycle.steps() for key in step.acts + step.decides}
    assert acting == {body.key for body in cycle.bodies()} - {"cma"}
    for body in cycle.bodies():
        assert body.role.endswith(".") and all(rules.get(id) for id in body.rules)


def test_what_the_host_ensures_paragraph_by_paragraph():
    found = [(r.paragraph, r.when) for r in cycle.participation()]
    assert found == [
        ("26(a)", "before"),
        ("26(b)", "before"),
        ("26(c)", "before"),
        ("26(d)", "before"),
        ("26(e)", "before"),
        ("27(a)", "may"),
        ("27(b)", "may"),
        ("28(a)", "continuing"),
        ("28(b)", "continuing"),
        ("29", "circumstances"),
    ]
    for requirement in cycle.participation():
        rule = rules.get(requirement.rule)
        assert rule.decision == "3/CMA.3" and f"annex {requirement.paragraph}".startswith(rule.paragraph)
        assert requirement.compare.endswith(".") and requirement.means.endswith(".")


def test_the_two_lists_of_participation_differ():
    """2/CMA.3 annex 4(a), (b), (f) and 5 have a counterpart; 4(c), (d) and (e) have none."""
    shared = {rules.get(r.counterpart).paragraph for r in cycle.participation() if r.counterpart}
    assert shared == {"annex 4(a)", "annex 4(b)", "annex 4(f)", "annex 5"}
    more = [rules.get(r.rule) for r in cycle.only_under_cooperative_approaches()]
    assert [(r.decision, r.paragraph) for r in more] == [
        ("2/CMA.3", "annex 4(c)"),
        ("2/CMA.3", "annex 4(d)"),
        ("2/CMA.3", "annex 4(e)"),
    ]


def test_an_unknown_step_names_those_there_are():
    with pytest.raises(MechanismError, match="no step 'authorisation'.*approval, participants, statement"):
        cycle.step("authorisation")


def test_importing_reads_nothing():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from article6.mechanism import cycle; "
        "print('tomllib' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code, str(SOURCE)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
