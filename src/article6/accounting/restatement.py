"""What a later report changes in the columns of an earlier one (2/CMA.3 annex 23 chapeau).

A late first transfer counts in its vintage year, so it reaches back into columns already reported;
under averaging it moves every later column too. The earlier columns are submitted again.
"""

from dataclasses import dataclass, fields

from article6.accounting.balance import BalanceYear, EmissionsBalance
from article6.accounting.errors import AccountingError
from article6.ndc.amounts import Amount, show, tidy
from article6.ndc.method import Method
from article6.ndc.working import Step

COLUMNS = tuple(field.name for field in fields(BalanceYear) if field.name not in ("year", "k"))


def one_method(*balances: EmissionsBalance) -> Method:
    """The one method of several balances of a Party and period, or an error (2/CMA.3 annex 7)."""
    if not balances:
        raise AccountingError("There is no balance to compare.", "Give at least one.")
    first = balances[0]
    for other in balances[1:]:
        if (other.party, other.ndc.period) != (first.party, first.ndc.period):
            raise AccountingError(
                f"One balance is of {first.party}, {first.ndc.period}, the other of {other.party}, "
                f"{other.ndc.period}.",
                "Compare reports of one Party on one NDC period.",
                "table4.updates",
            )
        if other.method is not first.method:
            raise AccountingError(
                f"{first.party} reported by {first.method} before and by {other.method} now.",
                "One method is used consistently in the whole NDC period.",
                "adjustment.one-method",
            )
    return first.method


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of one year: `before` is None in a new column, `change` too."""

    year: int
    column: str
    before: Amount | None
    after: Amount | None
    change: Amount | None


@dataclass(frozen=True, slots=True)
class Restatement:
    """What changed between two reports of one Party.

    `changes` holds every figure of every year of the later report; `restated` the years already
    reported that changed, `new` the years reported for the first time.
    """

    party: str
    unit: str
    changes: tuple[Change, ...]
    restated: tuple[int, ...]
    new: tuple[int, ...]
    sentence: str
    rules: tuple[str, ...] = ("table4.updates", "balance.add-first-transfers")

    def of(self, column: str) -> dict[int, Amount | None]:
        """{year: by how much the figure changed}, None in a new column. `column` as in BalanceYear."""
        if column not in COLUMNS:
            raise AccountingError(f"A balance has no figure {column!r}.", f"It has {', '.join(COLUMNS)}.")
        return {one.year: one.change for one in self.changes if one.column == column}

    @property
    def working(self) -> tuple[Step, ...]:
        """One step for each adjustment that changed."""
        return tuple(
            Step(
                "adjustment in the later report - in the earlier one",
                f"{show(one.after)} - {show(one.before)}",
                one.change,
                self.unit,
                "table4.updates",
                one.year,
            )
            for one in self.changes
            if one.column == "adjustment" and one.change
        )


def restatement(before: EmissionsBalance, after: EmissionsBalance) -> Restatement:
    """Compare two reports of one Party on one NDC period: which columns change, and by how much.

    Both must follow one method and the same readings; no column may have disappeared.
    """
    one_method(before, after)
    if before.readings != after.readings:
        raise AccountingError(
            f"The two reports of {before.party} follow different readings.",
            "Compare like with like, or the readings look like late transfers.",
            "table4.updates",
        )
    lost = sorted(set(before.years) - set(after.years))
    if lost:
        raise AccountingError(
            f"The later report lacks {', '.join(map(str, lost))}, which the earlier one had.",
            "Give every year reported before: the earlier columns are submitted again.",
            "table4.updates",
        )
    changes = tuple(_change(year, column, before, after) for year in after.years for column in COLUMNS)
    restated = tuple(sorted({one.year for one in changes if one.change}))
    new = tuple(year for year in after.years if year not in before.years)
    return Restatement(before.party, after.unit, changes, restated, new, _sentence(changes, restated, new))


def _change(year: int, column: str, before: EmissionsBalance, after: EmissionsBalance) -> Change:
    now = getattr(after[year], column)
    then = getattr(before[year], column) if year in before.years else None
    change = None if now is None or then is None else tidy(now - then)
    return Change(year, column, then, now, change)


def _sentence(changes: tuple[Change, ...], restated: tuple[int, ...], new: tuple[int, ...]) -> str:
    by = [
        f"{one.year} by {show(one.change, signed=True)}"
        for one in changes
        if one.column == "balance" and one.change
    ]
    if by:
        words = f"The balance already reported changes in {', '.join(by)}."
    elif restated:
        words = f"Figures of {', '.join(map(str, restated))} change, the balance does not."
    else:
        words = "Nothing that was reported changes."
    return words + (f" New: {', '.join(map(str, new))}." if new else "")
