"""Late first transfers: which reported columns change, and by how much."""

from article6.accounting import Method, Readings

from ..display.table import Table
from ..display.years import Bars, YearChart
from ..view import Control, Shown, View
from .setting import METHODS, Setting, caution, setting

READINGS = {
    "running": "running: each column its own average",
    "restated": "restated: the newest average in all",
}


def late_transfer(pack=None) -> View:
    """Method x reading of past averages (R4) x how much comes late; the first report against the second."""
    s = setting(pack)
    late = s.pack.late.by_vintage

    def amount(percent: int) -> str:
        return "none" if not percent else s.unit.say(sum(late.values()) * percent // 100)

    def compute(method: str, reading: str, percent: int) -> Shown:
        readings = Readings(indicative_average=reading)
        first_due, second_due = s.pack.reports.first, s.pack.reports.second
        known = {y: t for y, t in s.sold.items() if t and s.pack.transfers.recorded[y] <= first_due.due}
        added = {year: t * percent // 100 for year, t in late.items()}
        every = {year: s.sold[year] + added.get(year, 0) for year in s.period}
        first = s.host.balance(Method(method), sold=known, readings=readings, through=first_due.through)
        second = s.host.balance(Method(method), sold=every, readings=readings, through=second_due.through)
        without = s.host.balance(Method(method), sold=s.sold, readings=readings)
        return _shown(s, first, second, without, added)

    return View(
        "late_transfer",
        "A transfer that comes late",
        (
            Control.choice("method", f"Method of {s.host.name}", METHODS, Method.AVERAGING.value),
            Control.choice(
                "reading",
                "Past averages are read as",
                READINGS,
                help="Matters for averaging only (open reading R4).",
            ),
            Control.steps("percent", "First transferred late", (0, 50, 100, 200), 100, write=amount),
        ),
        compute,
        f"The first report is due on {s.pack.reports.first.due.isoformat()} with data to "
        f"{s.pack.reports.first.through}. The late first transfers are recorded on "
        f"{s.pack.late.recorded_on.isoformat()}; they are of vintages {' and '.join(map(str, late))}."
        + caution(s.pack),
    )


def _shown(s: Setting, first, second, without, added: dict[int, int]) -> Shown:
    u, name = s.unit, s.host.name
    reported = {row.year: row.adjustment for row in first.rows}
    changes = {y: second[y].adjustment - reported[y] for y in reported}
    rows = [
        (
            str(row.year),
            u(reported.get(row.year)),
            u(row.adjustment),
            u(changes[row.year]) if row.year in changes else "new",
            u(row.balance),
        )
        for row in second.rows
    ]
    columns = (
        "Year",
        "Adjustment, first report",
        "Adjustment, second report",
        "Change",
        "Balance, second report",
    )
    table = Table(
        f"{name}: the columns of the two reports",
        columns,
        rows,
        u.unit,
        signed=columns[1:4],
        strong=(str(s.last),),
        numbers=u.numbers,
        empty="not reported",
    )
    chart = YearChart(
        title=f"{name}: adjustment of each year, in the two reports",
        units=u.unit,
        source=s.source,
        says=_says(s, changes),
        numbers=u.numbers,
        bars=(
            Bars("First report", {year: u(value) for year, value in reported.items()}, "emissions"),
            Bars("Second report", {row.year: u(row.adjustment) for row in second.rows}, "hatch:host"),
        ),
        mark=s.last,
    )
    rules = ["balance.add-first-transfers", "table4.updates", second.method.rule, "tracking.action-year"]
    return Shown(
        (table,),
        (chart,),
        _sentences(s, second, without, added, changes),
        rules,
        s.source,
        (s.host.verdict(second.achievement, u),),
    )


def _says(s: Setting, changes: dict) -> str:
    moved = [str(year) for year, change in changes.items() if change]
    if not moved:
        return (
            "No column of the first report changes; the second report only adds the years that were missing."
        )
    return f"Columns of the first report that change: {', '.join(moved)}."


def _sentences(s: Setting, second, without, added: dict, changes: dict) -> list[str]:
    u, last, total = s.unit, s.last, sum(added.values())
    if not total:
        return ["Nothing comes late. The second report adds the years that the first one could not know."]
    year = s.pack.late.recorded_on.year
    moved = [f"{y} by {u.show(change, signed=True)}" for y, change in changes.items() if change]
    out = [
        f"The late {u.say(total)} stand in the annual information of {year}, and in the balance of their "
        "vintages: "
        + " and ".join(f"{u.show(t)} of {y}" for y, t in added.items())
        + f". {year} has no column."
    ]
    if moved:
        out.append(f"Columns already reported change and are submitted again: {'; '.join(moved)} {u.unit}.")
    before, after = without.achievement, second.achievement
    if before.achieved != after.achieved:
        out.append(
            f"The late transfers turn the verdict: without them {s.host.name} had a margin of "
            f"{u.say(before.by)}; with them it misses its target by {u.say(after.by)}."
        )
    elif second.method is Method.TRAJECTORY and not added.get(last):
        out.append(f"The tested year {last} does not move: the late vintages are earlier ones.")
    return out
