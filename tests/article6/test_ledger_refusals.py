"""Everything the ledger refuses: what, why, which rule, and the way out; and that nothing is left behind."""

from datetime import date, datetime
from fractions import Fraction

import pytest

from article6 import rules
from article6.authorization import Authorization
from article6.identifiers import Block
from article6.ledger import (
    ADAPTATION_FUND,
    Acquired,
    Authorized,
    Cancelled,
    Changed,
    GivenToAdaptationFund,
    Issued,
    Ledger,
    Refused,
    Revoked,
    Transferred,
    Used,
    Verified,
)
from article6.ledger import checks as listed
from article6.ledger.checks import CHECKS
from article6.readings import Readings

PERIODS = {"XHA": (2026, 2030), "XBU": (2026, 2030), "XBV": [(2026, 2028), (2029, 2035)]}
D = date(2029, 1, 1)
AUTH = {"party": "XHA", "approach": "CA0099", "date": date(2027, 1, 1)}


def part(first, last, vintage=2027, approach="CA0099"):
    return Block(approach, "XHA01", "XHA", vintage, first, last)


def build():
    """Serials 1-100 of 2027: 1-10 used, 11-20 cancelled, 21-30 in transit, 31-60 with XBU, the rest with XHA;
    101-110 verified only, 111-120 not authorized. CA0100 is authorized for IMP, CA0101 is revoked."""
    ledger = Ledger(PERIODS)
    ledger.authorize(
        id="NDC",
        **AUTH,
        purposes="NDC",
        parties={"XBU", "XBV"},
        quantity=90,
        vintages=(2026, 2029),
        sectors={"Energy generation"},
        activities={"Solar"},
    )
    ledger.authorize(
        id="IMP",
        **(AUTH | {"approach": "CA0100"}),
        purposes="IMP",
        definition="use or cancellation",
        entities=("Air X",),
        final_date=date(2029, 6, 30),
    )
    ledger.authorize(id="GONE", **(AUTH | {"approach": "CA0101"}), purposes="NDC")
    ledger.issue("GONE", vintage=2027, quantity=10, on=date(2028, 2, 1))
    ledger.revoke("GONE", on=date(2028, 2, 2))
    ledger.issue("NDC", vintage=2027, quantity=100, on=date(2028, 2, 3))
    ledger.verify("NDC", vintage=2027, quantity=10, on=date(2028, 2, 3))
    ledger.issue(party="XHA", approach="CA0099", vintage=2027, quantity=10, on=date(2028, 2, 3))
    ledger.issue("IMP", vintage=2027, quantity=10, on=date(2028, 2, 3))
    ledger.transfer(part(1, 10), to="XBU", on=date(2028, 3, 1))
    ledger.use(part(1, 10), for_year=2027, on=date(2028, 3, 2))
    ledger.cancel(part(11, 20), purpose="OMGE", on=date(2028, 3, 2))
    ledger.send(part(21, 30), to="XBU", on=date(2028, 3, 3))
    ledger.transfer(part(31, 60), to="XBU", on=date(2028, 3, 3))
    return ledger


ledger = pytest.fixture(build)


def auth(id, **fields):
    return Authorization(id=id, **(AUTH | {"purposes": "NDC", "date": D} | fields))


GOOD = {"sector": "Energy generation", "activity": "Solar"}
CASES = [
    # order
    (Used(date(2028, 3, 2), part(31, 40), "XBU", 2028), "tracking.integrity", "dated 2028-03-02"),
    # authorizations
    (Authorized(auth("NDC")), "authorization.content", "recorded that id on 2027-01-01"),
    (Authorized(auth("N2", version=2)), "authorization.changes", "no earlier version"),
    (Changed(auth("N3", version=2)), "authorization.changes", "No authorization with that id"),
    (Changed(auth("GONE", approach="CA0101", version=2)), "authorization.changes", "revoked on 2028-02-02"),
    (Changed(auth("NDC", version=3)), "authorization.changes", "Version 1 for CA0099 is in force"),
    (Changed(auth("NDC", version=2, approach="CA0100")), "authorization.changes", "CA0100"),
    (Revoked(D, "XHA", "GONE"), "authorization.changes", "revoked on 2028-02-02"),
    (Revoked(D, "XBU", "NDC"), "authorization.changes", "by that Party"),
    (
        Authorized(auth("N4", approach="CA0100", purposes="OIMP", definition="issuance")),
        "first-transfer.one-definition",
        "defined it as use or cancellation",
    ),
    (
        Changed(auth("IMP", approach="CA0100", purposes="OIMP", definition="issuance", version=2)),
        "first-transfer.one-definition",
        "defined it as use or cancellation",
    ),
    (
        Authorized(auth("N5", approach="CA0100"), (part(111, 120),)),
        "authorization.5a",
        "is of XHA and CA0099",
    ),
    (Authorized(auth("N6"), (part(111, 130),)), "tracking.registry", "10 t CO2 eq of the blocks"),
    (Authorized(auth("N7"), (part(111, 120), part(111, 120))), "identifier.blocks", "named twice"),
    (Authorized(auth("N8"), (part(111, 115), part(113, 118))), "identifier.blocks", "named twice"),
    (Authorized(auth("N9"), (part(11, 20),)), "report.no-reuse", "were cancelled on 2028-03-02"),
    (
        Authorized(auth("N10"), (part(61, 70),)),
        "treaty.no-double-counting",
        "under authorization NDC already",
    ),
    (
        Authorized(auth("N11", vintages=2028), (part(111, 120),)),
        "authorization.5k",
        "the vintages 2028, not 2027",
    ),
    # outcomes
    (Issued(D, part(1, 9, 2020)), "itmo.vintage-2021", "2021 onward"),
    (Verified(D, part(1, 9, 2030)), "itmo.real", "nothing of the vintage 2030 has occurred yet"),
    (Issued(D, part(95, 130)), "identifier.blocks", "serials 95 to 100 are on record since 2028-02-03"),
    (Verified(D, part(105, 105)), "identifier.blocks", "serial 105 are on record"),
    (Issued(D, part(120, 130)), "identifier.blocks", "begin after serial 120"),
    (Issued(D, part(101, 110), sector="Transportation"), "tracking.integrity", "verified with sector"),
    (Issued(D, part(101, 110), covered=False), "tracking.integrity", "verified with covered True"),
    (Issued(D, part(101, 110), metric="MWh", amount=Fraction(1)), "tracking.integrity", "verified in GHG"),
    (Issued(D, part(101, 110), "IMP"), "authorization.5a", "is for CA0100, not for CA0099"),
    (
        Issued(D, part(1, 9, 2028), "NO"),
        "first-transfer.authorized",
        "authorization NO by XHA is not on record",
    ),
    (Issued(D, part(11, 19, approach="CA0101"), "GONE"), "first-transfer.authorized", "was revoked on"),
    (Issued(D, part(1, 9, 2028), "IMP"), "authorization.5a", "is for CA0100, not for CA0099"),
    (Issued(date(2031, 1, 1), part(1, 9, 2030), "NDC", **GOOD), "authorization.5k", "not 2030"),
    (Issued(D, part(1, 9, 2028), "NDC"), "authorization.5m", "covers Energy generation, not no sector"),
    (Issued(D, part(1, 9, 2028), "NDC", "Energy generation", "Wind"), "authorization.5n", "Solar, not Wind"),
    (
        Issued(D, part(1, 9, 2028), "NDC", **GOOD, metric="MWh", amount=Fraction(3)),
        "authorization.5l",
        "the metric GHG, not MWh",
    ),
    # units
    (Used(D, part(31, 200), "XBU", 2028), "tracking.registry", "80 t CO2 eq of them are not on record"),
    (Used(D, part(1, 5, 2026), "XBU", 2028), "tracking.registry", "5 t CO2 eq of them are not on record"),
    (Transferred(D, part(5, 12), "XBU", "XBV"), "report.no-reuse", "XBU used serials 5 to 10 for 2027"),
    (Used(D, part(1, 1), "XBU", 2028), "report.no-reuse", "serial 1 for 2027 on 2028-03-02"),
    (Cancelled(D, part(11, 12), "XHA", "OMGE"), "report.no-reuse", "XHA cancelled serials 11 to 12 for OMGE"),
    (GivenToAdaptationFund(D, part(20, 20), "XHA"), "report.no-reuse", "serial 20"),
    (Acquired(D, part(10, 10), "XBV"), "report.no-reuse", "serial 10"),
    (Transferred(D, part(101, 103), "XHA", "XBU"), "tracking.registry", "verified and not issued"),
    (Used(D, part(21, 30), "XBU", 2028), "tracking.reconciliation", "XBU has not recorded the acquisition"),
    (Used(D, part(31, 40), "XBV", 2028), "tracking.registry", "XBU holds serials 31 to 40"),
    (Transferred(D, part(31, 40), "XHA", "XBV"), "tracking.registry", "not XHA"),
    (Acquired(D, part(21, 30), "XBV"), "tracking.reconciliation", "transferred serials 21 to 30 to XBU"),
    (Acquired(D, part(31, 40), "XBU"), "tracking.reconciliation", "has not transferred them to XBU"),
    (Transferred(D, part(61, 70), "XHA", "XHA"), "first-transfer.ndc", "no international transfer"),
    (Transferred(D, part(61, 70), "XHA", "Buyer"), "identifier.codes", "'Buyer' is not the code of a Party"),
    (Transferred(D, part(111, 112), "XHA", "XBU"), "first-transfer.authorized", "XHA has not authorized"),
    (Transferred(D, part(1, 2, approach="CA0101"), "XHA", "XBU"), "first-transfer.authorized", "revoked the"),
    (Cancelled(D, part(111, 112), "XHA", "OMGE"), "first-transfer.authorized", "has not authorized"),
    (GivenToAdaptationFund(D, part(111, 112), "XHA"), "first-transfer.authorized", "has not authorized"),
    (Transferred(D, part(61, 70), "XHA", "XBW"), "authorization.5b", "names XBU, XBV, not XBW"),
    (
        Used(D, part(1, 2, approach="CA0100"), "XHA", 2028),
        "itmo.authorized",
        "covers IMP; it does not cover use",
    ),
    (Cancelled(D, part(31, 40), "XBU", "IMP"), "itmo.oimp", "covers NDC; it does not cover the purpose IMP"),
    (Cancelled(D, part(1, 2, approach="CA0100"), "XHA", "OP"), "itmo.oimp", "does not cover the purpose OP"),
    (Cancelled(D, part(1, 2, approach="CA0100"), "XHA", "OIMP"), "itmo.oimp", "the purpose OIMP"),
    (Cancelled(D, part(1, 2, approach="CA0100"), "XHA", "IMP", "Air Y"), "authorization.5b", "not Air Y"),
    (
        Used(D, part(61, 70), "XHA", 2028),
        "first-transfer.ndc",
        "XHA has not first transferred serials 61 to 70",
    ),
    (Used(D, part(31, 40), "XBU", 2031), "balance.same-period", "knows no NDC period of XBU that holds 2031"),
    # first transfers
    (Transferred(D, part(61, 100), "XHA", "XBU"), "authorization.5h", "covers 90 t CO2 eq, of which 60"),
    (
        Cancelled(date(2029, 7, 1), part(1, 2, approach="CA0100"), "XHA", "IMP"),
        "authorization.5c",
        "2029-06-30",
    ),
    # shape
    ("a transfer", "tracking.history", "not an event of a ledger"),
    (Used("2029-01-01", part(31, 40), "XBU", 2028), "tracking.history", "date is '2029-01-01'"),
    (Used(datetime(2029, 1, 1), part(31, 40), "XBU", 2028), "tracking.history", "a datetime"),
    (Used(D, "1-10", "XBU", 2028), "tracking.history", "give a Block"),
    (Used(D, part(31, 40), "XBU", True), "tracking.history", "year is True"),
    (Used(D, part(31, 40), None, 2028), "tracking.history", "by is None"),
    (Authorized(auth("N12"), ("x",)), "tracking.history", "give a tuple of Blocks"),
    (Authorized("N13"), "tracking.history", "give an Authorization"),
    (Cancelled(D, part(31, 40), "XBU", "fun"), "tracking.history", "'fun' is no purpose"),
    (Issued(D, part(1, 9, 2028), amount=Fraction(1)), "itmo.metric", "in t CO2 eq, and has a non-GHG amount"),
    (Issued(D, part(1, 9, 2028), metric="MWh"), "itmo.metric", "its amount is None"),
    (Issued(D, part(1, 9, 2028), metric="MWh", amount=0.5), "tracking.history", "never a float"),
]


@pytest.mark.parametrize(("event", "rule", "words"), CASES, ids=lambda x: x if isinstance(x, str) else None)
def test_refusals(ledger, event, rule, words):
    before = ledger.events, ledger.standing(), ledger.first_transfers("XHA"), ledger.authorizations
    with pytest.raises(Refused) as caught:
        ledger.append(event)
    refusal = caught.value
    assert refusal.rule == rule and words in refusal.why + refusal.way_out
    assert refusal.event is event
    text = str(refusal)
    assert text.startswith(refusal.what) and refusal.why in text and refusal.way_out in text
    assert rules.get(rule).cite in text and f"rule {rule}" in text
    assert refusal.what.endswith(".") and refusal.why.endswith(".") and refusal.way_out.endswith(".")
    assert before == (ledger.events, ledger.standing(), ledger.first_transfers("XHA"), ledger.authorizations)


def test_a_refusal_reads_well(ledger):
    with pytest.raises(Refused) as caught:
        ledger.use(part(8, 10), for_year=2028, on=D)
    assert str(caught.value) == (
        "XBU cannot use 3 t CO2 eq (CA0099-XHA01-XHA-8-2027 to CA0099-XHA01-XHA-10-2027) for 2028. "
        "XBU used serials 8 to 10 for 2027 on 2028-03-02; nothing more can happen to them. "
        "To put it right: choose units that are still held. (2/CMA.3 annex 21(e), rule report.no-reuse)"
    )


def test_every_check_was_seen_to_refuse(monkeypatch):
    """Each check of the list turns at least one case away, so none is there for nothing."""
    seen = set()

    def watched(check):
        def watch(case):
            refusal = check(case)
            if refusal is not None:
                seen.add(check)
            return refusal

        return watch

    monkeypatch.setattr(
        listed,
        "_FOR",
        {kind: tuple(watched(check) for check in checks) for kind, checks in listed._FOR.items()},
    )
    for event, _, _ in CASES:
        with pytest.raises(Refused):
            build().append(event)
    for setup in OWN_LEDGER:
        setup()
    missing = {check.__name__ for check, _ in CHECKS} - {check.__name__ for check in seen}
    assert not missing


def vintage_outside_the_period():
    ledger = Ledger(PERIODS)
    ledger.authorize(id="A", **AUTH, purposes="NDC")
    block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 2, 1))
    ledger.transfer(block, to="XBV", on=date(2028, 2, 2))
    with pytest.raises(Refused, match="outside the NDC period 2029-2035 of XBV") as refused:
        ledger.use(block, for_year=2029, on=D)
    return refused.value


def the_fund_has_no_ndc():
    ledger = Ledger(PERIODS)
    ledger.authorize(id="A", **AUTH, purposes="NDC")
    block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 2, 1))
    ledger.give_to_adaptation_fund(block, on=date(2028, 2, 2))
    with pytest.raises(Refused, match="Adaptation Fund is no Party") as refused:
        ledger.append(Used(D, block, ADAPTATION_FUND, 2028))
    return refused.value


def a_changed_authorization_no_longer_covers():
    ledger = Ledger(PERIODS)
    ledger.authorize(id="A", **AUTH, purposes="NDC")
    block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 2, 1))
    ledger.change("A", on=date(2028, 2, 2), vintages=2028)
    with pytest.raises(Refused, match="covers the vintages 2028, not 2027") as refused:
        ledger.transfer(block, to="XBU", on=D)
    return refused.value


def no_period_for_the_cut_off():
    ledger = Ledger()
    ledger.authorize(id="A", **AUTH, purposes="OIMP", definition="issuance")
    with pytest.raises(Refused, match="knows no NDC period of XHA that holds 2027") as refused:
        ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 2, 1))
    return refused.value


OWN_LEDGER = {
    vintage_outside_the_period: "balance.same-period",
    the_fund_has_no_ndc: "balance.subtract-uses",
    a_changed_authorization_no_longer_covers: "authorization.5k",
    no_period_for_the_cut_off: "first-transfer.cut-off",
}


@pytest.mark.parametrize(("setup", "rule"), OWN_LEDGER.items(), ids=lambda x: getattr(x, "__name__", x))
def test_refusals_with_a_ledger_of_their_own(setup, rule):
    assert setup().rule == rule


def test_a_vintage_after_the_period_is_not_used_in_it():
    ledger = Ledger({"XBU": (2026, 2030)})
    ledger.authorize(id="A", **AUTH, purposes="NDC")
    block = ledger.issue("A", vintage=2031, quantity=10, on=date(2032, 2, 1))
    ledger.transfer(block, to="XBU", on=date(2032, 2, 2))
    with pytest.raises(Refused, match="occurred in 2031, outside the NDC period 2026-2030"):
        ledger.use(block, for_year=2030, on=date(2032, 3, 1))


def test_readings_of_the_period():
    """R6: both Parties' periods; R3: the year of the action."""
    periods = {"XHA": (2021, 2027), "XBU": (2026, 2030)}

    def used(readings, for_year, on):
        ledger = Ledger(periods, readings=readings)
        ledger.authorize(id="A", **AUTH, purposes="NDC")
        block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 2, 1))
        ledger.transfer(block, to="XBU", on=date(2028, 2, 2))
        ledger.use(block, for_year=for_year, on=on)
        return ledger.uses("XBU")

    assert used(None, 2028, D)
    with pytest.raises(Refused, match="NDC period of XHA that holds 2028"):
        used(Readings(same_period="both-parties"), 2028, D)
    assert used(Readings(same_period="both-parties"), 2027, D)
    assert used(None, 2030, date(2031, 5, 1))
    with pytest.raises(Refused, match="knows no NDC period of XBU that holds 2031"):
        used(Readings(use_year="action"), 2030, date(2031, 5, 1))


def test_several_blocks_are_recorded_all_or_none(ledger):
    before = ledger.events, ledger.standing()
    with pytest.raises(Refused):
        ledger.use([part(31, 40), part(1, 5)], for_year=2028, on=D)
    with pytest.raises(Refused):
        ledger.transfer(part(61, 70), to="XBU", on=D, acquired=date(2028, 12, 31))
    assert (ledger.events, ledger.standing()) == before
    ledger.use([part(31, 40), part(41, 50)], for_year=2028, on=D)


def test_what_is_asked_wrongly_of_the_ledger(ledger):
    with pytest.raises(ValueError, match="There is no authorization 'NO' on record; there are: XHA NDC"):
        ledger.issue("NO", vintage=2027, quantity=5, on=D)
    with pytest.raises(ValueError, match="give a block; or vintage and a whole quantity"):
        ledger.issue("NDC", quantity=5, on=D)
    with pytest.raises(ValueError, match="XBU holds 30 t CO2 eq of that kind, not 31"):
        ledger.pick("XBU", 31)
    with pytest.raises(ValueError, match="not a first and a last year"):
        Ledger({"XHA": (2030, 2026)})
    assert [b.quantity for b in ledger.pick("XBU", 7, vintage=2027, approach="CA0099")] == [7]
    assert repr(ledger) == f"<Ledger: {len(ledger)} events, until 2028-03-03>"
