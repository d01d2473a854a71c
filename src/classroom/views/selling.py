"""What can a host afford to sell: the gap to its target, the room beyond it, the cost of replacing a sale."""

from article6.accounting import Method
from article6.integrity.abatement import cheapest, cost, delivered

from ..display.stack import StackChart
from ..display.steps import Step, StepChart
from ..display.table import Table
from ..view import Control, Shown, Verdict, View
from .setting import Setting, caution, round_amounts, setting

CASES = {"low": "low", "central": "central", "high": "high"}


def room_to_sell(pack=None) -> View:
    """Sale x how emissions turn out; gap, room, and the cost of replacing what was sold."""
    s = setting(pack)
    p = s.pack.selling
    planned = p.planned_sale
    amounts = round_amounts(
        0, planned // 4, planned // 2, planned * 3 // 4, planned, planned * 3 // 2, planned * 2
    )

    def compute(sale: int, case: str) -> Shown:
        return _shown(s, sale, case)

    return View(
        "room_to_sell",
        "What can a host afford to sell?",
        (
            Control.steps("sale", f"Sold of vintage {s.last}", amounts, planned, write=s.unit.say),
            Control.choice("case", f"Emissions of {s.last} turn out", CASES, "central"),
        ),
        compute,
        f"{s.host.name} takes its cheapest measures first, for its own target, then to replace what it "
        f"sells. Sales of vintage {s.last} count in full here (trajectory)." + caution(s.pack),
    )


def emissions_of(s: Setting, case: str) -> int:
    """Emissions of the target year without further measures, in the case asked for."""
    p = s.pack.selling
    return {"low": p.emissions_low, "central": p.expected_emissions, "high": p.emissions_high}[case]


def _shown(s: Setting, sale: int, case: str) -> Shown:
    u, p, target = s.unit, s.pack.selling, s.host.target
    potential = sum(measure.potential_t for measure in p.measures)
    gap = max(emissions_of(s, case) - target, 0)
    own = cheapest(p.measures, min(gap, potential))
    replace = cheapest(p.measures, sale, after=gap)
    room = potential - gap
    emissions = emissions_of(s, case) - delivered(own) - delivered(replace)
    ndc_emissions = {**s.host.emissions, s.last: emissions}
    side = type(s.host)(
        s.host.code,
        s.host.name,
        "host",
        s.period,
        ndc_emissions,
        target,
        s.host.indicative_trajectory,
        s.host.trajectory,
    )
    result = side.balance(Method.TRAJECTORY, sold={s.last: sale})
    verdict = s.host.verdict(result.achievement, u)
    return Shown(
        (_measures(s, own, replace),),
        (_curve(s, own, replace, gap, sale), _rooms(s, sale, potential)),
        _sentences(s, sale, case, gap, room, own, replace),
        ("participation.contribution", "balance.add-first-transfers", "method.trajectory"),
        s.source,
        (Verdict(verdict.who, verdict.achieved, f"target {verdict.words}"),),
    )


def _sentences(s: Setting, sale: int, case: str, gap: int, room: int, own, replace) -> list[str]:
    u, p = s.unit, s.pack.selling
    money = s.pack.currency
    out = [
        f"In the {case} case {s.host.name} must cut {u.say(gap)} for its own target. All its measures "
        f"together deliver {u.say(gap + room)}, so the room to sell is {u.say(max(room, 0))}."
    ]
    if sale and sale <= room:
        spent, income = cost(replace), sale * p.price_per_t
        dearest = max((part.cost_per_t for part in replace), default=0)
        out.append(
            f"Replacing the {u.say(sale)} it sells costs {_millions(s, spent)} million {money}, up to "
            f"{u.numbers.show(dearest)} {money} per tonne; the sale brings {_millions(s, income)} million "
            f"{money} at {u.numbers.show(p.price_per_t)} {money} per tonne."
        )
        worst = sum(m.potential_t for m in p.measures) - max(p.emissions_high - s.host.target, 0)
        if sale > worst:
            out.append(
                f"In the high case the room is only {u.say(max(worst, 0))}: the sale would then cost the "
                "target."
            )
    elif sale:
        out.append(
            f"The sale is {u.say(sale - max(room, 0))} more than the room: no measure is left to replace it, "
            "and the target is missed."
        )
    return out


def _millions(s: Setting, amount) -> str:
    return s.unit.numbers.show(amount / 1_000_000, 1)


def _measures(s: Setting, own, replace) -> Table:
    u, p = s.unit, s.pack.selling
    first = {part.name: part.tonnes for part in own}
    second = {part.name: part.tonnes for part in replace}
    rows = [
        (m.name, m.cost_per_t, u(m.potential_t), u(first.get(m.name, 0)), u(second.get(m.name, 0)))
        for m in sorted(p.measures, key=lambda m: m.cost_per_t)
    ]
    rows.append(
        (
            "Sum",
            "",
            *(
                u(sum(values))
                for values in ([m.potential_t for m in p.measures], first.values(), second.values())
            ),
        )
    )
    return Table(
        f"Measures of {s.host.name} in {s.last}, cheapest first",
        (
            "Measure",
            f"Cost, {s.pack.currency} per t",
            "Potential",
            "For its own target",
            "To replace the sale",
        ),
        rows,
        f"{u.unit}, unless the column says otherwise",
        strong=("Sum",),
        numbers=u.numbers,
    )


def _curve(s: Setting, own, replace, gap: int, sale: int) -> StepChart:
    u = s.unit
    first = {part.name: part.tonnes for part in own}
    second = {part.name: part.tonnes for part in replace}
    steps = []
    for m in sorted(s.pack.selling.measures, key=lambda m: m.cost_per_t):
        a, b = first.get(m.name, 0), second.get(m.name, 0)
        for tonnes, tone in ((a, "host"), (b, "hatch:buyer"), (m.potential_t - a - b, "soft")):
            if tonnes:
                steps.append(Step(m.name, u(tonnes), m.cost_per_t, tone))
    return StepChart(
        title="What each measure costs, and what it is needed for",
        units=f"{s.pack.currency} per t CO2 eq",
        across=u.unit,
        source=s.source,
        says=f"Its own target takes the first {u.say(gap)}; replacing the sale takes the next {u.say(sale)}, "
        "which cost more.",
        numbers=u.numbers,
        steps=tuple(steps),
        limits=(("Needed for target and sale together", u(gap + sale), "target"),),
        level=("Price of the sale", s.pack.selling.price_per_t),
        tones=(("For its own target", "host"), ("To replace the sale", "hatch:buyer"), ("Left over", "soft")),
    )


def _rooms(s: Setting, sale: int, potential: int) -> StackChart:
    u = s.unit
    rows = []
    for case in ("low", "central", "high"):
        gap = max(emissions_of(s, case) - s.host.target, 0)
        left = max(potential - gap - sale, 0)
        rows.append((f"{case.capitalize()} case", (u(gap), u(sale), u(left))))
    return StackChart(
        title="Gap, sale and room in the three cases",
        units=u.unit,
        source=s.source,
        says=f"A bar that passes the line needs more than all measures deliver ({u.say(potential)}): the "
        "target is missed.",
        numbers=u.numbers,
        parts=(("Gap to its own target", "host"), ("Sale", "hatch:buyer"), ("Room left", "soft")),
        rows=tuple(rows),
        limit=("All measures together", u(potential)),
    )
