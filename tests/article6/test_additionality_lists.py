"""Ways around an analysis: positive list, performance, simplified approach, and barriers as a fallback."""

from datetime import date

import pytest

from article6.baselines.additionality import (
    AdditionalityError,
    Barrier,
    Evidence,
    Kind,
    Listed,
    Verdict,
    barriers,
    performance,
    positive_list,
    simplified,
)
from article6.parties import Party

# Positive list, performance, simplified approach

ENTRY = Listed(
    activity_type="Mini-grid",
    listed_by="The host Party",
    from_day=date(2024, 1, 1),
    to_day=date(2026, 12, 31),
    conditions=("below 1 MW",),
)


@pytest.mark.parametrize(
    ("kind", "day", "met", "verdict"),
    [
        ("Mini-grid", date(2026, 12, 31), ("below 1 MW",), Verdict.PASSED),
        ("Mini-grid", date(2026, 12, 31), (), Verdict.NOT_SHOWN),
        ("Mini-grid", date(2027, 1, 1), ("below 1 MW",), Verdict.NOT_APPLICABLE),
        ("Wind", date(2026, 1, 1), (), Verdict.NOT_APPLICABLE),
    ],
)
def test_positive_list(kind, day, met, verdict):
    assert positive_list([ENTRY], kind, day, met=met).verdict is verdict


def test_an_entry_that_ends_before_it_begins():
    wrong = Listed(activity_type="X", listed_by="Y", from_day=date(2025, 1, 1), to_day=date(2024, 1, 1))
    with pytest.raises(AdditionalityError, match="before it begins"):
        positive_list([wrong], "X", date(2025, 1, 1))


@pytest.mark.parametrize(
    ("intensity", "uptake", "verdict"),
    [
        (0.3, 0.05, Verdict.PASSED),
        (0.3, 0.10, Verdict.PASSED),
        (0.3, 0.11, Verdict.NOT_SHOWN),
        (0.4, 0.05, Verdict.NOT_SHOWN),
    ],
)
def test_performance(intensity, uptake, verdict):
    told = performance(intensity=intensity, benchmark=0.4, uptake=uptake, uptake_limit=0.10)
    assert told.verdict is verdict


def test_performance_that_cannot_be():
    with pytest.raises(AdditionalityError, match="uptake is 5"):
        performance(intensity=0.3, benchmark=0.4, uptake=5, uptake_limit=0.1)
    with pytest.raises(AdditionalityError, match="benchmark is -1"):
        performance(intensity=0.3, benchmark=-1, uptake=0.05, uptake_limit=0.1)


LDC = Party("XL", "Littoria", False, True, False, fictional=True)
SIDS = Party("XS", "Sandbar", False, False, True, fictional=True)
OTHER = Party("XO", "Otherland", False, False, False, fictional=True)
UNKNOWN = Party("XU", "Unknownia", fictional=True)
HALF = Party("XH", "Halfway", False, False, None, fictional=True)  # no LDC, but a SIDS perhaps


@pytest.mark.parametrize(
    ("host", "requested", "met", "verdict"),
    [
        (LDC, True, True, Verdict.PASSED),
        (SIDS, True, True, Verdict.PASSED),
        (SIDS, True, None, Verdict.NOT_SHOWN),
        (SIDS, True, False, Verdict.NOT_SHOWN),
        (LDC, False, True, Verdict.NOT_APPLICABLE),
        (OTHER, True, True, Verdict.NOT_APPLICABLE),
        (UNKNOWN, True, True, Verdict.NOT_SHOWN),
        (HALF, True, True, Verdict.NOT_SHOWN),
    ],
)
def test_simplified_on_request_only(host, requested, met, verdict):
    told = simplified(host, requested=requested, requirements_met=met)
    assert told.verdict is verdict and told.cite == "3/CMA.3 annex 39"


# Barriers

STUDY = Evidence("Survey of bank lending, 2025", independent=True)
OWN = Evidence("Letter of the developer", independent=False)
FULL = {"kind": Kind.FINANCE, "claim": "No bank lends.", "lifted_by": "advance payment", "spares": "kerosene"}


def test_a_barrier_counts_with_evidence():
    told = barriers([Barrier(**FULL, evidence=(OWN, STUDY))])
    assert told.verdict is Verdict.PASSED and told.sentence.startswith("No bank lends")


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ({"evidence": (OWN,)}, "independent"),
        ({"evidence": ()}, "independent"),
        ({"lifted_by": " "}, "overcome"),
        ({"spares": ""}, "alternative"),
    ],
)
def test_a_barrier_that_lacks_something(change, lacks):
    told = barriers([Barrier(**{**FULL, "evidence": (STUDY,), **change})])
    assert told.verdict is Verdict.NOT_SHOWN and lacks in told.sentence and lacks in told.questions[0]


def test_no_barrier_and_one_without_words():
    assert barriers([]).verdict is Verdict.NOT_SHOWN
    with pytest.raises(AdditionalityError, match="Barrier 1 says nothing"):
        barriers([Barrier(kind=Kind.CUSTOM, claim=" ")])
