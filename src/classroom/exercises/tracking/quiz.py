"""The quiz of the module on tracking; its questions stand in quiz.toml."""

from classroom.exercise import Scenario
from classroom.opening import opening
from classroom.quiz import read


def scenario(pack):
    """A sale that both sides report, with a part of it missing on one side; and two vintages in a row."""
    return Scenario(
        pack,
        **opening(pack),
        sent=pack.chain.sold,
        arrived=pack.chain.sold - pack.chain.returned,
        older=pack.chain.vintage,
        newer=pack.chain.vintage + 1,
    )


EXERCISE = read("04-tracking", scenario)
