"""Checks 95, 96 and 106: table 2 beside the documents, the annex of the BTR, and table 5."""

from dataclasses import replace
from datetime import date

import pytest

from article6.aef.authorization_rows import table2_row
from article6.aef.remarks import of_another_party
from article6.authorization import Authorization
from article6.consistency.dossier import Dossier
from article6.findings import Outcome
from article6.reports.report import Item, Report
from tests.article6.case import BUYER, aef, authorization_row, entity, run

INCONSISTENT, WARNING = Outcome.INCONSISTENT, Outcome.WARNING
DOCUMENT = Authorization(
    id="XHA-2027-01",
    party="XHA",
    approach="CA0099",
    date=date(2027, 2, 1),
    purposes="NDC and OIMP",
    definition="issuance",
    quantity=1_000_000,
    vintages=(2026, 2030),
    oimp="CORSIA",
)


def against(row, *documents, **more):
    return run(Dossier(aef=aef([row]), documents=documents or (DOCUMENT,), **more), 95)


# --- 95 ----------------------------------------------------------------------------------------------------


def test_table_2_as_the_document_has_it():
    assert against(table2_row(DOCUMENT)) == [] and against(authorization_row()) == []


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("date", date(2027, 2, 2), "authorization.5c"),
        ("approach", "CA0100", "authorization.5a"),
        ("purpose", "NDC", "authorization.5e"),
        ("purpose", "NDC and IMP", "authorization.5e"),
        ("quantity", 999_999, "authorization.5h"),
        ("definition", "Use or Cancellation", "authorization.5d"),
        ("timeframe", "Occurred: from 2026 to 2031", "authorization.5k"),
    ],
)
def test_a_field_that_differs(field, value, rule):
    (found,) = against(replace(table2_row(DOCUMENT), row=2, **{field: value}))
    assert (found.outcome, found.rule, found.place.row) == (INCONSISTENT, rule, 2)
    assert "XHA-2027-01" in found.problem and found.place.column


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("quantity", None),
        ("purpose", None),
        ("date", None),
        ("timeframe", None),
        ("timeframe", "Occurred: from 01/01/2026 to 31/12/2030. Use: from 2027 to 2031"),
        ("timeframe", "when it suits"),
        ("definition", "ISSUANCE"),
        ("purpose", "OIMP, NDC"),
        ("version", None),
        ("version", 2),
        ("id", "XHA-2027-02"),
    ],
)
def test_what_one_of_them_leaves_out_or_spells_otherwise(field, value):
    assert against(replace(table2_row(DOCUMENT), **{field: value})) == []


def test_a_timeframe_that_may_mean_the_years_of_use_is_a_question():
    (found,) = against(authorization_row(timeframe="2027 - 2031"))
    assert found.outcome is WARNING
    said = replace(DOCUMENT, timeframe="2027 - 2031")
    assert against(authorization_row(timeframe="2027 -  2031"), said) == []


def test_each_version_beside_its_own_and_the_first_date_will_do():
    second = DOCUMENT.changed(date=date(2028, 5, 1), quantity=500_000)
    row = authorization_row(version=2, date=date(2028, 5, 1), quantity=500_000)
    assert against(row, DOCUMENT, second) == []
    assert against(replace(row, date=date(2027, 2, 1)), DOCUMENT, second) == []
    assert len(against(replace(row, quantity=1_000_000), DOCUMENT, second)) == 1
    assert len(against(replace(row, date=date(2028, 5, 2)), DOCUMENT, second)) == 1


def test_an_acquirer_repeats_the_authorization_of_another_party():
    theirs = aef([authorization_row(purpose="NDC")], party=BUYER)
    assert run(Dossier(aef=theirs, documents=(DOCUMENT,)), 95) == []
    said = aef([authorization_row(purpose="NDC", note=of_another_party("XHA", BUYER))], party=BUYER)
    assert len(run(Dossier(aef=said, documents=(DOCUMENT,)), 95)) == 1


def test_spelt_with_an_s():
    document = replace(DOCUMENT, definition="authorization")
    assert against(authorization_row(definition="Authorisation"), document) == []


# --- 96 ----------------------------------------------------------------------------------------------------

CHANGED = DOCUMENT.changed(date=date(2028, 5, 1), quantity=500_000)
ROWS = [authorization_row(), authorization_row(version=2, date=date(2028, 5, 1))]


def annex(text, day=date(2028, 12, 20), year=2028, **more):
    items = (Item(key="21(c)", text=text, **more),)
    return Report(kind="regular", party="XHA", date=day, annexed_to_btr=year, items=items)


def told(report=None, rows=ROWS, **more):
    return run(Dossier(aef=aef(rows), regular_information=report, **more), 96)


def test_changes_that_the_annex_tells_of():
    assert told(annex("Authorization xha-2027-01 was changed on 1 May 2028.")) == []
    (found,) = told(annex("We authorized a further approach."))
    assert (found.outcome, found.rule) == (WARNING, "regular.21c")
    assert "version 2 of 01/05/2028" in found.problem and found.other.table == "Table 2 Authorizations"


def test_only_changes_of_its_own_time():
    assert told(annex("Nothing.", date(2028, 4, 1))) == []  # made after the report
    assert told(annex("Nothing.", date(2030, 12, 1), 2030)) == []  # for the report before
    assert told(annex("Nothing."), rows=ROWS[:1]) == []


def test_without_the_year_of_its_report_the_day_decides():
    assert len(told(annex("Nothing.", year=None))) == 1
    assert told(annex("Nothing.", date(2030, 12, 1), None)) == []
    assert told(annex("Nothing.", date(2030, 12, 1), 2028)) != []


def test_without_a_text_or_with_a_secret_one_there_is_nothing_to_compare():
    assert told(annex("")) == [] and told(annex("Secret.", confidential=True)) == []


def test_changes_of_the_documents_stand_in_table_2():
    assert told(documents=(DOCUMENT, CHANGED)) == []
    (found,) = told(rows=ROWS[:1], documents=(DOCUMENT, CHANGED))
    assert (found.outcome, found.rule) == (WARNING, "annual.20a") and "version 2" in found.problem
    later = DOCUMENT.changed(date=date(2029, 5, 1))
    assert told(rows=ROWS[:1], documents=(DOCUMENT, later)) == []  # of a year that is not at hand


def test_a_revocation_is_a_change_too():
    ended = {("XHA", "XHA-2027-01"): date(2028, 6, 1), ("XBU", "XBU-1"): date(2028, 6, 1)}
    (found,) = told(annex("Nothing."), rows=ROWS[:1], revoked=ended)
    assert "revocation of 01/06/2028" in found.problem
    assert told(annex("XHA-2027-01 was revoked."), rows=ROWS[:1], revoked=ended) == []


# --- 106 ---------------------------------------------------------------------------------------------------


def entities(names, *rows, own=(), **more):
    made = aef([authorization_row(entities=names)], entities=rows)
    return run(Dossier(aef=made, own=own, **more), 106)


def test_entities_stand_in_table_5_by_number_or_name():
    assert entities(("42",), entity()) == entities(("sun  LTD", "42"), entity()) == entities(()) == []
    assert entities(("42",), entity(approach=None)) == []


def test_an_entity_that_table_5_does_not_have():
    (found,) = entities(("42", "43"), entity())
    assert found.outcome is WARNING and "names 43;" in found.problem
    (found,) = entities(("42",), entity(approach="CA0100"))
    assert "for another one" in found.problem


def test_the_entities_of_another_party():
    repeated = authorization_row(entities=("42",), note=of_another_party("XHA", BUYER))
    assert run(Dossier(aef=aef([repeated], party=BUYER)), 106) == []
    own = aef([authorization_row(entities=("42",))], party=BUYER)
    assert len(run(Dossier(aef=own), 106)) == 1
    assert run(Dossier(aef=own, others=(aef(entities=[entity()]),)), 106) == []


def test_an_earlier_table_5_will_do():
    before = aef(year=2027, entities=[entity()])
    assert entities(("42",), own=(before,)) == []
    assert entities(("42",), earlier_years=frozenset({2027})) == []
