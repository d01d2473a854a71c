"""The question of the lesson on reading an NDC: which number moves when outcomes are first transferred?"""

from classroom.exercise import Exercise, Scenario
from classroom.questions import Choice, Option


def scenario(pack):
    last = pack.period.last
    return Scenario(pack, last=last, sold=pack.below_bau.first_transferred[last])


EXERCISE = Exercise(
    id="ndc.what-is-adjusted",
    title="Which number moves",
    minutes=(1, 3),
    place="lesson",
    objectives=["name the base of a corresponding adjustment"],
    rules=["balance.covered"],
    scenario=scenario,
    questions=[
        Choice(
            prompt="An NDC says: *{below_bau.reduction_percent}% below business as usual in {last}*, and "
            "business as "
            "usual is {below_bau.bau:,} t CO2 eq. The Party first transfers {sold:,} t of vintage {last}. "
            "Which number "
            "moves by {sold:,} t?",
            rule="balance.covered",
            options=[
                Option(
                    "bau",
                    "Business as usual: without the sale it would have been higher.",
                    False,
                    "Business as usual is a scenario of a world without the NDC. What has a sale to do "
                    "with it?",
                    "report.quantify",
                ),
                Option(
                    "level",
                    "The target level: it rises, because part of the reduction was sold.",
                    False,
                    "A target that rises with each sale would always be met. What is compared with the "
                    "target?",
                    "report.quantify",
                ),
                Option(
                    "inventory",
                    "The inventory: the emissions of {last} are corrected.",
                    False,
                    "The inventory records what was emitted, and a sale emits nothing. Which account "
                    "stands beside it?",
                    "table4.77d-ii",
                ),
                Option(
                    "balance",
                    "The emissions balance, which is compared with the target level.",
                    True,
                    "Covered emissions plus what was first transferred. The scenario, the percentage and "
                    "the level stay.",
                    "balance.add-first-transfers",
                ),
            ],
            hints=[
                "Go through the numbers one by one: is it a plan, a record, or an account?",
                "A corresponding adjustment leaves the target as it is, and what was emitted as it is.",
            ],
            after="Adding the sale to business as usual as well is a mistake that makes a missed target "
            "look met.",
        )
    ],
)
