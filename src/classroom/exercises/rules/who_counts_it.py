"""The question of the lesson on double counting: an adjustment that falls short."""

from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Mistake, Number


def scenario(pack):
    """One vintage: sold, added to the host's balance in part only, used by the buyer in part."""
    vintage = min(year for year, tonnes in pack.transfers.by_vintage.items() if tonnes)
    sold = pack.transfers.by_vintage[vintage]
    return Scenario(
        pack,
        **opening(pack),
        vintage=vintage,
        sold=sold,
        added=sold // 4,
        used=min(pack.uses.by_use_year[vintage], sold - 1),
        emissions=pack.host.emissions[vintage] + pack.buyer.emissions[vintage],
    )


EXERCISE = Exercise(
    id="rules.who-counts-it",
    title="The entry that fell short",
    minutes=(2, 4),
    place="lesson",
    objectives=["say how many tonnes are counted twice when an adjustment falls short"],
    rules=["balance.add-first-transfers", "balance.subtract-uses", "treaty.no-double-counting"],
    scenario=scenario,
    questions=[
        Number(
            prompt="Suppose {host.name} first transfers {sold:,} t CO2 eq of vintage {vintage} to "
            "{buyer.name}, and by an error in a table only {added:,} t are added to its emissions balance "
            "for {vintage}. {buyer.name} uses "
            "{used:,} t towards its NDC for {vintage} and holds the rest. By how many tonnes do the two "
            "balances together lie **below** what both Parties emitted in {vintage}?{invented}",
            unit="t CO2 eq",
            rule="treaty.no-double-counting",
            answer=lambda s: s.used - s.added,
            mistakes=[
                Mistake(
                    "subtracted when bought",
                    lambda s: s.sold - s.added,
                    "You let {buyer.name} subtract all that it bought. What does it do with the tonnes that "
                    "it only holds?",
                    "balance.subtract-uses",
                ),
                Mistake(
                    "host left out",
                    lambda s: s.used,
                    "This is the entry of {buyer.name} alone. The two balances are asked for, and "
                    "{host.name} made an entry as well, if a small one.",
                    "balance.add-first-transfers",
                ),
                Mistake(
                    "same sign",
                    lambda s: s.used + s.added,
                    "You let both entries pull in the same direction. Which of the two Parties adds?",
                    "balance.add-first-transfers",
                ),
                Mistake(
                    "what is missing at the host",
                    lambda s: s.sold,
                    "This is what was first transferred. How much of it stands in each balance?",
                    "balance.add-first-transfers",
                ),
            ],
            hints=[
                "Write down two entries: one with a plus, one with a minus. Then add them up.",
                "{host.name} adds what it booked. {buyer.name} subtracts what it used, not what it holds.",
            ],
            working="{host.name} adds {added:,}, {buyer.name} subtracts {used:,}. The rest is held and "
            "stands in no balance.",
            after="Had {host.name} added all that it first transferred, the two balances would lie above "
            "what was emitted, by what is held. A plus waits for its use. A minus like this one stands for "
            "tonnes that both Parties count.",
        )
    ],
)
