"""Checks 1 to 11, the shape of a row: for each check a legal AEF, and what must be found when it is spoilt.

A case is (check, what is spoilt, outcome, table number, row, attribute, words of the message). The AEF is
legal in every other respect, so each case stands beside the one that passes.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction

import pytest

from article6.aef.format import table
from article6.aef.nomenclature import current
from article6.authorization import Authorization
from article6.consistency import Dossier, Parameters, check
from article6.findings import Finding, Outcome, Place
from article6.ndc import AbsoluteTarget, Method, Ndc, Period
from tests.article6.case import (
    FUND,
    OMGE,
    TO_PARTY,
    action,
    aef,
    authorization_row,
    entity,
    holding,
    run,
)

B, W, NULL = Outcome.INCONSISTENT, Outcome.WARNING, Outcome.NULL
MWH = {"metric": "non-GHG", "non_ghg_metric": "MWh", "amount": Fraction(1000)}


def good():
    """A legal AEF with every kind of row; the rows of table 3 are 2 to 8, and row 9 is a non-GHG one."""
    return aef(
        [authorization_row(), authorization_row("XHA 2", purpose="NDC"), authorization_row("XHA 3")],
        [
            action(1, 1000),
            action(1001, 1500, subtype="Issuance"),
            action(1501, 1550, subtype=FUND),
            action(1551, 1600, subtype=OMGE),
            action(5001, 5100, "Acquisition", party="XBV", transferring="XBV"),
            action(5001, 5050, "Use", party="XBV", time=datetime(2028, 6, 1)),
            action(1001, 1100, "Cancellation", purpose="IMP", user="XHA", user_entity="42"),
            action(5051, 5100, "Transfer", party="XBV", acquiring="XBU"),
            action(7001, 8000, quantity=640, **MWH),
        ],
        [holding(1101, 1500)],
        [entity()],
        source="good",
    )


CASES = [
    # 1: mandatory fields, and those whose condition holds
    (1, {"submission.version": None}, B, 1, 0, "version", "Version is mandatory"),
    (1, {"submission.first_year": None}, B, 1, 0, "first_year", "mandatory"),
    (1, {"authorizations.0.sectors": ()}, B, 2, 2, "sectors", "Sector(s) is mandatory"),
    (1, {"authorizations.0.date": None}, B, 2, 2, "date", "mandatory"),
    (1, {"authorizations.0.oimp": None}, B, 2, 2, "oimp", "none is named"),
    (1, {"actions.0.vintage": None}, B, 3, 2, "vintage", "Vintage is mandatory"),
    (1, {"actions.0.time": None}, B, 3, 2, "time", "mandatory"),
    (1, {"actions.0.last": None}, B, 3, 2, "last", "mandatory"),
    (1, {"actions.0.acquiring": None}, B, 3, 2, "acquiring", "A first transfer to a Party names"),
    (1, {"actions.7.acquiring": None}, B, 3, 9, "acquiring", "A transfer to a Party names"),
    (1, {"actions.4.transferring": None}, B, 3, 6, "transferring", "An acquisition names"),
    (1, {"actions.5.use_year": None}, B, 3, 7, "use_year", "A use towards an NDC"),
    (1, {"actions.5.use_year": None, "actions.5.user": "XHA"}, B, 3, 7, "purpose", "for which purpose"),
    (1, {"holdings.0.mitigation": None}, B, 4, 2, "mitigation", "mandatory"),
    (1, {"entities.0.name": None}, B, 5, 2, "name", "Name is mandatory"),
    # 2: types
    (2, {"actions.0.vintage": "next year"}, B, 3, 2, "vintage", "not a calendar year"),
    (2, {"actions.0.quantity": "many"}, B, 3, 2, "quantity", "not"),
    (2, {"actions.0.quantity": -5}, B, 3, 2, "quantity", "below zero"),
    (2, {"actions.0.first": 0}, B, 3, 2, "first", "serials start at 1"),
    (2, {"actions.0.registry": "Registry 1"}, B, 3, 2, "registry", "not the ID of a registry"),
    (2, {"actions.0.time": "12/03/2028"}, W, 3, 2, "time", "day without a time"),
    (2, {"authorizations.0.date": "2027"}, B, 2, 2, "date", "not a date"),
    (2, {"submission.year": 28}, B, 1, 0, "year", "28"),
    # 3: codes of Parties
    (3, {"actions.0.party": "Xanadu"}, B, 3, 2, "party", "not the code of a Party"),
    (3, {"actions.0.acquiring": "ZZZ"}, B, 3, 2, "acquiring", "not the code of a Party"),
    (3, {"actions.0.acquiring": "CH"}, B, 3, 2, "acquiring", "not the code of a Party"),
    (3, {"authorizations.0.parties": ("XBU", "QQQ")}, B, 2, 2, "parties", '"QQQ"'),
    (3, {"submission.party": "Switzerland"}, W, 1, 0, "party", "CHE"),
    (3, {"entities.0.country": "Atlantis"}, B, 5, 2, "country", "not the code"),
    # 4: approaches
    (4, {"actions.0.approach": "CA99"}, B, 3, 2, "approach", "not the ID of a cooperative approach"),
    (4, {"holdings.0.approach": "C0099"}, B, 4, 2, "approach", "not the ID"),
    # 5: controlled values
    (5, {"actions.4.type": "Aquisition"}, B, 3, 6, "type", "read as Acquisition"),
    (5, {"authorizations.0.purpose": "NDC/OIMP"}, B, 2, 2, "purpose", "variant"),
    (5, {"actions.0.mitigation": "Avoidance"}, W, 3, 2, "mitigation", "may lack new values"),
    (5, {"authorizations.0.sectors": ("Energy generation", "Finance")}, W, 2, 2, "sectors", "Finance"),
    # 6: subtypes
    (6, {"actions.0.subtype": "Not so"}, None, 3, 2, "subtype", ""),  # check 5 tells it
    (6, {"actions.7.subtype": TO_PARTY}, B, 3, 9, "subtype", "does not belong to the action type Transfer"),
    (6, {"actions.7.subtype": OMGE}, B, 3, 9, "subtype", "does not belong"),
    (6, {"actions.6.subtype": "Issuance"}, B, 3, 8, "subtype", "action type Cancellation"),
    (6, {"actions.4.subtype": TO_PARTY}, B, 3, 6, "subtype", "action type Acquisition"),
    (6, {"actions.5.subtype": FUND}, B, 3, 7, "subtype", "action type Use"),
    # 7: fields that do not apply
    (7, {"actions.4.acquiring": "XHA"}, B, 3, 6, "acquiring", "has no acquiring Party"),
    (7, {"actions.0.acquiring": "XHA"}, B, 3, 2, "acquiring", "as the other Party too"),
    (7, {"actions.7.acquiring": "XHA"}, B, 3, 9, "acquiring", "as the other Party too"),
    (7, {"actions.4.transferring": "XHA"}, B, 3, 6, "transferring", "as the other Party too"),
    (7, {"actions.5.acquiring": "XHA"}, B, 3, 7, "acquiring", "has no acquiring Party"),
    (7, {"actions.0.transferring": "XHA"}, B, 3, 2, "transferring", "Only an acquisition"),
    (7, {"actions.4.use_year": 2027}, B, 3, 6, "use_year", "Only a use towards an NDC"),
    (7, {"actions.0.use_year": 2027}, B, 3, 2, "use_year", "Only a use"),
    (7, {"actions.5.purpose": "IMP"}, B, 3, 7, "use_year", "only one of the two"),
    (7, {"actions.4.user": "XHA"}, B, 3, 6, "user", "does not have the Party"),
    (7, {"actions.7.purpose": "IMP"}, B, 3, 9, "purpose", "does not have the purpose"),
    (7, {"authorizations.1.oimp": "CORSIA"}, B, 2, 3, "oimp", "does not cover any"),
    # 8: what the platform fills in
    (8, {"actions.1.check_result": "ok"}, W, 3, 3, "check_result", "It is ignored"),
    (8, {"submission.review_status": "reviewed"}, W, 1, 0, "review_status", "ignored"),
    (8, {"authorizations.0.documentation": "see letter"}, W, 2, 2, "documentation", "ignored"),
    # 9: metric and quantities
    (9, {"actions.0.amount": Fraction(5)}, B, 3, 2, "amount", "The metric is GHG"),
    (9, {"actions.0.non_ghg_metric": "MWh"}, B, 3, 2, "non_ghg_metric", "The metric is GHG"),
    (9, {"actions.8.amount": None}, B, 3, 10, "amount", "The metric is non-GHG"),
    (9, {"actions.8.non_ghg_metric": None}, B, 3, 10, "non_ghg_metric", "not given"),
    (9, {"authorizations.0.metric": "non-GHG"}, B, 2, 2, "non_ghg_metric", "not given"),
    (9, {"actions.0.gwp": "AR4"}, W, 3, 2, "gwp", "Fifth Assessment Report"),
    (9, {"actions.0.gwp": "CH4 = 25"}, W, 3, 2, "gwp", "has 28"),
    (9, {"authorizations.0.activity": ("Landfill gas",)}, W, 2, 2, "gwp", "Landfill gas"),
    # 10: version
    (10, {"submission.version": "1"}, B, 1, 0, "version", "form X.Y"),
    (10, {"submission.version": "0.1"}, B, 1, 0, "version", "form X.Y"),
    (10, {"submission.version": "1.1"}, W, 1, 0, "version", "not at hand"),
    # 11: NDC period
    (11, {"submission.first_year": 2031}, B, 1, 0, "first_year", "begins in 2031 and ends in 2030"),
]


def spoilt(changes):
    made = good()
    for path, value in changes.items():
        *way, attribute = path.split(".")
        target = getattr(made, way[0])
        if len(way) == 2:
            target = target[int(way[1])]
        setattr(target, attribute, value)
    return made


@pytest.mark.parametrize("number", range(1, 12))
def test_a_legal_aef_passes(number):
    assert run(Dossier(aef=good()), number) == []


@pytest.mark.parametrize(("number", "changes", "outcome", "table_number", "row", "attribute", "words"), CASES)
def test_a_spoilt_row_is_found(number, changes, outcome, table_number, row, attribute, words):
    found = run(Dossier(aef=spoilt(changes)), number)
    if outcome is None:
        assert found == []
        return
    assert len(found) == 1, found
    one = found[0]
    kind = table(table_number)
    label = next(field.label for field in kind.fields if field.attribute == attribute)
    assert one.place == Place("good", kind.sheet, row, label)
    assert one.outcome == outcome and one.check == number
    assert words in one.problem
    assert one.cite and one.mend.endswith((".", "?")) and one.problem.endswith(".")


def test_what_the_reader_could_not_read_is_not_called_missing():
    made = spoilt({"actions.0.vintage": None, "actions.8.amount": None})
    made.actions[0].bad = {"vintage": "20x7"}
    made.actions[8].bad = {"amount": "lots"}
    assert run(Dossier(aef=made), 1) == run(Dossier(aef=made), 9) == []


def test_whole_identifiers_stand_for_the_serials():
    made = good()
    row = action(1, 10, full="XHA01")
    made.actions = [replace(row, first=None, last=None)]
    assert run(Dossier(aef=made), 1) == []


def test_a_use_for_another_purpose_needs_no_year():
    made = spoilt({"actions.5.use_year": None, "actions.5.user": "XHA", "actions.5.purpose": "IMP"})
    assert run(Dossier(aef=made), 1) == run(Dossier(aef=made), 7) == []


def test_what_the_reader_told_is_not_told_again():
    made = spoilt({"submission.party": "Switzerland"})
    place = made.place(made.submission, "party")
    told = Finding(outcome=W, place=place, problem="A name.", mend="CHE.", rule="identifier.codes", check=3)
    made.findings.append(told)
    assert run(Dossier(aef=made), 3) == []


def test_official_spellings_pass():
    made = good()
    made.authorizations[0].definition = "Authorization"
    made.actions[1].subtype = "Authorisation"
    made.actions[0].type = "FIRST TRANSFER"
    made.actions[8].metric = "Non-GHG"
    dossier = Dossier(aef=made)
    assert run(dossier, 5) == run(dossier, 9) == []


def test_a_value_missing_from_a_list_as_new_as_the_submission_is_an_inconsistency():
    made = spoilt({"actions.0.mitigation": "Avoidance"})
    listed = replace(current(), date=date(2029, 4, 10))
    found = run(Dossier(aef=made, nomenclature=listed), 5)
    assert [one.outcome for one in found] == [B]


def test_subtypes_that_fit():
    made = good()
    for row, subtype in (
        (0, "Not yet defined"),
        (4, "Not yet defined"),
        (7, FUND),
        (6, "Other cancellations"),
    ):
        made.actions[row].subtype = subtype
    made.actions[6].type = "Voluntary Cancellation"
    assert run(Dossier(aef=made), 6) == []


@pytest.mark.parametrize(
    ("listed", "on", "outcome"),
    [
        ({"CA0099"}, date(2029, 5, 1), None),
        ({"CA0099"}, date(2020, 1, 1), None),
        ({"CA0001"}, date(2029, 4, 10), B),
        ({"CA0001"}, date(2029, 4, 9), NULL),
        ({"CA0001"}, None, NULL),
    ],
)
def test_an_approach_and_the_list_at_hand(listed, on, outcome):
    known = Parameters(approaches=frozenset(listed), approaches_on=on)
    found = run(Dossier(aef=good(), parameters=known), 4)
    assert [one.outcome for one in found] == ([] if outcome is None else [outcome])


def test_what_the_platform_filled_in_stays():
    made = good()
    made.submission.check_result = "Checked, no inconsistencies identified"
    made.submission.review_status = "Review pending"
    made.submission.review_reference = "https://unfccc.int/report"
    assert run(Dossier(aef=made), 8) == []


def test_rows_that_the_party_filled_in_for_the_platform_are_told_once():
    made = good()
    for row in made.actions:
        row.check_result = "fine"
    (found,) = run(Dossier(aef=made), 8)
    assert "8 further rows" in found.problem


@pytest.mark.parametrize("text", ["AR5", "CH4: 28; N2O: 265", "AR5 (CH4 28)", "GWP100 of IPCC AR5, not AR4"])
def test_fifth_report(text):
    made = spoilt({"actions.0.gwp": text})
    assert run(Dossier(aef=made), 9) == []


def test_gases_of_the_document_count():
    document = Authorization(
        id="XHA-2027-01",
        party="XHA",
        approach="CA0099",
        date=date(2027, 2, 1),
        purposes="NDC and OIMP",
        definition="issuance",
        gases=("CO2", "CH4"),
    )
    (found,) = run(Dossier(aef=good(), documents=(document,)), 9)
    assert found.outcome is W and "CH4" in found.problem


def another(version, day, **more):
    made = replace(good(), source="the other")
    made.submission = replace(made.submission, version=version, date=day, **more)
    return made


def test_a_version_and_the_one_it_replaces():
    made = spoilt({"submission.version": "2.3"})
    earlier = another("1.0", date(2029, 4, 1))
    assert run(Dossier(aef=made, own=(earlier,)), 10) == []


def test_versions_in_the_wrong_order_of_dates():
    made = spoilt({"submission.version": "2.0"})
    earlier = another("1.0", date(2029, 5, 1))
    (found,) = run(Dossier(aef=made, own=(earlier,)), 10)
    assert found.outcome is W and "opposite ways" in found.problem and found.other.file == "the other"


def test_one_version_twice():
    twin = another("1.0", date(2029, 4, 10))
    assert run(Dossier(aef=good(), own=(twin,)), 10) == []
    twin.actions = twin.actions[:-1]
    (found,) = run(Dossier(aef=good(), own=(twin,)), 10)
    assert found.outcome is W and "both have version 1.0" in found.problem


def host_ndc(first, last):
    target = AbsoluteTarget(year=last, level=90_000)
    return Ndc("XHA", Period(first, last), target, method=Method.TRAJECTORY)


@pytest.mark.parametrize(
    ("year", "shown", "ndc", "columns"),
    [
        (2028, (2026, 2030), (2026, 2030), []),
        (2028, (2026, 2031), (2026, 2030), ["last_year"]),
        (2028, (2021, 2025), (2026, 2030), ["first_year", "last_year"]),
        (2031, (2031, 2035), (2026, 2030), []),  # the period of the next NDC, which is not at hand
        (2031, (2026, 2030), (2026, 2030), []),  # late uses: the reported year lies outside
        (2031, (2026, 2030), (2031, 2035), ["first_year", "last_year"]),
    ],
)
def test_the_period_of_table_1_and_of_the_ndc(year, shown, ndc, columns):
    made = aef(year=year, first_year=shown[0], last_year=shown[1])
    found = run(Dossier(aef=made, ndc=host_ndc(*ndc)), 11)
    labels = {field.attribute: field.label for field in table(1).fields}
    assert [one.place.column for one in found] == [labels[name] for name in columns]
    assert all(one.outcome is B for one in found)


def test_the_ndc_of_another_party_says_nothing():
    ndc = replace(host_ndc(2021, 2030), party="XBU")
    assert run(Dossier(aef=good(), ndc=ndc), 11) == []


def test_rows_made_by_hand_with_text_in_them_are_read_like_a_file():
    made = spoilt({"actions.0.vintage": "2027", "actions.1.quantity": "five hundred"})
    checked = check(Dossier(aef=made), only=range(1, 24))
    assert [(one.check, one.place.row, one.outcome) for one in checked.findings] == [(2, 3, B)]
    assert made.actions[0].vintage == "2027"  # the AEF itself is left alone


def test_times_with_a_zone_and_whole_identifiers_made_by_hand():
    made = aef(actions=[action(1, 10), action(11, 20), action(21, 30, time=datetime(2028, 5, 1, tzinfo=UTC))])
    made.actions[0].first = "CA0099-XHA01-XHA-1-2026"
    made.actions[0].last = "CA0099-XHA01-XHA-10-2026"
    made.actions[1].time = datetime(2028, 1, 1, 5, tzinfo=timezone(timedelta(hours=9)))
    checked = check(Dossier(aef=made), only=range(1, 24))
    assert [(one.check, one.place.row, one.outcome) for one in checked.findings] == [(13, 2, B), (2, 3, W)]
    assert "2027-12-31T20:00" in checked.findings[1].problem
