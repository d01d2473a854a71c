"""Build the host's annual report of a busy year, in the workbook or in the notebook, and get it checked."""

from typing import Any

from article6 import aef
from article6.aef import Aef
from article6.consistency.labels import CONSISTENT
from classroom.cycle.drafts import draft_name, report_year
from classroom.cycle.reports import annual_report, due
from classroom.cycle.trades import trades
from classroom.exercise import Exercise, Given, Scenario
from classroom.exercises.reporting._demands import DEMANDS
from classroom.exercises.reporting._parts import ISSUED, TO_BUYER
from classroom.opening import opening
from classroom.questions import Case, Choice, Decisions, Mistake, Number, Option, WorkFile
from classroom.wording import fill


def scenario(pack: Any) -> Scenario:
    year = report_year(pack)
    mine = annual_report(pack, pack.host.code, year)
    theirs = annual_report(pack, pack.buyer.code, year)
    sale = next(row for row in mine.actions if row.subtype == TO_BUYER)
    return Scenario(
        pack,
        **opening(pack),
        year=year,
        after=year + 1,
        due=due(year),
        mine=mine,
        sale=sale,
        sold_on=sale.time.date(),
        arrived_on=next(row for row in theirs.actions if row.type == "Acquisition").time.date(),
        used_on=next(row for row in theirs.actions if row.type == "Use").time.date(),
        vintage=sale.vintage,
        after_vintage=sale.vintage + 1,
        sold=sum(row.quantity for row in mine.actions if row.subtype == TO_BUYER),
        issued=sum(row.quantity for row in mine.actions if row.subtype == ISSUED),
        largest=max(row.quantity for row in mine.holdings),
        held=sum(row.quantity for row in mine.holdings),
        verified=sum(pack.oimp.verified.values()),
        file=draft_name(pack),
    )


def tables(s: Any) -> list[Given]:
    """What the two registries recorded in the year."""
    words = {
        "issuance": "Units of {approach} issued",
        "transfer": "Units of {approach} sent to {to}",
        "acquisition": "Units of {approach} arrive",
        "use": "Units of {approach} used towards the NDC, for {year}",
    }
    names, rows = {s.host.code: s.host.name, s.buyer.code: s.buyer.name}, []
    for event in trades(s.pack).events:
        if event.date.year != s.year or event.kind not in words:
            continue
        block = event.block
        what = words[event.kind].format(
            approach=block.approach,
            to=names.get(getattr(event, "to", ""), ""),
            year=getattr(event, "year", ""),
        )
        party = names[getattr(event, "by", s.host.code)]
        serials = f"{block.first} to {block.last}"
        rows.append((f"{event.date:%d/%m/%Y}", party, what, str(block.vintage), serials, block.quantity))
    heads = ("Day", "Registry of", "What", "Vintage", "Serials", "Quantity")
    return [Given(f"What the two registries recorded in {s.year} (t CO2 eq)", heads, rows, s.pack.source)]


CASES = [
    Case(
        "sale",
        "Units of *{approach.title}* are sent to {buyer.name} on {sold_on}.",
        "host",
        "Each Party reports the actions in its own registry. In whose registry were the units until that "
        "day?",
        {"none": "These units cross a border for the first time. What is that?"},
        "first-transfer.ndc",
    ),
    Case(
        "arrival",
        "These units arrive at {buyer.name} on {arrived_on}.",
        "buyer",
        "An acquisition is recorded where the units arrive.",
        rule="annual.20a",
    ),
    Case(
        "ndc issuance",
        "Units of *{approach.title}*, authorized for the NDC of {buyer.name}, are issued to {host.name} "
        "before they are sold.",
        "none",
        "Look for issuance in the list of annex 20(a). When is an issuance reported as something else, "
        "and for which use?",
        {"terms": "The authorization was given before. What happens here happens to units."},
        "annual.20a",
    ),
    Case(
        "oimp issuance",
        "Units of *{oimp_approach.title}* are issued to {host.name}. The authorization says: for other "
        "international mitigation purposes (OIMP), first transfer = issuance.",
        "host",
        "Which event has {host.name} named as the first transfer of these units, and has it happened?",
        rule="first-transfer.oimp",
    ),
    Case(
        "terms",
        "{host.name} authorizes *{oimp_approach.title}* on {oimp_approach.authorized_on}.",
        "terms",
        "No unit has moved. Authorizations have a table of their own.",
        {"none": "Authorizations are the first thing that annex 20(a) lists."},
        "annual.20a",
    ),
    Case(
        "use",
        "{buyer.name} uses units towards its NDC on {used_on}.",
        "buyer",
        "Who acts? A use is no second transfer, and the other Party need not be asked.",
        rule="annual.20a",
    ),
]


which_year = Choice(
    prompt="{host.name} sends units of vintage {vintage} to {buyer.name} on {sold_on}. Which annual "
    "report has the row, and when is it due?",
    options=[
        Option(
            "vintage",
            "The one for {vintage}, due by 15 April {after_vintage}",
            False,
            "The vintage decides where the units *count*. Nothing was recorded in a registry in {vintage}.",
            "report.annual",
        ),
        Option(
            "action",
            "The one for {year}, due by 15 April {after}",
            True,
            "The year of the action decides. The vintage stands in a column of its own.",
            "report.annual",
        ),
        Option(
            "biennial",
            "None: it waits for the next biennial transparency report",
            False,
            "That report has its own annex on cooperative approaches. How often is annual information due?",
            "report.annual",
        ),
        Option(
            "use",
            "The one for the year in which {buyer.name} uses the units",
            False,
            "The use is an action of its own, in another Party's report.",
            "annual.20a",
        ),
    ],
    hints=[
        "Two years are in play. One of them says when something was *done*.",
        "Annex 20: the year before.",
    ],
)

subtype = Choice(
    prompt="The units of *{oimp_approach.title}* are issued, and the issuance is their first transfer. "
    "What stands in the row of table 3?",
    options=[
        Option(
            "buyer",
            "First transfer, *First transfer to another Party*, acquiring Party: {buyer.code}",
            False,
            "Has {buyer.name} received these units?",
            "first-transfer.oimp",
        ),
        Option(
            "issuance",
            "First transfer, *Issuance*, acquiring Party: empty",
            True,
            "The subtype says which event it was. Nobody acquires anything.",
            "first-transfer.oimp",
        ),
        Option(
            "own",
            "First transfer, *Issuance*, acquiring Party: {host.code}",
            False,
            "The units were with {host.name} before and after. Has anybody acquired them?",
            "annual.20a",
        ),
        Option(
            "use",
            "Use, for the year of the vintage",
            False,
            "Nobody has used them yet. What did {host.name} say its first transfer is?",
            "first-transfer.oimp",
        ),
    ],
    hints=[
        "The subtype names the event that made it a first transfer.",
        "Not every first transfer has a buyer.",
    ],
    after="This is why a checker must not look for an acquisition beside every first transfer.",
)

holdings = Number(
    prompt="Table 4: how much does {host.name} hold on 31 December {year}, over all vintages? It held "
    "nothing a year before.",
    unit="t CO2 eq",
    answer=lambda s: s.held,
    mistakes=[
        Mistake(
            "first transfers left out",
            lambda s: 0,
            "You took first-transferred units for units that are gone. Which of them have left the account?",
            "first-transfer.oimp",
        ),
        Mistake(
            "sold units too",
            lambda s: s.sold + s.issued,
            "You added everything that was first transferred. What {buyer.name} received, it holds itself.",
            "report.annual",
        ),
        Mistake(
            "only what was sold",
            lambda s: s.sold,
            "This is what went to {buyer.name}. What was issued and stayed?",
            "report.annual",
        ),
        Mistake(
            "one vintage",
            lambda s: s.largest,
            "This is one vintage of several. Add them up.",
            "report.annual",
        ),
    ],
    hints=[
        "Go through the list: what came into the account, and what has left it?",
        "Units for the NDC of {buyer.name} came and went within the year. The others have not moved.",
    ],
    working="What was issued under *{oimp_approach.title}*, over all vintages.",
    rule="report.annual",
)

hand_in = WorkFile(
    prompt="Finish the annual report of {host.name} for {year} and hand it in: your file, or in code the "
    "report itself.",
    file_name="{file}",
    open=aef.read,
    holds=Aef,
    make=lambda s: annual_report(s.pack, s.host.code, s.year),
    demands=DEMANDS,
    hints=[
        "The check finds four faults. Begin with the findings that name a single cell; the others "
        "follow from them.",
        "One fault no check can see. Lay the list of the registry beside table 3 and tick off each first "
        "transfer.",
    ],
    working="Acquiring Party, quantity and year of the sale; one quantity in table 4; one more row by "
    "issuance.",
    after=lambda s: fill(
        "Label: “{label}”. Note what happened with the missing row: the draft without it would have got "
        "the same label. The machine compares papers with each other; only you have the registry.",
        s,
        label=CONSISTENT,
    ),
    rule="consistency.labels",
)

EXERCISE = Exercise(
    id="reporting.annual-report",
    title="Build an annual report and get it checked",
    minutes=(30, 40),
    objectives=[
        "place each event in the right table of the right Party's report",
        "repair an annual report by its findings alone",
        "say what no automated check can find",
    ],
    rules=["report.annual", "annual.20a", "annual.20b", "consistency.labels", "consistency.pre-submission"],
    scenario=scenario,
    story=(
        "It is early April {after}. The annual report of {host.name} for {year}, in the agreed electronic "
        "format (AEF), is due on {due}. A colleague began it and went on leave. {boss} asks you to finish "
        "it, and to have it checked before it goes out. Units of *{approach.title}* ({approach.id}) are "
        "authorized for the NDC of {buyer.name}; those of *{oimp_approach.title}* ({oimp_approach.id}) "
        "for other international mitigation purposes (OIMP), with the issuance as first "
        "transfer.\n\n{caution}"
    ),
    tables=tables,
    questions=[
        which_year,
        Decisions(
            prompt="What does each event give, and in whose annual report for {year}?",
            cases=CASES,
            options=[
                ("host", "A row of table 3, {host.name}"),
                ("buyer", "A row of table 3, {buyer.name}"),
                ("terms", "A row of table 2, {host.name}"),
                ("none", "No row"),
            ],
            hints=[
                "Ask two things: does annex 20(a) list the event? In whose registry was it recorded?",
                "One of the six gives no row. Two of them are issuances, and they differ.",
            ],
            after="One sale, two rows: a first transfer here, an acquisition there. This is what the "
            "check across Parties compares.",
            rule="annual.20a",
        ),
        subtype,
        holdings,
        hand_in,
    ],
)
