"""What contradicts a rule, another version or another authorization (4/CMA.6 para. 5, 7-9, 15)."""

from datetime import date

import pytest

from article6 import rules
from article6.authorization import Authorization, Draft, consistency
from article6.findings import Outcome

BASIC = {
    "id": "XHA-1",
    "party": "XHA",
    "approach": "CA0099",
    "date": date(2026, 6, 1),
    "purposes": "NDC and OIMP",
    "definition": "issuance",
    "change_terms": "By exchange of notes.",
    "vintages": (2026, 2030),
}


def authorization(**changes):
    return Authorization(**(BASIC | changes))


def found(*documents):
    return [(f.outcome.value, f.rule) for f in consistency(documents)]


def test_one_that_agrees_with_itself():
    assert consistency(authorization()) == []
    assert consistency([]) == []
    assert consistency({}) == []
    assert consistency(Draft()) == []
    assert consistency([authorization(), authorization(id="XHA-2")]) == []


@pytest.mark.parametrize(
    ("changes", "outcome", "rule", "words"),
    [
        ({"purposes": "NDC"}, "warning", "authorization.5d", "as issuance, and covers use towards NDCs only"),
        (
            {"purposes": "NDC", "definition": None, "oimp": "CORSIA"},
            "warning",
            "authorization.5e",
            "CORSIA",
        ),
        ({"final_date": date(2026, 5, 31)}, "inconsistent", "authorization.5c", "lies before the date"),
        (
            {"definition": "authorization", "final_date": date(2031, 1, 1)},
            "warning",
            "authorization.5c",
            "defines first transfer as authorization",
        ),
        (
            {"purposes": "NDC", "definition": None, "final_date": date(2031, 1, 1)},
            "warning",
            "authorization.5c",
            "covers use towards NDCs only",
        ),
        ({"vintages": (2019, 2022)}, "inconsistent", "itmo.vintage-2021", "the vintages 2019 - 2020,"),
        ({"vintages": {2026, 2030}}, "warning", "authorization.5k", "no year between them"),
        (
            {"final_date": date(2028, 12, 31)},
            "warning",
            "authorization.5c",
            "the vintages 2029 - 2030, which begin after its final date 2028-12-31",
        ),
        ({"gwp": "AR4"}, "warning", "report.gwp", "the global warming potentials AR4"),
        (
            {"changes_reach_first_transferred": True, "change_terms": ""},
            "inconsistent",
            "authorization.changes",
            "has no terms that specify",
        ),
    ],
)
def test_what_one_document_contradicts(changes, outcome, rule, words):
    named = [f for f in consistency(authorization(**changes)) if f.rule == rule and words in f.problem]
    assert [f.outcome.value for f in named] == [outcome]
    assert named[0].mend.endswith(".")
    assert rules.get(rule)
    assert "authorization XHA-1 of XHA, version 1" in str(named[0])


@pytest.mark.parametrize(
    "changes",
    [
        {"vintages": {2026, 2027}},
        {"vintages": 2021},
        {"gwp": "AR5"},
        {"gwp": "GWP-100, ar5"},
        {"final_date": date(2030, 1, 1)},
        {"definition": "authorization", "final_date": None},
        {"changes_reach_first_transferred": True},
        {"purposes": "IMP", "oimp": "CORSIA"},
    ],
)
def test_what_is_no_contradiction(changes):
    assert consistency(authorization(**changes)) == []


def test_one_definition_per_party_and_approach():
    """4/CMA.6 para. 15; P16: another Party, or another approach, may define it differently."""
    first = authorization()
    other = authorization(id="XHA-2", definition="authorization")
    (finding,) = consistency([first, other])
    assert (finding.outcome, finding.rule) == (Outcome.INCONSISTENT, "first-transfer.one-definition")
    assert "as authorization, and XHA defines it as issuance elsewhere for CA0099" in finding.problem
    assert finding.other.table == "authorization XHA-1 of XHA, version 1"
    assert consistency([first, authorization(party="XBV", definition="authorization")]) == []
    assert consistency([first, authorization(id="2", approach="CA0001", definition="authorization")]) == []
    assert consistency([first, authorization(id="2", purposes="NDC", definition=None)]) == []


def test_a_changed_definition_is_a_second_definition():
    second = authorization(version=2, date=date(2027, 1, 1), definition="authorization")
    assert ("inconsistent", "first-transfer.one-definition") in found(authorization(), second)


def test_versions_stand_in_order():
    second = authorization(version=2, date=date(2027, 1, 1), quantity=5)
    assert found(authorization(), second) == []
    assert found(second, authorization()) == [], "in whatever order they are given"
    third = authorization(version=3, date=date(2027, 1, 1))
    assert found(authorization(), third) == [("warning", "authorization.changes")]
    early = authorization(version=2, date=date(2026, 5, 1))
    assert found(authorization(), early) == [("inconsistent", "authorization.5c")]
    elsewhere = authorization(version=2, approach="CA0001")
    assert found(authorization(), elsewhere) == [("inconsistent", "authorization.5a")]
    twice = authorization(quantity=7)
    assert found(authorization(), twice) == [("inconsistent", "authorization.changes")]
    assert found(authorization(), authorization()) == [], "the same text twice is one text"
    assert found(authorization(), authorization(party="XBV", quantity=7)) == [], "another Party's id"


def test_a_clause_cannot_come_after_what_it_reaches():
    second = authorization(version=2, changes_reach_first_transferred=True)
    (finding,) = consistency([authorization(), second])
    assert (finding.outcome, finding.rule) == (Outcome.WARNING, "authorization.changes")
    assert "comes too late" in finding.problem
    first = authorization(changes_reach_first_transferred=True)
    assert found(first, second) == [], "it was there from the start"


def test_a_change_without_terms_to_follow():
    first = authorization(change_terms="")
    assert found(first, authorization(version=2)) == [("warning", "authorization.5g")]


def test_entities_that_table_5_cannot_hold():
    draft = Draft.from_data(
        {"entities": [{"name": "Stoves", "country": "XHA", "id": "1"}, {"name": "Solar"}]}
    )
    (finding,) = consistency(draft)
    assert finding.outcome == Outcome.WARNING
    assert "the entity Solar it does not give the country of incorporation and the identification number" in (
        finding.problem
    )


def test_a_draft_is_named_by_its_file():
    draft = Draft.from_data({"vintages": [2019]}, source="a.toml")
    (finding,) = consistency([draft])
    assert str(finding).startswith("a.toml, authorization, version 1: It covers the vintages 2019,")
