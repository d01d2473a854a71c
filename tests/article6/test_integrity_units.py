"""Buffers and reversals, double counting, and what a unit may be used for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6 import rules
from article6.integrity.double_counting import Case, classify, kind, kinds
from article6.integrity.eligibility import Unit, eligible, use, uses
from article6.integrity.errors import IntegrityError
from article6.integrity.permanence import reverse, set_aside

NOW = date(2026, 11, 22)


def test_a_buffer_and_two_reversals():
    stored = set_aside(100_000, "0.12")
    assert (stored.buffer, stored.holder, stored.working.result) == (12_000, 88_000, 88_000)
    small, large = reverse(stored.buffer, 9_000), reverse(stored.buffer, 15_000)
    assert (small.left, small.shortfall) == (3_000, 0)
    assert (large.left, large.shortfall) == (0, 3_000)


@pytest.mark.parametrize(
    ("levies_on", "levies", "holder"),
    [("all", (5_000, 2_000), 81_000), ("holder", (4_400, 1_760), 81_840)],
)
def test_the_levies_are_an_open_point_and_a_switch(levies_on, levies, holder):
    stored = set_aside(100_000, "0.12", levies_on=levies_on)
    assert (stored.adaptation, stored.omge) == levies and stored.holder == holder == stored.working.result
    assert "open point" in stored.working["SOP"].note


@given(st.integers(0, 10**6), st.fractions(0, 1, max_denominator=50), st.integers(0, 10**6))
def test_no_tonne_is_lost(removals, score, gone):
    stored = set_aside(removals, score)
    assert stored.buffer + stored.holder == removals and stored.buffer >= removals * score
    after = reverse(stored.buffer, gone)
    assert after.left - after.shortfall == stored.buffer - gone and min(after.left, after.shortfall) == 0


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: set_aside(100, 0.12), "float"),
        (lambda: set_aside(100, "12"), "write 12 per cent as"),
        (lambda: set_aside(-1, 0), "whole number"),
        (lambda: set_aside(10.5, 0), "whole number"),
        (lambda: set_aside(100, "0.1", levies_on="both"), "'all' or on 'holder'"),
        (lambda: set_aside(100, "0.99", levies_on="all"), "less than the levies"),
        (lambda: reverse(10, -1), "A reversal"),
    ],
)
def test_wrong_removals_are_refused(make, words):
    with pytest.raises(IntegrityError, match=words):
        make()


@pytest.mark.parametrize(
    ("case", "found"),
    [
        (Case(issued_in=("Verra", "national scheme")), [("issuance", False)]),
        (Case(issued_in=("Verra", "Verra")), [("issuance", False)]),
        (Case(uses=("ndc",)), [("claiming", False)]),
        (Case(uses=("oimp",)), [("claiming", False)]),
        (Case(uses=("ndc",), adjusted=True), []),
        (Case(uses=("ndc",), host_counts=False), []),
        (Case(uses=("company",)), [("claiming", True)]),
        (Case(uses=("contribution",)), []),
        (Case(uses=("ndc", "oimp"), adjusted=True), [("use", False)]),
        (Case(uses=("ndc", "ndc")), [("claiming", False), ("use", False)]),
        (Case(paid_as=("subsidy", "sale of the unit")), [("monetization", True)]),
        (Case(issued_in=("ART",), uses=("oimp",), adjusted=True, paid_as=("sale",)), []),
    ],
)
def test_cases_are_told_apart(case, found):
    assert [(one.kind.id, one.open) for one in classify(case)] == found
    assert all(one.why.endswith((".", "?")) for one in classify(case))


def test_the_kinds_cite_rules_and_wrong_cases_are_refused():
    assert [one.of for one in kinds()] == ["tonnes"] * 3 + ["money"]
    assert all(rules.get(one.rule) for one in kinds())
    assert kind("claiming").name == "Double claiming"
    with pytest.raises(IntegrityError, match="no use 'export'"):
        Case(uses=("export",))
    with pytest.raises(IntegrityError, match="no kind of double counting 'sale'"):
        kind("sale")


GOOD = Unit(
    host="THA",
    vintage=2022,
    authorized_for=("NDC",),
    first_transferred=True,
    same_period=True,
    used=False,
    inconsistent=False,
)


def results(unit, id, on=NOW):
    return {found.condition.id: found.result for found in eligible(unit, id, on).findings}


def test_use_towards_an_ndc():
    assert set(results(GOOD, "ndc").values()) == {"met", "open"}
    assert results(GOOD, "ndc")["quality"] == "open"
    from dataclasses import replace

    for wrong, at in (
        ({"vintage": 2020}, "vintage"),
        ({"authorized_for": ("IMP",)}, "authorized"),
        ({"authorized_for": ()}, "authorized"),
        ({"used": True}, "unused"),
        ({"same_period": False}, "same-period"),
    ):
        unit = replace(GOOD, **wrong)
        assert results(unit, "ndc")[at] == "not met" and eligible(unit, "ndc", NOW).answer == "not met"
    assert eligible(Unit(), "ndc", NOW).answer == "open"


def test_a_cer_and_a_contribution():
    cer = Unit(
        kind="CER", registered_on=date(2013, 1, 1), in_mechanism_registry=True, first_ndc=True, used=False
    )
    assert eligible(cer, "cer-first-ndc", NOW).answer == "met"
    early = Unit(kind="lCER", registered_on=date(2012, 12, 31))
    assert results(early, "cer-first-ndc")["registered"] == "not met"
    assert results(early, "cer-first-ndc")["permanent"] == "not met"
    mcu = Unit(kind="mitigation contribution A6.4ER", authorized_for=())
    assert results(mcu, "contribution") == {"kind": "met", "not-authorized": "met", "scheme": "open"}


def test_corsia_takes_named_programmes_and_leaves_out_what_verra_leaves_out():
    stove = Unit(programme="Verra", methodology="AMS-II.G", renewable_mw=0, vintage=2022)
    assert results(stove, "corsia-first-phase")["excluded-by-verra"] == "not met"
    solar = Unit(programme="Verra", methodology="ACM0002", renewable_mw=40)
    assert results(solar, "corsia-first-phase")["large-renewables"] == "not met"
    gold = Unit(programme="Gold Standard", methodology="AMS-II.G")
    assert "excluded-by-verra" not in results(gold, "corsia-first-phase")
    other = results(Unit(programme="Isometric"), "corsia-first-phase")
    assert other["programme"] == "open"  # the list may have grown since
    assert other["vintages"] == other["deadline"] == "open"


def test_agreements_are_dated():
    thai = Unit(host="THA")
    assert results(thai, "singapore", date(2025, 8, 18))["agreement"] == "not met"
    assert results(thai, "singapore", date(2025, 8, 19))["agreement"] == "met"
    assert results(Unit(host="GHA"), "singapore")["agreement"] == "open"  # its day was not seen
    assert results(Unit(host="FJI"), "singapore")["agreement"] == "open"  # a memorandum only
    assert results(Unit(host="GHA"), "switzerland")["agreement"] == "met"
    assert results(Unit(host="SEN"), "switzerland", date(2021, 7, 20))["agreement"] == "open"
    assert results(Unit(host="SEN"), "switzerland", date(2021, 6, 30))["agreement"] == "not met"
    assert results(Unit(host="DMA"), "switzerland")["agreement"] == "open"  # approved; no signature seen


def test_what_is_not_sure_never_decides():
    for one in uses():
        assert one.conditions and len({c.id for c in one.conditions}) == len(one.conditions)
        for condition in one.conditions:
            assert condition.text.endswith(".") and condition.source.where
            if not condition.source.sure:
                for unit in (Unit(), Unit(vintage=1990, cancelled_on=date(2031, 1, 1))):
                    assert results(unit, one.id)[condition.id] == "open"


def test_wrong_questions_are_refused():
    with pytest.raises(IntegrityError, match="no use 'moon'.*ndc"):
        use("moon")
    with pytest.raises(IntegrityError, match="authorized_for"):
        Unit(authorized_for=("NDCs",))
    with pytest.raises(IntegrityError, match="tuple of"):
        Unit(authorized_for="NDC")
    assert "2026-11-22" in eligible(Unit(), "ndc", date(2027, 1, 1)).caution
