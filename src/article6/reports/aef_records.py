"""What annual reports say, as the records that the accounting counts: first transfers, uses, OIMP."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from article6.aef.document import Aef
from article6.aef.kinds import (
    ADAPTATION_FUND,
    BY_OIMP_EVENT,
    FIRST_TRANSFER,
    OMGE,
    USE,
    kind_of,
    purposes,
    towards_ndc,
)
from article6.aef.reconcile import latest
from article6.aef.rows import Action, AuthorizationRow, HoldingRow
from article6.findings import Place
from article6.identifiers import Block, IdentifierError
from article6.ledger.records import FirstTransfer, OimpAuthorized, Use

__all__ = ["Records", "in_force", "records"]


@dataclass(slots=True)
class Records:
    """The records of one Party, each with the row it comes from; `left_out` are rows that say too little."""

    first_transfers: list[FirstTransfer] = field(default_factory=list)
    first_transfer_places: list[Place] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    use_places: list[Place] = field(default_factory=list)
    oimp_authorized: list[OimpAuthorized] = field(default_factory=list)
    left_out: tuple[Place, ...] = ()

    @property
    def all(self) -> tuple[list[FirstTransfer], list[Use], list[OimpAuthorized]]:
        """The three lists, in the order in which the accounting takes them."""
        return self.first_transfers, self.uses, self.oimp_authorized

    @property
    def entities(self) -> tuple[str, ...]:
        """The entities authorized for OIMP (2/CMA.3 annex 23(d))."""
        return tuple(dict.fromkeys(name for one in self.oimp_authorized for name in one.entities))


def in_force(aefs: Iterable[Aef], party: str) -> tuple[Aef, ...]:
    """The latest version of each year of a Party, in the order of years (4/CMA.6 para. 32)."""
    return tuple(aef for (of, _), aef in sorted(latest(aefs).items()) if of == party)


def records(aefs: Iterable[Aef], party: str) -> Records:
    """The records in the annual reports of a Party: its own first transfers, and its uses towards its NDC.

    Sector and purpose are those of the latest version of the authorization in table 2. What is authorized for
    OIMP is the sum of the units that appear under an authorization that covers OIMP, by vintage: table 2
    itself names at most a limit.
    """
    aefs = tuple(aefs)
    terms = _terms(aefs)
    found, left_out = Records(), []
    for aef in aefs:
        for row in aef.actions:
            kind = kind_of(row.type)
            if kind == FIRST_TRANSFER and row.party == party:
                record = _first_transfer(row, terms.get(row.authorization))
                place, records_, places = aef.place(row), found.first_transfers, found.first_transfer_places
            elif kind == USE and towards_ndc(row):
                record = _use(row, party, terms.get(row.authorization))
                place, records_, places = aef.place(row), found.uses, found.use_places
            else:
                continue
            if record is None:
                left_out.append(place)
            else:
                records_.append(record)
                places.append(place)
    found.oimp_authorized = _oimp(aefs, party, terms)
    found.left_out = tuple(left_out)
    return found


def _terms(aefs: tuple[Aef, ...]) -> dict[str | None, AuthorizationRow]:
    rows = [row for aef in aefs for row in aef.authorizations if row.id]
    return {row.id: row for row in sorted(rows, key=lambda row: row.version or 0)}


def _block(row: Action | HoldingRow) -> Block | None:
    registry = row.first_id.registry if row.first_id is not None else row.registry
    if None in (row.approach, registry, row.party, row.vintage, row.first, row.last):
        return None
    try:
        return Block(row.approach, registry, row.party, row.vintage, row.first, row.last)
    except IdentifierError:
        return None


def _metric(row: Action) -> dict[str, object]:
    if row.metric is None or row.metric.casefold() == "ghg":
        return {}
    return {"metric": row.non_ghg_metric or row.metric, "amount": row.amount}


def _sector(terms: AuthorizationRow | None) -> str:
    return "; ".join(terms.sectors) if terms is not None else ""


def _first_transfer(row: Action, terms: AuthorizationRow | None) -> FirstTransfer | None:
    block = _block(row)
    if block is None or row.time is None or row.quantity is None:
        return None
    covers = purposes(terms.purpose) if terms is not None else frozenset({"NDC"})
    return FirstTransfer(
        date=row.time.date(),
        party=row.party,
        approach=row.approach,
        authorization=row.authorization or "",
        block=block,
        quantity=row.quantity,
        vintage=row.vintage,
        series="ndc" if "NDC" in covers else "oimp",
        trigger=_trigger(row),
        acquirer=row.acquiring,
        sector=_sector(terms),
        covered=True,
        **_metric(row),
    )


def _trigger(row: Action) -> str:
    if row.subtype in ADAPTATION_FUND:
        return "adaptation fund"
    if row.subtype in OMGE:
        return "omge"
    return BY_OIMP_EVENT.get(row.subtype, "transfer")


def _use(row: Action, party: str, terms: AuthorizationRow | None) -> Use | None:
    block = _block(row)
    if block is None or row.time is None or row.quantity is None or row.use_year is None:
        return None
    return Use(
        date=row.time.date(),
        party=party,
        block=block,
        quantity=row.quantity,
        vintage=row.vintage,
        use_year=row.use_year,
        approach=row.approach,
        sector=_sector(terms),
        **_metric(row),
    )


def _oimp(aefs: tuple[Aef, ...], party: str, terms: dict) -> list[OimpAuthorized]:
    """Each unit once, however many rows it stands in."""
    spans: dict[tuple, list[tuple[int, int]]] = {}
    for aef in aefs:
        for row in (*aef.actions, *aef.holdings):
            known = terms.get(row.authorization)
            block = _block(row) if row.party == party else None
            if block is None or known is None or known.date is None:
                continue
            if purposes(known.purpose) & {"IMP", "OP"}:
                spans.setdefault((row.authorization, block.key), []).append((block.first, block.last))
    return [
        OimpAuthorized(
            date=terms[id].date,
            party=party,
            approach=key[0],
            authorization=id,
            vintage=key[3],
            quantity=_covered(several),
            entities=tuple(terms[id].entities),
        )
        for (id, key), several in sorted(spans.items())
    ]


def _covered(spans: list[tuple[int, int]]) -> int:
    """How many serials the spans cover together."""
    total, end = 0, 0
    for first, last in sorted(spans):
        total += max(0, last - max(first - 1, end))
        end = max(end, last)
    return total
