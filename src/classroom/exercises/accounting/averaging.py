"""A single-year target under averaging: elapsed years, the tested year, the verdict, a late transfer."""

from fractions import Fraction

from article6.accounting import Method
from classroom.exercise import Exercise, Given, Scenario
from classroom.exercises.accounting._parts import amount, day
from classroom.opening import opening
from classroom.questions import Choice, Item, Mistake, Number, Option, Ordering
from classroom.views.setting import setting
from classroom.wording import fill


def scenario(pack):
    both = setting(pack)
    host, buyer, period = both.host, both.buyer, both.period
    sold, used = dict(pack.transfers.by_vintage), dict(pack.uses.by_use_year)
    late = dict(pack.late.by_vintage)
    with_late = {year: sold[year] + late.get(year, 0) for year in period}
    column, last = pack.reports.first.through, period.last
    average = host.balance(Method.AVERAGING, sold=sold)
    later = host.balance(Method.AVERAGING, sold=with_late)
    return Scenario(
        pack,
        **opening(pack),
        years=period.years,
        n=period.n,
        last=last,
        sold=sold,
        used=used,
        late_by_vintage=late,
        late_vintages=sorted(late),
        late_total=sum(late.values()),
        with_late=with_late,
        column=column,
        k=period.elapsed(column),
        total=sum(sold.values()),
        trading=sum(1 for tonnes in sold.values() if tonnes),
        trading_so_far=sum(1 for year, tonnes in sold.items() if tonnes and year <= column),
        years_to_late=pack.late.recorded_on.year - period.first + 1,
        host_ndcs={method: host.ndc(method) for method in (Method.TRAJECTORY, Method.AVERAGING)},
        buyer_ndcs={method: buyer.ndc(method) for method in (Method.TRAJECTORY, Method.AVERAGING)},
        average=average,
        later=later,
        verdicts={
            ("host", "trajectory"): host.balance(Method.TRAJECTORY, sold=sold).achievement.achieved,
            ("host", "averaging"): average.achievement.achieved,
            ("buyer", "trajectory"): buyer.balance(Method.TRAJECTORY, used=used).achievement.achieved,
            ("buyer", "averaging"): buyer.balance(Method.AVERAGING, used=used).achievement.achieved,
        },
    )


def tables(s):
    return [
        Given(
            f"{s.host.name}, seller: target for {s.last} at most {amount(s.pack, s.host.target)} (t CO2 eq)",
            ("Year", "Covered emissions", "First transferred, by vintage"),
            [(y, s.host.emissions[y], s.sold[y]) for y in s.years],
            s.pack.source,
        ),
        Given(
            f"{s.buyer.name}, buyer: target for {s.last} at most {amount(s.pack, s.buyer.target)} (t CO2 eq)",
            ("Year", "Covered emissions", "Used, by use year"),
            [(y, s.buyer.emissions[y], s.used[y]) for y in s.years],
            s.pack.source,
        ),
        Given(
            f"For questions 5 and 6: first transferred late, on {day(s.late.recorded_on)} (t CO2 eq)",
            ("Vintage", "Quantity"),
            list(s.late_by_vintage.items()),
            s.pack.source,
        ),
    ]


def up_to(s, year):
    return sum(tonnes for y, tonnes in s.sold.items() if y <= year)


indicative = Number(
    prompt="The first report shows the years to **{column}**. What is the indicative adjustment of "
    "{host.name} in the column {column}: the average so far? Leave the late first transfers aside.",
    unit="t CO2 eq",
    rule="method.averaging",
    answer=lambda s: s.average[s.column].adjustment,
    mistakes=[
        Mistake(
            "by years with trades",
            lambda s: Fraction(up_to(s, s.column), s.trading_so_far) if s.trading_so_far != s.k else None,
            "You divided by the years with trades. Elapsed years pass whether or not anything is sold: "
            "from which year does the NDC period run?",
            "method.averaging",
        ),
        Mistake(
            "the year's own",
            lambda s: s.sold[s.column],
            "This is what a trajectory puts into {column}. Averaging spreads everything sold so far.",
            "method.averaging",
        ),
        Mistake(
            "by the whole period",
            lambda s: Fraction(up_to(s, s.column), s.n),
            "You divided by all years of the period. By {column} not all of them have passed.",
            "method.averaging",
        ),
        Mistake(
            "not divided",
            lambda s: up_to(s, s.column),
            "This is the cumulative amount. An average needs one more step.",
            "method.averaging",
        ),
    ],
    hints=[
        "Two numbers are needed: everything first transferred of the vintages up to {column}, and the "
        "elapsed years.",
        "The elapsed years run from {period.first} to {column}, both included.",
    ],
    working="First transferred up to {column}, divided by {k} elapsed years.",
    after="*Indicative* means: it shows progress. Only {last} is tested.",
)

order = Ordering(
    prompt="How does {host.name} get from its sales to the verdict? Put the steps in order.",
    items=[
        Item("sum", "Add up the first transfers of all vintages from {period.first} to {last}"),
        Item("divide", "Divide by the elapsed years of the NDC period"),
        Item("add", "Add the result to the covered emissions of {last}"),
        Item("compare", "Compare with the target for {last}"),
    ],
    mistakes=[
        Mistake(
            "added in full",
            lambda s: ["sum", "add", "divide", "compare"],
            "This adds the sum in full and then divides the emissions as well. What exactly is averaged?",
            "method.averaging",
        ),
        Mistake(
            "compared first",
            lambda s: ["compare", "sum", "divide", "add"],
            "A comparison before the adjustment says nothing about the NDC: what has to be in the number "
            "first?",
            "table4.23l",
        ),
    ],
    hints=[
        "The average is finished before it meets the emissions.",
        "The comparison with the target is the last step.",
    ],
    rule="method.averaging",
)

target_year = Number(
    prompt="What is the emissions balance of {host.name} in the target year **{last}**, by averaging? "
    "Still without the late first transfers.",
    unit="t CO2 eq",
    rule="method.averaging",
    answer=lambda s: s.average[s.last].balance,
    mistakes=[
        Mistake(
            "the year's own",
            lambda s: s.host.emissions[s.last] + s.sold[s.last],
            "You added the vintage {last} in full: that is the trajectory method. {host.name} has chosen "
            "averaging.",
            "method.averaging",
        ),
        Mistake(
            "by years with trades",
            lambda s: s.host.emissions[s.last] + Fraction(s.total, s.trading) if s.trading != s.n else None,
            "You divided by the years with trades. Which years count as elapsed?",
            "method.averaging",
        ),
        Mistake(
            "subtracted",
            lambda s: s.host.emissions[s.last] - Fraction(s.total, s.n),
            "The average is right. {host.name} sold: does its balance lie above or below its emissions?",
            "balance.add-first-transfers",
        ),
        Mistake(
            "everything at once",
            lambda s: s.host.emissions[s.last] + s.total,
            "You put all sales of the period into one year. What does averaging do with the sum first?",
            "method.averaging",
        ),
        Mistake(
            "only the average",
            lambda s: Fraction(s.total, s.n),
            "This is the adjustment. The balance has the emissions of {last} in it.",
            "table4.23k",
        ),
    ],
    hints=[
        "All vintages of the period, divided by all its years: in the last year every year has elapsed.",
        "Add that average to the covered emissions of {last}.",
    ],
    working="Emissions of {last} plus the sum of all first transfers divided by {n}.",
    after="This is the one number that the target is compared with.",
)


def _option(key, who, method, text, feedback_right, feedback_wrong):
    def feedback(s):
        return fill(feedback_right if s.verdicts[who, method] else feedback_wrong, s)

    return Option(key, text, lambda s: s.verdicts[who, method], feedback, f"method.{method}")


verdict = Choice(
    prompt="Who achieves its target? Compare both methods, for both Parties. Choose every statement that "
    "is true.",
    many=True,
    options=[
        _option(
            "host trajectory",
            "host",
            "trajectory",
            "{host.name} would achieve its target with a trajectory",
            "With a trajectory the vintage {last} counts in full, and {host.name} still stays within its "
            "target.",
            "With a trajectory the vintage {last} counts in full. Add it to the emissions of {last} and "
            "compare.",
        ),
        _option(
            "host averaging",
            "host",
            "averaging",
            "{host.name} would achieve its target with averaging",
            "With the average in it, the balance of {host.name} stays within the target.",
            "Compare your answer to question 3 with the target of {host.name} once more.",
        ),
        _option(
            "buyer trajectory",
            "buyer",
            "trajectory",
            "{buyer.name} would achieve its target with a trajectory",
            "With a trajectory {buyer.name} subtracts all it uses for {last}, and that is enough.",
            "With a trajectory {buyer.name} subtracts what it uses for {last}, and only that. Is it enough?",
        ),
        _option(
            "buyer averaging",
            "buyer",
            "averaging",
            "{buyer.name} would achieve its target with averaging",
            "The average of its uses is enough for {buyer.name}.",
            "With averaging {buyer.name} subtracts the average of its uses over all elapsed years. Is it "
            "enough?",
        ),
        Option(
            "one year",
            "Under both methods only the balance of {last} is tested",
            True,
            "A single-year target is tested in its year. The other columns show progress.",
            "table4.achievement",
        ),
        Option(
            "switch",
            "A Party whose target is missed may still change to the other method",
            False,
            "Read annex 7 again: for how long does a Party keep its method?",
            "adjustment.one-method",
        ),
    ],
    hints=[
        "Four balances are needed, all for {last}: two Parties, two methods. A target is met at or below "
        "its level.",
        "Trajectory: the entry of {last} itself. Averaging: the sum of all years divided by {n}. Seller "
        "plus, buyer minus.",
    ],
    rule="adjustment.one-method",
    after="The trades are the same in every line. Only the method differs.",
)

late_transfer = Number(
    prompt="On {late.recorded_on} {host.name} records the late first transfers of the third table: "
    "{late_total:,} t of the vintages {late_vintages}. What is its adjustment for the target year "
    "**{last}** now?",
    unit="t CO2 eq",
    rule="method.averaging",
    answer=lambda s: s.later[s.last].adjustment,
    mistakes=[
        Mistake(
            "left out",
            lambda s: Fraction(s.total, s.n),
            "This is the adjustment without the late ones. They are recorded after the period; when did "
            "the mitigation occur?",
            "balance.add-first-transfers",
        ),
        Mistake(
            "too many years",
            lambda s: Fraction(s.total + s.late_total, s.years_to_late),
            "You divided by the years up to the late record. Elapsed years are years of the NDC period: "
            "how many can there be at most?",
            "method.averaging",
        ),
        Mistake(
            "late ones in full",
            lambda s: Fraction(s.total, s.n) + s.late_total,
            "You averaged the old ones and added the late ones in full. A late first transfer is a first "
            "transfer like any other.",
            "method.averaging",
        ),
        Mistake(
            "not divided",
            lambda s: s.total + s.late_total,
            "This is the new cumulative amount. What remains to be done?",
            "method.averaging",
        ),
    ],
    hints=[
        "The late ones join the sum, in their vintages.",
        "Divide the new sum by the years of the NDC period, {n} and no more.",
    ],
    working="All first transfers, the late ones included, divided by {n}.",
    after=lambda s: (
        "The late first transfers "
        + (
            "turn the verdict: compare the new balance with the target."
            if s.later.achievement.achieved != s.average.achievement.achieved
            else "move the balance; the verdict stays as it was."
        )
    ),
)

restated = Number(
    prompt="The column **{column}** was reported before the late first transfers. Which average does the "
    "second report show in it? Use the running reading (R4): each column keeps the average of its own "
    "elapsed years.",
    unit="t CO2 eq",
    rule="table4.updates",
    answer=lambda s: s.later[s.column].adjustment,
    mistakes=[
        Mistake(
            "as first reported",
            lambda s: s.average[s.column].adjustment,
            "This is what the first report said. Late vintages reach back into its columns; is that one "
            "untouched?",
            "table4.updates",
        ),
        Mistake(
            "the newest average",
            lambda s: s.later[s.last].adjustment,
            "This is the average of the whole period: the *restated* reading puts it everywhere. The "
            "question asks for the running one.",
            "method.averaging",
        ),
        Mistake(
            "the year's own",
            lambda s: s.with_late[s.column],
            "This is the vintage {column} itself, the late part included. Averaging takes all vintages so "
            "far.",
            "method.averaging",
        ),
        Mistake(
            "by the whole period",
            lambda s: Fraction(up_to(s, s.column) + s.late_total, s.n),
            "The sum is right. How many years had elapsed in the column {column}?",
            "method.averaging",
        ),
    ],
    hints=[
        "Take your answer to question 1 and ask what is new: which late vintages lie at or before {column}?",
        "The new sum up to {column}, divided by the same elapsed years as before.",
    ],
    working="First transferred up to {column}, late ones included, divided by {k}.",
    after="Earlier columns are submitted again with the updates. The rules provide for that; it is no error "
    "(annex 23).",
)

EXERCISE = Exercise(
    id="accounting.averaging",
    title="Averaging, from the first column to the verdict",
    minutes=(25, 35),
    objectives=[
        "count elapsed years and form the average",
        "find the one number that is tested",
        "compare verdicts under two methods",
        "place a first transfer that comes late",
    ],
    rules=["method.averaging", "method.trajectory", "adjustment.one-method", "table4.updates"],
    scenario=scenario,
    story="{host.name} has a single-year target for {last} and has chosen **averaging** in its initial "
    "report. {boss} asks you to check the numbers before they are published, and to say what would have "
    "come out with the other method. The NDC period is {period.first} to {period.last}.\n\n{caution}",
    tables=tables,
    questions=[indicative, order, target_year, verdict, late_transfer, restated],
)
