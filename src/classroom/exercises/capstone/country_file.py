"""The closing capstone for one person: a country's file from its NDC to the reviewed report, in ten steps."""

from typing import Any

from article6.accounting import Method
from article6.baselines.activities import tornado
from article6.mechanism import split_issuance
from classroom.capstone.case import country_file
from classroom.capstone.draft import draft_name
from classroom.capstone.papers import every_paper
from classroom.cycle.planted import FAULTS, faulty_report, found
from classroom.cycle.trades import busy_year
from classroom.exercise import Exercise, Scenario
from classroom.exercises.capstone._books import balance, finding, report
from classroom.exercises.capstone._deal import authorization, sale, tracking
from classroom.exercises.capstone._note import note
from classroom.exercises.capstone._plan import additional, baseline, room
from classroom.opening import opening

WRONG_QUANTITY = next(number for number, fault in FAULTS.items() if fault == "quantity")


def scenario(pack: Any) -> Scenario:
    file = country_file(pack)
    result = file.activity
    chosen, exempt = pack.baseline.chosen, pack.mechanism.ldc_sids
    top = tornado(chosen.type, file.activity_year, **chosen.parameters)[0]
    met = next(one for one in found(pack).findings if one.check == WRONG_QUANTITY)
    return Scenario(
        pack,
        **opening(pack),
        file=file,
        asked=file.asked,
        activity=result.type.title,
        year_of_activity=file.activity_year,
        reviewer=result.type.questions[top.name][0],
        sales=list(file.chances),
        vintage=file.vintage,
        year=file.year,
        year_after=file.year + 1,
        due=file.year + 1,
        issued_on=file.issued_on,
        sold_on=file.lots[0].date,
        standing="is a least developed country or small island developing State, and uses its exemption"
        if exempt
        else "is neither a least developed country nor a small island developing State",
        other_split=split_issuance(authorized=file.tonnes, ldc_or_sids=not exempt),
        level=file.balance[file.vintage].emissions,
        sold_before=pack.transfers.by_vintage[file.vintage],
        averaged=file.balance_by(Method.AVERAGING)[file.vintage].balance,
        right_report=file.report(),
        draft_name=draft_name(file),
        found=met.problem,
        found_year=busy_year(pack),
        found_row=next(row for row in faulty_report(pack).actions if row.row == met.place.row),
    )


EXERCISE = Exercise(
    id="capstone.country-file",
    title="Capstone: one country's file",
    minutes=(75, 105),
    objectives=[
        "take one activity from the NDC to a checked annual report, with the tools of all modules",
        "carry a number from step to step, and say by which paragraph",
        "advise your minister in ten sentences, and know what you would look up again",
    ],
    rules=[
        "participation.contribution",
        "a64.additionality",
        "authorization.content",
        "a64.adjust-ndc",
        "balance.add-first-transfers",
        "report.annual",
        "consistency.resubmit",
    ],
    scenario=scenario,
    story="{buyer.name} asks {host.name} for {asked:,} t CO2 eq of one year of its NDC. The first activity "
    "of the "
    "deal is *{activity}*, under the Article 6.4 mechanism; its units, A6.4ERs, are to be used towards the "
    "NDC "
    "of {buyer.name}. {boss} has one question: **may we sell, and what do we have to write to whom?**\n\n"
    "The file goes through your hands once, in ten steps. Each step uses a number of the one before, so keep "
    "a "
    "sheet of paper beside you. For this exercise the authorized units are held in the registry of "
    "{host.name}.\n\n{caution}",
    tables=every_paper,
    questions=[
        room,
        baseline,
        additional,
        authorization,
        sale,
        tracking,
        balance,
        report,
        finding,
        note,
    ],
)
