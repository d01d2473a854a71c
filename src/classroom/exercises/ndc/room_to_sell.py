"""What a host can afford to sell: the gap, the room in three cases, the cost of replacing, and the advice."""

from article6.accounting import Flows, Method, emissions_balance, room
from article6.integrity.abatement import cheapest, cost
from article6.ndc import AbsoluteTarget, Ndc, Period
from classroom.exercise import Exercise, Given, Scenario
from classroom.opening import opening
from classroom.questions import Choice, FreeText, Mistake, Number, Option, Table

CASES = ("Low", "Central", "High")


def scenario(pack):
    plan, last = pack.selling, pack.period.last
    potential = sum(measure.potential_t for measure in plan.measures)
    emissions = dict(
        zip(CASES, (plan.emissions_low, plan.expected_emissions, plan.emissions_high), strict=True)
    )
    rooms = {case: room_of(pack, tonnes - potential) for case, tonnes in emissions.items()}
    gap = plan.expected_emissions - pack.host.target
    return Scenario(
        pack,
        **opening(pack),
        last=last,
        potential=potential,
        case=emissions,
        gap=gap,
        rooms=rooms,
        sale=plan.planned_sale,
        replacing=cost(cheapest(plan.measures, plan.planned_sale, after=gap)),
        wanted_cost=next(m.cost_per_t for m in plan.measures if m.name == plan.wanted),
        beyond=room_of(pack, emissions["Central"] - potential, plan.planned_sale + pack.outside.quantity),
    )


def room_of(pack, emissions, sold=0):
    """The room left with these covered emissions in the target year and `sold` tonnes sold."""
    period, last = Period(pack.period.first, pack.period.last), pack.period.last
    ndc = Ndc(
        pack.host.code,
        period,
        AbsoluteTarget(year=last, level=pack.host.target),
        method=Method.TRAJECTORY,
    )
    flows = Flows(first_transferred_ndc={last: sold})
    return room(emissions_balance({**pack.host.emissions, last: emissions}, flows, ndc)).left


def tables(s):
    return [
        Given(
            f"{s.host.name} in {s.last} (t CO2 eq)",
            ("Point", "Amount"),
            [
                ("Target level", s.host.target),
                ("Emissions without further measures, low case", s.case["Low"]),
                ("the same, central case", s.case["Central"]),
                ("the same, high case", s.case["High"]),
                (f"What {s.buyer.name} asks for", s.sale),
            ],
            s.pack.source,
        ),
        Given(
            f"What {s.host.name} could still do by {s.last}",
            ("Measure", "Potential, t CO2 eq", f"Cost, {s.currency} per t"),
            [(m.name, m.potential_t, m.cost_per_t) for m in s.selling.measures],
            s.pack.source,
        ),
    ]


gap = Number(
    prompt="In the **central** case, how much must {host.name} cut for its own target, before it sells "
    "anything?",
    unit="t CO2 eq",
    rule="treaty.ndc",
    answer=lambda s: s.gap,
    mistakes=[
        Mistake(
            "the high case",
            lambda s: s.case["High"] - s.host.target,
            "This is the gap of the high case. The question asks for the central one.",
            "treaty.ndc",
        ),
        Mistake(
            "the sale included",
            lambda s: s.gap + s.sale,
            "You added the sale. What does {host.name} need for its *own* target?",
            "participation.contribution",
        ),
        Mistake(
            "sign turned round",
            lambda s: -s.gap,
            "How much must be cut: an amount, written without a minus.",
            "treaty.ndc",
        ),
        Mistake(
            "all measures",
            lambda s: s.potential,
            "This is all that could be done. How much of it does the target need?",
            "treaty.ndc",
        ),
    ],
    hints=[
        "Two rows of the first table are needed: a level, and emissions.",
        "Emissions of the central case, less the target level.",
    ],
    working="Emissions without further measures in the central case, less the target level.",
    after="These tonnes are spoken for. They are the first call on the cheapest measures.",
)


def _cases(values):
    return {case: values[case] for case in CASES}


rooms = Table(
    prompt="If **all** measures of the second table are done: how much of vintage {last} could "
    "{host.name} first transfer, "
    "with its target just met, in each case? It adjusts by the trajectory method, so that a sale of "
    "vintage {last} counts "
    "in full.",
    unit="t CO2 eq",
    corner="Case",
    rule="method.trajectory",
    rows=lambda s: CASES,
    columns=lambda s: ("Room to sell",),
    answer=lambda s: _cases(s.rooms),
    mistakes=[
        Mistake(
            "gap instead of room",
            lambda s: {case: s.case[case] - s.host.target for case in CASES},
            "These are the gaps. The room is what all measures deliver *beyond* the gap.",
            "participation.contribution",
        ),
        Mistake(
            "own target forgotten",
            lambda s: dict.fromkeys(CASES, s.potential),
            "You offered everything. The target needs its part first.",
            "treaty.ndc",
        ),
        Mistake(
            "low and high turned round",
            lambda s: {"Low": s.rooms["High"], "Central": s.rooms["Central"], "High": s.rooms["Low"]},
            "Low *emissions* leave more room, not less.",
            "participation.contribution",
        ),
        Mistake(
            "central case for all",
            lambda s: dict.fromkeys(CASES, s.rooms["Central"]),
            "You used one gap for all three. Each case has its own emissions.",
            "participation.contribution",
        ),
    ],
    hints=[
        "First add up what all measures can deliver. Then find the gap of each case.",
        "Room is potential less gap.",
    ],
    working="The potentials added up, less the gap of each case.",
    after="The cases differ by what nobody can know today, and a contract is signed today.",
)


def _fits(s):
    """In how many of the cases, from the worst one on, the sale fits."""
    return sum(s.sale <= s.rooms[case] for case in CASES)


verdict = Choice(
    prompt="{buyer.name} asks for {sale:,} t of vintage {last}. In which cases is the target still within "
    "reach after "
    "the sale?",
    rule="balance.add-first-transfers",
    options=[
        Option(
            "all",
            "In all three",
            lambda s: _fits(s) == 3,
            "Compare the sale with the smallest of the three rooms.",
            "participation.contribution",
        ),
        Option(
            "low and central",
            "In the low and the central case, not in the high one",
            lambda s: _fits(s) == 2,
            "Compare the sale with the room of the high case.",
            "participation.contribution",
        ),
        Option(
            "low",
            "In the low case only",
            lambda s: _fits(s) == 1,
            "Compare the sale with the room of the central case.",
            "participation.contribution",
        ),
        Option(
            "none",
            "In none",
            lambda s: _fits(s) == 0,
            "Compare the sale with the room of the low case.",
            "participation.contribution",
        ),
    ],
    hints=[
        "A sale fits where it is not larger than the room.",
        "Go from the largest room to the smallest, and stop where the sale no longer fits.",
    ],
    after="All of this holds only if every measure is really done and delivers what it promises.",
)

replacing = Number(
    prompt="Central case. {host.name} takes its cheapest measures for its own target first. To make up "
    "for the sale of "
    "{sale:,} t it then has to go on along the list. What does that cost in all, in {currency}?",
    unit=lambda s: s.currency,
    rule="participation.contribution",
    answer=lambda s: s.replacing,
    mistakes=[
        Mistake(
            "at the cheapest measures",
            lambda s: cost(cheapest(s.selling.measures, s.sale)),
            "You began with the cheapest measures. They are spoken for: by what?",
            "treaty.ndc",
        ),
        Mistake(
            "what the sale brings",
            lambda s: s.sale * s.selling.price_per_t,
            "This is what {buyer.name} pays, at {selling.price_per_t:,} {currency} per tonne. What do the "
            "tonnes cost that "
            "take the place of those sold?",
            "participation.contribution",
        ),
        Mistake(
            "at the cost of the wanted measure",
            lambda s: s.sale * s.wanted_cost,
            "You used the cost of *{selling.wanted}*. What comes after it on the list, once its own "
            "target has taken its part?",
            "participation.contribution",
        ),
        Mistake(
            "own target included",
            lambda s: cost(cheapest(s.selling.measures, s.gap + s.sale)),
            "This is the cost of the target and the sale together. How much of it does the sale add?",
            "participation.contribution",
        ),
    ],
    hints=[
        "Cross out the tonnes that the gap of the central case takes from the top of the list. What comes "
        "next?",
        "Go on from there until the sale is covered. Each part costs its tonnes times its own cost per "
        "tonne.",
    ],
    working="After the gap is covered, the next tonnes of the list until the sale is covered, each at its "
    "own cost.",
    after="Per tonne this is more than the first measures on the list cost: those are needed for the target "
    "itself.",
)

outside = Number(
    prompt="{host.name} is also offered a price for {outside.quantity:,} t from *{outside.sector}*, a "
    "sector that its NDC "
    "does not cover, of vintage {last}. It sells both. What room is left in the **central** case?{invented}",
    unit="t CO2 eq",
    rule="adjustment.outside-ndc",
    answer=lambda s: s.beyond,
    mistakes=[
        Mistake(
            "outside is free",
            lambda s: s.rooms["Central"] - s.sale,
            "You left the second sale out. Does annex 14 make a difference between inside and outside?",
            "adjustment.outside-ndc",
        ),
        Mistake(
            "outside makes room",
            lambda s: s.rooms["Central"] - s.sale + s.outside.quantity,
            "You counted these reductions as room. Do they lower *covered* emissions?",
            "adjustment.outside-ndc",
        ),
        Mistake(
            "first sale forgotten",
            lambda s: s.rooms["Central"] - s.outside.quantity,
            "Both sales are made. Where is the first one?",
            "balance.add-first-transfers",
        ),
        Mistake(
            "the high case",
            lambda s: s.rooms["High"] - s.sale - s.outside.quantity,
            "You started from the room of the high case. The question asks for the central one.",
            "participation.contribution",
        ),
    ],
    hints=[
        "Both sales are added to the balance, whether or not the sector is covered.",
        "From the room of the central case, take one sale and then the other.",
    ],
    working="Room of the central case, less the sale, less the sale from outside.",
    after="The outside tonnes take room and bring none: covered emissions did not fall. Inside the NDC "
    "the same sale would "
    "at least have come with a reduction that counts.",
)

advice = FreeText(
    prompt="{boss} has two minutes, and {buyer.name} offers {selling.price_per_t:,} {currency} per tonne "
    "for {sale:,} t. "
    "What do you advise? Write four to six sentences.",
    rule="participation.contribution",
    least_words=40,
    rubric=[
        "It says how much may be sold, in tonnes, and does not rest on the central case alone.",
        "It says what the sold tonnes will cost to replace, and compares that with the price.",
        "It names what is uncertain, and who bears it.",
        "It names one safeguard: a smaller volume, a share kept back, delivery in steps, or more "
        "expensive measures for the buyer.",
        "It says that outcomes from outside the NDC are adjusted too.",
    ],
    model="Plan with the high case, not with the central one: sell no more than the room that is left "
    "there, and the rest "
    "only when the inventories of the next years are known. What we sell we must replace with the next "
    "measures on our "
    "list; a price that covers only the measure we sell may leave us with "
    "the difference. Emissions may turn out higher and measures may deliver less, and that risk stays "
    "with us, not with "
    "the buyer. So we keep a share back, sell in steps, and offer our more expensive measures first. "
    "Outcomes "
    "from outside our NDC "
    "are no way out, because they are adjusted as well.",
    hints=[
        "A minister needs a number, a reason, a risk and a way to limit it.",
        "Use your answers: the room of the high case, the cost of replacing, the sale from outside.",
    ],
    after="Advice of this kind is a judgement. No decision we know sets a limit to how much a host may sell; "
    "they ask that "
    "participation contributes to its NDC (annex 4(f)).",
)

EXERCISE = Exercise(
    id="ndc.room-to-sell",
    title="Room to sell",
    minutes=(30, 45),
    objectives=[
        "find the gap to a target and the room beyond it",
        "judge a planned sale in three cases",
        "compute what replacing a sale costs, and advise on it",
    ],
    rules=["participation.contribution", "balance.add-first-transfers", "adjustment.outside-ndc"],
    scenario=scenario,
    story="{buyer.name} would like to buy outcomes of *{selling.wanted}* from {host.name}, all of vintage "
    "{last}. {boss} of "
    "{host.name} asks one question: can we afford it? The planning unit has sent two tables, for this "
    "illustration. The "
    "target is a single-year one, adjusted by the trajectory method (2/CMA.3 annex 7(a)(i)). That "
    "measures deliver in full, "
    "divide freely and do not influence each other is an assumption of ours.\n\n{caution}",
    tables=tables,
    questions=[gap, rooms, verdict, replacing, outside, advice],
)
