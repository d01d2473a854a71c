"""The question of the lesson on integrity: is it a rule of the decisions, a law or scheme, or a code?"""

from classroom.exercise import Exercise, Scenario
from classroom.questions import Case, Decisions

RULE, SCHEME, CODE = "rule", "scheme", "code"

EXERCISE = Exercise(
    id="integrity.rule-or-code",
    title="Who says so?",
    minutes=(3, 5),
    place="lesson",
    objectives=["tell a rule of the decisions from the condition of a scheme and from a voluntary code"],
    rules=["regular.22b", "adjustment.all-itmos"],
    scenario=lambda pack: Scenario(pack),
    questions=[
        Decisions(
            prompt="A consultant hands the ministry of {host.name} a list of *“the rules on integrity”*. Who "
            "says each of them?",
            options=[
                (RULE, "the decisions, for every Party that takes part"),
                (SCHEME, "a law or a scheme, for those who use its units"),
                (CODE, "a voluntary code, for those who follow it"),
            ],
            cases=[
                Case(
                    "reversals",
                    "Where stored carbon is lost again, this is addressed in full.",
                    RULE,
                    "Many codes say it too. Does annex 22 of 2/CMA.3 ask the Party for it?",
                    rule="regular.22b",
                ),
                Case(
                    "ccp",
                    "The programme meets the ten Core Carbon Principles.",
                    CODE,
                    "Who wrote the ten principles: Parties, a legislator, or a council?",
                ),
                Case(
                    "tax",
                    "A company covers at most 5% of its taxable emissions with units.",
                    SCHEME,
                    "Somebody levies a tax here. Where would such a ceiling be written?",
                ),
                Case(
                    "adjustment",
                    "The host applies a corresponding adjustment for what it first transfers.",
                    RULE,
                    "It changes an emissions balance. In whose texts does that balance stand?",
                    rule="adjustment.all-itmos",
                ),
                Case(
                    "levels",
                    "A company may call its claim Silver, Gold or Platinum.",
                    CODE,
                    "Do Parties name the claims of companies? Look for who publishes these levels.",
                ),
                Case(
                    "airlines",
                    "Units come from a programme approved for the first phase, 2024 to 2026.",
                    SCHEME,
                    "This phase is not one of the Paris Agreement. Who has to cancel units in it?",
                ),
            ],
            hints=[
                "Ask of each line: who can be blamed if it is not kept, and before whom?",
                "Two of the six stand in 2/CMA.3.",
            ],
            after="A good list says beside each line who says so. Some of the best lines are not rules, and "
            "some buyers ask for them all the same.",
        )
    ],
)
