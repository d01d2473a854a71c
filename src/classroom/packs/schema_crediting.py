"""The keys of a pack on crediting: mechanism, partner approach, baselines, investment, integrity."""

from classroom.packs.keys import Key
from classroom.packs.kinds import (
    AMOUNT,
    BUILT,
    COUNT,
    DAY,
    FACTOR,
    PERCENT,
    PIECES,
    PRICE,
    SETTINGS,
    SHARE,
    SOME_TONNES,
    TEXT,
    TRUTH,
    YEAR,
    one_of,
    records,
)

ACTIVITY_TYPES = ("cookstoves", "landfill-gas", "rice-methane", "electric-buses", "efficient-lighting")
PLANT = {"name": TEXT, "kind": TEXT, "mwh": AMOUNT, "factor": FACTOR, "year": BUILT, "must_run": TRUTH}
OPTION = {"name": TEXT, "potential_t": SOME_TONNES, "cost_per_t": PRICE, "delivery": SHARE}
EXPORT = {"name": TEXT, "tonnes": SOME_TONNES}

MECHANISM = (
    Key("mechanism.title", TEXT, "what the Article 6.4 activity is called in the stories"),
    Key("mechanism.activity", TEXT, "one or two sentences on what it does"),
    Key("mechanism.ldc_sids", TRUTH, "is the host a least developed country or a small island State?"),
    Key("mechanism.programme", TRUTH, "is the activity a programme of activities?"),
    Key("mechanism.crediting_start", DAY, "first day of the crediting period", "2021 or later"),
    Key("mechanism.crediting_kind", one_of("renewable", "fixed", "removals"), "kind of crediting period"),
    Key(
        "mechanism.renewals",
        COUNT,
        "how often the crediting period may be renewed",
        "0 if fixed, at most 2 otherwise",
    ),
    Key(
        "mechanism.yearly_average",
        SOME_TONNES,
        "expected reductions a year, on average over the crediting period that counts for the fee, t",
    ),
    Key(
        "mechanism.vintage",
        YEAR,
        "vintage of the first issuance",
        "in the NDC period; not before the crediting period",
    ),
    Key("mechanism.requested", SOME_TONNES, "requested and issued in the first issuance, t"),
    Key("mechanism.authorized", SOME_TONNES, "part of it that is authorized for another Party's NDC, t"),
    Key(
        "mechanism.contribution",
        SOME_TONNES,
        "the other part: mitigation contribution A6.4ERs, t",
        "authorized + contribution = requested; differs from authorized",
    ),
    Key(
        "mechanism.second",
        SOME_TONNES,
        "a second issuance, all authorized, to practise rounding, t",
        "5 % and 2 % of it are no whole tonnes",
    ),
    Key("mechanism.late.issued", SOME_TONNES, "another lot, issued as mitigation contribution A6.4ERs, t"),
    Key(
        "mechanism.late.moved_out",
        SOME_TONNES,
        "part of that lot which participants transferred before the host authorizes, t",
        "less than what participants received",
    ),
)

JOINT = (
    Key("joint.title", TEXT, "what the activity under the partner approach is called"),
    Key("joint.electricity", AMOUNT, "electricity that the new chiller uses, MWh a year"),
    Key("joint.cop_project", AMOUNT, "coefficient of performance (COP) of the new chiller"),
    Key("joint.cop_reference", AMOUNT, "conservative reference COP", "cop_bau < cop_reference < cop_project"),
    Key("joint.cop_bau", AMOUNT, "COP of the chiller that is usually bought"),
    Key("joint.grid_factor", AMOUNT, "emission factor of the grid, t CO2 per MWh"),
    Key("joint.verified", SOME_TONNES, "verified tonnes of the whole approach, to be shared"),
    Key(
        "joint.share_percent",
        PERCENT,
        "the buyer's share of them",
        "not 50; the share is no whole number of tonnes: up, down and nearest differ",
    ),
)

BASELINE = (
    Key("baseline.title", TEXT, "what the activity is called in the baseline stories"),
    Key("baseline.first_year", YEAR, "calendar year of crediting year 1", "in the NDC period"),
    Key("baseline.years", COUNT, "number of crediting years", "3 to 15"),
    Key("baseline.approach_baseline", SOME_TONNES, "baseline by one of the three approaches, t a year"),
    Key("baseline.bau", SOME_TONNES, "business as usual, t a year"),
    Key("baseline.growth_percent", PERCENT, "growth of business as usual a year, in the growth variant"),
    Key("baseline.project", SOME_TONNES, "emissions with the activity, t a year", "below law_bau"),
    Key("baseline.law_year", COUNT, "crediting year in which a new law starts", "2 to baseline.years"),
    Key(
        "baseline.law_bau",
        SOME_TONNES,
        "business as usual from that year on, t a year",
        "below the approach baseline less 1 % for each later year, so that the law is felt",
    ),
    Key("baseline.cookstoves.stoves", PIECES, "stoves sold"),
    Key("baseline.cookstoves.usage", SHARE, "share of them in use"),
    Key("baseline.cookstoves.efficiency_old", SHARE, "thermal efficiency of the old stove"),
    Key("baseline.cookstoves.efficiency_new", SHARE, "thermal efficiency of the new stove", "above the old"),
    Key("baseline.cookstoves.wood_per_person", AMOUNT, "wood burnt with the old stove, t a person and year"),
    Key("baseline.cookstoves.persons", AMOUNT, "persons in a household"),
    Key("baseline.cookstoves.fnrb", SHARE, "fraction of non-renewable biomass that the evidence supports"),
    Key("baseline.cookstoves.fnrb_claimed", SHARE, "fraction that a project document claims", "above fnrb"),
    Key(
        "baseline.grid.plants",
        records(PLANT, least=6),
        "power plants: output (MWh a year), t CO2 per MWh, first year, low-cost or must-run?",
        "names and years differ; must-run plants below half of the output",
    ),
    Key("baseline.grid.data_year", YEAR, "year of these data", "not before the newest plant"),
    Key("baseline.grid.capacity_mw", AMOUNT, "capacity of the new solar plant, MW"),
    Key("baseline.grid.capacity_factor", SHARE, "its capacity factor"),
    Key("baseline.chosen.type", one_of(*ACTIVITY_TYPES), "activity type of the third baseline exercise"),
    Key("baseline.chosen.year", COUNT, "crediting year that is asked for", "1 or later"),
    Key(
        "baseline.chosen.parameters",
        SETTINGS,
        "its parameters where they differ from the defaults",
        "named and possible as in article6.baselines.activities",
    ),
)

INVESTMENT = (
    Key("investment.capex", AMOUNT, "cost of building, paid at the start, in the currency"),
    Key("investment.tariff", AMOUNT, "price of electricity per MWh"),
    Key("investment.opex", AMOUNT, "cost of operation a year"),
    Key("investment.years", COUNT, "lifetime in years", "at least investment.credit_years"),
    Key(
        "investment.generation",
        AMOUNT,
        "electricity in year 1, MWh",
        "equals capacity_mw x 8,760 h x capacity_factor of baseline.grid",
    ),
    Key("investment.decline_percent", PERCENT, "fall of the output a year, compound"),
    Key("investment.credit_years", COUNT, "years in which credits are issued", "at least 1"),
    Key("investment.credit_price", AMOUNT, "price of a credit"),
    Key("investment.benchmark_percent", PERCENT, "return that investors ask for"),
)

INTEGRITY = (
    Key("integrity.need", SOME_TONNES, "reductions that the host's NDC needs in one year, t"),
    Key("integrity.max_cost", AMOUNT, "the host funds measures up to this cost per t"),
    Key(
        "integrity.measures",
        records(OPTION, least=8),
        "measures: potential (t a year), cost per t, centre of the expected delivery",
        "names differ; cheapest first; delivery 0.2 or more; funded potential above the need",
    ),
    Key(
        "integrity.export",
        records(EXPORT),
        "what the host is asked to hand to buyers",
        "measures of the list, at most their potential",
    ),
    Key("integrity.risk_limit_percent", PERCENT, "risk of missing the target that the government accepts"),
    Key("integrity.removals", SOME_TONNES, "verified removals, t"),
    Key("integrity.buffer_percent", PERCENT, "share of them for the buffer", "gives whole tonnes"),
    Key("integrity.reversal", SOME_TONNES, "what is lost again, t", "not as much as the buffer holds"),
    Key("integrity.price_low", AMOUNT, "low price of a credit"),
    Key("integrity.price_high", AMOUNT, "high price of a credit", "above price_low"),
)

CREDITING: tuple[Key, ...] = (*MECHANISM, *JOINT, *BASELINE, *INVESTMENT, *INTEGRITY)
