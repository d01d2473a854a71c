"""A working says every step; its numbers are written so that they can be checked by hand."""

from fractions import Fraction

import pytest

from article6.working import Step, Working, grouped


def test_a_working_reads_line_by_line_and_ends_with_its_result():
    working = Working(
        "Two steps",
        (
            Step("BE", "Baseline emissions", "OUT x EF", "100 x 0.5", 50, "t CO2 eq", "metered"),
            Step("ER", "Emission reductions", "BE - PE", "50 - 20", 30, "t CO2 eq", rule="itmo.real"),
        ),
    )
    assert working.text() == "BE = OUT x EF = 100 x 0.5 = 50 t CO2 eq\nER = BE - PE = 50 - 20 = 30 t CO2 eq"
    assert working.result == 30
    assert working["BE"].where_from == "metered"
    assert working["ER"].where_from == "2/CMA.3 annex 1(a)"


def test_a_given_number_is_not_written_twice():
    step = Step("N", "Stoves", "", "10,000", 10_000, "", "sales record")
    assert Working("One", (step,)).text() == "N = 10,000"


def test_a_symbol_that_is_not_there_names_those_that_are():
    working = Working("One", (Step("N", "Stoves", "", "", 1, "stoves"),))
    with pytest.raises(KeyError, match="'M'; the working has N"):
        working["M"]


def test_a_working_without_steps_or_with_one_twice_is_refused():
    step = Step("N", "Stoves", "", "", 1, "stoves")
    with pytest.raises(ValueError, match="no steps"):
        Working("None", ())
    with pytest.raises(ValueError, match="two steps called 'N'"):
        Working("Twice", (step, step))


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (1_234_567, None, "1,234,567"),
        (Fraction(5), None, "5"),
        (Fraction(1, 3), None, "0.333333"),
        (0.5, None, "0.5"),
        (12.345678, None, "12.3457"),
        (7179.1776, None, "7,179.18"),
        (7179.1776, 0, "7,179"),
        (5, 2, "5.00"),
    ],
)
def test_numbers_are_written_to_the_digits_that_say_something(value, places, text):
    assert grouped(value, places) == text
