"""Reading numbers: each text with the value a person means by it, worked out by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classroom.answers import read_number
from classroom.errors import AskBack, NotAnswered
from classroom.measures import measure

T = measure("t CO2 eq")


def tonnes(text, mark="."):
    return read_number(text, mark).in_unit(T)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1300", 1300),
        ("1,300", 1300),
        ("1 300", 1300),
        ("1\u00a0300", 1300),
        ("1\u2009300", 1300),
        ("1\u202f300", 1300),
        ("1'300", 1300),
        ("1\u2019300", 1300),
        ("1_300", 1300),
        ("+1300", 1300),
        ("+ 1 300", 1300),
        ("-800 t", -800),
        ("\u2212800 t", -800),
        ("\u2013 800", -800),
        ("minus 800", -800),
        ("1.3 Mt", 1_300_000),
        ("1 300 kt CO2 eq", 1_300_000),
        ("1,300 kt CO\u2082eq", 1_300_000),
        ("1 300 ktCO2e", 1_300_000),
        ("1.3 million t", 1_300_000),
        ("1.3 million", 1_300_000),
        ("2 thousand tonnes of CO2 equivalent", 2000),
        ("5 Gg", 5000),
        ("5 Tg CO2-eq.", 5_000_000),
        ("6500 ITMOs", 6500),
        ("1 300 000", 1_300_000),
        ("1,300,000", 1_300_000),
        ("1.300.000", 1_300_000),
        ("1,300.5", Fraction("1300.5")),
        ("1.300,5", Fraction("1300.5")),
        ("1 300.123", Fraction("1300.123")),
        ("0.300", Fraction("0.3")),
        (".5", Fraction("0.5")),
        ("1300.", 1300),
        ("1.5", Fraction(3, 2)),
        ("1.2345", Fraction("1.2345")),
        ("1.3e6", 1_300_000),
        ("2800/3", Fraction(2800, 3)),
        ("\u0661\u0663\u0660\u0660", 1300),
        ("-0", 0),
    ],
)
def test_a_point_pack_reads(text, value):
    assert tonnes(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1300", 1300),
        ("1 300", 1300),
        ("1,3 Mt", 1_300_000),
        ("933,33", Fraction("933.33")),
        ("0,300", Fraction("0.3")),
        ("1 300,5", Fraction("1300.5")),
        ("1 300,125 kt", 1_300_125),
        ("1.300,5", Fraction("1300.5")),
        ("1,300,000", 1_300_000),
        ("1.3 Mt", 1_300_000),
    ],
)
def test_a_comma_pack_reads(text, value):
    assert tonnes(text, ",") == value


@pytest.mark.parametrize(
    ("text", "mark", "offers"),
    [
        ("1.300", ".", ("1300", "1.3 if")),
        ("1,300", ",", ("1300", "1,3")),
        ("1.300", ",", ("1300", "1,3 if")),
        ("-12.000 t", ".", ("12000", "12.0")),
        ("1.565", ".", ("1565", "1.5650 if")),
        ("1,3", ".", ("1.3",)),
        ("1 300,5", ".", ("point",)),
        ("1300,50", ".", ("1300.50",)),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_back_with_both(text, mark, offers):
    with pytest.raises(AskBack) as asked:
        read_number(text, mark)
    for offer in offers:
        assert offer in str(asked.value)


def test_three_digits_after_the_mark_are_decimals_where_three_are_asked_for():
    assert read_number("1.565", ".", decimals=True).value == Fraction(1565, 1000)
    assert read_number("32,875 t", ",", decimals=True).value == Fraction(32875, 1000)
    assert read_number("1,565", ".", decimals=True).value == 1565, "a comma groups where the mark is a point"
    with pytest.raises(AskBack, match="two ways"):
        read_number("1.565", ",", decimals=True)


@pytest.mark.parametrize(
    "text",
    [
        "13 00",
        "1,30,000",
        "1 300 00",
        "1,300 000",
        "1.300.00",
        "1 300,5.5",
        "1.2.3",
        "12,34,56.7",
        "abc",
        "-",
        ".",
        ",",
        "t",
        "1300 + 200",
        "1000-2000",
        "2*3",
        "5 = 5",
        "1300 and 1500",
        "1300 t in 2030",
        "(800)",
        "(800) t",
        "1/0",
        "1e999",
        "1300 MT",
        "1300 mt CO2",
        "9" * 500,
        "1300\n1400",
        "\u00bd",
        "\u00b2",
        "10\u00b2",
        "1\u00bd",
        "\u2460",
    ],
)
def test_nonsense_is_asked_back_in_one_sentence(text):
    with pytest.raises(AskBack) as asked:
        read_number(text)
    message = str(asked.value)
    assert message.endswith(".") and len(message) < 250 and "\n" not in message


@pytest.mark.parametrize("nothing", [..., None, "", "   ", "...", "\u2026"])
def test_no_answer_is_not_a_wrong_answer(nothing):
    with pytest.raises(NotAnswered):
        read_number(nothing)


@pytest.mark.parametrize(
    "value", [True, [1], (1, 2), {}, object(), float("nan"), float("inf"), Decimal("nan"), 1j]
)
def test_values_from_code_that_are_no_numbers(value):
    with pytest.raises(AskBack):
        read_number(value)


@pytest.mark.parametrize("value", [1300, Fraction(1300), Decimal("1300"), 1300.0])
def test_values_from_code(value):
    assert tonnes(value) == 1300


def test_numbers_of_array_libraries_are_read():
    numpy = pytest.importorskip("numpy")
    assert tonnes(numpy.int64(1300)) == 1300
    assert tonnes(numpy.float64(1300.5)) == Fraction("1300.5")
    with pytest.raises(AskBack):
        read_number(numpy.array([1, 2]))


@pytest.mark.parametrize(
    ("unit", "dimension", "base"),
    [
        ("t", "mass", 1),
        ("kg CO2", "mass", Fraction(1, 1000)),
        ("MWh", "energy", 10**6),
        ("GJ", "energy", Fraction(10**7, 36)),  # 1 MWh is 3.6 GJ
        ("%", "share", Fraction(1, 100)),
        ("per cent", "share", Fraction(1, 100)),
        ("million ha", "area", 10**6),
        ("MW", "power", 10**6),
        ("mw", "power", 10**6),
        ("t C", "carbon", 1),
        (None, "share", 1),
    ],
)
def test_units(unit, dimension, base):
    found = measure(unit)
    assert (found.dimension, found.factor) == (dimension, base)


@pytest.mark.parametrize("spelling", ["USD per t CO2 eq", "USD/t CO2 eq", "usd / tCO2e", "USD per tCO2"])
def test_a_rate_has_one_meaning_in_every_spelling(spelling):
    assert measure(spelling).dimension == "usd/t"


def test_a_scale_word_belongs_to_the_asked_unit_when_it_is_the_same():
    asked = measure("million USD")
    assert read_number("3 million USD").in_unit(asked) == 3
    assert read_number("3 million").in_unit(asked) == 3
    assert read_number("3").in_unit(asked) == 3


@given(st.integers(-(10**12), 10**12), st.sampled_from([",", " ", "\u202f", "'", "_", ""]))
def test_every_grouped_integer_comes_back(n, separator):
    text = f"{n:,}".replace(",", separator)
    assert tonnes(text) == n


@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from([(".", ","), (",", " "), (",", ".")]))
def test_every_number_with_two_decimals_comes_back(whole, cents, style):
    mark, group = style
    text = f"{whole:,}".replace(",", group) + f"{mark}{cents:02d}"
    assert tonnes(text, mark) == whole + Fraction(cents, 100)


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_a_number_or_a_sentence(text):
    for mark in ".,":
        try:
            read_number(text, mark)
        except (AskBack, NotAnswered) as told:
            assert str(told)
