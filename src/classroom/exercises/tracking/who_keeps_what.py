"""The question of the lesson on the infrastructure: who answers for a unit?"""

from classroom.exercise import Exercise, Scenario
from classroom.questions import Choice, Option

EXERCISE = Exercise(
    id="tracking.who-keeps-what",
    title="Who answers for the unit?",
    minutes=(1, 3),
    place="lesson",
    objectives=["tell who runs a registry from who is responsible for what is in it"],
    rules=["tracking.administrator", "tracking.registry"],
    scenario=lambda pack: Scenario(pack),
    questions=[
        Choice(
            prompt="Suppose {host.name} keeps its units in a section of the international registry. An "
            "activity turns out to have been counted twice. Who has to answer for it?",
            options=[
                Option(
                    "secretariat",
                    "The secretariat, because it administers the registry",
                    False,
                    "It administers the system. What did the decision leave with the Party that uses it?",
                    "tracking.administrator",
                ),
                Option(
                    "host",
                    "{host.name}",
                    True,
                    "Tracking the activities and outcomes, and ensuring that nothing is counted twice, "
                    "stays with "
                    "the Party.",
                    "tracking.administrator",
                ),
                Option(
                    "buyer",
                    "{buyer.name}, because it used the units",
                    False,
                    "It relied on the records of another Party. Whose activity is it?",
                    "tracking.registry",
                ),
                Option(
                    "programme",
                    "The crediting programme that issued the underlying units",
                    False,
                    "Its registry stands behind the units. Who authorized them as ITMOs?",
                    "authorization.5j",
                ),
            ],
            hints=[
                "Running a system is one thing, being responsible for its content another.",
                "Who authorized the use?",
            ],
        )
    ],
)
