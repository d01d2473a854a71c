"""Checks of the crediting stories: mechanism, partner approach, baselines, investment, integrity."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import accumulate
from typing import Any

from article6.baselines.activities import ActivityError, activity, estimate
from classroom.packs.comparing import Fail, below, tonnes, whole

FIRST_CREDITING_YEAR = 2021
ADAPTATION, OMGE = Fraction(5, 100), Fraction(2, 100)
HOURS = 8760
MOST_RENEWALS = {"renewable": 2, "fixed": 0, "removals": 2}


def _mechanism(pack: Any, fail: Fail) -> None:
    lot = pack.mechanism
    start, place = lot.crediting_start, "mechanism.crediting_start"
    if start.year < FIRST_CREDITING_YEAR:
        fail(
            place,
            f"expected {FIRST_CREDITING_YEAR} or later (3/CMA.3 annex 31(f)), found {start}.",
        )
    most = MOST_RENEWALS[lot.crediting_kind]
    if lot.renewals > most:
        fail(
            "mechanism.renewals",
            f"expected at most {most} for the kind {lot.crediting_kind!r} (3/CMA.3 annex 31(f)); "
            f"found {lot.renewals}.",
        )
    if lot.vintage not in pack.years or lot.vintage < start.year:
        fail(
            "mechanism.vintage",
            f"expected a year of the period {pack.period.first}-{pack.period.last} and not before {start}; "
            f"found {lot.vintage}.",
        )
    if lot.authorized + lot.contribution != lot.requested:
        fail(
            "mechanism.contribution",
            f"expected {tonnes(lot.requested - lot.authorized)}, requested less authorized; "
            f"found {tonnes(lot.contribution)}.",
        )
    if lot.authorized == lot.contribution:
        fail("mechanism.contribution", "expected another amount than authorized, to tell the two apart.")
    for share in (ADAPTATION, OMGE):
        if (lot.second * share).denominator == 1:
            fail(
                "mechanism.second",
                f"expected an amount of which {float(share):.0%} is no whole number of tonnes: the story is "
                f"the rounding; found {tonnes(lot.second)}.",
            )
    received = lot.late.issued * (1 - ADAPTATION - OMGE)
    if lot.late.moved_out >= received:
        fail(
            "mechanism.late.moved_out",
            f"expected less than what participants received, {tonnes(received)} or so; "
            f"found {tonnes(lot.late.moved_out)}.",
        )


def _joint(pack: Any, fail: Fail) -> None:
    joint = pack.joint
    if not joint.cop_bau < joint.cop_reference < joint.cop_project:
        fail("joint.cop_reference", "expected cop_bau < cop_reference < cop_project.")
    if joint.share_percent == 50:
        fail("joint.share_percent", "expected another share than 50, to tell the two sides apart.")
    share = joint.verified * joint.share_percent / 100
    if (2 * share).denominator == 1 or round(share) < share:
        fail(
            "joint.verified",
            f"expected an amount whose share rounds differently down and to the nearest tonne; the share "
            f"is {float(share):,}.",
        )


def _crediting_years(pack: Any, fail: Fail) -> None:
    story = pack.baseline
    if story.first_year not in pack.years:
        span = f"{pack.period.first}-{pack.period.last}"
        fail("baseline.first_year", f"expected a year of the period {span}, found {story.first_year}.")
    if not 3 <= story.years <= 15:
        fail("baseline.years", f"expected 3 to 15 crediting years, found {story.years}.")
    if not 2 <= story.law_year <= story.years:
        fail("baseline.law_year", f"expected 2 to {story.years}, found {story.law_year}.")
    lowered = below(story.approach_baseline, Fraction(story.years - 1))
    whole(Fraction(story.approach_baseline, 100), "baseline.approach_baseline", "1 % of it", fail)
    if not story.law_bau < min(lowered, story.bau):
        fail(
            "baseline.law_bau",
            f"expected less than baseline.bau and than {tonnes(lowered)}, the lowest adjusted baseline.",
        )
    if story.project >= story.law_bau:
        fail("baseline.project", f"expected less than baseline.law_bau, {tonnes(story.law_bau)}.")


def _cookstoves(pack: Any, fail: Fail) -> None:
    stove = pack.baseline.cookstoves
    if stove.efficiency_new <= stove.efficiency_old:
        fail("baseline.cookstoves.efficiency_new", "expected more than efficiency_old.")
    if stove.fnrb_claimed <= stove.fnrb:
        fail("baseline.cookstoves.fnrb_claimed", "expected more than fnrb: the story is the claim.")


def _chosen(pack: Any, fail: Fail) -> None:
    chosen = pack.baseline.chosen
    if chosen.year < 1:
        fail("baseline.chosen.year", "expected 1 or later: year 1 is the first crediting year; found 0.")
    known = activity(chosen.type).parameters
    for name in chosen.parameters:
        if name not in known:
            fail(
                f"baseline.chosen.parameters.{name}",
                f"expected a parameter of {chosen.type}: {', '.join(known)}.",
            )
    try:
        found = estimate(chosen.type, chosen.year, **chosen.parameters)
    except ActivityError as error:
        fail("baseline.chosen.parameters", f"expected what the activity type knows. {error}")
    if found.whole_tonnes < 1:
        fail("baseline.chosen.parameters", "expected values that leave a reduction; with these it is 0 t.")


def _grid(pack: Any, fail: Fail) -> None:
    grid, place = pack.baseline.grid, "baseline.grid.plants"
    _differ((plant.name for plant in grid.plants), place, "name", fail)
    _differ((plant.year for plant in grid.plants), place, "year", fail)
    newest = max(plant.year for plant in grid.plants)
    if grid.data_year < newest:
        fail(
            "baseline.grid.data_year",
            f"expected {newest} or later, the year of the newest plant; found {grid.data_year}.",
        )
    output = sum(plant.mwh for plant in grid.plants)
    steady = sum(plant.mwh for plant in grid.plants if plant.must_run)
    if 2 * steady >= output or not steady:
        fail(place, "expected must-run plants, with less than half of the output.")
    if not any(plant.factor for plant in grid.plants if not plant.must_run):
        fail(place, "expected a plant with emissions that is not must-run: the operating margin needs one.")


def _investment(pack: Any, fail: Fail) -> None:
    story, grid = pack.investment, pack.baseline.grid
    year_one = grid.capacity_mw * HOURS * grid.capacity_factor
    if story.generation != year_one:
        fail(
            "investment.generation",
            f"expected {float(year_one):,} MWh, capacity_mw x {HOURS:,} x capacity_factor; "
            f"found {float(story.generation):,}.",
        )
    if not 1 <= story.credit_years <= story.years:
        fail(
            "investment.credit_years",
            f"expected 1 to investment.years ({story.years}), found {story.credit_years}.",
        )


def _measures(pack: Any, fail: Fail) -> None:
    market, place = pack.integrity, "integrity.measures"
    _differ((measure.name for measure in market.measures), place, "name", fail)
    costs = [measure.cost_per_t for measure in market.measures]
    if costs != sorted(costs):
        fail(place, "expected the cheapest measure first.")
    for number, measure in enumerate(market.measures, 1):
        if measure.delivery < Fraction(1, 5):
            fail(f"{place}[{number}].delivery", "expected 0.2 or more: the band around it is 0.2 wide.")
    funded = sum(measure.potential_t for measure in market.measures if measure.cost_per_t <= market.max_cost)
    if funded <= market.need:
        fail(
            "integrity.need",
            f"expected less than {tonnes(funded)}, all up to max_cost; found {tonnes(market.need)}.",
        )
    potential = {measure.name: measure.potential_t for measure in market.measures}
    _differ((row.name for row in market.export), "integrity.export", "name", fail)
    for number, row in enumerate(market.export, 1):
        if row.name not in potential:
            fail(f"integrity.export[{number}].name", f"expected the name of a measure, found {row.name!r}.")
        if row.tonnes > potential[row.name]:
            fail(
                f"integrity.export[{number}].tonnes",
                f"expected at most {tonnes(potential[row.name])}, the potential; found {tonnes(row.tonnes)}.",
            )
    reached = dict(zip(potential, accumulate(potential.values()), strict=True))
    if not any(reached.get(row.name, market.need) - row.tonnes < market.need for row in market.export):
        fail(
            "integrity.export",
            "expected tonnes that the cheapest plan for integrity.need takes, so that the sale matters; "
            "the plan needs none of these.",
        )


def _permanence(pack: Any, fail: Fail) -> None:
    market = pack.integrity
    buffer = market.removals * market.buffer_percent / 100
    whole(buffer, "integrity.buffer_percent", "the buffer", fail)
    if market.reversal == buffer or market.reversal >= market.removals:
        fail(
            "integrity.reversal",
            f"expected less than the removals, and not the buffer ({tonnes(buffer)}) to the tonne.",
        )
    if market.price_low >= market.price_high:
        fail("integrity.price_high", "expected more than integrity.price_low.")


def _differ(found: Iterable[Any], place: str, name: str, fail: Fail) -> None:
    seen = list(found)
    for number, one in enumerate(seen, 1):
        if one in seen[: number - 1]:
            fail(f"{place}[{number}].{name}", f"expected different values; {one!r} stands twice.")


CREDITING_STORIES = (
    _mechanism,
    _joint,
    _crediting_years,
    _cookstoves,
    _chosen,
    _grid,
    _investment,
    _measures,
    _permanence,
)
