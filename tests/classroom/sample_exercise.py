"""A small exercise with every kind of question, on two packs made for the tests.

The numbers are those of the averaging example of the course: uses of 800, 2,000, 2,000 and 1,700 over five
years average to 1,300, and the first three years to 933.33.
"""

from fractions import Fraction
from types import SimpleNamespace

from classroom.exercise import Exercise, Given, Scenario
from classroom.questions import Choice, FreeText, Item, Mistake, Number, Option, Ordering, Table

USES = {2026: 0, 2027: 800, 2028: 2000, 2029: 2000, 2030: 1700}


def a_pack(ident="point", mark=".", uses=None):
    """A stand-in for a pack: just what the sample exercise and the engine read."""
    return SimpleNamespace(
        id=ident,
        title=f"The {ident} pack",
        kind="fictional",
        note="",
        decimal_mark=mark,
        buyer=SimpleNamespace(name="Nordmere"),
        uses=uses or USES,
        source="made for a test",
    )


def scenario(pack):
    years = sorted(pack.uses)
    return Scenario(pack, years=years, last=years[-1], elapsed=len(years), total=sum(pack.uses.values()))


def traded(s):
    return sum(1 for t in s.uses.values() if t)


AVERAGE = Number(
    prompt="What is the average use of {buyer.name} over {elapsed} elapsed years?",
    unit="kt CO2 eq",
    answer=lambda s: Fraction(s.total, s.elapsed),
    mistakes=[
        Mistake(
            "years with trades",
            lambda s: Fraction(s.total, traded(s)),
            "You wrote {given}. You divided by the years with trades; the average runs over elapsed years.",
            "method.averaging",
        ),
        Mistake("no average", lambda s: s.total, "This is the sum over all years. Divide it."),
        Mistake(
            "last year", lambda s: s.uses[s.last], "This is the use of {last} alone.", "balance.same-period"
        ),
    ],
    hints=["An average is a sum divided by a count.", "Count every year that has elapsed."],
    working="Add up all uses and divide by {elapsed}.",
    after="The average is applied in every year as an indication.",
    rule="method.averaging",
)

EARLY = Number(
    prompt="And after three years?",
    unit="kt CO2 eq",
    answer=lambda s: Fraction(sum(s.uses[y] for y in s.years[:3]), 3),
    mistakes=[
        Mistake("third year", lambda s: s.uses[s.years[2]], "This is one year."),
        Mistake("sum", lambda s: sum(s.uses[y] for y in s.years[:3]), "This is the sum."),
        Mistake(
            "two years", lambda s: Fraction(sum(s.uses[y] for y in s.years[:3]), 2), "You left out a year."
        ),
    ],
    hints=["Three years have elapsed.", "The first one counts, too."],
)

SIGN = Choice(
    prompt="What does a use do to the balance?",
    options=[
        Option(
            "add",
            "It adds to it.",
            False,
            "That is what a first transfer does.",
            "balance.add-first-transfers",
        ),
        Option("subtract", "It is taken away.", True, "The user counts less.", "balance.subtract-uses"),
        Option("none", "It leaves it as it is.", False, "Holding does that. What about using?"),
    ],
    hints=["Think of the user.", "It has paid for a reduction."],
)

EVENTS = Choice(
    prompt="Which change a balance?",
    many=True,
    options=[
        Option("first", "First transfer", True, "The host adds."),
        Option("buy", "Acquisition", False, "Acquiring is tracked but adjusts nothing."),
        Option("use", "Use", True, "The user subtracts."),
        Option("hold", "Holding", False, "Holdings are reported; they adjust nothing."),
    ],
    hints=["Two do.", "One on each side."],
)

LIFE = Ordering(
    prompt="Put in order.",
    items=[
        Item("authorize", "authorization"),
        Item("transfer", "first transfer"),
        Item("use", "use towards the NDC"),
    ],
    mistakes=[
        Mistake("permission last", lambda s: ["transfer", "use", "authorize"], "Permission comes first.")
    ],
    hints=["What needs what?", "Permission first."],
)

PATH = Table(
    prompt="Cumulative uses in each year",
    rows=lambda s: s.years,
    columns=lambda s: ["Cumulative"],
    corner="Year",
    unit="kt CO2 eq",
    answer=lambda s: {y: sum(s.uses[x] for x in s.years if x <= y) for y in s.years[1:]},
    given=lambda s: {s.years[0]: s.uses[s.years[0]]},
    mistakes=[
        Mistake(
            "not cumulated", lambda s: {y: s.uses[y] for y in s.years[1:]}, "These are the uses of each year."
        ),
        Mistake(
            "cumulated backwards",
            lambda s: {y: sum(s.uses[x] for x in s.years if x >= y) for y in s.years[1:]},
            "You began at the wrong end.",
        ),
        Mistake("halves", lambda s: {s.last: s.total // 2}, "Do not halve."),
    ],
    hints=["Go year by year.", "Add each year to the sum before it."],
)

WORDS = FreeText(
    prompt="Say to a minister why the inventory stays.",
    rubric=["It names the inventory.", "It names the emissions balance."],
    model="The inventory records what was emitted; the emissions balance is kept beside it.",
    hints=["Two accounts.", "One of them is for the NDC."],
)

SAMPLE = Exercise(
    id="sample.every-kind",
    title="Every kind of question",
    minutes=(10, 20),
    objectives=["average over elapsed years"],
    rules=["method.averaging"],
    scenario=scenario,
    story="{buyer.name} uses ITMOs from {years[0]} to {last}.",
    tables=lambda s: [Given("Uses (kt CO2 eq)", ("Year", "Used"), list(s.uses.items()), s.pack.source)],
    questions=[AVERAGE, EARLY, SIGN, EVENTS, LIFE, PATH, WORDS],
)
