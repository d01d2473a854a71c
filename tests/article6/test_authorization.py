"""The record of an authorization: purposes, definition, versions."""

from datetime import date

import pytest

from article6 import rules
from article6.authorization import ELEMENTS, Authorization, AuthorizationError, purposes

BASIC = {"id": "XHA-1", "party": "XHA", "approach": "CA0099", "date": date(2026, 6, 1), "purposes": "NDC"}


def authorization(**changes):
    return Authorization(**(BASIC | changes))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NDC", {"NDC"}),
        ("OIMP", {"IMP", "OP"}),
        ("IMP", {"IMP"}),
        ("NDC and OIMP", {"NDC", "IMP", "OP"}),
        ("NDC and OP", {"NDC", "OP"}),
        ({"NDC", "OIMP"}, {"NDC", "IMP", "OP"}),
    ],
)
def test_purposes_are_a_set(text, expected):
    assert purposes(text) == expected
    definition = None if expected == {"NDC"} else "issuance"
    again = authorization(purposes=text, definition=definition).purpose
    assert purposes(again) == expected


def test_every_element_of_paragraph_5_has_its_field_and_its_rule():
    assert list(ELEMENTS) == list("abcdefghijklmn")
    made = authorization()
    for letter, name in ELEMENTS.items():
        assert hasattr(made, name)
        assert rules.get(f"authorization.5{letter}").cite == f"4/CMA.6 para. 5({letter})"


def test_vintages_are_understood():
    assert authorization(vintages=(2026, 2029)).vintages == {2026, 2027, 2028, 2029}
    assert authorization(vintages={2026, 2029}).vintages == {2026, 2029}
    assert authorization(vintages=2027).vintages == {2027}
    assert authorization(sectors="Waste management").sectors == {"Waste management"}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"id": " "}, "no id"),
        ({"party": "Host"}, "'Host' is not the code of a Party"),
        ({"approach": "99"}, "approach '99'.*authorization.5a"),
        ({"date": "2026-06-01"}, "is not a date.*authorization.5c"),
        ({"final_date": 2030}, "final_date 2030 is not a date"),
        ({"purposes": set()}, "no purpose.*authorization.5e"),
        ({"purposes": "CORSIA"}, "'CORSIA' is no purpose.*authorization.5e"),
        ({"purposes": "OIMP"}, "does not say what the first transfer is.*authorization.5d"),
        ({"purposes": "OIMP", "definition": "sale"}, "no definition of first transfer.*first-transfer.oimp"),
        ({"quantity": 0}, "quantity 0.*authorization.5h"),
        ({"quantity": 1.5}, "quantity 1.5"),
        ({"parties": {"XB"}}, "'XB' among the Parties.*authorization.5b"),
        ({"vintages": ["2027"]}, "are no years.*authorization.5k"),
        ({"vintages": (2030, 2026)}, "are no years"),
        ({"metrics": ()}, "no metric.*authorization.5l"),
        ({"version": 0}, "version 0"),
    ],
)
def test_what_is_no_authorization(changes, why):
    with pytest.raises(AuthorizationError, match=why):
        authorization(**changes)


def test_a_change_is_the_next_version():
    first = authorization(quantity=500)
    second = first.changed(date=date(2027, 1, 1), quantity=800)
    assert (first.version, first.quantity) == (1, 500)
    assert (second.version, second.quantity, second.date) == (2, 800, date(2027, 1, 1))
    with pytest.raises(AuthorizationError, match="date of the change"):
        first.changed(quantity=1)
    with pytest.raises(AuthorizationError, match="approach cannot be changed"):
        first.changed(date=date(2027, 1, 1), approach="CA0100")
