"""The files on the desk of a national authority: requests, papers, and reductions of CDM activities."""

from datetime import date

from article6.mechanism.transition import CdmCase, classify
from classroom.questions import Case

__all__ = ["CDM_CASES", "PAPERS", "PAPER_OPTIONS", "REQUESTS", "REQUEST_OPTIONS"]

NOTHING, REGISTER, ENTITIES, ADJUST = "nothing", "register", "entities", "adjust"
PAPER_OPTIONS = [
    (NOTHING, "nothing yet"),
    (REGISTER, "the activity can be registered"),
    (ENTITIES, "these entities can take part"),
    (ADJUST, "these units are adjusted for at first transfer"),
]
PAPERS = [
    Case(
        "list",
        "A public list of the types of activity that {host.name} *would consider* approving",
        NOTHING,
        "The list speaks of types. Has anyone said yes to an activity, an entity or a unit?",
        rule="a64.host-activity-types",
    ),
    Case(
        "approval",
        "The approval of *{mechanism.title}*. It explains what it does for sustainable development and for "
        "the NDC, and mentions that {buyer.name} is interested in the units",
        REGISTER,
        "This is one of three acts. At what does an approval say yes?",
        {
            ADJUST: "A buyer is mentioned, and no unit is authorized. Which act would do that?",
            NOTHING: "Something may now be requested that could not be requested before. What?",
        },
        "a64.approval",
    ),
    Case(
        "entities",
        "A letter that authorizes the operator and its bank as participants",
        ENTITIES,
        "The letter names two entities, and no units. What may they do now?",
        rule="a64.participants",
    ),
    Case(
        "statement",
        "A statement that authorizes all units of *{mechanism.title}* for the NDC of {buyer.name}",
        ADJUST,
        "{buyer.name} will count these units. What does {host.name} owe for that?",
        rule="a64.adjust-ndc",
    ),
    Case(
        "late",
        "A statement that authorizes mitigation contribution A6.4ERs which the participants still hold",
        ADJUST,
        "They were issued without an authorization. What are they after this statement?",
        rule="a64.late-conditions",
    ),
]

APPROVE, AUTHORIZE, CONTRIBUTION, WAIT, REFUSE = "approve", "authorize", "contribution", "wait", "refuse"
REQUEST_OPTIONS = [
    (APPROVE, "Approve the activity"),
    (ENTITIES, "Authorize participants"),
    (AUTHORIZE, "Authorize units"),
    (CONTRIBUTION, "Allow mitigation contribution A6.4ERs"),
    (WAIT, "Wait for what is missing"),
    (REFUSE, "Refuse"),
]
REQUESTS = [
    Case(
        "new activity",
        "An activity of a type on your list. Its file explains what it does for sustainable development and "
        "for the NDC. Registration is to be requested next week. Units are not mentioned.",
        APPROVE,
        "Registration comes next. Which act has to be there before it is requested?",
        {WAIT: "Units are not mentioned, true. Does registration need them?"},
        "a64.approval",
    ),
    Case(
        "new operator",
        "An approved activity. A second operator wants to take part, with an account of its own.",
        ENTITIES,
        "The activity stays the same, and nobody speaks of uses. Who is new?",
        rule="a64.participants",
    ),
    Case(
        "room is there",
        "Issuance is to be requested next month. {buyer.name} wants all units for its NDC, and your target "
        "leaves room for the adjustment.",
        AUTHORIZE,
        "Status is assigned at issuance, by your statement. Which one fits the use that is planned?",
        rule="a64.statement-early",
    ),
    Case(
        "room not known",
        "Issuance is to be requested next month. Whether your target leaves room is known in a year. A "
        "development bank pays for results meanwhile, and the participants will hold the units.",
        CONTRIBUTION,
        "The units can be issued now, and the decision on their use come later. By which status?",
        {
            WAIT: "You may wait with one decision. Must the participants wait with theirs?",
            AUTHORIZE: "An authorization is hard to take back once units have moved. Is there a status that "
            "keeps the choice open?",
        },
        "a64.statement-content",
    ),
    Case(
        "page missing",
        "A request for approval today. The explanation of how the activity relates to the NDC is promised "
        "for the time after registration.",
        WAIT,
        "Read what the approval itself confirms and explains. Is all of it in the file?",
        {REFUSE: "The page is late. Is there anything that prevents it from being written?"},
        "a64.approval",
    ),
    Case(
        "sold on",
        "A trading house asks you to authorize mitigation contribution A6.4ERs that it bought from the "
        "participants last year, inside the mechanism registry.",
        REFUSE,
        "Who has to hold the units on the day of a late authorization?",
        {WAIT: "Which paper could make the sale undone?"},
        "a64.late-conditions",
    ),
    Case(
        "buyer not ready",
        "Authorized units are to go tomorrow to the account of a company of {buyer.name}. {buyer.name} has "
        "not yet authorized that company, and says that it will.",
        WAIT,
        "A paper is owed before any first transfer to this account. By whom?",
        {REFUSE: "{buyer.name} can still give what is missing. What comes first, the paper or the transfer?"},
        "a64.other-parties",
    ),
    Case(
        "tenth year",
        "A request that your approval promise one renewal of a fixed crediting period of ten years.",
        REFUSE,
        "How often may a period of this kind be renewed?",
        {APPROVE: "You can approve an activity. Can you promise what annex 31(f) does not offer?"},
        "a64.crediting-period",
    ),
]

_ROADS = (
    (
        "first NDC",
        "registered in 2014, reductions of 2019, wanted for a first NDC",
        CdmCase(registered=date(2014, 5, 1), year=2019),
        "Two questions decide for reductions up to 2020: when was it registered, and which NDC is it for?",
        "a64.cers",
    ),
    (
        "too early",
        "registered in 2012, reductions of 2018, wanted for a first NDC",
        CdmCase(registered=date(2012, 5, 1), year=2018),
        "For CERs a day of registration draws the line. On which side is this activity?",
        "a64.cers",
    ),
    (
        "transition",
        "registered in 2012, reductions of 2022; still active on 1 January 2021, transition requested in "
        "June 2023, approved by the host Party in March 2025, all other requirements met",
        CdmCase(
            registered=date(2012, 5, 1),
            year=2022,
            requested=date(2023, 6, 1),
            approved=date(2025, 3, 1),
        ),
        "For reductions from 2021 the year of registration does not count. What does?",
        "a64.transition",
    ),
    (
        "no approval",
        "registered in 2014, reductions of 2022; transition requested in June 2023, never approved by the "
        "host Party",
        CdmCase(registered=date(2014, 5, 1), year=2022, requested=date(2023, 6, 1)),
        "A request is one half. Who has to give the other?",
        "a64.transition-approval",
    ),
    (
        "late request",
        "registered in 2015, reductions of 2023; transition requested in February 2024, approved by the "
        "host Party in June 2024",
        CdmCase(
            registered=date(2015, 5, 1),
            year=2023,
            requested=date(2024, 2, 15),
            approved=date(2024, 6, 1),
        ),
        "The approval is there. Compare the day of the request with 7/CMA.4 annex I para. 11.",
        "a64.transition-request",
    ),
    (
        "later NDC",
        "registered in 2014, reductions of 2020, wanted for a second NDC",
        CdmCase(registered=date(2014, 5, 1), year=2020, purpose="later NDC"),
        "The day of registration is fine. For which NDC may a CER be used?",
        "a64.cers",
    ),
)
CDM_CASES = [
    Case(key, text, classify(file).outcome, told, rule=rule) for key, text, file, told, rule in _ROADS
]
