"""Checks 24 to 26: rows beside the authorization that they name, and whether it is complete."""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest

from article6.consistency import Dossier, Parameters
from article6.readings import Readings
from tests.article6.authorized_case import ID, NULL, B, W, document, found, one_row
from tests.article6.case import (
    BUYER,
    FUND,
    OMGE,
    action,
    aef,
    authorization_row,
    buyer_authorization,
    buyer_row,
    holding,
    run,
)


# 24
def test_each_row_names_an_authorization_that_is_reported():
    assert found(Dossier(aef=one_row(holdings=[holding()])), 24) == []
    unknown = one_row(action(authorization="XHA-9"), holdings=[holding(authorization="XHA-8")])
    actions, holdings = run(Dossier(aef=unknown), 24)
    assert (actions.outcome, actions.place.table, actions.value) == (B, "Table 3 Actions", "XHA-9")
    assert (holdings.outcome, holdings.place.table, holdings.value) == (B, "Table 4 Holdings", "XHA-8")
    assert "If an earlier AEF reported it, check again together with it." in actions.mend
    assert found(Dossier(aef=one_row(action(authorization=None))), 24) == []  # check 1 asks for it


def test_an_earlier_aef_or_the_document_may_have_it():
    now = one_row(authorizations=[])
    before = aef([authorization_row()], year=2027)
    assert found(Dossier(aef=now), 24) == [(B, 2)]
    assert found(Dossier(aef=now, own=(before,)), 24) == []
    assert found(Dossier(aef=now, documents=(document(),)), 24) == []
    # known to exist and not at hand: Null; not the AEF of a later year
    assert found(Dossier(aef=now, earlier_years=frozenset({2027})), 24) == [(NULL, 2)]
    assert found(Dossier(aef=now, earlier_years=frozenset({2029})), 24) == [(B, 2)]
    empty = aef(year=2027)
    assert found(Dossier(aef=now, own=(empty,), earlier_years=frozenset({2027})), 24) == [(B, 2)]


def test_each_party_has_ids_of_its_own_and_a_replaced_version_does_not_count():
    now = one_row(authorizations=[])
    assert found(Dossier(aef=now, others=(aef([authorization_row()], party=BUYER),)), 24) == [(B, 2)]
    replaced = aef([authorization_row()], year=2027)
    corrected = aef([], year=2027, version="2.0")
    assert found(Dossier(aef=now, own=(replaced, corrected)), 24) == [(B, 2)]


def test_r10_the_other_reading_wants_it_in_the_same_aef():
    now, before = one_row(authorizations=[]), aef([authorization_row()], year=2027)
    required = Readings(older_authorizations="required")
    dossier = Dossier(aef=now, own=(before,), earlier_years=frozenset({2026}), readings=required)
    assert found(dossier, 24) == [(B, 2)]


@pytest.mark.parametrize(
    ("when", "outcomes"),
    [(datetime(2028, 3, 11), [B]), (datetime(2028, 3, 12), []), (datetime(2028, 3, 12, 23, 59), [])],
)
def test_no_first_transfer_before_the_authorization(when, outcomes):
    rows = [authorization_row(date=date(2028, 3, 12), purpose="NDC")]
    dossier = Dossier(aef=one_row(action(time=when), authorizations=rows))
    assert [outcome for outcome, _ in found(dossier, 24)] == outcomes


def test_r7_outcomes_issued_before_their_authorization():
    rows = [authorization_row(date=date(2028, 6, 1))]
    issued = action(time=datetime(2028, 3, 12), subtype="Issuance", acquiring=None)
    (finding,) = run(Dossier(aef=one_row(issued, authorizations=rows)), 24)
    assert finding.outcome == B and finding.other.table == "Table 2 Authorizations"
    assert "12/03/2028" in finding.problem and "01/06/2028" in finding.problem
    by_event = Readings(late_authorization="event")
    assert found(Dossier(aef=one_row(issued, authorizations=rows), readings=by_event), 24) == []
    later_of = replace(issued, time=datetime(2028, 6, 1))
    assert found(Dossier(aef=one_row(later_of, authorizations=rows)), 24) == []


def test_article_6_4_units_count_as_authorized_from_issuance():
    rows = [authorization_row(date=date(2028, 6, 1))]
    issued = action(
        time=datetime(2028, 3, 12), subtype="Issuance", acquiring=None, note="A6.4ERs of activity 17"
    )
    assert found(Dossier(aef=one_row(issued, authorizations=rows)), 24) == []
    # authorized before any transfer out of the mechanism registry (6/CMA.6 para. 12)
    sold = action(time=datetime(2028, 3, 12), note="A6.4ERs of activity 17")
    assert found(Dossier(aef=one_row(sold, authorizations=rows)), 24) == [(B, 2)]


def test_an_authorization_whose_first_version_is_not_at_hand():
    rows = [authorization_row(version=2, date=date(2028, 6, 1))]
    assert found(Dossier(aef=one_row(authorizations=rows)), 24) == [(NULL, 2)]
    assert found(Dossier(aef=one_row(authorizations=rows), documents=(document(),)), 24) == []


def test_a_revocation_ends_first_transfers_and_nothing_else():
    rows = [
        action(1, 100, time=datetime(2028, 3, 1)),
        action(101, 200, time=datetime(2028, 5, 1)),
        action(201, 300, time=datetime(2028, 5, 2)),
        action(1, 100, "Cancellation", time=datetime(2028, 9, 1)),
        action(101, 200, "Transfer", time=datetime(2028, 9, 1), acquiring=BUYER),
    ]
    dossier = Dossier(aef=one_row(*rows), revoked={("XHA", ID): date(2028, 5, 1)})
    assert found(dossier, 24) == [(B, 4)]


# 25
def test_a_complete_authorization_has_no_finding():
    assert run(Dossier(aef=one_row(), documents=(document(),)), 25) == []


def test_what_an_authorization_lacks_blocks_or_is_a_question():
    lacking = document(
        framework="", registry="", vintages=(), gases=(), quantity=None, sectors=(), parties=()
    )
    findings = run(Dossier(aef=one_row(), documents=(lacking,)), 25)
    assert {one.rule[-2:] for one in findings if one.outcome == B} == {"5f", "5i", "5k", "5l"}
    assert {one.rule[-2:] for one in findings if one.outcome == W} == {"5h", "5m"}
    assert all(one.place.table == "Table 2 Authorizations" and one.place.row == 2 for one in findings)


def test_before_4_cma_6_nothing_was_bound_by_its_list():
    old = document(date=date(2024, 11, 22), framework="", registry="")
    rows = [authorization_row(date=date(2024, 11, 22))]
    findings = run(Dossier(aef=one_row(authorizations=rows), documents=(old,)), 25)
    assert findings and {one.outcome for one in findings} == {W}
    assert [o for o, _ in found(Dossier(aef=one_row(authorizations=[replace(rows[0], date=None)])), 25)] == [
        B,
        W,
    ]
    lacking = authorization_row(date=date(2024, 11, 22), definition=None)
    assert found(Dossier(aef=one_row(authorizations=[lacking])), 25) == [(W, 2)]


def test_table_2_is_judged_by_its_own_columns():
    full = authorization_row(quantity=1000, parties=(BUYER,))
    assert found(Dossier(aef=one_row(authorizations=[full])), 25) == []
    for field, letter in (("date", "5c"), ("purpose", "5e"), ("metric", "5l"), ("definition", "5d")):
        (finding,) = [
            one
            for one in run(Dossier(aef=one_row(authorizations=[replace(full, **{field: None})])), 25)
            if one.outcome == B
        ]
        assert finding.rule.endswith(letter)
    # no quantity, Party, entity or activity: legal, one question
    open_one = replace(full, quantity=None, parties=(), activity=())
    (finding,) = run(Dossier(aef=one_row(authorizations=[open_one])), 25)
    assert finding.outcome == W
    assert all(f"({letter})" in finding.problem for letter in "bhn")


# 26: 9.10, 100,000 t of which 5,000 go to the Adaptation Fund and 2,000 are cancelled for OMGE
def gifts_and_sale(sold):
    return [
        action(1, 5_000, subtype=FUND, time=datetime(2028, 1, 1)),
        action(5_001, 7_000, subtype=OMGE, time=datetime(2028, 1, 2)),
        action(7_001, 7_000 + sold, time=datetime(2028, 1, 3)),
    ]


def test_gifts_count_towards_the_authorized_quantity():
    rows = [authorization_row(quantity=100_000)]
    assert found(Dossier(aef=one_row(*gifts_and_sale(93_000), authorizations=rows)), 26) == []
    (finding,) = run(Dossier(aef=one_row(*gifts_and_sale(93_001), authorizations=rows)), 26)
    assert (finding.outcome, finding.place.row) == (B, 4)
    assert "100,001 t CO2 eq" in finding.problem and "1 t CO2 eq too many" in finding.problem
    assert finding.other.column == "Authorized quantity"
    as_transfer = replace(gifts_and_sale(1)[0], type="Transfer")  # as the nomenclature files it
    rows_of_three = [as_transfer, *gifts_and_sale(93_001)[1:]]
    assert found(Dossier(aef=one_row(*rows_of_three, authorizations=rows)), 26) == [(B, 4)]
    open_one = one_row(*gifts_and_sale(10**9), authorizations=[authorization_row()])
    assert found(Dossier(aef=open_one), 26) == []


def test_the_sum_runs_over_all_years_and_counts_each_unit_once():
    rows = [authorization_row(quantity=100_000)]
    before = aef(rows, [action(1, 60_000, time=datetime(2027, 5, 1))], year=2027)
    assert found(Dossier(aef=one_row(action(60_001, 100_000)), own=(before,)), 26) == []
    assert found(Dossier(aef=one_row(action(60_001, 110_000)), own=(before,)), 26) == [(B, 2)]
    again = one_row(action(1, 60_000), action(60_001, 100_000), action(100_001, 100_001))
    assert found(Dossier(aef=again, own=(before,)), 26) == [(B, 4)]
    # another vintage is other units
    assert found(Dossier(aef=one_row(action(1, 50_000, vintage=2028)), own=(before,)), 26) == [(B, 2)]


def test_each_first_transfer_counts_by_the_version_then_in_force():
    rows = [
        authorization_row(quantity=100),
        authorization_row(quantity=300, version=2, date=date(2028, 6, 1)),
    ]
    early, late = datetime(2028, 3, 1), datetime(2028, 7, 1)
    assert found(Dossier(aef=one_row(action(1, 300, time=late), authorizations=rows)), 26) == []
    assert found(Dossier(aef=one_row(action(1, 300, time=early), authorizations=rows)), 26) == [(B, 2)]
    both = one_row(action(1, 100, time=early), action(101, 301, time=late), authorizations=rows)
    assert found(Dossier(aef=both), 26) == [(B, 3)]
    # a version that lowers the quantity leaves alone what went before
    lowered = [replace(rows[0], quantity=300), replace(rows[1], quantity=100)]
    assert found(Dossier(aef=one_row(action(1, 300, time=early), authorizations=lowered)), 26) == []


def test_earlier_first_transfers_that_are_not_at_hand():
    dossier = Dossier(
        aef=one_row(authorizations=[authorization_row(quantity=5000)]), earlier_years=frozenset({2027})
    )
    assert found(dossier, 26) == [(NULL, 2)]
    # nothing was first transferred before the authorization was given
    assert found(replace(dossier, earlier_years=frozenset({2026})), 26) == []


def test_a_quantity_in_a_non_ghg_metric_counts_in_t_co2_eq():
    mwh = {"metric": "non-GHG", "non_ghg_metric": "MWh"}
    rows = [authorization_row(quantity=270_000, **mwh)]
    given = {"amount": Fraction(600_000), **mwh}
    assert (
        found(Dossier(aef=one_row(action(1, 600_000, quantity=270_000, **given), authorizations=rows)), 26)
        == []
    )
    over = one_row(action(1, 600_000, quantity=Fraction(540_001, 2), **given), authorizations=rows)
    (finding,) = run(Dossier(aef=over), 26)
    assert "0.50 t CO2 eq too many" in finding.problem
    unknown = Parameters(unit_size=None)
    assert found(
        Dossier(aef=one_row(authorizations=[authorization_row(quantity=999)]), parameters=unknown), 26
    )


# P17, P18
def test_legal_an_authorization_without_quantity_sector_party_or_entity():
    rows = [authorization_row(activity=())]
    dossier = Dossier(aef=one_row(action(1, 10**9), authorizations=rows))
    assert [found(dossier, number) for number in (26, 28, 29)] == [[], [], []]
    assert {outcome for outcome, _ in found(dossier, 25)} == {W}


def test_legal_units_live_on_after_the_revocation():
    sold = aef(
        [authorization_row()],
        [action(1, 100, time=datetime(2028, 3, 1))],
        year=2028,
    )
    own = aef(
        [buyer_authorization()],
        [
            buyer_row(1, 100, "Acquisition", datetime(2028, 3, 1)),
            buyer_row(1, 40, "Use", datetime(2028, 9, 1)),
            buyer_row(41, 100, "Transfer", datetime(2028, 9, 1), acquiring="XBV"),
        ],
        party=BUYER,
    )
    dossier = Dossier(
        aef=own, others=(sold,), revoked={("XHA", ID): date(2028, 5, 1)}, documents=(document(parties=()),)
    )
    assert [found(dossier, number) for number in (24, 27, 30, 31)] == [[], [], [], []]
    assert [found(replace(dossier, aef=sold, others=(own,)), number) for number in (24, 27, 31)] == [
        [],
        [],
        [],
    ]
