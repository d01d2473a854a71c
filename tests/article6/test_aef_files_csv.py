"""The CSV form: whatever a spreadsheet made of it is read, and told; whatever is written is whole."""

import csv
import io
import os
from fractions import Fraction

import pytest

from article6 import aef
from article6.aef import table_reader, telling
from article6.aef.format import TABLES, table
from article6.findings import Outcome
from tests.article6 import case

LABELS = {kind.number: [field.label for field in kind.fields] for kind in TABLES}


@pytest.fixture
def good(tmp_path):
    """The folder of an AEF without a fault."""
    aef.write_csv(case.host_aef(), tmp_path / "host", identifiers="same")
    return tmp_path / "host"


def actions_of(folder):
    return folder / "table-3-actions.csv"


def lines(rows, delimiter=","):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def change(file, work):
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    work(rows)
    file.write_text(lines(rows), "utf-8", newline="")


def said(found):
    return [f"{one.place}: {one.problem}" for one in found.findings]


def cell(number, row, label):
    return row, LABELS[number].index(label)


def test_a_good_folder_has_no_finding(good):
    found = aef.read(good)
    assert found.findings == [] and found.source == "host"
    assert [row.row for row in found.actions] == [2, 3, 4, 5, 6]
    assert found.place(found.actions[0], "quantity").column == "Quantity (t CO2 eq)"


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("utf-16", []),
        ("utf-32", []),
        ("utf-16-le", []),
        ("utf-16-be", []),
        ("cp1252", ["read as Windows-1252"]),
        ("latin-1", ["read as Windows-1252"]),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters(good, encoding, told, delimiter):
    text = lines(csv.reader(io.StringIO(actions_of(good).read_text("utf-8-sig"))), delimiter)
    text = text.replace("CORSIA", "CORSIA").replace("Emission reductions", "Emission reductions", 1)
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    rows[1][-1] = "Énergie; solaire, 2 | 3 – é"
    if encoding == "latin-1":
        rows[1][-1] = "Énergie; solaire"
    actions_of(good).write_bytes(lines(rows, delimiter).encode(encoding))
    found = aef.read(good)
    assert found.actions[0].note == rows[1][-1]
    assert found.actions == [*found.actions[:1], *aef.read(good).actions[1:]]
    assert len(found.actions) == 5 and found.actions[4].quantity == 100_000
    assert len(found.findings) == len(told)
    assert all(words in one.problem for words, one in zip(told, found.findings, strict=True))
    assert all(one.outcome is Outcome.WARNING for one in found.findings)


def test_a_byte_that_windows_does_not_know_makes_it_latin_1(good):
    data = actions_of(good).read_bytes().removeprefix(b"\xef\xbb\xbf")
    actions_of(good).write_bytes(data + b"2028-03-12T00:00:00.000Z" + b"," * 26 + b"\x81\r\n")
    assert "read as Latin-1" in aef.read(good).findings[0].problem


def test_a_utf_16_file_cut_in_a_character_is_told(good):
    actions_of(good).write_bytes(actions_of(good).read_text("utf-8-sig").encode("utf-16")[:-1])
    found = aef.read(good)
    assert len(found.actions) == 5 and "bytes that are no characters" in found.findings[0].problem


def test_the_line_that_names_the_delimiter_is_understood(good):
    text = lines(csv.reader(io.StringIO(actions_of(good).read_text("utf-8-sig"))), ";")
    actions_of(good).write_text("sep=;\r\n" + text, "utf-8", newline="")
    found = aef.read(good)
    assert found.findings == [] and found.actions[0].row == 2


def test_columns_in_any_order_by_technical_names_with_blanks_between(good):
    def work(rows):
        for number, row in enumerate(rows):
            if number == 0:
                row[:] = [field.technical_name for field in table(3).fields]
            row.reverse()
            row.insert(5, "")
        rows.insert(0, ["Table 3: Actions"])
        rows.insert(1, [])

    before = aef.read(good).actions
    change(actions_of(good), work)
    found = aef.read(good)
    assert found.findings == []
    assert [row.row for row in found.actions] == [4, 5, 6, 7, 8]
    for old, new in zip(before, found.actions, strict=True):
        new.row = old.row
        assert old == new


def test_a_second_header_with_technical_names_is_no_row(good):
    change(actions_of(good), lambda rows: rows.insert(1, [field.technical_name for field in table(3).fields]))
    found = aef.read(good)
    assert found.findings == [] and [row.row for row in found.actions] == [3, 4, 5, 6, 7]


def test_table_1_may_run_down(good):
    file = good / "table-1-submission.csv"
    header, row = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"))))
    file.write_text(
        lines([["Table 1"], *([name, "", value] for name, value in zip(header, row, strict=True))])
    )
    found = aef.read(good)
    assert found.findings == [] and found.submission == case.submission()
    file.write_text(file.read_text().replace("10/04/2029", "04/25/2029"))
    (finding,) = aef.read(good).findings
    assert str(finding.place) == "host, Table 1 Submission, row 5, column Date of submission"
    assert finding.value == "04/25/2029" and finding.check == 2


def test_cells_that_are_not_as_the_format_wants_are_told_with_their_place(good):
    def work(rows):
        rows[1][LABELS[3].index("Action date")] = "03/25/2028"
        rows[2][LABELS[3].index("Action type")] = "Aquisition"
        rows[3][LABELS[3].index("Quantity (t CO2 eq)")] = "1,000"
        rows[4][LABELS[3].index("Acquiring participating Party ID")] = "xbv"

    change(actions_of(good), work)
    found = aef.read(good)
    assert [(one.place.row, one.place.column, one.value, one.check) for one in found.findings] == [
        (2, "Action date", "03/25/2028", 2),
        (3, "Action type", "Aquisition", 5),
        (4, "Quantity (t CO2 eq)", "1,000", 2),
        (5, "Acquiring participating Party ID", "xbv", 3),
    ]
    assert all(
        one.outcome is Outcome.INCONSISTENT and one.place.table == "Table 3 Actions" for one in found.findings
    )
    assert [row.bad for row in found.actions] == [
        {"time": "03/25/2028"},
        None,
        {"quantity": "1,000"},
        None,
        None,
    ]
    assert found.actions[1].type == "Acquisition" and found.actions[3].acquiring == "XBV"


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        ("10/04/2029", Outcome.WARNING),
        ("18/02/2026", Outcome.WARNING),
        ("17/02/2026", Outcome.INCONSISTENT),  # the day of the list
        ("10/02/2026", Outcome.INCONSISTENT),
    ],
)
def test_a_value_missing_from_a_list_older_than_the_submission_is_a_warning(good, day, outcome):
    def other_day(rows):
        rows[1][LABELS[1].index("Date of submission")] = day

    def other_sector(rows):
        rows[1][LABELS[2].index("Sector(s)")] = "Energy generation, Hydrogen"

    change(good / "table-1-submission.csv", other_day)
    change(good / "table-2-authorizations.csv", other_sector)
    (finding,) = aef.read(good).findings
    assert (finding.outcome, finding.check) == (outcome, 5)
    assert ("The list at hand is of 17/02/2026" in finding.mend) == (outcome is Outcome.WARNING)


def test_what_was_read_in_part_is_marked(good):
    """Checks of the rows must know that a cell holds more than was understood."""

    def work(rows):
        rows[1][LABELS[2].index("Sector(s)")] = "Energy generation, Hydrogen"
        rows[1][LABELS[2].index("Authorized Party(ies) ID")] = "XBU, QQQ"

    change(good / "table-2-authorizations.csv", work)
    (row,) = aef.read(good).authorizations
    assert (row.sectors, row.parties) == (("Energy generation", "Hydrogen"), ("XBU",))
    assert row.bad == {"sectors": "Energy generation, Hydrogen", "parties": "XBU, QQQ"}


def test_without_a_date_of_submission_the_reported_year_decides(good):
    def work(rows):
        rows[1][LABELS[1].index("Date of submission")] = ""

    change(good / "table-1-submission.csv", work)
    change(good / "table-2-authorizations.csv", lambda rows: rows[1].__setitem__(8, "Other"))
    (finding,) = aef.read(good).findings
    assert finding.outcome is Outcome.WARNING and "no value of the nomenclature" in finding.problem


STRUCTURE = {
    "a column is missing": (
        lambda rows: [row.pop(18) for row in rows],
        Outcome.WARNING,
        "Table 3 Actions, row 1: Without a column: Vintage.",
    ),
    "a column stands twice": (
        lambda rows: [row.append(row[18]) for row in rows],
        Outcome.WARNING,
        "Table 3 Actions, row 1, column Vintage: The column stands there twice; the first one is read.",
    ),
    "a column is unknown": (
        lambda rows: [row.append("Remarks" if number == 0 else "x") for number, row in enumerate(rows)],
        Outcome.WARNING,
        'Table 3 Actions, row 1: The column "Remarks" is not one of the fields of the table; it is not read.',
    ),
    "a value stands under no name": (
        lambda rows: [row.insert(3, "" if number == 0 else "x") for number, row in enumerate(rows)],
        Outcome.WARNING,
        'Table 3 Actions, row 2: "x" stands in column 4, which has no name; the column is not read.',
    ),
    "a row is longer than the header": (
        lambda rows: rows[2].append("moved"),
        Outcome.INCONSISTENT,
        'Table 3 Actions, row 3: The row has 28 cells, the header 27; "moved" is under no name.',
    ),
    "a note below the table": (
        lambda rows: rows.append(["Note: as in XHA01."]),
        Outcome.WARNING,
        'Table 3 Actions, row 7: The row holds one text only, "Note: as in XHA01."; it is taken for a note.',
    ),
}


@pytest.mark.parametrize("name", STRUCTURE)
def test_the_shape_of_a_table(good, name):
    work, outcome, words = STRUCTURE[name]
    change(actions_of(good), work)
    found = aef.read(good)
    assert [one.outcome for one in found.findings] == [outcome]
    assert said(found)[0] == f"host, {words}"
    assert len(found.actions) == 5


def test_an_unknown_column_that_is_nearly_a_missing_one_is_named(good):
    change(actions_of(good), lambda rows: rows[0].__setitem__(18, "Vintage year"))
    assert "Name it Vintage, if that is meant." in [one.mend for one in aef.read(good).findings]


def test_short_rows_and_empty_rows_are_legal(good):
    def work(rows):
        rows.insert(2, [])
        rows.insert(3, ["", " ", "NA"])
        rows[1][:] = rows[1][:21]

    change(actions_of(good), work)
    found = aef.read(good)
    assert found.findings == [] and [row.row for row in found.actions] == [2, 5, 6, 7, 8]


def test_without_a_header_the_table_is_not_read_and_this_is_no_warning(good):
    change(actions_of(good), lambda rows: rows.pop(0))
    found = aef.read(good)
    assert found.actions == []
    assert [(one.outcome, one.check) for one in found.findings] == [(Outcome.INCONSISTENT, 2)]
    assert "No row names the fields of this table" in found.findings[0].problem


def test_a_table_without_rows_is_legal_and_a_missing_one_is_told(good):
    (good / "table-5-authorized-entities.csv").unlink()
    (finding,) = aef.read(good).findings
    assert finding.problem == "Not found: Table 5 Auth. entities." and finding.outcome is Outcome.WARNING


def test_more_than_one_row_in_table_1_is_told(good):
    change(good / "table-1-submission.csv", lambda rows: rows.append(["XBU", *rows[1][1:]]))
    found = aef.read(good)
    assert found.party == "XHA" and "more than one row" in found.findings[0].problem


@pytest.mark.parametrize(
    "name", ["Table 3.csv", "actions.CSV", "3 what was done.tsv", "TABLE_3_Actions.txt", "what was done.csv"]
)
def test_a_table_is_found_by_the_name_of_its_file_or_by_its_header(good, name):
    actions_of(good).rename(good / name)
    found = aef.read(good)
    assert found.findings == [] and len(found.actions) == 5


def test_two_files_for_one_table_are_told_and_the_official_name_counts(good):
    (good / "table-3 old.csv").write_text("anything")
    found = aef.read(good)
    assert len(found.actions) == 5
    assert "Two sheets hold this table" in found.findings[0].problem


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_single_file_is_told_by_its_header(tmp_path, number):
    mine = case.host_aef()
    mine.holdings = [case.holding()]
    aef.write_csv(mine, tmp_path / "host", identifiers="same")
    file = tmp_path / "2028.csv"
    (tmp_path / "host" / table(number).file).rename(file)
    found = aef.read(file)
    assert len(found.rows(number)) == len(mine.rows(number))
    assert found.source == "2028.csv"
    (finding,) = found.findings
    assert finding.problem.startswith("Not found: ") and table(number).sheet not in finding.problem


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "Metric,Vintage,a,b,c,d,e\nGHG,2027,,,,,\n"])
def test_a_single_file_of_another_kind_is_told(tmp_path, text):
    (tmp_path / "x.csv").write_text(text)
    found = aef.read(tmp_path / "x.csv")
    assert [one.outcome for one in found.findings] == [Outcome.INCONSISTENT]
    assert "None of the five tables" in found.findings[0].problem


BROKEN = {
    "never closed": ('2028,"open', "never closed; the rest is not read", 5),
    "in the middle": ('2028,"a"b,c\n', "where a cell should end; the row is not read", 5),
    "endless": (f'2028,"{"x" * 140_000}"\n', "more than 131,072 characters", 5),
    "zeros": ("2028-05-05T00:00:00.000Z,\0U\0se\n", "number zero", 6),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_csv_cannot_hold(good, name):
    text, words, rows = BROKEN[name]
    with actions_of(good).open("a", encoding="utf-8", newline="") as file:
        file.write(text)
    found = aef.read(good)
    assert len(found.actions) == rows
    assert words in found.findings[0].problem
    if name == "zeros":
        assert found.actions[5].type == "Use"
    else:
        assert (found.findings[0].place.row, found.findings[0].check) == (7, 2)


def test_rows_after_a_broken_one_are_read(good):
    text = actions_of(good).read_text("utf-8-sig")
    head, *rest = text.splitlines(keepends=True)
    actions_of(good).write_text(head + '2028,"a"b\r\n' + "".join(rest), "utf-8", newline="")
    assert [row.row for row in aef.read(good).actions] == [3, 4, 5, 6, 7]


def test_a_line_without_end_is_told(good, monkeypatch):
    monkeypatch.setattr("article6.aef.text_reading._LONGEST_LINE", 2000)
    with actions_of(good).open("a", encoding="utf-8", newline="") as file:
        file.write("x" * 5000)
    found = aef.read(good)
    assert len(found.actions) == 5 and "more than 2,000 characters" in found.findings[0].problem


def test_more_rows_than_the_limit_are_told(good, monkeypatch):
    monkeypatch.setattr(table_reader, "MOST_ROWS", 3)
    found = aef.read(good)
    assert len(found.actions) == 3
    assert (found.findings[0].place.row, found.findings[0].outcome) == (5, Outcome.INCONSISTENT)


def test_more_findings_than_the_limit_are_counted(good, monkeypatch):
    monkeypatch.setattr(telling, "MOST_FINDINGS", 2)
    change(actions_of(good), lambda rows: [row.__setitem__(0, "noon") for row in rows[1:]])
    found = aef.read(good)
    assert len(found.findings) == 3 and found.findings[2].problem.startswith("3 more cells")
    assert found.findings[2].outcome is Outcome.INCONSISTENT
    assert all(row.bad == {"time": "noon"} for row in found.actions)


def test_repeated_texts_share_one_copy(good):
    rows = aef.read(good).actions
    assert rows[0].authorization is rows[1].authorization


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", b"PK\x03\x04xx", "a workbook or another zip file"),
        ("a.csv", b"%PDF-1.7", "a PDF"),
        ("a.csv", b"\xd0\xcf\x11\xe0xx", "an old workbook"),
        ("a.xls", b"", "Workbooks of the form .xls are not read. Save it as .xlsx."),
        ("a.docx", b"", '".docx" is not the ending'),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path, name, data, words):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(aef.AefFileError) as caught:
        aef.read(tmp_path / name)
    assert words in str(caught.value) and str(tmp_path / name) in str(caught.value)
    assert "(4/CMA.6 para. 19, rule aef.format)" in str(caught.value)


def test_a_workbook_among_csv_files_is_a_finding(good):
    actions_of(good).write_bytes(b"PK\x03\x04")
    found = aef.read(good)
    assert "a workbook or another zip file" in found.findings[0].problem and not found.actions


def test_what_is_no_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "empty").mkdir()
    for path, words in (
        (tmp_path / "none.csv", "There is no such file"),
        (tmp_path / "pipe.csv", "a device or a pipe"),
        (tmp_path / "empty", "holds no CSV file"),
        ("a\0b.csv", "No file can have this name"),
        (None, "No file can have this name"),
    ):
        with pytest.raises(aef.AefFileError, match=words):
            aef.read(path)


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("article6.aef.text_reading.MOST_BYTES", 1024**2)
    (tmp_path / "a.csv").write_bytes(b"x" * (1024**2 + 1))
    with pytest.raises(aef.AefFileError, match=r"larger than 1 MB"):
        aef.read(tmp_path / "a.csv")


def test_progress_runs_from_little_to_all(good):
    seen = []
    aef.read(good, progress=seen.append)
    assert seen == sorted(seen) and seen[-1] == 1.0


def test_our_own_decimals_are_not_taken_for_thousands(tmp_path):
    mine = case.aef(actions=[case.action(quantity=Fraction("1.125"))])
    aef.write_csv(mine, tmp_path / "x")
    found = aef.read(tmp_path / "x")
    assert found.findings == [] and found.actions[0].quantity == Fraction("1.125")


def test_formulas_are_written_as_texts(tmp_path):
    mine = case.aef(
        actions=[case.action(note="=HYPERLINK(1)", unit_first="'-7")], entities=[case.entity(name="@x")]
    )
    aef.write_csv(mine, tmp_path / "x")
    for file in (tmp_path / "x").iterdir():
        for row in csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")):
            assert not [one for one in row if one[:1] in {"=", "+", "-", "@"}]
    again = aef.read(tmp_path / "x")
    assert (again.actions[0].note, again.actions[0].unit_first) == ("=HYPERLINK(1)", "'-7")
    assert again.entities[0].name == "@x"


def test_a_folder_that_is_there_keeps_its_other_files(good):
    (good / "letter.docx").write_bytes(b"letter")
    aef.write_csv(case.buyer_aef(), good)
    assert aef.read(good).party == "XBU" and (good / "letter.docx").read_bytes() == b"letter"
    assert {file.name for file in good.parent.iterdir()} == {"host"}


def test_when_writing_fails_everything_stays_as_it_was(good):
    before = {file.name: file.read_bytes() for file in good.iterdir()}
    wrong = case.host_aef()
    wrong.actions[4].note = "\ud800"
    with pytest.raises(aef.AefFileError, match="no file can hold"):
        aef.write_csv(wrong, good)
    wrong.actions[4].note = "x" * 40_000
    with pytest.raises(aef.AefFileError, match=r"the text has 40,000 characters. Shorten it to 32,767"):
        aef.write_csv(wrong, good)
    assert {file.name: file.read_bytes() for file in good.iterdir()} == before
    assert list(good.parent.iterdir()) == [good]


def test_places_that_cannot_be_written_are_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    for place in (tmp_path / "file", tmp_path / "no" / "folder", "a\0b"):
        with pytest.raises(aef.AefFileError):
            aef.write_csv(case.host_aef(), place)
    assert (tmp_path / "file").read_text() == "x"
