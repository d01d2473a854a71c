"""The question of the lesson on the life of a unit: what may happen next?"""

from classroom.exercise import Exercise, Scenario
from classroom.life import STEPS, steps
from classroom.questions import Choice, Option

STATE = "held by the buyer"
WRONG = {
    "issue": (
        "It is issued once, at the beginning. How did it come to {buyer.name}?",
        "identifier.blocks",
    ),
    "acquire": (
        "{buyer.name} has it already. An acquisition needs a transfer that is on its way.",
        "tracking.reconciliation",
    ),
}
TEXTS = {
    "issue": "It is issued again, in {buyer.registry}",
    "transfer": "It is transferred, to {third.name} or back to {host.name}",
    "acquire": "It is acquired once more",
    "use": "It is used towards the NDC of {buyer.name}",
    "cancel": "It is cancelled",
}
RIGHT = {
    "transfer": "A further sale and a return are transfers.",
    "use": "A holder may use it, for a year of its own NDC period.",
    "cancel": "A holder may cancel it.",
}


def allowed(step: str):
    """Whether the ledger allows this step."""
    assert step in STEPS
    return lambda s: any(a.allowed for a in steps() if (a.state, a.step) == (STATE, step))


EXERCISE = Exercise(
    id="tracking.next-step",
    title="What may happen next?",
    minutes=(1, 3),
    place="lesson",
    objectives=["name the steps that are allowed from a state"],
    rules=["tracking.history", "report.no-reuse"],
    scenario=lambda pack: Scenario(pack),
    questions=[
        Choice(
            prompt="{buyer.name} holds a unit that it acquired from {host.name} and has not used. What may "
            "happen to it next?",
            many=True,
            options=[
                Option(step, text, allowed(step), *(WRONG.get(step) or (RIGHT[step], None)))
                for step, text in TEXTS.items()
            ],
            hints=["Find the row in the table: held by {buyer.name}.", "Three of the five are allowed."],
        )
    ],
)
