"""One issuance of A6.4ERs: where the units go, and what the host adds at once, later or never."""

from datetime import date

from article6.authorization import Authorization
from article6.mechanism import (
    AUTHORIZED,
    MITIGATION_CONTRIBUTION,
    HostRecord,
    Movement,
    Split,
    host_record,
    split_issuance,
)

from ..display.stack import StackChart
from ..display.table import Table
from ..view import Control, Shown, View
from .setting import Setting, caution, setting

PURPOSES = {
    "ndc": "an NDC: first international transfer",
    "authorization": "OIMP: authorization",
    "issuance": "OIMP: issuance",
    "use or cancellation": "OIMP: use or cancellation",
}
LATER = {
    "ndc": "when the participants' units go to another Party",
    "use or cancellation": "when the participants' units are used or cancelled",
}
ROUNDINGS = {"up": "up", "down": "down", "nearest": "to the nearest unit"}
NAMES = {AUTHORIZED: "Authorized", MITIGATION_CONTRIBUTION: "Mitigation contribution"}
ROWS = {
    "issued": "Issued",
    "adaptation": "To the Adaptation Fund",
    "omge": "Cancelled for overall mitigation",
    "participants": "To the participants",
}


def split_an_issuance(pack=None) -> View:
    """Authorized share x what counts as first transfer x exemption x rounding, on one lot of the pack."""
    s = setting(pack)
    mechanism = s.pack.mechanism

    def compute(authorized: int, first_transfer: str, exempt: bool, rounding: str) -> Shown:
        kept = mechanism.second * authorized // 100
        split = split_issuance(
            authorized=kept,
            mitigation_contribution=mechanism.second - kept,
            ldc_or_sids=exempt,
            rounding=rounding,
        )
        return _shown(s, split, _record(s, split, first_transfer), first_transfer, exempt)

    exemption = {
        False: "5% are forwarded",
        True: "exempt (a least developed country or small island)",
    }
    return View(
        "split_an_issuance",
        "Split an issuance",
        (
            Control.steps("authorized", "Authorized, per cent of the lot", (0, 25, 50, 75, 100), 75, "%"),
            Control.choice("first_transfer", "Authorized for, and first transfer", PURPOSES),
            Control.choice("exempt", "Share for adaptation", exemption, mechanism.ldc_sids),
            Control.choice("rounding", "Both levies are rounded (open point)", ROUNDINGS),
        ),
        compute,
        f"A lot of {s.small.numbers.show(mechanism.second)} A6.4ERs from {mechanism.title}. In the end all "
        f"authorized units are transferred, used or cancelled. OIMP are other international mitigation "
        f"purposes, for which {s.host.name} names the first transfer." + caution(s.pack),
    )


def _record(s: Setting, split: Split, first_transfer: str) -> HostRecord:
    """The host's first transfers, once the participants have given all authorized units away."""
    vintage, ndc = s.pack.mechanism.vintage, first_transfer == "ndc"
    authorization = Authorization(
        id=s.pack.approach.authorization if ndc else s.pack.oimp_approach.authorization,
        party=s.host.code,
        approach=s.pack.approach.id if ndc else s.pack.oimp_approach.id,
        date=date(vintage, 12, 1),
        purposes="NDC" if ndc else "OIMP",
        definition=None if ndc else first_transfer,
    )
    moved = sum(part.participants for part in split.of(AUTHORIZED))
    goes = {"to": s.buyer.code} if ndc else {"purpose": "IMP"}
    movements = [Movement(date(vintage + 2, 6, 1), moved, **goes)] if moved else []
    return host_record(
        split,
        authorization,
        issued_on=_issued_on(s),
        vintage=vintage,
        movements=movements,
        periods={s.host.code: s.period},
    )


def _issued_on(s: Setting) -> date:
    return date(s.pack.mechanism.vintage + 1, 6, 1)


def _shown(s: Setting, split: Split, record: HostRecord, first_transfer: str, exempt: bool) -> Shown:
    at_once, total = record.added(_issued_on(s)), record.added()
    later, never = total - at_once, split.issued - total
    amounts = split.amounts
    columns = ("Units", *(NAMES[status].split()[-1].capitalize() for status in amounts), "Sum")
    rows = [
        (
            words,
            *(of[name] for of in amounts.values()),
            sum(of[name] for of in amounts.values()),
        )
        for name, words in ROWS.items()
    ]
    numbers = s.small.numbers
    table = Table("Where the units go", columns, rows, "A6.4ERs", strong=("Issued",), numbers=numbers)
    parts = (("to the participants", "host"), ("Adaptation Fund", "buyer"), ("cancelled", "hatch:third"))
    units = StackChart(
        title="Where the units go",
        units="A6.4ERs",
        source=s.source,
        says=f"Of {numbers.show(split.issued)} units, {numbers.show(split.participants)} reach the "
        "participants.",
        numbers=numbers,
        parts=parts,
        rows=tuple(
            (NAMES[status], (of["participants"], of["adaptation"], of["omge"]))
            for status, of in amounts.items()
        ),
        most=split.issued,
    )
    adds = StackChart(
        title=f"What {s.host.name} adds to its emissions balance",
        units="t CO2 eq",
        source=s.source,
        says=f"{numbers.show(at_once)} t on the day of issuance, {numbers.show(later)} t later, "
        f"{numbers.show(never)} t never.",
        numbers=numbers,
        parts=(("at issuance", "host"), ("later", "hatch:host"), ("never", "soft")),
        rows=((s.host.name, (at_once, later, never)),),
        most=split.issued,
    )
    return Shown(
        (table,),
        (units, adds),
        _sentences(s, split, at_once, later, first_transfer, exempt),
        _rules(first_transfer, exempt),
        s.source,
    )


def _sentences(
    s: Setting, split: Split, at_once: int, later: int, first_transfer: str, exempt: bool
) -> list[str]:
    show, vintage = s.small.numbers.show, s.pack.mechanism.vintage
    fund = "none goes" if exempt else f"{show(split.adaptation)} go"
    out = [
        f"Of {show(split.issued)} units {fund} to the Adaptation Fund, {show(split.omge)} are cancelled and "
        f"{show(split.participants)} reach the participants."
    ]
    if not at_once:
        out.append(
            f"Nothing is authorized, so {s.host.name} adds nothing and keeps the reductions for its own NDC."
        )
    elif later:
        out.append(
            f"{s.host.name} adds {show(at_once)} t at issuance, before anybody has sold a unit, and "
            f"{show(later)} t {LATER[first_transfer]}; all of it to vintage {vintage}."
        )
    else:
        out.append(
            f"{s.host.name} adds all {show(at_once)} t at issuance, to vintage {vintage}, although no unit "
            "has been used yet."
        )
    short = -(-split.issued // 50) - split.omge
    if short > 0:
        out.append(
            "Rounded this way, fewer than 2% are cancelled: the minimum is missed by "
            f"{short} {'unit' if short == 1 else 'units'}."
        )
    return out


def _rules(first_transfer: str, exempt: bool) -> tuple[str, ...]:
    ndc = first_transfer == "ndc"
    return (
        "a64.exemption" if exempt else "a64.levy-adaptation",
        "a64.levy-omge",
        "a64.adaptation-process",
        "a64.omge-process",
        "first-transfer.ndc" if ndc else "first-transfer.oimp",
        "a64.double-counting" if ndc else "a64.double-counting-oimp",
        "balance.add-first-transfers",
    )
