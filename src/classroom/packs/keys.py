"""What a key of a pack is: its place, its kind, its constraint and its meaning."""

from dataclasses import dataclass
from enum import Enum

from classroom.packs.kinds import Kind


class Years(Enum):
    """Which years the table of a key must have."""

    EVERY = "one line for every year of the NDC period"
    SOME = "only years of the NDC period"
    FIRST_REPORT = "one line for every year of the first report (reports.first)"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: dotted `path`, `kind` of value, meaning (`about`), further `constraint`, and which `years`."""

    path: str
    kind: Kind
    about: str
    constraint: str = ""
    years: Years | None = None
