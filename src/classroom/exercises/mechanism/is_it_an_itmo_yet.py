"""The question of the lesson on joint crediting: is this credit an ITMO, not yet, or never?"""

from article6.tables import rows
from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Case, Decisions

YES, NOT_YET, NEVER = "yes", "not yet", "never"


def scenario(pack):
    """The story's vintage, and the largest real issuance to Japan in the table of the course."""
    issued = [row for row in rows("jcm-issuances") if row["party"] == "JPN" and row["issued_on"]]
    real = max(issued, key=lambda row: row["issued_t_co2"])
    if real["before_2021"] != "yes":
        raise ValueError(
            "The case needs an issuance for reductions before 2021; the largest in the table is newer."
        )
    return Scenario(pack, **opening(pack), vintage=pack.mechanism.vintage, real=real)


EXERCISE = Exercise(
    id="mechanism.is-it-an-itmo-yet",
    title="Is it an ITMO yet?",
    minutes=(3, 5),
    place="lesson",
    objectives=["say when a credit of a joint scheme is an ITMO"],
    rules=["itmo.vintage-2021", "itmo.authorized", "itmo.oimp"],
    scenario=scenario,
    questions=[
        Decisions(
            prompt="The first case is real, from the Joint Crediting Mechanism (JCM) in Mongolia. For the "
            "others, suppose that {host.name} and {buyer.name} run a scheme of the same design. What are "
            "these credits?{invented}",
            options=[
                (YES, "ITMOs"),
                (NOT_YET, "not ITMOs yet: something is missing"),
                (NEVER, "never ITMOs"),
            ],
            cases=[
                Case(
                    "old",
                    "{real[issued_t_co2]:,} t, issued to Japan on {real[issued_on]} under project "
                    "{real[project]}, for reductions from {real[monitored_from]} to {real[monitored_to]}",
                    NEVER,
                    "The date of issuance looks recent. In which years did the mitigation occur?",
                    wrong={
                        NOT_YET: "Which document could still be added so that the mitigation moves into "
                        "another year?"
                    },
                    rule="itmo.vintage-2021",
                ),
                Case(
                    "registered",
                    "A project that the joint committee has registered; monitoring begins next year",
                    NOT_YET,
                    "A registered project is a promise. What has to be real and verified?",
                    rule="itmo.real",
                ),
                Case(
                    "issued",
                    "Credits of {vintage}, verified and issued in both registries; {host.name} has given no "
                    "authorization",
                    NOT_YET,
                    "Issuance is an act of the scheme. Which act of {host.name} does Article 6.2 ask for?",
                    wrong={NEVER: "The vintage is fine. Can the act that is missing still come?"},
                    rule="itmo.authorized",
                ),
                Case(
                    "moved",
                    "Credits of {vintage} that {host.name} authorized for {buyer.name}'s NDC and that have "
                    "been transferred to {buyer.name}",
                    YES,
                    "Go through the tests: real and verified, vintage, authorized. Is anything left?",
                    rule="itmo.authorized",
                ),
                Case(
                    "airline",
                    "Credits of {vintage} that {host.name} authorized for use by {oimp.user}; "
                    "they count towards no NDC",
                    YES,
                    "An NDC is not the only use that can be authorized. Which other does annex 1(f) name?",
                    rule="itmo.oimp",
                ),
                Case(
                    "straddle",
                    "The part for October to December 2020 of a monitoring period from October 2020 to "
                    "March 2021",
                    NEVER,
                    "A monitoring period may be cut at New Year. On which side does this part lie?",
                    rule="itmo.vintage-2021",
                ),
            ],
            hints=[
                "Ask for the year of the reduction first. It cannot be mended.",
                "Then look for the host's authorization. It can still come.",
            ],
            after="A credit is what a scheme issues. An ITMO is what the host has authorized to leave.",
        )
    ],
)
