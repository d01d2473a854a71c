"""The emissions balances of host and buyer side by side, and what they add up to."""

from article6.accounting import Method

from ..display.table import Table
from ..view import Control, Shown, View
from .setting import METHODS, Setting, caution, round_amounts, setting


def emissions_balance(pack=None) -> View:
    """Method x amount of the last vintage x year the buyer uses its last units for."""
    s = setting(pack)
    last = s.last
    planned = s.sold[last]
    early_sold = sum(t for year, t in s.sold.items() if year < last)
    early_used = sum(t for year, t in s.used.items() if year < last)
    # Never less than what the buyer has used by then: units are used after their first transfer only.
    least = max(early_used - early_sold, 0)
    most = max(2 * planned, s.pack.oversold.quantity if s.pack.oversold.vintage == last else 0)
    amounts = round_amounts(least, (least + planned) // 2, planned, *_oversold(s), most)
    lot_most = early_sold + most - early_used
    extremes = (
        {**s.sold, last: most},
        {year: -(t if year < last else 0) - lot_most for year, t in s.used.items()},
    )
    # A long period offers its last years, so that all combinations fit into a page.
    years = {year: f"for {year}" for year in s.period.years[-5:]} | {0: "not at all (they stay held)"}

    def compute(method: str, sold: int, use_year: int) -> Shown:
        by_vintage = {**s.sold, last: sold}
        lot = sum(by_vintage.values()) - early_used
        by_use_year = {**s.used, last: 0}
        if use_year:
            by_use_year[use_year] += lot
        host = s.host.balance(Method(method), sold=by_vintage)
        buyer = s.buyer.balance(Method(method), used=by_use_year)
        return _shown(s, host, buyer, lot if not use_year else 0, extremes)

    return View(
        "emissions_balance",
        "Two balances, one set of trades",
        (
            Control.choice("method", "Method of both Parties", METHODS),
            Control.steps("sold", f"First transferred of vintage {last}", amounts, planned, write=s.unit.say),
            Control.choice("use_year", f"{s.buyer.name} uses its last units", years, last),
        ),
        compute,
        f"{s.host.name} sells, {s.buyer.name} uses. What {s.buyer.name} has not used before {last} are its "
        "last units." + caution(s.pack),
    )


def _oversold(s: Setting) -> list[int]:
    return [s.pack.oversold.quantity] if s.pack.oversold.vintage == s.last else []


def _shown(s: Setting, host, buyer, held: int, extremes: tuple) -> Shown:
    u, last = s.unit, s.last
    h, b = host[last], buyer[last]
    added, subtracted = h.cumulative_net, b.cumulative_net
    total = added + subtracted
    sentences = [
        f"Over {s.period} {s.host.name} first transferred {u.say(added)} and {s.buyer.name} used "
        f"{u.say(-subtracted)}. "
        + (
            "Every unit was used for an NDC, so the two sum to zero."
            if not total
            else f"{u.say(held)} are still held: until they are used, the world's sum is "
            f"{u.say(total, signed=True)}."
        ),
        _why(s, host, buyer),
    ]
    sums = [
        ("Covered emissions", h.emissions, b.emissions, None),
        ("Corresponding adjustment", h.adjustment, b.adjustment, h.adjustment + b.adjustment),
        ("Emissions balance", h.balance, b.balance, None),
        ("Adjustments of the period, in full", added, subtracted, total),
    ]
    rows = [(name, *(u(value) if value is not None else "" for value in values)) for name, *values in sums]
    table = Table(
        f"The target year {last}, and the sum of the period",
        ("Entry", s.host.name, s.buyer.name, "Both"),
        rows,
        u.unit,
        signed=("Corresponding adjustment", "Adjustments of the period, in full"),
        strong=("Emissions balance",),
        numbers=u.numbers,
    )
    charts = [
        side.chart(
            balance,
            u,
            f"Covered emissions of {last} are {u.show(balance[last].emissions)}; with an adjustment of "
            f"{u.show(balance[last].adjustment, signed=True)} the balance is {u.say(balance[last].balance)}.",
            s.source,
            s.axis(side, moved),
        )
        for side, balance, moved in ((s.host, host, extremes[0]), (s.buyer, buyer, extremes[1]))
    ]
    rules = (
        "balance.add-first-transfers",
        "balance.subtract-uses",
        host.method.rule,
        "adjustment.one-method",
    )
    return Shown(
        (table,),
        charts,
        sentences,
        rules,
        s.source,
        (s.host.verdict(host.achievement, u), s.buyer.verdict(buyer.achievement, u)),
    )


def _why(s: Setting, host, buyer) -> str:
    u, last = s.unit, s.last
    h, b = host[last], buyer[last]
    if host.method is Method.AVERAGING:
        return (
            f"With averaging, {last} carries the average of {h.k} elapsed years: {s.host.name} adds "
            f"{u.show(h.adjustment)} (its own vintage is {u.show(h.first_transferred)}), {s.buyer.name} "
            f"subtracts {u.show(-b.adjustment)} (its own use year is {u.say(b.used)})."
        )
    if host.method is Method.MULTI_YEAR:
        return (
            f"A multi-year NDC is tested on all its years: {s.host.name} {u.show(host.total)} against "
            f"{u.show(host.achievement.goal)}, {s.buyer.name} {u.show(buyer.total)} against "
            f"{u.say(buyer.achievement.goal)}."
        )
    return (
        f"With a trajectory every year is adjusted, and only {last} is tested: {s.host.name} "
        f"{u.show(h.balance)} against {u.show(host.achievement.goal)}, {s.buyer.name} {u.show(b.balance)} "
        f"against {u.say(buyer.achievement.goal)}."
    )
