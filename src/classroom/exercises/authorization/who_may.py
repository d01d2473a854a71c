"""Who may do what: the Parties, the entities and the offices around an authorization."""

from typing import Any

from article6.reports.deadlines import cut_off, end_year_btr
from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Case, Choice, Decisions, Item, Mistake, Number, Option, Ordering


def scenario(pack: Any) -> Scenario:
    verified, issued = (sum(part.values()) for part in (pack.oimp.verified, pack.oimp.issued))
    return Scenario(
        pack,
        verified=verified,
        issued=issued,
        cancelled=sum(pack.oimp.cancelled.values()),
        end=pack.period.last,
        cut_off=cut_off(pack.period.last).year,
        report=end_year_btr(pack.period.last),
        **opening(pack),
    )


HOST, BUYER, BOTH, NOBODY = "host", "buyer", "both", "nobody"
ACTS = [
    Case(
        "authorize sale",
        "authorizes the outcomes of *{approach.title}* for use towards an NDC, before they are first "
        "transferred",
        HOST,
        "Where did the mitigation occur? The first transfer needs the authorization of that Party.",
        rule="first-transfer.authorized",
    ),
    Case(
        "authorize use",
        "authorizes the use of the acquired ITMOs towards the NDC of {buyer.name}",
        BUYER,
        "Whose NDC is it? Using ITMOs needs an authorization by the Party that uses them, too.",
        rule="authorization.use-party",
    ),
    Case(
        "define",
        "says which event is the first transfer of outcomes for other purposes",
        HOST,
        "Who specifies the definition under 2/CMA.3 annex 2(b)?",
        rule="first-transfer.oimp",
    ),
    Case(
        "initial report",
        "submits an initial report",
        BOTH,
        "Does the duty to report depend on selling or on taking part?",
        rule="report.initial",
    ),
    Case(
        "annual",
        "reports its own actions every year in the agreed electronic format",
        BOTH,
        "One sale stands in two reports. Whose?",
        rule="report.annual",
    ),
    Case(
        "add",
        "adds the quantity to its emissions balance",
        HOST,
        "Who gave the reduction away?",
        rule="balance.add-first-transfers",
    ),
    Case(
        "approve quality",
        "needs an approval of the approach by the review team before it starts",
        NOBODY,
        "Look at the limits of a review. May it judge whether an approach is appropriate?",
        rule="review.not",
    ),
    Case(
        "edit identifier",
        "may change the identifier of a unit after it has arrived",
        NOBODY,
        "What does an identifier do through splits and sales?",
        rule="identifier.unchanged",
    ),
]

EXERCISE = Exercise(
    id="authorization.who-may",
    title="Who may do what?",
    minutes=(15, 25),
    objectives=[
        "tell what the host, the buyer, both or nobody does",
        "put the steps around an authorization in order",
    ],
    rules=["participation.authorization", "authorization.use-party", "first-transfer.authorized"],
    scenario=scenario,
    story=(
        "{host.name} and {buyer.name} start a cooperative approach, *{approach.title}*. In the first "
        "meeting everybody "
        "talks about authorization and means something else. You write down who does what. {caution}"
    ),
    questions=[
        Choice(
            prompt="To whom does 4/CMA.6 leave the choice of the office that signs?",
            options=[
                Option(
                    "party",
                    "To each Party",
                    True,
                    "The decisions ask for arrangements to authorize (2/CMA.3 annex 4(c)) and leave the "
                    "office to the "
                    "Party.",
                    "participation.authorization",
                ),
                Option(
                    "secretariat",
                    "To the secretariat",
                    False,
                    "It gives identifiers and keeps the platform. Does it authorize?",
                    "carp.repository",
                ),
                Option(
                    "environment",
                    "Always to the ministry of environment",
                    False,
                    "Many countries chose it, others did not. Is there a text that says so?",
                    "participation.authorization",
                ),
            ],
            hints=[
                "Look for the responsibility in 2/CMA.3 annex 4.",
                "It speaks of arrangements, not of an office.",
            ],
        ),
        Decisions(
            prompt="Who does this? Complete each line with {host.name}, {buyer.name}, both, or nobody.",
            cases=ACTS,
            options=[
                (HOST, "{host.name}"),
                (BUYER, "{buyer.name}"),
                (BOTH, "Both"),
                (NOBODY, "Nobody"),
            ],
            hints=[
                "Ask where the mitigation occurred, and whose NDC the use is for.",
                "Reporting is for all who take part. Two of the eight are for nobody.",
            ],
            after="Two authorizations meet in one sale: that of the host, and that of the Party that uses.",
        ),
        Ordering(
            prompt="Put the papers of {host.name} in order, from the first.",
            items=[
                Item("arrangements", "The arrangements: who authorizes, and how"),
                Item("authorize", "The authorization, and with it the initial report that holds a copy"),
                Item("annual", "The first annual report with a first transfer"),
                Item("btr", "The biennial transparency report with table 4"),
            ],
            mistakes=[
                Mistake(
                    "report after the actions",
                    lambda s: ["arrangements", "annual", "authorize", "btr"],
                    "The initial report on an approach is a condition for the annual report on it. Which "
                    "comes first?",
                    "aef.initial-first",
                ),
                Mistake(
                    "authorized before anybody may",
                    lambda s: ["authorize", "arrangements", "annual", "btr"],
                    "Who signs it, and how was that settled? Look at 2/CMA.3 annex 4(c).",
                    "participation.authorization",
                ),
            ],
            hints=[
                "The initial report comes no later than the authorization, or with the next biennial report.",
                "An annual report needs an initial report.",
            ],
            rule="aef.sequence",
        ),
        Number(
            prompt="Under *{oimp_approach.title}* the first transfer is the **issuance**. {verified:,} t "
            "are verified "
            "and authorized, {issued:,} t issued, {cancelled:,} t cancelled for {oimp.user}. How much is "
            "first "
            "transferred?",
            unit="t CO2 eq",
            answer=lambda s: s.issued,
            mistakes=[
                Mistake(
                    "authorized",
                    lambda s: s.verified,
                    "This would be right if the authorization were the first transfer.",
                    "first-transfer.oimp",
                ),
                Mistake(
                    "cancelled",
                    lambda s: s.cancelled,
                    "This would be right if the use or cancellation were the first transfer.",
                    "first-transfer.oimp",
                ),
                Mistake(
                    "added up",
                    lambda s: s.issued + s.cancelled,
                    "A unit is first transferred once, by the event that was named.",
                    "first-transfer.oimp",
                ),
            ],
            hints=["The definition names one event.", "Look for the quantity of that event."],
            working="What was issued.",
            rule="first-transfer.oimp",
        ),
        Choice(
            prompt="The NDC of {host.name} ends in {end}. The outcomes are for other "
            "international mitigation purposes (OIMP). By when is their first transfer recorded at the "
            "latest, if the report on that year comes in time?",
            options=[
                Option(
                    "end",
                    "31 December {end}",
                    False,
                    "The last outcomes of {end} could hardly be verified by then. Count back from the "
                    "report.",
                    "first-transfer.cut-off",
                ),
                Option(
                    "cut off",
                    "31 December {cut_off}",
                    True,
                    "The report with end-year information is due at the end of {report}; the cut-off is the "
                    "end "
                    "of the year before.",
                    "first-transfer.cut-off",
                ),
                Option(
                    "never",
                    "There is no date",
                    False,
                    "For use towards an NDC there is none of this kind. For OIMP read 4/CMA.6 paragraph 14.",
                    "first-transfer.cut-off",
                ),
            ],
            hints=[
                "The date is counted back from the report that shows whether the NDC was achieved.",
                "That report is due at the end of {report}. The first transfer is recorded a year before.",
            ],
        ),
    ],
)
