"""Checks 72 to 74, 82 and 83: the order of submissions, due days, corrections, units not to be used."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from article6.consistency.dossier import Dossier, Parameters
from article6.findings import Outcome
from article6.reports.report import Item, Report
from tests.article6.case import (
    BUYER,
    HOST,
    action,
    aef,
    authorization_row,
    buyer_aef,
    corrected_buyer_aef,
    holding,
    host_aef,
    run,
)
from tests.article6.table4_case import host_form

INCONSISTENT, WARNING, NULL = Outcome.INCONSISTENT, Outcome.WARNING, Outcome.NULL


def report(day, *approaches, kind="initial", **more):
    """A report with one item for each approach."""
    items = tuple(Item(key="18(g)", text="Text.", approach=one) for one in approaches)
    return Report(kind=kind, party=HOST, date=day, items=items, **more)


def of_2028(**more):
    """XHA's AEF of 2028, submitted on 10 April 2029; the authorization is of 1 February 2027."""
    return aef([authorization_row()], [action()], **more)


def outcomes(findings):
    return [one.outcome for one in findings]


# --- 72 ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [date(2026, 6, 1), date(2027, 2, 1)])
def test_the_initial_report_comes_first(day):
    assert run(Dossier(aef=of_2028(), initial_report=report(day, "CA0099")), 72) == []


def test_the_initial_report_may_come_with_the_aef_on_the_same_day():
    with_btr = report(date(2029, 4, 10), "CA0099", annexed_to_btr=2028)
    assert run(Dossier(aef=of_2028(), initial_report=with_btr), 72) == []


def test_an_initial_report_after_the_aef():
    late = report(date(2029, 4, 11), "CA0099", annexed_to_btr=2028)
    (found,) = run(Dossier(aef=of_2028(), initial_report=late), 72)
    assert (found.outcome, found.rule) == (INCONSISTENT, "aef.sequence")
    assert (found.place.table, found.place.column) == ("Table 1 Submission", "Date of submission")
    assert "11/04/2029" in found.problem and "10/04/2029" in found.problem and "CA0099" in found.problem
    assert found.other.table == "initial report of XHA"


def test_the_corrected_aef_after_the_initial_report_passes():
    late = report(date(2029, 4, 11), "CA0099", annexed_to_btr=2028)
    again = of_2028(version="2.0", date=date(2029, 5, 2))
    assert run(Dossier(aef=again, own=(of_2028(),), initial_report=late), 72) == []


def test_a_revised_report_does_not_make_the_first_one_late():
    first, revised = report(date(2027, 1, 5), "CA0099"), report(date(2030, 1, 5), "CA0099")
    assert run(Dossier(aef=of_2028(), initial_report=revised, updated_reports=(first,)), 72) == []


def test_a_further_approach_needs_its_update():
    rows = [action(), action(approach="CA0100", row=7), action(approach="CA0100", row=9)]
    two = aef([authorization_row()], rows)
    first = report(date(2027, 1, 5), "CA0099")
    (found,) = run(Dossier(aef=two, initial_report=first), 72)
    assert (found.outcome, found.value, found.place.row) == (NULL, "CA0100", 7)
    update = report(date(2028, 1, 5), "CA0100", kind="updated initial")
    assert run(Dossier(aef=two, initial_report=first, updated_reports=(update,)), 72) == []
    late = replace(update, date=date(2029, 6, 1))
    (found,) = run(Dossier(aef=two, initial_report=first, updated_reports=(late,)), 72)
    assert found.outcome is INCONSISTENT and "CA0100" in found.problem and "CA0099" not in found.problem


def test_holdings_alone_need_the_report_too():
    held = aef([], [], [holding()])
    (found,) = run(Dossier(aef=held, initial_report=report(date(2030, 1, 1), "CA0099")), 72)
    assert found.outcome is INCONSISTENT


def test_a_report_that_names_no_approach_may_be_on_any():
    assert run(Dossier(aef=of_2028(), initial_report=report(date(2027, 1, 5))), 72) == []


def test_the_information_of_paragraph_23_comes_after_the_initial_report_too():
    form = host_form(submitted=date(2030, 12, 31))
    both = ("CA0099", "CA0100")
    early, late = report(date(2027, 1, 5), *both), report(date(2031, 1, 1), *both)
    assert run(Dossier(table4=form, initial_report=early), 72) == []
    (found,) = run(Dossier(table4=form, initial_report=late), 72)
    assert (found.outcome, found.place.table) == (INCONSISTENT, "Table 4")
    update = report(date(2031, 1, 1), "CA0100", kind="updated initial")
    given = {"initial_report": report(date(2027, 1, 5), "CA0099"), "updated_reports": (update,)}
    (found,) = run(Dossier(table4=form, **given), 72)
    assert "CA0100" in found.problem
    no_lines = replace(form, breakdown=())
    assert outcomes(run(Dossier(table4=no_lines, initial_report=late), 72)) == [INCONSISTENT]
    assert run(Dossier(table4=replace(form, submitted=None), initial_report=late), 72) == []


def test_later_than_the_authorization_is_a_question():
    (found,) = run(Dossier(aef=of_2028(), initial_report=report(date(2027, 2, 2), "CA0099")), 72)
    assert (found.outcome, found.rule) == (WARNING, "report.initial")
    assert "2028" in found.mend and found.other.table == "Table 2 Authorizations"


def test_the_next_report_due_will_do_and_a_later_one_not():
    """Authorized in February 2027: the next biennial transparency report due is that of 2028."""
    day = date(2029, 4, 1)
    with_2028, with_2030 = (report(day, "CA0099", annexed_to_btr=year) for year in (2028, 2030))
    assert run(Dossier(aef=of_2028(), initial_report=with_2028), 72) == []
    assert outcomes(run(Dossier(aef=of_2028(), initial_report=with_2030), 72)) == [WARNING]
    island = Parameters(least_developed_or_island=True)
    assert run(Dossier(aef=of_2028(), initial_report=with_2030, parameters=island), 72) == []


def test_the_first_authorization_of_an_approach_counts():
    permits = [authorization_row("XHA-2", date=date(2028, 2, 1)), authorization_row()]
    two = aef(permits, [action()])
    for permit in (two, replace(two, authorizations=permits[::-1])):
        (found,) = run(Dossier(aef=permit, initial_report=report(date(2027, 6, 1), "CA0099")), 72)
        assert "01/02/2027" in found.problem
    second_alone = aef([authorization_row(version=2, date=date(2027, 3, 1))], [action()])
    assert run(Dossier(aef=second_alone, initial_report=report(date(2027, 6, 1), "CA0099")), 72) == []


def test_no_text_names_a_day_for_an_update_but_that_of_the_aef():
    update = report(date(2028, 9, 1), "CA0099", kind="updated initial")
    assert run(Dossier(aef=of_2028(), initial_report=update), 72) == []


def test_the_report_of_another_party_says_nothing():
    other = replace(report(date(2035, 1, 1), "CA0099"), party=BUYER)
    assert run(Dossier(aef=of_2028(), initial_report=other), 72) == []


# --- 73 ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "late"), [(date(2029, 4, 15), False), (date(2029, 4, 16), True)])
def test_the_aef_comes_by_15_april(day, late):
    found = run(Dossier(aef=of_2028(date=day)), 73)
    assert bool(found) == late and all(one.outcome is WARNING for one in found)


def test_small_islands_have_no_other_day():
    islands = Parameters(least_developed_or_island=True)
    assert run(Dossier(aef=of_2028(date=date(2029, 4, 16)), parameters=islands), 73)


def test_a_correction_is_not_late():
    again = of_2028(version="2.0", date=date(2029, 9, 1))
    assert run(Dossier(aef=again, own=(of_2028(),)), 73) == []
    assert run(Dossier(aef=again), 73) == []  # when the first version came is not known
    first = of_2028(date=date(2029, 4, 20), source="first")
    (found,) = run(Dossier(aef=again, own=(first,)), 73)
    assert found.place.file == "first" and "20/04/2029" in found.problem


@pytest.mark.parametrize("more", [{"date": None}, {"year": None}, {"year": 9999}, {"year": 0}])
def test_days_that_are_not_known_are_never_late(more):
    one = of_2028()
    one.submission = replace(one.submission, **({"date": date(9999, 12, 31)} | more))
    assert run(Dossier(aef=one), 73) == []


# --- 74 ----------------------------------------------------------------------------------------------------


def regular(day, year=2028, party=HOST):
    return Report(kind="regular", party=party, date=day, annexed_to_btr=year)


@pytest.mark.parametrize(("day", "late"), [(date(2028, 12, 31), False), (date(2029, 1, 1), True)])
def test_the_annex_comes_by_the_end_of_the_year(day, late):
    found = run(Dossier(regular_information=regular(day)), 74)
    assert [one.outcome for one in found] == [WARNING] * late


def test_least_developed_countries_and_islands_choose_their_day():
    late = regular(date(2029, 3, 1))
    island = Parameters(least_developed_or_island=True)
    assert run(Dossier(regular_information=late, parameters=island), 74) == []
    assert run(Dossier(regular_information=replace(late, party="MWI")), 74) == []  # an LDC
    assert run(Dossier(regular_information=replace(late, party="VUT")), 74) == []  # a SIDS
    assert run(Dossier(regular_information=replace(late, party="CHE")), 74)


def test_without_the_year_of_its_report_nothing_is_late():
    assert run(Dossier(regular_information=regular(date(2029, 3, 1), None)), 74) == []


# --- 82 ----------------------------------------------------------------------------------------------------


def test_a_correction_under_the_same_version():
    before = of_2028(source="before")
    better = aef([authorization_row()], [action(1, 900)], date=date(2029, 5, 1))
    (found,) = run(Dossier(aef=better, own=(before,)), 82)
    assert (found.outcome, found.rule) == (INCONSISTENT, "consistency.resubmit")
    assert found.problem.endswith("Actions.") and found.other.file == "before"


def test_a_new_version_is_how_it_is_done():
    better = aef([authorization_row()], [action(1, 900)], version="1.1")
    assert run(Dossier(aef=better, own=(of_2028(),)), 82) == []


def test_the_same_content_in_another_order_with_what_the_platform_filled_in():
    rows = [action(1, 10), action(11, 20, check_result="Checked, no inconsistencies identified")]
    one = aef([authorization_row()], [action(1, 10), action(11, 20)])
    other = aef(
        [authorization_row(documentation="https://unfccc.int/1")],
        rows[::-1],
        review_status="Review pending",
        date=date(2029, 4, 12),
    )
    assert run(Dossier(aef=one, own=(other,)), 82) == []
    twice = aef([authorization_row()], [*rows, rows[0]])
    assert len(run(Dossier(aef=one, own=(twice,)), 82)) == 1


# --- 83 ----------------------------------------------------------------------------------------------------


def test_the_units_of_the_worked_pair_that_parties_are_asked_not_to_use():
    for one, other, rows in ((host_aef(), buyer_aef(), [3]), (buyer_aef(), host_aef(), [3, 5])):
        found = run(Dossier(aef=one, others=(other,)), 83)
        assert [(f.outcome, f.place.row) for f in found] == [(WARNING, row) for row in rows]
        assert "serials 390,001 to 400,000 (10,000 units)" in found[0].problem
    assert "vintage 2027, serials 1,200,001 to 1,205,000 (5,000 units)" in found[1].problem
    assert all("request" in f.mend and f.rule == "consistency.no-use" for f in found)


def test_once_corrected_nobody_is_asked():
    host, buyer = host_aef(), buyer_aef()
    better = corrected_buyer_aef()
    assert run(Dossier(aef=host, others=(buyer, better)), 83) == []
    assert run(Dossier(aef=better, own=(buyer,), others=(host,)), 83) == []


def test_units_that_this_report_leaves_out_and_units_still_on_their_way():
    nothing = aef(party=BUYER, source="nothing")
    (found,) = run(Dossier(aef=nothing, others=(aef(actions=[action(1, 100)]),)), 83)
    assert found.place.table == "Table 1 Submission" and "serials 1 to 100" in found.problem
    late = aef(actions=[action(1, 100, time=datetime(2028, 12, 30))])
    assert run(Dossier(aef=late, others=(nothing,)), 83) == []


def test_rows_of_one_vintage_are_one_question():
    sold = aef(actions=[action(1, 100), action(301, 400), action(101, 150, vintage=2028)])
    found = run(Dossier(aef=sold, others=(aef(party=BUYER),)), 83)
    assert len(found) == 2 and "serials 1 to 100, 301 to 400 (200 units)" in found[0].problem
