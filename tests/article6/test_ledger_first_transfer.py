"""First transfer where dates, versions and readings matter."""

from datetime import date

import pytest

from article6.ledger import Ledger, Refused
from article6.readings import Readings

PERIODS = {party: (2026, 2030) for party in ("XHA", "XBU", "XBV")}
BASE = {"id": "A", "party": "XHA", "approach": "CA0100", "date": date(2028, 6, 1)}


def late(definition="issuance", readings=None, a64=False, purposes="OIMP"):
    """Issued on 1 March 2028, authorized on 1 June."""
    ledger = Ledger(PERIODS, readings=readings)
    block = ledger.issue(
        party="XHA", approach="CA0100", vintage=2027, quantity=100, on=date(2028, 3, 1), a64=a64
    )
    ledger.authorize(**BASE, purposes=purposes, definition=definition, blocks=block)
    return ledger, block


def facts(ledger, **known):
    return [(f.date, f.trigger, f.series, f.quantity) for f in ledger.first_transfers("XHA", **known)]


def test_authorized_after_issuance_the_later_date_counts():
    assert facts(late()[0]) == [(date(2028, 6, 1), "issuance", "oimp", 100)]


def test_the_other_reading_takes_the_date_of_issuance():
    ledger, _ = late(readings=Readings(late_authorization="event"))
    assert facts(ledger) == [(date(2028, 3, 1), "issuance", "oimp", 100)]
    assert facts(ledger, known=date(2028, 5, 31)) == [], "nobody knew before it was authorized"


def test_an_article_6_4_unit_counts_as_authorized_from_its_issuance():
    assert facts(late(a64=True)[0]) == [(date(2028, 3, 1), "issuance", "oimp", 100)]
    by_authorization, _ = late("authorization", a64=True)
    assert facts(by_authorization) == [(date(2028, 3, 1), "authorization", "oimp", 100)]


def test_a_later_change_of_the_authorization_of_article_6_4_units_reaches_back_to_nothing():
    ledger = Ledger(PERIODS)
    ledger.authorize(**BASE, purposes="NDC")
    ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 7, 1), a64=True)
    ledger.change("A", on=date(2029, 8, 1), purposes="NDC and OIMP", definition="issuance")
    assert facts(ledger) == [(date(2029, 8, 1), "issuance", "ndc", 10)]


def test_the_final_date_for_issuance_looks_at_the_issuance_not_at_a_later_authorization():
    """4/CMA.6 para. 5(c): the final date for outcomes to be issued."""
    for final, allowed in ((date(2028, 3, 1), True), (date(2028, 2, 29), False)):
        ledger = Ledger(PERIODS)
        block = ledger.issue(party="XHA", approach="CA0100", vintage=2027, quantity=10, on=date(2028, 3, 1))
        terms = BASE | {"purposes": "OIMP", "definition": "issuance", "final_date": final, "blocks": block}
        if allowed:
            ledger.authorize(**terms)
            assert facts(ledger) == [(date(2028, 6, 1), "issuance", "oimp", 10)]
        else:
            with pytest.raises(Refused, match="sets 2028-02-29 as the last day"):
                ledger.authorize(**terms)


def test_several_periods_may_come_as_a_list_or_a_tuple_of_pairs():
    for periods in ([(2026, 2030), (2031, 2035)], ((2026, 2030), (2031, 2035))):
        ledger = Ledger({"XHA": (2026, 2030), "XBU": periods})
        ledger.authorize(**BASE, purposes="NDC")
        block = ledger.issue("A", vintage=2030, quantity=10, on=date(2031, 1, 5))
        ledger.transfer(block, to="XBU", on=date(2031, 1, 6))
        with pytest.raises(Refused, match="outside the NDC period 2031-2035 of XBU"):
            ledger.use(block, for_year=2031, on=date(2031, 2, 1))
        ledger.use(block, for_year=2030, on=date(2031, 2, 1))


def test_other_definitions_are_not_touched_by_a_late_authorization():
    assert facts(late("authorization")[0]) == [(date(2028, 6, 1), "authorization", "oimp", 100)]
    assert facts(late("use or cancellation")[0]) == []
    assert facts(late(None, purposes="NDC")[0]) == []


def test_defined_as_authorization_later_outcomes_count_when_they_come_on_record():
    ledger = Ledger(PERIODS)
    ledger.authorize(**BASE, purposes="OIMP", definition="authorization")
    ledger.verify("A", vintage=2028, quantity=70, on=date(2029, 2, 1))
    assert facts(ledger) == [(date(2029, 2, 1), "authorization", "oimp", 70)]


def test_oimp_only_units_may_cross_borders_before_their_first_transfer():
    ledger, block = late("use or cancellation")
    ledger.transfer(block, to="XBU", on=date(2028, 7, 1))
    assert facts(ledger) == []
    ledger.cancel(block.take(40), purpose="IMP", on=date(2029, 1, 1))
    ((day, trigger, series, quantity),) = facts(ledger)
    assert (day, trigger, series, quantity) == (date(2029, 1, 1), "use or cancellation", "oimp", 40)
    assert ledger.first_transfers("XHA")[0].party == "XHA", "also where another Party cancels"


def test_ndc_added_to_units_that_are_abroad_is_their_first_transfer():
    ledger, block = late("use or cancellation")
    ledger.send(block, to="XBU", on=date(2028, 7, 1))
    ledger.change("A", on=date(2028, 8, 1), purposes="NDC and OIMP")
    assert facts(ledger) == [(date(2028, 8, 1), "transfer", "ndc", 100)]
    assert ledger.first_transfers("XHA")[0].acquirer == "XBU"
    ledger.acquire(block, by="XBU", on=date(2028, 8, 2))  # what was in transit still arrives
    ledger.use(block, for_year=2028, on=date(2028, 9, 1))


def test_oimp_added_to_what_is_on_record():
    ledger = Ledger(PERIODS)
    ledger.authorize(**BASE, purposes="NDC", vintages=(2026, 2027))
    kept = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 7, 1))
    sold = ledger.issue("A", vintage=2027, quantity=5, on=date(2028, 7, 1))
    ledger.transfer(sold, to="XBU", on=date(2028, 7, 2))
    ledger.change("A", on=date(2028, 8, 1), purposes="NDC and OIMP", definition="authorization")
    assert facts(ledger) == [
        (date(2028, 7, 2), "transfer", "ndc", 5),
        (date(2028, 8, 1), "authorization", "ndc", 10),
    ]
    assert [(m.date, m.quantity) for m in ledger.oimp_authorized("XHA")] == [
        (date(2028, 8, 1), kept.quantity)
    ]


def test_a_change_that_narrows_first_transfers_nothing_it_leaves_out():
    ledger = Ledger(PERIODS)
    ledger.authorize(**BASE, purposes="NDC")
    ledger.issue("A", vintage=2026, quantity=10, on=date(2028, 7, 1))
    ledger.issue("A", vintage=2027, quantity=5, on=date(2028, 7, 1))
    ledger.change("A", on=date(2028, 8, 1), purposes="OIMP", definition="authorization", vintages=2027)
    assert facts(ledger) == [(date(2028, 8, 1), "authorization", "oimp", 5)]


def test_a_change_leaves_what_was_first_transferred_alone():
    ledger = Ledger(PERIODS)
    ledger.authorize(**BASE, purposes="NDC")
    block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 7, 1))
    sold, kept = block.split(4)
    ledger.transfer(sold, to="XBU", on=date(2028, 7, 2))
    ledger.change("A", on=date(2028, 8, 1), purposes="OIMP", definition="issuance")
    ledger.use(sold, for_year=2028, on=date(2028, 9, 1))  # still authorized for an NDC
    with pytest.raises(Refused, match="covers OIMP; it does not cover use towards an NDC"):
        ledger.use(kept, for_year=2028, on=date(2028, 9, 1))


def test_revoked_after_the_first_transfer_units_move_and_are_used():
    ledger = Ledger(PERIODS)
    ledger.authorize(**BASE, purposes="NDC")
    block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 7, 1))
    ledger.transfer(block, to="XBU", on=date(2028, 7, 2))
    ledger.revoke("A", on=date(2028, 8, 1))
    ledger.transfer(block, to="XBV", on=date(2028, 9, 1))
    ledger.use(block, for_year=2028, on=date(2028, 9, 2))
    assert facts(ledger) == [(date(2028, 7, 2), "transfer", "ndc", 10)]


def test_unless_the_terms_let_changes_reach_it():
    ledger = Ledger(PERIODS)
    ledger.authorize(**BASE, purposes="NDC", changes_reach_first_transferred=True, change_terms="clause 9")
    block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 7, 1))
    ledger.transfer(block, to="XBU", on=date(2028, 7, 2))
    ledger.revoke("A", on=date(2028, 8, 1))
    with pytest.raises(Refused, match="XHA revoked the authorization A on 2028-08-01") as refused:
        ledger.use(block, for_year=2028, on=date(2028, 9, 2))
    assert refused.value.rule == "authorization.changes" and "let that reach" in refused.value.why
    assert facts(ledger) == [(date(2028, 7, 2), "transfer", "ndc", 10)], "but it stays first transferred"


def test_an_outcome_whose_authorization_was_revoked_can_be_authorized_again():
    ledger = Ledger(PERIODS)
    ledger.authorize(**BASE, purposes="OIMP", definition="use or cancellation")
    block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 7, 1))
    ledger.revoke("A", on=date(2028, 8, 1))
    assert ledger.oimp_authorized("XHA") == []
    assert [m.quantity for m in ledger.oimp_authorized("XHA", known=date(2028, 7, 31))] == [10]
    ledger.authorize(**(BASE | {"id": "B", "date": date(2028, 9, 1)}), purposes="NDC", blocks=block)
    ledger.transfer(block, to="XBU", on=date(2028, 9, 2))
    assert [f.authorization for f in ledger.first_transfers("XHA")] == ["B"]


def test_another_cancellation_counts_only_where_cancellation_is_the_definition():
    for purposes, definition, count in (("NDC", None, 0), ("OIMP", "use or cancellation", 1)):
        ledger = Ledger(PERIODS)
        ledger.authorize(**BASE, purposes=purposes, definition=definition)
        block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 7, 1))
        ledger.cancel(block, purpose="other", on=date(2028, 7, 2))
        assert len(ledger.first_transfers("XHA")) == count


def test_an_unauthorized_outcome_can_leave_the_world():
    ledger = Ledger(PERIODS)
    block = ledger.issue(party="XHA", approach="CA0100", vintage=2027, quantity=10, on=date(2028, 7, 1))
    ledger.cancel(block, purpose="other", on=date(2028, 7, 2))
    assert facts(ledger) == [] and ledger.held("XHA") == 0


def test_each_party_and_approach_has_its_own_definition():
    ledger = Ledger({"XHA": (2026, 2030), "XBU": (2026, 2030)})
    for id, party, approach, definition in (
        ("1", "XHA", "CA0100", "issuance"),
        ("2", "XHA", "CA0101", "authorization"),
        ("1", "XBU", "CA0100", "use or cancellation"),
    ):
        ledger.authorize(
            id=id,
            party=party,
            approach=approach,
            date=date(2027, 1, 1),
            purposes="OIMP",
            definition=definition,
        )
    assert list(ledger.authorizations) == ["XHA 1", "XHA 2", "XBU 1"]
    assert ledger.authorization("1", "XBU").definition == "use or cancellation"
    with pytest.raises(ValueError, match="Several Parties have an authorization '1'"):
        ledger.authorization("1")


@pytest.mark.parametrize(
    ("readings", "submitted", "day", "recorded"),
    [
        (None, None, date(2031, 12, 31), True),
        (None, None, date(2032, 1, 1), False),
        (None, 2033, date(2032, 12, 31), True),
        (None, 2033, date(2033, 1, 1), False),
        (Readings(cut_off="due"), 2033, date(2032, 1, 1), False),
    ],
)
def test_the_cut_off_of_oimp_first_transfers(readings, submitted, day, recorded):
    late_btr = {("XHA", 2030): submitted} if submitted else None
    ledger = Ledger({"XHA": (2026, 2030)}, readings=readings, btr_submitted=late_btr)
    ledger.authorize(**BASE, purposes="OIMP", definition="use or cancellation")
    block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 7, 1))
    if recorded:
        ledger.cancel(block, purpose="IMP", on=day)
        assert len(ledger.first_transfers("XHA")) == 1
    else:
        with pytest.raises(Refused, match="was the last day") as refused:
            ledger.cancel(block, purpose="IMP", on=day)
        assert refused.value.rule == "first-transfer.cut-off"


@pytest.mark.parametrize(
    ("period", "last_day"),
    [
        ((2021, 2025), date(2027, 12, 31)),
        ((2026, 2030), date(2031, 12, 31)),
        ((2031, 2035), date(2037, 12, 31)),
    ],
)
def test_the_cut_off_by_end_year(period, last_day):
    ledger = Ledger({"XHA": period})
    assert ledger._state.cut_off("XHA", period) == last_day


def test_what_was_cancelled_is_not_first_transferred_by_a_later_change():
    ledger = Ledger(PERIODS)
    ledger.authorize(**BASE, purposes="NDC")
    block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 7, 1))
    ledger.cancel(block.take(4), purpose="other", on=date(2028, 7, 2))
    ledger.change("A", on=date(2028, 8, 1), purposes="OIMP", definition="authorization")
    assert facts(ledger) == [(date(2028, 8, 1), "authorization", "oimp", 6)]


def test_what_was_first_transferred_keeps_its_authorization():
    ledger = Ledger(PERIODS)
    ledger.authorize(**BASE, purposes="NDC")
    block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 7, 1))
    ledger.transfer(block, to="XBU", on=date(2028, 7, 2))
    ledger.revoke("A", on=date(2028, 8, 1))
    with pytest.raises(Refused, match="under authorization A already") as refused:
        ledger.authorize(
            **(BASE | {"id": "B", "date": date(2028, 9, 1)}),
            purposes="OIMP",
            definition="authorization",
            blocks=block,
        )
    assert refused.value.rule == "treaty.no-double-counting"


def test_the_final_date_is_the_last_day():
    ledger = Ledger(PERIODS)
    ledger.authorize(**BASE, purposes="OIMP", definition="use or cancellation", final_date=date(2029, 6, 30))
    block = ledger.issue("A", vintage=2027, quantity=10, on=date(2028, 7, 1))
    ledger.cancel(block, purpose="IMP", on=date(2029, 6, 30))
    assert len(ledger.first_transfers("XHA")) == 1


def test_the_authorized_quantity_is_counted_over_all_events():
    ledger = Ledger(PERIODS)
    ledger.authorize(**BASE, purposes="NDC", quantity=10)
    block = ledger.issue("A", vintage=2027, quantity=12, on=date(2028, 7, 1))
    ledger.cancel(block.take(3), purpose="OMGE", on=date(2028, 7, 1))
    ledger.transfer(block.between(4, 10), to="XBU", on=date(2028, 7, 2))
    ledger.transfer(block.between(4, 10), to="XBV", on=date(2028, 7, 3))  # no first transfer, no quantity
    with pytest.raises(Refused, match="covers 10 t CO2 eq, of which 10 t CO2 eq are first transferred"):
        ledger.transfer(block.between(11, 11), to="XBU", on=date(2028, 7, 4))
