"""Check 34: the first transfer is the right event; the three definitions."""

from dataclasses import replace
from datetime import date

import pytest

from article6.consistency import Dossier
from tests.article6.authorized_case import B, W, at, by, document, found, one_row, outcomes
from tests.article6.case import (
    BUYER,
    FUND,
    HOST,
    OMGE,
    TO_PARTY,
    action,
    aef,
    authorization_row,
    buyer_row,
    run,
)


# 34: what the row and its authorization show
@pytest.mark.parametrize(
    ("purpose", "definition", "subtype", "expected"),
    [
        ("NDC", None, TO_PARTY, []),
        ("NDC", None, "Authorization", [B]),
        ("NDC", None, "Issuance", [B]),
        ("NDC", None, "Use or cancellation", [B]),
        ("NDC", None, FUND, []),
        ("NDC", None, OMGE, []),
        ("NDC", None, "Not yet defined", []),
        ("NDC", None, None, []),
        ("OIMP", "Issuance", "Issuance", []),
        ("OIMP", "Issuance", TO_PARTY, [B]),
        ("OIMP", "Issuance", "Authorization", [B]),
        ("OIMP", "Use or Cancellation", "Use or cancellation", []),
        ("OIMP", "Use or Cancellation", "Other cancellations", []),
        ("OIMP", "Use or Cancellation", "Issuance", [B]),
        ("IMP", "Use or Cancellation", OMGE, []),
        ("NDC and OIMP", "Issuance", "Issuance", []),
        ("NDC and OIMP", "Issuance", TO_PARTY, []),
        ("NDC and OIMP", "Issuance", "Use or cancellation", [B]),
        ("NDC and OP", "Use or Cancellation", TO_PARTY, []),
        ("NDC and OIMP", None, "Issuance", []),  # no definition: check 32
        (None, "Issuance", TO_PARTY, []),  # no purpose: check 1
    ],
)
def test_purpose_and_definition_name_the_event(purpose, definition, subtype, expected):
    rows = [authorization_row(purpose=purpose, definition=definition)]
    row = action(subtype=subtype, acquiring=BUYER if subtype == TO_PARTY else None)
    assert outcomes(Dossier(aef=one_row(row, authorizations=rows)), 34) == expected


def test_the_message_names_the_event_that_is_right():
    rows = [authorization_row(purpose="NDC", date=date(2027, 2, 1))]
    (finding,) = run(Dossier(aef=one_row(by("Issuance"), authorizations=rows)), 34)
    assert finding.rule == "first-transfer.ndc" and "the first international transfer" in finding.problem
    assert finding.other.column == "Purposes for authorization"


@pytest.mark.parametrize(
    ("when", "vintage", "expected"),
    [
        (at(2028, 5, 31), 2027, [B]),
        (at(2028, 6, 1), 2027, []),
        (at(2028, 9, 1), 2027, [W]),  # recorded later than the event
        (at(2031, 12, 31), 2027, [W]),
        (at(2032, 1, 1), 2027, [B]),  # and the cut-off missed
        (at(2028, 6, 1), 2029, []),  # before the vintage year: legal
        (at(2029, 9, 1), 2029, []),  # nothing of 2029 could be recorded on that day
    ],
)
def test_first_transfer_by_authorization(when, vintage, expected):
    rows = [authorization_row(purpose="OIMP", definition="Authorisation", date=date(2028, 6, 1))]
    row = by("Authorization", time=when, vintage=vintage)
    assert outcomes(Dossier(aef=one_row(row, authorizations=rows, year=when.year)), 34) == expected


def test_dual_the_authorization_is_earlier_than_any_transfer():
    rows = [authorization_row(definition="Authorisation", date=date(2028, 3, 11))]
    (finding,) = run(Dossier(aef=one_row(authorizations=rows)), 34)
    assert (finding.outcome, finding.rule) == (B, "first-transfer.earlier-of")
    assert "11/03/2028" in finding.problem and "12/03/2028" in finding.problem
    same_day = [replace(rows[0], date=date(2028, 3, 12))]
    assert run(Dossier(aef=one_row(authorizations=same_day)), 34) == []


# 34: the oracle: 50,000 t of vintage 2027, NDC and OIMP, first transfer for OIMP = use;
# sent abroad on 1 April 2028, cancelled on 1 August 2029
USE = "Use or Cancellation"
DUAL = [authorization_row(definition=USE)]
SENT = action(1, 50_000, time=at(2028, 4, 1))
CANCELLED = buyer_row(1, 50_000, "Cancellation", at(2029, 8, 1), purpose="CORSIA")


def test_dual_the_first_international_transfer_is_the_earlier():
    right = one_row(SENT, authorizations=DUAL)
    received = aef([], [buyer_row(1, 50_000, "Acquisition", at(2028, 4, 1))], party=BUYER)
    later = aef([], [CANCELLED], party=BUYER, year=2029)
    assert run(Dossier(aef=right, others=(received, later)), 34) == []
    told = by("Use or cancellation", first=1, last=50_000, time=at(2029, 8, 1))
    wrong = one_row(told, authorizations=DUAL, year=2029)
    assert run(Dossier(aef=wrong, others=(later,)), 34) == []  # nothing shows that they went abroad
    (finding,) = run(Dossier(aef=wrong, others=(received, later)), 34)
    assert (finding.outcome, finding.rule, finding.party) == (B, "first-transfer.earlier-of", BUYER)
    assert "01/04/2028" in finding.problem
    moved = one_row(action(1, 50_000, "Transfer", acquiring=BUYER, time=at(2028, 4, 1)), authorizations=DUAL)
    (finding,) = run(Dossier(aef=wrong, own=(moved,)), 34)
    assert (finding.outcome, finding.party) == (B, "")


def test_a_use_for_oimp_beside_the_first_transfer_that_it_is():
    rows = [authorization_row(purpose="OIMP", definition=USE)]
    used = action(1, 100, "Cancellation", purpose="CORSIA", time=at(2028, 6, 1))

    def told(day, first=1, last=100):
        row = by("Use or cancellation", first=first, last=last, time=day)
        return Dossier(aef=one_row(row, used, authorizations=rows))

    assert run(told(at(2028, 6, 1)), 34) == []
    assert found(told(at(2028, 5, 31)), 34) == [(B, 2)]  # before the event
    (finding,) = run(told(at(2028, 6, 20), 51, 200), 34)  # later: the Party was told later
    assert (finding.outcome, finding.other.row) == (W, 3) and "serials 51 to 100" in finding.problem
    late = replace(used, time=at(2031, 12, 1))
    row = by("Use or cancellation", first=1, last=100, time=at(2032, 1, 15))
    missed = one_row(row, authorizations=rows, year=2032)
    before = one_row(late, authorizations=rows, year=2031)
    (finding,) = run(Dossier(aef=missed, own=(before,)), 34)
    assert (finding.outcome, finding.rule) == (B, "first-transfer.cut-off")


def test_a_day_between_two_parties_is_no_difference():
    rows = [authorization_row(purpose="OIMP", definition=USE)]
    row = by("Use or cancellation", first=1, last=50_000, time=at(2029, 7, 31))
    mine = one_row(row, authorizations=rows, year=2029)
    theirs = aef([], [CANCELLED], party=BUYER, year=2029)
    assert run(Dossier(aef=mine, others=(theirs,)), 34) == []
    earlier = one_row(replace(row, time=at(2029, 7, 30)), authorizations=rows, year=2029)
    (finding,) = run(Dossier(aef=earlier, others=(theirs,)), 34)
    assert (finding.outcome, finding.party) == (B, BUYER)


def test_a_sale_recorded_later_than_it_happened():
    rows = [authorization_row(purpose="NDC")]
    moved = action(1, 100, "Transfer", acquiring=BUYER, time=at(2028, 2, 1))
    (finding,) = run(Dossier(aef=one_row(moved, action(1, 100), authorizations=rows)), 34)
    assert (finding.outcome, finding.place.row, finding.other.row) == (W, 3, 2)
    inside = replace(moved, acquiring=HOST)  # between two accounts of the host
    assert run(Dossier(aef=one_row(inside, action(1, 100), authorizations=rows)), 34) == []
    far = replace(moved, time=at(2031, 2, 1)), action(1, 100, time=at(2032, 2, 1))
    assert outcomes(Dossier(aef=one_row(*far, authorizations=rows)), 34) == [W]  # the cut-off is for OIMP


# the oracle with 240,000 t issued of 300,000 and 150,000 cancelled, under each definition
@pytest.mark.parametrize(
    ("definition", "subtype", "when", "blocks"),
    [
        ("Authorisation", "Authorization", at(2028, 6, 1), {2026: 100_000, 2027: 200_000}),
        ("Issuance", "Issuance", at(2028, 9, 1), {2026: 100_000, 2027: 140_000}),
        (USE, "Use or cancellation", at(2029, 11, 1), {2026: 100_000, 2027: 50_000}),
    ],
)
def test_three_definitions_of_first_transfer(definition, subtype, when, blocks):
    rows = [authorization_row(purpose="OIMP", definition=definition, date=date(2028, 6, 1), quantity=300_000)]
    actions = [by(subtype, first=1, last=n, vintage=v, time=when) for v, n in blocks.items()]
    dossier = Dossier(aef=one_row(*actions, authorizations=rows, year=when.year))
    assert [n for n in range(24, 45) if n != 25 and run(dossier, n)] == []


# P4, P5, P6
def test_legal_first_transfers():
    rows = [authorization_row(purpose="OIMP", definition="Authorisation", date=date(2027, 6, 1))]
    early = by("Authorization", time=at(2027, 6, 1), vintage=2028)
    dossier = Dossier(aef=one_row(early, authorizations=rows, year=2027))
    assert [n for n in (24, 34) if run(dossier, n)] == []
    old = action(vintage=2021, time=at(2027, 5, 1))
    first_period = aef(year=2025, first_year=2021, last_year=2025)
    dossier = Dossier(aef=one_row(old, year=2027), own=(first_period,))
    assert [n for n in (24, 34, 39) if run(dossier, n)] == []
    mechanism = document(framework="Article 6.4 mechanism", date=date(2028, 6, 1), final_date=None)
    rows = [authorization_row(date=date(2028, 6, 1))]
    dossier = Dossier(aef=one_row(by("Issuance"), authorizations=rows), documents=(mechanism,))
    assert [n for n in (24, 34) if run(dossier, n)] == []
