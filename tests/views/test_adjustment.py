"""The view on a baseline over its years: the worked methods come out, and a new law is counted once."""

from fractions import Fraction

import pytest

from classroom import views
from classroom.packs import available


def shown(pack="kasoro", **inputs):
    return views.downward_adjustment(pack).show(**inputs)


def cells(result) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in result.tables[0].written()}


def baselines(result) -> list[str]:
    return [row[1] for name, row in cells(result).items() if name != "Sum"]


# 100,000 t by the approach and as business as usual, 20,000 t with the activity, five years.
WORKED = [
    ("none", "100,000", "100,000", "400,000"),
    ("linear", "99,000", "96,000", "390,000"),
    ("baseline", "89,000", "86,000", "340,000"),
    ("reductions", "91,000", "88,000", "358,000"),
]


@pytest.mark.parametrize(("method", "second", "fifth", "total"), WORKED)
def test_the_worked_methods(method, second, fifth, total):
    result = shown(method=method)
    assert baselines(result)[1] == second and baselines(result)[4] == fifth
    assert cells(result)["Sum"][-1] == total
    assert total in result.sentences[0]


def test_reading_a_starts_at_once_and_reading_b_in_the_second_year():
    assert baselines(shown(method="baseline"))[0] == "90,000"
    assert baselines(shown(method="reductions"))[0] == "100,000"
    assert "reading A" in shown(method="baseline").sentences[0]
    assert "reading B" in shown(method="reductions").sentences[0]


def test_compound_is_less_than_linear():
    assert cells(shown(method="compound"))["Sum"][-1] == "390,099.50"


def test_two_per_cent_a_year():
    assert cells(shown(annual=Fraction(2, 100)))["Sum"][-1] == "380,000"


def test_a_law_takes_the_place_of_the_baseline_and_is_not_counted_twice():
    result = shown(law=True)
    assert [row[-1] for row in cells(result).values()] == [
        "80,000",
        "79,000",
        "78,000",
        "60,000",
        "60,000",
        "357,000",
    ]
    assert "In years 4, 5 business as usual is lower" in result.sentences[-1]


def test_business_as_usual_binds_where_the_approach_lies_above_it():
    # 61,900 lies below 62,400, and above 62,400 less 624.
    result = shown("lumora")
    assert baselines(result)[:2] == ["61\u202f900", "61\u202f776"]
    assert "In year 1 business as usual is lower" in result.sentences[-1]


def test_a_stricter_choice_never_yields_more():
    for pack in available():
        view = views.downward_adjustment(pack)
        for inputs in view.combinations():
            result = view.show(**inputs)
            other = view.show(**{**inputs, "law": True})
            assert _sum(other) <= _sum(result)
            assert _sum(result) <= _sum(view.show(**{**inputs, "method": "none"}))


def _sum(result):
    return result.tables[0].rows[-1][-1]


@pytest.mark.parametrize("method", [worked[0] for worked in WORKED])
def test_the_line_that_equals_another_lies_below_it_and_is_wider(method):
    credited, *others = shown(method=method).charts[0].lines
    assert credited.name == "Crediting baseline"
    for year, value in credited.values.items():
        same = [line for line in others if line.values[year] == value]
        assert same and all(line.width < credited.width for line in same)
