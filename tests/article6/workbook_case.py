"""Workbooks for the tests: a small AEF with something in every table, and ways to change single parts.

The parts of a workbook are text in a zip archive. `edited` makes a copy in which some of them are replaced,
so that a test can say in one line what another program might have written.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path

from article6 import workbook
from article6.aef.document import Aef
from article6.aef.rows import Action, AuthorizationRow, Entity, HoldingRow, Submission

SHEETS = {  # the part that holds each sheet, as openpyxl numbers them
    "Index": "xl/worksheets/sheet1.xml",
    "Summary information": "xl/worksheets/sheet2.xml",
    "Table 1 Submission": "xl/worksheets/sheet3.xml",
    "Table 2 Authorizations": "xl/worksheets/sheet4.xml",
    "Table 3 Actions": "xl/worksheets/sheet5.xml",
    "Table 4 Holdings": "xl/worksheets/sheet6.xml",
    "Table 5 Auth. entities": "xl/worksheets/sheet7.xml",
}
ACTIONS = SHEETS["Table 3 Actions"]
UNITS = {
    "approach": "CA0099",
    "authorization": "XHA-2027-01",
    "party": "XHA",
    "registry": "XHA01",
    "metric": "GHG",
    "mitigation": "Emission reductions",
    "vintage": 2027,
}


def first_transfer(first: int, last: int, **more) -> Action:
    given = {
        "time": datetime(2028, 3, 12, 9, 30),
        "type": "First transfer",
        "subtype": "First transfer to another Party",
        "first": first,
        "last": last,
        "quantity": last - first + 1,
        "acquiring": "XBU",
    }
    return Action(**(UNITS | given | more))


def small_aef() -> Aef:
    """XHA's AEF of 2028: two first transfers, one cancellation, one holding, one entity."""
    return Aef(
        Submission(
            party="XHA", version="1.0", year=2028, date=date(2029, 4, 10), first_year=2026, last_year=2030
        ),
        [
            AuthorizationRow(
                id="XHA-2027-01",
                date=date(2027, 2, 1),
                approach="CA0099",
                version=1,
                quantity=2_000_000,
                metric="GHG",
                sectors=("Energy generation", "Waste management"),
                activity=("Solar",),
                purpose="NDC and OIMP",
                parties=("XBU",),
                entities=("Sun Ltd", "Wind Ltd"),
                oimp="CORSIA",
                timeframe="2026 - 2030",
                definition="Issuance",
            )
        ],
        [
            first_transfer(1, 1_000_000),
            first_transfer(1, 400_000, vintage=2028, note="second block"),
            first_transfer(
                1_000_001,
                1_000_500,
                type="Cancellation",
                subtype="Other cancellations",
                acquiring=None,
                purpose="CORSIA",
                user="XHA",
            ),
        ],
        [HoldingRow(**UNITS, first=1_000_501, last=1_200_000, quantity=199_500)],
        [
            Entity(
                date=date(2027, 2, 1),
                name="Sun Ltd",
                country="XHA",
                id="42-007",
                approach="CA0099",
                note="ok",
            )
        ],
    )


def write(path: Path, aef: Aef | None = None, **options) -> Path:
    """The small AEF, or another, as a workbook."""
    workbook.write(aef or small_aef(), path, **options)
    return path


def edited(source: Path, target: Path, **changes: Callable[[str], str] | str | bytes | None) -> Path:
    """A copy with changed parts. Keys are parts (`/` and `.` as in the archive); None leaves a part out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = changes.pop(name, old.read(name))
            if callable(change):
                change = change(old.read(name).decode())
            if change is not None:
                new.writestr(name, change)
        for name, content in changes.items():
            new.writestr(name, content)
    return target


def cell(xml: str, reference: str, new: str) -> str:
    """The sheet with the content of one cell replaced: attributes after r, and what stands inside."""
    found = re.subn(rf'<c r="{reference}"[^>]*?(/>|>.*?</c>)', f'<c r="{reference}" {new}</c>', xml)
    assert found[1] == 1, f"no cell {reference}"
    return found[0]


def same(one: Aef, other: Aef) -> bool:
    """Whether two AEFs hold the same, wherever the rows stand."""
    return all(
        [_bare(row) for row in one.rows(number)] == [_bare(row) for row in other.rows(number)]
        for number in range(1, 6)
    )


def _bare(row):
    names = {field.name for field in fields(row)}
    more = {"first_id": None, "last_id": None} if "first_id" in names else {}
    return replace(row, row=0, **more)
