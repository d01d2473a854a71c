"""Sections E and F: right books pass whatever the trades, wrong ones do not; nothing makes a check raise."""

import random
from dataclasses import fields, replace
from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from article6.accounting import Flows, Readings, emissions_balance, table4
from article6.accounting.breakdown import BreakdownLine
from article6.aef.rows import Action, AuthorizationRow, HoldingRow
from article6.consistency.dossier import Dossier, Parameters
from article6.findings import Outcome
from article6.identifiers import ItmoId
from article6.ndc import AbsoluteTarget, Method, Ndc, Period
from article6.reports.table4_form import Table4Form
from tests.article6.case import BUYER, HOST, THIRD, action, aef, authorization_row, buyer_row, holding, run

E, F = tuple(range(45, 54)), tuple(range(54, 72))
P = Period(2026, 2030)


POOLS = {
    "approach": ["CA0099", "CA0100"],
    "party": [HOST, BUYER],
    "registry": ["XHA01", "XBU01"],
    "first": [1, 5, 900],
    "last": [1, 10, 1000],
    "metric": ["GHG", "non-GHG", "?"],
    "non_ghg_metric": ["MWh", "GWh wind", "ha"],
    "quantity": [0, 10, Fraction(1, 3)],
    "amount": [Fraction(5), Fraction(1, 7)],
    "vintage": [2026, 2027, 1999],
    "time": [datetime(2028, 1, 1), datetime(2028, 12, 31, 23), datetime.max, datetime.min],
    "type": ["First transfer", "Transfer", "Acquisition", "Use", "Cancellation", "Authorization", "x"],
    "subtype": ["First transfer to another Party", "Issuance", "Voluntary cancellation to deliver OMGE"],
    "transferring": [HOST, BUYER, THIRD, "?"],
    "acquiring": [HOST, BUYER, THIRD, "?"],
    "use_year": [2026, 2027, 2031],
    "authorization": ["A", "B"],
    "id": ["A", "B"],
    "purpose": ["NDC", "OIMP", "NDC and OIMP", "…"],
    "mitigation": ["Removals", "Emission reductions"],
    "unit_registry": ["VCS", "GS"],
    "unit_first": ["a-01012027-31122027", "2027-02-30 99999999"],
    "user": [HOST],
    "version": [1, 2],
    "first_id": [ItmoId("CA0099", "XHA01", HOST, 1, 2027)],
    "last_id": [ItmoId("CA0099", "XHA01", HOST, 20, 2027)],
}
SEVERAL = {"sectors": [("Energy",), ("Transport", "Energy"), ()], "parties": [(BUYER,), (THIRD,), ()]}
CELLS = [None, 0, 1, -7, 300, Fraction(1, 3), Fraction(5, 2), "n.a.", True]
READINGS = [
    Readings(),
    Readings(oimp_rows="oimp-in-row-7", indicative_average="restated"),
    Readings(first_transfer_year="event", use_year="action"),
]
NDCS = [
    None,
    Ndc(HOST, P, AbsoluteTarget(year=2030, level=1), method=Method.AVERAGING),
    Ndc(BUYER, P, AbsoluteTarget(year=2030, level=1), method=None),
]


class Chance:
    """Rows, reports and tables of anything, with None anywhere; one seed gives one dossier."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.emptiness = self.random.choice([0.02, 0.1, 0.4])

    def one(self, *of):
        return self.random.choice(of)

    def some(self, make, most):
        return [make() for _ in range(self.random.randint(0, most))]

    def row(self, cls):
        given = {}
        for field in fields(cls):
            if field.name in SEVERAL:
                given[field.name] = self.one(*SEVERAL[field.name])
            elif field.name in POOLS and self.random.random() > self.emptiness:
                whole = field.name in ("first_id", "last_id")
                given[field.name] = (
                    None if whole and self.random.random() < 0.7 else self.one(*POOLS[field.name])
                )
        return cls(**given)

    def report(self):
        report = aef(
            self.some(lambda: self.row(AuthorizationRow), 3),
            self.some(lambda: self.row(Action), 12),
            self.some(lambda: self.row(HoldingRow), 4),
            version=self.one("1.0", "2.0"),
        )
        known = report.submission
        known.party, known.year = self.one(HOST, BUYER, THIRD, None), self.one(2027, 2028, 2028, 2029, None)
        known.first_year, known.last_year = self.one((2026, 2030), (None, 2030), (2030, 2026))
        known.date = self.one(known.date, None)
        return report

    def line(self):
        item, vintage, use_year = self.one("23(c)", "23(e)", None), self.one(2026, None), self.one(2026, None)
        return BreakdownLine(item, None, None, None, None, vintage, use_year, self.one(*CELLS))

    def form(self):
        columns = [2024, 2026, 2027, 2028, 2030]
        return Table4Form(
            party=self.one(HOST, BUYER, None),
            period=self.one(P, P, Period(2021, 2026), None),
            method=self.one(*Method, None),
            rows={
                row: {year: self.one(*CELLS) for year in columns if self.random.random() > self.emptiness}
                for row in range(1, 16)
                if self.random.random() > self.emptiness
            },
            indicator_unit=self.one("", "GWh", "kg", None),
            readings=self.one(*READINGS),
            breakdown=tuple(self.some(self.line, 4)),
            submitted=self.one(None, date(2029, 1, 1), date(2030, 12, 31)),
        )

    def dossier(self):
        return Dossier(
            aef=self.one(None, self.report(), self.report()),
            own=tuple(self.some(self.report, 3)),
            others=tuple(self.some(self.report, 3)),
            table4=self.one(None, self.form(), self.form()),
            database=self.one(None, self.form()),
            ndc=self.one(*NDCS),
            inventory={2026: 5, 2027: None},
            earlier_years=self.one(frozenset(), frozenset({2020})),
            parameters=Parameters(final_date=self.one(None, date(2028, 6, 1))),
        )


@pytest.mark.parametrize("hundred", range(5))
def test_nothing_makes_a_check_raise_and_every_finding_is_complete(hundred):
    seen = set()
    for seed in range(hundred * 100, hundred * 100 + 100):
        dossier = Chance(seed).dossier()
        for number in (*E, *F):
            for found in run(dossier, number):
                assert found.check == number and found.problem and found.mend and found.cite, seed
                assert not found.party or found.party != dossier.party, seed
                seen.add((number, found.outcome))
    assert len(seen) > 25, "the dossiers are too poor to try the checks"


# --- right books -------------------------------------------------------------------------------------------

SIZES = st.lists(st.integers(1, 50), min_size=1, max_size=5)


@st.composite
def cuts(draw, size):
    """Serials 1 to `size`, cut into rows in any way and any order."""
    marks = sorted(draw(st.sets(st.integers(1, size - 1), max_size=4))) if size > 1 else []
    pairs = list(zip([1, *(mark + 1 for mark in marks)], [*marks, size], strict=True))
    return draw(st.permutations(pairs))


@settings(max_examples=60)
@given(st.data(), SIZES)
def test_however_both_cut_their_rows_they_agree(data, sizes):
    sent, got = [], []
    for number, size in enumerate(sizes):
        vintage = 2026 + number % 3
        approach = f"CA{number:04d}"
        more = {"vintage": vintage, "approach": approach}
        sent += [action(a, b, full="XHA01", **more) for a, b in data.draw(cuts(size))]
        got += [
            buyer_row(a, b, "Acquisition", datetime(2028, 3, 12), **more) for a, b in data.draw(cuts(size))
        ]
    one, two = aef(actions=sent), aef(actions=got, party=BUYER)
    for mine, theirs in ((one, two), (two, one)):
        for number in (45, 46, 50, 51, 52):
            assert run(Dossier(aef=mine, others=(theirs,)), number) == []


@settings(max_examples=60)
@given(st.data(), st.integers(2, 60))
def test_what_is_missing_is_counted_exactly_and_told_to_both(data, size):
    """Against a count unit by unit."""
    first = data.draw(st.integers(1, size))
    last = data.draw(st.integers(first, size))
    sent = [action(a, b, full="XHA01") for a, b in data.draw(cuts(size))]
    kept = [
        (max(a, x), min(b, y))
        for a, b in data.draw(cuts(size))
        for x, y in ((1, first - 1), (last + 1, size))
        if max(a, x) <= min(b, y)
    ]
    got = [buyer_row(a, b, "Acquisition", datetime(2028, 3, 12)) for a, b in kept]
    one, two = aef(actions=sent, source="one"), aef(actions=got, party=BUYER, source="two")
    for mine, theirs in ((one, two), (two, one)):
        found = run(Dossier(aef=mine, others=(theirs,)), 45)
        assert all(one.outcome == Outcome.INCONSISTENT and one.party == theirs.party for one in found)
        units = [
            int(one.problem.partition(" units)")[0].rpartition("(")[2])
            for one in found
            if " units)" in one.problem
        ]
        units += [1 for one in found if "(1 unit)" in one.problem]
        assert sum(units) == last - first + 1


@settings(max_examples=60)
@given(
    st.lists(st.integers(0, 3_000), min_size=5, max_size=5),
    st.lists(st.integers(0, 3_000), min_size=5, max_size=5),
    st.sampled_from(list(Method)),
    st.sampled_from(["running", "restated"]),
    st.integers(1, 5),
)
def test_a_table_that_the_accounting_makes_passes_and_a_changed_cell_does_not(sold, used, method, average, n):
    """The trades of the years reported, in AEFs of the year after."""
    years = range(2026, 2026 + n)
    target = (
        AbsoluteTarget(levels=dict.fromkeys(P.years, 50_000))
        if method is Method.MULTI_YEAR
        else AbsoluteTarget(year=2030, level=1)
    )
    ndc = Ndc(HOST, P, target, method=method)
    flows = Flows(
        first_transferred_ndc={y: a for y, a in zip(years, sold, strict=False)},
        used={y: a for y, a in zip(years, used, strict=False)},
    )
    balance = emissions_balance(
        dict.fromkeys(years, 100_000), flows, ndc, readings=Readings(indicative_average=average)
    )
    form = Table4Form.from_table4(table4(balance), ndc)
    own = []
    for year, amount, back in zip(years, sold, used, strict=False):
        when = datetime(year + 1, 5, 1)
        rows = [action(1, amount, vintage=year, time=when, full="XHA01")] if amount else []
        if back:  # units of another Party that the host bought and uses
            other = {"party": THIRD, "full": "XBV01", "vintage": year, "time": when}
            rows.append(action(1, back, "Use", use_year=year, **other))
        own.append(aef([authorization_row()], rows, year=year + 1))
    dossier = Dossier(table4=form, own=tuple(own), ndc=ndc)
    for number in F:
        assert [one for one in run(dossier, number) if one.outcome != Outcome.NULL] == []
    for row in (6, 8, 9, 11, 13):
        rows = {at: dict(line) for at, line in form.rows.items()}
        rows[row][years[-1]] += 11
        wrong = replace(dossier, table4=replace(form, rows=rows))
        assert any(one.outcome == Outcome.INCONSISTENT for number in F for one in run(wrong, number))


@pytest.mark.parametrize("number", [*E, *F])
def test_an_empty_dossier_is_no_fault(number):
    assert run(Dossier(), number) == []
    assert run(Dossier(aef=aef()), number) == run(Dossier(aef=aef(party=None, year=2028)), number) == []


def test_holdings_of_others_are_searched_once_for_each_row():
    mine = aef(holdings=[holding(n, n) for n in range(1, 2_000)])
    theirs = aef(holdings=[holding(1, 5_000, full="XHA01", registry="XBU01")] * 500, party=BUYER)
    assert len(run(Dossier(aef=mine, others=(theirs,)), 48)) == 1_999
