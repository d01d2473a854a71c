"""The question of the lesson on findings: what does each one ask of you?"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from article6.consistency import Checked, check
from article6.findings import Finding, Outcome
from classroom.cycle.reports import annual_report, dossier
from classroom.cycle.slips import SLIPS, first_of
from classroom.cycle.trades import busy_year
from classroom.exercise import Exercise, Scenario
from classroom.questions import Case, Decisions

LATE, NOT_THERE, NOT_SENT = 73, 50, 45  # the numbers of the checks that meet each situation


def _one(done: Checked, number: int) -> Finding:
    return done.of(number)[0]


def scenario(pack: Any) -> Scenario:
    year, host = busy_year(pack), pack.host.code
    short = annual_report(pack, host, year)
    SLIPS[0].make(short)
    unnamed = annual_report(pack, host, year)
    SLIPS[2].make(unnamed)
    late = annual_report(pack, host, year)
    late.submission.date += timedelta(days=40)
    whole, bought = dossier(pack, host, year), dossier(pack, pack.buyer.code, year)
    return Scenario(
        pack,
        year=year,
        cell=first_of(check(dossier(pack, host, year, short)).findings, SLIPS[0]),
        waiting=_one(check(replace(whole, others=())), NOT_THERE),
        late=_one(check(dossier(pack, host, year, late)), LATE),
        differs=_one(check(replace(bought, others=(*bought.others[:-1], unnamed))), NOT_SENT),
    )


def asks(finding: Finding) -> str:
    """What a finding asks of whoever reads it, as its own parts tell."""
    if finding.outcome is Outcome.NULL:
        return "wait"
    if finding.outcome is Outcome.WARNING:
        return "look"
    return "compare" if finding.party else "mend"


EXERCISE = Exercise(
    id="review.what-it-means",
    title="What does the finding ask of you?",
    minutes=(2, 5),
    place="lesson",
    objectives=["tell from a finding what to do next"],
    rules=["consistency.labels", "consistency.tell", "consistency.resubmit"],
    scenario=scenario,
    questions=[
        Decisions(
            prompt="Four findings, each for the Party that submitted the report. What is the next step?",
            cases=[
                Case(
                    "serials",
                    lambda s: s.cell.problem,
                    lambda s: asks(s.cell),
                    "Both numbers stand in one row of one report. Whom would you have to wait for, or ask?",
                    rule="identifier.blocks",
                ),
                Case(
                    "absent",
                    lambda s: s.waiting.problem,
                    lambda s: asks(s.waiting),
                    "Is anything in the report itself contradicted?",
                    rule="consistency.labels",
                ),
                Case(
                    "sent",
                    lambda s: s.differs.problem,
                    lambda s: asks(s.differs),
                    "Two reports differ. How do you know which one is right?",
                    {"mend": "Perhaps your row is right. What do you do before you change it?"},
                    "consistency.tell",
                ),
                Case(
                    "late",
                    lambda s: s.late.problem,
                    lambda s: asks(s.late),
                    "Would a new version change a day that has passed?",
                    rule="report.annual",
                ),
            ],
            options=[
                ("mend", "Mend the report, in a new version"),
                ("compare", "Compare with the other Party first"),
                ("wait", "Wait, and check again later"),
                ("look", "Take note; the label stays"),
            ],
            hints=[
                "Does it name one report, two reports, or one that is not there?",
                "Each of the four steps is needed once.",
            ],
            rule="consistency.labels",
        )
    ],
)
