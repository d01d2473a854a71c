"""An NDC document, read as an accountant reads it: type, level, coverage, base of the adjustment."""

from fractions import Fraction

from article6.ndc import AbsoluteTarget, Period
from classroom.exercise import Exercise, Given, Scenario
from classroom.opening import opening
from classroom.questions import Choice, Mistake, Number, Option, Table
from classroom.wording import fill


def scenario(pack):
    host = pack.host
    period = Period(pack.period.first, pack.period.last)
    half = Fraction(host.reduction_percent) / 2
    mean = target(pack, half).level
    return Scenario(
        pack,
        **opening(pack),
        years=period.n,
        own=target(pack, host.reduction_percent),
        supported=target(pack, host.conditional_percent),
        mean_percent=half,
        mean_level=mean,
        budget=AbsoluteTarget(levels=dict.fromkeys(period.years, mean)).goal(period),
    )


def target(pack, percent):
    """The target of the document had it this percentage."""
    host = pack.host
    return AbsoluteTarget.reduction(pack.period.last, host.reference_year, host.reference_level, percent)


def below(level, percent):
    """A level less a percentage of it."""
    return level * (1 - Fraction(percent) / 100)


def tables(s):
    host = s.host
    words = [
        (
            "Target",
            f"at least {_percent(s, host.reduction_percent)} below {host.reference_year} in {s.period.last}",
        ),
        ("With support", f"at least {_percent(s, host.conditional_percent)}, the first target included"),
        ("Implementation", f"{s.period.first} to {s.period.last}"),
        ("Sectors", ", ".join(host.covered_sectors)),
        ("Gases", ", ".join(host.gases)),
        ("Cooperation", "the Party intends to authorize outcomes for other Parties"),
    ]
    levels = [(host.reference_year, host.reference_level), (host.start_year, host.start_level)]
    return [
        Given(
            f"{host.name}: what the document says (an illustration)", ("Point", "Words"), words, s.pack.source
        ),
        Given(
            f"{host.name}: emissions of these sectors and gases (t CO2 eq)",
            ("Year", "Emissions"),
            levels,
            s.pack.source,
        ),
    ]


def _percent(s, value):

    return fill("{value}%", s, value=value)


kind = Choice(
    prompt="What type of target is the first line of the document?",
    rule="report.ndc-description",
    options=[
        Option(
            "intensity",
            "An intensity target: emissions per unit of something else",
            False,
            "An intensity divides emissions by a denominator, such as gross domestic product. Does the "
            "document name one?",
            "report.quantify",
        ),
        Option(
            "below-bau",
            "A target below business as usual",
            False,
            "What is the percentage counted from: a scenario of the future, or a year of the past?",
            "report.quantify",
        ),
        Option(
            "absolute",
            "An absolute single-year target, written as a percentage of a reference year",
            True,
            "The percentage and the emissions of {host.reference_year} give one level, for one year: "
            "{period.last}.",
            "report.quantify",
        ),
        Option(
            "multi-year",
            "A multi-year target for {period.first} to {period.last}",
            False,
            "The document is implemented over these years. For how many of them does it state a level?",
            "report.ndc-description",
        ),
    ],
    hints=[
        "Two things decide: what the percentage is counted from, and for which years a level follows.",
        "Look for a baseline, a denominator, or levels for several years. What the document lacks, it is "
        "not.",
    ],
)

level = Number(
    prompt="The initial report asks for the target level in t CO2 eq. What is it, for the **first** line "
    "of the document?",
    unit="t CO2 eq",
    rule="report.quantify",
    answer=lambda s: s.own.level,
    mistakes=[
        Mistake(
            "reduction instead of level",
            lambda s: s.host.reference_level - s.own.level,
            "This is how much is to be cut. The level is what may still be emitted in {period.last}.",
            "report.quantify",
        ),
        Mistake(
            "from the newest year",
            lambda s: below(s.host.start_level, s.host.reduction_percent),
            "You counted from {host.start_year}, the newest year of the table. Which year does the "
            "document name?",
            "report.ndc-description",
        ),
        Mistake(
            "the supported target",
            lambda s: s.supported.level,
            "This is the level of the second line, which needs support. The question is about the first "
            "line.",
            "report.ndc-description",
        ),
        Mistake(
            "added",
            lambda s: s.host.reference_level * 2 - s.own.level,
            "You added the percentage. The document says *below* {host.reference_year}.",
            "report.quantify",
        ),
    ],
    hints=[
        "A percentage below a year needs the emissions of that year. Which row of the second table is it?",
        "If {host.reduction_percent}% are cut, what share of the emissions of {host.reference_year} is left?",
    ],
    working="The emissions of {host.reference_year}, times what is left after {host.reduction_percent}% "
    "are cut.",
    after="Only this number can be compared with an emissions balance. The percentage cannot.",
)


def _two(s, own, supported):
    """The cells of the table of two targets: level and cut for each line of the document."""
    full = s.host.reference_level
    return {
        ("First line", "Target level"): own,
        ("First line", "Cut from the reference year"): full - own,
        ("With support", "Target level"): supported,
        ("With support", "Cut from the reference year"): full - supported,
    }


def _levels_only(s, own, supported):
    return {key: value for key, value in _two(s, own, supported).items() if key[1] == "Target level"}


two_targets = Table(
    prompt="Now both lines of the document. Fill in the levels, and how much each cuts from the emissions of "
    "{host.reference_year}.",
    unit="t CO2 eq",
    corner="Target",
    rule="report.quantify",
    rows=lambda s: ("First line", "With support"),
    columns=lambda s: ("Target level", "Cut from the reference year"),
    answer=lambda s: _two(s, s.own.level, s.supported.level),
    mistakes=[
        Mistake(
            "the two added",
            lambda s: {
                ("With support", "Target level"): below(
                    s.host.reference_level, s.host.reduction_percent + s.host.conditional_percent
                ),
                ("With support", "Cut from the reference year"): s.host.reference_level
                * Fraction(s.host.reduction_percent + s.host.conditional_percent)
                / 100,
            },
            "You added the two percentages. Read the second line to its end: does it come on top?",
            "report.ndc-description",
        ),
        Mistake(
            "one after the other",
            lambda s: {
                ("With support", "Target level"): below(s.own.level, s.host.conditional_percent),
                ("With support", "Cut from the reference year"): s.host.reference_level
                - below(s.own.level, s.host.conditional_percent),
            },
            "You took the second percentage from the first level. Both lines count from the same year.",
            "report.quantify",
        ),
        Mistake(
            "columns turned round",
            lambda s: {
                ("First line", "Target level"): s.host.reference_level - s.own.level,
                ("First line", "Cut from the reference year"): s.own.level,
                ("With support", "Target level"): s.host.reference_level - s.supported.level,
                ("With support", "Cut from the reference year"): s.supported.level,
            },
            "The columns are swapped: what is cut, and what is left?",
            "report.quantify",
        ),
        Mistake(
            "from the newest year",
            lambda s: _levels_only(
                s,
                below(s.host.start_level, s.host.reduction_percent),
                below(s.host.start_level, s.host.conditional_percent),
            ),
            "You counted from {host.start_year}. Both lines name {host.reference_year}.",
            "report.ndc-description",
        ),
    ],
    hints=[
        "Both lines count from {host.reference_year}. The second contains the first.",
        "A level and its cut add up to the emissions of {host.reference_year}.",
    ],
    working="Each level is the reference level less its own percentage of it; the cut is the rest.",
    after="A Party with two targets should say which of them it accounts for. Support that does not come "
    "changes which one is possible, not what was sold.",
)

adjusted = Choice(
    prompt="{host.name} does all of the following in {period.last}. For which must it make a "
    "corresponding adjustment?{invented}",
    many=True,
    rule="adjustment.outside-ndc",
    options=[
        Option(
            "inside",
            "It first transfers outcomes of *{approach.sector}* to {buyer.name}.",
            True,
            "Inside the NDC: adjusted (annex 13).",
            "adjustment.inside-ndc",
        ),
        Option(
            "home",
            "It cuts emissions of *{approach.sector}* and keeps the outcomes for its own target.",
            False,
            "Nothing leaves the country here. What would an adjustment correct?",
            "adjustment.all-itmos",
        ),
        Option(
            "outside",
            "It first transfers outcomes of *{outside.sector}*, which its NDC does not cover, to "
            "{buyer.name}.",
            True,
            "Outside the NDC: adjusted as well (annex 14).",
            "adjustment.outside-ndc",
        ),
        Option(
            "oimp",
            "It first transfers outcomes of *{oimp_approach.sector}* for {oimp.user}, not for an NDC.",
            True,
            "Other international mitigation purposes: adjusted for the first transfer (annex 16).",
            "adjustment.oimp",
        ),
        Option(
            "plan",
            "It names *{approach.sector}* in its NDC as a sector open for cooperation.",
            False,
            "An intention is stated in the document. Has anything been first transferred?",
            "first-transfer.ndc",
        ),
    ],
    hints=[
        "Two questions: has something been *first transferred*? And does coverage change the answer?",
        "Paragraphs 13, 14 and 16 of the annex to 2/CMA.3 name three cases. Each of them is in the list.",
    ],
)

base = Choice(
    prompt="Suppose the document had instead said: *at least {non_ghg.host_target:,} {non_ghg.unit} of "
    "{non_ghg.indicator} "
    "in {period.last}*. {host.name} first transfers outcomes that are measured in {non_ghg.unit}. To what "
    "is the "
    "adjustment made?",
    rule="indicator.subtract-first-transfers",
    options=[
        Option(
            "target",
            "To the target: it rises by what was transferred.",
            False,
            "The target stays what the Party communicated. An adjustment goes to what is compared with it.",
            "indicator.subtract-first-transfers",
        ),
        Option(
            "co2 only",
            "Only to the emissions, in t CO2 eq: they are the base of every adjustment.",
            False,
            "A balance in t CO2 eq is kept as well. But the target is tested in {non_ghg.unit}: what is "
            "its base?",
            "table4.23k",
        ),
        Option(
            "indicator plus",
            "To the indicator: what was first transferred is **added**.",
            False,
            "The indicator is right. More of it is *good* here: should a Party look better for having sold?",
            "indicator.subtract-first-transfers",
        ),
        Option(
            "indicator minus",
            "To the indicator: what was first transferred is **subtracted**. A balance in t CO2 eq is "
            "kept beside it.",
            True,
            "Annex 9(a). The sign is not the one for emissions, but the idea is the same: what is "
            "sold no longer "
            "counts at home.",
            "indicator.subtract-first-transfers",
        ),
    ],
    hints=[
        "An adjustment goes to the number that is compared with the target.",
        "With emissions, selling adds, because less is better. With this indicator, more is better.",
    ],
)

average = Number(
    prompt="Some NDCs state a second target beside the first: a level on average. In this illustration "
    "the document adds: "
    "*on average over {period.first} to {period.last}, at least {mean_percent}% below "
    "{host.reference_year}*. "
    "How many tonnes may {host.name} then emit in all these years together?",
    unit="t CO2 eq",
    rule="method.multi-year",
    answer=lambda s: s.budget,
    mistakes=[
        Mistake(
            "one year",
            lambda s: s.mean_level,
            "This is the level of an average year. The question asks for all years of the period together.",
            "method.multi-year",
        ),
        Mistake(
            "one year too few",
            lambda s: s.mean_level * (s.years - 1),
            "One year is missing: both {period.first} and {period.last} belong to the period.",
            "method.multi-year",
        ),
        Mistake(
            "the other percentage",
            lambda s: s.own.level * s.years,
            "You took the percentage of the single year {period.last} for all years. Which one holds on "
            "average?",
            "report.quantify",
        ),
        Mistake(
            "all that is cut",
            lambda s: (s.host.reference_level - s.mean_level) * s.years,
            "This is what is cut in all years. The question asks for what may be emitted.",
            "report.quantify",
        ),
    ],
    hints=[
        "An average level times a number of years is a budget. Which level, and how many years?",
        "First the level: {mean_percent}% below {host.reference_year}. Then count the years, the first "
        "and the last included.",
    ],
    working="The average level, {mean_percent}% below the reference level, times {years} years.",
    after="With such a budget the NDC can be accounted as multi-year, by annex 7(b). A document that "
    "states both a "
    "year and an average leaves a choice, and the initial report makes it.",
)

EXERCISE = Exercise(
    id="ndc.reading",
    title="Reading one document",
    minutes=(20, 30),
    objectives=[
        "tell the type of a target, and find what its percentage is counted from",
        "quantify a target in t CO2 eq",
        "say what a corresponding adjustment is made to, and for which outcomes",
    ],
    rules=["report.ndc-description", "report.quantify", "balance.covered"],
    scenario=scenario,
    story="{boss} of {host.name} is to sign the initial report on cooperation under Article 6.2. It "
    "begins with the NDC, "
    "in tonnes. Somebody has copied out of the document what matters, and put two numbers of the "
    "inventory beside it. "
    "The rest is yours.\n\n{caution}",
    tables=tables,
    questions=[kind, level, two_targets, adjusted, base, average],
)
