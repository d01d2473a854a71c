"""The calendar: days worked out by hand from 2/CMA.3 annex 18-23, 18/CMA.1 and 4/CMA.6 para. 14, 26-27."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6 import rules
from article6.authorization import Authorization
from article6.ledger import Ledger
from article6.ndc import Period
from article6.paper import html
from article6.readings import Readings
from article6.reports.calendar import CalendarError, calendar, next_due, review_stages
from article6.reports.deadlines import aef_due, cut_off, end_year_btr, latest_data, next_btr
from article6.reports.due import KINDS, TOPICS, as_paper

JUNE = {"CA0099": date(2026, 6, 1)}


def days(dues, topic):
    return [due.date.isoformat() for due in dues if due.topic == topic]


# --- single days ----------------------------------------


@pytest.mark.parametrize("year, day", [(2024, "2025-04-15"), (2025, "2026-04-15"), (2026, "2027-04-15")])
def test_annual_information_by_15_april(year, day):
    assert aef_due(year).isoformat() == day


@pytest.mark.parametrize("btr, two, three", [(2026, 2024, 2023), (2028, 2026, 2025), (2030, 2028, 2027)])
def test_what_data_a_report_holds(btr, two, three):
    assert (latest_data(btr), latest_data(btr, 3)) == (two, three)


@pytest.mark.parametrize(
    "end, report, day",
    [(2030, 2032, "2031-12-31"), (2025, 2028, "2027-12-31"), (2035, 2038, "2037-12-31")],
)
def test_end_year_report_and_cut_off(end, report, day):
    assert end_year_btr(end) == report
    assert cut_off(end).isoformat() == day


def test_flexibility_of_three_years_moves_the_end_year_report():
    assert end_year_btr(2030, 3) == 2034
    assert end_year_btr(2025, 3) == 2028


@pytest.mark.parametrize(
    "day, year",
    [
        ("2022-03-01", 2024),
        ("2024-12-31", 2024),
        ("2025-01-01", 2026),
        ("2027-06-30", 2028),
        ("2028-01-01", 2028),
    ],
)
def test_the_next_report_due(day, year):
    assert next_btr(date.fromisoformat(day)) == year


@given(st.integers(2021, 2060), st.integers(0, 3))
def test_the_end_year_report_is_the_first_that_holds_the_year(end, lag):
    btr = end_year_btr(end, lag)
    assert btr % 2 == 0 and btr >= 2024
    assert latest_data(btr, lag) >= end
    assert btr == 2024 or latest_data(btr - 2, lag) < end


# --- the calendar of one Party ----------------------------------------


def test_the_calendar_of_a_host_authorizing_in_2026():
    dues = calendar("XHA", (2026, 2030), JUNE)
    assert days(dues, "initial report") == ["2026-06-01", "2026-12-31", "2027-04-15"]
    assert [d.kind for d in dues if d.topic == "initial report"] == ["shall", "may", "shall"]
    assert days(dues, "annual information") == [f"{year}-04-15" for year in range(2027, 2033)]
    assert days(dues, "biennial transparency report") == [f"{y}-12-31" for y in (2026, 2028, 2030, 2032)]
    assert [d.year for d in dues if d.topic == "biennial transparency report"] == [2024, 2026, 2028, 2030]
    assert days(dues, "table 4") == ["2028-12-31", "2030-12-31", "2032-12-31"]
    assert [d.what.split(" for ")[1][:12] for d in dues if d.topic == "table 4"] == [
        "2026, with t",
        "2026 to 2028",
        "2026 to 2030",
    ]
    assert days(dues, "cut-off") == ["2031-12-31"]
    assert days(dues, "achievement") == days(dues, "finality") == ["2032-12-31"]
    assert days(dues, "NDC") == ["2030-12-31"]


def test_it_is_sorted_and_each_entry_is_complete():
    dues = calendar("XHA", [(2026, 2030), (2031, 2035)], JUNE, review_weeks=[date(2027, 3, 15)])
    assert [d.date for d in dues] == sorted(d.date for d in dues)
    for due in dues:
        assert due.kind in KINDS and due.topic in TOPICS and due.who
        assert rules.get(due.rule) and due.cite in str(due)
        assert due.basis[0].isupper() and due.basis.endswith(".") and ".." not in due.basis


def test_what_is_due_next():
    dues = calendar("XHA", (2026, 2030), JUNE)
    coming = next_due(dues, date(2027, 3, 1))
    assert {d.date for d in coming} == {date(2027, 4, 15)}
    assert {d.topic for d in coming} == {"initial report", "annual information"}
    assert {d.date for d in next_due(dues, date(2027, 4, 15))} == {date(2027, 4, 15)}  # the day itself counts
    assert {d.date for d in next_due(dues, date(2027, 4, 16))} == {date(2028, 4, 15)}
    assert next_due(dues, date(2040, 1, 1)) == ()


def test_annual_information_is_told_with_its_year_and_without_a_mark_of_derivation():
    dues = calendar("XHA", (2026, 2030), JUNE)
    (due,) = [d for d in dues if d.date == date(2027, 4, 15) and d.topic == "annual information"]
    assert (due.year, due.kind, due.derived, due.rule) == (2026, "shall", False, "report.annual")


def test_in_an_odd_year_the_report_would_come_too_late_for_the_annual_information():
    """Authorized in 2027: annual information by 15 April 2028, the next BTR only at the end of 2028."""

    def note(day):
        dues = calendar("XHA", (2026, 2030), {"CA0099": day})
        (instead,) = [d for d in dues if d.kind == "may" and d.topic == "initial report"]
        return instead.date, "too late" in instead.basis

    assert note(date(2027, 9, 1)) == (date(2028, 12, 31), True)
    assert note(date(2026, 9, 1)) == (date(2026, 12, 31), False)


def test_each_further_approach_has_its_update():
    dues = calendar(
        "XHA",
        (2026, 2030),
        {"CA0098": date(2027, 9, 1), "CA0099": date(2026, 6, 1), "CA0097": date(2027, 9, 2)},
    )
    assert {d.approach for d in dues if d.topic == "initial report"} == {"CA0099"}
    update = [d for d in dues if d.approach == "CA0098"]
    assert [d.date.isoformat() for d in update] == ["2027-09-01", "2028-04-15", "2028-12-31"]
    assert {d.topic for d in update} == {"updated initial report"}
    assert {d.approach for d in dues if d.topic == "updated initial report"} == {"CA0097", "CA0098"}
    assert update[0].derived and "names no day" in update[0].basis


def test_an_authorization_that_reaches_into_the_next_period_asks_for_a_report_of_it():
    long = Authorization(
        id="XHA-1",
        party="XHA",
        approach="CA0099",
        date=date(2027, 1, 10),
        purposes="NDC",
        vintages=(2027, 2033),
    )
    dues = calendar("XHA", [(2026, 2030), (2031, 2035)], [long])
    (again,) = [d for d in dues if d.topic == "initial report" and d.period == "2031-2035"]
    assert again.date == date(2032, 12, 31) and again.derived and "No text names the day" in again.basis
    short = calendar("XHA", [(2026, 2030), (2031, 2035)], {"CA0099": date(2027, 1, 10)})
    assert not [d for d in short if d.topic == "initial report" and d.period == "2031-2035"]


def test_an_authorization_before_its_period_belongs_to_it():
    early = calendar("XHA", (2026, 2030), {"CA0099": date(2025, 11, 3)})
    first = [d for d in early if d.topic == "initial report"]
    assert [d.date.isoformat() for d in first] == ["2025-11-03", "2026-04-15", "2026-12-31"]
    assert days(early, "annual information")[0] == "2026-04-15"


# --- OIMP, late reports, discretion ----------------------------------------


def authorization(purposes, **more):
    definition = {"definition": "issuance"} if purposes != "NDC" else {}
    return Authorization(
        id="XHA-1",
        party="XHA",
        approach="CA0099",
        date=date(2026, 6, 1),
        purposes=purposes,
        **definition,
        **more,
    )


def test_the_cut_off_concerns_outcomes_for_oimp_only():
    assert not days(calendar("XHA", (2026, 2030), [authorization("NDC")]), "cut-off")
    (due,) = [
        d for d in calendar("XHA", (2026, 2030), [authorization("NDC and OIMP")]) if d.topic == "cut-off"
    ]
    assert "if outcomes" not in due.what
    (unknown,) = [d for d in calendar("XHA", (2026, 2030), JUNE) if d.topic == "cut-off"]
    assert "if outcomes are authorized for OIMP" in unknown.what


@pytest.mark.parametrize("reading, day", [("submitted", "2032-12-31"), ("due", "2031-12-31")])
def test_a_late_report_moves_the_cut_off_by_the_reading_r9(reading, day):
    dues = calendar(
        "XHA",
        (2026, 2030),
        [authorization("OIMP")],
        btr_submitted={("XHA", 2030): 2033},
        readings=Readings(cut_off=reading),
    )
    assert days(dues, "cut-off") == [day]


def test_the_cut_off_is_the_one_the_ledger_holds_to():
    ledger = Ledger(periods={"XHA": (2021, 2025)})
    ledger.authorize(authorization("OIMP"))
    (due,) = [d for d in calendar("XHA", (2021, 2025), ledger=ledger) if d.topic == "cut-off"]
    assert due.date == date(2027, 12, 31)
    ledger.issue("XHA-1", vintage=2025, quantity=10, on=due.date)
    with pytest.raises(ValueError, match="2027-12-31"):
        ledger.issue("XHA-1", vintage=2025, quantity=10, on=date(2028, 1, 1))


def test_discretion_of_ldcs_and_sids_is_for_the_biennial_report_not_for_the_annual_information():
    dues = calendar("XHA", (2026, 2030), JUNE, ldc_or_sids=True)
    reports = [d for d in dues if d.topic == "biennial transparency report"]
    assert {d.kind for d in reports} == {"may"} and {d.rule for d in reports} == {"btr.ldc-sids"}
    assert {d.kind for d in dues if d.topic == "annual information"} == {"shall"}
    assert {d.kind for d in calendar("XHA", (2026, 2030), JUNE) if d.topic.startswith("bienn")} == {"shall"}


@pytest.mark.parametrize("code, kind", [("MWI", "may"), ("FJI", "may"), ("CHE", "shall")])
def test_the_table_of_parties_says_who_is_an_ldc_or_a_sids(code, kind):
    dues = calendar(code, (2026, 2030), JUNE)
    assert {d.kind for d in dues if d.topic == "biennial transparency report"} == {kind}
    told = calendar(code, (2026, 2030), JUNE, ldc_or_sids=kind == "shall")
    assert {d.kind for d in told if d.topic == "biennial transparency report"} == {"shall", "may"} - {kind}


def test_three_years_of_inventory_lag_move_table_4_and_the_end():
    dues = calendar("XHA", (2026, 2030), JUNE, inventory_lag=3)
    assert [d.year for d in dues if d.topic == "biennial transparency report"] == [
        2023,
        2025,
        2027,
        2029,
        2031,
    ]
    assert [(d.date.year, d.year) for d in dues if d.topic == "table 4"] == [
        (2030, 2027),
        (2032, 2029),
        (2034, 2030),
    ]
    assert days(dues, "cut-off") == ["2033-12-31"]


# --- from the ledger ----------------------------------------


def test_the_ledger_gives_the_approaches_of_either_side():
    ledger = Ledger(periods={"XHA": (2026, 2030), "XBU": (2026, 2030)})
    ledger.authorize(authorization("NDC"))
    block = ledger.issue("XHA-1", vintage=2027, quantity=1000, on=date(2028, 2, 1))
    ledger.transfer(block, to="XBU", on=date(2028, 3, 12))
    host = calendar("XHA", (2026, 2030), ledger=ledger)
    assert days(host, "initial report")[0] == "2026-06-01"
    buyer = calendar("XBU", (2026, 2030), ledger=ledger)
    first = [d for d in buyer if d.topic == "initial report"][0]
    assert first.date == date(2028, 3, 12) and first.derived and "first acquisition" in first.basis
    assert days(buyer, "annual information")[0] == "2029-04-15"
    assert days(buyer, "table 4") == ["2028-12-31", "2030-12-31", "2032-12-31"]


# --- the review week ----------------------------------------


def test_the_stages_of_a_review_week():
    stages = {d.what.split(",")[0][:24]: d for d in review_stages(date(2027, 3, 15))}
    assert [(d.date.isoformat(), d.kind) for d in stages.values()] == [
        ("2027-01-18", "shall"),  # dates agreed
        ("2027-02-01", "shall"),  # team composed
        ("2027-02-15", "should"),  # questions and completeness check
        ("2027-03-08", "should"),  # answers, in that week
        ("2027-03-19", "shall"),  # draft
        ("2027-03-19", "may"),  # revised initial report
        ("2027-04-02", "may"),  # comments
        ("2027-04-16", "shall"),  # final
    ]


# --- limits and wrong input ----------------------------------------


def test_until_ends_the_calendar():
    dues = calendar("XHA", (2026, 2030), JUNE, until=date(2028, 6, 30))
    assert max(d.date for d in dues) == date(2028, 4, 15)


def test_periods_are_understood_in_every_form():
    forms = ((2026, 2030), [(2026, 2030)], Period(2026, 2030), [Period(2026, 2030)])
    assert len({calendar("XHA", form, JUNE) for form in forms}) == 1


@pytest.mark.parametrize(
    "periods, approaches, word",
    [
        ((2030, 2026), JUNE, "2026"),
        ([], JUNE, "2026, 2030"),
        ("2026-2030", JUNE, "2026"),
        (2026, JUNE, "2026"),
        ([(2026, 2030), (2030, 2035)], JUNE, "overlap"),
        ((2026, 2030), {}, "CA0099"),
        ((2026, 2030), {"Cooking": date(2026, 6, 1)}, "CA"),
        ((2026, 2030), {"CA0099": "2026-06-01"}, "date"),
        ((2026, 2030), {"CA0099": date(2036, 6, 1)}, "Give the NDC period"),
    ],
)
def test_what_makes_no_calendar_is_refused_with_the_way_out(periods, approaches, word):
    with pytest.raises(CalendarError, match=word):
        calendar("XHA", periods, approaches)


def test_a_lag_and_a_review_week_that_are_none():
    with pytest.raises(CalendarError, match="lag"):
        calendar("XHA", (2026, 2030), JUNE, inventory_lag=5)
    with pytest.raises(CalendarError, match="first day"):
        review_stages("March 2027")


def test_the_calendar_as_a_page():
    page = html(as_paper("Calendar of XHA", calendar("XHA", (2026, 2030), JUNE)))
    assert "2027-04-15" in page and "[D]" in page and "2/CMA.3 annex 20" in page


def test_a_later_end_lets_the_yearly_duties_go_on():
    dues = calendar("XHA", (2026, 2030), JUNE, until=date(2036, 12, 31))
    assert days(dues, "annual information")[-1] == "2036-04-15"
    assert days(dues, "biennial transparency report")[-1] == "2036-12-31"
    assert days(dues, "achievement") == ["2032-12-31"]


def test_table_4_begins_with_the_first_report_after_taking_part():
    dues = calendar("XHA", (2026, 2030), {"CA0099": date(2029, 6, 1)})
    assert days(dues, "table 4") == ["2030-12-31", "2032-12-31"]
    assert "2026 to 2028" in next(d.what for d in dues if d.topic == "table 4")


def test_the_earliest_authorization_of_an_approach_counts():
    later = Authorization(
        id="XHA-2",
        party="XHA",
        approach="CA0099",
        date=date(2028, 1, 5),
        purposes="OIMP",
        definition="issuance",
    )
    dues = calendar("XHA", (2026, 2030), [later, authorization("NDC")])
    assert days(dues, "initial report")[0] == "2026-06-01"
    assert not days(dues, "updated initial report")
    assert "if outcomes" not in next(d.what for d in dues if d.topic == "cut-off")
