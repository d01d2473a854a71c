"""Checks 27 and 28: vintages, dates, metrics, gases, sectors of the authorization."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from article6.consistency import Dossier
from tests.article6.authorized_case import ID, B, W, document, found, one_row
from tests.article6.case import BUYER, FUND, TO_PARTY, action, aef, authorization_row, buyer_row, holding, run


# 27
def test_the_vintage_is_among_those_authorized():
    held = [holding(vintage=2031)]
    dossier = Dossier(aef=one_row(action(vintage=2031), action(), holdings=held), documents=(document(),))
    findings = run(dossier, 27)
    assert [(one.outcome, one.place.table[:7], one.place.row) for one in findings] == [
        (B, "Table 3", 2),
        (B, "Table 4", 2),
    ]
    assert "2026 to 2030" in findings[0].problem
    assert found(replace(dossier, documents=(document(vintages=()),)), 27) == []


def test_a_first_transfer_goes_by_the_vintages_of_its_day_and_later_rows_by_any():
    wider = document(version=2, date=date(2028, 6, 1), vintages=(2025, 2030))
    rows = [
        action(1, 10, vintage=2025, time=datetime(2028, 3, 1)),
        action(11, 20, vintage=2025, time=datetime(2028, 6, 1)),
        action(1, 10, "Cancellation", vintage=2025, time=datetime(2028, 3, 2)),
    ]
    assert found(Dossier(aef=one_row(*rows), documents=(document(), wider)), 27) == [(B, 2)]


@pytest.mark.parametrize(
    ("subtype", "day", "outcomes"),
    [
        ("Issuance", date(2028, 3, 1), []),
        ("Issuance", date(2028, 3, 2), [B]),
        ("Use or cancellation", date(2028, 3, 2), [B]),
        (TO_PARTY, date(2028, 3, 2), []),  # the final date binds the event for OIMP only
        (FUND, date(2028, 3, 2), []),
    ],
)
def test_the_final_date_of_the_event_for_oimp(subtype, day, outcomes):
    row = action(subtype=subtype, time=datetime(day.year, day.month, day.day))
    dossier = Dossier(aef=one_row(row), documents=(document(final_date=date(2028, 3, 1)),))
    assert [outcome for outcome, _ in found(dossier, 27)] == outcomes


def test_a_use_in_time_of_which_the_party_learnt_later_keeps_the_final_date():
    told = action(subtype="Use or cancellation", acquiring=None, time=datetime(2028, 4, 1))
    used = action(type="Cancellation", purpose="CORSIA", time=datetime(2028, 2, 20))
    dossier = Dossier(aef=one_row(told, used), documents=(document(final_date=date(2028, 3, 1)),))
    assert found(dossier, 27) == []
    late = replace(used, time=datetime(2028, 3, 2))
    assert found(replace(dossier, aef=one_row(told, late)), 27) == [(B, 2)]


def test_the_final_date_binds_no_use_towards_an_ndc():
    used = buyer_row(1, 10, "Use", datetime(2028, 11, 30), use_year=2028, authorization=ID)
    mine = aef([authorization_row()], [used], party=BUYER)
    dossier = Dossier(aef=mine, documents=(document(party=BUYER, final_date=date(2028, 3, 1)),))
    assert found(dossier, 27) == []


def test_the_timeframe_is_a_question_only():
    rows = [authorization_row(timeframe="2026 - 2027")]
    assert found(Dossier(aef=one_row(action(vintage=2027), authorizations=rows)), 27) == []
    (finding,) = run(Dossier(aef=one_row(action(vintage=2028), authorizations=rows)), 27)
    assert finding.outcome == W and "2026 - 2027" in finding.problem
    parted = [replace(rows[0], timeframe="Occurred: from 2026 to 2028. Use: from 2027 to 2027")]
    used = action(type="Cancellation", vintage=2028, purpose="CORSIA")
    assert found(Dossier(aef=one_row(used, authorizations=parted)), 27) == [(W, 2)]
    assert found(Dossier(aef=one_row(action(vintage=2028), authorizations=parted)), 27) == []
    changed = [*parted, replace(parted[0], version=2, timeframe="2026 - 2030")]
    assert found(Dossier(aef=one_row(used, authorizations=changed)), 27) == []
    unread = [replace(rows[0], timeframe="as long as the programme runs")]
    assert found(Dossier(aef=one_row(action(vintage=2050), authorizations=unread)), 27) == []


# 28
@pytest.mark.parametrize(
    ("authorized", "row", "outcomes"),
    [
        ({}, {}, []),
        ({}, {"metric": "non-GHG", "non_ghg_metric": "MWh"}, [B]),
        ({"metric": "non-GHG", "non_ghg_metric": "MWh"}, {"metric": "Non-GHG", "non_ghg_metric": "mwh"}, []),
        ({"metric": "non-GHG", "non_ghg_metric": "MWh"}, {"metric": "non-GHG", "non_ghg_metric": "ha"}, [B]),
        ({"metric": "non-GHG", "non_ghg_metric": "MWh"}, {}, [B]),
        ({"metric": None}, {"metric": "non-GHG", "non_ghg_metric": "ha"}, []),
        ({}, {"metric": None}, []),
    ],
)
def test_the_metric_is_the_authorized_one(authorized, row, outcomes):
    dossier = Dossier(aef=one_row(action(**row), authorizations=[authorization_row(**authorized)]))
    assert [outcome for outcome, _ in found(dossier, 28)] == outcomes


def test_gases_are_within_the_authorization_that_names_them():
    dossier = Dossier(aef=one_row(action(gwp="CH4 28, N2O 265 (AR5)")), documents=(document(),))
    (finding,) = run(dossier, 28)
    assert (
        finding.outcome == B
        and "N2O" in finding.problem
        and finding.place.column.startswith("Applicable GWP")
    )
    assert found(replace(dossier, documents=(document(gases=("CO2", "CH4", "N2O")),)), 28) == []
    assert found(replace(dossier, documents=(document(gases=()),)), 28) == []
    hfc = Dossier(aef=one_row(action(gwp="HFC-134a 1300")), documents=(document(gases=("HFCs",)),))
    assert found(hfc, 28) == []


def test_sectors_of_table_2_are_those_of_the_document_that_names_them():
    rows = [authorization_row(sectors=("Energy generation", "Transportation"), activity=("Wind",))]
    findings = run(Dossier(aef=one_row(authorizations=rows), documents=(document(),)), 28)
    assert [(one.rule, one.value) for one in findings] == [
        ("authorization.5m", "Transportation"),
        ("authorization.5n", "Wind"),
    ]
    loose = document(sectors={"Power"}, activities=())  # names of its own are not compared
    assert run(Dossier(aef=one_row(authorizations=rows), documents=(loose,)), 28) == []
