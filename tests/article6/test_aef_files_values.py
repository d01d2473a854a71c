"""One cell at a time: what is accepted in silence, what is read and told, what is not read.

The cases follow the places where the sources of the format disagree (official text, nomenclature of
17 February 2026, a checker of the secretariat's side), and what spreadsheets do to values.
"""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

import pytest

from article6.aef import values
from article6.aef.format import fields
from article6.aef.nomenclature import Nomenclature, current
from article6.identifiers import ItmoId

FIELDS = {(field.table, field.attribute): field for several in fields().values() for field in several}
TIME, DATE, QUANTITY, FIRST = (3, "time"), (2, "date"), (3, "quantity"), (3, "first")
NOON = datetime(2028, 3, 12, 12)
ID = ItmoId("CA0099", "XHA01", "XHA", 1_000_000, 2027)

SILENT = [
    (DATE, "12/03/2028", date(2028, 3, 12)),
    (DATE, " 12/03/2028 ", date(2028, 3, 12)),
    (DATE, "03/04/2028", date(2028, 4, 3)),  # the format says that the day stands first
    (DATE, datetime(2028, 3, 12), date(2028, 3, 12)),
    (DATE, date(2028, 3, 12), date(2028, 3, 12)),
    (TIME, "2028-03-12T12:00:00.000Z", NOON),
    (TIME, "2028-03-12T12:00Z", NOON),
    (TIME, "2028-03-12t12:00:00+00:00", NOON),
    (TIME, NOON, NOON),
    (TIME, NOON.replace(tzinfo=UTC), NOON),
    (QUANTITY, "1000", 1000),
    (QUANTITY, 1000.0, 1000),
    (QUANTITY, "1250.5", Fraction(2501, 2)),
    (QUANTITY, 0.1, Fraction(1, 10)),
    (QUANTITY, Decimal("0.125"), Fraction(1, 8)),
    (QUANTITY, "0.125", Fraction(1, 8)),
    (QUANTITY, "0", 0),
    ((3, "amount"), 600, Fraction(600)),
    ((2, "version"), 2.0, 2),
    ((2, "version"), "2.0", 2),
    ((3, "vintage"), 2027.0, 2027),
    ((3, "vintage"), "2027.0", 2027),
    ((1, "version"), "1.10", "1.10"),
    # First ID and Last ID: an integer for the nomenclature, the whole identifier for the checker
    (FIRST, 7, 7),
    (FIRST, "7", 7),
    (FIRST, 7.0, 7),
    (FIRST, str(ID), 1_000_000),
    # case and spelling of controlled values
    ((2, "metric"), "Non-GHG", "non-GHG"),
    ((3, "metric"), "non-GHG", "non-GHG"),
    ((3, "metric"), "non\u2011GHG", "non-GHG"),
    ((2, "definition"), "Authorization", "Authorisation"),
    ((2, "definition"), "Authorisation", "Authorisation"),
    ((2, "definition"), "Use or cancellation", "Use or Cancellation"),
    ((3, "subtype"), "Authorisation", "Authorization"),
    ((3, "subtype"), "Use or Cancellation", "Use or cancellation"),
    ((3, "type"), "Voluntary cancellation", "Voluntary Cancellation"),  # only the nomenclature has it
    ((3, "type"), "Authorization", "Authorization"),
    ((3, "mitigation"), "emission reductions and removals", "Emission reductions and removals"),
    ((2, "activity"), "C02 usage", ("C02 usage",)),  # printed with a zero
    ((2, "activity"), "CO2 usage", ("C02 usage",)),
    ((2, "activity"), "Coal bed/mine methane", ("Coal bed/mine methane",)),
    # several items: no source fixes the separator of sectors and activity types
    ((2, "sectors"), "Transportation, Waste management", ("Transportation", "Waste management")),
    ((2, "sectors"), "Transportation; Waste management", ("Transportation", "Waste management")),
    ((2, "activity"), "Solar+Wind", ("Solar", "Wind")),
    ((2, "parties"), "XBU, XBV", ("XBU", "XBV")),
    ((2, "parties"), "XBU;XBV", ("XBU", "XBV")),
    ((2, "entities"), "E-1, E-2", ("E-1", "E-2")),
    # a later form of the checker allows / and . in an authorization ID
    ((2, "id"), "XHA AUTH 2027-01", "XHA AUTH 2027-01"),
    ((2, "id"), "XHA/2027.1", "XHA/2027.1"),
    ((2, "id"), 12, "12"),
    # the country of incorporation: a code for one source, a name for the other, a Party or not
    ((5, "country"), "KEN", "KEN"),
    ((5, "country"), "Kenya", "KEN"),
    ((5, "country"), "HKG", "HKG"),
    ((3, "party"), "EUE", "EUE"),
    # underlying units: an integer for one source
    ((3, "unit_first"), 17, "17"),
    ((3, "unit_first"), "VCS-1", "VCS-1"),
    ((2, "timeframe"), "2026 - 2030", "2026 - 2030"),
    ((2, "timeframe"), "2026\u20132030", "2026\u20132030"),
    ((2, "timeframe"), "Use: from 2026 to 12/2030", "Use: from 2026 to 12/2030"),
    ((2, "note"), "= no formula in a text", "= no formula in a text"),
]


@pytest.mark.parametrize(("place", "raw", "expected"), SILENT)
def test_accepted_in_silence(place, raw, expected):
    read = values.read(FIELDS[place], raw)
    assert read.value == expected and type(read.value) is type(expected)
    assert (read.problem, read.mend) == ("", "")


# place, raw, what is read, check, warning, words of problem and mend
TOLD = [
    (DATE, "5/3/2028", date(2028, 3, 5), 2, True, "read as 5 March 2028", "05/03/2028"),
    (
        DATE,
        "2028-03-12",
        date(2028, 3, 12),
        2,
        False,
        "not of the form dd/mm/yyyy; read as 12 March",
        "12/03/2028",
    ),
    (DATE, "2028-03-12 00:00:00", date(2028, 3, 12), 2, False, "read as 12 March 2028", "12/03/2028"),
    (DATE, "12.3.2028", date(2028, 3, 12), 2, False, "read as 12 March 2028", "12/03/2028"),
    (DATE, "12/03/2028 10:00", date(2028, 3, 12), 2, True, "time of day", "12/03/2028"),
    (TIME, "12/03/2028", datetime(2028, 3, 12), 2, True, "a day without a time", "2028-03-12T00:00:00.000Z"),
    (TIME, "2028-03-12", datetime(2028, 3, 12), 2, True, "a day without a time", "2028-03-12T00:00:00.000Z"),
    (TIME, date(2028, 3, 12), datetime(2028, 3, 12), 2, True, "a day without a time", "00:00"),
    (TIME, "2028-03-12T14:00+02:00", NOON, 2, True, "in UTC it is 2028-03-12T12:00", "2028-03-12T12:00"),
    (TIME, "2028-03-12T12:00:00", NOON, 2, True, "names no zone", "2028-03-12T12:00:00.000Z"),
    (TIME, "2028-03-12 12:00:00Z", NOON, 2, True, "blank", "2028-03-12T12:00:00.000Z"),
    (TIME, "12/03/2028 12:00", NOON, 2, True, "read as 2028-03-12T12:00", "if this is the time in UTC"),
    (TIME, "12.3.2028", datetime(2028, 3, 12), 2, False, "read as 12 March 2028", "with the right time"),
    (QUANTITY, "1,000,000", 1_000_000, 2, True, "separators of thousands", "1000000"),
    (QUANTITY, "1.250.000", 1_250_000, 2, True, "separators of thousands", "1250000"),
    (QUANTITY, "1 000", 1000, 2, True, "separators of thousands", "1000"),
    (QUANTITY, "1\u202f000,5", Fraction(2001, 2), 2, True, "read as 1000.5", "1000.5"),
    (QUANTITY, "1'000", 1000, 2, True, "separators of thousands", "1000"),
    (QUANTITY, "12,5", Fraction(25, 2), 2, True, "decimal comma", "12.5"),
    (QUANTITY, "1.250", Fraction(5, 4), 2, True, "with a decimal point", "If 1250 is meant"),
    (QUANTITY, "200/3", Fraction(200, 3), 2, True, "ratio", "decimal number"),
    (FIRST, "1,000,000", 1_000_000, 2, True, "separators of thousands", "1000000"),
    (FIRST, "1,000", 1000, 2, True, "separators of thousands", "1000"),  # a serial has no fraction
    (FIRST, "CA0099-XHA01-XHA-1,000,000-2027", 1_000_000, 2, True, "separators", str(ID)),
    ((1, "version"), 1, "1.0", 10, True, "holds a number", "format of a text"),
    ((1, "version"), 1.1, "1.1", 10, True, "1.10 becomes 1.1", "format of a text"),
    ((1, "version"), Decimal("1.10"), "1.10", 10, True, "holds a number", "format of a text"),
    ((1, "version"), "2", "2.0", 10, False, "not a version of the form X.Y; read as 2.0", "2.0"),
    ((1, "version"), "v2.1", "2.1", 10, False, "read as 2.1", "2.1"),
    # table 1: a name was accepted by one checker; elsewhere it is no code
    ((1, "party"), "Kenya", "KEN", 3, True, "the name of a Party; read as KEN", "KEN"),
    ((3, "party"), "Kenya", "KEN", 3, False, "the name of a Party; read as KEN", "KEN"),
    ((3, "party"), "xha", "XHA", 3, False, "read as XHA", "XHA"),
    ((3, "acquiring"), "HKG", "HKG", 3, True, "not itself a Party", "Name the Party"),
    ((3, "approach"), "ca0099", "CA0099", 4, False, "read as CA0099", "CA0099"),
    ((3, "approach"), "CA 0099", "CA0099", 4, False, "read as CA0099", "CA0099"),
    ((3, "registry"), "XHA-01", "XHA01", 2, False, "read as XHA01", "XHA01"),
    ((2, "id"), "XHA_2027", "XHA_2027", 2, True, "other signs", "Keep to those"),
    (
        (3, "type"),
        "Aquisition",
        "Acquisition",
        5,
        False,
        "annex II of 4/CMA.6 misprints Acquisition",
        "Write Acquisition.",
    ),
    (
        (2, "definition"),
        "Use of cancellation",
        "Use or Cancellation",
        5,
        False,
        "variant",
        "Use or Cancellation",
    ),
    ((2, "purpose"), "OIMP and NDC", "NDC and OIMP", 5, False, "variant", "NDC and OIMP"),
    ((3, "mitigation"), "Removal", "Removals", 5, False, "variant", "Removals"),
    ((2, "parties"), "XBU, xbv", ("XBU", "XBV"), 3, False, "read as XBV", "open to any Party"),
    (
        (2, "timeframe"),
        "the whole NDC period",
        "the whole NDC period",
        2,
        True,
        "cannot be read",
        "2026 - 2030",
    ),
    ((2, "timeframe"), "2030 - 2026", "2030 - 2026", 2, True, "cannot be read", "2026 - 2030"),
    ((3, "note"), "a\x00b", "ab", 2, True, "cannot be seen", "Write the text again"),
]


@pytest.mark.parametrize(("place", "raw", "expected", "check", "warning", "problem", "mend"), TOLD)
def test_read_and_told(place, raw, expected, check, warning, problem, mend):
    read = values.read(FIELDS[place], raw)
    assert read.value == expected and type(read.value) is type(expected)
    assert problem in read.problem and mend in read.mend
    assert (read.check, read.warning) == (check, warning)


# place, raw, check, words of problem and mend
NOT_READ = [
    (
        DATE,
        "03/25/2028",
        2,
        "no month 25. It seems to have the month first",
        "Write 25/03/2028, if 25 March 2028",
    ),
    (DATE, "31/02/2028", 2, "not a day of the calendar", "dd/mm/yyyy"),
    (DATE, "03-04-2028", 2, "not a date of the form", "dd/mm/yyyy"),  # either order is possible
    (DATE, "12/03/28", 2, "not a date of the form", "dd/mm/yyyy"),
    (DATE, "12 March 2028", 2, "not a date of the form", "dd/mm/yyyy"),
    (DATE, 46824, 2, '"46824", not a date', "format of a date"),
    (DATE, "46824", 2, '"46824", not a date', "format of a date"),
    (DATE, True, 2, '"TRUE", not a date', "dd/mm/yyyy"),
    (TIME, "03/25/2028", 2, "month first", "25/03/2028"),
    (TIME, "2028-02-30T10:00:00Z", 2, "no time of the calendar", "in UTC"),
    (TIME, "2028-03-12T25:00:00Z", 2, "no time of the calendar", "in UTC"),
    (TIME, "0001-01-01T00:00:00+05:00", 2, "outside the calendar", "in UTC"),
    (TIME, "noon", 2, "not a time", "in UTC"),
    (QUANTITY, "1,000", 2, "may mean 1000, or 1 and a fraction", "Write 1000, or 1 with a decimal point"),
    (QUANTITY, "1e6", 2, "powers of ten", "all digits"),
    (QUANTITY, "1,23E+12", 2, "powers of ten", "all digits"),
    (QUANTITY, "1000 t", 2, "not a number", "the unit stands in the name"),
    (QUANTITY, "1,000,00", 2, "not a number", "digits only"),
    (QUANTITY, "-5", 2, "below zero", "above zero"),
    (QUANTITY, -5, 2, "below zero", "above zero"),
    (QUANTITY, float("nan"), 2, "no finite number", "digits"),
    (QUANTITY, float("inf"), 2, "no finite number", "digits"),
    (QUANTITY, Decimal("1e999999999"), 2, "more digits", "in digits"),
    (QUANTITY, 10**400, 2, "larger than any quantity", "digits too many"),
    (QUANTITY, 1e17, 2, "more digits than a spreadsheet keeps", "format of a text"),
    (QUANTITY, True, 2, "holds TRUE", "digits"),
    (QUANTITY, date(2028, 1, 1), 2, "the date", "made a date of it"),
    (QUANTITY, "=A1*2", 2, "a formula", "its result"),
    (QUANTITY, "#REF!", 2, "the error #REF! of a spreadsheet", "Repair"),
    (QUANTITY, "#N/A", 2, "the error #N/A", "Repair"),  # not the NA of the format
    (QUANTITY, [1], 2, "not a number", "digits"),
    (FIRST, 0, 2, "serials start at 1", "1 or more"),
    (FIRST, 5.5, 2, "not a whole number", "whole number"),
    (FIRST, "1.000", 2, "may mean 1000 or 1", "plain digits"),
    (FIRST, "CA0001-GH01-CH-1-1234-2021", 13, "six parts", "the serial alone"),
    (
        FIRST,
        "CA0099-XH01-XHA-1-2027",
        13,
        'registry "XH01" is not three capitals and two digits',
        "CA0099-XHA01",
    ),
    (FIRST, "CA0099-XHA01-XHA-0-2027", 13, "the serial is not a number", "CA0099-XHA01"),
    (FIRST, "CA0099-XHA01-XHA-1-27", 13, "the vintage is not a number", "CA0099-XHA01"),
    (FIRST, "XHA-1", 13, "2 parts and not five", "CA0099-XHA01"),
    ((3, "vintage"), "2,027", 2, "not a calendar year", "four digits"),
    ((3, "vintage"), 27, 2, "not a calendar year", "four digits"),
    ((3, "vintage"), datetime(2027, 1, 1), 2, "the date", "four digits"),
    ((2, "version"), "1.5", 2, "not a whole number", "whole number"),
    ((1, "version"), "0.1", 10, "not a version of the form X.Y", "1.0"),
    ((1, "version"), "1.0.1", 10, "not a version of the form X.Y", "1.0"),
    ((3, "party"), "QQQ", 3, "not the code of a Party", "three capitals"),
    ((3, "party"), "Kenia", 3, "not the code of a Party", "Did you mean KEN?"),
    ((3, "party"), "#REF!", 3, "the error #REF!", "Repair"),
    ((3, "approach"), "CA99", 4, "not the ID of a cooperative approach", "CA and four digits"),
    ((3, "registry"), "XHA1", 2, "not the ID of a registry", "XHA01"),
    ((3, "type"), "Retirement", 5, "not in the nomenclature, list action type", "First transfer; Transfer"),
    ((3, "type"), "Transfered", 5, "not in the nomenclature", "Did you mean Transfer?"),
    ((3, "metric"), "tCO2", 5, "not in the nomenclature", "GHG; non-GHG"),
    ((3, "note"), {"a": 1}, 2, "not a text", "one text"),
]


@pytest.mark.parametrize(("place", "raw", "check", "problem", "mend"), NOT_READ)
def test_not_read(place, raw, check, problem, mend):
    read = values.read(FIELDS[place], raw)
    assert read.value is None
    assert problem in read.problem and mend in read.mend
    assert (read.check, read.warning) == (check, False)
    assert len(read.problem) < 300 and "\n" not in read.problem


@pytest.mark.parametrize(
    ("text", "day"),
    [("2028-01-01T00:30:00+02:00", "31 December 2027"), ("2027-12-31T23:30-01:00", "1 January 2028")],
)
def test_a_local_time_that_lies_in_another_year_is_told(text, day):
    assert day in values.read(FIELDS[TIME], text).problem


def test_a_time_with_a_zone_is_written_in_utc():
    zone = timezone(timedelta(hours=2))
    assert values.write(FIELDS[TIME], datetime(2028, 1, 1, 0, 30, tzinfo=zone)) == "2027-12-31T22:30:00.000Z"


def test_a_whole_identifier_is_kept_whole():
    assert values.read(FIELDS[FIRST], str(ID)).item_id == ID


@pytest.mark.parametrize("place", [(2, "sectors"), (2, "activity")])
def test_other_is_no_official_value(place):
    read = values.read(FIELDS[place], "Other")
    assert read.unlisted and read.check == 5 and "no value of the nomenclature" in read.problem


def test_among_several_values_the_unlisted_one_is_kept_and_told():
    read = values.read(FIELDS[2, "sectors"], "Energy generation; Hydrogen")
    assert read.value == ("Energy generation", "Hydrogen")
    assert read.unlisted and "Hydrogen" in read.problem and "Energy generation" not in read.problem


def test_of_several_parties_those_that_can_be_read_are_kept():
    read = values.read(FIELDS[2, "parties"], "XBU, QQQ")
    assert read.value == ("XBU",) and read.partial and "QQQ" in read.problem


def test_a_newer_nomenclature_can_be_used():
    lists = current().lists | {"sectors": (*current().lists["sectors"], "Hydrogen")}
    newer = Nomenclature(date(2027, 3, 1), lists)
    assert values.read(FIELDS[2, "sectors"], "hydrogen", newer).value == ("Hydrogen",)
    without = Nomenclature(date(2027, 3, 1), {})
    assert values.read(FIELDS[3, "type"], "Anything", without).value == "Anything"


@pytest.mark.parametrize(
    ("text", "occurred", "use", "told_apart"),
    [
        ("2026 - 2030", ("2026-01-01", "2030-12-31"), ("2026-01-01", "2030-12-31"), False),
        ("Occurred: from 2026 to 02/2028.", ("2026-01-01", "2028-02-29"), None, True),
        ("Use: from 15/01/2027 to 2031", None, ("2027-01-15", "2031-12-31"), True),
        (
            "Occurred: from 02/2026 to 2030. Use: from 2027 to 30/06/2031",
            ("2026-02-01", "2030-12-31"),
            ("2027-01-01", "2031-06-30"),
            True,
        ),
    ],
)
def test_the_authorized_timeframe_in_both_forms(text, occurred, use, told_apart):
    def days(span):
        return span and tuple(date.fromisoformat(day) for day in span)

    assert values.timeframe(text) == (days(occurred), days(use), told_apart)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "2026",
        "2030 - 2026",
        "Use: from 2026",
        "Use: from 13/2026 to 2030",
        "Use: from 31/02/2026 to 2030",
        "Use: from 2026 to 2030. Use: from 2027 to 2028",
        "Use: from 2026 to 2030 unless revoked",
        "0000 - 0001",
    ],
)
def test_what_is_no_timeframe(text):
    assert values.timeframe(text) is None


def test_reading_never_raises():
    strange = [
        object(),
        [],
        {},
        [[]],
        [None],
        (),
        {1: 2},
        b"bytes",
        1j,
        float("-inf"),
        10**5000,
        Decimal("sNaN"),
        datetime.max,
        datetime.min.replace(tzinfo=timezone(timedelta(hours=5))),
        "\ud800",
        "\x00",
        "9" * 5000,
        "²",
        "١٢",
    ]
    for field in FIELDS.values():
        for raw in strange:
            read = values.read(field, raw)
            assert "\n" not in read.problem and len(read.problem) < 400
            assert bool(read.problem) == bool(read.mend) == bool(read.rule)
