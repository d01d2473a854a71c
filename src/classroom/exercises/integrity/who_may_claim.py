"""The question of the lesson on claims: whose reduction is it, and do the decisions say so?"""

from classroom.exercise import Exercise, Scenario
from classroom.questions import Case, Decisions

YES, NO, OPEN = "yes", "no", "open"


def scenario(pack):
    """A vintage of the pack."""
    vintage = min(year for year, tonnes in pack.transfers.by_vintage.items() if tonnes)
    return Scenario(pack, vintage=vintage)


EXERCISE = Exercise(
    id="integrity.who-may-claim",
    title="“This reduction is ours”",
    minutes=(3, 5),
    place="lesson",
    objectives=["say who may count a tonne, and where the decisions are silent"],
    rules=["treaty.no-double-counting", "a64.unit-kinds", "adjustment.oimp", "report.no-reuse"],
    scenario=scenario,
    questions=[
        Decisions(
            prompt="Five times somebody says of a tonne from {host.name}, vintage {vintage}: *“this "
            "reduction counts for us.”* All of them hold a unit of a good programme. Do the "
            "decisions carry the sentence?",
            options=[
                (YES, "yes"),
                (NO, "no"),
                (OPEN, "the decisions do not say"),
            ],
            cases=[
                Case(
                    "buyer",
                    "{buyer.name}, which used it towards its NDC; {host.name} authorized this use, first "
                    "transferred the unit and adjusted",
                    YES,
                    "Authorized, first transferred, adjusted, used. What would still be missing?",
                    rule="treaty.no-double-counting",
                ),
                Case(
                    "contribution",
                    "a company that paid for a mitigation contribution A6.4ER, and means that {host.name} "
                    "should no longer count the tonne",
                    NO,
                    "Read in its name to whose emission levels such a unit contributes.",
                    rule="a64.unit-kinds",
                ),
                Case(
                    "airline",
                    "an airline that cancelled it for its international obligation; {host.name} authorized "
                    "this purpose and adjusted",
                    YES,
                    "No Party subtracts the tonne here. Did the host keep it, or add it?",
                    rule="adjustment.oimp",
                ),
                Case(
                    "company",
                    "a company that retired a voluntary credit for its own footprint; {host.name} signed "
                    "nothing, and counts the tonne",
                    OPEN,
                    "Parties agreed on what Parties and authorized users count. Is a company without an "
                    "authorization one of them?",
                    rule="itmo.oimp",
                ),
                Case(
                    "twice",
                    "{third.name}, which took over the unit after {buyer.name} had used it towards its NDC",
                    NO,
                    "The registry of the first user has something to say about a used unit.",
                    rule="report.no-reuse",
                ),
            ],
            hints=[
                "Ask three things: who authorized what, who adjusted, and who used the unit before.",
                "In one of the five, no authorization was ever asked for.",
            ],
            after="Silence of the decisions is neither a yes nor a no. There, codes of conduct, consumer "
            "law and the next journalist decide.",
        )
    ],
)
