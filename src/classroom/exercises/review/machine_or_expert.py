"""The question of the lesson on the two checks: who looks at it first?"""

from classroom.exercise import Exercise, Scenario
from classroom.questions import Case, Decisions

EXERCISE = Exercise(
    id="review.machine-or-expert",
    title="Machine, experts, or nobody?",
    minutes=(2, 4),
    place="lesson",
    objectives=["tell what the automated check looks at from what a review team judges"],
    rules=["consistency.automated", "review.scope", "review.not"],
    scenario=lambda pack: Scenario(pack),
    questions=[
        Decisions(
            prompt="Who looks at it first?",
            cases=[
                Case(
                    "amounts",
                    "The buyer reports that it acquired more than the host reports as sent.",
                    "machine",
                    "Two annual reports are compared, number by number. Who has both of them?",
                    rule="consistency.cross",
                ),
                Case(
                    "initial",
                    "An initial report leaves out the reference level of the NDC.",
                    "team",
                    "It is something left out of an initial report. Which of the two checks is made for that "
                    "report?",
                    {"nobody": "Nobody would judge the NDC here. Is the information there at all?"},
                    "review.scope",
                ),
                Case(
                    "weight",
                    "Is the difference between the two annual reports significant?",
                    "team",
                    "Finding a difference and weighing it are two things. Who is trusted to weigh?",
                    rule="review.significant-persistent",
                ),
                Case(
                    "activity",
                    "Should the host have chosen another activity to authorize?",
                    "nobody",
                    "Would this be about information, or about whether a choice was appropriate?",
                    rule="review.not",
                ),
            ],
            options=[
                ("machine", "The automated check"),
                ("team", "The review team"),
                ("nobody", "Neither: it is outside of both"),
            ],
            hints=[
                "The machine compares annual information. The team reads reports.",
                "Ask of each: is a fact missing or contradicted, or is a choice judged?",
            ],
            rule="review.scope",
        )
    ],
)
