"""From a target in words to a level, a straight line and a budget."""

from fractions import Fraction

from article6.ndc import AbsoluteTarget, BelowBauTarget, IntensityTarget, LevelInputs, Trajectory

from ..display.table import Table
from ..display.years import Bars, Line, YearChart
from ..view import Control, Shown, View
from .setting import Setting, caution, setting


def from_target_to_trajectory(pack=None) -> View:
    """Type of target x percentage x where the straight line starts."""
    s = setting(pack)
    p = s.pack
    types = {
        "absolute": f"Absolute: below {p.host.reference_year}",
        "below-bau": "Below business as usual",
        "intensity": f"Intensity of the economy, below {p.intensity.base_year}",
    }
    known = {
        p.host.reduction_percent,
        p.host.conditional_percent,
        p.below_bau.reduction_percent,
        p.intensity.reduction_percent,
    }
    percents = sorted(known | {Fraction(x) for x in (10, 30)})
    starts = {
        "recent": f"{p.host.start_year}: {s.unit.say(p.host.start_level)}",
        "reference": f"{p.host.reference_year}: {s.unit.say(p.host.reference_level)}",
    }

    def compute(kind: str, percent: Fraction, start: str) -> Shown:
        target, inputs = _target(s, kind, percent)
        year, level = (p.host.start_year, p.host.start_level)
        if start == "reference":
            year, level = p.host.reference_year, p.host.reference_level
        steps = target.working(s.period, inputs)
        goal = steps[-1].result
        path = Trajectory.linear(s.period, level, goal, start_year=year)
        return _shown(s, steps, goal, path, (year, level), kind)

    return View(
        "from_target_to_trajectory",
        "From a target to a trajectory and a budget",
        (
            Control.choice("kind", "Target", types),
            Control.steps(
                "percent",
                "Reduction",
                percents,
                p.host.reduction_percent,
                write=lambda x: f"{s.unit.numbers.show(x)}%",
            ),
            Control.choice("start", "The line starts in", starts),
        ),
        compute,
        f"{s.host.name}, target year {s.last}. The same percentage means another level with another target."
        + caution(s.pack),
    )


def _target(s: Setting, kind: str, percent: Fraction):
    p = s.pack
    if kind == "absolute":
        return AbsoluteTarget.reduction(
            s.last, p.host.reference_year, p.host.reference_level, percent
        ), LevelInputs()
    if kind == "below-bau":
        return BelowBauTarget(p.below_bau.bau, percent, year=s.last), LevelInputs()
    target = IntensityTarget(
        year=s.last,
        base=p.intensity.base,
        reduction_percent=percent,
        denominator_unit=f"1,000 {p.currency} of GDP",
    )
    # The pack gives GDP in millions of the currency; the intensity counts per thousand.
    return target, LevelInputs(denominator={s.last: p.intensity.gdp * 1000})


def _shown(s: Setting, steps, goal, path: Trajectory, start: tuple[int, int], kind: str) -> Shown:
    u, last = s.unit, s.last
    emissions = s.host.emissions
    rows = [(str(y), u(path[y]), u(emissions[y]), u(emissions[y] - path[y])) for y in s.period]
    total = sum(emissions.values())
    rows.append(("Sum: the budget", u(path.sum), u(total), u(total - path.sum)))
    table = Table(
        f"{s.host.name}: a straight line to the target",
        ("Year", "Trajectory", "Emissions", "Emissions less trajectory"),
        rows,
        u.unit,
        signed=("Emissions less trajectory",),
        strong=("Sum: the budget",),
        numbers=u.numbers,
    )
    chart = YearChart(
        title=f"{s.host.name}: emissions and the line to the target",
        units=u.unit,
        source=s.source,
        says=f"The line goes from {u.show(path[s.period.first])} in {s.period.first} to {u.say(goal)} in "
        f"{last}.",
        numbers=u.numbers,
        bars=(Bars("Covered emissions", {y: u(t) for y, t in emissions.items()}),),
        lines=(Line("Straight-line trajectory", {y: u(t) for y, t in path.levels.items()}),),
        axis=(0, u(max(*emissions.values(), s.pack.host.reference_level))),
        mark=last,
    )
    year, level = start
    sentences = [
        _level_sentence(s, steps, goal, kind),
        f"A straight line from {u.say(level)} in {year} to the target adds up to {u.say(path.sum)} over "
        f"{s.period}: the budget. The emissions of these years add up to {u.say(total)}.",
        "No decision says yet how a trajectory is drawn. A straight line is a choice, and where it starts "
        "changes the budget.",
    ]
    return Shown(
        (table,), (chart,), sentences, ("report.quantify", "method.trajectory", "method.multi-year"), s.source
    )


def _level_sentence(s: Setting, steps, goal, kind: str) -> str:
    u, p, last = s.unit, s.pack, s.last
    if kind == "absolute":
        percent = u.numbers.show(100 - Fraction(goal) * 100 / p.host.reference_level)
        level = u.say(p.host.reference_level)
        return f"{percent}% below the {level} of {p.host.reference_year} is {u.say(goal)} in {last}."
    if kind == "below-bau":
        bau = steps[0].result
        percent = u.numbers.show(100 - Fraction(goal) * 100 / bau)
        return (
            f"{percent}% below the business-as-usual level of {u.say(bau)} is {u.say(goal)} in {last}. "
            f"The level stands only as long as the baseline does: the initial report says whether it moves."
        )
    places = u.numbers.show(steps[0].result, 3)
    gdp = u.numbers.show(p.intensity.gdp)
    return (
        f"The target intensity is {places} t per {u.numbers.show(1000)} {p.currency}. With a GDP of {gdp} "
        f"million {p.currency} in {last} it is {u.say(goal)}; nobody knows that GDP in advance."
    )
