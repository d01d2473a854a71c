"""What an authorization lacks: each of the fourteen elements by its letter, blocking or asked (check 25)."""

from datetime import date

import pytest

from article6.authorization import Authorization, AuthorizationError, Draft, completeness
from article6.authorization.elements import FOURTEEN, element
from article6.findings import Outcome, Place

# Everything that 4/CMA.6 para. 5 asks for, for both uses
WHOLE = {
    "id": "XHA-2026-01",
    "party": "XHA",
    "approach": "CA0099",
    "parties": ["XBU"],
    "date": "2026-06-01",
    "duration": "until 31 December 2032",
    "final_date": "2031-12-31",
    "definition": "issuance",
    "purposes": "NDC and OIMP",
    "framework": "Methodology M-12",
    "change_terms": "Only by exchange of notes.",
    "quantity": 3_000_000,
    "registry": "XHA01",
    "underlying_registries": ["GS"],
    "vintages": "2026 - 2030",
    "metrics": ["GHG"],
    "gases": ["CO2", "CH4"],
    "sectors": ["Energy generation"],
    "activities": ["Energy Efficiency households"],
}
# letter, what is left out, does it block: as check 25 has it
ONE_BY_ONE = [
    ("a", "approach", False),
    ("b", "parties", False),
    ("c", "date", True),
    ("c", "duration", False),
    ("c", "final_date", False),
    ("d", "definition", True),
    ("e", "purposes", True),
    ("f", "framework", True),
    ("g", "change_terms", False),
    ("h", "quantity", False),
    ("i", "registry", True),
    ("j", "underlying_registries", False),
    ("k", "vintages", True),
    ("l", "metrics", True),
    ("l", "gases", True),
    ("m", "sectors", False),
    ("n", "activities", False),
]


def without(*keys, **changes):
    return {key: value for key, value in (WHOLE | changes).items() if key not in keys}


def test_nothing_is_missing():
    report = completeness(WHOLE)
    assert report.missing == () and report.ok
    assert str(report).startswith("Draft: all 14 elements of 4/CMA.6 para. 5 are there.")
    assert completeness(Draft.from_data(WHOLE).authorization()).missing == ()


@pytest.mark.parametrize(("letter", "key", "blocks"), ONE_BY_ONE)
def test_each_element_is_named_by_its_letter(letter, key, blocks):
    report = completeness(without(key))
    assert [one.letter for one in report.missing if one.letter != "d" or key == "definition"] == [letter]
    first = next(one for one in report.missing if one.letter == letter)
    assert first.blocks is blocks
    assert report.ok is not blocks
    assert first.rule == f"authorization.5{letter}"
    text = str(first)
    assert text.startswith(f"({letter}) Not given: ") and f"4/CMA.6 para. 5({letter})" in text
    if not blocks and first.qualifier:
        assert f"(asked for {first.qualifier})" in text
    (finding,) = [f for f in report.findings(Place("a.toml")) if f.rule == f"authorization.5{letter}"]
    assert finding.outcome == (Outcome.INCONSISTENT if blocks else Outcome.WARNING)
    assert finding.check == 25 and finding.place == Place("a.toml")
    assert f"element ({letter})" in finding.problem


def test_every_letter_is_tried():
    assert sorted({letter for letter, _, _ in ONE_BY_ONE}) == list("abcdefghijklmn")


def test_an_empty_draft_lacks_all_fourteen():
    report = completeness({})
    assert report.letters == tuple("abcdefghijklmn")
    assert {one.letter for one in report.blocking} == set("cefikl")
    assert "Draft: 0 of the 14 elements" in str(report)


def test_the_first_transfer_needs_no_words_for_use_towards_ndcs():
    assert completeness(without("definition", "final_date", purposes="NDC")).missing == ()


def test_the_final_date_belongs_to_issuance_and_use_only():
    assert completeness(without("final_date", definition="authorization")).missing == ()
    report = completeness(without("final_date", definition="use or cancellation"))
    assert [(one.letter, one.blocks) for one in report.missing] == [("c", False)]


def test_a_non_ghg_metric_is_asked_for_its_unit_and_may_have_no_gas():
    report = completeness(without("gases", metrics=["MWh"]))
    assert [(one.letter, one.blocks) for one in report.missing] == [("l", False), ("l", False)]
    assert completeness(WHOLE | {"metrics": ["MWh"], "units": "1 MWh is 0.45 t CO2 eq"}).missing == ()
    mixed = completeness(without("gases", metrics=["GHG", "MWh"]))
    assert [(one.letter, one.blocks) for one in mixed.missing] == [("l", True), ("l", False)]


def test_entities_alone_fill_element_b():
    assert completeness(without("parties", entities=[{"name": "Stoves Ltd"}])).missing == ()


def test_an_authorization_from_before_the_decision_is_only_asked():
    """4/CMA.6 was adopted on 23 November 2024."""
    before = completeness(without("registry", "framework", date="2024-11-22"))
    assert before.early and before.ok and before.letters == ("f", "i")
    assert {f.outcome for f in before.findings()} == {Outcome.WARNING}
    assert "Dated before 4/CMA.6 was adopted on 23 November 2024" in str(before)
    on_the_day = completeness(without("registry", date="2024-11-23"))
    assert not on_the_day.early and not on_the_day.ok


def test_a_draft_without_a_date_is_held_to_the_decision():
    assert not completeness(without("date", "registry")).ok


def test_the_record_of_the_ledger_is_read_too():
    made = Authorization(id="1", party="XHA", approach="CA0099", date=date(2026, 1, 1), purposes="NDC")
    report = completeness(made)
    assert report.name == "Authorization 1 of XHA"
    assert {one.letter for one in report.blocking} == set("fikl")  # GHG is its default, gases are not given
    assert completeness(made.changed(date=date(2027, 1, 1))).name == "Authorization 1 of XHA, version 2"


def test_no_quantity_sector_party_or_entity_is_only_asked():
    """P18: legal data that no check may reject."""
    report = completeness(without("parties", "quantity", "sectors", "activities"))
    assert report.ok and report.letters == ("b", "h", "m", "n")


def test_what_does_not_apply_is_said_so():
    report = completeness(without("quantity", "sectors", not_applicable=["h", "m"]))
    assert report.missing == ()
    still = completeness(without("quantity", "date", "duration", not_applicable=["c"]))
    assert [one.what for one in still.missing] == ["the date of the authorization", "the quantity of ITMOs"]


@pytest.mark.parametrize("letter", ["d", "e", "f", "i", "k", "l"])
def test_what_the_text_asks_for_without_condition_always_applies(letter):
    with pytest.raises(ValueError, match=rf"not_applicable: \({letter}\) always applies"):
        completeness(without(not_applicable=[letter]))


def test_sequential_documents_complete_each_other():
    """4/CMA.6 para. 4: sequential processes that together address everything."""
    approach = {key: WHOLE[key] for key in ("id", "party", "approach", "date", "framework", "registry")}
    rest = without("approach", "framework", "registry", id="XHA-2026-02")
    assert completeness(approach).letters != ()
    assert set(completeness(rest).letters) == {"a", "f", "i"}
    assert completeness(approach, rest).missing == ()
    old = approach | {"date": "2024-01-01"}
    assert not completeness(old, without("registry", "gases")).early, "the later one is bound by the list"


def test_uses_add_up_over_documents():
    first, second = without("purposes", "definition", purposes="NDC"), without("definition", purposes="OIMP")
    assert "d" in completeness(first, second).letters


def test_the_three_components():
    approach, outcomes, entities = completeness(WHOLE).components
    assert (approach.addressed, outcomes.addressed, entities.addressed) == (True, True, False)
    assert [one.name for one in completeness({}).components] == ["cooperative approach", "ITMOs", "entities"]
    assert not any(one.addressed for one in completeness({}).components)
    assert completeness({"approach_title": "Clean cooking"}).components[0].addressed
    assert completeness(WHOLE | {"entities": [{"id": "1"}]}).components[2].addressed


def test_what_is_no_document_is_refused():
    with pytest.raises(AuthorizationError, match="is no authorization"):
        completeness(3)


def test_the_elements_are_those_of_the_paragraph():
    assert [one.letter for one in FOURTEEN] == list("abcdefghijklmn")
    assert {one.letter: one.qualifier for one in FOURTEEN if one.qualifier} == {
        "a": "where available",
        "b": "if known",
        "c": "as applicable",
        "g": "where changes may occur",
        "h": "if applicable",
        "j": "as applicable",
        "m": "if applicable",
        "n": "if applicable",
    }
    assert element("h").cite == "4/CMA.6 para. 5(h)"
