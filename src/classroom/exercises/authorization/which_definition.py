"""The question of the lesson on the fourteen elements: a definition that a Party can keep up with."""

from classroom.exercise import Exercise, Scenario
from classroom.questions import Choice, Option

EXERCISE = Exercise(
    id="authorization.which-definition",
    title="A definition to live with",
    minutes=(2, 4),
    place="lesson",
    objectives=["choose the definition of first transfer that fits a Party's arrangements"],
    rules=["first-transfer.oimp", "first-transfer.notified"],
    scenario=lambda pack: Scenario(pack),
    questions=[
        Choice(
            prompt="{host.name} authorizes *{oimp_approach.title}* for {oimp.user}. It does not want to "
            "adjust "
            "for outcomes that are verified and never issued. Its own registry issues the units; of what "
            "happens to them abroad it hears nothing, and this will not change. Which definition of first "
            "transfer fits?",
            options=[
                Option(
                    "authorization",
                    "The authorization",
                    False,
                    "The simplest to follow. But which outcomes would be first transferred, though no unit "
                    "of "
                    "them is ever issued?",
                    "first-transfer.oimp",
                ),
                Option(
                    "issuance",
                    "The issuance",
                    True,
                    "The Party learns of each issuance from its own registry, and what is never issued is "
                    "never adjusted for.",
                    "first-transfer.notified",
                ),
                Option(
                    "use",
                    "The use or cancellation",
                    False,
                    "It adjusts for least. Who would tell {host.name} of the event, so that it can?",
                    "first-transfer.notified",
                ),
                Option(
                    "each",
                    "Issuance for one part of the approach, use for the other",
                    False,
                    "How many definitions may a Party have for one approach?",
                    "first-transfer.one-definition",
                ),
            ],
            hints=[
                "Two wishes: not too early, and an event that the Party hears of.",
                "Read 4/CMA.6 paragraph 13.",
            ],
        )
    ],
)
