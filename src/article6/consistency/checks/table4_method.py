"""Checks 54 and 60 to 62: the method of the Party, its averages and its running sum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from article6.consistency.annual_totals import Amount
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.expected import expected
from article6.consistency.table4_view import View, agrees, not_at_hand, own_ndc, totals_of, view
from article6.findings import Finding, Outcome
from article6.ndc.amounts import show


def method(dossier: Dossier) -> Iterator[Finding]:
    """54: the method is declared, fits the type of NDC, and stays the same through the period."""
    form = dossier.table4
    seen = view(form)
    if seen is None:
        return
    ways = "7(a)(i) trajectory, 7(a)(ii) averaging, or 7(b) for a multi-year NDC"
    if seen.method is None:
        yield seen.finding(
            54,
            11,
            None,
            "The table names no method for corresponding adjustments.",
            f"Name the one method of the NDC period: {ways}.",
            "adjustment.one-method",
        )
        return
    sent = dossier.database
    same = sent is not None and (sent.party, sent.period) == (form.party, form.period)
    if same and sent.method not in (None, seen.method):
        yield _other_method(seen, f"what the Article 6 database has for {form.period}", sent.method)
    ndc = own_ndc(dossier, form)
    if ndc is None:
        yield seen.finding(
            54,
            11,
            None,
            f"The NDC of {form.party} for this period is not at hand: is it single-year or multi-year?",
            "Add the NDC, as the initial report describes it, to the check.",
            "report.quantify",
            Outcome.NULL,
        )
        return
    if ndc.method not in (None, seen.method):
        yield _other_method(seen, "the initial report", ndc.method)
    unquantified = ndc.target.kind == "policies and measures" and not ndc.target.has_level
    if seen.method.for_multi_year != ndc.target.multi_year and not unquantified:
        has = "multi-year" if ndc.target.multi_year else "single-year"
        fits = "7(b)" if ndc.target.multi_year else "7(a)(i) or 7(a)(ii)"
        yield seen.finding(
            54,
            11,
            None,
            f"The method is {seen.method}, and the NDC is a {has} one.",
            f"A {has} NDC takes {fits} of the annex to 2/CMA.3.",
            seen.method.rule,
        )


def _other_method(seen: View, where: str, other: object) -> Finding:
    return seen.finding(
        54,
        11,
        None,
        f"The method is {seen.method} here and {other} in {where}.",
        "One method is used in the whole NDC period; a new period may choose anew.",
        "adjustment.one-method",
    )


def average(dossier: Dossier) -> Iterator[Finding]:
    """60: the average is the cumulative amount to the year divided by the elapsed years to the year."""
    seen = view(dossier.table4)
    if seen is None or not seen.averaging:
        return
    if not seen.from_start:
        yield _gap_in_columns(seen, 60, 10, "method.averaging")
        return
    net = seen.row_9
    restated = seen.readings.indicative_average == "restated"
    right = seen.applied(net)
    other = seen.applied(net, restated=not restated)
    fits_other = all(agrees(seen.sum(10, year), other[year]) for year in seen.years)
    wrong = [year for year in seen.years if not agrees(seen.sum(10, year), right[year])]
    said: tuple[int, Amount] | None = None
    for year in wrong:
        until = seen.years[-1] if restated else year
        k, total = seen.elapsed(until), _running(net, until)
        off = (seen.sum(10, year) - right[year]) * k
        if said is not None and abs(off - said[1]) <= k and seen.at(10, year) is not None:
            continue  # the same difference as in the column before: one mistake
        said = year, off
        problem = (
            f"Row 10 of {year} is {seen.show(10, year)}; row 9 added up to {until}, divided by the elapsed "
            f"years, is {show(total, signed=True)} / {k} = {show(right[year], signed=True)}."
        )
        mend = (
            f"Divide the sum of row 9 by {k}: {until} is year {k} of the period that began in {seen.first}."
        )
        if fits_other:
            name = "running" if restated else "restated"
            problem += f" All columns fit the {name} average."
            mend = f"Declare the {name} reading (R4), or write the averages of the reading declared."
        else:
            problem += _divisor(seen, net, year, total, k)
        yield seen.finding(60, 10, year, problem, mend, "method.averaging")


def _divisor(seen: View, net: Mapping[int, Amount], year: int, total: Amount, k: int) -> str:
    """What the Party seems to have divided by."""
    cell = seen.at(10, year)
    if not cell or not total:
        return ""
    trades = sum(1 for at in seen.years if at <= year and net[at])
    for divisor, words in ((trades, "the years with trades"), (seen.last - seen.first + 1, "all years")):
        if divisor and divisor != k and agrees(cell, Fraction(total) / divisor):
            return f" It was divided by {divisor}, {words}."
    for divisor in range(1, 31):
        if divisor != k and agrees(cell, Fraction(total) / divisor):
            return f" It was divided by {divisor}."
    return ""


def final_average(dossier: Dossier) -> Iterator[Finding]:
    """61: the NDC year takes the average of the whole period, late first transfers included."""
    seen = view(dossier.table4)
    if seen is None or not seen.averaging or seen.last not in seen.years:
        return
    ndc = own_ndc(dossier, dossier.table4)
    if ndc is not None and ndc.target.year not in (None, seen.last):
        return  # the period goes on after the NDC year: no text says how to average then
    totals = totals_of(dossier, seen)
    n = seen.last - seen.first + 1
    late: Amount = 0
    if totals is not None and not totals.missing:
        known = expected(totals, seen)
        sums = [_running(net, seen.last, seen.first) for net in (known.net, known.net_without_doubted)]
        for line, (quantity, _) in totals.lines.items():
            if line.kind == "first transfer" and seen.first <= (line.vintage or 0) <= seen.last:
                late += quantity if (line.action_year or 0) > seen.last else 0
    elif seen.readings.first_transfer_year == "vintage" and seen.from_start:
        sums = [_running(seen.row_9, seen.last)]
    else:
        yield from not_at_hand(61, 11, seen, totals)
        return
    cell = -seen.sum(11, seen.last) if seen.turned else seen.sum(11, seen.last)
    if any(agrees(cell, Fraction(one) / n) for one in sums):
        return
    exact = Fraction(sums[0]) / n
    problem = (
        f"Row 11 of the NDC year {seen.last} is {show(cell, signed=True)}; the whole period gives "
        f"{show(sums[0], signed=True)} / {n} = {show(exact, signed=True)}."
    )
    if late:
        problem += f" Of that, {show(late)} were first transferred after {seen.last}."
    mend = f"Divide all that belongs to {seen.first}-{seen.last} by {n}, whenever it was first transferred."
    yield seen.finding(61, 11, seen.last, problem, mend, "method.averaging")


def cumulative(dossier: Dossier) -> Iterator[Finding]:
    """62: row 12, where given, is the running sum of row 9 from the first year of the period."""
    seen = view(dossier.table4)
    if seen is None or not seen.rows.get(12):
        return
    if not seen.from_start:
        yield _gap_in_columns(seen, 62, 12, "table4.23h")
        return
    net = seen.row_9
    columns = [year for year in seen.years if seen.at(12, year) is not None]
    off = {year: seen.sum(12, year) - _running(net, year) for year in columns}
    carried = len(columns) > 1 and len(set(off.values())) == 1
    before: Amount = 0
    for year in columns:
        right = _running(net, year)
        if not agrees(seen.sum(12, year), right) and not agrees(seen.sum(12, year), right + before):
            parts = " + ".join(f"({show(net[at], signed=True)})" for at in seen.years if at <= year)
            problem = (
                f"Row 12 of {year} is {seen.show(12, year)}; row 9 added up from {seen.first} is "
                f"{parts} = {show(right, signed=True)}."
            )
            if carried:
                problem += f" Every column has {show(off[year], signed=True)} from before {seen.first}."
            mend = f"Add up row 9 from {seen.first} on: the period starts at zero, nothing is carried over."
            yield seen.finding(62, 12, year, problem, mend, "table4.23h")
        before = off[year]


def _gap_in_columns(seen: View, check: int, row: int, rule: str) -> Finding:
    """The sum from the first year of the period cannot be made: an earlier report has the other columns."""
    absent = sorted(set(range(seen.first, seen.years[-1] + 1)) - set(seen.years))
    return seen.finding(
        check,
        row,
        None,
        f"There is no column for {', '.join(map(str, absent))}: the sum from {seen.first} cannot be made.",
        "Give all years of the NDC period so far.",
        rule,
        Outcome.NULL,
    )


def _running(net: Mapping[int, Amount], until: int, first: int = 0) -> Amount:
    return sum(amount for year, amount in net.items() if first <= year <= until)


CHECKS = (
    Check(
        54,
        "F",
        "One method, declared, that fits the NDC",
        ("B",),
        ("adjustment.one-method", "method.trajectory", "method.averaging", "method.multi-year"),
        ("table4",),
        method,
    ),
    Check(
        60,
        "F",
        "The average runs over the elapsed years",
        ("B",),
        ("method.averaging",),
        ("table4",),
        average,
    ),
    Check(
        61,
        "F",
        "The NDC year takes the average of the whole period",
        ("B",),
        ("method.averaging", "adjustment.final"),
        ("table4",),
        final_average,
    ),
    Check(
        62,
        "F",
        "The cumulative amount starts at zero with the NDC period",
        ("B",),
        ("table4.23h",),
        ("table4",),
        cumulative,
    ),
)
