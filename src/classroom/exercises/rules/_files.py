"""The files of the exercise on first transfers: each is a ledger, and the ledger decides."""

from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from article6.authorization import Authorization
from article6.ledger import Ledger
from article6.mechanism import host_record, split_issuance
from classroom import casebook
from classroom.wording import fill

DEFINITIONS = ("authorization", "issuance", "use or cancellation")


def day(value: date) -> str:
    """A date as it stands in the texts: 12 March 2028."""
    return fill("{day}", None, day=value)


@dataclass(frozen=True)
class Definition:
    """What is first transferred under one definition: the day, and {vintage: t CO2 eq}."""

    on: date
    by_vintage: dict[int, int]


def sale(pack: Any) -> SimpleNamespace:
    """The first sale for an NDC: its dates, its quantity, and the trigger the ledger found."""
    vintage = min(year for year, tonnes in pack.transfers.by_vintage.items() if tonnes)
    transferred_on, quantity = pack.transfers.recorded[vintage], pack.transfers.by_vintage[vintage]
    used = next(year for year, tonnes in sorted(pack.uses.by_use_year.items()) if tonnes)
    approach = pack.approach
    ledger = _ledger(pack)
    ledger.authorize(
        id=approach.authorization,
        party=pack.host.code,
        approach=approach.id,
        date=approach.authorized_on,
        purposes="NDC",
    )
    units = ledger.issue(
        approach.authorization, vintage=vintage, quantity=quantity, on=transferred_on, sector=approach.sector
    )
    ledger.transfer(units, to=pack.buyer.code, on=transferred_on)
    ledger.use(units.take(pack.uses.by_use_year[used]), for_year=used, on=pack.uses.recorded[used])
    return SimpleNamespace(
        vintage=vintage,
        quantity=quantity,
        transferred_on=transferred_on,
        used_on=pack.uses.recorded[used],
        trigger=_trigger(ledger, pack),
    )


def six(pack: Any) -> SimpleNamespace:
    """Six files with one set of dates; `triggers` is what the ledger decides for each."""
    case, fortnight = pack.dual, timedelta(days=14)
    dates = {
        "verified_on": case.authorized_on - fortnight,
        "authorized_on": case.authorized_on,
        "issued_on": case.authorized_on + fortnight,
        "transferred_on": case.transferred_on,
        "cancelled_on": case.cancelled_on,
    }
    at = SimpleNamespace(**dates)

    def file(purposes, definition=None, *, verified=False, moved=False, cancelled=False):
        ledger, outcomes = _ledger(pack), _outcomes(pack, case.vintage, case.quantity)
        block = ledger.verify(on=at.verified_on, **outcomes) if verified else None
        ledger.authorize(**_letter(pack, purposes, definition), blocks=[block] if block else [])
        if block:
            ledger.issue(block=block, on=at.issued_on)
        else:
            block = ledger.issue(case.authorization, on=at.issued_on, **outcomes)
        if moved:
            ledger.transfer(block, to=pack.buyer.code, on=at.transferred_on)
        if cancelled:
            ledger.cancel(block, purpose="IMP", on=at.cancelled_on)
        return _trigger(ledger, pack)

    use = "use or cancellation"
    triggers = {
        "oimp use": file("OIMP", use, cancelled=True),
        "oimp issuance": file("OIMP", "issuance", cancelled=True),
        "oimp authorization": file("OIMP", "authorization", verified=True),
        "dual use": file("NDC and OIMP", use, moved=True, cancelled=True),
        "dual issuance": file("NDC and OIMP", "issuance", moved=True),
        "at home": file("NDC"),
    }
    return SimpleNamespace(vintage=case.vintage, triggers=triggers, **dates)


def by_definition(pack: Any) -> dict[str, Definition]:
    """The outcomes for other purposes under each of the three definitions."""
    found = {}
    for name in DEFINITIONS:
        records = casebook.oimp(pack, name).first_transfers(pack.host.code)
        found[name] = Definition(records[0].date, {one.vintage: one.quantity for one in records})
    return found


def mixed(pack: Any) -> SimpleNamespace:
    """Units authorized for both: some go abroad, some of these are cancelled there, some at home."""
    case = pack.dual
    moved, abroad, direct = (case.quantity * tenths // 10 for tenths in (6, 2, 1))
    ledger = _ledger(pack)
    ledger.authorize(**_letter(pack, "NDC and OIMP", "use or cancellation"))
    ledger.issue(case.authorization, on=case.transferred_on, **_outcomes(pack, case.vintage, case.quantity))
    ledger.transfer(ledger.pick(pack.host.code, moved), to=pack.buyer.code, on=case.transferred_on)
    for holder, quantity in ((pack.buyer.code, abroad), (pack.host.code, direct)):
        ledger.cancel(ledger.pick(holder, quantity), purpose="IMP", on=case.cancelled_on)
    records = ledger.first_transfers(pack.host.code)
    return SimpleNamespace(
        quantity=case.quantity,
        vintage=case.vintage,
        moved=moved,
        abroad=abroad,
        direct=direct,
        first_transferred=sum(one.quantity for one in records),
    )


def issuance(pack: Any) -> SimpleNamespace:
    """An issuance of A6.4ERs in whole hundreds, so that no share has to be rounded."""
    case, exempt = pack.split, pack.mechanism.ldc_sids
    lots = {"authorized": case.quantity, "mitigation_contribution": case.quantity // 2}
    split = split_issuance(**lots, ldc_or_sids=exempt)
    full = split_issuance(authorized=case.quantity)

    def at_issuance(purposes, definition=None):
        letter = Authorization(**_letter(pack, purposes, definition))
        record = host_record(
            split,
            letter,
            issued_on=case.recorded_on,
            vintage=case.vintage,
            periods={pack.host.code: casebook.period(pack)},
            sector=pack.oimp_approach.sector,
        )
        return record.added(case.recorded_on)

    return SimpleNamespace(
        authorized=lots["authorized"],
        contribution=lots["mitigation_contribution"],
        issued=split.issued,
        exempt=exempt,
        adaptation=full.adaptation,
        without_exemption=full.adaptation + full.omge,
        levied_in_all=split.adaptation + split.omge,
        at_issuance=at_issuance("NDC"),
        at_issuance_oimp=at_issuance("OIMP", "issuance"),
    )


def _ledger(pack: Any) -> Ledger:
    return Ledger(dict.fromkeys((pack.host.code, pack.buyer.code), casebook.period(pack)))


def _letter(pack: Any, purposes: str, definition: str | None) -> dict[str, Any]:
    case = pack.dual
    terms = {
        "id": case.authorization,
        "party": pack.host.code,
        "approach": pack.oimp_approach.id,
        "date": case.authorized_on,
        "purposes": purposes,
    }
    return terms | ({"definition": definition} if definition else {})


def _outcomes(pack: Any, vintage: int, quantity: int) -> dict[str, Any]:
    return {
        "party": pack.host.code,
        "approach": pack.oimp_approach.id,
        "vintage": vintage,
        "quantity": quantity,
        "sector": pack.oimp_approach.sector,
    }


def _trigger(ledger: Ledger, pack: Any) -> str:
    """The event that was the first transfer, or "none"."""
    return next((one.trigger for one in ledger.first_transfers(pack.host.code)), "none")
