"""Every key of a pack. The one list of what it holds; the keys on crediting stand in `schema_crediting`.

The tables of `data/packs/README.md` are written from this list.
"""

from classroom.packs.keys import Key, Years
from classroom.packs.kinds import (
    AMOUNT,
    APPROACH,
    AUTHORIZATION,
    DAY,
    PARTY,
    PERCENT,
    PRICE,
    REGISTRY,
    SLUG,
    SOME_TONNES,
    TEXT,
    TONNES,
    YEAR,
    by_year,
    one_of,
    records,
    texts,
)
from classroom.packs.schema_crediting import CREDITING

YEARLY = by_year(TONNES)
DATED = by_year(DAY)
MEASURE = {"name": TEXT, "potential_t": SOME_TONNES, "cost_per_t": PRICE}


def _party(side: str) -> list[Key]:
    return [
        Key(f"{side}.code", PARTY, "Party code", "all three codes differ; fictional Parties use XAA to XZZ"),
        Key(f"{side}.name", TEXT, "name as it stands in the stories"),
        Key(f"{side}.registry", REGISTRY, "code of the Party's registry", "starts with the Party code"),
    ]


def _target(side: str) -> list[Key]:
    return [
        Key(f"{side}.minister", TEXT, "who asks for the advice in the stories"),
        Key(f"{side}.reference_year", YEAR, "reference year of the target", "before the NDC period"),
        Key(f"{side}.reference_level", SOME_TONNES, "emissions in the reference year, t CO2 eq"),
        Key(f"{side}.reduction_percent", PERCENT, "reduction below the reference level in the target year"),
        Key(
            f"{side}.target",
            SOME_TONNES,
            "single-year target: level in the last year of the period, t CO2 eq",
            "equals reference_level less reduction_percent, exactly",
        ),
        Key(f"{side}.start_year", YEAR, "year in which a linear trajectory starts", "before the NDC period"),
        Key(f"{side}.start_level", SOME_TONNES, "emissions in the start year, t CO2 eq"),
        Key(
            f"{side}.budget",
            SOME_TONNES,
            "budget of the multi-year target, t CO2 eq",
            "equals the sum of the trajectory",
        ),
    ]


def _series(side: str) -> list[Key]:
    return [
        Key(f"{side}.emissions", YEARLY, "emissions covered by the NDC, t CO2 eq", years=Years.EVERY),
        Key(f"{side}.trajectory", YEARLY, "trajectory of the multi-year target, t CO2 eq", years=Years.EVERY),
        Key(
            f"{side}.indicative_trajectory",
            YEARLY,
            "indicative trajectory towards the single-year target, t CO2 eq",
            "ends at the target",
            Years.EVERY,
        ),
    ]


def _approach(name: str, purpose: str) -> list[Key]:
    return [
        Key(f"{name}.id", APPROACH, f"id of the cooperative approach {purpose}", "the two ids differ"),
        Key(f"{name}.title", TEXT, "what the activity is called in the stories"),
        Key(f"{name}.sector", TEXT, "sector, as in the common nomenclature", "one of host.covered_sectors"),
        Key(f"{name}.activity", TEXT, "activity type, as in the common nomenclature"),
        Key(f"{name}.authorization", AUTHORIZATION, "id of the host's authorization", "the two ids differ"),
        Key(f"{name}.authorized_on", DAY, "date of the authorization", "before the first transfers under it"),
    ]


KEYS: tuple[Key, ...] = (
    Key("pack.id", SLUG, "id of the pack", "equals the file name"),
    Key("pack.title", TEXT, "title shown to trainees"),
    Key("pack.kind", one_of("fictional", "real figures"), "are the emissions invented or real?"),
    Key(
        "pack.language", one_of("en", "fr", "es", "pt", "ar", "ru", "zh"), "language of the pack's own texts"
    ),
    Key("pack.decimal_mark", one_of(".", ","), "decimal mark in answers and displayed numbers"),
    Key("pack.currency", TEXT, "currency of costs, prices and GDP"),
    Key("pack.source", TEXT, "where the numbers come from"),
    Key("pack.note", TEXT, "what a reader must know before quoting a number"),
    Key("period.first", YEAR, "first year of the NDC implementation period"),
    Key(
        "period.last",
        YEAR,
        "last year of the period and target year",
        "at least two years after period.first",
    ),
    Key("period.longer_first", YEAR, "first year of the longer period in the variant", "before period.first"),
    *_party("host"),
    *_target("host"),
    Key(
        "host.conditional_percent",
        PERCENT,
        "reduction if support comes (conditional target)",
        "above host.reduction_percent",
    ),
    Key("host.covered_sectors", texts(2), "sectors inside the NDC"),
    Key("host.gases", texts(1), "gases inside the NDC"),
    Key("host.gwp_report", one_of("AR5", "AR6"), "IPCC report of the global warming potentials"),
    *_series("host"),
    *_party("buyer"),
    *_target("buyer"),
    *_series("buyer"),
    *_party("third"),
    *_approach("approach", "for use towards the buyer's NDC"),
    *_approach("oimp_approach", "for other international mitigation purposes"),
    Key("transfers.by_vintage", YEARLY, "first transferred for NDC use, by vintage, t", years=Years.EVERY),
    Key(
        "transfers.recorded",
        DATED,
        "date on which the first transfer of each vintage was recorded",
        "the vintages above zero, no other; after the authorization and after the vintage year",
        Years.SOME,
    ),
    Key(
        "uses.by_use_year",
        YEARLY,
        "used by the buyer, by the year it is used for, t",
        "sum <= sum of transfers",
        Years.EVERY,
    ),
    Key(
        "uses.recorded",
        DATED,
        "date on which the use for each year was recorded",
        "the use years above zero, no other; what is used has been transferred by then",
        Years.SOME,
    ),
    Key(
        "reports.first.due",
        DAY,
        "due date of the first report (BTR) of the late-transfer story",
        "31 December of an even year",
    ),
    Key("reports.first.through", YEAR, "last year with data in that report", "two years before the due date"),
    Key("reports.second.due", DAY, "due date of the report with the end year", "31 December of an even year"),
    Key("reports.second.through", YEAR, "last year with data in that report", "the last year of the period"),
    Key(
        "late.recorded_on",
        DAY,
        "date of the late first transfers",
        "after transfers.recorded and after the first report",
    ),
    Key(
        "late.by_vintage",
        YEARLY,
        "first transferred late, by vintage, t",
        "vintages of the first report",
        Years.SOME,
    ),
    Key(
        "late.used",
        YEARLY,
        "how the buyer uses them, by use year, t",
        "the same sum as late.by_vintage",
        Years.SOME,
    ),
    Key("late.used_on", DAY, "date of that use", "not before late.recorded_on"),
    Key(
        "oversold.vintage",
        YEAR,
        "vintage of which the host sells more in the overselling variant",
        "a transferred vintage",
    ),
    Key(
        "oversold.quantity",
        SOME_TONNES,
        "quantity sold of that vintage instead, t",
        "above the quantity in transfers",
    ),
    Key(
        "both_ways.first_transferred",
        YEARLY,
        "a Party that also buys: first transferred, by vintage, t",
        years=Years.EVERY,
    ),
    Key("both_ways.used", YEARLY, "the same Party: used, by use year, t", years=Years.EVERY),
    Key("outside.sector", TEXT, "sector outside the NDC", "not one of host.covered_sectors"),
    Key("outside.vintage", YEAR, "vintage of the outcomes from outside the NDC", "in the period"),
    Key("outside.quantity", SOME_TONNES, "first transferred from outside the NDC, t"),
    Key("oimp.user", TEXT, "who cancels the units, such as airlines"),
    Key("oimp.verified", YEARLY, "verified and authorized for OIMP, by vintage, t", years=Years.SOME),
    Key("oimp.issued", YEARLY, "issued, by vintage, t", "at most the verified quantity", Years.SOME),
    Key(
        "oimp.cancelled",
        YEARLY,
        "cancelled by the users, by vintage, t",
        "at most the issued quantity",
        Years.SOME,
    ),
    Key("oimp.issued_on", DAY, "date of issuance", "after oimp_approach.authorized_on"),
    Key(
        "oimp.cancelled_on",
        DAY,
        "date of cancellation",
        "after issuance; by 31 December of the year before reports.second.due",
    ),
    Key("dual.vintage", YEAR, "vintage authorized for NDC and OIMP at once", "one of oimp.verified"),
    Key(
        "dual.authorization",
        AUTHORIZATION,
        "id of the authorization for both uses",
        "differs from the two others",
    ),
    Key("dual.authorized_on", DAY, "date of that authorization", "before dual.transferred_on"),
    Key("dual.quantity", SOME_TONNES, "quantity authorized for both, t"),
    Key("dual.transferred_on", DAY, "date of its international transfer"),
    Key("dual.cancelled_on", DAY, "date of its cancellation", "after the transfer"),
    Key("non_ghg.indicator", TEXT, "what the non-GHG target counts"),
    Key("non_ghg.unit", TEXT, "unit of the indicator"),
    Key(
        "non_ghg.vintage",
        YEAR,
        "vintage, use year and target year of the non-GHG trade",
        "the last year of the period",
    ),
    Key("non_ghg.host_level", AMOUNT, "host: level of the indicator in that year"),
    Key("non_ghg.host_target", AMOUNT, "host: target, to be reached or exceeded"),
    Key("non_ghg.buyer_level", AMOUNT, "buyer: level of the indicator in that year"),
    Key("non_ghg.buyer_target", AMOUNT, "buyer: target, to be reached or exceeded"),
    Key("non_ghg.quantity", AMOUNT, "first transferred and used, in the unit", "below non_ghg.host_level"),
    Key("non_ghg.host_factor", AMOUNT, "conversion agreed with the host, t CO2 eq per unit"),
    Key(
        "non_ghg.buyer_factor",
        AMOUNT,
        "the buyer's own factor, t CO2 eq per unit",
        "differs from host_factor",
    ),
    Key("non_ghg.host_emissions", SOME_TONNES, "host: emissions in that year, t CO2 eq"),
    Key("non_ghg.buyer_emissions", SOME_TONNES, "buyer: emissions in that year, t CO2 eq"),
    Key("pams.category", TEXT, "category that the policies and measures affect"),
    Key("pams.vintage", YEAR, "vintage of its outcomes", "in the period"),
    Key(
        "pams.emissions",
        SOME_TONNES,
        "emissions of that category in that year, t CO2 eq",
        "below host.emissions of the year",
    ),
    Key("pams.quantity", SOME_TONNES, "first transferred from that category, t"),
    Key("split.vintage", YEAR, "vintage of the issued block", "in the period"),
    Key("split.recorded_on", DAY, "date of the three first transfers", "after approach.authorized_on"),
    Key("split.quantity", SOME_TONNES, "authorized and issued, t"),
    Key("split.adaptation_percent", PERCENT, "voluntary share for the Adaptation Fund", "gives whole tonnes"),
    Key(
        "split.omge_percent",
        PERCENT,
        "voluntary cancellation for OMGE",
        "gives whole tonnes; differs from the share above",
    ),
    Key("chain.vintage", YEAR, "vintage of the units sold on", "in the period"),
    Key("chain.year", YEAR, "year of the sale, the onward sale and the third Party's use", "in the period"),
    Key(
        "chain.return_year",
        YEAR,
        "year in which units come back to the host and are used",
        "after chain.year",
    ),
    Key("chain.sold", SOME_TONNES, "host to buyer, t"),
    Key("chain.onward", SOME_TONNES, "buyer to third Party, t", "below chain.sold"),
    Key("chain.used", SOME_TONNES, "used by the third Party, t"),
    Key("chain.returned", SOME_TONNES, "third Party back to the host, t", "used + returned <= onward"),
    Key(
        "table4.first_transferred",
        YEARLY,
        "table 4 story: first transferred for NDC, by vintage, t",
        years=Years.FIRST_REPORT,
    ),
    Key("table4.oimp_authorized", YEARLY, "authorized for OIMP, by vintage, t", years=Years.FIRST_REPORT),
    Key(
        "table4.oimp_issued",
        YEARLY,
        "issued for OIMP (the first transfer), by vintage, t",
        "at most the authorized quantity",
        Years.FIRST_REPORT,
    ),
    Key(
        "table4.used",
        YEARLY,
        "used by the buyer, by use year, t",
        "never ahead of the first transfers",
        Years.FIRST_REPORT,
    ),
    Key("below_bau.bau", SOME_TONNES, "business-as-usual level of the target year, t CO2 eq"),
    Key(
        "below_bau.reduction_percent",
        PERCENT,
        "target: reduction below business as usual",
        "gives whole tonnes",
    ),
    Key("below_bau.emissions", SOME_TONNES, "covered emissions in the target year, t CO2 eq"),
    Key(
        "below_bau.moved_bau",
        SOME_TONNES,
        "recalculated business-as-usual level, t CO2 eq",
        "gives whole tonnes",
    ),
    Key("below_bau.first_transferred", YEARLY, "first transferred, by vintage, t", years=Years.EVERY),
    Key("intensity.base_year", YEAR, "base year of the intensity target", "before the NDC period"),
    Key(
        "intensity.base", AMOUNT, "emissions intensity in the base year, t CO2 eq per 1,000 units of currency"
    ),
    Key("intensity.reduction_percent", PERCENT, "target: reduction of the intensity"),
    Key("intensity.gdp", AMOUNT, "GDP of the target year, million units of currency", "gives whole tonnes"),
    Key("intensity.gdp_high", AMOUNT, "the same, if the economy grows faster", "above intensity.gdp"),
    Key("intensity.gdp_low", AMOUNT, "the same, if it grows more slowly", "below intensity.gdp"),
    Key("intensity.emissions", SOME_TONNES, "covered emissions in the target year, t CO2 eq"),
    Key("intensity.first_transferred", YEARLY, "first transferred, by vintage, t", years=Years.EVERY),
    Key("intensity.buyer.base", AMOUNT, "buyer: base-year intensity, t CO2 eq per 1,000 units of currency"),
    Key("intensity.buyer.reduction_percent", PERCENT, "buyer: reduction of the intensity"),
    Key("intensity.buyer.gdp", AMOUNT, "buyer: GDP of the target year, million units of currency"),
    Key("intensity.buyer.emissions", SOME_TONNES, "buyer: covered emissions in the target year, t CO2 eq"),
    Key("intensity.buyer.used", SOME_TONNES, "buyer: used for the target year, t"),
    Key(
        "selling.expected_emissions",
        SOME_TONNES,
        "emissions of the target year without further measures, central case, t",
    ),
    Key("selling.emissions_low", SOME_TONNES, "the same, low case, t", "below the central case"),
    Key("selling.emissions_high", SOME_TONNES, "the same, high case, t", "above the central case"),
    Key("selling.price_per_t", PRICE, "price offered per ITMO, in the currency", "above zero"),
    Key("selling.planned_sale", SOME_TONNES, "what the buyer asks for in the target year, t"),
    Key(
        "selling.wanted",
        TEXT,
        "the measure whose outcomes the buyer wants",
        "the name of one of the measures",
    ),
    Key(
        "selling.measures",
        records(MEASURE, least=4),
        "what the host could still do: name, potential in the target year (t), cost per t",
        "names differ; cheapest first",
    ),
    *CREDITING,
)
