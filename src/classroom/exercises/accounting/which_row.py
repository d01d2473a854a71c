"""The question of the lesson on table 4: where do holdings stand?"""

from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Choice, Option


def scenario(pack):
    sold, used = sum(pack.table4.first_transferred.values()), sum(pack.table4.used.values())
    return Scenario(pack, **opening(pack), through=pack.reports.first.through, held=sold - used)


EXERCISE = Exercise(
    id="accounting.which-row",
    title="Bought, not used yet",
    minutes=(1, 3),
    place="lesson",
    objectives=["tell what table 4 holds from what it does not"],
    rules=["table4.23e", "report.annual"],
    scenario=scenario,
    questions=[
        Choice(
            prompt="At the end of {through} {buyer.name} holds {held:,} t that it acquired and has not "
            "used. In which "
            "row of its table 4 do they stand?{invented}",
            options=[
                Option(
                    "row 6",
                    "In row 6, as first transferred",
                    False,
                    "These units were first transferred once, by {host.name}. In whose table does that "
                    "stand?",
                    "table4.23c",
                ),
                Option(
                    "row 8",
                    "In row 8, because they are meant for its NDC",
                    False,
                    "An intention is no entry. What has {buyer.name} done with these units so far?",
                    "table4.23e",
                ),
                Option(
                    "row 12",
                    "In row 12, because it is cumulative",
                    False,
                    "Row 12 adds up row 9, and row 9 is made of first transfers and uses. Are holdings one "
                    "of the two?",
                    "table4.23h",
                ),
                Option(
                    "no row",
                    "In none of the rows",
                    True,
                    "Holdings are reported every year, in the annual information. They change no balance.",
                    "report.annual",
                ),
            ],
            hints=[
                "Table 4 holds what was first transferred, what was used, and what follows from the two.",
                "Acquiring is neither a first transfer nor a use.",
            ],
        )
    ],
)
