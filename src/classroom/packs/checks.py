"""What the keys of a pack must have to do with each other. Each function is one subject."""

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

Fail = Callable[[str, str], None]

FIRST_VINTAGE = 2021
VINTAGE_TABLES = (
    "transfers.by_vintage",
    "late.by_vintage",
    "both_ways.first_transferred",
    "oimp.verified",
    "table4.first_transferred",
    "table4.oimp_authorized",
    "below_bau.first_transferred",
    "intensity.first_transferred",
)


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
        level = _below(party.reference_level, party.reduction_percent)
        if level != party.target:
            fail(
                f"{side}.target",
                f"expected {_t(level)}: reference_level less {float(party.reduction_percent):g} %; "
                f"found {_t(party.target)}.",
            )
        total = sum(party.trajectory.values())
        if party.budget != total:
            fail(
                f"{side}.budget",
                f"expected {_t(total)}, the sum of the trajectory; found {_t(party.budget)}.",
            )
        end = party.indicative_trajectory[pack.period.last]
        if end != party.target:
            fail(
                f"{side}.indicative_trajectory.{pack.period.last}",
                f"expected the target, {_t(party.target)}; found {_t(end)}.",
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
    _same_years(sold, sold_on, "transfers.recorded", fail)
    _same_years(used, used_on, "uses.recorded", fail)
    if sum(used.values()) > sum(sold.values()):
        fail(
            "uses.by_use_year",
            f"expected at most {_t(sum(sold.values()))} in all, the sum of the first transfers; "
            f"found {_t(sum(used.values()))}.",
        )
    for vintage, day in sold_on.items():
        place = f"transfers.recorded.{vintage}"
        _after(day, pack.approach.authorized_on, place, "the authorization (approach.authorized_on)", fail)
        if day.year <= vintage:
            fail(
                place,
                f"expected a date after the vintage year {vintage}, when outcomes are verified; found {day}.",
            )
        _by(day, pack.reports.second.due, place, "reports.second.due", fail)
    for year, day in used_on.items():
        place = f"uses.recorded.{year}"
        has = sum(quantity for vintage, quantity in sold.items() if quantity and sold_on[vintage] <= day)
        spent = sum(quantity for other, quantity in used.items() if quantity and used_on[other] <= day)
        if spent > has:
            fail(
                place,
                f"expected a date by which {_t(spent)} were first transferred; on {day} it is {_t(has)}.",
            )
        _by(day, pack.reports.second.due, place, "reports.second.due", fail)


def _late(pack: Any, fail: Fail) -> None:
    late, day = pack.late, pack.late.recorded_on
    _after(day, max(pack.transfers.recorded.values()), "late.recorded_on", "all of transfers.recorded", fail)
    _after(day, pack.reports.first.due, "late.recorded_on", "reports.first.due", fail)
    _by(day, pack.reports.second.due, "late.recorded_on", "reports.second.due", fail)
    for vintage in late.by_vintage:
        if vintage > pack.reports.first.through:
            fail(
                f"late.by_vintage.{vintage}",
                f"expected vintages that the first report showed, up to {pack.reports.first.through}.",
            )
    sold, used = sum(late.by_vintage.values()), sum(late.used.values())
    if sold != used:
        fail("late.used", f"expected {_t(sold)} in all, the sum of late.by_vintage; found {_t(used)}.")
    if late.used_on < day:
        fail(
            "late.used_on",
            f"expected {day} or later, the date of the late first transfers; found {late.used_on}.",
        )
    _by(late.used_on, pack.reports.second.due, "late.used_on", "reports.second.due", fail)


def _vintages(pack: Any, fail: Fail) -> None:
    """Every vintage lies in the period and in 2021 or later."""
    for story in ("oversold", "outside", "dual", "pams", "split", "chain", "non_ghg"):
        vintage = pack[f"{story}.vintage"]
        if vintage not in pack.years:
            span = f"{pack.period.first}-{pack.period.last}"
            fail(f"{story}.vintage", f"expected a year of the period {span}, found {vintage}.")
        if vintage < FIRST_VINTAGE:
            fail(
                f"{story}.vintage",
                f"expected {FIRST_VINTAGE} or later (2/CMA.3 annex 1(e)), found {vintage}.",
            )
    for place in VINTAGE_TABLES:
        for vintage, quantity in pack[place].items():
            if quantity and vintage < FIRST_VINTAGE:
                fail(f"{place}.{vintage}", f"expected 0 before {FIRST_VINTAGE} (2/CMA.3 annex 1(e)).")


def _single_years(pack: Any, fail: Fail) -> None:
    span = f"{pack.period.first}-{pack.period.last}"
    for place in ("chain.year", "chain.return_year"):
        if pack[place] not in pack.years:
            fail(place, f"expected a year of the period {span}, found {pack[place]}.")
    sold = pack.transfers.by_vintage[pack.oversold.vintage]
    if not 0 < sold < pack.oversold.quantity:
        fail(
            "oversold.quantity",
            f"expected more than the {_t(sold)} in transfers.by_vintage, which must not be 0.",
        )
    if pack.pams.emissions >= pack.host.emissions[pack.pams.vintage]:
        fail("pams.emissions", "expected less than host.emissions of the year: it is one category of them.")


def _outside(pack: Any, fail: Fail) -> None:
    if pack.outside.sector in pack.host.covered_sectors:
        fail(
            "outside.sector",
            f"expected a sector outside host.covered_sectors, found {pack.outside.sector!r}.",
        )


def _oimp(pack: Any, fail: Fail) -> None:
    oimp, dual = pack.oimp, pack.dual
    _within(oimp.issued, oimp.verified, "oimp.issued", "oimp.verified", fail)
    _within(oimp.cancelled, oimp.issued, "oimp.cancelled", "oimp.issued", fail)
    authorized = pack.oimp_approach.authorized_on
    if authorized.year <= max(oimp.verified):
        fail(
            "oimp_approach.authorized_on",
            f"expected a date after {max(oimp.verified)}, the last verified vintage.",
        )
    _after(oimp.issued_on, authorized, "oimp.issued_on", "oimp_approach.authorized_on", fail)
    _after(oimp.cancelled_on, oimp.issued_on, "oimp.cancelled_on", "oimp.issued_on", fail)
    if dual.vintage not in oimp.verified:
        fail("dual.vintage", f"expected one of the vintages of oimp.verified, found {dual.vintage}.")
    if dual.transferred_on.year <= dual.vintage:
        fail(
            "dual.transferred_on",
            f"expected a date after the vintage year {dual.vintage}, found {dual.transferred_on}.",
        )
    _after(dual.cancelled_on, dual.transferred_on, "dual.cancelled_on", "dual.transferred_on", fail)
    cut_off = date(pack.reports.second.due.year - 1, 12, 31)
    for place in ("oimp.cancelled_on", "dual.cancelled_on"):
        _by(pack[place], cut_off, place, "the cut-off of 4/CMA.6 paragraph 14", fail)


def _non_ghg(pack: Any, fail: Fail) -> None:
    trade = pack.non_ghg
    if trade.vintage != pack.period.last:
        fail(
            "non_ghg.vintage",
            f"expected {pack.period.last}, the last year of the period, found {trade.vintage}.",
        )
    if trade.quantity >= trade.host_level:
        fail(
            "non_ghg.quantity", "expected less than non_ghg.host_level: nobody transfers more than there is."
        )
    if trade.host_factor == trade.buyer_factor:
        fail(
            "non_ghg.buyer_factor",
            "expected another factor than non_ghg.host_factor: the story is the mismatch.",
        )
    for name in ("host_factor", "buyer_factor"):
        _whole(trade.quantity * trade[name], f"non_ghg.{name}", "quantity x factor", fail)


def _split(pack: Any, fail: Fail) -> None:
    split = pack.split
    _after(
        split.recorded_on, pack.approach.authorized_on, "split.recorded_on", "approach.authorized_on", fail
    )
    if split.recorded_on.year <= split.vintage:
        fail(
            "split.recorded_on",
            f"expected a date after the vintage year {split.vintage}, found {split.recorded_on}.",
        )
    for name in ("adaptation_percent", "omge_percent"):
        _whole(split.quantity * split[name] / 100, f"split.{name}", "this share of split.quantity", fail)
    if split.adaptation_percent == split.omge_percent:
        fail(
            "split.omge_percent",
            "expected another share than split.adaptation_percent, to tell the two apart.",
        )
    if split.adaptation_percent + split.omge_percent >= 100:
        fail("split.omge_percent", "expected the two shares to leave something for the buyer.")


def _chain(pack: Any, fail: Fail) -> None:
    chain = pack.chain
    if chain.year <= chain.vintage:
        fail("chain.year", f"expected a year after the vintage {chain.vintage}, found {chain.year}.")
    if chain.return_year <= chain.year:
        fail(
            "chain.return_year",
            f"expected a year after chain.year ({chain.year}), found {chain.return_year}.",
        )
    if chain.onward >= chain.sold:
        fail("chain.onward", f"expected less than chain.sold ({_t(chain.sold)}), found {_t(chain.onward)}.")
    if chain.used + chain.returned > chain.onward:
        fail("chain.returned", f"expected used + returned to be at most chain.onward ({_t(chain.onward)}).")


def _table4(pack: Any, fail: Fail) -> None:
    story = pack.table4
    _within(story.oimp_issued, story.oimp_authorized, "table4.oimp_issued", "table4.oimp_authorized", fail)
    sold = used = 0
    for year in story.used:
        sold, used = sold + story.first_transferred[year], used + story.used[year]
        if used > sold:
            fail(
                f"table4.used.{year}", f"expected at most {_t(sold)} used up to {year}, as much as was sold."
            )


def _other_targets(pack: Any, fail: Fail) -> None:
    bau, growth = pack.below_bau, pack.intensity
    for name in ("bau", "moved_bau"):
        _whole(_below(bau[name], bau.reduction_percent), f"below_bau.{name}", "the target level", fail)
    if growth.base_year >= pack.period.first:
        fail(
            "intensity.base_year",
            f"expected a year before the period ({pack.period.first}), found {growth.base_year}.",
        )
    if not growth.gdp_low < growth.gdp < growth.gdp_high:
        fail("intensity.gdp", "expected gdp_low < gdp < gdp_high.")
    goal = _below(growth.base, growth.reduction_percent)
    for name in ("gdp", "gdp_high", "gdp_low"):
        _whole(goal * growth[name] * 1000, f"intensity.{name}", "the target level", fail)
    buyer = growth.buyer
    goal = _below(buyer.base, buyer.reduction_percent)
    _whole(goal * buyer.gdp * 1000, "intensity.buyer.gdp", "the target level", fail)


def _selling(pack: Any, fail: Fail) -> None:
    sale = pack.selling
    if not sale.emissions_low < sale.expected_emissions < sale.emissions_high:
        fail("selling.expected_emissions", "expected emissions_low < expected_emissions < emissions_high.")
    if sale.price_per_t <= 0:
        fail("selling.price_per_t", "expected a price above zero.")
    names = [measure.name for measure in sale.measures]
    for number, name in enumerate(names):
        if name in names[:number]:
            fail(f"selling.measures[{number + 1}].name", f"expected different names; {name!r} stands twice.")
    if sale.wanted not in names:
        fail("selling.wanted", f"expected the name of a measure ({', '.join(names)}), found {sale.wanted!r}.")
    costs = [measure.cost_per_t for measure in sale.measures]
    if costs != sorted(costs):
        fail("selling.measures", "expected the cheapest measure first.")


FRAME = (_codes, _period, _parties, _approaches, _reports)
CONTENTS = (
    _targets,
    _trades,
    _late,
    _vintages,
    _single_years,
    _outside,
    _oimp,
    _non_ghg,
    _split,
    _chain,
    _table4,
    _other_targets,
    _selling,
)


def _below(level: Any, percent: Fraction) -> Fraction:
    return level * (1 - percent / 100)


def _t(amount: Any) -> str:
    return f"{float(amount):,.0f} t" if amount == int(amount) else f"{float(amount):,} t"


def _same_years(quantities: Any, dates: Any, place: str, fail: Fail) -> None:
    wanted = {year for year, quantity in quantities.items() if quantity}
    for year in sorted(wanted ^ set(dates)):
        says = "a date is missing" if year in wanted else "there is a date but no quantity"
        fail(
            place,
            f"expected a date for each year with a quantity above zero, and no other; for {year} {says}.",
        )


def _after(day: date, before: date, place: str, name: str, fail: Fail) -> None:
    if day <= before:
        fail(place, f"expected a date after {name}, {before}; found {day}.")


def _by(day: date, limit: date, place: str, name: str, fail: Fail) -> None:
    if day > limit:
        fail(place, f"expected a date not after {name}, {limit}; found {day}.")


def _within(part: Any, whole: Any, place: str, name: str, fail: Fail) -> None:
    for year, quantity in part.items():
        if quantity > whole.get(year, 0):
            fail(
                f"{place}.{year}",
                f"expected at most {_t(whole.get(year, 0))} as in {name}; found {_t(quantity)}.",
            )


def _whole(amount: Fraction, place: str, name: str, fail: Fail) -> None:
    if amount.denominator != 1:
        fail(place, f"expected a value that makes {name} a whole number of tonnes; it is {float(amount):,}.")
