"""The question of the lesson on the activity cycle: three acts, and which one is asked for."""

from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Case, Decisions

APPROVAL, PARTICIPANTS, STATEMENT, OTHERS = "approval", "participants", "statement", "others"


def capital(text):
    return text[0].upper() + text[1:]


EXERCISE = Exercise(
    id="mechanism.which-signature",
    title="Which signature?",
    minutes=(3, 5),
    place="lesson",
    objectives=["tell approval, authorization of participants and the statement on units apart"],
    rules=["a64.approval", "a64.participants", "a64.statement"],
    scenario=lambda pack: Scenario(pack, **opening(pack), users=capital(pack.oimp.user)),
    questions=[
        Decisions(
            prompt="The national authority of {host.name} finds seven notes about *{mechanism.title}* in its "
            "mail. Which act does each of them concern?{invented}",
            options=[
                (APPROVAL, "the approval of the activity"),
                (PARTICIPANTS, "the authorization of participants"),
                (STATEMENT, "the statement on the units"),
                (OTHERS, "none of the three: others decide"),
            ],
            cases=[
                Case(
                    "register",
                    "“We request registration next month and need your paper before that.”",
                    APPROVAL,
                    "Registration is about the activity itself, not yet about units.",
                    wrong={
                        STATEMENT: "The statement is encouraged as early as possible, yet it is needed by "
                        "issuance. What has to be there before the request for registration?"
                    },
                    rule="a64.approval",
                ),
                Case(
                    "company",
                    "“Our sister company joins us and would like to hold units, too.”",
                    PARTICIPANTS,
                    "This is about who takes part. Which act names entities?",
                    rule="a64.participants",
                ),
                Case(
                    "count",
                    "“{buyer.name} asks whether it may count the units towards its NDC.”",
                    STATEMENT,
                    "If {buyer.name} counts them, somebody has to add them. Which act has that price?",
                    wrong={
                        APPROVAL: "An approved activity may be registered. Does that say what its units "
                        "may be used for?"
                    },
                    rule="a64.statement",
                ),
                Case(
                    "renew",
                    "“Will it be possible to renew the crediting period?”",
                    APPROVAL,
                    "Renewal prolongs the activity. Which of the three acts promises it, or does not?",
                    rule="a64.approval",
                ),
                Case(
                    "airline",
                    "“{users} would like to use some units. What counts as their first transfer?”",
                    STATEMENT,
                    "The host chooses among three events. Where does it write its choice down?",
                    rule="a64.statement",
                ),
                Case(
                    "tonnes",
                    "“Last year's reductions are ready to be certified in writing.”",
                    OTHERS,
                    "A ministry signs what only a State can decide. Who determines how much was reduced?",
                    rule="a64.verification",
                ),
                Case(
                    "why",
                    "“How does the activity relate to your NDC, and what does it do for sustainable "
                    "development? It must be on file.”",
                    APPROVAL,
                    "Two of these explanations go into one paper, together with a yes. Which yes?",
                    rule="a64.approval",
                ),
            ],
            hints=[
                "Ask what each note is about: the activity, the entities, or the units.",
                "Whatever may later change the emissions balance belongs to the units.",
            ],
            after="One office may put all three into one letter. They stay three acts: the text of the "
            "letter decides which of them were done.",
        )
    ],
)
