"""Do the holdings of a Party add up over a year? Opening + in - out = closing (2/CMA.3 annex 20(a)).

    for line in reconcile(aefs, "XBU", 2028):
        print(line.vintage, line.opening, line.acquired, line.used, line.closing, line.difference)

In: what was acquired; for a Party's own outcomes also what entered its account, which no row tells and which
follows from the rest. Out: what was transferred, first transferred to a Party, given to the Adaptation Fund,
used or cancelled. A first transfer by authorization or issuance moves nothing. One by use or cancellation
takes the units out once: not again where another row of the Party does, and not where another Party had them.
Whether a Party lists its own outcomes before they are first transferred is open; both ways add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from article6.aef.document import Aef
from article6.aef.rows import Action, HoldingRow

__all__ = ["Line", "latest", "reconcile"]

_OUT = {"transfer": "transferred", "use": "used", "cancellation": "cancelled"}
_MOVES_NOTHING = ("authorization", "authorisation", "issuance", "not yet defined", "")
_COLUMNS = (
    "opening",
    "entered",
    "acquired",
    "first_transferred",
    "transferred",
    "used",
    "cancelled",
    "closing",
)
# what is known of a unit besides: a first transfer that may take it out, one of this year or before, an
# exit in an earlier year
_SIGNS = ("perhaps", "first", "gone")


@dataclass(frozen=True, slots=True)
class Line:
    """One family of serials over the year, in ITMOs (in practice one t CO2 eq each).

    `opening` is None where the holdings of the year before are not at hand; then nothing follows. `disputed`:
    (first serial, last serial, what the closing holdings have more than follows from the rows).
    """

    approach: str
    party: str  # first transferring Party
    vintage: int
    registry: str  # originating registry, "" where the rows do not say it
    opening: int | None
    entered: int
    acquired: int
    first_transferred: int  # to a Party, to the Adaptation Fund, by use or by cancellation
    transferred: int
    used: int
    cancelled: int
    closing: int
    disputed: tuple[tuple[int, int, int], ...] = ()

    @property
    def expected(self) -> int | None:
        """The closing holdings that follow from opening, in and out."""
        if self.opening is None:
            return None
        out = self.first_transferred + self.transferred + self.used + self.cancelled
        return self.opening + self.entered + self.acquired - out

    @property
    def difference(self) -> int | None:
        """Closing less expected; 0 where the year adds up."""
        return None if self.opening is None else self.closing - self.expected

    @property
    def adds_up(self) -> bool:
        """True if every unit adds up; False also where the opening is not known."""
        return self.opening is not None and not self.disputed


def latest(aefs: Iterable[Aef]) -> dict[tuple[str, int], Aef]:
    """The version that counts for each Party and year: the highest, of equals the later date (4/CMA.6 32)."""
    found: dict[tuple[str, int], Aef] = {}
    for aef in aefs:
        if aef.party is None or aef.year is None:
            continue
        known = found.get((aef.party, aef.year))
        if known is None or aef.replaces(known):
            found[aef.party, aef.year] = aef
    return found


def reconcile(aefs: Iterable[Aef], party: str, year: int, *, earlier_years: Iterable[int] = ()) -> list[Line]:
    """A line for each family that the Party's report of that year, or its holdings a year before, name.

    The opening holdings are table 4 of the year before. Where no earlier report is known (none in `aefs`,
    none named in `earlier_years`), the Party begins with nothing. Only the latest versions count. Rows
    without serials, approach, Party or vintage are left out. Costs O(n log n).
    """
    known = {y: aef for (p, y), aef in latest(aefs).items() if p == party}
    before, now = known.get(year - 1), known.get(year)
    opened = before is not None or not any(y < year for y in (*known, *earlier_years))
    families: dict[tuple, list[tuple[int, int, str]]] = {}
    for aef, kind in ((before, "opening"), (now, "closing")):
        for row in aef.holdings if aef is not None else ():
            _note(families, row, party, kind)
    for row in now.actions if now is not None else ():
        for kind in _kinds(row):
            _note(families, row, party, kind)
    named = set(families)
    earlier = (aef for y, aef in known.items() if y < year)
    for row in (row for aef in earlier for row in aef.actions if row.party == party):
        for kind in _kinds(row):
            if kind != "acquired":
                _note(families, row, party, kind if kind == "first" else "gone")
    families = {key: rows for key, rows in families.items() if key in named}
    return [_line(key, rows, key[1] == party, opened) for key, rows in sorted(_joined(families).items())]


def _kinds(row: Action) -> tuple[str, ...]:
    """What a row says of its units, in the words of `_COLUMNS` and `_SIGNS`."""
    type = (row.type or "").casefold().removeprefix("voluntary ")
    if type == "acquisition":
        return ("acquired",)
    if type != "first transfer":
        return (_OUT[type],) if type in _OUT else ()
    if row.acquiring is not None:
        return "first", "first_transferred"
    return ("first",) if (row.subtype or "").casefold() in _MOVES_NOTHING else ("first", "perhaps")


def _note(families: dict, row: Action | HoldingRow, party: str, kind: str) -> None:
    whole = row.first_id
    key = row.approach, row.party, row.vintage
    if None in key or row.first is None or row.last is None or not 0 < row.first <= row.last:
        return
    registry = whole.registry if whole is not None else row.registry if row.party == party else None
    families.setdefault((*key, registry or ""), []).append((row.first, row.last, kind))


def _joined(families: dict) -> dict:
    """Rows that do not say the originating registry go to the only one that others of their kind say."""
    for key in [key for key in families if not key[3]]:
        others = [other for other in families if other[:3] == key[:3] and other[3]]
        if len(others) == 1:
            families[others[0]] += families.pop(key)
    return families


def _line(key: tuple, rows: list[tuple[int, int, str]], own: bool, opened: bool) -> Line:
    sums = dict.fromkeys(_COLUMNS, 0)
    disputed: list[tuple[int, int, int]] = []
    for first, last, count in _stretches(rows):
        count["entered"], out = _settled(count) if own and opened else (0, min(count["perhaps"], 1))
        count["first_transferred"] += out
        over = count["closing"] - count["entered"] - _left(count)
        if over and opened:
            if disputed and disputed[-1][1] + 1 == first and disputed[-1][2] == over:
                first = disputed.pop()[0]
            disputed.append((first, last, over))
        for name in sums:
            sums[name] += (last - first + 1) * count[name]
    opening = sums.pop("opening")
    return Line(*key, opening if opened else None, **sums, disputed=tuple(disputed))


def _left(count: dict[str, int]) -> int:
    """How often a unit is there by the rows that are certain."""
    out = count["transferred"] + count["used"] + count["cancelled"] + count["first_transferred"]
    return count["opening"] + count["acquired"] - out


def _settled(count: dict[str, int]) -> tuple[int, int]:
    """How often an outcome of the Party itself entered, and left by a first transfer that may be an exit.

    It enters once: not if it was there at the opening, nor if it left in an earlier year. Before its first
    transfer it may be listed or not, so that it may also vanish from the list.
    """
    over = _left(count) - count["closing"]
    quiet = not any(count[name] for name in ("acquired", *_COLUMNS[3:7]))
    if not count["first"] and quiet:
        return -over, 0
    enters = (0, 1) if not count["opening"] and not count["gone"] else (0,)
    leaves = (1, 0) if count["perhaps"] else (0,)
    if enters != (0,) and count["perhaps"] and quiet and not over:
        return 1, 1  # it was never listed: in and out within the year
    ways = [(enter, leave) for enter in enters for leave in leaves]
    return min(ways, key=lambda way: abs(over + way[0] - way[1]))


def _stretches(rows: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, dict[str, int]]]:
    """Serials with the same rows, and how many of each kind."""
    edges: list[tuple[int, int, str]] = []
    for first, last, kind in rows:
        edges += (first, 1, kind), (last + 1, -1, kind)
    edges.sort()
    count = dict.fromkeys(_COLUMNS + _SIGNS, 0)
    at, inside = 0, 0
    for serial, change, kind in edges:
        if serial > at and inside:
            yield at, serial - 1, dict(count)
        at = serial
        count[kind] += change
        inside += change
