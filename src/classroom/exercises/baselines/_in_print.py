"""Five findings in print: what each says, what its source says, and what kind of point it is."""

from classroom.questions import Case, Decisions

__all__ = ["FOUND", "kinds"]

CONSIDERS = "a64.baseline-considers"

# Number and kind of source, what stands there, what stands beside it.
FOUND = (
    (
        "1. Program code for rice methane, public, as transcribed",
        "SFo = 1 + (ROA × CFOA)^0.59",
        "IPCC 2019 Refinement vol. 4 ch. 5, equation 5.3, as transcribed: SFo = (1 + ROA × CFOA)^0.59",
    ),
    (
        "2. CDM methodology AMS-III.AU, version 03, for rice",
        "global warming potential of CH4: 21",
        "5/CMA.3 para. 25: values of the IPCC's Fifth Assessment Report; CH4: 28",
    ),
    (
        "3. A slip that is easily made with IPCC 2006 vol. 2, as transcribed",
        "wood in a household stove: 30 kg CH4/TJ (table 2.2, energy industries)",
        "table 2.5, households: 300 kg CH4/TJ",
    ),
    (
        "4. CDM TOOL05, version 03.0, as known: check it",
        "electricity used × (1 + loss)",
        "this course and other rule books: electricity used / (1 - loss)",
    ),
    (
        "5. A newspaper and a newsletter on the first A6.4ERs, early 2026",
        "fNRB 0.36 in place of 0.90; about 40% fewer credits",
        "the formula of the cookstove exercise, all else equal: question 5",
    ),
)

OPTIONS = [
    ("formula", "a formula is written otherwise than in its source"),
    ("table", "the value is right, but for something else"),
    ("superseded", "right when it was printed; replaced since"),
    ("convention", "two rule books differ: say which one you follow"),
    ("open", "what is printed does not settle it: ask for the working"),
]

kinds = Decisions(
    prompt="Five findings stand in the first table. Before you call anything an error: what kind of point "
    "is each?",
    rule=CONSIDERS,
    options=OPTIONS,
    cases=[
        Case(
            "exponent",
            "The exponent of the straw factor",
            "formula",
            "Both columns have the same letters and the same number. What is not in the same place?",
            rule=CONSIDERS,
        ),
        Case(
            "methane",
            "The 21 for methane",
            "superseded",
            "Look at the age of the two documents. Was the first one wrong on its day?",
            {"formula": "The formula is the same in both. What about the number in it?"},
            "report.gwp",
        ),
        Case(
            "stove",
            "The 30 kg for a stove",
            "table",
            "The number does stand in the IPCC's book. For whom?",
            {"superseded": "Both tables are of the same year. What tells them apart?"},
            CONSIDERS,
        ),
        Case(
            "losses",
            "Losses of the grid",
            "convention",
            "Both ways are in use, each in a rule book of its own. Can a reader of your result know which "
            "one you took?",
            {"formula": "It stands in the tool as it was meant. And elsewhere it stands otherwise."},
            CONSIDERS,
        ),
        Case(
            "reports",
            "The reports on the first issuance",
            "open",
            "Two figures are printed, and many others are not. Could both be true?",
            {
                "formula": "No formula is printed. What would you need to see?",
                "table": "Nobody says from which table the shares come. What would you need to see?",
            },
            CONSIDERS,
        ),
    ],
    hints=[
        "Ask of each: who is right today, who was right on the day of printing, and can both be right?",
        "Each kind occurs once.",
    ],
    after="If the transcriptions are right, the first and the third are errors. To the others you owe a "
    "question, a date, or the name of your rule book.",
)
