"""ITMO identifiers and blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6.identifiers import Block, IdentifierError, ItmoId, block_from_rows, parse_block

BLOCK = Block("CA0099", "XHA01", "XHA", 2027, 1, 1_000_000)
ids = st.builds(
    ItmoId,
    st.from_regex(r"CA[0-9]{4}", fullmatch=True),
    st.from_regex(r"[A-Z]{3}[0-9]{2}", fullmatch=True),
    st.from_regex(r"[A-Z]{3}", fullmatch=True),
    st.integers(1, 10**12),
    st.integers(2021, 2060),
)


@given(ids)
def test_an_identifier_is_read_as_it_is_written(id):
    assert ItmoId.parse(str(id)) == id


def test_the_five_parts_in_order():
    id = ItmoId.parse("CA0099-XHA01-XHA-1-2027")
    assert (id.approach, id.registry, id.party, id.serial, id.vintage) == ("CA0099", "XHA01", "XHA", 1, 2027)
    assert ItmoId.parse("CA0099-XHA01-XHA-1,000,000-2027").serial == 1_000_000
    assert str(BLOCK) == "CA0099-XHA01-XHA-1-2027 to CA0099-XHA01-XHA-1000000-2027"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("CA0001-GH01-CH-1-1234-2021", "does not have five parts"),
        ("CA0099-XHA01-XHA-1", "does not have five parts"),
        ("CA99-XHA01-XHA-1-2027", "approach 'CA99'"),
        ("CA0099-XHA1-XHA-1-2027", "registry 'XHA1'"),
        ("CA0099-XHA01-xha-1-2027", "party 'xha'"),
        ("CA0099-XHA01-XHA-0-2027", "serial '0'"),
        ("CA0099-XHA01-XHA-1,00-2027", "serial '1,00'"),
        ("CA0099-XHA01-XHA-" + "9" * 5000 + "-2027", "is not a whole number"),
        ("CA0099-XHA01-XHA-1-27", "vintage '27'"),
        (None, "does not have five parts"),
    ],
)
def test_what_is_no_identifier(text, why):
    with pytest.raises(IdentifierError, match=why) as caught:
        ItmoId.parse(text)
    assert "rule identifier.elements" in str(caught.value)


def test_a_block_and_its_parts():
    used, rest = BLOCK.split(800_000)
    assert (used.first, used.last, rest.first, rest.last) == (1, 800_000, 800_001, 1_000_000)
    assert used.quantity + rest.quantity == BLOCK.quantity == 1_000_000
    assert rest.registry == "XHA01", "the originating registry stays, whoever holds it"
    assert BLOCK.take(1_000_000) is BLOCK and BLOCK.take(1).quantity == 1
    assert rest in BLOCK and BLOCK not in rest and rest.first_id in BLOCK and used.first_id not in rest
    assert BLOCK.between(5, 9).quantity == 5


@given(st.integers(1, 50), st.integers(0, 50), st.integers(1, 50), st.integers(0, 50))
def test_overlap_is_a_shared_serial(first, more, other_first, other_more):
    one = Block("CA0099", "XHA01", "XHA", 2027, first, first + more)
    two = Block("CA0099", "XHA01", "XHA", 2027, other_first, other_first + other_more)
    shared = set(range(one.first, one.last + 1)) & set(range(two.first, two.last + 1))
    assert one.overlaps(two) == two.overlaps(one) == bool(shared)


def test_the_same_serials_of_another_vintage_are_other_units():
    assert not BLOCK.overlaps(Block("CA0099", "XHA01", "XHA", 2028, 1, 1_000_000))


@pytest.mark.parametrize("n", [0, -1, 1_000_000, 1_000_001, 1.5, True])
def test_what_cannot_be_split_off(n):
    with pytest.raises(IdentifierError, match="cannot be split off"):
        BLOCK.split(n)


@pytest.mark.parametrize(
    ("serials", "why"),
    [((0, 5), "whole numbers from 1"), ((5, 4), "smaller than"), ((1, "5"), "whole numbers")],
)
def test_what_is_no_block(serials, why):
    with pytest.raises(IdentifierError, match=why):
        Block("CA0099", "XHA01", "XHA", 2027, *serials)


def test_both_conventions_of_first_and_last_id():
    whole = block_from_rows("CA0099-XHA01-XHA-1-2027", "CA0099-XHA01-XHA-1000000-2027")
    serials = block_from_rows("1", 1_000_000, approach="CA0099", registry="XHA01", party="XHA", vintage=2027)
    assert whole == serials == BLOCK == parse_block(str(BLOCK))
    assert parse_block("CA0099-XHA01-XHA-7-2027").quantity == 1
    with pytest.raises(IdentifierError, match="has vintage 2027, but the row has vintage 2028"):
        block_from_rows("CA0099-XHA01-XHA-1-2027", "CA0099-XHA01-XHA-2-2027", vintage=2028)
    with pytest.raises(IdentifierError, match="not of one block"):
        block_from_rows("CA0099-XHA01-XHA-1-2027", "CA0099-XHA01-XHA-2-2028")
    with pytest.raises(IdentifierError, match="no vintage"):
        block_from_rows("1", "2", approach="CA0099", registry="XHA01", party="XHA")
