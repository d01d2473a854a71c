"""Twelve sentences of a draft briefing: true or false, and by which paragraph."""

from article6 import rules
from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Case, Choice, Decisions, Option

TRUE, FALSE = "true", "false"
TRUTH = [(TRUE, "true"), (FALSE, "false")]

UNITS = [
    Case(
        "metric",
        "**A.** An ITMO can be counted in {non_ghg.unit} of {non_ghg.indicator}, if the participating "
        "Parties chose this metric and it is consistent with their NDCs.",
        TRUE,
        "Tonnes are the usual metric. Does the definition know another one, and who chooses it?",
        rule="itmo.metric",
    ),
    Case(
        "a64 by birth",
        "**B.** Every A6.4ER is an ITMO from the day it is issued.",
        FALSE,
        "Look at the last point of the definition. It has a condition: what has the host Party done?",
        rule="itmo.a64",
    ),
    Case(
        "vintage",
        "**C.** The vintage of an ITMO is the year in which the mitigation was verified.",
        FALSE,
        "Verification may come years later. Which year does the CMA name instead?",
        rule="itmo.vintage",
    ),
    Case(
        "co-benefits",
        "**D.** Mitigation that comes along with an adaptation measure can be an ITMO.",
        TRUE,
        "The definition names reductions and removals, and then it goes on. What does it include?",
        rule="itmo.reduction-or-removal",
    ),
]

ENTRIES = [
    Case(
        "outside",
        "**E.** What {host.name} first transfers from a sector outside its NDC is adjusted like the rest.",
        TRUE,
        "Two paragraphs stand side by side, one for inside and one for outside. Compare their last words.",
        rule="adjustment.outside-ndc",
    ),
    Case(
        "buying",
        "**F.** {buyer.name} subtracts ITMOs from its emissions balance when it buys them.",
        FALSE,
        "The annex names one event for the Party that subtracts. Is it the purchase?",
        rule="balance.subtract-uses",
    ),
    Case(
        "transfer year",
        "**G.** {host.name} adds ITMOs to its balance in the year in which they leave its registry.",
        FALSE,
        "Two dates belong to each unit: that of the transfer, and that of the mitigation. Which of them "
        "does the annex take?",
        rule="balance.add-first-transfers",
    ),
    Case(
        "no buyer",
        "**H.** Units that {oimp.user} use for an obligation of their own are added by {host.name} at their "
        "first transfer, although no Party buys them.",
        TRUE,
        "No Party subtracts here. Does the rule for other international mitigation purposes ask for a buyer?",
        rule="adjustment.oimp",
    ),
]

BODIES = [
    Case(
        "review",
        "**I.** Before ITMOs are used, the technical expert review approves the cooperative approach.",
        FALSE,
        "Read what the review looks at. Is it the approach, or what a Party reports about it?",
        rule="review.purpose",
    ),
    Case(
        "adaptation under 6.2",
        "**J.** Under Article 6.2, Parties must give 5% of their ITMOs to the Adaptation Fund.",
        FALSE,
        "Find the verb in the annex. Is it the verb of a duty?",
        rule="report.adaptation",
    ),
    Case(
        "exemption",
        "**K.** An activity in a least developed country gives no share of its A6.4ERs for adaptation, "
        "unless that country chooses otherwise.",
        TRUE,
        "The general rule is 5%. Baku (6/CMA.6, 2024) added a paragraph for two groups of "
        "countries. What may they do?",
        rule="a64.exemption",
    ),
    Case(
        "levy adjusted",
        "**L.** {host.name} makes corresponding adjustments also for those authorized A6.4ERs that are "
        "forwarded to the Adaptation Fund at issuance.",
        TRUE,
        "Nobody paid for these units. But what does the annex call their forwarding, if they are authorized?",
        rule="a64.adaptation-process",
    ),
]


def _cite(id):
    return id, rules.get(id).cite


def _where(numbered, paragraphs):
    """Cases that ask for the paragraph: [(letter of the sentence, what it is about, rule, hint)]."""
    known = {id for id, _ in paragraphs}
    # No `rule`: the line that names it is the answer.
    return [
        Case(f"sentence {letter}", f"sentence {letter}, {about}", rule, told)
        for letter, about, rule, told in numbered
        if rule in known
    ]


FIRST = [
    _cite(id)
    for id in (
        "balance.subtract-uses",
        "itmo.vintage-2021",
        "itmo.reduction-or-removal",
        "adjustment.outside-ndc",
        "itmo.a64",
        "adjustment.inside-ndc",
        "itmo.vintage",
        "itmo.real",
        "balance.add-first-transfers",
    )
]
FIRST_CASES = _where(
    [
        (
            "B",
            "on A6.4ERs",
            "itmo.a64",
            "It is a point of the definition of an ITMO, and not one of the first.",
        ),
        (
            "C",
            "on the vintage",
            "itmo.vintage",
            "Glasgow (2/CMA.3, 2021) used the word; a later decision says what it means.",
        ),
        (
            "D",
            "on adaptation measures",
            "itmo.reduction-or-removal",
            "It is the point of the definition that says what kind of mitigation counts.",
        ),
        (
            "E",
            "on sectors outside the NDC",
            "adjustment.outside-ndc",
            "It follows the paragraph on what is inside the NDC, towards the end of the chapter on "
            "adjustments.",
        ),
        (
            "F",
            "on the purchase",
            "balance.subtract-uses",
            "It is half of the paragraph on the emissions balance: the half for the Party that subtracts.",
        ),
        (
            "G",
            "on the year of the transfer",
            "balance.add-first-transfers",
            "It is half of the paragraph on the emissions balance: the half for the Party that adds.",
        ),
    ],
    FIRST,
)

SECOND = [
    _cite(id)
    for id in (
        "a64.exemption",
        "a64.omge-process",
        "adjustment.oimp",
        "a64.late-authorization",
        "a64.adaptation-process",
        "report.adaptation",
        "a64.levy-adaptation",
        "review.purpose",
    )
]
SECOND_CASES = _where(
    [
        (
            "H",
            "on units without a buyer",
            "adjustment.oimp",
            "It closes the part on adjustments for uses other than an NDC.",
        ),
        (
            "I",
            "on the review",
            "review.purpose",
            "It opens the chapter on review, after the chapter on reporting.",
        ),
        (
            "J",
            "on 5% under Article 6.2",
            "report.adaptation",
            "It stands near the end of the guidance on Article 6.2, in the chapter on ambition.",
        ),
        (
            "K",
            "on least developed countries",
            "a64.exemption",
            "It was decided in Baku, in 2024, in the decision on the mechanism.",
        ),
        (
            "L",
            "on A6.4ERs for the Adaptation Fund",
            "a64.adaptation-process",
            "It describes a step of the mechanism registry. Sharm el-Sheikh worked out these steps, in 2022.",
        ),
    ],
    SECOND,
)

conditional = Choice(
    prompt="A thirteenth sentence stood in the draft: *With the authorization, {host.name} makes its "
    "corresponding adjustment.* As it stands it misleads. In which case does the authorization itself set "
    "off the adjustment?",
    options=[
        Option(
            "signed",
            "The authorization is signed by both Parties",
            False,
            "Two signatures permit, as one does. Which event does the balance wait for?",
            "balance.add-first-transfers",
        ),
        Option(
            "quantity",
            "The authorization names a quantity and a vintage",
            False,
            "Then everybody knows how much may leave, and of which year. Has anything left?",
            "balance.add-first-transfers",
        ),
        Option(
            "defined",
            "It covers other international mitigation purposes, and {host.name} has named it as first "
            "transfer",
            True,
            "For such purposes the host may name the authorization, the issuance, or the use or "
            "cancellation.",
            "first-transfer.oimp",
        ),
        Option(
            "a64",
            "It covers A6.4ERs, which the Supervisory Body has already approved for issuance",
            False,
            "Issuance comes first, then the first transfer. The Body's approval sets neither off for the "
            "host's balance. For which uses can a host choose the event?",
            "a64.double-counting",
        ),
    ],
    hints=[
        "The adjustment follows the first transfer. So ask: when is an authorization a first transfer?",
        "For use towards an NDC there is no choice. Look at the other purposes, in annex 2(b).",
    ],
    rule="first-transfer.oimp",
)

EXERCISE = Exercise(
    id="rules.twelve-statements",
    title="Twelve sentences of a briefing",
    minutes=(25, 40),
    objectives=[
        "tell true from false in twelve statements on Article 6",
        "name the paragraph that decides each of them",
    ],
    rules=["itmo.a64", "balance.subtract-uses", "adjustment.oimp", "a64.adaptation-process"],
    scenario=lambda pack: Scenario(pack, **opening(pack)),
    story="{boss} of {host.name} is to speak about Article 6 next week. A draft of the briefing lies on "
    "your desk: twelve sentences, some true, some false. Whatever stays in will be quoted. An *ITMO* is an "
    "internationally transferred mitigation outcome, an *A6.4ER* an emission reduction of the Article 6.4 "
    "mechanism, an *NDC* a nationally determined contribution.\n\n{caution}",
    questions=[
        Decisions(
            prompt="Sentences A to D, on **units**. True or false?",
            options=TRUTH,
            cases=UNITS,
            hints=[
                "The definition has seven points, (a) to (g), in 2/CMA.3 annex 1. One of the four sentences "
                "is decided elsewhere.",
                "Ask of each sentence: does the text say it without a condition that was left out here?",
            ],
            after="The two false ones have the same fault: they take a later step of paper, verification or "
            "issuance, for the thing itself.",
        ),
        Decisions(
            prompt="Sentences E to H, on **entries** in the emissions balance. True or false?",
            options=TRUTH,
            cases=ENTRIES,
            hints=[
                "Annex 8 has a sentence for who adds and one for who subtracts. Each names an event and a "
                "year.",
                "For the other two read annex 14 and 16: do they make an exception, or take one away?",
            ],
            after="Event and year: first transfer and vintage for the host, use and the year of use for the "
            "Party that uses.",
        ),
        Decisions(
            prompt="Sentences I to L, on **bodies and shares**. True or false?",
            options=TRUTH,
            cases=BODIES,
            hints=[
                "First see whether a sentence is about Article 6.2 or 6.4. Their shares for adaptation "
                "differ.",
                "Under 6.2 the CMA encourages, under 6.4 it levies. And a review reads reports.",
            ],
            after="A levy under 6.4, an encouragement under 6.2. A contract between two Parties may ask for "
            "more than the guidance does.",
        ),
        Decisions(
            prompt="Now give the minister the place. Which paragraph decides each of these sentences? They "
            "keep their letters; some paragraphs are left over.",
            options=FIRST,
            cases=FIRST_CASES,
            hints=[
                "2/CMA.3 annex 1 is the definition, annex 8 the balance, annex 13 and 14 what is adjusted.",
                "One sentence is decided in a decision of 2022. Of the two halves of annex 8, (a) comes "
                "first: which Party acts first?",
            ],
            after="Sentence A is decided by 2/CMA.3 annex 1(c).",
        ),
        Decisions(
            prompt="And which paragraph decides each of the last five? Again some are left over.",
            options=SECOND,
            cases=SECOND_CASES,
            hints=[
                "2/CMA.3 is the guidance on Article 6.2; 7/CMA.4 and 6/CMA.6 have the later rules on "
                "Article 6.4.",
                "In 2/CMA.3 annex the order is: adjustments, reporting, review, tracking, ambition.",
            ],
        ),
        conditional,
    ],
)
