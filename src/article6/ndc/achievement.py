"""Was the target met, by how much, and why: one number compared with one goal."""

from dataclasses import dataclass
from enum import Enum

from article6.ndc.amounts import Amount, show, tidy
from article6.ndc.target import Direction
from article6.ndc.working import Step


class Outcome(Enum):
    """The answer to "was the NDC achieved?"."""

    ACHIEVED = "achieved"
    NOT_ACHIEVED = "not achieved"
    NOT_YET_DECIDABLE = "not yet decidable"


@dataclass(frozen=True)
class Achievement:
    """Whether a target was met (18/CMA.1 annex 70), and what was compared.

    `margin` is positive on the good side of the goal and negative on the other; `tested` and `goal`
    are the two numbers, None where one of them is not known. `years` are the years that were tested,
    `rules` are rule ids.
    """

    outcome: Outcome
    tested: Amount | None
    goal: Amount | None
    margin: Amount | None
    unit: str
    tested_is: str
    goal_is: str
    sentence: str
    rules: tuple[str, ...]
    working: tuple[Step, ...] = ()
    years: tuple[int, ...] = ()

    @property
    def achieved(self) -> bool | None:
        """True or False; None as long as it cannot be decided."""
        return {Outcome.ACHIEVED: True, Outcome.NOT_ACHIEVED: False}.get(self.outcome)

    @property
    def by(self) -> Amount | None:
        """The distance to the goal, without a sign."""
        return None if self.margin is None else abs(self.margin)


def compare(
    tested: Amount,
    goal: Amount,
    *,
    party: str,
    unit: str,
    tested_is: str,
    goal_is: str,
    why: str,
    rules: tuple[str, ...],
    direction: Direction = Direction.AT_MOST,
    working: tuple[Step, ...] = (),
    years: tuple[int, ...] = (),
) -> Achievement:
    """Compare one number with one goal. Exactly on the goal is achieved, in both directions."""
    margin = tidy(goal - tested if direction is Direction.AT_MOST else tested - goal)
    outcome = Outcome.ACHIEVED if margin >= 0 else Outcome.NOT_ACHIEVED
    lead = f"{party} {'achieved' if margin >= 0 else 'did not achieve'} its target"
    distance = show(abs(margin), unit)
    by = f"with a margin of {distance}" if margin > 0 else f"by {distance}" if margin < 0 else "exactly"
    compared = f"{tested_is} is {show(tested, unit)}, {goal_is} is {direction.value} {show(goal, unit)}"
    words = "goal - number tested" if direction is Direction.AT_MOST else "number tested - goal"
    pair = (goal, tested) if direction is Direction.AT_MOST else (tested, goal)
    last = Step(words, f"{show(pair[0])} - {show(pair[1])}", margin, unit, "table4.achievement")
    return Achievement(
        outcome,
        tested,
        goal,
        margin,
        unit,
        tested_is,
        goal_is,
        f"{lead}, {by}: {compared}. {why}".strip(),
        rules,
        (*working, last),
        years,
    )


def undecided(
    why: str, *, unit: str, tested_is: str, goal_is: str, rules: tuple[str, ...], goal: Amount | None = None
) -> Achievement:
    """No verdict yet, and why."""
    return Achievement(Outcome.NOT_YET_DECIDABLE, None, goal, None, unit, tested_is, goal_is, why, rules)
