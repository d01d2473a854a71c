"""The unfinished annual report: what the check finds in it, what it cannot find, and the files it becomes."""

import pytest
from openpyxl import load_workbook

from article6 import aef, workbook
from article6.aef.kinds import FIRST_TRANSFER, kind_of
from article6.consistency.labels import CONSISTENT, INCONSISTENT
from classroom import packs, registry, work
from classroom.cycle import drafts
from classroom.cycle.reports import annual_report
from classroom.feedback import State

PACKS = [packs.load(name) for name in packs.available()]


@pytest.fixture(params=PACKS, ids=lambda pack: pack.id)
def pack(request):
    return request.param


def right(pack):
    return annual_report(pack, pack.host.code, drafts.report_year(pack))


def test_the_year_has_first_transfers_with_and_without_a_buyer(pack):
    rows = [row for row in right(pack).actions if kind_of(row.type) == FIRST_TRANSFER]
    assert {row.acquiring for row in rows} == {pack.buyer.code, None}


def test_the_check_finds_four_faults_and_cannot_see_the_missing_row(pack):
    draft = drafts.unfinished(pack)
    result = drafts.check_draft(pack, draft)
    assert result.label == INCONSISTENT
    assert {1, 12, 42} <= {one.check for one in result.findings}
    assert {one.place.table for one in result.of(12)} == {"Table 3 Actions", "Table 4 Holdings"}
    whole = right(pack)
    assert len(draft.actions) == len(whole.actions) - 1
    whole.actions = [row for row in whole.actions if row.row in {kept.row for kept in draft.actions}]
    assert drafts.check_draft(pack, whole).label == CONSISTENT  # four faults mended, the row still missing


def test_a_workbook_to_edit_and_its_annotated_copy(pack):
    name = drafts.draft_name(pack)
    assert name.endswith(".xlsx")
    draft = drafts.unfinished(pack)
    kept = drafts.keep_draft(draft, name)
    assert kept.new and not drafts.keep_draft(draft, name).new
    found = drafts.open_draft(name)
    assert [row.quantity for row in found.actions] == [row.quantity for row in draft.actions]
    result = drafts.check_draft(pack, found)
    assert result.label == INCONSISTENT and not found.findings
    copy = drafts.keep_findings(name, result.findings)
    assert copy.path.name == name.replace(".xlsx", "-findings.xlsx")
    assert len(workbook.read(copy.path).actions) == len(draft.actions)
    assert len(drafts.findings_table(result.findings).rows) == len(result.findings)


def test_an_official_mends_the_workbook_by_the_findings_and_hands_it_in(pack):
    name, whole = drafts.draft_name(pack), right(pack)
    path = drafts.keep_draft(drafts.unfinished(pack), name).path
    exercise = registry.get("reporting.annual-report")
    question, s = exercise.questions[-1], exercise.scenario(pack)
    assert question.file_name.format(file=s.file) == name
    assert question.check(name, s).mistake == "the first transfers"
    book = load_workbook(path)
    for place, value in places_to_mend(pack, name):
        sheet = book[place.table]
        sheet.cell(place.row, column(sheet, place.column)).value = value
    sheet, rows = book["Table 3 Actions"], drafts.open_draft(name).actions
    new, model = rows[-1].row + 1, rows[-1].row
    for cell in sheet[model]:
        sheet.cell(new, cell.column).value = cell.value
    left_out = [row for row in whole.actions if row.subtype == "Issuance"][-1]
    for label, value in (
        ("Vintage", left_out.vintage),
        ("First ID", left_out.first),
        ("Last ID", left_out.last),
        ("Quantity (t CO2 eq)", left_out.quantity),
    ):
        sheet.cell(new, column(sheet, label)).value = value
    book.save(path)
    assert drafts.check_draft(pack, drafts.open_draft(name)).label == CONSISTENT
    verdict = question.check(name, s)
    assert verdict.state is State.RIGHT, verdict.text
    drafts.keep_draft(drafts.unfinished(pack), name)  # a second draft never takes the place of the work
    assert drafts.check_draft(pack, aef.read(work.folder() / name)).label == CONSISTENT


def places_to_mend(pack, name):
    """The cells that findings name, and what their sentences ask for."""
    report = drafts.open_draft(name)
    for one in drafts.check_draft(pack, report).findings:
        tables = {"Table 3 Actions": report.actions, "Table 4 Holdings": report.holdings}
        row = next((row for row in tables.get(one.place.table, ()) if row.row == one.place.row), None)
        if one.check == 1:
            yield one.place, pack.buyer.code
        elif one.check == 12:
            yield one.place, row.last - row.first + 1
        elif one.check == 42:
            yield one.place, row.time.replace(year=report.year, tzinfo=None)


def column(sheet, label):
    """The column under a heading."""
    heads = (cell for cells in sheet.iter_rows(max_row=8) for cell in cells)
    return next(cell.column for cell in heads if str(cell.value or "").strip() == label)


def test_without_openpyxl_the_same_as_json_and_csv(pack, monkeypatch):
    monkeypatch.setattr(drafts, "find_spec", lambda name: None)
    name = drafts.draft_name(pack)
    assert name.endswith(".json")
    drafts.keep_draft(drafts.unfinished(pack), name)
    result = drafts.check_draft(pack, drafts.open_draft(name))
    assert result.label == INCONSISTENT
    text = drafts.keep_findings(name, result.findings).path.read_text(encoding="utf-8-sig")
    assert result.findings[0].problem[:40] in text


def test_a_pack_without_such_a_year_says_so(monkeypatch):
    monkeypatch.setattr(drafts, "years", lambda pack: range(0))
    with pytest.raises(ValueError, match="no year"):
        drafts.report_year(PACKS[0])
