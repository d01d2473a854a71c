"""The engine: labels, results, order; and that no row, however incomplete, stops a check."""

import json
from dataclasses import fields
from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from article6 import rules
from article6.aef.document import Aef
from article6.aef.rows import Action, AuthorizationRow, Entity, HoldingRow, Submission
from article6.consistency import Dossier, check, engine, listing
from article6.consistency.check import KINDS, Check
from article6.consistency.checks import CHECKS
from article6.consistency.labels import label_of
from article6.findings import Finding, Outcome, Place
from article6.identifiers import ItmoId
from article6.readings import Readings
from article6.reports.report import Report
from article6.review.review import Review
from tests.article6.case import action, aef, buyer_aef, corrected_buyer_aef, host_aef

NONE = "Checked, no inconsistencies identified"
SOME = "Checked, inconsistencies identified"
NULL = "Null, information for check not available"


def saying(number, outcome, row=0, needs=("aef",)):
    """A check that says one thing about a row of table 3."""

    def run(dossier):
        if outcome is not None:
            place = Place("made", "Table 3 Actions", row)
            yield Finding(
                outcome=outcome, place=place, problem="P.", mend="M.", rule="itmo.real", check=number
            )

    return Check(number, "A", f"check {number}", ("B",), ("itmo.real",), needs, run)


@pytest.fixture
def these(monkeypatch):
    def put(*checks):
        monkeypatch.setattr("article6.consistency.checks.CHECKS", checks)
        return check(Dossier(aef=aef(actions=[action(1, 10), action(11, 20)], source="made")))

    return put


def test_the_worst_of_the_checks_is_the_label(these):
    assert these(saying(1, None)).label == NONE
    assert these(saying(1, Outcome.WARNING)).label == NONE
    assert these(saying(1, None), saying(2, Outcome.NULL)).label == NULL
    assert these(saying(1, Outcome.INCONSISTENT), saying(2, Outcome.NULL)).label == SOME


def test_results_of_every_check(these):
    made = these(
        saying(1, None),
        saying(2, Outcome.WARNING),
        saying(3, Outcome.NULL),
        saying(4, Outcome.INCONSISTENT),
        saying(5, Outcome.INCONSISTENT, needs=("aef", "ledger")),
    )
    assert made.results == {1: "passed", 2: "warning", 3: "null", 4: "inconsistent", 5: "not applicable"}
    assert set(made.results.values()) == set(engine.RESULTS)


def test_labels_of_rows(these):
    made = these(
        saying(1, Outcome.NULL, row=2),
        saying(2, Outcome.INCONSISTENT, row=2),
        saying(3, Outcome.WARNING, row=3),
    )
    assert made.row_labels == {2: SOME, 3: NONE}


def test_the_other_reading_of_null():
    outcomes = [Outcome.NULL, Outcome.WARNING]
    assert label_of(outcomes) == NULL
    assert label_of(outcomes, some_check_ran=True, reading="null-if-none-ran") == NONE
    assert label_of(outcomes, some_check_ran=False, reading="null-if-none-ran") == NULL


def test_the_other_reading_in_a_dossier(monkeypatch):
    readings = Readings(submission_label="null-if-none-ran")
    dossier = Dossier(aef=host_aef(), readings=readings)
    monkeypatch.setattr("article6.consistency.checks.CHECKS", (saying(1, None), saying(2, Outcome.NULL)))
    assert check(dossier).label == NONE
    assert check(dossier, only={2}).label == NULL


def test_what_is_wrong_with_a_review_says_nothing_about_the_submission(monkeypatch):
    monkeypatch.setattr(
        "article6.consistency.checks.CHECKS", (saying(78, Outcome.INCONSISTENT, needs=("review",)),)
    )
    made = check(Dossier(aef=host_aef(), review=Review(party="XHA", report="initial")))
    assert made.label == NONE and made.results[78] == "inconsistent"


def test_findings_of_the_reader_belong_to_their_checks(these):
    made = aef(source="made")
    place = Place("made", "Table 3 Actions", 2)
    for number in (2, None):
        made.findings.append(
            Finding(
                outcome=Outcome.INCONSISTENT,
                place=place,
                problem="P.",
                mend="M.",
                rule="aef.format",
                check=number,
            )
        )
    result = check(Dossier(aef=made), only={2})
    assert len(result.findings) == 1 and result.results == {2: "inconsistent"} and result.label == SOME
    assert len(check(Dossier(aef=made)).findings) >= 2


def test_progress_and_only():
    told = []
    made = check(Dossier(aef=host_aef()), only={1, 17}, progress=lambda *said: told.append(said))
    assert [done for done, _, _ in told] == [1, 2] and {of for _, of, _ in told} == {2}
    assert set(made.results) == {1, 17}


def test_plain_data_goes_into_json():
    made = check(Dossier(aef=buyer_aef(), others=(host_aef(),)))
    data = json.loads(json.dumps(made.as_dict()))
    assert data["label"] == made.label
    assert len(data["findings"]) == len(made.findings)
    assert set(data["findings"][0]["place"]) == {"file", "table", "row", "column"}
    assert made.sentence == data["sentence"] and made.label in made.sentence


def test_statuses_stand_beside_the_result():
    made = check(Dossier(aef=host_aef()), only={1})
    assert set(made.statuses.values()) == {"not at hand"}
    report = Report(kind="initial", party="XHA", date=date(2027, 1, 5))
    review = Review(party="XHA", report="initial", published_on=date(2027, 9, 1), label="Review finalized")
    made = check(Dossier(aef=host_aef(), initial_report=report, review=review), only={1})
    assert made.statuses == {
        "initial report": "submitted 05/01/2027",
        "updated initial report": "not at hand",
        "review": "Review finalized",
        "review report": "published 01/09/2027",
    }


def test_an_empty_dossier_can_be_checked():
    made = check(Dossier())
    assert made.findings == () and set(made.results.values()) <= {"not applicable", "passed"}


def test_the_list_is_in_order_and_says_what_it_rests_on():
    numbers = [one.number for one in CHECKS]
    assert numbers == list(range(1, 108))
    for one in CHECKS:
        assert set(one.kinds) <= set(KINDS) and one.kinds, one.number
        assert one.rules and all(rules.get(id) for id in one.rules), one.number
        assert one.title and not one.title.endswith("."), one.number
        assert set(one.needs) <= set(Dossier.__dataclass_fields__), one.number
    assert [row["id"] for row in listing()][:2] == ["A1", "A2"]


SECTIONS = {
    "A": (1, 11),
    "B": (12, 23),
    "C": (24, 33),
    "D": (34, 44),
    "E": (45, 53),
    "F": (54, 71),
    "G": (72, 84),
    "H": (85, 107),
}


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.id)
def test_each_check_stands_in_its_section(one):
    first, last = SECTIONS[one.section]
    assert first <= one.number <= last


# The worked pair: two Parties that disagree, then corrected, then all there is.
def test_the_worked_pair_row_by_row():
    host, buyer = host_aef(), buyer_aef()
    of_host = check(Dossier(aef=host, others=(buyer,)))
    assert of_host.row_labels == {2: NONE, 3: SOME, 4: NONE, 5: NULL, 6: NULL}
    assert of_host.label == SOME
    of_buyer = check(Dossier(aef=buyer, others=(host,)))
    assert of_buyer.row_labels == {2: NONE, 3: SOME, 4: NONE, 5: SOME}
    assert of_buyer.label == SOME


def test_the_worked_pair_after_the_buyer_has_corrected():
    host, buyer = host_aef(), buyer_aef()
    better = corrected_buyer_aef()
    of_host = check(Dossier(aef=host, others=(buyer, better)))
    assert of_host.row_labels == {2: NONE, 3: NONE, 4: NONE, 5: NULL, 6: NULL}
    assert of_host.label == NULL
    assert check(Dossier(aef=better, own=(buyer,), others=(host,))).label == NONE


def some(*values):
    return st.sampled_from([None, *values])


_TIME = some(datetime(2028, 3, 1), datetime(2029, 1, 1), datetime(2027, 12, 31, 23, 59))
_VALUES = {
    "time": _TIME,
    "date": some(date(2027, 2, 1), date(2029, 4, 10)),
    "type": some("First transfer", "Transfer", "Acquisition", "Use", "Cancellation", "Authorization", "x"),
    "subtype": some("First transfer to another Party", "Issuance", "Authorization", "x"),
    "approach": some("CA0099", "CA0001"),
    "authorization": some("A", "B"),
    "id": some("A", "B"),
    "party": some("XHA", "XBU", "XBV"),
    "registry": some("XHA01", "XBU01"),
    "first": some(1, 5, 10),
    "last": some(4, 10, 100),
    "unit_first": some("VCS-1-2", "VCS-4-2"),
    "unit_last": some("VCS-9-2", "x"),
    "metric": some("GHG", "non-GHG"),
    "quantity": some(0, 10, Fraction(1, 3)),
    "amount": some(Fraction(10)),
    "mitigation": some("Removals", "Emission reductions"),
    "vintage": some(2020, 2027, 2028),
    "transferring": some("XHA", "XBU"),
    "acquiring": some("XHA", "XBU"),
    "user": some("XHA"),
    "use_year": some(2027, 2031),
    "version": some(1, 2),
    "purpose": some("NDC", "OIMP", "NDC and OIMP", "CORSIA", ""),
    "definition": some("Issuance", "Use or Cancellation", "Authorisation"),
    "timeframe": some("2026 - 2030", "soon"),
    "sectors": st.sampled_from([(), ("Energy generation",)]),
    "activity": st.sampled_from([(), ("Solar",)]),
    "parties": st.sampled_from([(), ("XBU",)]),
    "entities": st.sampled_from([(), ("42",)]),
    "first_id": some(ItmoId("CA0099", "XHA01", "XHA", 1, 2027)),
    "last_id": some(ItmoId("CA0099", "XHA01", "XHA", 9, 2027)),
    "bad": some({"vintage": "x"}),
    "country": some("XHA"),
    "row": st.integers(0, 9),
}


def rows(kind, **more):
    given = {one.name: _VALUES.get(one.name, some("text")) for one in fields(kind)} | more
    return st.builds(kind, **given)


def tables(party, year):
    return st.builds(
        Aef,
        rows(
            Submission,
            party=some(*party),
            year=some(*year),
            version=some("1.0", "1.10", "2.0", "x"),
            first_year=some(2026, 2031),
            last_year=some(2030, 2025),
        ),
        st.lists(rows(AuthorizationRow), max_size=3),
        st.lists(rows(Action), max_size=6),
        st.lists(rows(HoldingRow), max_size=4),
        st.lists(rows(Entity), max_size=2),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    tables(["XHA"], [2028]),
    st.lists(tables(["XHA"], [2027, 2028, 2029]), max_size=2),
    st.lists(tables(["XBU", "XBV"], [2027, 2028]), max_size=2),
)
def test_no_row_however_incomplete_stops_a_check(under_check, own, others):
    made = check(Dossier(aef=under_check, own=tuple(own), others=tuple(others)))
    assert set(made.results) == {one.number for one in CHECKS}
    kinds = {one.number: set(one.kinds) for one in CHECKS}
    for finding in made.findings:
        assert finding.problem and finding.mend and rules.get(finding.rule)
        if finding.outcome is not Outcome.NULL:
            may = {"W"} if finding.outcome is Outcome.WARNING else {"B", "X"}
            assert kinds[finding.check] & may, f"check {finding.check} is not of the kind that it finds"
    json.dumps(made.as_dict())


def test_an_empty_row_stops_nothing():
    bare = Aef(Submission(), [AuthorizationRow()], [Action(), Action()], [HoldingRow()], [Entity()])
    made = check(Dossier(aef=bare, own=(bare,), others=(bare,)))
    assert made.label == SOME and made.results[1] == "inconsistent"


WRONG = [None, "1", 2.5, True, {}, (1,), Fraction(1, 2), b"a"]


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
@pytest.mark.parametrize("name", ["row", "bad", "first_id", "last_id"])
def test_what_a_row_knows_besides_its_fields_may_be_of_any_type(name, wrong):
    one = buyer_aef()
    for row in (one.actions[0], one.holdings[0]):
        setattr(row, name, wrong)
    for row in (one.authorizations[0], one.submission):
        if hasattr(row, name):
            setattr(row, name, wrong)
    one.actions[0].vintage = "next year"  # told at its place, whatever the row says of itself
    twice = Dossier(aef=one, others=(host_aef(),), own=(buyer_aef(year=2027),))
    found = check(twice).findings
    assert [f for f in found if f.value == "next year"]


def test_what_compares_two_parties_has_no_result_until_the_other_has_reported():
    alone = check(Dossier(aef=corrected_buyer_aef()))
    both = check(Dossier(aef=corrected_buyer_aef(), others=(host_aef(),)))
    assert {alone.results[number] for number in (46, 51, 52, 92)} == {"null"}
    assert {both.results[number] for number in (46, 51, 52, 92)} == {"passed"}
