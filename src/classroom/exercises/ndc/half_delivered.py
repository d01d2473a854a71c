"""The question of the lesson on selling: how much is safe if a measure delivers half?"""

from classroom.exercise import Exercise, Scenario
from classroom.exercises.ndc.room_to_sell import room_of
from classroom.opening import opening
from classroom.questions import Mistake, Number


def scenario(pack):
    plan = pack.selling
    potential = sum(measure.potential_t for measure in plan.measures)
    wanted = next(measure for measure in plan.measures if measure.name == plan.wanted)
    high = room_of(pack, plan.emissions_high - potential)
    return Scenario(
        pack,
        **opening(pack),
        last=pack.period.last,
        potential=potential,
        wanted=wanted,
        half=wanted.potential_t // 2,
        high=high,
        central=room_of(pack, plan.expected_emissions - potential),
        room=room_of(pack, plan.emissions_high - potential + wanted.potential_t // 2),
    )


EXERCISE = Exercise(
    id="ndc.half-delivered",
    title="High emissions, half a measure",
    minutes=(2, 5),
    place="lesson",
    objectives=["plan a sale for a case that is worse than expected"],
    rules=["participation.contribution"],
    scenario=scenario,
    questions=[
        Number(
            prompt="Emissions of {last} turn out **high**, and *{wanted.name}* delivers only **half** of its "
            "{wanted.potential_t:,} t. All other measures deliver in full. How much of vintage {last} can "
            "{host.name} then "
            "sell, with its target just met?{invented}",
            unit="t CO2 eq",
            rule="participation.contribution",
            answer=lambda s: s.room,
            mistakes=[
                Mistake(
                    "delivers in full",
                    lambda s: s.high,
                    "This is the room of the high case with every measure delivered in full.",
                    "participation.contribution",
                ),
                Mistake(
                    "central case",
                    lambda s: s.central - s.half,
                    "You took the half measure off the room of the central case. Emissions turn out high "
                    "here.",
                    "participation.contribution",
                ),
                Mistake(
                    "delivers nothing",
                    lambda s: s.high - s.wanted.potential_t,
                    "You took the whole measure away. Half of it is delivered.",
                    "participation.contribution",
                ),
                Mistake(
                    "half of everything",
                    lambda s: s.high // 2,
                    "You halved the room. Only one measure delivers half.",
                    "participation.contribution",
                ),
            ],
            hints=[
                "Begin with the room of the high case, in the picture of the three cases.",
                "Then take away what the measure fails to deliver.",
            ],
            working="Room of the high case, less half of the potential of the measure.",
            after="Two pieces of bad luck at once are not rare: a dry year has more emissions and less "
            "hydropower.",
        )
    ],
)
