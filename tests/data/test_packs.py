"""The packs themselves: Kasoro's worked numbers, the real figures, and numbers that tell mistakes apart."""

from copy import deepcopy
from datetime import date
from fractions import Fraction

import pytest

from article6.tables import reference, rows
from classroom import packs
from classroom.packs import guide, schema

ALL = packs.available()


def average(quantities):
    return Fraction(sum(quantities.values()), len(quantities))


def test_there_are_three_packs_and_each_loads():
    assert ALL == ("kasoro", "lumora", "thailand-switzerland")
    assert [packs.load(name).kind for name in ALL] == ["fictional", "fictional", "real figures"]


@pytest.mark.parametrize("name", ALL)
def test_every_key_of_the_schema_is_there(name):
    pack = packs.load(name)
    for key in schema.KEYS:
        assert pack[key.path] is not None


def test_types_are_exact_and_years_are_numbers():
    pack = packs.load("kasoro")
    assert pack.host.emissions[2027] == 97_000_000 and type(pack.host.emissions[2027]) is int
    assert list(pack.host.emissions) == [2026, 2027, 2028, 2029, 2030] == list(pack.years)
    assert pack.intensity.base == Fraction(3, 4) and isinstance(pack.intensity.base, Fraction)
    assert pack.late.recorded_on == date(2031, 9, 10)
    assert pack.selling.measures[0].cost_per_t == -12
    assert packs.load("lumora").host.reduction_percent == Fraction(75, 2)


def test_a_pack_cannot_be_changed():
    pack = packs.load("kasoro")
    with pytest.raises(AttributeError, match="read only"):
        pack.host.name = "Elsewhere"
    with pytest.raises(AttributeError):
        del pack.host.name
    with pytest.raises(TypeError):
        pack.host.emissions[2027] = 0
    assert pack == packs.load("kasoro") and deepcopy(pack) == pack


def test_an_unknown_attribute_names_the_nearest():
    with pytest.raises(AttributeError, match="host.emision; the nearest is emissions"):
        packs.load("kasoro").host.emision  # noqa: B018


def test_kasoro_has_the_worked_numbers():
    """The results the course's worked examples were computed with, in thousand tonnes."""
    pack = packs.load("kasoro")
    k = 1000
    host, buyer, sold, used = pack.host, pack.buyer, pack.transfers.by_vintage, pack.uses.by_use_year
    assert sum(host.emissions.values()) == 473_000 * k and sum(buyer.emissions.values()) == 236_000 * k
    assert sum(sold.values()) == sum(used.values()) == 6_500 * k
    assert host.budget == 480_000 * k and buyer.budget == 230_000 * k
    assert host.emissions[2030] + sold[2030] - host.target == 100 * k
    assert buyer.target - (buyer.emissions[2030] - used[2030]) == 200 * k
    assert host.target - (host.emissions[2030] + average(sold)) == 100 * k
    assert buyer.emissions[2030] - average(used) - buyer.target == 200 * k
    assert host.emissions[2030] + (sum(sold.values()) + 900 * k) // 5 == 91_480 * k
    assert sum(pack.oimp.verified.values()) == 300 * k
    assert sum(pack.oimp.issued.values()) == 240 * k and sum(pack.oimp.cancelled.values()) == 150 * k
    assert host.emissions[2030] + sold[2030] + pack.outside.quantity == 91_900 * k
    assert pack.non_ghg.quantity * pack.non_ghg.host_factor == 270_000
    assert pack.non_ghg.quantity * (pack.non_ghg.buyer_factor - pack.non_ghg.host_factor) == 90_000
    assert pack.pams.emissions + pack.pams.quantity == 2_550 * k
    assert (
        pack.split.quantity * (100 - pack.split.adaptation_percent - pack.split.omge_percent) / 100 == 93_000
    )
    assert average(pack.below_bau.first_transferred) == 1_200 * k
    assert average(pack.intensity.first_transferred) == 1_800 * k
    assert [sum(pack.table4[name].values()) // k for name in ("first_transferred", "used")] == [2_400, 2_200]


def test_real_figures_are_those_of_the_table_and_later_years_follow_the_stated_rule():
    pack = packs.load("thailand-switzerland")
    table = {(row["party"], row["year"]): row["total_t_co2eq"] for row in rows("emissions-by-gas")}
    for party in (pack.host, pack.buyer):
        code = party.code
        assert party.reference_level == table[code, party.reference_year]
        assert party.start_level == table[code, party.start_year]
        yearly = Fraction(table[code, 2022] - table[code, 2017], 5)
        for year, amount in party.emissions.items():
            expected = (
                table[code, year] if year <= 2022 else round(table[code, 2022] + yearly * (year - 2022))
            )
            assert amount == expected, (code, year)
    for words in ("not a forecast", "average yearly change of 2017-2022", "not the NDCs of these Parties"):
        assert words in pack.note
    assert "illustrative" in pack.source


def test_no_result_says_that_a_real_party_misses_a_target():
    pack = packs.load("thailand-switzerland")
    last = pack.period.last
    for party, quantities, sign in (
        (pack.host, pack.transfers.by_vintage, 1),
        (pack.buyer, pack.uses.by_use_year, -1),
    ):
        emissions, total = party.emissions, sum(quantities.values())
        assert sum(emissions.values()) + sign * total <= party.budget
        assert emissions[last] + sign * quantities[last] <= party.target
        assert emissions[last] + sign * average(quantities) <= party.target


def test_codes_are_real_or_reserved():
    real = {row["code"] for row in reference("parties")}
    for name in ALL:
        pack = packs.load(name)
        codes = {pack.host.code, pack.buyer.code, pack.third.code}
        assert codes <= real if pack.kind == "real figures" else not codes & real


def verdicts(pack):
    last = pack.period.last
    out = []
    for party, quantities, sign in (
        (pack.host, pack.transfers.by_vintage, 1),
        (pack.buyer, pack.uses.by_use_year, -1),
    ):
        emissions = party.emissions
        out.append(sum(emissions.values()) + sign * sum(quantities.values()) <= party.budget)
        out.append(emissions[last] + sign * quantities[last] <= party.target)
        out.append(emissions[last] + sign * average(quantities) <= party.target)
    return out


def test_the_packs_do_not_all_have_the_same_results():
    multi, trajectory, averaging = True, False, True
    assert verdicts(packs.load("kasoro")) == [multi, trajectory, averaging, True, True, False]
    assert verdicts(packs.load("lumora")) == [False, True, False, True, False, True]
    assert all(verdicts(packs.load("thailand-switzerland")))


@pytest.mark.parametrize("name", ALL)
def test_wrong_methods_give_other_numbers(name):
    """For host and buyer: the right adjustment of each method and the usual mistakes are all different."""
    pack = packs.load(name)
    n, last = len(pack.years), pack.period.last
    stories = [
        (pack.transfers.by_vintage, pack.transfers.recorded),
        (pack.uses.by_use_year, pack.uses.recorded),
    ]
    for quantities, recorded in stories:
        total = sum(quantities.values())
        by_action = {}
        for year, day in recorded.items():
            by_action[day.year] = by_action.get(day.year, 0) + quantities[year]
        numbers = {
            "value of the target year": quantities[last],
            "average over elapsed years": Fraction(total, n),
            "average over years with trades": Fraction(
                total, sum(1 for value in quantities.values() if value)
            ),
            "one year too many": Fraction(total, n + 1),
            "cumulative": total,
            "by year of the action": by_action.get(last, 0),
            "average of what was recorded by the end year": Fraction(
                sum(value for year, value in by_action.items() if year <= last), n
            ),
            "longer period": Fraction(total, last - pack.period.longer_first + 1),
        }
        seen = {}
        for method, number in numbers.items():
            assert number not in seen, f"{method} = {seen.get(number)} = {number}"
            seen[number] = method


@pytest.mark.parametrize("name", ALL)
def test_no_average_equals_the_value_of_the_target_year(name):
    pack = packs.load(name)
    last = pack.period.last
    for place in (
        "transfers.by_vintage",
        "uses.by_use_year",
        "below_bau.first_transferred",
        "intensity.first_transferred",
    ):
        assert average(pack[place]) != pack[place][last], place


@pytest.mark.parametrize("name", ALL)
def test_no_zero_hides_a_sign(name):
    """In the years where a verdict falls, adding and subtracting give different numbers."""
    pack = packs.load(name)
    last = pack.period.last
    assert pack.transfers.by_vintage[last] and pack.uses.by_use_year[last]
    assert average(pack.both_ways.first_transferred) and average(pack.both_ways.used)
    through = pack.reports.first.through
    assert all(
        pack.table4[part][through] for part in ("first_transferred", "oimp_authorized", "oimp_issued", "used")
    )


@pytest.mark.parametrize("name", ALL)
def test_what_a_host_can_sell_depends_on_the_case(name):
    pack = packs.load(name)
    sale = pack.selling
    below_price = sum(
        measure.potential_t for measure in sale.measures if measure.cost_per_t <= sale.price_per_t
    )
    assert below_price < sum(measure.potential_t for measure in sale.measures)
    rooms = [
        below_price - (case - pack.host.target)
        for case in (sale.emissions_low, sale.expected_emissions, sale.emissions_high)
    ]
    assert min(rooms) > 0 and len({*rooms, sale.planned_sale}) == 4
    fits = {"kasoro": [True, False, False], "lumora": [True, True, False], "thailand-switzerland": [True] * 3}
    assert [sale.planned_sale <= room for room in rooms] == fits[name]


def test_the_guide_documents_every_key_as_the_schema_has_it():
    readme = (guide.data_directory() / "packs" / "README.md").read_text(encoding="utf-8")
    assert guide.with_tables(readme) == readme
    assert readme.count("| `") >= len(schema.KEYS)
    with pytest.raises(ValueError, match="needs the lines"):
        guide.with_tables("no marks")


def test_the_active_pack_follows_choice_then_environment_then_default(monkeypatch):
    monkeypatch.delenv("ARTICLE6_PACK", raising=False)
    try:
        assert packs.active().id == packs.DEFAULT == "kasoro"
        monkeypatch.setenv("ARTICLE6_PACK", "lumora")
        assert packs.active().id == "lumora"
        assert packs.use("thailand-switzerland").id == "thailand-switzerland" == packs.active().id
        with pytest.raises(packs.PackError):
            packs.use("nowhere")
        assert packs.active().id == "thailand-switzerland"
        assert packs.use(None).id == "lumora"
    finally:
        packs.use(None)


def test_a_pack_can_be_a_file_anywhere(tmp_path):
    text = (guide.data_directory() / "packs" / "kasoro.toml").read_text(encoding="utf-8")
    path = tmp_path / "island.toml"
    path.write_text(text.replace('id = "kasoro"', 'id = "island"'), encoding="utf-8")
    assert packs.load(path).id == packs.load(str(path)).id == "island"
