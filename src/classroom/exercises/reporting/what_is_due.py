"""The question of the lesson on the calendar: which report does a further approach call for?"""

from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Choice, Option

EXERCISE = Exercise(
    id="reporting.what-is-due",
    title="A further approach",
    minutes=(1, 3),
    place="lesson",
    objectives=["name the report that a further approach calls for"],
    rules=["report.updated", "aef.initial-first"],
    scenario=lambda pack: Scenario(pack, **opening(pack), signed=pack.oimp_approach.authorized_on),
    questions=[
        Choice(
            prompt="{host.name} has submitted its initial report with {approach.title}. On {signed} it "
            "authorizes a further approach, {oimp_approach.title}. What does it owe on it, before its "
            "annual information on that approach can be submitted? {caution}",
            options=[
                Option(
                    "updated",
                    "An updated initial report, with 18(g) to (i) on the further approach",
                    True,
                    "Its content comes again in the next biennial transparency report.",
                    "report.updated",
                ),
                Option(
                    "second",
                    "A second initial report, with all of 18(a) to (i)",
                    False,
                    "18(a) to (f) are about the Party and its NDC. Has any of that changed?",
                    "report.updated",
                ),
                Option(
                    "nothing",
                    "Nothing: the initial report is for the whole NDC period",
                    False,
                    "It is, as far as the Party and its NDC go. Who has described the new approach?",
                    "aef.initial-first",
                ),
                Option(
                    "regular",
                    "The regular information, as an annex to the next biennial transparency report",
                    False,
                    "That comes every second December. The annual information is due in April: what must be "
                    "in by then?",
                    "aef.initial-first",
                ),
            ],
            hints=[
                "Which letters of paragraph 18 stand once for each approach?",
                "Paragraph 19 speaks of each further approach.",
            ],
        )
    ],
)
