"""Checks 75 to 77: what the reports of a Party say by themselves. Their own room has the finer tests."""

from dataclasses import replace
from datetime import date

import pytest

from article6.consistency import check
from article6.consistency.dossier import Dossier
from article6.findings import Outcome
from article6.ndc import AbsoluteTarget, Method, Ndc, Period
from article6.reports.report import Item
from tests.article6.case import aef, run
from tests.article6.reports_case import full, without

NDC = Ndc("XHA", Period(2026, 2030), AbsoluteTarget(year=2030, level=90_000), method=Method.TRAJECTORY)
INITIAL, UPDATE, REGULAR = full("initial"), full("updated initial", ("CA0100",)), full("regular")


def with_text(report, key, **changes):
    """The report with one item changed."""
    items = tuple(replace(one, **changes) if one.key == key else one for one in report.items)
    return replace(report, items=items)


@pytest.mark.parametrize("number", [75, 76, 77])
def test_complete_reports_pass(number):
    dossier = Dossier(initial_report=INITIAL, updated_reports=(UPDATE,), regular_information=REGULAR, ndc=NDC)
    assert [one for one in run(dossier, number) if one.outcome is not Outcome.WARNING] == []
    assert number == 76 or run(dossier, number) == []


@pytest.mark.parametrize("number", [75, 76, 77])
def test_without_a_report_they_do_not_apply(number):
    assert check(Dossier(aef=aef()), only={number}).results == {number: "not applicable"}
    other = replace(INITIAL, party="XBU", items=())
    assert run(Dossier(aef=aef(), initial_report=other), number) == []


# --- 75 ----------------------------------------------------------------------------------------------------


def test_a_responsibility_without_evidence():
    (found,) = run(Dossier(initial_report=without(INITIAL, "18(a) 4(d)")), 75)
    assert (found.outcome, found.check) == (Outcome.WARNING, 75) and "4(d)" in found.problem
    (found,) = run(Dossier(regular_information=without(REGULAR, "21(a) 4(a)")), 75)
    assert "4(a)" in found.problem


# --- 76 ----------------------------------------------------------------------------------------------------


def missing(dossier):
    return [
        one.place.column
        for one in run(dossier, 76)
        if one.outcome is Outcome.INCONSISTENT and one.check == 76
    ]


def test_an_item_left_out_is_an_inconsistency():
    assert missing(Dossier(initial_report=without(INITIAL, "18(h)(iii)"), ndc=NDC)) == ["18(h)(iii), CA0099"]
    assert missing(Dossier(initial_report=without(INITIAL, "18(d)"), ndc=NDC)) == ["18(d)"]


def test_what_applies_follows_from_the_ndc():
    """A trajectory must be described; an average needs no description of a trajectory."""
    short = without(INITIAL, "18(c) trajectory")
    assert short != INITIAL
    assert missing(Dossier(initial_report=short, ndc=NDC)) == ["18(c) trajectory"]
    assert missing(Dossier(initial_report=short, ndc=replace(NDC, method=Method.AVERAGING))) == []


def test_the_description_of_the_ndc_is_owed_before_the_first_biennial_report_only():
    short = replace(
        INITIAL, items=tuple(i for i in INITIAL.items if not i.key.startswith("18(b)")), date=date(2027, 1, 5)
    )
    before = replace(REGULAR, date=date(2026, 12, 20))
    assert run(Dossier(initial_report=short, ndc=NDC, regular_information=before), 76) == []
    (asked,) = [one for one in run(Dossier(initial_report=short, ndc=NDC), 76) if "18(b)" in one.place.column]
    assert asked.outcome is Outcome.WARNING


def test_an_update_owes_18g_to_i_alone_and_is_looked_at_by_itself():
    dossier = Dossier(initial_report=INITIAL, updated_reports=(without(UPDATE, "18(i)(i)"),), ndc=NDC)
    (found,) = [one for one in run(dossier, 76) if one.outcome is Outcome.INCONSISTENT]
    assert (found.place.table, found.place.column) == ("updated initial report of XHA", "18(i)(i), CA0100")


def test_order_and_supplementary_elements_are_questions():
    turned = replace(INITIAL, items=INITIAL.items[::-1])
    found = run(Dossier(initial_report=turned, ndc=NDC), 76)
    assert found and {one.outcome for one in found} == {Outcome.WARNING}
    bare = replace(INITIAL, items=tuple(replace(one, covers=()) for one in INITIAL.items))
    found = [one for one in run(Dossier(initial_report=bare, ndc=NDC), 76)]
    assert found and {one.rule for one in found} == {"initial.supplementary"}


# --- 77 ----------------------------------------------------------------------------------------------------


def test_a_confidential_item_has_a_reason():
    secret = with_text(INITIAL, "18(h)(ii)", confidential=True, reason="")
    (found,) = run(Dossier(initial_report=secret), 77)
    assert (found.outcome, found.rule) == (Outcome.WARNING, "confidential.reason")
    assert run(Dossier(initial_report=with_text(secret, "18(h)(ii)", reason="Trade secrets act")), 77) == []


def test_confidential_text_in_a_public_item():
    words = "The price is forty per tonne."
    secret = Item(key="annex II", text=words, reason="Contract")
    report = replace(REGULAR, items=(*REGULAR.items, secret))
    (found,) = run(Dossier(regular_information=with_text(report, "21(c)", text=f"Sold. {words}")), 77)
    assert (found.outcome, found.rule) == (Outcome.INCONSISTENT, "confidential.marked")
    assert "forty" not in found.problem
