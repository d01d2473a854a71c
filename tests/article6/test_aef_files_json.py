"""The JSON form, findings as data, and the one entrance for every form."""

import csv
import io
import json
import subprocess
import sys

import pytest

from article6 import aef
from article6.aef.findings_file import COLUMNS
from article6.findings import Finding, Outcome, Place
from tests.article6 import case


@pytest.fixture
def good(tmp_path):
    aef.write_json(case.host_aef(), tmp_path / "host.json", identifiers="same")
    return tmp_path / "host.json"


def tree(file):
    return json.loads(file.read_text("utf-8"))


def read(file, content):
    file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return aef.read(file)


def test_a_good_file_has_no_finding_and_rows_count_from_1(good):
    found = aef.read(good)
    assert found.findings == [] and found.source == "host.json"
    assert [row.row for row in found.actions] == [1, 2, 3, 4, 5]


def test_keys_are_technical_names_and_labels_are_understood_too(good):
    data = tree(good)
    row = data["Actions"][0]
    assert list(row)[:3] == ["ActionDateTime", "ActionType", "ActionSubtype"]
    row["Action date"] = row.pop("ActionDateTime")
    data["table 3"] = [{key.upper(): value for key, value in row.items()}]
    del data["Actions"]
    found = read(good, data)
    assert found.findings == [] and found.actions[0].quantity == 1_000_000


@pytest.mark.parametrize("nothing", [None, "", "NA", []])
def test_nothing_is_nothing(good, nothing):
    data = tree(good)
    data["Authorizations"][0] |= {"AuthorizedPartyIDs": nothing, "AuthorizedQuantity": None}
    assert read(good, data).findings == []


def test_dates_in_the_form_of_json_are_no_fault(good):
    data = tree(good)
    data["Submission"]["DateOfSubmission"] = "2029-04-10"
    found = read(good, data)
    assert found.findings == [] and found.submission.date == case.submission().date
    data["Submission"]["DateOfSubmission"] = "2029-02-30"
    assert read(good, data).findings[0].check == 2


def test_numbers_are_exact(good):
    text = good.read_text("utf-8").replace('"QuantityCO2": 1000000', '"QuantityCO2": 1000000.10')
    assert str(read(good, text).actions[0].quantity) == "10000001/10"
    text = text.replace("1000000.10", "1e6")
    assert read(good, text).actions[0].quantity == 1_000_000


def test_a_version_as_a_number_keeps_its_digits(good):
    text = good.read_text("utf-8").replace('"SubmissionVersion": "1.0"', '"SubmissionVersion": 1.10')
    found = read(good, text)
    assert found.submission.version == "1.10" and found.findings[0].outcome is Outcome.WARNING


WRONG = {
    "a list as cell": ("ActionType", ["Use"], None, 5),
    "an object as cell": ("AdditionalExplanatoryInformation", {"a": 1}, "not a text", 2),
    "NaN": ("QuantityCO2", float("nan"), "no finite number", 2),
    "infinity": ("QuantityCO2", float("inf"), "no finite number", 2),
    "a huge number": ("QuantityCO2", 10**200, "not a number", 2),
    "a text for a number": ("QuantityCO2", "many", "not a number", 2),
    "true": ("Vintage", True, "not a calendar year", 2),
}


@pytest.mark.parametrize("name", WRONG)
def test_cells_of_the_wrong_type(good, name):
    key, value, words, check = WRONG[name]
    data = tree(good)
    data["Actions"][1][key] = value
    found = read(good, data)
    if words is None:
        assert found.findings == [] and found.actions[1].type == "Use"
    else:
        (finding,) = found.findings
        assert words in finding.problem and (finding.place.row, finding.check) == (2, check)


def test_a_key_that_stands_twice_is_told(good):
    text = good.read_text("utf-8").replace('"Vintage": 2027', '"Vintage": 2028,\n"Vintage": 2027', 1)
    (finding,) = read(good, text).findings
    assert "Vintage" in finding.problem and finding.place.row == 1 and finding.outcome is Outcome.INCONSISTENT
    text = text.replace('"Holdings": []', '"Holdings": [], "Actions": []')
    assert 'The key "Actions" stands there twice' in read(good, text).findings[0].problem


SHAPES = {
    "an unknown key": (lambda data: data["Actions"][0].update(Remarks=1), 'column "Remarks" is not one', 0),
    "an unknown table": (lambda data: data.update(Extra=[]), 'key "Extra" names no table', 0),
    "rows as text": (lambda data: data.update(Actions="none"), "not a list of rows", 0),
    "a row as text": (lambda data: data["Actions"].insert(1, "x"), 'The row is "x", not an object', 2),
    "a row as list": (lambda data: data["Actions"].insert(1, []), "The row is a list, not an object", 2),
    "a table missing": (lambda data: data.pop("Holdings"), "Not found: Table 4 Holdings", 0),
}


@pytest.mark.parametrize("name", SHAPES)
def test_shapes_of_tables(good, name):
    work, words, row = SHAPES[name]
    data = tree(good)
    work(data)
    (finding,) = read(good, data).findings
    assert words in finding.problem and finding.place.row == row


def test_one_row_may_stand_without_its_list(good):
    data = tree(good)
    data["Actions"] = data["Actions"][0]
    data["Submission"] = [data["Submission"]]
    found = read(good, data)
    assert found.findings == [] and len(found.actions) == 1 and found.party == "XHA"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "It is not JSON from line 1, column 1 on."),
        ('{"Submission": {', "It is not JSON from line 1"),
        ("[]", "It holds a list, not an object."),
        ("5", 'It holds "5", not an object.'),
        ("[" * 100_000, "hundreds deep"),
        ('{"a":' * 100_000, "hundreds deep"),
        (b"\xff\xfe\x00", "not text in UTF-8"),
        (b'{"a": "\xe9"}', "not text in UTF-8"),
    ],
)
def test_what_is_not_json_is_refused(tmp_path, text, words):
    file = tmp_path / "a.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(aef.AefFileError) as caught:
        aef.read(file)
    assert words in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_other_encodings_of_json(good, encoding):
    good.write_bytes(good.read_text("utf-8").encode(encoding))
    assert aef.read(good).findings == []


def test_an_object_with_no_table_at_all(tmp_path):
    found = read(tmp_path / "a.json", "{}")
    assert "None of the five tables" in found.findings[0].problem


def test_a_large_file_is_refused_before_it_is_read(good, monkeypatch):
    monkeypatch.setattr("article6.aef.json_file.MOST_BYTES", 10)
    with pytest.raises(aef.AefFileError, match="Write the tables as CSV files"):
        aef.read(good)


def test_when_writing_fails_the_file_stays_as_it_was(good):
    before = good.read_bytes()
    wrong = case.host_aef()
    wrong.actions[0].note = "\udfff"
    with pytest.raises(aef.AefFileError):
        aef.write_json(wrong, good)
    assert good.read_bytes() == before and list(good.parent.iterdir()) == [good]
    for place in (good.parent, good.parent / "no" / "a.json", "a\0.json"):
        with pytest.raises(aef.AefFileError):
            aef.write_json(case.host_aef(), place)


FOUND = Finding(
    outcome=Outcome.INCONSISTENT,
    place=Place("xha.xlsx", "Table 3 Actions", 5, "Vintage"),
    problem="=1 is no year.",
    mend="Write 2027.",
    rule="aef.format",
    check=2,
    value="=1",
    other=Place("xbu.xlsx", "Table 3 Actions", 7),
    party="XBU",
)


def test_findings_as_plain_data_and_as_a_table(tmp_path):
    plain = aef.finding_as_dict(FOUND)
    assert json.loads(json.dumps(plain)) == plain
    assert plain["place"] == {"file": "xha.xlsx", "table": "Table 3 Actions", "row": 5, "column": "Vintage"}
    assert plain["paragraph"] == "4/CMA.6 para. 19" and plain["other"]["file"] == "xbu.xlsx"
    aef.write_findings_csv([FOUND], tmp_path / "f.csv")
    header, row = csv.reader(io.StringIO((tmp_path / "f.csv").read_text("utf-8-sig"), newline=""))
    assert tuple(header) == COLUMNS
    assert dict(zip(header, row, strict=True)) == {
        **{
            "outcome": "inconsistent",
            "check": "2",
            "file": "xha.xlsx",
            "table": "Table 3 Actions",
            "row": "5",
        },
        **{"column": "Vintage", "value": "'=1", "problem": "'=1 is no year.", "mend": "Write 2027."},
        **{"rule": "aef.format", "paragraph": "4/CMA.6 para. 19"},
        **{"compared with": "xbu.xlsx, Table 3 Actions, row 7", "party to tell": "XBU"},
    }


def test_the_table_of_findings_as_text_is_what_its_file_holds(tmp_path):
    aef.write_findings_csv([FOUND, FOUND], tmp_path / "f.csv")
    text = aef.findings_csv([FOUND, FOUND])
    assert (tmp_path / "f.csv").read_bytes() == b"\xef\xbb\xbf" + text.encode("utf-8")
    assert text.count("\r\n") == 3 and text.startswith("outcome,check,file,")
    assert aef.findings_csv([]).splitlines() == [",".join(COLUMNS)]


def test_names_come_when_they_are_used_and_modules_do_not_hide_functions():
    code = (
        "import sys, article6.aef\n"
        "assert not {'article6.aef.rows', 'csv', 'json', 'openpyxl'} & set(sys.modules)\n"
        "import article6.aef.from_ledger\n"
        "from article6 import aef\n"
        "assert callable(aef.from_ledger) and callable(aef.read) and 'write_csv' in dir(aef)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        aef.nothing  # noqa: B018


def test_a_workbook_goes_through_its_door(tmp_path):
    workbook = pytest.importorskip("article6.workbook")
    workbook.write(case.host_aef(), tmp_path / "host.xlsx", identifiers="full")
    found = aef.read(tmp_path / "host.xlsx")
    assert [row.quantity for row in found.actions] == [row.quantity for row in case.host_aef().actions]
