"""What must hold for any amounts: table 4 adds up, averages agree, the world's sum is zero or explained."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from article6.accounting import (
    Flows,
    Readings,
    adjusted_indicator,
    emissions_balance,
    global_sum,
    restatement,
    table4,
)
from article6.ndc import AbsoluteTarget, Budget, Method, Ndc, NonGhgTarget, Period, Trajectory

amounts = st.integers(0, 10**9)
methods = st.sampled_from(list(Method))
readings = st.builds(
    Readings,
    oimp_rows=st.sampled_from(["all-in-row-6", "oimp-in-row-7"]),
    indicative_average=st.sampled_from(["running", "restated"]),
)


@st.composite
def periods(draw):
    first = draw(st.integers(2021, 2040))
    return Period(first, first + draw(st.integers(0, 11)))


@st.composite
def cases(draw, whole=False):
    """A Party, its emissions from the first year on, and its flows."""
    period = draw(periods())
    method = draw(methods)
    reported = period.n if whole else draw(st.integers(1, period.n))
    emissions = {year: draw(st.integers(-(10**9), 10**10)) for year in period.years[:reported]}

    def series():
        return {year: draw(amounts) for year in draw(st.sets(st.sampled_from(period.years)))}

    flows = Flows(series(), series(), series(), series())
    goal = draw(st.integers(0, 10**10))
    if method is Method.MULTI_YEAR:
        target = AbsoluteTarget(budget=goal)
    else:
        target = AbsoluteTarget(year=period.last, level=goal)
    return Ndc("XHA", period, target, method=method), emissions, flows


@given(cases(), readings)
def test_table_4_adds_up(case, reading):
    ndc, emissions, flows = case
    table = table4(emissions_balance(emissions, flows, ndc, readings=reading))
    running = 0
    for year in table.years:
        row = {number: table[number][year] for number in range(1, 15)}
        running += row[9]
        assert row[13] == row[3] + row[11]
        assert row[12] == running
        if ndc.method is Method.AVERAGING:
            assert row[11] == row[10]
        else:
            assert row[11] == row[9] and row[10] is None
        if reading.oimp_rows == "all-in-row-6":
            assert row[9] == row[6] - row[8]
        else:
            assert row[9] == row[6] + row[7] - row[8]


@given(cases())
def test_the_running_average_divides_by_elapsed_years(case):
    ndc, emissions, flows = case
    ndc = Ndc("XHA", ndc.period, AbsoluteTarget(year=ndc.period.last, level=1), method=Method.AVERAGING)
    table = table4(emissions_balance(emissions, flows, ndc))
    for k, year in enumerate(table.years, 1):
        assert table[10][year] * k == table[12][year]
        assert isinstance(table[10][year], (int, Fraction))


@given(cases())
def test_the_newest_column_is_the_same_running_or_restated(case):
    ndc, emissions, flows = case
    ndc = Ndc("XHA", ndc.period, AbsoluteTarget(year=ndc.period.last, level=1), method=Method.AVERAGING)
    running = emissions_balance(emissions, flows, ndc)
    restated = emissions_balance(emissions, flows, ndc, readings=Readings(indicative_average="restated"))
    last = max(emissions)
    assert running[last] == restated[last] or running[last].balance == restated[last].balance
    assert len({row.adjustment for row in restated.rows}) == 1
    assert running.achievement == restated.achievement


@given(cases(whole=True))
def test_the_average_gives_back_the_cumulative_amount(case):
    ndc, emissions, flows = case
    ndc = Ndc("XHA", ndc.period, AbsoluteTarget(year=ndc.period.last, level=1), method=Method.AVERAGING)
    last = emissions_balance(emissions, flows, ndc)[ndc.period.last]
    assert last.adjustment * ndc.period.n == flows.net_total


@given(cases(whole=True))
def test_the_yearly_adjustments_sum_to_the_cumulative_one(case):
    ndc, emissions, flows = case
    balance = emissions_balance(emissions, flows, ndc)
    if ndc.method is not Method.AVERAGING:
        assert sum(row.adjustment for row in balance.rows) == flows.net_total
    if ndc.method is Method.MULTI_YEAR:
        assert balance.achievement.tested == sum(emissions.values()) + flows.net_total


@given(cases(), st.data())
def test_more_first_transfers_never_lower_a_balance_and_uses_never_raise_it(case, data):
    ndc, emissions, flows = case
    year, more = data.draw(st.sampled_from(ndc.period.years)), data.draw(st.integers(1, 10**9))
    before = emissions_balance(emissions, flows, ndc)
    sold = emissions_balance(emissions, flows.plus(Flows({year: more})), ndc)
    used = emissions_balance(emissions, flows.plus(Flows(used={year: more})), ndc)
    for y in emissions:
        assert sold[y].balance >= before[y].balance >= used[y].balance
    if before.achievement.margin is not None:
        assert sold.achievement.margin <= before.achievement.margin <= used.achievement.margin


@given(cases())
def test_what_is_only_authorized_for_oimp_changes_no_balance(case):
    ndc, emissions, flows = case
    more = flows.plus(Flows(oimp_authorized={ndc.period.first: 10**9}))
    assert emissions_balance(emissions, more, ndc).rows == emissions_balance(emissions, flows, ndc).rows


@given(st.dictionaries(st.integers(2026, 2030), st.tuples(amounts, amounts)), st.data())
def test_the_worlds_sum_is_zero_exactly_when_all_is_used(sold, data):
    """Each vintage is split into a part used by a buyer, in some year, and a rest."""
    host = Flows({year: used + rest for year, (used, rest) in sold.items()})
    uses: dict[int, int] = {}
    for used, _ in sold.values():
        year = data.draw(st.integers(2026, 2030))
        uses[year] = uses.get(year, 0) + used
    total = global_sum({"XHA": host, "XBU": Flows(used=uses)})
    rest = sum(rest for _, rest in sold.values())
    assert total.net == rest
    assert (total.net == 0) == (rest == 0)
    assert ("zero" in total.sentence) == (rest == 0)


@given(st.integers(0, 10**6), st.integers(0, 10**6), methods)
def test_the_indicator_moves_against_the_balance(sold, used, method):
    period = Period(2026, 2028)
    levels = dict.fromkeys(period, 10**7)
    if method is Method.MULTI_YEAR:
        target = NonGhgTarget("renewables", "GWh", levels=levels)
    else:
        target = NonGhgTarget("renewables", "GWh", year=2028, level=10**7)
    ndc = Ndc("XHA", period, target, method=method)
    flows = Flows({2027: sold}, used={2028: used}, unit="GWh")
    indicator = adjusted_indicator(levels, flows, ndc)
    balance = emissions_balance(levels, flows.converted(1), ndc)
    for year in period:
        assert indicator[year].adjustment == -balance[year].adjustment
        assert indicator[year].adjusted + balance[year].balance == 2 * 10**7


@given(cases())
def test_a_report_compared_with_itself_restates_nothing(case):
    ndc, emissions, flows = case
    balance = emissions_balance(emissions, flows, ndc)
    assert restatement(balance, balance).restated == ()


@given(cases(whole=True), st.integers(1, 10**9), st.data())
def test_a_late_first_transfer_reaches_no_year_before_its_vintage(case, late, data):
    ndc, emissions, flows = case
    vintage = data.draw(st.sampled_from(ndc.period.years))
    before = emissions_balance(emissions, flows, ndc)
    after = emissions_balance(emissions, flows.plus(Flows({vintage: late})), ndc)
    changed = {year for year, by in restatement(before, after).of("balance").items() if by}
    if ndc.method is Method.AVERAGING:
        assert changed == {year for year in ndc.period if year >= vintage}
    else:
        assert changed == {vintage}


@given(st.integers(0, 10**9), st.integers(0, 10**9), periods())
def test_a_straight_line_hits_both_ends(start, target, period):
    if period.n == 1:
        return
    line = Trajectory.linear(period, start, target)
    assert (line[period.first], line[period.last]) == (start, target)
    assert line.sum * 2 == (start + target) * period.n
    assert Budget(line.sum).amount == line.cumulative(period.last)
