"""The question of the lesson on ITMOs: six units, and what each lacks or has."""

from classroom.exercise import Exercise, Scenario
from classroom.questions import Case, Decisions

YES, NO = "itmo", "no itmo"


def scenario(pack):
    """A vintage of the pack, and the dates around it."""
    vintage = min(year for year, tonnes in pack.transfers.by_vintage.items() if tonnes)
    return Scenario(
        pack,
        vintage=vintage,
        verified=pack.transfers.recorded[vintage].year,
        quantity=pack.transfers.by_vintage[vintage],
        amount=pack.non_ghg.quantity,
        unit=pack.non_ghg.unit,
        indicator=pack.non_ghg.indicator,
    )


EXERCISE = Exercise(
    id="rules.is-it-an-itmo",
    title="Six offers",
    minutes=(3, 5),
    place="lesson",
    objectives=["tell an ITMO from what is not one, and name what is missing"],
    rules=["itmo.authorized", "itmo.oimp", "itmo.a64", "itmo.vintage-2021", "itmo.metric"],
    scenario=scenario,
    questions=[
        Decisions(
            prompt="Six offers from {host.name}, all real, verified and additional. Which are ITMOs as they "
            "stand?",
            options=[(YES, "an ITMO"), (NO, "not an ITMO")],
            cases=[
                Case(
                    "company claim",
                    "credits of vintage {vintage} from an independent programme, sold to a company in "
                    "{buyer.name} for its own claim; {host.name} has signed nothing",
                    NO,
                    "Three of the four questions are answered well. Who has said yes to the fourth?",
                    rule="itmo.oimp",
                ),
                Case(
                    "authorized oimp",
                    "credits of vintage {vintage} that {host.name} authorized for the needs of {oimp.user}; "
                    "they count towards no NDC",
                    YES,
                    "Must it be an NDC? Read what annex 1(f) adds to the definition.",
                    rule="itmo.oimp",
                ),
                Case(
                    "mitigation contribution",
                    "A6.4ERs of vintage {vintage}, issued as mitigation contributions with the consent of "
                    "{host.name}",
                    NO,
                    "The units exist and are good. What does annex 1(g) ask of an A6.4ER?",
                    rule="itmo.a64",
                ),
                Case(
                    "authorized a64",
                    "A6.4ERs of vintage {vintage}, authorized for use towards the NDC of {buyer.name}, and "
                    "still in an account in the mechanism registry",
                    YES,
                    "They have not moved yet. Does annex 1(g) ask that they move, or something else?",
                    rule="itmo.a64",
                ),
                Case(
                    "old",
                    "reductions of 2020, verified in {verified} and then authorized by {host.name} for the "
                    "NDC of {buyer.name}",
                    NO,
                    "The verification is recent, and so is the letter. And the mitigation?",
                    rule="itmo.vintage-2021",
                ),
                Case(
                    "other metric",
                    "{amount:,} {unit} of {indicator} of vintage {vintage}, a metric that both Parties chose "
                    "and that is consistent with their NDCs, authorized for the NDC of {buyer.name} and "
                    "transferred",
                    YES,
                    "These are no tonnes. Does annex 1(c) allow another metric?",
                    rule="itmo.metric",
                ),
            ],
            hints=[
                "Put each offer to the four questions in their order, and stop at the first no.",
                "Ask for two things in each line: the year of the mitigation, and who authorized what.",
            ],
            after="Three of the six fail by one thing only: twice the authorization, once the year.",
        )
    ],
)
