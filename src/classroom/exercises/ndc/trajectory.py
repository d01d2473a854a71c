"""From a target to yearly levels, a budget, and levels that move with a scenario or with the economy."""

from fractions import Fraction

from article6.accounting import Flows, Method, emissions_balance, room
from article6.ndc import BelowBauTarget, IntensityTarget, LevelInputs, Ndc, Period, Trajectory
from classroom.exercise import Exercise, Given, Scenario
from classroom.opening import opening
from classroom.questions import Choice, Item, Mistake, Number, Option, Ordering, Table
from classroom.views.setting import setting

THOUSAND = 1_000  # the pack gives GDP in millions of the currency; an intensity counts per thousand of it


def scenario(pack):
    period, host, last = Period(pack.period.first, pack.period.last), pack.host, pack.period.last
    fixed, moving = below_bau(pack, False), below_bau(pack, True)
    moved = LevelInputs(bau={last: pack.below_bau.moved_bau})
    expected, low = (denominator(pack, gdp) for gdp in (pack.intensity.gdp, pack.intensity.gdp_low))
    return Scenario(
        pack,
        **opening(pack),
        last=last,
        middle=period.years[period.n // 2],
        line=Trajectory.linear(period, host.start_level, host.target, start_year=host.start_year),
        flat=Trajectory.linear(period, host.start_level, host.target),
        levels={
            "As communicated": fixed.level_in(last),
            "Recalculated, baseline fixed": fixed.level_in(last, moved),
            "Recalculated, baseline moves": moving.level_in(last, moved),
            "Intensity, GDP as expected": intensity(pack).level_in(last, expected),
            "Intensity, GDP low": intensity(pack).level_in(last, low),
        },
        bau_balance=balance(pack, fixed, pack.below_bau.emissions, pack.below_bau.first_transferred[last]),
        bau_sold=pack.below_bau.first_transferred[last],
        intensity_room=room(balance(pack, intensity(pack), pack.intensity.emissions, 0, low)),
        single=setting(pack).host.balance(Method.TRAJECTORY).achievement,
        multi=setting(pack).host.balance(Method.MULTI_YEAR).achievement,
    )


def below_bau(pack, moves):
    """The below-BAU target of the pack; `moves` is what the NDC says about recalculation."""
    target = pack.below_bau
    return BelowBauTarget(target.bau, target.reduction_percent, year=pack.period.last, baseline_moves=moves)


def intensity(pack):
    """The intensity target of the pack."""
    return IntensityTarget(
        year=pack.period.last,
        base=pack.intensity.base,
        reduction_percent=pack.intensity.reduction_percent,
        denominator_unit=f"1,000 {pack.currency} of GDP",
    )


def denominator(pack, gdp):
    """A GDP of the pack as the intensity counts it."""
    return LevelInputs(denominator={pack.period.last: gdp * THOUSAND})


def balance(pack, target, emissions, sold, inputs=None):
    """The balance of a single-year target with one sale of the last vintage, by the trajectory method."""
    period, last = Period(pack.period.first, pack.period.last), pack.period.last
    ndc = Ndc(pack.host.code, period, target, method=Method.TRAJECTORY)
    every = {**pack.host.emissions, last: emissions}
    flows = Flows(first_transferred_ndc={last: sold})
    return emissions_balance(every, flows, ndc, inputs=inputs or LevelInputs())


def tables(s):
    bau, per_gdp = s.below_bau, s.intensity
    return [
        Given(
            f"{s.host.name}: what the line needs (t CO2 eq)",
            ("Point", "Level"),
            [
                (f"Emissions in {s.host.start_year}, where the line starts", s.host.start_level),
                (f"Target level in {s.last}", s.host.target),
                (f"Expected emissions in {s.last}", s.host.emissions[s.last]),
            ],
            s.pack.source,
        ),
        Given(
            "Draft B: below business as usual (BAU), t CO2 eq",
            ("Point", "Value"),
            [
                (f"BAU level of {s.last}, as communicated", bau.bau),
                (f"BAU level of {s.last}, recalculated later", bau.moved_bau),
                ("Reduction, percent", bau.reduction_percent),
                (f"Covered emissions in {s.last}, t", bau.emissions),
                (f"First transferred, vintage {s.last}, t", s.bau_sold),
            ],
            s.pack.source,
        ),
        Given(
            "Draft C: intensity of gross domestic product (GDP)",
            ("Point", "Value"),
            [
                (f"Intensity in {per_gdp.base_year}, t CO2 eq per 1,000 {s.currency}", per_gdp.base),
                ("Reduction, percent", per_gdp.reduction_percent),
                (f"GDP of {s.last}, as expected, million {s.currency}", per_gdp.gdp),
                (f"GDP of {s.last}, low, million {s.currency}", per_gdp.gdp_low),
                (f"Covered emissions in {s.last}, t CO2 eq", per_gdp.emissions),
            ],
            s.pack.source,
        ),
    ]


on_the_line = Number(
    prompt="{host.name} draws a straight line from its emissions in {host.start_year} to its target level "
    "in {last}. "
    "What is the level of **{middle}**?",
    unit="t CO2 eq",
    rule="method.trajectory",
    answer=lambda s: s.line[s.middle],
    mistakes=[
        Mistake(
            "started in the first year of the period",
            lambda s: s.flat[s.middle],
            "Your line has the start level in {period.first}. In which year does it have it here?",
            "method.trajectory",
        ),
        Mistake(
            "one year late",
            lambda s: s.line[s.middle - 1],
            "This is the level one year earlier. Count the steps from {host.start_year} once more.",
            "method.trajectory",
        ),
        Mistake(
            "the drop instead of the level",
            lambda s: s.host.start_level - s.line[s.middle],
            "This is how far the line has come down. What is left of the start level?",
            "method.trajectory",
        ),
        Mistake(
            "one year early",
            lambda s: s.line[s.middle + 1],
            "This is the level one year later. From {host.start_year} to {middle}, how many steps are there?",
            "method.trajectory",
        ),
    ],
    hints=[
        "How many steps of one year lead from {host.start_year} to {last}? All are of the same size.",
        "One step is the difference of the two levels, divided by the number of steps. Take it as often "
        "as needed.",
    ],
    working="Start level, less the yearly step times the years from {host.start_year} to {middle}.",
    after="A straight line is a choice. No decision prescribes it.",
)

budget = Number(
    prompt="Add the line up: what budget does it amount to over {period.first} to {last}?",
    unit="t CO2 eq",
    rule="method.trajectory",
    answer=lambda s: s.line.sum,
    mistakes=[
        Mistake(
            "with the start year",
            lambda s: s.line.sum + s.host.start_level,
            "You added the level of {host.start_year} as well. Does that year belong to the period?",
            "method.trajectory",
        ),
        Mistake(
            "target times years",
            lambda s: s.host.target * len(s.line.years),
            "You took the target level for every year. The line comes down to it only in {last}.",
            "method.trajectory",
        ),
        Mistake(
            "expected emissions",
            lambda s: sum(s.host.emissions.values()),
            "These are emissions. A budget adds up *levels*.",
            "method.trajectory",
        ),
        Mistake(
            "one year short",
            lambda s: s.line.cumulative(s.last - 1),
            "The year {last} is missing. It belongs to the period.",
            "method.trajectory",
        ),
    ],
    hints=[
        "A budget is the sum of the levels of all years of the period.",
        "On a straight line: the level of the first year of the period plus that of the last, halved, "
        "times the years.",
    ],
    working="The levels of {period.first} to {last}, added up.",
    after="Another starting year would have given another budget, with the same target.",
)

tested = Choice(
    prompt="No outcomes are transferred or used. Draft A1 of the NDC states only the level of {last}. "
    "Draft A2 states a "
    "budget for all years {period.first} to {last}. Which emissions decide whether each is met?",
    rule="table4.achievement",
    options=[
        Option(
            "both sum",
            "Those of all years together, in both drafts.",
            False,
            "Draft A1 names one year. What would the other years be compared with?",
            "report.ndc-description",
        ),
        Option(
            "both last",
            "Those of {last}, in both drafts.",
            False,
            "Draft A2 has a budget. Can one year alone keep or break it?",
            "method.cumulative",
        ),
        Option(
            "by draft",
            "A1: those of {last}. A2: those of all years together.",
            True,
            "A single-year NDC is tested in its year, a multi-year NDC at the end of the period, "
            "cumulatively.",
            "method.cumulative",
        ),
        Option(
            "yearly",
            "Those of each single year, in both drafts: every year must lie below the line.",
            False,
            "The years on the way show progress. Does either draft set a limit for each of them?",
            "method.trajectory",
        ),
    ],
    hints=[
        "What does each draft state in numbers: one level, or an amount for all years?",
        "A test compares like with like: one year with one level, a sum with a budget.",
    ],
)


def _rows(s, **changed):
    names = list(s.levels)
    return {names[int(key[1:])]: value for key, value in changed.items()}


def _share(level, percent):
    return Fraction(level * percent) / 100


moving = Table(
    prompt="Drafts B and C: fill in the target level of {last} in each case. The drafts differ in what "
    "they say about "
    "recalculating the baseline.",
    unit="t CO2 eq",
    corner="Case",
    rule="report.quantify",
    places=0,
    rows=lambda s: tuple(s.levels),
    columns=lambda s: ("Target level",),
    answer=lambda s: s.levels,
    mistakes=[
        Mistake(
            "what is cut",
            lambda s: _rows(
                s,
                r0=_share(s.below_bau.bau, s.below_bau.reduction_percent),
                r1=_share(s.below_bau.bau, s.below_bau.reduction_percent),
                r2=_share(s.below_bau.moved_bau, s.below_bau.reduction_percent),
            ),
            "This is the part that is cut. The level is what remains.",
            "report.quantify",
        ),
        Mistake(
            "the fixed baseline moves",
            lambda s: _rows(s, r1=s.levels["Recalculated, baseline moves"]),
            "The NDC says that its baseline is fixed. What, then, does a recalculation change?",
            "report.quantify",
        ),
        Mistake(
            "the moving baseline stays",
            lambda s: _rows(s, r2=s.levels["As communicated"]),
            "Here the NDC says that the baseline moves. Which baseline counts after the recalculation?",
            "report.quantify",
        ),
        Mistake(
            "intensity not reduced",
            lambda s: _rows(
                s,
                r3=s.intensity.base * s.intensity.gdp * THOUSAND,
                r4=s.intensity.base * s.intensity.gdp_low * THOUSAND,
            ),
            "You used the intensity of {intensity.base_year}. By how much is it to fall?",
            "report.quantify",
        ),
        Mistake(
            "a thousand too small",
            lambda s: _rows(
                s,
                r3=Fraction(s.levels["Intensity, GDP as expected"]) / THOUSAND,
                r4=Fraction(s.levels["Intensity, GDP low"]) / THOUSAND,
            ),
            "Look at the units: the intensity is per 1,000 {currency}, GDP is in million {currency}.",
            "report.quantify",
        ),
    ],
    hints=[
        "Draft B: take the baseline that counts, and what remains after the reduction. Draft C: intensity "
        "times GDP.",
        "A million is a thousand times a thousand. First reduce the intensity, then multiply.",
    ],
    working="B: BAU times what remains. A recalculation counts only where the NDC says that the baseline "
    "moves. "
    "C: the reduced intensity times GDP in thousands.",
    after="Three cases of one percentage, and two of another. The initial report has to say which one "
    "holds, before "
    "anybody knows the numbers (annex 18(d)).",
)

distance = Number(
    prompt="Draft B, baseline as communicated. {host.name} has sold {bau_sold:,} t of vintage {last} and "
    "adjusts by the "
    "trajectory method. By how much is the target level met or missed? **Plus** if the balance lies below "
    "the level, "
    "**minus** if it lies above.",
    unit="t CO2 eq",
    rule="balance.add-first-transfers",
    answer=lambda s: s.bau_balance.achievement.margin,
    mistakes=[
        Mistake(
            "not adjusted",
            lambda s: s.bau_balance.achievement.margin + s.bau_sold,
            "You compared the emissions themselves. What has the sale done to the number that is compared?",
            "balance.add-first-transfers",
        ),
        Mistake(
            "sign turned round",
            lambda s: -s.bau_balance.achievement.margin,
            "The size is right. On which side of the level does the balance lie?",
            "table4.achievement",
        ),
        Mistake(
            "subtracted",
            lambda s: s.bau_balance.achievement.margin + 2 * s.bau_sold,
            "You took the sale off the emissions. Whoever first transfers gives the reduction away.",
            "balance.add-first-transfers",
        ),
        Mistake(
            "added to the baseline too",
            lambda s: (
                s.bau_balance.achievement.margin
                + s.bau_sold
                - _share(s.bau_sold, s.below_bau.reduction_percent)
            ),
            "You added the sale to business as usual as well. An adjustment goes to the emissions alone.",
            "report.quantify",
        ),
    ],
    hints=[
        "First the balance: covered emissions, adjusted for what was first transferred. The level stays.",
        "Level minus balance. Add the sale to the emissions before you subtract.",
    ],
    working="Level less (covered emissions plus the sale).",
    after="Look at what the sale decides here, and compare it with the unadjusted number.",
)

low_growth = Number(
    prompt="Draft C, no sale yet, trajectory method. The economy grows slowly: GDP of {last} is the low "
    "one. How much of "
    "vintage {last} could {host.name} then first transfer, with the target just met?",
    unit="t CO2 eq",
    rule="participation.contribution",
    answer=lambda s: s.intensity_room.left,
    mistakes=[
        Mistake(
            "GDP as expected",
            lambda s: s.levels["Intensity, GDP as expected"] - s.intensity.emissions,
            "This is the room with the GDP that was expected. The question is about the low one.",
            "report.quantify",
        ),
        Mistake(
            "sign turned round",
            lambda s: -s.intensity_room.left,
            "Less than nothing cannot be sold. Which is larger, the level or the emissions?",
            "participation.contribution",
        ),
        Mistake(
            "the level",
            lambda s: s.levels["Intensity, GDP low"],
            "This is the level. Part of it is taken up by emissions already.",
            "participation.contribution",
        ),
        Mistake(
            "the cut in the level",
            lambda s: s.levels["Intensity, GDP as expected"] - s.levels["Intensity, GDP low"],
            "This is how far the level falls with GDP. What remains above the emissions?",
            "report.quantify",
        ),
    ],
    hints=[
        "A smaller economy has a lower level. Take it from your table.",
        "What lies between the level and the covered emissions is the room.",
    ],
    working="The level with the low GDP, less the covered emissions.",
    after="With an intensity target the room to sell depends on a number that nobody knows when the "
    "contract is signed.",
)

order = Ordering(
    prompt="Put the work on an NDC for cooperation in order, first to last.",
    rule="report.quantify",
    items=[
        Item("read", "Read type, years and coverage in the NDC."),
        Item("level", "Write the target as a level in t CO2 eq."),
        Item("line", "Draw a trajectory that is consistent with this level."),
        Item("adjust", "Adjust each year for what was first transferred and used."),
        Item("test", "Compare the balance of the target year with the level."),
    ],
    mistakes=[
        Mistake(
            "line before level",
            lambda s: ["read", "line", "level", "adjust", "test"],
            "Where should the line end, as long as the level is not known?",
            "report.quantify",
        ),
        Mistake(
            "level before reading",
            lambda s: ["level", "read", "line", "adjust", "test"],
            "Tonnes of what? Type and coverage have to be known first.",
            "report.ndc-description",
        ),
        Mistake(
            "line drawn at the end",
            lambda s: ["read", "level", "adjust", "line", "test"],
            "A line drawn after the sales could be drawn to fit them. Method and trajectory come first.",
            "method.trajectory",
        ),
    ],
    hints=[
        "Ask of each step: which number does it need, and which step gives it?",
        "Words first, then one level, then a level for each year. What happens in the years comes after.",
    ],
)

EXERCISE = Exercise(
    id="ndc.trajectory",
    title="Lines, budgets and levels that move",
    minutes=(25, 40),
    objectives=[
        "draw a straight-line trajectory and add up its budget",
        "say which emissions a single-year and a multi-year NDC are tested on",
        "find the level of a below-BAU and of an intensity target, and what moves it",
    ],
    rules=["report.quantify", "method.trajectory", "method.multi-year"],
    scenario=scenario,
    story="The next NDC of {host.name} is being drafted. {boss} wants to know, for each draft, which "
    "tonnes it would "
    "mean for {period.first} to {last}, and how firm they are. Draft A has a fixed level, draft B a "
    "percentage below "
    "business as usual, draft C an intensity. All three are illustrations.\n\n{caution}",
    tables=tables,
    questions=[on_the_line, budget, tested, moving, distance, low_growth, order],
)
