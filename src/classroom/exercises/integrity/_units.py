"""Units on offer, judged by the dated conditions of the library, and tonnes that may be counted twice."""

from dataclasses import replace
from datetime import date

from article6.integrity import double_counting
from article6.integrity.eligibility import Unit, eligible, use
from article6.parties import party
from classroom.questions import Case

__all__ = [
    "AGREEMENTS",
    "AIRLINES",
    "AIRLINE_OPTIONS",
    "ASKED_ON",
    "AS_OF",
    "CHECK",
    "DOUBLES",
    "DOUBLE_OPTIONS",
    "LISTED_ON",
    "NAMES",
    "NO",
    "OFFERS",
    "OUTCOMES",
    "TONNES",
    "TOWARDS_NDC",
    "YES",
]

YES, NO, CHECK = "yes", "no", "check"
AS_OF = use("corsia-first-phase").as_of
LISTED_ON = next(
    one.source.as_of for one in use("corsia-first-phase").conditions if one.id == "excluded-by-verra"
)
OUTCOMES, OFFERS, TONNES = {}, {}, {}  # what is known in each case, by its key: to look up in code
_ANSWERS = {"met": YES, "not met": NO, "open": CHECK}

_GOOD = Unit(
    vintage=2021,
    authorized_for=("NDC",),
    first_transferred=True,
    same_period=True,
    used=False,
    inconsistent=False,
)


def _ndc(key: str, text: str, told: str, rule: str, **changes) -> Case:
    OUTCOMES[key] = replace(_GOOD, **changes)
    answer = eligible(OUTCOMES[key], "ndc", AS_OF).answer
    return Case(key, text, _ANSWERS[answer], told, rule=rule)


TOWARDS_NDC = [
    _ndc(
        "airlines only",
        "{host.name} authorized it for other international mitigation purposes, and for nothing else",
        "Read what it was authorized for. Which use is asked for here?",
        "itmo.authorized",
        authorized_for=("IMP",),
    ),
    _ndc(
        "both",
        "{host.name} authorized it for NDCs and for other international mitigation purposes",
        "Two uses are named. Is the one asked for among them?",
        "itmo.authorized",
        authorized_for=("NDC", "IMP"),
    ),
    _ndc(
        "early",
        "The reduction took place in 2020; authorized and first transferred in {vintage}",
        "Which of the years counts: that of the paper, or that of the reduction?",
        "itmo.vintage-2021",
        vintage=2020,
    ),
    _ndc(
        "next period",
        "Vintage {last}, to be used for {next_period}, in the next NDC period",
        "Compare the period of the reduction with that of the use.",
        "balance.same-period",
        same_period=False,
    ),
    _ndc(
        "found",
        "The consistency check found it twice in two reports, so that the balances are affected",
        "An open finding of this kind has a consequence for what it is about. Which?",
        "consistency.no-use",
        inconsistent=True,
    ),
    _ndc(
        "renamed",
        "The project has changed its name since the authorization; the authorization was updated and "
        "published",
        "Is there a condition about the name of a project?",
        "itmo.authorized",
    ),
    _ndc(
        "cancelled",
        "An airline cancelled it last year; now a Party would like to use the same serial numbers",
        "What becomes of a unit that was cancelled for a use?",
        "regular.21e",
        used=True,
    ),
]

AIRLINE_OPTIONS = [
    ("method", "refuse: the method or size is excluded"),
    ("letter", "refuse: no letter of the host for this use"),
    ("adjusted", "refuse: adjustment neither proven nor insured"),
    (CHECK, "go on checking"),
]
_FAILS = {
    "excluded-by-verra": "method",
    "large-renewables": "method",
    "host-letter": "letter",
    "adjusted": "adjusted",
}
_OFFER = Unit(
    vintage=2022,
    programme="Gold Standard",
    methodology="another",
    renewable_mw=0,
    authorized_for=("IMP",),
    adjustment_proven_or_insured=True,
)


def _airline(key: str, text: str, told: str, **changes) -> Case:
    OFFERS[key] = replace(_OFFER, **changes)
    verdict = eligible(OFFERS[key], "corsia-first-phase", AS_OF)
    fails = [found.condition.id for found in verdict.findings if found.result == "not met"]
    return Case(key, text, _FAILS[fails[0]] if fails else CHECK, told)


AIRLINES = [
    _airline(
        "stoves",
        "Verra, efficient stoves under AMS-II.G",
        "The host and the adjustment are in order. What does the prompt say of this programme?",
        programme="Verra",
        methodology="AMS-II.G",
    ),
    _airline(
        "ndc letter",
        "Gold Standard; the letter of the host names NDCs of other Parties and no other use",
        "There is a letter. What is it for?",
        authorized_for=("NDC",),
    ),
    _airline(
        "wind",
        "Verra, a wind farm of 40 MW",
        "Look at the size, and at the programme.",
        programme="Verra",
        renewable_mw=40,
    ),
    _airline(
        "promise",
        "ART, vintage 2023; the host has promised to adjust, nothing is reported yet, and nobody insures it",
        "A promise is a good sign. What is asked for vintages from 2021?",
        programme="ART",
        vintage=2023,
        adjustment_proven_or_insured=False,
    ),
    _airline(
        "new programme",
        "A programme that is not on the list of 2024; its owner says that it was approved since",
        "Lists change, and this one names its day. Can it decide about what came later?",
        programme="a new programme",
    ),
]

ASKED_ON = (
    ("SGP", "PNG", date(2024, 3, 1)),
    ("SGP", "BTN", date(2025, 2, 3)),
    ("SGP", "LAO", date(2025, 3, 3)),
    ("CHE", "GHA", date(2021, 6, 1)),
    ("SGP", "GHA", date(2025, 6, 2)),
    ("CHE", "MNG", date(2026, 2, 2)),
)
NAMES = {code: party(code).name for row in ASKED_ON for code in row[:2]}
_SCHEMES = {"SGP": "singapore", "CHE": "switzerland"}
_TOLD = {
    "PNG": "Find the line, and compare its date with the day of the request.",
    "BTN": "There is an agreement, and it has a date. Which of the two days comes first?",
    "LAO": "Read the kind of the paper. Is it the one that the user asks for?",
    "GHA": "Two users have a line with this host. Take the right one, and read all that stands beside its "
    "date.",
    "MNG": "Read the state. Somebody has agreed to something; have both sides signed?",
}


def _asked(user: str, host: str, day: date) -> Case:
    found = eligible(Unit(host=host), _SCHEMES[user], day).findings
    result = next(one.result for one in found if one.condition.id == "agreement")
    text = f"{NAMES[user]} with {NAMES[host]}, request of {day.day} {day:%B %Y}"
    return Case(f"{user}-{host}", text, _ANSWERS[result], _TOLD[host])


AGREEMENTS = [_asked(*row) for row in ASKED_ON]

DOUBLE_OPTIONS = [
    ("issuance", "the tonne was issued twice"),
    ("claiming", "the tonne is claimed twice"),
    ("use", "the unit is used twice"),
    ("none", "none of these"),
]


def _double(key: str, text: str, told: str, rule: str, **facts) -> Case:
    """The kinds of a case that are about tonnes, and that the decisions settle: one, or none."""
    TONNES[key] = double_counting.Case(**facts)
    found = double_counting.classify(TONNES[key])
    kinds = [one.kind.id for one in found if one.kind.of == "tonnes" and not one.open]
    return Case(key, text, kinds[0] if kinds else "none", told, rule=rule)


DOUBLES = [
    _double(
        "two registries",
        "A biogas plant is in a national scheme and in an independent programme. Both have issued units for "
        "the same "
        "months, and all are still in force. None was used.",
        "None was used, and nobody claims anything yet. How many units stand for one tonne?",
        "identifier.underlying",
        issued_in=("a national scheme", "an independent programme"),
    ),
    _double(
        "no entry",
        "{buyer.name} used it towards its NDC. {host.name} had authorized it, its inventory shows the "
        "reduction, and it "
        "forgot the corresponding adjustment.",
        "There is one unit, used once. Who counts the tonne?",
        "treaty.no-double-counting",
        uses=("ndc",),
    ),
    _double(
        "in order",
        "{buyer.name} used it towards its NDC. {host.name} had authorized it, and has applied the "
        "corresponding "
        "adjustment. The inventory still shows the reduction.",
        "The inventory always shows the reduction. What stands beside it in the balance?",
        "adjustment.all-itmos",
        uses=("ndc",),
        adjusted=True,
    ),
    _double(
        "airline and Party",
        "An airline cancelled it for its obligation; then a Party reports the same serial number as used "
        "towards "
        "its NDC. {host.name} has adjusted once.",
        "The host did its part. Follow the serial number.",
        "report.no-reuse",
        uses=("oimp", "ndc"),
        adjusted=True,
    ),
    _double(
        "for airlines",
        "An airline cancelled it for its obligation. {host.name} had authorized this purpose, the reduction "
        "is within "
        "its NDC, and it has not adjusted: *no country has bought it*.",
        "Two count the tonne. Does it matter that one of them is no country?",
        "adjustment.oimp",
        uses=("oimp",),
    ),
]
