"""Five published calculations: four with one error each, and one that only looks wrong."""

from fractions import Fraction
from typing import Any

from article6.accounting import Method
from classroom.exercise import Given, Scenario
from classroom.opening import opening
from classroom.views.setting import setting
from classroom.wording import fill


def scenario(pack: Any) -> Scenario:
    both = setting(pack)
    sold, used, period = dict(both.sold), dict(both.used), both.period
    sent: dict[int, int] = {}
    for vintage, day in pack.transfers.recorded.items():
        sent[day.year] = sent.get(day.year, 0) + sold[vintage]
    years = period.years
    sign = max(year for year in years if sold[year])
    bought = max(year for year in years if used[year] and sold[year] and used[year] != sold[year])
    moved = min(year for year in years if sold[year] and sent.get(year) and sent[year] != sold[year])
    late = min(year for year in years if used[year] and pack.uses.recorded[year].year > year)
    column = pack.reports.first.through
    cumulative = sum(tonnes for year, tonnes in sold.items() if year <= column)
    trading = sum(1 for year, tonnes in sold.items() if tonnes and year <= column)
    host = both.host.balance(Method.TRAJECTORY, sold=sold)
    buyer = both.buyer.balance(Method.MULTI_YEAR, used=used)
    return Scenario(
        pack,
        **opening(pack),
        sold=sold,
        used=used,
        sent=sent,
        n=period.n,
        k=period.elapsed(column),
        trading=trading,
        cumulative=cumulative,
        sign=sign,
        bought=bought,
        moved=moved,
        late=late,
        column=column,
        late_on=pack.uses.recorded[late],
        level=both.host.emissions[column],
        host_emissions=both.host.emissions,
        buyer_emissions=both.buyer.emissions,
        host_balance=host,
        buyer_balance=buyer,
        average=both.host.balance(Method.AVERAGING, sold=sold),
    )


def tables(s: Any) -> list[Given]:
    """The data of the story, then the sheets."""
    years = list(s.host_emissions)
    days = s.pack.transfers.recorded
    data = [
        (year, s.sold[year], f"{days[year]:%d/%m/%Y}" if year in days else "–", s.used[year])
        for year in years
    ]
    heads = ("Year", "Sold, by vintage", "Sent on", "Used, by use year")
    data_title = f"Sold by {s.host.name}, used by {s.buyer.name} (t CO2 eq)"
    return [Given(data_title, heads, data, s.pack.source), *sheets(s)]


def sheets(s: Any) -> list[Given]:
    """The five sheets, as they were published."""
    host, buyer, average = s.host_emissions, s.buyer_emissions, Fraction(s.cumulative, s.trading)
    return [
        _sheet(
            s,
            "Sheet 1: {host.name}, {sign}, trajectory method",
            ("Covered emissions of {sign}", host[s.sign]),
            ("First transferred, vintage {sign}", s.sold[s.sign]),
            ("Emissions balance = a - b", host[s.sign] - s.sold[s.sign]),
        ),
        _sheet(
            s,
            "Sheet 2: {buyer.name}, {bought}, multi-year target",
            ("Covered emissions of {bought}", buyer[s.bought]),
            ("To subtract: acquired, vintage {bought}", s.sold[s.bought]),
            ("Emissions balance = a - b", buyer[s.bought] - s.sold[s.bought]),
        ),
        _sheet(
            s,
            "Sheet 3: {host.name}, {moved}, trajectory method",
            ("Covered emissions of {moved}", host[s.moved]),
            ("To add: units sent in {moved}", s.sent[s.moved]),
            ("Emissions balance = a + b", host[s.moved] + s.sent[s.moved]),
        ),
        _sheet(
            s,
            "Sheet 4: {host.name}, column {column}, averaging",
            ("First transferred so far, vintages {period.first} to {column}", s.cumulative),
            ("Average = a divided by {trading}, the years with trades", average),
            ("Emissions balance = covered emissions of {column} + b", host[s.column] + average),
        ),
        _sheet(
            s,
            "Sheet 5: {buyer.name}, {late}, multi-year target",
            ("Covered emissions of {late}", buyer[s.late]),
            ("To subtract: used for {late}, on {late_on}", s.used[s.late]),
            ("Emissions balance = a - b", buyer[s.late] - s.used[s.late]),
        ),
    ]


def _sheet(s: Any, title: str, *lines: tuple[str, Any]) -> Given:
    rows = [(letter, fill(text, s), value) for letter, (text, value) in zip("abc", lines, strict=True)]
    return Given(fill(title, s) + " (t CO2 eq)", ("Line", "What", "Amount"), rows)
