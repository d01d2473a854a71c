"""Authorizations and entities as rows of tables 2 and 5, and back."""

from dataclasses import fields
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.aef.authorization_rows import (
    NOT_IN_TABLE_2,
    authorization_from_row,
    entity_from_row,
    table2_row,
    table5_row,
    table5_rows,
)
from article6.aef.nomenclature import current
from article6.aef.rows import AuthorizationRow, Entity
from article6.authorization import ELEMENTS, Authorization, AuthorizationError
from article6.authorization.entity import AuthorizedEntity

BASIC = {
    "id": "XHA-2026-01",
    "party": "XHA",
    "approach": "CA0099",
    "date": date(2026, 6, 1),
    "purposes": "NDC and OIMP",
    "definition": "use or cancellation",
}
FULL = BASIC | {
    "version": 2,
    "approach_title": "Clean cooking, Kasoro and Bunara",
    "parties": {"XBV", "XBU"},
    "entities": ("4711", "4712"),
    "duration": "until 31 December 2032",
    "final_date": date(2031, 12, 31),
    "oimp": "CORSIA",
    "framework": "Agreement of 1 March 2026\nMethodology M-12",
    "change_terms": "Only by exchange of notes.",
    "changes_reach_first_transferred": True,
    "quantity": 3_000_000,
    "registry": "XHA01",
    "underlying_registries": ("GS", "VCS"),
    "vintages": (2026, 2030),
    "gases": ("CO2", "CH4"),
    "gwp": "AR5",
    "sectors": {"Energy generation"},
    "activities": {"Energy Efficiency households", "Solar"},
    "terms": "No outcome counts twice.",
    "note": "See the initial report.",
}


def authorization(**changes):
    return Authorization(**(BASIC | changes))


def test_a_full_row_is_spelt_as_the_nomenclature_spells():
    row = table2_row(Authorization(**FULL))
    assert (row.id, row.date, row.approach, row.version) == ("XHA-2026-01", date(2026, 6, 1), "CA0099", 2)
    assert (row.quantity, row.metric, row.gwp, row.non_ghg_metric) == (3_000_000, "GHG", "AR5", None)
    assert row.sectors == ("Energy generation",)
    assert row.activity == ("Energy Efficiency households", "Solar")
    assert (row.purpose, row.parties) == ("NDC and OIMP", ("XBU", "XBV"))
    assert (row.entities, row.oimp, row.timeframe) == (("4711", "4712"), "CORSIA", "2026 - 2030")
    assert row.definition == "Use or Cancellation"
    assert row.documentation is None, "the CARP fills it"
    assert row.terms.splitlines() == [
        "No outcome counts twice.",
        "Elements of the authorization without a column of their own (4/CMA.6 para. 5):",
        "(c) Duration: until 31 December 2032",
        "(c) Final date for the first transfer: 31/12/2031",
        "(g) Changes: Only by exchange of notes.",
        "(g) Changes reach outcomes already first transferred: yes",
    ]
    assert row.note.splitlines()[2:] == [
        "(a) Title of the cooperative approach: Clean cooking, Kasoro and Bunara",
        "(f) Framework: Agreement of 1 March 2026",
        "    Methodology M-12",
        "(i) Registry: XHA01",
        "(j) Underlying registry: GS",
        "(j) Underlying registry: VCS",
        "(l) Gas: CO2",
        "(l) Gas: CH4",
    ]
    assert authorization_from_row(row, "XHA") == Authorization(**FULL)


def test_a_short_row_says_nothing_more():
    row = table2_row(authorization(purposes="NDC", definition=None))
    assert (row.purpose, row.definition, row.timeframe, row.terms, row.note) == ("NDC", *[None] * 4)
    assert (row.quantity, row.parties, row.entities, row.sectors) == (None, (), (), ())


@pytest.mark.parametrize(
    ("definition", "spelt"),
    [
        ("authorization", "Authorisation"),
        ("issuance", "Issuance"),
        ("use or cancellation", "Use or Cancellation"),
    ],
)
def test_definitions_are_spelt_as_the_list_does(definition, spelt):
    assert spelt in current().lists["first_transfer_definition"]
    row = table2_row(authorization(definition=definition))
    assert row.definition == spelt
    assert authorization_from_row(row, "XHA").definition == definition


@pytest.mark.parametrize("spelt", ["Authorization", "authorisation", "AUTHORISATION"])
def test_both_official_spellings_are_read(spelt):
    row = table2_row(authorization())
    row.definition = spelt
    assert authorization_from_row(row, "XHA").definition == "authorization"


@pytest.mark.parametrize("purpose", ["NDC", "OIMP", "IMP", "OP", "NDC and OIMP", "NDC and IMP", "NDC and OP"])
def test_purposes_are_those_of_the_list(purpose):
    definition = None if purpose == "NDC" else "issuance"
    row = table2_row(authorization(purposes=purpose, definition=definition))
    assert row.purpose == purpose
    assert purpose in current().lists["purpose_for_authorization"]


@pytest.mark.parametrize(
    ("vintages", "timeframe"),
    [((2026, 2030), "2026 - 2030"), (2027, "2027 - 2027"), ({2026, 2028}, None), ((), None)],
)
def test_the_timeframe_comes_from_the_vintages(vintages, timeframe):
    row = table2_row(authorization(vintages=vintages))
    assert row.timeframe == timeframe
    assert authorization_from_row(row, "XHA").vintages == authorization(vintages=vintages).vintages


@pytest.mark.parametrize(
    "text",
    [
        "Occurred: from 2026 to 2030. Use: from 2027 to 2031",
        "Occurred: from 01/2026 to 12/2030. Use: from 2027 to 2031",
        "occurred: from 01/01/2026 to 31/12/2030",
    ],
)
def test_a_timeframe_of_the_other_form_is_kept_and_read(text):
    row = AuthorizationRow(
        id="1",
        date=date(2026, 1, 1),
        approach="CA0099",
        version=1,
        metric="GHG",
        purpose="NDC",
        timeframe=text,
    )
    read = authorization_from_row(row, "XHA")
    assert read.vintages == {2026, 2027, 2028, 2029, 2030}
    assert read.timeframe == text
    again = table2_row(read)
    assert (again.timeframe, again.note) == (text, None)
    assert authorization_from_row(again, "XHA") == read


def test_a_timeframe_that_contradicts_the_vintages_changes_none():
    odd = authorization(timeframe="Occurred: from 2026 to 2028")  # and no vintages named
    assert authorization_from_row(table2_row(odd), "XHA") == odd


def test_a_timeframe_of_use_only_names_no_vintage():
    row = table2_row(authorization())
    row.timeframe = "Use: from 2027 to 2031"
    read = authorization_from_row(row, "XHA")
    assert (read.vintages, read.timeframe) == (frozenset(), "Use: from 2027 to 2031")


def test_metrics_that_are_no_t_co2_eq():
    row = table2_row(authorization(metrics="MWh renewable electricity"))
    assert (row.metric, row.non_ghg_metric) == ("non-GHG", "MWh renewable electricity")
    both = authorization(metrics={"GHG", "MWh"})
    row = table2_row(both)
    assert (row.metric, row.non_ghg_metric) == ("non-GHG", "MWh")
    assert "(l) Metric: GHG\n(l) Metric: MWh" in row.note
    assert authorization_from_row(row, "XHA") == both


def test_what_has_no_column_is_named_by_its_element():
    for name, (letter, label) in NOT_IN_TABLE_2.items():
        assert name in Authorization.__dataclass_fields__
        assert letter in ELEMENTS and label


def test_every_field_of_an_authorization_finds_a_place():
    """A field added later without a place in a row would be lost: change each one, see the row change."""
    base = Authorization(**FULL)
    other = {
        "id": "Z",
        "approach": "CA0001",
        "date": date(2027, 1, 1),
        "purposes": "OIMP",
        "definition": "issuance",
        "final_date": date(2030, 1, 1),
        "parties": {"XBU"},
        "entities": ("9",),
        "quantity": 7,
        "vintages": {2026},
        "metrics": {"ha"},
        "gases": ("N2O",),
        "sectors": {"Agriculture"},
        "activities": {"Wind"},
        "changes_reach_first_transferred": False,
        "underlying_registries": ("CAR",),
        "version": 3,
    }
    for field in fields(Authorization):
        if field.name != "party":  # the report says whose it is
            changed = Authorization(**(FULL | {field.name: other.get(field.name, "something else")}))
            row = table2_row(changed)
            assert row != table2_row(base), field.name
            assert authorization_from_row(row, "XHA") == changed, field.name


def test_a_foreign_row_is_read_without_our_lines():
    row = AuthorizationRow(
        id="A 1",
        date=date(2026, 1, 1),
        approach="CA0099",
        version=1,
        metric="GHG",
        purpose="NDC",
        quantity=Fraction(500),
        terms="(g) Changes: none",
        note="As agreed",
    )
    read = authorization_from_row(row, "XHA")
    assert (read.quantity, read.terms, read.change_terms, read.note) == (
        500,
        "(g) Changes: none",
        "",
        "As agreed",
    )
    assert type(read.quantity) is int


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"id": None}, "no id"),
        ({"date": None}, "is not a date"),
        ({"approach": None}, "approach None"),
        ({"version": None}, "version None"),
        ({"purpose": None}, "no purpose"),
        ({"metric": None}, "no metric"),
        ({"metric": "non-GHG", "non_ghg_metric": None}, "no metric"),
        ({"quantity": Fraction(1, 2)}, "not a whole number"),
        ({"definition": None}, "does not say what the first transfer is"),
        ({"definition": "Sale"}, "no definition of first transfer"),
        ({"timeframe": "2030 - 2026"}, "are no years"),
    ],
)
def test_a_row_that_makes_no_authorization(changes, why):
    row = table2_row(authorization())
    for name, value in changes.items():
        setattr(row, name, value)
    with pytest.raises(AuthorizationError, match=why):
        authorization_from_row(row, "XHA")


def test_a_line_of_ours_that_was_spoilt_is_named():
    row = table2_row(Authorization(**FULL))
    row.terms = row.terms.replace("31/12/2031", "soon")
    with pytest.raises(AuthorizationError, match=r"'\(c\) Final date for the first transfer' holds 'soon'"):
        authorization_from_row(row, "XHA")


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.just("\n"), max_size=30)
NAMES = st.lists(TEXT, max_size=3, unique=True)
HEADING = "Elements of the authorization without a column of their own (4/CMA.6 para. 5):"
NOTES = st.lists(st.sampled_from([HEADING, "(g) Changes: x", "    ", "", "y"]) | TEXT, max_size=4).map(
    "\n".join
)
ANY = st.fixed_dictionaries(
    {
        "id": st.text("ABC-019 ", min_size=1).filter(str.strip),
        "party": st.just("XHA"),
        "approach": st.sampled_from(["CA0099", "CA0001"]),
        "date": st.dates(),
        "purposes": st.sets(st.sampled_from(["NDC", "IMP", "OP"]), min_size=1),
        "definition": st.sampled_from(["authorization", "issuance", "use or cancellation"]),
        "final_date": st.none() | st.dates(),
        "quantity": st.none() | st.integers(1, 10**15),
        "vintages": st.frozensets(st.integers(2021, 2040)),
        "parties": st.sets(st.sampled_from(["XBU", "XBV", "XBW"])),
        "entities": NAMES,
        "metrics": st.sets(st.sampled_from(["GHG", "MWh", "ha", "a, b"]), min_size=1),
        "sectors": NAMES,
        "activities": NAMES,
        "gases": NAMES,
        "underlying_registries": NAMES,
        "changes_reach_first_transferred": st.booleans(),
        "version": st.integers(1, 99),
    }
    | dict.fromkeys(("duration", "framework", "change_terms", "registry", "approach_title", "units"), TEXT)
    | dict.fromkeys(("terms", "note"), NOTES)
    | dict.fromkeys(("oimp", "gwp"), TEXT)
    | {"timeframe": TEXT | st.sampled_from(["2026 - 2030", "Occurred: from 2026 to 2028", "2030 - 2026"])}
)


@given(ANY)
def test_authorization_to_row_to_authorization_loses_nothing(values):
    made = Authorization(**values)
    assert authorization_from_row(table2_row(made), "XHA") == made


def test_entities_go_there_and_back():
    entity = AuthorizedEntity(
        name="=Stoves Ltd",
        country="XBU",
        id="0042",
        date=date(2026, 7, 1),
        conditions="Reports every year",
        change_conditions="May be revoked with three months' notice",
        note="n",
    )
    row = table5_row(entity, "CA0099")
    assert row == Entity(
        date=date(2026, 7, 1),
        name="=Stoves Ltd",
        country="XBU",
        id="0042",
        approach="CA0099",
        conditions="Reports every year",
        change_conditions="May be revoked with three months' notice",
        note="n",
    )
    assert table5_row(entity_from_row(row)) == row
    assert table5_rows([entity, entity], "CA0099") == [row, row]
    assert table5_row(entity).approach is None


def test_an_entity_for_another_approach_is_refused():
    entity = AuthorizedEntity(
        name="S", country="CYM", id="1", date=date(2026, 7, 1), approach="CA0098"
    )  # a company need not come from a Party
    with pytest.raises(AuthorizationError, match="authorized for CA0098, not for CA0099"):
        table5_row(entity, "CA0099")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"name": ""}, "has no name"),
        ({"id": None}, "has no id"),
        ({"country": "Kasoro"}, "'Kasoro' is no code of a country"),
        ({"date": None}, "date None is not a date"),
        ({"approach": "99"}, "approach '99' is not well formed"),
        ({"note": 3}, "note 3 is not text"),
    ],
)
def test_what_is_no_entity(changes, why):
    with pytest.raises(AuthorizationError, match=why):
        AuthorizedEntity(**({"name": "S", "country": "XBU", "id": "1", "date": date(2026, 7, 1)} | changes))
