"""Answer a review as the Party: which finding is right, what to answer, what to correct, and where."""

from dataclasses import replace
from datetime import date
from typing import Any

from article6.accounting import Method
from article6.consistency import Dossier, check
from article6.reports.prefill import prefill
from article6.reports.report import Report
from article6.review import Review, corrected_by
from classroom.cycle.reports import annual_reports
from classroom.exercise import Exercise, Given, Scenario
from classroom.opening import opening
from classroom.questions import Case, Choice, Decisions, FreeText, Mistake, Number, Option
from classroom.views.setting import setting
from classroom.wording import show

ACCEPT, EXPLAIN, REFUSE = "correct", "explain", "out of scope"


def scenario(pack: Any) -> Scenario:
    reports = annual_reports(pack, pack.host.code)
    filled = prefill(reports, setting(pack).host.ndc(Method.AVERAGING), pack.host.emissions)
    year, last = filled.table4.years[-2], filled.table4.years[-1]
    right, emissions = filled.table4[13][last], filled.table4[3][last]
    published = date(pack.period.last + 3, 5, 2)
    update = Report(kind="updated initial", party=pack.host.code, date=date(published.year, 11, 15))
    regular = Report(kind="regular", party=pack.host.code, date=date(published.year + 1, 12, 31))
    return Scenario(
        pack,
        filled=filled,
        year=year,
        last=last,
        emissions=emissions,
        adjustment=filled.table4[11][last],
        right=right,
        stated=emissions - filled.table4[11][last],
        net=filled.table4[9][last],
        published=published,
        updated=update.date,
        regular=regular.date,
        reports=(update, regular),
        review=Review(party=pack.host.code, report="regular", published_on=published),
        **opening(pack),
    )


def tables(s: Any) -> list[Given]:
    table = s.filled.table4
    rows = [
        ("3. Covered emissions", table[3][s.last]),
        ("9. Net quantity", table[9][s.last]),
        ("11. Adjustment, by averaging", table[11][s.last]),
        ("12. Cumulative net quantity, as submitted", s.net),
        ("13. Emissions balance, as submitted", s.stated),
    ]
    return [
        Given(f"Table 4 of {s.host.name}, column {s.last} (t CO2 eq)", ("Row", "Value"), rows, s.pack.source)
    ]


def sign_found(s: Any) -> str:
    """Whether the finding on the sign is right, as check 57 sees the submitted table."""
    form = s.filled.form
    rows = {**form.rows, 13: {**form.rows[13], s.last: s.stated}}
    found = check(Dossier(table4=replace(form, rows=rows)), only={57}).results[57]
    return ACCEPT if found == "inconsistent" else EXPLAIN


def average_found(s: Any) -> str:
    """The team holds row 11 against row 9; by averaging they need not agree (check 85 passes)."""
    found = check(Dossier(table4=s.filled.form), only={85}).results[85]
    return EXPLAIN if found == "passed" else ACCEPT


def _place(s: Any) -> str:
    """The kind of report in which the finding is corrected."""
    return corrected_by(s.review, s.reports).kind


def cumulative_found(s: Any) -> str:
    """Row 12, where it is given, adds row 9 up from the first year of the period."""
    return ACCEPT if s.net != s.filled.table4[12][s.last] else EXPLAIN


FINDINGS = [
    Case(
        "F1",
        "**F1.** Row 13 of {last} is not row 3 plus row 11.",
        sign_found,
        "Add the two rows yourself and compare.",
        {REFUSE: "A sum of your own table is information. Reviewing it is what a review is for."},
        "table4.77d-ii",
    ),
    Case(
        "F2",
        "**F2.** Row 11 of {last} differs from row 9 of {last}.",
        average_found,
        "Which method does {host.name} use? What is row 11 made of then?",
        {
            ACCEPT: "Nothing is wrong there. By averaging, row 11 is the average and row 9 the trade of the "
            "year."
        },
        "method.averaging",
    ),
    Case(
        "F3",
        "**F3.** The target of {host.name} is too weak, so it should sell less.",
        REFUSE,
        "May a review judge whether an NDC is adequate?",
        rule="review.not",
    ),
    Case(
        "F4",
        "**F4.** Row 12 of {last} is the net quantity of that year, not the running sum.",
        cumulative_found,
        "Add row 9 up from the first year of the period, and compare.",
        {REFUSE: "A sum of your own table is information. Reviewing it is what a review is for."},
        "table4.23h",
    ),
]

EXERCISE = Exercise(
    id="review.answer",
    title="Answer a review",
    minutes=(20, 30),
    objectives=[
        "tell a finding to correct from one to explain and one outside the scope",
        "compute the corrected value",
        "say in which report, and by when, a finding is corrected",
    ],
    rules=["review.respond", "review.correct", "review.not"],
    scenario=scenario,
    story=(
        "The draft report on the regular information of {host.name} is on your desk. It has four findings "
        "on table 4. "
        "{boss} wants to know: which do we accept, which do we explain, which do we send back? {caution}"
    ),
    tables=tables,
    questions=[
        Choice(
            prompt="How long may {host.name} take for its comments on the draft?",
            options=[
                Option(
                    "two",
                    "Up to two weeks from its receipt",
                    True,
                    "Use them: they are the last chance before the report is final.",
                    "review.clock",
                ),
                Option(
                    "week",
                    "Until the end of the review week",
                    False,
                    "The draft is sent in that week. When would you read it?",
                    "review.clock",
                ),
                Option(
                    "eight",
                    "Eight weeks",
                    False,
                    "Eight weeks before the week the dates are agreed. That is another step.",
                    "review.clock",
                ),
                Option(
                    "none",
                    "There are no comments",
                    False,
                    "A draft is sent so that the Party can answer. By when?",
                    "review.clock",
                ),
            ],
            hints=[
                "Read 6/CMA.4 annex II paragraph 21(f).",
                "It is the same time that the team has afterwards.",
            ],
        ),
        Decisions(
            prompt="What do you answer to each finding?",
            cases=FINDINGS,
            options=[
                (ACCEPT, "It is right: we correct it"),
                (EXPLAIN, "It is no inconsistency: we explain"),
                (REFUSE, "It is outside the scope of a review"),
            ],
            hints=[
                "Compute first, then answer.",
                "Two are to be corrected, one is to be explained, one is outside the scope.",
            ],
            after="A calm answer to each: a number, a paragraph, or both.",
            rule="review.respond",
        ),
        Number(
            prompt="What is row 13 of {last}, corrected?",
            unit="t CO2 eq",
            answer=lambda s: s.right,
            mistakes=[
                Mistake(
                    "as submitted",
                    lambda s: s.stated,
                    "This is what was submitted. First transfers are added to the emissions, not taken away.",
                    "balance.add-first-transfers",
                ),
                Mistake(
                    "by row 9",
                    lambda s: s.emissions + s.net,
                    "You used the trade of the year. Which row holds the adjustment of an averaging Party?",
                    "method.averaging",
                ),
                Mistake(
                    "the inventory",
                    lambda s: s.emissions,
                    "The inventory stays as it is. Row 13 stands beside it.",
                    "table4.23k",
                ),
            ],
            hints=[
                "Row 13 is made of rows 3 and 11.",
                "The host has first transferred: the adjustment is a plus.",
            ],
            working="Row 3 + row 11.",
            rule="table4.23k",
        ),
        Choice(
            prompt="The report is published on {published}. An updated initial report is planned for "
            "{updated}, the next regular information is due on {regular}. Where is the finding corrected?",
            options=[
                Option(
                    "updated",
                    "In the updated initial report",
                    lambda s: _place(s) == "updated initial",
                    "Whichever comes first. It is the sooner of the two.",
                    "review.correct",
                ),
                Option(
                    "regular",
                    "In the next regular information",
                    lambda s: _place(s) == "regular",
                    "It could be, if it came first. Which date is earlier?",
                    "review.correct",
                ),
                Option(
                    "aef",
                    "In a new version of the annual report",
                    False,
                    "That closes a finding of the *consistency check*. This one is a review's.",
                    "consistency.resubmit",
                ),
                Option(
                    "letter",
                    "In a letter to the secretariat",
                    False,
                    "A correction stands in a report that is published like the first one.",
                    "review.correct",
                ),
            ],
            hints=["Read 4/CMA.6 paragraph 44.", "It names two kinds of report, and says which of them."],
        ),
        FreeText(
            prompt="Write the answer to F2 in two or three sentences.",
            rubric=[
                "It names the method and its paragraph.",
                "It says what row 9 is and what row 11 is.",
                "It stays friendly and does not blame the team.",
            ],
            model=lambda s: (
                f"Thank you for the question. {s.host.name} applies averaging (2/CMA.3 annex 7(a)(ii)): row "
                f"9 is the "
                f"net quantity of {s.last}, row 11 the sum of row 9 since the beginning of the period "
                f"divided by the "
                f"elapsed years. For {s.last} this gives {show(s.adjustment, s.pack.decimal_mark)} t CO2 eq."
            ),
            hints=["Explain the method, not the mistake.", "One number helps more than three adjectives."],
        ),
    ],
)
