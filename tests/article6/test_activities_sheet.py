"""The data of the types, the working of each estimate, and one clear sentence for each wrong input."""

import math
import re
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import pytest

from article6 import rules
from article6.baselines.activities import IDS, MARKS, ActivityError, activities, activity, estimate, series
from article6.baselines.activities.formula import evaluate, put_in, shown
from article6.working import Step


def choices(kind) -> list[dict]:
    """The defaults, and each option of each choice once."""
    taken = [p for p in kind.parameters.values() if p.kind == "choice"]
    return [{}, *({p.key: o.id} for p in taken for o in p.options)]


KITCHEN = [{"method": "kitchen-test", **more} for more in ({}, {"leakage": "terms"}, {"statistic": "t"})]
CASES = [(kind.id, values) for kind in activities() for values in choices(kind)]
CASES += [("cookstoves", values) for values in KITCHEN]


@pytest.mark.parametrize("kind", activities(), ids=lambda kind: kind.id)
def test_the_data_of_a_type(kind):
    symbols = [p.symbol for p in kind.parameters.values() if p.numeric]
    assert len(set(symbols)) == len(symbols) and "y" not in symbols and all(symbols)
    assert kind.title and kind.sector and kind.formula.startswith("ER = ")
    moved = [key for p in kind.parameters.values() for key in {k for o in p.options for k in o.sets}]
    assert len(set(moved)) == len(moved)  # no number is set by two choices
    for key, p in kind.parameters.items():
        assert p.source and p.mark in MARKS and p.favours in ("more", "less", ""), key
        assert kind.questions[key] and all(q.endswith(("?", ".")) for q in kind.questions[key]), key
        assert bool(p.options) == (p.kind == "choice"), key
        if p.numeric:
            assert p.checked(p.default) == p.default and (p.low is None) == (p.high is None), key
            assert p.low is None or p.checked(p.low) <= p.default <= p.checked(p.high), key
        assert p.numeric or not p.favours, key
        for option in p.options:
            assert option.name and not option.mark or option.mark in MARKS, key
            for other, numbers in option.sets.items():
                assert kind.parameters[other].numeric and len(numbers) in (1, 3), (key, option.id)


@pytest.mark.parametrize(("id", "values"), CASES, ids=lambda each: str(each))
def test_every_working_can_be_followed(id, values):
    found = estimate(id, 11 if id == "landfill-gas" else 2, **values)
    known = {"y": found.year}
    for step in found.working.steps:
        if step.formula and "Σ" not in step.formula and not step.formula.startswith("t("):
            again = step.formula.replace("×", "*").replace("^", "**")
            assert evaluate(again, known) == pytest.approx(step.value, rel=1e-12, abs=1e-12)
            typed = (step.put_in or step.formula).replace(",000", "000").replace("×", "*").replace("^", "**")
            typed = re.sub(r"(?<=\d),(?=\d{3})", "", typed)
            assert evaluate(typed, {}) == pytest.approx(step.value, rel=1e-4, abs=1e-4)
        known[step.symbol] = step.value
    last = found.working.steps[-1]
    assert (last.symbol, last.unit, found.working.result) == ("ER", "t CO2 eq", found.reductions)
    assert (
        found.reductions
        == max(0, found.baseline - found.project - found.leakage - found.deduction)
        == pytest.approx(found.working["ER"].value)
    )


@pytest.mark.parametrize("id", IDS)
def test_every_number_says_where_it_comes_from(id):
    found = estimate(id, 11 if id == "landfill-gas" else 1)
    inputs = [step for step in found.working.steps if not step.formula]
    assert inputs and all(step.source for step in inputs)
    numeric = {key for key in found.used if found.type.parameters[key].numeric}
    symbols = {found.type.parameters[key].symbol for key in numeric}
    without_step = (
        {"p_garden", "p_wood", "p_textiles"} if id == "landfill-gas" else set()
    )  # a share of nothing
    assert symbols - {step.symbol for step in inputs} == without_step
    for step in found.working.steps:
        if step.rule:
            assert rules.get(step.rule)


def test_a_value_of_the_user_is_told_apart_from_a_default():
    source = estimate("cookstoves", fnrb=0.4).working["fNRB"].source
    assert source.startswith("chosen by the user; the default is 0.3, TOOL30 v4.0")
    assert isinstance(estimate("cookstoves").working["fNRB"], Step)
    assert "check the text" in estimate("cookstoves").working["fNRB"].source
    assert "as transcribed" in estimate("cookstoves").working["NCV"].source


def test_an_option_brings_its_default_and_the_user_can_overrule_it():
    single = estimate("rice-methane", water_project="single")
    assert single.values["water_factor"] == 0.71 and not single.warnings  # in the range of single drainage
    own = estimate("rice-methane", water_project="single", water_factor=0.6)
    assert own.values["water_factor"] == 0.6


def test_outside_the_teaching_range_is_a_warning():
    (warning,) = estimate("cookstoves", persons=12).warnings
    assert warning.startswith("Persons per household (persons) is 12, outside the teaching range 2 to 10")
    assert not estimate("cookstoves", persons=10).warnings
    (old,) = estimate("landfill-gas", 11, gwp_ch4=21).warnings
    assert "the value this course takes, 28" in old


def test_what_does_not_enter_does_not_warn():
    assert not estimate("cookstoves", wood_new_mean=9).warnings


def test_below_zero_is_zero_and_said():
    found = estimate("electric-buses", grid_factor=1.0)
    assert (found.reductions, found.whole_tonnes) == (0, 0)
    assert found.baseline < found.project
    assert "below zero" in found.warnings[-1]


@pytest.mark.parametrize(
    ("id", "values", "sentence"),
    [
        ("cookstove", {}, "Did you mean cookstoves?"),
        (None, {}, "Known are grid-renewables"),
        (["x"], {}, "There is no activity type"),
        ("cookstoves", {"fnbr": 0.3}, "Did you mean fnrb"),
        ("cookstoves", {"fnrb": "0.3"}, "write it without unit or quotation marks"),
        ("cookstoves", {"fnrb": True}, "is a number"),
        ("cookstoves", {"fnrb": None}, "is a number"),
        ("cookstoves", {"fnrb": 30}, "must be at least 0 and at most 1"),
        ("cookstoves", {"fnrb": -0.1}, "must be at least 0 and at most 1"),
        ("cookstoves", {"efficiency_new": 0}, "must be above 0 and at most 1"),
        ("cookstoves", {"stoves": math.nan}, "finite"),
        ("cookstoves", {"stoves": math.inf}, "finite"),
        ("cookstoves", {"stoves": 10**400}, "finite"),
        ("cookstoves", {"stoves": Decimal("sNaN")}, "finite"),
        ("cookstoves", {"fnrb_scope": "co"}, "Did you mean co2"),
        ("cookstoves", {"fnrb_scope": ["co2"]}, "has no option"),
        ("cookstoves", {"wood_new_n": 59.5}, "whole number"),
        ("cookstoves", {"efficiency_new": 1e-320}, "no finite value"),
        ("electric-buses", {"grid_loss": 1}, "must be at least 0 and below 1"),
        (
            "landfill-gas",
            {"disposal_years": 0},
            "must be at least 1 and at most 200; the default is 10 years",
        ),
    ],
)
def test_one_clear_sentence(id, values, sentence):
    with pytest.raises(ActivityError, match=re.escape(sentence)):
        estimate(id, **values)


@pytest.mark.parametrize("year", [0, -1, 1.0, "1", True, None, 2026, 10**400])
def test_a_year_is_an_index(year):
    with pytest.raises(ActivityError, match="number in the crediting period"):
        estimate("cookstoves", year)


def test_years_that_run_backwards():
    with pytest.raises(ActivityError, match="from 3 back to 1"):
        series("cookstoves", 3, 1)


@pytest.mark.parametrize("share", [Fraction(3, 10), Decimal("0.3"), 0.3])
def test_any_kind_of_number(share):
    assert estimate("cookstoves", fnrb=share).reductions == pytest.approx(7_179.1785, abs=1e-4)


def test_formulas():
    values = {"a": 2.0, "b": -3.0, "y": 4}
    assert evaluate("max(0, a * b) + a**y / 8 - b", values) == 5
    assert put_in("a * b**2", values) == "2 × (-3)^2"
    assert shown("a * b**2") == "a × b^2"
    with pytest.raises(ValueError, match="may not"):
        evaluate("__import__('os')", {})


def test_a_type_is_read_once_and_cannot_be_changed():
    assert activity("cookstoves") is activity("cookstoves")
    with pytest.raises(TypeError):
        activity("cookstoves").parameters["fnrb"] = None


def test_importing_reads_no_table():
    code = "import sys, article6.baselines.activities; assert 'tomllib' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_scale_limit_is_that_of_the_rule_book_in_use():
    """60,000 t a year: a limit of AMS-III.AU, and of VM0051 for its deduction; IPCC factors have none."""
    large = {"area": 50_000}
    assert not estimate("rice-methane", **large).warnings
    assert "AMS-III.AU" in estimate("rice-methane", method="ams-iii-au", **large).warnings[0]
    assert "VM0051" in estimate("rice-methane", uncertainty_on="net", **large).warnings[0]
