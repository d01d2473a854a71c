"""A solar plant on the pack's grid: margins, three approaches, the order of the steps, a law that comes."""

import math
from fractions import Fraction

from article6.baselines.activities import activity, approaches, estimate
from article6.baselines.reductions import emission_reductions
from classroom.baseline_story import solar_plant
from classroom.exercise import Exercise, Given, Scenario
from classroom.exercises.baselines._margins import build, combined, operating
from classroom.exercises.baselines._numbers import exact, written
from classroom.opening import opening
from classroom.questions import Item, Mistake, Number, Ordering, Table

APPROACHES = "a64.baseline-approaches"
PRINCIPLES = "a64.baseline-principles"
ROWS = ("best available technology", "benchmark", "combined margin")


def scenario(pack):
    story, solar = pack.baseline, solar_plant(pack)
    # A year later and a larger plant than in the lesson, so that no result can be copied from there.
    capacity = story.grid.capacity_mw * 3 / 2
    solar |= {"data_year": story.grid.data_year + 1, "capacity": float(capacity)}
    years = [estimate("grid-renewables", year, **solar) for year in range(1, story.law_year + 2)]
    usual = years[0].working["EF"].value * story.law_bau / story.bau
    known = activity("grid-renewables").parameters
    return Scenario(
        pack,
        **opening(pack),
        solar=solar,
        plants=solar["plants"],
        data_year=solar["data_year"],
        capacity=capacity,
        factor=story.grid.capacity_factor,
        estimates=years,
        law=story.law_year,
        loss=100 * exact(known["output_loss"].default),
        hours=8760,
        tj=Fraction(36, 10),
        thousand=1000,
        heavy=exact(known["weight_om"].default),
        light=1 - exact(known["weight_om"].default),
        law_factor=Fraction(math.floor(1000 * usual), 1000),
        gas_factor=exact(known["gas_factor"].default),
        gas_efficiency=exact(known["gas_efficiency"].default),
    )


def tables(s):
    return [
        Given(
            f"The plants of the grid in {s.data_year} (with a star: low-cost or must-run)",
            ("Plant", "MWh a year", "t/MWh", "Since"),
            [
                (
                    f"{p.name}, {p.kind}{' *' if p.must_run else ''}",
                    p.mwh,
                    written(s.pack, p.factor),
                    str(p.year),
                )
                for p in s.pack.baseline.grid.plants
            ],
            s.pack.source,
        )
    ]


def by_approach(s):
    found = approaches("grid-renewables", 1, **s.solar)
    return {row: exact(one.estimate.reductions) for row, one in zip(ROWS, found, strict=True)}


def times_factor(s, factor):
    """What the plant would reduce in year 1 against this factor."""
    return exact(s.estimates[0].working["EG"].value * factor)


def whole_last_plant(s):
    """The benchmark of somebody who counts the last plant whole."""
    burning = sorted((p for p in s.plants if p.factor > 0 and not p.must_run), key=lambda p: p.factor)
    need, taken = sum(p.mwh for p in burning) / 5, []
    for plant in burning:
        if sum(p.mwh for p in taken) < need:
            taken.append(plant)
    return times_factor(s, sum(p.mwh * p.factor for p in taken) / sum(p.mwh for p in taken))


def peers_all(s):
    found = estimate("grid-renewables", approach="benchmark", peers="all", **s.solar)
    return {"benchmark": exact(found.reductions)}


three_ways = Table(
    prompt="The plant has {capacity:,} MW, runs at {factor:.4} of its capacity, {hours:,} hours a year, and "
    "emits nothing. What does it reduce in **year 1**, in t CO2 eq, by each approach?\n\n"
    "- best available technology: a gas plant, {gas_factor:.1} t/TJ, efficiency {gas_efficiency:.2} "
    "({tj:.1} TJ are a GWh);\n"
    "- benchmark: the cleanest 20% of the output of the plants that burn a fuel, the last one in part. "
    "*Convention here: annex 36(ii) names neither the share nor the peers;*\n"
    "- combined margin, before any adjustment. *Convention here: it stands for existing emissions; annex "
    "36(iii) names no way to them.*",
    unit="t CO2 eq",
    corner="Approach",
    rule=APPROACHES,
    places=0,
    rows=lambda s: ROWS,
    columns=lambda s: ("Reductions of year 1",),
    answer=by_approach,
    mistakes=[
        Mistake(
            "always at full power",
            lambda s: {row: value / s.factor for row, value in by_approach(s).items()},
            "Your plant runs at full power day and night. Which share of its capacity does it give?",
        ),
        Mistake(
            "all plants are peers",
            peers_all,
            "You compared with water, wind and sun as well. The convention names other peers. See what that "
            "does: the peer group decides.",
            APPROACHES,
        ),
        Mistake(
            "the last plant whole",
            lambda s: {"benchmark": whole_last_plant(s)},
            "You counted the last plant with all its output. Only the part up to 20% is needed.",
        ),
        Mistake(
            "times the efficiency",
            lambda s: {ROWS[0]: times_factor(s, s.gas_factor * s.tj * s.gas_efficiency / 1000)},
            "You multiplied by the efficiency. A better plant needs less gas for the same power.",
        ),
        Mistake(
            "TJ taken for GWh",
            lambda s: {ROWS[0]: times_factor(s, s.gas_factor / s.gas_efficiency / 1000)},
            "A TJ is not a GWh. How many TJ are in one GWh?",
        ),
    ],
    hints=[
        "First the electricity: MW × {hours:,} × the share. Then one factor in t/MWh for each row.",
        "Gas: t/TJ × {tj:.1} / efficiency / {thousand:,}. Benchmark: add the cleanest fuel plants until 20% "
        "of the fuel plants' MWh are reached.",
    ],
    working="Electricity × factor, three times.",
    after="One plant, three results. The methodology requires one of the approaches and justifies it; the "
    "host may set a more ambitious level.",
)

ORDER = [
    Item("approach", "the baseline by one of the three approaches"),
    Item("adjust", "the downward adjustment of this baseline"),
    Item("minimum", "the lower of the adjusted baseline and conservative business as usual"),
    Item("project", "minus the emissions of the activity"),
    Item("leakage", "minus the leakage"),
    Item("uncertainty", "minus the deduction for uncertainty, a share of the net reductions"),
    Item("round", "the net reductions, rounded down to whole tonnes"),
]


def moved(key, before):
    """The order with one step moved before another."""
    keys = [item.key for item in ORDER if item.key != key]
    place = keys.index(before)
    return lambda s: [*keys[:place], key, *keys[place:]]


steps = Ordering(
    prompt="In which order is a year computed? *(The minimum as accounts of the standard of May 2025 tell "
    "it; the place of the uncertainty deduction is a convention here.)*",
    rule=PRINCIPLES,
    items=ORDER,
    mistakes=[
        Mistake(
            "minimum before the adjustment",
            moved("minimum", "adjust"),
            "If a law has lowered business as usual, your order takes the same fall twice. From what is the "
            "adjustment taken?",
            PRINCIPLES,
        ),
        Mistake(
            "rounded too early",
            moved("round", "uncertainty"),
            "You round, and then compute on. Where is rounding harmless?",
        ),
        Mistake(
            "uncertainty before leakage",
            moved("uncertainty", "leakage"),
            "Here the deduction is a share of the net figure. What has to be off before that?",
        ),
        Mistake(
            "the activity first",
            moved("project", "adjust"),
            "You took the activity off an unfinished baseline. Finish the baseline first.",
        ),
    ],
    hints=[
        "Three steps make the baseline, three take something off, one comes last.",
        "The adjustment belongs to the approach. The minimum compares the result with business as usual.",
    ],
    working="Approach, adjustment, minimum; activity, leakage, uncertainty; rounding.",
    after="The next question needs this order.",
)


def law_year(s):
    """Crediting year `law` of the reductions, with the law as business as usual from that year on."""
    baselines = [one.baseline for one in s.estimates[: s.law]]
    usual = [one.working["BE"].value for one in s.estimates[: s.law - 1]]
    return emission_reductions(baselines, [*usual, output(s) * s.law_factor], 0).years[-1]


def output(s, year=None):
    return exact(s.estimates[(year or s.law) - 1].working["EG"].value)


def counted_twice(s):
    first, then = (s.estimates[year - 1].working["EF_y"].value for year in (1, s.law))
    return math.floor(output(s) * (s.law_factor - exact(first - then)))


law = Number(
    prompt="The solar plant is credited against the combined margin, lowered by 1% of the first-year "
    "factor in each later year. Its output falls by {loss:.1}% a year, compound. From crediting year "
    "**{law}** on, a law makes the grid cleaner: conservative business as usual is {law_factor:.3} t/MWh. "
    "How many **whole tonnes** of year {law} may be issued?{invented}",
    unit="t CO2 eq",
    rule=PRINCIPLES,
    answer=lambda s: law_year(s).units,
    mistakes=[
        Mistake(
            "law left out",
            lambda s: math.floor(s.estimates[s.law - 1].baseline),
            "You credited against the adjusted baseline alone. What would have happened in that year anyway?",
            PRINCIPLES,
        ),
        Mistake(
            "taken twice",
            counted_twice,
            "You took the adjustment off a business as usual that the law had already lowered. Which of the "
            "two is adjusted?",
            PRINCIPLES,
        ),
        Mistake(
            "output of year 1",
            lambda s: math.floor(output(s, 1) * s.law_factor),
            "The factor is right; the panels have aged since year 1.",
        ),
        Mistake(
            "one year too many",
            lambda s: math.floor(output(s, s.law + 1) * s.law_factor),
            "The panels are a year younger than in your answer. In year 1 nothing has fallen yet.",
        ),
        Mistake(
            "rounded up",
            lambda s: law_year(s).units + 1,
            "A tonne that is not whole is not issued. Which way is the end rounded?",
        ),
    ],
    hints=[
        "Two factors compete in that year: the adjusted margin and business as usual. The lower one counts.",
        "Output of year 1, less {loss:.1}% for each later year, times the lower factor. Then cut off what "
        "follows the whole tonnes.",
    ],
    working="Output of the year × the lower of the two factors, rounded down.",
    after="A law that is in force is part of business as usual. It lowers what can be sold, and the country "
    "has the reduction all the same.",
)

EXERCISE = Exercise(
    id="baselines.grid",
    title="A solar plant on your grid",
    minutes=(45, 65),
    objectives=[
        "compute the margins of a grid from its plants",
        "credit a plant by three approaches, and apply the minimum rule when a law comes",
    ],
    rules=[APPROACHES, PRINCIPLES, "a64.baseline-considers"],
    scenario=scenario,
    story="A second, larger solar plant is planned in {host.name}: {capacity:,} MW. {boss} asks two things: "
    "what emissions one MWh of it replaces, and how much of that may be credited. The table has all "
    "plants of the grid, a year later than in the lesson; nothing is imported. The two margins are those of "
    "a tool of the clean development mechanism (TOOL07), as known: check them there before you use them. "
    "Give a factor in t/MWh (the lesson has kg per MWh: 1,000 kg are a tonne) with four decimal places "
    "and compute on with the unrounded one; give tonnes to the nearest one where no whole tonnes are asked "
    "for.\n\n{caution}",
    tables=tables,
    questions=[operating, build, combined, three_ways, steps, law],
)
