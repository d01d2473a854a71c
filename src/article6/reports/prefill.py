"""Table 4 and the breakdown of 23(j), filled in from annual reports (4/CMA.6 para. 23-24).

The annual reports of a Party in the agreed electronic format say what it first transferred and used. Its NDC,
its inventory and its method do the rest; nothing is typed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from article6.accounting import Breakdown, Flows, adjusted_indicator, breakdown, emissions_balance
from article6.accounting import table4 as rows_of_table4
from article6.accounting.table4 import Table4
from article6.aef.document import Aef
from article6.findings import Place
from article6.ndc import Ndc
from article6.readings import Readings
from article6.reports.aef_records import Records, in_force, records
from article6.reports.table4_form import Table4Form

__all__ = ["Prefilled", "PrefillError", "prefill"]

_ITEMS = {6: "23(c)", 7: "23(d)", 8: "23(e)"}


class PrefillError(ValueError):
    """Annual reports from which table 4 cannot be filled. The message names the report and the way out."""


@dataclass(frozen=True, slots=True)
class Prefilled:
    """Table 4 of one Party as its annual reports give it.

    `form` is the table as it can be submitted, `table4` the same with the working behind each cell, `lines`
    the breakdown of 23(j). `sources[row, year]` are the rows of annual reports that a cell of row 6 or 8 is
    the sum of. `left_out` are rows that say too little to be counted, `years` those of the reports used.
    """

    table4: Table4
    form: Table4Form
    lines: Breakdown
    sources: Mapping[tuple[int, int], tuple[Place, ...]]
    left_out: tuple[Place, ...]
    years: tuple[int, ...]

    def differences(self) -> tuple[str, ...]:
        """Where the breakdown of 23(j) does not add up to the rows of table 4; empty if it does."""
        told = []
        last = max(self.table4.years)
        for row, item in _ITEMS.items():
            cells = self.table4[row]
            if row == 7 and self.table4.readings.oimp_rows != "all-in-row-6":
                continue  # row 7 then holds first transfers, the breakdown what is authorized
            total = sum(value for value in cells.values.values() if value is not None)
            listed = self.lines.total(item)
            if total != listed:
                told.append(
                    f"Row {row} adds up to {total:,} until {last}, the lines of {item} to {listed:,}."
                )
        return tuple(told)


def prefill(
    aefs: Iterable[Aef],
    ndc: Ndc,
    inventory: Mapping[int, object],
    *,
    readings: Readings | None = None,
    indicator: Mapping[int, object] | None = None,
    other: str = "",
) -> Prefilled:
    """Table 4 of the Party of `ndc`, from its annual reports; only the latest version of a year counts.

    `inventory`: emissions and removals in the scope of the NDC, {year: t CO2 eq}, for the columns of the
    table. `indicator`: the non-GHG indicator per year, where the target is one. `other`: the text of row 15.
    The format does not say whether an outcome came from inside the NDC: all count, as they do in the balance
    (2/CMA.3 annex 13-14). Raises PrefillError where there is no annual report of that Party.
    """
    readings = readings or Readings()
    chosen = in_force(aefs, ndc.party)
    if not chosen:
        raise PrefillError(
            f"There is no annual report of {ndc.party} among the files. Add its AEFs of all years with "
            "actions (2/CMA.3 annex 20, rule report.annual)."
        )
    found = records(chosen, ndc.party)
    flows = Flows.from_records(*found.all, period=ndc.period, readings=readings)
    balance = emissions_balance(inventory, flows, ndc, readings=readings)
    adjusted = None
    if ndc.target.kind == "non-GHG":
        own = Flows.from_records(
            *found.all,
            period=ndc.period,
            readings=readings,
            metric=ndc.target.indicator,
            unit=ndc.target.unit,
        )
        adjusted = adjusted_indicator(indicator or {}, own, ndc, readings=readings)
    table = rows_of_table4(balance, adjusted, entities=found.entities, other=other)
    lines = breakdown(*found.all, period=ndc.period, through=max(table.years))
    return Prefilled(
        table4=table,
        form=Table4Form.from_table4(table, ndc, lines, source=f"table 4 of {ndc.party}, prefilled"),
        lines=lines,
        sources=_sources(found, table),
        left_out=found.left_out,
        years=tuple(aef.year for aef in chosen),
    )


def _sources(found: Records, table: Table4) -> dict[tuple[int, int], tuple[Place, ...]]:
    places: dict[tuple[int, int], list[Place]] = {}
    for record, place in zip(found.first_transfers, found.first_transfer_places, strict=True):
        by_event = table.readings.first_transfer_year == "event"
        year = record.date.year if by_event else record.vintage
        row = 7 if record.series == "oimp" and table.readings.oimp_rows != "all-in-row-6" else 6
        places.setdefault((row, year), []).append(place)
    for record, place in zip(found.uses, found.use_places, strict=True):
        by_action = table.readings.use_year == "action"
        places.setdefault((8, record.date.year if by_action else record.use_year), []).append(place)
    return {key: tuple(several) for key, several in places.items() if key[1] in table.years}
