"""The quiz of the module on NDCs; its questions stand in quiz.toml."""

from classroom.exercise import Scenario
from classroom.opening import opening
from classroom.quiz import read


def scenario(pack):
    """Two measures next to each other on the list: the cheaper one is sold, the dearer one replaces it."""
    paid = sorted(
        (measure for measure in pack.selling.measures if measure.cost_per_t > 0),
        key=lambda measure: measure.cost_per_t,
    )
    cheap, dear = paid[:2]
    return Scenario(
        pack,
        **opening(pack),
        cheap=cheap,
        dear=dear,
        apart=dear.cost_per_t - cheap.cost_per_t,
        together=dear.cost_per_t + cheap.cost_per_t,
        last=pack.period.last,
        years=len(pack.years),
    )


EXERCISE = read("02-ndc", scenario)
