"""The question of the first lesson: a cell was changed. What do the cells below it show?"""

from classroom.exercise import Exercise, Scenario
from classroom.questions import Choice, Option

EXERCISE = Exercise(
    id="start.in-a-notebook",
    title="Changed, not run",
    minutes=(1, 2),
    place="lesson",
    objectives=["know when a result is out of date"],
    rules=["balance.add-first-transfers"],
    scenario=Scenario,
    questions=[
        Choice(
            prompt="You change the first transfers of {host.name} in a cell and do not run the cell. Below "
            "it stands {host.name}'s emissions balance. What does it show?",
            options=[
                Option(
                    "new",
                    "The balance with the new number, because the number above has changed.",
                    False,
                    "A notebook is no spreadsheet: nothing below follows by itself. What makes a cell work?",
                ),
                Option(
                    "old",
                    "The balance with the old number, until the cells are run again.",
                    True,
                    "So after a change, run that cell and all below it.",
                ),
                Option(
                    "nothing",
                    "Nothing: the old result disappears.",
                    False,
                    "The old result stays on the page. That is what makes it dangerous. Does it know of your "
                    "change?",
                ),
            ],
            hints=[
                "A cell computes at one moment only. Which one?",
                "You have typed, and nothing more. Nothing has been computed since.",
            ],
        ),
    ],
)
