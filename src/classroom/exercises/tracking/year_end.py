"""Reconcile the year-end holdings of the buyer: opening + in - out = closing."""

from typing import Any

from article6.aef.reconcile import Line, reconcile
from classroom.cycle.reports import annual_reports
from classroom.cycle.trades import years
from classroom.exercise import Exercise, Given, Scenario
from classroom.opening import opening
from classroom.questions import Case, Choice, Decisions, Mistake, Number, Option, Table


def lines_of(pack: Any) -> tuple[int, list[Line]]:
    """The first year that opens with holdings, brings new ones and closes with some; and its lines."""
    reports = annual_reports(pack, pack.buyer.code)
    for year in years(pack):
        lines = reconcile(reports, pack.buyer.code, year)
        if all(total(lines, name) for name in ("opening", "acquired", "used", "closing")):
            return year, lines
    raise ValueError(f"The pack {pack.id} has no year with opening holdings, acquisitions, uses and a rest.")


def total(lines: list[Line], name: str) -> int:
    """One column of the lines, added up (t CO2 eq)."""
    return sum(getattr(line, name) or 0 for line in lines)


def scenario(pack: Any) -> Scenario:
    year, lines = lines_of(pack)
    sums = {name: total(lines, name) for name in ("opening", "acquired", "used", "closing")}
    left_out = max(line.used for line in lines if line.opening)
    return Scenario(
        pack,
        year=year,
        before=year - 1,
        after=year + 1,
        lines=lines,
        left_out=left_out,
        listed=sums["closing"] + left_out,
        **opening(pack),
        **sums,
    )


def tables(s: Any) -> list[Given]:
    rows = [(str(line.vintage), line.opening, line.acquired, line.used) for line in s.lines]
    heads = ("Vintage", f"Held at the end of {s.before}", "Acquired", "Used")
    return [Given(f"{s.buyer.name}: units in {s.year} (t CO2 eq)", heads, rows, s.pack.source)]


def closing(s: Any) -> dict[str, int]:
    """{vintage: closing holdings}"""
    return {str(line.vintage): line.closing for line in s.lines}


def _each(s: Any, value) -> dict[str, int]:
    return {str(line.vintage): value(line) for line in s.lines}


MOVES = [
    Case(
        "acquisition",
        "An acquisition by {buyer.name}",
        "in",
        "Whose account do the units enter?",
        rule="tracking.history",
    ),
    Case(
        "use",
        "A use by {buyer.name} towards its NDC",
        "out",
        "Are used units still held?",
        rule="report.no-reuse",
    ),
    Case(
        "authorization",
        "{host.name} authorizes a new approach",
        "none",
        "Has any unit changed its account?",
        rule="authorization.content",
    ),
    Case(
        "transfer",
        "A transfer from {buyer.name} to {third.name}",
        "out",
        "Who holds the units on the day after?",
        rule="tracking.history",
    ),
    Case(
        "issuance",
        "For {host.name}: the first transfer of units by their issuance, which it keeps",
        "none",
        "The units are first transferred, and nobody has moved them. Where are they?",
        rule="first-transfer.oimp",
    ),
    Case(
        "cancellation",
        "A cancellation of units that {buyer.name} holds",
        "out",
        "Can cancelled units still be held?",
        rule="report.no-reuse",
    ),
]

EXERCISE = Exercise(
    id="tracking.year-end",
    title="Reconcile the year-end holdings",
    minutes=(20, 30),
    objectives=["reconcile opening and closing holdings", "find what is missing where they do not agree"],
    rules=["report.annual", "tracking.integrity", "tracking.reconciliation"],
    scenario=scenario,
    story=(
        "It is January {after}. {buyer.name} prepares table 4 of its annual report: what it held on "
        "31 December {year}. The registry administrator has the holdings of a year ago and the actions "
        "of the "
        "year, by vintage. {caution}"
    ),
    tables=tables,
    questions=[
        Number(
            prompt="How much did {buyer.name} hold on 1 January {year}, over all vintages?",
            unit="t CO2 eq",
            answer=lambda s: s.opening,
            mistakes=[
                Mistake(
                    "with the year",
                    lambda s: s.opening + s.acquired,
                    "You counted what came in during the year. What was there on its first day?",
                    "report.annual",
                ),
                Mistake(
                    "acquired",
                    lambda s: s.acquired,
                    "This came in during {year}. What was there before?",
                    may_equal=("used",),
                ),
                Mistake("used", lambda s: s.used, "This left during {year}. What was there before?"),
            ],
            hints=[
                "The year opens with what the year before closed with.",
                "Add up the first column of the table.",
            ],
            working="The sum of the holdings at the end of {before}.",
            rule="report.annual",
        ),
        Table(
            prompt="What does it hold on 31 December {year}, by vintage?",
            rows=lambda s: [str(line.vintage) for line in s.lines],
            columns=lambda s: ["Held"],
            corner="Vintage",
            answer=closing,
            unit="t CO2 eq",
            mistakes=[
                Mistake(
                    "uses not taken off",
                    lambda s: _each(s, lambda line: line.opening + line.acquired),
                    "Used units have left the account. Look at the last column.",
                    "report.no-reuse",
                ),
                Mistake(
                    "opening left out",
                    lambda s: _each(s, lambda line: abs(line.acquired - line.used)),
                    "Where is what the year opened with?",
                    "report.annual",
                ),
                Mistake(
                    "all in the oldest vintage",
                    lambda s: _each(s, lambda line: s.closing if line is s.lines[0] else 0),
                    "A unit keeps its vintage as long as it lives. Reconcile each vintage by itself.",
                    "identifier.unchanged",
                ),
            ],
            hints=["Each vintage has an account of its own.", "Opening, plus what came in, minus what left."],
            working="Opening + acquired - used, for each vintage.",
            after="Opening + in - out = closing, for each block. This is what check 41 looks at.",
            rule="tracking.integrity",
        ),
        Decisions(
            prompt="Which of these bring units into an account, which take them out, which do neither?",
            cases=MOVES,
            options=[("in", "Brings units in"), ("out", "Takes units out"), ("none", "Neither")],
            hints=["Ask where the units are on the day after.", "An entry in a ledger need not move a unit."],
            after="Two of the six move nothing. One of them is even a first transfer.",
        ),
        Number(
            prompt="The draft report lists {listed:,} t CO2 eq of holdings on 31 December {year}. By how "
            "much does that differ from what the rows give? Write the sign: listed minus expected.",
            unit="t CO2 eq",
            answer=lambda s: s.listed - s.closing,
            mistakes=[
                Mistake(
                    "sign",
                    lambda s: s.closing - s.listed,
                    "The size is right. Is more listed than the rows give, or less?",
                ),
                Mistake(
                    "against the opening",
                    lambda s: None if s.opening == s.closing else s.listed - s.opening,
                    "You compared with the beginning of the year. What do the rows give for its end?",
                ),
                Mistake(
                    "the whole listing",
                    lambda s: s.listed,
                    "This is what the draft lists. What should it list?",
                ),
                Mistake(
                    "against what came in",
                    lambda s: s.listed - s.opening - s.acquired,
                    "You left out what was used.",
                ),
            ],
            hints=["First the expected holdings: opening + acquired - used.", "Then: listed minus expected."],
            working="Listed - (opening + acquired - used).",
            rule="tracking.integrity",
        ),
        Choice(
            prompt="The difference has the size of one use in the table. What most likely happened?",
            options=[
                Option(
                    "use",
                    "A use was recorded in table 3, and the units were still listed as held",
                    True,
                    "The same units stand as used and as held. One of the two is wrong: look it up.",
                    "report.no-reuse",
                ),
                Option(
                    "acquisition",
                    "An acquisition was forgotten in table 3",
                    False,
                    "Then the rows would give too little for what is really there. Compare the size with the "
                    "columns of the table.",
                    "tracking.integrity",
                ),
                Option(
                    "growth",
                    "Units in an account grow over the year",
                    False,
                    "A unit is one tonne that was reduced once. Can it become more?",
                    "identifier.blocks",
                ),
                Option(
                    "host",
                    "{host.name} first transferred more than it reported",
                    False,
                    "That would show in the other Party's report. Both sides of this sum stand in your own.",
                    "tracking.reconciliation",
                ),
            ],
            hints=[
                "Look for a number in the table that equals the difference.",
                "In which column does it stand?",
            ],
        ),
    ],
)
