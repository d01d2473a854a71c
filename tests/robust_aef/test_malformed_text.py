"""CSV and JSON that are not as they should be: read and told, or refused in one clear sentence.

Every mutation is one that a slip, an editor, a disk or a spreadsheet can make, the same on every run. Asked
of each: no other error than `AefFileError`, no hang, the file unchanged; each finding clear and
citing a rule; and what was read can be written and read again.
"""

import csv
import io
import json
import random
import shutil
import signal
from fractions import Fraction
from itertools import count

import pytest

from article6 import aef
from article6.aef.format import TABLES, table
from tests.article6 import case
from tests.robust.mutating import NASTY, raw, texts, trees
from tests.robust.refusals import is_clear

TURN = count()
LONGEST = 10  # seconds for one case; the usual one takes a few milliseconds
SPREADSHEET = (
    *(
        "#REF!",
        "#N/A",
        "#VALUE!",
        "=1+1",
        "=HYPERLINK(1)",
        "+1",
        "-1",
        "@SUM(A1)",
        "'=1",
        "1E+06",
        "1,23457E+12",
    ),
    *("TRUE", "46824", "46824.5", "1,000", "1.000.000", "1 000", "12,5", "03/25/2028", "25.03.2028", "2028"),
    *("Mar-28", "12/03/28", "12/03/2028 00:00", "24:00", "######", "N/A", "n.a.", "-", "Other", "Aquisition"),
    *(
        "xha",
        "Kenya",
        "CA0099-XHA01-XHA-1-2027",
        "CA0001-GH01-CH-1-1234-2021",
        "9" * 18,
        "9" * 19,
        "0",
        "00012",
    ),
)


def example() -> aef.Aef:
    """All five tables with rows, every kind of field."""
    mine = case.host_aef()
    mine.authorizations.append(
        case.authorization_row(
            "A-2", quantity=5, parties=("XBU", "XBV"), entities=("1, a", "2"), timeframe="2026 - 2030"
        )
    )
    mine.actions.append(
        case.action(
            9, 9, metric="non-GHG", non_ghg_metric="MWh", amount=Fraction(5, 2), note='a "quoted"\nnote; é'
        )
    )
    mine.holdings = [case.holding(1, 10, full="XHA01"), case.holding(11, 20)]
    mine.entities = [case.entity(), case.entity(name="=Moon", country="XBU", conditions="none")]
    return mine


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A folder and a file that are as they should be."""
    place = tmp_path_factory.mktemp("good")
    aef.write_csv(example(), place / "csv", identifiers="same")
    aef.write_json(example(), place / "one.json", identifiers="same")
    assert aef.read(place / "csv").findings == [] == aef.read(place / "one.json").findings
    return place


@pytest.fixture
def no_hang(monkeypatch):
    """Stop a case that runs too long. Nothing waits for the disk: interruption is not what is tested here."""
    monkeypatch.setattr("os.fsync", lambda handle: None)

    def stop(*_):
        raise TimeoutError(f"one case took more than {LONGEST} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    yield lambda: signal.setitimer(signal.ITIMER_REAL, LONGEST)
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def counted(record_property):
    """Called once for each case; the sums are printed behind the results of all tests."""
    entries: dict[str, list] = {}

    def counted(kind: str, refused: bool) -> None:
        if kind not in entries:
            entries[kind] = [*kind.split(": ", 1), 0, 0]
            record_property("malformed", entries[kind])
        entries[kind][2] += 1
        entries[kind][3] += refused

    return counted


def contents(place) -> dict[str, bytes]:
    files = [place] if place.is_file() else [file for file in sorted(place.rglob("*")) if file.is_file()]
    return {str(file): file.read_bytes() for file in files}


def same(found, again) -> bool:
    """True if all that was read is read again; what could not be read may be a text by now."""
    pairs = [(found.rows(kind.number), again.rows(kind.number), kind) for kind in TABLES]
    return all(len(old) == len(new) for old, new, _ in pairs) and all(
        getattr(one, field.attribute) == getattr(two, field.attribute) or field.attribute in (one.bad or {})
        for old, new, kind in pairs
        for one, two in zip(old, new, strict=True)
        for field in kind.fields
    )


def examine(place, kind: str, tmp_path, counted, again: bool = True) -> None:
    """Read one case and ask of it what must hold, whatever it is."""
    before = contents(place)
    try:
        found = aef.read(place)
    except aef.AefFileError as refusal:
        is_clear(str(refusal))
        counted(kind, refused=True)
        return
    finally:
        assert contents(place) == before
    counted(kind, refused=False)
    for one in found.findings:
        is_clear(str(one))  # citing a rule that does not exist would be an error of `article6.rules`
        assert one.problem and one.mend and one.place.file == found.source
    aef.write_findings_csv(found.findings, tmp_path / "findings.csv")
    if not again or next(TURN) % 3:  # one of three: writing takes longer than reading
        return
    for write, name in ((aef.write_csv, "again"), (aef.write_json, "again.json")):
        try:
            write(found, tmp_path / name, identifiers="same")
        except aef.AefFileError as refusal:
            is_clear(str(refusal))
            continue
        assert same(found, aef.read(tmp_path / name))


@pytest.fixture
def attempt(good, tmp_path, no_hang, counted):
    """Put a changed file into its place and examine it: a table's number, or 0 for the JSON file."""

    def run(number: int, content: str | bytes, kind: str, again: bool = True) -> None:
        no_hang()
        data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        if number == 0:
            place = tmp_path / "case.json"
            place.write_bytes(data)
        else:
            place = tmp_path / "case"
            if not place.exists():
                shutil.copytree(good / "csv", place)
            (place / table(number).file).write_bytes(data)
        examine(place, kind, tmp_path, counted, again)

    return run


def cells(good, number: int) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text(good, number), newline="")))


def text(good, number: int) -> str:
    return (good / "csv" / table(number).file).read_bytes().decode("utf-8-sig")


def joined(rows, delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_csv_texts(good, attempt, number):
    for content in texts(text(good, number), 40, seed=number):
        attempt(number, content, "CSV: characters, words, lines")


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_csv_bytes(good, attempt, number):
    for content in raw((good / "csv" / table(number).file).read_bytes(), 30, seed=10 + number):
        attempt(number, content, "CSV: bytes flipped, cut, zeroed, inserted")


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_csv_cells(good, attempt, number):
    dice, rows = random.Random(20 + number), cells(good, number)
    for _ in range(60):
        changed = [list(row) for row in rows]
        row = dice.choice(changed[1:])
        row[dice.randrange(len(row))] = dice.choice((*NASTY, *SPREADSHEET))
        attempt(number, joined(changed), "CSV: another value in a cell")


def test_every_field_with_every_spreadsheet_value(good, attempt):
    """A value of each kind down each column: 74 fields, as many rows as values."""
    for number in (2, 3, 4, 5):
        rows = cells(good, number)
        for column in range(len(rows[0])):
            changed = [rows[0]]
            for value in (*SPREADSHEET, *NASTY):
                changed.append([value if at == column else cell for at, cell in enumerate(rows[1])])
            attempt(number, joined(changed), "CSV: a column of wrong values", again=False)


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_csv_shapes(good, attempt, number):
    dice, rows = random.Random(30 + number), cells(good, number)

    def header_of_another(changed):
        changed[0] = cells(good, 1 + number % 5)[0]

    shapes = {
        "the header is gone": lambda changed: changed.pop(0),
        "the header of another table": header_of_another,
        "a header cell is doubled": lambda changed: changed[0].__setitem__(1, changed[0][0]),
        "a header cell is empty": lambda changed: changed[0].__setitem__(dice.randrange(8), ""),
        "a column is gone": lambda changed: [row.pop(2) for row in changed],
        "a cell too many": lambda changed: changed[-1].insert(1, "moved"),
        "cells too few": lambda changed: changed[-1].__delitem__(slice(2, None)),
        "the columns are shuffled": lambda changed: changed.__setitem__(slice(None), shuffled(changed, dice)),
        "rows and columns exchanged": lambda changed: changed.__setitem__(
            slice(None), [list(row) for row in zip(*changed, strict=True)]
        ),
        "rows above the header": lambda changed: changed.__setitem__(
            slice(0, 0), [["A title"], [], ["x", "y"]]
        ),
        "a note below": lambda changed: changed.append(["Note: all is well."]),
        "a thousand empty rows": lambda changed: changed.extend([["", ""]] * 1000),
        "the header again": lambda changed: changed.append(changed[0]),
        "nothing": lambda changed: changed.clear(),
    }
    for name, work in shapes.items():
        changed = [list(row) for row in rows]
        work(changed)
        attempt(number, joined(changed), f"CSV: {name}")


def shuffled(rows, dice):
    order = list(range(len(rows[0])))
    dice.shuffle(order)
    return [[row[at] for at in order] for row in rows]


ENCODINGS = [
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-7",
    "cp1252",
    "latin-1",
    "cp500",
    "shift-jis",
    "gb18030",
]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_csv_encodings(good, attempt, encoding):
    for number in range(1, 6):
        content = text(good, number).replace("é", "ä").encode(encoding, "replace")
        attempt(number, content, "CSV: another encoding")
        attempt(number, content[: len(content) * 2 // 3 + 1], "CSV: another encoding, truncated")
        attempt(number, b"\xef\xbb\xbf" + content, "CSV: another encoding behind a mark of UTF-8")


@pytest.mark.parametrize("mark", [";", "\t", "|", ":", " ", "\x1f"])
def test_csv_delimiters_and_quotes(good, attempt, mark):
    for number in range(1, 6):
        attempt(number, joined(cells(good, number), mark), "CSV: another delimiter")
        attempt(number, text(good, number).replace('"', ""), "CSV: quotation marks gone")
        attempt(
            number, text(good, number) + f'1{mark}"never closed\n' * 3, "CSV: a quotation mark never closed"
        )


def test_csv_sizes(attempt, good):
    head = joined(cells(good, 3)[:1])
    for content in (
        head + '"' + "x" * 300_000 + '"\r\n',
        head + "x" * 300_000,
        head + "," * 100_000 + "\r\n",
        head + "\r\n" * 100_000,
        head + '"' * 200_001,
        head + "2028,=1\r\n" * 3000,
        "," * 200_000,
        "\0" * 100_000,
        '"\r\n' * 50_000,
    ):
        attempt(3, content, "CSV: huge cells, rows, nothing", again=False)


def test_csv_folders(good, tmp_path, no_hang, counted):
    def case_of(name, work):
        place = tmp_path / name
        shutil.copytree(good / "csv", place)
        work(place)
        no_hang()
        examine(place, "CSV: files missing, exchanged, of another kind", tmp_path, counted)

    three, four = table(3).file, table(4).file
    changes = {
        "missing": lambda place: (place / three).unlink(),
        "exchanged": lambda place: (
            (place / three).rename(place / "x"),
            (place / four).rename(place / three),
            (place / "x").rename(place / four),
        ),
        "twice": lambda place: shutil.copy(place / three, place / "Table 3.csv"),
        "folder": lambda place: ((place / three).unlink(), (place / three).mkdir()),
        "link to itself": lambda place: ((place / three).unlink(), (place / three).symlink_to(place / three)),
        "workbook": lambda place: (place / three).write_bytes(b"PK\x03\x04" + bytes(100)),
        "image": lambda place: (place / three).write_bytes(bytes(range(256)) * 50),
        "many": lambda place: [(place / f"{number}.csv").write_text("a,b\n1,2") for number in range(150)],
        "too many": lambda place: [(place / f"{number}.csv").write_text("") for number in range(300)],
        "only others": lambda place: [
            file.rename(place / f"{file.stem}.bin") for file in list(place.iterdir())
        ],
        "names": lambda place: [
            file.rename(place / f"{ord(file.stem[6])}\u202e.csv") for file in list(place.iterdir())
        ],
    }
    for name, work in changes.items():
        case_of(name, work)


def test_single_files(good, tmp_path, no_hang, counted):
    for number in range(1, 6):
        for seed, content in enumerate(texts(text(good, number), 10, seed=40 + number)):
            place = tmp_path / f"{number}-{seed}.csv"
            place.write_bytes(content.encode("utf-8", "surrogatepass"))
            no_hang()
            examine(place, "CSV: one table alone", tmp_path, counted)


def test_json_trees(good, attempt):
    plain = json.loads((good / "one.json").read_text("utf-8"))
    for content in trees(plain, 250, seed=50):
        attempt(0, json.dumps(content), "JSON: another value, key, entry")


def test_json_texts(good, attempt):
    for content in texts((good / "one.json").read_text("utf-8"), 200, seed=51):
        attempt(0, content, "JSON: characters, words, lines")


def test_json_bytes(good, attempt):
    for content in raw((good / "one.json").read_bytes(), 100, seed=52):
        attempt(0, content, "JSON: bytes flipped, cut, zeroed, inserted")


def test_json_cells(good, attempt):
    """Values of every type and size in every field."""
    plain = json.loads((good / "one.json").read_text("utf-8"))
    dice = random.Random(53)
    odd = [
        *(
            "NaN",
            "Infinity",
            "-Infinity",
            "1e400",
            "1e-400",
            "9" * 5000,
            "0." + "9" * 5000,
            "-0",
            "1E5",
            "46824",
        ),
        *("[[[1]]]", '{"a": {"b": 1}}', '["x", 1, null]', "true", '"\\ud800"', '"\\u0000"', '"=1"'),
        *('"2028-03-12"', "[" * 200 + "]" * 200),
    ]
    for kind in TABLES:
        for field in kind.fields:
            content = json.loads(json.dumps(plain))
            row = content[kind.name] if kind.number == 1 else content[kind.name][0]
            row[field.technical_name] = "HERE"
            for value in dice.sample(odd, 4):
                attempt(
                    0,
                    json.dumps(content).replace('"HERE"', value),
                    "JSON: a number, list or text of another kind",
                )


def test_json_nesting_and_encodings(good, attempt):
    whole = (good / "one.json").read_text("utf-8")
    for content in (
        "[" * 200_000,
        '{"Actions":' * 50_000,
        '{"Actions": ' + "[" * 990 + "]" * 990 + "}",
        "[]",
        "null",
        '"',
        "",
    ):
        attempt(0, content, "JSON: nested, empty, no object")
    for encoding in ENCODINGS:
        attempt(0, whole.encode(encoding, "replace"), "JSON: another encoding")
