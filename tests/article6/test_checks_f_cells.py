"""Section F on the worked table 4: every cell right, then one cell wrong at a time."""

import pytest

from article6.accounting import Readings
from article6.consistency import checks
from article6.findings import Outcome
from article6.ndc import Method, Trajectory
from tests.article6.case import run
from tests.article6.table4_case import (
    HOST_NDC,
    P,
    buyer_dossier,
    buyer_form,
    changed,
    host_dossier,
    host_form,
)

SECTION_F = tuple(range(54, 72))
ON_TRAJECTORY = HOST_NDC.under(Method.TRAJECTORY, Trajectory.linear(P, 100_000, 92_000))


def findings(dossier):
    return [one for number in SECTION_F for one in run(dossier, number)]


def test_the_section_is_complete_and_in_order():
    section = [one for one in checks.CHECKS if one.section == "F"]
    assert [one.number for one in section] == list(SECTION_F)
    assert [one.number for one in checks.CHECKS if one.section == "E"] == list(range(45, 54))


@pytest.mark.parametrize(
    "dossier",
    [
        host_dossier(),
        buyer_dossier(),
        host_dossier(host_form(Readings(indicative_average="restated"))),
        host_dossier(host_form(Readings(oimp_rows="oimp-in-row-7"), lines=None)),
        host_dossier(host_form(ndc=ON_TRAJECTORY), ndc=ON_TRAJECTORY),
    ],
    ids=["host", "buyer", "restated", "row 7", "trajectory"],
)
def test_a_right_table_has_no_finding(dossier):
    assert findings(dossier) == []


WRONG = [  # row, the check that has to see it, the row it names, the expected number in its message
    (3, 66, 3, "97,000"),
    (4, 66, 4, "97,000"),
    (6, 55, 6, "1,050 (AEF 2028)"),
    (7, 68, 7, "250"),
    (8, 55, 8, "no use"),
    (9, 55, 9, "1,050 - 0 = +1,050"),
    (10, 60, 10, "+1,350 / 2 = +675"),
    (11, 57, 13, "97,000 + (+682) = 97,682"),
    (12, 62, 12, "(+300) + (+1,050) = +1,350"),
    (13, 57, 13, "97,000 + (+675) = 97,675"),
]


@pytest.mark.parametrize(("row", "number", "named", "words"), WRONG)
def test_one_wrong_cell_of_the_host(row, number, named, words):
    form = host_form()
    dossier = host_dossier(changed(form, row, 2027, form.cell(row, 2027) + 7))
    found = [one for one in run(dossier, number) if one.place.column == "2027"]
    assert [(one.place.row, one.place.file) for one in found] == [(named, "XHA BTR 2030")]
    assert words in found[0].problem and found[0].mend
    assert {one.place.column for one in findings(dossier)} == {"2027"}, "no other column is blamed"


@pytest.mark.parametrize("row", [3, 4, 6, 7, 8, 9, 11, 12, 13])
@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_one_wrong_cell_of_the_buyer_is_seen_and_no_other_column_blamed(row, year):
    form = buyer_form()
    found = findings(buyer_dossier(changed(form, row, year, form.cell(row, year) - 1)))
    assert found and {one.place.column for one in found} == {str(year)}


@pytest.mark.parametrize("row", [6, 8, 9, 10, 11, 13])
def test_a_cell_left_out_is_seen(row):
    form = host_form() if row != 8 else buyer_form()
    dossier = (host_dossier if row != 8 else buyer_dossier)(changed(form, row, 2028, None))
    found = findings(dossier)
    assert any(one.outcome == Outcome.INCONSISTENT and one.place.column == "2028" for one in found)


def test_na_is_as_good_as_nothing_where_nothing_was_traded():
    form = buyer_form()
    for year in form.years:
        form = changed(changed(form, 6, year, None), 7, year, None)
    assert findings(buyer_dossier(form)) == []
