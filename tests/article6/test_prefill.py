"""Table 4 filled from annual reports: the sums were made by hand from the trades of the first pack."""

from dataclasses import replace
from fractions import Fraction

import pytest

from article6.ndc import AbsoluteTarget, Method, Ndc, NonGhgTarget, Period
from article6.readings import Readings
from article6.reports.ndc_file import FORM, NdcFileError, read_ndc
from article6.reports.prefill import PrefillError, prefill
from classroom import packs
from classroom.cycle.reports import annual_report, annual_reports
from classroom.cycle.trades import trades

PACK = packs.load("kasoro")
PERIOD = Period(2026, 2030)
HOST = Ndc("XHA", PERIOD, AbsoluteTarget(year=2030, level=91_400_000), method=Method.AVERAGING)
BUYER = Ndc("XBU", PERIOD, AbsoluteTarget(year=2030, level=40_500_000), method=Method.AVERAGING)
REPORTS = annual_reports(PACK, "XHA") + annual_reports(PACK, "XBU")
YEARS = range(2026, 2031)


@pytest.fixture(scope="module")
def host():
    return prefill(REPORTS, HOST, PACK.host.emissions)


@pytest.fixture(scope="module")
def buyer():
    return prefill(REPORTS, BUYER, PACK.buyer.emissions)


def values(filled, row):
    return [filled.table4[row][year] for year in YEARS]


def test_first_transfers_by_vintage(host):
    # sold by vintage, and issued for OIMP in 2026 and 2027, which is a first transfer by issuance
    assert values(host, 6) == [100_000, 1_000_000 + 140_000, 2_000_000, 2_000_000, 1_500_000]
    assert values(host, 7) == [100_000, 140_000, 0, 0, 0]
    assert values(host, 8) == [0] * 5


def test_the_host_s_average_and_balance(host):
    total = 100_000 + 1_140_000 + 2_000_000 + 2_000_000 + 1_500_000
    assert host.table4[10][2030] == Fraction(total, 5) == 1_348_000
    assert host.table4[13][2030] == 90_000_000 + 1_348_000


def test_uses_by_the_year_they_are_for(buyer):
    assert values(buyer, 8) == [0, 800_000, 2_000_000, 2_000_000, 1_700_000]
    assert values(buyer, 9) == [0, -800_000, -2_000_000, -2_000_000, -1_700_000]
    assert buyer.table4[13][2030] == 42_000_000 - Fraction(6_500_000, 5)


def test_the_breakdown_agrees_with_the_table(host, buyer):
    assert host.differences() == buyer.differences() == ()
    assert {line.using_party for line in host.lines.of("23(c)")} == {"XBU", None}
    assert {(line.sector, line.transferring_party) for line in buyer.lines.of("23(e)")} == {
        ("Energy generation", "XHA")
    }


def test_a_breakdown_that_misses_a_line_is_told(host):
    short = replace(host, lines=replace(host.lines, lines=host.lines.lines[1:]))
    assert short.differences()


def test_each_cell_names_the_rows_it_comes_from(host, buyer):
    assert [len(host.sources[6, year]) for year in YEARS] == [1, 2, 1, 1, 1]
    assert all(place.table == "Table 3 Actions" for place in host.sources[6, 2027])
    assert (6, 2027) not in buyer.sources and len(buyer.sources[8, 2027]) == 1


def test_the_same_as_from_the_ledger_itself(host):
    from article6.accounting import Flows, emissions_balance, table4

    flows = Flows.from_ledger(trades(PACK), "XHA", period=PERIOD)
    told = table4(emissions_balance(PACK.host.emissions, flows, HOST), entities=("XHA 2027-0452",))
    for row in (3, 6, 8, 9, 10, 11, 12, 13):
        assert host.table4[row].values == told[row].values


def test_only_the_latest_version_counts():
    wrong = annual_report(PACK, "XHA", 2028)
    wrong.submission.version, wrong.actions = "0.9", []
    right = annual_report(PACK, "XHA", 2028, version="1.10")
    older = annual_report(PACK, "XHA", 2028, version="1.9")
    older.actions = older.actions[:1]
    filled = prefill([right, wrong, older], HOST, {2026: 1, 2027: 2})
    assert filled.years == (2028,) and filled.table4[6][2027] == 1_140_000


def test_a_row_that_says_too_little_is_named_and_not_counted():
    report = annual_report(PACK, "XHA", 2028)
    report.actions[0].vintage = None
    filled = prefill([report], HOST, {2026: 1, 2027: 2})
    assert [place.row for place in filled.left_out] == [report.actions[0].row]
    assert filled.table4[6][2027] == 140_000


def test_the_other_reading_books_by_the_year_of_the_event(host):
    filled = prefill(REPORTS, HOST, PACK.host.emissions, readings=Readings(first_transfer_year="event"))
    assert filled.table4[6][2028] == 1_000_000 + 240_000
    assert len(filled.sources[6, 2028]) == 3


def test_no_report_of_the_party():
    with pytest.raises(PrefillError, match="no annual report of XBV"):
        prefill(REPORTS, replace(HOST, party="XBV"), {2026: 1})


def test_a_non_ghg_target_adjusts_its_indicator():
    report = annual_report(PACK, "XHA", 2028)
    for row in report.actions:
        row.metric, row.non_ghg_metric, row.amount = "non-GHG", "renewable electricity", Fraction(600)
    aim = NonGhgTarget("renewable electricity", "GWh", year=2030, level=10_000)
    ndc = Ndc("XHA", PERIOD, aim, method=Method.TRAJECTORY)
    filled = prefill([report], ndc, {2026: 1, 2027: 2}, indicator={2026: 9_000, 2027: 9_500})
    assert filled.table4[14][2027] == 9_500 - 600 * 2


# --- the file with the NDC ---


def test_the_form_can_be_read(tmp_path):
    (tmp_path / "ndc.toml").write_text(FORM, "utf-8")
    known = read_ndc(tmp_path / "ndc.toml")
    assert (known.ndc.party, known.ndc.method) == ("XHA", Method.AVERAGING)
    assert known.emissions == {2026: 99_000_000, 2027: 97_000_000, 2028: 95_000_000}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('party = "XHA"', "", "'party' is missing"),
        ("[2026, 2030]", '"2026-2030"', "not two years"),
        ("[2026, 2030]", "[2030, 2026]", "Compare with the form"),
        ('method = "averaging"', 'method = "average"', "Write one of trajectory, averaging, multi-year"),
        ('method = "averaging"', 'method = "multi-year"', "Compare with the form"),
        ("target = 91_400_000", "target = 91.4", "Compare with the form"),
        ("2027 = 97_000_000", "2027 = 97.5", "The line '2027' of 'emissions'"),
        ("2027 = 97_000_000", "soon = 5", "The line 'soon'"),
        ("[emissions]", "[inventory]", "'inventory' is not known"),
        ("method", "= =", "no TOML"),
    ],
)
def test_what_is_wrong_in_it_is_named(tmp_path, before, after, said):
    path = tmp_path / "ndc.toml"
    path.write_text(FORM.replace(before, after, 1), "utf-8")
    with pytest.raises(NdcFileError) as told:
        read_ndc(path)
    assert said in str(told.value) and "ndc.toml" in str(told.value)


def test_a_trajectory_is_read(tmp_path):
    levels = "\n".join(f"{year} = {100 - i}" for i, year in enumerate(YEARS))
    text = FORM.replace('method = "averaging"', 'method = "trajectory"') + f"\n[trajectory]\n{levels}\n"
    (tmp_path / "ndc.toml").write_text(text, "utf-8")
    assert read_ndc(tmp_path / "ndc.toml").ndc.trajectory[2030] == 96


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(NdcFileError, match="cannot be opened"):
        read_ndc(tmp_path / "ndc.toml")
