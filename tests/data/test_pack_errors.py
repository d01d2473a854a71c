"""A pack that is wrong is refused with one sentence: file, key, what was expected."""

import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from article6.tables import data_directory
from classroom import packs
from classroom.packs import PackError

TEXT = (data_directory() / "packs" / "kasoro.toml").read_text(encoding="utf-8")


def refused(text, file="kasoro.toml"):
    with pytest.raises(PackError) as caught:
        packs.parse(text, file)
    assert "\n" not in str(caught.value) and str(caught.value).endswith(".")
    return caught.value


def changed(old, new, start="[pack]"):
    """Kasoro with the first `old` after `start` replaced."""
    head, mark, tail = TEXT.partition(start)
    assert mark and old in tail, old
    return head + mark + tail.replace(old, new, 1)


# Each line: where to look, what to replace, by what, the key that must be named, and words of the sentence.
CASES = [
    ("[pack]", 'id = "kasoro"', 'id = "other"', "pack.id", "the name of the file"),
    ("[pack]", 'kind = "fictional"', 'kind = "invented"', "pack.kind", 'one of "fictional", "real figures"'),
    ("[pack]", 'decimal_mark = "."', 'decimal_mark = ";"', "pack.decimal_mark", "one of"),
    ("[pack]", 'title = "K', 'titel = "K', "pack.titel", "nearest is pack.title"),
    ("[pack]", 'currency = "USD"', 'currency = ""', "pack.currency", "a text"),
    ("[period]", "last = 2030", "last = 2027", "period.last", "2028 or later"),
    ("[period]", "longer_first = 2021", "longer_first = 2026", "period.longer_first", "before 2026"),
    ("[host]", 'code = "XHA"', 'code = "GHA"', "host.code", "XAA to XZZ"),
    ("[host]", 'code = "XHA"', 'code = "XH"', "host.code", "three-letter"),
    ("[host]", 'registry = "XHA01"', 'registry = "XBU01"', "host.registry", "starts with XHA"),
    ("[host]", "reference_year = 2015", "reference_year = 2026", "host.reference_year", "before the period"),
    ("[host]", "reduction_percent = 20", "reduction_percent = 120", "host.reduction_percent", "below 100"),
    ("[host]", "target = 91_400_000", "target = 91_400_001", "host.target", "91,400,000 t"),
    ("[host]", "target = 91_400_000", "target = 91_400_000.5", "host.target", "whole number of tonnes"),
    ("[host]", "target = 91_400_000", "target = true", "host.target", "found true"),
    ("[host]", "budget = 480_000_000", "budget = 470_000_000", "host.budget", "480,000,000 t"),
    (
        "[host]",
        "conditional_percent = 28",
        "conditional_percent = 18",
        "host.conditional_percent",
        "more than",
    ),
    ("[host]", 'gases = ["CO2", "CH4"', 'gases = ["CO2", "CO2"', "host.gases", "different texts"),
    ("[host.emissions]", "2027 = 97_000_000\n", "", "host.emissions", "2027 is missing"),
    ("[host.emissions]", "2027 = 97", "2072 = 97", "host.emissions.2072", "2026-2030"),
    ("[host.emissions]", "2027 = 97", '"27" = 97', "host.emissions.27", "calendar year as key"),
    ("[host.emissions]", "97_000_000", "-97_000_000", "host.emissions.2027", "zero or more"),
    ("[host.emissions]", "97_000_000", '"97 Mt"', "host.emissions.2027", "found '97 Mt'"),
    ("[host.indicative", "91_400_000", "92_000_000", "host.indicative_trajectory.2030", "the target"),
    ("[buyer]", 'code = "XBU"', 'code = "XHA"', "buyer.code", "three different Party codes"),
    ("[approach]", 'id = "CA0099"', 'id = "CA99"', "approach.id", "CA0099"),
    (
        "[approach]",
        'sector = "Energy generation"',
        'sector = "Waste management"',
        "approach.sector",
        "covered_sectors",
    ),
    ("[oimp_approach]", 'id = "CA0100"', 'id = "CA0099"', "oimp_approach.id", "another value"),
    ("[approach]", "2027-06-15", "2029-06-15", "transfers.recorded.2027", "after the authorization"),
    ("[transfers.recorded]", "2027 = 2028-03-12\n", "", "transfers.recorded", "for 2027 a date is missing"),
    ("[transfers.recorded]", "2027 = 2", "2026 = 2028-01-01\n2027 = 2", "transfers.recorded", "for 2026"),
    (
        "[transfers.recorded]",
        "2028 = 2029-04-15",
        "2028 = 2028-04-15",
        "transfers.recorded.2028",
        "after the vintage",
    ),
    (
        "[transfers.recorded]",
        "2028-03-12",
        "2028-03-12T10:00:00",
        "transfers.recorded.2027",
        "a date written as",
    ),
    ("[uses.by_use_year]", "800_000", "1_800_000", "uses.by_use_year", "at most 6,500,000 t"),
    ("[uses.recorded]", "2028-11-30", "2028-02-01", "uses.recorded.2027", "were first transferred"),
    ("[reports.first]", "2030-12-31", "2031-12-31", "reports.first.due", "even year"),
    ("[reports.first]", "through = 2028", "through = 2029", "reports.first.through", "expected 2028"),
    (
        "[reports.second]",
        "through = 2030",
        "through = 2029",
        "reports.second.through",
        "last year of the period",
    ),
    ("[reports.second]", "2032-12-31", "2034-12-31", "reports.second.due", "2032-12-31, the first BTR"),
    (
        "[reports.first]",
        "due = 2030-12-31\nthrough = 2028",
        "due = 2028-12-31\nthrough = 2026",
        "reports.first.through",
        "a year after 2026",
    ),
    ("[dual]", "2028-02-15", "2028-04-01", "dual.transferred_on", "after dual.authorized_on"),
    ("[dual]", "XHA AUTH 2028-01", "XHA AUTH 2027-01", "dual.authorization", "an id of its own"),
    ("[dual]", "vintage = 2027", "vintage = 2028", "dual.vintage", "one of the vintages of oimp.verified"),
    ("[dual]", "2028-04-01", "2027-12-31", "dual.transferred_on", "after the vintage year"),
    (
        "[oimp_approach]",
        "2028-06-01",
        "2027-12-01",
        "oimp_approach.authorized_on",
        "the last verified vintage",
    ),
    ("[non_ghg]", "vintage = 2030", "vintage = 2029", "non_ghg.vintage", "last year of the period"),
    ("[split]", "2028-10-05", "2027-10-05", "split.recorded_on", "after the vintage year 2027"),
    ("[split]", "adaptation_percent = 5", "adaptation_percent = 98", "split.omge_percent", "leave something"),
    ("[chain]", "\nyear = 2028", "\nyear = 2027", "chain.year", "after the vintage 2027"),
    ("[chain]", "return_year = 2029", "return_year = 2031", "chain.return_year", "a year of the period"),
    ("[intensity]", "base_year = 2015", "base_year = 2026", "intensity.base_year", "before the period"),
    ("[late]", "2031-09-10", "2031-06-01", "late.recorded_on", "after all of transfers.recorded"),
    ("[late]", "2028 = 300_000", "2029 = 300_000", "late.by_vintage.2029", "up to 2028"),
    ("[late]", "2030 = 900_000", "2030 = 800_000", "late.used", "900,000 t"),
    ("[late]", "2031-12-03", "2031-09-09", "late.used_on", "2031-09-10 or later"),
    ("[oversold]", "2_200_000", "1_500_000", "oversold.quantity", "more than the 1,500,000 t"),
    ("[outside]", '"Waste management"', '"Agriculture"', "outside.sector", "outside host.covered_sectors"),
    ("[outside]", "vintage = 2030", "vintage = 2031", "outside.vintage", "2026-2030"),
    ("[oimp]", "2027 = 140_000", "2027 = 240_000", "oimp.issued.2027", "at most 200,000 t"),
    ("[oimp]", "2027 = 50_000", "2027 = 150_000", "oimp.cancelled.2027", "at most 140,000 t"),
    ("[oimp]", "2028-09-01", "2028-05-01", "oimp.issued_on", "oimp_approach.authorized_on"),
    ("[oimp]", "2029-11-01", "2032-01-01", "oimp.cancelled_on", "4/CMA.6 paragraph 14"),
    ("[dual]", "2029-08-01", "2028-03-01", "dual.cancelled_on", "dual.transferred_on"),
    ("[non_ghg]", "quantity = 600", "quantity = 20_000", "non_ghg.quantity", "less than non_ghg.host_level"),
    ("[non_ghg]", "buyer_factor = 600", "buyer_factor = 450", "non_ghg.buyer_factor", "mismatch"),
    (
        "[non_ghg]",
        "host_factor = 450",
        "host_factor = 0.0007",
        "non_ghg.host_factor",
        "whole number of tonnes",
    ),
    ("[pams]", "2_400_000", "92_000_000", "pams.emissions", "one category"),
    ("[split]", "omge_percent = 2", "omge_percent = 5", "split.omge_percent", "another share"),
    (
        "[split]",
        "adaptation_percent = 5",
        "adaptation_percent = 0.0005",
        "split.adaptation_percent",
        "whole number",
    ),
    ("[chain]", "onward = 400", "onward = 1_000", "chain.onward", "less than chain.sold"),
    ("[chain]", "returned = 100", "returned = 101", "chain.returned", "at most chain.onward"),
    ("[chain]", "return_year = 2029", "return_year = 2028", "chain.return_year", "after chain.year"),
    ("[table4]", "2027 = 150_000", "2027 = 260_000", "table4.oimp_issued.2027", "at most 250,000 t"),
    ("[table4]", "2026 = 200_000", "2026 = 400_000", "table4.used.2026", "at most 300,000 t"),
    ("[table4]", "2028 = 1_200_000 }", "2029 = 1_200_000 }", "table4.first_transferred.2029", "2026-2028"),
    ("[below_bau]", "bau = 120_000_000", "bau = 120_000_001", "below_bau.bau", "whole number of tonnes"),
    ("[intensity]", "gdp_high = 204_000", "gdp_high = 204", "intensity.gdp", "gdp_low < gdp < gdp_high"),
    ("[intensity]", "base = 0.750", "base = nan", "intensity.base", "number above zero"),
    (
        "[selling]",
        "emissions_low = 95",
        "emissions_low = 99",
        "selling.expected_emissions",
        "emissions_low <",
    ),
    ("[selling]", 'wanted = "Solar power"', 'wanted = "Solar"', "selling.wanted", "the name of a measure"),
    ("[selling]", "price_per_t = 30", "price_per_t = 0", "selling.price_per_t", "above zero"),
    ("[[selling.measures]]", "cost_per_t = -12", "cost_per_t = 10", "selling.measures", "cheapest"),
    ("[[selling.measures]]", "cost_per_t = -12", "cost = -12", "selling.measures[1].cost", "only the keys"),
    (
        "[[selling.measures]]",
        "cost_per_t = -12\n",
        "",
        "selling.measures[1].cost_per_t",
        "the key is missing",
    ),
    ("[[selling.measures]]", '"Solar power"', '"Efficient lighting"', "selling.measures[2].name", "twice"),
]


@pytest.mark.parametrize(("start", "old", "new", "key", "words"), CASES)
def test_what_contradicts_is_refused_at_its_key(start, old, new, key, words):
    error = refused(changed(old, new, start))
    assert str(error).startswith("Pack kasoro.toml")
    if key:
        assert error.key == key
    assert words in str(error)


def test_vintages_before_2021_are_refused():
    """Kasoro with a period from 2020, all new years empty but one."""
    zeros = range(2020, 2026)
    text = re.sub(r"(?m)^2026 = ", "".join(f"{year} = 0\n" for year in zeros) + "2026 = ", TEXT)
    text = re.sub(r"\{ 2026 = ", "{ " + "".join(f"{year} = 0, " for year in zeros) + "2026 = ", text)
    text = text.replace("first = 2026", "first = 2020", 1).replace(
        "longer_first = 2021", "longer_first = 2015"
    )
    text = text.replace("start_year = 2025", "start_year = 2018")
    packs.parse(text, "kasoro.toml")
    early = text.replace("vintage = 2030\nquantity = 400", "vintage = 2020\nquantity = 400")
    assert refused(early).key == "outside.vintage"
    error = refused(text.replace("first_transferred = { 2020 = 0", "first_transferred = { 2020 = 1", 1))
    assert error.key == "both_ways.first_transferred.2020" and "2/CMA.3 annex 1(e)" in str(error)


@pytest.mark.parametrize(
    "key", ["host.name", "uses.recorded", "selling.wanted", "pack.note", "reports.first.due"]
)
def test_a_missing_key_is_named_with_what_was_expected(key):
    section, name = key.rsplit(".", 1)
    head, mark, tail = TEXT.partition(f"[{section}]")
    if mark and f"{name} = " in tail:
        line = next(line for line in tail.splitlines() if line.startswith(f"{name} = "))
        text = head + mark + tail.replace(line + "\n", "", 1)
    else:
        head, _, tail = TEXT.partition(f"[{key}]")
        text = head + "[" + tail.split("\n[", 1)[1]
    error = refused(text)
    assert error.key == key and "missing; expected" in str(error)


def test_malformed_toml_names_the_line():
    lines = TEXT.splitlines()
    number = lines.index("[late]") + 1
    lines[number - 1] = "[late"
    assert f"line {number} is not valid TOML" in str(refused("\n".join(lines)))
    assert "is not valid TOML" in str(refused(TEXT + '\n[pack]\nid = "twice"'))
    assert f"line {TEXT.count(chr(10)) + 2}" in str(refused(TEXT + '\nx = "open'))


def test_numbers_and_nesting_nobody_can_read_are_refused():
    for value in ("1" * 5000, "1e99999999", "[" * 5000, "1" * 40):
        error = refused(TEXT.replace("97_000_000", value, 1))
        assert "expected" in str(error)


def test_a_value_in_place_of_a_table():
    error = refused("host = 3\n")
    assert error.key == "host" and "expected a table [host]" in str(error)


def test_an_unknown_pack_names_the_nearest():
    with pytest.raises(PackError, match="no such pack; the nearest is kasoro"):
        packs.load("kasaro")
    with pytest.raises(PackError, match="cannot be read"):
        packs.load("nowhere.toml")


def test_a_file_that_is_not_utf8(tmp_path):
    path = tmp_path / "island.toml"
    path.write_bytes(b'[pack]\nid = "\xff"\n')
    with pytest.raises(PackError, match="island.toml: expected UTF-8"):
        packs.load(path)


def test_a_missing_data_folder_is_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setenv("ARTICLE6_DATA", str(tmp_path / "gone"))
    with pytest.raises(PackError, match="set ARTICLE6_DATA"):
        packs.load("kasoro")


LINES = TEXT.splitlines()


@settings(max_examples=150, deadline=None)
@given(
    number=st.integers(0, len(LINES) - 1),
    value=st.one_of(
        st.sampled_from(["nan", "[]", "{}", "1979-05-27T07:32:00Z", '""', "1e400", "1_0.5_0"]),
        st.integers(-(10**30), 10**30).map(str),
        st.sampled_from(["true", "false"]),
        st.decimals(-1000, 1000, allow_nan=False, places=3).map(str),
        st.text(string.printable, max_size=12),
    ),
)
def test_whatever_stands_in_a_line_the_pack_loads_or_is_refused(number, value):
    lines = list(LINES)
    name, mark, _ = lines[number].partition(" = ")
    lines[number] = f"{name}{mark}{value}"
    try:
        packs.parse("\n".join(lines), "kasoro.toml")
    except PackError as error:
        assert "\n" not in str(error)


@settings(max_examples=60, deadline=None)
@given(first=st.integers(0, len(LINES)), length=st.integers(1, 40))
def test_a_pack_with_lines_missing_loads_or_is_refused(first, length):
    try:
        packs.parse("\n".join(LINES[:first] + LINES[first + length :]), "kasoro.toml")
    except PackError as error:
        assert "\n" not in str(error)
