"""Late authorization: mitigation contribution A6.4ERs already issued become authorized (6/CMA.6 para. 12-14).

    part, = split_issuance(mitigation_contribution=100_000).parts
    late_authorization(part, moved_out=10_000).adjusted          # 89,248

The host Party then adjusts as if it had authorized no later than at issuance, also for the corresponding
units forwarded to the Adaptation Fund and cancelled for overall mitigation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from article6.mechanism.errors import MechanismError, require_date
from article6.mechanism.levies import AUTHORIZED, MITIGATION_CONTRIBUTION, Part
from article6.mechanism.sharing import rounded
from article6.working import Step, Working, grouped

__all__ = ["REACHES", "READINGS", "LateAuthorization", "authorizable", "late_authorization"]

REACHES = ("pro rata", "all")
READINGS = ("unit by unit", "strict")


@dataclass(frozen=True, slots=True)
class LateAuthorization:
    """What a late authorization covers.

    `authorized` are the units under it, those of the two levies included; `remaining` the mitigation
    contribution A6.4ERs of the lot that it leaves, wherever they are now.
    `open_points` are ids of the `CONVENTIONS` it rests on.
    """

    authorized: Part
    remaining: Part
    working: Working
    open_points: tuple[str, ...]

    @property
    def adjusted(self) -> int:
        """Units that come under corresponding adjustment, each at its first transfer, t CO2 eq."""
        return self.authorized.issued


def authorizable(
    part: Part,
    *,
    moved_out: int = 0,
    moved_inside: int = 0,
    cancelled: int = 0,
    authorized_before: int = 0,
    reading: str = "unit by unit",
) -> int:
    """How many of the participants' units of this lot the host Party may still authorize.

    Counts of participants' units: `moved_out` of the mechanism registry, `moved_inside` it to somebody who is
    no participant, `cancelled` by the participants, and `authorized_before` by an earlier late authorization.
    The reading "strict" takes "prior to any transfer" (para. 12) at its word: one unit moved bars them all.

    Raises `MechanismError` for a lot that is authorized, or counts that do not fit it.
    """
    _check_lot(part, reading)
    gone = {"moved_out": moved_out, "moved_inside": moved_inside, "cancelled": cancelled}
    gone["authorized_before"] = authorized_before
    for name, count in gone.items():
        if type(count) is not int or count < 0:
            raise MechanismError(
                f"`{name}` is {count!r}.", "Give a whole number of units.", "a64.indivisible"
            )
    left = part.participants - sum(gone.values())
    if left < 0:
        raise MechanismError(
            f"{sum(gone.values()):,} units are said to have moved or to be authorized, and the participants "
            f"received {part.participants:,}.",
            "Count each unit once.",
            "a64.accounts",
        )
    if reading == "strict" and moved_out + moved_inside + cancelled:
        return 0
    return left


def late_authorization(
    part: Part,
    asked: int | None = None,
    *,
    moved_out: int = 0,
    moved_inside: int = 0,
    cancelled: int = 0,
    authorized_before: int = 0,
    reading: str = "unit by unit",
    reach: str = "pro rata",
    issued_on: date | None = None,
    stated_on: date | None = None,
    time_limit_days: int | None = None,
) -> LateAuthorization:
    """The host Party authorizes `asked` of the participants' units of one lot; without `asked`, all it may.

    The counts and `reading` are those of `authorizable`. `reach` says how many of the units forwarded and
    cancelled follow: "pro rata" to the participants' units, rounded up, or "all" of them with the first late
    authorization. A limit of `time_limit_days` from `issued_on` to `stated_on`, the day of the statement, is
    looked at where it is given: none is known (para. 13).

    Raises `MechanismError`, with the rule and the way out, for what may not be authorized.
    """
    moves = {"moved_out": moved_out, "moved_inside": moved_inside, "cancelled": cancelled}
    free = authorizable(part, **moves, authorized_before=authorized_before, reading=reading)
    if reach not in REACHES:
        raise MechanismError(f"The reach {reach!r} is not known.", f"Choose one of {', '.join(REACHES)}.")
    _check_time(issued_on, stated_on, time_limit_days)
    units = _asked(asked, free, part, moves, authorized_before, reading)
    fund = _reached(part.adaptation, part.participants, units, authorized_before, reach)
    cancels = _reached(part.omge, part.participants, units, authorized_before, reach)
    authorized = replace(
        part, status=AUTHORIZED, issued=units + fund + cancels, adaptation=fund, omge=cancels
    )
    before = [
        _reached(one, part.participants, authorized_before, 0, reach) for one in (part.adaptation, part.omge)
    ]
    remaining = replace(
        part,
        issued=part.issued - authorized.issued - authorized_before - sum(before),
        adaptation=part.adaptation - fund - before[0],
        omge=part.omge - cancels - before[1],
    )
    steps = _steps(part, free, authorized, reach)
    return LateAuthorization(
        authorized,
        remaining,
        Working("A late authorization", steps),
        _open_points(part, units, moves, reach, time_limit_days),
    )


def _check_lot(part: Part, reading: str) -> None:
    if part.status != MITIGATION_CONTRIBUTION:
        raise MechanismError(
            "These units are authorized already, since their issuance.",
            "Late authorization is for mitigation contribution A6.4ERs.",
            "a64.late-authorization",
        )
    if reading not in READINGS:
        raise MechanismError(f"The reading {reading!r} is not known.", f"Choose {' or '.join(READINGS)}.")


def _check_time(issued_on: date | None, stated_on: date | None, limit: int | None) -> None:
    for what, day in (("The day of issuance", issued_on), ("The day of the statement", stated_on)):
        if day is not None:
            require_date(day, what)
    known = issued_on is not None and stated_on is not None
    if known and stated_on < issued_on:
        raise MechanismError(
            f"The statement of {stated_on} comes before the issuance of {issued_on}.",
            "Then it is not late: the units get their status at issuance.",
            "a64.status-at-issuance",
        )
    if limit is None:
        return
    if not known or type(limit) is not int or limit < 0:
        raise MechanismError(
            "A time limit needs the days of issuance and of the statement.",
            "Give issued_on, stated_on and a whole number of days.",
            "a64.late-time-limit",
        )
    last = issued_on + timedelta(days=limit)
    if stated_on > last:
        raise MechanismError(
            f"The statement of {stated_on} comes after {last}, the last day of a limit of {limit:,} days.",
            "Authorize in time, or check whether the Supervisory Body set such a limit.",
            "a64.late-time-limit",
        )


def _asked(asked, free: int, part: Part, moves: dict[str, int], before: int, reading: str) -> int:
    units = free if asked is None else asked
    if type(units) is not int or units < 0:
        raise MechanismError(
            f"{units!r} units cannot be authorized.", "Give a whole number.", "a64.indivisible"
        )
    if 0 < units <= free:
        return units
    if units == 0 and free:
        raise MechanismError("Nothing is asked for.", "Ask for 1 unit or more.")
    parts = [
        f"{count:,} {words}"
        for count, words in (
            (moves["moved_out"], "left the mechanism registry"),
            (moves["moved_inside"], "went to somebody who is no participant"),
            (moves["cancelled"], "were cancelled"),
            (before, "are authorized already"),
        )
        if count
    ]
    of_these = f"; {', '.join(parts)}" if parts else ""
    strict = " By the strict reading one transfer bars them all." if reading == "strict" and not free else ""
    raise MechanismError(
        f"{units or part.participants:,} units cannot be authorized now: the participants received "
        f"{part.participants:,}{of_these}.{strict}",
        f"Ask for at most {free:,}." if free else "State the authorization before units move.",
        "a64.late-conditions",
    )


def _reached(levied: int, participants: int, units: int, before: int, reach: str) -> int:
    """The levied units that follow `units`, given `before`: what both reach less what `before` reached."""
    if reach == "all":
        return levied if units and not before else 0

    def share(some: int) -> int:
        return rounded(Fraction(levied * some, participants), "up") if some else 0

    return share(before + units) - share(before)


def _steps(part: Part, free: int, authorized: Part, reach: str) -> tuple[Step, ...]:
    unit = "A6.4ERs"
    units = authorized.participants

    def follow(symbol: str, name: str, levied: int, value: int) -> Step:
        if reach == "all":
            return Step(symbol, name, "all", "", value, unit, rule="a64.late-authorization")
        raw = grouped(Fraction(levied * units, part.participants))
        put_in = f"{levied:,} x {units:,} / {part.participants:,} = {raw}"
        note = "in proportion, rounded up: our convention"
        return Step(
            symbol,
            name,
            "levied x A / received, rounded up",
            put_in,
            value,
            unit,
            rule="a64.late-authorization",
            note=note,
        )

    return (
        Step("FREE", "Still held by the participants", "", "", free, unit, rule="a64.late-conditions"),
        Step("A", "Authorized of them", "", "", units, unit, rule="a64.late-authorization"),
        follow("SOP", "Of those forwarded to the Adaptation Fund", part.adaptation, authorized.adaptation),
        follow("OMGE", "Of those cancelled for overall mitigation", part.omge, authorized.omge),
        Step(
            "ADJ",
            "Under corresponding adjustment",
            "A + SOP + OMGE",
            f"{units:,} + {authorized.adaptation:,} + {authorized.omge:,}",
            authorized.issued,
            unit,
            rule="a64.late-conditions",
        ),
    )


def _open_points(
    part: Part, units: int, moves: dict[str, int], reach: str, limit: int | None
) -> tuple[str, ...]:
    points = ["late-reach"] if units < part.participants else []
    points += ["late-transfers"] if any(moves.values()) else []
    points += ["late-time-limit"] if limit is None else []
    return tuple(points)
