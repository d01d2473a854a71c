"""The question of the lesson on table 4: where does a late first transfer stand?"""

from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Choice, Option


def scenario(pack):
    """The newest vintage that comes late, after the report that showed its year."""
    late, first = pack.late, pack.reports.first
    vintage = max(year for year, tonnes in late.by_vintage.items() if tonnes)
    return Scenario(
        pack,
        **opening(pack),
        quantity=late.by_vintage[vintage],
        vintage=vintage,
        day=late.recorded_on,
        through=first.through,
        following=first.through + 1,
        submitted=first.due,
    )


EXERCISE = Exercise(
    id="reporting.which-column",
    title="Which column?",
    minutes=(1, 3),
    place="lesson",
    objectives=["enter a late first transfer in table 4"],
    rules=["balance.add-first-transfers", "table4.updates"],
    scenario=scenario,
    questions=[
        Choice(
            prompt="The report due on {submitted} showed all columns to {through}. On {day} {host.name} "
            "first transfers {quantity:,} t more, of vintage {vintage}. In which column of row 6 do they "
            "stand, so that row 6 agrees with the emissions balance in row 13? {caution}",
            options=[
                Option(
                    "vintage",
                    "In the column of {vintage}, which is submitted again",
                    True,
                    "The annual report takes them in the year of the action, the balance in the year in "
                    "which the mitigation occurred.",
                    "balance.add-first-transfers",
                ),
                Option(
                    "action",
                    "In a column for {day.year}, when it happened",
                    False,
                    "That year decides which annual report they stand in. By which year does 8(a) add?",
                    "balance.add-first-transfers",
                ),
                Option(
                    "next",
                    "In the column of {following}, the first that was not reported yet",
                    False,
                    "No column is closed by being reported. What does paragraph 23 say of earlier years?",
                    "table4.updates",
                ),
                Option(
                    "spread",
                    "In equal parts in all columns, because {host.name} averages",
                    False,
                    "Averaging works in rows 10 and 11. Which facts does row 6 hold?",
                    "table4.23c",
                ),
            ],
            hints=[
                "In which year did the mitigation occur?",
                "Paragraph 23 asks for updates to information submitted for previous years.",
            ],
        )
    ],
)
