"""Any AEF that the format can hold, for properties: every field of the five tables has its strategy."""

from fractions import Fraction

from hypothesis import strategies as st

from article6.aef.cells import absent, visible
from article6.aef.document import Aef
from article6.aef.format import TABLES
from article6.aef.nomenclature import current
from article6.identifiers import ItmoId

_SIGNS = st.sampled_from(
    ["=", "+", "-", "@", "'", "\t", "\n", "\r", chr(34), ",", ";", "NA", "é", "漢", "1/2/2028", "\uff1d"]
)
_TEXT = st.lists(st.one_of(_SIGNS, st.text(max_size=6)), min_size=1, max_size=4).map("".join)
TEXTS = _TEXT.map(lambda text: visible(text).strip()).filter(lambda text: not absent(text))
ITEMS = TEXTS.filter(lambda text: not set(text) & set(";\n") and text.strip(",") == text)
PARTIES = st.sampled_from(["XHA", "XBU", "XBV", "KEN", "EUE"])
APPROACHES = st.integers(0, 9999).map(lambda number: f"CA{number:04}")
REGISTRIES = st.tuples(PARTIES, st.integers(0, 99)).map(lambda parts: f"{parts[0]}{parts[1]:02}")
SERIALS = st.integers(1, 10**18 - 1)
NUMBERS = st.integers(0, 10**18)
FRACTIONS = st.one_of(
    st.fractions(0, 10**9, max_denominator=1000),
    st.decimals(0, 10**9, places=3).map(Fraction),
    NUMBERS.map(Fraction),
)
AUTHORIZATION_IDS = (
    st.text("ABCxyz019 -/.", min_size=1, max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: not absent(text))
)
IDENTIFIERS = st.builds(ItmoId, APPROACHES, REGISTRIES, PARTIES, SERIALS, st.integers(1000, 9999))
TIMEFRAMES = [
    "2026 - 2030",
    "Use: from 2027 to 03/2031",
    "Occurred: from 01/02/2026 to 2030. Use: from 2027 to 2031",
]


def whole(number: Fraction) -> int | Fraction:
    """As a quantity is read: an int where it is whole."""
    return number.numerator if number.denominator == 1 else number


def several(items) -> st.SearchStrategy:
    return st.lists(items, max_size=3, unique=True).map(tuple)


def values_of(field) -> st.SearchStrategy:
    """What a field may hold, besides nothing."""
    listed = st.sampled_from(current().lists[field.list]) if field.list else st.nothing()
    return {
        "party": PARTIES,
        "parties": several(PARTIES),
        "country": st.one_of(PARTIES, st.just("HKG")),
        "version": st.tuples(st.integers(1, 99), st.integers(0, 99)).map(lambda two: f"{two[0]}.{two[1]}"),
        "year": st.integers(1000, 9999),
        "date": st.dates(),
        "time": st.datetimes(),
        "approach": APPROACHES,
        "authorization id": AUTHORIZATION_IDS,
        "registry": REGISTRIES,
        "serial": SERIALS,
        "whole number": st.integers(0, 10**6),
        "quantity": st.one_of(NUMBERS, FRACTIONS.map(whole)),
        "amount": FRACTIONS,
        "value": listed,
        "values": several(listed),
        "timeframe": st.sampled_from(TIMEFRAMES),
        "text": TEXTS,
        "texts": several(ITEMS),
    }[field.kind]


@st.composite
def rows(draw, kind):
    """A row of a table with one field filled at least."""
    given = {}
    for field in kind.fields:
        if draw(st.booleans()) or (field is kind.fields[0]):
            given[field.attribute] = draw(values_of(field))
    for end in ("first", "last"):
        if end in given and draw(st.booleans()):
            identifier = draw(IDENTIFIERS)
            given |= {end: identifier.serial, f"{end}_id": identifier}
    return kind.row(**given)


@st.composite
def aefs(draw):
    """Five tables with up to three rows each."""
    tables = [draw(st.lists(rows(kind), max_size=3)) for kind in TABLES[1:]]
    return Aef(draw(rows(TABLES[0])), *tables, source="any")
