"""The question of the lesson on additionality: seven statements, and what each says about the question."""

from classroom.baseline_story import investor
from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Case, Decisions

FOR, BEYOND, AGAINST, NOTHING = "for", "beyond", "against", "nothing"
RULE = "a64.additionality"


def scenario(pack):
    """The pack's investor, and a law that asks for a part."""
    story = pack.investment
    return Scenario(
        pack,
        **opening(pack),
        goal=story.benchmark_percent,
        years=story.years,
        output=story.generation,
        unit=investor(pack).unit,
        asked=10,
        achieved=60,
    )


EXERCISE = Exercise(
    id="baselines.would-it",
    title="What does this say about additionality?",
    minutes=(3, 5),
    place="lesson",
    objectives=["tell evidence of additionality from what is true and beside the point"],
    rules=[RULE],
    scenario=scenario,
    questions=[
        Decisions(
            prompt="Suppose that these seven statements about activities in {host.name} are true. What does "
            "each say about additionality under 3/CMA.3 annex 38?{invented}",
            options=[
                (FOR, "speaks for it"),
                (BEYOND, "speaks for a part only"),
                (AGAINST, "speaks against it"),
                (NOTHING, "says nothing about it"),
            ],
            cases=[
                Case(
                    "measured",
                    "Meters count {output:,} {unit} of solar power a year, and an independent verifier has "
                    "confirmed them.",
                    NOTHING,
                    "The electricity is real. What would the meters have shown without the mechanism: do we "
                    "know?",
                    {
                        AGAINST: "Nothing here says that the plant would have been built anyway. Nor the "
                        "opposite."
                    },
                    RULE,
                ),
                Case(
                    "every case",
                    "Without credits the investment stays below its benchmark of {goal}%, also when price, "
                    "cost and output each move by a tenth; its credits bring it above.",
                    FOR,
                    "Would somebody who asks for {goal}% invest without the credits? And with them?",
                    rule=RULE,
                ),
                Case(
                    "earns anyway",
                    "Without credits the investment earns more than its benchmark of {goal}%, and nothing "
                    "else holds it back.",
                    AGAINST,
                    "Think of an investor who has never heard of credits. Does she invest?",
                    rule=RULE,
                ),
                Case(
                    "law asks for all",
                    "A law in force asks every landfill to burn its gas. The activity burns it.",
                    AGAINST,
                    "Annex 38 credits mitigation that exceeds something. Does this one exceed it?",
                    rule=RULE,
                ),
                Case(
                    "law asks for part",
                    "The law asks landfills to burn {asked}% of their gas, and nothing but credits would "
                    "pay for more. The activity burns {achieved}%.",
                    BEYOND,
                    "Divide the gas in two: what the law asks for, and the rest. Which of them exceeds the "
                    "law?",
                    rule=RULE,
                ),
                Case(
                    "locked in",
                    "The new coal boiler emits less than the old one. It will run {years} years, far beyond "
                    "the year in which the country's long-term strategy has no coal.",
                    AGAINST,
                    "Annex 38 ends with something that a conservative approach avoids. Is it met here?",
                    rule=RULE,
                ),
                Case(
                    "good for people",
                    "The stoves save women two hours a day and keep smoke out of kitchens.",
                    NOTHING,
                    "A good reason to want the activity. Is it a reason why it would not have happened?",
                    {
                        FOR: "This shows that the activity is worth having. Many things worth having happen "
                        "without credits."
                    },
                    RULE,
                ),
            ],
            hints=[
                "Keep to one question: would it have happened without the incentives of the mechanism?",
                "Annex 38 adds two tests of its own: beyond the law, and no lock-in.",
            ],
            after="Real, verified and useful are answers to other questions. Each is needed; none replaces "
            "this one.",
        )
    ],
)
