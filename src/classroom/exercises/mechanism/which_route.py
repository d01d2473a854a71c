"""The question of the lesson on non-market approaches: one programme, three routes."""

from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Case, Decisions

ITMO, CONTRIBUTION, NON_MARKET = "itmo", "mitigation-contribution", "non-market"

EXERCISE = Exercise(
    id="mechanism.which-route",
    title="Which route is this?",
    minutes=(3, 5),
    place="lesson",
    objectives=["tell three ways of paying for one activity apart"],
    rules=["nma.nature", "nma.no-transfer", "a64.unit-kinds", "itmo.authorized"],
    scenario=lambda pack: Scenario(pack, **opening(pack)),
    questions=[
        Decisions(
            prompt="{host.name} plans a programme of better cookstoves. Six partners write. Which route does "
            "each letter describe, whatever it calls itself?{invented}",
            options=[
                (ITMO, "sale of ITMOs"),
                (CONTRIBUTION, "mitigation contribution A6.4ERs"),
                (NON_MARKET, "non-market approach"),
            ],
            cases=[
                Case(
                    "ndc",
                    "“We pay per tonne and use the tonnes towards our NDC.”",
                    ITMO,
                    "Somebody else's NDC will show these tonnes. Which route lets them leave?",
                    rule="itmo.authorized",
                ),
                Case(
                    "train",
                    "“We train your stove makers and give a grant. We ask for no units and no tonnes.”",
                    NON_MARKET,
                    "Is anything handed back to the partner for what it gives?",
                    rule="nma.nature",
                ),
                Case(
                    "half",
                    "“This is cooperation, not trade: you get a grant, and half the tonnes go to our NDC.”",
                    ITMO,
                    "Read past the first four words. What does the partner receive?",
                    wrong={
                        NON_MARKET: "It calls itself cooperation. Does a non-market approach know tonnes "
                        "that change hands?",
                        CONTRIBUTION: "May a mitigation contribution A6.4ER serve anybody else's NDC?",
                    },
                    rule="nma.no-transfer",
                ),
                Case(
                    "results",
                    "“We pay for units that the Article 6.4 mechanism has issued. The reduction shall stay "
                    "in your balance.”",
                    CONTRIBUTION,
                    "There is a unit, and nobody adjusts. Which unit is that?",
                    wrong={
                        NON_MARKET: "There is a unit here, and it is paid for. Which one needs no adjustment?"
                    },
                    rule="a64.unit-kinds",
                ),
                Case(
                    "platform",
                    "“Two neighbours and we share technology and rules for stoves. We propose to record it "
                    "on the platform of Article 6.8.”",
                    NON_MARKET,
                    "Which of the three routes has a platform for recording, and no units to record?",
                    rule="nma.platform",
                ),
                Case(
                    "levy",
                    "“You authorize nothing. Apart from units levied for adaptation, where your country is "
                    "not exempt, and units cancelled, we receive all that is issued and report it as "
                    "results-based finance.”",
                    CONTRIBUTION,
                    "Units are levied and cancelled at issuance, and nothing is authorized. Which Article "
                    "knows such units?",
                    rule="a64.adaptation-process",
                ),
            ],
            hints=[
                "Ask two things: is there a unit, and who counts the reduction?",
                "No unit and nothing given in return: one route is left. A unit, and the reduction stays "
                "with the host: another.",
            ],
            after="The name on the letter decides nothing. What is handed over decides.",
        )
    ],
)
