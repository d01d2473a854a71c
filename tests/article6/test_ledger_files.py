"""Event files: what is saved is read again, and what is malformed is told in one sentence."""

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import article6
from article6.ledger import EventFileError, Ledger, Refused
from article6.ledger.events import KINDS
from article6.ledger.files import COLUMNS, read_events, write_events
from tests.article6.every_event import PERIODS, every_event

SOURCE = Path(article6.__file__).parents[1]


@pytest.fixture
def ledger():
    return every_event()


def test_every_kind_of_event_is_read_as_it_was_saved(ledger, tmp_path):
    path = tmp_path / "events.csv"
    ledger.save(path)
    assert tuple(read_events(path)) == ledger.events
    assert {event.kind for event in ledger.events} == set(KINDS)
    again = Ledger.load(path, PERIODS)
    assert again.standing() == ledger.standing() and again.first_transfers("XHA") == ledger.first_transfers(
        "XHA"
    )
    assert again.authorization("A") == ledger.authorization("A")
    again.save(tmp_path / "again.csv")
    assert (tmp_path / "again.csv").read_bytes() == path.read_bytes()
    assert path.read_text().splitlines()[0] == ",".join(COLUMNS)


def test_columns_may_come_in_another_order_and_from_a_spreadsheet(ledger, tmp_path):
    path = tmp_path / "events.csv"
    ledger.save(path)
    with open(path, newline="") as lines:
        rows = list(csv.reader(lines))
    order = sorted(range(len(COLUMNS)), key=lambda place: COLUMNS[place])
    with open(path, "w", newline="", encoding="utf-8-sig") as lines:
        csv.writer(lines).writerows([row[place] for place in order] for row in [*rows, []] if row)
    assert tuple(read_events(path)) == ledger.events


GOOD = {
    "authorization": {
        "date": "2026-06-01",
        "kind": "authorization",
        "approach": "CA0099",
        "party": "XHA",
        "authorization": "A",
        "terms": '{"purposes": "NDC"}',
    },
    "issuance": {
        "date": "2028-02-01",
        "kind": "issuance",
        "approach": "CA0099",
        "registry": "XHA01",
        "party": "XHA",
        "vintage": "2027",
        "first": "1",
        "last": "100",
        "authorization": "A",
        "covered": "yes",
        "a64": "no",
        "metric": "GHG",
    },
    "use": {
        "date": "2028-02-01",
        "kind": "use",
        "approach": "CA0099",
        "registry": "XHA01",
        "party": "XHA",
        "vintage": "2027",
        "first": "1",
        "last": "100",
        "by": "XBU",
        "year": "2028",
    },
    "cancellation": {
        "date": "2028-02-01",
        "kind": "cancellation",
        "approach": "CA0099",
        "registry": "XHA01",
        "party": "XHA",
        "vintage": "2027",
        "first": "1",
        "last": "100",
        "by": "XBU",
        "purpose": "OMGE",
    },
}


def write_rows(path, *rows):
    with open(path, "w", newline="", encoding="utf-8") as lines:
        writer = csv.DictWriter(lines, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize(
    ("kind", "column", "value", "words"),
    [
        ("issuance", "kind", "isuance", "'isuance' is no kind of event. Use authorization"),
        ("issuance", "kind", "", "'' is no kind of event"),
        ("issuance", "date", "1/2/2028", "'1/2/2028' is not understood. Write yyyy-mm-dd"),
        ("issuance", "date", "2028-02-30", "is not understood"),
        ("issuance", "date", "2028-W05-2", "is not understood"),
        ("issuance", "date", "", "Write yyyy-mm-dd"),
        ("issuance", "vintage", "27.0", "'27.0' is not understood. Write a year"),
        ("issuance", "vintage", "27", "vintage 27 is not a calendar year"),
        ("issuance", "first", "1,000", "Write the first serial in plain digits"),
        ("issuance", "first", "-1", "is not understood"),
        ("issuance", "first", "0", "not whole numbers from 1"),
        ("issuance", "first", "200", "last serial 100 is smaller than first serial 200"),
        ("issuance", "last", "9" * 5000, "is not understood"),
        ("issuance", "last", "\u0663", "is not understood"),
        ("issuance", "registry", "XHA", "registry 'XHA' is not well formed"),
        ("issuance", "approach", "", "approach '' is not well formed"),
        ("issuance", "party", "Host", "party 'Host' is not well formed"),
        ("issuance", "covered", "true", "'true' is not understood. Write yes or no"),
        ("issuance", "a64", "", "Write yes or no"),
        ("issuance", "amount", "1/0", "'1/0' is not understood. Write digits"),
        ("issuance", "amount", "1e999999999", "is not understood"),
        ("issuance", "amount", "many", "is not understood"),
        ("issuance", "to", "XBU", "a row of the kind issuance does not use that column"),
        ("use", "year", "", "Write the year that the units are used for"),
        ("use", "purpose", "IMP", "does not use that column"),
        ("cancellation", "purpose", "fun", "'fun' is not understood. Use IMP, OP"),
        ("authorization", "vintage", "2027", "does not use that column"),
        ("authorization", "terms", "", "is not JSON"),
        ("authorization", "terms", "purposes: NDC", "is not JSON"),
        ("authorization", "terms", "[" * 100_000, "is not JSON"),
        ("authorization", "terms", "[1]", "not a JSON object"),
        ("authorization", "terms", "{}", "do not say the purposes"),
        ("authorization", "terms", '{"purposes": ["NDC"]}', "write text between quotation marks"),
        ("authorization", "terms", '{"purposes": "CORSIA"}', "'CORSIA' is no purpose"),
        ("authorization", "terms", '{"purposes": "OIMP"}', "does not say what the first transfer is"),
        ("authorization", "terms", '{"purposes": "NDC", "price": 5}', "'price' is no field"),
        ("authorization", "terms", '{"purposes": "NDC", "vintages": 2027}', "write a list"),
        ("authorization", "terms", '{"purposes": "NDC", "vintages": ["2027"]}', "write a list"),
        ("authorization", "terms", '{"purposes": "NDC", "parties": "XBU"}', "write a list"),
        ("authorization", "terms", '{"purposes": "NDC", "final_date": "soon"}', "soon"),
        ("authorization", "terms", '{"purposes": "NDC", "quantity": 1.5}', "quantity 1.5"),
        ("authorization", "terms", '{"purposes": "NDC", "blocks": ["CA0099"]}', "does not have five parts"),
        (
            "authorization",
            "terms",
            '{"purposes": "NDC", "changes_reach_first_transferred": 1}',
            "neither true",
        ),
        ("authorization", "authorization", "", "it has no id"),
        ("authorization", "party", "Host", "'Host' is not the code of a Party"),
    ],
)
def test_a_wrong_cell_is_named(tmp_path, kind, column, value, words):
    path = write_rows(tmp_path / "events.csv", GOOD["authorization"], GOOD[kind] | {column: value})
    with pytest.raises(EventFileError) as caught:
        read_events(path)
    error = caught.value
    assert error.row == 3 and error.file == str(path)
    assert error.column == column or error.column in ("last", "terms")
    assert words in str(error) and str(error).startswith(f"{path}, row 3, column {error.column}: ")
    assert "rule " in str(error)
    assert error.__cause__ is None and error.__suppress_context__


@pytest.mark.parametrize(
    ("text", "row", "words"),
    [
        ("", 1, "column date: The column is missing."),
        ("date,kind\n", 1, "column approach: The column is missing."),
        (",".join(COLUMNS) + ",note\n", 1, "column note: There is no such column."),
        (",".join(COLUMNS) + ",date\n", 1, "column date: The column stands there twice."),
        (",".join(COLUMNS) + "\n2028-01-01,use\n", 2, "It has 2 cells and the header has 21."),
        (",".join(COLUMNS) + '\n"2028-01-01,use\n', 2, "It is not CSV"),
        (",".join(COLUMNS) + '\n"a"b,use\n', 2, "It is not CSV"),
        (b"\xff\xfe\x00d", 1, "It is not UTF-8 text."),
    ],
)
def test_a_file_that_is_no_table(tmp_path, text, row, words):
    path = tmp_path / "events.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(EventFileError) as caught:
        read_events(path)
    assert caught.value.row == row and words in str(caught.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(EventFileError, match="There is no such file"):
        read_events(tmp_path / "no.csv")
    with pytest.raises(EventFileError, match="cannot be opened as a file"):
        read_events(tmp_path)


def test_blank_lines_and_a_header_alone_are_no_events(tmp_path):
    path = write_rows(tmp_path / "events.csv")
    assert read_events(path) == []
    path.write_text(path.read_text() + "\n\n")
    assert read_events(path) == []


def test_a_refused_event_is_told_with_file_and_row(tmp_path):
    path = write_rows(tmp_path / "events.csv", GOOD["authorization"], GOOD["issuance"], GOOD["use"])
    with pytest.raises(Refused) as caught:
        Ledger.load(path, PERIODS)
    assert str(caught.value).startswith(f"{path}, row 4: XBU cannot use 100 t CO2 eq")


def test_writing_that_fails_leaves_the_file_as_it_was(ledger, tmp_path):
    path = tmp_path / "events.csv"
    ledger.save(path)
    before = path.read_bytes()
    with pytest.raises(AttributeError):
        write_events(path, [*ledger.events, "no event"])
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["events.csv"]


def test_a_killed_writer_leaves_the_file_whole(ledger, tmp_path):
    """The writer is killed while it writes, again and again; the file is the old one or the new one."""
    path = tmp_path / "events.csv"
    ledger.save(path)
    code = (
        "import sys, itertools; sys.path.insert(0, sys.argv[1])\n"
        "from article6.ledger.files import read_events, write_events\n"
        "events = read_events(sys.argv[2])\n"
        "print('ready', flush=True)\n"
        "for n in itertools.count(1):\n"
        "    write_events(sys.argv[2], events * (1 + n % 300))\n"
    )
    for wait in (0.0, 0.01, 0.05, 0.1):
        writer = subprocess.Popen(
            [sys.executable, "-c", code, str(SOURCE), str(path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout.readline() == "ready\n"
        try:
            writer.wait(wait)
        except subprocess.TimeoutExpired:
            writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        events = read_events(path)
        assert len(events) % len(ledger.events) == 0 and tuple(events[: len(ledger)]) == ledger.events
        ledger.save(path)


def test_terms_are_readable(ledger, tmp_path):
    path = tmp_path / "events.csv"
    ledger.save(path)
    with open(path, newline="") as lines:
        first = next(csv.DictReader(lines))
    terms = json.loads(first["terms"])
    assert terms["purposes"] == "NDC and IMP" and terms["vintages"] == [2026, 2027, 2029]
    assert terms["final_date"] == "2030-12-31" and "duration" not in terms
