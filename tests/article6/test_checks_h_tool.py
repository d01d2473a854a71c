"""Checks 103 and 104, and the list of checks as a whole."""

from datetime import date

import pytest

from article6 import rules
from article6.consistency import check, labels, listing
from article6.consistency.checks import CHECKS
from article6.consistency.dossier import Dossier
from article6.consistency.own_reports import AnyOf
from article6.findings import Outcome
from article6.reports.report import Report
from tests.article6.case import action, aef, run

NONE = "Checked, no inconsistencies identified"
SOME = "Checked, inconsistencies identified"
NULL = "Null, information for check not available"


def test_the_list_has_107_checks_in_order_each_with_a_title_and_rules_that_exist():
    assert [one.number for one in CHECKS] == list(range(1, 108))
    for one in CHECKS:
        assert one.title.strip() and one.rules and one.kinds, one.number
        assert all(rules.get(id).cite for id in one.rules), one.number
        assert one.run.__doc__.startswith(f"{one.number}: "), one.number
    assert len({one.title for one in CHECKS}) == len({one.run for one in CHECKS}) == 107
    assert len(listing()) == 107


def test_a_check_of_any_of_several_parts():
    one = next(check for check in CHECKS if check.number == 72)
    report = Report(kind="initial", party="XHA", date=date(2027, 1, 5))
    assert isinstance(one, AnyOf)
    assert not one.applies(Dossier(aef=aef()))
    assert one.applies(Dossier(initial_report=report)) and one.applies(Dossier(updated_reports=(report,)))


# --- 103 ---------------------------------------------------------------------------------------------------


def test_the_result_carries_the_statuses():
    first = Report(kind="initial", party="XHA", date=date(2027, 1, 5))
    update = Report(kind="updated initial", party="XHA", date=date(2028, 3, 1))
    made = check(Dossier(aef=aef(), initial_report=first, updated_reports=(update,)), only={103})
    assert made.results == {103: "passed"}
    assert made.statuses["initial report"] == "submitted 05/01/2027"
    assert made.statuses["updated initial report"] == "submitted 01/03/2028"
    assert made.statuses["review"] == made.statuses["review report"] == "not at hand"


@pytest.mark.parametrize("shown", [{}, {"initial report": "", "review": "x", "review report": "x"}])
def test_a_result_without_them(monkeypatch, shown):
    monkeypatch.setattr(labels, "statuses", lambda dossier: shown)
    found = run(Dossier(aef=aef()), 103)
    assert all(one.outcome is Outcome.INCONSISTENT and one.rule == "consistency.any-time" for one in found)
    assert len(found) == (2 if shown else 4)


# --- 104 ---------------------------------------------------------------------------------------------------


def test_our_labels_follow_from_the_checks():
    assert run(Dossier(aef=aef()), 104) == []


@pytest.mark.parametrize("wrong", [NONE, SOME, NULL])
def test_labels_that_do_not_follow(monkeypatch, wrong):
    monkeypatch.setattr(labels, "label_of", lambda outcomes: wrong)
    found = run(Dossier(aef=aef()), 104)
    # of the eight sets of outcomes four have an inconsistency, two a null without one, two neither
    assert len(found) == 8 - {NONE: 2, SOME: 4, NULL: 2}[wrong]
    assert all(one.outcome is Outcome.INCONSISTENT for one in found)


def test_labels_in_a_file():
    rows = [action(1, 10, check_result=NONE.upper()), action(11, 20, check_result=NULL)]
    assert run(Dossier(aef=aef(actions=rows, check_result=NULL)), 104) == []


def test_a_label_in_a_file_that_is_none_is_a_question():
    rows = [action(1, 10, check_result="OK"), action(11, 20, check_result="ok"), action(21, 30)]
    (found,) = run(Dossier(aef=aef(actions=rows)), 104)
    assert (found.outcome, found.place.row, found.value) == (Outcome.WARNING, 2, "OK")


def test_a_label_in_a_file_that_its_rows_contradict_is_a_question():
    rows = [action(1, 10, check_result=SOME)]
    (found,) = run(Dossier(aef=aef(actions=rows, check_result=NONE)), 104)
    assert found.outcome is Outcome.WARNING and found.place.table == "Table 1 Submission"
    made = check(Dossier(aef=aef(actions=rows, check_result=NONE)), only={104})
    assert made.label == NONE
