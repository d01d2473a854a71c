"""Table 4 as the text of a file; `article6.reports.table4_files` says what it looks like."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from article6.accounting.table4_rows import LABELS
from article6.reports.table4_form import Table4Form

__all__ = ["as_csv", "as_json"]


def _text(value: Any) -> str:
    if value is None:
        return "NA"
    return str(value)  # an int, or a fraction as 2800/3: exact


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def as_csv(form: Table4Form) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["party", form.party])
    writer.writerow(["period", form.period.first, form.period.last])
    if form.method is not None:
        writer.writerow(["method", form.method.value])
    if form.indicator_unit:
        writer.writerow(["indicator_unit", _safe(form.indicator_unit)])
    changed = [f"{reading.field}={reading.other}" for reading in form.readings.changed]
    if changed:
        writer.writerow(["readings", *changed])
    if form.submitted is not None:
        writer.writerow(["submitted", form.submitted.strftime("%d/%m/%Y")])
    if form.achievement is not None:
        block = form.achievement
        answer = ["year", _text(block.year), "target", _text(block.target)]
        answer += ["final indicator", _text(block.final_indicator)]
        writer.writerow(["achievement", *answer, "achieved", "yes" if block.achieved else "no"])
    years = form.years
    writer.writerow(["row", "label", "unit", *years])
    labels = {label.number: label.name for label in LABELS}
    for number in sorted(form.rows):
        unit = form.indicator_unit if number in (5, 14) else "t CO2 eq"
        cells = [_text(form.cell(number, year)) for year in years]
        writer.writerow([number, labels.get(number, ""), _safe(unit), *cells])
    if form.breakdown:
        heads = ("item", "approach", "sector", "transferring Party", "using Party", "vintage", "use year")
        writer.writerow(["breakdown", *heads, "t CO2 eq"])
        for line in form.breakdown:
            parts = (line.item, line.approach, line.sector, line.transferring_party, line.using_party)
            texts = ["" if part is None else _safe(str(part)) for part in parts]
            writer.writerow(["breakdown", *texts, line.vintage, line.use_year or "", line.quantity])
    return out.getvalue()


def as_json(form: Table4Form) -> str:
    block = form.achievement
    plain = {
        "party": form.party,
        "period": [form.period.first, form.period.last],
        "method": form.method.value if form.method else None,
        "indicator_unit": form.indicator_unit,
        "readings": {reading.field: reading.other for reading in form.readings.changed},
        "submitted": form.submitted.strftime("%d/%m/%Y") if form.submitted else None,
        "achievement": block
        and {
            "year": block.year,
            "target": _text(block.target),
            "final indicator": _text(block.final_indicator),
            "achieved": block.achieved,
        },
        "rows": {
            str(number): {str(year): _text(value) for year, value in cells.items()}
            for number, cells in sorted(form.rows.items())
        },
        "breakdown": [
            [
                line.item,
                line.approach,
                line.sector,
                line.transferring_party,
                line.using_party,
                line.vintage,
                line.use_year,
                str(line.quantity),
            ]
            for line in form.breakdown
        ],
    }
    return json.dumps(plain, indent=2, ensure_ascii=False) + "\n"
