"""The quiz of the module on authorization; its questions stand in quiz.toml."""

from classroom.cycle.agreed import authorization
from classroom.exercise import Scenario
from classroom.opening import opening
from classroom.quiz import read


def scenario(pack):
    """The first authorization, what is planned under it, and half of that as a lower limit."""
    signed = authorization(pack)
    planned = sum(pack.transfers.by_vintage.values())
    return Scenario(
        pack,
        **opening(pack),
        authorized=signed.quantity,
        signed_on=signed.date,
        planned=planned,
        lower=planned // 2,
    )


EXERCISE = read("03-authorization", scenario)
