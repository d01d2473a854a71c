"""The quiz of the module on markets of high integrity; its questions stand in quiz.toml."""

from article6.integrity.overselling import cost_of_selling
from classroom.exercise import Scenario
from classroom.opening import opening
from classroom.quiz import read
from classroom.views.market import market


def scenario(pack):
    """What buyers ask for, and what it makes the own target cost."""
    m = market(pack)
    sale = cost_of_selling(m.measures, m.need, m.asked)
    return Scenario(
        pack,
        **opening(pack),
        sold=sale.tonnes,
        extra=sale.extra,
        paid=sale.paid,
        floor=sale.fee_floor,
        break_even=sale.break_even,
        own_cost=sale.paid / sale.tonnes,
        dearest=sale.after.marginal,
    )


EXERCISE = read("10-integrity", scenario)
