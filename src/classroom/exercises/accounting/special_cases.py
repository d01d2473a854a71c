"""Airlines, uncovered sectors, other metrics, late records, shares: which year, which sign, who."""

from article6.accounting import Flows
from classroom import casebook
from classroom.exercise import Exercise, Given, Scenario
from classroom.exercises.accounting._parts import amount, day
from classroom.opening import opening
from classroom.questions import Choice, FreeText, Mistake, Number, Option, Table


def scenario(pack):
    period = casebook.period(pack)
    issued = Flows.from_ledger(casebook.oimp(pack, "issuance"), pack.host.code)
    late_vintage, late_tonnes = max(pack.late.by_vintage.items())
    out, odd = pack.outside, pack.non_ghg
    seller, user = casebook.non_ghg(pack)
    fund, omge = casebook.shares(pack)
    divided = casebook.split(pack)
    return Scenario(
        pack,
        **opening(pack),
        issued=issued,
        issued_total=issued.first_transferred.total,
        verified_total=sum(pack.oimp.verified.values()),
        cancelled_total=sum(pack.oimp.cancelled.values()),
        oimp_year=pack.oimp.issued_on.year,
        out_year=out.vintage,
        out_tonnes=out.quantity,
        out_sector=out.sector.lower(),
        out_emissions=pack.host.emissions[out.vintage],
        own_tonnes=pack.transfers.by_vintage[out.vintage],
        wide=casebook.outside(pack),
        odd_year=odd.vintage,
        odd_unit=odd.unit,
        odd_what=odd.indicator,
        seller=seller,
        user=user,
        late_vintage=late_vintage,
        late_tonnes=late_tonnes,
        late_year=pack.late.recorded_on.year,
        late_day=day(pack.late.recorded_on),
        last=period.last,
        report_year=pack.reports.second.due.year,
        fund=fund,
        omge=omge,
        rest=pack.split.quantity - fund - omge,
        divided=divided,
        whole=pack.split.quantity,
    )


def tables(s):
    kinds = ("Authorized", "Issued", "Cancelled")
    by_kind = (s.pack.oimp.verified, s.pack.oimp.issued, s.pack.oimp.cancelled)
    return [
        Given(
            f"{s.pack.oimp_approach.title}, for {s.pack.oimp.user} (t CO2 eq)",
            ("Vintage", *kinds),
            [(year, *(kind.get(year, 0) for kind in by_kind)) for year in s.pack.oimp.verified],
            s.pack.source,
        ),
        Given(
            f"{s.host.name} in {s.out_year} (t CO2 eq)",
            ("Item", "Quantity"),
            [
                ("Covered emissions", s.out_emissions),
                (f"First transferred, vintage {s.out_year}, covered sectors", s.own_tonnes),
                (f"First transferred, vintage {s.out_year}, {s.out_sector} (not covered)", s.out_tonnes),
            ],
            s.pack.source,
        ),
        Given(
            f"Target for {s.odd_what} in {s.odd_year} ({s.odd_unit})",
            ("Party", "Level", "Target, at least"),
            [
                (s.host.name, s.pack.non_ghg.host_level, s.pack.non_ghg.host_target),
                (s.buyer.name, s.pack.non_ghg.buyer_level, s.pack.non_ghg.buyer_target),
            ],
            s.pack.source,
        ),
    ]


no_buyer = Number(
    prompt="{host.name} has named **issuance** as first transfer for other international mitigation "
    "purposes (OIMP). What do its corresponding adjustments for these outcomes add up to, over all "
    "vintages? Give the sign.",
    unit="t CO2 eq",
    rule="adjustment.oimp",
    answer=lambda s: s.issued_total,
    mistakes=[
        Mistake(
            "no buyer, no entry",
            lambda s: 0,
            "No Party buys. Still, someone outside {host.name} counts these outcomes. What if {host.name} "
            "counted them, too?",
            "adjustment.oimp",
        ),
        Mistake(
            "what is authorized",
            lambda s: s.verified_total,
            "This is what is authorized. An authorization adjusts nothing unless the host named it as "
            "first transfer. What did it name?",
            "first-transfer.oimp",
        ),
        Mistake(
            "what is used",
            lambda s: s.cancelled_total,
            "This is what the users cancelled. {host.name} named an earlier event.",
            "first-transfer.oimp",
        ),
        Mistake(
            "minus",
            lambda s: -s.issued_total,
            "The amount is right. Does {host.name} give these outcomes away, or use them?",
            "balance.add-first-transfers",
        ),
    ],
    hints=[
        "The first table has one column for each event. Which one did {host.name} name?",
        "Add up that column. Whoever first transfers adds.",
    ],
    working="The column of what is issued, added up.",
    after="Each vintage goes to its own year, although all were issued in {oimp_year}. No Party subtracts.",
)

uncovered = Number(
    prompt="The NDC of {host.name} does not cover {out_sector}. What is its emissions balance for "
    "**{out_year}**, by trajectory? The second table has all first transfers of that vintage.{invented}",
    unit="t CO2 eq",
    rule="adjustment.outside-ndc",
    answer=lambda s: s.wide[s.out_year].balance,
    mistakes=[
        Mistake(
            "outside left out",
            lambda s: s.out_emissions + s.own_tonnes,
            "You left out what comes from {out_sector}. Does a buyer care in which sector the tonne was "
            "reduced?",
            "adjustment.outside-ndc",
        ),
        Mistake(
            "outside only",
            lambda s: s.out_emissions + s.out_tonnes,
            "You adjusted only the outcomes from outside. Those from inside are first transfers as well.",
            "adjustment.inside-ndc",
        ),
        Mistake(
            "outside subtracted",
            lambda s: s.out_emissions + s.own_tonnes - s.out_tonnes,
            "The outcomes from outside were sold like the others. Why should their sign differ?",
            "adjustment.outside-ndc",
        ),
        Mistake(
            "both subtracted",
            lambda s: s.out_emissions - s.own_tonnes - s.out_tonnes,
            "A seller's balance lies on the other side of its emissions.",
            "balance.add-first-transfers",
        ),
    ],
    hints=[
        "Inside or outside the NDC: annex 13 says one thing and annex 14 another. Read both. Do they "
        "differ in result?",
        "Covered emissions plus both quantities.",
    ],
    working="Covered emissions plus what was first transferred from inside, plus what was first "
    "transferred from outside.",
    after="The reduction outside never lowered the covered emissions. Selling it makes the target harder "
    "to meet.",
)

other_metric = Number(
    prompt="{host.name} first transfers {non_ghg.quantity:,} {odd_unit} of {odd_what}, vintage {odd_year}, "
    "to {buyer.name}. Both apply a trajectory. What is the **adjusted indicator** of {host.name} for "
    "{odd_year}?",
    unit="{odd_unit}",
    rule="indicator.subtract-first-transfers",
    answer=lambda s: s.seller[s.odd_year].adjusted,
    mistakes=[
        Mistake(
            "signs as for tonnes",
            lambda s: s.pack.non_ghg.host_level + s.pack.non_ghg.quantity,
            "For tonnes of emissions the seller adds. Here the target is to have *much* of something: does "
            "a seller have more of it to count, or less?",
            "indicator.subtract-first-transfers",
        ),
        Mistake(
            "not adjusted",
            lambda s: s.pack.non_ghg.host_level,
            "This is the level before the adjustment. What became of what was sold?",
            "indicator.subtract-first-transfers",
        ),
        Mistake(
            "the buyer's indicator",
            lambda s: s.user[s.odd_year].adjusted,
            "This is the adjusted indicator of {buyer.name}, and it is right for that Party.",
            "indicator.add-uses",
        ),
        Mistake(
            "only the trade",
            lambda s: s.pack.non_ghg.quantity,
            "This is what was traded. The indicator starts from the level of {host.name}.",
            "indicator.subtract-first-transfers",
        ),
    ],
    hints=[
        "What is sold can no longer be counted at home.",
        "Take the level of {host.name} from the third table, and what was first transferred. Annex 9(a) "
        "says how.",
    ],
    working="Level of {host.name} minus what was first transferred.",
    after=lambda s: (
        f"{s.host.name} {'still meets' if s.seller.achievement.achieved else 'misses'} its target. "
        "Beside the indicator it keeps a balance in t CO2 eq, where it adds."
    ),
)

late = Choice(
    prompt="On {late_day} {host.name} first transfers {late_tonnes:,} t of vintage {late_vintage}. Where "
    "do they count, and where are they reported?",
    options=[
        Option(
            "vintage",
            "They count in {late_vintage}; they are reported in the annual information on {late_year}",
            True,
            "The vintage places the entry, the date places the annual information. The column "
            "{late_vintage} is submitted again.",
            "balance.add-first-transfers",
        ),
        Option(
            "date",
            "They count in {late_year}; they are reported in the annual information on {late_year}",
            False,
            "Half of this is right. Which of the two goes by the date, and which by the year the "
            "mitigation occurred?",
            "balance.add-first-transfers",
        ),
        Option(
            "target",
            "They count in the target year {last}, because the earlier columns are already reported",
            False,
            "A reported column can be updated. Is there a rule that moves a vintage into the target year?",
            "table4.updates",
        ),
        Option(
            "nowhere",
            "They count nowhere any more, because the period was over",
            False,
            "The mitigation occurred within the period, and somebody will use the units. Who has to add "
            "them?",
            "balance.add-first-transfers",
        ),
    ],
    hints=[
        "Two clocks run: one for the balance, one for the annual information.",
        "The balance asks when the mitigation occurred. The annual information asks when something was done.",
    ],
)

ROWS = ("Adaptation Fund", "OMGE")


def _rows(s):
    return (*ROWS, s.buyer.name)


def _columns(s):
    return ("host adds", "buyer subtracts")


def _filled(s, adds, subtracts):
    columns = _columns(s)
    cells = {(row, columns[0]): value for row, value in zip(_rows(s), adds, strict=True)}
    return cells | {(row, columns[1]): value for row, value in zip(_rows(s), subtracts, strict=True)}


def _booked(s):
    """What the ledger of the story says, in the order of the rows."""
    by_trigger = {one.trigger: one.quantity for one in s.divided.first_transfers(s.host.code)}
    used = sum(one.quantity for one in s.divided.uses(s.buyer.code))
    adds = (by_trigger["adaptation fund"], by_trigger["omge"], by_trigger["transfer"])
    return _filled(s, adds, (0, 0, used))


shared = Table(
    prompt="{whole:,} t of one vintage are authorized and issued. By contract "
    "{split.adaptation_percent:.1}% go to the Adaptation Fund and {split.omge_percent:.1}% are cancelled "
    "for overall mitigation in global emissions (OMGE). {buyer.name} gets the rest and uses it. Fill in "
    "what each Party adds or subtracts. Write amounts without a sign, and 0 where nothing is entered.",
    unit="t CO2 eq",
    corner="Units go to",
    rule="first-transfer.omge",
    rows=_rows,
    columns=_columns,
    answer=_booked,
    mistakes=[
        Mistake(
            "only what is sold",
            lambda s: _filled(s, (0, 0, s.rest), (0, 0, s.rest)),
            "You entered only what goes to {buyer.name}. For the host, what is a gift to the Fund, and what "
            "is a cancellation for OMGE?",
            "first-transfer.adaptation-fund",
        ),
        Mistake(
            "fund forgotten",
            lambda s: _filled(s, (0, s.omge, s.rest), (0, 0, s.rest)),
            "One of the three rows of the host is missing. Read 4/CMA.6 paragraphs 16 and 17 side by side.",
            "first-transfer.adaptation-fund",
        ),
        Mistake(
            "OMGE forgotten",
            lambda s: _filled(s, (s.fund, 0, s.rest), (0, 0, s.rest)),
            "One of the three rows of the host is missing: if it counted cancelled units itself, what "
            "would be left for the atmosphere?",
            "first-transfer.omge",
        ),
        Mistake(
            "the buyer takes all",
            lambda s: _filled(s, (s.fund, s.omge, s.rest), (s.fund, s.omge, s.rest)),
            "{buyer.name} can use only what is in its account. What did it get?",
            "balance.subtract-uses",
        ),
    ],
    hints=[
        "First find the three quantities. Then ask of each: is it a first transfer? Does {buyer.name} use "
        "it?",
        "4/CMA.6 paragraphs 16 and 17 make a first transfer of the first two rows as well.",
    ],
    working="The host adds all three rows. The buyer subtracts the last one.",
    after="More is added than subtracted: that difference is the gain of the atmosphere, as long as nobody "
    "uses the Fund's units.",
)

minister = FreeText(
    prompt="{boss} asks: *No country buys the units for {oimp.user}. Why do they stand in our balance, and "
    "what does it cost us?* Answer in three sentences, without a paragraph number in the first.",
    rubric=[
        "It says that someone outside counts these outcomes, so {host.name} may not count them as well.",
        "It says that {host.name} adds them in the year the mitigation occurred, and that no other Party "
        "subtracts.",
        "It says what that means for the target: the same outcomes can no longer serve the NDC of "
        "{host.name}.",
        "It can be understood without knowing an abbreviation.",
    ],
    model=lambda s: (
        f"The {s.pack.oimp.user} count these reductions as theirs, so we must not count them a second time. "
        f"We therefore add {amount(s.pack, s.issued_total)} t CO2 eq to our balance, each tonne in the year "
        "in which it was reduced, and no other country takes them off. Our inventory still shows the "
        "reduction, but it no longer helps us to reach our own target."
    ),
    hints=[
        "Begin with the danger, not with the rule: what would happen if nobody added?",
        "Then say what is entered and in which year. End with what it means for the target.",
    ],
    rule="adjustment.oimp",
)

EXERCISE = Exercise(
    id="accounting.special-cases",
    title="Six files on your desk",
    minutes=(25, 35),
    objectives=[
        "decide year, sign and Party in six unusual cases",
        "explain to a minister why an entry is made although no country buys",
    ],
    rules=["adjustment.oimp", "adjustment.outside-ndc", "indicator.subtract-first-transfers"],
    scenario=scenario,
    story="Six files lie on your desk at {host.name}'s ministry. Each is a transfer that does not look "
    "like a sale from one country to another. {boss} wants to know for each: which year, which sign, "
    "who?\n\n{caution}",
    tables=tables,
    questions=[no_buyer, uncovered, other_metric, late, shared, minister],
)
