"""Table 4 of the structured summary: fill the rows from first transfers and uses to the balance."""

from fractions import Fraction

from article6.accounting import Flows, Method, emissions_balance, table4
from classroom.exercise import Exercise, Given, Scenario
from classroom.opening import opening
from classroom.questions import Choice, Mistake, Number, Option, Table
from classroom.views.setting import setting


def scenario(pack):
    both, case = setting(pack), pack.table4
    through = pack.reports.first.through
    years = tuple(year for year in both.period if year <= through)
    sells = Flows(
        first_transferred_ndc=case.first_transferred,
        first_transferred_oimp=case.oimp_issued,
        oimp_authorized=case.oimp_authorized,
    )
    uses = Flows(used=case.used)
    host_emissions = {year: pack.host.emissions[year] for year in years}
    buyer_emissions = {year: pack.buyer.emissions[year] for year in years}
    host_ndc, buyer_ndc = both.host.ndc(Method.AVERAGING), both.buyer.ndc(Method.MULTI_YEAR)
    return Scenario(
        pack,
        **opening(pack),
        years=years,
        year=through,
        before=through - 1,
        last=both.period.last,
        k=both.period.elapsed(through),
        n=both.period.n,
        sells=sells,
        uses=uses,
        host_emissions=host_emissions,
        buyer_emissions=buyer_emissions,
        host_ndc=host_ndc,
        buyer_ndc=buyer_ndc,
        host_table=table4(emissions_balance(host_emissions, sells, host_ndc)),
        buyer_table=table4(emissions_balance(buyer_emissions, uses, buyer_ndc)),
        sold_total=sum(case.first_transferred.values()),
        used_total=sum(case.used.values()),
    )


def tables(s):
    case = s.pack.table4
    return [
        Given(
            f"{s.host.name} (t CO2 eq)",
            ("Year, vintage", "Covered emissions", "First transferred for an NDC"),
            [(y, s.host_emissions[y], case.first_transferred[y]) for y in s.years],
            s.pack.source,
        ),
        Given(
            f"{s.host.name}, other international mitigation purposes (t CO2 eq)",
            ("Vintage", "Authorized", "Issued"),
            [(y, case.oimp_authorized[y], case.oimp_issued[y]) for y in s.years],
            s.pack.source,
        ),
        Given(
            f"{s.buyer.name} (t CO2 eq; uses by use year)",
            ("Year", "Covered emissions", "Used"),
            [(y, s.buyer_emissions[y], case.used[y]) for y in s.years],
            s.pack.source,
        ),
    ]


row_6 = Number(
    prompt="What stands in **row 6** of {host.name} (first transferred) for **{year}**?",
    unit="t CO2 eq",
    rule="table4.23c",
    answer=lambda s: s.host_table[6][s.year],
    mistakes=[
        Mistake(
            "OIMP left out",
            lambda s: s.table4.first_transferred[s.year],
            "Only those for the NDC of {buyer.name} are in. What is the first transfer of the others, and "
            "has it "
            "happened?",
            "table4.23c",
        ),
        Mistake(
            "authorized instead of issued",
            lambda s: s.table4.first_transferred[s.year] + s.table4.oimp_authorized[s.year],
            "You added what is authorized for OIMP. The story says which event is the first transfer.",
            "first-transfer.oimp",
        ),
        Mistake(
            "all three",
            lambda s: (
                s.table4.first_transferred[s.year]
                + s.table4.oimp_authorized[s.year]
                + s.table4.oimp_issued[s.year]
            ),
            "What is issued is a part of what is authorized. Which of the two columns is a first transfer?",
            "table4.23d",
        ),
        Mistake(
            "all years",
            lambda s: s.host_table[12][s.year],
            "This adds up all years so far: it is another row. Row 6 holds one vintage.",
            "table4.23h",
        ),
    ],
    hints=[
        "Row 6 holds every first transfer of that vintage, for whatever purpose.",
        "For OIMP the first transfer is the issuance here. Add the two columns that are first transfers.",
    ],
    working="First transferred for an NDC plus issued for OIMP, vintage {year}.",
    after="This follows reading R1. In the other one the OIMP part stands in row 7; row 9 is the same in "
    "both.",
)

ROWS = {
    6: "6 First transferred",
    7: "7 Authorized for OIMP",
    8: "8 Used",
    9: "9 Net",
    10: "10 Cumulative / elapsed years",
    11: "11 Adjustment",
    12: "12 Cumulative net",
    13: "13 Emissions balance",
}


def _cells(s, **wrong):
    """The rows of the host, those named in `wrong` replaced: _cells(s, r9=...)."""
    values = {number: s.host_table[number][s.year] for number in ROWS}
    values |= {int(name[1:]): value for name, value in wrong.items()}
    return {ROWS[number]: value for number, value in values.items()}


def _averaged(s, cumulative):
    """Rows 10, 11 and 13 that follow from a cumulative amount and the elapsed years."""
    average = Fraction(cumulative, s.k)
    return {"r10": average, "r11": average, "r13": s.host_emissions[s.year] + average}


def _counted_twice(s):
    net = {year: s.host_table[6][year] + s.host_table[7][year] for year in s.years}
    total = sum(net.values())
    return _cells(s, r9=net[s.year], r12=total, **_averaged(s, total))


def _by_whole_period(s):
    average = Fraction(s.host_table[12][s.year], s.n)
    return _cells(s, r10=average, r11=average, r13=s.host_emissions[s.year] + average)


whole_table = Table(
    prompt="Fill in rows 6 to 13 of {host.name} for **{year}**. In rows 9 to 13 first transfers are plus.",
    unit="t CO2 eq",
    corner="Row",
    places=0,
    rule="table4.23k",
    rows=lambda s: tuple(ROWS.values()),
    columns=lambda s: (str(s.year),),
    answer=_cells,
    mistakes=[
        Mistake(
            "OIMP counted twice",
            _counted_twice,
            "You added row 7 to row 6. What is issued is in row 6 already, and what is only authorized has "
            "not left "
            "{host.name}. Row 7 is a note.",
            "table4.23f",
        ),
        Mistake(
            "row 9 instead of row 10",
            lambda s: _cells(
                s, r11=s.host_table[9][s.year], r13=s.host_emissions[s.year] + s.host_table[9][s.year]
            ),
            "Your row 11 repeats row 9. {host.name} has chosen averaging: which row holds the average?",
            "table4.23g",
        ),
        Mistake(
            "minus instead of plus",
            lambda s: _cells(s, r13=s.host_emissions[s.year] - s.host_table[11][s.year]),
            "Your row 13 lies below row 3. On which side of its emissions is the balance of a seller?",
            "balance.add-first-transfers",
        ),
        Mistake(
            "by the whole period",
            _by_whole_period,
            "You divided by all years of the period. How many have elapsed in this column?",
            "method.averaging",
        ),
    ],
    hints=[
        "Work downwards: 6 and 8 give 9; the sum of 9 gives 12; 12 and the elapsed years give 10; the "
        "method gives 11.",
        "Row 13 is the covered emissions plus row 11. {k} years have elapsed in {year}.",
    ],
    working="Row 9 = 6 - 8. Row 12 = sum of row 9. Row 10 = row 12 / {k}. Row 11 = row 10. Row 13 = "
    "emissions + row 11.",
    after="Check any table 4 this way: each row from the ones above it.",
)

cumulative = Number(
    prompt="Now {buyer.name}, with a multi-year target. What stands in its **row 12** (cumulative net) for "
    "**{year}**? "
    "Give the sign.",
    unit="t CO2 eq",
    rule="table4.23h",
    answer=lambda s: s.buyer_table[12][s.year],
    mistakes=[
        Mistake(
            "plus",
            lambda s: s.used_total,
            "The amount is right. {buyer.name} uses: on which side does a use stand?",
            "balance.subtract-uses",
        ),
        Mistake(
            "what it acquired",
            lambda s: -s.sold_total,
            "This is what {buyer.name} acquired. What it holds stands in no row.",
            "table4.23e",
        ),
        Mistake(
            "one year only",
            lambda s: s.buyer_table[9][s.year],
            "This is row 9, one year. Row 12 goes back to the first year of the period.",
            "table4.23h",
        ),
        Mistake(
            "what it holds",
            lambda s: s.sold_total - s.used_total,
            "This is what {buyer.name} still holds. Table 4 has no row for it.",
            "table4.23e",
        ),
    ],
    hints=[
        "Row 9 of a Party that only uses is below zero. Row 12 adds row 9 up.",
        "Add up all uses from {period.first} to {year}, and mind the sign.",
    ],
    working="All uses up to {year}, as minus.",
    after="Whether {buyer.name} achieves its NDC is decided at the end of the period, on the sum of row 13.",
)

reading = Choice(
    prompt="{host.name} shows **NA** in row 14 and **0** in row 8. What does that say?",
    options=[
        Option(
            "right",
            "Row 14 does not apply to its NDC; row 8 applies, and it used nothing",
            True,
            "NA: the row does not apply, here because the target is in t CO2 eq. 0: it applies, and the "
            "amount is zero.",
            "table4.23k",
        ),
        Option(
            "same",
            "The same in both: there is nothing to report",
            False,
            "Then one sign would be enough. Could {host.name} ever have an entry in row 14, with its kind "
            "of target?",
            "table4.23i",
        ),
        Option(
            "missing",
            "The number in row 14 is missing and has to be delivered later",
            False,
            "A missing number would be a fault. What kind of target does row 14 belong to?",
            "table4.23k",
        ),
        Option(
            "sellers",
            "Sellers may not use ITMOs, so row 8 is always 0",
            False,
            "A seller may also use units that it acquires. Was there a rule against it?",
            "balance.subtract-uses",
        ),
    ],
    hints=[
        "One of the two signs speaks about the row, the other about the amount.",
        "Row 14 is for targets that are not in t CO2 eq.",
    ],
)

EXERCISE = Exercise(
    id="accounting.table-4",
    title="Fill in table 4",
    minutes=(20, 30),
    objectives=["rebuild rows 6 to 13 of table 4, each from the ones before", "read NA and 0"],
    rules=["table4.23c", "table4.23f", "table4.23g", "table4.23h", "table4.23k"],
    scenario=scenario,
    story="The report of {host.name} is due on {reports.first.due}, with data to {year}. {boss} hands you "
    "a draft of "
    "table 4: rows 6 to 13 are empty. {host.name} has a single-year target for {last} and uses "
    "**averaging**. It sells "
    "from *{approach.title}* to {buyer.name}. Outcomes of *{oimp_approach.title}* are authorized for other "
    "international "
    "mitigation purposes (OIMP), and their first transfer is the **issuance**. {buyer.name} has a "
    "multi-year target.\n\n"
    "{caution}",
    tables=tables,
    questions=[row_6, whole_table, cumulative, reading],
)
