"""The command line as an official uses it: plain output, exit codes, files never written over."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from article6 import aef, workbook
from article6.authorization import Draft
from article6.command import main
from article6.reports.ndc_file import FORM
from article6.reports.report_files import blank, write_report
from classroom import packs
from classroom.cycle.agreed import authorization
from classroom.cycle.reports import annual_report
from classroom.cycle.trades import trades

PACK = packs.load("kasoro")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with the reports of both Parties for 2027 and 2028, and the events of the ledger."""
    monkeypatch.chdir(tmp_path)
    for code in ("XHA", "XBU"):
        for year in (2027, 2028):
            workbook.write(annual_report(PACK, code, year), f"{code}-{year}.xlsx")
    trades(PACK).save("events.csv")
    Path("ndc.toml").write_text(FORM, "utf-8")
    return tmp_path


def run(capsys, *words):
    code = main([str(word) for word in words])
    told = capsys.readouterr()
    return code, told.out, told.err


def spoilt(name="bad.xlsx", **changes):
    report = annual_report(PACK, "XHA", 2028)
    for field, value in changes.items():
        setattr(report.actions[0], field, value)
    workbook.write(report, name)
    return name


OTHERS = ("--against", "XBU-2027.xlsx", "XBU-2028.xlsx")


def test_a_consistent_pair(desk, capsys):
    code, out, err = run(capsys, "check", "XHA-2028.xlsx", "XHA-2027.xlsx", *OTHERS)
    assert code == 0 and err == ""
    assert out.count("Checked, no inconsistencies identified") == 2


def test_without_the_other_party_the_result_is_open_and_nobody_is_at_fault(desk, capsys):
    code, out, _ = run(capsys, "check", "XHA-2028.xlsx", "XHA-2027.xlsx")
    assert code == 0 and "Null, information for check not available" in out


def test_an_inconsistency_is_told_with_its_place_and_mend(desk, capsys):
    code, out, _ = run(capsys, "check", spoilt(vintage=2019), "XHA-2027.xlsx", *OTHERS)
    assert code == 1 and "Checked, inconsistencies identified" in out
    assert "bad.xlsx, Table 3 Actions, row" in out and "column Vintage" in out and "(check 17" in out


def test_findings_name_the_cell_and_stand_rows_first_as_in_the_annotated_copy(desk, capsys):
    name = spoilt(acquiring=None, quantity=100_000)
    _, out, _ = run(capsys, "check", name, "XHA-2027.xlsx", *OTHERS)
    rows, whole = out.index("(cell Y7)"), out.index("No row of this report does as sent")
    assert rows < whole and out.index("(cell R7)") < whole
    _, out, _ = run(capsys, "check", name, *OTHERS, "--annotate", "numbered.xlsx")
    listed = openpyxl.load_workbook("numbered.xlsx")["Findings"]
    for line in out.splitlines():
        if line[:1].isdigit() and "(cell " in line:
            number, cell = line.partition(".")[0], line.rpartition("(cell ")[2].rstrip(")")
            assert (listed.cell(5 + int(number), 1).value, listed.cell(5 + int(number), 3).value) == (
                int(number),
                cell,
            )


def test_a_report_is_checked_with_the_annual_report(desk, capsys):
    late = blank("initial", "XHA", date(2030, 1, 1), ("CA0099", "CA0100"))
    write_report(late, "initial.toml")
    code, out, _ = run(capsys, "check", "XHA-2028.xlsx", *OTHERS, "--report", "initial.toml", "--all")
    assert code == 1 and "initial report: submitted 01/01/2030" in out
    assert "(check 72" in out and "(check 76" in out
    code, _, err = run(capsys, "check", "XHA-2028.xlsx", "--report", "ndc.toml")
    assert code == 2 and "ndc.toml" in err


def test_a_newer_list_of_values_takes_the_place_of_the_current_one(desk, capsys):
    from importlib import resources

    text = resources.files("article6.aef").joinpath("nomenclature-2026-02-17.csv").read_text("utf-8")
    lines = [line for line in text.splitlines() if "Emission reductions" not in line]
    Path("list-2028-01-01.csv").write_text("\n".join(lines), "utf-8")
    _, out, _ = run(capsys, "check", "XHA-2028.xlsx", *OTHERS, "--nomenclature", "list-2028-01-01.csv")
    assert "Mitigation type" in out and "(check 5" in out
    Path("list.csv").write_text(text, "utf-8")
    code, _, err = run(capsys, "check", "XHA-2028.xlsx", "--nomenclature", "list.csv")
    assert code == 2 and "date of the list" in err


def test_json_holds_the_same(desk, capsys):
    code, out, _ = run(capsys, "check", spoilt(vintage=2019), "XHA-2027.xlsx", *OTHERS, "--format", "json")
    plain = json.loads(out)
    assert code == 1
    first = plain["results"][0]
    assert first["label"] == "Checked, inconsistencies identified"
    assert 17 in {finding["check"] for finding in first["findings"]}


def test_the_annotated_copy_leaves_the_file_alone(desk, capsys):
    name = spoilt(vintage=2019)
    before = Path(name).read_bytes()
    code, out, _ = run(capsys, "check", name, *OTHERS, "--annotate", "told.xlsx")
    assert code == 1 and "bad.xlsx is as it was" in out and Path(name).read_bytes() == before
    assert aef.read("told.xlsx").actions[0].vintage == 2019
    code, _, err = run(capsys, "check", name, "--annotate", "told.xlsx")
    assert code == 2 and "is there already" in err


def test_findings_of_other_forms_go_to_a_csv(desk, capsys):
    aef.write_json(annual_report(PACK, "XHA", 2028), "x.json")
    assert run(capsys, "check", "x.json", *OTHERS, "--annotate", "found.csv")[0] == 0
    assert Path("found.csv").exists()


def test_table_4_is_checked_with_the_reports(desk, capsys):
    assert (
        run(capsys, "table4", "XHA-2027.xlsx", "XHA-2028.xlsx", "--ndc", "ndc.toml", "--out", "t4.csv")[0]
        == 0
    )
    good = run(capsys, "check", "XHA-2028.xlsx", "XHA-2027.xlsx", *OTHERS, "--table4", "t4.csv")
    assert good[0] == 0, good[1]
    text = Path("t4.csv").read_text("utf-8").splitlines()
    row = next(n for n, line in enumerate(text) if line.startswith("13,"))
    text[row] = text[row].replace("97620000", "96380000")  # the adjustment taken away instead of added
    Path("wrong.csv").write_text("\n".join(text), "utf-8")
    code, out, _ = run(capsys, "check", "XHA-2028.xlsx", "XHA-2027.xlsx", *OTHERS, "--table4", "wrong.csv")
    assert code == 1 and "Table 4, row 13, column 2027" in out


def test_a_report_is_written_from_events(desk, capsys):
    words = ("aef", "events.csv", "--party", "XHA", "--year", 2028, "--period", "2026-2030", "--out")
    code, out, _ = run(capsys, *words, "made.xlsx")
    assert code == 0 and "AEF of XHA, 2028" in out and "To be filled in" in out  # the day of submission
    made = aef.read("made.xlsx")
    assert [row.quantity for row in made.actions] == [1_000_000, 100_000, 140_000]
    assert run(capsys, *words, "made.xlsx")[0] == 2  # nothing is written over
    assert run(capsys, *words, "made.json")[0] == run(capsys, *words, "folder")[0] == 0
    assert aef.read("folder").actions[0].first == aef.read("made.json").actions[0].first == 1


def test_a_report_says_what_the_events_do_not_tell(desk, capsys):
    words = ("--period", "2026-2030", "--submitted", "2029-04-10", "--out")
    _, out, _ = run(capsys, "aef", "events.csv", "--party", "XKA", "--year", 2028, *words, "none.json")
    assert "The events tell nothing of XKA for 2028" in out
    _, out, _ = run(capsys, "aef", "events.csv", "--party", "XHA", "--year", 2028, *words, "some.json")
    assert "a row for each entity of table 2: XHA 2027-0451, XHA 2027-0452" in out


def test_a_file_of_another_kind_is_refused_in_one_sentence(desk, capsys):
    for words in (
        ("check", "events.csv"),
        ("check", "."),
        ("check", ""),
        ("table4", "events.csv", "--ndc", "ndc.toml"),
        ("table4", "XHA-2028.xlsx", "--ndc", "XHA-2028.xlsx"),
        ("check", "XHA-2028.xlsx", "--table4", "XHA-2028.xlsx"),
        ("aef", "XHA-2028.xlsx", "--party", "XHA", "--year", 2028, "--out", "z.xlsx"),
        ("calendar", "--party", "XHA", "--period", "2026-2030"),
    ):
        code, out, err = run(capsys, *words)
        assert (code, out) == (2, "") and len(err.splitlines()) == 1, words


def test_table_4_says_which_reports_it_does_not_hold(desk, capsys):
    words = ("aef", "events.csv", "--party", "XHA", "--period", "2026-2030", "--year")
    run(capsys, *words, 2029, "--out", "late.xlsx")
    _, out, _ = run(capsys, "table4", "XHA-2027.xlsx", "late.xlsx", "XBU-2028.xlsx", "--ndc", "ndc.toml")
    assert "Not among the files: 2028." in out and "used after 2029 is not in it" in out
    assert "Left out, it is not of XHA: XBU-2028.xlsx." in out


def test_an_event_that_a_rule_forbids_names_its_row(desk, capsys):
    code, _, err = run(capsys, "aef", "events.csv", "--party", "XHA", "--year", 2028, "--out", "a.xlsx")
    assert code == 2 and "events.csv, row" in err and "To put it right" in err and "--period 2026" in err
    assert not Path("a.xlsx").exists()


def test_periods_of_single_parties(desk, capsys):
    words = ("--period", "XHA=2026-2030", "--period", "XBU=2021-2030", "--out", "b.json")
    assert run(capsys, "aef", "events.csv", "--party", "XBU", "--year", 2028, *words)[0] == 0
    assert aef.read("b.json").submission.first_year == 2021


def test_table_4_is_printed_with_its_paragraphs_and_working(desk, capsys):
    code, out, _ = run(capsys, "table4", "XHA-2028.xlsx", "--ndc", "ndc.toml", "--working")
    assert code == 0 and "averaging, 7(a)(ii)" in out and "+1,140,000" in out and "23(k)(i)" in out
    assert run(capsys, "table4", "--form")[1].startswith("# The NDC")


def test_the_calendar(capsys):
    words = ("calendar", "--party", "XHA", "--period", "2026-2030", "--approach", "CA0099=2026-06-01")
    code, out, _ = run(capsys, *words)
    assert code == 0 and "2027-04-15" in out and "2/CMA.3 annex 20" in out
    plain = json.loads(run(capsys, *words, "--format", "json")[1])
    assert {"date", "what", "rule", "derived"} <= plain[0].keys()
    late = json.loads(run(capsys, *words, "--from", "2028-01-01", "--format", "json")[1])
    assert min(due["date"] for due in late) >= "2028-01-01"


def test_an_authorization_is_checked_and_written_as_a_letter(desk, capsys):
    Path("a.toml").write_text(Draft.of(authorization(PACK)).toml(), "utf-8")
    assert run(capsys, "authorization", "check", "a.toml")[0] == 0
    for name in ("a.docx", "a.html"):
        assert run(capsys, "authorization", "letter", "a.toml", "--out", name)[0] == 0
        assert Path(name).stat().st_size > 1000
    Path("form.toml").write_text(run(capsys, "authorization", "form")[1], "utf-8")
    code, out, _ = run(capsys, "authorization", "check", "form.toml")
    assert code == 1 and "(e) Not given" in out
    plain = json.loads(run(capsys, "authorization", "check", "form.toml", "--format", "json")[1])
    assert {"c", "e", "f", "i", "k"} <= {m["letter"] for m in plain["authorizations"][0]["missing"]}


def test_the_list_of_checks(capsys):
    rows = json.loads(run(capsys, "check", "--list", "--format", "json")[1])
    assert [int(row["id"][1:]) for row in rows] == sorted(int(row["id"][1:]) for row in rows)
    assert "What it looks at" in run(capsys, "check", "--list")[1]


WRONG = [
    ("check",),
    ("check", "missing.xlsx"),
    ("check", "a\0b.xlsx"),
    ("check", "events.csv", "--annotate", "events.csv"),
    ("check", "XHA-2028.xlsx", "XHA-2027.xlsx", "--annotate", "x.xlsx"),
    ("check", "XHA-2028.xlsx", "--annotate", "x.docx"),
    ("check", "XHA-2028.xlsx", "--table4", "events.csv"),
    ("check", "XHA-2028.xlsx", "--authorization", "events.csv"),
    ("aef", "events.csv", "--party", "XHA", "--year", 1999, "--out", "x.xlsx"),
    ("aef", "events.csv", "--party", "XHA", "--year", 2028, "--out", "x.docx"),
    ("aef", "events.csv", "--party", "XHA", "--year", 2028, "--period", "soon", "--out", "x.xlsx"),
    ("aef", "missing.csv", "--party", "XHA", "--year", 2028, "--period", "2026-2030", "--out", "x.xlsx"),
    ("aef", "events.csv", "--party", "Kasoro", "--year", 2028, "--period", "2026-2030", "--out", "x.xlsx"),
    ("table4", "XHA-2028.xlsx"),
    ("table4", "XBU-2028.xlsx", "--ndc", "ndc.toml"),
    ("table4", "XHA-2028.xlsx", "--ndc", "missing.toml"),
    ("calendar", "--party", "XHA", "--period", "2030-2026"),
    ("calendar", "--party", "XHA", "--period", "2026-2030", "--approach", "CA0099"),
    ("calendar", "--party", "XHA", "--period", "2026-2030", "--approach", "CA0099=1 June"),
    ("calendar", "--party", "Kasoro", "--period", "2026-2030"),
    ("authorization", "check", "missing.toml"),
    ("authorization", "letter", "ndc.toml", "--out", "x.pdf"),
    ("authorization",),
    ("nothing",),
    (),
]


@pytest.mark.parametrize("words", WRONG, ids=lambda words: " ".join(map(str, words))[:60] or "nothing")
def test_what_cannot_run_says_why_and_ends_with_2(desk, capsys, words):
    before = sorted(p.name for p in desk.iterdir())
    code, out, err = run(capsys, *words)
    assert code == 2 and (err.strip() or out.strip())
    assert "Traceback" not in err and sorted(p.name for p in desk.iterdir()) == before


@pytest.mark.parametrize("command", ["check", "aef", "table4", "calendar", "authorization"])
def test_help_says_what_it_is_for_and_the_exit_codes(capsys, command):
    assert main([command, "--help"]) == 0
    out = capsys.readouterr().out
    assert "exit codes:" in out and len(out) > 400


def test_help_has_examples(capsys):
    assert main(["--help"]) == 0
    assert "article6 check xha-2028.xlsx --against" in capsys.readouterr().out


def test_a_new_process_starts_without_what_it_does_not_need(desk):
    code = "import sys; from article6.command import main; main(['check', 'XHA-2028.xlsx']); "
    code += "print(sorted({'pandas', 'numpy', 'docx', 'openpyxl', 'matplotlib'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


def test_a_reader_that_goes_away_is_no_error(desk):
    done = subprocess.run(
        f"{sys.executable} -m article6.command check --list | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr


@pytest.mark.parametrize("closed", ["stdout", "stderr"])
@pytest.mark.parametrize("words", [["check", "--list"], ["check"], ["aef", "x"], ["check", "no.xlsx"]])
def test_a_screen_that_is_closed_is_no_error(monkeypatch, closed, words):
    monkeypatch.setattr(sys, closed, None)
    assert main(words) == (0 if "--list" in words else 2)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_that_lead_in_a_circle_are_told_in_a_sentence(tmp_path, capsys):
    (tmp_path / "a.xlsx").symlink_to(tmp_path / "a.xlsx")
    assert main(["check", str(tmp_path / "a.xlsx")]) == 2
    assert "article6 check:" in capsys.readouterr().err


def test_ctrl_c_while_a_command_is_being_loaded_is_told_in_a_sentence(monkeypatch, capsys):
    def stop(name):
        raise KeyboardInterrupt

    monkeypatch.setattr("importlib.import_module", stop)
    assert main(["check", "a.xlsx"]) == 2
    assert "Stopped. No file was changed." in capsys.readouterr().err


def test_a_terminal_is_never_steered_by_what_a_file_holds(desk, capsys):
    report = annual_report(PACK, "XHA", 2028)
    aef.write_json(report, "x.json")
    text = Path("x.json").read_text("utf-8").replace(report.actions[0].authorization, "\\u001b[2Jgone")
    Path("x.json").write_text(text, "utf-8")
    _, out, _ = run(capsys, "check", "x.json", *OTHERS)
    assert "gone" in out and "\x1b" not in out


def test_a_screen_that_cannot_show_a_letter(desk):
    workbook.write(annual_report(PACK, "XHA", 2028), "Überblick-東.xlsx")
    done = subprocess.run(
        [sys.executable, "-m", "article6.command", "check", "Überblick-東.xlsx"],
        capture_output=True,
        env=dict(os.environ, PYTHONIOENCODING="ascii"),
        check=False,
    )
    assert done.returncode == 0 and b"Traceback" not in done.stderr
