"""The question of the lesson on the three methods: how much does one more sale weigh?"""

from fractions import Fraction

from article6.accounting import Method
from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Mistake, Number
from classroom.views.setting import setting


def scenario(pack):
    host, last = setting(pack).host, pack.period.last
    planned = dict(pack.transfers.by_vintage)
    more = pack.oversold.quantity - planned[pack.oversold.vintage]
    raised = {**planned, last: planned[last] + more}

    def tested(sold):
        return host.balance(Method.AVERAGING, sold=sold)[last].balance

    return Scenario(
        pack,
        **opening(pack),
        last=last,
        more=more,
        years=pack.period.last - pack.period.first + 1,
        trading=sum(1 for tonnes in planned.values() if tonnes),
        rise=tested(raised) - tested(planned),
        balance=tested(raised),
    )


EXERCISE = Exercise(
    id="accounting.which-method",
    title="One more sale",
    minutes=(2, 4),
    place="lesson",
    objectives=["weigh a sale under averaging"],
    rules=["method.averaging"],
    scenario=scenario,
    questions=[
        Number(
            prompt="{host.name} uses averaging, from {period.first} to {period.last}. It is thinking "
            "of first transferring {more:,} t more of vintage {last}. By how much would its balance of the "
            "target "
            "year {last} rise?{invented}",
            unit="t CO2 eq",
            rule="method.averaging",
            answer=lambda s: s.rise,
            mistakes=[
                Mistake(
                    "in full",
                    lambda s: s.more,
                    "This is the rise under a trajectory. What does averaging do with the total before it "
                    "goes to a year?",
                    "method.averaging",
                ),
                Mistake(
                    "by years with trades",
                    lambda s: Fraction(s.more, s.trading) if s.trading != s.years else None,
                    "You divided by the years in which {host.name} trades. The average runs over elapsed "
                    "years of the NDC period: count them all.",
                    "method.averaging",
                ),
                Mistake(
                    "one year too few",
                    lambda s: Fraction(s.more, s.years - 1) if s.years - 1 != s.trading else None,
                    "The first and the last year of the period both count. How many does that make?",
                    "method.averaging",
                ),
                Mistake(
                    "not at all",
                    lambda s: 0,
                    "Every vintage of the period is in the average, that of the target year included.",
                    "method.averaging",
                ),
                Mistake(
                    "the whole balance",
                    lambda s: s.balance,
                    "This is the balance after the sale. By how much did the sale move it?",
                    "table4.23k",
                ),
            ],
            hints=[
                "Averaging divides everything first transferred by the elapsed years. So what happens to "
                "one more tonne?",
                "Count the years from {period.first} to {last}, both included, and divide.",
            ],
            working="{more:,} t divided by the {years} elapsed years.",
            after="Under a trajectory the same sale would weigh on {last} in full. That is why a Party "
            "chooses one method and keeps it, and why adjustments have to be representative.",
        )
    ],
)
