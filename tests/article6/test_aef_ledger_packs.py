"""The stories of the packs: their reports pass the checks and come back as the same ledgers, by file too."""

from datetime import date

import pytest

from article6 import aef as room
from article6.aef.from_ledger import from_ledger, reports
from article6.aef.to_ledger import to_ledger
from article6.authorization.entity import AuthorizedEntity
from article6.consistency.dossier import Dossier
from article6.consistency.engine import check
from article6.findings import Outcome
from article6.ledger import Ledger
from classroom import casebook, packs
from classroom.cycle.trades import trades
from tests.article6.aef_ledgers import (
    airline,
    late,
    sold,
    start,
    three_vintages_and_a_last,
    two_sides_of_2028,
)
from tests.article6.every_event import PERIODS, every_event
from tests.article6.test_aef_ledger_back import first_transfers, same_reports, uses

PACKS = ("kasoro", "lumora", "thailand-switzerland")
STORIES = {
    "trades": trades,
    "oimp by authorization": lambda pack: casebook.oimp(pack, "authorization"),
    "oimp by issuance": lambda pack: casebook.oimp(pack, "issuance"),
    "oimp by use": lambda pack: casebook.oimp(pack, "use or cancellation"),
    "dual": casebook.dual,
    "split": casebook.split,
    "chain": casebook.chain,
}


def complete(ledger, **more):
    """All reports, with what no ledger knows."""
    entities = [
        AuthorizedEntity(
            name=name, country=version.party, id=name, date=version.date, approach=version.approach
        )
        for versions in ledger.authorizations.values()
        for version in versions
        for name in version.entities
    ]
    options = {
        "submitted": lambda party, year: date(year + 1, 4, 10),
        "oimp": {"IMP": "CORSIA"},
        "entities": entities,
    }
    return reports(ledger, **(options | more))


def inconsistencies(found):
    """What the checks say against each report, with all others at hand."""
    told = []
    for aef in found:
        own = tuple(other for other in found if other.party == aef.party and other is not aef)
        others = tuple(other for other in found if other.party != aef.party)
        findings = check(Dossier(aef=aef, own=own, others=others)).findings
        told += [str(one) for one in findings if one.outcome is Outcome.INCONSISTENT]
    return told


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("name", PACKS)
def test_every_story_of_a_pack_there_and_back(name, story):
    pack = packs.load(name)
    ledger = STORIES[story](pack)
    found = complete(ledger)
    assert inconsistencies(found) == []
    again = to_ledger(found)
    assert first_transfers(again) == first_transfers(ledger) and uses(again) == uses(ledger)
    same_reports(ledger, again, oimp={"IMP": "CORSIA"})


LEGAL = {
    "the buyer over four years": three_vintages_and_a_last,
    "the two sides of 2028": two_sides_of_2028,
    "by authorization": lambda: airline("authorization"),
    "by issuance": lambda: airline("issuance"),
    "by use": lambda: airline("use or cancellation"),
    "authorized late": late,
    "an Article 6.4 unit authorized late": lambda: late(a64=True),
    "sold abroad before its use": lambda: sold("OIMP", "use or cancellation")[0],
}


def with_sectors(ledger: Ledger, found) -> list:
    """The worked ledgers name no sector, which table 2 needs."""
    for aef in found:
        for row in aef.authorizations:
            row.sectors = row.sectors or ("Energy generation",)
    return found


@pytest.mark.parametrize("case", LEGAL)
def test_legal_ledgers_give_legal_reports(case):
    ledger = LEGAL[case]()
    assert inconsistencies(with_sectors(ledger, complete(ledger))) == []


def revoked_after_sale():
    ledger, block = sold()
    ledger.issue("A", vintage=2027, quantity=7, on=date(2028, 5, 1))
    ledger.revoke("A", on=date(2029, 3, 1))
    ledger.transfer(block.take(30), to="XBV", on=date(2029, 4, 1))
    ledger.use(block.take(30), for_year=2028, on=date(2029, 5, 1))
    return ledger


def sold_back_and_forth_in_a_day():
    ledger, block = sold()
    for to in ("XHA", "XBU", "XBV", "XHA"):
        ledger.transfer(block.take(10), to=to, on=date(2028, 6, 1))
    ledger.use(block.take(10), for_year=2028, on=date(2028, 6, 1))
    return ledger


def shares_of_a_sale():
    ledger = start()
    block = ledger.issue("A", vintage=2027, quantity=100, on=date(2028, 2, 1))
    ledger.give_to_adaptation_fund(block.take(5), on=date(2028, 3, 1))
    ledger.cancel(block.between(6, 7), purpose="OMGE", on=date(2028, 3, 1))
    ledger.transfer(block.between(8, 100), to="XBU", on=date(2028, 3, 1))
    return ledger


def across_new_year():
    ledger = start()
    block = ledger.issue("A", vintage=2027, quantity=100, on=date(2028, 2, 1))
    ledger.transfer(block, to="XBU", on=date(2028, 12, 30), acquired=date(2029, 1, 3))
    return ledger


@pytest.mark.parametrize(
    "made", [revoked_after_sale, sold_back_and_forth_in_a_day, shares_of_a_sale, across_new_year]
)
def test_more_legal_ledgers(made):
    ledger = made()
    assert inconsistencies(with_sectors(ledger, complete(ledger))) == []


@pytest.mark.parametrize("repeat", [True, False])
def test_authorizations_of_earlier_years_repeated_or_not(repeat):
    """Either reading of the open question passes, where the earlier reports are at hand."""
    ledger = three_vintages_and_a_last()
    ledger.change("A", on=date(2031, 12, 1), quantity=9_000_000)
    assert inconsistencies(with_sectors(ledger, complete(ledger, repeat=repeat))) == []


def test_a_report_that_repeats_what_it_names_can_be_checked_alone():
    ledger = three_vintages_and_a_last()
    alone = from_ledger(ledger, "XHA", 2029, submitted=date(2030, 4, 10))
    (row,) = alone.authorizations
    row.sectors = ("Energy generation",)
    told = check(Dossier(aef=alone)).findings
    assert [one for one in told if one.outcome is Outcome.INCONSISTENT] == []


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize(
    "make", [every_event, lambda: airline("authorization")], ids=["every event", "airline"]
)
def test_reports_from_files_make_the_same_ledger(tmp_path, form, make):
    ledger = make()
    read = []
    for number, aef in enumerate(complete(ledger)):
        path = tmp_path / f"{number}.json"
        if form == "json":
            room.write_json(aef, path)
        else:
            path = tmp_path / str(number)
            room.write_csv(aef, path)
        read.append(room.read(path))
    again = to_ledger(read, periods=PERIODS)
    assert first_transfers(again) == first_transfers(ledger) and uses(again) == uses(ledger)
    assert again.authorizations.keys() == ledger.authorizations.keys()
