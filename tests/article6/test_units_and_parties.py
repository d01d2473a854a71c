"""Exact conversions, global warming potentials, Party codes."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.parties import PartyError, is_fictional, is_party, parties, party, register
from article6.units import Quantity, UnitError, convert, exact, format_tonnes, gwp, kind, to_co2eq


@pytest.mark.parametrize(
    ("amount", "unit", "to", "result"),
    [
        (1300, "kt CO2 eq", "t CO2 eq", 1_300_000),
        ("1.3", "Mt CO2 eq", "kt CO2 eq", 1_300),
        (1, "t CO2 eq", "Mt CO2 eq", Fraction(1, 1_000_000)),
        (600, "GWh", "MWh", 600_000),
        (Decimal("3.6"), "GJ", "MWh", 1),
        (1, "TWh", "PJ", Fraction(18, 5)),
        (3, "km2", "ha", 300),
        (2, "GW", "MW", 2_000),
        (500, "kg", "t", Fraction(1, 2)),
    ],
)
def test_conversions_are_exact(amount, unit, to, result):
    converted = convert(amount, unit, to)
    assert converted == result and isinstance(converted, Fraction)


@given(
    st.fractions(), st.sampled_from([("t CO2 eq", "Mt CO2 eq"), ("MWh", "PJ"), ("ha", "km2"), ("kg", "Gt")])
)
def test_there_and_back_is_the_same(amount, units):
    assert convert(convert(amount, *units), *reversed(units)) == amount


def test_what_cannot_be_converted():
    with pytest.raises(
        UnitError, match="MWh measures energy and t CO2 eq measures GHG.*report.non-ghg-conversion"
    ):
        convert(1, "MWh", "t CO2 eq")
    with pytest.raises(UnitError, match="mass"):
        convert(1, "kt", "kt CO2 eq")
    with pytest.raises(UnitError, match="There is no unit 'Mwh'. Did you mean MWh"):
        convert(1, "Mwh", "GWh")
    with pytest.raises(UnitError, match="float"):
        convert(0.45, "t", "kt")
    with pytest.raises(UnitError, match="not a number"):
        exact("abc")
    assert kind("TWh") == "energy"


def test_quantities():
    whole = Quantity("1.3", "Mt CO2 eq") + Quantity(200, "kt CO2 eq")
    assert whole.to("t CO2 eq") == Quantity(1_500_000, "t CO2 eq")
    assert str(whole - Quantity(1, "Mt CO2 eq")) == "0.5 Mt CO2 eq"


def test_global_warming_potentials():
    assert (gwp("CH4"), gwp("N2O"), gwp("CO2")) == (28, 265, 1)
    assert to_co2eq(1_000, "CH4") == 28_000
    assert to_co2eq(1_000, "CH4", "AR4") == 25_000  # the typical error
    with pytest.raises(UnitError, match="no global warming potential for 'CH5'. Did you mean"):
        gwp("CH5")
    with pytest.raises(UnitError, match="no report 'AR7'"):
        gwp("CH4", "AR7")


def test_tonnes_for_a_reader():
    assert format_tonnes(1_300_000) == "1,300,000 t CO2 eq"
    assert format_tonnes(-1_300_000, "kt CO2 eq") == "-1,300 kt CO2 eq"
    assert format_tonnes(Fraction(2800, 3)) == "933.33 t CO2 eq"
    assert format_tonnes(1_234_567, "Mt CO2 eq", 1) == "1.2 Mt CO2 eq"
    assert format_tonnes(Fraction(-1, 1000)) == "0 t CO2 eq"


def test_real_parties():
    assert party("GHA").name == "Ghana" and not party("GHA").fictional
    assert party("NAM").name == "Namibia"
    assert party("CHE").annex_one is True and party("BGD").ldc is True
    assert len({p.code for p in parties()}) == len(parties()) > 190


def test_fictional_parties_have_reserved_codes():
    assert is_fictional("XHA") and not is_fictional("GHA") and not is_fictional("XH1")
    assert party("XQQ").name == "XQQ"
    assert register("XQQ", "Kasoro", ldc=True) == party("XQQ")
    assert str(party("XQQ")) == "Kasoro (XQQ)"
    with pytest.raises(PartyError, match="XAA to XZZ"):
        register("GHA", "Kasoro")
    with pytest.raises(PartyError, match="needs a name"):
        register("XQR", " ")


@pytest.mark.parametrize("code", ["GHN", "gha", "NA", "", None, 5])
def test_what_is_no_party(code):
    assert not is_party(code)
    with pytest.raises(PartyError, match="is not the code of a Party.*identifier.codes"):
        party(code)
