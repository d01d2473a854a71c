"""The pandas door, and what it says when a file is not as it should be."""

import json
import shutil
import subprocess
import sys

import pandas as pd
import pytest

from article6 import frames, tables
from article6.frames import TableError


def test_every_frame_has_its_source_line():
    made = [
        frames.emissions(),
        frames.reported_emissions(),
        frames.ndc_registry(),
        frames.ndc_types(),
        frames.ndc_examples(),
        frames.arrangements(),
        frames.events(),
        frames.national_frameworks(),
        frames.authorized_credits(),
        frames.grid_factors(),
        frames.fuel_defaults(),
        frames.gwp(),
        frames.cdm_issuance(),
        frames.voluntary_issuance(),
        frames.jcm_projects(),
        frames.jcm_issuances(),
    ]
    assert sorted(frame.attrs["table"] for frame in made) == list(tables.names())
    for frame in made:
        line = frame.attrs["source"]
        assert line == frames.source_line(frame.attrs["table"])
        assert line.startswith("Source: ") and "Series: " in line and "Collected 2026-11-22" in line
        assert len(frame) == tables.resource(frame.attrs["table"])["rows"]


def test_emissions_of_one_party_and_some_years():
    frame = frames.emissions("NAM", range(2020, 2023))
    assert list(frame["year"]) == [2020, 2021, 2022] and set(frame["name"]) == {"Namibia"}
    assert frame["total_t_co2eq"].dtype == "int64" and frame.attrs["source"]
    assert len(frames.emissions(["GHA", "THA"], 2019)) == 2
    assert frames.emissions("JPN", frame["year"].iloc[0])["year"].iloc[0] == 2020
    assert frames.emissions("JPN", 2013)["total_t_co2eq"].iloc[0] == 1_350_738_000


def test_types_of_columns():
    registry = frames.ndc_registry("GHA")
    assert registry["submitted_on"].dt.year.max() == 2021 and registry["version"].dtype == "Int64"
    examples = frames.ndc_examples("PER")
    assert list(examples["value"]) == [208.8, 179.0] and examples["base_year"].isna().all()
    land = frames.reported_emissions("GHA", "land use")
    assert set(land["series"]) == {"land use"}
    arranged = frames.arrangements()
    assert {"acquiring_name", "host_name"} <= set(arranged.columns)
    assert frames.parties().set_index("code").loc["NAM", "name"] == "Namibia"
    assert isinstance(frames.events(), pd.DataFrame)
    assert list(frames.national_frameworks("KHM")["name"]) == ["Cambodia"]
    grid = frames.grid_factors("NAM", "operating margin")
    assert list(grid["name"]) == ["Namibia"] and grid["g_per_kwh"].dtype == "float64"
    assert frames.cdm_issuance(["CHN", "IND"])["quantity_t_co2eq"].dtype == "int64"
    assert frames.jcm_issuances()["issued_t_co2"].dtype == "Int64" and len(frames.jcm_projects("MNG")) == 2
    assert frames.authorized_credits()["quantity_t_co2eq"].dtype == "int64"


def test_a_party_or_year_that_is_not_there():
    with pytest.raises(TableError, match="emissions-by-gas has nothing for party 'EUU'"):
        frames.emissions("EUU")
    with pytest.raises(TableError, match="nothing for year 2023"):
        frames.emissions("GHA", 2023)
    with pytest.raises(TableError, match="nothing for series 'total'"):
        frames.reported_emissions("GHA", "total")
    with pytest.raises(TableError, match="grid-factors has nothing for series 'marginal'"):
        frames.grid_factors("KEN", "marginal")


def test_importing_the_door_below_does_not_bring_pandas():
    code = "import sys, classroom.packs as p; p.load('kasoro'); sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy of the data folder that a test may damage."""
    for path in tables.data_directory().iterdir():
        if path.is_file():
            shutil.copy(path, tmp_path)
    monkeypatch.setenv("ARTICLE6_DATA", str(tmp_path))
    return tmp_path


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


DAMAGE = [
    ("AFG,1990,3732238", "AFG,1990,3.7 Mt", "row 2, column co2_t: expected a whole number", "'3.7 Mt'"),
    ("AFG,1990,3732238", "AFG,1990,", "row 2, column co2_t: expected a value", "an empty cell"),
    (
        "AFG,1990,3732238",
        "AFG,1890,3732238",
        "row 2, column year: expected a value in the range 1990 to 2022",
        "1890",
    ),
    ("AFG,1990", "Af,1990", "row 2, column party: expected a text of the form", "'Af'"),
    ("AFG,1991,3517545,", "AFG,1991,3517545,,", "row 3: expected 6 cells, found 7", "commas"),
    ("party,year,co2_t", "party,year,CO2", "row 1: expected the columns party, year, co2_t", "CO2"),
    ("AFG,1990", '"AFG,1990', "is not a CSV table", "quotation mark"),
]


@pytest.mark.parametrize(("old", "new", "words", "found"), DAMAGE)
def test_a_damaged_table_is_named_with_row_and_column(copy, old, new, words, found):
    change(copy / "emissions-by-gas.csv", old, new)
    with pytest.raises(TableError) as caught:
        frames.emissions()
    message = str(caught.value)
    assert message.startswith("emissions-by-gas.csv") and words in message and found in message
    assert "\n" not in message


def test_a_wrong_choice_and_a_wrong_date(copy):
    change(copy / "ndc-registry.csv", "AFG,2016-11-23,NDC", "AFG,2016-11-23,INDC")
    with pytest.raises(TableError, match="row 2, column kind: expected one of NDC, addendum, translation"):
        frames.ndc_registry()
    change(copy / "ndc-registry.csv", "AFG,2016-11-23,INDC", "AFG,23.11.2016,NDC")
    with pytest.raises(TableError, match="column submitted_on: expected a date such as"):
        frames.ndc_registry()


def test_missing_and_unreadable_files(copy, monkeypatch):
    (copy / "events.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(TableError, match="events.csv cannot be read as UTF-8"):
        frames.events()
    (copy / "events.csv").unlink()
    with pytest.raises(TableError, match="events.csv is missing in .*; restore it"):
        frames.events()
    (copy / "ndc-types.csv").write_text("", encoding="utf-8")
    with pytest.raises(TableError, match="row 1: expected the columns .*; found nothing"):
        frames.ndc_types()
    change(copy / "datapackage.json", '"resources": [', '"resources": [,')
    with pytest.raises(TableError, match="datapackage.json, line .*not valid JSON"):
        frames.emissions()
    (copy / "datapackage.json").write_text("[]", encoding="utf-8")
    with pytest.raises(TableError, match="expected a list 'resources'"):
        frames.emissions()
    monkeypatch.setenv("ARTICLE6_DATA", str(copy / "nowhere"))
    with pytest.raises(TableError, match="set ARTICLE6_DATA"):
        frames.emissions()


def test_an_unknown_table_and_a_poor_description(copy):
    with pytest.raises(TableError, match="no table 'emission-by-gas'; the nearest is emissions-by-gas"):
        frames.table("emission-by-gas")
    path = copy / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    first = package["resources"][0]
    del first["credit"]
    path.write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises(TableError, match="'credit' is missing"):
        frames.source_line(first["name"])
    first["schema"]["fields"][0]["type"] = "colour"
    path.write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises(TableError, match="expected a type among string, integer, number, date"):
        frames.table(first["name"])
    del first["schema"]
    path.write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises(TableError, match="'schema' is missing"):
        frames.table(first["name"])
