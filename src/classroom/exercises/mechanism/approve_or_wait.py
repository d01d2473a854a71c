"""Approve, authorize or wait: a week at the national authority for the Article 6.4 mechanism."""

from datetime import date, timedelta
from typing import Any

from article6.mechanism import crediting_periods
from classroom.exercise import Exercise, Scenario
from classroom.exercises.mechanism import _files
from classroom.opening import opening
from classroom.questions import Choice, Decisions, FreeText, Item, Mistake, Option, Ordering

CDM_OPTIONS = [
    ("pre-2021 CER", "CERs for a first NDC"),
    ("A6.4ER", "A6.4ERs"),
    ("none", "neither"),
]
ONE_DAY = timedelta(days=1)
OTHER_KIND = {"renewable": ("fixed", 0), "fixed": ("renewable", 2), "removals": ("fixed", 0)}
RENEWALS = ("no renewal", "one renewal", "two renewals")


def scenario(pack: Any) -> Scenario:
    start = other_start(pack.mechanism.crediting_start)
    kind, renewals = OTHER_KIND[pack.mechanism.crediting_kind]
    last = crediting_periods(kind, start, renewals, host_allows_renewal=True)[-1].last
    wrong = [day for day in other_last_days(start) if day != last]
    return Scenario(
        pack,
        **opening(pack),
        start=start,
        kind={
            "renewable": "a renewable crediting period for emission reductions",
            "fixed": "a fixed crediting period for emission reductions",
        }[kind],
        crediting=(kind, renewals),
        renewals=RENEWALS[renewals],
        last=last,
        next_day=last + ONE_DAY,
        short=wrong[0],
        other=wrong[1],
        short_years=(wrong[0] + ONE_DAY).year - start.year,
        other_years=(wrong[1] + ONE_DAY).year - start.year,
    )


def other_start(start: date) -> date:
    """A day that the lesson does not use: 17 months later."""
    months = start.month + 16
    return start.replace(year=start.year + months // 12, month=months % 12 + 1, day=1)


def other_last_days(start: date) -> list[date]:
    """Last days after 5, 10 and 15 years: what other kinds, or other numbers of renewals, would give."""
    return [
        crediting_periods("renewable", start, n, host_allows_renewal=True)[-1].last
        for n in range(len(RENEWALS))
    ]


STEPS = [
    Item("approval", "{host.name} approves the activity"),
    Item("registration", "The Supervisory Body registers the activity"),
    Item("certification", "A designated operational entity certifies the reductions"),
    Item("issuance", "The units are issued, each with its status"),
    Item("levies", "The levies are taken from the units"),
    Item("sale", "The participants' units go to {buyer.name}"),
]
KEYS = [step.key for step in STEPS]

order = Ordering(
    prompt="Before the post is opened: in which order do these steps of the activity cycle come?",
    items=STEPS,
    rule="a64.approval",
    mistakes=[
        Mistake(
            "approval after registration",
            lambda s: ["registration", "approval", *KEYS[2:]],
            "The approval came too late. Read in annex 40 before which request it has to be there.",
            "a64.approval",
        ),
        Mistake(
            "levies after the sale",
            lambda s: [*KEYS[:4], "sale", "levies"],
            "Does the registry wait for a buyer before it takes the levies?",
            "a64.omge-process",
        ),
        Mistake(
            "issued before certified",
            lambda s: ["approval", "registration", "issuance", "certification", "levies", "sale"],
            "What is issued has been found to be real before. Who finds that out?",
            "a64.issuance",
        ),
    ],
    hints=[
        "Begin with the only step that the host Party takes itself.",
        "Nothing is issued before it is certified, and nothing is sold before the levies.",
    ],
    working="Approval, registration, certification, issuance, levies, sale.",
    after="Two acts are not in the list: the authorization of participants and the statement on the units. "
    "The statement has to be there at issuance.",
)

papers = Decisions(
    prompt="Five papers lie ready for your signature. What does each of them bring about by itself?",
    cases=_files.PAPERS,
    options=_files.PAPER_OPTIONS,
    rule="a64.statement-content",
    hints=[
        "Ask what the paper is about: types, an activity, entities, or units.",
        "Only a paper about units can reach the emissions balance.",
    ],
    working="Types: nothing yet. Activity: registration. Entities: taking part. Units: the adjustment.",
    after="Three acts, three paragraphs: approval (annex 40), participants (41), units (42). One office may "
    "sign all three, and even in one letter.",
)

requests = Decisions(
    prompt="Now the post. Decide each request by the rules alone: suppose that the government wants what "
    "the rules allow.{invented}",
    cases=_files.REQUESTS,
    options=_files.REQUEST_OPTIONS,
    rule="a64.approval",
    hints=[
        "Ask first what the request is about: activity, entity, or unit. Then whether all that is owed is "
        "there.",
        "Two requests have to wait, and two must be refused.",
    ],
    working="Activity: annex 40. Entity: annex 41. Units: annex 42 and 6/CMA.6 para. 10-14. What is missing "
    "can be added; what the rules exclude cannot.",
    after="To wait costs a month. To authorize too early can cost the target.",
)

period = Choice(
    prompt="A second activity, much like *{mechanism.title}*, gets {kind}, with {renewals}. "
    "It starts on {start}. Each period is as long as the rules allow, and {host.name} has said and approved "
    "beforehand what it had to. What is the **last day** for which it can be credited?",
    rule="a64.crediting-period",
    options=[
        Option(
            "same day",
            "{next_day}",
            False,
            "Count again with a single year: if the first day belongs to it, does the same day a year later "
            "belong to it too?",
            "a64.crediting-period",
        ),
        Option(
            "short",
            "{short}",
            False,
            lambda s: (
                f"You counted {s.short.year - s.start.year} years or so. How long is one period of this "
                "kind, and how many follow one another?"
            ),
            "a64.crediting-period",
        ),
        Option("last", "{last}", True, "All periods together, and the day before the next would start."),
        Option(
            "other",
            "{other}",
            False,
            lambda s: (
                f"You counted {s.other.year - s.start.year} years or so. Which kind of period is it, "
                "and how many renewals does the story name?"
            ),
            "a64.crediting-period",
        ),
    ],
    hints=[
        "Annex 31(f) knows three kinds. Find the one of the story.",
        "Years of one period, times the number of periods. Then step back by one day.",
    ],
    after="{host.name} may specify shorter periods, and whether they may be renewed at all: annex 27(b). It "
    "has to say so before it takes part.",
)

transition = Decisions(
    prompt="A colleague in another ministry has six files on reductions from activities of the clean "
    "development mechanism (CDM), in several countries. What can become of the reductions under Article 6.4?",
    cases=_files.CDM_CASES,
    options=CDM_OPTIONS,
    rule="a64.transition",
    hints=[
        "First look at the year of the reductions: up to 2020 is one road, from 2021 another.",
        "Up to 2020: registered from 2013, and a first NDC. From 2021: requested by the end of 2023, and "
        "approved by the host Party.",
    ],
    working="Up to 2020 annex 75 decides; from 2021 annex 73 with 7/CMA.4 annex I.",
    after="The decisions read end the time for approval on 31 December 2025. A later day is reported from "
    "the session of 2025; no file here hangs on it.",
)

note = FreeText(
    prompt="{boss} writes: *The developer of {mechanism.title} wants one letter with everything in it. What "
    "do we sign now, what can wait, and what does it cost us?* Answer in at most five sentences.",
    rubric=[
        "It names three separate acts: yes to the activity, to the participants, and to the units.",
        "It says that the units cost room under the target: {host.name} adds what it authorizes, once it is "
        "first transferred.",
        "It says that the decision on the units is due at issuance, and that units can be issued without an "
        "authorization.",
        "It says until when such units can still be authorized: as long as the participants hold them.",
        "It can be understood without a paragraph number.",
    ],
    model=lambda s: (
        "One letter may hold three acts, and we can sign them at different times: yes to the activity, yes "
        f"to its participants, and yes to the use of its units abroad. The first two cost {s.host.name} no "
        "room under its target. The third does: we add every authorized unit to our balance once it is "
        "first transferred, with those levied at issuance. So I propose to approve the activity now and to "
        "decide on the units when we know our room, at the latest when they are issued. If we are not sure "
        "by then, they can be issued without our authorization, and we can still give it as long as the "
        "participants hold them."
    ),
    hints=[
        "Start with the number three.",
        "Then say which of the three reaches your balance, and which moment may not be missed.",
    ],
    rule="a64.statement-content",
)

EXERCISE = Exercise(
    id="mechanism.approve-or-wait",
    title="Approve, authorize or wait",
    minutes=(25, 35),
    objectives=[
        "decide requests as the national authority, each with its paragraph",
        "say what each signature brings about",
        "tell what becomes of a CDM activity's reductions",
    ],
    rules=["a64.approval", "a64.participants", "a64.statement", "a64.crediting-period", "a64.transition"],
    scenario=scenario,
    story="Suppose that you are the national authority of {host.name} for the Article 6.4 mechanism. "
    "*{mechanism.title}*: {mechanism.activity} Its developer is in a hurry, {buyer.name} would like to have "
    "units, and {host.minister} wants to know what each signature costs.\n\n{caution}",
    questions=[order, papers, requests, period, transition, note],
)
