"""The sheet to take home: its content, and that it is never half-written."""

import csv
import io
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from classroom.readiness import (
    ReadinessError,
    assess,
    catalogue,
    example,
    learning_path,
    questions,
    support_sheet,
)
from classroom.readiness import keep as keeping

ON = date(2026, 11, 22)


@pytest.fixture
def sheet():
    country, answers = example()
    return support_sheet(assess(answers, country, ON))


def test_both_files_are_written_into_a_new_folder(sheet, tmp_path):
    saved = sheet.save(tmp_path / "deep" / "my-work")
    assert repr(saved) == "Saved support-needs-XOR.html and support-needs-XOR.csv in the folder my-work."
    assert sorted(p.name for p in (tmp_path / "deep" / "my-work").iterdir()) == [
        "support-needs-XOR.csv",
        "support-needs-XOR.html",
    ]


def test_the_table_holds_each_need_with_its_rule_and_its_help(sheet, tmp_path):
    saved = sheet.save(tmp_path)
    raw = saved.paths[1].read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")  # so that spreadsheets read it as UTF-8
    read = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len(read) == len(sheet.needs) + len(sheet.to_find_out)
    assert [int(row["order"]) for row in read] == list(range(1, len(read) + 1))
    tracking = next(row for row in read if row["need"] == "Arrangements for tracking ITMOs")
    assert tracking["rule"] == "2/CMA.3 annex 4(d)" and tracking["kind_of_help"] == "IT"
    assert tracking["your_answer"] == "no" and tracking["asked_by"] == "asked by the decision"
    assert all(all(row.values()) for row in read)
    assert not any(cell[0] in "=+-@" for row in read for cell in row.values())


def test_the_page_stands_alone_and_names_nobody(sheet):
    page = sheet.page()
    assert page.startswith("<!DOCTYPE html>") and "Oruvia" in page and "2026-11-22" in page
    assert not re.search(r'(src|href)="http', page) and "@import" not in page
    assert "/home" not in page and str(Path.home()) not in page


def test_without_a_country_the_sheet_names_none(tmp_path):
    sheet = support_sheet(assess({"role": "host", "ndc.room": "no"}, on=ON))
    assert [p.name for p in sheet.save(tmp_path).paths] == ["support-needs.html", "support-needs.csv"]
    assert sheet.title == "Support needs for Article 6.2"


def test_a_folder_that_cannot_be_used_is_told_with_the_way_out(sheet, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(ReadinessError, match="Name another folder"):
        sheet.save(tmp_path / "file")
    with pytest.raises(ReadinessError, match="my-work"):
        sheet.save("  ")


def old_sheet(folder):
    sheet = support_sheet(assess({"role": "host", "ndc.room": "no"}, "GHA", date(2026, 1, 1)))
    return {path: path.read_bytes() for path in sheet.save(folder).paths}


@pytest.mark.parametrize("call", [1, 2])
def test_a_full_disk_leaves_the_old_sheet(sheet, tmp_path, monkeypatch, call):
    old = old_sheet(tmp_path)
    count = 0

    def full(_handle):
        nonlocal count
        count += 1
        if count == call:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(keeping.os, "fsync", full)
    new = support_sheet(assess({"role": "both"}, "GHA", ON))
    with pytest.raises(ReadinessError, match="No space left"):
        new.save(tmp_path)
    assert {p: p.read_bytes() for p in tmp_path.iterdir()} == old


KILLED = """
import os, sys
from datetime import date
from pathlib import Path
from classroom.readiness import assess, support_sheet
from classroom.readiness import keep
name, stop = sys.argv[2], int(sys.argv[3])
real, count = getattr(os, name), 0
def dying(*given):
    global count
    count += 1
    if count == stop:
        os._exit(9)
    return real(*given)
setattr(os, name, dying)
profile = assess({"role": "both", "ndc.room": "partly"}, "GHA", date(2026, 11, 22))
support_sheet(profile).save(Path(sys.argv[1]))
"""


@pytest.mark.parametrize(
    ("name", "stop", "renamed"), [("fsync", 1, 0), ("fsync", 2, 0), ("replace", 1, 0), ("replace", 2, 1)]
)
def test_a_killed_writer_leaves_each_file_whole(tmp_path, name, stop, renamed):
    old = old_sheet(tmp_path)
    new = new_sheet(tmp_path / "other")
    run = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), name, str(stop)], check=False, timeout=60
    )
    assert run.returncode == 9
    for number, (path, content) in enumerate(old.items()):
        assert path.read_bytes() == (new[path.name] if number < renamed else content)
    # What the killed writer left behind does not disturb the next one.
    support_sheet(assess({"role": "both", "ndc.room": "partly"}, "GHA", ON)).save(tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()} == new


def new_sheet(folder):
    saved = support_sheet(assess({"role": "both", "ndc.room": "partly"}, "GHA", ON)).save(folder)
    return {path.name: path.read_bytes() for path in saved.paths}


def test_only_lessons_that_exist_are_linked(sheet):
    path = learning_path(sheet.profile)
    linked = re.findall(r'href="([^"]+)"', path.html("../", ".ipynb"))
    assert linked == [f"../{step.lesson.page}.ipynb" for step in path.ready]
    for step in path.planned:
        assert step.lesson.title in path.html() and f">{step.lesson.title}</a>" not in path.html()


def test_each_lesson_with_a_page_exists_under_its_title():
    root = Path(__file__).parents[2] / "notebooks"
    for lesson in catalogue().lessons.values():
        if lesson.page:
            cells = json.loads((root / f"{lesson.page}.ipynb").read_text("utf-8"))["cells"]
            assert "".join(cells[0]["source"]).splitlines()[0] == f"# {lesson.title}"


def test_the_questions_can_be_read_without_a_kernel():
    page = questions().html()
    assert page.count("<details>") == 9 and "2/CMA.3 annex 4(a)" in page and "<script" not in page


def test_what_is_written_is_escaped():
    from article6 import parties

    parties.register("XSE", "<b>R & D</b>")
    sheet = support_sheet(assess({"role": "host", "ndc.room": "no"}, "XSE", ON))
    assert "<b>R & D</b>" not in sheet.html() and "&lt;b&gt;R &amp; D" in sheet.page()
