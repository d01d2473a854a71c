"""Efficient cookstoves: wood saved, the share that is not renewable, ageing, leakage, suppressed demand."""

from functools import partial

from article6.baselines import suppressed_demand
from article6.baselines.activities import activity, estimate
from classroom.exercise import Exercise, Given, Scenario
from classroom.exercises.baselines._numbers import exact, written
from classroom.exercises.baselines._stove_result import claimed, credited, wood_saved
from classroom.opening import opening
from classroom.questions import Mistake, Number

LATER = 5  # the crediting year that is asked for in the question on ageing
STANDING = ("calorific_value", "co2_factor", "other_gases", "leakage_factor", "ageing")
FROM_PACK = ("stoves", "usage", "efficiency_old", "efficiency_new", "wood_per_person", "persons")


def scenario(pack):
    given = pack.baseline.cookstoves
    inputs = {key: getattr(given, key) for key in FROM_PACK}
    # More stoves than in the lesson, so that no result can be copied from there.
    inputs |= dict.fromkeys(("stoves", "stoves_new"), given.stoves * 5 // 4)
    # Below the minimum level on every pack, whatever its wood per person.
    observed = min(given.wood_per_person * 7 / 10, suppressed_demand.WOOD.minimum * 4 / 5)
    return Scenario(
        pack,
        **opening(pack),
        inputs=inputs,
        parameters=activity("cookstoves").parameters,
        given=given,
        wood=given.wood_per_person * given.persons,
        reduced=partial(reduced, inputs, fnrb=given.fnrb),
        later=LATER,
        making=exact(activity("cookstoves").parameters["embodied"].default),
        observed=observed,
        minimum=suppressed_demand.WOOD.minimum,
        level_factor=suppressed_demand.WOOD.factor,
        lifted=suppressed_demand.baseline_use(observed, given.persons).household,
    )


def reduced(inputs, year=1, **values):
    """t CO2 eq of one crediting year, with these values in place of the pack's and the defaults."""
    return exact(estimate("cookstoves", year, **{**inputs, **values}).reductions)


def tables(s):
    standing = [s.parameters[key] for key in STANDING]
    own = [(s.parameters[key], {**s.inputs, "fnrb": s.given.fnrb}[key]) for key in (*FROM_PACK, "fnrb")]
    symbols = {"persons": "HN", "wood_per_person": "b"}
    return [
        Given(
            "The activity",
            ("Symbol", "What it is", "Value", "Unit"),
            [(symbols.get(p.key, p.symbol), p.name, written(s.pack, v), p.unit) for p, v in own],
            s.pack.source,
        ),
        Given(
            "Defaults of the rule books",
            ("Symbol", "What it is", "Value", "Unit"),
            [(p.symbol, p.name, written(s.pack, p.default), p.unit) for p in standing],
            "; ".join(f"{p.symbol}: {p.where_from}" for p in standing),
        ),
    ]


ageing = Number(
    prompt="Stoves wear. What does the activity reduce in **year {later}**? The efficiency of the new stove "
    "falls by the factor of the table each year, compound, from year 2.",
    unit="t CO2 eq",
    rule="a64.baseline-principles",
    answer=lambda s: s.reduced(s.later),
    mistakes=[
        Mistake(
            "no ageing",
            lambda s: s.reduced(1),
            "This is year 1. What happened to the stoves since?",
        ),
        Mistake(
            "one year too many",
            lambda s: s.reduced(s.later + 1),
            "You let the stove wear once too often. In year 1 it is new: how many falls lie between?",
        ),
        Mistake(
            "one year too few",
            lambda s: s.reduced(s.later - 1),
            "One fall is missing. Count them from year 1.",
        ),
        Mistake(
            "the result wears",
            lambda s: s.reduced(1) * exact(s.parameters["ageing"].default) ** (s.later - 1),
            "You let the result fall by the factor. It is the efficiency that falls; put it into the saving.",
        ),
        Mistake(
            "a line",
            lambda s: s.reduced(
                1,
                efficiency_new=s.given.efficiency_new
                * (1 - (s.later - 1) * (1 - exact(s.parameters["ageing"].default))),
            ),
            "You took the same step off each year. Wear is compound here: each year starts from the one "
            "before.",
        ),
    ],
    hints=[
        "The efficiency of year {later} is eta_new times the factor, once for each year after the first.",
        "Only the wood saved changes. Put the new efficiency into question 1, then go on as in question 2.",
    ],
    working="eta_new × a^(y - 1), then as in questions 1 and 2.",
    after="Technical trends are compound here. A downward adjustment by rule is a line: that is another "
    "thing.",
)

other_leakage = Number(
    prompt="One methodology, as transcribed, has another option for leakage, **in place of** the net "
    "factor: 2% of the reductions for the market of wood, and {making:.3} t for the making of each stove "
    "sold, a fifth of it in each of the first five years (the stoves last longer). What does the activity "
    "reduce in year 1?",
    unit="t CO2 eq",
    rule="a64.design-leakage",
    answer=lambda s: s.reduced(leakage="terms"),
    mistakes=[
        Mistake(
            "both options",
            lambda s: s.reduced(leakage="terms") * exact(s.parameters["leakage_factor"].default),
            "You took both options off. They stand for the same leakage: one or the other.",
        ),
        Mistake(
            "the making at once",
            lambda s: s.reduced(leakage="terms", stove_life="under-five"),
            "You took the making of the stoves off in one year. Over how many is it spread?",
        ),
        Mistake(
            "only the market",
            lambda s: s.reduced(leakage="terms", embodied=0),
            "The making of the stoves is missing.",
        ),
        Mistake(
            "only the making",
            lambda s: s.reduced(leakage="terms", market_leakage=0),
            "The market is missing: wood that is saved gets cheaper, and someone else burns it.",
        ),
        Mistake(
            "only stoves in use",
            lambda s: s.reduced(leakage="terms", stoves_new=s.inputs["stoves"] * s.given.usage),
            "You counted the making of the stoves in use. Those that stand in a corner were made, too.",
        ),
    ],
    hints=[
        "Start from the result without any leakage.",
        "Take off 2% of it, then the stoves sold × {making:.3} t / 5.",
    ],
    working="Result without leakage, less 2% of it, less stoves × {making:.3} / 5.",
    after=lambda s: " ".join(
        (
            "Which option is right is settled before the result is known. Taking the better one each year "
            "is not conservative.",
            *estimate("cookstoves", **{**s.inputs, "fnrb": s.given.fnrb, "leakage": "terms"}).warnings,
        )
    ),
)

suppressed = Number(
    prompt="In the driest district a kitchen test finds only {observed:.3} t of wood a person and year: "
    "people cook less than they need. One methodology, as transcribed, then puts a minimum service level of "
    "{minimum:.2} t × {level_factor:.2} a person into the baseline. What would be credited for year 1, if "
    "all stoves were in such homes? Take the net factor for leakage, as in question 2.",
    unit="t CO2 eq",
    rule="a64.baseline-principles",
    answer=lambda s: s.reduced(wood_from="measured", wood_per_household=s.lifted),
    mistakes=[
        Mistake(
            "what was observed",
            lambda s: s.reduced(wood_per_person=s.observed),
            "This is the result with the wood that was really burnt. What stands in its place?",
        ),
        Mistake(
            "one factor forgotten",
            lambda s: s.reduced(wood_per_person=s.minimum),
            "One factor is missing. The level has one of its own, and leakage has one. They look alike, but "
            "they are different things: take both.",
        ),
        Mistake(
            "both factors forgotten",
            lambda s: s.reduced(wood_per_person=s.minimum, leakage_factor=1),
            "Two factors are missing: that of the level, and that for leakage.",
        ),
        Mistake(
            "one factor too many",
            lambda s: s.reduced(wood_per_person=s.minimum * s.level_factor**2),
            "You took one of the factors twice. Count them: one belongs to the level, one to leakage.",
        ),
        Mistake(
            "the other households",
            lambda s: s.reduced(),
            "This is the result with the wood of the first table. These homes are others.",
            may_equal=("one factor forgotten",),
        ),
    ],
    hints=[
        "What is observed drops out. The level and its factor take its place.",
        "Wood of a household = level × factor × persons. Then as in questions 1 and 2.",
    ],
    working="N × U × level × factor × HN × (1 - eta_old / eta_new) × emissions of a tonne of wood × LF.",
    after="Part of this credits wood that nobody burnt. Fair to the poor, or too much? Methodologies are to "
    "recognize suppressed demand; how far is for the methodology to say and to justify.",
)

EXERCISE = Exercise(
    id="baselines.cookstoves",
    title="What a better stove is worth",
    minutes=(30, 45),
    objectives=[
        "compute what efficient cookstoves reduce, step by step",
        "show how one uncertain share moves the result, and treat leakage once",
    ],
    rules=["a64.baseline-principles", "a64.baseline-considers", "a64.design-leakage"],
    scenario=scenario,
    story="A company wants to sell better cookstoves in {host.name}, more than in the lesson. {boss} asks "
    "what they would reduce, before anybody talks of a price. The stoves and the homes are invented; the "
    "defaults are those of the rule books, as transcribed: check them there before you use them.\n\n"
    "`ER = N × U × B_saved × NCV × (fNRB × EF_CO2 + EF_nonCO2) × LF`, in t CO2 eq a year\n\n"
    "**fNRB** is the share of the wood that does not grow again. EF_nonCO2 holds CH4 (300 kg/TJ × 28) and "
    "N2O (4 kg/TJ × 265). Give tonnes to the nearest one.\n\n{caution}",
    tables=tables,
    questions=[wood_saved, credited, claimed, ageing, other_leakage, suppressed],
)
