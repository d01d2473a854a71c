"""Drafts of authorizations: read from files, written as files, refused with the key that is wrong."""

import json
import tomllib
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.authorization import Authorization, AuthorizationError, Draft, DraftError, Letterhead
from article6.authorization.entity import AuthorizedEntity
from article6.authorization.keys import ENTITY_KEYS, KEYS

TOML = """
id = "XHA-2026-01"
party = "XHA"
approach = "CA0099"
parties = ["XBU", "XBV"]
date = 2026-06-01
purposes = "NDC and IMP"
definition = "Use or Cancellation"
quantity = 3_000_000
vintages = "2026 - 2028, 2030"
metrics = ["GHG"]
gases = "CO2"
registry = ""
sectors = []
changes_reach_first_transferred = false

[letter]
authority = "Ministry of Environment"

[[entities]]
name = "Stoves Ltd"
country = "XHA"
id = "0042"
"""


def write(folder, text, name="draft.toml"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_read(tmp_path):
    draft = Draft.read(write(tmp_path, TOML))
    assert draft.values["purposes"] == {"NDC", "IMP"}
    assert draft.values["definition"] == "use or cancellation"
    assert draft.values["vintages"] == {2026, 2027, 2028, 2030}
    assert draft.values["date"] == date(2026, 6, 1)
    assert draft.values["gases"] == ("CO2",)
    assert "registry" not in draft.values and "sectors" not in draft.values, "empty is missing"
    assert draft.letterhead.authority == "Ministry of Environment"
    record = draft.authorization()
    assert record.entities == ("0042",) and record.parties == {"XBU", "XBV"}
    (entity,) = draft.authorized_entities()
    assert (entity.date, entity.approach, entity.id) == (date(2026, 6, 1), "CA0099", "0042")


def test_the_same_draft_as_json(tmp_path):
    data = tomllib.loads(TOML) | {"date": "2026-06-01"}
    draft = Draft.read(write(tmp_path, json.dumps(data), "draft.JSON"))
    assert draft.values == Draft.read(write(tmp_path, TOML)).values


def test_the_empty_form_holds_every_key_and_nothing_else(tmp_path):
    form = Draft().toml()
    held = tomllib.loads(form)
    assert set(held) == set(KEYS) | {"not_applicable", "letter", "entities"}
    assert set(held["entities"][0]) == set(ENTITY_KEYS)
    assert set(held["letter"]) == {*Letterhead.__dataclass_fields__}
    for letter in "abcdefghijklmn":
        assert f"# --- ({letter}) " in form
    read = Draft.read(write(tmp_path, form))
    assert read.values == {} and read.entities == () and read.letterhead == Letterhead()


def test_every_field_of_the_record_has_its_key():
    assert set(KEYS) == set(Authorization.__dataclass_fields__) - {"entities"}
    assert set(ENTITY_KEYS) == set(AuthorizedEntity.__dataclass_fields__)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("prty = 'XHA'", "prty: There is no such key. Did you mean party"),
        ("final-date = 2026-01-01", "final-date: There is no such key. Did you mean final_date"),
        ("zzz = 1", "zzz: There is no such key. The keys are id, version, party"),
        ("party = 'Kasoro'", "party: 'Kasoro' is not the code of a Party."),
        ("party = 3", "party: 3 is not the code of a Party."),
        ("parties = ['XBU', 'Ghana']", "parties: 'Ghana' is not the code of a Party. Did you mean GHA?"),
        ("parties = 3", "parties: 3 names no Parties."),
        ("approach = '99'", "approach: '99' is not well formed. Write CA and four digits"),
        ("date = '1 June 2026'", "date: '1 June 2026' is not a date. Write yyyy-mm-dd"),
        ("date = '2026-02-30'", "date: '2026-02-30' is not a date"),
        ("date = 2026-06-01T10:00:00", "date: 2026-06-01T10:00:00 is not a date"),
        ("final_date = 2031", "final_date: 2031 is not a date"),
        ("quantity = 3e6", "quantity: 3000000.0 is not a whole number from 1. Write plain digits"),
        ("quantity = '3,000,000'", "quantity: '3,000,000' is not a whole number"),
        ("quantity = 0", "quantity: 0 is not a whole number"),
        ("quantity = true", "quantity: True is not a whole number"),
        ("quantity = nan", "quantity: nan is not a whole number"),
        ("version = -1", "version: -1 is not a whole number"),
        ("vintages = '2030 - 2026'", "vintages: '2030 - 2026' is no span of years"),
        ("vintages = '1000 - 9999'", "vintages: '1000 - 9999' is no span of years"),
        ("vintages = 'soon'", "vintages: 'soon' is not understood. Write the years, such as"),
        ("vintages = [true]", "vintages: [True] is not understood"),
        ("purposes = 'CORSIA'", "purposes: 'CORSIA' is no purpose of an authorization; write NDC, OIMP"),
        ("purposes = 5", "purposes: 5 is not text"),
        ("definition = 'sale'", "definition: 'sale' is no definition of first transfer. Choose one of"),
        ("changes_reach_first_transferred = 'maybe'", "first_transferred: 'maybe' is neither true nor false"),
        ("registry = 3", "registry: 3 is not text. Put it between quotation marks."),
        ('registry = "a\\u0000b"', "registry: 'a\\x00b' holds a character that cannot be printed"),
        ("sectors = [1]", "sectors: 1 is not text"),
        ("not_applicable = ['z']", "not_applicable: 'z' is no letter of an element"),
        ("not_applicable = ['e']", "not_applicable: (e) always applies"),
        ("letter = 3", "letter: 3 is no table of keys"),
        (
            "[letter]\nregistry = 'x'",
            "letter.registry: There is no such key. It belongs to the authorization",
        ),
        ("[letter]\nministry = 'x'", "letter.ministry: There is no such key."),
        ("[[entities]]\ncountry = 'Kasoro'", "entities[1].country: 'Kasoro' is no code of a country"),
        ("entities = [3]", "entities[1]: 3 is no table of keys"),
        ("entities = 3", "entities[1]: 3 is no table of keys"),
        ("party = \nid = 1", "It is not TOML: Invalid value (at line 1"),
        ("id = 'a'\nid = 'b'\n", "It is not TOML: Cannot overwrite a value (at line 2"),
        ("a = " + "[" * 3000, "It is not TOML: "),
    ],
)
def test_a_fault_names_its_key(tmp_path, line, said):
    path = write(tmp_path, line)
    with pytest.raises(DraftError) as caught:
        Draft.read(path)
    assert f"{path}: " in str(caught.value)
    assert said in str(caught.value)


def test_a_text_is_read_like_a_file(tmp_path):
    path = write(tmp_path, TOML)
    assert Draft.from_text(TOML, str(path)) == Draft.read(path)
    assert Draft.from_text(TOML).source == "Draft"
    as_json = json.dumps(Draft.from_text(TOML).data())
    assert Draft.from_text(as_json, "mine.JSON").values == Draft.read(path).values


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('id = "x', "It is not TOML: Unterminated string (at end of document). Text stands in straight"),
        ('{"id": "x"}', "It is not TOML: "),
        ('idd = "x"', "idd: There is no such key. Did you mean id?"),
    ],
)
def test_a_fault_in_a_text_begins_with_its_source(text, said):
    with pytest.raises(DraftError) as caught:
        Draft.from_text(text, "mine.toml")
    assert caught.value.source == "mine.toml"
    assert str(caught.value).startswith(f"mine.toml: {said}")


def test_all_faults_are_told_at_once(tmp_path):
    with pytest.raises(DraftError) as caught:
        Draft.read(write(tmp_path, "party = 'Kasoro'\nquantity = 0\nprice = 3"))
    assert [problem.partition(":")[0] for problem in caught.value.problems] == ["party", "quantity", "price"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"id": "1", "id": "2"}', "It is not JSON: the key 'id' stands there twice."),
        ("{", "It is not JSON: "),
        ("[" * 100_000, "It is not JSON: "),
        ("[]", "It holds no keys."),
        ("3", "It holds no keys."),
        ('{"id": "\\ud800"}', "id: '\\ud800' holds a character that cannot be printed"),
        ('{"quantity": 1e999}', "quantity: inf is not a whole number"),
        ('{"quantity": ' + "9" * 5000 + "}", "It is not JSON: "),
    ],
)
def test_a_fault_in_json(tmp_path, text, said):
    with pytest.raises(DraftError) as caught:
        Draft.read(write(tmp_path, text, "draft.json"))
    assert said in str(caught.value)


def test_what_is_no_file(tmp_path):
    with pytest.raises(DraftError, match="There is no such file"):
        Draft.read(tmp_path / "none.toml")
    with pytest.raises(DraftError, match="cannot be opened"):
        Draft.read(tmp_path)
    with pytest.raises(DraftError, match="cannot be opened"):
        Draft.read("a\0b")
    (tmp_path / "latin.toml").write_bytes(b"id = '\xe9'")
    with pytest.raises(DraftError, match="not UTF-8"):
        Draft.read(tmp_path / "latin.toml")
    (tmp_path / "long.toml").write_bytes(b"#" * 1_000_001)
    with pytest.raises(DraftError, match="larger than a megabyte"):
        Draft.read(tmp_path / "long.toml")


def test_a_byte_order_mark_does_no_harm(tmp_path):
    (tmp_path / "bom.toml").write_bytes(b'\xef\xbb\xbfid = "1"')
    assert Draft.read(tmp_path / "bom.toml").values == {"id": "1"}


def test_a_draft_that_cannot_be_recorded_yet_says_what_it_lacks():
    with pytest.raises(AuthorizationError, match=r"add the Party, the cooperative approach \(a\), the uses"):
        Draft.from_data({"id": "1", "date": "2026-01-01"}).authorization()
    with pytest.raises(AuthorizationError, match="Authorized entity 'Stoves': it has no id"):
        Draft.from_data({"date": "2026-01-01", "entities": [{"name": "Stoves"}]}).authorized_entities()


def test_values_can_be_added():
    draft = Draft.from_data({"id": "1", "quantity": 5}).with_values(quantity=7, vintages="2026")
    assert draft.values == {"id": "1", "quantity": 7, "vintages": {2026}}
    with pytest.raises(DraftError, match="quantity"):
        draft.with_values(quantity="many")


def test_a_record_becomes_a_draft_with_its_entities():
    record = Authorization(
        id="1", party="XHA", approach="CA0099", date=date(2026, 1, 1), purposes="NDC", entities=("7", "8")
    )
    stoves = AuthorizedEntity(name="Stoves", country="XHA", id="8", date=date(2026, 1, 1))
    draft = Draft.of(record, (stoves,), Letterhead(place="Kasoro"))
    assert [entry.get("name") for entry in draft.entities] == [None, "Stoves"]
    assert draft.letterhead.place == "Kasoro"
    assert draft.authorization() == record


PRINTED = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")) | st.just("\n"))
SAID = PRINTED.filter(str.strip)
NAMES = st.lists(SAID, max_size=3, unique=True)
RECORDS = st.fixed_dictionaries(
    {
        "id": SAID,
        "party": st.sampled_from(["XHA", "GHA", "CHE"]),
        "approach": st.sampled_from(["CA0099", "CA0001"]),
        "date": st.dates(),
        "purposes": st.sets(st.sampled_from(["NDC", "IMP", "OP"]), min_size=1),
        "definition": st.sampled_from(["authorization", "issuance", "use or cancellation"]),
        "final_date": st.none() | st.dates(),
        "quantity": st.none() | st.integers(1, 10**15),
        "vintages": st.frozensets(st.integers(2021, 2040)),
        "parties": st.sets(st.sampled_from(["XBU", "XBV", "NAM"])),
        "entities": NAMES,
        "metrics": st.sets(st.sampled_from(["GHG", "MWh", "a, b"]), min_size=1),
        "sectors": NAMES,
        "activities": NAMES,
        "gases": NAMES,
        "underlying_registries": NAMES,
        "changes_reach_first_transferred": st.booleans(),
        "version": st.integers(1, 99),
    }
    | {
        name: st.just("") | SAID
        for name in (
            *("duration", "framework", "change_terms", "registry", "approach_title", "timeframe", "oimp"),
            *("units", "gwp", "terms", "note"),
        )
    }
)


@given(RECORDS)
def test_record_to_draft_to_file_to_record_loses_nothing(values):
    record = Authorization(**values)
    draft = Draft.of(record)
    assert draft.authorization() == record
    assert Draft.from_data(json.loads(json.dumps(draft.data()))).authorization() == record
    assert Draft.from_data(tomllib.loads(draft.toml())).authorization() == record


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode), st.sampled_from(["toml", "json"]))
def test_no_bytes_do_more_than_be_refused(tmp_path_factory, raw, ending):
    path = tmp_path_factory.mktemp("any") / f"draft.{ending}"
    path.write_bytes(raw)
    try:
        Draft.read(path)
    except DraftError as error:
        assert error.problems and all(problem.endswith((".", "?", ")")) for problem in error.problems)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
SOME_KEYS = st.sampled_from([*KEYS, "entities", "letter", "not_applicable", "other"])


@given(st.dictionaries(SOME_KEYS, PLAIN, max_size=4))
def test_no_value_does_more_than_be_refused(data):
    try:
        draft = Draft.from_data(data)
    except DraftError as error:
        assert error.problems
    else:
        assert Draft.from_data(draft.data()).values == draft.values


def test_a_date_with_a_time_is_no_date():
    with pytest.raises(DraftError, match="is not a date"):
        Draft.from_data({"date": datetime(2026, 1, 1)})
