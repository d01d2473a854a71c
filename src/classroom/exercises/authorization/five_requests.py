"""Decide five requests as the authorizing body: sign, send back, or refuse."""

from collections.abc import Callable
from datetime import date
from typing import Any

from article6.authorization import completeness, consistency, reach
from article6.findings import Outcome
from classroom.cycle.agreed import authorization, oimp_authorization
from classroom.cycle.trades import busy_year, trades
from classroom.exercise import Exercise, Given, Scenario
from classroom.exercises.authorization._parts import complete, without
from classroom.opening import opening
from classroom.questions import Case, Choice, Decisions, FreeText, Mistake, Number, Option

SIGN, BACK, REFUSE = "sign", "send back", "refuse"


def scenario(pack: Any) -> Scenario:
    main, other = authorization(pack), oimp_authorization(pack)
    done = first_transferred(pack)
    return Scenario(
        pack,
        main=main,
        other=other,
        done=done,
        limit=main.quantity,
        left=main.quantity - done,
        year=busy_year(pack),
        lower=done // 2,
        **opening(pack),
    )


def first_transferred(pack: Any) -> int:
    """First transferred under the first authorization by the end of the busy year (t CO2 eq)."""
    ledger = trades(pack, until=date(busy_year(pack), 12, 31))
    id = authorization(pack).id
    return sum(one.quantity for one in ledger.first_transfers(pack.host.code) if one.authorization == id)


def requests(s: Any) -> dict[str, Callable[[], str]]:
    """Each request with the decision that the rules give."""
    right = complete(s.pack, oimp=True)
    second = without(right, id=f"{s.other.id} B", definition="use or cancellation")
    return {
        "complete": lambda: _by_rules([right]),
        "no registry": lambda: _by_rules([without(right, "registry", "framework")]),
        "second definition": lambda: _by_rules([right, second]),
        "old vintages": lambda: _by_rules([without(right, vintages="2018 - 2020")]),
        "take back": lambda: _revocation(s),
    }


def _by_rules(drafts: list) -> str:
    """Contradicts a rule: refuse. Lacks what is owed: send back. Else sign."""
    if any(one.outcome is Outcome.INCONSISTENT for one in consistency(drafts)):
        return REFUSE
    return SIGN if all(completeness(one).ok for one in drafts) else BACK


def _revocation(s: Any) -> str:
    """A revocation that is to reach what was first transferred, under terms that do not say so."""
    return SIGN if reach(s.main, first_transferred=s.done).kept == 0 else REFUSE


def decision(key: str) -> Callable[[Any], str]:
    """The decision on one request, as the rules take it on this pack."""
    return lambda s: requests(s)[key]()


CASES = [
    Case(
        "complete",
        "*{oimp_approach.title}*, vintages {period.first} to {period.last}, for other international "
        "mitigation purposes (OIMP), first transfer = issuance. All fourteen elements are there.",
        decision("complete"),
        "Go through the letters once more. Is one missing, or does one contradict a rule?",
        rule="authorization.content",
    ),
    Case(
        "no registry",
        "The same, but nothing is said on the registry and on the methods.",
        decision("no registry"),
        "Two elements are not there. Can they be added?",
        {SIGN: "Elements (f) and (i) are owed without condition. What does the reader not know?"},
        "authorization.5i",
    ),
    Case(
        "second definition",
        "A second authorization of the same approach, complete, with first transfer = use or cancellation.",
        decision("second definition"),
        "The paper is complete. Put it beside the authorization that is there already.",
        {
            BACK: "Nothing can be added that would mend it: two definitions for one approach do not fit "
            "together."
        },
        "first-transfer.one-definition",
    ),
    Case(
        "old vintages",
        "Complete, for vintages 2018 to 2020: reductions of an older programme.",
        decision("old vintages"),
        "When may the outcome have occurred at the earliest?",
        {BACK: "No further paper makes these outcomes younger."},
        "itmo.vintage-2021",
    ),
    Case(
        "take back",
        "A ministry asks to revoke *{main.id}* so that units already sold to {buyer.name} lose their "
        "authorization. "
        "The terms do not provide for that.",
        decision("take back"),
        "What does a revocation leave alone, unless the terms say otherwise?",
        rule="authorization.changes",
    ),
]


def tables(s: Any) -> list[Given]:
    rows = [
        ("authorized quantity", s.limit),
        (f"first transferred by the end of {s.year}", s.done),
    ]
    return [Given(f"{s.main.id}: where it stands (t CO2 eq)", ("Line", "Quantity"), rows, s.pack.source)]


EXERCISE = Exercise(
    id="authorization.five-requests",
    title="Five requests on your desk",
    minutes=(20, 30),
    objectives=[
        "decide requests for authorization by the rules",
        "say what is left under an authorized quantity",
        "tell what a change or a revocation cannot reach",
    ],
    rules=["authorization.content", "authorization.changes", "first-transfer.one-definition"],
    scenario=scenario,
    story=(
        "You are the body in {host.name} that authorizes. Five requests lie on the desk this week. Sign "
        "what can be "
        "signed, send back what can be mended, refuse what no paper can mend. Policy is another matter: "
        "here only "
        "the rules decide. {caution}"
    ),
    tables=tables,
    questions=[
        Choice(
            prompt="A first look. May *{host.name}* first transfer outcomes while their authorization is "
            "still being "
            "discussed?",
            options=[
                Option(
                    "later",
                    "Yes, if the authorization follows within the year",
                    False,
                    "The text says *only if*. Which word comes before the first transfer?",
                    "first-transfer.authorized",
                ),
                Option(
                    "no",
                    "No: only authorized outcomes can be first transferred",
                    True,
                    "Authorization first, then the first transfer.",
                    "first-transfer.authorized",
                ),
                Option(
                    "buyer",
                    "Yes, if {buyer.name} has authorized them",
                    False,
                    "Whose outcomes are they? The authorization meant is that of the first transferring "
                    "Party.",
                    "first-transfer.authorized",
                ),
            ],
            hints=["Read 4/CMA.6 paragraph 11.", "It names the Party that has to authorize."],
        ),
        Decisions(
            prompt="Decide each request by itself.",
            cases=CASES,
            options=[(SIGN, "Sign"), (BACK, "Send back to be completed"), (REFUSE, "Refuse")],
            hints=[
                "Ask two things: is everything there that is owed, and does anything contradict a rule?",
                "One request can be signed, one can be mended, three cannot.",
            ],
            working="What is incomplete goes back. What contradicts a rule is refused.",
            after="A good body says no early, and always with the letter or the paragraph.",
            rule="authorization.content",
        ),
        Number(
            prompt="How much can still be first transferred under *{main.id}* after {year}?",
            unit="t CO2 eq",
            answer=lambda s: s.left,
            mistakes=[
                Mistake("the limit", lambda s: s.limit, "Part of it is taken already. See the table."),
                Mistake("what is done", lambda s: s.done, "This is taken. The question asks what is left."),
                Mistake("added", lambda s: s.limit + s.done, "A first transfer uses the quantity up."),
            ],
            hints=["The authorized quantity is a limit on first transfers.", "Take off what is done."],
            working="Authorized quantity - first transferred.",
            rule="authorization.5h",
        ),
        Choice(
            prompt="{boss} wants to lower the quantity to {lower:,} t CO2 eq from now on. {done:,} t are "
            "first "
            "transferred already. What happens to these?",
            options=[
                Option(
                    "half",
                    "Those above the new limit lose their authorization",
                    False,
                    "They were authorized when they were first transferred. What does a change leave alone?",
                    "authorization.changes",
                ),
                Option(
                    "stay",
                    "Nothing: they stay as they are, and no more can be first transferred",
                    True,
                    "A change holds for what comes, unless the terms of the authorization say otherwise.",
                    "authorization.changes",
                ),
                Option(
                    "back",
                    "{buyer.name} has to send the surplus back",
                    False,
                    "Nothing in the decisions asks for that. Which units does the change reach?",
                    "authorization.changes",
                ),
                Option(
                    "void",
                    "The change is void, since the new limit is below what is done",
                    False,
                    "A lower limit may be wise or not. Is there a rule against it, for the future?",
                    "authorization.changes",
                ),
            ],
            hints=["Read 4/CMA.6 paragraph 7.", "It names the outcomes that a change does not touch."],
        ),
        FreeText(
            prompt="Word the refusal of the second definition, for a colleague who says that the paper is "
            "complete.",
            rubric=[
                "It says that the approach has a definition already.",
                "It says that a Party defines first transfer consistently for one approach.",
                "It offers a way: the same definition, or another approach.",
            ],
            model=(
                "The approach has a definition of first transfer already, and a Party applies one to each "
                "approach "
                "(4/CMA.6 para. 15). Use the same definition, or register another cooperative approach."
            ),
            hints=["Complete and consistent are two things.", "What may differ: the Party, or the approach."],
        ),
    ],
)
