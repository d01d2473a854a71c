"""Find and read tables with the standard library."""

import csv
import json
import os
from importlib import resources
from pathlib import Path


class TableError(ValueError):
    """A data table is missing or malformed. The message names the file, the place and the way to mend it."""


def data_directory() -> Path:
    """The folder `data/`: the one named by the environment variable ARTICLE6_DATA, else the repository's."""
    named = os.environ.get("ARTICLE6_DATA")
    folder = Path(named) if named else Path(__file__).resolve().parents[3] / "data"
    if not folder.is_dir():
        raise TableError(
            f"The data folder {folder} does not exist; set ARTICLE6_DATA to the folder data/ of the project."
        )
    return folder


def reference(name: str) -> list[dict[str, str]]:
    """The rows of a reference table inside the package, `"parties"` or `"gwp"`, as dicts of texts."""
    place = resources.files("article6.tables") / f"{name}.csv"
    with place.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def description() -> dict:
    """`data/datapackage.json`: for every table its fields with units, sources, licence, dates and faults."""
    path = data_directory() / "datapackage.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise TableError(
            f"{path.name} is missing in {path.parent}; restore it from the repository."
        ) from None
    except json.JSONDecodeError as error:
        raise TableError(
            f"{path.name}, line {error.lineno}: not valid JSON ({error.msg}); mend that line."
        ) from None


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `data/<name>.csv` as dicts of texts, checked against the fields of `datapackage.json`."""
    path = data_directory() / f"{name}.csv"
    known = {resource["name"]: resource for resource in description()["resources"]}
    if name not in known:
        raise TableError(f"There is no table {name}; the tables are {', '.join(sorted(known))}.")
    fields = [field["name"] for field in known[name]["schema"]["fields"]]
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            table = list(csv.reader(lines, strict=True))
    except FileNotFoundError:
        raise TableError(
            f"{path.name} is missing in {path.parent}; restore it from the repository."
        ) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"{path.name} is not a UTF-8 CSV table ({error}); restore or re-save it.") from None
    if not table or table[0] != fields:
        found = ", ".join(table[0]) if table else "nothing"
        raise TableError(f"{path.name}, row 1: expected the columns {', '.join(fields)}; found {found}.")
    for number, row in enumerate(table[1:], 2):
        if len(row) != len(fields):
            raise TableError(
                f"{path.name}, row {number}: expected {len(fields)} cells, found {len(row)}; mend the commas."
            )
    return [dict(zip(fields, row, strict=True)) for row in table[1:]]
