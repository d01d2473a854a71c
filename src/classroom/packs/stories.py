"""Checks of the single stories of a pack: vintages, OIMP, split, chain, table 4, other targets, selling."""

from datetime import date
from typing import Any

from classroom.packs.comparing import Fail, after, below, by, tonnes, whole, within

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
            f"expected more than the {tonnes(sold)} in transfers.by_vintage, which must not be 0.",
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
    within(oimp.issued, oimp.verified, "oimp.issued", "oimp.verified", fail)
    within(oimp.cancelled, oimp.issued, "oimp.cancelled", "oimp.issued", fail)
    authorized = pack.oimp_approach.authorized_on
    if authorized.year <= max(oimp.verified):
        fail(
            "oimp_approach.authorized_on",
            f"expected a date after {max(oimp.verified)}, the last verified vintage.",
        )
    after(oimp.issued_on, authorized, "oimp.issued_on", "oimp_approach.authorized_on", fail)
    after(oimp.cancelled_on, oimp.issued_on, "oimp.cancelled_on", "oimp.issued_on", fail)
    if dual.vintage not in oimp.verified:
        fail("dual.vintage", f"expected one of the vintages of oimp.verified, found {dual.vintage}.")
    if dual.transferred_on.year <= dual.vintage:
        fail(
            "dual.transferred_on",
            f"expected a date after the vintage year {dual.vintage}, found {dual.transferred_on}.",
        )
    after(dual.transferred_on, dual.authorized_on, "dual.transferred_on", "dual.authorized_on", fail)
    if dual.authorization in (pack.approach.authorization, pack.oimp_approach.authorization):
        fail("dual.authorization", f"expected an id of its own, found {dual.authorization!r} again.")
    after(dual.cancelled_on, dual.transferred_on, "dual.cancelled_on", "dual.transferred_on", fail)
    cut_off = date(pack.reports.second.due.year - 1, 12, 31)
    for place in ("oimp.cancelled_on", "dual.cancelled_on"):
        by(pack[place], cut_off, place, "the cut-off of 4/CMA.6 paragraph 14", fail)


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
        whole(trade.quantity * trade[name], f"non_ghg.{name}", "quantity x factor", fail)


def _split(pack: Any, fail: Fail) -> None:
    split = pack.split
    after(split.recorded_on, pack.approach.authorized_on, "split.recorded_on", "approach.authorized_on", fail)
    if split.recorded_on.year <= split.vintage:
        fail(
            "split.recorded_on",
            f"expected a date after the vintage year {split.vintage}, found {split.recorded_on}.",
        )
    for name in ("adaptation_percent", "omge_percent"):
        whole(split.quantity * split[name] / 100, f"split.{name}", "this share of split.quantity", fail)
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
        fail(
            "chain.onward",
            f"expected less than chain.sold ({tonnes(chain.sold)}), found {tonnes(chain.onward)}.",
        )
    if chain.used + chain.returned > chain.onward:
        fail(
            "chain.returned", f"expected used + returned to be at most chain.onward ({tonnes(chain.onward)})."
        )


def _table4(pack: Any, fail: Fail) -> None:
    story = pack.table4
    within(story.oimp_issued, story.oimp_authorized, "table4.oimp_issued", "table4.oimp_authorized", fail)
    sold = used = 0
    for year in story.used:
        sold, used = sold + story.first_transferred[year], used + story.used[year]
        if used > sold:
            fail(
                f"table4.used.{year}",
                f"expected at most {tonnes(sold)} used up to {year}, as much as was sold.",
            )


def _other_targets(pack: Any, fail: Fail) -> None:
    bau, growth = pack.below_bau, pack.intensity
    for name in ("bau", "moved_bau"):
        whole(below(bau[name], bau.reduction_percent), f"below_bau.{name}", "the target level", fail)
    if growth.base_year >= pack.period.first:
        fail(
            "intensity.base_year",
            f"expected a year before the period ({pack.period.first}), found {growth.base_year}.",
        )
    if not growth.gdp_low < growth.gdp < growth.gdp_high:
        fail("intensity.gdp", "expected gdp_low < gdp < gdp_high.")
    goal = below(growth.base, growth.reduction_percent)
    for name in ("gdp", "gdp_high", "gdp_low"):
        whole(goal * growth[name] * 1000, f"intensity.{name}", "the target level", fail)
    buyer = growth.buyer
    goal = below(buyer.base, buyer.reduction_percent)
    whole(goal * buyer.gdp * 1000, "intensity.buyer.gdp", "the target level", fail)


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


STORIES = (
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
