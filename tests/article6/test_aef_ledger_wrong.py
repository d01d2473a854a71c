"""Reports that contradict each other, or that are not all there, do not become a ledger by guessing."""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest

from article6.aef.from_ledger import from_ledger, reports
from article6.aef.to_ledger import RebuildError, missing_reports, to_ledger
from article6.findings import Outcome
from article6.ledger import Ledger, Refused
from tests.article6 import case
from tests.article6.aef_ledgers import PERIODS, sold, start, two_sides_of_2028


def pair(ledger=None):
    """The reports of XBU and XHA for 2028, XHA's of 2027 before them."""
    found = {(aef.party, aef.year): aef for aef in reports(ledger or sold()[0])}
    return found["XBU", 2028], found["XHA", 2028], found["XHA", 2027]


def error(*aefs, **more):
    with pytest.raises(RebuildError) as raised:
        to_ledger(aefs, **({"periods": PERIODS} | more))
    return raised.value


# --- two rows that do not agree -----------------------------------------------------------------------------


def test_more_acquired_than_sent_names_both_rows():
    buyer, host, earlier = pair()
    buyer.actions[0].last = buyer.actions[0].quantity = 110
    found = error(buyer, host, earlier)
    assert str(found.place).startswith("AEF of XBU, 2028, version 1.0, Table 3 Actions, row 2")
    assert (
        "XBU cannot acquire 110 t CO2 eq" in found.problem
        and "10 t CO2 eq of them are not on record" in str(found)
    )
    assert found.other == host.place(host.actions[0])
    assert isinstance(found.__cause__, Refused) and found.rule == found.__cause__.rule


def test_the_two_sides_of_2028_stop_at_what_nobody_sent():
    """10,000 t were sent and not acquired, which may come; 5,000 t are used that nobody sent."""
    found = {(aef.party, aef.year): aef for aef in reports(two_sides_of_2028(), years=[2027, 2028])}
    buyer = found["XBU", 2028]
    buyer.actions[1].last = buyer.actions[1].quantity = 390_000
    buyer.holdings[1].last = buyer.holdings[1].quantity = 390_000
    assert to_ledger(found.values(), periods=PERIODS).held("XBU") == 590_000
    use = replace(buyer.actions[2], first=1_200_001, last=1_205_000, quantity=5_000, use_year=2028, row=5)
    buyer.actions.append(use)
    stopped = error(*found.values())
    assert stopped.place == buyer.place(use) and "5,000 t CO2 eq of them are not on record" in stopped.problem


def test_a_unit_first_transferred_twice():
    buyer, host, earlier = pair()
    host.actions.append(case.action(91, 120, authorization="A"))
    found = error(buyer, host, earlier)
    assert found.problem == "Serials 91 to 100 are first transferred twice."
    assert found.rule == "treaty.no-double-counting" and found.other is not None


def test_a_first_transfer_by_an_event_that_the_authorization_does_not_name():
    buyer, host, earlier = pair()
    host.actions[0].subtype, host.actions[0].acquiring = "Issuance", None
    buyer.actions, buyer.holdings = [], []
    found = error(buyer, host, earlier)
    assert "The authorization and the other rows do not make this a first transfer." in found.problem
    assert found.place.column == "Action subtype"


def test_a_transfer_that_must_be_a_first_transfer():
    buyer, host, earlier = pair()
    host.actions[0].type, host.actions[0].subtype = "Transfer", None
    found = error(buyer, host, earlier)
    assert "this is the first transfer of CA0099-XHA01-XHA-1-2027" in found.problem
    assert "the report of XHA does not say so" in found.problem


def test_a_first_transfer_that_must_be_a_transfer():
    buyer, host, earlier = pair(sold("OIMP", "use or cancellation")[0])
    host.actions[0].type, host.actions[0].subtype = case.action().type, case.action().subtype
    assert "By its authorization this is no first transfer of all of" in error(buyer, host, earlier).problem


def test_the_first_transfer_of_somebody_else():
    buyer, host, earlier = pair()
    row = buyer.actions[0]
    row.type, row.subtype, row.acquiring = "First transfer", case.TO_PARTY, "XBV"
    found = error(buyer, host, earlier)
    assert "XBU reports the first transfer of outcomes of XHA" in found.problem


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (1, 120, "XBU does not hold serials 101 to 120"),
        (1, 90, "leave 100 t CO2 eq of others' outcomes on 2028-12-31; the table has 90"),
    ],
)
def test_holdings_that_do_not_follow_from_the_rows(first, last, says):
    buyer, host, earlier = pair()
    row = buyer.holdings[0]
    row.first, row.last, row.quantity = first, last, last - first + 1
    assert says in error(buyer, host, earlier).problem


def test_holdings_listed_twice_and_holdings_that_are_gone():
    buyer, host, earlier = pair()
    buyer.holdings *= 2
    assert "stand twice" in error(buyer, host, earlier).problem
    buyer, host, earlier = pair()
    host.holdings.append(case.holding(1, 10, authorization="A"))
    found = error(buyer, host, earlier)
    assert "XHA does not hold serials 1 to 10" in found.problem and found.other == buyer.place(
        buyer.actions[0]
    )


def test_an_unknown_authorization():
    buyer, host, earlier = pair()
    for row in (*host.actions, *buyer.actions, *buyer.holdings):
        row.authorization = "Z"
    assert "The authorization Z by XHA is not on record." in error(buyer, host, earlier).problem


def test_two_rows_of_one_version_that_differ():
    buyer, host, earlier = pair()
    host.authorizations[0].quantity = 5
    found = error(buyer, host, earlier)
    assert found.problem == "Version 1 of authorization A by XHA differs between rows." and found.other


def test_two_days_of_revocation():
    ledger, _ = sold()
    ledger.revoke("A", on=date(2029, 3, 1))
    first, second = from_ledger(ledger, "XHA", 2029), from_ledger(ledger, "XHA", 2029)
    second.submission.year = 2030
    second.authorizations[0].note = "Revoked on 02/03/2029."
    assert "was revoked on 2029-03-02 or on 2029-03-01" in error(*pair(), first, second).problem


def test_a_row_of_table_2_that_is_no_authorization():
    buyer, host, earlier = pair()
    for aef in (host, earlier):
        aef.authorizations[0].purpose = None
    found = error(buyer, host, earlier)
    assert "names no purpose" in found.problem and found.place.table == "Table 2 Authorizations"


def test_used_for_a_year_of_another_period():
    ledger, block = sold()
    ledger.use(block, for_year=2028, on=date(2028, 9, 1))
    buyer, host, earlier = pair(ledger)
    buyer.actions[1].use_year = 2031
    assert "knows no NDC period of XBU that holds 2031" in error(buyer, host, earlier).problem


# --- one row that cannot be read ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "column", "says"),
    [
        ({"time": None}, "Action date", "has no date"),
        ({"first": None}, "First ID", "field is empty"),
        ({"vintage": None}, "Vintage", "field is empty"),
        ({"authorization": None}, "Authorization ID", "field is empty"),
        ({"type": "Gift"}, "Action type", "'Gift' is no action type"),
        ({"type": None}, "Action type", "None is no action type"),
        ({"type": "Transfer"}, "Acquiring participating Party ID", "No Party acquires"),
        ({"transferring": None}, "Transferring participating Party ID", "No Party transferred"),
        ({"type": "Use"}, "Calendar year for which", "has no year"),
        ({"quantity": 50}, "Quantity (t CO2 eq)", "100 ITMOs are 50 t CO2 eq here"),
        ({"quantity": Fraction(1, 2)}, "Quantity (t CO2 eq)", "100 ITMOs are 1/2 t CO2 eq here"),
        ({"approach": "99"}, "First ID", "approach '99' is not well formed"),
        ({"last": 0, "quantity": None}, "First ID", "is smaller than first serial"),
        ({"metric": "non-GHG"}, "Applicable non-GHG metric", "is in a non-GHG metric and the field is empty"),
        ({"metric": "non-GHG", "non_ghg_metric": "MWh"}, "Quantity (in non-GHG", "the field is empty"),
    ],
)
def test_rows_without_what_a_ledger_needs(change, column, says):
    buyer, host, earlier = pair()
    for name, value in change.items():
        setattr(buyer.actions[0], name, value)
    found = error(buyer, host, earlier)
    assert says in found.problem and found.place.column.startswith(column) and found.place.row == 2


@pytest.mark.parametrize("subtype", [None, "Sale"])
def test_a_first_transfer_that_does_not_say_by_which_event(subtype):
    buyer, host, earlier = pair()
    host.actions[0].subtype, host.actions[0].acquiring = subtype, None
    assert "does not say which event is the first transfer" in error(buyer, host, earlier).problem


def test_without_subtype_the_acquiring_party_tells_it():
    buyer, host, earlier = pair()
    host.actions[0].subtype = None
    assert to_ledger([buyer, host, earlier]).first_transfers("XHA")[0].trigger == "transfer"


def test_a_report_without_party_or_year():
    buyer, host, _ = pair()
    host.submission.year = None
    assert "Table 1 does not say the Party and the year" in error(buyer, host).problem


def test_authorizations_in_table_3_are_left_to_table_2():
    buyer, host, earlier = pair()
    earlier.actions.append(case.action(1, 100, "Authorization", authorization="A", time=datetime(2027, 6, 1)))
    assert to_ledger([buyer, host, earlier]).held("XBU") == 100


# --- reports that are missing -------------------------------------------------------------------------------


def test_without_the_hosts_report_the_error_says_which_are_missing():
    buyer, _, _ = pair()
    found = error(buyer)
    assert "Reports are missing (of XHA for 2028): add them, or rebuild a part with partial=True." in str(
        found
    )
    (missing,) = missing_reports([buyer])
    assert (missing.outcome, missing.party) == (Outcome.NULL, "XHA")
    assert str(missing.place).endswith("Table 3 Actions, row 2")


def test_the_buyer_alone():
    ledger, block = sold(quantity=1_000)
    ledger.use(block.take(300), for_year=2027, on=date(2028, 11, 30))
    ledger.transfer(block.between(901, 1000), to="XBV", on=date(2028, 12, 1))
    part = to_ledger([from_ledger(ledger, "XBU", 2028)], periods=PERIODS, partial=True)
    assert part.uses("XBU") == ledger.uses("XBU")
    assert part.held("XBU") == 600 and part.in_transit()[0].quantity == 100
    (first,) = part.first_transfers("XHA")
    assert (first.quantity, first.date, first.trigger) == (1_000, date(2028, 3, 12), "transfer")
    assert part.authorization("A", "XHA").purpose == "NDC", "as the buyer's table 2 repeats it"


def test_the_buyer_alone_with_an_authorization_of_its_own():
    ledger = start()
    ledger.authorize(id="B", party="XBU", approach="CA0099", date=date(2027, 7, 1), purposes="NDC")
    block = ledger.issue("A", vintage=2027, quantity=100, on=date(2028, 2, 1))
    ledger.transfer(block, to="XBU", on=date(2028, 3, 12))
    mine = [from_ledger(ledger, "XBU", year) for year in (2027, 2028)]
    part = to_ledger(mine, periods=PERIODS, partial=True)
    assert part.held("XBU") == 100
    assert [key for key in part.authorizations if key.startswith("XHA")] == ["XHA B not reported"]


def test_a_later_year_alone():
    ledger, block = sold()
    ledger.use(block.take(40), for_year=2028, on=date(2029, 5, 1))
    part = to_ledger([from_ledger(ledger, "XBU", 2029)], periods=PERIODS, partial=True)
    assert part.held("XBU") == 60 and part.uses("XBU") == ledger.uses("XBU")
    gaps = [from_ledger(ledger, "XBU", 2028), from_ledger(ledger, "XBU", 2030)]
    assert any("reported before and after 2029" in found.problem for found in missing_reports(gaps))


def test_the_host_alone():
    ledger, block = sold("OIMP", "use or cancellation")
    ledger.cancel(block.take(40), purpose="IMP", on=date(2028, 12, 1))
    mine = [from_ledger(ledger, "XHA", year) for year in (2027, 2028)]
    assert "do not make this a first transfer" in str(error(*mine))
    part = to_ledger(mine, periods=PERIODS, partial=True)
    assert [(f.date, f.trigger, f.quantity) for f in part.first_transfers("XHA")] == [
        (date(2028, 12, 1), "use or cancellation", 40)
    ]
    assert {f.party for f in missing_reports(mine)} == {"XBU"}


def test_what_is_sold_and_not_reported_by_the_buyer_is_on_its_way():
    _, host, earlier = pair()
    assert to_ledger([host, earlier]).in_transit()[0].quantity == 100


def test_versions_before_the_first_report_at_hand():
    ledger, block = sold()
    ledger.change("A", on=date(2029, 1, 5), quantity=500)
    ledger.transfer(block, to="XHA", on=date(2029, 2, 1))
    host = from_ledger(ledger, "XHA", 2029, repeat=False)
    assert "No authorization with that id by that Party is on record." in error(host).problem
    part = to_ledger([host], periods=PERIODS, partial=True)
    assert [v.version for v in part.authorizations["XHA A"]] == [1, 2]


def test_units_of_the_adaptation_fund_in_a_part():
    ledger = start()
    block = ledger.issue("A", vintage=2027, quantity=100, on=date(2028, 2, 1))
    ledger.give_to_adaptation_fund(block, on=date(2028, 3, 1))
    ledger.transfer(block.take(30), to="XBU", on=date(2028, 9, 1), by="Adaptation Fund")
    part = to_ledger([from_ledger(ledger, "XBU", 2028)], periods=PERIODS, partial=True)
    assert part.held("XBU") == 30


def test_a_part_still_contradicts_itself():
    buyer, _, _ = pair()
    buyer.holdings[0].last = buyer.holdings[0].quantity = 40
    assert "leave 100 t CO2 eq" in error(buyer, partial=True).problem


def test_non_ghg_units_in_a_part():
    ledger = start(metrics={"MWh"})
    block = ledger.issue(
        "A", vintage=2027, quantity=9, on=date(2028, 2, 1), metric="MWh", amount=Fraction(20, 3)
    )
    ledger.transfer(block, to="XBU", on=date(2028, 3, 12))
    ledger.use(block.take(3), for_year=2027, on=date(2028, 4, 1))
    part = to_ledger([from_ledger(ledger, "XBU", 2028)], periods=PERIODS, partial=True)
    assert part.uses("XBU")[0].amount == Fraction(20, 9)


def test_nothing_at_all():
    assert len(to_ledger([])) == 0 and missing_reports([]) == []
    assert isinstance(to_ledger([case.aef()]), Ledger)


def test_other_words_than_ours_in_the_notes_are_left_alone():
    buyer, host, earlier = pair()
    for aef in (host, earlier):
        aef.authorizations[0].note = "Revoked on 31/02/2029.\nSee the letter of the minister."
    ledger = to_ledger([buyer, host, earlier])
    assert ledger.authorization("A", "XHA").note == "See the letter of the minister."
