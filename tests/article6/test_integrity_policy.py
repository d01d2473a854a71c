"""The host's levers: what is allowed, kept, earned and risked, on the ten invented measures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from article6.integrity.errors import IntegrityError
from article6.integrity.levers import lever, levers
from article6.integrity.policy import Fee, Policy, Proposal, apply, compare, kept_of_ratio
from tests.article6.integrity_case import LIST, MEASURES, MT, NEED

STOVES = Proposal("stoves", 4 * MT, 20)
RICE = Proposal("rice", 2 * MT, 30)
BUSES = Proposal("ebus", 2 * MT, 60)


def run(policy, *proposals, **how):
    return apply(policy, proposals, MEASURES, NEED, funded_up_to=40, **how)


def test_without_rules_everything_goes_and_the_host_is_short():
    out = run(Policy("none"), STOVES)
    assert (out.sold, out.kept, out.revenue, out.replacing, out.net) == (4 * MT, 0, 0, 90 * MT, -90 * MT)
    assert float(out.risk.chance) == pytest.approx(0.997, abs=0.0015)


def test_a_positive_list_and_conditional_tonnes():
    out = run(Policy("list", positive_list=frozenset({"rice"})), STOVES, RICE)
    assert [d.sold for d in out.decisions] == [0, 2 * MT] and out.decisions[0].refused == 4 * MT
    assert "positive list" in out.decisions[0].why
    out = run(Policy("conditional", conditional_only=True), STOVES, BUSES, Proposal("industry", 3 * MT))
    assert [d.sold for d in out.decisions] == [0, 2 * MT, 1 * MT]  # one tonne of industry is not needed
    assert out.replacing == 0 and "1,000,000 t are conditional" in out.decisions[2].why


def test_conditional_is_not_free_where_the_reserve_is_funded():
    policy = Policy("conditional", conditional_only=True)
    kept, sold = (apply(policy, some, MEASURES, NEED, funded_up_to=55) for some in ([], [BUSES]))
    assert float(kept.risk.chance) == pytest.approx(0.002, abs=0.001)
    assert float(sold.risk.chance) == pytest.approx(0.100, abs=0.001)


def test_a_share_kept_pays_into_the_target_in_tonnes():
    out = run(Policy("half", share_kept="0.5"), STOVES)
    assert (out.sold, out.kept) == (2 * MT, 2 * MT)
    # by hand: 16 Mt of own need from LED 3, landfill 2, rice 2, PV 5, industry 3 and one of forest at 32
    assert out.selling.after.cost == (-90 + 8 + 24 + 90 + 78 + 32) * MT and out.replacing == 26 * MT
    # as if 2 Mt had been sold and nothing kept: the host has the same tonnes, and so the same risk
    assert out.risk.chance == run(Policy("none"), Proposal("stoves", 2 * MT)).risk.chance
    assert run(Policy("ratio", share_kept=kept_of_ratio(3, 1)), STOVES).sold == 3 * MT


def test_a_share_of_a_measure_that_nobody_would_fund_lowers_the_risk():
    out = run(Policy("half", share_kept="0.5"), BUSES)
    assert out.risk.chance < run(Policy("none")).risk.chance and out.risk.mean_t > 20 * MT


@pytest.mark.parametrize(
    ("fee", "revenue", "net"),
    [
        (Fee("flat", 10), 40, -50),
        (Fee("percent", 25), 20, -70),
        (Fee("floor"), 90, 0),
    ],
)
def test_fees(fee, revenue, net):
    out = run(Policy("fee", fee=fee), STOVES)
    assert (out.revenue, out.net) == (revenue * MT, net * MT)
    assert out.risk == run(Policy("none"), STOVES).risk  # money alone brings no tonne


def test_a_fee_as_high_as_a_floor_that_does_not_exist():
    package = [Proposal("landfill", 2 * MT), STOVES, RICE, Proposal("pv", 5 * MT)]
    out = run(Policy("floor", fee=Fee("floor")), *package, mean_deliveries=True)
    assert out.revenue is None and out.replacing is None and out.net is None
    assert float(out.selling.unmet) / MT == pytest.approx(18 - 13.07, abs=0.01)
    floor = run(Policy("floor", fee=Fee("floor")), STOVES, mean_deliveries=True)
    assert floor.net == 0 and float(floor.selling.fee_floor) == pytest.approx(41.23, abs=0.005)


def test_a_cap_serves_in_order_and_the_rest_is_refused_or_waits():
    out = run(Policy("cap", cap_t=5 * MT), STOVES, RICE)
    assert [(d.sold, d.refused, d.waiting) for d in out.decisions] == [(4 * MT, 0, 0), (MT, MT, 0)]
    out = run(Policy("queue", cap_t=5 * MT, waiting_list=True), STOVES, RICE)
    assert [(d.sold, d.refused, d.waiting) for d in out.decisions] == [(4 * MT, 0, 0), (MT, 0, MT)]
    out = run(Policy("both", cap_t=MT, share_kept="0.75"), Proposal("pv", 5 * MT))
    assert (out.sold, out.kept, out.decisions[0].refused) == (MT, 3 * MT, MT)
    out = run(Policy("all kept", cap_t=0, share_kept=1), RICE)
    assert (out.sold, out.kept) == (0, 2 * MT)


def test_who_is_served_first():
    shared, gate, buyer = compare(
        [Policy("shared"), Policy("gate", registry_gate=True), Policy("buyer", buyer_first=True)],
        [Proposal("rice", MT)],
        MEASURES,
        NEED,
        funded_up_to=40,
    )
    assert gate.risk.chance < shared.risk.chance < buyer.risk.chance
    assert float(buyer.risk.chance) == pytest.approx(0.392, abs=0.0015)
    assert gate.net == shared.net == buyer.net


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([n for n, *_ in LIST]), unique=True, max_size=4),
    st.fractions(0, 1, max_denominator=7),
    st.one_of(st.none(), st.integers(0, 6 * MT)),
    st.booleans(),
    st.booleans(),
)
def test_every_tonne_goes_somewhere(names, share, cap, conditional, waits):
    proposals = [Proposal(n, int(m.potential_t), 10) for n in names for m in MEASURES if m.name == n]
    policy = Policy(
        "any",
        conditional_only=conditional,
        share_kept=share,
        cap_t=cap,
        waiting_list=waits and cap is not None,
    )
    out = apply(policy, proposals, MEASURES, 10 * MT, funded_up_to=40)
    for d in out.decisions:
        assert min(d.sold, d.kept, d.waiting, d.refused) >= 0
        assert d.sold + d.kept + d.waiting + d.refused == d.proposal.tonnes
    assert cap is None or out.sold <= cap
    free = apply(Policy("none"), proposals, MEASURES, 10 * MT, funded_up_to=40)
    assert out.risk.chance <= free.risk.chance


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Policy("x", share_kept="1.5"), "share kept is a part"),
        (lambda: Policy("x", share_kept=0.5), "float"),
        (lambda: Policy("x", cap_t=-1), "zero or more tonnes"),
        (lambda: Policy("x", waiting_list=True), "needs a cap"),
        (lambda: Policy("x", registry_gate=True, buyer_first=True), "host first"),
        (lambda: Fee("tax"), "none, flat, floor, percent"),
        (lambda: Fee("flat", -1), "below zero"),
        (lambda: kept_of_ratio(0, 1), "no ratio"),
        (lambda: run(Policy("x"), STOVES, Proposal("stoves", 1)), "0 t are left"),
        (lambda: run(Policy("x"), Proposal("tea", 1)), "no measure 'tea'"),
    ],
)
def test_wrong_input_is_refused(make, words):
    with pytest.raises(IntegrityError, match=words):
        make()


def test_each_lever_is_told_and_what_was_seen_has_a_source():
    assert {one.id for one in levers()} >= {
        "positive-list",
        "share-kept",
        "fee",
        "ratio",
        "cap",
        "registry-gate",
    }
    for one in levers():
        assert one.does.endswith(".") and one.protects.endswith(".") and one.leaves_open.endswith(".")
        assert all(seen.source.sure and seen.source.where for seen in one.seen)
    assert "tonnes" in lever("share-kept").does
    with pytest.raises(IntegrityError, match="no lever 'levy'.*fee"):
        lever("levy")
