"""The two kinds of A6.4ER (7/CMA.4 annex I 29; 3/CMA.3 annex 43) and the model of the registry (32-45)."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6 import mechanism, rules
from article6.mechanism import (
    AUTHORIZED,
    CONVENTIONS,
    MITIGATION_CONTRIBUTION,
    USES,
    MechanismError,
    Registry,
    may,
    split_issuance,
)
from article6.mechanism.late import REACHES, READINGS
from article6.mechanism.levies import LEVELS, ROUNDINGS
from article6.mechanism.registry import ACCOUNT_TYPES

MCU = MITIGATION_CONTRIBUTION


@pytest.mark.parametrize(
    "status, purposes, use, allowed, rule",
    [
        (MCU, "", "ndc", False, "a64.adjust-ndc"),
        (MCU, "", "imp", False, "a64.adjust-ndc"),
        (MCU, "", "op", False, "itmo.oimp"),
        (MCU, "", "climate finance", True, "a64.unit-kinds"),
        (MCU, "", "domestic pricing", True, "a64.unit-kinds"),
        (MCU, "", "domestic measure", True, "a64.unit-kinds"),
        (MCU, "", "more omge", False, "a64.omge-voluntary"),
        (MCU, "", "own cancellation", True, "a64.voluntary-cancellation"),
        (MCU, "", "claim", None, "a64.unit-kinds"),
        (MCU, "", "party registry", None, "a64.registry-transfer"),
        (MCU, "", "transfer", True, "a64.account-holders"),
        (AUTHORIZED, "NDC", "ndc", True, "a64.adjust-ndc"),
        (AUTHORIZED, "NDC", "imp", False, "a64.statement"),
        (AUTHORIZED, "OIMP", "ndc", False, "a64.statement"),
        (AUTHORIZED, "OIMP", "imp", True, "a64.adjust-ndc"),
        (AUTHORIZED, "IMP", "op", False, "a64.statement"),
        (AUTHORIZED, "NDC and OIMP", "op", True, "a64.adjust-oimp"),
        (AUTHORIZED, "OP", "claim", True, "itmo.oimp"),
        (AUTHORIZED, "NDC", "claim", None, "a64.statement"),
        (AUTHORIZED, "NDC", "climate finance", None, "a64.unit-kinds"),
        (AUTHORIZED, "NDC", "more omge", True, "a64.omge-voluntary"),
        (AUTHORIZED, "NDC", "party registry", True, "a64.registry-transfer"),
        (AUTHORIZED, "NDC", "transfer", True, "a64.account-holders"),
    ],
)
def test_what_each_kind_may_serve(status, purposes, use, allowed, rule):
    verdict = may(status, use, purposes)
    assert (verdict.allowed, verdict.rule) == (allowed, rule)
    if allowed is False:
        assert verdict.way_out


def test_every_use_has_a_verdict_whose_rule_exists():
    for use in USES:
        for verdict in (may(MCU, use), may(AUTHORIZED, use, "NDC"), may(AUTHORIZED, use, "OIMP")):
            assert verdict.why and rules.get(verdict.rule)


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("approved", "ndc"), "authorized or mitigation contribution"),
        ((MCU, "flying"), "the use one of ndc"),
        ((MCU, "ndc", "NDC"), "none for a mitigation contribution"),
        ((AUTHORIZED, "ndc"), "Name the purposes"),
    ],
)
def test_a_question_that_makes_no_sense(arguments, said):
    with pytest.raises(MechanismError, match=said):
        may(*arguments)


def registry(purposes="NDC and OIMP"):
    one = Registry()
    one.open("seller", "holding", "Green Power", party="XHA")
    one.open("buyer", "holding", "Clean Air", party="XBU")
    one.open("XBU", "retirement", "XBU", party="XBU")
    split = split_issuance(authorized=70_000, mitigation_contribution=30_000)
    one.issue(split, activity="stoves", host="XHA", vintage=2027, purposes=purposes)
    return one


def test_the_account_types_of_paragraph_32():
    assert "".join(one.letter for one in ACCOUNT_TYPES.values()) == "abcdefghi"
    assert [id for id, one in ACCOUNT_TYPES.items() if not one.final] == ["pending", "holding", "adaptation"]


def test_from_issuance_to_retirement():
    one = registry()
    filled = {id: units for id, units in one.balances.items() if units}
    assert filled == {"pending": 93_000, "adaptation": 5_000, "omge": 2_000}
    one.move(65_100, "pending", "seller", status=AUTHORIZED)
    one.move(27_900, "pending", "seller")
    one.move(60_000, "seller", "buyer", status=AUTHORIZED)
    one.move(50_000, "buyer", "XBU")
    one.move(10_000, "buyer", "oimp")
    one.move(900, "seller", "voluntary", status=MCU)
    assert [line.kind for line in one.history[-6:]] == [
        "forward",
        "forward",
        "transfer",
        "retire",
        "cancel",
        "cancel",
    ]
    assert one.balance("XBU") == 50_000 and one.balance("seller", MCU) == 27_000
    assert sum(one.balances.values()) == one.issued == 100_000


@pytest.mark.parametrize(
    "move, rule",
    [
        ((1, "omge", "seller"), "a64.final"),
        ((1, "XBU", "buyer"), "a64.final"),
        ((1, "seller", "pending"), "a64.accounts"),
        ((1, "seller", "seller"), "a64.accounts"),
        ((1, "seller", "nowhere"), "a64.accounts"),
        ((1, "seller", "omge"), "a64.omge-process"),
        ((1, "pending", "voluntary"), "a64.forward-process"),
        ((1, "seller", "XBU"), "a64.retirement"),
        ((0, "seller", "buyer"), "a64.indivisible"),
        ((0.5, "seller", "buyer"), "a64.indivisible"),
        ((99, "seller", "buyer"), "a64.accounts"),
        ((1, "buyer", "XBU"), "a64.adjust-ndc"),
        ((1, "buyer", "oimp"), "a64.adjust-ndc"),
        ((1, "buyer", "voluntary omge"), "a64.omge-voluntary"),
    ],
)
def test_moves_that_are_forbidden_change_nothing(move, rule):
    one = registry()
    one.move(10, "pending", "seller", status=AUTHORIZED)
    one.move(10, "pending", "buyer", status=MCU)
    before, lines = one.balances, len(one.history)
    with pytest.raises(MechanismError) as refused:
        one.move(*move, status=MCU if move[1] == "buyer" else AUTHORIZED)
    assert refused.value.rule == rule and refused.value.way_out
    assert one.balances == before and len(one.history) == lines


def test_a_unit_for_other_purposes_is_not_retired_and_one_for_an_ndc_is_not_used_otherwise():
    for purposes, target in (("OIMP", "XBU"), ("NDC", "oimp")):
        one = registry(purposes)
        one.move(10, "pending", "buyer", status=AUTHORIZED)
        with pytest.raises(MechanismError) as refused:
            one.move(1, "buyer", target)
        assert refused.value.rule == "a64.statement"


def test_what_the_registry_asks_for():
    one = registry()
    with pytest.raises(MechanismError, match="units of both kinds"):
        one.move(1, "pending", "seller")
    with pytest.raises(MechanismError, match="cannot be opened"):
        one.open("seller", "holding", "Again", party="XHA")
    with pytest.raises(MechanismError, match="have no purpose"):
        registry("")


accounts = st.sampled_from(["pending", "adaptation", "omge", "seller", "buyer", "XBU", "oimp", "voluntary"])
moves = st.tuples(st.integers(1, 40_000), accounts, accounts, st.sampled_from([AUTHORIZED, MCU, None]))


@given(st.lists(moves, max_size=25))
def test_every_unit_is_always_in_one_account(moves):
    one = registry()
    for quantity, source, target, status in moves:
        with contextlib.suppress(MechanismError):
            one.move(quantity, source, target, status=status)
    assert sum(one.balances.values()) == one.issued == 100_000
    spans = sorted((block.first, block.last) for id in one.accounts for block in one.units(id))
    assert spans[0][0] == 1 and spans[-1][1] == 100_000
    assert all(after[0] == before[1] + 1 for before, after in zip(spans, spans[1:], strict=False))
    assert all(block.status == AUTHORIZED for block in one.units("XBU"))


def test_open_points_are_listed_once_and_name_their_functions():
    assert len({one.id for one in CONVENTIONS}) == len(CONVENTIONS)
    options = {one.id: one.options for one in CONVENTIONS if one.options}
    assert options == {
        "rounding": ROUNDINGS,
        "rounding-level": LEVELS,
        "late-reach": REACHES,
        "late-transfers": READINGS,
    }
    for one in CONVENTIONS:
        for name in one.functions:
            room, function = name.split(".")
            module = __import__(f"article6.mechanism.{room}", fromlist=[function])
            assert one.parameter in ("", *getattr(module, function).__annotations__), one.id


def test_every_name_of_the_room_is_found():
    for name in mechanism.__all__:
        assert getattr(mechanism, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'levy'"):
        _ = mechanism.levy
