"""Changes and revocation: what differs, and what they reach (4/CMA.6 para. 7-9)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.authorization import Authorization, AuthorizationError, Draft, compare, reach
from article6.authorization.changes import _WORDS
from article6.authorization.elements import FOURTEEN
from article6.findings import Outcome

FIRST = Authorization(
    id="XHA-1",
    party="XHA",
    approach="CA0099",
    date=date(2026, 6, 1),
    purposes="NDC and OIMP",
    definition="issuance",
    quantity=3_000_000,
    vintages=(2026, 2030),
    change_terms="By exchange of notes.",
)
LATER = date(2028, 1, 1)


def changed(**changes):
    return FIRST.changed(date=LATER, **changes)


@pytest.mark.parametrize(
    ("changes", "letter", "narrows", "sentence"),
    [
        (
            {"quantity": 1_000_000},
            "h",
            True,
            "(h) The quantity: 3,000,000 t CO2 eq becomes 1,000,000 t CO2 eq.",
        ),
        ({"quantity": 4_000_000}, "h", False, "becomes 4,000,000 t CO2 eq."),
        ({"quantity": None}, "h", False, "becomes no limit."),
        ({"vintages": (2026, 2028)}, "k", True, "(k) The vintages: 2026 - 2030 becomes 2026 - 2028."),
        ({"vintages": (2025, 2030)}, "k", False, "becomes 2025 - 2030."),
        ({"purposes": "NDC"}, "e", True, "(e) The uses: NDC and OIMP becomes NDC."),
        ({"parties": {"XBU"}}, "b", True, "(b) The Parties covered: no limit becomes XBU."),
        ({"sectors": {"Agriculture"}}, "m", True, "(m) The sectors: no limit becomes Agriculture."),
        ({"definition": "authorization"}, "d", None, "(d) The first transfer for OIMP: issuance becomes"),
        ({"final_date": date(2031, 1, 1)}, "c", True, "(c) The final date: nothing becomes 2031-01-01."),
        ({"registry": "XHA02"}, "i", None, "(i) The registry: nothing becomes XHA02."),
        (
            {"changes_reach_first_transferred": True},
            "g",
            None,
            "(g) Whether changes reach outcomes already first transferred: no becomes yes.",
        ),
        ({"terms": "More."}, "", None, "The further terms: nothing becomes More."),
    ],
)
def test_a_change_is_named_by_its_element(changes, letter, narrows, sentence):
    (change,) = compare(FIRST, changed(**changes))
    assert (change.letter, change.narrows) == (letter, narrows)
    assert sentence in str(change)
    assert change.rule == (f"authorization.5{letter}" if letter else "authorization.changes")


def test_changes_come_in_the_order_of_the_elements():
    second = changed(activities={"Wind"}, quantity=1, registry="XHA01", purposes="NDC")
    assert "".join(change.letter for change in compare(FIRST, second)) == "ehin"
    assert compare(FIRST, changed()) == (), "the date alone"
    assert compare(Draft.of(FIRST), FIRST) == ()


def test_every_field_that_can_change_has_its_words():
    named = {name for one in FOURTEEN for name in one.fields} | {"terms", "note"}
    assert named == set(_WORDS)
    assert set(Authorization.__dataclass_fields__) - {"id", "party", "version"} == named


def test_a_change_leaves_first_transferred_outcomes_alone():
    answer = reach(FIRST, first_transferred=800_000, on_record=1_000_000, change=changed(quantity=2_000_000))
    assert (answer.kept, answer.reached, answer.ahead) == (800_000, 0, 200_000)
    assert answer.findings == ()
    said = str(answer)
    assert "The change leaves alone the 800,000 t CO2 eq already first transferred" in said
    assert (
        "It holds for the 200,000 t CO2 eq on record and not yet first transferred (4/CMA.6 para. 7-8)"
        in said
    )
    assert "(h) The quantity: 3,000,000 t CO2 eq becomes 2,000,000 t CO2 eq." in said


def test_terms_that_say_otherwise():
    through = Authorization(**(vars_of(FIRST) | {"changes_reach_first_transferred": True}))
    answer = reach(through, first_transferred=800_000, change=through.changed(date=LATER, quantity=1))
    assert (answer.kept, answer.reached, answer.ahead) == (0, 800_000, None)
    assert "because the terms in force say so: By exchange of notes. (4/CMA.6 para. 7)" in str(answer)
    assert "Nothing may be counted twice by it" in str(answer)
    assert [f.rule for f in answer.findings] == ["authorization.changes"]
    quiet = reach(through, first_transferred=0)
    assert quiet.findings == () and (quiet.kept, quiet.reached) == (0, 0)


def vars_of(authorization):
    return {name: getattr(authorization, name) for name in Authorization.__dataclass_fields__}


def test_the_clause_is_that_of_the_version_in_force():
    """A change that brings the clause along does not reach what went before it."""
    answer = reach(FIRST, first_transferred=5, change=changed(changes_reach_first_transferred=True))
    assert (answer.kept, answer.reached) == (5, 0)


def test_revocation():
    """P17: what was first transferred before stays authorized, and is transferred and used later."""
    answer = reach(FIRST, first_transferred=800_000, on_record=1_000_000, on=LATER)
    assert answer.revoked and (answer.kept, answer.ahead) == (800_000, 200_000)
    assert "The revocation leaves alone the 800,000 t CO2 eq" in str(answer)
    assert "It ends the authorization for the 200,000 t CO2 eq on record and not yet first transferred" in (
        str(answer)
    )
    assert "(4/CMA.6 para. 11)" in str(answer)
    unknown = reach(FIRST, first_transferred=0)
    assert "Nothing is first transferred yet that the revocation would have to leave alone." in str(unknown)
    assert "It ends the authorization for what is not yet first transferred:" in str(unknown)
    everything = reach(FIRST, first_transferred=7, on_record=7)
    assert "It ends" not in str(everything)


def test_a_limit_below_what_is_done():
    answer = reach(FIRST, first_transferred=800_000, change=changed(quantity=500_000))
    (finding,) = answer.findings
    assert (finding.outcome, finding.rule) == (Outcome.WARNING, "authorization.5h")
    assert "500,000 t CO2 eq, and 800,000 t CO2 eq are first transferred" in finding.problem
    assert reach(FIRST, first_transferred=500_000, change=changed(quantity=500_000)).findings == ()


def test_no_process_to_follow():
    silent = Authorization(**(vars_of(FIRST) | {"change_terms": ""}))
    assert [f.rule for f in reach(silent, first_transferred=1).findings] == ["authorization.5g"]


def test_a_revocation_before_the_authorization():
    (finding,) = reach(FIRST, first_transferred=0, on=date(2026, 1, 1)).findings
    assert finding.outcome == Outcome.INCONSISTENT and "before its date 2026-06-01" in finding.problem


@pytest.mark.parametrize(("done", "record"), [(-1, None), (5, 4)])
def test_amounts_that_cannot_be(done, record):
    with pytest.raises(AuthorizationError, match="cannot both be right"):
        reach(FIRST, first_transferred=done, on_record=record)


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.booleans(), st.booleans())
def test_nothing_is_lost_and_nothing_both_kept_and_reached(done, ahead, through, revoked):
    in_force = Authorization(**(vars_of(FIRST) | {"changes_reach_first_transferred": through}))
    change = None if revoked else in_force.changed(date=LATER)
    answer = reach(in_force, first_transferred=done, on_record=done + ahead, change=change)
    assert answer.kept + answer.reached + answer.ahead == done + ahead
    assert 0 in (answer.kept, answer.reached)
    assert (answer.reached > 0) == (through and done > 0)
