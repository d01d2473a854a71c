"""Overselling: what a sale makes the own target cost, and then what it does to the chance of missing it."""

from typing import Any

from article6.integrity.abatement import plan_for
from article6.integrity.chance import risk_of_missing
from article6.integrity.delivery import mean_part
from article6.integrity.overselling import cost_of_selling
from classroom.exercise import Exercise, Given, Scenario
from classroom.exercises.integrity._how_much import largest, percent, risk, verdict
from classroom.opening import opening
from classroom.questions import Mistake, Number, Table
from classroom.views.design import safe_amount
from classroom.views.market import market

RULE = "participation.contribution"
ROWS = ("Every tonne arrives", "Tonnes arrive as on average")
COLUMNS = ("Fee floor", "Break-even price")


def scenario(pack: Any) -> Scenario:
    """The cost of what is asked for, in both views of delivery, and the chance of missing."""
    m = market(pack)

    first = next(iter(m.asked))

    def amounts(sold):
        """What is sold, by measure: a plain number stands for tonnes of the first measure asked for."""
        return sold if sold is None or isinstance(sold, dict) else {first: sold}

    def chance(sold=None, limit=m.limit, common=False):
        """The chance of missing in per cent, where the host funds measures up to `limit`."""
        found = risk_of_missing(m.measures, m.need, amounts(sold), funded_up_to=limit, common=common)
        return percent(found.chance * 100, m.numbers)

    planned = cost_of_selling(m.measures, m.need, m.asked)
    without = risk_of_missing(m.measures, m.need, funded_up_to=m.limit)
    return Scenario(
        pack,
        **opening(pack),
        market=m,
        chance=chance,
        need=m.need,
        limit=m.limit,
        accepted=m.accepted * 100,
        asked=m.asked,
        asked_words=[f"{m.numbers.show(t)} t of {name.lower()}" for name, t in m.asked.items()],
        plan=plan_for(m.measures, m.need),
        planned=planned,
        arriving=cost_of_selling(m.measures, m.need, m.asked, mean_deliveries=True),
        first=first,
        first_asked=m.asked[first],
        step=m.step_t,
        safe=safe_amount(m.measures, m.need, first, m.accepted, m.limit, m.step_t),
        spare_on_average=without.mean_t - m.need,
        spare_on_paper=sum(x.potential_t for x in m.measures if x.cost_per_t <= m.limit) - m.need,
        before=without.chance * 100,
        after=chance(m.asked),
    )


def tables(s: Any) -> list[Given]:
    m = s.market
    return [
        Given(
            f"Measures of {m.name}: potential and delivery in t CO2 eq a year, cost in {m.money} per t",
            ("Measure", "Cost", "Potential", "Arrives on average"),
            [
                (
                    x.name,
                    x.cost_per_t,
                    x.potential_t,
                    x.potential_t * mean_part(x.delivery),
                )
                for x in m.measures
            ],
            m.source,
        )
    ]


marginal = Number(
    prompt="Before anything is sold: {host.name} takes its measures from the cheapest on, until they bring "
    "the "
    "{need:,} t that its target needs. Every tonne arrives. What does the **dearest measure it needs** cost "
    "per "
    "tonne?{invented}",
    unit="{currency} per t CO2 eq",
    rule=RULE,
    answer=lambda s: s.plan.marginal,
    mistakes=[
        Mistake(
            "one measure further",
            lambda s: _next_cost(s),
            "You went one measure too far. Is any tonne of this one still needed?",
            RULE,
        ),
        Mistake(
            "funding limit",
            lambda s: s.limit,
            "Up to this cost the host would pay. Does its plan have to go that far?",
            RULE,
        ),
        Mistake(
            "average",
            lambda s: s.plan.cost / s.need,
            "This is what a tonne of the plan costs on average. The question asks for the last one.",
            RULE,
        ),
    ],
    hints=[
        "Add up the potentials from the top of the table. Where do you pass the need?",
        "The measure in which you pass it is the one, even if only a part of it is needed.",
    ],
    working="Potentials added up from the cheapest, until they reach the need; the cost of the last one.",
    after="Economists call this the marginal cost. It is what the next tonne costs the host if it gives one "
    "away.",
)


def _next_cost(s: Any):
    """The cost of the measure after the dearest that the plan needs."""
    return next((x.cost_per_t for x in s.market.measures if x.cost_per_t > s.plan.marginal), None)


replacing = Number(
    prompt="Now {asked_words} are sold and no longer count for {host.name}. Buyers pay for these measures. "
    "The host fills the gap with the cheapest measures that are left. **How much more** does it pay for "
    "its own target in the year? Every tonne arrives.",
    unit="{currency}",
    rule=RULE,
    answer=lambda s: s.planned.extra,
    mistakes=[
        Mistake(
            "cost of what is sold",
            lambda s: s.planned.paid,
            "This is what the measures sold cost, and the buyers pay it. What does the host have to do in "
            "their place?",
            RULE,
        ),
        Mistake(
            "the whole new plan",
            lambda s: s.planned.after.cost,
            "This is all of the new plan. The host would have paid for most of it anyway.",
            RULE,
        ),
        Mistake(
            "savings forgotten",
            lambda s: s.planned.extra + s.planned.paid,
            "This is what the replacing tonnes cost. The host no longer pays for the tonnes sold: take that "
            "into account.",
            RULE,
        ),
        Mistake(
            "all at the dearest",
            lambda s: s.planned.after.marginal * s.planned.tonnes,
            "You gave each tonne sold the cost of the dearest one. Does the plan lose all these tonnes, and "
            "does "
            "each new one cost as much?",
            RULE,
        ),
    ],
    hints=[
        "Make two plans: one with the whole table, one without the tonnes sold. What does each cost?",
        "The need stays the same in both. Cost of the second plan less cost of the first.",
    ],
    working="Cost of the cheapest plan after the sale, less the cost of the cheapest plan before it.",
    after=lambda s: (
        "What is sold is cheap; what takes its place is not."
        if s.planned.extra > s.planned.paid
        else "Only tonnes that the plan needs have to be replaced. The rest of the sale leaves the plan "
        "alone."
    ),
)


def _cells(planned: tuple, arriving: tuple) -> dict:
    """A row for each view of delivery; None leaves a cell out."""
    rows = zip(ROWS, (planned, arriving), strict=True)
    return {
        (row, column): value
        for row, values in rows
        for column, value in zip(COLUMNS, values, strict=True)
        if value is not None
    }


def _both(value) -> Any:
    """Cells from a function of a sale, for both views of delivery."""
    return lambda s: _cells(value(s.planned), value(s.arriving))


prices = Table(
    prompt="What does that mean per tonne sold? The **fee floor** is what a buyer who pays for the measure "
    "has "
    "to pay beside it, so that the host loses nothing. The **break-even price** is what the host needs if it "
    "pays for the measure itself. In the second row measures bring what they bring on average; that goes "
    "for the plan and for what is sold, and prices are per tonne that arrives. Round to two decimals.",
    unit="{currency} per t CO2 eq",
    corner="Delivery",
    rule=RULE,
    rows=lambda s: ROWS,
    columns=lambda s: COLUMNS,
    answer=_both(lambda sale: (sale.fee_floor, sale.break_even)),
    mistakes=[
        Mistake(
            "cost of the measure as floor",
            _both(lambda sale: (sale.paid / sale.tonnes, None)),
            "This is what the measure itself costs. It says nothing of what replaces it.",
            RULE,
        ),
        Mistake(
            "swapped",
            _both(lambda sale: (sale.break_even, sale.fee_floor)),
            "Ask who pays for the measure. In one column the buyer does, beside the fee.",
            RULE,
        ),
        Mistake(
            "dearest option",
            _both(lambda sale: (None, sale.after.marginal)),
            "This is the dearest measure needed after the sale. What do all the tonnes that replace it cost "
            "on average?",
            RULE,
        ),
        Mistake(
            "average of the plan",
            _both(lambda sale: (sale.after.cost / sale.before.need, None)),
            "You spread the cost of the whole plan over the need. Which cost is new, and over which tonnes?",
            RULE,
        ),
        Mistake(
            "planned tonnes below the line",
            lambda s: _cells((None, None), (s.arriving.extra / s.planned.tonnes, None)),
            "The cost is right. Divide it by the tonnes that arrive at the buyer, not by those on paper.",
            RULE,
        ),
        Mistake(
            "as if all arrived",
            lambda s: _cells((None, None), (s.planned.fee_floor, s.planned.break_even)),
            "Here fewer tonnes arrive from each measure. Take them from the fourth column, and plan anew.",
            RULE,
        ),
    ],
    hints=[
        "First row: your last answer, divided by the tonnes sold. For the break-even price add what the "
        "tonnes "
        "sold cost themselves, before you divide.",
        "Second row: do the same with the column *Arrives on average*. Of what is sold, the same part "
        "arrives as of the whole measure.",
    ],
    working="Fee floor: added cost / tonnes sold. Break-even: (added cost + cost of the tonnes sold) / "
    "tonnes sold.",
    after="A floor worked out as if every tonne arrived is too low. The real plan has to reach further up "
    "the table.",
)


EXERCISE = Exercise(
    id="integrity.overselling",
    title="What can you afford to sell?",
    minutes=(40, 60),
    objectives=[
        "work out what a sale makes the own target cost, and the fee floor",
        "say what a sale does to the chance of missing the target",
        "find the largest sale within a limit",
    ],
    rules=[RULE, "adjustment.all-itmos"],
    scenario=scenario,
    story="Buyers ask {host.name} for {asked_words}, every year. The price sounds good. {boss} asks you: "
    "*what "
    "does it cost us, and do we still reach our target?* The government accepts a chance of missing it of "
    "**{accepted:,}%**. {host.name} needs reductions of **{need:,} t** in the year, and funds measures up to "
    "**{limit:,} {currency} per t**. Each tonne sold is added to its emissions balance.\n\nThe numbers "
    "belong to a "
    "model for teaching: one year, measures that divide freely, no levies.\n\n{caution}",
    tables=tables,
    questions=[marginal, replacing, prices, risk, verdict, largest],
)
