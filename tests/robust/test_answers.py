"""Nothing that a learner can write as an answer raises: every reply is a result with a sentence."""

import random
from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy
import pandas
import pytest
from mutating import NASTY, VALUES

from classroom import check, hint, packs, registry
from classroom.feedback import Result, State
from classroom.sitting import sitting

SIGNS = "0123456789.,'’ _-−–+/eE()%tkMG²³½①٣٬٫ \u202f\u00a0\u2009xX×*=:CO2eqMWh\n\t\ud800\x00€$<>{}[]\"abc"


class Unspeakable:
    """An object that cannot even be shown."""

    __hash__ = None

    def __repr__(self):
        raise RuntimeError("no words for it")

    def __eq__(self, other):
        raise RuntimeError("not comparable")

    def item(self):
        raise RuntimeError("no number either")


INSIDE_ITSELF: list = []
INSIDE_ITSELF.append(INSIDE_ITSELF)
ALL_ROUND: dict = {}
ALL_ROUND["a"] = ALL_ROUND

THINGS = (
    *(10**5000, -(10**31), 1e308, 5e-324, float("nan"), float("-inf"), 1300.0, complex(1, 2), True, False),
    *(Decimal("sNaN"), Decimal("NaN"), Decimal("1e999999"), Decimal("1e-400"), Fraction(1, 3)),
    *(
        b"1300",
        bytearray(b"1"),
        {1, 2},
        frozenset("a"),
        (),
        (1,),
        [1, 2],
        [[1]],
        [["a"]],
        range(5),
        iter([1]),
    ),
    *({"a": 1}, {1: {2: 3}}, {(1, 2): 3}, {(1, 2, 3): 4}, {None: None}, INSIDE_ITSELF, ALL_ROUND),
    *(Unspeakable(), object(), int, print, NotImplemented, date(2027, 1, 1)),
    *(
        numpy.int64(5),
        numpy.float64("nan"),
        numpy.array([1, 2]),
        numpy.array(5),
        numpy.array([]),
        numpy.True_,
    ),
    *(numpy.str_("1300"), numpy.datetime64("2028-01-01"), pandas.NA, pandas.NaT),
    *(pandas.Series([1, 2]), pandas.Series([5]), pandas.DataFrame({"a": [1]})),
    *("1" * 5000, "[" * 5000, "a" * 10**5, "1/0", "0/0", "1e31", "1..2", "1 300 30", "½", "10²", "Ⅷ", "𝟏𝟑𝟎𝟎"),
)


def some_texts(how_many: int, seed: int):
    dice = random.Random(seed)
    for _ in range(how_many):
        yield "".join(dice.choice(SIGNS) for _ in range(dice.choice((1, 2, 3, 5, 8, 13, 40, 200))))


def near_the_answer(solution):
    """Answers of the right shape with something odd in them."""
    for thing in THINGS:
        if isinstance(solution, dict):
            yield {**solution, next(iter(solution)): thing}
            try:
                yield {**solution, thing: 1}
            except (TypeError, RuntimeError, ValueError):  # no key of a table
                continue
        if isinstance(solution, list):
            yield [thing, *solution[1:]]
            yield [*solution, thing]


@pytest.mark.parametrize("pack", ["kasoro", "lumora"])
@pytest.mark.parametrize("exercise", registry.ids())
def test_every_question_replies_to_everything(exercise, pack):
    with sitting(packs.load(pack)) as desk:
        for number, question in enumerate(registry.get(exercise).questions, 1):
            solution = question.solution(registry.get(exercise).scenario(desk.pack))
            for given in (
                *THINGS,
                *NASTY,
                *VALUES,
                *some_texts(40, number),
                *near_the_answer(solution),
            ):
                reply = check(f"{exercise}.{number}", given)
                assert isinstance(reply, Result) and (reply.text.strip() or reply.solved)
                assert reply._repr_html_() and len(reply.text) < 3_000
                if reply.state is State.ASK_BACK:
                    assert "\n" not in reply.text and "Error" not in reply.text, reply.text
                desk.results.clear()


def test_any_word_on_which_criteria_are_met():
    texts = [
        f"{e}.{n}"
        for e in registry.ids()
        for n, question in enumerate(registry.get(e).questions, 1)
        if question.kind == "free text"
    ]
    assert texts
    words = (*NASTY, *THINGS, *VALUES, "all of them", "1 and 3", [99], [1, "2"], {1: 2})
    with sitting(packs.load("kasoro")):
        for met in words:
            assert check(texts[0], "The host adds what it first transferred in that year.", met=met).text


def test_running_a_cell_again_with_an_odd_answer_is_no_new_attempt():
    with sitting(packs.load("kasoro")) as desk:
        for _ in range(3):
            check("accounting.averaging.1", 12345)
            hint("accounting.averaging.1")
        assert desk.store.entry("kasoro", "accounting.averaging.1").attempts == 1
