"""The first exercise: how to answer, how to be wrong, and what comes back."""

from classroom.exercise import Exercise, Given, Scenario
from classroom.language import _, spoken
from classroom.opening import opening
from classroom.questions import Choice, Item, Mistake, Number, Option, Ordering


def scenario(pack):
    by_vintage = pack.transfers.by_vintage
    emissions = pack.host.emissions
    first, last = pack.period.first, pack.period.last
    return Scenario(
        pack,
        first=first,
        second=first + 1,
        last=last,
        years=range(first, last + 1),
        emissions=emissions,
        emissions_first=emissions[first],
        emissions_last=emissions[last],
        change=emissions[last] - emissions[first],
        transferred=by_vintage,
        total=sum(by_vintage.values()),
        **opening(pack),
    )


def tables(s):
    return [
        Given(
            caption=_(
                "{host}: emissions its NDC covers, and outcomes it first transferred (t CO2 eq)"
            ).format(host=s.host.name),
            columns=(_("Year"), _("Covered emissions"), _("First transferred, by year of the mitigation")),
            rows=[(y, s.emissions[y], s.transferred.get(y, 0)) for y in s.years],
            source=spoken(s.pack.source),
        )
    ]


change = Number(
    prompt="By how much did the covered emissions of {host.name} change from {first} to {last}? "
    "Give the sign: minus for a fall, plus for a rise.",
    unit="t CO2 eq",
    answer=lambda s: s.change,
    mistakes=[
        Mistake(
            "sign turned round",
            lambda s: -s.change,
            "The size is right. A change is the later year minus the earlier one: which sign does that give?",
        ),
        Mistake(
            "last level",
            lambda s: s.emissions[s.last],
            "This is the level in {last}. The question asks for the change: compare it with {first}.",
        ),
        Mistake(
            "one year only",
            lambda s: s.emissions[s.second] - s.emissions[s.first],
            "This is the change from {first} to {second}. The question goes on to {last}.",
        ),
    ],
    hints=[
        "You need two numbers of the table: the first and the last of the column with the covered emissions.",
        "Later year minus earlier year: the level of {last} minus the level of {first}.",
    ],
    working="{last}: {emissions_last:,} t. {first}: {emissions_first:,} t. Take the second from the first.",
    after="Both ways of writing it would have been read: with all digits, or in Mt.",
)

inventory = Choice(
    prompt="{host.name} first transfers mitigation outcomes to {buyer.name}. What happens to the emissions "
    "in {host.name}'s inventory?",
    options=[
        Option(
            "down",
            "They go down, because the reduction was made in {host.name}.",
            False,
            "The reduction shows in the inventory whether or not it is transferred. What does the transfer "
            "itself do?",
            "balance.add-first-transfers",
        ),
        Option(
            "same",
            "They stay as they are; the transfer is entered in a second account.",
            True,
            "That second account is the emissions balance. The inventory stays a record of what was emitted.",
            "balance.add-first-transfers",
        ),
        Option(
            "up",
            "They go up by the amount transferred.",
            False,
            "Something does go up by this amount, but not the inventory: it records only what was emitted. "
            "In which account could it be?",
            "balance.add-first-transfers",
        ),
    ],
    hints=[
        "An inventory answers one question: what was emitted? Does a transfer between two Parties emit "
        "anything?",
        "The rules keep the inventory apart from an account made for comparing with the NDC.",
    ],
)

units = Number(
    prompt="One ITMO in this story is one tonne. How many ITMOs did {host.name} first transfer over all "
    "years of the table? You may write all digits, or use kt or Mt.",
    unit="t CO2 eq",
    answer=lambda s: s.total,
    mistakes=[
        Mistake(
            "last vintage only",
            lambda s: s.transferred.get(s.last, 0),
            "These are the outcomes of {last} alone. Every year of the table counts.",
        ),
        Mistake(
            "last vintage left out",
            lambda s: s.total - s.transferred.get(s.last, 0),
            "This sum stops one year early: {last} belongs to it.",
        ),
        Mistake(
            "first column",
            lambda s: sum(s.emissions.values()),
            "You added up the emissions. Transfers stand in the other column.",
        ),
    ],
    hints=[
        "Use the column of first transfers, not the one of emissions.",
        "Add its numbers up, from {first} to {last}.",
    ],
    rule="itmo.metric",
)

order = Ordering(
    prompt="Put the life of an ITMO in order, first to last.",
    items=[
        Item("authorize", "{host.name} authorizes the outcomes for use towards {buyer.name}'s NDC."),
        Item("transfer", "{host.name} first transfers them to {buyer.name}."),
        Item("use", "{buyer.name} uses them towards its NDC."),
        Item("report", "{buyer.name} states the use in its next biennial transparency report."),
    ],
    mistakes=[
        Mistake(
            "permission afterwards",
            lambda s: ["transfer", "authorize", "use", "report"],
            "Permission is needed before anything leaves {host.name}.",
            "first-transfer.authorized",
        ),
        Mistake(
            "used before received",
            lambda s: ["authorize", "use", "transfer", "report"],
            "{buyer.name} can use only what it has received.",
        ),
        Mistake(
            "reported before used",
            lambda s: ["authorize", "transfer", "report", "use"],
            "A report tells what was done. What must be done first?",
            "report.regular",
        ),
    ],
    hints=[
        "Ask of each step: what must be true before it can happen?",
        "It begins with a permission and ends with a report.",
    ],
    rule="first-transfer.authorized",
)

EXERCISE = Exercise(
    id="start.first-answer",
    title="Your first answers",
    minutes=(5, 10),
    objectives=["answer in a form or in code", "read what comes back", "ask for a hint"],
    rules=["itmo.metric", "balance.add-first-transfers", "first-transfer.authorized"],
    scenario=scenario,
    story="{host.name} has an NDC for {first} to {last}. It transfers part of what it reduces to "
    "{buyer.name}. The table holds all numbers you need.\n\n{caution}",
    tables=tables,
    questions=[change, inventory, units, order],
    answered=(1,),
)
