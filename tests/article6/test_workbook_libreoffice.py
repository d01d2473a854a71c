"""The workbook in LibreOffice: opened, saved in its own way, read back, and nothing is lost."""

import shutil
import subprocess
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from article6 import workbook
from article6.findings import Finding, Outcome, Place
from tests.article6.workbook_case import SHEETS, first_transfer, same, small_aef, write
from tests.chromium import missing

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
TOO_LONG = 180  # seconds for one conversion; usually it takes two


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Folders `ours`, `theirs` (saved by LibreOffice as .xlsx) and `round` (by way of .ods)."""
    if SOFFICE is None:
        missing("LibreOffice is not on this computer, so the workbook was not opened in it: install Calc.")
    folder = tmp_path_factory.mktemp("office")
    ours = folder / "ours"
    ours.mkdir()
    write(ours / "aef.xlsx", full_aef(), identifiers="same")
    write(ours / "form.xlsx")
    place = Place("", "Table 3 Actions", 8, "Vintage")
    found = Finding(
        outcome=Outcome.INCONSISTENT, place=place, problem="=1+1", mend="Mend.", rule="aef.format"
    )
    workbook.annotate(ours / "aef.xlsx", [found], ours / "annotated.xlsx")
    convert(folder, ours.glob("*.xlsx"), "xlsx", "theirs")
    convert(folder, [ours / "aef.xlsx"], "ods", "ods")
    convert(folder, [folder / "ods/aef.ods"], "xlsx", "round")
    return folder


def convert(folder: Path, files, form: str, out: str) -> None:
    """One start of LibreOffice, with a profile of its own: another may be open on this computer."""
    command = [
        SOFFICE,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(folder / out),
        *map(str, files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=TOO_LONG)


def full_aef():
    """What a spreadsheet likes to change: signs, long numbers, zeros in front, blanks, other scripts."""
    aef = small_aef()
    aef.actions.append(first_transfer(10**15, 10**15 + 9, note="=1+1"))
    aef.actions.append(first_transfer(7, 9, note="two\nlines, \u201cquotes\u201d and \u6771\u4eac"))
    aef.actions.append(first_transfer(10, 10, note="'+44 7911", unit_first="0012", unit_last="1E5"))
    more = {"metric": "non-GHG", "non_ghg_metric": "MWh", "amount": Fraction("1234567.125")}
    aef.actions.append(first_transfer(11, 20, **more))
    aef.entities[0].id = "3-4"  # no date
    aef.entities[0].conditions = "@SUM(A1:A9)"
    return aef


@pytest.mark.parametrize("file", ["theirs/aef.xlsx", "round/aef.xlsx", "theirs/annotated.xlsx"])
def test_nothing_is_lost(files, file):
    read = workbook.read(files / file)
    assert same(read, full_aef())
    assert [finding.problem for finding in read.findings if "Findings" not in finding.problem] == []


@pytest.mark.parametrize("file", ["theirs/aef.xlsx", "round/aef.xlsx"])
def test_sheets_lists_and_links_are_there(files, file):
    ours, theirs = (openpyxl.load_workbook(files / one) for one in ("ours/aef.xlsx", file))
    assert theirs.sheetnames == list(SHEETS)
    for sheet in theirs:
        assert sheet.sheet_state == "visible"  # panes are no content: without a window they are not saved
        assert sheet.print_title_rows == ours[sheet.title].print_title_rows
        assert sheet.page_setup.orientation == "landscape"
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    for name in list(SHEETS)[3:6]:
        offered = [
            sum(len(one.sqref.ranges) for one in book[name].data_validations.dataValidation)
            for book in (ours, theirs)
        ]
        assert offered[0] == offered[1] > 0
    link = theirs["Index"]["A8"].hyperlink
    assert "Table 3 Actions" in (link.location or link.target)
    summary = {row[0].value: row[2].value for row in theirs["Summary information"].iter_rows()}
    assert summary["All actions"] == 1_400_500 + 10 + 3 + 1 + 10


def test_comments_and_colours_are_there(files):
    book = openpyxl.load_workbook(files / "theirs/annotated.xlsx")
    cell = book["Table 3 Actions"]["V8"]
    assert "=1+1" in cell.comment.text and cell.fill.fgColor.rgb == "FFFFC9C2"
    assert book["Findings"]["F6"].value == "=1+1" and book["Findings"]["F6"].data_type == "s"
    assert "Table 3 Actions" in str(book["Findings"]["C6"].hyperlink.location)


def test_a_form_comes_back_as_it_was(files):
    assert same(workbook.read(files / "theirs/form.xlsx"), small_aef())
