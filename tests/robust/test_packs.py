"""A pack that is not as it should be is refused with a sentence; one that is taken serves everything."""

import random
import re

import pytest
from mutating import NASTY, VALUES, raw, texts
from refusals import outcomes

from article6.tables import data_directory
from classroom import ask, packs, registry, story, views
from classroom.packs import PackError
from classroom.sitting import sitting

EVERY = packs.available()


def source(name: str) -> str:
    return (data_directory() / f"packs/{name}.toml").read_text("utf-8")


@pytest.mark.parametrize("name", EVERY)
def test_a_mutated_text_is_taken_or_refused_with_one_sentence(name):
    file = f"{name}.toml"
    cases = texts(source(name), 300, seed=1)
    _, messages = outcomes(cases, lambda text: packs.parse(text, file), PackError, f"Pack {file}")
    assert len(messages) > 200, "the mutations do harm"


def test_mutated_bytes_are_taken_or_refused_with_one_sentence(tmp_path):
    path = tmp_path / "kasoro.toml"

    def attempt(content):
        path.write_bytes(content)
        packs.load(path)

    _, messages = outcomes(raw(source("kasoro").encode(), 300, seed=2), attempt, PackError, "kasoro.toml")
    assert len(messages) > 200


@pytest.mark.parametrize("call", [packs.load, packs.use], ids=["load", "use"])
def test_what_names_no_pack_is_refused_with_one_sentence(call):
    nothing = (None, False, "", [], {})  # `use` takes these as "no choice"
    names = [value for value in (*NASTY, *VALUES) if value not in nothing]
    taken, _ = outcomes([*names, "kasoroo", "../kasoro", "a/b", ".toml"], call, PackError, "Pack")
    assert taken == []


def test_a_pack_with_another_name_says_which_is_nearest():
    with pytest.raises(PackError, match="there is no such pack; the nearest is kasoro; there are kasoro"):
        packs.load("kasorro")


@pytest.mark.parametrize("name", EVERY)
def test_a_pack_that_is_taken_serves_every_exercise_and_every_view(name):
    """Numbers are changed one by one; where the checks of a pack take it, nothing may fail later."""
    taken, _ = outcomes(
        _with_another_number(source(name), 60), lambda text: packs.parse(text, f"{name}.toml"), PackError
    )
    assert len(taken) > 10
    for text in taken:
        pack = packs.parse(text, f"{name}.toml")
        with sitting(pack):
            for exercise in map(registry.get, registry.ids()):
                s = exercise.scenario(pack)
                ask(exercise.id), story(exercise.id)
                for question in exercise.questions:
                    question.solution(s), question.wrong_answers(s), question.collisions(s)
                    question.working_text(s)
        for view in (getattr(views, each)(pack) for each in views.__all__):
            view.show().html("x")


def _with_another_number(text: str, how_many: int):
    dice = random.Random(3)
    amounts = [m for m in re.finditer(r"(?<== )\d[\d_]*(?:\.\d+)?(?=\s*(?:#.*)?$)", text, re.MULTILINE)]
    for _ in range(how_many):
        found = dice.choice(amounts)
        old = found.group().replace("_", "")
        factor = dice.choice((0, 0.5, 0.9, 1.01, 1.1, 2, 10))
        new = f"{float(old) * factor:.3f}" if "." in old else str(int(int(old) * factor))
        yield text[: found.start()] + new + text[found.end() :]
