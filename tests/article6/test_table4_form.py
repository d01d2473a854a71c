"""Table 4 in a file: the same comes back, and what is wrong is named with its line."""

import json
import random
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.accounting.breakdown import BreakdownLine
from article6.ndc import Method, Period
from article6.readings import Readings
from article6.reports.table4_files import Table4FileError, read_table4, write_table4
from article6.reports.table4_form import AchievementForm, Table4Form

FORM = Table4Form(
    party="XHA",
    period=Period(2026, 2030),
    method=Method.AVERAGING,
    rows={
        3: {2026: 99_000_000, 2027: 97_000_000},
        9: {2026: 0, 2027: 1_000_000},
        10: {2026: 0, 2027: Fraction(2800, 3)},
        14: {2026: None, 2027: None},
    },
    indicator_unit="GWh",
    readings=Readings(indicative_average="restated"),
    breakdown=(
        BreakdownLine("23(c)", "CA0099", "Energy generation", "XHA", "XBU", 2027, None, 1_000_000),
        BreakdownLine("23(e)", "CA0100", "=risky", "XBU", "XHA", 2027, 2028, 5),
    ),
    achievement=AchievementForm(year=2030, target=91_400_000, final_indicator=Fraction(1, 3), achieved=False),
    submitted=date(2030, 12, 31),
)


@pytest.fixture(params=["csv", "json"])
def path(request, tmp_path):
    return tmp_path / f"table-4.{request.param}"


def test_the_same_comes_back(path):
    write_table4(FORM, path)
    back = read_table4(path)
    assert back.source == path.name
    for name in ("party", "period", "method", "rows", "indicator_unit", "readings", "breakdown"):
        assert getattr(back, name) == getattr(FORM, name)
    assert (back.achievement, back.submitted) == (FORM.achievement, FORM.submitted)


AMOUNTS = st.one_of(st.none(), st.integers(-(10**12), 10**12), st.fractions(max_denominator=999))


@given(
    st.dictionaries(
        st.integers(1, 14), st.dictionaries(st.sampled_from([2026, 2027]), AMOUNTS, min_size=2), min_size=1
    )
)
def test_any_numbers_come_back(tmp_path_factory, rows):
    form = Table4Form(party="XHA", period=Period(2026, 2030), method=None, rows=rows)
    for ending in ("csv", "json"):
        path = tmp_path_factory.mktemp("t") / f"t.{ending}"
        write_table4(form, path)
        assert read_table4(path).rows == rows


def test_a_csv_as_a_spreadsheet_saves_it(tmp_path):
    path = tmp_path / "t.csv"
    text = "\ufeffparty;XHA;;\nperiod;2026;2030;\n;;;\nrow;label;unit;2026;2027\n3;any;t;99;98.5\n13;;;NA\n"
    path.write_text(text.replace("\n", "\r\n"), "utf-8")
    form = read_table4(path)
    assert form.rows == {3: {2026: 99, 2027: Fraction(197, 2)}, 13: {2026: None, 2027: None}}
    assert form.method is None


def test_text_never_begins_like_a_formula(tmp_path):
    path = tmp_path / "t.csv"
    write_table4(FORM, path)
    assert "'=risky" in path.read_text("utf-8")


HEAD = "party,XHA\nperiod,2026,2030\nrow,label,unit,2026\n"
WRONG = [
    ("", "line 'party' is missing"),
    ("party,XHA\n", "line 'period' is missing"),
    ("party,Kasoro\n", "line 1: The Party is 'Kasoro'"),
    ("party,XHA\nparty,XBU\n", "line 2: 'party' stands there twice"),
    ("party,XHA\nperiod,2026\n", "line 2: The period needs two years"),
    ("party,XHA\nperiod,2030,2026\n", "line 2"),
    ("party,XHA\nperiod,2026,soon\n", "'soon', which is no year"),
    ("method,average\n", "Write one of trajectory, averaging, multi-year"),
    ("readings,colour=blue\n", "A reading is not known"),
    ("submitted,2030-12-31\n", "Write it as 31/12/2030"),
    ("achievement,year,2030\n", "does not say yes or no"),
    (HEAD, "There is no row of table 4"),
    (HEAD + "16,,,5\n", "line 4: '16' is no row of table 4"),
    (HEAD + "nine,,,5\n", "'nine' is no row"),
    (HEAD + '3,,,"1,5x"\n', "Row 3, 2026 is '1,5x', which is no number"),
    ("3,,,5\n", "stands before the headings"),
    (HEAD + "3,,,5\nbreakdown,23(z),CA0099,,XHA,,2027,,5\n", "line 5: The line of '23(z)'"),
    (HEAD + "3,,,5\nbreakdown,23(c)\n", "too few columns"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_is_wrong_is_named_with_its_line(tmp_path, text, said):
    path = tmp_path / "t.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(Table4FileError) as told:
        read_table4(path)
    assert said in str(told.value) and str(told.value).startswith("t.csv")


@pytest.mark.parametrize(
    "plain",
    [
        "[]",
        "{",
        "{}",
        '{"rows": []}',
        '{"rows": {"3": 5}}',
        '{"party": ["X"], "period": 5, "rows": {}}',
        '{"party": "XHA", "period": [2026, 2030], "rows": {"3": {"2026": [1]}}}',
        '{"party": "XHA", "period": [2026, 2030], "rows": {"3": {"2026": NaN}}}',
        '{"party": "XHA", "period": [2026, 2030], "rows": {"3": {"2026": 1}}, "breakdown": [1]}',
        '{"party": "XHA", "period": [2026, 2030], "rows": {"3": {"2026": 1}}, "readings": 4}',
        "[" * 100_000,
    ],
)
def test_json_that_is_no_table_4(tmp_path, plain):
    path = tmp_path / "t.json"
    path.write_text(plain, "utf-8")
    with pytest.raises(Table4FileError):
        read_table4(path)


def test_a_number_in_json_is_exact(tmp_path):
    path = tmp_path / "t.json"
    path.write_text(
        json.dumps({"party": "XHA", "period": [2026, 2030], "rows": {"13": {"2026": 0.1}}}), "utf-8"
    )
    assert read_table4(path).cell(13, 2026) == Fraction(1, 10)


def test_files_that_cannot_be_opened(tmp_path):
    (tmp_path / "t.csv").write_bytes(b"\xff\xfe\x00")
    for name in ("t.csv", "missing.csv"):
        with pytest.raises(Table4FileError):
            read_table4(tmp_path / name)


def test_writing_is_whole_or_not_at_all(tmp_path):
    with pytest.raises(Table4FileError, match="csv or .json"):
        write_table4(FORM, tmp_path / "t.xlsx")
    (tmp_path / "t.csv").mkdir()
    with pytest.raises(Table4FileError, match="no file"):
        write_table4(FORM, tmp_path / "t.csv")
    assert [p.name for p in tmp_path.iterdir()] == ["t.csv"]


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_is_told_and_never_raises_anything_else(tmp_path, seed):
    dice = random.Random(seed)
    path = tmp_path / f"t.{dice.choice(['csv', 'json'])}"
    write_table4(FORM, path)
    content = bytearray(path.read_bytes())
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(content))
        how = dice.choice(["cut", "swap", "drop", "double"])
        if how == "cut":
            del content[at:]
        elif how == "swap":
            content[at] = dice.randrange(256)
        elif how == "drop":
            del content[at : at + dice.randint(1, 9)]
        else:
            content[at:at] = content[max(0, at - 20) : at]
        if not content:
            break
    path.write_bytes(content)
    try:
        read_table4(path)
    except Table4FileError as told:
        assert told.problem and told.mend
