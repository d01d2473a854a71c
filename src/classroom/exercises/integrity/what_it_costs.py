"""The question of the lesson on the price: the price at which a sale leaves the host as it was."""

from article6.integrity.abatement import plan_for
from article6.integrity.overselling import cost_of_selling
from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Mistake, Number
from classroom.views.market import market


def scenario(pack):
    """All of the cheapest measure with a cost that nobody has asked for, sold."""
    m = market(pack)
    planned = {part.name for part in plan_for(m.measures, m.need)}
    sold = next(x for x in m.measures if x.cost_per_t > 0 and x.name in planned and x.name not in m.asked)
    sale = cost_of_selling(m.measures, m.need, {sold.name: sold.potential_t})
    beside = cost_of_selling(m.measures, m.need, {**m.asked, sold.name: sold.potential_t})
    gone = cost_of_selling(m.measures, m.need, m.asked)
    wrong_plan = (beside.after.cost - gone.after.cost) / sold.potential_t + sold.cost_per_t
    return Scenario(pack, **opening(pack), sold=sold, sale=sale, need=m.need, wrong_plan=wrong_plan)


EXERCISE = Exercise(
    id="integrity.what-it-costs",
    title="The price that leaves you as you were",
    minutes=(7, 10),
    place="lesson",
    objectives=["work out the break-even price of a sale"],
    rules=["participation.contribution"],
    scenario=scenario,
    questions=[
        Number(
            prompt="Another buyer asks for **all {sold.potential_t:,} t of {sold.name}**, and nothing else "
            "is sold: the requests of the lesson are off the table. {host.name} pays for the measure "
            "itself. At what price does it neither gain "
            "nor lose? Every measure delivers what it promises. Begin with the plan *before* any sale, in "
            "the table above."
            "{invented}",
            unit="{currency} per t CO2 eq",
            rule="participation.contribution",
            answer=lambda s: s.sale.break_even,
            mistakes=[
                Mistake(
                    "cost of the measure",
                    lambda s: s.sold.cost_per_t,
                    "This price covers the measure. The tonnes are gone all the same: what takes their "
                    "place?",
                    "participation.contribution",
                ),
                Mistake(
                    "fee floor",
                    lambda s: s.sale.fee_floor,
                    "This is the fee floor, for a buyer who pays for the measure beside it. Who pays for "
                    "it here?",
                    "participation.contribution",
                ),
                Mistake(
                    "dearest option",
                    lambda s: s.sale.after.marginal,
                    "This is the dearest measure that is needed after the sale. Do all the tonnes that "
                    "replace the sale cost as much?",
                    "participation.contribution",
                ),
                Mistake(
                    "plan after the other sale",
                    lambda s: s.wrong_plan,
                    "You began with the plan after the sale of the lesson. That sale does not take place "
                    "here: "
                    "which measures does the first plan leave free?",
                    "participation.contribution",
                ),
                Mistake(
                    "average of the plan",
                    lambda s: s.sale.after.cost / s.need,
                    "You spread the cost of the whole plan over all its tonnes. Which tonnes of the plan "
                    "are new?",
                    "participation.contribution",
                ),
                Mistake(
                    "million",
                    lambda s: s.sale.extra / 1_000_000,
                    "This is how much dearer the target becomes, in millions. The question asks for a "
                    "price per tonne.",
                    "participation.contribution",
                ),
            ],
            hints=[
                "In the table of the plan before any sale, strike out the measure. Which tonnes that are "
                "not yet in "
                "the plan take its place, and what do they cost?",
                "The break-even price is the average cost of the tonnes that replace the sale.",
            ],
            working="Cost of the plan after the sale, less its cost before, plus what the tonnes sold cost "
            "themselves; divided by the tonnes sold.",
            after="The measure looked like one of the cheapest on the list. For a seller that is no reason "
            "to sell it cheap.",
        )
    ],
)
