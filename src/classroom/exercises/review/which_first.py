"""The question of the lesson on the whole story: where does a repair begin?"""

from classroom.cycle.reports import annual_report, dossier
from classroom.cycle.slips import SLIPS, first_of, slip_in
from classroom.cycle.trades import busy_year
from classroom.exercise import Exercise, Scenario
from classroom.questions import Choice, Option


def scenario(pack):
    from article6.consistency import check

    year = busy_year(pack)
    report = slip_in(annual_report(pack, pack.host.code, year))
    cell = first_of(check(dossier(pack, pack.host.code, year, report)).findings, SLIPS[0])
    return Scenario(pack, year=year, row=cell.place.row, column=cell.place.column)


EXERCISE = Exercise(
    id="review.which-first",
    title="Where does the repair begin?",
    minutes=(1, 3),
    place="lesson",
    objectives=["tell a finding about one cell from a finding that follows from it"],
    rules=["consistency.resubmit", "consistency.tell"],
    scenario=scenario,
    questions=[
        Choice(
            prompt="The annual report of {host.name} for {year} has several findings. Which one do you work "
            "on first?",
            options=[
                Option(
                    "sums",
                    "All Parties together use more than was first transferred",
                    False,
                    "That is a sum over many rows. It will change when a single row changes. Which row?",
                    "consistency.cross",
                ),
                Option(
                    "other",
                    "{buyer.name} acquired more than {host.name} sent",
                    False,
                    "Two reports do not agree, and neither is presumed wrong. Is there a finding that needs "
                    "no second report to be understood?",
                    "consistency.tell",
                ),
                Option(
                    "cell",
                    "In row {row}, {column} does not fit the serials of the same row",
                    True,
                    "One cell, one row, one report: you can mend it alone, and others may go with it.",
                    "identifier.blocks",
                ),
                Option(
                    "ask",
                    "None: first ask {buyer.name} to change its report",
                    False,
                    "Its report may be right. Look into your own rows before you write to another Party.",
                    "consistency.tell",
                ),
            ],
            hints=[
                "Some findings name one cell of your report. Others compare many rows.",
                "A wrong cell makes sums and comparisons wrong too. Begin at the source.",
            ],
        )
    ],
)
