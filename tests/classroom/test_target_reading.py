"""Targets of real documents, read line by line: what is in tonnes, what is missing, what is adjusted."""

from article6.tables import rows
from classroom.target_reading import TONNES_ALREADY, missing_table, one_document, readings


def test_every_target_of_the_table_is_read():
    assert len(readings()) == len(rows("ndc-examples")) == 22


def test_a_level_in_tonnes_is_known_and_nothing_is_missing():
    level, budget = readings("CHL")
    assert (level.level, budget.level) == (95_000_000, 1_100_000_000)
    assert level.missing == TONNES_ALREADY and budget.years == 11


def test_a_percentage_has_no_tonnes_and_names_its_year():
    line = readings("JPN")[0]
    assert line.level is None and "2013" in line.missing
    assert "2030" in readings("IDN")[0].missing


def test_a_range_and_a_reduction_are_not_taken_for_a_level():
    assert all(line.level is None for line in readings(["ZAF", "GHA"]))


def test_the_base_follows_the_type():
    rules = {(line.name, line.kind): line.rule for line in readings(["IND", "CUB"])}
    assert rules["India", "intensity"] == "balance.covered"
    assert rules["India", "non-GHG"] == "indicator.subtract-first-transfers"
    assert rules["Cuba", "policies and measures"] == "balance.affected-categories"


def test_the_table_names_every_party_once_a_row():
    table = missing_table()
    assert {name for names, _ in table.rows for name in names.split(", ")} == {
        line.name for line in readings()
    }
    assert not any("{" in what for _, what in table.rows)


def test_every_document_can_be_shown():
    view = one_document()
    for inputs in view.combinations():
        shown = view.show(**inputs)
        assert "No target line" in shown.sentences[-1] and not shown.charts[0].lines
