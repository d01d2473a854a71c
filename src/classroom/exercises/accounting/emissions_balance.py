"""Two Parties, one programme: who adds, who subtracts, in which year."""

from article6.accounting import Flows, Method, global_sum
from classroom.exercise import Exercise, Given, Scenario
from classroom.exercises.accounting._parts import day
from classroom.opening import opening
from classroom.questions import Choice, Mistake, Number, Option, Table
from classroom.views.setting import setting


def scenario(pack):
    both = setting(pack)
    first_transferred, used = dict(pack.transfers.by_vintage), dict(pack.uses.by_use_year)
    vintage = min(year for year, tonnes in first_transferred.items() if tonnes)
    use_year = _telling_year(pack)
    last_use = max(year for year, tonnes in used.items() if tonnes)
    host = both.host.balance(Method.TRAJECTORY, sold=first_transferred)
    buyer = both.buyer.balance(Method.TRAJECTORY, used=used)
    kept = {year: tonnes for year, tonnes in used.items() if year != last_use}
    together = global_sum(
        {
            pack.host.code: Flows(first_transferred_ndc=first_transferred),
            pack.buyer.code: Flows(used=kept),
        }
    )
    return Scenario(
        pack,
        **opening(pack),
        years=both.period.years,
        host_ndc=both.host.ndc(Method.TRAJECTORY),
        buyer_ndc=both.buyer.ndc(Method.TRAJECTORY),
        first_transferred=first_transferred,
        used=used,
        kept=kept,
        vintage=vintage,
        moved_on=pack.transfers.recorded[vintage],
        sold=first_transferred[vintage],
        use_year=use_year,
        rows=tuple(range(vintage, min(vintage + 3, pack.period.last + 1))),
        host_balance=host,
        buyer_balance=buyer,
        last_use=last_use,
        last_used=used[last_use],
        together=together.net,
    )


def acquired_in(pack, year):
    """What reached the buyer in a calendar year: acquisitions go by the date of the transfer."""
    recorded = pack.transfers.recorded
    return sum(t for v, t in pack.transfers.by_vintage.items() if t and recorded[v].year == year)


def _telling_year(pack):
    """A year in which uses, vintages and acquisitions differ, so that taking one for another shows."""
    for year, used in pack.uses.by_use_year.items():
        sizes = {0, used, pack.transfers.by_vintage[year], acquired_in(pack, year)}
        if len(sizes) == 4:
            return year
    return max(year for year, used in pack.uses.by_use_year.items() if used)


def tables(s):
    moved = [(v, s.first_transferred[v], day(on)) for v, on in s.transfers.recorded.items()]
    return [
        Given(
            f"{s.host.name} and {s.buyer.name}: emissions covered by their NDCs (t CO2 eq)",
            ("Year", s.host.name, s.buyer.name),
            [(y, s.host.emissions[y], s.buyer.emissions[y]) for y in s.years],
            s.pack.source,
        ),
        Given(
            f"First transfers from {s.host.name}, each acquired by {s.buyer.name} on the same day (t CO2 eq)",
            ("Vintage", "Quantity", "Date"),
            moved,
            s.pack.source,
        ),
        Given(
            f"What {s.buyer.name} uses towards its NDC (t CO2 eq)",
            ("Used for the year", "Quantity"),
            [(y, t) for y, t in s.used.items() if t],
            s.pack.source,
        ),
    ]


host_entry = Number(
    prompt="On {moved_on} {host.name} first transfers {sold:,} t of vintage {vintage} to {buyer.name}. "
    "What is the corresponding adjustment of {host.name} for **{vintage}**? Give the sign.",
    unit="t CO2 eq",
    rule="balance.add-first-transfers",
    answer=lambda s: s.host_balance[s.vintage].adjustment,
    mistakes=[
        Mistake(
            "minus",
            lambda s: -s.sold,
            "The size is right. {host.name} gives the reduction away: does its balance then lie above or "
            "below its inventory?",
            "balance.add-first-transfers",
        ),
        Mistake(
            "by the date of the transfer",
            lambda s: acquired_in(s.pack, s.vintage),
            "You looked for what was transferred *in* {vintage}. A balance does not go by the date of the "
            "transfer. Which other year does each unit carry?",
            "balance.add-first-transfers",
        ),
        Mistake(
            "netted with the buyer",
            lambda s: s.sold - s.used[s.vintage],
            "You took off what {buyer.name} uses. Each Party keeps its own balance: whose event is a use?",
            "balance.subtract-uses",
        ),
        Mistake(
            "the buyer's entry",
            lambda s: -s.used[s.vintage] if s.used[s.vintage] != s.sold else None,
            "This is what {buyer.name} enters for {vintage}. What does {host.name} enter?",
            "balance.subtract-uses",
        ),
    ],
    hints=[
        "An adjustment needs a size, a sign and a year. The year of the transfer is not the year of the "
        "entry.",
        "Find the vintage in the second table. Whoever first transfers adds.",
    ],
    working="Vintage {vintage}: {sold:,} t were first transferred. The host adds them in the year the "
    "mitigation occurred.",
    after="The transfer itself is reported in the annual information on {moved_on.year}; it counts in "
    "{vintage}.",
)

buyer_balance = Number(
    prompt="What is the emissions balance of {buyer.name} for **{use_year}**?",
    unit="t CO2 eq",
    rule="balance.subtract-uses",
    answer=lambda s: s.buyer_balance[s.use_year].balance,
    mistakes=[
        Mistake(
            "by acquisition",
            lambda s: s.buyer.emissions[s.use_year] - acquired_in(s.pack, s.use_year),
            "You subtracted what {buyer.name} acquired during {use_year}. Buying fills its account. Which "
            "event changes its balance?",
            "balance.subtract-uses",
        ),
        Mistake(
            "by vintage",
            lambda s: s.buyer.emissions[s.use_year] - s.first_transferred[s.use_year],
            "You subtracted the units of vintage {use_year}. The vintage places the entry of {host.name}. "
            "What places the entry of {buyer.name}?",
            "balance.subtract-uses",
        ),
        Mistake(
            "added",
            lambda s: s.buyer.emissions[s.use_year] + s.used[s.use_year],
            "The amount is the right one. Does a Party that uses ITMOs count more emissions, or fewer?",
            "balance.subtract-uses",
        ),
        Mistake(
            "inventory",
            lambda s: s.buyer.emissions[s.use_year],
            "This is the inventory, which never changes. What stands beside it?",
            "table4.77d-ii",
        ),
        Mistake(
            "only the entry",
            lambda s: -s.used[s.use_year],
            "This is the adjustment. The balance is the inventory with the adjustment in it.",
            "table4.77d-ii",
        ),
    ],
    hints=[
        "Start from the covered emissions of {buyer.name} in {use_year}.",
        "The third table says what was used for {use_year}. Take it away.",
    ],
    working="Covered emissions of {use_year} minus what is used for {use_year}.",
    after="When the units were bought, and of which vintage they are, plays no part in this number.",
)

events = Choice(
    prompt="Which of these events change an emissions balance under an authorization for use towards an NDC?",
    many=True,
    options=[
        Option(
            "authorization",
            "{host.name} authorizes the outcomes",
            False,
            "An authorization is a permission. It opens the way; what has to happen before anything is "
            "adjusted?",
            "first-transfer.ndc",
        ),
        Option(
            "issuance",
            "The outcomes are issued as units",
            False,
            "Issuance puts units into an account of {host.name}. For use towards an NDC something must "
            "cross a border.",
            "first-transfer.ndc",
        ),
        Option(
            "first transfer",
            "{host.name} transfers them to {buyer.name}",
            True,
            "The first international transfer: {host.name} adds.",
            "balance.add-first-transfers",
        ),
        Option(
            "acquisition",
            "{buyer.name} receives them in its account",
            False,
            "An acquisition is tracked and reported, and nothing more. Look again at the lesson's table of "
            "events.",
            "balance.subtract-uses",
        ),
        Option(
            "resale",
            "{buyer.name} sells some of them on to {third.name}",
            False,
            "This is a later transfer. How many first transfers can a unit have?",
            "first-transfer.ndc",
        ),
        Option(
            "use",
            "{third.name} uses what it bought towards its NDC",
            True,
            "A use: {third.name} subtracts, in the year it uses them for.",
            "balance.subtract-uses",
        ),
    ],
    hints=[
        "Annex 8 of 2/CMA.3 has two sub-paragraphs, (a) and (b). Each names one event.",
        "One event belongs to the Party that gives the tonnes away, the other to the Party that counts them.",
    ],
    rule="adjustment.all-itmos",
)


def _cells(s, host, buyer):
    rows = {(y, s.host.name): host(y) for y in s.rows}
    return rows | {(y, s.buyer.name): buyer(y) for y in s.rows}


two_balances = Table(
    prompt="Fill in the emissions balances of both Parties.",
    unit="t CO2 eq",
    corner="Year",
    rule="table4.77d-ii",
    rows=lambda s: s.rows,
    columns=lambda s: (s.host.name, s.buyer.name),
    answer=lambda s: _cells(s, lambda y: s.host_balance[y].balance, lambda y: s.buyer_balance[y].balance),
    mistakes=[
        Mistake(
            "signs turned round",
            lambda s: _cells(
                s,
                lambda y: s.host.emissions[y] - s.first_transferred[y],
                lambda y: s.buyer.emissions[y] + s.used[y],
            ),
            "The amounts are right, but the signs are reversed. Who gives a reduction away, and who counts "
            "it?",
            "balance.add-first-transfers",
        ),
        Mistake(
            "inventories",
            lambda s: _cells(s, lambda y: s.host.emissions[y], lambda y: s.buyer.emissions[y]),
            "These are the inventories. They stay; the balance is what stands beside them.",
            "table4.77d-ii",
        ),
        Mistake(
            "by the date of the transfer",
            lambda s: {(y, s.host.name): s.host.emissions[y] + acquired_in(s.pack, y) for y in s.rows},
            "The column of {host.name} goes by the dates of the transfers. Which year does a first "
            "transfer count in?",
            "balance.add-first-transfers",
        ),
        Mistake(
            "by acquisition",
            lambda s: {(y, s.buyer.name): s.buyer.emissions[y] - acquired_in(s.pack, y) for y in s.rows},
            "The column of {buyer.name} holds what it acquired. What does it have to do with units to "
            "subtract them?",
            "balance.subtract-uses",
        ),
    ],
    hints=[
        "Two columns, two rules: first transfers by vintage for {host.name}, uses by the year they are "
        "for, for {buyer.name}.",
        "For each row: emissions of {host.name} plus the vintage of that year; emissions of {buyer.name} "
        "minus what is used for that year.",
    ],
    working="Annex 8(a) for {host.name}, annex 8(b) for {buyer.name}, year by year.",
    after="Compare a row with its inventories: in a single year the two entries need not be of the same "
    "size.",
)

world = Number(
    prompt="Suppose {buyer.name} does **not** make its last use, the {last_used:,} t for {last_use}, and "
    "keeps those units. What is the sum of all corresponding adjustments of both Parties over the whole "
    "period? Give the sign.",
    unit="t CO2 eq",
    rule="adjustment.no-net-increase",
    answer=lambda s: s.together,
    mistakes=[
        Mistake(
            "always zero",
            lambda s: 0,
            "Adjustments do not cancel by themselves. {host.name} has added everything it first "
            "transferred. What has {buyer.name} subtracted?",
            "balance.subtract-uses",
        ),
        Mistake(
            "minus",
            lambda s: -s.together,
            "The size is right. Is more added than subtracted, or less?",
            "balance.add-first-transfers",
        ),
        Mistake(
            "only what is added",
            lambda s: sum(s.first_transferred.values()),
            "This is all that {host.name} adds. {buyer.name} still makes its earlier uses.",
            "balance.subtract-uses",
        ),
        Mistake(
            "only what is subtracted",
            lambda s: -sum(s.kept.values()),
            "This is all that {buyer.name} subtracts. What does {host.name} add?",
            "balance.add-first-transfers",
        ),
        Mistake(
            "one year only",
            lambda s: s.first_transferred[s.last_use],
            "This looks at {last_use} alone. The question is about the whole period.",
            "adjustment.no-net-increase",
        ),
    ],
    hints=[
        "Add up all first transfers of {host.name}. Add up the uses that {buyer.name} still makes.",
        "First transfers are plus, uses are minus. What is held appears in neither.",
    ],
    working="All first transfers, minus the uses without that of {last_use}.",
    after="The atmosphere gains: the units are counted by nobody. That changes on the day they are used.",
)

EXERCISE = Exercise(
    id="accounting.emissions-balance",
    title="Two balances for one programme",
    minutes=(20, 30),
    objectives=[
        "place the entries of host and buyer, with sign and year",
        "tell events that change a balance from those that do not",
        "say when the adjustments of all Parties add up to zero",
    ],
    rules=["balance.add-first-transfers", "balance.subtract-uses", "table4.77d-ii"],
    scenario=scenario,
    story="{boss} of {host.name} will sign the structured summary of the next report, and wants to see "
    "both sides of the sale first. {host.name} sells outcomes of *{approach.title}* to {buyer.name}. Both "
    "have an NDC for {period.first} to {period.last}, and both adjust every year in full (a trajectory, "
    "2/CMA.3 annex 7(a)(i)).\n\n"
    "The three tables hold all you need, and some dates you do not need.\n\n{caution}",
    tables=tables,
    questions=[host_entry, buyer_balance, events, two_balances, world],
)
