"""Section D: had the Party what it moved, used or cancelled, and do its holdings add up? (40, 41)"""

from __future__ import annotations

from collections.abc import Iterator

from article6.aef.kinds import ACQUISITION, FIRST_TRANSFER
from article6.aef.reconcile import Line, reconcile
from article6.aef.rows import HoldingRow
from article6.authorization.words import capital
from article6.consistency.accounts import Account, accounts, exits, records_only
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.entry import UNKNOWN_TIME, Entry
from article6.consistency.lives import Found, Gathered, day, ends, first_transfer, leaves, single_registry
from article6.consistency.telling import days, either, tell, the_party, years
from article6.consistency.versions import missing_years
from article6.findings import Finding, Outcome, Place


def held_at_the_time(dossier: Dossier) -> Iterator[Finding]:
    """40: a Party moves, uses or cancels what it holds at the time; Null without last year's holdings."""
    found = Gathered()
    for account in accounts(dossier):
        if any(one.kind == ACQUISITION and one.when == UNKNOWN_TIME for one in account.moves):
            continue  # its date is missing, which check 1 says; it may have come first
        for out in exits(account):
            if not out.held and out.entry.when != UNKNOWN_TIME:
                sort = "unknown" if out.held is None else "gone" if out.taken is not None else "never"
                found.add(out.entry, account.story, out.taken, sort)
    alone = single_registry(dossier)
    for sort, one in found.sorts():
        entry, when = one.entry, f"on {days(day(one.entry))}"
        act = f"The row of {days(day(entry))} takes {one.units} out of the account"
        if sort == "unknown":
            yield tell(
                40,
                "consistency.labels",
                entry,
                "first",
                f"{act}, and no acquisition before it has them; the holdings at the end of "
                f"{_year_before(dossier)} are not at hand.",
                f"Check again together with the AEF of {_year_before(dossier)}.",
                outcome=Outcome.NULL,
            )
        elif sort == "gone":
            other = one.other
            yield tell(
                40,
                "tracking.registry",
                entry,
                "first",
                f"{act}, which they had left {_by(other)} on {days(day(other))}.",
                "Correct serials, vintage or date; if the units came back, report their acquisition.",
                outcome=either(one.sure),
                other=other.place("first"),
            )
        else:
            yield tell(
                40,
                "tracking.registry",
                entry,
                "first",
                f"{capital(the_party(entry.reporter))} did not hold {one.units} {when}: they are neither in "
                f"its holdings at the end of {_year_before(dossier)} nor in an earlier acquisition.",
                "Correct serials, vintage or date, or report the acquisition.",
                outcome=either(entry.family in alone),
            )


def _year_before(dossier: Dossier) -> str:
    return "the year before" if dossier.aef.year is None else str(dossier.aef.year - 1)


def _by(entry: Entry) -> str:
    return "by first transfer" if entry.kind == FIRST_TRANSFER else f"by {entry.kind}"


def holdings_add_up(dossier: Dossier) -> Iterator[Finding]:
    """41: opening + in - out = closing, for every unit; Null where the opening is not known and matters."""
    aef, absent = dossier.aef, missing_years(dossier)
    found, unknown = Gathered(), False
    for account in accounts(dossier):
        unknown = unknown or account.opening is None
        _add_up(account, found)
    alone = single_registry(dossier)
    lines: dict[tuple, list[Line]] | None = None
    for sort, one in found.sorts():
        if sort == "unknown":
            if not absent:
                yield _opening_unknown(dossier, one)
            continue
        if lines is None:
            lines = _lines(dossier)
        yield _does_not_add_up(dossier, sort, one, lines, alone)
    if absent and unknown and aef.year is not None:
        yield Finding(
            outcome=Outcome.NULL,
            place=_table_4(dossier),
            problem=f"The AEFs for {years(absent)} exist and are not at hand, so the opening holdings of "
            f"{aef.year} are not known.",
            mend=f"Check again together with the AEF of {_year_before(dossier)}.",
            rule="consistency.labels",
            check=41,
        )


def _table_4(dossier: Dossier) -> Place:
    return dossier.aef.place(HoldingRow())


def _add_up(account: Account, found: Gathered) -> None:
    """Count each unit of the stretch: in, out, closing. Note the row that does not fit."""
    came = [one for one in account.moves if one.kind == ACQUISITION]
    told = [one for one in account.moves if records_only(one)]
    went = [one for one in account.moves if (leaves(one) or ends(one)) and not records_only(one)]
    opened, closed = int(bool(account.opening)), len(account.closing)
    there = (account.gone is None) if account.home else account.opening is not False
    if told and there + len(came) - len(went) > 0:  # no other row takes them out
        went = went + told[:1]
    left = opened + len(came) - len(went) - closed  # 0: it adds up
    story = account.story
    if account.home and left < 0:
        left += min(-left, int(account.gone is None and not opened))  # it entered; no row tells that
    if left > 0:
        source = came[-1] if came else account.opening
        settled = bool(came) or first_transfer(story) is not None or not account.home
        found.add(source, story, None, "lacking" if settled else "withdrawn")
    elif left < 0:
        row = went[-1] if len(went) > opened + len(came) else account.closing[-1]
        other = account.gone if row in account.closing and not went else None
        other = went[-1] if row in account.closing and went else other
        if account.opening is None and not account.home and left == -1:
            found.add(row, story, None, "unknown")
        else:
            found.add(row, story, other, "extra" if row in account.closing else "out")


def _lines(dossier: Dossier) -> dict[tuple, list[Line]]:
    found: dict[tuple, list[Line]] = {}
    if dossier.party is not None and dossier.aef.year is not None:
        for line in reconcile(dossier.index.own, dossier.party, dossier.aef.year):
            found.setdefault((line.approach, line.party, line.vintage), []).append(line)
    return found


def _sum(entry: Entry, lines: dict[tuple, list[Line]]) -> str:
    """The year of the family as a sum; nothing where several registries or no opening would make it long."""
    several = lines.get(entry.family, [])
    line = several[0] if len(several) == 1 else None
    if line is None or line.opening is None:
        return ""
    out = line.first_transferred + line.transferred + line.used + line.cancelled
    came = line.acquired + line.entered
    return (
        f" Of vintage {line.vintage}: opening {line.opening:,} + in {came:,} - out {out:,} = "
        f"{line.opening + came - out:,}, and table 4 has {line.closing:,}."
    )


def _opening_unknown(dossier: Dossier, one: Found) -> Finding:
    return tell(
        41,
        "consistency.labels",
        one.entry,
        "first",
        f"{one.units} add up only if they were held at the end of {_year_before(dossier)}; the AEF of that "
        "year is not at hand.",
        f"Check again together with the AEF of {_year_before(dossier)}.",
        outcome=Outcome.NULL,
    )


def _does_not_add_up(dossier: Dossier, sort: str, one: Found, lines: dict, alone: set) -> Finding:
    entry, total = one.entry, _sum(one.entry, lines)
    if sort in ("lacking", "withdrawn"):
        brought = entry.kind == ACQUISITION
        came = (
            f"were acquired on {days(day(entry))}" if brought else "stand in the holdings of the year before"
        )
        mend = "Add them to table 4, or report what happened to them."
        if sort == "withdrawn":
            mend = (
                "If they are no longer authorized, or no longer listed before their first transfer, say so."
            )
        return Finding(
            outcome=Outcome.WARNING if sort == "withdrawn" else either(entry.family in alone),
            place=_table_4(dossier),
            problem=f"{one.units} {came}; no row takes them out, and table 4 does not have them.{total}",
            mend=mend,
            rule="report.annual",
            check=41,
            other=entry.place("first"),
        )
    if sort == "out":
        problem = (
            f"The row takes {one.units} out of the account, which neither opening holdings nor acquisitions "
        )
        problem += f"brought in.{total}"
        mend = "Correct serials or vintage, or report the acquisition."
    else:
        problem = f"{one.units} are held at the end of {dossier.aef.year or 'the year'}; "
        if one.other is not None:
            problem += f"they went out {_by(one.other)} on {days(day(one.other))}.{total}"
        else:
            problem += f"neither opening holdings nor acquisitions brought them in.{total}"
        mend = "Correct table 4, or report the acquisition."
    return tell(
        41,
        "report.annual",
        entry,
        "first",
        problem,
        mend,
        outcome=either(one.sure or (one.other is None and entry.family in alone)),
        other=one.other.place("first") if one.other is not None else None,
    )


CHECKS = (
    Check(
        40,
        "D",
        "The Party held what it moved, used or cancelled",
        ("B",),
        ("tracking.registry", "consistency.labels"),
        ("aef",),
        held_at_the_time,
    ),
    Check(
        41,
        "D",
        "Opening holdings + in - out = closing holdings",
        ("B", "W"),
        ("report.annual", "consistency.labels"),
        ("aef",),
        holdings_add_up,
    ),
)
