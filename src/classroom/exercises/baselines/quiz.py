"""The quiz of the module on baselines; its questions stand in quiz.toml."""

from fractions import Fraction

from classroom.exercise import Scenario
from classroom.quiz import read

ANNUAL = Fraction(1, 100)


def scenario(pack):
    """The activity with a new law: the levels that compete in the law's first year."""
    story = pack.baseline
    lowered = story.approach_baseline * ANNUAL * (story.law_year - 1)
    return Scenario(
        pack,
        law=story.law_year,
        lowered=lowered,
        adjusted=story.approach_baseline - lowered,
        twice=story.law_bau - lowered,
    )


EXERCISE = read("09-baselines", scenario)
