"""The question of the lesson on the annual report: who reports a use, and in which year's report?"""

from classroom.cycle.reports import annual_reports
from classroom.exercise import Exercise, Scenario
from classroom.exercises.reporting._parts import uses
from classroom.opening import opening
from classroom.questions import Choice, Option


def scenario(pack):
    """The first use in which vintage, use year and year of the action all differ."""
    rows = [row for report in annual_reports(pack, pack.buyer.code) for row in uses(report)]
    row = next(row for row in rows if len({row.vintage, row.use_year, row.time.year}) == 3)
    return Scenario(
        pack,
        **opening(pack),
        quantity=row.quantity,
        vintage=row.vintage,
        use_year=row.use_year,
        day=row.time.date(),
        year=row.time.year,
    )


EXERCISE = Exercise(
    id="reporting.which-row-in-whose-report",
    title="Which row, in whose report?",
    minutes=(1, 3),
    place="lesson",
    objectives=["put an event into the right annual report"],
    rules=["annual.20a", "report.annual"],
    scenario=scenario,
    questions=[
        Choice(
            prompt="On {day} {buyer.name} uses {quantity:,} t of vintage {vintage}, which came from "
            "{host.name}, towards its NDC for the year {use_year}. Which row of table 3 is that? {caution}",
            options=[
                Option(
                    "buyer, action year",
                    "A use, in the report of {buyer.name} for {year}",
                    True,
                    "The action decides whose report, and which. The other two years are columns of the row.",
                    "report.annual",
                ),
                Option(
                    "buyer, use year",
                    "A use, in the report of {buyer.name} for {use_year}",
                    False,
                    "That is the year of the balance. What is an annual report about?",
                    "report.annual",
                ),
                Option(
                    "buyer, vintage",
                    "A use, in the report of {buyer.name} for {vintage}",
                    False,
                    "The vintage says when the mitigation occurred. When did somebody act?",
                    "report.annual",
                ),
                Option(
                    "both",
                    "A use in the reports of {buyer.name} and of {host.name}, for both Parties must agree",
                    False,
                    "They agree on what they both recorded. In whose registry did this happen?",
                    "annual.20a",
                ),
                Option(
                    "host",
                    "A first transfer, in the report of {host.name}",
                    False,
                    "These units left {host.name} once. Can it be the first time again?",
                    "first-transfer.ndc",
                ),
            ],
            hints=[
                "Ask first: in whose registry was this recorded?",
                "An annual report is about the actions of one calendar year, whatever the vintage.",
            ],
        )
    ],
)
