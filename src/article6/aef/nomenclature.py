"""The controlled values: dated data that can be replaced (6/CMA.4 annex I para. 28-31).

The list in use is the one of 17 February 2026, read in a transcription. A newer one is a file of the same
form: `Nomenclature.load("nomenclature-2027-03-01.csv", date(2027, 3, 1))`.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path

__all__ = ["Nomenclature", "NomenclatureError", "current"]

# Official texts spell some values in two ways; each spelling stands for the one of the list.
OFFICIAL_SPELLINGS = {
    ("first_transfer_definition", "authorization"): "Authorisation",
    ("first_transfer_definition", "use or cancellation"): "Use or Cancellation",
    ("action_subtype", "authorisation"): "Authorization",
    ("action_type", "authorisation"): "Authorization",
}


class NomenclatureError(ValueError):
    """A list of values that cannot be used. The message names the file and the row."""


@dataclass(frozen=True, slots=True)
class Nomenclature:
    """The lists of one date: `lists[name]` holds the values as they are spelt."""

    date: date
    lists: dict[str, tuple[str, ...]]

    def read(self, list: str, text: str) -> str | None:
        """The value as the list spells it, whatever the case; None where the list does not hold it.

        Both official spellings are understood ("Authorization", "Authorisation").
        """
        folded = " ".join(text.split()).casefold()
        return _folded(self)[list].get(folded) or OFFICIAL_SPELLINGS.get((list, folded))

    @classmethod
    def load(cls, path: str | Path, on: date) -> Nomenclature:
        """Read a list from a CSV file with the columns list, position, value."""
        return _parse(Path(path).read_text(encoding="utf-8-sig"), str(path), on)

    def __hash__(self) -> int:
        return id(self)


@functools.cache
def current() -> Nomenclature:
    """The nomenclature of 17 February 2026."""
    name = "nomenclature-2026-02-17.csv"
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return _parse(text, name, date(2026, 2, 17))


@functools.lru_cache(maxsize=8)
def _folded(nomenclature: Nomenclature) -> dict[str, dict[str, str]]:
    return {
        name: {value.casefold(): value for value in values} for name, values in nomenclature.lists.items()
    }


def _parse(text: str, source: str, on: date) -> Nomenclature:
    lists: dict[str, list[str]] = {}
    for number, line in enumerate(csv.DictReader(text.splitlines()), start=2):
        name, value = line.get("list"), (line.get("value") or "").strip()
        if not name or not value:
            raise NomenclatureError(
                f"{source}, row {number}: a value needs its list and its name. "
                "Write the columns list, position, value (6/CMA.4 annex I para. 28)."
            )
        lists.setdefault(name, []).append(value)
    return Nomenclature(on, {name: tuple(values) for name, values in lists.items()})
