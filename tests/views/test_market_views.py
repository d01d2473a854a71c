"""The views on selling: values worked out apart, what a lever can and cannot do, on every pack."""

from fractions import Fraction

import pytest

from article6.integrity.abatement import plan_for
from classroom import packs, views
from classroom.views.market import market


def cells(table) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in table.written()}


def words(result) -> str:
    return " ".join([*(v.words for v in result.verdicts), *result.sentences]).replace("\u00a0", " ")


# --- market design ---


def test_a_fee_at_the_floor_saves_the_budget_and_not_the_target():
    # Stoves 4 Mt and buses 2 Mt sold: the plan takes 1 Mt industry and 3 Mt forest more: 26 + 96 - 32 = 90.
    result = views.market_design("kasoro").show()
    assert "fees 90.0 million USD, cost of replacing 90.0 million USD, net 0.0" in words(result)
    assert "15 USD per tonne sold" in words(result) and [v.achieved for v in result.verdicts] == [True, False]
    assert cells(result.tables[0])["Efficient cookstoves"] == ["4,000", "4,000", "0", "23"]


def test_only_conditional_tonnes_leave_plan_and_chance_alone():
    result = views.market_design("kasoro").show(listed="conditional", fee="20")
    assert "fees 40.0 million USD, cost of replacing 0.0 million USD, net +40.0" in words(result)
    assert [v.achieved for v in result.verdicts] == [True, True]
    assert cells(result.tables[0])["Efficient cookstoves"][1:] == ["0", "0", "–"]


def test_a_share_kept_has_to_be_carried_by_the_price():
    result = views.market_design("kasoro").show(share="0.5", fee="none", listed="any")
    # A stove tonne costs 8; of two, one is sold.
    assert cells(result.tables[0])["Efficient cookstoves"] == ["4,000", "2,000", "2,000", "16"]
    assert "3,000 kt CO2 eq stay with Kasoro" in words(result)


def test_the_cap_that_the_risk_allows_is_about_half_a_megatonne():
    result = views.market_design("kasoro").show(cap="safe", fee="none")
    sold = int(cells(result.tables[0])["Efficient cookstoves"][1])
    assert 500 <= sold <= 550 and result.verdicts[1].achieved


@pytest.mark.parametrize("pack", packs.available())
def test_a_fee_moves_no_chance_and_less_sold_never_raises_it(pack):
    view = views.market_design(pack)
    base = view.show(fee="none")
    for fee in ("5", "20", "floor"):
        assert view.show(fee=fee).verdicts[1] == base.verdicts[1]
    for cap in ("half", "safe"):
        assert view.show(cap=cap, fee="none").verdicts[0].words != "" and (
            view.show(cap=cap, fee="none").verdicts[1].achieved or not base.verdicts[1].achieved
        )


# --- risk ---


def test_the_chances_of_the_worked_example():
    # 200,000 simulated years gave 0.100, 0.997 and, with one draw for all, 0.805.
    view = views.risk_of_selling("kasoro")
    limit = Fraction(40)
    assert "10.0%" in words(view.show(part="0", limit=limit))
    assert "99.7%" in words(view.show(part="1", limit=limit))
    assert "80.6%" in words(view.show(part="1", limit=limit, luck="shared"))
    rows = cells(view.show(part="1", limit=limit).tables[0])
    assert rows["up to 70 USD"][1:] == ["3.9%", "390"]  # 2 x 55 + 4 x 70 million
    assert rows["up to 55 USD"][1] == "75.2%"


def test_a_measure_outside_the_plan_is_its_reserve():
    view = views.risk_of_selling("kasoro")
    assert "It loses a reserve." in words(view.show(measure="Electric buses", part="1", limit=Fraction(40)))
    rows = cells(view.show(measure="Electric buses", part="1", limit=Fraction(40)).tables[0])
    assert rows["up to 55 USD"][:2] == ["0.2%", "10.0%"]


def test_the_worst_and_the_best_year():
    # Low ends 2.25 + 1.4 + 2.6 + 1.3 + 3.5 + 1.8 + 2 Mt; high ends 3 + 2 + 4 + 2 + 5 + 3 + 3.6 Mt.
    spans = views.risk_of_selling("kasoro").show(part="0", limit=Fraction(40)).charts[1].spans
    assert (spans[0].low, spans[0].high) == (14_850, 22_600)


@pytest.mark.parametrize("pack", packs.available())
def test_more_sold_never_lowers_the_chance(pack):
    view = views.risk_of_selling(pack)
    for inputs in view.combinations():
        for curve in view.show(**inputs).charts[0].curves:
            chances = [chance for _, chance in curve.points]
            assert chances == sorted(chances)


@pytest.mark.parametrize("pack", packs.available())
def test_the_market_of_a_pack(pack):
    m = market(pack)
    assert m.spare.cost_per_t > m.limit and m.spare.name not in m.asked
    assert not plan_for(m.measures, m.need).unmet
    assert m.percent(Fraction(1, 5000)).startswith("less than") and m.percent(Fraction(0)) == "0%"
    assert m.percent(Fraction(9999, 10000)).startswith("more than") and m.percent(Fraction(1)) == "100%"


def test_a_real_party_is_not_judged():
    for pack in packs.available():
        if packs.load(pack).kind != "fictional":
            for name in ("market_design", "risk_of_selling"):
                result = getattr(views, name)(pack).show()
                assert all(v.who.endswith("(illustration)") and v.achieved for v in result.verdicts)
