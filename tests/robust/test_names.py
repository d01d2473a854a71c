"""Unknown exercises, questions, rules and Parties: the nearest names, and never another kind of error."""

import pytest
from mutating import NASTY, VALUES, texts
from refusals import is_clear, outcomes

from article6 import parties, rules
from classroom import ask, check, hint, packs, registry, scenario, story
from classroom.errors import UnknownExercise
from classroom.sitting import sitting

CALLS = (check, hint, ask, story, scenario)


@pytest.fixture(autouse=True)
def desk():
    with sitting(packs.load("kasoro")) as here:
        yield here


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.__name__)
def test_what_names_no_exercise(call):
    names = [*NASTY, *VALUES, 1, b"x", ["accounting.averaging"], object(), 10**5000]
    names += [
        f"{e}.{end}" for e in registry.ids() for end in ("0", "-1", "²", "1.1", "", " ", "9" * 5000, "x")
    ]
    taken, _ = outcomes(names, call, UnknownExercise)
    assert taken == []


@pytest.mark.parametrize("name", registry.ids())
def test_mutated_ids_are_taken_or_refused(name):
    outcomes(texts(f"{name}.1", 120, seed=1), check, UnknownExercise)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "accounting.averagin.2",
            'There is no exercise "accounting.averagin". Did you mean "accounting.averaging"',
        ),
        ("accounting.averaging.99", 'There is no question "accounting.averaging.99"'),
        ("averaging", 'Did you mean "accounting.averaging"'),
        ("accounting.averaging.²", 'There is no exercise "accounting.averaging.²". Did you mean'),
        (7, "Name the exercise by its id"),
    ],
)
def test_the_nearest_names_are_told(name, says):
    with pytest.raises(UnknownExercise) as caught:
        check(name, 1)
    is_clear(str(caught.value), says)


def test_what_names_no_rule():
    taken, _ = outcomes((*NASTY, *VALUES), rules.get, rules.UnknownRule, "There is no rule")
    assert taken == []
    with pytest.raises(rules.UnknownRule, match=r"Did you mean balance\.add-first-transfers"):
        rules.get("balance.add-first-transfer")


def test_what_names_no_party():
    cases = [value for value in (*NASTY, *VALUES) if not parties.is_fictional(value)]
    taken, messages = outcomes(cases, parties.party, parties.PartyError, "is not the code of a Party")
    assert taken == []
    for name in ("GHAN", "Ghana", "gha"):
        with pytest.raises(parties.PartyError, match="Did you mean GHA"):
            parties.party(name)
