"""Checks 35, 38, 39: first transferred once, by a gift too, and before the cut-off."""

from dataclasses import replace

import pytest

from article6.consistency import Dossier
from article6.readings import Readings
from tests.article6.authorized_case import NULL, B, W, at, by, found, one_row, outcomes
from tests.article6.case import (
    BUYER,
    FUND,
    HOST,
    OMGE,
    THIRD,
    TO_PARTY,
    action,
    aef,
    authorization_row,
    buyer_row,
    run,
)


# 35
def test_each_unit_is_first_transferred_once():
    (finding,) = run(
        Dossier(aef=one_row(action(1, 100), action(51, 150, time=at(2028, 5, 1), acquiring=THIRD))), 35
    )
    assert (finding.outcome, finding.place.row, finding.other.row) == (B, 3, 2)
    assert "serials 51 to 100" in finding.problem
    assert found(Dossier(aef=one_row(action(1, 100), action(101, 200))), 35) == []
    # P2: the same serials of two vintages
    assert found(Dossier(aef=one_row(action(1, 100), action(1, 100, vintage=2028))), 35) == []


def test_first_transfers_of_all_years_are_compared():
    before = aef([], [action(1, 100, time=at(2027, 5, 1))], year=2027)
    now = one_row(action(100, 100))
    (finding,) = run(Dossier(aef=now, own=(before,)), 35)
    assert (finding.place.row, finding.other.file) == (2, "AEF of XHA, 2027, version 1.0")
    assert found(Dossier(aef=before, own=(now,)), 35) == [(B, 2)]
    withdrawn = aef([], [], year=2027, version="1.1")
    assert found(Dossier(aef=now, own=(before, withdrawn)), 35) == []  # only what is in force counts


def test_a_return_and_a_second_sale_are_transfers():
    sold = aef([], [action(1, 100, time=at(2027, 5, 1))], year=2027)
    back = action(1, 100, "Acquisition", transferring=BUYER, time=at(2028, 2, 1))
    again = action(1, 100, "Transfer", acquiring=THIRD)
    assert found(Dossier(aef=one_row(back, again), own=(sold,)), 35) == []
    assert found(Dossier(aef=one_row(back, action(1, 100, acquiring=THIRD)), own=(sold,)), 35) == [(B, 3)]


def test_who_passes_units_on_does_not_first_transfer_them():
    host = one_row(action(1, 100))
    passed_on = buyer_row(1, 50, "First transfer", at(2028, 6, 1), acquiring=THIRD)
    buyer = aef([], [passed_on], party=BUYER)
    assert found(Dossier(aef=host, others=(buyer,)), 35) == []
    (finding,) = run(Dossier(aef=buyer, others=(host,)), 35)
    assert (finding.outcome, finding.party) == (B, HOST)


def test_an_overlap_that_rests_on_an_unknown_registry_is_a_question():
    unknown = [action(1, 100, registry=None), action(51, 60, registry=None, time=at(2028, 5, 1))]
    assert found(Dossier(aef=one_row(*unknown)), 35) == [(W, 3)]
    two = [action(1, 100, full="XHA01"), action(51, 60, full="XHA02", time=at(2028, 5, 1))]
    assert found(Dossier(aef=one_row(*two)), 35) == []


# 38
@pytest.mark.parametrize(("type", "subtype"), [("Transfer", FUND), ("Voluntary Cancellation", OMGE)])
@pytest.mark.parametrize("purpose", ["NDC", "OIMP", "NDC and OIMP"])
def test_gifts_are_first_transfers(type, subtype, purpose):
    rows = [authorization_row(purpose=purpose)]
    gift = action(1, 100, type, subtype=subtype, time=at(2028, 6, 1))
    (finding,) = run(Dossier(aef=one_row(gift, authorizations=rows)), 38)
    assert finding.outcome == B and finding.cite in ("4/CMA.6 para. 16", "4/CMA.6 para. 17")
    as_first = replace(gift, type="First transfer")
    assert run(Dossier(aef=one_row(as_first, authorizations=rows)), 38) == []
    before = by("Issuance", first=1, last=100)
    assert run(Dossier(aef=one_row(before, gift, authorizations=rows)), 38) == []
    half = by("Issuance", first=1, last=60)
    (finding,) = run(Dossier(aef=one_row(half, gift, authorizations=rows)), 38)
    assert "serials 61 to 100" in finding.problem
    last_year = aef(rows, [replace(before, time=at(2027, 6, 1))], year=2027)
    assert run(Dossier(aef=one_row(gift, authorizations=rows), own=(last_year,)), 38) == []
    missing = Dossier(aef=one_row(gift, authorizations=rows), earlier_years=frozenset({2027}))
    assert outcomes(missing, 38) == [NULL]


def test_gifts_that_the_other_checks_leave_alone():
    gifts = one_row(
        action(1, 100, subtype=OMGE, acquiring=None),
        action(101, 200, subtype=FUND, acquiring=None),
        authorizations=[authorization_row(purpose="NDC")],
    )
    assert [n for n in range(24, 45) if n != 25 and run(Dossier(aef=gifts), n)] == []


def test_a_gift_first_transferred_too_late_and_units_that_came_back():
    late = by("Issuance", first=1, last=100, time=at(2028, 7, 1))
    gift = action(1, 100, "Transfer", subtype=FUND, time=at(2028, 6, 1))
    (finding,) = run(Dossier(aef=one_row(gift, late)), 38)
    assert (finding.outcome, finding.other.row) == (B, 3)
    back = action(1, 100, "Acquisition", transferring=BUYER, time=at(2028, 5, 1))
    assert run(Dossier(aef=one_row(back, gift)), 38) == []


def test_terms_that_speak_of_gifts_are_shown():
    rows = [authorization_row(terms="No transfer to the Adaptation Fund.")]
    gift = action(1, 100, subtype=FUND, acquiring=None)
    (finding,) = run(Dossier(aef=one_row(gift, authorizations=rows)), 38)
    assert finding.outcome == W and "No transfer to the Adaptation Fund." in finding.problem
    omge = action(1, 100, subtype=OMGE, acquiring=None)
    assert run(Dossier(aef=one_row(omge, authorizations=rows)), 38) == []


# 39: the period 2026-2030, so 31 December 2031; of 2021-2025, 31 December 2027
@pytest.mark.parametrize(
    ("subtype", "when", "more", "expected"),
    [
        ("Issuance", at(2031, 12, 31), {}, []),
        ("Issuance", at(2032, 1, 1), {}, [B]),
        ("Authorization", at(2032, 1, 1), {}, [B]),
        ("Use or cancellation", at(2032, 1, 1), {}, [B]),
        ("Other cancellations", at(2032, 1, 1), {}, [B]),
        (TO_PARTY, at(2032, 1, 1), {}, []),
        (FUND, at(2032, 1, 1), {}, []),
        ("Issuance", at(2027, 12, 31), {"vintage": 2025}, []),
        ("Issuance", at(2028, 1, 1), {"vintage": 2025}, [B]),
        ("Issuance", at(2037, 12, 31), {"vintage": 2035}, [NULL]),  # its period is not known
        ("Issuance", at(2036, 12, 31), {"vintage": 2035}, []),  # in time for any period
    ],
)
def test_the_cut_off(subtype, when, more, expected):
    row = action(subtype=subtype, acquiring=None, time=when, **more)
    earlier = aef(year=2025, first_year=2021, last_year=2025)
    dossier = Dossier(aef=one_row(row, year=when.year), own=(earlier,))
    assert outcomes(dossier, 39) == expected


def test_r9_the_cut_off_counts_from_the_report_that_is_submitted():
    row = by("Issuance", time=at(2032, 6, 1))
    late = Dossier(aef=one_row(row, year=2032), btr_submitted={(HOST, 2030): 2033})
    assert outcomes(late, 39) == []
    assert outcomes(replace(late, readings=Readings(cut_off="due")), 39) == [B]
    early = Dossier(aef=one_row(by("Issuance", time=at(2031, 6, 1))), btr_submitted={(HOST, 2030): 2031})
    assert outcomes(early, 39) == [B]
    assert outcomes(replace(early, btr_submitted={(BUYER, 2030): 2031}), 39) == []
