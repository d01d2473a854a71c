"""Where the tables are and what `data/datapackage.json` says about them."""

import csv
import json
import os
from difflib import get_close_matches
from importlib import resources
from pathlib import Path
from typing import Any


class TableError(ValueError):
    """A data table is missing or malformed. The message names the file, the place and the way to mend it."""


def data_directory() -> Path:
    """The folder `data/`: the one that ARTICLE6_DATA names in the environment, else the repository's own."""
    named = os.environ.get("ARTICLE6_DATA")
    folder = Path(named) if named else Path(__file__).resolve().parents[3] / "data"
    if not os.path.isdir(folder):
        raise TableError(
            f"The data folder {folder} does not exist; set ARTICLE6_DATA to the folder data/ of the project."
        )
    return folder


def reference(name: str) -> list[dict[str, str]]:
    """The rows of a reference table inside the package, `"parties"` or `"gwp"`, as dicts of texts."""
    place = resources.files("article6.tables") / f"{name}.csv"
    with place.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def text_of(path: Path) -> str:
    """The UTF-8 text of a data file, or a `TableError` that names it."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise TableError(
            f"{path.name} is missing in {path.parent}; restore it from the repository."
        ) from None
    except (OSError, ValueError) as error:
        raise TableError(f"{path.name} cannot be read as UTF-8 text ({error}); save it as UTF-8.") from None


def _described() -> dict[str, dict[str, Any]]:
    path = data_directory() / "datapackage.json"
    text = text_of(path)
    try:
        listed = json.loads(text)["resources"]
        described = {resource["name"]: resource for resource in listed}
    except json.JSONDecodeError as error:
        raise TableError(
            f"{path.name}, line {error.lineno}: not valid JSON ({error.msg}); mend it."
        ) from None
    except (KeyError, TypeError):
        described = {None: None}
    except (ValueError, RecursionError):  # a number of thousands of digits, lists within lists
        raise TableError(
            f"{path.name} is nested too deeply, or holds a number of thousands of digits; restore it."
        ) from None
    if not all(isinstance(name, str) for name in described):
        raise TableError(
            f"{path.name}: expected a list 'resources' in which each entry has a name; restore it."
        )
    return described


def names() -> tuple[str, ...]:
    """The names of the data tables, sorted."""
    return tuple(sorted(_described()))


def resource(name: str) -> dict[str, Any]:
    """What `data/datapackage.json` says about one table: fields, units, sources, licences, known faults."""
    described = _described()
    if not isinstance(name, str) or name not in described:
        near = get_close_matches(str(name), described, n=1, cutoff=0.5)
        hint = f"; the nearest is {near[0]}" if near else ""
        raise TableError(f"There is no table {name!r:.60}{hint}; there are {', '.join(sorted(described))}.")
    return described[name]


def source_line(name: str) -> str:
    """One line to stand below a figure: whose data, which series and years, when collected, which licence."""
    about = resource(name)
    try:
        licences = "; ".join(licence["title"] for licence in about["licenses"])
        return (
            f"Source: {about['credit']}. Series: {about['series']}; {about['years']}. "
            f"Collected {about['retrieved']}. {licences}."
        )
    except (KeyError, TypeError) as error:
        raise TableError(f"datapackage.json, table {name}: the entry {error} is missing; add it.") from None
