"""Answers of the exercises on baselines, against figures worked out apart from the code, default pack."""

import pytest

from classroom import packs, registry

# Worked out by hand or on a spreadsheet from the defaults of the rule books: the stoves of the exercise are
# 12,500, the solar plant has 75 MW, and the grid is that of 2023, where the plant of 2012 is too old.
ANSWERS = {
    "baselines.cookstoves.1": 1.25,
    "baselines.cookstoves.2": 7_179.1785 * 1.25,
    "baselines.cookstoves.3": 143.0562,
    "baselines.cookstoves.4": 6_884.69 * 1.25,
    "baselines.cookstoves.5": (7_557.03 * 0.98 - 10_000 * 0.017 / 5) * 1.25,
    "baselines.cookstoves.6": 6_820.22 * 1.25,
    "baselines.grid.1": 0.782809,
    "baselines.grid.2": 0.321724,
    "baselines.grid.3": 0.667538,
    "baselines.grid.6": 63_936,
    "baselines.your-activity.1": 3_537.5,
    # 25 L/100 km: 7,949.1812 t of diesel less 7,591.3043 t of the grid leave 357.8769 of 3,537.5494
    "baselines.your-activity.3": 89.8835,
    "baselines.published-calculation.3": 22_176,
    "baselines.published-calculation.4": 55_440 / 19_945.22,
    "baselines.published-calculation.5": 54.8522,
}


def solution(id):
    exercise, _, number = id.rpartition(".")
    pack = packs.load("kasoro")
    found = registry.get(exercise)
    return found.question(int(number)).solution(found.scenario(pack))


@pytest.mark.parametrize("id", ANSWERS)
def test_the_answer_is_the_one_worked_out_apart(id):
    assert float(solution(id)) == pytest.approx(ANSWERS[id], rel=2e-5)


def test_the_three_approaches_are_those_of_a_plant_half_as_large_again():
    by_row = {row: float(value) for (row, _), value in solution("baselines.grid.4").items()}
    assert by_row == pytest.approx(
        {
            "best available technology": 29_754.22 * 1.5,
            "benchmark": 31_182.89 * 1.5,
            "combined margin": 54_090.59 * 1.5,
        },
        rel=1e-6,
    )


def test_the_straw_factor_with_its_exponent_in_either_place():
    values = [float(value) for value in solution("baselines.published-calculation.2").values()]
    assert values == pytest.approx([1.565031, 1.209285, 2.505247, 1.912060], abs=1e-6)


def test_what_moves_the_buses_most_is_the_grid():
    exercise = registry.get("baselines.your-activity")
    s = exercise.scenario(packs.load("kasoro"))
    assert s.top.key == "grid_factor"
    key = exercise.question(2).solution(s)
    assert dict(exercise.question(2).labels(s))[key] == "Emission factor of the grid"


@pytest.mark.parametrize(
    ("pack", "dropped"), [("kasoro", "C2"), ("lumora", "Windward"), ("thailand-switzerland", "Gas 2")]
)
def test_the_feedback_on_the_build_margin_names_the_plant_that_is_too_old_now(pack, dropped):
    """The plants of 2012, 2018 and 2014 are eleven years old in 2023, 2029 and 2025; no other is over ten."""
    exercise = registry.get("baselines.grid")
    text = exercise.questions[1].after(exercise.scenario(packs.load(pack)))
    plants, _, then = text.partition(". ")
    assert then.startswith(f"A year earlier {dropped} was young enough")
    assert dropped not in plants.split(": ")[-1].removeprefix("The plants are ").split(", ")
