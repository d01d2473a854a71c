"""How much a Party could still first transfer, or must still use, with the target just met."""

from dataclasses import dataclass

from article6.accounting.balance import EmissionsBalance
from article6.accounting.errors import AccountingError
from article6.accounting.indicator import AdjustedIndicator
from article6.ndc.amounts import Amount, show, tidy
from article6.ndc.method import Method
from article6.ndc.target import Direction
from article6.ndc.working import Step

WHAT = {
    Method.TRAJECTORY: "of the NDC year's vintage",
    Method.AVERAGING: "of all vintages of the period together",
    Method.MULTI_YEAR: "of all vintages of the period together",
}


@dataclass(frozen=True, slots=True)
class Room:
    """`left`: what could still be first transferred; negative: what must still be used.

    `limit`: all that could be first transferred, with the uses as they are. `what` says of which
    vintages. An amount, not advice: emissions and GDP of future years are uncertain.
    """

    left: Amount
    limit: Amount
    what: str
    unit: str
    sentence: str
    working: tuple[Step, ...]
    rules: tuple[str, ...]


def room(result: EmissionsBalance | AdjustedIndicator) -> Room:
    """The room in a balance or adjusted indicator that reaches the verdict.

    Trajectory and multi-year: the margin itself. Averaging: the margin times the elapsed years,
    because a tonne of any vintage weighs only 1/k in the NDC year.
    """
    verdict, method = result.achievement, result.method
    if verdict.margin is None:
        raise AccountingError(
            f"The room of {result.party} is open as long as there is no verdict.",
            f"{verdict.sentence} Give projections for the missing years to plan with.",
            "table4.achievement",
        )
    if isinstance(result, AdjustedIndicator) and result.ndc.target.direction is Direction.AT_MOST:
        raise AccountingError(
            f"The indicator of {result.party} has to stay at most at its level.",
            "Annex 9 subtracts first transfers from it, so the adjustment sets no limit to them.",
            "indicator.subtract-first-transfers",
        )
    k, year = 1, result.ndc.target.year
    sold = result.flows.first_transferred.total
    if year is not None:
        k = result[year].k if method is Method.AVERAGING else 1
        sold = result.flows.first_transferred.up_to(year)
        if method is Method.TRAJECTORY:
            sold = result.flows.first_transferred.at(year)
    left = tidy(verdict.margin * k)
    numbers = f"{show(verdict.margin)} x {k}" if k > 1 else show(verdict.margin)
    step = Step("margin x elapsed years" if k > 1 else "margin", numbers, left, result.unit, method.rule)
    what = WHAT[method]
    if left >= 0:
        more = show(left, result.unit)
        words = f"{result.party} could first transfer {more} more {what} and just meet its target."
    elif sold >= -left:
        words = (
            f"{result.party} is {show(-left, result.unit)} beyond its room: with so much less first "
            f"transferred {what}, or so much more used, it would just meet its target."
        )
    else:
        words = f"{result.party} must use at least {show(-left, result.unit)} more to meet its target."
    return Room(
        left,
        tidy(sold + left),
        what,
        result.unit,
        words,
        (step,),
        (method.rule, "participation.contribution"),
    )
