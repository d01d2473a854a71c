"""What is this unit good for? Uses and their conditions, double counting, and stored carbon that is lost "
"again."""

from typing import Any

from article6.integrity.permanence import reverse, set_aside
from article6.tables import rows
from classroom.exercise import Exercise, Given, Scenario
from classroom.exercises.integrity import _units
from classroom.opening import opening
from classroom.questions import Decisions, FreeText, Mistake, Table

BUFFER = ("Set aside in the buffer", "Units for the holder")
FIRE = ("Left in the buffer after the loss", "Still to be remedied after that")
REVERSALS = "a64.design-reversals"


def scenario(pack: Any) -> Scenario:
    story = pack.integrity
    score = story.buffer_percent / 100
    stored = set_aside(story.removals, score, levies_on="holder")
    return Scenario(
        pack,
        **opening(pack),
        vintage=pack.period.first,
        last=pack.period.last,
        next_period=pack.period.last + 1,
        stored=stored,
        on_all=set_aside(story.removals, score, levies_on="all"),
        no_levies=set_aside(story.removals, score),
        fire=reverse(stored.buffer, story.reversal),
        as_of=_units.AS_OF,
        listed_on=_units.LISTED_ON,
        outcomes=_units.OUTCOMES,
        offers=_units.OFFERS,
        asked_on=_units.ASKED_ON,
        tonnes=_units.TONNES,
    )


def tables(s: Any) -> list[Given]:
    pairs = {(user, host) for user, host, _ in _units.ASKED_ON}
    found = [row for row in rows("arrangements") if (row["acquiring_party"], row["host_party"]) in pairs]
    return [
        Given(
            "Arrangements of two users, from the table of this course. Incomplete; look at the original",
            ("User and host", "Paper", "State, as far as seen"),
            [
                (
                    f"{_units.NAMES[row['acquiring_party']]}, {_units.NAMES[row['host_party']]}",
                    row["kind"],
                    f"{row['status']}, {row['dated_on']}"
                    + ("" if row["date_mark"] == "seen" else " (date not confirmed)"),
                )
                for row in found
            ],
        )
    ]


towards_ndc = Decisions(
    prompt="A Party would like to use these outcomes from {host.name} towards its NDC. What you read below "
    "is new; all else is in order: first transferred after authorization, same NDC period, never used. Which "
    "can you refuse at once, by a rule or at the request of the CMA? The others get no plain yes: whether an "
    "outcome is real, verified and additional has to be judged on its documents.",
    options=[
        (_units.NO, "refuse: a condition is not met"),
        (_units.CHECK, "go on checking: nothing speaks against it yet"),
    ],
    cases=_units.TOWARDS_NDC,
    rule="itmo.authorized",
    hints=[
        "Go through seven points: authorized for this use, vintage, first transfer, period, unused, "
        "consistent, quality.",
        "Two of the seven pass as far as you can see.",
    ],
    working="Each outcome against the conditions in 2/CMA.3 for a use towards an NDC.",
    after="To find one point that fails takes a minute. To find that none fails takes the documents.",
)

airlines = Decisions(
    prompt="Airlines need units for the first phase of CORSIA, the offsetting scheme of civil aviation. Each "
    "offer has "
    "one point that is not usual; all else is in order. What do you answer? Use what this course has read. "
    "Programmes, methods and sizes, as of {listed_on}: of Verra's units no AMS-II.G (efficient stoves), and "
    "no "
    "renewable power above 15 MW. As of {as_of}: a letter of the host for this use; for vintages from 2021 "
    "the "
    "adjustment proven, or its failure insured.",
    options=_units.AIRLINE_OPTIONS,
    cases=_units.AIRLINES,
    rule="itmo.oimp",
    hints=[
        "Look at one point of each offer: the one it tells you about.",
        "A list that may have grown can say yes. Can it say no?",
    ],
    working="Programme and method, then the letter, then the adjustment.",
    after="The scheme decides, not the host and not the seller. Write the day beside your answer.",
)

signed = Decisions(
    prompt="Singapore and Switzerland ask for an agreement with the host. Was one signed **on the day of the "
    "request**? Decide by the table above alone. Where the table leaves it open, say so.",
    options=[
        (_units.YES, "yes: a signature was seen, on or before this day"),
        (_units.NO, "no: signed after this day"),
        (_units.CHECK, "open: the table does not settle it"),
    ],
    cases=_units.AGREEMENTS,
    hints=[
        "Read three things: is it an agreement, is it signed, and is the date confirmed?",
        "Three of the six are open: another kind of paper, another state, a date that was not confirmed.",
    ],
    working="Kind, state and date in the table, against the day of the request.",
    after="The table says only what somebody has seen. Where it is silent there may well be an agreement. "
    "And a "
    "signature is not yet an entry into force.",
)

doubles = Decisions(
    prompt="Five tonnes from {host.name}. What goes wrong, by the facts you are told?",
    options=_units.DOUBLE_OPTIONS,
    cases=_units.DOUBLES,
    rule="treaty.no-double-counting",
    hints=[
        "Count three things: units issued for the tonne, uses of the unit, and Parties that count the tonne.",
        "One of the five is in order.",
    ],
    working="More than one unit: issued twice. More than one use: used twice. Host and user both count: "
    "claimed twice.",
    after="The decisions ask that double counting is avoided, and list no kinds. These are the usual names. "
    "Who claims "
    "a tonne *without any authorization* is a question that the decisions leave open.",
)


def _cells(s: Any, stored: Any, left: int, owed: int) -> dict[str, int]:
    return dict(zip((*BUFFER, *FIRE), (stored.buffer, stored.holder, left, owed), strict=True))


def _filled(s: Any) -> dict[str, int]:
    return _cells(s, s.stored, s.fire.left, s.fire.shortfall)


def _no_credit(s: Any) -> dict[str, int] | None:
    below = s.stored.buffer - s.integrity.reversal
    return _filled(s) | {FIRE[0]: below, FIRE[1]: 0} if below < 0 else None


buffer = Table(
    prompt="An activity under the Article 6.4 mechanism has removed {integrity.removals:,} t CO2 eq. "
    "{integrity.buffer_percent:,}% go to a buffer, by its risk score. In this activity both levies, 5% and "
    "2%, are taken. "
    "**Open point:** the texts this course has read do not say whether they are shares of all removals or of "
    "what is "
    "left beside the buffer. Take them **of what is left**. Later {integrity.reversal:,} t are lost again.",
    unit="t CO2 eq",
    corner="Units or tonnes",
    rule=REVERSALS,
    rows=lambda s: (*BUFFER, *FIRE),
    columns=lambda s: ("t CO2 eq",),
    answer=_filled,
    mistakes=[
        Mistake(
            "levies of all removals",
            lambda s: _filled(s) | {BUFFER[1]: s.on_all.holder},
            "This is the other reading of the open point. Of which amount does the question take the levies?",
            "a64.levy-adaptation",
        ),
        Mistake(
            "levies forgotten",
            lambda s: _filled(s) | {BUFFER[1]: s.no_levies.holder},
            "Beside the buffer two more parts are taken at issuance.",
            "a64.levy-omge",
        ),
        Mistake(
            "a buffer below zero",
            _no_credit,
            "A buffer cannot hold less than nothing. What it could not cover is somebody's duty: in which "
            "row?",
            REVERSALS,
        ),
        Mistake(
            "the whole loss",
            lambda s: _filled(s) | {FIRE[0]: s.stored.buffer, FIRE[1]: s.integrity.reversal},
            "You left the buffer as it was. What was it set aside for?",
            REVERSALS,
        ),
        Mistake(
            "as far as it goes",
            lambda s: _filled(s) | {FIRE[1]: 0} if s.fire.shortfall else None,
            "The buffer is used up. Does the decision say *as far as the buffer goes*, or *in full*?",
            REVERSALS,
        ),
    ],
    hints=[
        "Buffer first. Take both levies from the rest: what remains is the holder's.",
        "Compare the loss with the buffer. One of the last two rows is zero.",
    ],
    working="Removals x score; rest less 5% and 2% of it; loss against buffer.",
    after=lambda s: (
        "Reversals are addressed **in full**: somebody has to remedy the rest. A buffer is one usual tool, "
        "not the rule."
        if s.fire.shortfall
        else "This loss is covered. *In full* would hold for a larger one too, and then somebody else has to "
        "pay."
    ),
)

answer = FreeText(
    prompt="A trader writes to {host.minister}: *“We hold authorized units from {host.name}, vintage "
    "{vintage}. Are "
    "they "
    "eligible, yes or no? We sign tomorrow.”* Answer in four sentences at most.",
    rubric=[
        "It asks for which use, because a unit is eligible for something and not as such.",
        "It says what {host.name} can confirm itself: what it authorized, for which uses, and what it has "
        "recorded.",
        "It says that the user or the scheme decides the rest, and that its conditions carry a date.",
        "It promises nothing that is open.",
    ],
    model="Eligible for what? We can confirm what we authorized these outcomes for, and whether our records "
    "show "
    "them as first transferred and unused. Whether a scheme accepts them is decided by that scheme, under "
    "conditions that "
    "change: please ask it, with today's date. We cannot tell you yes for a use that you do not name.",
    hints=[
        "What is missing in the question?",
        "Three parts: what you ask back, what you can confirm, and who decides the rest.",
    ],
    rule="authorization.5e",
)

EXERCISE = Exercise(
    id="integrity.eligibility",
    title="What is this unit good for?",
    minutes=(30, 40),
    objectives=[
        "decide what a unit can be used for, and say what is open",
        "tell three ways to count a tonne twice apart",
        "work out a buffer, and what it does not cover",
    ],
    rules=["itmo.authorized", "itmo.oimp", "treaty.no-double-counting", REVERSALS],
    scenario=scenario,
    story="People who hold units from {host.name} write to your office, and so do people who would like to "
    "buy them. All "
    "ask the same: *is it eligible?* You answer for a use and for a day, and you say what is open. The "
    "offers are "
    "invented. The dates of the arrangements are real, as this course has seen them.\n\n{caution}",
    tables=tables,
    questions=[towards_ndc, airlines, signed, doubles, buffer, answer],
)
