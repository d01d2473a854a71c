"""The question of the lesson on the workbench: four narrowed ranges of stoves, and money for one study."""

from article6.baselines.activities import activity, estimate
from article6.baselines.swing import swings
from classroom.exercise import Exercise, Scenario
from classroom.exercises.baselines._numbers import written
from classroom.opening import opening
from classroom.questions import Choice, Option
from classroom.workbench import start

# How far a first survey leaves each value open, to either side. The old stove has the narrowest range.
ORDER = ("persons", "efficiency_old", "fnrb", "usage")
LEFT_OPEN = {"usage": 0.05, "fnrb": 0.05, "persons": 0.5, "efficiency_old": 0.03}


def scenario(pack):
    stoves = start(pack, "cookstoves").values
    kind = activity("cookstoves")
    ranges = {
        key: (stoves[key] - open_, stoves[key], stoves[key] + open_) for key, open_ in LEFT_OPEN.items()
    }
    bars = swings(lambda put: estimate("cookstoves", **{**stoves, **put}).reductions, ranges)
    return Scenario(
        pack,
        **opening(pack),
        ranges=ranges,
        parameters=kind.parameters,
        bars=bars,
        top=bars[0].name,
        formula=kind.formula.replace("B_saved", "HN × b × (1 - eta_old / eta_new)"),
        low=written(pack, min(bars[0].at_low, bars[0].at_high), 0),
        high=written(pack, max(bars[0].at_low, bars[0].at_high), 0),
        next_width=written(pack, bars[1].width, 0),
        efficiency_new=written(pack, stoves["efficiency_new"], 9),
    )


def narrowed(s) -> str:
    """The four ranges as a list, in the order of the options."""
    lines = []
    for key in ORDER:
        parameter = s.parameters[key]
        low, value, high = (written(s.pack, end, 9) for end in s.ranges[key])
        lines.append(f"- {parameter.name} ({parameter.symbol}): {value} (between {low} and {high})")
    return "\n".join(lines)


def option(key: str, text: str, feedback: str) -> Option:
    right = "Between its ends the result goes from {low} to {high} t CO2 eq; the next input moves it by "
    right += "{next_width}. The difference of two efficiencies reacts strongly to a small change of one."
    return Option(
        key,
        text,
        lambda s: s.top == key,
        lambda s: right.format(**vars_of(s)) if s.top == key else feedback,
        "a64.baseline-considers",
    )


def vars_of(s) -> dict[str, str]:
    """The amounts of the sentence for the right option."""
    return {"low": s.low, "high": s.high, "next_width": s.next_width}


EXERCISE = Exercise(
    id="baselines.what-moves-most",
    title="Money for one more study",
    minutes=(6, 10),
    place="lesson",
    objectives=["say from ranges and formula which input moves a result most"],
    rules=["a64.baseline-considers"],
    scenario=scenario,
    questions=[
        Choice(
            prompt=lambda s: (
                "Suppose that a first survey of the stoves of this story has narrowed four inputs:\n\n"
                f"{narrowed(s)}\n\n"
                "There is money for **one** more study. Which input still moves the result most?\n\n"
                f"{s.formula}, with eta_new = {s.efficiency_new}. You may try the ends at the workbench."
            ),
            rule="a64.baseline-considers",
            options=[
                option(
                    "persons",
                    "persons per household",
                    "It has the widest range in numbers, but in numbers of persons. By which share of itself "
                    "does it change, and what does the formula do with that share?",
                ),
                option(
                    "efficiency_old",
                    "efficiency of the old stove",
                    "Put its two ends into the bracket (1 - eta_old / eta_new). By how much does the bracket "
                    "change?",
                ),
                option(
                    "fnrb",
                    "non-renewable share of the wood",
                    "Over the whole range of the tables it moves the result most. Here it is narrowed to a "
                    "few hundredths, and it multiplies the CO2 only.",
                ),
                option(
                    "usage",
                    "usage rate",
                    "The result moves in step with it, by the same share. Is there an input whose small "
                    "change becomes a larger one?",
                ),
            ],
            hints=[
                "Not the width of the range counts, but what the formula makes of it.",
                "For each input, divide the result at its high end by that at its low end; all other factors "
                "cancel out.",
            ],
            working="The result at both ends of each range, the others as they are; the widest gap wins.",
            after="A tornado with the ranges of a survey may look unlike one with the ranges of a table.",
        )
    ],
)
