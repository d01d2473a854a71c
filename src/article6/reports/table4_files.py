"""Table 4 in a file: CSV to edit in a spreadsheet, JSON for programs. Both hold the same.

The CSV begins with lines of a name and its values, then a line that begins with "row", then the rows:

    party,XHA
    period,2026,2030
    method,averaging
    readings,indicative_average=restated
    submitted,31/12/2030
    achievement,year,2030,target,91400000,final indicator,91300000,achieved,yes
    row,label,unit,2026,2027
    3,Emissions and removals ...,t CO2 eq,99000000,97000000
    breakdown,item,approach,sector,transferring Party,using Party,vintage,use year,t CO2 eq
    breakdown,23(c),CA0099,Energy generation,XHA,XBU,2027,,1000000

NA is "not applicable", an empty cell too; 0 is a true zero. Labels are for the reader and are not read.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from article6.reports.table4_form import Table4Form
from article6.reports.table4_reading import Table4FileError, from_csv, from_json
from article6.reports.table4_writing import as_csv, as_json
from article6.whole import is_no_file, whole_file

__all__ = ["Table4FileError", "read_table4", "write_table4"]

_LARGEST = 10_000_000  # bytes; the largest real table has a few thousand


def write_table4(form: Table4Form, path: str | Path) -> None:
    """Write a table 4 to a .csv or .json file, as a whole or not at all."""
    path = Path(path)
    kinds: dict[str, Callable[[Table4Form], str]] = {".csv": as_csv, ".json": as_json}
    if path.suffix.lower() not in kinds:
        raise Table4FileError(
            path.name, 0, "Table 4 is written as .csv or .json.", "Give the file one of these endings."
        )
    if is_no_file(path):
        raise Table4FileError(path.name, 0, "This is no file.", "Name a file that does not exist yet.")
    text = kinds[path.suffix.lower()](form)
    with whole_file(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def read_table4(path: str | Path) -> Table4Form:
    """Read a table 4 from a .csv or .json file. Raises Table4FileError with the line that is wrong."""
    path = Path(path)
    try:
        if path.stat().st_size > _LARGEST:
            raise Table4FileError(
                path.name, 0, "The file is too large for a table 4.", "Name the right file."
            )
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Table4FileError(
            path.name, 0, "The file is no UTF-8 text.", "Name a .csv or .json of table 4."
        ) from None
    except OSError as problem:
        raise Table4FileError(
            path.name, 0, f"The file cannot be opened ({problem.strerror}).", "Check its name."
        ) from None
    if path.suffix.lower() == ".json":
        return from_json(text, path.name)
    return from_csv(text, path.name)
