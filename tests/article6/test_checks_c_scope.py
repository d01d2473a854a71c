"""Checks 29 to 33: who acquires and uses, for what, what changes reach, definitions, suspended approaches."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from article6.consistency import Dossier, Parameters
from tests.article6.authorized_case import NULL, B, W, document, found, one_row
from tests.article6.case import (
    APPROACH,
    BUYER,
    HOST,
    OMGE,
    THIRD,
    action,
    aef,
    authorization_row,
    buyer_authorization,
    buyer_row,
    entity,
    holding,
    run,
)

MARCH, MAY, JUNE = datetime(2028, 3, 1), datetime(2028, 5, 1), datetime(2028, 6, 1)


def bought(*rows, authorization=None, **more):
    """XBU's AEF: the acquisition of serials 1 to 1000, then these rows."""
    first = buyer_row(1, 1000, "Acquisition", datetime(2028, 3, 12))
    return aef([authorization or buyer_authorization()], [first, *rows], party=BUYER, **more)


# 29
def test_an_authorization_that_names_parties_covers_those_only():
    named = [authorization_row(parties=(BUYER,))]
    assert found(Dossier(aef=one_row(authorizations=named)), 29) == []
    (finding,) = run(Dossier(aef=one_row(action(acquiring=THIRD), authorizations=named)), 29)
    assert (finding.outcome, finding.value, finding.other.column) == (B, THIRD, "Authorized Party(ies) ID")
    assert found(Dossier(aef=one_row(action(acquiring=THIRD))), 29) == []  # open to any Party
    by_document = Dossier(aef=one_row(action(acquiring=THIRD)), documents=(document(),))
    assert found(by_document, 29) == [(B, 2)]


def test_a_party_named_before_the_sale_is_named():
    rows = [
        authorization_row(parties=(BUYER,)),
        authorization_row(parties=(BUYER, THIRD), version=2, date=date(2028, 5, 1)),
    ]
    sales = [action(1, 10, acquiring=THIRD, time=MARCH), action(11, 20, acquiring=THIRD, time=MAY)]
    assert found(Dossier(aef=one_row(*sales, authorizations=rows)), 29) == [(B, 2)]


def test_the_party_that_authorizes_and_the_host_are_not_asked():
    mine = buyer_authorization(parties=(THIRD,))
    back = buyer_row(1, 500, "Transfer", JUNE, acquiring=HOST)
    used = buyer_row(501, 600, "Use", JUNE)
    assert found(Dossier(aef=bought(back, used, authorization=mine)), 29) == []


def test_the_host_named_other_parties_than_the_one_that_acquired():
    host = aef([authorization_row(parties=(THIRD,))], [action(1, 1000)])
    findings = run(Dossier(aef=bought(buyer_row(1, 10, "Use", JUNE)), others=(host,)), 29)
    assert [(one.outcome, one.place.row, one.party) for one in findings] == [(B, 2, HOST), (B, 3, HOST)]
    assert findings[0].other.table == "Table 2 Authorizations"
    sold_on = bought(buyer_row(1, 10, "Transfer", JUNE, acquiring=THIRD))
    host = aef([authorization_row(parties=(BUYER,))], [action(1, 1000)])
    findings = run(Dossier(aef=sold_on, others=(host,)), 29)
    assert [(one.place.row, one.value, one.party) for one in findings] == [(3, THIRD, HOST)]
    named_later = authorization_row(parties=(BUYER, THIRD), version=2, date=date(2028, 9, 1))
    host = aef([authorization_row(parties=(BUYER,)), named_later], [action(1, 1000)])
    assert run(Dossier(aef=sold_on, others=(host,)), 29) == []


def cancelled(**more):
    given = {"purpose": "CORSIA", "user_entity": "Air Ltd", "subtype": "Other cancellations", "time": JUNE}
    return action(1, 100, "Cancellation", **(given | more))


def test_an_entity_is_named_or_stands_in_table_5():
    named = [authorization_row(entities=("Sun Ltd",))]
    (finding,) = run(Dossier(aef=one_row(cancelled(), authorizations=named)), 29)
    assert (finding.outcome, finding.value) == (B, "Air Ltd")
    assert found(Dossier(aef=one_row(cancelled(user_entity="sun  LTD"), authorizations=named)), 29) == []
    # named later, as soon as known: a later version, or table 5
    later = authorization_row(entities=("Air Ltd",), version=2, date=date(2028, 9, 1))
    assert found(Dossier(aef=one_row(cancelled(), authorizations=[*named, later])), 29) == []
    listed = aef(named, [cancelled()], entities=[entity(name="Air Ltd", date=date(2028, 9, 1))])
    assert found(Dossier(aef=listed), 29) == []
    elsewhere = aef(named, [cancelled()], entities=[entity(name="Air Ltd", approach="CA0098")])
    assert found(Dossier(aef=elsewhere), 29) == [(B, 2)]
    assert found(Dossier(aef=one_row(cancelled())), 29) == []  # it names none: open


def test_an_entity_that_the_other_party_authorized():
    named = [authorization_row(entities=("Sun Ltd",))]
    host = one_row(cancelled(user=BUYER), authorizations=named)
    assert found(Dossier(aef=host), 29) == [(NULL, 2)]
    (finding,) = run(Dossier(aef=host, others=(aef(party=BUYER),)), 29)
    assert (finding.outcome, finding.party) == (B, BUYER)
    listed = aef(party=BUYER, entities=[entity(name="Air Ltd", country=BUYER)])
    assert found(Dossier(aef=host, others=(listed,)), 29) == []


# 30
@pytest.mark.parametrize(
    ("purpose", "use", "outcomes"),
    [
        ("NDC", {"type": "Use"}, []),
        ("OIMP", {"type": "Use"}, [B]),
        ("NDC and IMP", {"type": "Use"}, []),
        ("OIMP", {"type": "Cancellation", "purpose": "IMP"}, []),
        ("OIMP", {"type": "Cancellation", "purpose": "OP"}, []),
        ("NDC and OIMP", {"type": "Cancellation", "purpose": "OP"}, []),
        ("NDC and OIMP", {"type": "Use", "purpose": "IMP", "use_year": None}, []),
        ("NDC and IMP", {"type": "Cancellation", "purpose": "OP"}, [B]),
        ("NDC and IMP", {"type": "Cancellation", "purpose": "CORSIA"}, []),
        ("NDC and OP", {"type": "Cancellation", "purpose": "CORSIA"}, [B]),
        ("NDC and OP", {"type": "Cancellation", "purpose": "OIMP"}, []),
        ("NDC", {"type": "Voluntary Cancellation", "purpose": "a claim of Air Ltd"}, [B]),
        ("NDC", {"type": "Voluntary Cancellation", "subtype": "Other cancellations"}, []),
        ("NDC", {"type": "Voluntary Cancellation", "subtype": OMGE}, []),
        ("NDC", {"type": "Cancellation", "purpose": "OMGE"}, []),
        ("NDC", {"type": "First transfer", "subtype": "Use or cancellation", "purpose": "CORSIA"}, [B]),
        ("NDC", {"type": "First transfer"}, []),
        (None, {"type": "Use"}, []),
    ],
)
def test_the_purpose_covers_the_use(purpose, use, outcomes):
    dossier = Dossier(aef=one_row(action(**use), authorizations=[authorization_row(purpose=purpose)]))
    assert [outcome for outcome, _ in found(dossier, 30)] == outcomes


def test_the_host_did_not_authorize_the_use_of_the_buyer():
    host = aef([authorization_row(purpose="OIMP")], [action(1, 1000)])
    mine = bought(buyer_row(1, 800, "Use", JUNE), buyer_row(801, 900, "Use", JUNE))
    assert found(Dossier(aef=mine), 30) == []
    findings = run(Dossier(aef=mine, others=(host,)), 30)
    assert [(one.outcome, one.place.row, one.party) for one in findings] == [(B, 3, HOST), (B, 4, HOST)]
    assert "serials 1 to 800" in findings[0].problem and findings[0].other.column.startswith("Purposes")
    host = aef([authorization_row()], [action(1, 1000)])
    assert run(Dossier(aef=mine, others=(host,)), 30) == []


# 31
def changed(**first):
    """Authorized for OIMP at issuance; from May 2028 for NDC as well."""
    versions = (
        document(purposes="OIMP", **first),
        document(version=2, date=date(2028, 5, 1)),
    )
    rows = [
        authorization_row(purpose="OIMP"),
        authorization_row(version=2, date=date(2028, 5, 1)),
    ]
    return rows, versions


def test_a_change_does_not_reach_what_was_first_transferred():
    rows, documents = changed()
    issued = [
        action(1, 100, subtype="Issuance", acquiring=None, time=MARCH),
        action(101, 200, subtype="Issuance", acquiring=None, time=JUNE),
    ]
    uses = [action(1, 50, "Use", time=JUNE), action(101, 150, "Use", time=JUNE)]
    dossier = Dossier(aef=one_row(*issued, *uses, authorizations=rows), documents=documents)
    assert found(dossier, 30) == []
    (finding,) = run(dossier, 31)
    assert (finding.outcome, finding.place.row, finding.other.row) == (B, 4, 2)
    assert "serials 1 to 50" in finding.problem and "version 2" in finding.problem


def test_the_first_transfer_itself_goes_by_the_version_of_its_day():
    rows = [authorization_row(purpose="NDC"), authorization_row(version=2, date=date(2028, 5, 1))]
    used = action(1, 50, subtype="Use or cancellation", acquiring=None, time=MARCH)
    dossier = Dossier(aef=one_row(used, authorizations=rows))
    assert [n for n in (30, 31, 34) if run(dossier, n)] == [34]


def test_where_the_terms_let_changes_reach_them_the_clause_is_shown():
    rows, documents = changed(
        changes_reach_first_transferred=True, change_terms="Clause 7: changes reach all."
    )
    issued = action(1, 100, subtype="Issuance", acquiring=None, time=MARCH)
    used = action(1, 50, "Use", time=JUNE)
    dossier = Dossier(aef=one_row(issued, used, authorizations=rows), documents=documents)
    (finding,) = run(dossier, 31)
    assert finding.outcome == W and "Clause 7: changes reach all." in finding.problem


def test_a_revocation_reaches_first_transferred_units_only_by_its_terms():
    host = aef([authorization_row()], [action(1, 1000, time=MARCH)])
    mine = bought(buyer_row(1, 800, "Use", datetime(2028, 5, 2)))
    ended = {(HOST, "XHA-2027-01"): date(2028, 5, 1)}
    dossier = Dossier(aef=mine, others=(host,), revoked=ended)
    assert run(dossier, 31) == []
    assert run(replace(dossier, documents=(document(),)), 31) == []
    clause = document(changes_reach_first_transferred=True, change_terms="Clause 7: revocation reaches all.")
    (finding,) = run(replace(dossier, documents=(clause,)), 31)
    assert (finding.outcome, finding.place.row, finding.party) == (B, 3, HOST)
    assert "Clause 7: revocation reaches all." in finding.problem
    in_time = bought(buyer_row(1, 800, "Use", datetime(2028, 5, 1)))
    assert run(replace(dossier, aef=in_time, documents=(clause,)), 31) == []


def test_a_change_that_the_authorization_does_not_foresee_is_a_question():
    rows, documents = changed(change_terms="")
    (finding,) = run(Dossier(aef=one_row(authorizations=rows), documents=documents), 31)
    assert (finding.outcome, finding.place.row) == (W, 3)
    rows, documents = changed()
    assert run(Dossier(aef=one_row(authorizations=rows), documents=documents), 31) == []


# 32
def test_one_definition_for_each_party_and_approach():
    first = authorization_row()
    same = authorization_row("XHA 2", date=date(2027, 9, 1))
    other = authorization_row("XHA 3", date=date(2028, 1, 1), definition="Use or cancellation")
    elsewhere = authorization_row("XHA 4", approach="CA0098", definition="Authorisation")
    assert found(Dossier(aef=aef([first, same, elsewhere])), 32) == []
    (finding,) = run(Dossier(aef=aef([other, first])), 32)
    assert (finding.outcome, finding.place.row, finding.other.row) == (B, 2, 3)
    assert APPROACH in finding.problem
    before = aef([first], year=2027)
    assert found(Dossier(aef=aef([other]), own=(before,)), 32) == [(B, 2)]
    assert found(Dossier(aef=before, own=(aef([other]),)), 32) == []  # the later report is to blame
    changed_later = authorization_row(version=2, date=date(2028, 6, 1), definition="Authorisation")
    assert found(Dossier(aef=aef([first, changed_later])), 32) == [(B, 3)]
    assert found(Dossier(aef=aef([other]), documents=(document(),)), 32) == [(B, 2)]


def test_legal_two_parties_of_one_approach_may_define_it_differently():
    other = buyer_authorization(purpose="OIMP", oimp="CORSIA", definition="Authorisation")
    host, buyer = aef([authorization_row()]), aef([other], party=BUYER)
    assert found(Dossier(aef=host, others=(buyer,)), 32) == []
    assert found(Dossier(aef=buyer, others=(host,)), 32) == []


def test_a_definition_where_oimp_is_covered_and_only_there():
    (finding,) = run(Dossier(aef=aef([authorization_row(definition=None)])), 32)
    assert (finding.outcome, finding.rule) == (B, "authorization.5d")
    assert found(Dossier(aef=aef([authorization_row(definition=None)]), documents=(document(),)), 32) == []
    (finding,) = run(Dossier(aef=aef([authorization_row(purpose="NDC", definition="Issuance")])), 32)
    assert finding.outcome == W
    both = aef([authorization_row("A", purpose="NDC", definition="Issuance"), authorization_row("B")])
    assert found(Dossier(aef=both), 32) == [(W, 2)]
    assert found(Dossier(aef=aef([authorization_row(purpose=None, definition=None)])), 32) == []


# 33
def test_rows_under_a_suspended_approach():
    dossier = Dossier(aef=one_row(action(1, 10), action(11, 20), holdings=[holding()]))
    assert run(dossier, 33) == []
    suspended = Parameters(suspended_approaches=frozenset({APPROACH}))
    findings = run(replace(dossier, parameters=suspended), 33)
    assert [one.outcome for one in findings] == [W, W, W]
    assert "one of 2 here" in findings[1].problem and "national" in findings[1].problem
    other = Parameters(suspended_approaches=frozenset({"CA0098"}))
    assert run(replace(dossier, parameters=other), 33) == []
