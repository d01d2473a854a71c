"""Steps 7 to 9 of the country file: the emissions balance, the annual report, and a finding to answer."""

from collections import Counter

from article6 import aef
from article6.aef import Aef
from article6.consistency.labels import CONSISTENT
from article6.findings import Outcome
from classroom.capstone.draft import COLUMNS
from classroom.questions import Choice, Demand, Mistake, Number, Option, WorkFile
from classroom.wording import fill

SUM = "balance.add-first-transfers"


def _with(s, tonnes):
    """Covered emissions of the target year, plus what the first approach sold, plus so many tonnes."""
    return s.level + s.sold_before + tonnes


balance = Number(
    prompt="By the report due on 31 December {due}, all units of step 6 are first transferred: those still "
    "held "
    "were sold in {year_after}. Under its first approach {host.name} has first transferred {sold_before:,} t "
    "of "
    "vintage {vintage}. It adjusts by the trajectory method. What is its **emissions balance for {vintage}**?"
    "{invented}",
    unit="t CO2 eq",
    rule=SUM,
    answer=lambda s: s.file.balance[s.vintage].balance,
    mistakes=[
        Mistake(
            "subtracted",
            lambda s: s.level - s.sold_before - s.file.tonnes,
            "Who first transfers gives tonnes away. Which sign is that in its own balance?",
            SUM,
        ),
        Mistake(
            "levies left out",
            lambda s: _with(s, s.file.split.participants),
            "You added what was sold. What about the units that were levied for adaptation and overall "
            "mitigation?",
            "a64.adjust-ndc",
        ),
        Mistake(
            "only the first year",
            lambda s: _with(s, s.file.first_transferred),
            "You stopped at the end of {year}. By the report more has been first transferred. Which year "
            "does it "
            "count in?",
            SUM,
        ),
        Mistake(
            "the activity left out",
            lambda s: _with(s, 0),
            "This is the balance without your activity.",
            SUM,
        ),
        Mistake(
            "averaged",
            lambda s: s.averaged,
            "You took the average over the years. Which method does the question name?",
            "method.trajectory",
        ),
    ],
    hints=[
        "Covered emissions of {vintage}, plus every first transfer of that vintage.",
        "The activity adds all its units: levied ones, those of the first sale, those of the second.",
    ],
    working="Covered emissions + first transfers of the first approach + all units of the activity.",
    after="The inventory has not changed. The balance is what stands beside the target level of "
    "{host.target:,} t CO2 eq.",
)


def _spoiled(change):
    """The report with one thing changed in it."""

    def spoil(report, s):
        change(report)
        return report

    return spoil


def _year_after(report):
    report.submission.year += 1


def _row_gone(report):
    report.actions.pop(0)


def _no_buyer(report):
    report.actions[-1].acquiring = None


def _quantity(report):
    report.actions[-1].quantity //= 10


def _holdings(report):
    report.holdings[0].quantity //= 10


def _authorization(report):
    report.actions[0].authorization = "Another 2020-01"


def _other_report(report, s):
    if (report.party, report.year) == (s.host.code, s.year):
        return None
    return f"Table 1 says: {report.party or 'no Party'}, reported year {report.year or 'missing'}."


def _differs(part, words):
    """A sentence where this part of the report is not what the registry recorded."""

    def missed(report, s):
        return None if part(report) == part(s.right_report) else words

    return missed


def _rows(report, s):
    have, want = (Counter(row.subtype for row in one.actions) for one in (report, s.right_report))
    if have == want:
        return None
    kinds = "; ".join(sorted(str(kind or "empty") for kind in have.elements()))
    return f"These subtypes stand in table 3: {kinds or 'none'}."


def _label(report, s):
    result = s.file.checked(report)
    if result.label == CONSISTENT:
        return None
    found = next(one for one in result.findings if one.outcome is not Outcome.WARNING)
    return f"The label is “{result.label}”. {found.place}: {found.problem}"


report = WorkFile(
    prompt="Finish the annual report of {host.name} for {year} and hand it in: your file, or in code the "
    "report itself. A colleague began it and was called away. What the registry recorded, you know from "
    "step 6.",
    file_name="{draft_name}",
    open=aef.read,
    holds=Aef,
    make=lambda s: s.file.report(),
    demands=[
        Demand(
            "whose and which year",
            _other_report,
            "An annual report is that of one Party, for the year in which the actions occurred.",
            _spoiled(_year_after),
            "report.annual",
        ),
        Demand(
            "the rows",
            _rows,
            "Go through step 6: which first transfers happened in {year}? Each has a row with its own "
            "subtype, sold or not.",
            _spoiled(_row_gone),
            "annual.20a",
        ),
        Demand(
            "who acquires",
            _differs(COLUMNS["acquiring"], "An acquiring Party is not right."),
            "A sale names the Party that acquires. A levied unit has none.",
            _spoiled(_no_buyer),
            "annual.20b",
        ),
        Demand(
            "the quantities",
            _differs(COLUMNS["amounts"], "The quantities of table 3 are not those of step 6."),
            "A quantity in t CO2 eq is the number of serials of the row.",
            _spoiled(_quantity),
            "identifier.blocks",
        ),
        Demand(
            "the holdings",
            _differs(COLUMNS["held"], "Table 4 does not say what is held on the last day of the year."),
            "You found this number in step 6.",
            _spoiled(_holdings),
            "report.annual",
        ),
        Demand(
            "the label",
            _label,
            "Run the checks on your file, and mend what they name.",
            _spoiled(_authorization),
            "consistency.labels",
        ),
    ],
    hints=[
        "The check finds two slips. Mend the findings about single cells first.",
        "One row is missing, and the check cannot know it. Compare table 3 with your four numbers of step 6: "
        "which of the levies has no row?",
    ],
    working="One row more for the cancellation; the acquiring Party and the quantity of the sale.",
    after=lambda s: fill(
        "Label: “{label}”. For A6.4ERs the mechanism registry can prefill this report (7/CMA.4 annex I "
        "para. 46); whoever signs still reads it.",
        s,
        label=CONSISTENT,
    ),
    rule="consistency.labels",
)

finding = Choice(
    prompt="One finding came back on an earlier annual report of {host.name}, for {found_year}: “{found}” "
    "The "
    "table above shows the row, and what the registry says. What do you do?",
    options=[
        Option(
            "serials",
            "Add serials until they fit the quantity, and submit the report for {found_year} again",
            False,
            "That would report units which the registry does not know. Which of the two is the registry's?",
            "identifier.blocks",
        ),
        Option(
            "explain",
            "Write in the next biennial transparency report that it was a slip of the pen",
            False,
            "The row stays as it is, and its label with it. How is annual information corrected?",
            "consistency.resubmit",
        ),
        Option(
            "quantity",
            "Correct the quantity, and submit the report for {found_year} again",
            True,
            "The new version is checked again, until it is consistent.",
            "consistency.resubmit",
        ),
        Option(
            "next",
            "Report the difference with the opposite sign in the report for the year after",
            False,
            "An annual report has the actions of its own year. Did anything happen in the year after?",
            "report.annual",
        ),
        Option(
            "scope",
            "Answer that typing errors are outside the scope of the check",
            False,
            "Any mismatch is what the check looks for. Read 4/CMA.6 on it once more.",
            "consistency.omission",
        ),
    ],
    hints=[
        "First find out which of the two is wrong: the quantity, or the serials?",
        "Then read 4/CMA.6 para. 32.",
    ],
)
