"""Steps 1 to 3 of the country file: the room on paper, the baseline in whole tonnes, additionality."""

from math import ceil

from classroom.questions import Case, Decisions, Mistake, Number

ADDITIONAL, CONSIDERS, CONTRIBUTES = (
    "a64.additionality",
    "a64.baseline-considers",
    "participation.contribution",
)


def unlike(wrong, right):
    """A wrong result, or None where it cannot be told from the right one on this pack."""
    return None if wrong == right else wrong


def _potential(s, keep):
    return sum(int(m.potential_t) for m in s.file.market.measures if keep(m))


room = Number(
    prompt="On paper, every measure brings its whole potential. {host.name} pays for measures that cost up "
    "to "
    "{integrity.max_cost:,} {currency} per t, and for no others. What do these bring **beyond** what its own "
    "target needs?{invented}",
    unit="t CO2 eq",
    rule=CONTRIBUTES,
    answer=lambda s: s.file.room,
    mistakes=[
        Mistake(
            "own target forgotten",
            lambda s: s.file.funded,
            "You offered everything. The target takes its part first.",
            "treaty.ndc",
        ),
        Mistake(
            "measures nobody pays for",
            lambda s: _potential(s, lambda m: True) - s.file.market.need,
            "Some of these measures cost more than the limit. Who would carry them out?",
            CONTRIBUTES,
        ),
        Mistake(
            "only measures that cost money",
            lambda s: _potential(s, lambda m: 0 < m.cost_per_t <= s.file.market.limit) - s.file.market.need,
            "A measure that saves money reduces emissions like any other. Is it within the limit?",
            CONTRIBUTES,
        ),
        Mistake(
            "the request taken off",
            lambda s: s.file.room - s.file.asked,
            "You took off what buyers ask for. What is there before anybody buys?",
            CONTRIBUTES,
        ),
    ],
    hints=[
        "Cross out the measures above the limit, and add up the rest.",
        "From that sum take what the own target needs in the year.",
    ],
    working="The potentials of the measures within the limit, less the need of the own target.",
    after="Compare it with the {asked:,} t that are asked for: on paper they fit. Step 5 asks what paper is "
    "worth.",
)

baseline = Number(
    prompt="What does the activity reduce in crediting year {year_of_activity} (y = {year_of_activity}), in "
    "**whole tonnes** that may be issued? The first table has the values, the second the steps that are "
    "left.",
    unit="t CO2 eq",
    rule=CONSIDERS,
    answer=lambda s: s.file.tonnes,
    mistakes=[
        Mistake(
            "rounded up",
            lambda s: ceil(s.file.activity.reductions),
            "A tonne that was not reduced in full cannot be issued. Which way do you round?",
            "a64.indivisible",
        ),
        Mistake(
            "only the baseline",
            lambda s: int(s.file.activity.baseline),
            "This is what would be emitted without the activity. What is taken off?",
            CONSIDERS,
        ),
        Mistake(
            "only the activity",
            lambda s: int(s.file.activity.project),
            "This is what the activity emits. What is it compared with?",
            CONSIDERS,
        ),
        Mistake(
            "deductions left out",
            lambda s: unlike(int(s.file.activity.baseline - s.file.activity.project), s.file.tonnes),
            "One line of the second table still takes something off. Which one?",
            CONSIDERS,
        ),
    ],
    hints=[
        "Take the second table line by line; each line uses values from above. Round only at the end.",
        "ER comes last. Whole tonnes are rounded down.",
    ],
    working="The lines of the second table, from the first to ER, rounded down at the end.",
    after="Write this number down. All that follows is made of it.",
)

FOR, AGAINST, NEITHER = "for", "against", "neither"

additional = Decisions(
    prompt="The developer of *{activity}* hands in five papers on **additionality**, and you read them as a "
    "reviewer will. What does each one show, if it is true? (The papers are invented.)",
    options=[
        (FOR, "It speaks for additionality"),
        (AGAINST, "It speaks against it"),
        (NEITHER, "It says nothing about it"),
    ],
    cases=[
        Case(
            "investment",
            "A calculation with sources: without the units the owner earns less than owners of such projects "
            "ask for, with them just enough.",
            FOR,
            "Would it have happened without the incentives of the mechanism? What does the calculation say?",
            rule=ADDITIONAL,
        ),
        Case(
            "law",
            "A law in force, with a note that the activity does exactly what this law requires from "
            "everybody.",
            AGAINST,
            "The mitigation has to exceed something. What?",
            {FOR: "A country that wants the activity is one thing. What does the paragraph say of laws?"},
            ADDITIONAL,
        ),
        Case(
            "monitoring",
            "A monitoring report: the reductions were measured, and they are real.",
            NEITHER,
            "Reductions can be real and would have come anyway. Does the report say which?",
            rule=ADDITIONAL,
        ),
        Case(
            "ministry",
            "A letter: the activity is a priority for the sustainable development of {host.name}.",
            NEITHER,
            "The host Party does say this, in another place. Does it tell what would have happened "
            "otherwise?",
            rule="a64.host-sustainable-development",
        ),
        Case(
            "parameter",
            "The reviewer asks: “{reviewer}” The developer answers with the study behind the value.",
            NEITHER,
            "A good answer. Is it an answer about the *size* of the reductions, or about why they happen?",
            rule=CONSIDERS,
        ),
    ],
    hints=[
        "Ask of each paper: would it have happened anyway?",
        "Of the five, one speaks for it and one against it.",
    ],
    after="Keep the question of the reviewer for step 10: it goes to the value that moves your tonnes most.",
    rule=ADDITIONAL,
)
