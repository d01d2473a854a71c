"""Numbers and tables as readers see them."""

import xml.etree.ElementTree as ET
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.display.numbers import Numbers, places_needed, scale
from classroom.view import Table


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (91_500, "91,500"),
        (-1_700, "\u22121,700"),
        (0, "0"),
        (Fraction(2800, 3), "933.33"),
        (Fraction(-1, 3), "\u22120.33"),
        (Fraction(5, 2), "2.5"),
        (Fraction(-1, 1000), "0"),  # nothing is left after rounding: no minus before a zero
        (0.1, "0.1"),
    ],
)
def test_numbers_as_written(value, written):
    places = None if value != Fraction(-1, 1000) else 0
    assert Numbers().show(value, places) == written


def test_signs_and_the_decimal_comma():
    assert Numbers().show(1500, signed=True) == "+1,500"
    assert Numbers().show(0, signed=True) == "0"
    assert Numbers(",").show(Fraction(12345678, 100)) == "123\u202f456,78"
    with pytest.raises(ValueError, match="decimal mark"):
        Numbers("'")


@given(st.fractions(), st.integers(0, 4))
def test_writing_is_rounding_half_away_from_zero_and_nothing_else(value, places):
    written = Numbers().show(value, places)
    back = Fraction(written.replace(",", "").replace("\u2212", "-"))
    assert abs(back - value) <= Fraction(1, 2 * 10**places)
    assert (back * 10**places).denominator == 1


def test_the_scale_fits_the_amounts_and_stays_exact():
    kt = scale([99_000_000, 0, None])
    assert (kt.unit.replace("\u00a0", " "), kt(91_500_000), kt.show(1_234_567)) == (
        "kt CO2 eq",
        91_500,
        "1,234.57",
    )
    assert kt(1_234_567) == Fraction(1_234_567, 1000) and kt(None) is None
    assert scale([300_000]).divisor == 1
    assert scale([4_000_000_000]).divisor == 1_000_000
    assert places_needed([1, Fraction(1, 3), None, "new"]) == 2


TABLE = Table(
    "Balances <both>",
    ("Year", "Host", "Note"),
    [("2029", 94_000, "seen"), ("2030", Fraction(-1, 2), "new"), ("2031", None, "-")],
    "kt CO2 eq",
    strong=("2030",),
    signed=("2029",),
)


def test_a_table_can_be_walked_by_a_screen_reader():
    root = ET.fromstring(TABLE.html().replace("&nbsp;", " "))
    table = root.find("table")
    assert root.get("tabindex") == "0" and root.get("aria-label") == "Balances <both>"
    assert table.find("caption").text.strip() == "Balances <both>"
    assert [th.get("scope") for th in table.findall("thead/tr/th")] == ["col"] * 3
    assert [tr.find("th").get("scope") for tr in table.findall("tbody/tr")] == ["row"] * 3
    assert [td.text for td in table.findall("tbody/tr/td")] == [
        "+94,000.0",
        "seen",
        "\u22120.5",
        "new",
        "NA",
        "-",
    ]
    assert table.findall("tbody/tr")[1].get("class") == "a6-strong"
    assert table.findall("tbody/tr/td")[1].get("class") == "a6-text"


def test_a_table_reads_as_text_too():
    assert repr(TABLE).splitlines() == [
        "Balances <both> (kt CO2 eq)",
        "Year       Host  Note",
        "2029  +94,000.0  seen",
        "2030       \u22120.5  new",
        "2031         NA  -",
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": " "}, "needs a title"),
        ({"columns": ("", "A", "B")}, "a column has no heading"),
        ({"rows": [("2030", 1)]}, "has 2 cells, the heading has 3"),
        ({"signed": ("Total",)}, "no column or row 'Total'"),
    ],
)
def test_a_wrong_table_says_what_is_wrong(change, sentence):
    given_ = {"title": "T", "columns": ("Year", "A", "B"), "rows": [("2030", 1, 2)], **change}
    with pytest.raises(ValueError, match=sentence):
        Table(**given_)


def test_the_style_travels_with_a_table_in_jupyter_and_not_in_the_book(monkeypatch):
    assert TABLE._repr_html_().startswith("<style>")
    monkeypatch.setenv("ARTICLE6_BOOK", "1")
    assert TABLE._repr_html_().startswith('<div class="a6">')


def test_a_column_of_words_with_an_empty_cell_is_still_one_of_words():
    table = Table("T", ("Host", "List", "Share"), [("A", "a list", None), ("B", None, 3)])
    heads = ET.fromstring(table.html()).findall(".//thead//th")
    assert [head.get("class") for head in heads] == ["a6-text", "a6-text", None]


@pytest.mark.parametrize(
    ("name", "kind"), [("2030", None), ("A story that is told in a long sentence", "a6-text")]
)
def test_only_long_row_names_may_be_broken_into_lines(name, kind):
    row = ET.fromstring(Table("T", ("Row", "A"), [(name, 1)]).html()).find(".//tbody//th")
    assert row.get("class") == kind
