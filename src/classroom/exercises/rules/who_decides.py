"""The question of the lesson on the three ways of Article 6: whose decision is it?"""

from classroom.exercise import Exercise, Scenario
from classroom.questions import Case, Decisions

HOST, PARTIES, BODY, SECRETARIAT = "host", "parties", "body", "secretariat"

EXERCISE = Exercise(
    id="rules.who-decides",
    title="Whose decision is it?",
    minutes=(3, 5),
    place="lesson",
    objectives=["say who decides what under Articles 6.2 and 6.4"],
    rules=["a64.body-tasks", "a64.statement", "first-transfer.authorized", "consistency.check"],
    scenario=lambda pack: Scenario(pack),
    questions=[
        Decisions(
            prompt="Suppose *{approach.title}* of {host.name} may go either way: as a cooperative approach "
            "with {buyer.name} under Article 6.2, or as an activity of the mechanism of Article 6.4. Who "
            "does each of these?",
            options=[
                (HOST, "{host.name}, the host Party"),
                (PARTIES, "both Parties together"),
                (BODY, "the Supervisory Body"),
                (SECRETARIAT, "the secretariat"),
            ],
            cases=[
                Case(
                    "method 6.2",
                    "settles, under Article 6.2, by which method the tonnes are counted",
                    PARTIES,
                    "A cooperative approach is an agreement. Who makes it?",
                    wrong={
                        BODY: "The Supervisory Body works under Article 6.4 only. This is Article 6.2.",
                        HOST: "The partner has to accept the tonnes, too. Can one side settle it alone?",
                    },
                    rule="authorization.5f",
                ),
                Case(
                    "method 6.4",
                    "approves, under Article 6.4, the method by which the tonnes are counted",
                    BODY,
                    "Under Article 6.4 many may propose a method. Who approves it for all?",
                    rule="a64.methodology-proposers",
                ),
                Case(
                    "approve",
                    "approves, under Article 6.4, the activity before its registration is requested",
                    HOST,
                    "Registration comes after it. Whose sustainable development and whose NDC does this "
                    "approval speak of?",
                    rule="a64.approval",
                ),
                Case(
                    "issue",
                    "approves, under Article 6.4, that units are issued",
                    BODY,
                    "The mechanism has one body that registers activities. Does it leave the issuance to "
                    "others?",
                    wrong={
                        SECRETARIAT: "The secretariat keeps the registry and carries the issuance out. Who "
                        "tells it to?"
                    },
                    rule="a64.issuance",
                ),
                Case(
                    "statement",
                    "says whether the units of Article 6.4 may be used towards the NDC of another Party",
                    HOST,
                    "Units that go to another NDC are added to an emissions balance. Whose balance is it, "
                    "and so whose signature?",
                    rule="a64.statement",
                ),
                Case(
                    "compare",
                    "compares what both Parties report on the same units, by machine",
                    SECRETARIAT,
                    "It is neither of the two that report. Who runs the database in which the reports meet?",
                    rule="consistency.check",
                ),
            ],
            hints=[
                "Look at the number of the Article first: the Supervisory Body has work under 6.4 only.",
                "Where tonnes may leave a country, it is the country that says so, under both Articles.",
            ],
            after="Remember the pattern: the rules of 6.4 are international, the rules of an approach under "
            "6.2 are bilateral, and the permission to let tonnes go is national in both.",
        )
    ],
)
