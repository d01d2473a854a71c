"""The question of the lesson on the emissions balance: what does a purchase change?"""

from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Mistake, Number


def scenario(pack):
    year = pack.period.last - 1
    return Scenario(
        pack,
        **opening(pack),
        year=year,
        bought=pack.split.quantity * 4,
        emissions=pack.buyer.emissions[year],
        entry=0,  # an acquisition changes no balance: 2/CMA.3 annex 8 knows first transfers and uses only
    )


EXERCISE = Exercise(
    id="accounting.who-adds",
    title="Bought and kept",
    minutes=(1, 3),
    place="lesson",
    objectives=["tell an acquisition from a use"],
    rules=["balance.subtract-uses"],
    scenario=scenario,
    questions=[
        Number(
            prompt="In {year} {buyer.name} buys {bought:,} t CO2 eq more and keeps them. By how much does "
            "its emissions balance for {year} change? Plus for a rise, minus for a fall.{invented}",
            unit="t CO2 eq",
            rule="balance.subtract-uses",
            answer=lambda s: s.entry,
            mistakes=[
                Mistake(
                    "subtracted when bought",
                    lambda s: -s.bought,
                    "You subtracted when {buyer.name} bought. Look at the table of events again: what did "
                    "the row with the acquisition change?",
                    "balance.subtract-uses",
                ),
                Mistake(
                    "added when bought",
                    lambda s: s.bought,
                    "Adding is for the Party that first transfers. And what has {buyer.name} done with the "
                    "units so far?",
                    "balance.add-first-transfers",
                ),
                Mistake(
                    "level instead of change",
                    lambda s: s.emissions - s.bought,
                    "This is a level. The question asks for the change, and only for what buying itself "
                    "does.",
                    "balance.subtract-uses",
                ),
                Mistake(
                    "inventory",
                    lambda s: s.emissions,
                    "This is the whole inventory of {year}. The question asks by how much the balance moves.",
                    "balance.subtract-uses",
                ),
            ],
            hints=[
                "Which two events does annex 8 name? Is buying one of them?",
                "Units that are bought and kept are holdings. They are reported; do they adjust anything?",
            ],
            working="Annex 8 adds first transfers and subtracts uses. {buyer.name} bought and kept: "
            "neither of the two.",
            after="The units are now holdings. They count when {buyer.name} uses them, in the year it uses "
            "them for.",
        )
    ],
)
