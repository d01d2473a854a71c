"""Steps 4 to 6 of the country file: the authorization, what may be sold, and where the units are."""

from article6.authorization import completeness
from article6.authorization.elements import element
from classroom.exercises.baselines._numbers import written
from classroom.questions import Choice, Mistake, Option, Table

from ._plan import CONTRIBUTES

SHOWN = ("d", "e", "f", "h", "i", "l")
FEEDBACK = {
    "d": "When does the paragraph ask how first transfer is defined? Look at the purposes of this draft.",
    "e": "Look at the entry *purposes*. Is it empty?",
    "f": "Nothing says by which rules and methods the outcomes are made.",
    "h": "It is not there. But read the words behind this element: is it owed without condition?",
    "i": "Nobody could find out where these units are tracked.",
    "l": "Look at the entries *metrics* and *gases*. Are they empty?",
}


def _blocks(letter):
    return lambda s: letter in {one.letter for one in completeness(s.file.draft).blocking}


authorization = Choice(
    prompt="The units of *{activity}* may be used by {buyer.name} only if {host.name} authorizes them. The "
    "draft "
    "above is to serve for the cooperative approach {approach.id} too, so you hold it against 4/CMA.6 "
    "paragraph 5. Which elements are missing, **so that it would be inconsistent**? Tick all of them.",
    many=True,
    options=[
        Option(f"element {x}", f"{element(x).title} ({x})", _blocks(x), FEEDBACK[x], element(x).rule)
        for x in SHOWN
    ],
    hints=[
        "Go through the draft entry by entry, and ask which letter each one answers.",
        "Of the six, four have no entry. Two of these four are owed only under a condition.",
    ],
    rule="authorization.content",
    after="With these two the statement can be signed. The earlier the better: the status of a unit is "
    "assigned at issuance (6/CMA.6 para. 10).",
)


def _sale(place):
    """The sale in that row of the table as an option; 0 is no sale at all."""

    def told(s):
        sale = s.sales[place]
        if sale == s.file.largest:
            return "Each larger sale of the table is above the limit, or there is none."
        amount = f"{written(s.pack, sale, 0)} t" if sale else "no sale"
        chance = f"With {amount} the chance is {written(s.pack, s.file.chances[sale] * 100, 2)}%."
        if s.file.chances[sale] > s.file.market.accepted:
            return f"{chance} Compare it with the limit that the government has set."
        return f"{chance} That is within the limit. Is it the largest sale of which this is true?"

    text = "Nothing" if place == 0 else f"{{sales[{place}]:,}} t"
    return Option(f"row {place + 1}", text, lambda s: s.sales[place] == s.file.largest, told, CONTRIBUTES)


sale = Choice(
    prompt="Measures deliver more or less than planned. The government of {host.name} accepts a chance of "
    "**{integrity.risk_limit_percent:,} %** of missing its target. Buyers ask for {asked:,} t of that year. "
    "Which "
    "is the **largest** sale of the table that keeps to this limit?{invented}",
    options=[_sale(place) for place in range(6)],
    hints=[
        "Go down the table as long as the chance is not above the limit.",
        "The last row that keeps to it is the answer. The room of step 1 plays no part.",
    ],
    after="The chance already counts what measures bring on average, and how far they may be off. That the "
    "measures are independent is an assumption that flatters. No decision we know sets such a limit; it is "
    "the government's own.",
    rule=CONTRIBUTES,
)

FUND, OMGE, FIRST, HELD = "Adaptation Fund", "Overall mitigation", "First transferred", "Still held"
ROWS = (FUND, OMGE, FIRST, HELD)


def cells(s, **changes):
    """The four amounts, or what they become where something is done in another way."""
    split = changes.get("split", s.file.split)
    sold = changes.get("sold", split.participants // 2)
    fund, omge = split.adaptation, split.omge
    first = changes.get("first", fund + omge + sold)
    return {FUND: fund, OMGE: omge, FIRST: first, HELD: changes.get("held", split.participants - sold)}


tracking = Table(
    prompt="Your tonnes of step 2 are issued on {issued_on}, as A6.4ERs that are all authorized for the NDC "
    "of "
    "{buyer.name}. {host.name} {standing}. Each levy is taken from what is issued, and rounded **up**. On "
    "{sold_on} the participants transfer **half** of their units, rounded down, to {buyer.name}; the others "
    "stay. How many units have gone to the Adaptation Fund, how many are cancelled for overall mitigation, "
    "how "
    "many are **first transferred in {year}** in all, and how many are **still held** on 31 December?",
    unit="t CO2 eq",
    corner="Units",
    rule="a64.adjust-ndc",
    rows=lambda s: ROWS,
    columns=lambda s: ("Number",),
    answer=cells,
    mistakes=[
        Mistake(
            "only the sale",
            lambda s: cells(s, first=s.file.lots[0].quantity),
            "You counted the sale alone. Authorized units that are levied: what are they, by 7/CMA.4 annex I "
            "paragraphs 39 and 40?",
            "a64.omge-process",
        ),
        Mistake(
            "all first transferred",
            lambda s: cells(s, first=s.file.tonnes),
            "You counted all units issued. Have those that are still held been transferred to anybody?",
            "first-transfer.ndc",
        ),
        Mistake(
            "other levies",
            lambda s: cells(s, split=s.other_split),
            "Look again at what the question says of {host.name}, and at 6/CMA.6 para. 20.",
            "a64.exemption",
        ),
        Mistake(
            "half of the issuance",
            lambda s: cells(s, sold=s.file.tonnes // 2),
            "Half of what? The participants cannot sell what was levied before.",
            "a64.forwarding",
        ),
        Mistake(
            "levied units held",
            lambda s: cells(s, held=s.file.tonnes - s.file.lots[0].quantity),
            "What went to the Adaptation Fund or was cancelled is held by {host.name} no more.",
            "report.annual",
        ),
    ],
    hints=[
        "5% where the share for adaptation is due, and 2% always, both of what was issued.",
        "First transferred: every authorized unit that went to the Fund, was cancelled, or was sold.",
    ],
    working="Levies rounded up; half of the rest sold; first transferred = levies + sale; held = the other "
    "half.",
    after="Check it: first transferred and still held add up to what was issued.",
)
