"""The question of the lesson on who decides: an early paper that promises no tonne."""

from classroom.exercise import Exercise, Scenario
from classroom.questions import Choice, Option

EXERCISE = Exercise(
    id="authorization.who-signs",
    title="A paper for the bank",
    minutes=(2, 4),
    place="lesson",
    objectives=["tell a letter of no objection from an authorization"],
    rules=["first-transfer.authorized", "authorization.process"],
    scenario=lambda pack: Scenario(pack),
    questions=[
        Choice(
            prompt="*{approach.title}* is an idea so far. The developer asks {host.name} for a paper to show "
            "to a bank. The committee is in favour; what the NDC can spare is not yet computed. Which answer "
            "lets the project go on, and lets nothing be first transferred yet?",
            options=[
                Option(
                    "committee",
                    "The committee, since it is in favour, gives the authorization",
                    False,
                    "From that day outcomes can be first transferred. And does a committee that advises act "
                    "for the Party?",
                    "first-transfer.authorized",
                ),
                Option(
                    "blank",
                    "The office signs the authorization and leaves the quantity open",
                    False,
                    "A quantity is asked for only if applicable. What would limit the first transfers under "
                    "this paper?",
                    "authorization.5h",
                ),
                Option(
                    "no objection",
                    "The office gives a letter of no objection; the authorization is decided later",
                    True,
                    "Steps one after another are allowed, and only the authorization opens the way to a "
                    "first "
                    "transfer.",
                    "authorization.process",
                ),
                Option(
                    "wait",
                    "Nobody gives a paper before the first outcomes are verified",
                    False,
                    "Nothing is first transferred this way. Does the project go on?",
                    "authorization.process",
                ),
            ],
            hints=[
                "Ask of each paper: could a unit leave the country because of it?",
                "4/CMA.6 paragraph 4 allows steps one after another.",
            ],
        )
    ],
)
