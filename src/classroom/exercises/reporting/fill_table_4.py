"""From the rows of annual reports to a column of table 4: which row counts, and where."""

from classroom.exercise import Exercise
from classroom.exercises.reporting._column import ROWS, cells, scenario, tables, used, wrong_sums
from classroom.questions import Case, Choice, Decisions, Mistake, Number, Option, Table

SENTENCES = {
    "old version": (
        "There are two versions of the report for {corrected}. Which of them is in force?",
        "consistency.resubmit",
    ),
    "both versions": (
        "You added two versions of one report. A new version takes the place of the old one.",
        "consistency.resubmit",
    ),
    "year of the action": (
        "You took the year of the report. It says when something was *recorded*. Which column says when the "
        "mitigation occurred?",
        "balance.add-first-transfers",
    ),
    "OIMP left out": (
        "You counted only what went to {buyer.name}. A first transfer is one whoever the units are for.",
        "adjustment.oimp",
    ),
    "uses counted too": (
        "You counted the units for {oimp.user} twice: at their issuance, and again when they were used. "
        "How often is a unit first transferred?",
        "first-transfer.oimp",
    ),
}

row_6 = Number(
    prompt="Row 6 of {host.name}, column **{column}**: what did it first transfer?",
    unit="t CO2 eq",
    rule="table4.23c",
    answer=lambda s: s.host_table[6][s.column],
    mistakes=[
        Mistake(name, lambda s, name=name: wrong_sums(s)[name].get(s.column, 0), sentence, rule)
        for name, (sentence, rule) in SENTENCES.items()
    ],
    hints=[
        "First strike out the reports that a later version replaced.",
        "Then mark the first transfers with the vintage {column}, in whatever report they stand. There "
        "are two.",
    ],
    working="The first transfers with the vintage {column}, of the latest version of each report.",
    after="The default reading is used (R1: row 6 holds every first transfer, for OIMP too; R2: by "
    "vintage). A Party may declare another one.",
)

rest = Table(
    prompt="Now the rest of the column **{column}**: rows 8 to 13. {host.name} averages, {k} years of its "
    "NDC period have elapsed, and its covered emissions (row 3) are {level:,} t CO2 eq.",
    unit="t CO2 eq",
    corner="Row",
    places=0,
    rule="table4.23k",
    rows=lambda s: tuple(ROWS.values()),
    columns=lambda s: (str(s.column),),
    answer=cells,
    mistakes=[
        Mistake(name, lambda s, name=name: cells(s, wrong_sums(s)[name]), sentence, rule)
        for name, (sentence, rule) in SENTENCES.items()
    ],
    hints=[
        "{host.name} uses nothing towards its own NDC. So what is row 8, and what follows for row 9?",
        "Row 12 needs every vintage up to {column}; look for the earlier ones in all reports. Row 10 = "
        "row 12 / {k}; row 13 = row 3 + row 11.",
    ],
    working="First transfers by vintage, added up to {column}, divided by {k}; added to row 3.",
    after="Nothing was typed that is not in an annual report or in the inventory: this is why table 4 can be "
    "pre-filled (4/CMA.6 para. 23).",
)

buyer_net = Number(
    prompt="And {buyer.name}? It has a multi-year target. What is its row 9 (net) in the column "
    "**{column}**? Give the sign.",
    unit="t CO2 eq",
    rule="table4.23f",
    answer=lambda s: s.buyer_table[9][s.column],
    mistakes=[
        Mistake(
            "plus",
            lambda s: -s.buyer_table[9][s.column],
            "The amount is right. Row 9 is first transfers minus uses: which of the two has {buyer.name}?",
            "balance.subtract-uses",
        ),
        Mistake(
            "by vintage",
            lambda s: -used(s, lambda row: row.vintage),
            "You went by the vintage of the units. For a use another column of the annual report decides.",
            "balance.subtract-uses",
            may_equal=("what it acquired",),
        ),
        Mistake(
            "what it acquired",
            lambda s: (
                -sum(
                    row.quantity
                    for report in s.theirs
                    for row in report.actions
                    if row.type == "Acquisition" and row.vintage == s.column
                )
            ),
            "These units were acquired. Acquiring changes no balance; who uses them, subtracts.",
            "balance.subtract-uses",
        ),
        Mistake(
            "year of the action",
            lambda s: -used(s, lambda row: row.time.year),
            "You looked for uses in the annual report for {column}. For which year were the later ones made?",
            "balance.subtract-uses",
        ),
    ],
    hints=[
        "A use has three years: of the action, of the vintage, and the one it is *for*.",
        "Add up the uses for {column}, of whatever vintage. Then think of the sign.",
    ],
    working="All uses for {column}, with a minus.",
    after="The seller's column goes by vintage, the buyer's by use year. So the two need not agree in a "
    "single year.",
)


CASES = [
    Case(
        "sale",
        "{host.name}: first transfer to {buyer.name}, of vintage {column}, in the report for {sold_in}",
        "row 6",
        "It is a first transfer. Two years stand beside it; which one does annex 8(a) name?",
        rule="balance.add-first-transfers",
    ),
    Case(
        "issuance",
        "{host.name}: first transfer by issuance, of vintage {column}",
        "row 6",
        "Nobody acquired these units. Does the definition of a first transfer ask for a buyer?",
        rule="adjustment.oimp",
    ),
    Case(
        "consumption",
        "{host.name}: use by {oimp.user} of units that were first transferred by issuance, of vintage "
        "{column}",
        "none",
        "Has the first transfer of these units been counted already? And is this a use towards an NDC?",
        {"row 8": "Row 8 holds uses towards an NDC. For whom are these units?"},
        "table4.23e",
    ),
    Case(
        "replaced",
        "{host.name}: a row of version 1.0 of the report for {corrected}, of which there is a version 1.1",
        "none",
        "Which of two versions counts?",
        rule="consistency.resubmit",
    ),
    Case(
        "acquisition",
        "{buyer.name}: acquisition of units of vintage {column}",
        "none",
        "{buyer.name} has them now, and has not used them yet. Is there a row for that?",
        rule="table4.23e",
    ),
    Case(
        "use",
        "{buyer.name}: use for {column}, of an older vintage",
        "row 8",
        "It is a use towards an NDC. By which of its years does annex 8(b) book it?",
        rule="balance.subtract-uses",
    ),
    Case(
        "other use",
        "{buyer.name}: use of units of vintage {column}, for {column_after}",
        "none",
        "It feeds row 8. But in which column?",
        {"row 6": "A use is no first transfer; and look at the year it is for."},
        "balance.subtract-uses",
    ),
]

EXERCISE = Exercise(
    id="reporting.fill-table-4",
    title="Fill table 4 from annual reports",
    minutes=(30, 40),
    objectives=[
        "say which row of an annual report feeds which row and column of table 4",
        "fill a column of table 4 from annual reports of several years",
        "leave out what is replaced, what only moves, and what would count twice",
    ],
    rules=[
        "aef.prefilled",
        "table4.23c",
        "table4.23e",
        "table4.23k",
        "consistency.resubmit",
        "table4.updates",
    ],
    scenario=scenario,
    story=(
        "It is May {now}. The annual reports of both Parties until {until} are filed; that of {host.name} "
        "for {corrected} in two versions. {boss} wants to see the column **{column}** of table 4, long "
        "before the biennial transparency report is due. {host.name} has a single-year target for {last} "
        "and averages. Units for other international mitigation purposes (OIMP) are first transferred by "
        "their **issuance**. Table 4 declares the defaults of the open readings (R1, R2, R3).\n\n{caution}"
    ),
    tables=tables,
    questions=[
        Decisions(
            prompt="Where do such rows of annual reports go, in the table 4 of the Party that reports them?",
            cases=CASES,
            options=[
                ("row 6", "Row 6, column {column}"),
                ("row 8", "Row 8, column {column}"),
                ("none", "Neither, in this column"),
            ],
            hints=[
                "Row 6: first transfers by vintage. Row 8: uses towards the NDC, by the year they are for.",
                "Four of the seven feed neither.",
            ],
            after="The year of the report itself appears in no column. It says when something was recorded.",
        ),
        row_6,
        rest,
        buyer_net,
        Choice(
            prompt="Table 4 is out. A year later {host.name} first transfers further units of vintage "
            "{column}. What happens to the column {column}?",
            options=[
                Option(
                    "closed",
                    "Nothing: what is published is closed",
                    False,
                    "Then these units would never be added. When do additions become final?",
                    "table4.updates",
                ),
                Option(
                    "updated",
                    "It is submitted again with the new amounts, and so are the averages that depend on it",
                    True,
                    "Updates for earlier years of the period are provided for; they are no error.",
                    "table4.updates",
                ),
                Option(
                    "later",
                    "Nothing: the units count in the column of the year in which they are first transferred",
                    False,
                    "That year decides the annual report. Which year decides the column?",
                    "balance.add-first-transfers",
                ),
                Option(
                    "minus",
                    "It stays, and the next column gets a correction for both years",
                    False,
                    "Every column holds its own vintage. Is there a row for corrections?",
                    "table4.updates",
                ),
            ],
            hints=["Annex 23 speaks of “any updates” for earlier years.", "The column follows the vintage."],
        ),
    ],
)
