"""The question of the lesson on where to start: what must be in place?"""

from classroom.exercise import Exercise, Scenario
from classroom.questions import Choice, Option

EXERCISE = Exercise(
    id="start.before-signing",
    title="Which are conditions?",
    minutes=(1, 3),
    place="lesson",
    objectives=["tell the responsibilities of a participating Party from good advice"],
    rules=["participation.authorization", "participation.tracking", "participation.inventory"],
    scenario=Scenario,
    questions=[
        Choice(
            prompt="{host.name} is asked for its first authorization. Which of these belong to the six "
            "responsibilities of every participating Party?",
            many=True,
            options=[
                Option(
                    "authorize",
                    "Arrangements for authorizing the use of ITMOs.",
                    True,
                    "Arrangements for authorizing: their form is left to the Party.",
                    "participation.authorization",
                ),
                Option(
                    "own registry",
                    "A registry of its own.",
                    False,
                    "Tracking is among them. But must the registry belong to the country?",
                    "tracking.registry",
                ),
                Option(
                    "inventory",
                    "The most recent inventory report that was required of it.",
                    True,
                    "The inventory report: every balance begins with it.",
                    "participation.inventory",
                ),
                Option(
                    "market clause",
                    "A clause in the NDC that it will take part in carbon markets.",
                    False,
                    "An NDC is needed, communicated and maintained. Does the paragraph say what must stand "
                    "in it?",
                    "participation.ndc",
                ),
                Option(
                    "contribution",
                    "Taking part in a way that contributes to its NDC.",
                    True,
                    "The contribution to the NDC, and to the long-term goals.",
                    "participation.contribution",
                ),
                Option(
                    "approval",
                    "An approval of its arrangements by the United Nations.",
                    False,
                    "There is a review, and it looks at something else. Who decides on a Party's "
                    "arrangements?",
                    "review.scope",
                ),
            ],
            hints=[
                "Go back to the list of the six, and compare word by word.",
                "Three of the options are on the list. The others go further than the paragraph.",
            ],
        ),
    ],
)
