"""One input at a time to the ends of its range: the bars of a tornado chart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.baselines.swing import Swing, SwingError, swings


def energy(v):
    return v["power"] * v["hours"] - v["loss"]


def test_the_widest_bar_stands_first_and_a_falling_input_keeps_its_ends():
    bars = swings(energy, {"loss": (0, 5, 10), "power": (8, 10, 12), "hours": (99, 100, 101)})
    assert bars == (
        Swing("power", 8, 12, 795, 1195, 995),
        Swing("hours", 99, 101, 985, 1005, 995),
        Swing("loss", 0, 10, 1000, 990, 995),
    )
    assert [bar.width for bar in bars] == [400, 20, 10]


def test_equal_widths_keep_the_order_given():
    assert [b.name for b in swings(lambda v: v["b"] + v["a"], {"b": (0, 1, 2), "a": (4, 5, 6)})] == ["b", "a"]


def test_a_result_that_turns_round_is_as_wide_as_its_farthest_point():
    (bar,) = swings(lambda v: v["x"] ** 2, {"x": (-3, 0, 3)})
    assert (bar.at_low, bar.at_high, bar.base, bar.width) == (9, 9, 0, 9)


def test_no_inputs_no_bars():
    assert swings(lambda v: 1, {}) == ()


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ((2, 1, 0), "runs from 2 down to 0"),
        ((0, 1), "Give \\(low, default, high\\)"),
        ((0, float("nan"), 1), "finite numbers"),
        (("0", 1, 2), "finite numbers"),
        ((0, True, 2), "finite numbers"),
    ],
)
def test_a_range_that_is_none_is_refused_with_its_name(ends, said):
    with pytest.raises(SwingError, match="'loss'.*" + said):
        swings(energy, {"power": (1, 2, 3), "hours": (1, 2, 3), "loss": ends})


@given(st.lists(st.tuples(*[st.integers(-99, 99)] * 3), max_size=5))
def test_each_input_moves_alone(triples):
    inputs = {f"x{i}": tuple(sorted(t)) for i, t in enumerate(triples)}
    asked = []
    bars = swings(lambda v: asked.append(dict(v)) or sum(v.values()), inputs)
    default = {name: t[1] for name, t in inputs.items()}
    assert all(sum(v[n] != default[n] for n in v) <= 1 for v in asked)
    assert [b.width for b in bars] == sorted((t[2] - t[0] for t in inputs.values()), reverse=True)
