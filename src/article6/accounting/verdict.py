"""Which number is tested, and what it is compared with (18/CMA.1 annex 70; 2/CMA.3 annex 23(l)).

Single-year NDC: the balance (or adjusted indicator) of the NDC year, and no other year.
Multi-year NDC: the balances of all years added up, against the budget or the sum of the levels.
Non-GHG target: the adjusted indicator, never the balance in t CO2 eq kept beside it.
"""

from article6.ndc.achievement import Achievement, compare, undecided
from article6.ndc.amounts import Amount, show, tidy
from article6.ndc.method import Method
from article6.ndc.ndc import Ndc
from article6.ndc.target import T_CO2_EQ, Direction, LevelInputs, NotYetKnown
from article6.ndc.working import Step

BLOCK = ("table4.achievement", "table4.23l")


def achievement(ndc: Ndc, tested: dict[int, Amount], inputs: LevelInputs, unit: str) -> Achievement:
    """The verdict on `ndc`, given the balance or adjusted indicator of every year reported.

    `unit` is the unit of the tested numbers. Not yet decidable: the NDC year or a year of a
    multi-year NDC is not reported, an input of the target is missing, the target has no number, or
    its number is of another unit.
    """
    target, period = ndc.target, ndc.period
    single = target.year
    number = "emissions balance" if unit == T_CO2_EQ else "adjusted indicator"
    multi = target.multi_year
    tested_is = f"the {number} of {single}" if not multi else f"the {number} of {period}, added up,"
    goal_is = "the target level" if not multi else "the budget" if target.budget else "the sum of the levels"
    rules = (*BLOCK, *((ndc.method.rule,) if ndc.method else ()))
    kept = {"unit": unit, "tested_is": tested_is, "goal_is": goal_is, "rules": rules}
    if target.unit != unit:
        return undecided(
            f"The target of {ndc.party} is in {target.unit}. It is tested on the adjusted indicator, "
            f"not on the balance in {unit} kept beside it.",
            **kept,
        )
    try:
        goal = ndc.goal(inputs)
    except NotYetKnown as why:
        return undecided(f"There is no verdict yet. {why.what}", **kept)
    needed = period.years if multi else (single,)
    missing = [year for year in needed if year not in tested]
    if missing:
        what = "every year of the period" if multi else f"the NDC year {single}"
        return undecided(
            f"There is no verdict before the numbers of {what} are in; "
            f"{', '.join(map(str, missing))} {'is' if len(missing) == 1 else 'are'} missing. "
            "Until then the columns show progress.",
            goal=goal,
            **kept,
        )
    if not multi:
        return compare(
            tested[single],
            goal,
            party=ndc.party,
            why=_WHY_SINGLE[ndc.method].format(year=single),
            direction=target.direction,
            working=target.working(period, inputs),
            years=(single,),
            **kept,
        )
    if target.yearly_limits and target.path is not None:
        return _yearly(ndc, tested, inputs, kept)
    total = tidy(sum(tested[year] for year in period))
    adding = Step(
        f"{number} of all years added up",
        " + ".join(show(tested[year]) for year in period),
        total,
        unit,
        "method.cumulative",
    )
    return compare(
        total,
        goal,
        party=ndc.party,
        why="A multi-year NDC is tested on all its years together (7(b)); single years show progress.",
        direction=target.direction,
        working=(*target.working(period, inputs), adding),
        years=period.years,
        **{**kept, "rules": (*rules, "method.cumulative")},
    )


_WHY_SINGLE = {
    Method.TRAJECTORY: "Only {year} is tested, with its own first transfers and uses in full (7(a)(i)).",
    Method.AVERAGING: "Only {year} is tested, with the average of all elapsed years (7(a)(ii)).",
}


def _yearly(ndc: Ndc, tested: dict[int, Amount], inputs: LevelInputs, kept: dict) -> Achievement:
    """An NDC that limits every single year: the year farthest on the wrong side decides."""
    sign = 1 if ndc.target.direction is Direction.AT_MOST else -1
    worst = max(ndc.period, key=lambda year: sign * (tested[year] - ndc.target.level_in(year, inputs)))
    kept = {**kept, "tested_is": f"the number of {worst}", "goal_is": f"the limit of {worst}"}
    return compare(
        tested[worst],
        ndc.target.level_in(worst, inputs),
        party=ndc.party,
        why=f"The NDC limits every single year; {worst} is the year closest to its limit or farthest beyond.",
        direction=ndc.target.direction,
        working=ndc.target.steps(worst, inputs),
        years=(worst,),
        **kept,
    )
