"""The grid of the pack: its operating, build and combined margin, as questions."""

from article6.baselines.activities import estimate, margins
from article6.baselines.activities.margins import mean_factor
from classroom.exercises.baselines._numbers import exact
from classroom.questions import Mistake, Number

__all__ = ["build", "combined", "operating"]

UNIT = "t/MWh"
CONSIDERS = "a64.baseline-considers"


def running(s):
    return [p for p in s.plants if not p.must_run]


def unweighted(plants):
    return exact(sum(p.factor for p in plants) / len(plants))


def build_set(s):
    return margins.build_margin_set(s.plants, s.data_year)


def too_old(s):
    """The build margin of somebody who keeps a plant over the age limit; None where no plant is that old."""
    kept = margins.build_margin_set(s.plants, s.data_year - 1)
    return None if kept == build_set(s) else exact(mean_factor(kept))


def newest(s):
    """The build margin of somebody who takes the newest plants only until 20% are almost reached."""
    need, taken = sum(p.mwh for p in s.plants) / 5, []
    for plant in sorted(s.plants, key=lambda p: -p.since):
        if sum(p.mwh for p in [*taken, plant]) >= need:
            break
        taken.append(plant)
    return exact(mean_factor(taken)) if taken else None


def burning(s):
    """The build margin of somebody who leaves sun, wind and water out of it."""
    fossil = [p for p in build_set(s) if not p.must_run]
    return exact(mean_factor(fossil)) if 0 < len(fossil) < len(build_set(s)) else None


def _by_year(s):
    """What another data year does: which plants dropped out since the year before, if any did."""
    before = margins.build_margin_set(s.plants, s.data_year - 1)
    dropped = ", ".join(p.name for p in before if p not in build_set(s))
    if not dropped:
        return "The data year can move the result, so it is written down."
    return (
        f"A year earlier {dropped} was young enough to be among them: the data year moves the result, so it "
        "is written down."
    )


def rounded(answer, places):
    """The result of somebody who gives too few decimal places; None where they make no difference."""
    return lambda s: None if round(answer(s), places) == round(answer(s), 4) else round(answer(s), places)


def slips(answer):
    """What can go wrong with any factor once it has been found: another unit, too few decimal places."""
    return [
        Mistake(
            "kilograms",
            lambda s: 1000 * answer(s),
            "These are kg per MWh. Asked are tonnes per MWh, as in the table.",
        ),
        *(
            Mistake(
                f"rounded to {places} places",
                rounded(answer, places),
                "You rounded too far: give four decimal places, and compute on with all of them.",
                may_equal=() if places == 3 else ("rounded to 3 places",),
            )
            for places in (3, 2)
        ),
    ]


def operating_factor(s):
    return exact(margins.operating_margin(s.plants))


def build_factor(s):
    return exact(margins.build_margin(s.plants, s.data_year))


def weighted(s, weights):
    return exact(estimate("grid-renewables", weights=weights, **s.solar).working["EF"].value)


operating = Number(
    prompt="What is the **operating margin** of this grid, in t/MWh: the mean factor of all plants that are "
    "not low-cost or must-run, weighted by generation?",
    unit=UNIT,
    places=4,
    rule=CONSIDERS,
    answer=operating_factor,
    mistakes=[
        Mistake(
            "all plants",
            lambda s: exact(mean_factor(s.plants)),
            "Your mean holds water, wind and sun as well. Would any of them run less because of a new solar "
            "plant?",
        ),
        Mistake(
            "not weighted",
            lambda s: unweighted(running(s)),
            "You gave every plant the same weight. Which of them gives most of the power?",
        ),
        Mistake(
            "the dirtiest plant",
            lambda s: exact(max(p.factor for p in s.plants)),
            "This is one plant. Not only the dirtiest runs less.",
        ),
        Mistake(
            "all plants, not weighted",
            lambda s: unweighted(s.plants),
            "Two things at once: which plants belong in, and how much does each weigh?",
        ),
        *slips(operating_factor),
    ],
    hints=[
        "Cross out the plants with a star.",
        "Of the others: add up MWh × factor, and divide by the sum of their MWh.",
    ],
    working="Sum of MWh × factor, divided by the sum of MWh, without low-cost and must-run plants.",
    after=lambda s: (
        "The simple operating margin is allowed while low-cost and must-run plants give less than half of "
        "the "
        f"generation (the tool as known: check it). Here they give {margins.low_cost_share(s.plants):.0%}."
    ),
)

build = Number(
    prompt="And the **build margin**, in t/MWh, for the data year {data_year}? Take the larger by generation "
    "of two sets: the five newest plants, or the newest that reach 20% of all generation (the last one "
    "whole). A plant that is more than ten years old in the data year drops out, if the rest still reaches "
    "20%.",
    unit=UNIT,
    places=4,
    rule=CONSIDERS,
    answer=build_factor,
    mistakes=[
        Mistake(
            "too old",
            too_old,
            "One of your plants is too old in the data year. Does the rest still reach 20% without it?",
        ),
        Mistake(
            "too few plants",
            newest,
            "You stopped before 20% are reached. The plant that reaches it counts whole.",
        ),
        Mistake(
            "not weighted",
            lambda s: unweighted(build_set(s)),
            "The plants are the right ones, but not all of them give the same amount of power.",
        ),
        Mistake(
            "only what burns",
            burning,
            "You left out sun and wind. This margin asks what is being built, clean plants among it.",
        ),
        Mistake(
            "the whole grid",
            lambda s: exact(mean_factor(s.plants)),
            "This is the mean of all plants, old and new. Which were built last?",
        ),
        Mistake(
            "the oldest five",
            lambda s: exact(mean_factor(sorted(s.plants, key=lambda p: p.since)[: margins.NEWEST])),
            "You began at the wrong end of the list. Which plants would another one be like?",
        ),
        *slips(build_factor),
    ],
    hints=[
        "Sort the plants by year, the newest first. Mark the first five; then mark where 20% are reached.",
        "Take the set with more MWh. Its mean, weighted as before, is the build margin.",
    ],
    working="The larger set, sum of MWh × factor divided by the sum of MWh.",
    after=lambda s: f"The plants are {', '.join(p.name for p in build_set(s))}. {_by_year(s)}",
)

combined = Number(
    prompt="Wind and sun take {heavy:.2} of the operating and {light:.2} of the build margin (as known from "
    "the tool: check it). What is the **combined margin**?",
    unit=UNIT,
    places=4,
    rule=CONSIDERS,
    answer=lambda s: weighted(s, "wind-solar"),
    mistakes=[
        Mistake(
            "half and half",
            lambda s: weighted(s, "other-first"),
            "These are the weights of other plants in their first period. Which are given for wind and sun?",
        ),
        Mistake(
            "weights changed places",
            lambda s: weighted(s, "other-later"),
            "Your weights have changed places. Which margin gets the larger one?",
        ),
        Mistake(
            "newer weights",
            lambda s: weighted(s, "newer-second"),
            "These are weights of a newer rule book, for a second period. Here the older tool is asked for.",
        ),
        Mistake(
            "the sum",
            lambda s: operating_factor(s) + build_factor(s),
            "You added the two. A mean lies between them.",
        ),
    ],
    hints=[
        "Take the results of questions 1 and 2, not rounded.",
        "Three quarters of the one plus one quarter of the other.",
    ],
    working="{heavy:.2} × operating margin + {light:.2} × build margin.",
    after="A newer rule book has other weights, as transcribed. A factor without the name and version of "
    "its rule book says little.",
)
