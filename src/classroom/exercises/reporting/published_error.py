"""Find the error in a published calculation: what is added or subtracted, when, over how many years."""

from fractions import Fraction

from classroom.exercise import Exercise
from classroom.exercises.reporting._sheets import scenario, tables
from classroom.questions import Case, Choice, Decisions, Mistake, Number, Option

LINES = [
    Case(
        "sheet 1",
        "Sheet 1",
        "c",
        "Do the amounts stand in the data? Then look at how they were put together. {host.name} sells.",
        rule="balance.add-first-transfers",
    ),
    Case(
        "sheet 2",
        "Sheet 2",
        "b",
        "Compare the amount with the data of {buyer.name}. What did it do with these units in order to "
        "subtract them?",
        {"c": "This line follows from the one before. Is that one right?"},
        "balance.subtract-uses",
    ),
    Case(
        "sheet 3",
        "Sheet 3",
        "b",
        "Look at the vintage of the units that were sent in {moved}.",
        {"c": "This line follows from the one before. Is that one right?"},
        "balance.add-first-transfers",
    ),
    Case(
        "sheet 4",
        "Sheet 4",
        "b",
        "Annex 7(a)(ii) has a word for the years that count. Which years are they?",
        {"c": "This line follows from the one before. Is that one right?"},
        "method.averaging",
    ),
    Case(
        "sheet 5",
        "Sheet 5",
        "none",
        "A use has a day, and a year it is for. Which of them decides, and what has the sheet done?",
        {"b": "The units were used on {late_on}. Does that day decide the year of the entry?"},
        "balance.subtract-uses",
    ),
]

ERRORS = [
    Case(
        "sheet 1",
        "Sheet 1",
        "sign",
        "The right amount, of the right vintage, and still the balance lies on the wrong side. What is it?",
        rule="balance.add-first-transfers",
    ),
    Case(
        "sheet 2",
        "Sheet 2",
        "subtrahend",
        "The sign is right for a buyer, and so is the year. What kind of event was taken?",
        rule="balance.subtract-uses",
    ),
    Case(
        "sheet 3",
        "Sheet 3",
        "year",
        "Adding is right, and these are first transfers. But which ones?",
        rule="balance.add-first-transfers",
    ),
    Case(
        "sheet 4",
        "Sheet 4",
        "window",
        "The sum is right, and so is adding. What is left?",
        rule="method.averaging",
    ),
]

buyer_balance = Number(
    prompt="Sheet 2 again. What is the emissions balance of {buyer.name} for **{bought}**?",
    unit="t CO2 eq",
    rule="balance.subtract-uses",
    answer=lambda s: s.buyer_balance[s.bought].balance,
    mistakes=[
        Mistake(
            "as published",
            lambda s: s.buyer_emissions[s.bought] - s.sold[s.bought],
            "This is what was published. Which amount has to take the place of line b?",
            "balance.subtract-uses",
        ),
        Mistake(
            "added",
            lambda s: s.buyer_emissions[s.bought] + s.used[s.bought],
            "You have the right amount now. On which side of its emissions is the balance of a user?",
            "balance.subtract-uses",
        ),
        Mistake(
            "acquired and used",
            lambda s: s.buyer_emissions[s.bought] - s.sold[s.bought] - s.used[s.bought],
            "You took both away. The same units would be subtracted twice: when they are bought, and when "
            "they are used.",
            "balance.subtract-uses",
        ),
        Mistake(
            "only the use",
            lambda s: s.used[s.bought],
            "This is the entry. The question asks for the balance.",
        ),
    ],
    hints=["Which column of the data belongs to {buyer.name}?", "Line a minus what was used for {bought}."],
    working="Covered emissions of {bought} minus uses for {bought}.",
    after="Units that were acquired and not used yet change nothing. They may be used later in the same "
    "NDC period.",
)

host_balance = Number(
    prompt="Sheet 3. What is the emissions balance of {host.name} for **{moved}**, by the trajectory method?",
    unit="t CO2 eq",
    rule="balance.add-first-transfers",
    answer=lambda s: s.host_balance[s.moved].balance,
    mistakes=[
        Mistake(
            "as published",
            lambda s: s.host_emissions[s.moved] + s.sent[s.moved],
            "This is what was published: the units sent in {moved}. Which units count in {moved}?",
            "balance.add-first-transfers",
        ),
        Mistake(
            "subtracted",
            lambda s: s.host_emissions[s.moved] - s.sold[s.moved],
            "The amount is right. {host.name} sells: is its balance above or below its emissions?",
            "balance.add-first-transfers",
        ),
        Mistake(
            "both",
            lambda s: s.host_emissions[s.moved] + s.sold[s.moved] + s.sent[s.moved],
            "You added the units sent in {moved} besides those of the vintage. Each unit counts in one "
            "year only.",
            "balance.add-first-transfers",
        ),
        Mistake(
            "only the entry",
            lambda s: s.sold[s.moved],
            "This is the entry. The question asks for the balance.",
        ),
    ],
    hints=[
        "The data show for each vintage when it was sent. Take the line of the vintage, not that of the day.",
        "Line a plus what was sold of the vintage {moved}.",
    ],
    working="Covered emissions of {moved} plus first transfers of the vintage {moved}.",
    after="The day of the sale decides the annual report. In that report the sheet would have been right.",
)

averaged = Number(
    prompt="Sheet 4. What is the emissions balance of {host.name} in the column **{column}**, by averaging?",
    unit="t CO2 eq",
    rule="method.averaging",
    answer=lambda s: s.average[s.column].balance,
    mistakes=[
        Mistake(
            "as published",
            lambda s: s.host_emissions[s.column] + Fraction(s.cumulative, s.trading),
            "This is what was published. Years pass whether or not something is sold: how many had elapsed?",
            "method.averaging",
        ),
        Mistake(
            "the whole period",
            lambda s: None if s.n == s.k else s.host_emissions[s.column] + Fraction(s.cumulative, s.n),
            "You divided by all years of the period. Some of them lie after {column}.",
            "method.averaging",
        ),
        Mistake(
            "not divided",
            lambda s: s.host_emissions[s.column] + s.cumulative,
            "You added the sum of all years to one year. What does averaging do with it first?",
            "method.averaging",
        ),
        Mistake(
            "the year's own",
            lambda s: s.host_emissions[s.column] + s.sold[s.column],
            "This is the trajectory method: the vintage {column} alone. The sheet says averaging.",
            "method.averaging",
        ),
        Mistake(
            "subtracted",
            lambda s: s.host_emissions[s.column] - Fraction(s.cumulative, s.k),
            "The average is right. On which side of its emissions is the balance of a seller?",
            "balance.add-first-transfers",
        ),
    ],
    hints=[
        "Elapsed years are all years of the NDC period up to the column, from {period.first} on.",
        "The covered emissions of {column} are {level:,} t. Add line a divided by the elapsed years.",
    ],
    working="Line a divided by {k}, added to the covered emissions of {column}.",
    after="The wrong divisor makes the average too high here. A seller would believe that it may sell "
    "less than it may.",
)

answer_to_provider = Choice(
    prompt="You write to the provider of sheet 2, kindly. It answers: “18/CMA.1 annex 77(d)(ii) says "
    "*used/acquired*. We subtract what is acquired.” What do you answer?",
    options=[
        Option(
            "sloppy",
            "The words *used/acquired* do not stand there",
            False,
            "They do. The provider has read well; look for a later text.",
            "table4.77d-ii",
        ),
        Option(
            "later",
            "The words stand there. 2/CMA.3 annex 8(b), later and made for this, says: what is *used*",
            True,
            "The paragraph of 2018 left open what the guidance on Article 6 of 2021 then settled. It refers "
            "to that guidance itself.",
            "balance.subtract-uses",
        ),
        Option(
            "choice",
            "A Party may choose between *used* and *acquired*, if it does so consistently",
            False,
            "Annex 8(b) gives no such choice. And think of units that are bought and sold on: who would "
            "subtract them?",
            "balance.subtract-uses",
        ),
        Option(
            "higher",
            "Then the sheet is right: 18/CMA.1 is about reports, and table 4 is part of a report",
            False,
            "Read on in the same paragraph: with which decisions must the balance be consistent?",
            "table4.77d-ii",
        ),
    ],
    hints=[
        "One decision is of 2018, the other of 2021.",
        "77(d)(ii) ends with a reference to decisions on Article 6.",
    ],
    after="Begin such a letter with what is right in the work of the other. Name the line, the paragraph "
    "and the right number, and say how to mend it.",
)

EXERCISE = Exercise(
    id="reporting.published-error",
    title="Find the error in a published calculation",
    minutes=(25, 35),
    objectives=[
        "find the first wrong line of a calculation and tell it from what follows",
        "name the error by its paragraph, and compute the right number",
        "leave alone what only looks wrong",
    ],
    rules=["balance.add-first-transfers", "balance.subtract-uses", "method.averaging", "table4.77d-ii"],
    scenario=scenario,
    story=(
        "Before {host.minister} lets anybody use a calculator from the internet, it is tried on known data. "
        "You have the data of {host.name} and {buyer.name}, and five sheets from five providers. Each is an "
        "example and says which method it assumes. Providers and sheets are invented; such errors are made "
        "in good faith. All take the defaults of the open readings (R2, R3). Leave units for other purposes "
        "than an NDC aside.\n\n{caution}"
    ),
    tables=tables,
    questions=[
        Decisions(
            prompt="Which is the **first** wrong line of each sheet? A line that is made rightly from a "
            "wrong one is not it.",
            cases=LINES,
            options=[
                ("a", "Line a"),
                ("b", "Line b"),
                ("c", "Line c"),
                ("none", "No line: the sheet is right"),
            ],
            hints=[
                "For each line ask: is it the right kind of amount, the right year, the right sign?",
                "One sheet is right. In three the wrong line is the same letter.",
            ],
            after="The fifth sheet only looked like an error: the year that a use is for decides, not its "
            "day (the default of the open reading R3).",
        ),
        Decisions(
            prompt="Name the error of the four sheets, by its paragraph of 2/CMA.3.",
            cases=ERRORS,
            options=[
                ("sign", "Annex 8(a): first transfers are *added*"),
                ("subtrahend", "Annex 8(b): *used* ITMOs are subtracted"),
                ("year", "Annex 8(a): the year in which the mitigation *occurred*"),
                ("window", "Annex 7(a)(ii): *elapsed* years"),
            ],
            hints=["Each paragraph belongs to one sheet.", "Begin with the sheet that has a division in it."],
        ),
        buyer_balance,
        host_balance,
        averaged,
        answer_to_provider,
    ],
)
