"""What is written is read again, with nothing lost: every field, both text forms."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from article6 import aef
from article6.aef import values
from article6.aef.cells import protect, unprotect
from article6.aef.format import TABLES, fields
from article6.findings import Outcome
from article6.identifiers import ItmoId
from tests.article6 import case
from tests.article6.aef_strategies import aefs, values_of

EVERY_FIELD = [field for several in fields().values() for field in several]


def tables(found):
    """The rows without their place in the file."""
    return [[replace(row, row=0) for row in found.rows(kind.number)] for kind in TABLES]


def test_every_field_is_tried():
    assert len(EVERY_FIELD) == 79


@pytest.mark.parametrize("field", EVERY_FIELD, ids=lambda field: f"{field.table}.{field.number}")
def test_a_value_that_is_written_is_read_again(field):
    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(values_of(field))
    def property(value):
        read = values.read(field, values.write(field, value))
        assert read.value == value
        assert not read.problem or read.warning
        if field.kind == "quantity":
            assert type(read.value) is type(value)

    property()


@pytest.mark.parametrize("field", EVERY_FIELD, ids=lambda field: f"{field.table}.{field.number}")
@pytest.mark.parametrize("nothing", [None, "", "  ", "NA", "n/a"])
def test_nothing_is_nothing(field, nothing):
    read = values.read(field, nothing)
    assert read.value in (None, ()) and not read.problem


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(mine=aefs())
@pytest.mark.parametrize("form", ["csv", "json"])
def test_an_aef_comes_back_as_it_was(form, mine, tmp_path):
    place = tmp_path / ("folder" if form == "csv" else "one.json")
    (aef.write_csv if form == "csv" else aef.write_json)(mine, place, identifiers="same")
    again = aef.read(place)
    assert tables(again) == tables(mine)
    assert not [one for one in again.findings if one.outcome is not Outcome.WARNING]


@given(st.text(), st.integers(0, 3))
def test_the_apostrophe_before_a_formula_is_put_and_taken(text, more):
    text = "'" * more + text
    assert protect("\uff1d" + text)[0] == "'"  # a full-width sign begins a formula in some languages
    assert unprotect(protect(text)) == text
    assert protect(text)[:1] not in tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def test_serials_stand_alone_unless_the_whole_identifier_is_asked_for(tmp_path):
    mine = case.buyer_aef()
    aef.write_json(mine, tmp_path / "a.json")
    assert '"FirstID": 1,' in (tmp_path / "a.json").read_text("utf-8")
    assert aef.read(tmp_path / "a.json").actions[0].first_id is None
    aef.write_json(mine, tmp_path / "a.json", identifiers="full")
    assert aef.read(tmp_path / "a.json").actions[0].first_id == ItmoId("CA0099", "XHA01", "XHA", 1, 2027)


def test_the_originating_registry_is_taken_from_the_row_of_the_first_transferring_party_only(tmp_path):
    for party, expected in (("XHA", ItmoId("CA0099", "XHA01", "XHA", 1, 2027)), ("XBU", None)):
        mine = case.aef(actions=[case.action(1, 10)], party=party)
        aef.write_csv(mine, tmp_path / party, identifiers="full")
        assert aef.read(tmp_path / party).actions[0].first_id == expected


def test_an_unknown_way_of_writing_identifiers_is_refused(tmp_path):
    with pytest.raises(ValueError, match='say "serial", "full" or "same"'):
        aef.write_json(case.host_aef(), tmp_path / "a.json", identifiers="short")
    assert not list(tmp_path.iterdir())


def test_a_cell_that_could_not_be_read_is_written_back_as_it_was(tmp_path):
    mine = case.aef(actions=[case.action(time=None, bad={"time": "03/25/2028"})], source="x")
    aef.write_csv(mine, tmp_path / "x")
    row = aef.read(tmp_path / "x").actions[0]
    assert row.time is None and row.bad == {"time": "03/25/2028"}


def test_a_fraction_that_no_decimal_equals_is_written_and_read_exactly(tmp_path):
    third = case.action(1, 3, metric="non-GHG", non_ghg_metric="MWh", amount=Fraction(200, 3))
    aef.write_csv(case.aef(actions=[third]), tmp_path / "x")
    again = aef.read(tmp_path / "x")
    assert again.actions[0].amount == Fraction(200, 3)
    assert [(one.check, one.outcome) for one in again.findings] == [(2, Outcome.WARNING)]


def test_our_software_does_not_write_what_the_platform_fills(tmp_path):
    """Check 8: met in a file it stays, made by us it is refused; who plays the platform may write it."""
    mine = case.aef(actions=[case.action(check_result="Null")])
    for write, name in ((aef.write_csv, "folder"), (aef.write_json, "one.json")):
        with pytest.raises(
            aef.AefFileError, match="Result of the consistency checks is filled by the platform"
        ):
            write(mine, tmp_path / name)
        assert not (tmp_path / name).exists()
        write(mine, tmp_path / name, as_carp=True)
        again = aef.read(tmp_path / name)
        assert again.actions[0].check_result == "Null"
        write(again, tmp_path / name)


def test_several_items_with_commas_stand_in_one_cell_and_a_semicolon_is_refused(tmp_path):
    mine = case.aef([case.authorization_row(entities=("Acme, Inc.", "Sun Ltd"))])
    alone = case.aef([case.authorization_row(entities=("Acme, Inc.",))])
    for one in (mine, alone):
        for write, name in ((aef.write_csv, "folder"), (aef.write_json, "one.json")):
            write(one, tmp_path / name)
            assert aef.read(tmp_path / name).authorizations[0].entities == one.authorizations[0].entities
    wrong = case.aef([case.authorization_row(entities=("A; B",))])
    with pytest.raises(aef.AefFileError, match="semicolon"):
        aef.write_csv(wrong, tmp_path / "wrong")
