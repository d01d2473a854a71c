"""One set of trades under the three methods: same inventories, same units, different outcomes."""

from article6.accounting import Method

from ..display.table import Table
from ..display.years import Bars, YearChart
from ..view import Control, Shown, Verdict, View
from .setting import METHODS, Setting, caution, round_amounts, setting

SHARES = (0, 50, 100, 150)  # percent of the early trades of the pack


def three_methods(pack=None) -> View:
    """Early trades x trades of the target year; each method decides for host and buyer."""
    s = setting(pack)
    last = s.last
    early = sum(t for year, t in s.sold.items() if year < last)
    early_used = sum(t for year, t in s.used.items() if year < last)
    # Enough of the target year that the early uses, at their largest share, are covered.
    least = max((early_used - early) * max(SHARES) // 100 + len(s.sold), 0) if early_used > early else 0
    oversold = [s.pack.oversold.quantity] if s.pack.oversold.vintage == last else []
    amounts = round_amounts(least, s.sold[last] // 2, s.sold[last], *oversold, 2 * s.sold[last])
    amounts = [amount for amount in amounts if amount >= least]

    def compute(early_percent: int, late_sold: int) -> Shown:
        by_vintage = {year: t * early_percent // 100 for year, t in s.sold.items() if year < last}
        by_use_year = {year: t * early_percent // 100 for year, t in s.used.items() if year < last}
        by_vintage[last] = late_sold
        # The buyer uses all: what is left goes to the target year.
        by_use_year[last] = sum(by_vintage.values()) - sum(by_use_year.values())
        hosts = {m: s.host.balance(m, sold=by_vintage) for m in Method}
        buyers = {m: s.buyer.balance(m, used=by_use_year) for m in Method}
        return _shown(s, hosts, buyers)

    def share(percent: int) -> str:
        return "none" if not percent else f"{s.unit.say(early * percent // 100)} ({percent}% of the plan)"

    return View(
        "three_methods",
        "One set of trades, three methods",
        (
            Control.steps(
                "early_percent",
                f"First transferred of vintages {s.period.first}-{last - 1}",
                SHARES,
                100,
                write=share,
            ),
            Control.steps(
                "late_sold", f"First transferred of vintage {last}", amounts, s.sold[last], write=s.unit.say
            ),
        ),
        compute,
        f"{s.buyer.name} uses all units: the early ones in the proportions of its plan, the rest for {last}."
        + caution(s.pack),
    )


def _shown(s: Setting, hosts: dict, buyers: dict) -> Shown:
    u = s.unit
    tables = []
    for side, balances in ((s.host, hosts), (s.buyer, buyers)):
        rows = []
        for method, balance in balances.items():
            done = balance.achievement
            result = "achieved" if done.achieved else "not achieved"
            rows.append(
                (
                    METHODS[method.value],
                    u(balance[s.last].adjustment),
                    u(done.tested),
                    u(done.goal),
                    f"{result}, {u.show(done.by)}",
                )
            )
        tables.append(
            Table(
                f"{side.name}: what is tested",
                ("Method", f"Adjustment {s.last}", "Number tested", "Goal", "Result"),
                rows,
                u.unit,
                signed=(f"Adjustment {s.last}",),
                numbers=u.numbers,
            )
        )
    margins = {
        side.name: {METHODS[m.value]: u(balance.achievement.margin) for m, balance in balances.items()}
        for side, balances in ((s.host, hosts), (s.buyer, buyers))
    }
    chart = YearChart(
        title="Margin to the goal, by method",
        units=u.unit,
        source=s.source,
        says="A bar above zero is a target achieved with that margin; a bar below zero is a target missed.",
        numbers=u.numbers,
        across="Method",
        bars=(
            Bars(s.host.name, margins[s.host.name], "host"),
            Bars(s.buyer.name, margins[s.buyer.name], "hatch:buyer"),
        ),
    )
    rules = [method.rule for method in Method]
    return Shown(
        tables,
        (chart,),
        _sentences(s, hosts, buyers),
        (*rules, "adjustment.one-method", "table4.achievement"),
        s.source,
        _verdicts(s, hosts, buyers),
    )


def _verdicts(s: Setting, hosts: dict, buyers: dict) -> list:
    out = []
    for side, balances in ((s.host, hosts), (s.buyer, buyers)):
        met = [METHODS[m.value].lower() for m, b in balances.items() if b.achievement.achieved]
        missed = [METHODS[m.value].lower() for m, b in balances.items() if not b.achievement.achieved]
        if not missed:
            out.append(Verdict(side.judged, True, "achieved under all three methods"))
        elif not met:
            out.append(Verdict(side.judged, False, "not achieved under any method"))
        else:
            out.append(
                Verdict(side.judged, None, f"achieved: {', '.join(met)}; not achieved: {', '.join(missed)}")
            )
    return out


def _sentences(s: Setting, hosts: dict, buyers: dict) -> list[str]:
    u, last = s.unit, s.last
    one, mean = hosts[Method.TRAJECTORY], hosts[Method.AVERAGING]
    out = [
        f"In {last} {s.host.name} adds {u.say(one[last].adjustment)} with a trajectory and "
        f"{u.say(mean[last].adjustment)} with averaging, although the trades are the same."
    ]
    if any(
        balances[Method.TRAJECTORY].achievement.achieved != balances[Method.AVERAGING].achievement.achieved
        for balances in (hosts, buyers)
    ):
        out.append(
            "The two single-year methods reach opposite verdicts here. That is why a Party chooses one and "
            "keeps it for the whole period."
        )
    out.append(
        f"The multi-year result answers another question: it tests all years of {s.period} together, against "
        "another target."
    )
    return out
