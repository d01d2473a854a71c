"""A data table or its description that is not as it should be: file, place, and the mend, in one sentence."""

import json
import shutil

import pytest
from mutating import NASTY, VALUES, raw, texts, trees
from refusals import is_clear, outcomes

from article6 import frames, tables
from article6.tables import TableError
from classroom import datapackage, packs
from classroom.datapackage import DataPackageError

NAMES = ("arrangements", "events", "ndc-examples", "ndc-types")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of data/ that may be harmed."""
    copied = tmp_path / "data"
    shutil.copytree(tables.data_directory(), copied)
    monkeypatch.setenv("ARTICLE6_DATA", str(copied))
    return copied


def described_only(folder, name: str) -> dict:
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return package | {"resources": [one for one in package["resources"] if one["name"] == name]}


def store(path, content) -> None:
    if not isinstance(content, bytes):
        content = content.encode("utf-8", "surrogatepass")
    path.write_bytes(content)


@pytest.mark.parametrize("name", NAMES)
def test_a_mutated_table(folder, name):
    path = folder / f"{name}.csv"
    good = path.read_bytes()

    def attempt(content):
        store(path, content)
        tables.rows(name)
        frames.table(name)

    cases = [*texts(good.decode(), 200, seed=1), *raw(good, 100, seed=2)]
    outcomes(cases, attempt, TableError, f"{name}.csv")


def use_all(name: str) -> None:
    """Everything that reads the description of a table; the first refusal is raised."""
    tables.names()
    tables.source_line(name)
    datapackage.resources()
    frames.table(name)


def test_a_mutated_data_package(folder):
    path, good = folder / "datapackage.json", described_only(folder, "ndc-types")
    written = json.dumps(good, indent=1, ensure_ascii=False)
    cases = [json.dumps(tree) for tree in trees(good, 700, seed=3)]
    cases += [*texts(written, 250, seed=4), *raw(written.encode(), 150, seed=5)]

    def attempt(content):
        store(path, content)
        use_all("ndc-types")

    _, messages = outcomes(cases, attempt, (TableError, DataPackageError))
    assert len(messages) > 600
    for message in messages:
        assert "datapackage.json" in message or "ndc-types" in message or ".csv" in message, message


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"type": "whole"}, "field 1: expected a type among string, integer, number, date"),
        ({"constraints": ["required"]}, "field 1: expected constraints such as required"),
        ({"constraints": {"pattern": "(["}}, "field 1: expected a regular expression as pattern"),
        ({"constraints": {"enum": "absolute"}}, "field 1: expected constraints such as required"),
        ({"constraints": {"minimum": "a"}}, "field 1: expected a whole number as minimum"),
        ({"name": None}, "field 1: expected an entry with a name"),
    ],
)
def test_a_field_is_named_by_its_place(folder, change, says):
    package = described_only(folder, "ndc-types")
    package["resources"][0]["schema"]["fields"][0] |= change
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises(TableError) as caught:
        tables.rows("ndc-types")
    is_clear(str(caught.value), "datapackage.json, table ndc-types", says, "mend it")


def test_what_names_no_table_gets_the_nearest():
    taken, _ = outcomes((*NASTY, *VALUES), tables.rows, TableError, "There is no table", "ndc-types")
    assert taken == []
    with pytest.raises(TableError, match="the nearest is ndc-types"):
        tables.rows("ndc-type")


@pytest.mark.parametrize("value", ["{here}/nowhere", "{here}/file", " ", "x" * 5_000, "x/" * 3_000])
def test_a_data_folder_that_is_none_is_named_with_the_mend(tmp_path, monkeypatch, value):
    (tmp_path / "file").write_text("{")
    monkeypatch.setenv("ARTICLE6_DATA", value.format(here=tmp_path))
    for call, error in ((tables.names, TableError), (packs.available, packs.PackError)):
        with pytest.raises(error, match="set ARTICLE6_DATA to the folder data/ of the project"):
            call()


def test_a_data_folder_without_packs_says_where_it_looked(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE6_DATA", str(tmp_path))
    with pytest.raises(packs.PackError) as caught:
        packs.load("kasoro")
    is_clear(str(caught.value), "there are none in", "set ARTICLE6_DATA")
    with pytest.raises(TableError) as caught:
        tables.names()
    is_clear(str(caught.value), "datapackage.json is missing")
