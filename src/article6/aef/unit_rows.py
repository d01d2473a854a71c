"""Rows about units, tables 3 and 4: what a Party did with which block, and what it holds at year's end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import NamedTuple

from article6.aef import remarks
from article6.aef.clock import seconds
from article6.aef.named import Named
from article6.aef.reported_as import MANDATORY, NOT_DEFINED, ReportedAs, lines
from article6.aef.rows import Action, HoldingRow
from article6.authorization import Authorization
from article6.identifiers import Block
from article6.ledger.events import ADAPTATION_FUND, Authorized, Changed, Issued, Verified
from article6.ledger.trace import Step, Trace

__all__ = ["Particulars", "action_rows", "holding_rows", "in_force"]

_WITHOUT_MOVEMENT = (Authorized, Changed, Verified, Issued)
Underlying = tuple[str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the ledger does not know and the rows need: see `article6.aef.from_ledger`."""

    registry: str | None = None
    mitigation: str | Mapping[str, str] = "Emission reductions"
    underlying: Callable[[Block], Underlying] | None = None
    oimp: Mapping[str, str] | None = None
    identifiers: str = "serial"

    def of_unit(self, party: str, unit: _Unit) -> dict[str, object]:
        """The fields that tables 3 and 4 share."""
        block = unit.block
        registry = block.registry if block.party == party else self.registry or f"{party}01"
        found: dict[str, object] = {
            "approach": block.approach,
            "authorization": unit.authorization,
            "party": block.party,
            "registry": registry,
            "first": block.first,
            "last": block.last,
            "metric": "GHG" if unit.share is None else "non-GHG",
            "gwp": unit.gwp or None,
            "non_ghg_metric": None if unit.share is None else unit.metric,
            "quantity": block.quantity,
            "amount": None if unit.share is None else unit.share * block.quantity,
            "mitigation": unit.mitigation,
            "vintage": block.vintage,
        }
        if self.underlying is not None:
            found |= zip(("unit_registry", "unit_first", "unit_last"), self.underlying(block), strict=True)
        if self.identifiers == "full":
            found |= {"first_id": block.first_id, "last_id": block.last_id}
        return found

    def type_of(self, outcome: Issued | Verified, approach: str) -> str | None:
        """The mitigation type of outcomes: one for all, or by activity, sector or cooperative approach."""
        if isinstance(self.mitigation, str):
            return self.mitigation
        known = (name for name in (outcome.activity, outcome.sector, approach) if name in self.mitigation)
        return next((self.mitigation[name] for name in known), None)


class _Unit(NamedTuple):
    """A block and what a row says of it. `share`: the non-GHG amount per t CO2 eq, None for GHG."""

    block: Block
    authorization: str
    metric: str
    share: Fraction | None
    gwp: str
    mitigation: str | None


def _unit(step: Step, named: Named, particulars: Particulars) -> _Unit:
    outcome = step.outcome
    share = None if outcome.amount is None else Fraction(outcome.amount) / outcome.block.quantity
    version = step.mark.settled or step.versions[-1]
    mitigation = particulars.type_of(outcome, step.block.approach)
    return _Unit(step.block, named.name(step), outcome.metric, share, version.gwp, mitigation)


def _joined(units: Iterable[_Unit]) -> Iterator[_Unit]:
    """The units in the order of their serials; neighbours that a row would describe alike are one."""
    before: _Unit | None = None
    for unit in sorted(units, key=_place):
        block = unit.block
        if before is not None:
            last = before.block
            if last.last + 1 == block.first and last.key == block.key and before[1:] == unit[1:]:
                before = unit._replace(block=Block(*block.key, last.first, block.last))
                continue
            yield before
        before = unit
    if before is not None:
        yield before


def _place(unit: _Unit) -> tuple:
    return unit.block.vintage, unit.block.key, unit.block.first


def holding_rows(trace: Trace, named: Named, year: int, particulars: Particulars) -> list[HoldingRow]:
    """Table 4: the authorized units in the account of the Party on 31 December of the year.

    Its own outcomes stand in it from their authorization; whether they belong there before the first transfer
    is open (2/CMA.3 annex 20(a)).
    """
    end = date(year, 12, 31)
    held = (step for step in trace.held(named.party, end) if _counts(step, end))
    units = [_unit(step, named, particulars) for step in held]
    return [HoldingRow(**particulars.of_unit(named.party, unit)) for unit in _joined(units)]


def action_rows(
    trace: Trace, named: Named, year: int, particulars: Particulars, known: date | None = None
) -> list[Action]:
    """Table 3: the actions of the year, in the order of the ledger; see `article6.aef.reported_as`."""
    groups: dict[tuple, tuple[int, list[_Unit]]] = {}
    for step, line, on in _reported(trace, named.party, year, known):
        # what moves nothing is told by day; other rows say what one event did
        event = None if type(step.event) in _WITHOUT_MOVEMENT else step.event
        key = on, id(event), _details(step, line, particulars)
        groups.setdefault(key, (step.order, []))[1].append(_unit(step, named, particulars))
    rows: list[tuple[tuple, _Unit, Action]] = []
    for (on, _, details), (order, units) in groups.items():
        for unit in _joined(units):
            row = Action(time=datetime(on.year, on.month, on.day), **particulars.of_unit(named.party, unit))
            for name, value in details:
                setattr(row, name, value)
            rows.append(((on, order, _place(unit)), unit, row))
    rows.sort(key=lambda one: one[0])
    times = seconds((row.time.date(), unit.block, row.type) for _, unit, row in rows)
    for (_, _, row), second in zip(rows, times, strict=True):
        row.time += timedelta(seconds=min(second, 86_399))
    return [row for _, _, row in rows]


def _reported(
    trace: Trace, party: str, year: int, known: date | None
) -> Iterator[tuple[Step, ReportedAs, date]]:
    """The steps that give the Party a row in that year: with the line of the table, and the day."""
    for step in trace.of(party, year):
        event, first = step.event, step.first
        host, acts = party == step.block.party, party == step.actor
        if step.mark.authority is None:
            continue
        for line in lines(event, first.trigger if first is not None else "", step.actor == step.block.party):
            if line.first:
                if host and first.date.year == year and (known is None or step.known <= known):
                    yield step, line, first.date
            elif acts and event.date.year == year and _counts(step, event.date):
                yield step, line, event.date


def _counts(step: Step, on: date) -> bool:
    """An outcome in the first account that no authorization covers, or none any more, is no ITMO.

    What was sent abroad while it was authorized stays in the books until it is used or cancelled.
    """
    return step.authorized(on) or step.sent


def _details(step: Step, line: ReportedAs, particulars: Particulars) -> tuple[tuple[str, object], ...]:
    """Type and subtype, and the fields that only this kind of row fills, with their values."""
    event = step.event
    found: dict[str, object] = {"type": line.type, "subtype": line.subtype}
    if "acquiring" in line.fields:
        found["acquiring"] = event.to
    if "transferring" in line.fields:
        if step.was == ADAPTATION_FUND:
            found["note"] = remarks.from_the_fund(step.mark.sent.date)
        else:
            found["transferring"] = step.was
    if "use_year" in line.fields:
        found["use_year"] = event.year
    if "purpose" in line.fields:
        name = (particulars.oimp or {}).get(event.purpose)
        found["purpose"] = f"{event.purpose}: {name}" if name else event.purpose
    if "user" in line.fields:
        found["user"] = event.by if event.by != ADAPTATION_FUND else None
    if "user_entity" in line.fields:
        found["user_entity"] = event.entity or None
    if line.first:
        told = [remarks.already_abroad(step.first.acquirer)] if line.subtype == NOT_DEFINED else []
        if step.mark.settled is not in_force(step.versions, step.first.date):
            told.append(remarks.under_version(step.mark.settled.version))
        if step.outcome.a64 and step.first.date < step.versions[0].date:
            told.append(remarks.A64)
        if told:
            found["note"] = "\n".join(told)
    if line.subtype in MANDATORY and _at_issuance(step):
        found["subtype"] = MANDATORY[line.subtype]
        if line.type.startswith("Voluntary "):
            found["type"] = line.type.removeprefix("Voluntary ")
    return tuple(found.items())


def in_force(versions: Sequence[Authorization], on: date) -> Authorization:
    """The version that a reader of table 2 takes for that day: the last one of it, if any, else the first."""
    return next((version for version in reversed(versions) if version.date <= on), versions[0])


def _at_issuance(step: Step) -> bool:
    """Taken from an Article 6.4 emission reduction on the day of its issuance, which is a duty then."""
    if not step.outcome.a64:
        return False
    mark = step.mark.previous
    return mark is not None and type(mark.event) is Issued and mark.event.date == step.event.date
