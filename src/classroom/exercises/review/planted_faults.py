"""Review an annual report with planted faults: scored on faults found, false alarms, and paragraphs cited."""

from collections.abc import Mapping
from typing import Any

from classroom.cycle.planted import FAULTS, NONE, faulty_report, verdicts
from classroom.exercise import Exercise, Given, Scenario
from classroom.opening import opening
from classroom.questions import Case, Choice, Decisions, FreeText, Mistake, Number, Option

OPTIONS = [
    (NONE, "No fault"),
    ("twice", "First transferred twice (2/CMA.3 annex 2)"),
    ("vintage", "Vintage before 2021 (2/CMA.3 annex 1(e))"),
    ("authorization", "No such authorization (4/CMA.6 para. 11)"),
    ("year", "Action of another year (2/CMA.3 annex 20)"),
    ("quantity", "Quantity does not fit the serials (6/CMA.4 annex I para. 6)"),
]
RULES = {
    NONE: None,
    "twice": "first-transfer.ndc",
    "vintage": "itmo.vintage-2021",
    "authorization": "first-transfer.authorized",
    "year": "tracking.action-year",
    "quantity": "identifier.blocks",
}
TOLD = {
    NONE: "Compare it with the list of faults, one by one. Does one of them really fit?",
    "twice": "Look for its serials in the rows above, vintage by vintage.",
    "vintage": "Read the column of the vintage. Since when can outcomes become ITMOs?",
    "authorization": "Look its authorization up in table 2.",
    "year": "Compare its date with the year of the report.",
    "quantity": "Count: last serial minus first serial plus one.",
}


def scenario(pack: Any) -> Scenario:
    report, right = faulty_report(pack), verdicts(pack)
    return Scenario(
        pack,
        report=report,
        year=report.year,
        right=right,
        faults=sum(fault != NONE for fault in right.values()),
        rows=len(report.actions),
        too_much=sum(
            row.quantity - (row.last - row.first + 1)
            for row in report.actions
            if right[row.row] == "quantity"
        ),
        wrong_size=next(row for row in report.actions if right[row.row] == "quantity"),
        **opening(pack),
    )


def tables(s: Any) -> list[Given]:
    known = [(row.id, row.approach, row.purpose, f"{row.date:%d/%m/%Y}") for row in s.report.authorizations]
    rows = [
        (
            str(row.row),
            f"{row.time:%d/%m/%Y}",
            f"{row.first} to {row.last}",
            str(row.vintage),
            row.quantity,
            row.authorization,
            row.acquiring or row.subtype,
        )
        for row in s.report.actions
    ]
    heads = ("Row", "Date", "Serials", "Vintage", "t CO2 eq", "Authorization", "To, or as")
    return [
        Given("Table 2: authorizations", ("Id", "Approach", "Purpose", "Date"), known, s.pack.source),
        Given(f"Table 3: actions of {s.year}, all of them first transfers", heads, rows, s.pack.source),
    ]


def cases(s: Any) -> list[Case]:
    """One case for each row of table 3, in the order of the table."""
    found = []
    for row in s.report.actions:
        right = s.right[row.row]
        found.append(
            Case(f"row {row.row}", f"Row {row.row} of table 3", right, TOLD[right], rule=RULES[right])
        )
    return found


def score(given: Mapping[str, str], right: Mapping[str, str]) -> str:
    """What counts in a review: faults found, paragraphs right, false alarms."""
    faulty = [key for key, fault in right.items() if fault != NONE]
    found = [key for key in faulty if given[key] != NONE]
    cited = [key for key in found if given[key] == right[key]]
    alarms = [key for key, fault in right.items() if fault == NONE and given[key] != NONE]
    return (
        f"Faults found: {len(found)} of {len(faulty)}. With the right paragraph: {len(cited)}. "
        f"False alarms: {len(alarms)}."
    )


EXERCISE = Exercise(
    id="review.planted-faults",
    title="Find the planted faults",
    minutes=(25, 40),
    objectives=[
        "review an annual report row by row",
        "cite the paragraph for each fault",
        "leave alone what is unusual and legal",
    ],
    rules=["consistency.automated", "review.consistent", "review.not"],
    scenario=scenario,
    story=(
        "You review the annual report of {host.name} for {year}. Its table 3 has {rows} rows. Some have a "
        "fault; "
        "others look unusual and are right. A reviewer who gives false alarms is not read twice. So three "
        "things count: faults found, paragraphs cited, false alarms. {caution}"
    ),
    tables=tables,
    questions=[
        Choice(
            prompt="Before you begin: which of these would be outside the scope of your review?",
            options=[
                Option(
                    "serials",
                    "Whether the same serials are first transferred twice",
                    False,
                    "This is information that does not agree. Just what you look for.",
                    "review.consistent",
                ),
                Option(
                    "adequate",
                    "Whether the target of {host.name} is ambitious enough",
                    True,
                    "A review does not judge whether an NDC is adequate.",
                    "review.not",
                ),
                Option(
                    "authorization",
                    "Whether a row names an authorization that exists",
                    False,
                    "It would be out of scope to judge whether an authorization is *appropriate*. Does it "
                    "exist at all?",
                    "review.not",
                ),
                Option(
                    "year",
                    "Whether an action belongs to the reported year",
                    False,
                    "Years are information, and they have to agree.",
                    "report.annual",
                ),
            ],
            hints=["Read 6/CMA.4 annex II paragraph 10.", "It names judgments, not facts."],
        ),
        Decisions(
            prompt="Decide on each row of table 3. If it has a fault, choose the paragraph.",
            cases=cases,
            options=OPTIONS,
            tally=score,
            hints=[
                "Go column by column rather than row by row: dates, serials, vintage, quantity, "
                "authorization.",
                "Five rows have a fault, each of another kind. A first transfer without an acquiring Party "
                "can be right.",
            ],
            working="The checks of this book found each fault by the number that names it.",
            after="All faults found, no false alarm, every paragraph right.",
            rule="review.consistent",
        ),
        Number(
            prompt="In one row the quantity does not fit the serials. By how many t CO2 eq is too much "
            "stated?",
            unit="t CO2 eq",
            answer=lambda s: s.too_much,
            mistakes=[
                Mistake(
                    "the stated quantity",
                    lambda s: s.wrong_size.quantity,
                    "This is what is stated. How many units do the serials hold?",
                    "identifier.blocks",
                ),
                Mistake(
                    "the units",
                    lambda s: s.wrong_size.last - s.wrong_size.first + 1,
                    "This is what the serials hold. The question asks for the difference.",
                    "identifier.blocks",
                ),
                Mistake(
                    "one too many",
                    lambda s: s.too_much + 1,
                    "You counted the block as last minus first. Both ends belong to it.",
                    "identifier.blocks",
                ),
            ],
            hints=["First the size of the block.", "Then stated minus size."],
            working="Stated quantity - (last - first + 1).",
            rule="identifier.blocks",
        ),
        FreeText(
            prompt="Write one finding as it would stand in the report: for the row that is first "
            "transferred twice.",
            rubric=[
                "It names the row and the row it collides with.",
                "It says what does not agree, without saying why it happened.",
                "It cites the paragraph.",
                "It recommends what to do: a new version of the report.",
            ],
            model=(
                "Table 3 reports the same serials as first transferred in two rows. An outcome is first "
                "transferred "
                "once (2/CMA.3 annex 2). The team recommends that the Party look the units up in its "
                "registry and "
                "submit a new version of the report."
            ),
            hints=[
                "Facts first: where, what, which paragraph.",
                "A reviewer recommends; a reviewer does not accuse.",
            ],
        ),
    ],
)
assert set(RULES) == {NONE, *FAULTS.values()}
