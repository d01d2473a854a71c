"""The chance of missing the own target: by what is sold, what the host funds, and whether luck is shared."""

from fractions import Fraction
from functools import cache

from article6.integrity.abatement import Measure, named
from article6.integrity.chance import Risk, risk_of_missing
from article6.integrity.delivery import parts

from ..display.curves import Curve, CurveChart
from ..display.ranges import RangeChart, Span
from ..display.table import Table
from ..view import Control, Shown, Verdict, View
from .market import Market, market
from .setting import caution, setting

PARTS = {"0": "nothing", "1/8": "an eighth", "1/4": "a quarter", "1/2": "half", "1": "all of it"}
LUCK = {"own": "each measure its own", "shared": "one for all"}


def risk_of_selling(pack=None) -> View:
    """Measure x part sold x funding limit x common draw; the chance of missing, exact, and what arrives."""
    m, note = market(pack), caution(setting(pack).pack)
    limits = (m.limit, *(one.cost_per_t for one in m.measures if one.cost_per_t > m.limit))[:3]
    chosen = next(iter(m.asked))

    @cache
    def risk(name: str, tonnes: Fraction, limit: Fraction, common: bool) -> Risk:
        return risk_of_missing(m.measures, m.need, {name: tonnes}, funded_up_to=limit, common=common)

    def compute(measure: str, part: str, limit: Fraction, luck: str) -> Shown:
        return _shown(m, risk, measure, Fraction(part), limit, luck == "shared")

    return View(
        "risk_of_selling",
        "What a sale does to the chance of missing the target",
        (
            Control.choice("measure", "Sold from", [one.name for one in _offered(m, chosen)], chosen),
            Control.steps("part", "How much of it is sold", list(PARTS), "1/4", write=PARTS.get),
            Control.choice(
                "limit", "The host funds measures up to", {x: f"{m.per_t(x)} per t" for x in limits}
            ),
            Control.choice("luck", "Good and bad luck", LUCK, "own"),
        ),
        compute,
        f"{m.name} needs {m.unit.say(m.need)} in the year and accepts a chance of missing of "
        f"{m.percent(m.accepted)}. Each measure delivers up to a fifth of its potential more or less than "
        f"the planner's centre, evenly spread. Nobody replaces what was sold.{note}",
    )


def _offered(m: Market, chosen: str) -> list[Measure]:
    """Four measures: what buyers ask for first, two of the others that are funded, and the first dear one."""
    funded = [one for one in m.measures if 0 < one.cost_per_t <= m.limit and one.name != chosen]
    first = named(m.measures, chosen)
    return sorted([first, funded[0], funded[-1], m.spare], key=lambda one: one.cost_per_t)


def _shown(m: Market, risk, name: str, part: Fraction, limit: Fraction, common: bool) -> Shown:
    potential = named(m.measures, name).potential_t
    sold = potential * part
    now, without = risk(name, sold, limit, common), risk(name, Fraction(0), limit, common)
    lines = {}
    for shared, words in ((False, "Each its own luck"), (True, "One luck for all")):
        lines[words] = [
            (
                m.unit(potential * Fraction(i, 8)),
                risk(name, potential * Fraction(i, 8), limit, shared).chance * 100,
            )
            for i in range(9)
        ]
    chart = CurveChart(
        title=f"Chance of missing the target, by what is sold of {name.lower()}",
        units="Per cent",
        across=f"Sold, {m.unit.unit}",
        source=m.source,
        numbers=m.numbers,
        says=f"At {m.unit.say(sold)} the chance is {m.percent(now.chance)}.",
        curves=(
            Curve("Each its own luck", lines["Each its own luck"], "host", marker="circle"),
            Curve("One luck for all", lines["One luck for all"], "third", dash="dashed", marker="square"),
        ),
        limit=("Accepted by the government", m.accepted * 100),
        axis=(0, 100),
    )
    return Shown(
        (_table(m, name, sold, limit, risk, common),),
        (chart, _ranges(m, name, sold, limit)),
        _sentences(m, name, sold, now, without, limit, common),
        ("participation.contribution",),
        m.source,
        (
            Verdict(
                f"Target of {m.judged}",
                now.chance <= m.accepted,
                f"missed with a chance of {m.percent(now.chance)}; accepted are {m.percent(m.accepted)}",
            ),
        ),
    )


def _sentences(m: Market, name: str, sold, now: Risk, without: Risk, limit, common: bool) -> list[str]:
    u, funded = m.unit, named(m.measures, name).cost_per_t <= limit
    out = [
        f"{m.name} sells {u.say(sold)} of {name.lower()}. Its own measures then bring "
        f"{u.say(round(now.mean_t))} on average; it needs {u.say(m.need)}."
    ]
    if not sold:
        out.append(f"With no sale the chance of missing is {m.percent(without.chance)}.")
    elif funded:
        out.append(
            f"The chance of missing rises from {m.percent(without.chance)} to {m.percent(now.chance)}: "
            "nobody replaces the tonnes sold."
        )
    else:
        out.append(
            f"The chance stays at {m.percent(now.chance)}: the host does not fund this measure, so its plan "
            "loses nothing. It loses a reserve."
        )
    return out


def _brought(m: Market, name: str, sold, limit) -> tuple:
    done = [p for p in parts(m.measures, {name: sold}, funded_up_to=limit) if p]
    low, high = sum(max(p.low, 0) for p in done), sum(min(p.high, p.most) for p in done)
    return m.unit(low), m.unit(round(sum(p.mean for p in done))), m.unit(high)


def _ranges(m: Market, name: str, sold, limit) -> RangeChart:
    before, after = _brought(m, name, Fraction(0), limit), _brought(m, name, sold, limit)
    return RangeChart(
        title="What the host's own measures bring, from the worst to the best year",
        units=m.unit.unit,
        source=m.source,
        numbers=m.numbers,
        says="At the ends everything goes badly, or everything well; the mark is the average.",
        spans=(Span("No sale", *before, "emissions"), Span("With the sale", *after, "host")),
        limit=("Needed for the own target", m.unit(m.need)),
        central="average",
    )


def _table(m: Market, name: str, sold, limit, risk, common: bool) -> Table:
    rows = []
    for one in (limit, *_dearer(m, limit)):
        extra = sum(
            x.potential_t * x.cost_per_t for x in m.measures if limit < x.cost_per_t <= one and x.name != name
        )
        rows.append(
            (
                f"up to {m.per_t(one)}",
                m.percent(risk(name, Fraction(0), one, common).chance),
                m.percent(risk(name, sold, one, common).chance),
                extra / 1_000_000,
            )
        )
    return Table(
        "If the host funds more",
        ("Measures funded", "No sale", "With the sale", f"Added cost, million {m.money}"),
        rows,
        "chance of missing the target; cost of the further measures in full",
        strong=(rows[0][0],),
        numbers=m.numbers,
    )


def _dearer(m: Market, limit) -> list:
    return [one.cost_per_t for one in m.measures if one.cost_per_t > limit][:2]
