"""What `data/datapackage.json` says about a table, for lessons and for the data page.

    resource("emissions-by-gas").source_line()

The file is the one truth; `article6.tables` reads it. Here its entries get types and are checked for what a
page needs.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from article6 import tables

__all__ = ["DataPackageError", "Field", "Reference", "Resource", "resource", "resources"]


class DataPackageError(ValueError):
    """A table that the data package does not hold, or one that it describes badly. The message says where."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A source or a licence: its title, and its address ("" where it has none)."""

    title: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One column: `name`, `type`, and what it means."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Resource:
    """One table: `path` is relative to data/, `years` are words ("1990-2022"), `retrieved` is a date.

    `warming_potentials` is "" where the table has no emissions; `faults` are whole sentences.
    """

    name: str
    title: str
    description: str
    path: str
    series: str
    years: str
    rows: int
    retrieved: date
    sources: tuple[Reference, ...]
    licences: tuple[Reference, ...]
    transformation: str
    faults: tuple[str, ...]
    fields: tuple[Field, ...]
    warming_potentials: str = ""

    @property
    def licence(self) -> str:
        """The titles of the licences."""
        return "; ".join(licence.title for licence in self.licences)

    def source_line(self) -> str:
        """One line to stand under a figure or a lesson; the same as `article6.frames.source_line(name)`."""
        return tables.source_line(self.name)


def resource(name: str) -> Resource:
    """The table with this name; an unknown one raises DataPackageError with the nearest names."""
    try:
        entry = tables.resource(name)
    except tables.TableError as error:
        raise DataPackageError(str(error)) from None
    try:
        return _typed(entry)
    except KeyError as missing:
        raise DataPackageError(
            f"datapackage.json, table {name}: the entry {missing} is missing; add it."
        ) from None
    except (AttributeError, TypeError, ValueError) as error:
        raise DataPackageError(
            f"datapackage.json, table {name}: an entry is not of the expected form ({error}); mend it."
        ) from None


def resources() -> tuple[Resource, ...]:
    """All tables, by title."""
    try:
        names = tables.names()
    except tables.TableError as error:
        raise DataPackageError(str(error)) from None
    return tuple(sorted(map(resource, names), key=lambda one: one.title))


def _typed(entry: dict[str, Any]) -> Resource:
    return Resource(
        name=entry["name"],
        title=entry["title"],
        description=entry["description"],
        path=entry["path"],
        series=entry["series"],
        years=entry["years"],
        rows=int(entry["rows"]),
        retrieved=date.fromisoformat(entry["retrieved"]),
        sources=_references(entry["sources"]),
        licences=_references(entry["licenses"]),
        transformation=entry["transformation"],
        faults=tuple(entry["known_faults"]),
        fields=tuple(
            Field(field["name"], field["type"], field["description"]) for field in entry["schema"]["fields"]
        ),
        warming_potentials=entry.get("global_warming_potentials", ""),
    )


def _references(listed: list[dict[str, str]]) -> tuple[Reference, ...]:
    return tuple(Reference(one["title"], one.get("path", "")) for one in listed)
