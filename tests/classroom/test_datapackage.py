"""The tables as lessons and the data page see them."""

import json
from datetime import date

import pytest

from article6 import tables
from classroom.datapackage import DataPackageError, resource, resources

ENTRY = {
    "name": "rain",
    "title": "Rain",
    "description": "Rain by year.",
    "path": "rain.csv",
    "series": "rain",
    "years": "2001-2002",
    "credit": "a weather office",
    "rows": 2,
    "retrieved": "2026-11-22",
    "sources": [{"title": "A weather office", "path": "https://example.org/rain"}, {"title": "A book"}],
    "licenses": [{"title": "CC BY 4.0", "path": "https://example.org/by"}],
    "transformation": "Renamed.",
    "known_faults": ["It ends early."],
    "schema": {"fields": [{"name": "rain_mm", "type": "number", "description": "Rain, mm"}]},
}


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Write a data package with one table, changed as asked; None takes an entry out."""
    monkeypatch.setenv("ARTICLE6_DATA", str(tmp_path))

    def write(**changes):
        entry = {key: value for key, value in (ENTRY | changes).items() if value is not None}
        tmp_path.joinpath("datapackage.json").write_text(json.dumps({"resources": [entry]}), encoding="utf-8")

    write()
    return write


def test_every_table_of_the_project_is_described():
    for table in resources():
        assert table.sources and table.licences and table.faults and table.fields, table.name
        assert table.source_line() == tables.source_line(table.name)


def test_what_a_table_says(package):
    rain = resource("rain")
    assert (rain.rows, rain.retrieved, rain.licence) == (2, date(2026, 11, 22), "CC BY 4.0")
    assert [source.address for source in rain.sources] == ["https://example.org/rain", ""]
    assert rain.fields[0].description == "Rain, mm"
    assert rain.warming_potentials == ""


def test_an_unknown_table_is_answered_with_the_nearest(package):
    with pytest.raises(DataPackageError, match="There is no table 'rains'; the nearest is rain"):
        resource("rains")


@pytest.mark.parametrize("entry", ["title", "years", "retrieved", "licenses", "known_faults", "schema"])
def test_a_missing_entry_is_named(package, entry):
    package(**{entry: None})
    with pytest.raises(DataPackageError, match=f"table rain: the entry '{entry}' is missing; add it"):
        resource("rain")


@pytest.mark.parametrize("change", [{"retrieved": "22/11/2026"}, {"rows": "two"}, {"sources": ["a book"]}])
def test_an_entry_of_the_wrong_form_is_refused(package, change):
    package(**change)
    with pytest.raises(DataPackageError, match="table rain: an entry is not of the expected form"):
        resource("rain")


def test_a_missing_file_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE6_DATA", str(tmp_path))
    with pytest.raises(DataPackageError, match="datapackage.json is missing"):
        resources()
