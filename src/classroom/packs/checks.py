"""What the keys of a pack must have to do with each other: period, Parties, targets, reports, trades."""

import re
from collections.abc import Callable
from typing import Any

from classroom.packs.comparing import Fail, after, below, by, same_years, tonnes
from classroom.packs.stories import STORIES
from classroom.packs.stories_crediting import CREDITING_STORIES


def check(pack: Any, fail: Fail, parts: tuple[Callable[[Any, Fail], None], ...]) -> None:
    """Call `fail(path, sentence)` for the first thing in `pack` that contradicts another.

    `parts` is `FRAME` (may be called before the yearly tables are known to be complete) or `CONTENTS`.
    """
    for part in parts:
        part(pack, fail)


def _codes(pack: Any, fail: Fail) -> None:
    if pack.kind == "fictional":
        for side in ("host", "buyer", "third"):
            code = pack[f"{side}.code"]
            if not re.fullmatch("X[A-Z]{2}", code):
                fail(f"{side}.code", f"expected a code from XAA to XZZ for a fictional Party, found {code}.")


def _period(pack: Any, fail: Fail) -> None:
    first, last = pack.period.first, pack.period.last
    if last < first + 2:
        fail("period.last", f"expected {first + 2} or later, two years after period.first; found {last}.")
    if pack.period.longer_first >= first:
        fail("period.longer_first", f"expected a year before {first}, found {pack.period.longer_first}.")


def _parties(pack: Any, fail: Fail) -> None:
    seen: dict[str, str] = {}
    for side in ("host", "buyer", "third"):
        code, registry = pack[f"{side}.code"], pack[f"{side}.registry"]
        if code in seen:
            fail(f"{side}.code", f"expected three different Party codes; {code} is also {seen[code]}.code.")
        seen[code] = side
        if not registry.startswith(code):
            fail(f"{side}.registry", f"expected a code that starts with {code}, found {registry}.")


def _approaches(pack: Any, fail: Fail) -> None:
    for name in ("id", "authorization"):
        if pack.approach[name] == pack.oimp_approach[name]:
            fail(
                f"oimp_approach.{name}",
                f"expected another value than approach.{name}, {pack.approach[name]}.",
            )
    for approach in ("approach", "oimp_approach"):
        sector = pack[f"{approach}.sector"]
        if sector not in pack.host.covered_sectors:
            fail(f"{approach}.sector", f"expected one of host.covered_sectors, found {sector!r}.")


def _targets(pack: Any, fail: Fail) -> None:
    for side in ("host", "buyer"):
        party = pack[side]
        for name in ("reference_year", "start_year"):
            if party[name] >= pack.period.first:
                fail(
                    f"{side}.{name}",
                    f"expected a year before the period ({pack.period.first}), found {party[name]}.",
                )
        level = below(party.reference_level, party.reduction_percent)
        if level != party.target:
            fail(
                f"{side}.target",
                f"expected {tonnes(level)}: reference_level less {float(party.reduction_percent):g} %; "
                f"found {tonnes(party.target)}.",
            )
        total = sum(party.trajectory.values())
        if party.budget != total:
            fail(
                f"{side}.budget",
                f"expected {tonnes(total)}, the sum of the trajectory; found {tonnes(party.budget)}.",
            )
        end = party.indicative_trajectory[pack.period.last]
        if end != party.target:
            fail(
                f"{side}.indicative_trajectory.{pack.period.last}",
                f"expected the target, {tonnes(party.target)}; found {tonnes(end)}.",
            )
    if pack.host.conditional_percent <= pack.host.reduction_percent:
        fail(
            "host.conditional_percent",
            "expected more than host.reduction_percent: support buys a deeper cut.",
        )


def _reports(pack: Any, fail: Fail) -> None:
    for name in ("first", "second"):
        due, through = pack.reports[name].due, pack.reports[name].through
        if (due.month, due.day) != (12, 31) or due.year % 2:
            fail(f"reports.{name}.due", f"expected 31 December of an even year (a BTR), found {due}.")
        if name == "first" and through != due.year - 2:
            fail(
                "reports.first.through",
                f"expected {due.year - 2}, two years before the due date; found {through}.",
            )
    last = pack.period.last
    if pack.reports.second.through != last:
        fail(
            "reports.second.through",
            f"expected {last}, the last year of the period; found {pack.reports.second.through}.",
        )
    end = last + 2 + last % 2
    if pack.reports.second.due.year != end:
        fail(
            "reports.second.due",
            f"expected {end}-12-31, the first BTR with data of {last}; found {pack.reports.second.due}.",
        )
    through = pack.reports.first.through
    if not pack.period.first < through < last:
        fail(
            "reports.first.through",
            f"expected a year after {pack.period.first} and before {last}, found {through}.",
        )


def _trades(pack: Any, fail: Fail) -> None:
    sold, sold_on = pack.transfers.by_vintage, pack.transfers.recorded
    used, used_on = pack.uses.by_use_year, pack.uses.recorded
    same_years(sold, sold_on, "transfers.recorded", fail)
    same_years(used, used_on, "uses.recorded", fail)
    if sum(used.values()) > sum(sold.values()):
        fail(
            "uses.by_use_year",
            f"expected at most {tonnes(sum(sold.values()))} in all, the sum of the first transfers; "
            f"found {tonnes(sum(used.values()))}.",
        )
    for vintage, day in sold_on.items():
        place = f"transfers.recorded.{vintage}"
        after(day, pack.approach.authorized_on, place, "the authorization (approach.authorized_on)", fail)
        if day.year <= vintage:
            fail(
                place,
                f"expected a date after the vintage year {vintage}, when outcomes are verified; found {day}.",
            )
        by(day, pack.reports.second.due, place, "reports.second.due", fail)
    for year, day in used_on.items():
        place = f"uses.recorded.{year}"
        has = sum(quantity for vintage, quantity in sold.items() if quantity and sold_on[vintage] <= day)
        spent = sum(quantity for other, quantity in used.items() if quantity and used_on[other] <= day)
        if spent > has:
            fail(
                place,
                f"expected a date by which {tonnes(spent)} were first transferred; on {day}: {tonnes(has)}.",
            )
        by(day, pack.reports.second.due, place, "reports.second.due", fail)


def _late(pack: Any, fail: Fail) -> None:
    late, day = pack.late, pack.late.recorded_on
    after(day, max(pack.transfers.recorded.values()), "late.recorded_on", "all of transfers.recorded", fail)
    after(day, pack.reports.first.due, "late.recorded_on", "reports.first.due", fail)
    by(day, pack.reports.second.due, "late.recorded_on", "reports.second.due", fail)
    for vintage in late.by_vintage:
        if vintage > pack.reports.first.through:
            fail(
                f"late.by_vintage.{vintage}",
                f"expected vintages that the first report showed, up to {pack.reports.first.through}.",
            )
    sold, used = sum(late.by_vintage.values()), sum(late.used.values())
    if sold != used:
        fail(
            "late.used", f"expected {tonnes(sold)} in all, the sum of late.by_vintage; found {tonnes(used)}."
        )
    if late.used_on < day:
        fail(
            "late.used_on",
            f"expected {day} or later, the date of the late first transfers; found {late.used_on}.",
        )
    by(late.used_on, pack.reports.second.due, "late.used_on", "reports.second.due", fail)


FRAME = (_codes, _period, _parties, _approaches, _reports)
CONTENTS = (_targets, _trades, _late, *STORIES, *CREDITING_STORIES)
