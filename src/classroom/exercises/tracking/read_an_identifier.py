"""The question of the lesson on identifiers: which part says what?"""

from classroom.exercise import Exercise, Scenario
from classroom.questions import Choice, Option


def scenario(pack):
    vintage = min(year for year, tonnes in pack.transfers.by_vintage.items() if tonnes)
    identifier = f"{pack.approach.id}-{pack.host.registry}-{pack.host.code}-500-{vintage}"
    return Scenario(pack, identifier=identifier, vintage=vintage, sold=pack.transfers.recorded[vintage].year)


EXERCISE = Exercise(
    id="tracking.read-an-identifier",
    title="Read an identifier",
    minutes=(1, 3),
    place="lesson",
    objectives=["read the five parts of an identifier"],
    rules=["identifier.elements", "itmo.vintage"],
    scenario=scenario,
    questions=[
        Choice(
            prompt="A unit `{identifier}` was sold to {buyer.name} in {sold}. What does its last part tell?",
            options=[
                Option(
                    "sale",
                    "The year of the sale",
                    False,
                    "The sale was in {sold}. Is that the number you read at the end?",
                    "tracking.action-year",
                ),
                Option(
                    "occurred",
                    "The year in which the mitigation occurred",
                    True,
                    "The vintage. It decides in which year of the balance the first transfer counts.",
                    "itmo.vintage",
                ),
                Option(
                    "issued",
                    "The year in which the unit was issued",
                    False,
                    "A unit is issued after its mitigation was verified, often in a later year. Which year "
                    "matters to the balance?",
                    "itmo.vintage",
                ),
                Option(
                    "use",
                    "The year for which it will be used",
                    False,
                    "Nobody knows that when the identifier is given. It is said when the unit is used.",
                    "balance.subtract-uses",
                ),
            ],
            hints=[
                "An identifier is given once and never changes.",
                "Which year is known then, and stays true?",
            ],
        )
    ],
)
