"""Checks 12 to 23, blocks and identifiers: what passes, and what must be found.

A case is (check, rows of table 3, rows of table 4, what is found), and what is found is (outcome, table, row,
attribute, words of the message) of each finding in order. Legal data stand among the cases: nothing is found.
"""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from article6.aef.format import table
from article6.authorization import Authorization
from article6.consistency import Dossier, Parameters
from article6.findings import Outcome, Place
from article6.identifiers import ItmoId
from article6.ledger import Ledger
from tests.article6.case import (
    BUYER,
    OMGE,
    action,
    aef,
    authorization_row,
    buyer_holding,
    buyer_row,
    holding,
    host_aef,
    run,
)

B, W, NULL = Outcome.INCONSISTENT, Outcome.WARNING, Outcome.NULL
MAY, JUNE = datetime(2028, 5, 1), datetime(2028, 6, 1)
MWH = {"metric": "non-GHG", "non_ghg_metric": "MWh"}


def units(first, last, registry="VCS", form="VCS-9-{}-7"):
    return {
        "unit_registry": registry,
        "unit_first": form.format(first),
        "unit_last": form.format(last),
    }


def identified(first, last, registry="XHA01", party="XHA", vintages=(2027, 2027), **more):
    """A row with whole identifiers that the columns need not agree with."""
    first_id = ItmoId("CA0099", registry, party, first, vintages[0])
    return action(
        first, last, first_id=first_id, last_id=replace(first_id, serial=last, vintage=vintages[1]), **more
    )


CASES = [
    # 12: the size of a block
    (12, [action(1, 1000)], [holding(1, 7)], []),
    (12, [action(7, 7)], [], []),
    (12, [action(10, 1, quantity=10)], [], [(B, 3, 2, "last", "before it begins")]),
    (12, [action(1, 1000, quantity=999)], [], [(B, 3, 2, "quantity", "are 1,000 units")]),
    (12, [action(1, 2, quantity=Fraction(3, 2))], [], [(B, 3, 2, "quantity", "1.5 t CO2 eq")]),
    (12, [], [holding(1, 10, quantity=11)], [(B, 4, 2, "quantity", "11 t CO2 eq")]),
    (12, [action(1, 1000, quantity=640, amount=Fraction(1000), **MWH)], [], []),
    (12, [action(1, 1000, quantity=1000, amount=Fraction(1500), **MWH)], [], []),
    (12, [action(1, 9, quantity=6, amount=Fraction(90), **MWH)], [], [(NULL, 3, 2, "amount", "not known")]),
    # 13: whole identifiers and the columns
    (13, [action(1, 10, full="XHA01")], [], []),
    (13, [buyer_row(1, 10, "Acquisition", MAY)], [buyer_holding(1, 10)], []),  # tracked in XBU01
    (13, [identified(1, 10, vintage=2026)], [], [(B, 3, 2, "first", "vintage 2027; the row has 2026")]),
    (13, [identified(1, 10, approach="CA0098")], [], [(B, 3, 2, "first", "approach CA0099")]),
    (13, [identified(1, 10, party="XBV")], [], [(B, 3, 2, "first", "Party XBV; the row has XHA")]),
    (13, [identified(1, 10, vintages=(2027, 2028))], [], []),  # check 19
    (
        13,
        [replace(action(1, 10, full="XHA01"), last_id=ItmoId("CA0099", "XHA02", "XHA", 10, 2027))],
        [],
        [(B, 3, 2, "last", "differ in the registry")],
    ),
    # 15: holdings
    (15, [], [holding(1, 100), holding(101, 200), holding(1, 100, vintage=2028)], []),
    (15, [], [holding(1, 100, registry="XHA01"), holding(1, 100, registry="XHA02")], []),
    (15, [], [holding(1, 100), holding(100, 200)], [(B, 4, 3, "first", "serials 100 to 100")]),
    (
        15,
        [],
        [holding(1, 900), holding(200, 300), holding(250, 400)],
        [(B, 4, 3, "first", "200 to 300"), (B, 4, 4, "first", "250 to 400")],
    ),
    (
        15,
        [],
        [buyer_holding(1, 10, full=None, party="XBV"), buyer_holding(5, 20, full=None, party="XBV")],
        [(W, 4, 3, "first", "not known")],
    ),
    # 16: underlying units
    (16, [action(1, 100, **units(5001, 5100))], [holding(1, 40, **units(5001, 5040))], []),
    (16, [action(1, 100, **units(1, 100)), action(101, 200, **units(101, 200))], [], []),
    (16, [action(1, 100, **units(1, 100)), action(201, 300, **units(1, 100, form="GS-{}"))], [], []),
    (
        16,
        [action(1, 100, **units(1, 100)), action(101, 200, **units(51, 150))],
        [],
        [(B, 3, 3, "unit_first", "51 to 100 stand behind two ITMOs")],
    ),
    (
        16,
        [action(1, 100, **units(1, 100)), action(1, 100, vintage=2028, **units(1, 100))],
        [],
        [(B, 3, 3, "unit_first", "vintage 2028")],
    ),
    (
        16,
        [action(1, 100, **units(1, 100)), action(1, 50, "Transfer", **units(51, 100))],
        [],
        [(B, 3, 3, "unit_first", "51 to 100")],
    ),
    (16, [action(1, 100, **units(1, 50))], [], [(W, 3, 2, "unit_last", "100 ITMOs")]),
    # 17: vintage
    (17, [action(1, 10, vintage=2021)], [holding(1, 10, vintage=2021)], []),
    (17, [action(1, 10, vintage=2020)], [], [(B, 3, 2, "vintage", "2021 onward")]),
    (17, [], [holding(1, 10, vintage=2013)], [(B, 4, 2, "vintage", "2013")]),
    # 18: vintage and the year of the action
    (18, [action(1, 10, vintage=2028), action(1, 10, vintage=2021)], [], []),
    (18, [action(1, 10, vintage=2030, subtype="Authorization")], [], []),
    (18, [action(1, 10, "Authorization", vintage=2030)], [], []),
    (18, [action(1, 10, vintage=2029)], [], [(W, 3, 2, "vintage", "not occurred yet")]),
    (18, [action(1, 10, "Use", vintage=2029)], [], [(W, 3, 2, "vintage", "The use is of 2028")]),
    # 19: one vintage
    (19, [identified(1, 10)], [], []),
    (19, [identified(1, 10, vintages=(2027, 2028))], [], [(B, 3, 2, "last", "ends with 2028")]),
    (19, [action(1, 9, **units(1, 9, form="V-{}-01012027-31122027-0"))], [], []),
    (19, [action(1, 9, **units(1, 9, form="V-{}-20270101-20271231-0"))], [], []),
    (
        19,
        [action(1, 9, **units(1, 9, form="V-{}-01012025-31122025-0"))],
        [],
        [(W, 3, 2, "unit_first", "01/01/2025 to 31/12/2025")],
    ),
    (
        19,
        [action(1, 9, **units(1, 9, form="V-{}-01072026-30062027-0"))],
        [],
        [(W, 3, 2, "unit_first", "more than one calendar year")],
    ),
    (19, [action(1, 9, **units(12345678, 12345686, form="V-{}-87654321"))], [], []),  # no dates
    # 20: the country in the serial
    (20, [action(1, 9, party="GHA", **units(1, 9, form="GS1-1-GH-GS77-{}"))], [], []),
    (20, [action(1, 9, **units(1, 9, form="GS1-1-XHA-GS77-{}"))], [], []),
    (20, [action(1, 9, **units(1, 9, form="VCS-VCU-1-VER-{}-IN-CN"))], [], []),  # two: nothing can be told
    (
        20,
        [action(1, 9, party="GHA", **units(1, 9, form="GS1-1-IN-GS77-{}"))],
        [],
        [(W, 3, 2, "unit_first", "name IND; the first transferring Party is GHA")],
    ),
    # 21: units stay what they are
    (21, [action(1, 100), action(1, 50, "Transfer")], [holding(51, 100)], []),
    (21, [action(1, 100), action(101, 200, mitigation="Removals")], [], []),
    (
        21,
        [action(1, 100), action(51, 60, "Cancellation", mitigation="Removals")],
        [],
        [(B, 3, 3, "mitigation", "Removals, and Emission reductions")],
    ),
    (
        21,
        [action(1, 100)],
        [holding(1, 10, metric="non-GHG")],
        [(B, 4, 2, "metric", "non-GHG, and GHG")],
    ),
    (
        21,
        [action(1, 100), action(1, 50, "Cancellation", authorization="XHA-farm")],
        [],
        [(B, 3, 3, "authorization", "Agriculture, and Energy generation")],
    ),
    # 23: rows that exclude each other
    (23, [action(1, 100), action(101, 200), action(1, 100, vintage=2028)], [], []),
    (23, [action(1, 100), action(1, 100, "Cancellation", subtype=OMGE)], [], []),
    (
        23,
        [buyer_row(1, 100, "Acquisition", MAY), buyer_row(1, 50, "Use", JUNE)],
        [],
        [],
    ),
    (23, [action(1, 100), action(90, 120)], [], [(B, 3, 3, "first", "first transferred twice")]),
    (
        23,
        [action(1, 100, "Use"), action(50, 150, "Cancellation")],
        [],
        [(B, 3, 3, "first", "used or cancelled twice: CA0099, XHA, vintage 2027, serials 50 to 100")],
    ),
    (
        23,
        [buyer_row(1, 100, "Acquisition", MAY), buyer_row(1, 10, "Acquisition", JUNE)],
        [],
        [(B, 3, 3, "first", "acquired twice")],
    ),
    (
        23,
        [
            buyer_row(1, 100, "Acquisition", MAY),
            buyer_row(1, 100, "Transfer", datetime(2028, 5, 9), acquiring="XHA"),
            buyer_row(1, 50, "Acquisition", JUNE),
        ],
        [],
        [],
    ),
    (
        23,  # all on one day, in an order that the dates do not tell
        [
            buyer_row(1, 50, "Acquisition", MAY),
            buyer_row(1, 50, "Acquisition", MAY),
            buyer_row(1, 50, "Transfer", MAY, acquiring="XHA"),
        ],
        [],
        [],
    ),
]
FARM = authorization_row("XHA-farm", sectors=("Agriculture",), activity=())


@pytest.mark.parametrize(("number", "actions", "holdings", "expected"), CASES)
def test_blocks(number, actions, holdings, expected):
    made = aef([authorization_row(), FARM], actions, holdings, source="made")
    found = run(Dossier(aef=made), number)
    assert len(found) == len(expected), found
    for one, (outcome, table_number, row, attribute, words) in zip(found, expected, strict=True):
        kind = table(table_number)
        label = next(field.label for field in kind.fields if field.attribute == attribute)
        assert (one.outcome, one.place) == (outcome, Place("made", kind.sheet, row, label))
        assert one.check == number and words in one.problem
        assert one.cite and one.problem.endswith(".") and one.mend.endswith(".")


@pytest.mark.parametrize("number", [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23])
def test_every_check_has_a_case_that_passes_and_one_that_fails(number):
    cases = [expected for n, _, _, expected in CASES if n == number]
    assert number == 14 or ([] in cases and any(cases))


def test_a_unit_size_that_the_party_states():
    made = aef(actions=[action(1, 10, quantity=1000), action(1, 10, quantity=10)])
    found = run(Dossier(aef=made, parameters=Parameters(unit_size=100)), 12)
    assert [one.place.row for one in found] == [3]
    assert "100 t CO2 eq each" in found[0].problem


def test_a_unit_size_that_nobody_states():
    made = aef(actions=[action(1, 10, quantity=1000), action(1, 10, quantity=10)])
    (found,) = run(Dossier(aef=made, parameters=Parameters(unit_size=None)), 12)
    assert found.outcome is NULL and "2 quantities" in found.problem


def test_an_identifier_that_the_buyer_rewrote():
    buyer = aef(
        actions=[
            buyer_row(1, 1_000_000, "Acquisition", MAY, full="XBU01"),
            buyer_row(1, 10, "Use", JUNE),
        ],
        party=BUYER,
        source="buyer",
    )
    (found,) = run(Dossier(aef=buyer, others=(host_aef(),)), 14)
    assert found.outcome is B and found.place.row == 2
    assert found.other == host_aef().place(host_aef().actions[0], "first")
    assert "XBU01" in found.problem and "XHA01" in found.mend
    (found,) = run(Dossier(aef=buyer), 14)  # alone, the use differs from the acquisition
    assert found.place.row == 3 and "acquired with XBU01" in found.problem


def test_an_identifier_that_stays_in_parts_and_years():
    before = aef(actions=[buyer_row(1, 1000, "Acquisition", MAY)], party=BUYER, year=2028)
    now = aef(
        actions=[buyer_row(101, 200, "Use", datetime(2029, 5, 1))],
        holdings=[buyer_holding(1, 100), buyer_holding(201, 1000)],
        party=BUYER,
        year=2029,
    )
    assert run(Dossier(aef=now, own=(before,), others=(host_aef(),)), 14) == []


def test_two_registries_of_one_host_have_their_own_serials():
    host = aef(actions=[action(1, 100), action(1, 100, registry="XHA02", full="XHA02")])
    buyer = aef(
        actions=[
            buyer_row(1, 100, "Acquisition", MAY),
            buyer_row(1, 100, "Acquisition", MAY, full="XHA02"),
        ],
        party=BUYER,
    )
    dossier = Dossier(aef=buyer, others=(host,))
    assert [run(dossier, number) for number in (14, 15, 21, 23)] == [[]] * 4


def test_serials_alone_take_the_registry_of_the_first_transfer():
    host = aef(actions=[action(1, 100)])
    rows = [buyer_holding(1, 60, full=None), buyer_holding(50, 100, full=None)]
    buyer = aef(holdings=rows, party=BUYER)
    assert [one.outcome for one in run(Dossier(aef=buyer, others=(host,)), 15)] == [B]
    assert [one.outcome for one in run(Dossier(aef=buyer), 15)] == [W]


def test_units_of_another_year_and_another_party_stand_behind_one_itmo_too():
    before = aef(actions=[action(1, 100, **units(1, 100))], year=2027)
    now = aef(actions=[action(501, 600, **units(1, 100))])
    (found,) = run(Dossier(aef=now, own=(before,)), 16)
    assert found.outcome is B and found.other == before.place(before.actions[0], "unit_first")
    third = aef(actions=[action(1, 100, party="XBV", **units(1, 100))], party="XBV")
    assert len(run(Dossier(aef=now, others=(third,)), 16)) == 1
    assert run(Dossier(aef=before, own=(aef(year=2028),)), 16) == []


def test_only_versions_in_force_are_compared():
    replaced = aef(holdings=[holding(1, 100, mitigation="Removals")], year=2027, version="1.0")
    later = aef(holdings=[holding(1, 100)], year=2027, version="1.10")
    now = aef(actions=[action(1, 100)])
    assert run(Dossier(aef=now, own=(later, replaced)), 21) == []
    assert len(run(Dossier(aef=now, own=(replaced,)), 21)) == 1


def ledger():
    made = Ledger()
    made.authorize(
        Authorization(id="A", party="XHA", approach="CA0099", date=date(2027, 1, 1), purposes="NDC")
    )
    block = made.issue("A", quantity=1000, vintage=2027, on=date(2028, 1, 5), registry="XHA01")
    made.transfer(block.take(300), to="XBU", on=date(2028, 3, 1))
    return made


class Torn(Ledger):
    """A ledger whose parts were changed by hand."""

    change = staticmethod(lambda parts: parts)

    def standing(self, on=None):
        return self.change(super().standing(on))


def test_parts_of_a_block_in_the_ledger():
    assert run(Dossier(ledger=ledger()), 22) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda parts: parts[1:], "XHA-1-2027 to CA0099-XHA01-XHA-300-2027 is missing"),
        (lambda parts: [*parts, parts[0]], "stands twice"),
        (
            lambda parts: [*parts, replace(parts[0], block=replace(parts[0].block, first=2001, last=2005))],
            "never put on record",
        ),
    ],
)
def test_parts_that_do_not_make_up_the_block(change, words):
    torn = Torn()
    torn.extend(ledger().events)
    torn.change = change
    (found,) = run(Dossier(ledger=torn), 22)
    assert found.outcome is B and words in found.problem


BLOCKS = st.lists(
    st.tuples(st.integers(1, 40), st.integers(0, 12), st.sampled_from([2027, 2028])), max_size=12
)


@settings(max_examples=150, deadline=None)
@given(BLOCKS)
def test_holdings_overlap_exactly_where_a_unit_stands_twice(blocks):
    rows = [holding(first, first + more, vintage=vintage) for first, more, vintage in blocks]
    found = run(Dossier(aef=aef(holdings=rows)), 15)
    stands = [(row.vintage, serial) for row in rows for serial in range(row.first, row.last + 1)]
    assert bool(found) == (len(stands) != len(set(stands)))
    assert len(found) < max(len(rows), 1)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 9), st.sampled_from("ab")), max_size=10))
def test_a_changed_attribute_is_found_wherever_a_unit_has_two(blocks):
    rows = [holding(first, first + more, mitigation=kind) for first, more, kind in blocks]
    found = run(Dossier(aef=aef(holdings=rows)), 21)
    kinds = {}
    for row in rows:
        for serial in range(row.first, row.last + 1):
            kinds.setdefault(serial, set()).add(row.mitigation)
    assert bool(found) == any(len(several) > 1 for several in kinds.values())
