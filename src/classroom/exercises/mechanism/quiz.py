"""The quiz of the module on the Article 6.4 mechanism and other roads; its questions stand in quiz.toml."""

from article6.mechanism import MITIGATION_CONTRIBUTION, Lot, split_issuance
from classroom.exercise import Scenario
from classroom.opening import opening
from classroom.quiz import read


def scenario(pack):
    """A round lot of mitigation contribution A6.4ERs, and shares of it."""
    lot = pack.mechanism.late.issued // 1000 * 1000
    split = split_issuance([Lot(MITIGATION_CONTRIBUTION, lot)])
    left = split_issuance([Lot(MITIGATION_CONTRIBUTION, lot - split.adaptation)])
    return Scenario(
        pack,
        **opening(pack),
        lot=lot,
        two=split.omge,
        two_of_the_rest=left.omge,
        five=split.adaptation,
    )


EXERCISE = read("08-mechanism", scenario)
