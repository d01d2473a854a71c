"""The tests together: one no decides, a gap leaves it open, and barriers never mend a failed analysis."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.baselines.additionality import AdditionalityError, Conclusion, Result, Test, Verdict, assess
from article6.working import Step, Working

PASS, PART, OPEN, FAIL, NA = (
    Verdict.PASSED,
    Verdict.IN_PART,
    Verdict.NOT_SHOWN,
    Verdict.FAILED,
    Verdict.NOT_APPLICABLE,
)
BASE = {
    Test.PRIOR_CONSIDERATION: PASS,
    Test.REGULATION: PASS,
    Test.LOCK_IN: PASS,
    Test.INVESTMENT: PASS,
    Test.COMMON_PRACTICE: PASS,
}


def made(verdicts):
    working = Working("w", (Step("X", "x", "", "", 1, ""),))
    return [
        Result(
            test=t,
            verdict=v,
            sentence=f"{t} says {v}.",
            working=working,
            questions=("Who says so?",),
            note="n",
        )
        for t, v in verdicts.items()
    ]


@pytest.mark.parametrize(
    ("change", "conclusion"),
    [
        ({}, Conclusion.ADDITIONAL),
        ({Test.COMMON_PRACTICE: FAIL}, Conclusion.NOT_ADDITIONAL),
        ({Test.LOCK_IN: FAIL, Test.INVESTMENT: OPEN}, Conclusion.NOT_ADDITIONAL),
        ({Test.REGULATION: PART}, Conclusion.IN_PART),
        ({Test.REGULATION: PART, Test.INVESTMENT: OPEN}, Conclusion.NOT_SHOWN),
        ({Test.INVESTMENT: OPEN}, Conclusion.NOT_SHOWN),
        ({Test.INVESTMENT: NA}, Conclusion.NOT_SHOWN),
        # barriers stand in where the analysis cannot be made, and only there
        ({Test.INVESTMENT: NA, Test.BARRIERS: PASS}, Conclusion.ADDITIONAL),
        ({Test.INVESTMENT: NA, Test.BARRIERS: OPEN}, Conclusion.NOT_SHOWN),
        ({Test.INVESTMENT: OPEN, Test.BARRIERS: PASS}, Conclusion.NOT_SHOWN),
        ({Test.INVESTMENT: FAIL, Test.BARRIERS: PASS}, Conclusion.NOT_ADDITIONAL),
        ({Test.INVESTMENT: PASS, Test.BARRIERS: OPEN}, Conclusion.ADDITIONAL),
        # a list stands in for the analysis and common practice, but not for the law
        ({Test.INVESTMENT: OPEN, Test.COMMON_PRACTICE: OPEN, Test.LIST: PASS}, Conclusion.ADDITIONAL),
        ({Test.INVESTMENT: OPEN, Test.PERFORMANCE: PASS}, Conclusion.ADDITIONAL),
        ({Test.INVESTMENT: OPEN, Test.SIMPLIFIED: PASS}, Conclusion.ADDITIONAL),
        ({Test.LIST: PASS, Test.REGULATION: FAIL}, Conclusion.NOT_ADDITIONAL),
        ({Test.LIST: PASS, Test.INVESTMENT: FAIL}, Conclusion.NOT_ADDITIONAL),
        ({Test.LIST: NA, Test.PERFORMANCE: OPEN}, Conclusion.ADDITIONAL),
        ({Test.INVESTMENT: OPEN, Test.LIST: NA}, Conclusion.NOT_SHOWN),
    ],
)
def test_the_conclusion(change, conclusion):
    assert assess("Activity", made({**BASE, **change})).conclusion is conclusion


def test_a_test_nobody_made_is_named():
    told = assess("Activity", made({Test.LOCK_IN: PASS, Test.REGULATION: PASS, Test.INVESTMENT: PASS}))
    assert told.conclusion is Conclusion.NOT_SHOWN
    assert told.missing == ("prior consideration", "common practice")
    assert "prior consideration" in told.sentence and "Not made: prior consideration" in told.text()
    assert assess("Nothing", []).missing == tuple(BASE)


def test_the_order_the_notes_and_the_questions():
    told = assess("Activity", reversed(made(BASE)))
    assert [r.test for r in told.results] == list(BASE)
    assert told.cite == "3/CMA.3 annex 38" and told[Test.LOCK_IN].verdict is PASS
    assert told.questions == ("Who says so?",)
    assert len(told.notes) == 2 and "could not be read" in told.notes[0] and told.notes[1] == "n"
    with pytest.raises(KeyError, match="barriers; the tests made are prior"):
        told[Test.BARRIERS]


def test_a_test_given_twice():
    with pytest.raises(AdditionalityError, match="'?lock-in'? is given twice"):
        assess("Activity", made(BASE) + made({Test.LOCK_IN: PASS}))


verdicts = st.dictionaries(st.sampled_from(list(Test)), st.sampled_from(list(Verdict)))


@given(verdicts, st.sampled_from(list(Test)))
def test_one_no_always_decides(given_, test):
    assert assess("A", made({**given_, test: FAIL})).conclusion is Conclusion.NOT_ADDITIONAL


@given(verdicts)
def test_additional_only_if_law_and_lock_in_speak_for_it(given_):
    told = assess("A", made(given_))
    if told.conclusion is Conclusion.ADDITIONAL:
        assert given_[Test.REGULATION] is PASS and given_[Test.LOCK_IN] is PASS
